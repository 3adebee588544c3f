#pragma once

#include <cassert>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "emit/html/url.h"

/// The HTML writer. What comes from a plan can enter only through `text` and attribute values, both of which escape;
/// names of elements and attributes are literals that the C++ compiler checks; links are `Url`s, which were filtered.
/// There is no way to write markup from a string.
namespace campaign::html {

/// The Content-Security-Policy of every page: nothing but the site's own scripts, stylesheet and pictures may load. `file:` is
/// what 'self' means on a page without a server.
inline constexpr std::string_view kContentPolicy =
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; base-uri 'none'; form-action 'none'";

/// The name of an element. Only a literal makes one.
class Tag {
 public:
  consteval Tag(const char* name) : name_(name) {
    for (const char c : name_) {
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')))
        throw "an element's name has lower-case letters and digits";
    }
    if (name_ == "script" || name_ == "style" || name_ == "iframe") throw "pages have no element of this name, or a call of its own";
    for (const std::string_view word :
         {"a",      "abbr", "bdi", "br", "code", "dd",   "del",    "dt",   "em",    "small", "span",
          "strong", "time", "td",  "th", "rect", "line", "circle", "path", "title", "svg",   "summary"}) {
      if (name_ == word) breaks_line_ = false;
    }
  }
  [[nodiscard]] constexpr std::string_view name() const { return name_; }
  /// Whether a line break goes before its start tag, which only makes the page's source readable.
  [[nodiscard]] constexpr bool breaks_line() const { return breaks_line_; }

 private:
  std::string_view name_;
  bool breaks_line_ = true;
};

/// The name of an attribute whose value is plain text. Only a literal makes one.
class AttributeName {
 public:
  consteval AttributeName(const char* name) : name_(name) {
    for (const char c : name_) {
      if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')) {
        throw "an attribute's name has letters, digits and `-`";
      }
    }
    if (name_.starts_with("on") || name_ == "style") throw "pages have no scripts and no styles in attributes";
    for (const std::string_view url :
         {"href", "src", "srcset", "action", "formaction", "data", "poster", "cite", "srcdoc"}) {
      if (name_ == url) throw "links need a Url";
    }
  }
  [[nodiscard]] constexpr std::string_view name() const { return name_; }

 private:
  std::string_view name_;
};

/// A picture of the site's own.
class Picture {
 public:
  /// `file`: relative to the site's folder, as the site map gives it.
  explicit Picture(std::string_view file) : url_(Url::place(file, "")) {}
  [[nodiscard]] const Url& url() const { return url_; }

 private:
  Url url_;
};

/// A file of the site's own that its pages run. Only a literal makes one.
class Asset {
 public:
  consteval Asset(const char* path) : path_(path) {
    for (const char c : path_) {
      if (!((c >= 'a' && c <= 'z') || c == '/' || c == '.')) throw "a path in the site has lower-case letters, `/` and `.`";
    }
    if (path_.starts_with("//") || path_.find("..") != path_.npos) throw "a path in the site stays in the site";
  }
  [[nodiscard]] constexpr std::string_view path() const { return path_; }

 private:
  std::string_view path_;
};

/// One attribute of a start tag; made by the functions below. Views its value: use it in the call that writes it.
class Attribute {
 public:
  [[nodiscard]] std::string_view name() const { return name_; }
  [[nodiscard]] std::string_view value() const { return value_; }

 private:
  friend Attribute attribute(AttributeName name, std::string_view value);
  friend Attribute href(const Url& url);
  friend Attribute src(const Picture& picture);
  Attribute(std::string_view name, std::string_view value) : name_(name), value_(value) {}
  std::string_view name_;
  std::string_view value_;
};

inline Attribute attribute(AttributeName name, std::string_view value) { return {name.name(), value}; }
inline Attribute href(const Url& url) { return {"href", url.value()}; }
/// Of `img`: only the site's own pictures.
inline Attribute src(const Picture& picture) { return {"src", picture.url().value()}; }
inline Attribute id(std::string_view value) { return attribute("id", value); }
inline Attribute cls(std::string_view value) { return attribute("class", value); }

using Attributes = std::initializer_list<Attribute>;

/// Appends `text` so that it is text wherever it stands in HTML: in content and in quoted attribute values. Ill-formed
/// UTF-8 and control characters become U+FFFD; blanks at the ends of lines go. O(length).
void append_escaped(std::string& out, std::string_view text);

/// Writes HTML piece by piece into a string, in the order of the calls.
class Html {
 public:
  /// Appends to `out`, which must outlive the writer.
  explicit Html(std::string& out) : out_(out) {}

  /// Closes its element when it goes out of scope.
  class [[nodiscard]] Scope {
   public:
    explicit Scope(Html& html) : html_(html), depth_(html.open_.size()) {}
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;
    ~Scope() {
      assert(html_.open_.size() == depth_);
      html_.end();
    }

   private:
    Html& html_;
    std::size_t depth_;
  };

  void doctype() { out_ += "<!doctype html>"; }
  /// Opens an element until the result goes out of scope.
  Scope in(Tag tag, Attributes attributes = {}) {
    begin(tag, attributes);
    return Scope(*this);
  }
  /// A whole element with nothing but text in it.
  void element(Tag tag, Attributes attributes, std::string_view text);
  void element(Tag tag, std::string_view text) { element(tag, {}, text); }
  /// An element that has no content and no end tag, such as `br` and `meta`.
  void leaf(Tag tag, Attributes attributes = {}) { start_tag(tag, attributes); }
  void text(std::string_view text) { append_escaped(out_, text); }
  /// A script of the site's own; there is none whose text stands in a page.
  void script(Asset source, Attributes attributes = {});

  // For walks over trees that are not ours, where scopes do not nest: `end` closes what `begin` opened last.
  void begin(Tag tag, Attributes attributes = {});
  void end();
  [[nodiscard]] std::size_t depth() const { return open_.size(); }

 private:
  void start_tag(Tag tag, Attributes attributes);
  void write_attributes(Attributes attributes);

  std::string& out_;
  std::vector<Tag> open_;
};

/// `h1` to `h6`; deeper levels stay `h6`.
[[nodiscard]] Tag heading(int level);

}  // namespace campaign::html
