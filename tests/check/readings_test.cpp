// Nothing is read as something else without a word: over all properties of the constructs table and all metrics of the library.

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "analysis/goal.h"
#include "support/compiled.h"
#include "support/edited.h"
#include "support/files.h"

namespace campaign {
namespace {

bool has(const Snapshot& snapshot, std::string_view name) { return std::ranges::find(snapshot.diagnostics, name, &Diagnostic::name) != snapshot.diagnostics.end(); }

const std::string& all_modules() {
  static const std::string kText = [] {
    std::string text = "use std.channels\n";
    for (const std::string& path : files_below("stdlib/std/kpi", ".campaign")) {
      const std::size_t name = path.rfind('/') + 1;
      text += "use std.kpi." + path.substr(name, path.size() - name - std::string_view(".campaign").size()) + "\n";
    }
    return text;
  }();
  return kText;
}

/// Declarations of a kind, each with one of the lines in it.
std::string declaring(Kind kind, const std::vector<std::string>& lines) {
  const KindRow& row = row_of(kind);
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool campaign = kind == Kind::campaign && !lines[i].starts_with("period:");
    text += std::string(row.keyword) + (row.naming == Naming::none ? "" : " x" + std::to_string(i) + " \"X\"") + " {\n" + (campaign ? "period: 2027\n" : "") + lines[i] + "\n}\n";
  }
  const std::string first = all_modules() + "person li \"Li\"\naudience folk \"Folk\" { size: 48k people }\n";
  return row.at_top ? first + text : first + "campaign c \"C\" {\n period: 2027\n currency: USD\n" + text + "}\n";
}

/// How many lines have one of the findings.
std::size_t lines_with(const Snapshot& snapshot, std::initializer_list<std::string_view> names) {
  std::set<std::uint32_t> lines;
  for (const Diagnostic& diagnostic : snapshot.diagnostics) {
    if (std::ranges::find(names, diagnostic.name) != names.end()) lines.insert((*snapshot.sources)[diagnostic.span.file].line_column(diagnostic.span.begin).line);
  }
  return lines.size();
}

// -- clauses -------------------------------------------------------------------------------------------------------------

TEST(Clauses, ThatAPropertyCannotUseAreRefused) {
  std::size_t looked_at = 0;
  for (const KindRow& kind : all_kinds()) {
    std::vector<std::string> lines;
    for (const PropertyRow& row : properties_of(kind.kind)) {
      std::string value;
      std::vector<std::string> clauses{"until 2027-03-31"};
      switch (row.type) {
        case ValueType::span: value = "2027-03-01"; break;
        case ValueType::date: value = "2027-03-01"; break;
        case ValueType::duration: value = "2 days"; break;
        case ValueType::daypart: value = "mon"; break;
        case ValueType::money: value = "2k USD"; break;
        case ValueType::ratio: value = "20%"; break;
        case ValueType::text:
        case ValueType::markdown: value = "\"Words\""; break;
        case ValueType::boolean: value = "yes"; break;
        case ValueType::word: value = std::string(row.words.substr(0, row.words.find(' '))); break;
        case ValueType::condition: value = "clicks >= 20"; break;
        default: continue;
      }
      const bool of_days = row.type == ValueType::span || row.type == ValueType::date || row.type == ValueType::duration || row.type == ValueType::daypart;
      if (row.type != ValueType::condition) clauses.emplace_back("by 2027-03-31");
      const bool says_when = row.name == std::string_view("worked");  // Work that is done is of some days.
      if ((of_days && !says_when) || row.type == ValueType::boolean || row.type == ValueType::word) clauses.emplace_back("during 2027-03"), clauses.emplace_back("as_of 2026-12-31");
      if (of_days || row.type == ValueType::boolean || row.type == ValueType::word) clauses.emplace_back("sample 300");
      if (row.type != ValueType::money) clauses.emplace_back("scope \"media\"");
      for (const std::string& clause : clauses) lines.push_back(std::string(row.name) + ": " + value + " " + clause);
    }
    looked_at += lines.size();
    if (kind.naming == Naming::none) lines.resize(std::min<std::size_t>(lines.size(), 1));  // Of a site there is one.
    const Snapshot snapshot = compile_text(declaring(kind.kind, lines));
    EXPECT_EQ(lines_with(snapshot, {"syntax.misplaced_clause", "types.mismatch"}), lines.size()) << kind.keyword << "\n" << shown(snapshot);
  }
  EXPECT_GT(looked_at, 400u);
}

TEST(Spans, OfTwoDaysJoinedOtherwiseAreMended) {
  for (const std::string joint : {" until ", " to ", " - ", " by "}) {
    const std::string text = declaring(Kind::tactic, {"flight: 2027-03-01" + joint + "2027-03-31"});
    const Snapshot snapshot = compile_text(text);
    const auto found = std::ranges::find(snapshot.diagnostics, "types.mismatch", &Diagnostic::name);
    ASSERT_NE(found, snapshot.diagnostics.end()) << joint << shown(snapshot);
    ASSERT_EQ(found->fixes.size(), 1u);
    EXPECT_NE(edited(text, found->fixes.front().edits).find("flight: 2027-03-01 .. 2027-03-31\n"), std::string::npos) << joint;
    EXPECT_FALSE(has(snapshot, "time_bound.outside_campaign")) << shown(snapshot);
  }
}

// -- names ---------------------------------------------------------------------------------------------------------------

TEST(Names, MeetInBothFormsOfUnicode) {
  struct Form {
    std::string one, other;
  };
  const Form forms[] = {{"caf\u00E9", "cafe\u0301"}, {"\u00FCber", "u\u0308ber"}, {"j\u00F3zef", "jo\u0301zef"}, {"\u304C\u304F", "\u304B\u3099\u304F"}, {"\u1EC7x", "e\u0323\u0302x"}};
  for (const Form& form : forms) {
    for (const bool swapped : {false, true}) {
      const std::string a = swapped ? form.other : form.one, b = swapped ? form.one : form.other;
      const auto plan = [&](const std::string& outside, const std::string& inside) {
        return compile_text("use std.channels\n" + outside + "\ncampaign c \"C\" {\n period: 2027\n currency: USD\n" + inside + "\n}\n");
      };
      const std::string kpi = " \"K\" { unit: order  better: up  over_time: sum  measured: weekly  source: \"shop\" }";
      const Snapshot snapshots[] = {
          plan("person " + a + " \"P\"", "owner: @" + b),
          plan("team " + a + " \"T\"", "owner: @" + b),
          plan("audience " + a + " \"A\" { size: 2k people }", "goal g \"G\" { audience: " + b + " }"),
          plan("market " + a + " \"M\" { size: 2k people }", "goal g \"G\" { market: " + b + " }"),
          plan("channel " + a + " \"M\" { kind: owned }", "goal g \"G\" { strategy s \"S\" { tactic t \"T\" { channel: " + b + " } } }"),
          plan("kpi " + a + kpi, "goal g \"G\" { metric: " + b + "\n kpi: " + b + " >= 20\n strategy s \"S\" { tactic t \"T\" { expect { " + b + ": 20 to 30 } } } }"),
          plan("unit " + a + " \"u\"\nkpi k \"K\" { unit: " + b + " }", ""),
          plan("", "milestone " + a + " \"M\" { on: 2027-03-31 }\n goal g \"G\" { by: " + b + " }"),
          plan("", "goal g \"G\" { strategy s \"S\" { tactic " + a + " \"T\" { flight: 2027-03 }\n tactic t \"T2\" { after: " + b + " } } }"),
          plan("business goal " + a + " \"B\"", "serves: " + b),
          plan("template audience " + a + " \"A\" { size: 2k people }\naudience x \"X\" like " + b, ""),
      };
      for (const Snapshot& snapshot : snapshots) {
        for (const char* name : {"names.unknown_name", "types.unknown_unit", "time.vague", "names.missing_use"}) EXPECT_FALSE(has(snapshot, name)) << a << "\n" << shown(snapshot);
      }
      EXPECT_TRUE(has(plan("person " + a + " \"P\"\nperson " + b + " \"Q\"", ""), "names.duplicate"));
    }
  }
}

TEST(Names, ThatLookAlikeAreTold) {
  struct Pair {
    const char* one;
    const char* other;
  };
  const auto alike = [](std::string_view one, std::string_view other) {
    for (const char* kind : {"audience", "person", "tactic", "kpi", "milestone", "unit"}) {
      const bool tactic = std::string_view(kind) == "tactic", top = std::string_view(kind) == "unit" || std::string_view(kind) == "kpi";
      const std::string both = std::string(kind) + " " + std::string(one) + " \"A\"\n" + kind + " " + std::string(other) + " \"B\"\n";
      const std::string inside = tactic ? "goal g \"G\" { strategy s \"S\" {\n" + both + "} }\n" : both;
      if (has(compile_text(top ? both : "campaign c \"C\" {\n period: 2027\n" + inside + "}\n"), "specific.names_alike")) return true;
    }
    return false;
  };
  for (const Pair& pair : {Pair{"mail", "m\u0430il"}, Pair{"office", "o\uFB03ce"}, Pair{"mail", "\uFF4Dail"}, Pair{"mail", "ma\u200Dil"}, Pair{"mail", "Mail"}, Pair{"Mail", "\u041Cail"}, Pair{"\u0441\u043E", "co"}, Pair{"\u03BFrders", "orders"}}) {
    EXPECT_TRUE(alike(pair.one, pair.other)) << pair.one << " " << pair.other;
    EXPECT_TRUE(alike(pair.other, pair.one)) << pair.one << " " << pair.other;
  }
  for (const Pair& pair : {Pair{"corn", "com"}, Pair{"caf\u00E9", "cafe"}, Pair{"m\u00FCller", "muller"}, Pair{"fol1", "foll"}, Pair{"\u6771\u4EAC", "\u4EAC\u6771"}, Pair{"v1", "v2"}}) EXPECT_FALSE(alike(pair.one, pair.other)) << pair.one << " " << pair.other;
}

// -- shares --------------------------------------------------------------------------------------------------------------

TEST(Shares, OfTheConstructsTableLieBetweenNothingAndTheWhole) {
  std::size_t looked_at = 0;
  for (const KindRow& kind : all_kinds()) {
    std::vector<std::string> wrong, right;
    for (const PropertyRow& row : properties_of(kind.kind)) {
      if (row.type != ValueType::ratio) continue;
      ++looked_at;
      for (const std::string value : {"140%", "-5%", "8", "80", "1.4"}) wrong.push_back(std::string(row.name) + ": " + value);
      for (const std::string value : {"15%", "0.15", "99%"}) right.push_back(std::string(row.name) + ": " + value);
    }
    const Snapshot refused = compile_text(declaring(kind.kind, wrong)), taken = compile_text(declaring(kind.kind, right));
    EXPECT_EQ(lines_with(refused, {"types.mismatch"}), wrong.size()) << kind.keyword << "\n" << shown(refused);
    EXPECT_EQ(lines_with(taken, {"types.mismatch"}), 0u) << kind.keyword << "\n" << shown(taken);
  }
  EXPECT_GE(looked_at, 9u);
}

TEST(Amounts, OfWhatIsPaidLastsOrIsCountedAreNotBelowNothing) {
  std::size_t looked_at = 0;
  for (const KindRow& kind : all_kinds()) {
    std::vector<std::string> lines;
    const auto add = [&](const PropertyRow& row, std::initializer_list<const char*> values) {
      for (const char* value : values) lines.push_back(std::string(row.name) + ": " + value);
    };
    for (const PropertyRow& row : properties_of(kind.kind)) {
      if (row.type == ValueType::money && row.name != "budget") add(row, {"-2k USD"});
      if (row.type == ValueType::price && row.name != "rate") add(row, {"-2 USD/click"});
      if (row.type == ValueType::duration) add(row, {"0 days", "-2 days"});
      if (row.type == ValueType::quantity) add(row, {"0 people", "-2 people", "81B people"});
    }
    looked_at += lines.size();
    const Snapshot snapshot = compile_text(declaring(kind.kind, lines));
    EXPECT_EQ(lines_with(snapshot, {"types.mismatch"}), lines.size()) << kind.keyword << "\n" << shown(snapshot);
  }
  EXPECT_GT(looked_at, 20u);
}

/// The metrics of the library, and a plan that has them.
struct Library {
  Snapshot snapshot = compile_text(all_modules() + "campaign c \"C\" { period: 2027  currency: USD }\n");
  std::vector<EntityId> metrics() const {
    std::vector<EntityId> found;
    for (std::uint32_t i = 0; i < snapshot.plan.size(); ++i) {
      if (snapshot.plan[EntityId{i}].kind == Kind::kpi) found.push_back(EntityId{i});
    }
    return found;
  }
  EntityId campaign() const { return snapshot.plan.all(Kind::campaign).front(); }
};
const Library& library() {
  static const Library kLibrary;
  return kLibrary;
}

/// A value of each of the metrics in many places.
std::string standing(const std::vector<std::string>& metrics, const std::string& value) {
  std::string text = all_modules() + "campaign c \"C\" {\n period: 2027\n currency: USD\n";
  for (const std::string& metric : metrics) {
    text += "goal \"" + metric + "\" {\n metric: " + metric + "\n baseline: " + value + "\n target: " + value + "\n checkpoint: " + value + " by 2027-06-30\n kpi: " + metric + " >= " + value +
            "\n strategy s \"S\" { tactic t \"T\" {\n kpi: " + metric + " >= " + value + "\n expect { " + metric + ": " + value + " }\n} }\n}\n";
  }
  return text + "}\n";
}
constexpr std::size_t kPlaces = 6;

std::vector<std::string> names_of(const std::vector<EntityId>& metrics) {
  std::vector<std::string> names;
  for (const EntityId metric : metrics) names.emplace_back(library().snapshot.plan[metric].name);
  return names;
}

TEST(Shares, OfAllMetricsHaveOneMeaning) {
  std::vector<EntityId> shares = library().metrics();
  std::erase_if(shares, [](EntityId metric) { return shown_unit_of(library().snapshot.plan, metric, library().campaign()) != kPercent; });
  const auto names = names_of(shares);
  EXPECT_GT(names.size(), 80u);
  for (const std::string bare : {"0.3", "41"}) {
    const Snapshot snapshot = compile_text(standing(names, bare));
    EXPECT_EQ(lines_with(snapshot, {"types.missing_unit"}), kPlaces * names.size()) << bare << "\n" << shown(snapshot);
    for (const Diagnostic& diagnostic : snapshot.diagnostics) {
      if (diagnostic.name != "types.missing_unit") continue;
      EXPECT_EQ(diagnostic.fixes.size(), bare == "0.3" ? 2u : 1u) << diagnostic.message;
    }
  }
  EXPECT_EQ(lines_with(compile_text(standing(names, "30%")), {"types.missing_unit"}), 0u);
}

TEST(Scores, AreNoPercentages) {
  const std::vector<std::string> names{"nps", "ces"};
  EXPECT_EQ(lines_with(compile_text(standing(names, "5%")), {"types.unit_mismatch"}), kPlaces * names.size());
  EXPECT_EQ(lines_with(compile_text(standing(names, "5")), {"types.unit_mismatch"}), 0u);
}

TEST(Calculations, OfTwoPlainFiguresAreAskedAbout) {
  const Units& units = library().snapshot.plan.units();
  std::vector<EntityId> counted = library().metrics();
  std::erase_if(counted, [&](EntityId metric) {
    const auto unit = shown_unit_of(library().snapshot.plan, metric, library().campaign());
    return !unit || units.has_money(*unit) || units.is_pure(*unit) || units.parts(*unit).size() != 1;
  });
  const auto names = names_of(counted);
  EXPECT_GT(names.size(), 100u);
  for (const std::string value : {"90 - 130", "90 / 130", "90 * 130"}) {
    const Snapshot snapshot = compile_text(standing(names, value));
    EXPECT_EQ(lines_with(snapshot, {"types.mismatch"}), kPlaces * names.size()) << value << "\n" << shown(snapshot);
  }
  EXPECT_TRUE(has(compile_text("audience a \"A\" { size: 12k people - 10k people }\n"), "types.mismatch"));
  EXPECT_FALSE(has(compile_text(standing({"orders"}, "12 * 30 orders")), "types.mismatch"));
}

// -- possible values -----------------------------------------------------------------------------------------------------

/// Whether a value lies outside of what a metric can be, of each metric with a lowest value of nothing or a highest of the whole.
TEST(PossibleValues, OfAllMetricsAreHeldByExpectationsAndTrends) {
  const Plan& plan = library().snapshot.plan;
  const Units& units = plan.units();
  std::size_t looked_at = 0;
  std::vector<std::string> lines;
  const auto expects = [&](std::string_view metric, const std::string& value) { lines.push_back("goal { metric: orders  strategy s \"S\" { tactic t \"T\" { expect { " + std::string(metric) + ": " + value + " } } } }"); };
  for (const EntityId metric : library().metrics()) {
    const PropertyValue* possible = possible_values(plan, metric);
    const auto unit = shown_unit_of(plan, metric, library().campaign());
    if (possible == nullptr || !unit || units.has_money(*unit)) continue;
    const Bounds& bounds = std::get<Bounds>(possible->value);
    const std::string_view name = plan[metric].name;
    const bool share = *unit == kPercent;
    if (share && bounds.high && bounds.high->number == Decimal::from_int(100) && bounds.low && bounds.low->number.is_zero()) {
      ++looked_at;
      for (const char* shape : {"triangle(10%, 50%, 110%)", "uniform(50%, 101%)", "pert(50%, 90%, 130%)", "uniform(-10%, 50%)", "90% to 110%", "normal(90%, 30%)", "from 40% to 110%"}) expects(name, shape);
      lines.push_back("goal { metric: " + std::string(name) + "  baseline: 31%  trend: 110 points }");
      lines.push_back("goal { metric: " + std::string(name) + "  baseline: 31%  trend: 80 points }");
      lines.push_back("goal { metric: " + std::string(name) + "  trend: 110 points }");
      lines.push_back("goal { metric: " + std::string(name) + "  baseline: 31%  trend: -40 points }");
    } else if (!share && bounds.low && bounds.low->number.is_zero() && !bounds.high && (plan.word(metric, prop("stage")) == "output" || plan.word(metric, prop("stage")) == "outtake")) {
      ++looked_at;
      expects(name, "-3");
      expects(name, "-3 to -1");
      expects(name, "from 20 to -1");
    }
  }
  for (const char* metric : {"cpc", "cpm", "cpcv"}) expects(metric, "-3 EUR to -1 EUR"), expects(metric, "-3 EUR");
  EXPECT_GT(looked_at, 90u);
  const std::uint32_t first = static_cast<std::uint32_t>(std::ranges::count(all_modules(), '\n')) + 4;
  constexpr std::size_t kAtOnce = 500;  // A rule stops after so many findings.
  std::string missed;
  for (std::size_t begin = 0; begin < lines.size(); begin += kAtOnce) {
    std::string text = all_modules() + "campaign c \"C\" {\n period: 2027\n currency: EUR\n";
    const std::size_t end = std::min(lines.size(), begin + kAtOnce);
    for (std::size_t i = begin; i < end; ++i) text += lines[i].insert(4, " g" + std::to_string(i) + " \"G\"") + "\n";
    const Snapshot snapshot = compile_text(text + "}\n");
    std::set<std::uint32_t> found;
    for (const Diagnostic& one : snapshot.diagnostics) {
      if (one.name == "measurable.out_of_range") found.insert((*snapshot.sources)[one.span.file].line_column(one.span.begin).line);
    }
    for (std::size_t i = begin; i < end; ++i) {
      if (!found.contains(first + static_cast<std::uint32_t>(i - begin))) missed += lines[i] + "\n";
    }
  }
  EXPECT_EQ(missed, "");
}

TEST(PossibleValues, MayBeTakenAwayFromWhatIsNotWanted) {
  for (const char* line : {"expect { complaints: -300 }", "expect { return_rate: -2 points }", "expect { ctr: triangle(10%, 50%, 100%) }", "expect { ctr: uniform(0%, 100%) }", "expect { nps: -3 }"}) {
    const Snapshot snapshot = compile_text(all_modules() + "campaign c \"C\" { period: 2027  goal g \"G\" { metric: orders  strategy s \"S\" { tactic t \"T\" { " + line + " } } } }\n");
    EXPECT_FALSE(has(snapshot, "measurable.out_of_range")) << line << shown(snapshot);
  }
  EXPECT_FALSE(has(compile_text(all_modules() + "campaign c \"C\" { period: 2027  goal g \"G\" { metric: ctr  baseline: 31%  trend: 60 points } }\n"), "measurable.out_of_range"));
}

// -- thousands -----------------------------------------------------------------------------------------------------------

/// A value of a property that has a number with a point; empty where its values have no such.
std::vector<std::string> values_with_a_point(const PropertyRow& row) {
  const std::string_view name = row.name;
  switch (row.type) {
    case ValueType::number: return {"1.700"};
    case ValueType::money: return {"1.700 EUR", "assumed 1.700 EUR", "30_000 EUR - 1.700 EUR"};
    case ValueType::price: return name == "rate" ? std::vector<std::string>() : std::vector<std::string>{"1.700 EUR/click"};
    case ValueType::quantity: return {name == "contact_cap" ? "1.700 emails per week" : "1.700 people"};
    case ValueType::duration: return {"1.700 hours"};
    case ValueType::metric_value: return {"1.700 orders", "1.700", "1_700 sample 1.300", "1_700 deviation 1.300"};
    case ValueType::target: return {"1.700", ">= 1.700", "1.100 .. 1_700", "1_100 to 1.700", "+1.700", "1_700 sample 1.300"};
    case ValueType::condition: return {"orders >= 1.700", "orders == 1.700 orders", "orders >= 1_700 sample 1.300"};
    case ValueType::bounds: return {"0 .. 1.700", ">= 1.700"};
    case ValueType::link: return {"launch + 1.700 hours"};
    case ValueType::estimate: return {"1.700", "1.100 to 1_700", "uniform(1.100, 1_700)"};
    case ValueType::estimates: return {"1.700", "assumed 1.700 orders", "1.100 to 1_700", "1_100 to 1.700 orders", "from 1.100 to 1_200 orders", "from 1_100 to 1.200", "from 1_100 to 1.200 to 1_300", "normal(1.700, 1)",
                                       "lognormal(1_100, 1.700)", "uniform(1.100, 1_700)", "triangle(1_100, 1.200, 1_300)", "pert(1_100, 1_200, 1.300)", "300 sample 1.700", "30 * 1.700 orders"};
    default: return {};
  }
}

TEST(Thousands, WithPointsAreAskedAboutWhereverANumberStands) {
  std::size_t looked_at = 0;
  for (const char* locale : {"de-DE", "es-ES", "id-ID"}) {
    for (const KindRow& kind : all_kinds()) {
      std::vector<std::string> lines;
      for (const PropertyRow& row : properties_of(kind.kind)) {
        for (const std::string& value : values_with_a_point(row)) {
          const bool of_metric = row.type == ValueType::metric_value || row.type == ValueType::target;
          const std::string with = find_property(kind.kind, "metric") != nullptr && of_metric ? "metric: orders  " : row.type == ValueType::estimate ? "from: clicks  to: orders  " : row.type == ValueType::bounds ? "unit: orders  " : "";
          lines.push_back(with + (row.type == ValueType::estimates ? "expect { orders: " + value + " }" : std::string(row.name) + ": " + value));
        }
      }
      if (lines.empty()) continue;
      if (kind.naming == Naming::none) lines.resize(1);
      looked_at += lines.size();
      const KindRow& row = kind;
      std::string text = all_modules();
      std::string inside;
      for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string own = kind.kind == Kind::campaign ? "period: 2027  currency: EUR  locale: \"" + std::string(locale) + "\"  milestone launch \"L\" { on: 2027-03-01 }\n" : "";
        inside += std::string(row.keyword) + (row.naming == Naming::none ? "" : " x" + std::to_string(i) + " \"X\"") + " {\n" + own + lines[i] + "\n}\n";
      }
      const std::string around = "campaign c \"C\" {\n period: 2027\n currency: EUR\n locale: \"" + std::string(locale) + "\"\n milestone launch \"L\" { on: 2027-03-01 }\n";
      text += row.at_top ? (kind.kind == Kind::campaign ? inside : inside + around + "}\n") : around + inside + "}\n";
      const Snapshot snapshot = compile_text(text);
      std::set<std::uint32_t> found;
      for (const Diagnostic& one : snapshot.diagnostics) {
        if (one.name == "types.thousands_point" && one.severity == Severity::error) found.insert((*snapshot.sources)[one.span.file].line_column(one.span.begin).line);
      }
      EXPECT_EQ(found.size(), lines.size()) << locale << " " << kind.keyword << "\n" << text.substr(all_modules().size()) << shown(snapshot);
    }
  }
  EXPECT_GT(looked_at, 200u);
}

TEST(Thousands, WithPointsAreAskedAboutInFormulas) {
  for (const char* formula : {"clicks * 5.000 EUR/click", "clicks * 1.700", "min(clicks, 5.000 clicks)", "clicks + 5.000 clicks", "max(1.700 clicks, clicks)", "5.000 EUR * clicks", "clicks / 1.700"}) {
    for (const bool outside : {true, false}) {
      const std::string kpi = "kpi k \"K\" = " + std::string(formula) + " { better: up }\n", campaign = "campaign c \"C\" {\n period: 2027\n currency: EUR\n locale: \"de-DE\"\n";
      const Snapshot snapshot = compile_text(all_modules() + (outside ? kpi + campaign + "}\n" : campaign + kpi + "}\n"));
      EXPECT_EQ(lines_with(snapshot, {"types.thousands_point"}), 1u) << formula << shown(snapshot);
    }
  }
  EXPECT_FALSE(has(compile_text(all_modules() + "kpi k \"K\" = clicks * 5.125 { better: up }\n campaign c \"C\" { period: 2027  locale: \"en-GB\" }\n"), "types.thousands_point"));
}

// -- shapes --------------------------------------------------------------------------------------------------------------

TEST(Shapes, ThatThereAreNotAreToldByName) {
  const auto fixed = [](const std::string& written) -> std::string {
    const std::string text = standing({"orders"}, written);
    const Snapshot snapshot = compile_text(text);
    const auto found = std::ranges::find_if(snapshot.diagnostics, [](const Diagnostic& one) { return one.name == "types.impossible_shape" && !one.fixes.empty(); });
    return found == snapshot.diagnostics.end() ? shown(snapshot) : edited(text, found->fixes.front().edits).substr(found->span.begin, 24);
  };
  EXPECT_TRUE(fixed("Normal(90, 10)").starts_with("normal(90, 10)")) << fixed("Normal(90, 10)");
  EXPECT_TRUE(fixed("triangular(90,110,130)").starts_with("triangle(90,110,130)")) << fixed("triangular(90,110,130)");
  EXPECT_TRUE(fixed("normal(90, 130)").starts_with("90 to 130")) << fixed("normal(90, 130)");
  for (const std::string wrong : {"pert(90, 130)", "normal(110)", "uniform(1, 2, 3)", "poisson(3)"}) EXPECT_TRUE(has(compile_text(standing({"orders"}, wrong)), "types.impossible_shape")) << wrong;
}

// -- other people's writing ------------------------------------------------------------------------------------------------

TEST(Writing, OfOtherPeopleGetsItsFix) {
  struct Case {
    std::string line, mended;
  };
  const Case cases[] = {
      {"budget: €10k", "budget: 10k EUR"},
      {"budget: €10,000", "budget: 10_000 EUR"},
      {"budget: ₹5,000", "budget: 5_000 INR"},
      {"budget: 10 TEUR", "budget: 10k EUR"},
      {"budget: 312TEUR", "budget: 312k EUR"},
      {"budget: 5 MEUR", "budget: 5M EUR"},
      {"budget: 5 kEUR", "budget: 5k EUR"},
      {"budget: 12 KUSD", "budget: 12k USD"},
      {"budget: 58kEUR", "budget: 58k EUR"},
      {"budget: 12.500,- EUR", "budget: 12_500 EUR"},
      {"budget: CHF 12’500.–", "budget: 12_500 CHF"},
      {"budget: 1,200万円", "budget: 12_000_000 JPY"},
      {"budget: 500千円", "budget: 500_000 JPY"},
      {"budget; 2k EUR", "budget: 2k EUR"},
      {"flight: 2027Q4", "flight: 2027-Q4"},
      {"flight: 2027-KW14", "flight: 2027-W14"},
      {"flight: 20271231", "flight: 2027-12-31"},
      {"flight: 2027年12月31日", "flight: 2027-12-31"},
      {"flight: 1.3.2027 - 31.3.2027", "flight: 2027-03-01 .. 2027-03-31"},
      {"flight: 01/03/2027 .. 31/03/2027", "flight: 2027-03-01 .. 2027-03-31"},
      {"daypart: mo..fr", "daypart: mon..fri"},
      {"daypart: mon-fri", "daypart: mon..fri"},
      {"daypart: weekdays", "daypart: workdays"},
      {"kpi: ctr => 2%", "kpi: ctr >= 2%"},
      {"kpi: ctr = 2%", "kpi: ctr == 2%"},
      {"kpi: ctr at least 2%", "kpi: ctr >= 2%"},
      {"kpi: ctr: 2%", "kpi: ctr >= 2%"},
      {"expect { orders: 90..130 }", "expect { orders: 90 to 130 }"},
      {"expect { orders: 90–130 }", "expect { orders: 90 to 130 }"},
      {"expect { orders: 62x }", "expect { orders: 62 }"},
      {"expect { ctr: +2pp }", "expect { ctr: +2 points }"},
      {"expect { ctr: 12% to 16 }", "expect { ctr: 12% to 16% }"},
      {"expect { orders: lognormal(1,000, 2,000) }", "expect { orders: lognormal(1_000, 2_000) }"},
      {"expect { orders: triangle(1,000,2,000,3,000) }", "expect { orders: triangle(1_000,2_000,3_000) }"},
      {"budget = 2k EUR", "budget: 2k EUR"},
      {"flight= 2027-03", "flight: 2027-03"},
      {"expect { orders = 300 }", "expect { orders: 300 }"},
      {"expect { orders= 90 to 130 }", "expect { orders: 90 to 130 }"},
      {"owner: @li,\nbudget: 2k EUR", "owner: @li\nbudget: 2k EUR"},
  };
  const auto plan = [](const std::string& line) {
    return all_modules() + "person li \"Li\"\ncampaign c \"C\" {\n period: 2027\n currency: EUR\n goal g \"G\" {\n metric: orders\n strategy s \"S\" { tactic t \"T\" {\n" + line + "\n} }\n }\n}\n";
  };
  for (const Case& one : cases) {
    const std::string text = plan(one.line);
    const Snapshot snapshot = compile_text(text);
    const bool offered = std::ranges::any_of(snapshot.diagnostics, [&](const Diagnostic& diagnostic) {
      return std::ranges::any_of(diagnostic.fixes, [&](const Fix& fix) { return edited(text, fix.edits) == plan(one.mended); });
    });
    EXPECT_TRUE(offered) << one.line << "\n" << shown(snapshot);
    // What is mended has no error of reading any more.
    for (const Diagnostic& diagnostic : compile_text(plan(one.mended)).diagnostics) {
      const bool of_reading = diagnostic.name.starts_with("syntax.") || diagnostic.name.starts_with("types.") || diagnostic.name.starts_with("time.");
      EXPECT_FALSE(of_reading && diagnostic.severity == Severity::error && diagnostic.name != "types.unit_mismatch") << one.mended << ": " << diagnostic.message;
    }
  }
}

/// What is said of one line in a campaign: the fixes, and the helps where there is none.
std::string told_of(const std::string& line) {
  const Snapshot snapshot = compile_text(all_modules() + "campaign c \"C\" {\n period: 2027\n" + line + "\n}\n");
  std::string told;
  for (const Diagnostic& one : snapshot.diagnostics) {
    if (one.severity != Severity::error) continue;
    if (one.fixes.empty()) told += "(" + one.help + ") ";
    for (const Fix& fix : one.fixes) told += fix.edits.back().text + " ";
  }
  return told.empty() ? told : told.substr(0, told.size() - 1);
}

TEST(Writing, OfACurrencyAsksWhichIsMeant) {
  struct Case {
    const char* written;
    const char* meant;
  };
  for (const Case& one : {Case{"kr", "SEK NOK DKK ISK"}, Case{"kr.", "DKK SEK NOK ISK"}, Case{"$", "USD CAD AUD NZD SGD HKD MXN"}, Case{"€", "EUR"}, Case{"\"€\"", "EUR"}, Case{"US$", "USD"}, Case{"pounds", "GBP EGP"},
                          Case{"Rs.", "INR PKR LKR NPR MUR"}, Case{"Kč", "CZK"}, Case{"euro", "EUR"}, Case{"¥", "JPY CNY"}, Case{"\"EUR\"", "EUR"}}) {
    EXPECT_EQ(told_of(std::string("currency: ") + one.written), one.meant);
    EXPECT_EQ(told_of("currency: EUR\n market m \"M\" { currency: " + std::string(one.written) + " }"), one.meant);
  }
}

TEST(Writing, OfSeveralPeopleNamesEachOfThem) {
  EXPECT_EQ(told_of("owner: Maria Lopez, Tom Meyer"), "(write `@maria_lopez, @tom_meyer`, and say once who that is: `person maria_lopez \"Maria Lopez\"; person tom_meyer \"Tom Meyer\"`)");
  EXPECT_EQ(told_of("owner: Maria Lopez and Tom Meyer"), told_of("owner: Maria Lopez, Tom Meyer"));
  EXPECT_EQ(told_of("owner: Maria Lopez & Tom Meyer"), told_of("owner: Maria Lopez, Tom Meyer"));
  EXPECT_EQ(told_of("person tom \"Tom Meyer\"\n owner: Maria Lopez, Tom Meyer"), "(write `@maria_lopez, @tom`, and say once who that is: `person maria_lopez \"Maria Lopez\"`)");
  EXPECT_EQ(told_of("person tom \"Tom Meyer\"\n person li \"Maria Lopez\"\n owner: Maria Lopez, Tom Meyer"), "@li, @tom");
  EXPECT_EQ(told_of("person tom \"Tom Meyer\"\n owner: Maria Lopez, @tom"), "(write `@maria_lopez, @tom`, and say once who that is: `person maria_lopez \"Maria Lopez\"`)");
}

TEST(Writing, OfAShareThatStartsWithNothingIsInPoints) {
  for (const char* change : {"+25%", "-25%", "+ 25%"}) {
    for (const char* none : {"0%", "0.0%"}) {
      const std::string told = told_of("goal g \"G\" { metric: ctr  baseline: " + std::string(none) + " during 2026 source \"a\"  target: " + change + "  by: 2027-12-31 }");
      EXPECT_EQ(told.find("25 points"), 1u) << told;
      EXPECT_EQ(told.find("0%"), std::string::npos) << told;
    }
  }
}

TEST(Shapes, WhoseNumbersHaveCommasAreNotReadAsMoreValues) {
  for (const char* shape : {"lognormal(1,000)", "uniform(1,050)", "normal(12,000)", "triangle(1,000,2,000)", "pert(1,000, 2)"}) {
    const std::string told = told_of("goal g \"G\" { metric: orders target: 500 orders by: 2027-12-31 strategy s \"S\" { tactic t \"T\" { expect { orders: " + std::string(shape) + " } } } }");
    EXPECT_EQ(told, "_") << shape;
  }
}

TEST(Writing, OfOneSlipIsOneError) {
  const Snapshot snapshot = compile_text(declaring(Kind::campaign, {"goal g \"G\" { strategy s \"S\" { tactic t \"T\" { kpi: ctr: 2% } } }"}));
  EXPECT_FALSE(has(snapshot, "syntax.empty_value")) << shown(snapshot);
  EXPECT_FALSE(has(snapshot, "names.unknown_property")) << shown(snapshot);
}

}  // namespace
}  // namespace campaign
