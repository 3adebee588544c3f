// libFuzzer target: the pages, drawings and exports of a plan are UTF-8; every element that a drawing or page opens it closes; no script or
// event handler comes from the plan.

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "emit/exports.h"
#include "emit/html/site.h"
#include "fuzz/fuzzed.h"
#include "support/view.h"

namespace {

using namespace campaign;

constexpr std::string_view kVoid[] = {"meta", "link", "br", "hr", "img", "input", "wbr", "col", "!doctype"};

/// Whether the elements of a text nest. Comments and the content of `script` and `style` are passed over.
void hold_nested(const std::string& text) {
  std::vector<std::string_view> open;
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at)) {
    std::string_view rest = std::string_view(text).substr(at);
    if (rest.starts_with("<?") || rest.starts_with("<!")) {
      at += std::max<std::size_t>(1, rest.starts_with("<!--") ? rest.find("-->") : rest.find('>'));
      continue;
    }
    const bool closes = rest.starts_with("</");
    rest.remove_prefix(closes ? 2 : 1);
    const std::size_t end = rest.find_first_of(" \t\n/>");
    hold(end != rest.npos && end > 0, "an element has a name");
    const std::string_view name = rest.substr(0, end);
    std::size_t close = 0;  // Attributes' values may have a `>`.
    for (char quote = 0; close < rest.size() && (quote != 0 || rest[close] != '>'); ++close) {
      if (quote != 0 ? rest[close] == quote : rest[close] == '"' || rest[close] == '\'') quote = quote == 0 ? rest[close] : '\0';
    }
    hold(close < rest.size(), "an element ends");
    at += (closes ? 2 : 1) + close + 1;
    if (closes) {
      hold(!open.empty() && open.back() == name, "what is closed was opened last");
      open.pop_back();
    } else if (rest[close - 1] != '/' && std::ranges::find(kVoid, name) == std::end(kVoid)) {
      open.push_back(name);
      if (name == "script" || name == "style") at = std::min(text.find("</" + std::string(name), at), text.size());
    }
  }
  hold(open.empty(), "what is opened is closed");
}

void hold_whole(const Bundle& bundle) {
  for (const OutputFile& file : bundle) {
    const bool page = file.path.ends_with(".html"), drawing = file.path.ends_with(".svg");
    if (file.path.ends_with(".png") || file.path.ends_with(".woff2") || file.path.ends_with(".xlsx") || file.path.ends_with(".zip")) continue;
    hold(!validate_utf8(file.bytes), "a text is UTF-8");
    if (page || drawing) hold_nested(file.bytes);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Snapshot snapshot = compiled(text_of(data, size));
  hold_whole(plan_site(view_of(snapshot)));
  hold_whole(plan_exports(view_of(snapshot)));
  return 0;
}
