// libFuzzer target: a text that is laid out means what it meant, with the same findings, and is laid out already.

#include "base/text.h"
#include "format/format.h"
#include "fuzz/fuzzed.h"
#include "support/meaning.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace campaign;
  const std::string text = text_of(data, size);
  if (validate_utf8(text)) return -1;
  const Formatted formatted = format_text(text);
  hold(!formatted.refused || formatted.text == text, "what is refused stays as it is");
  if (formatted.refused || formatted.text == text) return 0;
  hold(meaning_of(text) == meaning_of(formatted.text), "the layout has the same meaning");
  const Formatted again = format_text(formatted.text);
  hold(!again.refused && again.text == formatted.text, "a layout is laid out");
  return 0;
}
