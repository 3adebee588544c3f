#include "locale/names.h"

#include <algorithm>
#include <memory>

#include <unicode/normalizer2.h>
#include <unicode/uspoof.h>

#include "locale/formats.h"

namespace campaign {

namespace {

std::string normalized(const icu::Normalizer2* form, std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const auto wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  const icu::UnicodeString made = form->normalize(wide, error);
  return U_FAILURE(error) ? std::string(text) : to_utf8(made);
}

struct CloseSpoof {
  void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
};

}  // namespace

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return (c & 0x80) == 0; });
}

std::string composed(std::string_view name) {
  if (is_ascii(name)) return std::string(name);
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(error);
  return U_FAILURE(error) ? std::string(name) : normalized(form, name);
}

bool is_same_name(std::string_view a, std::string_view b) {
  return a == b || ((!is_ascii(a) || !is_ascii(b)) && composed(a) == composed(b));
}

std::string look_of(std::string_view name) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFKCCasefoldInstance(error);
  static const std::unique_ptr<USpoofChecker, CloseSpoof> kChecker([] {
    UErrorCode failed = U_ZERO_ERROR;
    return uspoof_open(&failed);
  }());
  const auto skeleton = [&](const std::string& text) {
    if (kChecker == nullptr) return text;
    std::string look(text.size() * 4 + 16, '\0');
    UErrorCode failed = U_ZERO_ERROR;
    const std::int32_t length = uspoof_getSkeletonUTF8(kChecker.get(), 0, text.data(), static_cast<std::int32_t>(text.size()), look.data(), static_cast<std::int32_t>(look.size()), &failed);
    if (U_FAILURE(failed) || length < 0 || static_cast<std::size_t>(length) > look.size()) return text;
    look.resize(static_cast<std::size_t>(length));
    return look;
  };
  // Capitals look alike that have small letters which do not, such as the Cyrillic `М`.
  const std::string capital = skeleton(std::string(name));
  return skeleton(U_FAILURE(error) ? capital : normalized(form, capital));
}

}  // namespace campaign
