#include "emit/html/single_file.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <unordered_map>

#include <fmt/format.h>
#include <nettle/base64.h>
#include <nettle/sha2.h>

#include "emit/html/navigation.h"

namespace campaign::html {

namespace {

std::string base64(std::string_view bytes) {
  std::string text(BASE64_ENCODE_RAW_LENGTH(bytes.size()), '\0');
  base64_encode_raw(text.data(), bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  return text;
}

/// A source of the Content-Security-Policy that allows exactly this text.
std::string hash_source(std::string_view text) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest;
  sha256_digest(&context, digest.size(), digest.data());
  return fmt::format("'sha256-{}'", base64({reinterpret_cast<const char*>(digest.data()), digest.size()}));
}

const std::string* find(const Bundle& site, std::string_view path) {
  const auto found = std::ranges::find(site, path, &OutputFile::path);
  return found == site.end() ? nullptr : &found->bytes;
}

/// What stands between two marks of a page that our own writer has written; the first one is looked for from `from` on.
std::string_view between(std::string_view page, std::string_view open, std::string_view close) {
  const std::size_t start = page.find(open);
  assert(start != page.npos);
  const std::size_t begin = page.find('>', start) + 1;
  return page.substr(begin, page.rfind(close) - begin);
}

std::string_view media_type(std::string_view ending) {
  return ending == "svg" ? "image/svg+xml" : ending == "png" ? "image/png" : ending == "webp" ? "image/webp" : "image/jpeg";
}

/// Brings pages into one document. Works on the text of our own writer: names of elements and attributes are in small letters,
/// values stand between double quotes, and neither `<` nor `"` stands anywhere else.
class Binder {
 public:
  Binder(const SiteMap& map, const Bundle& site) : map_(map), site_(site) {
    for (std::size_t i = 0; i < map.pages().size(); ++i) {
      numbers_.emplace(map.pages()[i].file, i);
      const std::string_view page = main_of(i);
      for (std::size_t at = page.find(kId); at != page.npos; at = page.find(kId, at + 1)) ++ids_[value_at(page, at + kId.size())];
    }
  }

  /// What a page says, as a section of the whole.
  void append(std::size_t page, std::string& out) const {
    const std::string_view text = main_of(page);
    out += fmt::format("\n<section class=\"sheet page-{}\" id=\"{}\">", row_of(map_.pages()[page].role).slug, key_of(page));
    std::size_t copied = 0;
    const auto copy_to = [&](std::size_t end) { out.append(text.substr(copied, end - copied)), copied = end; };
    for (std::size_t at = text.find_first_of("<\""); at != text.npos; at = text.find_first_of("<\"", at + 1)) {
      if (text.substr(at).starts_with("<nav ")) {  // The ways between pages and within one: the contents have them all.
        copy_to(at);
        at = copied = text.find("</nav>", at) + std::string_view("</nav>").size();
        --at;
        continue;
      }
      if (text[at] == '<') {  // Headings go one level down: the cover has the first one.
        const std::size_t name = at + (text[at + 1] == '/' ? 2 : 1);
        const bool is_heading = text[name] == 'h' && text[name + 1] >= '1' && text[name + 1] <= '5' && (text[name + 2] == '>' || text[name + 2] == ' ');
        if (!is_heading) continue;
        copy_to(name + 1);
        out += static_cast<char>(text[name + 1] + 1);
        copied = name + 2;
        continue;
      }
      const std::string_view value = value_at(text, at + 1);
      const std::string_view before = text.substr(0, at + 1);
      if (before.ends_with(kId)) {
        copy_to(at + 1);
        out += id_of(page, value);
        copied = at + 1 + value.size();
      } else if (before.ends_with(kHref)) {
        copy_to(at + 1);
        append_link(page, value, out);
        copied = at + 1 + value.size();
      }
      at += 1 + value.size();  // Behind the closing quote.
    }
    copy_to(text.size());
    out += "</section>";
  }

  [[nodiscard]] std::string key_of(std::size_t page) const {
    const std::string& file = map_.pages()[page].file;
    return "page-" + file.substr(0, file.size() - std::string_view(".html").size());
  }

 private:
  static constexpr std::string_view kId = " id=\"", kHref = " href=\"";

  [[nodiscard]] std::string_view main_of(std::size_t page) const { return between(site_[page].bytes, "<main ", "</main>"); }
  static std::string_view value_at(std::string_view text, std::size_t begin) { return text.substr(begin, text.find('"', begin) - begin); }

  /// An identity that several pages have gets the page's name in front.
  [[nodiscard]] std::string id_of(std::size_t page, std::string_view id) const {
    const auto found = ids_.find(id);
    return found != ids_.end() && found->second > 1 ? fmt::format("{}-{}", key_of(page), id) : std::string(id);
  }

  void append_link(std::size_t page, std::string_view link, std::string& out) const {
    const std::size_t hash = link.find('#');
    const std::string_view file = link.substr(0, hash);
    const auto found = file.empty() ? numbers_.end() : numbers_.find(file);
    if (!file.empty() && found == numbers_.end()) return void(out += link);  // Into the web.
    const std::size_t to = file.empty() ? page : found->second;
    out += '#';
    out += hash == link.npos ? key_of(to) : id_of(to, link.substr(hash + 1));
  }

  const SiteMap& map_;
  const Bundle& site_;
  std::unordered_map<std::string_view, std::size_t> numbers_;  // By the name of the file.
  std::unordered_map<std::string_view, std::size_t> ids_;      // How many pages have an identity.
};

void append_contents(const SiteMap& map, const Binder& binder, PageWords& words, std::string& out) {
  Html html(out);
  const Words& first = words.of(map.pages().front());
  const auto nav = html.in("nav", {cls("toc"), attribute("aria-label", first("Contents"))});
  html.element("h2", first("Contents"));
  const auto list = html.in("ol");
  for (std::size_t i = 0; i < map.pages().size(); ++i) {
    const Page& page = map.pages()[i];
    if (page.part != 0) continue;
    const Canvas canvas{map, page, html, words.of(page)};
    const auto item = html.in("li", {cls(page.role == Role::strategy ? "deeper" : "top-level")});
    html.element("a", {href(Url::place("", binder.key_of(i)))}, title_of(canvas, page));
  }
}

}  // namespace

std::string single_file(const SiteMap& map, const Bundle& site, PageWords& words) {
  const Page& front = map.pages().front();
  const Look& look = map.look(front.scope);
  std::string style = *find(site, "assets/site.css");
  if (!look.style_file.empty()) style += *find(site, look.style_file);
  const std::string& script = *find(site, "assets/site.js");
  assert(style.find("</") == style.npos && script.find("</script") == script.npos);

  // The head of the first page, with the style and the script in it and their hashes in its policy.
  const std::string& cover = site.front().bytes;
  std::string out(cover.substr(0, cover.find("<body>")));
  const auto replace = [&out](std::string_view open, std::string_view end, const std::string& by) {
    const std::size_t at = out.find(open);
    if (at != out.npos) out.replace(at, out.find(end, at) + end.size() - at, by);
  };
  replace("default-src", "\"", fmt::format("default-src &#39;none&#39;; script-src {}; style-src {}; img-src data:; base-uri &#39;none&#39;; form-action &#39;none&#39;\"",
                                           hash_source(script), hash_source(style)));
  replace("<link rel=\"stylesheet\"", ">", "<style>" + style + "</style>");
  replace("<link rel=\"stylesheet\"", ">", "");
  replace("<script", "</script>", "<script>" + script + "</script>");

  out += "<body class=\"single\">";
  const Words& first = words.of(front);
  {
    Html html(out);
    html.element("a", {cls("skip"), href(Url::place("", "main"))}, first("Skip to the plan"));
  }
  out += "\n<main id=\"main\">\n<div class=\"cover\">";
  if (look.logo != nullptr) out += fmt::format("\n<img src=\"data:{};base64,{}\" alt=\"\">", media_type(look.logo->ending), base64(look.logo->bytes));
  {
    Html html(out);
    const Canvas canvas{map, front, html, first};
    if (!look.brand.empty()) html.element("p", {cls("eyebrow"), attribute("dir", "auto")}, look.brand);
    html.element("h1", {attribute("dir", "auto")}, front.root == kNoEntity ? name_of_plan(canvas) : std::string(map.view().plan.label(front.root)));
    html.element("p", {cls("period")}, first("As of {0}", first.locale().day(Day(map.view().as_of))));
  }
  out += "\n</div>";
  const Binder binder(map, site);
  append_contents(map, binder, words, out);
  for (std::size_t i = 0; i < map.pages().size(); ++i) binder.append(i, out);
  out += "\n</main>\n</body>\n</html>\n";
  return out;
}

}  // namespace campaign::html
