#include "network.hpp"

#include <algorithm>

#include "codes.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"
#include "fotfaste/sdk/project_table.hpp"

namespace collaboration {
namespace {

using fotfaste::Parameters;
using fotfaste::ParameterType;
namespace criteria = fotfaste::criteria;

constexpr const char* network_table = "network";
constexpr const char* by_kind_table = "network-by-kind";
constexpr const char* organisations_table = "network-organisations";
constexpr const char* matrix_table = "network-contacts";

// A larger matrix shows the pairs that have contact and no others.
constexpr std::size_t widest_matrix = 24;

std::optional<double> density(const NetworkMeasures& measures) {
  if (measures.possible == 0) return std::nullopt;
  return static_cast<double>(measures.contacts) / static_cast<double>(measures.possible);
}

// The contacts of one kind among all.
Contacts of_kind(const Contacts& contacts, const std::string& kind) {
  Contacts found;
  for (const auto& [pair, contact] : contacts) {
    const auto of_this_kind = contact.find(kind);
    if (of_this_kind != contact.end()) found[pair].insert(*of_this_kind);
  }
  return found;
}

struct Change {
  std::optional<std::int64_t> begun;
  std::optional<std::int64_t> kept;
  std::optional<std::int64_t> ended;
};

Change change_of(const Contacts* before, const Contacts& now) {
  if (before == nullptr) return {};
  const std::int64_t kept = std::count_if(
      now.begin(), now.end(), [before](const auto& entry) { return before->contains(entry.first); });
  return {std::ssize(now) - kept, kept, std::ssize(*before) - kept};
}

std::map<std::string, std::int64_t> degrees_of(const Contacts& contacts) {
  std::map<std::string, std::int64_t> degrees;
  for (const auto& [pair, contact] : contacts) {
    ++degrees[pair.first];
    ++degrees[pair.second];
  }
  return degrees;
}

}  // namespace

void describe_network_options(fotfaste::Description& description) {
  description
      .parameter(
          "ties_by", ParameterType::choice,
          "Vilka kontakter som hör till samma tillfälle: de från samma dag, månad, kvartal, halvår "
          "eller år.",
          "Which contacts are of one occasion: those of the same day, month, quarter, half-year or year.")
      .choices({"date", "month", "quarter", "half-year", "year"})
      .default_value("date");
  description
      .parameter("network_kinds", ParameterType::text,
                 "Vilka slag av organisationer som hör till nätverket; annars alla i registret.",
                 "Which kinds of organisations belong to the network; otherwise all in the register.")
      .repeated();
  description.parameter("tie_at_least", ParameterType::number,
                        "Minsta styrka som räknas som en kontakt; annars räcker det att den är större än 0.",
                        "The least strength that counts as a contact; otherwise any above 0 does.");
}

NetworkOptions network_options_of(const fotfaste::Settings& settings) {
  NetworkOptions options;
  const Parameters parameters = settings.parameters();
  if (const Parameters step = parameters.find("ties_by"))
    options.step = static_cast<Step>(criteria::one_of(step, step_words));
  if (const Parameters kinds = parameters.find("network_kinds")) {
    for (const std::string_view kind : criteria::some_texts(kinds)) options.kinds.emplace(kind);
  }
  if (const Parameters strength = parameters.find("tie_at_least"))
    options.strength_at_least = strength.as_number();
  return options;
}

NetworkMeasures measure(const std::set<std::string>& organisations, const Contacts& contacts) {
  NetworkMeasures measures;
  measures.organisations = std::ssize(organisations);
  measures.contacts = std::ssize(contacts);
  measures.possible = measures.organisations * (measures.organisations - 1) / 2;
  std::map<std::string, std::string> joined_to;  // each towards the one that stands for its part
  for (const std::string& name : organisations) joined_to[name] = name;
  const auto part_of = [&joined_to](std::string name) {
    while (joined_to.at(name) != name) name = joined_to.at(name) = joined_to.at(joined_to.at(name));
    return name;
  };
  for (const auto& [pair, contact] : contacts) {
    joined_to.at(part_of(pair.first)) = part_of(pair.second);
    const auto any = [&said = contact](bool Said::*side) {
      return std::any_of(said.begin(), said.end(), [side](const auto& kind) { return kind.second.*side; });
    };
    if (any(&Said::by_first) && any(&Said::by_second)) ++measures.mutual;
  }
  std::map<std::string, std::int64_t> sizes;
  for (const std::string& name : organisations) ++sizes[part_of(name)];
  for (const auto& [part, size] : sizes) measures.largest = std::max(measures.largest, size);
  measures.isolated = measures.organisations - std::ssize(degrees_of(contacts));
  return measures;
}

void Network::declare(fotfaste::Needs& needs) {
  needs.columns({"project.ties.from", "project.ties.to", "project.ties.kind", "project.ties.date",
                 "project.ties.strength"},
                fotfaste::Required::no);
}

void Network::describe_tables(fotfaste::Description& description) {
  using fotfaste::Kind;
  using fotfaste::Role;
  using fotfaste::Table;
  using fotfaste::Type;
  const auto measures = [](Table& table) {
    table.column("organisations", Type::integer, Role::attribute, "Organisationer", "Organisations")
        .column("contacts", Type::integer, Role::count, "Par med kontakt", "Pairs with contact")
        .column("possible", Type::integer, Role::attribute, "Möjliga par", "Possible pairs")
        .column("density", Type::number, Role::attribute, "Täthet (0–1)", "Density (0–1)")
        .column("isolated", Type::integer, Role::attribute, "Utan kontakt", "Without contact")
        .column("largest", Type::integer, Role::attribute, "Hänger ihop som mest",
                "Largest part that hangs together")
        .column("mutual", Type::integer, Role::attribute, "Par där båda säger det", "Pairs where both say so")
        .column("begun", Type::integer, Role::attribute, "Nya sedan förra", "New since the last")
        .column("kept", Type::integer, Role::attribute, "Kvar sedan förra", "Kept since the last")
        .column("ended", Type::integer, Role::attribute, "Upphörda sedan förra", "Ended since the last");
  };
  Table& network =
      description
          .table(network_table, Kind::count, "Nätverket: par med kontakt", "The network: pairs in contact")
          .description(
              "Hur många organisationer som hör till nätverket, hur många par som har kontakt, av alla par "
              "(täthet), och hur många som inte har kontakt med någon. En kontakt räknas när någon av de två "
              "har uppgett den.",
              "How many organisations belong to the network, how many pairs have contact, of all pairs "
              "(density), and how many have contact with nobody. A contact counts when either of the two "
              "says "
              "so.")
          .column("occasion", Type::text, Role::dimension, "Tillfälle", "Occasion");
  measures(network);
  network.column("unknown_strength", Type::integer, Role::unknown, "Rader utan uppgift om styrka",
                 "Rows with no strength stated");
  Table& by_kind =
      description
          .table(by_kind_table, Kind::count, "Nätverket efter slag av kontakt: par",
                 "The network by kind of contact: pairs")
          .description("Samma mått för varje slag av kontakt.", "The same measures for each kind of contact.")
          .column("kind", Type::text, Role::dimension, "Slag av kontakt", "Kind of contact")
          .column("occasion", Type::text, Role::dimension, "Tillfälle", "Occasion");
  measures(by_kind);
  description
      .table(organisations_table, Kind::count, "Hur många varje organisation har kontakt med",
             "How many each organisation has contact with")
      .description(
          "Hur många av de andra varje organisation har kontakt med. 0 betyder att ingen har uppgett någon "
          "kontakt.",
          "How many of the others each organisation has contact with. 0 means that nobody says there is any.")
      .column("occasion", Type::text, Role::dimension, "Tillfälle", "Occasion")
      .column("organisation", Type::text, Role::dimension, "Organisation", "Organisation")
      .column("contacts", Type::integer, Role::count, "Har kontakt med", "Has contact with")
      .column("others", Type::integer, Role::attribute, "Av så många andra", "Of so many others")
      .column("before", Type::integer, Role::attribute, "Förra tillfället", "The occasion before");
  description.table(matrix_table, Kind::matrix, "Vilka som har kontakt", "Who has contact")
      .description(
          "Senaste tillfället: hur många slag av kontakt varje par har. Tabellen är lika åt båda hållen.",
          "The latest occasion: how many kinds of contact each pair has. The table is the same both ways.")
      .column("occasion", Type::text, Role::dimension, "Tillfälle", "Occasion")
      .column("from", Type::text, Role::dimension, "Organisation", "Organisation")
      .column("to", Type::text, Role::dimension, "Kontakt med", "Contact with")
      .column("numerator", Type::integer, Role::numerator, "Slag av kontakt", "Kinds of contact")
      .column("denominator", Type::integer, Role::denominator, "Slag som förekommer", "Kinds in use")
      .column("before", Type::integer, Role::attribute, "Förra tillfället", "The occasion before");
}

Network::Network(const Register& organisations, const NetworkOptions& options,
                 const fotfaste::Settings& settings)
    : register_(organisations), settings_(settings), kinds_(options.kinds), occasions_(options.step) {
  read(options);
}

void Network::read(const NetworkOptions& options) {
  std::set<std::string> members;
  for (const auto& [key, organisation] : register_.organisations()) {
    if (kinds_.empty() || kinds_.contains(key.second)) members.insert(key.first);
  }
  const fotfaste::ProjectTable table(settings_.raw()->project, "ties");
  const auto from = table.words("from");
  const auto to = table.words("to");
  const auto kind = table.words("kind");
  const auto date = table.days("date");
  const auto strength = table.numbers("strength");
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string first(from[row]);
    const std::string second(to[row]);
    if (first.empty() || second.empty() || (date.has(row) && *date[row] >= settings_.as_of())) continue;
    ++rows_;
    if (first == second) {
      ++own_;
      continue;
    }
    bool is_of_another_kind = false;
    for (const std::string& name : {first, second}) {
      if (!register_.contains(name)) {
        outside_register_.insert(name);
      } else if (!members.contains(name)) {
        is_of_another_kind = true;
      }
    }
    if (is_of_another_kind) continue;
    const Occasion occasion = date.has(row) ? Occasion(occasions_.of(*date[row])) : std::nullopt;
    // The occasion is there also when all that was said of it is that there was no contact.
    Contacts& contacts = contacts_[occasion];
    const auto said = strength[row];
    if (options.strength_at_least && !said) {
      ++unknown_strength_[occasion];
      continue;
    }
    if (said && (*said <= 0 || *said < options.strength_at_least.value_or(*said))) continue;
    Contact& contact = contacts[first < second ? Pair(first, second) : Pair(second, first)];
    Said& of_kind = contact[std::string(kind[row])];
    (first < second ? of_kind.by_first : of_kind.by_second) = true;
  }
}

std::set<std::string> Network::organisations_of(Occasion occasion) const {
  const fotfaste::Day last_known = settings_.as_of() - 1;
  const fotfaste::Day day = occasion ? std::min(occasions_.last_day(*occasion), last_known) : last_known;
  std::set<std::string> names;
  for (const auto& [key, organisation] : register_.organisations()) {
    if ((kinds_.empty() || kinds_.contains(key.second)) && organisation.is_in(day)) names.insert(key.first);
  }
  for (const auto& [pair, contact] : contacts_.at(occasion)) {
    names.insert(pair.first);
    names.insert(pair.second);
  }
  return names;
}

std::string Network::text_of(Occasion occasion) const {
  return occasion ? occasions_.text(*occasion) : std::string();
}

const Contacts* Network::before(Occasion occasion) const {
  const auto found = contacts_.find(occasion);
  if (!occasion || found == contacts_.begin()) return nullptr;
  const auto previous = std::prev(found);
  return previous->first ? &previous->second : nullptr;
}

void Network::report(fotfaste::Results& results) const {
  std::set<std::string> all_kinds;
  for (const auto& [occasion, contacts] : contacts_) {
    const std::set<std::string> names = organisations_of(occasion);
    const NetworkMeasures m = measure(names, contacts);
    const Contacts* const previous = before(occasion);
    const Change change = change_of(previous, contacts);
    const std::string text = text_of(occasion);
    const auto unknown = unknown_strength_.find(occasion);
    results.add(network_table, text, m.organisations, m.contacts, m.possible, density(m), m.isolated,
                m.largest, m.mutual, change.begun, change.kept, change.ended,
                unknown == unknown_strength_.end() ? std::int64_t{0} : unknown->second);
    auto degrees = degrees_of(contacts);
    auto degrees_before = degrees_of(previous == nullptr ? Contacts() : *previous);
    for (const std::string& name : names) {
      results.add(organisations_table, text, name, degrees[name], m.organisations - 1,
                  previous == nullptr ? std::nullopt : std::optional(degrees_before[name]));
    }
    for (const char* table : {network_table, by_kind_table, organisations_table, matrix_table}) {
      if (!occasion) results.label(table, "occasion", text, {"dag inte angiven", "day not stated"});
      const auto label = occasion ? occasions_.label(*occasion) : std::nullopt;
      if (label) results.label(table, "occasion", text, *label);
    }
    for (const auto& [pair, contact] : contacts) {
      for (const auto& [kind, by] : contact) all_kinds.insert(kind);
    }
  }
  for (const std::string& kind : all_kinds) {
    for (const auto& [occasion, contacts] : contacts_) {
      const Contacts now = of_kind(contacts, kind);
      const Contacts* const previous = before(occasion);
      const Contacts previous_of_kind = previous == nullptr ? Contacts() : of_kind(*previous, kind);
      const NetworkMeasures m = measure(organisations_of(occasion), now);
      const Change change = change_of(previous == nullptr ? nullptr : &previous_of_kind, now);
      results.add(by_kind_table, kind, text_of(occasion), m.organisations, m.contacts, m.possible, density(m),
                  m.isolated, m.largest, m.mutual, change.begun, change.kept, change.ended);
    }
  }
  if (all_kinds.contains(""))
    results.label(by_kind_table, "kind", "", {"slag inte angivet", "kind not stated"});
  if (!contacts_.empty()) report_matrix(results);
  report_findings();
}

void Network::report_matrix(fotfaste::Results& results) const {
  const auto& [occasion, contacts] = *contacts_.rbegin();
  const Contacts* const previous = before(occasion);
  const std::set<std::string> names = organisations_of(occasion);
  const auto kinds_in = [](const Contacts& all, const Pair& pair) {
    const auto found = all.find(pair);
    return found == all.end() ? std::int64_t{0} : std::ssize(found->second);
  };
  for (const std::string& from : names) {
    for (const std::string& to : names) {
      const bool is_wide = names.size() > widest_matrix;
      const Pair pair = from < to ? Pair(from, to) : Pair(to, from);
      if (from == to ? is_wide : is_wide && !contacts.contains(pair)) continue;
      // An organisation and itself: no data, and a place in the grid.
      const auto kinds = [&](const Contacts* all) {
        return from == to || all == nullptr ? std::nullopt : std::optional(kinds_in(*all, pair));
      };
      // No denominator: contacts are all there are, and no share of a sample.
      results.add(matrix_table, text_of(occasion), from, to, kinds(&contacts), std::nullopt, kinds(previous));
    }
  }
}

void Network::report_findings() const {
  if (own_ > 0) {
    settings_.report(
        fotfaste::Severity::note, own_contact_code,
        {"En organisation står som kontakt med sig själv.",
         "An organisation stands as a contact of its own."},
        {"Raderna räknas inte. Rätta from eller to.", "The rows do not count. Correct from or to."}, nullptr,
        own_, rows_);
  }
  if (outside_register_.empty() || register_.organisations().empty()) return;
  settings_.report(fotfaste::Severity::warning, outside_register_code,
                   {"Kontakter nämner organisationer som inte finns i registret.",
                    "Contacts name organisations that are not in the register."},
                   {"De räknas till nätverket, och kan vara samma organisation under ett annat namn. Skriv "
                    "dem lika i båda "
                    "filerna, eller lägg till dem i registret.",
                    "They count as part of the network, and may be the same organisation by another name. "
                    "Write them alike "
                    "in both files, or add them to the register."},
                   nullptr, outside_register_.size(), outside_register_.size());
}

}  // namespace collaboration
