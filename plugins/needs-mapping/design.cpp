#include "design.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/population.hpp"
#include "fotfaste/sdk/toml_text.hpp"
#include "mapping.hpp"
#include "options.hpp"

namespace needs_mapping {
namespace {

using fotfaste::Label;
using fotfaste::Parameters;
using fotfaste::toml_text;

// The tables of a criterion that ask for an answer, its parts among them.
void add_assessments(const Parameters& criterion, std::vector<Parameters>& found) {
  if (criterion.is_list()) {
    for (const Parameters part : criterion.items()) add_assessments(part, found);
    return;
  }
  if (!criterion.is_table()) return;
  if (criterion.has("assessment")) found.push_back(criterion);
  for (const char* key : {"all", "any", "not", "count"}) add_assessments(criterion.find(key), found);
}

class Describer {
 public:
  Describer(const fotfaste::Settings& settings, fotfaste::Design& design)
      : settings_(settings),
        design_(design),
        parameters_(settings.parameters()),
        options_(parse_options(settings)) {}

  void describe() {
    if (!options_.domains.domains.empty()) profile();
    if (!options_.needs.empty()) met();
    if (!options_.distance.empty()) distance();
    const Mapping mapping(settings_);
    if (mapping.is_asked()) mapped();
    report_names_of_crime(options_.names, settings_);
  }

 private:
  void profile() {
    Label denominator = population();
    denominator.sv.append(" och som svarat på frågan");
    denominator.en.append(" who have answered the item");
    design_.purpose({.id = profile_purpose,
                     .title = {"Behovsprofil", "Profile of needs"},
                     .denominator = std::move(denominator),
                     .planned = planned(),
                     .describes = true});
    columns();
    for (const Item& item : options_.domains.items) {
      item.holds.declare(design_.columns());
      if (item.among) item.among->declare(design_.columns());
    }
    ask_occasion();
    if (!options_.domains.sensitive.empty()) ask_sensitive();
    design_.limit({"Hur vanligt behovet är bland andra än dem som kartlagts.",
                   "How common the need is among others than those who were mapped."});
    design_.limit(
        {"Risk för brott eller gäng: den bör inte registreras om enskilda. Fråga gruppen anonymt och "
         "redovisa "
         "svaren med [[plugin.anonymous]], bara i stora grupper.",
         "Risk of crime or gangs: it is better not held about single persons. Ask the group anonymously and "
         "report the answers with [[plugin.anonymous]], in large groups only."});
  }

  void met() {
    Label denominator = population();
    denominator.sv.append(", hade behovet och har slutat");
    denominator.en.append(" who had the need and have left");
    design_.purpose({.id = met_purpose,
                     .title = {"Mötta behov", "Needs met"},
                     .denominator = std::move(denominator),
                     .planned = planned(),
                     .describes = true});
    columns();
    for (const Need& need : options_.needs) {
      need.found.declare(design_.columns());
      need.met.declare(design_.columns());
    }
    ask({"order",
         {"Måste behovet ha funnits före det som möter det?",
          "Must the need have been found before what meets it?"},
         {"Nej, ordningen prövas inte. Bara en fråga som säger båda måste ha ställts på två dagar.",
          "No, the order is not tested. Only an item that says both has to have been asked on two days."},
         false,
         {}});
    design_.limit({"Att behovet möttes genom projektet.", "That the need was met by the project."});
  }

  void distance() {
    design_.purpose({.id = distance_purpose,
                     .title = {"Avstånd till arbetsmarknaden", "Distance to the labour market"},
                     .denominator = population(),
                     .planned = planned(),
                     .describes = true});
    columns();
    for (const DistanceGroup& group : options_.distance) {
      if (group.holds) group.holds->declare(design_.columns());
    }
    ask({"cut-offs",
         {"Vem har bestämt gränserna mellan grupperna, och på vilken grund?",
          "Who laid down the limits between the groups, and on what grounds?"},
         {"Gränserna är projektets egna.", "The limits are the project's own."},
         false,
         {}});
    design_.limit({"Hur långt det är mellan grupperna: de är ordnade, men har inga avstånd.",
                   "How far apart the groups are: they are in order, but have no distances."});
  }

  void mapped() {
    design_.purpose({.id = mapping_purpose,
                     .title = {"Kartläggningen, månad för månad", "The mapping, month by month"},
                     .denominator = {population().sv + " och deltar vid månadens slut",
                                     population().en + " taking part at the end of the month"},
                     .planned = planned(),
                     .describes = true,
                     .at = parameters_.find("mapping")});
    columns();
    Mapping::declare_answers(design_.columns());
    ask({"done",
         {"När är kartläggningen klar?", "When is the mapping done?"},
         {"När varje fråga som skattaren får är besvarad minst en gång.",
          "When every item that the rater is asked has been answered once at least."},
         false,
         {}});
    design_.limit({"Om svaren stämmer, eller om skattarna talat med varandra.",
                   "Whether the answers are right, or the raters have talked to each other."});
  }

  void ask_occasion() {
    std::vector<Parameters> assessments;
    for (const Parameters domain : parameters_.find("domain").items()) {
      for (const Parameters item : domain.find("item").items())
        add_assessments(item.find("holds"), assessments);
    }
    if (assessments.empty()) return;
    const bool all = std::all_of(assessments.begin(), assessments.end(),
                                 [](const Parameters& part) { return part.has("at"); });
    ask({"occasion",
         {"Vilket svar räknas, om någon svarar flera gånger?",
          "Which answer counts, if somebody answers several times?"},
         all ? Label{"Det som varje fråga säger i at.", "What each item says in at."}
             : Label{"Det senaste, där inget annat sägs.", "The latest, where nothing else is said."},
         all,
         {{"at = \"first\"",
           {"i frågans holds: det första svaret", "in the item's holds: the first answer"}}}});
  }

  void ask_sensitive() {
    const bool written = parameters_.find("sensitive").line() > 0;
    design_.question(
        {"sensitive",
         {"Får de känsliga frågorna samlas in och redovisas? Det kräver stöd i lag.",
          "May the sensitive items be collected and reported? That takes a basis in law."},
         options_.sensitive ? Label{"Ja, i stora grupper och aldrig efter plats.",
                                    "Yes, in large groups and never by place."}
                            : Label{"Nej, de räknas inte.", "No, they are not counted."},
         written,
         {{"sensitive = true", {"de räknas, i stora grupper", "they are counted, in large groups"}},
          {"sensitive = false", {"de räknas inte", "they are not counted"}}}});
  }

  [[nodiscard]] Label population() const {
    if (parameters_.has("population")) return {"de som population gäller", "those whom population is about"};
    return {"alla i programmet", "everybody in the programme"};
  }
  [[nodiscard]] std::optional<std::int64_t> planned() const {
    return parameters_.has("population") ? std::nullopt : settings_.planned_participants();
  }
  void columns() {
    fotfaste::Needs& needs = design_.columns();
    fotfaste::Population(parameters_.find("population"), settings_.as_of()).declare(needs);
    fotfaste::Breakdown(parameters_.find("by")).declare(needs);
  }

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

  const fotfaste::Settings& settings_;
  fotfaste::Design& design_;
  Parameters parameters_;
  Options options_;
};

}  // namespace

void describe_design(const fotfaste::Settings& settings, fotfaste::Design& design) {
  Describer(settings, design).describe();
}

}  // namespace needs_mapping
