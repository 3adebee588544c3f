#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/output_folder.h"
#include "reference/site.h"

namespace campaign {

ExitStatus run_doc(const Options& options) {
  const Console console(options.color);
  const auto pages = reference_pages();
  const auto report = write_folder(options.out, options.markdown ? reference_markdown(pages) : reference_site(pages), options.force, 0);
  if (!report) {
    console.error(report.error());
    return kFailed;
  }
  console.print_error_text(fmt::format("{} pages; open {}/{}\n", pages.size() + 1, options.out, options.markdown ? "index.md" : "index.html"));
  return kNothingFound;
}

}  // namespace campaign
