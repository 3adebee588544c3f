// libFuzzer target: the parser over any bytes.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/text.h"
#include "syntax/parser.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace campaign;
  std::string text(reinterpret_cast<const char*>(data), size);
  if (validate_utf8(text)) return -1;
  const SourceFile file("fuzz", std::move(text));
  Diagnostics diagnostics;
  const SyntaxTree tree = parse(FileId{0}, file, {}, diagnostics);
  // Tokens in order, findings inside the file.
  std::uint32_t at = 0;
  for (const Token& token : tree.tokens()) {
    if (token.begin < at || token.end < token.begin || token.end > file.text().size()) std::abort();
    at = token.end;
  }
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    if (diagnostic.span.begin > diagnostic.span.end || diagnostic.span.end > file.text().size()) std::abort();
  }
  return 0;
}
