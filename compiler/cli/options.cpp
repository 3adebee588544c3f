#include "cli/options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

#include <fmt/format.h>
#include <llvm/Support/CommandLine.h>
#include <llvm/Support/raw_ostream.h>

#include "base/text.h"
#include "cli/console.h"
#include "emit/exports.h"
#include "language/constructs.h"
#include "locale/tag.h"

namespace campaign {
namespace {

namespace cl = llvm::cl;

constexpr const char* kTitle = "campaign: a compiler for marketing plans";
constexpr const char* kOverview =
    "campaign: a compiler for marketing plans\n\n"
    "  campaign check plans/                          say what is wrong with the plans in a folder\n"
    "  campaign watch plans/                          say it again whenever a plan changes\n"
    "  campaign serve plans/                          show them in the browser, always as they are saved\n"
    "  campaign build plans/ --out site               make a site, JSON and exports of them\n"
    "  campaign schedule plans/                       say when everything happens, and what waits for what\n"
    "  campaign export --format ics plans/            write their dates for a calendar\n"
    "  campaign explain time_bound.missing_deadline   say what a finding means\n";

constexpr const char* kMoreHelp =
    "\nEXIT STATUS:\n"
    "  0  nothing found at the level asked for: errors, or with --deny also warnings or hints\n"
    "  1  findings at that level; what was asked for is written all the same\n"
    "  2  the command could not do its job: bad usage, a path that cannot be read, an output that cannot be written\n"
    "`watch` and `serve` go on until Ctrl-C, and end with 0 then.\n\n"
    "`check`, `watch` and `test` say what they find on standard output, so that it can be piped and paged; the other commands, whose\n"
    "output is something else, say it on standard error. What keeps a command from its job always stands there. NO_COLOR is honoured.\n";

/// What a command's help begins with.
struct Examples {
  std::string_view command;
  const char* text;
};
constexpr Examples kExamples[] = {
    {"check",
     "campaign check plans/                      all plans in a folder\n"
     "  campaign check --deny warnings spring.campaign | less\n"
     "  campaign check --format sarif . > findings.sarif\n"
     "  git show HEAD:spring.campaign | campaign check --stdin-name spring.campaign -"},
    {"watch", "campaign watch plans/                      again whenever a plan in it changes, until Ctrl-C"},
    {"serve", "campaign serve plans/                      then open http://127.0.0.1:8017/\n  campaign serve --port 0 spring.campaign"},
    {"build",
     "campaign build plans/ --out site           then open site/index.html\n"
     "  campaign build plans/ --only board --out board\n"
     "  campaign build plans/ --single-file --out one"},
    {"json", "campaign json spring.campaign | jq '.campaigns[].goals[].name'\n  campaign json plans/ -o plan.json"},
    {"schedule",
     "campaign schedule spring.campaign           when everything begins and ends, and how much later it could\n"
     "  campaign schedule --critical plans/         what decides when a campaign ends\n"
     "  campaign schedule --why launch plans/       why something lies where it lies\n"
     "  campaign schedule --format csv plans/ > schedule.csv"},
    {"export", "campaign export --format ics plans/ > plan.ics\n  campaign export --format summary plans/ | gh pr comment --body-file -"},
    {"explain", "campaign explain time_bound.missing_deadline\n  campaign explain --list | grep budget"},
    {"schema", "campaign schema > plan.schema.json"},
    {"fmt", "campaign fmt plans/                        writes them\n  campaign fmt --check plans/                names those that lack the layout\n  campaign fmt --diff spring.campaign"},
    {"lsp", "campaign lsp                               an editor starts it, and talks to it"},
    {"test", "campaign test house/rules.campaign         whether its rules find what their examples say"},
    {"doc", "campaign doc --out reference               then open reference/index.html\n  campaign doc --markdown --out reference"},
};

/// What other tools call a command of ours.
struct Synonym {
  std::string_view theirs, ours;
};
constexpr Synonym kCommandSynonyms[] = {
    {"lint", "check"},   {"validate", "check"}, {"verify", "check"}, {"format", "fmt"},   {"compile", "build"}, {"make", "build"},
    {"generate", "build"}, {"site", "build"},   {"preview", "serve"}, {"dev", "serve"},   {"server", "serve"},  {"docs", "doc"},
    {"gantt", "schedule"},  {"timeline", "schedule"}, {"plan", "schedule"}, {"rules", "explain --list"}, {"list", "explain --list"}, {"run", "check"}, {"print", "json"},
};
/// What other tools call an option, and what is written here.
constexpr Synonym kOptionSynonyms[] = {
    {"json", "--format json"},     {"sarif", "--format sarif"},   {"strict", "--deny warnings"}, {"Werror", "--deny warnings"},
    {"no-color", "--color never"}, {"no-colour", "--color never"}, {"output", "--out DIR"},       {"output-dir", "--out DIR"},
    {"today", "--as-of DATE"},     {"date", "--as-of DATE"},      {"now", "--as-of DATE"},       {"stage", "--gate STAGE"},
    {"root", "--workspace DIR"},   {"stdin-filename", "--stdin-name NAME"}, {"max-warnings", "--deny warnings"}, {"dry-run", "--diff"},
};

constexpr std::uint32_t kPort = 8017;
constexpr std::uint32_t kMostDepth = 1'000;  // What the stack bears in every build, with room to spare.
constexpr std::uint64_t kMostFileBytes = (std::uint64_t{1} << 32) - 2;  // Places in a file are 32 bits wide.

/// Makes an option one of several subcommands.
struct OptionOf {
  std::vector<cl::SubCommand*> commands;

  template <typename Option>
  void apply(Option& option) const {  // What LLVM asks of an option's modifiers.
    for (cl::SubCommand* command : commands) option.addSubCommand(*command);
  }
};

/// Makes an option one of the forms that plans are exported in.
struct ExportNames {
  template <typename Option>
  void apply(Option& option) const {
    for (const ExportFormat& format : all_exports()) option.getParser().addLiteralOption(format.name, &format, format.meaning);
  }
};

/// Everything LLVM parses into. It lives as long as the parsing; LLVM's registry is never asked again after that.
struct CommandLine {
  cl::SubCommand check{"check", "Say what is wrong with plans"};
  cl::SubCommand watch{"watch", "Check plans again whenever they change"};
  cl::SubCommand serve{"serve", "Show plans as a site in the browser that follows every change"};
  cl::SubCommand build{"build", "Make a site, JSON and exports of plans"};
  cl::SubCommand json{"json", "Write plans, resolved, as JSON"};
  cl::SubCommand schedule{"schedule", "Say when everything in plans happens, and what waits for what"};
  cl::SubCommand export_{"export", "Write plans as a calendar, a table or a summary"};
  cl::SubCommand explain{"explain", "Say what a finding means and what to do about it"};
  cl::SubCommand schema{"schema", "Print the JSON Schema of what `json` and `build` write"};

  cl::SubCommand fmt{"fmt", "Give plans the one layout"};
  cl::SubCommand lsp{"lsp", "Serve editors over the Language Server Protocol on standard input and output"};
  cl::SubCommand test{"test", "Say whether the examples of rules show what they should"};
  cl::SubCommand doc{"doc", "Write the reference of the language, its rules and its library"};

  cl::OptionCategory input{"Input"};
  cl::OptionCategory findings{"Findings"};
  cl::OptionCategory output{"Output"};
  cl::OptionCategory limit{
      "Limits", "They keep any input from using the machine up; raise one for a plan that is truly that large."};

  const OptionOf plans{{&check, &watch, &serve, &build, &json, &schedule, &export_, &test}};

  const OptionOf in_text{{&check, &watch, &build, &json, &schedule, &export_, &test}};
  const OptionOf once{{&check, &build, &json, &schedule, &export_, &test, &fmt}};  // Standard input can be read only once.
  const OptionOf files{{&check, &watch, &serve, &build, &json, &schedule, &export_, &test, &fmt}};

  cl::list<std::string> paths{cl::Positional, cl::desc("PATH..."), files};
  cl::opt<std::string> stdin_name{
      "stdin-name",
      cl::cat(input),
      once,
      cl::value_desc("NAME"),
      cl::init("<stdin>"),
      cl::desc("The name to show for standard input (the path `-`); relative `use` starts from its folder")};
  cl::opt<std::string> workspace{"workspace", cl::cat(input), plans, cl::value_desc("DIR"),
                                 cl::desc("The folder that `use` and links may not leave; the current folder,\n"
                                          "or what the paths have in common when they lie outside it")};
  cl::opt<std::string> as_of{"as-of", cl::cat(input), plans, cl::value_desc("DATE"),
                             cl::desc("The day that counts as today, as in 2027-03-31")};

  cl::opt<ReportFormat> format{
      "format",
      cl::cat(findings),
      cl::sub(check),
      cl::sub(build),
      cl::init(ReportFormat::text),
      cl::desc("How to show findings:"),
      cl::values(clEnumValN(ReportFormat::text, "text", "for people (default)"),
                 clEnumValN(ReportFormat::json, "json", "for programs, on standard output"),
                 clEnumValN(ReportFormat::sarif, "sarif", "SARIF 2.1.0 for code hosts, on standard output"))};
  cl::opt<Severity> deny{"deny",
                         cl::cat(findings),
                         plans,
                         cl::init(Severity::error),
                         cl::desc("What besides errors gives exit status 1, and a red line in `watch` and `serve`:"),
                         cl::values(clEnumValN(Severity::warning, "warnings", "warnings"),
                                    clEnumValN(Severity::hint, "hints", "warnings and hints"))};
  cl::opt<std::string> locale{"locale", cl::cat(findings), plans, cl::value_desc("TAG"),
                              cl::desc("The language and region in which findings are said, as in de or de-AT;\n"
                                       "numbers and dates as there is usual, words in English or German")};
  cl::opt<std::string> gate{"gate", cl::cat(findings), plans, cl::value_desc("STAGE"),
                            cl::desc("The strictness of a stage (draft, review, launch, live, closed), whatever the\n"
                                     "campaigns say of themselves")};
  cl::opt<ColorChoice> color{
      "color",
      cl::cat(findings),
      plans,
      cl::sub(explain),
      cl::init(ColorChoice::automatic),
      cl::desc("Whether to colour:"),
      cl::values(clEnumValN(ColorChoice::automatic, "auto", "on a terminal, unless NO_COLOR is set (default)"),
                 clEnumValN(ColorChoice::always, "always", "always"),
                 clEnumValN(ColorChoice::never, "never", "never"))};
  cl::opt<std::size_t> max_findings{
      "max-findings", cl::cat(limit),
      in_text,        cl::value_desc("N"),
      cl::init(100),  cl::desc("Findings shown as text, 0 for all: more than 100 nobody reads (default 100)")};

  cl::opt<std::uint64_t> max_file_bytes{
      "max-file-bytes",
      cl::cat(limit),
      files,
      cl::value_desc("N"),
      cl::init(Limits{}.max_file_bytes),
      cl::desc("Bytes of one file: a larger one is a mistake more often than a plan (default 64 MiB)")};
  cl::opt<std::uint32_t> max_depth{
      "max-depth",
      cl::cat(limit),
      plans,
      cl::value_desc("N"),
      cl::init(Limits{}.max_depth),
      cl::desc("Blocks and brackets in one another: deeper ones cost stack (default 200, at most 1000)")};
  cl::opt<std::uint32_t> max_files{"max-files",
                                   cl::cat(limit),
                                   plans,
                                   cl::value_desc("N"),
                                   cl::init(Limits{}.max_files),
                                   cl::desc("Files of one compilation: all are held in memory (default 10000)")};
  cl::opt<std::uint32_t> max_syntax_errors{
      "max-syntax-errors",
      cl::cat(limit),
      plans,
      cl::value_desc("N"),
      cl::init(Limits{}.max_syntax_errors),
      cl::desc("Syntax errors of one file: what is no plan is not read to its end (default 1000)")};

  cl::opt<std::uint64_t> max_rule_steps{
      "max-rule-steps",
      cl::cat(limit),
      plans,
      cl::value_desc("N"),
      cl::init(Limits{}.max_rule_steps),
      cl::desc("Steps of one rule over a plan: a rule of loops within loops ends (default 50 million)")};

  // -- for one or two --

  cl::opt<std::string> out{"out", cl::cat(output), cl::sub(build), cl::sub(doc), cl::value_desc("DIR"),
                           cl::desc("The folder to write to; files in it that no build has written are never touched")};
  cl::opt<std::string> json_out{
      "o",           cl::cat(output),
      cl::sub(json), cl::value_desc("FILE"),
      cl::init("-"), cl::desc("The file to write; `-` is standard output, which it is by default")};
  cl::opt<const ExportFormat*> export_format{"format", cl::cat(output), cl::sub(export_), cl::init(nullptr),
                                             cl::desc("What to write to standard output:"), ExportNames()};
  cl::opt<ScheduleFormat> schedule_format{
      "format",
      cl::cat(output),
      cl::sub(schedule),
      cl::init(ScheduleFormat::text),
      cl::desc("How to show the schedule:"),
      cl::values(clEnumValN(ScheduleFormat::text, "text", "a table for people (default)"), clEnumValN(ScheduleFormat::json, "json", "for programs"),
                 clEnumValN(ScheduleFormat::csv, "csv", "a row a tactic and milestone"))};
  cl::opt<bool> critical{"critical", cl::cat(output), cl::sub(schedule), cl::desc("Show only the chain that decides when a campaign ends, with reasons")};
  cl::opt<std::string> why{"why", cl::cat(output), cl::sub(schedule), cl::value_desc("NAME"),
                           cl::desc("Show why one tactic or milestone lies where it lies; a name or a path")};
  cl::opt<std::uint32_t> port{"port", cl::cat(output), cl::sub(serve), cl::value_desc("N"), cl::init(kPort),
                              cl::desc("The port of 127.0.0.1 to serve on, 0 for a free one (default 8017)")};
  cl::opt<bool> check_only{"check", cl::cat(output), cl::sub(fmt),
                           cl::desc("Name the files that are not formatted, and write none; exit status 1 if there are any")};
  cl::opt<bool> diff{"diff", cl::cat(output), cl::sub(fmt), cl::desc("Show what would change, and write nothing")};
  cl::opt<bool> markdown{"markdown", cl::cat(output), cl::sub(doc), cl::desc("Write Markdown instead of HTML")};
  cl::opt<bool> force{"force", cl::cat(output), cl::sub(build), cl::sub(json), cl::sub(doc),
                      cl::desc("Also replace what was changed by hand, or a JSON file that is not a plan's")};
  cl::opt<bool> single_file{"single-file", cl::cat(output), cl::sub(build),
                            cl::desc("Make the site as one page that needs no other file, to send or to print")};
  cl::opt<std::string> only{"only", cl::cat(output), cl::sub(build), cl::value_desc("VIEW"),
                            cl::desc("Make the site of one `view` of the plan, and nothing beside it")};
  cl::list<std::string> finding{cl::Positional, cl::desc("NAME"), cl::sub(explain)};
  cl::opt<bool> list{"list", cl::cat(output), cl::sub(explain), cl::desc("List all findings")};

  cl::extrahelp more_help{kMoreHelp};

  [[nodiscard]] cl::SubCommand& command_named(std::string_view name) {
    for (cl::SubCommand* command : {&check, &watch, &serve, &build, &json, &schedule, &export_, &explain, &schema, &fmt, &lsp, &test, &doc}) {
      if (std::string_view(command->getName().data(), command->getName().size()) == name) return *command;
    }
    return check;
  }

  /// The words that an option takes, where it takes one of several.
  [[nodiscard]] std::vector<std::string_view> values_of(std::string_view command, std::string_view option) {
    const auto of = [](const cl::generic_parser_base& parser) {
      std::vector<std::string_view> values;
      for (unsigned i = 0; i < parser.getNumOptions(); ++i) values.emplace_back(parser.getOption(i).data(), parser.getOption(i).size());
      return values;
    };
    if (option == "format" && command == "schedule") return of(schedule_format.getParser());
    if (option == "format") return command == "export" ? of(export_format.getParser()) : of(format.getParser());
    if (option == "deny") return of(deny.getParser());
    if (option == "color") return of(color.getParser());
    return {};
  }
};

using Words = std::array<std::string_view, 13>;
constexpr Words kCommands = {"check", "watch", "serve", "build", "json", "schedule", "export", "explain", "schema", "fmt", "lsp", "test", "doc"};

tl::unexpected<ExitStatus> usage_error(const std::string& message) {
  Console(ColorChoice::automatic).error(message);
  return tl::unexpected(kFailed);
}

/// `YYYY-MM-DD`, a day that exists.
std::optional<std::chrono::year_month_day> parse_day(std::string_view text) {
  const auto number = [&](std::size_t at, std::size_t size) -> std::optional<int> {
    int value = 0;
    const char* const end = text.data() + at + size;
    const auto [stop, error] = std::from_chars(text.data() + at, end, value);
    return error == std::errc() && stop == end && value >= 0 ? std::optional(value) : std::nullopt;
  };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number(0, 4);
  const auto month = number(5, 2);
  const auto day = number(8, 2);
  if (!year || !month || !day) return std::nullopt;
  const auto date = std::chrono::year{*year} / *month / *day;
  return date.ok() ? std::optional(date) : std::nullopt;
}

template <typename Rows>
std::optional<std::string_view> ours_for(std::string_view theirs, const Rows& rows) {
  const auto found = std::ranges::find(rows, theirs, &Synonym::theirs);
  return found == std::end(rows) ? std::nullopt : std::optional(found->ours);
}

bool is_command(std::string_view word) { return std::ranges::find(kCommands, word) != kCommands.end(); }

/// The first word must be a command: LLVM would only complain about what stands behind a misspelt one.
tl::expected<void, ExitStatus> check_command_word(std::string_view word) {
  if ((word.starts_with('-') && word != "-") || is_command(word)) return {};
  if (word == "-" || word.ends_with(".campaign") || word.find('/') != word.npos) {
    return usage_error(::fmt::format("`{}` is no command; to check a plan write `campaign check {}`", word, word));
  }
  if (const auto ours = ours_for(word, kCommandSynonyms)) {
    return usage_error(::fmt::format("there is no command `{}`; write `campaign {}`", word, *ours));
  }
  std::string message = ::fmt::format("there is no command `{}`", word);
  if (const auto meant = closest(word, kCommands)) {
    message += ::fmt::format("; did you mean `{}`?", *meant);
  } else {
    message += ::fmt::format("; the commands are {}", ::fmt::join(kCommands, ", "));
  }
  return usage_error(message);
}

/// The options of a command as people write them: `--format`, `-o`.
std::vector<std::string> options_of(cl::SubCommand& command) {
  std::vector<std::string> names;
  for (const auto& entry : cl::getRegisteredOptions(command)) {
    if (entry.second->getOptionHiddenFlag() != cl::NotHidden) continue;
    const llvm::StringRef name = entry.first();
    names.push_back((name.size() == 1 ? "-" : "--") + name.str());
  }
  std::ranges::sort(names);
  return names;
}

/// What is wrong with the value of an option that takes one of several words, or a number; empty where nothing is.
std::string fault_of(std::string_view option, std::string_view value, const std::vector<std::string_view>& words) {
  if (option == "port" || option.starts_with("max-")) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    const bool fits = error == std::errc() && end == value.data() + value.size();
    return fits ? "" : ::fmt::format("`--{}` takes a whole number, not `{}`", option, value);
  }
  if (words.empty() || std::ranges::find(words, value) != words.end()) return {};
  std::string message = ::fmt::format("`--{}` does not know `{}`", option, value);
  if (const auto meant = closest(value, words)) return message + ::fmt::format("; did you mean `{}`?", *meant);
  return message + ::fmt::format("; write one of {}", ::fmt::join(words, ", "));
}

/// Says what an option that a command does not have may have been meant as, and which values there are; LLVM's own guess is any
/// option at all, and what it says of values goes past us.
tl::expected<void, ExitStatus> check_option_words(std::span<const char* const> words, CommandLine& line, std::string_view name) {
  cl::SubCommand& command = line.command_named(name);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word == "--") return {};
    if (word.size() < 2 || word.front() != '-' || (word[1] >= '0' && word[1] <= '9')) continue;
    const std::string_view option = word.substr(word.find_first_not_of('-'));
    const std::size_t sign = option.find('=');
    const std::string_view bare = option.substr(0, sign);
    const auto& registered = cl::getRegisteredOptions(command);
    if (const auto known = registered.find(llvm::StringRef(bare.data(), bare.size())); known != registered.end()) {
      const bool takes_next = sign == option.npos && known->second->getValueExpectedFlag() == cl::ValueRequired;
      if (takes_next && i + 1 == words.size()) continue;
      const std::string_view value = takes_next ? words[++i] : sign == option.npos ? std::string_view() : option.substr(sign + 1);
      if (sign == option.npos && !takes_next) continue;
      if (const std::string fault = fault_of(bare, value, line.values_of(name, bare)); !fault.empty()) return usage_error(fault);
      continue;
    }
    const std::string_view shown = word.substr(0, word.find('='));
    const std::vector<std::string> names = options_of(command);
    std::string message = ::fmt::format("`campaign {}` has no option `{}`", name, shown);
    if (bare == "fix") return usage_error(message + "; editors make the fixes that findings offer, and `campaign fmt` gives plans their layout");
    if (bare == "watch") return usage_error(message + "; write `campaign watch PATH...`");
    const auto ours = ours_for(bare, kOptionSynonyms);
    if (ours && std::ranges::find(names, ours->substr(0, ours->find(' '))) != names.end()) {
      return usage_error(message + ::fmt::format("; write `{}`", *ours));
    }
    if (const auto meant = closest("--" + std::string(bare), std::vector<std::string_view>(names.begin(), names.end()))) {
      return usage_error(message + ::fmt::format("; did you mean `{}`?", *meant));
    }
    return usage_error(message + ::fmt::format("; it has {}", ::fmt::join(names, ", ")));
  }
  return {};
}

Command chosen(const CommandLine& line) {
  if (line.watch) return Command::watch;
  if (line.serve) return Command::serve;
  if (line.build) return Command::build;
  if (line.json) return Command::json;
  if (line.schedule) return Command::schedule;
  if (line.export_) return Command::export_;
  if (line.explain) return Command::explain;
  if (line.schema) return Command::schema;
  if (line.fmt) return Command::fmt;
  if (line.lsp) return Command::lsp;
  if (line.test) return Command::test;
  if (line.doc) return Command::doc;
  return Command::check;
}

bool reads_plans(Command command) {
  return command == Command::check || command == Command::watch || command == Command::serve || command == Command::build || command == Command::json || command == Command::schedule || command == Command::export_ ||
         command == Command::test || command == Command::fmt;
}

/// The stages of a campaign as the language has them.
std::string_view stages() { return find_property(Kind::campaign, "stage")->words; }

bool is_stage(std::string_view word) {
  const std::string padded = ::fmt::format(" {} ", stages());
  return padded.find(::fmt::format(" {} ", word)) != std::string::npos;
}

/// What LLVM cannot know to be wrong.
tl::expected<Options, ExitStatus> checked(const CommandLine& line) {
  Options options;
  options.command = chosen(line);
  options.paths = {line.paths.begin(), line.paths.end()};
  options.stdin_name = line.stdin_name;
  options.workspace = line.workspace;
  options.limits = {line.max_file_bytes, line.max_depth, line.max_files, line.max_rule_steps, line.max_syntax_errors};
  options.gate = line.gate;
  options.format = line.format;
  options.deny = line.deny;
  options.color = line.color;
  options.max_findings = line.max_findings;
  options.out = options.command == Command::json ? line.json_out : line.out;
  options.export_format = line.export_format;
  options.schedule_format = line.schedule_format;
  options.critical = line.critical;
  options.why = line.why;
  options.force = line.force;
  options.only = line.only;
  options.single_file = line.single_file;
  options.markdown = line.markdown;
  options.check_only = line.check_only;
  options.diff = line.diff;
  options.list = line.list;
  const std::string_view name = kCommands[static_cast<std::size_t>(options.command)];

  if (reads_plans(options.command) && options.paths.empty()) {
    return usage_error(::fmt::format("which plans? write `campaign {} PATH...`; `.` is the current folder", name));
  }
  if (std::ranges::count(options.paths, "-") > 1) return usage_error("standard input (`-`) can be read only once");
  if (!line.as_of.empty()) {
    options.as_of = parse_day(line.as_of);
    if (!options.as_of)
      return usage_error(::fmt::format("`{}` is no day; write one as in `--as-of 2027-03-31`", line.as_of));
  }
  if (!line.locale.empty()) {
    const auto tag = canonical_tag(line.locale);
    if (!tag) {
      const auto meant = meant_tag(line.locale);
      return usage_error(::fmt::format("`{}` is no language; {}", line.locale,
                                       meant ? ::fmt::format("did you mean `--locale {}`?", *meant) : "write one as in `--locale de` or `--locale de-AT`"));
    }
    options.locale = *tag;
  }
  if (!options.gate.empty() && !is_stage(options.gate)) {
    return usage_error(::fmt::format("`{}` is no stage; write one of {}", options.gate, stages()));
  }
  if (options.limits.max_depth > kMostDepth) {
    return usage_error(
        ::fmt::format("--max-depth can be at most {}: deeper plans could run off the stack's end", kMostDepth));
  }
  if (options.limits.max_file_bytes > kMostFileBytes) {
    return usage_error(::fmt::format("--max-file-bytes can be at most {}", kMostFileBytes));
  }
  if (options.command == Command::build && options.out.empty()) {
    return usage_error("where to? say which folder to write: `campaign build PATH... --out DIR`");
  }
  if (options.command == Command::export_ && options.export_format == nullptr) {
    std::string names;
    for (const ExportFormat& format : all_exports()) names.append(names.empty() ? "" : ", ").append(format.name);
    return usage_error(::fmt::format("in which form? write `campaign export --format FORM PATH...`; the forms are {}", names));
  }
  if (options.command == Command::doc && options.out.empty()) {
    return usage_error("where to? say which folder to write: `campaign doc --out DIR`");
  }
  if (line.port > std::numeric_limits<std::uint16_t>::max()) return usage_error("--port can be at most 65535");
  options.port = static_cast<std::uint16_t>(line.port);
  if (options.command == Command::json && options.out.empty()) return usage_error("`-o` needs a file, or `-`");
  if (options.command == Command::explain) {
    if (line.finding.size() > 1) return usage_error("one finding at a time: `campaign explain NAME`");
    if (line.finding.empty() && !options.list) {
      return usage_error("which finding? write `campaign explain NAME`; `campaign explain --list` lists them");
    }
    if (!line.finding.empty()) options.finding = line.finding.front();
  }
  return options;
}

/// `campaign help build` and `campaign version` are asked as options here.
void ask_as_option(std::vector<const char*>& words) {
  const std::string_view first = words[1];
  if (first == "version") words = {words[0], "--version"};
  if (first != "help") return;
  if (words.size() > 2 && is_command(words[2])) {
    words = {words[0], words[2], "--help"};
  } else {
    words = {words[0], "--help"};
  }
}

std::string with_examples(std::string_view command) {
  const auto found = std::ranges::find(kExamples, command, &Examples::command);
  return found == std::end(kExamples) ? kTitle : ::fmt::format("{}\n\n  {}\n", kTitle, found->text);
}

}  // namespace

tl::expected<Options, ExitStatus> parse_options(int argc, const char* const* argv) {
  CommandLine line;
  cl::SetVersionPrinter([](llvm::raw_ostream& out) { out << "campaign " CAMPAIGN_VERSION "\n"; });
  // LLVM's own switches are of no use to the reader of a plan.
  for (cl::SubCommand* command :
       {&*cl::TopLevelSubCommand, &line.check, &line.watch, &line.serve, &line.build, &line.json, &line.schedule, &line.export_, &line.explain, &line.schema, &line.fmt, &line.lsp, &line.test, &line.doc}) {
    cl::HideUnrelatedOptions({&line.input, &line.findings, &line.output, &line.limit}, *command);
  }

  if (argc < 2) {
    cl::ParseCommandLineOptions(1, std::array{"campaign"}.data(), kOverview);
    cl::PrintHelpMessage();
    return tl::unexpected(kFailed);
  }
  std::vector<const char*> words(argv, argv + argc);
  words[0] = "campaign";  // LLVM's messages name the program by it, wherever it is installed.
  ask_as_option(words);
  if (const auto word = check_command_word(words[1]); !word) return tl::unexpected(word.error());
  const bool of_command = !std::string_view(words[1]).starts_with('-');
  if (of_command) {
    const auto known = check_option_words(std::span(words).subspan(2), line, words[1]);
    if (!known) return tl::unexpected(known.error());
  }
  std::string text;
  llvm::raw_string_ostream errors(text);
  const std::string overview = of_command ? with_examples(words[1]) : std::string(kOverview);
  if (!cl::ParseCommandLineOptions(static_cast<int>(words.size()), words.data(), overview, &errors)) {
    errors.flush();
    return usage_error(std::string(trim(text)));
  }
  return checked(line);
}

}  // namespace campaign
