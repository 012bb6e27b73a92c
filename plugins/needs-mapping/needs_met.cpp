#include "needs_met.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "fotfaste/sdk/criteria/reading.hpp"

namespace needs_mapping {
namespace {

using fotfaste::Answer;
using fotfaste::Criterion;
using fotfaste::Day;
using fotfaste::Parameters;
using fotfaste::ParameterType;
using fotfaste::criteria::WordSet;
namespace criteria = fotfaste::criteria;

constexpr const char* needs_table = "needs-met";
constexpr const char* together_table = "needs-together";

// Where a participation stands towards a need.
enum Standing : std::size_t { met, unmet, unknown, in_project_met, in_project_other, not_found, cannot_tell };
constexpr std::size_t standing_count = 7;

// What became of all the needs of one person.
enum Together : std::size_t { all_met, some_met, none_met, together_unknown, in_project };
constexpr std::size_t together_count = 5;

struct Word {
  const char* code;
  const char* sv;
  const char* en;
};
constexpr Word together_words[] = {{"all", "alla behov mötta", "all needs met"},
                                   {"some", "några behov mötta", "some needs met"},
                                   {"none", "inget behov mött", "no need met"}};

bool names_assessment(const Parameters& criterion, std::string_view assessment) {
  Names names;
  add_names(criterion, names);
  return names.contains({"assessment", std::string(assessment)});
}

AskedAgain question_of(const Parameters& part) {
  const Parameters name = part.find("assessment");
  const std::string_view written = name.as_text();
  const std::size_t dot = written.find('.');
  AskedAgain question;
  question.items = WordSet("assessments.item",
                           {dot == std::string_view::npos ? written : written.substr(dot + 1)}, name.raw());
  if (dot != std::string_view::npos)
    question.instruments = WordSet("assessments.instrument", {written.substr(0, dot)}, name.raw());
  if (const Parameters rater = part.find("rater"))
    question.raters = WordSet("assessments.rater", criteria::some_texts(rater), rater.raw());
  return question;
}

// Questions of met that found asks too. They may stand by themselves or in any: inside another combination it
// could not be told what their being asked once means.
void add_questions(const Parameters& met_by, const Parameters& found, bool by_itself,
                   std::vector<AskedAgain>& questions) {
  if (met_by.is_list()) {
    for (const Parameters part : met_by.items()) add_questions(part, found, by_itself, questions);
    return;
  }
  if (!met_by.is_table()) return;
  if (met_by.has("assessment") && names_assessment(found, met_by.text("assessment"))) {
    if (!by_itself) {
      criteria::throw_contradiction(
          met_by,
          {"Frågan säger både att behovet finns och att det är mött, och står i all, not eller count.",
           "The item says both that the need is there and that it was met, and stands in all, not or count."},
          {"Låt frågan stå för sig, eller i any.", "Let it stand by itself, or in any."});
    }
    questions.push_back(question_of(met_by));
  }
  add_questions(met_by.find("any"), found, by_itself, questions);
  for (const char* key : {"all", "not", "count"}) add_questions(met_by.find(key), found, false, questions);
}

}  // namespace

void describe_needs_parameter(fotfaste::Description& description) {
  auto& need =
      description
          .parameter("need", ParameterType::table, "Ett behov: när det är funnet och när det är mött.",
                     "A need: when it is found and when it is met.")
          .repeated();
  need.field("id", ParameterType::text, "Behovets namn i resultaten.", "The need's name in results.")
      .required();
  need.field("text", ParameterType::label, "Behovet i ord.", "The need in words.");
  need.field("found", ParameterType::criterion, "När behovet är funnet: ett villkor.",
             "When the need is found: a criterion.")
      .required();
  need.field("met", ParameterType::criterion,
             "När det är mött: en insats, en händelse eller ett senare svar.",
             "When it is met: an activity, an event or a later answer.")
      .required();
}

std::vector<Need> parse_needs(const fotfaste::Settings& settings, const Names& sensitive, Names& all) {
  std::vector<Need> needs;
  std::vector<std::string> ids;
  for (const Parameters table : settings.parameters().find("need").items()) {
    std::string id = new_id(table, ids);
    ids.push_back(id);
    const Parameters found = table.find("found");
    const Parameters met_by = table.find("met");
    for (const Parameters& one : {found, met_by}) {
      refuse_names(one, sensitive);
      add_names(one, all);
    }
    const fotfaste::Label text = text_or(table, id);
    Need need{std::move(id),
              text,
              Criterion::parse(found, settings.as_of()),
              Criterion::parse(met_by, settings.as_of()),
              {}};
    add_questions(met_by, found, true, need.again);
    needs.push_back(std::move(need));
  }
  return needs;
}

void NeedsMet::describe(fotfaste::Description& description) {
  using fotfaste::Direction;
  using fotfaste::Kind;
  using fotfaste::Role;
  using fotfaste::Type;
  description.table(needs_table, Kind::proportion, "Funna och mötta behov", "Needs found and met")
      .description(
          "Av dem som hade behovet och har slutat: hur många fick det mött. De som är kvar i projektet "
          "räknas "
          "för sig. Ett behov kan mötas utan att projektet är orsaken.",
          "Of those who had the need and have left: how many had it met. Those still in the project stand "
          "apart. A need may be met without the project being the cause.")
      .additive()
      .direction(Direction::higher)
      .smallest_cell(5)
      .column("need", Type::text, Role::dimension, "Behov", "Need")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Mött", "Met")
      .column("denominator", Type::integer, Role::denominator, "Funnet, har slutat", "Found, have left")
      .column("unknown", Type::integer, Role::unknown, "Okänt om det mötts", "Unknown whether met")
      .column("in_project_met", Type::integer, Role::excluded, "Kvar i projektet, mött",
              "Still in the project, met")
      .column("in_project_not_met", Type::integer, Role::excluded, "Kvar i projektet, inte mött än",
              "Still in the project, not met yet")
      .column("not_found", Type::integer, Role::excluded, "Hade inte behovet", "Did not have the need")
      .column("found_unknown", Type::integer, Role::excluded, "Okänt om de hade behovet",
              "Unknown whether they had the need");
  description
      .table(together_table, Kind::distribution, "Mötta behov, person för person",
             "Needs met, person by person")
      .description(
          "Av dem som hade minst ett av behoven och har slutat: om alla, några eller inget blev mött. Den "
          "som "
          "har ett behov som det är okänt om det mötts är okänd.",
          "Of those who had at least one of the needs and have left: whether all, some or none was met. Who "
          "has a need of which it is unknown whether it was met is unknown.")
      .additive()
      .smallest_cell(5)
      .column("result", Type::text, Role::dimension, "Behoven", "The needs")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Antal personer", "Persons")
      .column("denominator", Type::integer, Role::denominator, "Går att säga om", "Can be told of")
      .column("unknown", Type::integer, Role::unknown, "Okända", "Unknown")
      .column("in_project", Type::integer, Role::excluded, "Kvar i projektet", "Still in the project");
}

NeedsMet::NeedsMet(std::vector<Need> needs, Day as_of)
    : needs_(std::move(needs)),
      as_of_(as_of),
      counts_(needs_.size(), standing_count),
      together_(1, together_count) {}

void NeedsMet::declare(fotfaste::Needs& needs) const {
  if (needs_.empty()) return;
  needs.column("exit", fotfaste::Required::no);
  for (const Need& need : needs_) {
    need.found.declare(needs);
    need.met.declare(needs);
  }
}

void NeedsMet::bind(const fotfaste::Batch& batch) {
  assessments_ = &batch.assessments;
  for (Need& need : needs_) {
    need.found.bind(batch);
    need.met.bind(batch);
    for (AskedAgain& question : need.again) {
      question.items.bind(assessments_->item);
      if (!question.instruments.empty()) question.instruments.bind(assessments_->instrument);
      if (!question.raters.empty()) question.raters.bind(assessments_->rater);
    }
  }
}

bool NeedsMet::was_asked_again(const AskedAgain& question,
                               const fotfaste::Participation& participation) const {
  const auto& columns = *assessments_;
  std::optional<Day> first;
  const std::size_t end = columns.rows.end(participation.row());
  for (std::size_t row = columns.rows.begin(participation.row()); row < end; ++row) {
    if (!question.items.contains(columns.item.index(row))) continue;
    if (!question.instruments.empty() && !question.instruments.contains(columns.instrument.index(row)))
      continue;
    if (!question.raters.empty() && !question.raters.contains(columns.rater.index(row))) continue;
    const Day day = columns.date.value_or(row, fotfaste::no_day);
    if (day == fotfaste::no_day || !columns.value.has(row)) continue;
    if (first && *first != day) return true;
    first = day;
  }
  return false;
}

Answer NeedsMet::met(Need& need, const fotfaste::Participation& participation) const {
  const Answer answer = need.met.evaluate(participation).answer;
  if (answer != Answer::no) return answer;
  const bool all = std::all_of(need.again.begin(), need.again.end(), [&](const AskedAgain& question) {
    return was_asked_again(question, participation);
  });
  return all ? Answer::no : Answer::unknown;
}

void NeedsMet::count(const fotfaste::Participation& participation, Strata strata) {
  if (needs_.empty()) return;
  const auto exit = participation.exit();
  const bool has_left = exit && *exit < as_of_;
  std::size_t found = 0;
  std::size_t were_met = 0;
  bool any_unknown = false;
  for (std::size_t i = 0; i < needs_.size(); ++i) {
    const Answer has_need = needs_[i].found.evaluate(participation).answer;
    if (has_need != Answer::yes) {
      counts_.add(strata, i, has_need == Answer::no ? Standing::not_found : Standing::cannot_tell);
      continue;
    }
    ++found;
    const Answer answer = met(needs_[i], participation);
    if (!has_left) {
      counts_.add(strata, i, answer == Answer::yes ? Standing::in_project_met : Standing::in_project_other);
      continue;
    }
    if (answer == Answer::yes) ++were_met;
    any_unknown |= answer == Answer::unknown;
    counts_.add(strata, i,
                answer == Answer::yes  ? Standing::met
                : answer == Answer::no ? Standing::unmet
                                       : Standing::unknown);
  }
  if (found == 0) return;
  together_.add(strata, 0,
                !has_left           ? Together::in_project
                : any_unknown       ? Together::together_unknown
                : were_met == found ? Together::all_met
                : were_met > 0      ? Together::some_met
                                    : Together::none_met);
}

void NeedsMet::merge(const NeedsMet& other, Strata strata) {
  for (std::size_t i = 0; i < needs_.size(); ++i) {
    needs_[i].found.merge(other.needs_[i].found);
    needs_[i].met.merge(other.needs_[i].met);
  }
  counts_.merge(other.counts_, strata);
  together_.merge(other.together_, strata);
}

void NeedsMet::save(fotfaste::Writer& writer, Strata strata) const {
  for (const Need& need : needs_) {
    need.found.save(writer);
    need.met.save(writer);
  }
  counts_.save(writer, strata);
  together_.save(writer, strata);
}

void NeedsMet::restore(fotfaste::Reader& reader, std::size_t strata) {
  for (Need& need : needs_) {
    need.found.restore(reader);
    need.met.restore(reader);
  }
  counts_.restore(reader, strata);
  together_.restore(reader, strata);
}

void NeedsMet::report(const Reporting& reporting) const {
  if (needs_.empty()) return;
  for (std::size_t i = 0; i < needs_.size(); ++i) {
    for (const std::uint32_t stratum : reporting.strata) {
      const auto of = [&](Standing standing) { return counts_.get(stratum, i, standing); };
      reporting.results.add(needs_table, needs_[i].id, reporting.breakdown.cell(stratum), of(Standing::met),
                            sum_of({of(Standing::met), of(Standing::unmet)}), of(Standing::unknown),
                            of(Standing::in_project_met), of(Standing::in_project_other),
                            of(Standing::not_found), of(Standing::cannot_tell));
    }
    reporting.results.label(needs_table, "need", needs_[i].id, needs_[i].text);
  }
  for (std::size_t i = 0; i < std::size(together_words); ++i) {
    for (const std::uint32_t stratum : reporting.strata) {
      const auto of = [&](std::size_t slot) { return together_.get(stratum, 0, slot); };
      reporting.results.add(together_table, together_words[i].code, reporting.breakdown.cell(stratum), of(i),
                            sum_of({of(Together::all_met), of(Together::some_met), of(Together::none_met)}),
                            of(Together::together_unknown), of(Together::in_project));
    }
    reporting.results.label(together_table, "result", together_words[i].code,
                            {together_words[i].sv, together_words[i].en});
  }
}

void NeedsMet::report_unseen(const fotfaste::Settings& settings) const {
  for (const Need& need : needs_) {
    need.found.report_unseen(settings);
    need.met.report_unseen(settings);
  }
}

}  // namespace needs_mapping
