#include "person_number.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "fotfaste/sdk/counts.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"
#include "words.hpp"

namespace comparison {

using fotfaste::Day;
using fotfaste::Needs;
using fotfaste::Parameters;
using fotfaste::ParameterType;
using fotfaste::Participation;
using fotfaste::Required;
namespace criteria = fotfaste::criteria;

namespace {

constexpr std::string_view attribute_prefix = "attributes.";

// A number with point or comma; nothing for anything else.
std::optional<double> parse_number(std::string_view text) {
  std::string with_point(text);
  std::replace(with_point.begin(), with_point.end(), ',', '.');
  double number = 0;
  const char* const end = with_point.data() + with_point.size();
  const auto [rest, error] = std::from_chars(with_point.data(), end, number);
  if (error != std::errc() || rest != end || !std::isfinite(number)) return std::nullopt;
  return number;
}

}  // namespace

void Measurement::describe_fields(fotfaste::Parameter& table) {
  table.field("assessment", ParameterType::text, "Frågan, som \"formulär.fråga\".",
              "The item, such as \"instrument.item\".");
  table
      .field("rater", ParameterType::text, "Vem som svarar. Annars alla.",
             "Who answers. Otherwise everybody.")
      .repeated();
  table
      .field("at", ParameterType::choice, "Vilket svar: det första eller det sista.",
             "Which answer: the first or the last.")
      .choices({"first", "last"});
}

Measurement::Measurement(const Parameters& table) : item_(table.text("assessment")) {
  if (const std::size_t dot = item_.find('.'); dot != std::string::npos) {
    instrument_ = item_.substr(0, dot);
    item_ = item_.substr(dot + 1);
  }
  if (item_.empty()) {
    throw_contradiction(table.find("assessment"), {"Frågan saknas.", "The item is missing."},
                        {"Skriv \"formulär.fråga\".", "Write \"instrument.item\"."});
  }
  for (const std::string_view rater : table.texts("rater")) raters_.emplace_back(rater);
  if (const Parameters at = table.find("at")) last_ = criteria::one_of(at, {"first", "last"}) == 1;
}

void Measurement::declare(Needs& needs) const {
  needs.columns({"assessments.item", "assessments.date", "assessments.value"}, Required::no);
  if (!instrument_.empty()) needs.column("assessments.instrument", Required::no);
  if (!raters_.empty()) needs.column("assessments.rater", Required::no);
}

std::optional<double> Measurement::read(const Participation& participation) const {
  const fotfaste::AssessmentColumns& columns = batch_->assessments;
  std::optional<Day> decisive;
  std::optional<double> value;
  bool agrees = true;
  const std::size_t end = columns.rows.end(participation.row());
  for (std::size_t row = columns.rows.begin(participation.row()); row < end; ++row) {
    if (columns.item[row] != item_) continue;
    if (!instrument_.empty() && columns.instrument[row] != instrument_) continue;
    if (!raters_.empty() && std::find(raters_.begin(), raters_.end(), columns.rater[row]) == raters_.end()) {
      continue;
    }
    const auto day = columns.date[row];
    if (!day) continue;
    const auto here = columns.value[row];
    if (!decisive || (last_ ? *day > *decisive : *day < *decisive)) {
      decisive = *day;
      value = here;
      agrees = true;
    } else if (*day == *decisive && here != value) {
      agrees = false;
    }
  }
  return agrees && value && std::isfinite(*value) ? value : std::nullopt;
}

void Covariate::describe(fotfaste::Parameter& comparison_group) {
  fotfaste::Parameter& covariate =
      comparison_group
          .field("covariates", ParameterType::table,
                 "Vad som var känt om alla i förväg och som grupperna görs lika i.",
                 "What was known of everybody beforehand, in which the groups are made alike.")
          .repeated()
          .required();
  describe_id_and_text(covariate);
  covariate.field("is", ParameterType::criterion, "Ett ja eller nej.", "A yes or no.");
  covariate.field("number", ParameterType::text, "Ett tal: \"age\", \"isced\" eller \"attributes.NAMN\".",
                  "A number: \"age\", \"isced\" or \"attributes.NAME\".");
  Measurement::describe_fields(covariate);
}

Covariate::Covariate(const Parameters& table, Day as_of)
    : at_(table), id_(table.text("id")), text_(plain_text_of(table)) {
  const int ways = static_cast<int>(table.has("is")) + static_cast<int>(table.has("number")) +
                   static_cast<int>(table.has("assessment"));
  if (ways != 1) {
    throw_contradiction(table,
                        {"Det ska stå en sak: is, number eller assessment.",
                         "One thing is to be written: is, number or assessment."},
                        {"Skriv till exempel { id = \"alder\", number = \"age\" }.",
                         "Write for example { id = \"age\", number = \"age\" }."});
  }
  if (const Parameters is = table.find("is")) criterion_.emplace(fotfaste::Criterion::parse(is, as_of));
  if (table.has("assessment")) measurement_.emplace(table);
  const Parameters number = table.find("number");
  if (!number) return;
  if (number.as_text().starts_with(attribute_prefix)) {
    number_ = Number::attribute;
    attribute_ = number.as_text().substr(attribute_prefix.size());
    return;
  }
  number_ = criteria::one_of(number, {"age", "isced", "attributes.NAMN"}) == 0 ? Number::age : Number::isced;
}

void Covariate::declare(Needs& needs) const {
  if (criterion_) criterion_->declare(needs);
  if (measurement_) measurement_->declare(needs);
  if (number_ == Number::age) needs.columns({"entry", "birth_date"}, Required::no);
  if (number_ == Number::isced) needs.column("isced", Required::no);
  if (number_ == Number::attribute) needs.columns({"attributes.name", "attributes.value"}, Required::no);
}

void Covariate::bind(const fotfaste::Batch& batch) {
  if (criterion_) criterion_->bind(batch);
  if (measurement_) measurement_->bind(batch);
}

std::optional<double> Covariate::number(const Participation& participation) {
  if (number_ == Number::age) {
    if (participation.entry() == fotfaste::no_day) return std::nullopt;
    const auto age = participation.age_at_entry();
    return age ? std::optional<double>(*age) : std::nullopt;
  }
  if (number_ == Number::isced) {
    const auto level = participation.isced();
    return level ? std::optional<double>(*level) : std::nullopt;
  }
  std::optional<double> found;
  for (const fotfaste::Attribute attribute : participation.attributes()) {
    if (attribute.name() != attribute_ || attribute.value().empty()) continue;
    const auto value = parse_number(attribute.value());
    if (!value) {
      ++not_numbers_;
      return std::nullopt;
    }
    if (found && *found != *value) return std::nullopt;
    found = value;
  }
  return found;
}

std::optional<double> Covariate::read(const Participation& participation) {
  if (number_ != Number::none) return number(participation);
  if (measurement_) return measurement_->read(participation);
  const fotfaste::Answer answer = criterion_->evaluate(participation).answer;
  if (answer == fotfaste::Answer::unknown) return std::nullopt;
  return answer == fotfaste::Answer::yes ? 1.0 : 0.0;
}

void Covariate::merge(const Covariate& other) {
  if (criterion_) criterion_->merge(*other.criterion_);
  fotfaste::add_counts(not_numbers_, other.not_numbers_);
}
void Covariate::save(fotfaste::Writer& writer) const {
  if (criterion_) criterion_->save(writer);
  writer.number(not_numbers_);
}
void Covariate::restore(fotfaste::Reader& reader) {
  if (criterion_) criterion_->restore(reader);
  fotfaste::add_counts(not_numbers_, fotfaste::read_count(reader));
}
void Covariate::report_unseen(const fotfaste::Settings& settings) const {
  if (criterion_) criterion_->report_unseen(settings);
}

}  // namespace comparison
