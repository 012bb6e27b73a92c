#include "design.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "curve_times.hpp"
#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"
#include "fotfaste/sdk/history.hpp"
#include "fotfaste/sdk/points.hpp"
#include "fotfaste/sdk/population.hpp"
#include "fotfaste/sdk/toml_text.hpp"
#include "options.hpp"
#include "outcome_classes.hpp"
#include "response.hpp"

namespace followup {
namespace {

using fotfaste::DesignOption;
using fotfaste::Label;
using fotfaste::Parameters;
using fotfaste::Settings;
using fotfaste::toml_text;

Label counted(int count, const Label& one, const Label& many) {
  const std::string number = std::to_string(count);
  return {number + (count == 1 ? one.sv : many.sv), number + (count == 1 ? one.en : many.en)};
}

// "Läget 6 månader efter avslut".
Label title_of(const fotfaste::Point& point) {
  const bool entry = point.anchor == fotfaste::Anchor::entry;
  const Label anchor = entry ? Label{"start", "entry"} : Label{"avslut", "exit"};
  const fotfaste::Duration offset = point.offset;
  if (offset == fotfaste::Duration{})
    return {std::string("Läget vid ").append(anchor.sv), std::string("The state at ").append(anchor.en)};
  const Label length = offset.days != 0
                           ? counted(offset.days, {" dag", " day"}, {" dagar", " days"})
                           : counted(offset.months, {" månad", " month"}, {" månader", " months"});
  return {std::string("Läget ").append(length.sv).append(" efter ").append(anchor.sv),
          std::string("The state ").append(length.en).append(" after ").append(anchor.en)};
}

class Describer {
 public:
  Describer(const Settings& settings, fotfaste::Design& design)
      : settings_(settings),
        design_(design),
        parameters_(settings.parameters()),
        options_(parse_options(settings)) {}

  void describe() {
    for (const PointOption& option : options_.points) point(option);
    for (const CurveOption& option : options_.curves) {
      // Each purpose has one id.
      const bool is_point = std::any_of(options_.points.begin(), options_.points.end(),
                                        [&](const PointOption& one) { return one.text == option.id; });
      if (!is_point) curve(option);
    }
  }

 private:
  void point(const PointOption& option) {
    design_.purpose({.id = option.text,
                     .title = title_of(option.point),
                     .denominator = denominator(),
                     .planned = planned(),
                     .at = item_of("points", option.text)});
    columns(options_.level);
    OutcomeClasses::declare(options_.outcome, design_.columns());
    Attempts::declare(options_, design_.columns());
    questions(option);
    design_.limit(
        {"Att projektet är orsaken: siffran säger vad som hände efteråt, inte vad som hade hänt annars.",
         "That the project is the cause: the figure says what happened afterwards, not what would have "
         "happened otherwise."});
    design_.limit({"Hur det gick för dem som ingen nådde: de kan ha klarat sig bättre eller sämre.",
                   "How it went for those whom nobody reached: they may have fared better or worse."});
  }

  void curve(const CurveOption& option) {
    design_.purpose({.id = option.id,
                     .title = option.label.value_or(Label{option.id, option.id}),
                     .denominator = population_text(),
                     .planned = planned(),
                     .describes = true,
                     .at = item_of("curves", option.id)});
    columns(option.level);
    CurveTimes(option, settings_.as_of()).declare(design_.columns());
    design_.limit({"Hur det går efter den sista dag som är känd: kurvan slutar där.",
                   "How it goes after the last day that is known: the curve ends there."});
  }

  // Where a point or a curve is declared; an empty view for points that nobody wrote.
  [[nodiscard]] Parameters item_of(std::string_view list, std::string_view name) const {
    for (const Parameters item : parameters_.find(list).items()) {
      const bool found = item.is_table() ? item.text_or("id", "") == name : item.as_text() == name;
      if (found && item.line() > 0) return item;
    }
    return {};
  }

  [[nodiscard]] Label population_text() const {
    if (parameters_.has("population")) return {"de som population gäller", "those whom population is about"};
    return {"alla i programmet", "everybody in the programme"};
  }
  [[nodiscard]] Label denominator() const {
    Label text = population_text();
    text.sv.append(" och vars läge är känt den dagen");
    text.en.append(", where the state on that day is known");
    return text;
  }
  [[nodiscard]] std::optional<std::int64_t> planned() const {
    return parameters_.has("population") ? std::nullopt : settings_.planned_participants();
  }

  void columns(fotfaste::Level level) {
    fotfaste::Needs& needs = design_.columns();
    needs.column("entry");
    needs.column("exit", fotfaste::Required::no);
    fotfaste::History(level, options_.dimension, settings_.as_of()).declare(needs);
    fotfaste::Population(parameters_.find("population"), settings_.as_of()).declare(needs);
    fotfaste::Breakdown(parameters_.find("by")).declare(needs);
  }

  // Asks once for all points, at the first of them.
  void ask(const std::vector<std::string>& points, fotfaste::DesignQuestion question) {
    if (points.size() > 1) {
      std::string list;
      for (const std::string& point : points) list.append(list.empty() ? "" : ", ").append(point);
      question.question.sv.append(" Gäller ").append(list).append(".");
      question.question.en.append(" Concerns ").append(list).append(".");
    }
    const std::vector<std::string_view> agreed = parameters_.texts("agreed");
    std::string line = "agreed = [";
    for (const std::string_view before : agreed) {
      if (before != question.id) line.append(toml_text(before)).append(", ");
    }
    line.append(toml_text(std::string_view(question.id))).append("]");
    question.answered |= std::find(agreed.begin(), agreed.end(), question.id) != agreed.end();
    question.options.push_back(
        {std::move(line), {"läsningen är den som avses", "the reading is the one that is meant"}});
    design_.question(question);
  }

  // The points that somebody has to be followed up for and whose answer to a question is that of this one, in
  // order; nothing when an earlier point has been asked about it.
  template <typename Alike>
  [[nodiscard]] std::vector<std::string> asked_at(const PointOption& option, Alike alike) const {
    std::vector<std::string> points;
    if (!is_followed(option)) return points;
    for (const PointOption& other : options_.points) {
      if (is_followed(other) && alike(other.text)) points.push_back(other.text);
    }
    if (points.front() != option.text) points.clear();
    return points;
  }
  static bool is_followed(const PointOption& option) { return option.point.offset != fotfaste::Duration{}; }

  void questions(const PointOption& option) {
    const std::vector<std::string> all = asked_at(option, [](const std::string&) { return true; });
    if (!all.empty()) ask_source(all);
    const std::string window = written_window(option.text);
    const std::vector<std::string> alike =
        asked_at(option, [&](const std::string& other) { return written_window(other) == window; });
    if (!alike.empty()) ask_window(alike, window);
    if (!all.empty()) ask_attempts(all);
  }

  void ask_source(const std::vector<std::string>& points) {
    ask(points,
        {"source",
         {"Varifrån kommer uppgiften: ett register, handledaren eller deltagaren själv, och vem hämtar den?",
          "Where does it come from: a register, the caseworker or the participant, and who gets it?"},
         {"Från den starkaste källa som finns i states.source: register, lönebesked, handledare, deltagaren.",
          "From the strongest source that is in states.source: register, payslip, caseworker, the "
          "participant."},
         false,
         {}});
  }

  // window is empty where none is stated.
  void ask_window(const std::vector<std::string>& points, const std::string& window) {
    ask(points,
        {"window",
         {"Hur långt från dagen får uppgiften vara hämtad?", "How far from the day may it have been got?"},
         !window.empty() ? Label{std::string("Inom ").append(window).append("."),
                                 std::string("Within ").append(window).append(".")}
                         : Label{"Den ska gälla just den dagen.", "It must be about that very day."},
         !window.empty(),
         {{"window = \"-14d..+30d\"",
           {"från 14 dagar före till 30 dagar efter", "from 14 days before to 30 days after"}}}});
  }

  void ask_attempts(const std::vector<std::string>& points) {
    const bool attempts = parameters_.has("attempted");
    ask(points,
        {"attempts",
         {"Hur syns det att någon har sökts men inte nåtts?",
          "How does it show that somebody was tried to be reached and was not?"},
         attempts ? Label{"Försöken registreras som händelser.", "Attempts are recorded as events."}
                  : Label{"Det syns inte: den som inte nåtts och den som ingen sökt är båda okända.",
                          "It does not show: who was not reached and whom nobody tried are both unknown."},
         attempts,
         {{"attempted = { event = \"Uppföljningssamtal\" }",
           {"varje försök registreras som en händelse; skriv vad den heter",
            "each attempt is recorded as an event; write what it is called"}}}});
  }

  // The point's own, or the general one; empty without either.
  [[nodiscard]] std::string written_window(const std::string& point) const {
    Parameters window = parameters_.find("window");
    for (const Parameters own : parameters_.find("windows").items()) {
      if (own.text("at") == point) window = own.find("window");
    }
    return window ? std::string(window.as_text()) : std::string();
  }

  const Settings& settings_;
  fotfaste::Design& design_;
  Parameters parameters_;
  Options options_;
};

}  // namespace

void describe_agreed(fotfaste::Description& description) {
  description
      .parameter(
          "agreed", fotfaste::ParameterType::choice,
          "Definitionsfrågor där läsningen utan egen nyckel är den som avses; fotfaste check --design "
          "visar dem.",
          "Definition questions for which the reading without a key is the one that is meant; fotfaste "
          "check --design shows them.")
      .choices({"source", "window", "attempts"})
      .repeated();
}

void describe_design(const Settings& settings, fotfaste::Design& design) {
  Describer(settings, design).describe();
}

}  // namespace followup
