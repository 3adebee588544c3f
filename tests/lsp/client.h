#pragma once

#include <unistd.h>

#include <cstdio>
#include <deque>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

#include "lsp/json_message.h"
#include "lsp/server.h"
#include "support/compiled.h"

namespace campaign {

/// A client of a server that runs in this process, on pipes as they are between two.
class Client {
 public:
  Client() {
    int to_server[2], to_client[2];
    if (pipe(to_server) != 0 || pipe(to_client) != 0) throw std::runtime_error("no pipe");
    server_in_ = fdopen(to_server[0], "rb"), in_ = fdopen(to_client[0], "rb");
    out_ = fdopen(to_server[1], "wb"), server_out_ = fdopen(to_client[1], "wb");
    server_ = std::thread([this] {
      CompileOptions options;
      options.as_of = kTestDay;
      status_ = serve_language(server_in_, server_out_, "test", options);
      std::fclose(server_out_);
    });
    transport_.emplace(in_, out_);
  }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client() {
    if (server_.joinable()) end();
    std::fclose(in_);
    std::fclose(server_in_);
  }

  void initialize(Json capabilities = Json::object(), const std::string& folder = "file:///plans", Json options = nullptr, const std::string& locale = "") {
    const Json folders = {{{"uri", folder}, {"name", "plans"}}};
    Json params = {{"processId", nullptr}, {"capabilities", std::move(capabilities)}, {"workspaceFolders", folders}, {"initializationOptions", std::move(options)}};
    if (!locale.empty()) params["locale"] = locale;
    initialized = request("initialize", std::move(params));
    notify("initialized", Json::object());
  }

  void send(const Json& message) { transport_->write(message); }
  /// Bytes as they are, header and all.
  void send_raw(std::string_view bytes) {
    std::fwrite(bytes.data(), 1, bytes.size(), out_);
    std::fflush(out_);
  }
  void notify(const std::string& method, Json params) { send({{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}}); }
  /// Sends a request and gives its id, without waiting.
  int begin(const std::string& method, Json params) {
    send({{"jsonrpc", "2.0"}, {"id", ++last_id_}, {"method", method}, {"params", std::move(params)}});
    return last_id_;
  }
  /// The answer to a request: the whole message, with `result` or `error`. What else comes in is kept in `received`.
  Json answer_to(const Json& id) {
    for (;;) {
      auto message = transport_->read();
      if (!message) throw std::runtime_error("the server has ended");
      const bool is_answer = !message->contains("method") && message->value("id", Json()) == id;
      if (is_answer) return *message;
      received.push_back(std::move(*message));
    }
  }
  Json request(const std::string& method, Json params) { return answer_to(begin(method, std::move(params))); }

  /// The parameters of the next notification of a name, waiting for it; those that were received before come first.
  Json next_notice(std::string_view method) {
    for (;;) {
      if (received.empty()) {
        auto message = transport_->read();
        if (!message) throw std::runtime_error("the server has ended");
        received.push_back(std::move(*message));
      }
      const Json message = std::move(received.front());
      received.pop_front();
      if (message.value("method", "") == method) return message["params"];
    }
  }

  void open(const std::string& uri, const std::string& text) {
    notify("textDocument/didOpen", {{"textDocument", {{"uri", uri}, {"languageId", "campaign"}, {"version", 1}, {"text", text}}}});
  }
  void change(const std::string& uri, int version, Json changes) {
    notify("textDocument/didChange", {{"textDocument", {{"uri", uri}, {"version", version}}}, {"contentChanges", std::move(changes)}});
  }

  /// Ends the server as the protocol asks and gives its exit status.
  int end() {
    request("shutdown", nullptr);
    notify("exit", nullptr);
    return wait();
  }
  /// Closes the stream as a client that was killed does.
  int hang_up() { return wait(); }

  Json initialized;
  std::deque<Json> received;

 private:
  int wait() {
    std::fclose(out_);
    server_.join();
    return status_;
  }

  std::FILE *in_ = nullptr, *out_ = nullptr, *server_in_ = nullptr, *server_out_ = nullptr;
  std::optional<Transport> transport_;
  std::thread server_;
  int status_ = -1;
  int last_id_ = 0;
};

[[nodiscard]] inline Json position(std::size_t line, std::size_t character) { return {{"line", line}, {"character", character}}; }
[[nodiscard]] inline Json at(const std::string& uri, std::size_t line, std::size_t character) {
  return {{"textDocument", {{"uri", uri}}}, {"position", position(line, character)}};
}

}  // namespace campaign
