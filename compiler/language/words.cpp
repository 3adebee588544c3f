#include "language/words.h"

#include <algorithm>

#include "language/constructs.h"

namespace campaign {

bool is_keyword(std::string_view name) {
  return name == "business" || std::ranges::find(kOtherDeclarations, name) != kOtherDeclarations.end() || kind_named(name).has_value();
}

}  // namespace campaign
