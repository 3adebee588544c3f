#include <array>

#include "emit/html/sections.h"

namespace campaign::html {

namespace {

struct LetterRow {
  std::string_view letter, word;
};
constexpr std::array<LetterRow, kSmartLetters> kLetters = {
    {{"S", "Specific"}, {"M", "Measurable"}, {"A", "Attainable"}, {"R", "Relevant"}, {"T", "Time-bound"}}};

bool has_place(const Evidence& evidence) { return evidence.span.begin != evidence.span.end; }

void write_evidence(const Canvas& canvas, const Evidence& evidence) {
  const auto item = canvas.html.in("li");
  write_mark(canvas.html, evidence.holds ? Mark::yes : Mark::no);
  const auto body = canvas.html.in("div");
  {
    const auto line = canvas.html.in("p");
    if (!evidence.holds) canvas.html.element("span", {cls("unseen")}, "Not so: ");
    canvas.html.text(display_word(evidence.text));
  }
  if (has_place(evidence)) write_quote(canvas, evidence.span);
}

void write_letter(const Canvas& canvas, const LetterRow& row, const Smart::Letter& letter) {
  const auto item = canvas.html.in("li", {cls(letter.holds ? "letter" : "letter fails")});
  {
    const auto head = canvas.html.in("p", {cls("letter-name")});
    canvas.html.element("span", {cls("initial"), attribute("aria-hidden", "true")}, row.letter);
    const auto words = canvas.html.in("span");
    canvas.html.element("strong", row.word);
    canvas.html.element("span", {cls("verdict")}, letter.holds ? "holds" : "does not hold");
  }
  if (letter.evidence.empty()) return;
  const auto list = canvas.html.in("ul", {cls("evidence")});
  for (const Evidence& evidence : letter.evidence) write_evidence(canvas, evidence);
}

}  // namespace

void write_smart(const Canvas& canvas, EntityId goal) {
  const Smart* smart = canvas.analysis().smart_of(goal);
  if (smart == nullptr) return;
  const auto list = canvas.html.in("ul", {cls("smart")});
  for (std::size_t i = 0; i < kSmartLetters; ++i) write_letter(canvas, kLetters[i], smart->letters[i]);
}

void write_smart_strip(const Canvas& canvas, EntityId goal) {
  const Smart* smart = canvas.analysis().smart_of(goal);
  if (smart == nullptr) return;
  const auto list = canvas.html.in("ul", {cls("strip")});
  for (std::size_t i = 0; i < kSmartLetters; ++i) {
    const bool holds = smart->letters[i].holds;
    const auto item = canvas.html.in("li", {cls(holds ? "yes" : "no")});
    canvas.html.element("span", {attribute("aria-hidden", "true")}, kLetters[i].letter);
    write_mark(canvas.html, holds ? Mark::yes : Mark::no);
    canvas.html.element("span", {cls("unseen")}, std::string(kLetters[i].word) + (holds ? " holds" : " does not hold"));
  }
}

}  // namespace campaign::html
