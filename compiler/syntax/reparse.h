#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "source/source_file.h"
#include "syntax/parser.h"
#include "syntax/syntax_tree.h"

namespace campaign {

/// The tree of a text that is parsed again and again while somebody types. Where a change lies within the block of one
/// declaration and leaves its braces in pairs, only that declaration is read anew; the rest of the tree is moved to its new place.
class ReparsedText {
 public:
  /// The tree of the text as it is now, and what is wrong in it: the same as `parse` gives. The rows hold until the next call.
  /// Linear in the text, but for a change within a declaration with a small factor: bytes are compared and offsets added.
  SyntaxTree::Rows parse(FileId id, const SourceFile& file, const ParseLimits& limits, Diagnostics& diagnostics);

  /// How many of the calls so far read one declaration only.
  [[nodiscard]] std::size_t partial_parses() const { return partial_parses_; }

 private:
  struct Change {
    std::uint32_t begin, old_end, new_end;  ///< The bytes [begin, old_end) became [begin, new_end).
  };
  /// A declaration that a change lies in.
  struct Place {
    std::uint32_t node = 0;
    std::vector<std::uint32_t> around;  ///< The nodes it stands in, the outermost first.
    std::uint32_t depth = 0;            ///< The blocks it stands in.
  };

  [[nodiscard]] Change change_to(std::string_view text) const;
  [[nodiscard]] std::optional<Place> place_of(const Change& change) const;
  bool update(const Change& change, FileId id, const SourceFile& file, const ParseLimits& limits);
  void splice(const Place& place, const Change& change, const SyntaxTree& part);
  [[nodiscard]] SyntaxTree view(std::string_view text) const { return {FileId{}, text, rows()}; }
  [[nodiscard]] SyntaxTree::Rows rows() const { return {tokens_, nodes_, root_}; }

  std::string text_;
  std::vector<Token> tokens_;
  std::vector<SyntaxTree::Data> nodes_;
  std::uint32_t root_ = 0;
  std::vector<Diagnostic> findings_;
  ParseLimits limits_;
  bool known_ = false;
  std::size_t partial_parses_ = 0;
};

}  // namespace campaign
