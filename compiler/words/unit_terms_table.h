#pragma once

// The units of the standard library as people say them: one and several. A plan's own units are in the plan's own words
// already. The tests compare the names with the library. Included by words.cpp only.

#include "words/languages.h"

namespace campaign::table {

struct UnitTerm {
  std::string_view name, plural;  ///< As plans write it.
  Texts one, several;
};

inline constexpr auto kUnitTerms = std::to_array<UnitTerm>({
    {"person", "people", {"person", "Person"}, {"people", "Personen"}},
    {"customer", "customers", {"customer", "Kunde"}, {"customers", "Kunden"}},
    {"subscriber", "subscribers", {"subscriber", "Abonnent"}, {"subscribers", "Abonnenten"}},
    {"follower", "followers", {"follower", "Follower"}, {"followers", "Follower"}},
    {"donor", "donors", {"donor", "Spender"}, {"donors", "Spender"}},
    {"respondent", "respondents", {"respondent", "Befragter"}, {"respondents", "Befragte"}},
    {"household", "households", {"household", "Haushalt"}, {"households", "Haushalte"}},
    {"impression", "impressions", {"impression", "Impression"}, {"impressions", "Impressions"}},
    {"mille", "mille", {"mille", "tausend"}, {"mille", "tausend"}},
    {"ots", "ots", {"OTS", "OTS"}, {"OTS", "OTS"}},
    {"grp", "grp", {"GRP", "GRP"}, {"GRP", "GRP"}},
    {"view", "views", {"view", "View"}, {"views", "Views"}},
    {"spot", "spots", {"spot", "Spot"}, {"spots", "Spots"}},
    {"insertion", "insertions", {"insertion", "Anzeigenschaltung"}, {"insertions", "Anzeigenschaltungen"}},
    {"poster", "posters", {"poster", "Plakat"}, {"posters", "Plakate"}},
    {"piece", "pieces", {"piece", "Stück"}, {"pieces", "Stück"}},
    {"coupon", "coupons", {"coupon", "Gutschein"}, {"coupons", "Gutscheine"}},
    {"email", "emails", {"email", "E-Mail"}, {"emails", "E-Mails"}},
    {"message", "messages", {"message", "Nachricht"}, {"messages", "Nachrichten"}},
    {"post", "posts", {"post", "Beitrag"}, {"posts", "Beiträge"}},
    {"item", "items", {"item", "Inhalt"}, {"items", "Inhalte"}},
    {"keyword", "keywords", {"keyword", "Suchbegriff"}, {"keywords", "Suchbegriffe"}},
    {"domain", "domains", {"domain", "Domain"}, {"domains", "Domains"}},
    {"rank", "ranks", {"rank", "Rang"}, {"ranks", "Ränge"}},
    {"click", "clicks", {"click", "Klick"}, {"clicks", "Klicks"}},
    {"search", "searches", {"search", "Suche"}, {"searches", "Suchen"}},
    {"pageview", "pageviews", {"page view", "Seitenaufruf"}, {"page views", "Seitenaufrufe"}},
    {"session", "sessions", {"session", "Sitzung"}, {"sessions", "Sitzungen"}},
    {"visit", "visits", {"visit", "Besuch"}, {"visits", "Besuche"}},
    {"interaction", "interactions", {"interaction", "Interaktion"}, {"interactions", "Interaktionen"}},
    {"mention", "mentions", {"mention", "Erwähnung"}, {"mentions", "Erwähnungen"}},
    {"response", "responses", {"response", "Antwort"}, {"responses", "Antworten"}},
    {"call", "calls", {"call", "Anruf"}, {"calls", "Anrufe"}},
    {"contact", "contacts", {"contact", "Kontakt"}, {"contacts", "Kontakte"}},
    {"form", "forms", {"form", "Formular"}, {"forms", "Formulare"}},
    {"download", "downloads", {"download", "Download"}, {"downloads", "Downloads"}},
    {"install", "installs", {"install", "Installation"}, {"installs", "Installationen"}},
    {"signup", "signups", {"sign-up", "Anmeldung"}, {"sign-ups", "Anmeldungen"}},
    {"trial", "trials", {"trial", "Testzugang"}, {"trials", "Testzugänge"}},
    {"lead", "leads", {"lead", "Lead"}, {"leads", "Leads"}},
    {"invite", "invites", {"invite", "Einladung"}, {"invites", "Einladungen"}},
    {"review", "reviews", {"review", "Bewertung"}, {"reviews", "Bewertungen"}},
    {"star", "stars", {"star", "Stern"}, {"stars", "Sterne"}},
    {"complaint", "complaints", {"complaint", "Beschwerde"}, {"complaints", "Beschwerden"}},
    {"meeting", "meetings", {"meeting", "Termin"}, {"meetings", "Termine"}},
    {"conversion", "conversions", {"conversion", "Konversion"}, {"conversions", "Konversionen"}},
    {"cart", "carts", {"cart", "Warenkorb"}, {"carts", "Warenkörbe"}},
    {"order", "orders", {"order", "Bestellung"}, {"orders", "Bestellungen"}},
    {"product", "products", {"product", "Produkt"}, {"products", "Produkte"}},
    {"parcel", "parcels", {"parcel", "Paket"}, {"parcels", "Pakete"}},
    {"ticket", "tickets", {"ticket", "Ticket"}, {"tickets", "Tickets"}},
    {"booking", "bookings", {"booking", "Buchung"}, {"bookings", "Buchungen"}},
    {"application", "applications", {"application", "Bewerbung"}, {"applications", "Bewerbungen"}},
    {"opportunity", "opportunities", {"opportunity", "Verkaufschance"}, {"opportunities", "Verkaufschancen"}},
    {"deal", "deals", {"deal", "Abschluss"}, {"deals", "Abschlüsse"}},
    {"gift", "gifts", {"gift", "Spende"}, {"gifts", "Spenden"}},
    {"life_year", "life_years", {"life-year", "Lebensjahr"}, {"life-years", "Lebensjahre"}},
    {"milestone", "milestones", {"milestone", "Meilenstein"}, {"milestones", "Meilensteine"}},
    {"second", "seconds", {"second", "Sekunde"}, {"seconds", "Sekunden"}},
    {"minute", "minutes", {"minute", "Minute"}, {"minutes", "Minuten"}},
    {"hour", "hours", {"hour", "Stunde"}, {"hours", "Stunden"}},
    {"day", "days", {"day", "Tag"}, {"days", "Tage"}},
    {"week", "weeks", {"week", "Woche"}, {"weeks", "Wochen"}},
    {"workday", "workdays", {"workday", "Arbeitstag"}, {"workdays", "Arbeitstage"}},
    {"month", "months", {"month", "Monat"}, {"months", "Monate"}},
    {"quarter", "quarters", {"quarter", "Quartal"}, {"quarters", "Quartale"}},
    {"year", "years", {"year", "Jahr"}, {"years", "Jahre"}},
    {"money", "money", {"money", "Geld"}, {"money", "Geld"}},  // Of no certain currency: of the language, not the library.
});

}  // namespace campaign::table
