#pragma once

#include <span>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "rules/finding_info.h"
#include "source/source_file.h"

namespace campaign {

/// What a SARIF log says of the run besides its findings.
struct SarifRun {
  std::string_view tool_version;  ///< "0.1.0"
  int exit_code = 0;
  std::string_view exit_description;  ///< "findings" — what the code means.
  std::span<const FindingInfo> findings;  ///< All that the run could find.
  const Tongue* tongue = &Tongue::english();  ///< In which the findings are said.
};

/// Findings as a SARIF 2.1.0 log (OASIS Standard, 27 March 2020) of one run: all that it could find as rules,
/// the files checked as artifacts, the findings as results with labels as related locations and fixes as replacements.
/// Relative file names become percent-encoded URIs below `%SRCROOT%`. A hint's level is `note`. Same findings, same
/// bytes: no times, no machine names. Ends with a line feed.
[[nodiscard]] std::string sarif_report(const Sources& sources, std::span<const Diagnostic> diagnostics,
                                       std::span<const FileId> files, const SarifRun& run);

/// A file's name as a URI reference (RFC 3986): `/` kept, everything that is not unreserved percent-encoded, an
/// absolute path below `file://`.
[[nodiscard]] std::string uri_of(std::string_view name);

}  // namespace campaign
