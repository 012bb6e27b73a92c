#include "composition.hpp"

#include <algorithm>
#include <utility>

namespace reach {
namespace {

struct Named {
  std::string_view word;
  std::string_view sv;
  std::string_view en;
};

constexpr Named columns[] = {{"gender", "Kön", "Gender"},
                             {"age_group", "Ålder vid start", "Age at entry"},
                             {"cohort", "Omgång", "Cohort"},
                             {"site", "Plats eller enhet", "Site"},
                             {"source", "Kommer från", "Referred by"},
                             {"group", "Projekt eller jämförelse", "Programme or comparison"},
                             {"labour_status", "Sysselsättning vid start", "Labour status at entry"},
                             {"exit_reason", "Varför deltagaren slutade", "Reason for leaving"}};

// Of several columns: what is called the same is the same.
constexpr Named values[] = {
    {"woman", "kvinna", "woman"},
    {"man", "man", "man"},
    {"other", "annat", "other"},
    {"unknown", "inte känt", "not known"},
    {"0-17", "under 18 år", "under 18"},
    {"18-29", "18–29 år", "18–29"},
    {"30-54", "30–54 år", "30–54"},
    {"55-", "55 år eller äldre", "55 or older"},
    {"programme", "deltar i projektet", "takes part in the project"},
    {"comparison", "jämförelsegrupp", "comparison group"},
    {"employed", "anställd", "employed"},
    {"self_employed", "egen företagare", "self-employed"},
    {"unemployed", "arbetslös", "unemployed"},
    {"inactive_education", "utanför arbetskraften, studerar", "outside the labour force, in education"},
    {"inactive_other", "utanför arbetskraften, annat", "outside the labour force, other"},
    {"completed", "fullföljde", "completed"},
    {"employment", "började arbeta", "started work"},
    {"education", "började studera", "started studies"},
    {"dropout", "avbröt", "dropped out"},
    {"moved", "flyttade", "moved away"},
    {"health", "hälsoskäl", "for health reasons"},
};

constexpr std::string_view attribute_prefix = "attributes.";

bool is_code(std::string_view column) {
  return column == "gender" || column == "age_group" || column == "group" || column == "labour_status" ||
         column == "exit_reason";
}

template <std::size_t Size>
fotfaste::Label name_of(const Named (&names)[Size], std::string_view word) {
  const auto* const found =
      std::find_if(std::begin(names), std::end(names), [&](const Named& one) { return one.word == word; });
  if (found == std::end(names)) return {std::string(word), std::string(word)};
  return {std::string(found->sv), std::string(found->en)};
}

fotfaste::Label column_name(std::string_view column) {
  if (column.starts_with(attribute_prefix)) column.remove_prefix(attribute_prefix.size());
  return name_of(columns, column);
}

void append(fotfaste::Label& text, std::string_view joint, const fotfaste::Label& more) {
  if (!text.sv.empty()) {
    text.sv.append(joint);
    text.en.append(joint);
  }
  text.sv.append(more.sv);
  text.en.append(more.en);
}

// The parts of a text that joint stands between.
std::vector<std::string_view> parts_of(std::string_view text, std::string_view joint) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(joint);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + joint.size());
  }
}

}  // namespace

Background background_of(const fotfaste::StratumCell& cell) {
  Background background{{}, {}, true};
  for (const auto& [column, value] : cell.labels) {
    if (!background.column.empty()) {
      background.column.push_back('*');
      background.value.append(", ");
    }
    background.column.append(column);
    background.value.append(value);
    background.is_known &= value != no_value;
  }
  return background;
}

void label_background(fotfaste::Results& results, std::string_view table, const Background& background) {
  fotfaste::Label column;
  bool codes = true;
  const auto crossed = parts_of(background.column, "*");
  for (const std::string_view part : crossed) {
    append(column, " × ", column_name(part));
    codes &= is_code(part);
  }
  results.label(table, "background", background.column, column);
  // Words of the project's own stand as they are.
  if (background.value.empty() || (!codes && crossed.size() == 1)) return;
  fotfaste::Label value;
  const auto words = parts_of(background.value, ", ");
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool own = words.size() != crossed.size() || !is_code(crossed[i]);
    append(value, ", ",
           own ? fotfaste::Label{std::string(words[i]), std::string(words[i])} : name_of(values, words[i]));
  }
  results.label(table, "category", background.value, value);
}

void Composition::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description.table(id, fotfaste::Kind::proportion, "Vilka som deltar", "Who takes part")
      .description(
          "Alla deltaganden efter den bakgrund som projektet valt att visa, vid start. Alla är räknade: "
          "intervallet säger hur säkert talet är om deltagarna ses som ett urval av dem som kunde ha "
          "deltagit.",
          "All participations by the background that the project chose to show, at entry. Everybody is "
          "counted: the interval says how certain the figure is if participants are seen as a sample of "
          "those "
          "who could have taken part.")
      .additive()
      .smallest_cell(5)
      .column("background", Type::text, Role::dimension, "Bakgrund", "Background")
      .column("category", Type::text, Role::dimension, "Värde", "Category")
      .column("numerator", Type::integer, Role::numerator, "Antal", "Number")
      .column("denominator", Type::integer, Role::denominator, "Med känd uppgift", "Known")
      .column("unknown", Type::integer, Role::unknown, "Okänt", "Unknown");
}

std::map<std::string, Composition::Known> Composition::known(const fotfaste::Breakdown& breakdown) const {
  std::map<std::string, Known> all;
  for (const std::uint32_t stratum : breakdown.order()) {
    if (stratum == fotfaste::Breakdown::everybody) continue;
    const Background background = background_of(breakdown.cell(stratum));
    Known& one = all[background.column];
    fotfaste::add_counts(background.is_known ? one.known : one.unknown, counts_.get(stratum, 0, 0));
  }
  return all;
}

std::vector<Composition::Value> Composition::values(const fotfaste::Breakdown& breakdown) const {
  const auto known_of = known(breakdown);
  std::vector<Value> found;
  std::map<std::pair<std::string, std::string>, std::size_t> places;
  for (const std::uint32_t stratum : breakdown.order()) {
    if (stratum == fotfaste::Breakdown::everybody) continue;
    Background background = background_of(breakdown.cell(stratum));
    if (!background.is_known) continue;
    const Known& of = known_of.at(background.column);
    // Crossed words with a comma in them may read the same.
    const auto [place, is_new] = places.emplace(std::pair(background.column, background.value), found.size());
    if (is_new) found.push_back({std::move(background), 0, of.known, of.unknown});
    fotfaste::add_counts(found[place->second].count, counts_.get(stratum, 0, 0));
  }
  return found;
}

void Composition::report(const Reporting& reporting) const {
  std::map<std::string, bool> shown;
  for (const Value& value : values(reporting.breakdown)) {
    reporting.results.add(id, value.background.column, value.background.value, value.count, value.known,
                          value.unknown);
    label_background(reporting.results, id, value.background);
    shown[value.background.column] = true;
  }
  // A column that nobody has a value of is still said to be unknown.
  for (const auto& [column, of] : known(reporting.breakdown)) {
    if (shown.contains(column)) continue;
    reporting.results.add(id, column, std::nullopt, 0, 0, of.unknown);
    label_background(reporting.results, id, {column, "", true});
  }
}

}  // namespace reach
