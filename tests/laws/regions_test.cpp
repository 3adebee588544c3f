// Every page, finding and card of a plan writes numbers and dates in one way, that of its language and region. What a plan says itself is
// masked beforehand, so that all that is left is the compiler's; how a region writes is stated here anew, without the compiler's formats.

#include <regex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "emit/html/site.h"
#include "emit/json/json.h"
#include "ide/hover.h"
#include "report/text.h"
#include "rules/finding_info.h"
#include "support/files.h"
#include "support/told.h"
#include "support/view.h"

namespace campaign {
namespace {

/// How a region writes, by hand: how a number may look, and whether its digits are those of ASCII.
struct Region {
  const char* tag;
  bool ascii;
  std::regex number;
};

const std::vector<Region>& regions() {
  static const std::vector<Region> kRegions = [] {
    // Dates with points are numbers by their look.
    const std::string points = R"((\d{1,3}(\.\d{3})+|\d+)(,\d+)?|\d{1,2}\.(\d{1,2}\.(\d{2,4})?)?)";
    std::vector<Region> all;
    all.push_back({"en-US", true, std::regex(R"((\d{1,3}(,\d{3})+|\d+)(\.\d+)?)")});
    all.push_back({"de-DE", true, std::regex(points)});
    all.push_back({"es-ES", true, std::regex(points)});
    all.push_back({"hi-IN", true, std::regex(R"((\d{1,2}(,\d{2})*,\d{3}|\d+)(\.\d+)?)")});
    all.push_back({"ar-EG", false, std::regex("")});
    return all;
  }();
  return kRegions;
}

/// A plan whose own texts have neither words nor digits, and its names no digits: `x` stands for each letter and digit. What has to
/// stay as it is stays: languages, zones, colours, files.
std::string masked(const std::string& text) {
  static const std::regex kToken(R"re(//[^\n]*|"""[^"]*(?:""?[^"]+)*"""|(\b(?:locale|timezone|logo|style|accent|address|email|plural|symbol): *|\buse +)?"(?:[^"\\\n]|\\.)*"|[A-Za-z_][A-Za-z0-9_]*|[0-9][A-Za-z0-9_.:-]*)re"),
      kCalendar("FY[0-9]+|[QHW][0-9]+");
  std::string out;
  std::size_t from = 0;
  for (auto at = std::sregex_iterator(text.begin(), text.end(), kToken); at != std::sregex_iterator(); ++at) {
    out += text.substr(from, static_cast<std::size_t>(at->position()) - from);
    from = static_cast<std::size_t>(at->position() + at->length());
    std::string token = at->str();
    if (token.starts_with("//")) continue;
    const bool own_text = token.front() == '"', name = (token.front() < '0' || token.front() > '9') && !token.ends_with('"') && !std::regex_match(token, kCalendar);
    bool escape = false;
    for (char& c : token) {
      const bool digit = c >= '0' && c <= '9';
      if (own_text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!escape && (digit || letter || (static_cast<unsigned char>(c) & 0x80) != 0)) c = 'x';
        escape = c == '\\' && !escape;
      } else if (name && digit) {
        c = 'z';
      }
    }
    out += token;
  }
  return out + text.substr(from);
}

/// Plans that have a campaign, and no rules of their own, whose texts would be the author's.
std::vector<std::string> plans_to_mask() {
  static const std::regex kCampaign(R"((^|\n) *campaign )"), kRule(R"((^|\n) *(rule |vocabulary |use "))");
  std::vector<std::string> plans;
  for (const std::string& file : plan_files()) {
    const std::string text = read_file(file);
    if (std::regex_search(text, kCampaign) && !std::regex_search(text, kRule)) plans.push_back(file);
  }
  return plans;
}

/// What is wrong with a text for a region: code, addresses, files and what is no number (`UTF-8`, `RE2`) left out.
std::string fault_of(const Region& region, std::string text) {
  static const std::regex kCode(R"re(`[^`]*`|“x*”|&#?\w+;|https?://\S+|[\w./]+\.(?:campaign|md|html|json|svg|css)(?::[0-9]+)?|\bUTF-8\b|\bRE2\b)re"), kNumber(R"([0-9][0-9.,]*[0-9]|[0-9])"),
      kIsoDay(R"(\b[0-9]{4}-[0-9]{2}(-[0-9]{2})?\b(?![.,]?[0-9]))"), kEasternDigit("[\xD9][\xA0-\xA9]");
  text = std::regex_replace(text, kCode, " ");
  if (!region.ascii) return text.find_first_of("0123456789") == std::string::npos ? "" : "digits of ASCII";
  if (std::regex_search(text, kEasternDigit)) return "digits of another script";
  for (auto at = std::sregex_iterator(text.begin(), text.end(), kNumber); at != std::sregex_iterator(); ++at) {
    if (!std::regex_match(at->str(), region.number)) return "the number " + at->str();
  }
  // The compiler's own English has days as plans write them.
  if (std::string_view(region.tag) != "en-US" && std::regex_search(text, kIsoDay)) return "a day as plans write it";
  return "";
}

/// A text without the names of the laws and studies that the library's holidays and effects come from: they are written as these are called.
std::string without_sources(std::string text) {
  static const std::vector<std::string> kSources = [] {
    static const std::regex kSource(R"re(source: "([^"]*)")re");
    std::vector<std::string> sources;
    std::vector<std::string> files = files_below("stdlib/std/holidays", ".campaign");
    files.push_back(std::string(CAMPAIGN_SOURCE_DIR) + "/stdlib/std/channels.campaign");
    for (const std::string& file : files) {
      const std::string module = read_file(file);
      for (auto at = std::sregex_iterator(module.begin(), module.end(), kSource); at != std::sregex_iterator(); ++at) sources.push_back((*at)[1]);
    }
    std::ranges::sort(sources, std::ranges::greater(), &std::string::size);  // One may be part of another.
    return sources;
  }();
  for (const std::string& source : kSources) {
    if (const std::size_t at = text.find(source); at != std::string::npos) text.erase(at, source.size());
  }
  return text;
}

void expect_of(const Region& region, const std::string& written) {
  const std::string text = without_sources(written);
  static std::set<std::pair<std::string, std::string>> looked_at;  // Most stands on many pages.
  if (!looked_at.emplace(region.tag, text).second) return;
  const std::string fault = fault_of(region, text);
  EXPECT_EQ(fault, "") << region.tag << ": " << text;
}

/// The texts of a page that its readers see or hear; code and what is no text left out.
std::vector<std::string> seen_in(const std::string& page) {
  static const std::regex kSaid(R"re( (?:title|aria-label|alt|placeholder|data-label)="([^"]*)")re");
  std::vector<std::string> texts;
  std::string open, current;
  bool inside = false;
  std::string hidden;  // The element whose end is waited for.
  const auto end_text = [&] {
    if (current.find_first_not_of(" \n") != std::string::npos) texts.push_back(current);
    current.clear();
  };
  for (const char c : page) {
    if (!inside && c != '<') {
      if (hidden.empty()) current += c;
      continue;
    }
    if (!inside) open.clear();
    inside = c != '>';
    open += c;
    if (inside) continue;
    const std::string name = open.substr(1, open.find_first_of(" >", 1) - 1);
    if (hidden.empty() && (name == "script" || name == "style" || name == "code" || name == "pre" || name == "kbd") && !open.ends_with("/>")) hidden = "/" + name;
    else if (name == hidden) hidden.clear();
    if (name != "span" && name != "a" && name != "small" && name != "time" && name != "/span" && name != "/a" && name != "/small" && name != "/time") end_text();
    for (auto at = std::sregex_iterator(open.begin(), open.end(), kSaid); at != std::sregex_iterator(); ++at) texts.push_back((*at)[1]);
  }
  end_text();
  return texts;
}

Snapshot told_in_its_own(const std::string& text) {
  CompileOptions options;
  options.as_of = kTestDay;
  options.tells = true;
  return compile(MemoryWorld({}, kTestDay), {}, {{"plan.campaign", "", text}}, "/", options);
}

TEST(Regions, PagesWriteNumbersInOneWay) {
  std::size_t texts = 0;
  for (const std::string& file : plans_to_mask()) {
    for (const Region& region : regions()) {
      SCOPED_TRACE(file);
      const Snapshot snapshot = told_in_its_own(in_locale(masked(read_file(file)), region.tag));
      for (const OutputFile& page : plan_site(view_of(snapshot), {})) {
        if (!page.path.ends_with(".html")) continue;
        SCOPED_TRACE(page.path);
        for (const std::string& text : seen_in(page.bytes)) {
          expect_of(region, text);
          ++texts;
        }
      }
    }
  }
  EXPECT_GT(texts, 50'000u);
}

TEST(Regions, PagesOfGermanPlansAreGerman) {
  static const std::regex kCode("`[^`]*`");
  for (const std::string& file : plans_to_mask()) {
    SCOPED_TRACE(file);
    const Snapshot snapshot = told_in_its_own(in_locale(masked(read_file(file)), "de-DE"));
    for (const OutputFile& page : plan_site(view_of(snapshot), {})) {
      if (!page.path.ends_with(".html")) continue;
      SCOPED_TRACE(page.path);
      for (const std::string& text : seen_in(page.bytes)) EXPECT_EQ(english_word(std::regex_replace(without_sources(text), kCode, " ")), std::nullopt) << text;
    }
  }
}

TEST(Regions, FindingsWriteNumbersInOneWay) {
  std::vector<std::string> plans;
  for (const FindingRow& row : all_findings()) {
    if (!row.bad.empty()) plans.push_back(masked(std::string(row.bad)));
  }
  for (const FindingInfo& rule : all_finding_infos(Told("", "en").snapshot.rules)) {
    if (!rule.module.empty()) plans.push_back(masked(plan_of_example(rule.bad)));
  }
  for (const std::string& file : plans_to_mask()) plans.push_back(masked(read_file(file)));
  std::size_t findings = 0;
  for (const std::string& plan : plans) {
    for (const Region& region : regions()) {
      SCOPED_TRACE(plan.substr(0, 2000));
      const Told told(plan, region.tag);
      for (const Diagnostic& finding : told.snapshot.diagnostics) {
        ++findings;
        SCOPED_TRACE(finding.name);
        for (const std::string& text : texts_of(finding)) expect_of(region, text);
      }
      expect_of(region, summary_line(told.snapshot.diagnostics, 1234, *told.snapshot.tongue));
    }
  }
  EXPECT_GT(findings, 1'000u);
}

TEST(Regions, EditorsWriteNumbersInOneWay) {
  std::size_t cards = 0;
  for (const std::string& file : plans_to_mask()) {
    for (const Region& region : regions()) {
      SCOPED_TRACE(file);
      const Told told(masked(read_file(file)), region.tag);
      const Plan& plan = told.snapshot.plan;
      for (std::uint32_t i = 0; i < plan.size(); ++i) {
        if (plan[EntityId{i}].from_library) continue;
        ++cards;
        expect_of(region, card_of(told.snapshot, EntityId{i}));
        for (const PropertyValue& value : plan.values(EntityId{i})) {
          if (const auto hover = hover_at(told.snapshot, told.snapshot.plan_files.front(), value.key.begin)) expect_of(region, hover->markdown);
        }
      }
    }
  }
  EXPECT_GT(cards, 1'000u);
}

TEST(Regions, JsonTellsPeopleOfNumbersInOneWay) {
  static const std::regex kTold(R"re("(?:message|help|note|why)": ?"((?:[^"\\]|\\.)*)")re");
  std::size_t texts = 0;
  for (const std::string& file : plans_to_mask()) {
    for (const Region& region : regions()) {
      SCOPED_TRACE(file);
      const Told told(masked(read_file(file)), region.tag);
      std::string json = plan_json(view_of(told.snapshot));
      for (auto at = std::sregex_iterator(json.begin(), json.end(), kTold); at != std::sregex_iterator(); ++at) {
        expect_of(region, (*at)[1]);
        ++texts;
      }
    }
  }
  EXPECT_GT(texts, 500u);
}

}  // namespace
}  // namespace campaign
