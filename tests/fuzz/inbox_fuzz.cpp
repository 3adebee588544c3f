// libFuzzer target: the language server over any stream. An input whose first byte is a NUL is the stream itself; of any other each line is
// the body of a message, sent when the server is initialized and a text is open.

#include "fuzz/fuzzed.h"
#include "lsp/json_message.h"
#include "lsp/server.h"

namespace {

std::string framed(std::string_view body) { return "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace campaign;
  const std::string input = text_of(data, size);
  std::string stream;
  if (input.starts_with('\0')) {
    stream = input.substr(1);
  } else {
    stream = framed(R"({"jsonrpc":"2.0","id":0,"method":"initialize","params":{"capabilities":{}}})") +
             framed(R"({"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///p","text":"person ada \"Ada\"\ncampaign c \"C\" { period: 2027  owner: @ada }\n"}}})");
    for (std::size_t at = 0; at < input.size();) {
      const std::size_t end = std::min(input.find('\n', at), input.size());
      stream += framed(std::string_view(input).substr(at, end - at));
      at = end + 1;
    }
  }
  if (stream.empty()) return 0;
  std::FILE* in = fmemopen(stream.data(), stream.size(), "rb");
  char* said = nullptr;
  std::size_t length = 0;
  std::FILE* out = open_memstream(&said, &length);
  (void)serve_language(in, out, "fuzz", fuzz_options());
  std::fclose(in);
  std::fclose(out);
  // Every message that was sent is JSON, whole, of the length that its header says.
  std::string_view rest(said, length);
  while (!rest.empty()) {
    constexpr std::string_view kHead = "Content-Length: ";
    hold(rest.starts_with(kHead), "a message begins with its length");
    const std::size_t behind = rest.find("\r\n\r\n");
    const std::size_t count = std::strtoull(std::string(rest.substr(kHead.size(), 20)).c_str(), nullptr, 10);
    hold(behind != rest.npos && behind + 4 + count <= rest.size() && count > 1, "a message is as long as it says");
    hold(Json::accept(rest.substr(behind + 4, count)), "a message is JSON");
    rest.remove_prefix(behind + 4 + count);
  }
  std::free(said);
  return 0;
}
