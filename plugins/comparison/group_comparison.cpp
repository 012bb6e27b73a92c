#include "group_comparison.hpp"

#include <algorithm>

#include "codes.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"
#include "words.hpp"

namespace comparison {
namespace {

using fotfaste::Answer;
using fotfaste::Parameters;
using fotfaste::ParameterType;
namespace criteria = fotfaste::criteria;

constexpr std::int64_t default_least = 20;

// Between the values of crossed columns. Within a value its dot stands twice, so that no two groups share a
// name.
constexpr const char* separator = " · ";

std::string unmistakable(std::string_view value) {
  constexpr std::string_view dot = "·";
  std::string text;
  while (!value.empty()) {
    const bool is_dot = value.starts_with(dot);
    const std::string_view next = value.substr(0, is_dot ? dot.size() : 1);
    text.append(next).append(is_dot ? dot : std::string_view());
    value.remove_prefix(next.size());
  }
  return text;
}

struct Explained {
  fotfaste::Where where;
  fotfaste::Label reason;
};

Explained explained(Standing standing, bool unknown_is_no) {
  using fotfaste::RowPart;
  switch (standing) {
    case Standing::reached:
      return {RowPart::numerator, {"Har nått utfallet.", "Has reached the outcome."}};
    case Standing::not_reached:
      if (unknown_is_no)
        return {RowPart::denominator,
                {"Har inte nått utfallet, eller så är det inte känt, vilket här räknas likadant.",
                 "Has not reached the outcome, or it is not known, which here counts the same."}};
      return {RowPart::denominator, {"Har inte nått utfallet.", "Has not reached the outcome."}};
    case Standing::unknown:
      return {RowPart::unknown,
              {"Det är inte känt om utfallet är nått.", "Whether the outcome is reached is not known."}};
    case Standing::not_due:
      break;
  }
  return {{RowPart::excluded, "not_due"}, {"Det är för tidigt att bedöma.", "It is too early to judge."}};
}

}  // namespace

void GroupComparison::describe(fotfaste::Description& description) {
  fotfaste::Parameter& comparison =
      description
          .parameter(
              "comparison", ParameterType::table,
              "Grupper bredvid varandra. Samma utfall räknat i varje grupp, och skillnaden mellan dem.",
              "Groups beside each other. One outcome counted in each group, and the difference between "
              "them.")
          .repeated();
  describe_id_and_text(comparison);
  comparison.field("outcome", ParameterType::criterion, "Vad som ska ha hänt.", "What must have happened.")
      .required();
  comparison.field("population", ParameterType::criterion, "Bland vilka. Annars alla i programmet.",
                   "Among whom. Otherwise everybody in the programme.");
  comparison
      .field("by", ParameterType::column,
             "Kolumner vars värden är grupper, var för sig; \"gender*site\" korsar två.",
             "Columns whose values are groups, each by itself; \"gender*site\" crosses two.")
      .repeated();
  GroupRule::describe(comparison);
  comparison
      .field("against", ParameterType::choice,
             "Vad en grupp jämförs med: alla andra tillsammans (rest), eller var och en (pairs).",
             "What a group is compared with: all others together (rest), or each of them (pairs).")
      .choices({"rest", "pairs"})
      .default_value("rest");
  comparison.field("reference", ParameterType::text, "Gruppen som de andra jämförs med.",
                   "The group that the others are compared with.");
  comparison
      .field("unknown", ParameterType::choice,
             "Okänt utfall: utanför nämnaren (unknown), eller inte nått (not_reached).",
             "Unknown outcome: outside the denominator (unknown), or not reached (not_reached).")
      .choices({"unknown", "not_reached"})
      .default_value("unknown");
  comparison
      .field("least", ParameterType::integer,
             "Så många med känt utfall krävs i båda grupperna för att skillnaden ska visas.",
             "So many with a known outcome are needed in both groups for the difference to be shown.")
      .range(2, 1e6)
      .default_value("20");
}

GroupComparison::GroupComparison(const Parameters& table, fotfaste::Day as_of)
    : at_(table),
      as_of_(as_of),
      id_(table.text("id")),
      text_(plain_text_of(table)),
      outcome_(fotfaste::Criterion::parse(table.find("outcome"), as_of)),
      population_(table.find("population"), as_of),
      breakdown_(table.find("by")),
      unknown_is_no_(table.text_or("unknown", "unknown") == "not_reached"),
      against_(table.text_or("against", "rest") == "pairs" ? Against::pairs : Against::rest),
      least_(table.integer_or("least", default_least)) {
  check_ids(table.find("group"));
  for (const Parameters group : table.find("group").items()) rules_.emplace_back(group, as_of);
  declared_.resize(rules_.size());
  if (rules_.size() == 1) {
    throw_contradiction(
        table.find("group"),
        {"En enda grupp har ingen att jämföras med.", "A single group has nobody to be compared with."},
        {"Skriv en grupp till: en [[plugin.comparison.group]] utan villkor tar resten.",
         "Write another group: a [[plugin.comparison.group]] without a condition takes the rest."});
  }
  if (const Parameters reference = table.find("reference")) reference_ = std::string(reference.as_text());
  if (table.find("by").items().empty() && rules_.empty()) {
    throw_contradiction(
        table, {"Det sägs inte vilka grupper som jämförs.", "It is not said which groups are compared."},
        {"Skriv till exempel by = [\"site\"], eller [[plugin.comparison.group]].",
         "Write for example by = [\"site\"], or [[plugin.comparison.group]]."});
  }
}

void GroupComparison::declare_columns(fotfaste::Needs& needs) const {
  outcome_.declare(needs);
  population_.declare(needs);
  breakdown_.declare(needs);
  for (const GroupRule& rule : rules_) rule.declare(needs);
}

void GroupComparison::declare(fotfaste::Needs& needs) const {
  declare_columns(needs);
  outcome_.declare_follow_up(id_, needs);
}

void GroupComparison::bind(const fotfaste::Batch& batch) {
  outcome_.bind(batch);
  population_.bind(batch);
  breakdown_.bind(batch);
  for (GroupRule& rule : rules_) rule.bind(batch);
}

void GroupComparison::count(const fotfaste::Participation& participation) {
  if (!population_.includes(participation)) return;
  const Standing standing = standing_of(outcome_.evaluate(participation), as_of_, unknown_is_no_);
  for (const std::uint32_t stratum : breakdown_.strata_of(participation))
    counts_.add(stratum, 0, static_cast<std::size_t>(standing));
  bool unplaced = false;
  const auto group = declared_group(participation, unplaced);
  if (group) declared_[*group].add(standing);
  if (unplaced) ++unplaced_;
}

std::optional<std::size_t> GroupComparison::declared_group(const fotfaste::Participation& participation,
                                                           bool& unplaced) {
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const Answer answer = rules_[i].includes(participation);
    if (answer == Answer::yes) return i;
    unplaced = answer == Answer::unknown;
    if (unplaced) break;
  }
  return std::nullopt;
}

void GroupComparison::explain(const fotfaste::Batch& batch, fotfaste::Explanations& explanations) {
  if (!explanations.wants(id_)) return;
  bind(batch);
  for (const fotfaste::Participation participation : batch) {
    if (!population_.includes(participation)) {
      explanations.add(groups_table, participation, fotfaste::RowPart::outside,
                       {"Hör inte till dem som jämförelsen räknar, eller så går det inte att säga.",
                        "Is not among those whom the comparison counts, or it cannot be told."},
                       id_, "all", "everybody");
      continue;
    }
    const Explained found =
        explained(standing_of(outcome_.evaluate(participation), as_of_, unknown_is_no_), unknown_is_no_);
    explanations.add(groups_table, participation, found.where, found.reason, id_, "all", "everybody");
    for (const std::uint32_t stratum : breakdown_.strata_of(participation)) {
      if (stratum == fotfaste::Breakdown::everybody) continue;
      const Row row = named(stratum);
      explanations.add(groups_table, participation, found.where, found.reason, id_, row.by, row.group);
    }
    bool unplaced = false;
    const auto group = declared_group(participation, unplaced);
    if (group)
      explanations.add(groups_table, participation, found.where, found.reason, id_, "groups",
                       rules_[*group].id());
  }
}

void GroupComparison::merge(const GroupComparison& other) {
  outcome_.merge(other.outcome_);
  population_.merge(other.population_);
  const auto strata = breakdown_.merge(other.breakdown_);
  counts_.merge(other.counts_, strata, one_item);
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    rules_[i].merge(other.rules_[i]);
    declared_[i].merge(other.declared_[i]);
  }
  fotfaste::add_counts(unplaced_, other.unplaced_);
}

void GroupComparison::save(fotfaste::Writer& writer) const {
  outcome_.save(writer);
  population_.save(writer);
  breakdown_.save(writer);
  counts_.save(writer, breakdown_.order(), one_item);
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    rules_[i].save(writer);
    declared_[i].save(writer);
  }
  writer.number(unplaced_);
}

void GroupComparison::restore(fotfaste::Reader& reader) {
  outcome_.restore(reader);
  population_.restore(reader);
  breakdown_.restore(reader);
  counts_.restore(reader, breakdown_.size(), 1);
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    rules_[i].restore(reader);
    declared_[i].restore(reader);
  }
  fotfaste::add_counts(unplaced_, fotfaste::read_count(reader));
}

Standings GroupComparison::standings(std::uint32_t stratum) const {
  fotfaste::Writer writer;
  for (std::size_t slot = 0; slot < standing_count; ++slot) writer.number(counts_.get(stratum, 0, slot));
  fotfaste::Reader reader(writer.bytes());
  Standings standings;
  standings.restore(reader);
  return standings;
}

GroupComparison::Row GroupComparison::named(std::uint32_t stratum) const {
  Row row{"", "", {}, {}, true};
  fotfaste::Label label;
  for (const auto& [name, value] : breakdown_.cell(stratum).labels) {
    row.by.append(row.by.empty() ? "" : "*").append(name);
    row.group.append(row.group.empty() ? "" : separator).append(unmistakable(value));
    const fotfaste::Label part = value_label(value);
    label.sv.append(label.sv.empty() ? "" : separator).append(part.sv);
    label.en.append(label.en.empty() ? "" : separator).append(part.en);
    row.is_compared = row.is_compared && value != "unknown";
  }
  if (label.sv != row.group || label.en != row.group) row.label = label;
  return row;
}

std::vector<GroupComparison::Row> GroupComparison::rows() const {
  std::vector<Row> rows;
  rows.push_back({"all", "everybody", {}, everybody(), false});
  for (const std::uint32_t stratum : breakdown_.order()) {
    if (stratum == fotfaste::Breakdown::everybody) continue;
    rows.push_back(named(stratum));
    rows.back().counts = standings(stratum);
  }
  for (std::size_t i = 0; i < rules_.size(); ++i)
    rows.push_back({"groups", rules_[i].id(), rules_[i].text(), declared_[i], true});
  return rows;
}

void GroupComparison::report(const fotfaste::Settings& settings) const {
  const fotfaste::Label purpose{"jämförelsen " + id_, "the comparison " + id_};
  outcome_.report_unseen(settings);
  population_.report_left_out(settings, purpose);
  for (const GroupRule& rule : rules_) rule.report_unseen(settings);
  if (unplaced_ > 0) {
    const fotfaste::statistics::Share known = share_of(everybody());
    const std::int64_t all =
        known.denominator + everybody()[Standing::unknown] + everybody()[Standing::not_due];
    settings.report(
        fotfaste::Severity::warning, unplaced_code,
        {"Det går inte att säga vilken grupp alla hör till i jämförelsen " + id_ + ".",
         "It cannot be told of everybody which group they belong to in the comparison " + id_ + "."},
        {"De räknas inte i någon grupp. Komplettera uppgifterna.",
         "They are counted in no group. Complete the data."},
        at_.find("group").raw(), static_cast<std::uint64_t>(unplaced_), static_cast<std::uint64_t>(all));
  }
  if (!reference_) return;
  const auto all = rows();
  const bool seen = std::any_of(all.begin(), all.end(),
                                [&](const Row& row) { return row.is_compared && row.group == *reference_; });
  if (!seen) {
    settings.report(
        fotfaste::Severity::warning, reference_unseen_code,
        {"Ingen deltagare finns i gruppen som de andra ska jämföras med, " + criteria::quote(*reference_) +
             ".",
         "Nobody is in the group that the others are to be compared with, " + criteria::quote(*reference_) +
             "."},
        {"Kontrollera stavningen. Ingen skillnad visas.", "Check the spelling. No difference is shown."},
        at_.find("reference").raw());
  }
}

}  // namespace comparison
