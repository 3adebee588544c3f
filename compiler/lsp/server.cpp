#include "lsp/server.h"

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

#include <fmt/format.h>

#include "lsp/inbox.h"
#include "lsp/requests.h"

namespace campaign {

namespace {

class Server {
 public:
  Server(std::FILE* in, std::FILE* out, std::string version, CompileOptions options)
      : transport_(in, out), version_(std::move(version)), session_(std::move(options)), inbox_(transport_) {
    session_.busy = [this](const Document& document, bool begins) { progress(document, begins); };
  }

  int run() {
    while (auto message = inbox_.next()) {
      try {
        take(*message);
        // Findings are worked out when nobody waits for an answer: of several changes only the last counts.
        if (initialized_ && !shut_down_ && inbox_.empty()) publish();
        session_.free_retired();
      } catch (const std::exception& error) {  // Our failure at one message is not the end of what is typed in the others.
        constexpr int kError = 1;
        say("window/logMessage", {{"type", kError}, {"message", error.what()}});
      }
    }
    return shut_down_ && exited_ ? 0 : 1;
  }

 private:
  void take(const Json& message) {
    if (message.is_discarded()) return refuse(nullptr, kParseError, "this is no JSON");
    if (!message.is_object()) return refuse(nullptr, kInvalidRequest, "a message is an object");
    const Json id = message.value("id", Json());
    if (!message.contains("method")) {
      if (message.contains("result") && id == kConfigurationId) configured(message["result"]);
      // An answer to something else that was asked tells nothing.
      if (!message.contains("result") && !message.contains("error")) refuse(id, kInvalidRequest, "a message has a method");
      return;
    }
    if (!message["method"].is_string()) return refuse(id, kInvalidRequest, "a method is a text");
    const std::string method = message["method"];
    const Json params = message.value("params", Json::object());
    if (message.contains("id")) {
      answer(id, method, params);
    } else {
      notice(method, params);
    }
  }

  // -- requests --------------------------------------------------------------------------------------------------------

  static const RequestRow* find_request(std::string_view method) {
    for (const auto rows : {place_requests(), text_requests(), change_requests()}) {
      const auto row = std::ranges::find(rows, method, &RequestRow::method);
      if (row != rows.end()) return &*row;
    }
    return nullptr;
  }

  Answer result_of(const Json& id, const std::string& method, const Json& params) {
    if (inbox_.take_cancelled(id)) return tl::unexpected(RequestError{kRequestCancelled, "cancelled"});
    // What a client sends is data: a field of another type than the protocol's is its error, not our end.
    try {
      if (method == "initialize") return initialize(params);
      if (!initialized_) return tl::unexpected(RequestError{kNotInitialized, "the first request is `initialize`"});
      if (shut_down_) return tl::unexpected(RequestError{kInvalidRequest, "the server was shut down"});
      if (method == "shutdown") {
        shut_down_ = true;
        return Json(nullptr);
      }
      const RequestRow* row = find_request(method);
      if (row == nullptr) return tl::unexpected(RequestError{kMethodNotFound, fmt::format("there is no `{}`", method)});
      return row->handler(session_, params);
    } catch (const Json::exception& error) {
      return tl::unexpected(RequestError{kInvalidParams, error.what()});
    } catch (const std::exception& error) {
      return tl::unexpected(RequestError{kInternalError, error.what()});
    }
  }

  void answer(const Json& id, const std::string& method, const Json& params) {
    Answer result = result_of(id, method, params);
    if (!result) return refuse(id, result.error().code, result.error().message);
    transport_.write({{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(*result)}});
  }

  void refuse(const Json& id, int code, std::string_view message) {
    transport_.write({{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", code}, {"message", message}}}});
  }

  // -- notifications ---------------------------------------------------------------------------------------------------

  void notice(const std::string& method, const Json& params) {
    if (method == "exit") {
      exited_ = true;
      return;
    }
    if (!initialized_ || shut_down_) return;
    try {
      if (method == "initialized") return started();
      if (method == "textDocument/didOpen") return session_.open(params);
      if (method == "textDocument/didChange") return session_.change(params);
      if (method == "textDocument/didClose") return closed(session_.close(params));
      if (method == "workspace/didChangeWatchedFiles") return changed_outside();
      if (method == "workspace/didChangeConfiguration") return ask_configuration(params.value("settings", Json()));
      if (method == "workspace/didChangeWorkspaceFolders") {
        for (const Json& folder : params.at("event").at("removed")) session_.remove_folder(folder.at("uri"));
        for (const Json& folder : params.at("event").at("added")) session_.add_folder(folder.at("uri"));
        return changed_outside();
      }
    } catch (const Json::exception&) {
      // A notification has no answer; one that cannot be read changes nothing.
    }
  }

  void say(std::string_view method, Json params) { transport_.write({{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}}); }
  void ask(std::string_view id, std::string_view method, Json params) {
    transport_.write({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", std::move(params)}});
  }

  void closed(const std::optional<std::string>& uri) {
    if (!uri) return;
    session_.tokens.erase(*uri);
    if (!session_.client.pulls_diagnostics) say("textDocument/publishDiagnostics", {{"uri", *uri}, {"diagnostics", Json::array()}});
  }

  /// Something that the client's texts do not show has changed: what was shown of them may be old.
  void changed_outside() {
    session_.disk_changed();
    if (session_.client.refreshes_diagnostics) ask("refresh-diagnostics", "workspace/diagnostic/refresh", nullptr);
    if (session_.client.refreshes_hints) ask("refresh-hints", "workspace/inlayHint/refresh", nullptr);
    if (session_.client.refreshes_lenses) ask("refresh-lenses", "workspace/codeLens/refresh", nullptr);
  }

  // -- life ------------------------------------------------------------------------------------------------------------

  Answer initialize(const Json& params) {
    if (initialized_) return tl::unexpected(RequestError{kInvalidRequest, "the server is initialized already"});
    const Json capabilities = params.value("capabilities", Json::object());
    const auto can = [&](const char* what) { return capabilities.value(Json::json_pointer(what), false); };
    const Json encodings = capabilities.value("/general/positionEncodings"_json_pointer, Json::array());
    const bool utf8 = std::ranges::find(encodings, Json("utf-8")) != encodings.end();
    session_.positions = Positions(utf8);
    ClientSettings& client = session_.client;
    client.pulls_diagnostics = capabilities.contains("/textDocument/diagnostic"_json_pointer);
    client.snippets = can("/textDocument/completion/completionItem/snippetSupport");
    client.progress = can("/window/workDoneProgress");
    client.configuration = can("/workspace/configuration");
    client.registers_watches = can("/workspace/didChangeWatchedFiles/dynamicRegistration");
    client.refreshes_diagnostics = client.pulls_diagnostics && can("/workspace/diagnostics/refreshSupport");
    client.refreshes_hints = can("/workspace/inlayHint/refreshSupport");
    client.refreshes_lenses = can("/workspace/codeLens/refreshSupport");
    if (params.contains("workspaceFolders") && params["workspaceFolders"].is_array()) {
      for (const Json& folder : params["workspaceFolders"]) session_.add_folder(folder.at("uri"));
    } else if (params.contains("rootUri") && params["rootUri"].is_string()) {
      session_.add_folder(params["rootUri"]);
    }
    if (params.contains("locale") && params["locale"].is_string()) session_.speak(params["locale"]);
    session_.configure(params.value("initializationOptions", Json()));
    initialized_ = true;
    Json own = {{"positionEncoding", utf8 ? "utf-8" : "utf-16"},
                {"textDocumentSync", {{"openClose", true}, {"change", 2}}},
                {"workspace", {{"workspaceFolders", {{"supported", true}, {"changeNotifications", true}}}}}};
    for (const auto rows : {place_requests(), text_requests(), change_requests()}) {
      for (const RequestRow& row : rows) {
        if (!row.capability.empty()) own[std::string(row.capability)] = row.value();
      }
    }
    return Json{{"capabilities", own}, {"serverInfo", {{"name", "campaign"}, {"version", version_}}}};
  }

  /// What can be asked of the client only after its `initialized`.
  void started() {
    if (session_.client.registers_watches) {
      const Json options = {{"watchers", {{{"globPattern", "**/*.campaign"}}}}};
      ask("watch", "client/registerCapability", {{"registrations", {{{"id", "plans"}, {"method", "workspace/didChangeWatchedFiles"}, {"registerOptions", options}}}}});
    }
    if (session_.client.configuration) ask_configuration(Json());
  }

  /// A client that can be asked is asked; others send the settings along.
  void ask_configuration(const Json& settings) {
    if (session_.client.configuration) return ask(kConfigurationId, "workspace/configuration", {{"items", {{{"section", "campaign"}}}}});
    if (settings.is_object()) configure(settings.value("campaign", settings));
  }
  void configured(const Json& result) {
    if (result.is_array() && !result.empty()) configure(result.front());
  }
  void configure(const Json& section) {
    session_.configure(section);
    changed_outside();
  }

  // -- what is told unasked --------------------------------------------------------------------------------------------

  void publish() {
    if (session_.client.pulls_diagnostics) return;
    session_.tell([this](const Document& document) {
      say("textDocument/publishDiagnostics", {{"uri", document.uri}, {"version", document.version}, {"diagnostics", diagnostics_json(session_, document)}});
    });
  }

  /// Says that a large text is read for the first time.
  void progress(const Document& document, bool begins) {
    constexpr std::size_t kLarge = std::size_t{1} << 20;
    if (!session_.client.progress || document.text.size() < kLarge) return;
    if (begins && document.snapshot == nullptr) {
      progress_ = fmt::format("campaign-{}", ++progress_number_);
      ask(progress_, "window/workDoneProgress/create", {{"token", progress_}});
      say("$/progress", {{"token", progress_}, {"value", {{"kind", "begin"}, {"title", "checking the plan"}}}});
    } else if (!begins && !progress_.empty()) {
      say("$/progress", {{"token", progress_}, {"value", {{"kind", "end"}}}});
      progress_.clear();
    }
  }

  static constexpr std::string_view kConfigurationId = "configuration";

  Transport transport_;
  std::string version_;
  Session session_;
  bool initialized_ = false, shut_down_ = false, exited_ = false;
  std::string progress_;  // The token of what is going on.
  int progress_number_ = 0;
  Inbox inbox_;  // Last: its thread uses the transport.
};

}  // namespace

int serve_language(std::FILE* in, std::FILE* out, const std::string& version, const CompileOptions& options) {
  return Server(in, out, version, options).run();
}

}  // namespace campaign
