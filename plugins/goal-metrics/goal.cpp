#include "goal.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "fotfaste/sdk/criteria/reading.hpp"

namespace goals {
namespace {

using fotfaste::Parameters;
using fotfaste::ParameterType;
namespace criteria = fotfaste::criteria;

constexpr double default_undecided_above = 0.2;

// 0.4 - 0.05 is not 0.35 in binary; nine decimals bring back what was meant, so that 21 of 60 is inside.
double as_written(double share) {
  constexpr double parts = 1e9;
  return std::round(share * parts) / parts;
}

double share_of(const Parameters& item) {
  const double share = item.as_number();
  if (share >= 0 && share <= 1) return share;
  criteria::throw_contradiction(item, {"En andel ligger mellan 0 och 1.", "A share lies between 0 and 1."},
                                {"Skriv 80 % som 0.80.", "Write 80 % as 0.80."});
}

Target target_of(const Parameters& table) {
  Target target;
  if (!table) return target;
  const Parameters count = table.find("count");
  const Parameters of = table.find("of");
  const Parameters share = table.find("share");
  const Parameters tolerance = table.find("tolerance");
  const Parameters at_most = table.find("at_most");
  const fotfaste::Label forms{"Skriv count = 40, share = 0.80 eller at_most = 0.10.",
                              "Write count = 40, share = 0.80 or at_most = 0.10."};
  const int given = (count ? 1 : 0) + (share ? 1 : 0) + (at_most ? 1 : 0);
  if (given == 0) criteria::throw_missing(table, forms);
  if (given > 1) {
    criteria::throw_contradiction(share ? share : at_most,
                                  {"Målet har två målvärden som utesluter varandra.",
                                   "The goal has two targets that exclude each other."},
                                  {"Behåll ett av count, share och at_most, eller dela upp målet i två.",
                                   "Keep one of count, share and at_most, or split the goal in two."});
  }
  if (tolerance && !share) {
    criteria::throw_contradiction(tolerance,
                                  {"tolerance hör ihop med share.", "tolerance belongs with share."}, forms);
  }
  if (of) {
    target.planned = of.as_integer();
    if (*target.planned < 1) {
      criteria::throw_contradiction(
          of,
          {"of är hur många som planeras, och minst en.", "of is how many are planned, and at least one."},
          {"Skriv till exempel of = 60.", "Write for example of = 60."});
    }
  }
  if (count) {
    const std::int64_t wanted = count.as_integer();
    if (wanted < 0 || (target.planned && wanted > *target.planned)) {
      criteria::throw_contradiction(count, {"Så många kan inte nå målet.", "So many cannot reach the goal."},
                                    {"count ligger mellan 0 och of.", "count lies between 0 and of."});
    }
    target.low = static_cast<double>(wanted);
    target.scale = "count";
  }
  if (at_most) target.high = share_of(at_most);
  if (!share) return target;
  target.low = share_of(share);
  if (!tolerance) return target;
  target.tolerance = share_of(tolerance);
  target.high = as_written(std::min(1.0, *target.low + *target.tolerance));
  target.low = as_written(std::max(0.0, *target.low - *target.tolerance));
  return target;
}

Evidence evidence_of(const Parameters& table) {
  Evidence evidence;
  if (table.has("statement")) evidence.statement = table.label("statement");
  evidence.decided = table.day("decided");
  evidence.document = table.text_or("document", "");
  if (const Parameters decision = table.find("decision")) {
    evidence.rejected = criteria::one_of(decision, {"attested", "rejected"}) == 1;
  }
  return evidence;
}

Goal goal_of(const Parameters& table, fotfaste::Day as_of) {
  const Parameters outcome = table.find("outcome");
  const Parameters evidence = table.find("evidence");
  const Parameters population = table.find("population");
  const Parameters target = table.find("target");
  if (evidence && (outcome || target)) {
    criteria::throw_contradiction(
        evidence,
        {"Målet både mäts och visas med underlag.", "The goal is both measured and shown by evidence."},
        {"Dela upp det i två mål.", "Split it into two goals."});
  }
  const bool measured = outcome || target || population;
  Goal goal{.id = std::string(table.text("id")),
            .level = std::string(table.text_or("level", "individual")),
            .text = std::nullopt,
            .kind = evidence   ? GoalKind::evidence
                    : measured ? GoalKind::measured
                               : GoalKind::none,
            .target = target_of(target),
            .evidence = std::nullopt,
            .population = fotfaste::Population(population, as_of),
            .outcome = std::nullopt,
            .breakdown = fotfaste::Breakdown(table.find("by")),
            .unknown_is_not_reached = false,
            .undecided_above = table.number_or("undecided_above", default_undecided_above)};
  if (const Parameters level = table.find("level"))
    criteria::one_of(level, {"individual", "organisation", "structure"});
  if (table.has("text")) goal.text = table.label("text");
  if (evidence) goal.evidence = evidence_of(evidence);
  if (outcome) goal.outcome = fotfaste::Criterion::parse(outcome, as_of);
  if (const Parameters unknown = table.find("unknown")) {
    goal.unknown_is_not_reached = criteria::one_of(unknown, {"unknown", "not_reached"}) == 1;
  }
  if (!(goal.undecided_above >= 0 && goal.undecided_above <= 1)) share_of(table.find("undecided_above"));
  return goal;
}

void describe_target(fotfaste::Parameter& target) {
  target.field("count", ParameterType::integer, "Minst så många.", "At least so many.").unit("participants");
  target.field("of", ParameterType::integer, "Av så många planerade.", "Of so many planned.")
      .unit("participants");
  target.field("share", ParameterType::number, "Minst den andelen, 0 till 1.", "At least this share, 0 to 1.")
      .range(0, 1);
  target
      .field("tolerance", ParameterType::number, "\"Ca\": så långt från share åt endera hållet.",
             "\"About\": so far from share either way.")
      .range(0, 1);
  target
      .field("at_most", ParameterType::number, "Högst den andelen, 0 till 1.", "At most this share, 0 to 1.")
      .range(0, 1);
}

void describe_evidence(fotfaste::Parameter& evidence) {
  evidence.field("statement", ParameterType::label, "Vad som ska visas.", "What is to be shown.");
  evidence.field("decided", ParameterType::date, "Dagen då det beslutades.", "The day of the decision.");
  evidence.field("document", ParameterType::text, "Underlaget: en fil eller en beteckning.",
                 "The document: a file or a reference.");
  evidence.field("reviewer", ParameterType::text, "Vilken roll som granskat underlaget.",
                 "The role of who reviewed it.");
  evidence.field("threshold", ParameterType::text, "Vad som i förväg krävdes.",
                 "What was required beforehand.");
  evidence
      .field("decision", ParameterType::choice, "Om det visats eller avslagits.",
             "Whether it was shown or turned down.")
      .choices({"attested", "rejected"})
      .default_value("attested");
}

}  // namespace

void describe_parameters(fotfaste::Description& description) {
  auto& goal = description.parameter("goal", ParameterType::table, "Ett mål.", "A goal.").repeated();
  goal.field("id", ParameterType::text, "Målets namn i resultaten.", "The goal's name in results.")
      .required();
  goal.field("level", ParameterType::choice, "Individ-, organisations- eller strukturnivå.",
             "Of individuals, the organisation or structures.")
      .choices({"individual", "organisation", "structure"})
      .default_value("individual");
  goal.field("text", ParameterType::label, "Målet som det står i ansökan.",
             "The goal as the application words it.");
  describe_target(goal.field("target", ParameterType::table, "Målvärdet. Utan det redovisas bara utfallet.",
                             "The target. Without it only the outcome is reported."));
  goal.field("outcome", ParameterType::criterion,
             "När en deltagare har nått målet. Utan det räknas deltagarna själva.",
             "When a participant has reached the goal. Without it the participants themselves are counted.");
  goal.field("population", ParameterType::criterion, "Vilka målet gäller. Annars alla i programmet.",
             "Whom the goal is about. Otherwise everybody in the programme.");
  goal.field("by", ParameterType::column, "Kolumner att dela upp målet på.",
             "Columns to break the goal down by.")
      .repeated();
  goal.field("unknown", ParameterType::choice,
             "Vad okända utfall räknas som: okända, utanför nämnaren, eller ej nådda.",
             "What unknown outcomes count as: unknown, outside the denominator, or not reached.")
      .choices({"unknown", "not_reached"})
      .default_value("unknown");
  goal.field(
          "undecided_above", ParameterType::number,
          "Större andel okända och kommande än så, och inget omdöme ges om målet är troligt.",
          "With a larger share of unknown and pending than this, nothing is said of the goal being likely.")
      .range(0, 1)
      .default_value("0.2");
  describe_evidence(goal.field("evidence", ParameterType::table,
                               "För mål som visas med underlag i stället för siffror.",
                               "For goals shown by evidence instead of figures."));
}

std::vector<Goal> parse_goals(const fotfaste::Settings& settings) {
  std::vector<Goal> goals;
  std::vector<fotfaste::ParameterError> wrong;
  std::vector<std::string_view> ids;
  for (const Parameters table : settings.parameters().find("goal").items()) {
    try {
      const Parameters id = table.find("id");
      if (id && std::find(ids.begin(), ids.end(), id.as_text()) != ids.end()) {
        criteria::throw_contradiction(id,
                                      {"Två mål heter " + criteria::quote(id.as_text()) + ".",
                                       "Two goals are called " + criteria::quote(id.as_text()) + "."},
                                      {"Ge dem olika namn.", "Give them different names."});
      }
      if (id) ids.push_back(id.as_text());
      goals.push_back(goal_of(table, settings.as_of()));
    } catch (const fotfaste::ParameterError& error) {
      wrong.push_back(error);
    }
  }
  for (std::size_t i = 0; i + 1 < wrong.size(); ++i) {
    settings.report(fotfaste::Severity::error, wrong[i].code().c_str(), wrong[i].message(), wrong[i].help(),
                    wrong[i].at());
  }
  if (!wrong.empty()) throw wrong.back();
  return goals;
}

}  // namespace goals
