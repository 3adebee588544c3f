#pragma once

#include <string>

#include <tl/expected.hpp>

#include "lsp/json_message.h"

namespace campaign {

// Error codes of JSON-RPC and of the protocol (LSP 3.17, ErrorCodes and LSPErrorCodes).
inline constexpr int kParseError = -32700, kInvalidRequest = -32600, kMethodNotFound = -32601, kInvalidParams = -32602, kInternalError = -32603, kNotInitialized = -32002,
                     kRequestCancelled = -32800, kRequestFailed = -32803;

/// Why a request has no result, in a sentence for whoever asked.
struct RequestError {
  int code;
  std::string message;
};
/// What a request is answered with.
using Answer = tl::expected<Json, RequestError>;

}  // namespace campaign
