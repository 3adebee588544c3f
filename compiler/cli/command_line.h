#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <llvm/Support/CommandLine.h>

#include "cli/command_help.h"
#include "cli/options.h"
#include "emit/exports.h"
#include "words/help.h"

namespace campaign {

namespace cl = llvm::cl;

/// Everything LLVM parses into. It lives as long as the parsing; LLVM's registry is never asked again after that.
struct CommandLine {
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
    Language language;

    template <typename Option>
    void apply(Option& option) const {
      for (const ExportFormat& format : all_exports()) option.getParser().addLiteralOption(format.name, &format, help_text(format.meaning, language));
    }
  };

  static constexpr std::uint32_t kPort = 8017;
  static constexpr std::uint32_t kDraws = 10'000;

  Language language;  ///< Of the help.

  /// A text of the help in its language.
  [[nodiscard]] llvm::StringRef told(std::string_view english) const {
    const std::string_view text = help_text(english, language);
    return {text.data(), text.size()};
  }

  cl::SubCommand check{"check", told("Say what is wrong with plans")};
  cl::SubCommand watch{"watch", told("Check plans again whenever they change")};
  cl::SubCommand serve{"serve", told("Show plans as a site in the browser that follows every change")};
  cl::SubCommand build{"build", told("Make a site, JSON and exports of plans")};
  cl::SubCommand json{"json", told("Write plans, resolved, as JSON")};
  cl::SubCommand schedule{"schedule", told("Say when everything in plans happens, and what waits for what")};
  cl::SubCommand odds{"odds", told("Say how likely goals are reached, and what that hangs on")};
  cl::SubCommand export_{"export", told("Write plans as a calendar, a table or a summary")};
  cl::SubCommand explain{"explain", told("Say what a finding means and what to do about it")};
  cl::SubCommand schema{"schema", told("Print the JSON Schema of what `json` and `build` write")};

  cl::SubCommand fmt{"fmt", told("Give plans the one layout")};
  cl::SubCommand lsp{"lsp", told("Serve editors over the Language Server Protocol on standard input and output")};
  cl::SubCommand test{"test", told("Say whether the examples of rules show what they should")};
  cl::SubCommand doc{"doc", told("Write the reference of the language, its rules and its library")};

  cl::OptionCategory input{told("Input")};
  cl::OptionCategory findings{told("Findings")};
  cl::OptionCategory output{told("Output")};
  cl::OptionCategory limit{
      told("Limits"), told("They keep any input from using the machine up; raise one for a plan that is truly that large.")};

  const OptionOf plans{{&check, &watch, &serve, &build, &json, &schedule, &odds, &export_, &test}};

  const OptionOf in_text{{&check, &watch, &build, &json, &schedule, &odds, &export_, &test}};
  const OptionOf once{{&check, &build, &json, &schedule, &odds, &export_, &test, &fmt}};  // Standard input can be read only once.
  const OptionOf files{{&check, &watch, &serve, &build, &json, &schedule, &odds, &export_, &test, &fmt}};

  cl::list<std::string> paths{cl::Positional, cl::desc("PATH..."), files};
  cl::opt<std::string> stdin_name{
      "stdin-name",
      cl::cat(input),
      once,
      cl::value_desc("NAME"),
      cl::init("<stdin>"),
      cl::desc(told("The name to show for standard input (the path `-`); relative `use` starts from its folder"))};
  cl::opt<std::string> workspace{"workspace", cl::cat(input), plans, cl::value_desc("DIR"),
                                 cl::desc(told("The folder that `use` and links may not leave; the current folder,\n"
                                          "or what the paths have in common when they lie outside it"))};
  cl::opt<std::string> as_of{"as-of", cl::cat(input), plans, cl::value_desc("DATE"),
                             cl::desc(told("The day that counts as today, as in 2027-03-31"))};

  cl::opt<ReportFormat> format{
      "format",
      cl::cat(findings),
      cl::sub(check),
      cl::sub(build),
      cl::init(ReportFormat::text),
      cl::desc(told("How to show findings:")),
      cl::values(clEnumValN(ReportFormat::text, "text", told("for people (default)")),
                 clEnumValN(ReportFormat::json, "json", told("for programs, on standard output")),
                 clEnumValN(ReportFormat::sarif, "sarif", told("SARIF 2.1.0 for code hosts, on standard output")))};
  cl::opt<Severity> deny{"deny",
                         cl::cat(findings),
                         plans,
                         cl::init(Severity::error),
                         cl::desc(told("What besides errors gives exit status 1, and a red line in `watch` and `serve`:")),
                         cl::values(clEnumValN(Severity::warning, "warnings", told("warnings")),
                                    clEnumValN(Severity::hint, "hints", told("warnings and hints")))};
  cl::opt<std::string> locale{"locale", cl::cat(findings), plans, cl::sub(explain), cl::value_desc("TAG"),
                              cl::desc(told("The language and region in which findings are said, as in de or de-AT;\n"
                                       "numbers and dates as there is usual, words in English or German"))};
  cl::opt<std::string> gate{"gate", cl::cat(findings), plans, cl::value_desc("STAGE"),
                            cl::desc(told("The strictness of a stage (draft, review, launch, live, closed), whatever the\n"
                                     "campaigns say of themselves"))};
  cl::opt<ColorChoice> color{
      "color",
      cl::cat(findings),
      plans,
      cl::sub(explain),
      cl::init(ColorChoice::automatic),
      cl::desc(told("Whether to colour:")),
      cl::values(clEnumValN(ColorChoice::automatic, "auto", told("on a terminal, unless NO_COLOR is set (default)")),
                 clEnumValN(ColorChoice::always, "always", told("always")),
                 clEnumValN(ColorChoice::never, "never", told("never")))};
  cl::opt<std::size_t> max_findings{
      "max-findings", cl::cat(limit),
      in_text,        cl::value_desc("N"),
      cl::init(100),  cl::desc(told("Findings shown as text, 0 for all: more than 100 nobody reads (default 100)"))};

  cl::opt<std::uint64_t> max_file_bytes{
      "max-file-bytes",
      cl::cat(limit),
      files,
      cl::value_desc("N"),
      cl::init(Limits{}.max_file_bytes),
      cl::desc(told("Bytes of one file: a larger one is a mistake more often than a plan (default 64 MiB)"))};
  cl::opt<std::uint32_t> max_depth{
      "max-depth",
      cl::cat(limit),
      plans,
      cl::value_desc("N"),
      cl::init(Limits{}.max_depth),
      cl::desc(told("Blocks and brackets in one another: deeper ones cost stack (default 200, at most 1000)"))};
  cl::opt<std::uint32_t> max_files{"max-files",
                                   cl::cat(limit),
                                   plans,
                                   cl::value_desc("N"),
                                   cl::init(Limits{}.max_files),
                                   cl::desc(told("Files of one compilation: all are held in memory (default 10000)"))};
  cl::opt<std::uint32_t> max_syntax_errors{
      "max-syntax-errors",
      cl::cat(limit),
      plans,
      cl::value_desc("N"),
      cl::init(Limits{}.max_syntax_errors),
      cl::desc(told("Syntax errors of one file: what is no plan is not read to its end (default 1000)"))};

  cl::opt<std::uint64_t> max_rule_steps{
      "max-rule-steps",
      cl::cat(limit),
      plans,
      cl::value_desc("N"),
      cl::init(Limits{}.max_rule_steps),
      cl::desc(told("Steps of one rule over a plan: a rule of loops within loops ends (default 50 million)"))};

  // -- for one or two --

  cl::opt<std::string> out{"out", cl::cat(output), cl::sub(build), cl::sub(doc), cl::value_desc("DIR"),
                           cl::desc(told("The folder to write to; files in it that no build has written are never touched"))};
  cl::alias short_out{"o", cl::aliasopt(out), cl::desc(told("The same as `--out`"))};
  cl::opt<std::string> json_out{
      "o",           cl::cat(output),
      cl::sub(json), cl::value_desc("FILE"),
      cl::init("-"), cl::desc(told("The file to write; `-` is standard output, which it is by default"))};
  cl::opt<const ExportFormat*> export_format{"format", cl::cat(output), cl::sub(export_), cl::init(nullptr),
                                             cl::desc(told("What to write to standard output:")), ExportNames{language}};
  cl::opt<ScheduleFormat> schedule_format{
      "format",
      cl::cat(output),
      cl::sub(schedule),
      cl::init(ScheduleFormat::text),
      cl::desc(told("How to show the schedule:")),
      cl::values(clEnumValN(ScheduleFormat::text, "text", told("a table for people (default)")), clEnumValN(ScheduleFormat::json, "json", told("for programs")),
                 clEnumValN(ScheduleFormat::csv, "csv", told("a row a tactic and milestone")))};
  cl::opt<bool> critical{"critical", cl::cat(output), cl::sub(schedule), cl::desc(told("Show only the chain that decides when a campaign ends, with reasons"))};
  cl::opt<std::string> why{"why", cl::cat(output), cl::sub(schedule), cl::value_desc("NAME"),
                           cl::desc(told("Show why one tactic or milestone lies where it lies; a name or a path"))};
  cl::opt<std::string> delay{"delay", cl::cat(output), cl::sub(schedule), cl::value_desc("NAME"),
                             cl::desc(told("Show what moves if one tactic takes longer; a name or a path"))};
  cl::opt<std::string> delay_by{"by", cl::cat(output), cl::sub(schedule), cl::value_desc("LENGTH"), cl::init("1 week"),
                                cl::desc(told("With --delay: how much longer (default `1 week`; of work that is five workdays)"))};
  cl::opt<LoadBy> load{"load", cl::cat(output), cl::sub(schedule), cl::ValueOptional, cl::init(LoadBy::none),
                       cl::desc(told("Show what there is to do for everybody, and how much they can do:")),
                       cl::values(clEnumValN(LoadBy::week, "", told("by week")), clEnumValN(LoadBy::week, "week", told("by week")), clEnumValN(LoadBy::day, "day", told("by day")),
                                  clEnumValN(LoadBy::month, "month", told("by month")))};
  cl::opt<OddsFormat> odds_format{"format", cl::cat(output), cl::sub(odds), cl::init(OddsFormat::text), cl::desc(told("How to show the odds:")),
                                  cl::values(clEnumValN(OddsFormat::text, "text", told("a table for people (default)")), clEnumValN(OddsFormat::json, "json", told("for programs")))};
  cl::opt<std::string> goal{"goal", cl::cat(output), cl::sub(odds), cl::value_desc("NAME"), cl::desc(told("Show one goal with what it hangs on; a name or a path"))};
  cl::opt<std::uint32_t> draws{"draws", cl::cat(output), cl::sub(odds), cl::value_desc("N"), cl::init(kDraws), cl::desc(told("How many draws are made of every estimate (default 10000)"))};
  cl::opt<std::uint64_t> seed{"seed", cl::cat(output), cl::sub(odds), cl::value_desc("N"), cl::init(1), cl::desc(told("Which draws: others by another number, always the same by the same (default 1)"))};
  cl::opt<std::uint32_t> port{"port", cl::cat(output), cl::sub(serve), cl::value_desc("N"), cl::init(kPort),
                              cl::desc(told("The port of 127.0.0.1 to serve on, 0 for a free one (default 8017)"))};
  cl::opt<bool> check_only{"check", cl::cat(output), cl::sub(fmt),
                           cl::desc(told("Name the files that are not formatted, and write none; exit status 1 if there are any"))};
  cl::opt<bool> diff{"diff", cl::cat(output), cl::sub(fmt), cl::desc(told("Show what would change, and write nothing"))};
  cl::opt<bool> markdown{"markdown", cl::cat(output), cl::sub(doc), cl::desc(told("Write Markdown instead of HTML"))};
  cl::opt<bool> force{"force", cl::cat(output), cl::sub(build), cl::sub(json), cl::sub(doc),
                      cl::desc(told("Also replace what was changed by hand, or a JSON file that is not a plan's"))};
  cl::opt<bool> single_file{"single-file", cl::cat(output), cl::sub(build),
                            cl::desc(told("Make the site as one page that needs no other file, to send or to print"))};
  cl::opt<std::string> only{"only", cl::cat(output), cl::sub(build), cl::value_desc("VIEW"),
                            cl::desc(told("Make the site of one `view` of the plan, and nothing beside it"))};
  cl::list<std::string> finding{cl::Positional, cl::desc("NAME"), cl::sub(explain)};
  cl::opt<bool> list{"list", cl::cat(output), cl::sub(explain), cl::desc(told("List all findings"))};

  const std::string end = end_of_help(language);
  cl::extrahelp more_help{end};

  /// All commands, in the order of `Command`.
  [[nodiscard]] std::array<cl::SubCommand*, 14> commands();
  /// The command of a name; `check` where there is none.
  [[nodiscard]] cl::SubCommand& command_named(std::string_view name);
  /// The command that was parsed.
  [[nodiscard]] Command chosen();
  /// The words that an option takes, where it takes one of several.
  [[nodiscard]] std::vector<std::string_view> values_of(std::string_view command, std::string_view option);
};

}  // namespace campaign
