#include "library/prepared.h"

#include <string>

#include <gtest/gtest.h>

#include "diagnostics/diagnostic.h"
#include "source/embedded.h"
#include "source/source_file.h"
#include "syntax/parser.h"

namespace campaign {
namespace {

TEST(PreparedTree, IsWhatParsingGives) {
  int modules = 0;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.ends_with(".campaign")) continue;
    SCOPED_TRACE(file.path);
    ++modules;
    const auto rows = prepared_tree(file.path);
    ASSERT_TRUE(rows);
    const SourceFile source(std::string(file.path), std::string(file.bytes));
    Diagnostics diagnostics;
    const SyntaxTree tree = parse(FileId{0}, source, {}, diagnostics);
    EXPECT_TRUE(diagnostics.take().empty());
    EXPECT_EQ(tree.root().index(), rows->root);
    EXPECT_TRUE(std::ranges::equal(tree.tokens(), rows->tokens));
    EXPECT_TRUE(std::ranges::equal(tree.rows().nodes, rows->nodes));
  }
  EXPECT_GT(modules, 20);
}

TEST(PreparedTree, IsThereForModulesOnly) {
  EXPECT_FALSE(prepared_tree("site/site.css"));
  EXPECT_FALSE(prepared_tree("std/nothing.campaign"));
  EXPECT_FALSE(prepared_tree(""));
}

}  // namespace
}  // namespace campaign
