#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

/// As much of HTTP/1.1 (RFC 9112) as a site on one's own machine needs. Values only, no sockets.
namespace campaign {

struct Request {
  std::string method;       ///< As written: `GET`.
  std::string path;         ///< Decoded, with its leading `/` and without the query.
  std::string host;         ///< The field `Host`, in lower case.
  bool keep_alive = true;   ///< Whether the client may send another request.
  bool has_body = false;    ///< Whether a body follows, which nothing here reads.
};

struct Response {
  int status = 200;
  std::string_view type;                             ///< The media type of `body`.
  std::shared_ptr<const std::string> body;           ///< May be null: empty.
  bool event_stream = false;                         ///< No body, but events as they come, until the client leaves.

  /// A text for people and programs without a page.
  [[nodiscard]] static Response plain(int status, std::string text);
};

/// The request whose head this is: request line and fields, without the empty line at the end. The error is the status
/// to answer instead: 400 for what is no such request, 505 for another version of HTTP.
[[nodiscard]] tl::expected<Request, int> parse_request(std::string_view head);

/// Status line and fields, with the empty line at the end. Nothing served may be kept, guessed at, framed, or read by a
/// page of another origin.
[[nodiscard]] std::string response_head(const Response& response, bool keep_alive);

/// Whether a field `Host` names this machine itself and the port. Any other comes from a page whose own name was made to
/// lead here (DNS rebinding), and its scripts could read the answer.
[[nodiscard]] bool is_loopback_host(std::string_view host, std::uint16_t port);

}  // namespace campaign
