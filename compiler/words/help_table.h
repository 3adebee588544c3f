#pragma once

// The command's help, in every language; the code names a text by its English one. Included by help.cpp and the tests only.

#include "words/languages.h"

namespace campaign::table {

inline constexpr auto kHelp = std::to_array<Texts>({
    // Examples
    {"campaign: a compiler for marketing plans", "campaign: ein Compiler für Marketingpläne"},
    {"say what is wrong with the plans in a folder", "sagt, was an den Plänen eines Ordners nicht stimmt"},
    {"say it again whenever a plan changes", "sagt es wieder, sooft sich ein Plan ändert"},
    {"show them in the browser, always as they are saved", "zeigt sie im Browser, immer wie gespeichert"},
    {"make a site, JSON and exports of them", "macht eine Website, JSON und Exporte daraus"},
    {"say when everything happens, and what waits for what", "sagt, wann alles geschieht und was worauf wartet"},
    {"write their dates for a calendar", "schreibt ihre Termine für einen Kalender"},
    {"say what a finding means", "sagt, was ein Befund bedeutet"},
    {"all plans in a folder", "alle Pläne eines Ordners"},
    {"again whenever a plan in it changes, until Ctrl-C", "wieder, sooft sich ein Plan darin ändert, bis Strg-C"},
    {"then open http://127.0.0.1:8017/", "dann http://127.0.0.1:8017/ öffnen"},
    {"then open site/index.html", "dann site/index.html öffnen"},
    {"when everything begins and ends, and how much later it could", "wann alles beginnt und endet, und wie viel später es könnte"},
    {"what decides when a campaign ends", "was entscheidet, wann eine Kampagne endet"},
    {"why something lies where it lies", "warum etwas liegt, wo es liegt"},
    {"what moves if something takes longer", "was sich verschiebt, wenn etwas länger dauert"},
    {"who has how much to do in which week", "wer in welcher Woche wie viel zu tun hat"},
    {"writes them", "schreibt sie"},
    {"names those that lack the layout", "nennt die, denen das Layout fehlt"},
    {"an editor starts it, and talks to it", "ein Editor startet es und spricht damit"},
    {"whether its rules find what their examples say", "ob seine Regeln finden, was ihre Beispiele sagen"},
    {"then open reference/index.html", "dann reference/index.html öffnen"},

    // Commands
    {"Say what is wrong with plans", "Sagt, was an Plänen nicht stimmt"},
    {"Check plans again whenever they change", "Prüft Pläne wieder, sooft sie sich ändern"},
    {"Show plans as a site in the browser that follows every change", "Zeigt Pläne als Website im Browser, die jeder Änderung folgt"},
    {"Make a site, JSON and exports of plans", "Macht eine Website, JSON und Exporte aus Plänen"},
    {"Write plans, resolved, as JSON", "Schreibt Pläne, aufgelöst, als JSON"},
    {"Say when everything in plans happens, and what waits for what", "Sagt, wann alles in Plänen geschieht und was worauf wartet"},
    {"Write plans as a calendar, a table or a summary", "Schreibt Pläne als Kalender, Tabelle oder Zusammenfassung"},
    {"Say what a finding means and what to do about it", "Sagt, was ein Befund bedeutet und was zu tun ist"},
    {"Print the JSON Schema of what `json` and `build` write", "Gibt das JSON-Schema dessen aus, was `json` und `build` schreiben"},
    {"Give plans the one layout", "Gibt Plänen das eine Layout"},
    {"Serve editors over the Language Server Protocol on standard input and output", "Bedient Editoren über das Language Server Protocol auf Standardein- und -ausgabe"},
    {"Say whether the examples of rules show what they should", "Sagt, ob die Beispiele von Regeln zeigen, was sie sollen"},
    {"Write the reference of the language, its rules and its library", "Schreibt die Referenz der Sprache, ihrer Regeln und ihrer Bibliothek"},

    // Input
    {"Input", "Eingabe"},
    {"The name to show for standard input (the path `-`); relative `use` starts from its folder",
     "Der Name, der für die Standardeingabe (den Pfad `-`) steht; relatives `use` beginnt in seinem Ordner"},
    {"The folder that `use` and links may not leave; the current folder,\nor what the paths have in common when they lie outside it",
     "Der Ordner, den `use` und Verweise nicht verlassen; der aktuelle,\noder was den Pfaden gemeinsam ist, wenn sie außerhalb liegen"},
    {"The day that counts as today, as in 2027-03-31", "Der Tag, der als heute gilt, etwa 2027-03-31"},

    // Findings
    {"Findings", "Befunde"},
    {"How to show findings:", "Wie Befunde gezeigt werden:"},
    {"for people (default)", "für Menschen (Vorgabe)"},
    {"for programs, on standard output", "für Programme, auf der Standardausgabe"},
    {"SARIF 2.1.0 for code hosts, on standard output", "SARIF 2.1.0 für Code-Plattformen, auf der Standardausgabe"},
    {"What besides errors gives exit status 1, and a red line in `watch` and `serve`:", "Was außer Fehlern Exit-Status 1 gibt und in `watch` und `serve` eine rote Zeile:"},
    {"warnings", "Warnungen"},
    {"warnings and hints", "Warnungen und Hinweise"},
    {"The language and region in which findings are said, as in de or de-AT;\nnumbers and dates as there is usual, words in English or German",
     "Sprache und Region, in der Befunde gesagt werden, etwa de oder de-AT;\nZahlen und Daten wie dort üblich, Wörter auf Englisch oder Deutsch"},
    {"The strictness of a stage (draft, review, launch, live, closed), whatever the\ncampaigns say of themselves",
     "Die Strenge einer Phase (draft, review, launch, live, closed), was immer die\nKampagnen von sich sagen"},
    {"Whether to colour:", "Ob farbig:"},
    {"on a terminal, unless NO_COLOR is set (default)", "auf einem Terminal, außer NO_COLOR ist gesetzt (Vorgabe)"},
    {"always", "immer"},
    {"never", "nie"},

    // Limits
    {"Limits", "Grenzen"},
    {"They keep any input from using the machine up; raise one for a plan that is truly that large.",
     "Sie verhindern, dass eine Eingabe den Rechner lahmlegt; für einen wirklich so großen Plan lässt sich eine anheben."},
    {"Findings shown as text, 0 for all: more than 100 nobody reads (default 100)", "Als Text gezeigte Befunde, 0 für alle: mehr als 100 liest niemand (Vorgabe 100)"},
    {"Bytes of one file: a larger one is a mistake more often than a plan (default 64 MiB)", "Bytes einer Datei: Eine größere ist öfter ein Versehen als ein Plan (Vorgabe 64 MiB)"},
    {"Blocks and brackets in one another: deeper ones cost stack (default 200, at most 1000)", "Blöcke und Klammern ineinander: tiefere kosten Stapel (Vorgabe 200, höchstens 1000)"},
    {"Files of one compilation: all are held in memory (default 10000)", "Dateien eines Laufs: Alle liegen im Speicher (Vorgabe 10000)"},
    {"Syntax errors of one file: what is no plan is not read to its end (default 1000)", "Schreibfehler einer Datei: Was kein Plan ist, wird nicht zu Ende gelesen (Vorgabe 1000)"},
    {"Steps of one rule over a plan: a rule of loops within loops ends (default 50 million)", "Schritte einer Regel über einen Plan: Eine Regel aus Schleifen in Schleifen endet (Vorgabe 50 Millionen)"},

    // Output
    {"Output", "Ausgabe"},
    {"The folder to write to; files in it that no build has written are never touched", "Der Zielordner; Dateien darin, die kein `build` geschrieben hat, bleiben unberührt"},
    {"The file to write; `-` is standard output, which it is by default", "Die Zieldatei; `-` ist die Standardausgabe und die Vorgabe"},
    {"What to write to standard output:", "Was auf die Standardausgabe geschrieben wird:"},
    {"flights, deadlines and milestones for a calendar (iCalendar)", "Laufzeiten, Fristen und Meilensteine für einen Kalender (iCalendar)"},
    {"a row a tactic: channel, dates, money, expectation", "eine Zeile je Maßnahme: Kanal, Daten, Geld, Erwartung"},
    {"money by goal, strategy, channel, market and month", "Geld nach Ziel, Strategie, Kanal, Markt und Monat"},
    {"a row a person, week and tactic: hours of work", "eine Zeile je Person, Woche und Maßnahme: Arbeitsstunden"},
    {"a row a tactic and milestone: days, slack, room, why", "eine Zeile je Maßnahme und Meilenstein: Tage, Puffer, Spielraum, Grund"},
    {"a row a metric: target, expected, measured", "eine Zeile je Kennzahl: Zielwert, erwartet, gemessen"},
    {"a few lines of Markdown for a comment on a change", "einige Zeilen Markdown für einen Kommentar zu einer Änderung"},
    {"How to show the schedule:", "Wie der Zeitplan gezeigt wird:"},
    {"a table for people (default)", "eine Tabelle für Menschen (Vorgabe)"},
    {"for programs", "für Programme"},
    {"a row a tactic and milestone", "eine Zeile je Maßnahme und Meilenstein"},
    {"Show only the chain that decides when a campaign ends, with reasons", "Zeigt nur die Kette, die entscheidet, wann eine Kampagne endet, mit Gründen"},
    {"Show why one tactic or milestone lies where it lies; a name or a path", "Zeigt, warum eine Maßnahme oder ein Meilenstein liegt, wo er liegt; ein Name oder Pfad"},
    {"Show what moves if one tactic takes longer; a name or a path", "Zeigt, was sich verschiebt, wenn eine Maßnahme länger dauert; ein Name oder Pfad"},
    {"With --delay: how much longer (default `1 week`; of work that is five workdays)", "Mit --delay: wie viel länger (sonst `1 week`; bei Arbeit sind das fünf Arbeitstage)"},
    {"Show what there is to do for everybody, and how much they can do:", "Zeigt, was alle zu tun haben und wie viel sie können:"},
    {"by week", "nach Wochen"},
    {"by day", "nach Tagen"},
    {"by month", "nach Monaten"},
    {"The port of 127.0.0.1 to serve on, 0 for a free one (default 8017)", "Der Port von 127.0.0.1, 0 für einen freien (Vorgabe 8017)"},
    {"Name the files that are not formatted, and write none; exit status 1 if there are any", "Nennt die nicht formatierten Dateien und schreibt keine; Exit-Status 1, wenn es welche gibt"},
    {"Show what would change, and write nothing", "Zeigt, was sich ändern würde, und schreibt nichts"},
    {"Write Markdown instead of HTML", "Schreibt Markdown statt HTML"},
    {"Also replace what was changed by hand, or a JSON file that is not a plan's", "Ersetzt auch, was von Hand geändert wurde, oder eine JSON-Datei, die keinem Plan gehört"},
    {"Make the site as one page that needs no other file, to send or to print", "Macht die Website als eine Seite ohne weitere Dateien, zum Versenden oder Drucken"},
    {"Make the site of one `view` of the plan, and nothing beside it", "Macht die Website einer `view` des Plans und nichts daneben"},
    {"List all findings", "Zählt alle Befunde auf"},

    // The end
    {"EXIT STATUS:", "EXIT-STATUS:"},
    {"nothing found at the level asked for: errors, or with --deny also warnings or hints", "nichts gefunden auf der verlangten Stufe: Fehler, mit --deny auch Warnungen oder Hinweise"},
    {"findings at that level; what was asked for is written all the same", "Befunde auf dieser Stufe; das Verlangte ist trotzdem geschrieben"},
    {"the command could not do its job: bad usage, a path that cannot be read, an output that cannot be written",
     "der Befehl konnte seine Arbeit nicht tun: falscher Aufruf, ein nicht lesbarer Pfad, eine nicht schreibbare Ausgabe"},
    {"`watch` and `serve` go on until Ctrl-C, and end with 0 then.", "`watch` und `serve` laufen bis Strg-C und enden dann mit 0."},
    {"`check`, `watch` and `test` say what they find on standard output, so that it can be piped and paged; the other commands, whose\n"
     "output is something else, say it on standard error. What keeps a command from its job always stands there. NO_COLOR is honoured.",
     "`check`, `watch` und `test` sagen ihre Befunde auf der Standardausgabe, damit man sie weiterleiten und blättern kann; die anderen Befehle,\n"
     "deren Ausgabe etwas anderes ist, auf der Standardfehlerausgabe. Dort steht immer, was einen Befehl an seiner Arbeit hindert. NO_COLOR gilt."},
});

}  // namespace campaign::table
