#include "options.hpp"

#include <algorithm>

#include "fotfaste/sdk/criteria/reading.hpp"

namespace reach {
namespace {

using fotfaste::Label;
using fotfaste::Parameters;
using fotfaste::ParameterType;
namespace criteria = fotfaste::criteria;

[[noreturn]] void refuse_repeated(const Parameters& at, std::string_view word) {
  criteria::throw_contradiction(
      at, {criteria::quote(word) + " står två gånger.", criteria::quote(word) + " stands twice."},
      {"Ta bort den ena.", "Remove one of them."});
}

std::vector<Asked> parse_asked(const fotfaste::Settings& settings, std::string_view parameter,
                               std::string_view criterion) {
  std::vector<Asked> all;
  for (const Parameters item : settings.parameters().find(parameter).items()) {
    const std::string id(criteria::some_texts(item.find("id")).front());
    for (const Asked& before : all) {
      if (before.id == id) refuse_repeated(item.find("id"), id);
    }
    all.push_back({id, item.label_or("text", {id, id}),
                   fotfaste::Criterion::parse(item.find(criterion), settings.as_of())});
  }
  return all;
}

std::vector<std::string> parse_groups(const Parameters& parameters) {
  std::vector<std::string> groups;
  const Parameters item = parameters.find("target_groups");
  if (!item || (item.is_list() && item.items().empty())) return groups;
  for (const std::string_view word : criteria::some_texts(item)) {
    if (std::find(groups.begin(), groups.end(), word) != groups.end()) refuse_repeated(item, word);
    groups.emplace_back(word);
  }
  if (groups.size() > most_groups) {
    criteria::throw_contradiction(
        item, {"target_groups har för många grupper.", "target_groups has too many groups."},
        {"Ange högst 20.", "Name at most 20."});
  }
  return groups;
}

// A planned share is of one column that the figures are broken down by.
void check_is_counted(const Parameters& parameters, const Parameters& column) {
  const auto by = parameters.texts("by");
  if (std::find(by.begin(), by.end(), column.as_text()) != by.end()) return;
  const std::string written = criteria::quote(column.as_text());
  criteria::throw_contradiction(column,
                                {written + " finns inte i by, så det räknas inte hur många de är.",
                                 written + " is not in by, so nobody counts how many they are."},
                                {"Lägg till " + written + " i by.", "Add " + written + " to by."});
}

std::vector<PlannedShare> parse_planned(const Parameters& parameters) {
  std::vector<PlannedShare> all;
  for (const Parameters item : parameters.find("planned").items()) {
    PlannedShare one{
        std::string(item.text("column")), std::string(item.text("value")), item.number("share"), {}, item};
    check_is_counted(parameters, item.find("column"));
    if (const Parameters tolerance = item.find("tolerance")) one.tolerance = tolerance.as_number();
    double sum = one.share;
    for (const PlannedShare& before : all) {
      if (before.column != one.column) continue;
      if (before.value == one.value) refuse_repeated(item.find("value"), one.value);
      sum += before.share;
    }
    if (sum > 1 + 1e-9) {
      criteria::throw_contradiction(
          item.find("share"),
          {"De planerade andelarna är tillsammans mer än hela.",
           "The planned shares are more than the whole together."},
          {"Andelar skrivs 0.40 för 40 %. Ändra så att de blir högst 1.",
           "Shares are written 0.40 for 40 %. Change them so that they make at most 1."});
    }
    all.push_back(std::move(one));
  }
  return all;
}

std::vector<Inhabitants> parse_inhabitants(const Parameters& parameters) {
  std::vector<Inhabitants> all;
  for (const Parameters item : parameters.find("inhabitants").items()) {
    Inhabitants one{std::string(criteria::some_texts(item.find("place")).front()),
                    item.boolean_or("whole", false),
                    item.integer("count"),
                    item.integer("year"),
                    std::string(criteria::some_texts(item.find("source")).front()),
                    item};
    for (const Inhabitants& before : all) {
      if (before.place == one.place) refuse_repeated(item.find("place"), one.place);
    }
    all.push_back(std::move(one));
  }
  return all;
}

void describe_asked(fotfaste::Parameter& table) {
  table.field("id", ParameterType::text, "Beteckning i resultaten.", "Designation in the results.")
      .required();
  table.field("text", ParameterType::label, "Vad det kallas i rapporten. Annars id.",
              "What the report calls it. Otherwise the id.");
}

}  // namespace

void describe_parameters(fotfaste::Description& description) {
  description.parameter("population", ParameterType::criterion, "Vilka som räknas. Annars alla i programmet.",
                        "Who is counted. Otherwise everybody in the programme.");
  description
      .parameter("by", ParameterType::column,
                 "Bakgrund att redovisa och dela upp på, var för sig; \"gender*cohort\" korsar två.",
                 "Background to show and to break down by, each by itself; \"gender*cohort\" crosses two.")
      .repeated();

  fotfaste::Parameter& rule = description.parameter(
      "rule", ParameterType::table, "Villkor för att höra till projektets målgrupp. Alla ska vara uppfyllda.",
      "Conditions of belonging to the project's target group. All are to be met.");
  rule.repeated();
  describe_asked(rule);
  rule.field("holds", ParameterType::criterion, "Vad som ska gälla.", "What is to hold.").required();

  description
      .parameter("target_groups", ParameterType::text,
                 "Grupper att räkna: målgrupper, eller myndigheter som någon är känd hos. Utan listan räknas "
                 "ingen grupp, eftersom det kan vara känsliga uppgifter.",
                 "Groups to count: target groups, or authorities that somebody is known to. Without the list "
                 "no group is counted, since such data may be sensitive.")
      .repeated();

  fotfaste::Parameter& planned =
      description.parameter("planned", ParameterType::table, "Planerad fördelning, som ca 40 % kvinnor.",
                            "A planned composition, such as about 40 % women.");
  planned.repeated();
  planned
      .field("column", ParameterType::column, "Kolumnen, som \"gender\". Den ska också stå i by.",
             "The column, such as \"gender\". It also stands in by.")
      .required();
  planned.field("value", ParameterType::text, "Värdet, som \"woman\".", "The value, such as \"woman\".")
      .required();
  planned
      .field("share", ParameterType::number, "Planerad andel: 0.40 är 40 %.",
             "The planned share: 0.40 is 40 %.")
      .range(0, 1)
      .required();
  planned
      .field("tolerance", ParameterType::number,
             "Så mycket mer eller mindre är enligt plan: 0.05 är fem procentenheter.",
             "So much more or less is as planned: 0.05 is five percentage points.")
      .range(0, 1);

  description
      .parameter(
          "place", ParameterType::column,
          "Kolumnen som säger var deltagarna bor eller hör hemma. Används för inhabitants och persons.",
          "The column that says where participants live or belong. Used for inhabitants and persons.")
      .default_value("site");
  fotfaste::Parameter& inhabitants = description.parameter(
      "inhabitants", ParameterType::table, "Antal invånare i en plats, med år och källa.",
      "Number of inhabitants of a place, with year and source.");
  inhabitants.repeated();
  inhabitants
      .field("place", ParameterType::text, "Platsen, som den skrivs i data.",
             "The place, as the data write it.")
      .required();
  inhabitants
      .field("whole", ParameterType::boolean,
             "Hela området: alla räknas, var de än bor. Då är place bara ett namn.",
             "The whole area: everybody is counted, wherever they live. place is then a name alone.")
      .default_value("false");
  inhabitants.field("count", ParameterType::integer, "Antal invånare.", "Number of inhabitants.")
      .range(1, 1e10)
      .required();
  inhabitants.field("year", ParameterType::integer, "År som antalet gäller.", "The year of the number.")
      .range(1749, 2200)
      .required();
  inhabitants.field("source", ParameterType::text, "Varifrån antalet kommer.", "Where the number comes from.")
      .required();

  fotfaste::Parameter& uptake = description.parameter(
      "uptake", ParameterType::table, "Något som räknas hur många som tar del av, som en tjejgrupp.",
      "Something of which it is counted how many take it up, such as a girls' group.");
  uptake.repeated();
  describe_asked(uptake);
  uptake.field("outcome", ParameterType::criterion, "Vad som räknas.", "What counts.").required();

  description
      .parameter(
          "persons", ParameterType::boolean,
          "Läs vem som är vem: visar hur många som deltagit flera gånger, och räknar var och en en gång "
          "i tabellerna om grupper och invånare.",
          "Read who is who: shows how many took part several times, and counts each once in the tables "
          "of groups and inhabitants.")
      .default_value("false");
  description
      .parameter("agreed", ParameterType::text, "Frågor om upplägget som är bestämda.",
                 "Questions about the design that are settled.")
      .repeated();
}

Options parse_options(const fotfaste::Settings& settings) {
  const Parameters parameters = settings.parameters();
  Options options;
  options.rules = parse_asked(settings, "rule", "holds");
  for (const Asked& rule : options.rules) {
    if (rule.id != all_rules) continue;
    criteria::throw_contradiction(parameters.find("rule"),
                                  {criteria::quote(all_rules) + " är namnet på alla villkor tillsammans.",
                                   criteria::quote(all_rules) + " is the name of all conditions together."},
                                  {"Ge villkoret ett annat id.", "Give the condition another id."});
  }
  options.uptakes = parse_asked(settings, "uptake", "outcome");
  options.target_groups = parse_groups(parameters);
  options.planned = parse_planned(parameters);
  options.inhabitants = parse_inhabitants(parameters);
  options.persons = parameters.boolean_or("persons", false);
  const Parameters place = parameters.find("place");
  if (place && place.as_text().find('*') != std::string_view::npos) {
    criteria::throw_contradiction(
        place, {"place korsar två kolumner.", "place crosses two columns."},
        {"Ange en kolumn, till exempel \"site\".", "Name one column, for example \"site\"."});
  }
  return options;
}

}  // namespace reach
