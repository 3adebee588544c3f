// prepare_library OUT
//
// Part of the build: parses every embedded module and writes its tree as C++ tables (`prepared.h`). Exit 1, with what is
// wrong, when a module has a syntax error; 2 when the file cannot be written.

#include <cstdio>
#include <fstream>
#include <string>

#include <fmt/format.h>

#include "diagnostics/diagnostic.h"
#include "source/embedded.h"
#include "source/source_file.h"
#include "syntax/parser.h"

namespace campaign {
namespace {

std::string tables(std::size_t module, const SyntaxTree& tree) {
  std::string out = fmt::format("constexpr Token kTokens{}[] = {{\n", module);
  for (const Token& token : tree.tokens()) {
    out += fmt::format("{{TokenKind({}),{},{}}},", static_cast<int>(token.kind), token.begin, token.end);
  }
  out += fmt::format("}};\nconstexpr Row kNodes{}[] = {{\n", module);
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    const SyntaxTree::Data& row = tree.data(i);
    out += fmt::format("{{NodeKind({}),TokenKind({}),{},{},{},{},{}u,{}u}},", static_cast<int>(row.kind), static_cast<int>(row.op),
                       row.broken, row.height, row.first_token, row.end_token, row.first_child, row.next_sibling);
  }
  return out + "};\n";
}

int run(const char* path) {
  std::string out = "#include \"library/prepared.h\"\n\n#include <algorithm>\n\nnamespace campaign {\nnamespace {\n"
                    "using Row = SyntaxTree::Data;\nstruct Prepared { std::string_view path; SyntaxTree::Rows rows; };\n";
  std::string index = "const Prepared kPrepared[] = {\n";
  std::size_t module = 0;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.ends_with(".campaign")) continue;
    const SourceFile source(std::string(file.path), std::string(file.bytes));
    Diagnostics diagnostics;
    const SyntaxTree tree = parse(FileId{0}, source, {}, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.take()) {
      const LineColumn at = source.line_column(diagnostic.span.begin);
      std::fprintf(stderr, "stdlib/%s:%u:%u: %s\n", source.name().c_str(), at.line, at.column, diagnostic.message.c_str());
      return 1;
    }
    out += tables(module, tree);
    index += fmt::format("  {{\"{}\", {{kTokens{}, kNodes{}, {}}}}},\n", file.path, module, module, tree.root().index());
    ++module;
  }
  out += index +
         "};\n}  // namespace\n\n"
         "std::optional<SyntaxTree::Rows> prepared_tree(std::string_view path) {\n"
         "  const auto* found = std::ranges::lower_bound(kPrepared, path, {}, &Prepared::path);\n"
         "  if (found == std::end(kPrepared) || found->path != path) return std::nullopt;\n"
         "  return found->rows;\n}\n\n}  // namespace campaign\n";
  std::ofstream file(path, std::ios::binary);
  file << out;
  return file.flush() ? 0 : 2;
}

}  // namespace
}  // namespace campaign

int main(int argc, char** argv) { return argc == 2 ? campaign::run(argv[1]) : 2; }
