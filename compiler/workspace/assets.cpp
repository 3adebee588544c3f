#include "workspace/assets.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>

#include "base/text.h"

namespace campaign {

namespace {

namespace fs = std::filesystem;

// A page with its pictures should load in a second on a telephone; a logo or a style sheet of this size is a mistake.
constexpr std::uint64_t kLargestAsset = 512u << 10;

/// Whether an attribute of a tag is an event handler or leads anywhere but into the picture itself.
std::string_view harm_in_attribute(std::string_view name, std::string_view value) {
  if (name.starts_with("on")) return "it has a script in an attribute";
  const bool link = name == "href" || name.ends_with(":href") || name == "src" || name == "from" || name == "to" || name == "values";
  if (link && !value.empty() && !value.starts_with('#') && !value.starts_with("data:image/png") && !value.starts_with("data:image/jpeg") &&
      (name == "href" || name.ends_with(":href") || name == "src" || value.find(':') != value.npos)) {
    return "it links to something outside itself";
  }
  return {};
}

}  // namespace

std::string_view picture_ending(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return "png";
  if (bytes.starts_with("\xff\xd8\xff")) return "jpg";
  if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return "webp";
  const std::string_view start = trim(bytes.starts_with("\xef\xbb\xbf") ? bytes.substr(3) : bytes);
  return start.starts_with("<svg") || (start.starts_with("<?xml") && start.find("<svg") != start.npos) || start.starts_with("<!--") ? "svg" : "";
}

std::string_view harm_in_svg(std::string_view text) {
  const std::string lower = lower_case(text);
  if (lower.find('\0') != lower.npos || validate_utf8(lower)) return "it is not UTF-8";
  constexpr std::array<std::string_view, 5> kElements = {"script", "foreignobject", "iframe", "handler", "listener"};
  for (std::size_t at = lower.find('<'); at != lower.npos; at = lower.find('<', at + 1)) {
    const std::string_view rest = std::string_view(lower).substr(at + 1);
    if (rest.starts_with("!--")) {
      at = lower.find("-->", at);
      if (at == lower.npos) return "it has a comment without an end";
      continue;
    }
    if (rest.starts_with("!doctype") || rest.starts_with("!entity") || rest.starts_with("![cdata")) return "it has a document type or raw data in it";
    if (rest.starts_with("?xml-stylesheet")) return "it has a style sheet from elsewhere";
    if (rest.starts_with("?") || rest.starts_with("/")) continue;
    std::size_t end = 0;
    const auto is_name = [&](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ':' || c == '-' || c == '_'; };
    while (end < rest.size() && is_name(rest[end])) ++end;
    const std::string_view element = rest.substr(0, end);
    const std::string_view local = element.substr(element.rfind(':') + 1);
    if (std::ranges::find(kElements, local) != kElements.end()) return "it has a script in it";
    if (local == "style" || local == "a") return "it has a style sheet or a link in it";
    // Attributes: name = "value"; a value without quotes or an entity in a link is nothing that drawing needs.
    for (std::size_t i = end; i < rest.size() && rest[i] != '>';) {
      if (!is_name(rest[i])) {
        ++i;
        continue;
      }
      const std::size_t start = i;
      while (i < rest.size() && is_name(rest[i])) ++i;
      const std::string_view name = rest.substr(start, i - start);
      while (i < rest.size() && (rest[i] == ' ' || rest[i] == '=' || rest[i] == '\n' || rest[i] == '\r' || rest[i] == '\t')) ++i;
      if (i >= rest.size() || (rest[i] != '"' && rest[i] != '\'')) continue;
      const std::size_t close = rest.find(rest[i], i + 1);
      if (close == rest.npos) return "it has an attribute without an end";
      const std::string_view value = rest.substr(i + 1, close - i - 1);
      if (const std::string_view harm = harm_in_attribute(name, trim(value)); !harm.empty()) return harm;
      if (name == "style" || value.find("url(") != value.npos) {
        if (const std::string_view harm = harm_in_css(value); !harm.empty()) return harm;
      }
      i = close + 1;
    }
  }
  return {};
}

std::string_view harm_in_css(std::string_view text) {
  const std::string lower = lower_case(text);
  if (validate_utf8(lower)) return "it is not UTF-8";
  if (lower.find("@import") != lower.npos) return "it imports another style sheet";
  if (lower.find('\\') != lower.npos) return "it has an escape (`\\`), which can hide an address";
  if (lower.find("</") != lower.npos) return "it has the end of an element in it";
  if (lower.find("expression(") != lower.npos || lower.find("javascript:") != lower.npos) return "it has a script in it";
  if (lower.find("image-set(") != lower.npos || lower.find("src(") != lower.npos) return "it loads something from elsewhere";
  for (std::size_t at = lower.find("url("); at != lower.npos; at = lower.find("url(", at + 1)) {
    std::string_view address = trim(std::string_view(lower).substr(at + 4));
    if (address.starts_with('"') || address.starts_with('\'')) address.remove_prefix(1);
    if (!address.starts_with('#') && !address.starts_with("data:image/png") && !address.starts_with("data:image/jpeg") && !address.starts_with("data:font/"))
      return "it loads something from elsewhere";
  }
  return {};
}

namespace {

class AssetReader {
 public:
  AssetReader(const World& world, const Plan& plan, const std::map<FileId, std::string>& folders, const std::string& workspace, Diagnostics& diagnostics)
      : world_(world), plan_(plan), folders_(folders), workspace_(workspace), diagnostics_(diagnostics) {}

  std::vector<Asset> run() {
    for (const EntityId site : plan_.all(Kind::site)) {
      for (const Property property : {prop("logo"), prop("style")}) {
        const PropertyValue* value = plan_.find(site, property);
        const auto* path = value == nullptr ? nullptr : std::get_if<Text>(&value->value);
        if (path != nullptr) read(site, property, value->span, std::string(path->value));
      }
    }
    return std::move(assets_);
  }

 private:
  void read(EntityId site, Property property, Span place, const std::string& path) {
    const auto folder = folders_.find(place.file);
    if (folder == folders_.end()) return;
    const auto canonical = world_.canonical((fs::path(folder->second) / path).string());
    if (!canonical) return void(diagnostics_.report<Finding::unreadable_asset>(place, path, Said::sentence(canonical.error().what)));
    const auto root = world_.canonical(workspace_);
    if (!root || !canonical->starts_with(root->ends_with('/') ? *root : *root + '/')) {
      diagnostics_.report<Finding::asset_outside_workspace>(place, path).helped("copy the file beside the plan");
      return;
    }
    auto bytes = world_.read(*canonical, kLargestAsset);
    if (!bytes) return void(diagnostics_.report<Finding::unreadable_asset>(place, path, Said::sentence(bytes.error().what)));
    const bool style = property == prop("style");
    const std::string_view ending = style ? std::string_view("css") : picture_ending(*bytes);
    if (ending.empty()) {
      diagnostics_.report<Finding::harmful_asset>(place, path, "it is no SVG, PNG, JPEG or WebP picture");
      return;
    }
    const std::string_view harm = style ? harm_in_css(*bytes) : ending == "svg" ? harm_in_svg(*bytes) : std::string_view();
    if (!harm.empty()) return void(diagnostics_.report<Finding::harmful_asset>(place, path, Said::sentence(harm)));
    assets_.push_back({site, property, ending, std::move(*bytes)});
  }

  const World& world_;
  const Plan& plan_;
  const std::map<FileId, std::string>& folders_;
  const std::string& workspace_;
  Diagnostics& diagnostics_;
  std::vector<Asset> assets_;
};

}  // namespace

std::vector<Asset> read_assets(const World& world, const Plan& plan, const std::map<FileId, std::string>& folders, const std::string& workspace,
                               Diagnostics& diagnostics) {
  return AssetReader(world, plan, folders, workspace, diagnostics).run();
}

}  // namespace campaign
