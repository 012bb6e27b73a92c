#include "design.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "comparison_group.hpp"
#include "fotfaste/sdk/toml_text.hpp"
#include "group_comparison.hpp"
#include "standard.hpp"
#include "words.hpp"

namespace comparison {
namespace {

using fotfaste::Label;
using fotfaste::Parameters;
using fotfaste::toml_text;

class Describer {
 public:
  Describer(const fotfaste::Settings& settings, fotfaste::Design& design)
      : settings_(settings), design_(design), parameters_(settings.parameters()) {}

  void describe() {
    for (const Parameters table : parameters_.find("comparison").items()) groups(table);
    for (const Parameters table : parameters_.find("standard").items()) standard(table);
    for (const Parameters table : parameters_.find("comparison_group").items()) comparison_group(table);
  }

 private:
  // Open until the evaluator says that the reading is the one that is meant.
  void ask(fotfaste::DesignQuestion question) {
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

  void ask_unknown(const Parameters& table) {
    const bool is_no = table.text_or("unknown", "unknown") == "not_reached";
    ask({"unknown",
         {"Hur räknas den vars utfall ingen känner till?",
          "How is somebody counted whose outcome nobody knows?"},
         is_no ? Label{"Som att utfallet inte nåddes.", "As not having reached the outcome."}
               : Label{"Inte alls: andelen är av dem med känt utfall.",
                       "Not at all: the share is of those with a known outcome."},
         table.find("unknown").line() > 0,
         {{"unknown = \"not_reached\"",
           {"som att utfallet inte nåddes", "as not having reached the outcome"}}}});
  }

  [[nodiscard]] static Label denominator(const Parameters& table, std::string_view sv, std::string_view en) {
    Label label = table.has("population")
                      ? Label{"de som population gäller", "those whom population is about"}
                      : Label{"alla i programmet", "everybody in the programme"};
    label.sv.append(sv);
    label.en.append(en);
    return label;
  }
  [[nodiscard]] std::optional<std::int64_t> planned(const Parameters& table) const {
    return table.has("population") ? std::nullopt : settings_.planned_participants();
  }

  void groups(const Parameters& table) {
    const GroupComparison comparison(table, settings_.as_of());
    design_.purpose({.id = comparison.id(),
                     .title = comparison.text(),
                     .denominator = denominator(table, ", med känt utfall, grupp för grupp",
                                                " with a known outcome, group by group"),
                     .planned = planned(table),
                     .at = table});
    comparison.declare_columns(design_.columns());
    ask({"beforehand",
         {"Bestämdes jämförelsen innan någon visste hur det gick?",
          "Was the comparison decided before anybody knew how it went?"},
         {"Nej: den visar något att undersöka vidare.", "No: it shows something to look further into."}});
    ask_unknown(table);
    design_.limit({"Varför grupperna skiljer sig: de kan ha varit olika från början.",
                   "Why groups differ: they may have been different from the start."});
    design_.limit({"Att projektet är orsaken.", "That the project is the cause."});
  }

  void standard(const Parameters& table) {
    const Standard standard(table, settings_.as_of());
    design_.purpose({.id = standard.id(),
                     .title = standard.text(),
                     .denominator = denominator(table, ", med känt utfall, i någon av grupperna",
                                                " with a known outcome, in one of the groups"),
                     .planned = planned(table),
                     .at = table});
    standard.declare_columns(design_.columns());
    ask_unknown(table);
    ask({"standard",
         {"Är det publicerade utfallet räknat som projektets?",
          "Is the published outcome counted as the project's?"},
         {"Ja: samma utfall, samma tid, samma sätt att räkna okända.",
          "Yes: the same outcome, the same time, unknown counted in the same way."}});
    design_.limit({"Skillnader i annat än det som grupperna är gjorda av.",
                   "Differences in anything else than what the groups are made of."});
  }

  void comparison_group(const Parameters& table) {
    const ComparisonGroup group(table, settings_.as_of());
    const bool claims = speaks_of_effects(group.text().sv) || speaks_of_effects(group.text().en);
    design_.purpose(
        {.id = group.id(),
         .title = claims ? Label{"Jämförelsen " + group.id(), "The comparison " + group.id()} : group.text(),
         .denominator =
             {"de som jämförs och de som de jämförs med, med känt utfall och allt känt i förväg",
              "those compared and those whom they are compared with, with a known outcome and all known "
              "beforehand"},
         .at = table});
    group.declare_columns(design_.columns());
    ask({"confirmed",
         {"Har någon utomstående granskat upplägget?", "Has anybody from outside reviewed the design?"},
         {"Nej: skillnaden visas utan att kallas effekt.",
          "No: the difference is shown without being called an effect."},
         group.confirmation().has_value(),
         {{"confirmed = { date = 2024-09-01, reviewer = \"extern utvärderare\", document = \"plan.pdf\" }",
           {"granskat den dagen", "reviewed on that day"}}}});
    ask({"limit",
         {"Hur lika måste grupperna vara?", "How alike must the groups be?"},
         {toml_text(group.balance_limit()) + " standardavvikelser.",
          toml_text(group.balance_limit()) + " standard deviations."},
         table.find("balance_limit").line() > 0,
         {{"balance_limit = 0.1", {"en tiondels standardavvikelse", "a tenth of a standard deviation"}}}});
    if (group.options().method != Method::lot) {
      design_.limit({"Skillnader i det som inte står i covariates: vilja, hälsa, nätverk.",
                     "Differences in what is not among the covariates: will, health, network."});
    }
    design_.limit({"Hur det skulle gå för andra än dem som jämförs.",
                   "How it would go for others than those compared."});
  }

  const fotfaste::Settings& settings_;
  fotfaste::Design& design_;
  Parameters parameters_;
};

}  // namespace

void describe_agreed(fotfaste::Description& description) {
  description
      .parameter("agreed", fotfaste::ParameterType::text,
                 "Definitionsfrågor där läsningen är den som avses: beforehand, unknown, standard, limit.",
                 "Definition questions whose reading is the one that is meant: beforehand, unknown, "
                 "standard, limit.")
      .repeated();
}

void describe_design(const fotfaste::Settings& settings, fotfaste::Design& design) {
  Describer(settings, design).describe();
}

}  // namespace comparison
