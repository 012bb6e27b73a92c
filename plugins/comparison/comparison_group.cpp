#include "comparison_group.hpp"

#include <algorithm>
#include <cmath>
#include <compare>
#include <tuple>
#include <utility>

#include "codes.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"
#include "fotfaste/sdk/population.hpp"
#include "words.hpp"

namespace comparison {

using fotfaste::Answer;
using fotfaste::Criterion;
using fotfaste::Day;
using fotfaste::Label;
using fotfaste::Parameters;
using fotfaste::ParameterType;
using fotfaste::Participation;
using fotfaste::Required;
namespace criteria = fotfaste::criteria;

namespace {

constexpr std::int64_t default_least = 20;
constexpr double default_balance_limit = 0.1;
constexpr double default_variance_limit = 2;
constexpr double default_caliper = 0.2;

std::optional<Criterion> criterion_of(const Parameters& table, std::string_view name, Day as_of) {
  const Parameters item = table.find(name);
  return item ? std::optional<Criterion>(Criterion::parse(item, as_of)) : std::nullopt;
}

double limit_of(const Parameters& table, std::string_view name, double otherwise) {
  const Parameters item = table.find(name);
  return item ? finite_number(item) : otherwise;
}

AdjustmentOptions options_of(const Parameters& table) {
  AdjustmentOptions options;
  const std::string_view method = table.text("method");
  options.method = method == "lot"        ? Method::lot
                   : method == "matching" ? Method::matching
                                          : Method::weighting;
  if (const Parameters estimand = table.find("estimand"); estimand && estimand.line() > 0) {
    options.estimand = static_cast<Estimand>(criteria::one_of(estimand, {"treated", "everybody", "overlap"}));
    if (options.method != Method::weighting && options.estimand != Estimand::treated) {
      throw_contradiction(estimand,
                          {"Bara med weighting kan man välja vilka skillnaden gäller.",
                           "Only with weighting can one choose whom the difference is of."},
                          {"Ta bort raden, eller skriv method = \"weighting\".",
                           "Remove the line, or write method = \"weighting\"."});
    }
  }
  options.caliper = limit_of(table, "caliper", default_caliper);
  options.regression = table.boolean_or("regression", true);
  return options;
}

std::optional<Confirmation> confirmation_of(const Parameters& table, Day as_of) {
  const Parameters item = table.find("confirmed");
  if (!item) return std::nullopt;
  const auto date = item.day("date");
  Confirmation confirmation{date.value_or(0), std::string(item.text("reviewer")),
                            std::string(item.text("document"))};
  if (!date || confirmation.reviewer.empty() || confirmation.document.empty()) {
    throw_contradiction(
        item,
        {"Ett upplägg bekräftas med dag, granskare (en roll, inget namn) och dokument.",
         "A design is confirmed with a day, a reviewer (a role, no name) and a document."},
        {"Skriv confirmed = { date = 2024-09-01, reviewer = \"extern utvärderare\", document = "
         "\"utvarderingsplan.pdf\" }.",
         "Write confirmed = { date = 2024-09-01, reviewer = \"external evaluator\", document = "
         "\"evaluation-plan.pdf\" }."});
  }
  if (*date >= as_of) {
    throw_contradiction(item.find("date"), {"Dagen har inte kommit än.", "The day has not come yet."},
                        {"Bekräfta upplägget när någon har granskat det.",
                         "Confirm the design when somebody has reviewed it."});
  }
  return confirmation;
}

}  // namespace

void ComparisonGroup::describe(fotfaste::Description& description) {
  fotfaste::Parameter& group =
      description
          .parameter(
              "comparison_group", ParameterType::table,
              "Jämförelsegrupp. Grupperna görs lika i det som var känt i förväg; först visas om de är lika, "
              "sedan skillnaden.",
              "Comparison group. The groups are made alike in what was known beforehand; first it is shown "
              "whether they are alike, then the difference.")
          .repeated();
  describe_id_and_text(group);
  group.field("treated", ParameterType::criterion, "Vilka som jämförs. Annars deltagarna i projektet.",
              "Who is compared. Otherwise the participants of the project.");
  group.field(
      "control", ParameterType::criterion,
      "Vilka de jämförs med. Annars jämförelsegruppen, eller de som treated inte gäller.",
      "Whom they are compared with. Otherwise the comparison group, or those whom treated is not about.");
  group.field("population", ParameterType::criterion, "Vilka av dem som räknas. Annars alla.",
              "Which of them are counted. Otherwise everybody.");
  group.field("outcome", ParameterType::criterion, "Utfall: ett ja eller nej.", "Outcome: a yes or no.");
  fotfaste::Parameter& value =
      group.field("value", ParameterType::table, "Utfall: ett tal.", "Outcome: a number.");
  Measurement::describe_fields(value);
  Covariate::describe(group);
  group
      .field("method", ParameterType::choice,
             "Hur grupperna görs lika: lottning (lot), matchning (matching) eller viktning (weighting).",
             "How the groups are made alike: by lot (lot), matching or weighting.")
      .choices({"lot", "matching", "weighting"})
      .required();
  group
      .field(
          "estimand", ParameterType::choice,
          "Vilka skillnaden gäller vid viktning: de som jämförs, alla, eller de som kunde varit i båda.",
          "Whom the difference is of with weighting: those compared, everybody, or who might be in either.")
      .choices({"treated", "everybody", "overlap"});
  group
      .field("caliper", ParameterType::number,
             "Längsta avstånd vid matchning, i standardavvikelser; 0: inget längsta.",
             "Longest distance in matching, in standard deviations; 0: none.")
      .range(0, 100)
      .default_value("0.2");
  group
      .field("regression", ParameterType::boolean, "Visa också skillnaden justerad med regression.",
             "Show the difference adjusted by regression too.")
      .default_value("true");
  group
      .field("balance_limit", ParameterType::number,
             "Största tillåtna standardiserade skillnad i det som var känt i förväg.",
             "The largest standardised difference allowed in what was known beforehand.")
      .range(0, 1000)
      .default_value("0.1");
  group
      .field("variance_limit", ParameterType::number,
             "Största tillåtna kvot mellan gruppernas varianser, åt båda håll; 0: ingen gräns.",
             "The largest ratio of the groups' variances allowed, either way; 0: no limit.")
      .range(0, 1000)
      .default_value("2");
  group
      .field("least", ParameterType::integer, "Så många krävs i båda grupperna, räknat efter vikter.",
             "So many are needed in both groups, counted by their weights.")
      .range(2, 1e6)
      .default_value("20");
  fotfaste::Parameter& confirmed =
      group.field("confirmed", ParameterType::table, "Att någon har granskat och bekräftat upplägget.",
                  "That somebody has reviewed and confirmed the design.");
  confirmed.field("date", ParameterType::date, "Dag.", "Day.").required();
  confirmed.field("reviewer", ParameterType::text, "Roll, inget namn.", "Role, no name.").required();
  confirmed.field("document", ParameterType::text, "Dokument.", "Document.").required();
}

ComparisonGroup::ComparisonGroup(const Parameters& table, Day as_of)
    : at_(table),
      as_of_(as_of),
      id_(table.text("id")),
      text_(table.label_or("text", {id_, id_})),
      population_(criterion_of(table, "population", as_of)),
      treated_(criterion_of(table, "treated", as_of)),
      control_(criterion_of(table, "control", as_of)),
      outcome_(criterion_of(table, "outcome", as_of)),
      options_(options_of(table)),
      balance_limit_(limit_of(table, "balance_limit", default_balance_limit)),
      variance_limit_(limit_of(table, "variance_limit", default_variance_limit)),
      least_(table.integer_or("least", default_least)),
      confirmation_(confirmation_of(table, as_of)) {
  const Parameters value = table.find("value");
  if (value) value_.emplace(value);
  if (value_.has_value() == outcome_.has_value()) {
    throw_contradiction(
        value ? value : table,
        {"Utfallet är antingen outcome eller value.", "The outcome is either outcome or value."},
        {"Skriv ett av dem.", "Write one of them."});
  }
  if (variance_limit_ != 0 && variance_limit_ < 1) {
    throw_contradiction(
        table.find("variance_limit"),
        {"En kvot under 1 tillåter ingenting.", "A ratio below 1 allows nothing."},
        {"Skriv till exempel 2, eller 0 för ingen gräns.", "Write for example 2, or 0 for no limit."});
  }
  const Parameters covariates = table.find("covariates");
  check_ids(covariates);
  for (const Parameters covariate : covariates.items()) covariates_.emplace_back(covariate, as_of);
  if (covariates_.empty()) {
    throw_contradiction(covariates ? covariates : table,
                        {"Det sägs inte vad grupperna ska vara lika i.",
                         "It is not said what the groups are to be alike in."},
                        {"Skriv covariates = [{ id = \"alder\", number = \"age\" }].",
                         "Write covariates = [{ id = \"age\", number = \"age\" }]."});
  }
}

void ComparisonGroup::declare_columns(fotfaste::Needs& needs) const {
  needs.columns({"group", "entry"}, Required::no);
  for (const auto* criterion : {&population_, &treated_, &control_, &outcome_}) {
    if (*criterion) (*criterion)->declare(needs);
  }
  if (value_) {
    value_->declare(needs);
    needs.column("exit", Required::no);
  }
  for (const Covariate& covariate : covariates_) covariate.declare(needs);
}

void ComparisonGroup::declare(fotfaste::Needs& needs) const {
  declare_columns(needs);
  // Nobody counts twice, and the state, of a row a person, is one about persons.
  needs.column("person");
  if (outcome_) outcome_->declare_follow_up(id_, needs);
  if (value_) needs.follow_up(id_, "exit", {});
}

std::optional<Arm> ComparisonGroup::arm_of(const Participation& participation) {
  if (!fotfaste::has_entered(participation, as_of_)) return std::nullopt;
  if (population_ && population_->evaluate(participation).answer != Answer::yes) return std::nullopt;
  const Answer treated = treated_ ? treated_->evaluate(participation).answer
                                  : fotfaste::answer_of(participation.group() == fotfaste::Group::programme);
  Answer control = fotfaste::answer_of(participation.group() == fotfaste::Group::comparison);
  if (treated_) control = fotfaste::negate(treated);
  if (control_) control = control_->evaluate(participation).answer;
  if (treated == Answer::yes && control == Answer::no) return Arm::treated;
  if (control == Answer::yes && treated == Answer::no) return Arm::control;
  return std::nullopt;
}

Use ComparisonGroup::use_of(const Participation& participation, Person& person) {
  bool complete = true;
  for (Covariate& covariate : covariates_) {
    const auto value = covariate.read(participation);
    complete = complete && value;
    person.covariates.push_back(value.value_or(0) + 0.0);  // one zero, not two
  }
  std::optional<double> outcome;
  if (outcome_) {
    const fotfaste::Outcome found = outcome_->evaluate(participation);
    if (!fotfaste::is_observable(found, as_of_)) return Use::not_due;
    if (found.answer != Answer::unknown) outcome = found.answer == Answer::yes ? 1 : 0;
  } else {
    const auto exit = participation.exit();
    if (value_->is_last() && (!exit || *exit >= as_of_)) return Use::not_due;
    outcome = value_->read(participation);
  }
  if (!outcome) return Use::unknown;
  person.outcome = *outcome + 0.0;
  return complete ? Use::used : Use::incomplete;
}

struct ComparisonGroup::Candidate {
  std::uint64_t number;
  Day entry;
  Use use;
  Person person;
  friend auto operator<=>(const Candidate&, const Candidate&) = default;
};

void ComparisonGroup::consume(const fotfaste::Batch& batch, const fotfaste::Settings& settings) {
  for (auto* criterion : {&population_, &treated_, &control_, &outcome_}) {
    if (*criterion) (*criterion)->bind(batch);
  }
  if (value_) value_->bind(batch);
  for (Covariate& covariate : covariates_) covariate.bind(batch);
  std::vector<Candidate> candidates;
  for (const Participation participation : batch) {
    if ((participation.row() & 0xff) == 0) settings.stop_if_cancelled();
    const auto arm = arm_of(participation);
    if (!arm) continue;
    Candidate candidate{participation.person(), participation.entry(), Use::used, {0, 0, {}}};
    candidate.person.treated = *arm == Arm::treated ? 1 : 0;
    candidate.use = use_of(participation, candidate.person);
    candidates.push_back(std::move(candidate));
  }
  std::sort(candidates.begin(), candidates.end());
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    Candidate& candidate = candidates[i];
    if (i > 0 && candidates[i - 1].number == candidate.number) candidate.use = Use::repeated;
    uses_[candidate.person.treated != 0 ? 0 : 1].add(candidate.use);
  }
  for (Candidate& candidate : candidates) {
    if (candidate.use == Use::used) people_.push_back(std::move(candidate.person));
  }
}

void ComparisonGroup::merge(const ComparisonGroup& other) {
  for (const auto& [own, others] :
       {std::pair(&population_, &other.population_), std::pair(&treated_, &other.treated_),
        std::pair(&control_, &other.control_), std::pair(&outcome_, &other.outcome_)}) {
    if (*own) (*own)->merge(**others);
  }
  for (std::size_t i = 0; i < covariates_.size(); ++i) covariates_[i].merge(other.covariates_[i]);
  for (std::size_t i = 0; i < uses_.size(); ++i) uses_[i].merge(other.uses_[i]);
  people_.insert(people_.end(), other.people_.begin(), other.people_.end());
}

void ComparisonGroup::save(fotfaste::Writer& writer) const {
  for (const auto* criterion : {&population_, &treated_, &control_, &outcome_}) {
    if (*criterion) (*criterion)->save(writer);
  }
  for (const Covariate& covariate : covariates_) covariate.save(writer);
  for (const Uses& uses : uses_) uses.save(writer);
  writer.number(static_cast<std::uint64_t>(people_.size()));
  for (const Person& person : people()) {
    writer.number(static_cast<std::uint8_t>(person.treated));
    writer.number(person.outcome);
    for (const double value : person.covariates) writer.number(value);
  }
}

void ComparisonGroup::restore(fotfaste::Reader& reader) {
  for (auto* criterion : {&population_, &treated_, &control_, &outcome_}) {
    if (*criterion) (*criterion)->restore(reader);
  }
  for (Covariate& covariate : covariates_) covariate.restore(reader);
  for (Uses& uses : uses_) uses.restore(reader);
  const auto number = [&reader] {
    const auto value = reader.number<double>();
    if (!std::isfinite(value)) throw fotfaste::MalformedBytes("a number of a person is not finite");
    return value + 0.0;
  };
  std::int64_t used[2] = {0, 0};
  for (std::uint64_t left = reader.count(1 + 8 * (1 + covariates_.size())); left > 0; --left) {
    const auto treated = reader.number<std::uint8_t>();
    if (treated > 1) throw fotfaste::MalformedBytes("somebody is in neither group");
    ++used[treated];
    Person person{static_cast<double>(treated), number(), {}};
    for (std::size_t i = 0; i < covariates_.size(); ++i) person.covariates.push_back(number());
    people_.push_back(std::move(person));
  }
  if (used[1] != uses_[0][Use::used] || used[0] != uses_[1][Use::used])
    throw fotfaste::MalformedBytes("there are not as many persons as were counted");
}

std::vector<Person> ComparisonGroup::people() const {
  std::vector<Person> sorted = people_;
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

void ComparisonGroup::report(const fotfaste::Settings& settings) const {
  for (const auto* criterion : {&population_, &treated_, &control_, &outcome_}) {
    if (*criterion) (*criterion)->report_unseen(settings);
  }
  std::int64_t all = 0;
  std::int64_t incomplete = 0;
  for (const Uses& uses : uses_) {
    incomplete += uses[Use::incomplete];
    all += uses[Use::incomplete] + uses[Use::used];
  }
  for (const Covariate& covariate : covariates_) {
    covariate.report_unseen(settings);
    if (covariate.not_numbers() == 0) continue;
    settings.report(fotfaste::Severity::warning, not_a_number_code,
                    {"Egenskapen bakom " + criteria::quote(covariate.id()) + " är inte alltid ett tal.",
                     "The attribute behind " + criteria::quote(covariate.id()) + " is not always a number."},
                    {"De deltagarna lämnas utanför jämförelsen. Rätta uppgifterna.",
                     "Those participants are left out of the comparison. Mend the data."},
                    covariate.at().raw(), static_cast<std::uint64_t>(covariate.not_numbers()));
  }
  if (incomplete == 0) return;
  settings.report(fotfaste::Severity::note, left_out_code,
                  {"Något som grupperna ska vara lika i är inte känt om alla i " + id_ + ".",
                   "Something that the groups are to be alike in is not known of everybody in " + id_ + "."},
                  {"De lämnas utanför jämförelsen. Komplettera uppgifterna.",
                   "They are left out of the comparison. Complete the data."},
                  at_.find("covariates").raw(), static_cast<std::uint64_t>(incomplete),
                  static_cast<std::uint64_t>(all));
}

}  // namespace comparison
