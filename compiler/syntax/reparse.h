#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "source/source_file.h"
#include "syntax/parser.h"
#include "syntax/syntax_tree.h"

namespace campaign {

/// What differs between two texts: the bytes [begin, old_end) became [begin, new_end).
struct TextChange {
  std::uint32_t begin = 0, old_end = 0, new_end = 0;
};

/// A change of one property's value: all other nodes of the tree are as they were, but for their numbers and places.
struct PropertyEdit {
  SharedText before;          ///< The text as it was.
  TextChange change;          ///< Behind the property's key, and before the token behind its value.
  std::uint32_t node = 0;     ///< The property, in the tree as it is now.
  std::uint32_t first_node = 0, old_end_node = 0, new_end_node = 0;  ///< The nodes [first_node, old_end_node) became [first_node, new_end_node).
  std::vector<std::uint32_t> around;  ///< The nodes it stands in, the outermost first: the file, then declarations and their blocks.
};

/// The tree of a text that is parsed again and again while somebody types. Where a change lies within one property's value, or within
/// the block of one declaration and leaves its braces in pairs, only that is read anew; the rest of the tree is moved to its new place.
class ReparsedText {
 public:
  /// The text as one that is shared: with the call before, where it is the same.
  [[nodiscard]] SharedText share(std::string text) const;

  /// The tree of the text as it is now, and what is wrong in it: the same as `parse` gives. The rows hold until the next call.
  /// Linear in the text, but for a change within a declaration with a small factor: bytes are compared and offsets added.
  SyntaxTree::Rows parse(FileId id, const SourceFile& file, const ParseLimits& limits, Diagnostics& diagnostics);

  /// Whether the last call found the text as it was.
  [[nodiscard]] bool unchanged() const { return unchanged_; }
  /// What the last call read, where it was one property; else null.
  [[nodiscard]] const PropertyEdit* property_edit() const { return property_edit_ ? &*property_edit_ : nullptr; }

  /// How many of the calls so far read one declaration or property only.
  [[nodiscard]] std::size_t partial_parses() const { return partial_parses_; }

 private:
  /// A declaration or property that a change lies in.
  struct Place {
    std::uint32_t first_node = 0;       ///< The first of its nodes;
    std::uint32_t node = 0;             ///< the last, which is its own.
    std::vector<std::uint32_t> around;  ///< The nodes it stands in, the outermost first.
    std::uint32_t block = 0;            ///< Of a declaration: where the change lies.
    std::uint32_t end = 0;              ///< Of a property: the offset of the token behind it.
    [[nodiscard]] std::uint32_t depth() const { return static_cast<std::uint32_t>(around.size() / 2); }  ///< The blocks it stands in.
  };

  [[nodiscard]] TextChange change_to(std::string_view text) const;
  [[nodiscard]] std::optional<Place> place_of(const TextChange& change) const;
  [[nodiscard]] std::optional<Place> property_in(const Place& declaration, const TextChange& change) const;
  bool update(const TextChange& change, FileId id, const SourceFile& file, const ParseLimits& limits);
  bool update_declaration(const Place& place, const TextChange& change, FileId id, const SourceFile& file, const ParseLimits& limits);
  bool update_property(const Place& place, const TextChange& change, FileId id, const SourceFile& file, const ParseLimits& limits);
  void move_findings(std::uint32_t from, std::uint32_t by);
  void splice(const Place& place, const TextChange& change, const SyntaxTree& part);
  [[nodiscard]] SyntaxTree view(std::string_view text) const { return {FileId{}, text, rows()}; }
  [[nodiscard]] SyntaxTree::Rows rows() const { return {tokens_, nodes_, root_}; }

  SharedText text_;
  std::vector<Token> tokens_;
  std::vector<SyntaxTree::Data> nodes_;
  std::uint32_t root_ = 0;
  std::vector<Diagnostic> findings_;
  ParseLimits limits_;
  const Tongue* tongue_ = nullptr;  // Of the findings; lives as long as the session.
  bool unchanged_ = false;
  std::optional<PropertyEdit> property_edit_;
  std::size_t partial_parses_ = 0;
};

}  // namespace campaign
