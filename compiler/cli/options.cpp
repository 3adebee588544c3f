#include "cli/options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

#include <fmt/format.h>
#include <llvm/Support/raw_ostream.h>

#include "base/text.h"
#include "cli/command_help.h"
#include "cli/command_line.h"
#include "cli/command_words.h"
#include "language/constructs.h"
#include "locale/tag.h"
#include "model/dates.h"

namespace campaign {
namespace {

constexpr std::uint32_t kFewestDraws = 100, kMostDraws = 1'000'000;
constexpr std::uint32_t kMostDepth = 1'000;  // What the stack bears in every build, with room to spare.
constexpr std::uint64_t kMostFileBytes = (std::uint64_t{1} << 32) - 2;  // Places in a file are 32 bits wide.

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

bool reads_plans(Command command) {
  return command == Command::check || command == Command::watch || command == Command::serve || command == Command::build || command == Command::json || command == Command::schedule || command == Command::odds || command == Command::export_ ||
         command == Command::test || command == Command::fmt;
}

/// The stages of a campaign as the language has them.
std::string_view stages() { return find_property(Kind::campaign, "stage")->words; }

bool is_stage(std::string_view word) {
  const std::string padded = fmt::format(" {} ", stages());
  return padded.find(fmt::format(" {} ", word)) != std::string::npos;
}

/// What LLVM cannot know to be wrong.
tl::expected<Options, ExitStatus> checked(CommandLine& line) {
  Options options;
  options.command = line.chosen();
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
  options.delay = line.delay;
  options.load = line.load;
  options.odds_format = line.odds_format;
  options.sampling = {line.draws, line.seed};
  options.goal = line.goal;
  options.force = line.force;
  options.only = line.only;
  options.single_file = line.single_file;
  options.markdown = line.markdown;
  options.check_only = line.check_only;
  options.diff = line.diff;
  options.list = line.list;
  const std::string_view name = kCommands[static_cast<std::size_t>(options.command)];

  if (reads_plans(options.command) && options.paths.empty()) {
    return usage_error(fmt::format("which plans? write `campaign {} PATH...`; `.` is the current folder", name));
  }
  if (std::ranges::count(options.paths, "-") > 1) return usage_error("standard input (`-`) can be read only once");
  if (!line.as_of.empty()) {
    options.as_of = parse_day(line.as_of);
    if (!options.as_of)
      return usage_error(fmt::format("`{}` is no day; write one as in `--as-of 2027-03-31`", line.as_of));
  }
  if (const auto by = parse_duration(line.delay_by); by && by->unit < Duration::Unit::months) {
    options.delay_by = *by;
  } else {
    return usage_error(fmt::format("`{}` is no length of time for a delay; write one as in `--by \"1 week\"` or `--by \"3 workdays\"`, in weeks at most", line.delay_by.getValue()));
  }
  if (!line.locale.empty()) {
    const auto tag = canonical_tag(line.locale);
    if (!tag) {
      const auto meant = meant_tag(line.locale);
      return usage_error(fmt::format("`{}` is no language; {}", line.locale,
                                       meant ? fmt::format("did you mean `--locale {}`?", *meant) : "write one as in `--locale de` or `--locale de-AT`"));
    }
    options.locale = *tag;
  }
  if (!options.gate.empty() && !is_stage(options.gate)) {
    return usage_error(fmt::format("`{}` is no stage; write one of {}", options.gate, stages()));
  }
  if (options.limits.max_depth > kMostDepth) {
    return usage_error(
        fmt::format("--max-depth can be at most {}: deeper plans could run off the stack's end", kMostDepth));
  }
  if (options.limits.max_file_bytes > kMostFileBytes) {
    return usage_error(fmt::format("--max-file-bytes can be at most {}", kMostFileBytes));
  }
  if (options.sampling.count < kFewestDraws || options.sampling.count > kMostDraws) {
    return usage_error(fmt::format("--draws can be from {} to {}: fewer say nothing, more say no more", kFewestDraws, kMostDraws));
  }
  if (options.command == Command::build && options.out.empty()) {
    return usage_error("where to? say which folder to write: `campaign build PATH... --out DIR`");
  }
  if (options.command == Command::export_ && options.export_format == nullptr) {
    std::string names;
    for (const ExportFormat& format : all_exports()) names.append(names.empty() ? "" : ", ").append(format.name);
    return usage_error(fmt::format("in which form? write `campaign export --format FORM PATH...`; the forms are {}", names));
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

/// `campaign help build` and `campaign version` are asked as options here. Beside a wish for help only its language matters, which is known.
void ask_as_option(std::vector<const char*>& words) {
  const std::string_view first = words[1];
  const bool helps = std::ranges::find(words, std::string_view("--help")) != words.end();
  if (helps && is_command(first)) words = {words[0], words[1], "--help"};
  if (helps && first.starts_with('-')) words = {words[0], "--help"};
  if (first == "version" || first == "-v" || first == "-V") words = {words[0], "--version"};
  if (first != "help") return;
  if (words.size() > 2 && is_command(words[2])) {
    words = {words[0], words[2], "--help"};
  } else {
    words = {words[0], "--help"};
  }
}

}  // namespace

tl::expected<Options, ExitStatus> parse_options(int argc, const char* const* argv) {
  const Language language = language_of_help(std::span(argv, static_cast<std::size_t>(argc)));
  CommandLine line{language};
  cl::SetVersionPrinter([](llvm::raw_ostream& out) { out << "campaign " CAMPAIGN_VERSION "\n"; });
  // LLVM's own switches are of no use to the reader of a plan.
  cl::HideUnrelatedOptions({&line.input, &line.findings, &line.output, &line.limit}, *cl::TopLevelSubCommand);
  for (cl::SubCommand* command : line.commands()) {
    cl::HideUnrelatedOptions({&line.input, &line.findings, &line.output, &line.limit}, *command);
  }

  if (argc < 2) {
    const std::string overview = beginning_of_help("", language);  // LLVM keeps no copy of it.
    cl::ParseCommandLineOptions(1, std::array{"campaign"}.data(), overview);
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
  const std::string overview = beginning_of_help(of_command ? words[1] : "", language);
  if (!cl::ParseCommandLineOptions(static_cast<int>(words.size()), words.data(), overview, &errors)) {
    errors.flush();
    if (trim(text).empty()) return tl::unexpected(kFailed);  // LLVM has said it itself.
    return usage_error(std::string(trim(text)));
  }
  return checked(line);
}

}  // namespace campaign
