#include "locale/locale.h"

#include <cassert>

#include <unicode/listformatter.h>
#include <unicode/uchar.h>

#include "base/text.h"
#include "locale/formats.h"
#include "locale/tag.h"

namespace campaign {

std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

Locale::Formats::Formats(std::string_view wanted) : tag(canonical_tag(wanted).value_or("en")) {
  const bool world = tag == "en";
  UErrorCode error = U_ZERO_ERROR;
  icu = icu::Locale::forLanguageTag(world ? "en-001" : tag.c_str(), error);
  icu.setKeywordValue("calendar", "gregorian", error);
  if (world) icu.setKeywordValue("hours", "h23", error);
  assert(U_SUCCESS(error));
  language = icu.getLanguage();
}

Locale::Locale(std::string_view tag) : formats_(std::make_unique<Formats>(tag)) {}
Locale::~Locale() = default;
Locale::Locale(Locale&&) noexcept = default;
Locale& Locale::operator=(Locale&&) noexcept = default;

const std::string& Locale::tag() const { return formats_->tag; }
const std::string& Locale::language() const { return formats_->language; }
bool Locale::right_to_left() const { return formats_->icu.isRightToLeft() != 0; }

// -- lists and letters ----------------------------------------------------------------------------------------------

/// Finds what ICU writes between the items of lists of two and of four.
void Locale::Formats::read_joints() {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::ListFormatter> formatter(icu::ListFormatter::createInstance(icu, error));
  const icu::UnicodeString items[] = {u"\uFFFC", u"\uFFFC", u"\uFFFC", u"\uFFFC"};  // A sign that no list pattern has.
  const auto joints_of = [&](std::int32_t count) {
    icu::UnicodeString text;
    formatter->format(items, count, text, error);
    std::vector<std::string> joints;
    for (std::int32_t at = text.indexOf(u'\uFFFC'); at >= 0;) {
      const std::int32_t next = text.indexOf(u'\uFFFC', at + 1);
      joints.push_back(to_utf8(next < 0 ? icu::UnicodeString() : text.tempSubStringBetween(at + 1, next)));
      at = next;
    }
    return joints;
  };
  const auto two = joints_of(2), four = joints_of(4);
  assert(U_SUCCESS(error) && two.size() == 2 && four.size() == 4);
  joints_ = {two[0], four[0], four[1], four[2]};
}

const std::string& Locale::Formats::joint(std::size_t index, std::size_t count) {
  static const std::string kNothing;
  if (index + 1 >= count) return kNothing;
  if (!joints_) read_joints();
  if (count == 2) return (*joints_)[0];
  return (*joints_)[index == 0 ? 1 : index + 2 == count ? 3 : 2];
}

const std::string& Locale::joint(std::size_t index, std::size_t count) const { return formats_->joint(index, count); }

std::string Locale::list(std::span<const std::string> items) const {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    out += items[i];
    out += joint(i, items.size());
  }
  return out;
}

std::string Locale::capitalised(std::string_view text) const {
  std::size_t behind = 0;
  if (text.empty()) return {};
  const char32_t first = decode_utf8(text, behind);
  std::string out;
  append_utf8(out, static_cast<char32_t>(u_totitle(static_cast<UChar32>(first))));
  return out.append(text.substr(behind));
}

}  // namespace campaign
