#include "analysis/contacts.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "analysis/sends.h"
#include "analysis/spending.h"
#include "model/contact_cap.h"

namespace campaign {

namespace {

/// One contact of everybody in an audience. Days of sends, a channel at a time.
struct Contact {
  Day day{};
  EntityId channel = kNoEntity, tactic = kNoEntity;
};

/// What tactics of one group of people are sent: those of one market, and those without any.
using Contacts = std::vector<Contact>;

bool counts_on(const Plan& plan, EntityId channel, std::string_view what) {
  return std::ranges::any_of(plan.values(channel, prop("traces")), [&](const PropertyValue& value) {
    const auto* word = std::get_if<Word>(&value.value);
    return word != nullptr && word->value == what;
  });
}

/// Whether a cap is about one sort of contacts, such as emails: those that some channels trace.
bool is_of_a_trace(std::string_view what) {
  const std::string_view words = find_property(Kind::channel, "traces")->words;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (words.substr(at, end - at) == what) return true;
    at = end + 1;
  }
  return false;
}

class ContactCounter {
 public:
  ContactCounter(const Plan& plan, const Timetable& timetable) : plan_(plan), timetable_(timetable) {}

  ContactFindings run() {
    for (std::uint32_t i = 0; i < plan_.size(); ++i) {
      const EntityId id{i};
      if (plan_[id].kind == Kind::audience) audiences_.push_back(id);
      if (plan_[id].kind == Kind::tactic) add(id);
    }
    if (sent_.empty()) return {};
    for (const EntityId audience : audiences_) look_at(audience);
    ContactFindings found;
    for (auto& [key, pressure] : pressures_) {
      if (pressure.contacts > 0) found.pressures.push_back(std::move(pressure));
    }
    for (auto& [tactic, same] : same_days_) {
      same.first.days = same.second.size();
      found.same_days.push_back(same.first);
    }
    return found;
  }

 private:
  /// What a tactic sends to an audience, and where.
  struct Sent {
    EntityId tactic = kNoEntity;
    std::vector<EntityId> channels, markets;
    std::vector<Day> days;
  };

  /// Whether it is not known where a tactic runs: a name is broken.
  [[nodiscard]] bool has_unknown_markets(EntityId tactic) const {
    EntityId at = tactic;
    while (at != kNoEntity && plan_.find(at, prop("market")) == nullptr) at = plan_[at].parent;
    return at != kNoEntity && markets_of(plan_, tactic).empty();
  }

  void add(EntityId tactic) {
    std::vector<EntityId> channels = contact_channels(plan_, tactic);
    if (channels.empty() || has_unknown_markets(tactic)) return;
    Sent sent{tactic, std::move(channels), markets_of(plan_, tactic), {}};
    for (const Send& send : sends_of(plan_, timetable_, tactic).list) sent.days.push_back(send.day);
    if (sent.days.empty()) return;
    const auto number = static_cast<std::uint32_t>(sent_.size());
    sent_.push_back(std::move(sent));
    for (const EntityId audience : audiences_for(plan_, tactic)) by_audience_[audience].push_back(number);
  }

  /// An audience and those that it lies within.
  [[nodiscard]] std::vector<EntityId> around(EntityId audience) const {
    std::vector<EntityId> found = audiences_around(plan_, audience);
    found.insert(found.begin(), audience);
    return found;
  }

  /// What everybody in an audience is sent, for each group of people that markets make.
  [[nodiscard]] std::vector<Contacts> contacts_of(EntityId audience) const {
    std::vector<std::uint32_t> numbers;
    std::vector<EntityId> markets;
    for (const EntityId at : around(audience)) {
      const auto found = by_audience_.find(at);
      if (found == by_audience_.end()) continue;
      for (const std::uint32_t number : found->second) {
        if (std::ranges::find(numbers, number) != numbers.end()) continue;
        numbers.push_back(number);
        for (const EntityId market : sent_[number].markets) {
          if (std::ranges::find(markets, market) == markets.end()) markets.push_back(market);
        }
      }
    }
    std::ranges::sort(numbers);
    if (markets.empty()) markets.push_back(kNoEntity);
    std::vector<Contacts> groups;
    for (const EntityId market : markets) {
      Contacts& contacts = groups.emplace_back();
      for (const std::uint32_t number : numbers) {
        const Sent& sent = sent_[number];
        if (!sent.markets.empty() && std::ranges::find(sent.markets, market) == sent.markets.end()) continue;
        for (const EntityId channel : sent.channels) {
          for (const Day day : sent.days) contacts.push_back({day, channel, sent.tactic});
        }
      }
    }
    return groups;
  }

  void look_at(EntityId audience) {
    const std::vector<EntityId> all = around(audience);
    const bool reached = std::ranges::any_of(all, [&](EntityId at) { return by_audience_.contains(at); });
    // What is only the larger audience's is said of that one.
    if (!reached || (all.size() > 1 && !by_audience_.contains(audience) && plan_.find(audience, prop("contact_cap")) == nullptr)) return;
    for (const Contacts& contacts : contacts_of(audience)) {
      std::vector<EntityId> stating = all;
      for (const Contact& one : contacts) {
        if (std::ranges::find(stating, one.channel) == stating.end()) stating.push_back(one.channel);
      }
      for (const EntityId at : stating) {
        for (std::uint32_t number = 0; number < plan_.values(at, prop("contact_cap")).size(); ++number) compare(audience, {at, number}, contacts);
      }
      find_same_days(audience, contacts);
    }
  }

  /// Which cap: of an audience or channel, the how manyth.
  using Which = std::pair<EntityId, std::uint32_t>;

  [[nodiscard]] std::optional<ContactCap> cap_of(const Which& which) const {
    const auto* amount = std::get_if<Amount>(&plan_.values(which.first, prop("contact_cap"))[which.second].value);
    return amount == nullptr ? std::nullopt : contact_cap(plan_.units(), *amount);
  }

  /// The contacts that a cap counts, by the first day of their periods.
  [[nodiscard]] std::map<Day, std::vector<const Contact*>> counted(const Which& which, const ContactCap& cap, const Contacts& contacts) const {
    const bool of_channel = plan_[which.first].kind == Kind::channel, of_a_sort = !of_channel && is_of_a_trace(cap.what);
    std::map<Day, std::vector<const Contact*>> periods;
    for (const Contact& one : contacts) {
      if (of_channel ? one.channel != which.first : of_a_sort && !counts_on(plan_, one.channel, cap.what)) continue;
      periods[period_around(cap.period, one.day).first].push_back(&one);
    }
    return periods;
  }

  void compare(EntityId audience, const Which& which, const Contacts& contacts) {
    const auto cap = cap_of(which);
    if (!cap) return;
    const auto periods = counted(which, *cap, contacts);
    const std::vector<const Contact*>* most = nullptr;
    std::size_t above = 0;
    for (const auto& [first, list] : periods) {
      if (Decimal::from_int(static_cast<std::int64_t>(list.size())) <= cap->most) continue;
      ++above;
      if (most == nullptr || list.size() > most->size()) most = &list;
    }
    ContactPressure& known = pressures_[{audience, which}];
    if (most == nullptr || most->size() <= known.contacts || is_said_of_larger(audience, which, most->size())) return;
    known = {audience, which.first, which.second, period_around(cap->period, most->front()->day), most->size(), above, {}, kNoEntity};
    for (const Contact* one : *most) {
      if (std::ranges::find(known.tactics, one->tactic) == known.tactics.end()) known.tactics.push_back(one->tactic);
    }
    known.movable = movable(known.tactics);
  }

  [[nodiscard]] bool is_said_of_larger(EntityId audience, const Which& which, std::size_t contacts) {
    const std::vector<EntityId> all = around(audience);
    return std::any_of(all.begin() + 1, all.end(), [&](EntityId at) { return most_contacts(at, which) >= contacts; });
  }

  /// The most contacts of an audience in one period of a cap. O(1) when asked again.
  std::size_t most_contacts(EntityId audience, const Which& which) {
    const auto [known, added] = most_of_.try_emplace({audience, which}, 0);
    if (!added) return known->second;
    const auto cap = cap_of(which);
    for (const Contacts& contacts : contacts_of(audience)) {
      for (const auto& [first, list] : counted(which, *cap, contacts)) known->second = std::max(known->second, list.size());
    }
    return known->second;
  }

  [[nodiscard]] EntityId movable(const std::vector<EntityId>& tactics) const {
    EntityId best = kNoEntity;
    std::int64_t slack = 0;
    for (const EntityId tactic : tactics) {
      const TimetableRow* row = timetable_.row(tactic);
      if (row == nullptr || !row->dated || row->times.slack <= slack) continue;
      best = tactic;
      slack = row->times.slack;
    }
    return best;
  }

  void find_same_days(EntityId audience, const Contacts& contacts) {
    std::map<std::pair<Day, EntityId>, EntityId> first;  // By day and channel. Contacts come in the order of the text.
    for (const Contact& one : contacts) {
      const auto [known, added] = first.try_emplace({one.day, one.channel}, one.tactic);
      if (added || known->second == one.tactic) continue;
      const auto [found, new_one] = same_days_.try_emplace(one.tactic);
      SameDayContact& same = found->second.first;
      found->second.second.insert(one.day);
      if (new_one || one.day < same.day) same = {one.tactic, known->second, audience, one.channel, one.day, 0};
    }
  }

  const Plan& plan_;
  const Timetable& timetable_;
  std::vector<EntityId> audiences_;
  std::vector<Sent> sent_;
  std::unordered_map<EntityId, std::vector<std::uint32_t>> by_audience_;
  std::map<std::pair<EntityId, Which>, ContactPressure> pressures_;  // By audience.
  std::map<std::pair<EntityId, Which>, std::size_t> most_of_;
  std::map<EntityId, std::pair<SameDayContact, std::set<Day>>> same_days_;
};

}  // namespace

std::vector<EntityId> audiences_for(const Plan& plan, EntityId tactic) {
  for (EntityId at = tactic; at != kNoEntity; at = plan[at].parent) {
    const auto named = plan.values(at, prop("audience"));
    if (named.empty()) continue;
    std::vector<EntityId> found;
    for (const PropertyValue& value : named) {
      const auto* reference = std::get_if<Reference>(&value.value);
      if (reference == nullptr || reference->entity == kNoEntity) return {};
      found.push_back(reference->entity);
    }
    return found;
  }
  return {};
}

std::vector<EntityId> audiences_around(const Plan& plan, EntityId audience) {
  constexpr std::size_t kDeepest = 50;  // More is a circle, which is told elsewhere.
  std::vector<EntityId> found;
  for (EntityId at = audience; found.size() < kDeepest;) {
    const auto* within = plan.get<Reference>(at, prop("within"));
    at = within == nullptr ? kNoEntity : within->entity;
    if (at == kNoEntity || at == audience || std::ranges::find(found, at) != found.end()) break;
    found.push_back(at);
  }
  return found;
}

ContactFindings contacts_in(const Plan& plan, const Timetable& timetable) { return ContactCounter(plan, timetable).run(); }

}  // namespace campaign
