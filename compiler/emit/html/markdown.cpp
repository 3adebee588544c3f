#include "emit/html/markdown.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

namespace campaign::html {

namespace {

constexpr std::size_t kMaxMarkdown = 32 * 1024;  // cmark's time can grow with the square of some texts.
constexpr std::size_t kMaxDepth = 24;  // Elements in one another; a browser draws no text deeper than this well.

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
using Document = std::unique_ptr<cmark_node, FreeNode>;

Document parse(std::string_view text) {
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(CMARK_OPT_VALIDATE_UTF8));
  for (const char* name : {"table", "strikethrough", "tasklist", "autolink"}) {
    if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name)) {
      cmark_parser_attach_syntax_extension(parser.get(), extension);
    }
  }
  cmark_parser_feed(parser.get(), text.data(), text.size());
  return Document(cmark_parser_finish(parser.get()));
}

std::string_view literal(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  return text == nullptr ? std::string_view() : std::string_view(text);
}

/// The text in a node, without its markup.
std::string text_of(cmark_node* node) {
  std::string text(literal(node));
  for (cmark_node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) text += text_of(child);
  return text;
}

/// `#anchor`, `page.md#anchor`, or a link to the web.
std::optional<Url> page_link(std::string_view target) {
  const std::size_t hash = std::min(target.find('#'), target.size());
  std::string file(target.substr(0, hash));
  if (file.find(':') != std::string::npos) return Url::written(target);
  if (file.ends_with(".md")) file.replace(file.size() - 3, 3, ".html");
  if (const std::size_t folder = file.rfind('/'); folder != std::string::npos) file.erase(0, folder + 1);
  return Url::place(file, target.substr(std::min(hash + 1, target.size())));
}

/// Walks cmark's tree by its events and writes each node that pages know; others only give their content.
class Walk {
 public:
  /// `document`: whether the text is a page of its own, with real headings and tables.
  Walk(Html& html, bool document) : html_(html), outside_(html.depth()), document_(document) {}

  void event(cmark_event_type type, cmark_node* node) {
    if (type == CMARK_EVENT_EXIT) {
      leave(node);
    } else {
      enter(node);
    }
  }

 private:
  void enter(cmark_node* node);
  void enter_extension(cmark_node* node, std::string_view type);
  void leave(cmark_node* node);
  void link(cmark_node* node);
  void list(cmark_node* node);
  void code_block(cmark_node* node);

  /// Opens an element for a node that has an exit event of its own; too deep, only its content is written.
  void open(Tag tag, Attributes attributes = {}) {
    const bool fits = html_.depth() - outside_ < kMaxDepth;
    if (fits) html_.begin(tag, attributes);
    opened_.push_back(fits ? 1 : 0);
  }
  void pass() { opened_.push_back(0); }
  /// A second element around or in what was opened last.
  void add(Tag tag, Attributes attributes = {}) {
    html_.begin(tag, attributes);
    ++opened_.back();
  }

  Html& html_;
  std::size_t outside_;
  bool document_;
  std::vector<std::size_t> opened_;  // A node with content each: how many elements it has open.
};

/// Nodes without content have one event and no exit.
bool is_leaf(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_THEMATIC_BREAK:
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_TEXT:
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
      return true;
    default:
      return false;
  }
}

bool in_tight_list(cmark_node* paragraph) {
  cmark_node* item = cmark_node_parent(paragraph);
  cmark_node* list = item == nullptr ? nullptr : cmark_node_parent(item);
  return list != nullptr && cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list) != 0;
}

void Walk::enter(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT: html_.text(literal(node)); return;
    case CMARK_NODE_HTML_INLINE: html_.text(literal(node)); return;
    case CMARK_NODE_SOFTBREAK: html_.text("\n"); return;
    case CMARK_NODE_LINEBREAK: html_.leaf("br"); return;
    case CMARK_NODE_CODE: html_.element("code", literal(node)); return;
    case CMARK_NODE_CODE_BLOCK: code_block(node); return;
    case CMARK_NODE_HTML_BLOCK: html_.element("p", literal(node)); return;
    case CMARK_NODE_THEMATIC_BREAK: html_.leaf("hr"); return;
    case CMARK_NODE_PARAGRAPH: in_tight_list(node) ? pass() : open("p"); return;
    case CMARK_NODE_HEADING:
      document_ ? open(heading(cmark_node_get_heading_level(node)), {id(anchor_of_heading(text_of(node)))}) : open("p", {cls("heading")});
      return;
    case CMARK_NODE_BLOCK_QUOTE: open("blockquote"); return;
    case CMARK_NODE_LIST: list(node); return;
    case CMARK_NODE_ITEM: open("li"); return;
    case CMARK_NODE_EMPH: open("em"); return;
    case CMARK_NODE_STRONG: open("strong"); return;
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE: link(node); return;
    default: enter_extension(node, cmark_node_get_type_string(node)); return;
  }
}

void Walk::enter_extension(cmark_node* node, std::string_view type) {
  // A page's tables scroll on their own, and have a head and a body.
  if (document_ && type == "table") {
    open("div", {cls("scroll"), attribute("tabindex", "0")});
    return add("table");
  }
  if (document_ && type == "table_header") {
    open("thead");
    return add("tr");
  }
  if (type == "table") return open("table");
  if (type == "table_row" || type == "table_header") return open("tr");
  if (type == "table_cell") {
    const bool header = cmark_gfm_extensions_get_table_row_is_header(cmark_node_parent(node)) != 0;
    return header ? open("th", {attribute("scope", "col")}) : open("td");
  }
  if (type == "strikethrough") return open("del");
  if (type == "tasklist") {
    open("li");
    html_.text(cmark_gfm_extensions_get_tasklist_item_checked(node) ? "☑ " : "☐ ");
    return;
  }
  pass();
}

void Walk::leave(cmark_node* node) {
  if (is_leaf(node) || opened_.empty()) return;
  for (; opened_.back() > 0; --opened_.back()) html_.end();
  opened_.pop_back();
  if (document_ && std::string_view(cmark_node_get_type_string(node)) == "table_header") add("tbody");
}

void Walk::link(cmark_node* node) {
  const char* target = cmark_node_get_url(node);
  const auto url = document_ ? page_link(target == nullptr ? "" : target) : Url::written(target == nullptr ? "" : target);
  // A link inside a picture's text, or a picture inside a link's, stays text: links do not nest.
  for (cmark_node* at = cmark_node_parent(node); at != nullptr; at = cmark_node_parent(at)) {
    if (cmark_node_get_type(at) == CMARK_NODE_LINK || cmark_node_get_type(at) == CMARK_NODE_IMAGE) return pass();
  }
  if (!url || cmark_node_first_child(node) == nullptr) return pass();
  open("a", {href(*url)});
}

void Walk::list(cmark_node* node) {
  if (cmark_node_get_list_type(node) != CMARK_ORDERED_LIST) return open("ul");
  const int start = cmark_node_get_list_start(node);
  if (start == 1) return open("ol");
  open("ol", {attribute("start", std::to_string(start))});
}

void Walk::code_block(cmark_node* node) {
  const auto pre = html_.in("pre");
  html_.element("code", literal(node));
}

}  // namespace

bool is_plain(std::string_view text) {
  if (text.empty() || text.front() == ' ' || text.front() == '\t') return false;
  if (text.find_first_of("*_`[]<>#|~&\\!\n\r\t") != std::string_view::npos) return false;
  if (text.find("://") != std::string_view::npos || text.find("www.") != std::string_view::npos ||
      text.find('@') != std::string_view::npos || text.find("mailto:") != std::string_view::npos) {
    return false;
  }
  // A list or a line under a heading begins with these.
  const char first = text.front();
  return first != '-' && first != '+' && first != '=' && !(first >= '0' && first <= '9');
}

void write_markdown(Html& html, std::string_view text) {
  if (is_plain(text)) return html.element("p", text);
  if (text.size() > kMaxMarkdown) return html.element("p", {cls("as-written")}, text);
  const Document document = parse(text);
  const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(document.get()));
  Walk walk(html, false);
  for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    walk.event(event, cmark_iter_get_node(iterator.get()));
  }
}

void write_document(Html& html, std::string_view text) {
  const Document document = parse(text);
  const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(document.get()));
  Walk walk(html, true);
  for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    cmark_node* node = cmark_iter_get_node(iterator.get());
    // The comments in our pages are for those who change them.
    if (cmark_node_get_type(node) != CMARK_NODE_HTML_BLOCK) walk.event(event, node);
  }
}

std::string anchor_of_heading(std::string_view heading) {
  std::string anchor;
  for (const char c : heading) {
    if (c == ' ') anchor += '-';
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-') anchor += c;
    if (c >= 'A' && c <= 'Z') anchor += static_cast<char>(c - 'A' + 'a');
  }
  return anchor;
}

}  // namespace campaign::html
