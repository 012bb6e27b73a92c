#include "alternatives.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "fotfaste/sdk/criteria/parse.hpp"

namespace goals {
namespace {

using fotfaste::Label;
using fotfaste::Parameters;
using fotfaste::ParameterType;
using fotfaste::Settings;
namespace criteria = fotfaste::criteria;

constexpr std::string_view studies = "education";

class Generator {
 public:
  Generator(const Wording& declared, const Settings& settings) : declared_(declared), settings_(settings) {}

  std::vector<Alternative> all() {
    const Parameters& outcome = declared_.outcome;
    if (outcome && outcome.has("spell")) {
      const bool starts = outcome.has("starts_within");
      if (starts) add_start();
      if (starts) add_employer();
      add_subsidised();
      add_hours();
      if (starts) add_gaps();
      add_studies();
    }
    add_unknown();
    add_dropouts();
    return std::move(made_);
  }

 private:
  template <typename Change>
  void add_outcome(std::string id, std::string_view question, Label text, Change change) {
    auto table = std::make_unique<ChangedTable>(declared_.outcome);
    change(*table);
    Wording wording = declared_;
    wording.outcome = table->get();
    made_.push_back(
        {std::move(id), question, std::move(text), std::move(table), GoalReading(wording, settings_), true});
  }
  void add(std::string id, std::string_view question, Label text, const Wording& wording) {
    made_.push_back(
        {std::move(id), question, std::move(text), nullptr, GoalReading(wording, settings_), true});
  }

  void add_start() {
    const std::string_view of = declared_.outcome.text_or("of", "entry");
    if (of == "entry") {
      add_outcome("start-cohort", "start", {"räknat från omgångens start", "counted from the cohort's start"},
                  [](ChangedTable& table) { table.set("of", "cohort"); });
    } else if (of == "cohort") {
      add_outcome("start-entry", "start", {"räknat från deltagarens start", "counted from the entry"},
                  [](ChangedTable& table) { table.set("of", "entry"); });
    }
  }
  void add_employer() {
    const bool same = declared_.outcome.text_or("employer", "any") == "same";
    if (same) {
      add_outcome("employer-any", "employer", {"hos vilka arbetsgivare som helst", "with any employers"},
                  [](ChangedTable& table) { table.set("employer", "any"); });
    } else {
      add_outcome("employer-same", "employer",
                  {"hos en och samma arbetsgivare", "with one and the same employer"},
                  [](ChangedTable& table) { table.set("employer", "same"); });
    }
  }
  void add_subsidised() {
    if (declared_.outcome.text_or("subsidised", "counts") == "counts") {
      add_outcome("subsidised-excluded", "subsidised",
                  {"arbete med lönestöd räknas inte", "subsidised work does not count"},
                  [](ChangedTable& table) { table.set("subsidised", "excluded"); });
    } else {
      add_outcome("subsidised-counts", "subsidised", {"arbete med lönestöd räknas", "subsidised work counts"},
                  [](ChangedTable& table) { table.set("subsidised", "counts"); });
    }
  }
  void add_hours() {
    const Parameters stated = declared_.outcome.find("hours_at_least");
    const double declared = stated ? stated.as_number() : 0;
    if (declared > 0) {
      add_outcome("hours-any", "hours", {"oavsett arbetstid", "whatever the hours"},
                  [](ChangedTable& table) { table.remove("hours_at_least"); });
    }
    for (const int hours : {20, 40}) {
      if (declared == hours) continue;
      const std::string number = std::to_string(hours);
      add_outcome("hours-" + number, "hours",
                  {"minst " + number + " timmar i veckan", "at least " + number + " hours a week"},
                  [hours](ChangedTable& table) { table.set("hours_at_least", double{1} * hours); });
    }
  }
  void add_gaps() {
    if (!declared_.outcome.has("lasts")) return;
    const fotfaste::Duration declared = declared_.outcome.duration_or("gap_at_most", {});
    for (const int days : {0, 14, 30}) {
      if (declared == fotfaste::Duration{0, days}) continue;
      const std::string number = std::to_string(days);
      const Label text =
          days == 0 ? Label{"utan uppehåll", "without a gap"}
                    : Label{"uppehåll på högst " + number + " dagar", "gaps of at most " + number + " days"};
      add_outcome("gap-" + number + "d", "gap", text,
                  [&](ChangedTable& table) { table.set("gap_at_most", number + "d"); });
    }
  }
  void add_studies() {
    if (declared_.outcome.text_or("level", "core") != "core") return;
    std::vector<std::string_view> states = declared_.outcome.texts("spell");
    if (std::erase(states, studies) > 0) {
      if (states.empty()) return;
      add_outcome("studies-excluded", "studies", {"studier räknas inte", "studies do not count"},
                  [&](ChangedTable& table) { table.set("spell", states); });
    } else {
      states.push_back(studies);
      add_outcome("studies-count", "studies", {"studier räknas också", "studies count too"},
                  [&](ChangedTable& table) { table.set("spell", states); });
    }
  }
  void add_unknown() {
    Wording wording = declared_;
    wording.unknown_is_not_reached = !declared_.unknown_is_not_reached;
    if (wording.unknown_is_not_reached) {
      add("unknown-not-reached", "unknown",
          {"okända räknas som ej nådda", "unknown count as not having reached it"}, wording);
    } else {
      add("unknown-outside", "unknown", {"okända räknas inte med", "unknown are left out"}, wording);
    }
  }
  void add_dropouts() {
    Wording wording = declared_;
    wording.dropouts_left_out = !declared_.dropouts_left_out;
    if (wording.dropouts_left_out) {
      add("dropouts-left-out", "dropouts",
          {"de som avbröt räknas inte med", "those who dropped out are left out"}, wording);
    } else {
      add("dropouts-counted", "dropouts", {"de som avbröt räknas med", "those who dropped out are counted"},
          wording);
    }
  }

  const Wording& declared_;
  const Settings& settings_;
  std::vector<Alternative> made_;
};

bool names_a_criterion(const Parameters& outcome) {
  return std::any_of(std::begin(criteria::kinds), std::end(criteria::kinds),
                     [&](std::string_view kind) { return outcome.has(kind); });
}

Alternative written(const Parameters& item, std::string_view goal, const Wording& declared,
                    const Settings& settings) {
  Wording wording = declared;
  std::unique_ptr<ChangedTable> changed;
  if (const Parameters outcome = item.find("outcome")) {
    wording.outcome = outcome;
    // Keys alone change those of the declared outcome.
    if (declared.outcome && !names_a_criterion(outcome)) {
      changed = std::make_unique<ChangedTable>(declared.outcome);
      for (const Parameters key : outcome.items()) changed->set(key);
      wording.outcome = changed->get();
    }
  }
  if (const Parameters population = item.find("population")) wording.population = population;
  if (const Parameters unknown = item.find("unknown"))
    wording.unknown_is_not_reached = criteria::one_of(unknown, {"unknown", "not_reached"}) == 1;
  if (const Parameters dropouts = item.find("dropouts"))
    wording.dropouts_left_out = criteria::one_of(dropouts, {"counted", "left_out"}) == 1;
  const std::string name(item.text("id"));
  // Other goals may have readings of the same name.
  const std::string id = std::string(goal).append(".").append(name);
  return {
      id,   "own", item.label_or("text", {name, name}), std::move(changed), GoalReading(wording, settings),
      false};
}

}  // namespace

void describe_alternatives(fotfaste::Parameter& goal) {
  goal.field("alternatives", ParameterType::choice,
             "\"standard\": redovisa också målet läst på andra sätt, en sak i taget.",
             "\"standard\": report the goal read in other ways too, one thing at a time.")
      .choices({"none", "standard"})
      .default_value("none");
  auto& alternative = goal.field("alternative", ParameterType::table, "Ett annat sätt att läsa målet.",
                                 "Another way to read the goal.")
                          .repeated();
  alternative.field("id", ParameterType::text, "Namnet i resultaten.", "The name in results.").required();
  alternative.field("text", ParameterType::label, "Läsningen i ord.", "The reading in words.");
  alternative.field("outcome", ParameterType::criterion,
                    "Nycklar som ändrar målets outcome, eller ett helt annat villkor.",
                    "Keys that change the goal's outcome, or another criterion altogether.");
  alternative.field("population", ParameterType::criterion, "Vilka läsningen gäller.",
                    "Whom the reading is about.");
  alternative
      .field("unknown", ParameterType::choice, "Vad okända räknas som.", "What unknown outcomes count as.")
      .choices({"unknown", "not_reached"});
  alternative
      .field("dropouts", ParameterType::choice, "Om de som avbröt räknas med.",
             "Whether those who dropped out are counted.")
      .choices({"counted", "left_out"});
}

std::vector<std::pair<std::string_view, Label>> questions() {
  return {{"declared", {"som målet är angivet", "as the goal is declared"}},
          {"start", {"räknat från", "counted from"}},
          {"employer", {"arbetsgivare", "employer"}},
          {"subsidised", {"lönestöd", "subsidised work"}},
          {"hours", {"arbetstid", "hours"}},
          {"gap", {"uppehåll", "gaps"}},
          {"studies", {"studier", "studies"}},
          {"unknown", {"okända", "unknown"}},
          {"dropouts", {"avbrott", "drop-outs"}},
          {"own", {"egen läsning", "a reading of one's own"}}};
}

std::vector<Alternative> alternatives_of(const Parameters& goal, const Wording& declared,
                                         const Settings& settings) {
  std::vector<Alternative> all;
  const Parameters standard = goal.find("alternatives");
  if (standard && criteria::one_of(standard, {"none", "standard"}) == 1)
    all = Generator(declared, settings).all();
  for (const Parameters item : goal.find("alternative").items()) {
    Alternative one = written(item, goal.text("id"), declared, settings);
    const bool taken =
        std::any_of(all.begin(), all.end(), [&](const Alternative& other) { return other.id == one.id; });
    if (taken) {
      criteria::throw_contradiction(
          item.find("id"),
          {"Två läsningar av målet heter " + criteria::quote(item.text("id")) + ".",
           "Two readings of the goal are called " + criteria::quote(item.text("id")) + "."},
          {"Ge dem olika namn.", "Give them different names."});
    }
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace goals
