#include "questions.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "asking.hpp"
#include "fotfaste/sdk/criteria/parse.hpp"

namespace goals {
namespace {

using fotfaste::DesignQuestion;
using fotfaste::Label;
using fotfaste::Parameters;
using fotfaste::toml_text;
namespace criteria = fotfaste::criteria;

// A value that somebody wrote. The host fills in defaults of fields, without a line; inside criteria it fills
// in nothing.
bool is_written(const Parameters& value) {
  return value && value.line() > 0;
}

template <typename Visit>
void visit_parts(const Parameters& criterion, const Visit& visit) {
  if (!criterion.is_table()) return;
  const std::string_view kind = criteria::kind_of(criterion);
  visit(kind, criterion);
  const Parameters inner = criterion.find(kind);
  if (kind == "not") visit_parts(inner, visit);
  if (kind != "all" && kind != "any" && kind != "count") return;
  for (const Parameters part : inner.items()) visit_parts(part, visit);
}

bool mentions(const Parameters& criterion, std::string_view wanted) {
  bool found = false;
  visit_parts(criterion, [&](std::string_view kind, const Parameters&) { found |= kind == wanted; });
  return found;
}

// "40 %", "7,5 %".
std::string share_text(double share, char decimal_sign) {
  constexpr double tenths_of_percent = 1000;
  const long tenths = std::lround(share * tenths_of_percent);
  std::string text = std::to_string(tenths / 10);
  if (tenths % 10 != 0) text.append(1, decimal_sign).append(std::to_string(tenths % 10));
  return text.append(" %");
}

Label share_text(double share) {
  return {share_text(share, ','), share_text(share, '.')};
}

// "Ca 40 %".
bool is_worded_about(const Parameters& text) {
  if (!text) return false;
  const Label label = text.as_label();
  for (const std::string* worded : {&label.sv, &label.en}) {
    std::string plain = " ";
    for (const char c : *worded) plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    for (const char* about : {" ca ", " ca. ", " cirka ", " circa ", " ungefär ", " omkring ", " about ",
                              " approximately ", " around ", " roughly "}) {
      if (plain.find(about) != std::string::npos) return true;
    }
  }
  return false;
}

void ask_threshold(Asking& asking) {
  const Parameters evidence = asking.goal().find("evidence");
  const bool stated = evidence.has("threshold");
  const std::string line =
      Asking::line_with(evidence, evidence, "threshold", toml_text("minst 40 av 60 i arbete"));
  asking.add({"threshold",
              {"Vad krävs för att målet ska vara nått, bestämt innan någon vet hur det gick?",
               "What does it take for the goal to be reached, laid down before anybody knows how it went?"},
              stated ? Label{"Kravet står i evidence.", "The requirement stands in evidence."}
                     : Label{"Den som intygar avgör efteråt om det som visas räcker.",
                             "Whoever certifies it decides afterwards whether what is shown is enough."},
              stated,
              {{"evidence = " + line,
                {"kravet med egna ord, skrivet innan resultatet är känt",
                 "the requirement in words of your own, written before the result is known"}}}});
}

void ask_measure(Asking& asking) {
  asking.add({"measure",
              {"Hur visas det att målet är nått?", "How is it shown that the goal is reached?"},
              {"Målet listas som angivet och mäts inte.", "The goal is listed as stated and not measured."},
              false,
              {{"outcome = { spell = \"employed\", on = \"exit\" }",
                {"det räknas i uppgifterna om deltagarna", "it is counted in the data on participants"}},
               {"evidence = { statement = \"Beslut om fortsättning\" }",
                {"någon intygar det med ett underlag", "somebody certifies it with a document"}}}});
}

void ask_target(Asking& asking) {
  if (asking.goal().has("target") || asking.goal().has("group")) return;
  asking.add({"target",
              {"Hur många, eller hur stor andel, ska nå målet?",
               "How many, or how large a share, is to reach the goal?"},
              {"Inget målvärde: bara utfallet redovisas.", "No target: only the outcome is reported."},
              false,
              {{"target = { share = 0.80 }", {"minst 80 % ska nå det", "at least 80 % are to reach it"}},
               {"target = { count = 40, of = 60 }",
                {"minst 40 av 60 planerade ska nå det", "at least 40 of 60 planned are to reach it"}}}});
}

void ask_tolerance(Asking& asking) {
  const Parameters target = asking.goal().find("target");
  const Parameters share = target.find("share");
  if (!share) return;
  const double wanted = share.as_number();
  const Parameters tolerance = target.find("tolerance");
  if (!tolerance && !is_worded_about(asking.goal().find("text")) && !is_composition(asking.outcome())) return;
  const Label number = share_text(wanted);
  Label reading{"Minst " + number.sv + ".", "At least " + number.en + "."};
  if (tolerance) {
    const Label low = share_text(std::max(0.0, wanted - tolerance.as_number()));
    const Label high = share_text(std::min(1.0, wanted + tolerance.as_number()));
    reading = {"Från " + low.sv + " till " + high.sv + ".", "From " + low.en + " to " + high.en + "."};
  }
  asking.add({"tolerance",
              {"Hur långt från " + number.sv + " får andelen ligga, åt endera hållet?",
               "How far from " + number.en + " may the share be, either way?"},
              reading,
              static_cast<bool>(tolerance),
              {{"target = " + Asking::line_with(target, target, "tolerance", "0.05"),
                {"högst 5 procentenheter åt endera hållet", "at most 5 percentage points either way"}}}});
}

// Of a goal that counts everybody who takes part.
void ask_least_support(Asking& asking) {
  asking.add({"dose",
              {"Hur mycket måste någon ha fått för att räknas?", "How much must somebody have had to count?"},
              {"Alla som har börjat räknas, hur kort de än deltar.",
               "Everybody who has entered counts, however briefly they take part."},
              false,
              {{"outcome = { activity = \"Coachning\", hours_at_least = 10 }",
                {"minst tio timmar av en insats; skriv insatsens namn",
                 "ten hours of an activity at least; write the activity's name"}}}});
}

void ask_unknown(Asking& asking) {
  const Parameters unknown = asking.goal().find("unknown");
  const bool not_reached = unknown && unknown.as_text() == "not_reached";
  asking.add(
      {"unknown",
       {"Hur räknas den som man inte vet hur det gick för?",
        "How does somebody count whose outcome is not known?"},
       not_reached ? Label{"Som att inte ha nått målet.", "As not having reached the goal."}
                   : Label{"Inte alls: utanför nämnaren, och redovisas för sig.",
                           "Not at all: outside the denominator, and reported apart."},
       is_written(unknown),
       {{"unknown = \"not_reached\"", {"som att inte ha nått målet", "as not having reached the goal"}},
        {"unknown = \"unknown\"", {"utanför nämnaren", "outside the denominator"}}}});
}

void ask_dropouts(Asking& asking) {
  const Parameters population = asking.goal().find("population");
  const Parameters dropouts = asking.goal().find("dropouts");
  const bool in_population = population && mentions(population, "exit_reason");
  const bool left_out = dropouts && dropouts.as_text() == "left_out";
  Label reading{"Ja, alla som har börjat räknas.", "Yes, everybody who has entered counts."};
  if (in_population) reading = {"Målets population säger det.", "The goal's population says so."};
  if (left_out) reading = {"Nej, den som avbröt räknas inte.", "No, whoever dropped out does not count."};
  asking.add({"dropouts",
              {"Räknas den som avbröt sitt deltagande i nämnaren?",
               "Does somebody who dropped out count in the denominator?"},
              reading,
              in_population || is_written(dropouts),
              {{"dropouts = \"counted\"", {"ja", "yes"}},
               {"dropouts = \"left_out\"",
                {"nej; avslutsorsak behövs", "no; the reason for leaving must be recorded"}}}});
}

}  // namespace

void describe_agreed(fotfaste::Parameter& goal) {
  goal.field(
          "agreed", fotfaste::ParameterType::choice,
          "Definitionsfrågor där läsningen utan egen nyckel är den som avses; fotfaste check --design visar "
          "dem.",
          "Definition questions for which the reading without a key is the one that is meant; fotfaste check "
          "--design shows them.")
      .choices({"measure", "target", "tolerance", "start", "employer", "subsidised", "hours", "gap",
                "studies", "dose", "instrument", "rater", "occasion", "unknown", "dropouts", "threshold"})
      .repeated();
}

std::vector<DesignQuestion> questions_of(const Parameters& goal) {
  Asking asking(goal);
  if (goal.has("evidence")) {
    ask_threshold(asking);
    return asking.take();
  }
  if (!asking.outcome() && !goal.has("target") && !goal.has("population")) {
    ask_measure(asking);
    return asking.take();
  }
  ask_target(asking);
  ask_tolerance(asking);
  if (!asking.outcome()) ask_least_support(asking);
  ask_about_states(asking);
  ask_about_records(asking);
  if (asking.outcome() && !is_composition(asking.outcome())) {
    ask_unknown(asking);
    ask_dropouts(asking);
  }
  return asking.take();
}

std::vector<Parameters> parts_of_kind(const Parameters& outcome, std::string_view wanted) {
  std::vector<Parameters> parts;
  visit_parts(outcome, [&](std::string_view kind, const Parameters& part) {
    if (kind == wanted) parts.push_back(part);
  });
  return parts;
}

bool is_composition(const Parameters& outcome) {
  bool background = outcome.is_table();
  visit_parts(outcome, [&](std::string_view kind, const Parameters&) {
    background &= kind != "spell" && kind != "assessment" && kind != "activity" && kind != "event" &&
                  kind != "exit_reason" && kind != "exited";
  });
  return background;
}

}  // namespace goals
