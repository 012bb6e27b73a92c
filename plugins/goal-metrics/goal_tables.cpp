#include "goal_tables.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "fotfaste/sdk/criteria/reading.hpp"
#include "pace.hpp"

namespace goals {
namespace {

using fotfaste::ParameterType;
using fotfaste::Results;
using fotfaste::Role;
using fotfaste::Settings;
using fotfaste::Type;
namespace criteria = fotfaste::criteria;

constexpr const char* parts_table = "goal-parts";
constexpr const char* sensitivity_table = "sensitivity";
constexpr const char* pace_table = "pace";
constexpr const char* forecast_table = "forecast";
constexpr const char* no_goal = "no-target-stated";

std::optional<std::string> text_cell(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string>(text);
}
std::optional<std::string> text_cell(const std::optional<fotfaste::Label>& label) {
  return label ? std::optional<std::string>(label->sv) : std::nullopt;
}
std::optional<fotfaste::DayCell> day_cell(const std::optional<fotfaste::Day>& day) {
  return day ? std::optional(fotfaste::DayCell{*day}) : std::nullopt;
}

// The counts of a row of a table of goals.
struct Counts {
  Counts(const Standings& standings, bool unknown_is_not_reached)
      : reached(standings[Slot::reached]),
        judged(standings.judged(unknown_is_not_reached)),
        unknown(standings[Slot::unknown] - standings.as_not_reached(unknown_is_not_reached)),
        as_not_reached(standings.as_not_reached(unknown_is_not_reached)),
        pending(standings[Slot::pending]),
        early(standings[Slot::early]) {}
  std::int64_t reached, judged, unknown, as_not_reached, pending, early;
};

// Writes the rows of all goals into the tables.
class GoalWriter {
 public:
  GoalWriter(Results& results, const Settings& settings, const ForecastRules& rules)
      : results_(results),
        settings_(settings),
        rules_(rules),
        period_{settings.as_of(), settings.project_start(), settings.project_end()} {}

  void write(const GoalCount& count) {
    const Goal& goal = count.goal();
    if (count.is_measured()) {
      for (const GoalCount::Row& row : count.rows()) {
        write_measured(count, row);
        if (row.is_everybody || row.target != nullptr) write_outlook(goal, row);
      }
      write_parts(goal);
      write_alternatives(count);
    } else {
      write_unmeasured(goal);
    }
    name(goal);
  }

  void write_project(std::int64_t participations) {
    const auto planned = settings_.planned_participants();
    const Pace pace = pace_of(period_, participations, planned, std::nullopt, participations, std::nullopt);
    add_pace(std::nullopt, {}, participations, planned, std::nullopt, pace, std::nullopt, std::nullopt);
  }

  // The row of a project that states no target at all.
  void write_no_goal() {
    results_.add(goals_table, no_goal, fotfaste::StratumCell{}, std::nullopt, word(GoalKind::none),
                 std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt,
                 std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt,
                 std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt,
                 std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt);
    label(goals_table, "goal", no_goal, {"Inget mål är angivet", "No goal is stated"});
  }

 private:
  // How many are planned: those that the target names, else all of the project where the goal is about all.
  [[nodiscard]] std::optional<std::int64_t> planned_for(const Goal& goal, const GoalCount::Row& row) const {
    if (row.target != nullptr && row.target->planned) return row.target->planned;
    const bool about_all = row.is_everybody && !goal.reading.wording().population;
    return about_all ? settings_.planned_participants() : std::nullopt;
  }
  // How many may still come; nothing when nobody knows.
  [[nodiscard]] std::optional<std::int64_t> to_come(const Goal& goal, const GoalCount::Row& row) const {
    if (period_.end && period_.as_of > *period_.end) return 0;
    const auto planned = planned_for(goal, row);
    if (!planned) return std::nullopt;
    return std::max<std::int64_t>(0, *planned - row.standings.everybody());
  }

  void write_measured(const GoalCount& count, const GoalCount::Row& row) {
    const Goal& goal = count.goal();
    const Counts counts(row.standings, goal.reading.wording().unknown_is_not_reached);
    const Target none;
    const Target& target = row.target != nullptr ? *row.target : none;
    const auto fulfilment = fulfilment_of(counts, target);
    const GradeWord* grade = row.is_everybody && fulfilment ? count.grade(*fulfilment) : nullptr;
    results_.add(goals_table, goal.id, row.stratum, goal.level, word(goal.kind), counts.reached,
                 counts.judged, counts.unknown, counts.as_not_reached, counts.pending, counts.early,
                 target.planned, target.low, target.high,
                 target.is_stated() ? std::optional<std::string_view>(target.scale) : std::nullopt,
                 target.tolerance, goal.undecided_above, std::nullopt, std::nullopt, std::nullopt,
                 std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt, to_come(goal, row),
                 fulfilment, grade != nullptr ? std::optional(grade->text.sv) : std::nullopt);
    if (grade != nullptr) label(goals_table, "word", grade->text.sv, grade->text);
  }

  // The outcome over the target, with everybody unknown or still to come as not reached.
  static std::optional<double> fulfilment_of(const Counts& counts, const Target& target) {
    if (!target.low || *target.low <= 0) return std::nullopt;
    if (target.in_counts()) return static_cast<double>(counts.reached + counts.early) / *target.low;
    const std::int64_t everybody = counts.judged + counts.unknown + counts.pending;
    if (everybody == 0) return std::nullopt;
    return static_cast<double>(counts.reached) / static_cast<double>(everybody) / *target.low;
  }

  void write_unmeasured(const Goal& goal) {
    const Evidence none;
    const Evidence& evidence = goal.evidence ? *goal.evidence : none;
    const auto attested =
        goal.evidence ? evidence.attested(settings_.as_of()) : std::optional<int>(std::nullopt);
    results_.add(goals_table, goal.id, fotfaste::StratumCell{}, goal.level, word(goal.kind), std::nullopt,
                 std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt,
                 std::nullopt, std::nullopt, std::nullopt, std::nullopt, goal.undecided_above, attested,
                 day_cell(evidence.decided), text_cell(evidence.document),
                 text_cell(evidence.document_sha256), text_cell(evidence.statement),
                 text_cell(evidence.threshold), day_cell(evidence.declared), text_cell(evidence.reviewer),
                 std::nullopt, std::nullopt, std::nullopt);
  }

  void write_parts(const Goal& goal) {
    for (const Part& part : goal.parts) {
      const Counts counts(part.standings, false);
      results_.add(parts_table, goal.id, part.id, counts.reached, counts.judged, counts.unknown,
                   counts.pending);
    }
  }

  void write_alternatives(const GoalCount& count) {
    const Goal& goal = count.goal();
    if (goal.alternatives.empty()) return;
    const std::int64_t declared = count.standings()[Slot::reached] + count.standings()[Slot::early];
    const auto add = [&](std::string_view id, std::string_view question, const Standings& standings,
                         bool unknown_is_not_reached) {
      const Counts counts(standings, unknown_is_not_reached);
      const GoalCount::Row row{{}, standings, &goal.target, true};
      results_.add(
          sensitivity_table, goal.id, id, question, counts.reached, counts.judged, counts.unknown,
          counts.as_not_reached, counts.pending, counts.early, counts.reached + counts.early - declared,
          goal.target.low, goal.target.high,
          goal.target.is_stated() ? std::optional<std::string_view>(goal.target.scale) : std::nullopt,
          goal.undecided_above, to_come(goal, row));
    };
    add("declared", "declared", count.standings(), goal.reading.wording().unknown_is_not_reached);
    label(sensitivity_table, "alternative", "declared", {"som målet är angivet", "as the goal is declared"});
    for (const Alternative& one : goal.alternatives) {
      add(one.id, one.question, one.standings, one.reading.wording().unknown_is_not_reached);
      label(sensitivity_table, "alternative", one.id, one.text);
    }
    for (const auto& [question, text] : questions()) label(sensitivity_table, "question", question, text);
  }

  void write_outlook(const Goal& goal, const GoalCount::Row& row) {
    const auto planned = planned_for(goal, row);
    const Standings& now = row.standings;
    const std::int64_t reached = now[Slot::reached] + now[Slot::early];
    const Target& target = *row.target;
    const auto target_count = target.in_counts() ? target.low : std::nullopt;
    const Pace pace =
        pace_of(period_, now.everybody(), planned, goal.reading.last_entry(), reached, target_count);
    add_pace(goal.id, row.stratum, now.everybody(), planned, goal.reading.last_entry(), pace, reached,
             target_count);
    // Without an outcome all who come count, and the pace says it all.
    if (!target.is_stated() || !goal.reading.wording().outcome) return;
    Outlook outlook;
    outlook.standings = now;
    outlook.unknown_is_not_reached = goal.reading.wording().unknown_is_not_reached;
    outlook.target = target;
    outlook.planned = planned;
    outlook.last_entry = goal.reading.last_entry();
    outlook.can_exit_in_time = goal.reading.can_exit_in_time();
    outlook.least_judged = rules_.least_judged;
    outlook.prior = rules_.prior;
    const Forecast forecast = forecast_of(outlook, period_);
    results_.add(forecast_table, goal.id, row.stratum, forecast.reached, forecast.judged, forecast.in_time,
                 forecast.still_here, forecast.too_late, forecast.to_come, forecast.at_pace, target.low,
                 target.high, target.scale, forecast.low, forecast.high, forecast.probability,
                 forecast.probability_at_pace, word(forecast.basis), rules_.prior.yes, rules_.prior.no);
    for (const auto& [basis, text] : bases()) label(forecast_table, "basis", basis, text);
  }

  void add_pace(const std::optional<std::string>& goal, const fotfaste::StratumCell& stratum,
                std::int64_t entered, const std::optional<std::int64_t>& planned,
                const std::optional<fotfaste::Day>& last_entry, const Pace& pace,
                const std::optional<std::int64_t>& reached, const std::optional<double>& target) {
    results_.add(pace_table, goal, stratum, entered, planned, pace.entries_a_month, day_cell(last_entry),
                 pace.months_to_enter, pace.entries_needed, reached, target,
                 reached ? pace.reached_a_month : std::nullopt, target ? pace.reached_needed : std::nullopt,
                 pace.months_left);
  }

  // Rows of several goals share values, and each value has one label.
  void label(const char* table, std::string_view column, std::string_view value,
             const fotfaste::Label& label) {
    if (labelled_.insert(std::string(table).append("\n").append(column).append("\n").append(value)).second)
      results_.label(table, column, value, label);
  }
  void name(const Goal& goal) {
    if (goal.text) {
      label(goals_table, "goal", goal.id, *goal.text);
      if (!goal.parts.empty()) label(parts_table, "goal", goal.id, *goal.text);
      if (!goal.alternatives.empty()) label(sensitivity_table, "goal", goal.id, *goal.text);
      if (goal.kind == GoalKind::measured) {
        label(pace_table, "goal", goal.id, *goal.text);
        label(forecast_table, "goal", goal.id, *goal.text);
      }
    }
    for (const Part& part : goal.parts) label(parts_table, "part", part.id, part.text);
    if (!goal.evidence) return;
    const auto& [statement, threshold] = std::tie(goal.evidence->statement, goal.evidence->threshold);
    if (statement) label(goals_table, "statement", statement->sv, *statement);
    if (threshold) label(goals_table, "threshold", threshold->sv, *threshold);
  }

  Results& results_;
  std::set<std::string> labelled_;
  const Settings& settings_;
  const ForecastRules& rules_;
  Period period_;
};

}  // namespace

void describe_forecast(fotfaste::Description& description) {
  auto& forecast = description.parameter("forecast", ParameterType::table, "Hur prognoserna görs.",
                                         "How forecasts are made.");
  forecast
      .field("prior", ParameterType::number,
             "Vad som antas innan något är känt: två tal, för nådda och ej nådda. [0.5, 0.5] är Jeffreys, "
             "[1, 1] att allt är lika troligt.",
             "What is assumed before anything is known: two numbers, for reached and not. [0.5, 0.5] is "
             "Jeffreys', [1, 1] that everything is as probable.")
      .range(0.001, 1000)
      .repeated()
      .default_value("[0.5, 0.5]");
  forecast
      .field("least_judged", ParameterType::integer,
             "Med färre som kunnat bedömas sägs inget om sannolikheten.",
             "With fewer judged nothing is said of the probability.")
      .range(1, 1e6)
      .default_value("5");
}

ForecastRules forecast_rules_of(const fotfaste::Parameters& parameters) {
  ForecastRules rules;
  const auto table = parameters.find("forecast");
  rules.least_judged = table.integer_or("least_judged", rules.least_judged);
  if (const auto prior = table.find("prior")) {
    if (prior.items().size() != 2) {
      criteria::throw_contradiction(
          prior, {"prior ska ha två tal.", "prior must have two numbers."},
          {"Skriv till exempel prior = [0.5, 0.5].", "Write for example prior = [0.5, 0.5]."});
    }
    rules.prior = {prior.items()[0].as_number(), prior.items()[1].as_number()};
  }
  const bool usable = rules.prior.yes > 0 && rules.prior.no > 0 && rules.least_judged >= 1;
  if (!usable) {
    criteria::throw_contradiction(
        table, {"Talen ska vara större än noll.", "The numbers must be above zero."},
        {"Skriv till exempel prior = [0.5, 0.5].", "Write for example prior = [0.5, 0.5]."});
  }
  return rules;
}

void describe_goal_tables(fotfaste::Description& description) {
  description.table(goals_table, fotfaste::Kind::goals, "Mål", "Goals")
      .description(
          "De som nått ett mål innan alla kan bedömas lika räknas både som ännu inte bedömbara och som "
          "redan klara. Måluppfyllelsen är utfallet delat med målvärdet, med alla okända som ej nådda.",
          "Those who reached a goal before everybody alike can be judged count both as not observable and "
          "as early. Fulfilment is the outcome over the target, with all unknown as not reached.")
      .direction(fotfaste::Direction::higher)
      .smallest_cell(5)
      .column("goal", Type::text, Role::dimension, "Mål", "Goal")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("level", Type::text, Role::attribute, "Nivå", "Level")
      .column("kind", Type::text, Role::attribute, "Slag", "Kind")
      .column("numerator", Type::integer, Role::numerator, "Nådde målet", "Reached the goal")
      .column("denominator", Type::integer, Role::denominator, "Kan bedömas", "Can be judged")
      .column("unknown", Type::integer, Role::unknown, "Okända", "Unknown")
      .column("counted_as_not_reached", Type::integer, Role::excluded, "Okända som räknas som ej nådda",
              "Unknown counted as not reached")
      .column("not_observable", Type::integer, Role::pending, "Kan ännu inte bedömas", "Cannot be judged yet")
      .column("early", Type::integer, Role::early, "Därav redan klara", "Of these already there")
      .column("planned", Type::integer, Role::attribute, "Planerade", "Planned")
      .column("target_low", Type::number, Role::target_low, "Målvärde, lägst", "Target, lowest")
      .column("target_high", Type::number, Role::target_high, "Målvärde, högst", "Target, highest")
      .column("scale", Type::text, Role::scale, "Målvärdets slag", "Target in")
      .column("tolerance", Type::number, Role::attribute, "Tolerans", "Tolerance")
      .column("undecided_above", Type::number, Role::undecided_above, "Gräns för att avgöra",
              "Limit for deciding")
      .column("attested", Type::integer, Role::attested, "Visat med underlag", "Shown by evidence")
      .column("decided", Type::date, Role::attribute, "Beslutat", "Decided")
      .column("document", Type::text, Role::attribute, "Underlag", "Document")
      .column("document_sha256", Type::text, Role::attribute, "Underlagets kontrollsumma",
              "The document's checksum")
      .column("statement", Type::text, Role::attribute, "Vad som ska visas", "What is to be shown")
      .column("threshold", Type::text, Role::attribute, "Vad som krävdes", "What was required")
      .column("declared", Type::date, Role::attribute, "Kravet lades fast", "Requirement laid down")
      .column("reviewer", Type::text, Role::attribute, "Granskat av", "Reviewed by")
      .column("to_come", Type::integer, Role::attribute, "Kan ännu tillkomma", "May still come")
      .column("fulfilment", Type::number, Role::attribute, "Måluppfyllelse", "Fulfilment")
      .column("word", Type::text, Role::attribute, "Omdöme enligt förhandsgräns",
              "Grade laid down beforehand");

  description.table(parts_table, fotfaste::Kind::proportion, "Målens delar", "The parts of the goals")
      .description("Varje del för sig, bland dem för vilka hela målet kan bedömas.",
                   "Each part by itself, among those for whom the whole goal can be judged.")
      .direction(fotfaste::Direction::higher)
      .smallest_cell(5)
      .column("goal", Type::text, Role::dimension, "Mål", "Goal")
      .column("part", Type::text, Role::dimension, "Del", "Part")
      .column("numerator", Type::integer, Role::numerator, "Uppfyllde delen", "Met the part")
      .column("denominator", Type::integer, Role::denominator, "Kan bedömas", "Can be judged")
      .column("unknown", Type::integer, Role::unknown, "Okända", "Unknown")
      .column("not_observable", Type::integer, Role::excluded, "Kan ännu inte bedömas",
              "Cannot be judged yet");

  description
      .table(sensitivity_table, fotfaste::Kind::goals, "Samma mål läst på andra sätt",
             "The same goal read in other ways")
      .description("Varje rad skiljer sig från det angivna målet i en sak.",
                   "Each row differs from the goal as declared in one thing.")
      .direction(fotfaste::Direction::higher)
      .smallest_cell(5)
      .column("goal", Type::text, Role::dimension, "Mål", "Goal")
      .column("alternative", Type::text, Role::dimension, "Läsning", "Reading")
      .column("question", Type::text, Role::attribute, "Fråga", "Question")
      .column("numerator", Type::integer, Role::numerator, "Nådde målet", "Reached the goal")
      .column("denominator", Type::integer, Role::denominator, "Kan bedömas", "Can be judged")
      .column("unknown", Type::integer, Role::unknown, "Okända", "Unknown")
      .column("counted_as_not_reached", Type::integer, Role::excluded, "Okända som räknas som ej nådda",
              "Unknown counted as not reached")
      .column("not_observable", Type::integer, Role::pending, "Kan ännu inte bedömas", "Cannot be judged yet")
      .column("early", Type::integer, Role::early, "Därav redan klara", "Of these already there")
      .column("difference", Type::integer, Role::attribute, "Fler eller färre än angivet",
              "More or fewer than declared")
      .column("target_low", Type::number, Role::target_low, "Målvärde, lägst", "Target, lowest")
      .column("target_high", Type::number, Role::target_high, "Målvärde, högst", "Target, highest")
      .column("scale", Type::text, Role::scale, "Målvärdets slag", "Target in")
      .column("undecided_above", Type::number, Role::undecided_above, "Gräns för att avgöra",
              "Limit for deciding")
      .column("to_come", Type::integer, Role::attribute, "Kan ännu tillkomma", "May still come");

  description.table(pace_table, fotfaste::Kind::records, "Takt", "Pace")
      .description(
          "Hur fort deltagare börjar och når målen, och hur fort det måste gå. En rad utan mål gäller "
          "hela projektet.",
          "How fast participants enter and reach the goals, and how fast they must. A row without a "
          "goal is about the whole project.")
      .smallest_cell(5)
      .column("goal", Type::text, Role::dimension, "Mål", "Goal")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("entered", Type::integer, Role::count, "Har börjat", "Have entered")
      .column("planned", Type::integer, Role::attribute, "Planerade", "Planned")
      .column("entries_a_month", Type::number, Role::attribute, "Har börjat per månad", "Entered a month",
              "a month")
      .column("last_entry", Type::date, Role::attribute, "Sista startdag som hinner följas upp",
              "Last day to enter that can be followed up")
      .column("months_to_enter", Type::number, Role::attribute, "Månader dit", "Months until then", "months")
      .column("entries_needed", Type::number, Role::attribute, "Behöver börja per månad",
              "Must enter a month", "a month")
      .column("reached", Type::integer, Role::attribute, "Har nått målet", "Have reached the goal")
      .column("target", Type::number, Role::attribute, "Målvärde, antal", "Target, number")
      .column("reached_a_month", Type::number, Role::attribute, "Har nått målet per månad", "Reached a month",
              "a month")
      .column("reached_needed", Type::number, Role::attribute, "Behöver nå målet per månad",
              "Must reach a month", "a month")
      .column("months_left", Type::number, Role::attribute, "Månader kvar av projektet",
              "Months left of the project", "months");

  description.table(forecast_table, fotfaste::Kind::records, "Prognos", "Forecast")
      .description(
          "Sannolikheten att målet nås till projektets sista dag, om de vilkas utfall återstår liknar dem "
          "som kunnat bedömas. De som ännu deltar och inte har något avslutsdatum antas sluta i tid för att "
          "hinna bedömas; hur många de är står på raden, liksom vad som antas i förväg. Modellen är "
          "betabinomial.",
          "The probability that the goal is reached by the project's last day, if those whose outcome "
          "remains are like those judged. Those who still take part and have no exit day are taken to leave "
          "in "
          "time to be judged; the row says how many they are, and what is assumed beforehand. The model is "
          "beta-binomial.")
      .smallest_cell(5)
      .column("goal", Type::text, Role::dimension, "Mål", "Goal")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("reached", Type::integer, Role::count, "Har nått målet", "Have reached the goal")
      .column("judged", Type::integer, Role::attribute, "Har kunnat bedömas", "Have been judged")
      .column("in_time", Type::integer, Role::attribute, "Hinner bedömas före slutet",
              "Can be judged before the end")
      .column("still_taking_part", Type::integer, Role::attribute, "Därav deltar ännu och antas sluta i tid",
              "Of these, still taking part and taken to leave in time")
      .column("too_late", Type::integer, Role::attribute, "Hinner inte bedömas", "Cannot be judged in time")
      .column("to_come", Type::integer, Role::attribute, "Planerade som kan börja i tid",
              "Planned who can enter in time")
      .column("at_pace", Type::integer, Role::attribute, "Därav med takten hittills",
              "Of these, at the pace so far")
      .column("target_low", Type::number, Role::attribute, "Målvärde, lägst", "Target, lowest")
      .column("target_high", Type::number, Role::attribute, "Målvärde, högst", "Target, highest")
      .column("scale", Type::text, Role::attribute, "Målvärdets slag", "Target in")
      .column("low", Type::number, Role::low, "Slututfall, lägst (90 %)", "Final outcome, low (90 %)")
      .column("high", Type::number, Role::high, "Slututfall, högst (90 %)", "Final outcome, high (90 %)")
      .column("probability", Type::number, Role::value, "Sannolikhet att målet nås",
              "Probability of reaching the goal")
      .column("probability_at_pace", Type::number, Role::value, "Sannolikhet med takten hittills",
              "Probability at the pace so far")
      .column("basis", Type::text, Role::attribute, "Grund", "Basis")
      .column("prior_reached", Type::number, Role::attribute, "Antaget i förväg, nådda",
              "Assumed beforehand, reached")
      .column("prior_not_reached", Type::number, Role::attribute, "Antaget i förväg, ej nådda",
              "Assumed beforehand, not reached");
}

void report_goals(std::span<const GoalCount> goals, std::int64_t participations, const ForecastRules& rules,
                  Results& results, const Settings& settings) {
  GoalWriter writer(results, settings, rules);
  writer.write_project(participations);
  for (const GoalCount& goal : goals) {
    writer.write(goal);
    goal.report(settings);
  }
  if (goals.empty()) writer.write_no_goal();
}

}  // namespace goals
