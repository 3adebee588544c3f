// libFuzzer target: a session of edits. The input is a text and, behind each NUL, a change of it: two bytes for where it begins (in 65536ths
// of the text), one for how much goes, and what comes instead. After each change what is kept of the compilation before gives the same
// findings and the same plan as a fresh one.

#include "base/text.h"
#include "emit/json/json.h"
#include "fuzz/fuzzed.h"
#include "support/view.h"
#include "workspace/kept.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace campaign;
  const std::string input = text_of(data, size);
  std::size_t at = std::min(input.find('\0'), input.size());
  std::string text = input.substr(0, at);
  Kept kept;
  MemoryWorld world;
  const auto compiled_again = [&] {
    world.write("/plan.campaign", text);
    kept.snapshot = std::make_shared<Snapshot>(compile(world, {"/plan.campaign"}, {}, "/", fuzz_options(), &kept));
  };
  compiled_again();
  for (int changes = 0; at + 3 < input.size() && changes < 8; ++changes) {
    const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(input[at + i])); };
    std::size_t begin = (byte(1) * 256 + byte(2)) * text.size() / 65536;
    std::size_t count = std::min(byte(3), text.size() - begin);
    const std::size_t next = std::min(input.find('\0', at + 4), input.size());
    const std::string piece = input.substr(at + 4, next - at - 4);
    at = next;
    std::string after = text;
    after.replace(begin, count, piece);
    if (validate_utf8(after)) continue;
    text = std::move(after);
    compiled_again();
    const Snapshot fresh = compile(world, {"/plan.campaign"}, {}, "/", fuzz_options());
    hold(plan_json(view_of(fresh)) == plan_json(view_of(*kept.snapshot)), "a plan that was changed is the plan of the changed text");
  }
  return 0;
}
