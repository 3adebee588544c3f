#include "live/http.h"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

namespace campaign {
namespace {

bool is_token(std::string_view text) {
  constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  const auto allowed = [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || kMarks.find(c) != kMarks.npos;
  };
  return !text.empty() && std::ranges::all_of(text, allowed);
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char small = static_cast<char>(c | 0x20);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

std::optional<std::string> decoded(std::string_view path) {
  std::string result;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] != '%') {
      result += path[i];
      continue;
    }
    const int high = i + 2 < path.size() ? hex_digit(path[i + 1]) : -1;
    const int low = high == -1 ? -1 : hex_digit(path[i + 2]);
    if (low == -1) return std::nullopt;
    result += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return result;
}

/// Cuts the text up to the next line break off; a line ends with both its characters.
std::string_view next_line(std::string_view& text) {
  const std::size_t end = text.find("\r\n");
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == text.npos ? text.size() : end + 2);
  return line;
}

/// `GET /spring.html?x HTTP/1.1`
int read_request_line(std::string_view line, Request& request) {
  const std::size_t first = line.find(' '), last = line.rfind(' ');
  if (first == line.npos || first == last) return 400;
  const std::string_view target = line.substr(first + 1, last - first - 1), version = line.substr(last + 1);
  if (!version.starts_with("HTTP/")) return 400;
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return 505;
  request.method = line.substr(0, first);
  request.keep_alive = version == "HTTP/1.1";
  const bool printable = std::ranges::all_of(target, [](char c) { return c > 0x20 && c < 0x7F; });
  if (!is_token(request.method) || !target.starts_with('/') || !printable) return 400;
  auto path = decoded(target.substr(0, target.find('?')));
  if (!path) return 400;
  request.path = std::move(*path);
  return 200;
}

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200: return "OK";
    case 400: return "Bad Request";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 431: return "Request Header Fields Too Large";
    case 505: return "HTTP Version Not Supported";
    default: return "";
  }
}

}  // namespace

Response Response::plain(int status, std::string text) {
  return {status, "text/plain; charset=utf-8", std::make_shared<const std::string>(std::move(text) + '\n'), false};
}

tl::expected<Request, int> parse_request(std::string_view head) {
  Request request;
  if (const int status = read_request_line(next_line(head), request); status != 200) return tl::unexpected(status);
  std::size_t hosts = 0;
  while (!head.empty()) {
    const std::string_view line = next_line(head);
    const std::size_t colon = line.find(':');
    if (colon == line.npos || !is_token(line.substr(0, colon))) return tl::unexpected(400);  // So also a folded line.
    const std::string name = lower(line.substr(0, colon));
    const std::string value = lower(without_blanks(line.substr(colon + 1)));
    const bool clean = std::ranges::all_of(value, [](char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F); });
    if (!clean) return tl::unexpected(400);
    if (name == "host") {
      request.host = value;
      ++hosts;
    } else if (name == "connection") {
      if (value.find("close") != value.npos) request.keep_alive = false;
    } else if (name == "content-length") {
      request.has_body = request.has_body || value != "0";
    } else if (name == "transfer-encoding") {
      request.has_body = true;
    }
  }
  if (hosts != 1) return tl::unexpected(400);
  return request;
}

std::string response_head(const Response& response, bool keep_alive) {
  std::string head = fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason_phrase(response.status));
  if (response.event_stream) {
    head += "Content-Type: text/event-stream\r\n";
  } else {
    head += fmt::format("Content-Type: {}\r\nContent-Length: {}\r\n", response.type, response.body ? response.body->size() : 0);
  }
  if (response.status == 405) head += "Allow: GET, HEAD\r\n";
  head += "Cache-Control: no-store\r\n"
          "X-Content-Type-Options: nosniff\r\n"
          "Content-Security-Policy: frame-ancestors 'none'\r\n"
          "Cross-Origin-Resource-Policy: same-origin\r\n"
          "Referrer-Policy: no-referrer\r\n";
  head += keep_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
  return head;
}

bool is_loopback_host(std::string_view host, std::uint16_t port) {
  const std::string with_port = fmt::format(":{}", port);
  if (host.ends_with(with_port)) {
    host.remove_suffix(with_port.size());
  } else if (port != 80) {  // The port that need not be named.
    return false;
  }
  return host == "127.0.0.1" || host == "localhost" || host == "[::1]";
}

}  // namespace campaign
