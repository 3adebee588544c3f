#include <array>

#include "emit/html/sections.h"

namespace campaign::html {

namespace {

/// The acronym stays the English one in every language.
struct LetterRow {
  std::string_view letter;
  Sentence<> word, holds, fails;
};
constexpr std::array<LetterRow, kSmartLetters> kLetters = {{
    {"S", "Specific", "Specific holds", "Specific does not hold"},
    {"M", "Measurable", "Measurable holds", "Measurable does not hold"},
    {"A", "Attainable", "Attainable holds", "Attainable does not hold"},
    {"R", "Relevant", "Relevant holds", "Relevant does not hold"},
    {"T", "Time-bound", "Time-bound holds", "Time-bound does not hold"},
}};

bool has_place(const Evidence& evidence) { return evidence.span.begin != evidence.span.end; }

void write_evidence(const Canvas& canvas, const Evidence& evidence) {
  const auto item = canvas.html.in("li");
  write_mark(canvas.html, evidence.holds ? Mark::yes : Mark::no);
  const auto body = canvas.html.in("div");
  {
    const auto line = canvas.html.in("p");
    if (!evidence.holds) canvas.html.element("span", {cls("unseen")}, canvas.words("Not so: "));
    write_english(canvas, canvas.words.heading(evidence.text));
  }
  if (has_place(evidence)) write_quote(canvas, evidence.span);
}

void write_letter(const Canvas& canvas, const LetterRow& row, const Smart::Letter& letter) {
  const auto item = canvas.html.in("li", {cls(letter.holds ? "letter" : "letter fails")});
  {
    const auto head = canvas.html.in("p", {cls("letter-name")});
    canvas.html.element("span", {cls("initial"), attribute("aria-hidden", "true")}, row.letter);
    const auto text = canvas.html.in("span");
    canvas.html.element("strong", canvas.words(row.word));
    canvas.html.element("span", {cls("verdict")}, letter.holds ? canvas.words("holds") : canvas.words("does not hold"));
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
    canvas.html.element("span", {cls("unseen")}, canvas.words(holds ? kLetters[i].holds : kLetters[i].fails));
  }
}

}  // namespace campaign::html
