#pragma once

#include <span>
#include <string_view>

#include "lsp/answer.h"
#include "lsp/session.h"

namespace campaign {

/// One request of the protocol that is answered from what the session knows: (session, parameters) → result. A handler throws
/// `Json::exception` where the parameters are not the protocol's.
struct RequestRow {
  std::string_view method;
  Answer (*handler)(Session&, const Json&);
  std::string_view capability;  ///< The field of `ServerCapabilities` that says so; empty: another row's does.
  Json (*value)();              ///< Its value.
};

// The requests by what they are about: what stands at a place, how a text is made up, and how it may be changed.
[[nodiscard]] std::span<const RequestRow> place_requests();
[[nodiscard]] std::span<const RequestRow> text_requests();
[[nodiscard]] std::span<const RequestRow> change_requests();

/// The value of a capability that needs no options.
[[nodiscard]] inline Json capable() { return true; }

/// The findings of a document as the protocol's `Diagnostic`s.
[[nodiscard]] Json diagnostics_json(const Session& session, const Document& document);
/// One of them.
[[nodiscard]] Json diagnostic_json(const Session& session, const Document& document, const Diagnostic& diagnostic);
/// The protocol's `SymbolKind` of a declaration.
[[nodiscard]] int symbol_kind(Kind kind);

}  // namespace campaign
