#include "report/sarif.h"

#include <algorithm>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "base/json_writer.h"
#include "report/place.h"

namespace campaign {
namespace {

constexpr std::string_view kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";
constexpr std::string_view kRoot = "%SRCROOT%";

std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::hint:
      return "note";
  }
  return "error";
}

/// What a rule teaches: why, and the two examples where the catalogue has them.
std::string markdown_of(const FindingInfo& row, const Tongue& tongue) {
  std::string text(row.why);
  const auto example = [&](const Said& heading, std::string_view plan) {
    if (!plan.empty()) text += fmt::format("\n\n{}\n\n```campaign\n{}\n```", tongue(heading), plan);
  };
  example(say("Gets this finding:"), row.bad);
  example(say("Mended:"), row.good);
  return text;
}

/// SARIF has one message a result, so what text output adds at the place itself goes behind it.
std::string message_of(const Diagnostic& diagnostic, const Tongue& tongue) {
  std::string text = diagnostic.message;
  if (!diagnostic.note.empty()) text += ": " + diagnostic.note;
  if (!diagnostic.help.empty()) text += fmt::format("\n{}: {}", tongue("help"), diagnostic.help);
  return text;
}

class SarifReport {
 public:
  SarifReport(const Sources& sources, std::span<const FindingInfo> findings, const Tongue& tongue, std::string& out)
      : sources_(sources), findings_(findings), tongue_(tongue), json_(out) {}

  void write(std::span<const Diagnostic> diagnostics, std::span<const FileId> files, const SarifRun& run) {
    collect_artifacts(diagnostics, files);
    json_.begin_object();
    json_.member("$schema", kSchema);
    json_.member("version", "2.1.0");
    json_.key("runs");
    json_.begin_array();
    json_.begin_object();
    tool(run);
    invocation(run);
    json_.key("originalUriBaseIds");
    json_.begin_object();
    json_.key(kRoot);
    json_.begin_object();
    text("description", "The folder in which the command ran.");
    json_.end_object();
    json_.end_object();
    artifacts();
    json_.key("results");
    json_.begin_array();
    for (const Diagnostic& diagnostic : diagnostics) result(diagnostic);
    json_.end_array();
    if (tongue_.language() != Language::english) json_.member("language", tongue_.tag());
    json_.member("columnKind", "unicodeCodePoints");
    json_.end_object();
    json_.end_array();
    json_.end_object();
  }

 private:
  void collect_artifacts(std::span<const Diagnostic> diagnostics, std::span<const FileId> files) {
    for (const FileId file : files) add_artifact(file);
    checked_ = artifacts_.size();
    for (const Diagnostic& diagnostic : diagnostics) {
      add_artifact(diagnostic.span.file);
      for (const Label& label : diagnostic.labels) add_artifact(label.span.file);
      for (const Fix& fix : diagnostic.fixes) {
        for (const Edit& edit : fix.edits) add_artifact(edit.span.file);
      }
    }
  }

  void add_artifact(FileId file) {
    if (artifact_index_.try_emplace(file, artifacts_.size()).second) artifacts_.push_back(file);
  }

  void tool(const SarifRun& run) {
    json_.key("tool");
    json_.begin_object();
    json_.key("driver");
    json_.begin_object();
    json_.member("name", "campaign");
    json_.member("semanticVersion", run.tool_version);
    text("shortDescription", "A compiler for marketing plans");
    json_.key("rules");
    json_.begin_array();
    for (const FindingInfo& row : run.findings) rule(row);
    json_.end_array();
    json_.end_object();
    json_.end_object();
  }

  void rule(const FindingInfo& row) {
    json_.begin_object();
    json_.member("id", row.name);
    text("shortDescription", row.title);
    text("fullDescription", row.why);
    json_.key("help");
    json_.begin_object();
    json_.member("text", row.why);
    json_.member("markdown", markdown_of(row, tongue_));
    json_.end_object();
    json_.key("defaultConfiguration");
    json_.begin_object();
    json_.member("level", level_of(row.severity));
    json_.end_object();
    if (!row.stages.empty()) {
      json_.key("properties");
      json_.begin_object();
      json_.member("stages", row.stages);
      json_.end_object();
    }
    json_.end_object();
  }

  void invocation(const SarifRun& run) {
    json_.key("invocations");
    json_.begin_array();
    json_.begin_object();
    json_.member("executionSuccessful", true);  // Findings are the tool's success.
    json_.member("exitCode", run.exit_code);
    if (!run.exit_description.empty()) json_.member("exitCodeDescription", run.exit_description);
    json_.end_object();
    json_.end_array();
  }

  void artifacts() {
    json_.key("artifacts");
    json_.begin_array();
    for (const FileId file : artifacts_) {
      json_.begin_object();
      json_.key("location");
      artifact_location(file);
      json_.member("length", sources_[file].text().size());
      if (artifact_index_.at(file) < checked_) {
        json_.key("roles");
        json_.begin_array();
        json_.string("analysisTarget");
        json_.end_array();
      }
      json_.member("encoding", "utf-8");
      json_.member("sourceLanguage", "campaign");
      json_.end_object();
    }
    json_.end_array();
  }

  void result(const Diagnostic& diagnostic) {
    json_.begin_object();
    json_.member("ruleId", diagnostic.name);
    const auto row = std::ranges::find(findings_, diagnostic.name, &FindingInfo::name);
    if (row != findings_.end()) json_.member("ruleIndex", row - findings_.begin());
    json_.member("level", level_of(diagnostic.severity));
    text("message", message_of(diagnostic, tongue_));
    json_.key("locations");
    json_.begin_array();
    json_.begin_object();
    physical_location(diagnostic.span);
    json_.end_object();
    json_.end_array();
    if (!diagnostic.labels.empty()) related_locations(diagnostic.labels);
    if (!diagnostic.fixes.empty()) fixes(diagnostic.fixes);
    json_.end_object();
  }

  void related_locations(std::span<const Label> labels) {
    json_.key("relatedLocations");
    json_.begin_array();
    int id = 0;
    for (const Label& label : labels) {
      json_.begin_object();
      json_.member("id", ++id);
      physical_location(label.span);
      text("message", label.text);
      json_.end_object();
    }
    json_.end_array();
  }

  void fixes(std::span<const Fix> fixes) {
    json_.key("fixes");
    json_.begin_array();
    for (const Fix& fix : fixes) {
      if (fix.edits.empty()) continue;  // SARIF wants at least one change.
      json_.begin_object();
      text("description", fix.title);
      artifact_changes(fix.edits);
      json_.key("properties");
      json_.begin_object();
      json_.member("sure", fix.sure);
      json_.end_object();
      json_.end_object();
    }
    json_.end_array();
  }

  void artifact_changes(std::span<const Edit> edits) {
    std::map<FileId, std::vector<const Edit*>> by_file;
    for (const Edit& edit : edits) by_file[edit.span.file].push_back(&edit);
    json_.key("artifactChanges");
    json_.begin_array();
    for (const auto& [file, changes] : by_file) {
      json_.begin_object();
      json_.key("artifactLocation");
      artifact_location(file);
      json_.key("replacements");
      json_.begin_array();
      for (const Edit* edit : changes) {
        json_.begin_object();
        region("deletedRegion", edit->span);
        if (!edit->text.empty()) text("insertedContent", edit->text);
        json_.end_object();
      }
      json_.end_array();
      json_.end_object();
    }
    json_.end_array();
  }

  void physical_location(Span span) {
    json_.key("physicalLocation");
    json_.begin_object();
    json_.key("artifactLocation");
    artifact_location(span.file);
    region("region", span);
    json_.end_object();
  }

  void artifact_location(FileId file) {
    const std::string& name = sources_[file].name();
    json_.begin_object();
    json_.member("uri", uri_of(name));
    if (!name.starts_with('/')) json_.member("uriBaseId", kRoot);
    json_.member("index", artifact_index_.at(file));
    json_.end_object();
  }

  void region(std::string_view name, Span span) {
    const SourceFile& file = sources_[span.file];
    const Place begin = place_of(file, span.begin);
    const Place end = place_of(file, std::max(span.begin, span.end));
    json_.key(name);
    json_.begin_object();
    json_.member("startLine", begin.line);
    json_.member("startColumn", begin.column);
    json_.member("endLine", end.line);
    json_.member("endColumn", end.column);
    json_.member("byteOffset", begin.byte);
    json_.member("byteLength", end.byte - begin.byte);
    json_.end_object();
  }

  /// A member that holds a message: an object with a text.
  void text(std::string_view name, std::string_view text) {
    json_.key(name);
    json_.begin_object();
    json_.member("text", text);
    json_.end_object();
  }

  const Sources& sources_;
  std::span<const FindingInfo> findings_;
  const Tongue& tongue_;
  JsonWriter json_;
  std::vector<FileId> artifacts_;  // The files checked, then those that findings only refer to.
  std::size_t checked_ = 0;
  std::map<FileId, std::size_t> artifact_index_;
};

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~/").find(c) != std::string_view::npos;
}

}  // namespace

std::string uri_of(std::string_view name) {
  std::string uri = name.starts_with('/') ? "file://" : "";
  for (const char c : name) {
    if (is_unreserved(c)) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

std::string sarif_report(const Sources& sources, std::span<const Diagnostic> diagnostics, std::span<const FileId> files,
                         const SarifRun& run) {
  std::string out;
  SarifReport(sources, run.findings, *run.tongue, out).write(diagnostics, files, run);
  out += '\n';
  return out;
}

}  // namespace campaign
