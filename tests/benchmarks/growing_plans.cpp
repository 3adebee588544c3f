#include "benchmarks/growing_plans.h"

#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "language/constructs.h"

namespace campaign {
namespace {

using Make = std::function<std::string(std::size_t)>;

constexpr std::string_view kHead = "use std.kpi.commerce\nuse std.channels\n";

/// `one` for each number below `count`, joined.
std::string each(std::size_t count, const Make& one, std::string_view between = "") {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) out += between;
    out += one(i);
  }
  return out;
}

std::string times(std::size_t count, std::string_view piece) {
  return each(count, [&](std::size_t) { return std::string(piece); });
}

/// The name of the number-th declaration of a kind, and what refers to it.
std::string name_of(Kind kind, std::size_t number) {
  std::string word(row_of(kind).id);
  return fmt::format("{}_{}", word, number);
}
std::string mention(Kind kind, std::size_t number) { return (kind == Kind::person || kind == Kind::team ? "@" : "") + name_of(kind, number); }

/// A declaration with what its kind needs, and more.
std::string declaration(Kind kind, std::size_t number, std::string_view more = "") {
  std::string needed;
  if (kind == Kind::campaign) needed = "period: 2027\n";
  if (kind == Kind::milestone) needed = "on: 2027-06-30\n";
  if (kind == Kind::holiday || kind == Kind::blackout || kind == Kind::season || kind == Kind::booking) needed = "on: 2027-06-30\n";
  if (kind == Kind::kpi) needed = "unit: orders\nbetter: up\nover_time: sum\n";
  // A property that is written anyway is not needed twice.
  std::string lines;
  for (std::size_t at = 0; at < needed.size();) {
    const std::size_t end = needed.find('\n', at) + 1;
    const std::string_view line = std::string_view(needed).substr(at, end - at);
    if (!more.starts_with(line.substr(0, line.find(':') + 1))) lines += line;
    at = end;
  }
  const KindRow& row = row_of(kind);
  if (row.naming == Naming::none) return fmt::format("{} {{ {}{} }}\n", row.keyword, lines, more);
  return fmt::format("{} {} \"Title {}\" {{ {}{} }}\n", row.keyword, name_of(kind, number), number, lines, more);
}

/// Declarations of a kind where they may stand.
std::string in_place(Kind kind, std::string_view declarations) {
  constexpr std::string_view kCampaign = "campaign outer \"Outer\" { period: 2027\n", kGoal = "goal outer_goal \"Outer\" {\n", kStrategy = "strategy outer_strategy \"Outer\" {\n",
                             kTactic = "tactic outer_tactic \"Outer\" {\n", kCalendar = "calendar outer_calendar {\n", kPerson = "person outer_person \"Outer\" {\n", kExperiment = "experiment outer_experiment \"Outer\" {\n";
  std::vector<std::string_view> around;
  switch (kind) {
    case Kind::goal: around = {kCampaign}; break;
    case Kind::strategy: around = {kCampaign, kGoal}; break;
    case Kind::tactic:
    case Kind::assumption:
    case Kind::risk:
    case Kind::milestone:
    case Kind::experiment: around = {kCampaign, kGoal, kStrategy}; break;
    case Kind::placement: around = {kCampaign, kGoal, kStrategy, kTactic}; break;
    case Kind::holiday: around = {kCampaign, kCalendar}; break;
    case Kind::season: around = {kCampaign}; break;
    case Kind::blackout: around = {kCampaign}; break;
    case Kind::booking: around = {kCampaign, kPerson}; break;
    case Kind::arm: around = {kCampaign, kGoal, kStrategy, kExperiment}; break;
    default: break;
  }
  std::string out;
  for (const std::string_view open : around) out += open;
  out += declarations;
  for (std::size_t i = 0; i < around.size(); ++i) out += "}\n";
  return out;
}

Kind first_of(KindSet kinds) {
  for (const KindRow& row : all_kinds()) {
    if (kinds.contains(row.kind)) return row.kind;
  }
  return Kind::campaign;
}

/// A value of a property, the number-th of its kind.
std::string value_of(const PropertyRow& row, std::size_t number) {
  switch (row.type) {
    case ValueType::text: return fmt::format("\"text {}\"", number);
    case ValueType::markdown: return fmt::format("\"**bold** {}\"", number);
    case ValueType::number: return "2";
    case ValueType::ratio: return "5%";
    case ValueType::money: return "1k USD";
    case ValueType::quantity: return row.name == "equals" ? "7 days" : "10 people";
    case ValueType::price: return "2 USD/click";
    case ValueType::date: return "2027-06-30";
    case ValueType::span: return fmt::format("2027-{:02}-01 .. 2027-{:02}-28", number % 12 + 1, number % 12 + 1);
    case ValueType::duration: return "3 weeks";
    case ValueType::daypart: return "mon..fri 11:30 .. 13:30";
    case ValueType::time: return "18:00";
    case ValueType::yearly: return fmt::format("{} may", number % 31 + 1);
    case ValueType::boolean: return "yes";
    case ValueType::word: return std::string(row.words.substr(0, row.words.find(' ')));
    case ValueType::reference:
    case ValueType::link:
    case ValueType::assignment: return mention(first_of(row.references), number);
    case ValueType::metric_value: return fmt::format("{} orders during 2027-{:02} source \"s\"", 10 + number, number % 12 + 1);
    case ValueType::target: return "+25%";
    case ValueType::condition: return fmt::format("orders == {} during 2027-{:02}", 10 + number, number % 12 + 1);
    case ValueType::unit_of: return "orders";
    case ValueType::bounds: return "0 orders .. 100 orders";
    case ValueType::formula: return "clicks / impressions";
    case ValueType::rule_name: return "specific.missing_owner because \"so\"";
    case ValueType::color: return "\"#3346c4\"";
    case ValueType::file: return "\"nowhere.svg\"";
    case ValueType::estimate: return "5% to 10%";
    case ValueType::estimates: return "";
  }
  return {};
}

std::string property(const PropertyRow& row, std::string_view value) {
  if (row.type == ValueType::estimates) return fmt::format("{} {{ orders: 3 to 5 }}\n", row.name);
  return fmt::format("{}: {}\n", row.name, value);
}

/// Whether values of a property name other declarations.
bool is_mention(const PropertyRow& row) { return row.type == ValueType::reference || row.type == ValueType::link || row.type == ValueType::assignment; }

/// What the values of a property refer to.
std::string targets(const PropertyRow& row, std::size_t count) {
  if (!is_mention(row)) return {};
  const Kind kind = first_of(row.references);
  // What is declared in the place itself is referred to from there.
  if (kind == Kind::tactic && row.kind == Kind::tactic) return {};
  return in_place(kind, each(count, [&](std::size_t i) { return declaration(kind, i); }));
}

/// Declarations `0 … count` of a kind, each with what `more` gives.
std::string declarations(Kind kind, std::size_t count, const Make& more) {
  return in_place(kind, each(count, [&](std::size_t i) { return declaration(kind, i, more(i)); }));
}

void add_rows(std::vector<GrowingPlan>& plans) {
  for (const KindRow& kind : all_kinds()) {
    plans.push_back({fmt::format("{}", kind.keyword), [kind = kind.kind](std::size_t n) { return declarations(kind, n, [](std::size_t) { return std::string(); }); }, {}});
    for (const PropertyRow& row : properties_of(kind.kind)) {
      plans.push_back({fmt::format("{}.{}", kind.id, row.name), [&row](std::size_t n) {
                         const bool own = is_mention(row) && first_of(row.references) == row.kind;
                         // A chain: each names the one before.
                         return targets(row, own ? 0 : n) + declarations(row.kind, n, [&](std::size_t i) { return own && i == 0 ? std::string() : property(row, value_of(row, own ? i - 1 : i)); });
                       }, {}});
      const auto values = [&row](std::size_t n, std::string_view before, std::string_view between, std::string_view behind) {
        const bool beside = is_mention(row) && row.kind == Kind::tactic && first_of(row.references) == Kind::tactic;
        const std::string written = std::string(before) + each(n, [&](std::size_t i) { return value_of(row, i); }, between) + std::string(behind);
        std::string one = declaration(row.kind, n, written);
        if (beside) one = each(n, [&](std::size_t i) { return declaration(Kind::tactic, i); }) + one;
        return targets(row, n) + in_place(row.kind, one);
      };
      if (row.count == Count::list) {
        plans.push_back({fmt::format("{}.{} list", kind.id, row.name), [&row, values](std::size_t n) { return values(n, fmt::format("{}: ", row.name), ", ", "\n"); }, {}});
      }
      if (row.count == Count::many) {
        plans.push_back({fmt::format("{}.{} lines", kind.id, row.name),
                         [&row, values](std::size_t n) { return values(n, fmt::format("{}: ", row.name), fmt::format("\n{}: ", row.name), "\n"); }, {}});
      }
    }
  }
}

/// How declarations lean on each other.
void add_relations(std::vector<GrowingPlan>& plans) {
  const auto add = [&](std::string name, Make text) { plans.push_back({std::move(name), std::move(text), {}}); };
  const auto tactics = [](std::size_t n, const Make& more) { return declarations(Kind::tactic, n, more); };
  add("formulas in a chain", [](std::size_t n) {
    return each(n, [](std::size_t i) { return i == 0 ? std::string("kpi f0 \"F\" { unit: orders }\n") : fmt::format("kpi f{} \"F\" = f{} + f{} {{ better: up }}\n", i, (i - 1) / 2, (i - 1) / 3); });
  });
  add("one formula over many", [](std::size_t n) {
    return each(n, [](std::size_t i) { return fmt::format("kpi f{} \"F\" {{ unit: orders }}\n", i); }) + "kpi all \"All\" = " + each(std::min<std::size_t>(n, 100), [](std::size_t i) { return fmt::format("f{}", i); }, " + ") + "\n";
  });
  add("expectations of many metrics", [tactics](std::size_t n) {
    return each(n, [](std::size_t i) { return declaration(Kind::kpi, i); }) +
           tactics(1, [&](std::size_t) { return "expect {\n" + each(n, [](std::size_t i) { return fmt::format("{}: 3 to 5 orders\n", name_of(Kind::kpi, i)); }) + "}"; });
  });
  add("expectations of one goal", [](std::size_t n) {
    return "campaign c \"C\" { period: 2027\ngoal g \"G\" { metric: orders\nbaseline: 0 orders\ntarget: 5k orders\nby: 2027-12-31\nstrategy s \"S\" {\n" +
           each(n, [](std::size_t i) { return declaration(Kind::tactic, i, "flight: 2027-03\nbudget: 1 USD\nexpect { orders: 3 to 5 }"); }) + "}}}\n";
  });
  add("dates in a chain", [tactics](std::size_t n) {
    return tactics(n, [](std::size_t i) { return i == 0 ? std::string("flight: 2027-01-04 .. 2027-01-05\n") : fmt::format("duration: 1 days\nafter: {}\n", name_of(Kind::tactic, (i - 1) / 2)); });
  });
  add("dates in one row", [tactics](std::size_t n) {
    return tactics(n, [](std::size_t i) { return i == 0 ? std::string("flight: 2027-01-04 .. 2027-01-05\n") : fmt::format("duration: 1 days\nafter: {}\n", name_of(Kind::tactic, i - 1)); });
  });
  add("dates that lean on one", [](std::size_t n) {
    return in_place(Kind::milestone, "milestone start \"Start\" { on: 2027-02-01 }\n" + each(n, [](std::size_t i) { return declaration(Kind::tactic, i, "flight: start .. start + 3 days\n"); }));
  });
  add("tactics in tactics", [](std::size_t n) {
    return in_place(Kind::tactic, each(n / 10, [](std::size_t i) { return declaration(Kind::tactic, i, each(9, [&](std::size_t j) { return declaration(Kind::tactic, i * 1'000'000 + j); })); }));
  });
  add("templates", [tactics](std::size_t n) {
    return each(n, [](std::size_t i) { return fmt::format("template tactic t{} \"T\" {{ channel: website }}\n", i); }) +
           in_place(Kind::tactic, each(n, [](std::size_t i) { return fmt::format("tactic u{} \"U\" like t{} {{ }}\n", i, i); }));
  });
  add("one template", [](std::size_t n) {
    return "template tactic t \"T\" { channel: website  about: \"x\"  kpi: orders }\n" + in_place(Kind::tactic, each(n, [](std::size_t i) { return fmt::format("tactic u{} \"U\" like t {{ }}\n", i); }));
  });
  add("extend fields", [](std::size_t n) { return "extend tactic {\n" + each(n, [](std::size_t i) { return fmt::format("field f{}: text\n", i); }) + "}\n"; });
  add("extends", [](std::size_t n) { return each(n, [](std::size_t i) { return fmt::format("extend tactic {{ field f{}: text }}\n", i); }); });
  add("fields used", [](std::size_t n) {
    return "extend tactic {\n" + each(n, [](std::size_t i) { return fmt::format("field f{}: text\n", i); }) + "}\n" +
           in_place(Kind::tactic, declaration(Kind::tactic, 0, each(n, [](std::size_t i) { return fmt::format("f{}: \"x\"\n", i); })));
  });
  add("rules", [](std::size_t n) { return each(n, [](std::size_t i) { return fmt::format("rule mine.r{} \"R\" {{ for: person\nrequire: person.role\nmessage: \"no role\"\nseverity: hint }}\n", i); }) + declaration(Kind::person, 0); });
  add("uses", [](std::size_t n) { return times(n, "use std.kpi.email\n"); });
  add("budgets of many markets", [](std::size_t n) {
    return each(n, [](std::size_t i) { return declaration(Kind::market, i); }) + in_place(Kind::goal, each(n, [](std::size_t i) { return declaration(Kind::goal, i, fmt::format("market: {}\nbudget: 1k USD", name_of(Kind::market, i))); }));
  });
  add("goals of one business goal", [](std::size_t n) {
    return "business goal b \"B\"\n" + in_place(Kind::goal, each(n, [](std::size_t i) { return declaration(Kind::goal, i, "serves: b\nmetric: orders\ntarget: +5%\nbaseline: 3 orders during 2026\nby: 2027-10-10\n"); }));
  });
  add("copied goals", [](std::size_t n) {
    return "person p \"P\"\naudience a \"A\" { size: 10k people }\n" +
           in_place(Kind::goal, each(n, [](std::size_t i) { return declaration(Kind::goal, i, "metric: orders\naudience: a\nowner: @p\nbaseline: 3 orders during 2026\ntarget: 50 orders\nby: 2027-10-10\n"); }));
  });
  add("goals that contradict", [](std::size_t n) {
    return in_place(Kind::goal, each(n, [](std::size_t i) { return declaration(Kind::goal, i, fmt::format("metric: orders\ntarget: {} orders\nbaseline: 3 orders during 2026\nby: 2027-10-10\n", 50 + i)); }));
  });
  add("names alike", [](std::size_t n) {
    // Every pattern of small and capital letters.
    return each(n, [](std::size_t i) {
      std::string name = "abcdefghijklmnopqrst";
      for (std::size_t bit = 0; bit < name.size(); ++bit) name[bit] = static_cast<char>((i >> bit & 1) != 0 ? name[bit] - 32 : name[bit]);
      return fmt::format("person {} \"P\"\n", name);
    });
  });
  add("owner of everything", [tactics](std::size_t n) { return "person p \"P\"\n" + tactics(n, [](std::size_t) { return std::string("owner: @p\nflight: 2027-03\nchannel: website\nbudget: 1k USD\neffort: 2 days\n"); }); });
  add("one audience for everything", [](std::size_t n) {
    return "audience a \"A\" { size: 1k people }\n" + declarations(Kind::tactic, n, [](std::size_t) { return std::string("audience: a\nflight: 2027-03\nchannel: email\nconsent: \"yes\"\n"); });
  });
  // What is not understood of each of many declarations beside each other.
  const auto mistaken = [&](const std::string& what, const std::string& text) {
    add("tactics, each with " + what, [text](std::size_t n) {
      return in_place(Kind::tactic, each(n, [&](std::size_t i) { return fmt::format("tactic t{} \"T {}\" {{ {} }}\n", i, i, fmt::format(fmt::runtime(text), i)); }));
    });
  };
  mistaken("a person in it", "person p{} \"P\"");
  mistaken("an unknown property", "colour{}: \"red\"");
  mistaken("an unknown kind", "thing{} \"T\"");
  mistaken("unknown names", "owner: @nobody{0}  after: zz{0}");
  mistaken("a value that is not read to its end", "flight: 2027-01-18 \"x{}");
  mistaken("two values side by side", "budget: 5 {} USD");
  add("same name", [](std::size_t n) { return times(n, "person p \"P\"\n"); });
  add("same title", [](std::size_t n) { return in_place(Kind::tactic, times(n, "tactic \"Title\"\n")); });
  add("same property", [](std::size_t n) { return declarations(Kind::tactic, 1, [&](std::size_t) { return times(n, "message: \"x\"\n"); }); });
}

/// What is between the words, and long words.
void add_trivia(std::vector<GrowingPlan>& plans) {
  const auto add = [&](std::string name, Make text) { plans.push_back({std::move(name), std::move(text), {}}); };
  const auto lines = [&](std::string name, std::string line) {
    add(name + ", lines", [line](std::size_t n) { return times(n, line + "\n"); });
    add(name + ", in a block", [line](std::size_t n) { return "person p \"P\" {\n" + times(n, line + "\n") + "}\n"; });
    add(name + ", on one line", [line](std::size_t n) { return times(n, line + " "); });
  };
  lines("nothing", "");
  lines("carriage return", "\r");
  lines("comment", "// x");
  lines("documentation", "/// x");
  lines("block comment", "/* x */");
  lines("semicolon", ";");
  lines("blanks", "    ");
  add("properties on one line", [](std::size_t n) { return "person p \"P\" { " + times(n, "about: \"é\"  ") + "}\n"; });
  add("declarations on one line", [](std::size_t n) { return each(n, [](std::size_t i) { return fmt::format("person p{} \"P\" {{ }} ", i); }); });
  add("long title", [](std::size_t n) { return "person p \"" + times(n, "é") + "\"\n"; });
  add("long name", [](std::size_t n) { return "person " + times(n, "ab") + " \"P\"\n"; });
  add("long path", [](std::size_t n) { return "use std" + times(n, ".kpi") + "\n"; });
  add("long number", [](std::size_t n) { return "audience a \"A\" { size: " + times(n, "1") + " people }\n"; });
  const auto text = [&](std::string name, std::string piece) {
    add("text of " + name, [piece](std::size_t n) { return "person p \"P\" { about: \"\"\"\n" + times(n, piece) + "\n\"\"\" }\n"; });
  };
  text("lines", "a line\n");
  text("paragraphs", "a line\n\n");
  text("items", "- item\n");
  text("nested quotes", "> ");
  text("nested items", "- ");
  text("stars", "*a ");
  text("brackets", "[");
  text("links", "[a](https://example.org) ");
  text("code", "`");
  text("rows", "| a | b |\n");
  text("headings", "# a\n");
  text("angles", "<");
  text("addresses", "www.example.org ");
  text("words", "increase ");
}

void add_mistakes(std::vector<GrowingPlan>& plans) {
  const auto add = [&](std::string name, Make text) { plans.push_back({std::move(name), std::move(text), {}}); };
  const auto slip = [&](std::string name, std::string piece) {
    add(name + ", lines", [piece](std::size_t n) { return times(n, piece + "\n"); });
    add(name + ", on one line", [piece](std::size_t n) { return times(n, piece + " "); });
    add(name + ", in a block", [piece](std::size_t n) { return "campaign c \"C\" { period: 2027\n" + times(n, piece + "\n") + "}\n"; });
    add(name + ", in a value", [piece](std::size_t n) { return "person p \"P\" { role: " + times(n, piece + " ") + "}\n"; });
  };
  slip("stray }", "}");
  slip("open {", "{");
  slip("stray )", ")");
  slip("open (", "(");
  slip("open [", "[");
  slip("open text", "\"");
  slip("open long text", "\"\"\"");
  slip("open comment", "/*");
  slip("stray sign", "$");
  slip("stray letter", "“");
  slip("comma", ",");
  slip("number", "12");
  slip("key", "about:");
  slip("name", "abc");
  slip("reserved word", "where");
  slip("foreign amount", "budget: $12,000");
  slip("foreign date", "by: 03/04/2027");
  slip("bare text", "about: this is a text");
  slip("person in words", "owner: Maria Lopez");
  slip("unknown property", "unheard_of: 1");
  slip("unknown kind", "unheard of \"X\" { }");
  slip("unknown name", "serves: unheard_of");
  slip("unknown unit", "budget: 12 unheard");
  slip("unknown module", "use std.unheard");
  slip("unknown file", "use \"unheard.campaign\"");
  slip("plus", "+");
  slip("not", "not");
  slip("minus", "-");
  add("unknown names, all different", [](std::size_t n) { return in_place(Kind::tactic, each(n, [](std::size_t i) { return declaration(Kind::tactic, i, fmt::format("owner: @nobody{}\nchannel: nowhere{}\n", i, i)); })); });
  add("unknown properties, all different", [](std::size_t n) { return declarations(Kind::tactic, 1, [&](std::size_t) { return each(n, [](std::size_t i) { return fmt::format("unheard{}: 1\n", i); }); }); });
  add("unknown units, all different", [](std::size_t n) { return declarations(Kind::audience, n, [](std::size_t i) { return fmt::format("size: 10 unheard{}", i); }); });
}

/// What may grow faster, and how far.
constexpr std::pair<std::string_view, std::string_view> kReasons[] = {
    {"goals.serves", "a chain of goals is followed for 100 steps"},
    {"goals.serves list", "a chain of goals is followed for 100 steps"},
    {"tactics.actual lines", "each measured value is held against 100 others"},
    {"arms.actual lines", "each measured value is held against 100 others"},
    {"tactics.before list", "each name is looked for among the others; the steps of a rule have a limit"},
};

}  // namespace

std::vector<GrowingPlan> growing_plans() {
  std::vector<GrowingPlan> plans;
  add_trivia(plans);
  add_mistakes(plans);
  add_relations(plans);
  add_rows(plans);
  for (GrowingPlan& plan : plans) {
    for (const auto& [name, reason] : kReasons) {
      if (plan.name == name) plan.reason = reason;
    }
    plan.text = [text = std::move(plan.text)](std::size_t n) { return std::string(kHead) + text(n); };
  }
  return plans;
}

}  // namespace campaign
