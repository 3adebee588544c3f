#pragma once

#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "source/span.h"
#include "syntax/error_limit.h"
#include "syntax/token.h"

namespace campaign {

/// The tokens that the parser sees: trivia is gone, of the line breaks only those are left that end a member, and every
/// brace has its partner. The last token is `end_of_file`.
///
/// A line break ends a member, except
/// - inside `( )` and `[ ]`, after an operator or comma, and before a line that starts with an operator, comma or `{`;
/// - but always before a line that starts with a key, with `}`, or (inside brackets) with what looks like a
///   declaration: there the line before is what is broken, and it must not take the next one with it.
/// On one line a member ends where a declaration begins behind a property's value, and behind a block where a key or a
/// declaration follows: `owner: @li  expect { orders: 300 }  budget: 2k USD`. A line break without bytes stands there.
///
/// Reports texts and comments that never close, braces without a partner, and blocks deeper than `max_depth`: then
/// nothing of the file is read. Where blocks are left open, indentation says which `}` is missing. `begin` is the offset of
/// the first token. Where more errors are found than `limit` admits, the tokens end there. Linear in the text.
[[nodiscard]] std::vector<Token> significant_tokens(FileId file, std::string_view text, std::uint32_t max_depth, ErrorLimit& limit,
                                                    Diagnostics& diagnostics, std::uint32_t begin = 0);

/// Whether a value goes on behind such a token, on the next line if need be.
[[nodiscard]] bool leaves_value_open(TokenKind kind);

/// Whether behind a property's value, which ends with `before`, a declaration begins: `word` is a name that begins members, and `next`
/// stands behind it. No value has two names side by side, a name before a text, or a block.
[[nodiscard]] bool begins_declaration(TokenKind before, TokenKind kind, std::string_view word, TokenKind next);

}  // namespace campaign
