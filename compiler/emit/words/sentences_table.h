#pragma once

// The site's words and sentences, once in every language; the code names them by their English text. `{0}` is an argument;
// `{0:goal|goals}` is the form that goes with the number in it, in the order of CLDR's forms: one|other in English and
// German. Languages may order arguments as they like and have to use the same ones. Rows in the order of their use in the
// site, none twice. Included by words.h only.

#include "emit/words/languages.h"

namespace campaign::table {

/// Two rows of one English text are told apart by what it is about.
struct SentenceRow {
  Texts texts;
  std::string_view about = {};
};

inline constexpr auto kSentences = std::to_array<SentenceRow>({
    // -- values: emit/html/values.cpp, amounts.cpp --
    {{"at least {0}", "mindestens {0}"}},
    {{"at most {0}", "höchstens {0}"}},
    {{"above {0}", "über {0}"}},
    {{"below {0}", "unter {0}"}},
    {{"is {0}", "ist {0}"}},
    {{"is not {0}", "ist nicht {0}"}},
    {{"keep the baseline", "den Ausgangswert halten"}},
    {{"{0} {0:point|points}", "{0} {0:Prozentpunkt|Prozentpunkte}"}},
    {{"{0} to {1}", "{0} bis {1}"}},
    {{"undisclosed", "nicht offengelegt"}},
    {{"unknown", "unbekannt"}},
    {{"to do", "noch offen"}},
    {{"nothing written", "nichts angegeben"}},
    {{"not understood", "nicht verstanden"}},
    {{"yes", "ja"}},
    {{"no", "nein"}},
    {{"assumed", "angenommen"}},
    {{"during {0}", "Zeitraum: {0}"}},
    {{"by {0}", "bis {0}"}},
    {{"as of {0}", "Stand: {0}"}},
    {{"until {0}", "bis {0}"}},
    {{"source: {0}", "Quelle: {0}"}},
    {{"method: {0}", "Methode: {0}"}},
    {{"because {0}", "Grund: {0}"}},
    {{"daily", "täglich"}},
    {{"on day {0} of each month", "am {0}. Tag jedes Monats"}},
    {{"on days {0} of each month", "an den Tagen {0} jedes Monats"}},
    {{"{0} {0:minute|minutes}", "{0} {0:Minute|Minuten}"}},
    {{"{0} {0:hour|hours}", "{0} {0:Stunde|Stunden}"}},
    {{"{0} {0:workday|workdays}", "{0} {0:Arbeitstag|Arbeitstage}"}},
    {{"{0} {0:day|days}", "{0} {0:Tag|Tage}"}},
    {{"{0} {0:week|weeks}", "{0} {0:Woche|Wochen}"}},
    {{"{0} {0:month|months}", "{0} {0:Monat|Monate}"}},
    {{"{0} {0:quarter|quarters}", "{0} {0:Quartal|Quartale}"}},
    {{"{0} {0:year|years}", "{0} {0:Jahr|Jahre}"}},
});

/// The row of an English text; throws, which stops the compiler, when there is none. O(rows).
constexpr std::size_t sentence_row(std::string_view english, std::string_view about) {
  for (std::size_t i = 0; i < kSentences.size(); ++i) {
    if (kSentences[i].texts[0] == english && kSentences[i].about == about) return i;
  }
  throw "no sentence of the table reads so";
}

/// How many arguments a text takes: one more than the greatest number in it.
constexpr std::size_t argument_count_of(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] != '{') continue;
    const auto number = static_cast<std::size_t>(text[i + 1] - '0') + 1;
    if (number > count) count = number;
  }
  return count;
}

}  // namespace campaign::table
