#include "register.hpp"

#include <algorithm>

#include "fotfaste/sdk/project_table.hpp"

namespace collaboration {
namespace {

void keep_first(std::string& text, std::string_view other) {
  if (!other.empty() && (text.empty() || other < text)) text = other;
}

}  // namespace

bool Organisation::is_in(fotfaste::Day day) const {
  return std::any_of(spells.begin(), spells.end(), [day](const Spell& spell) { return spell.holds_on(day); });
}

bool Organisation::is_undated(fotfaste::Day day) const {
  return is_in(day) && std::none_of(spells.begin(), spells.end(), [day](const Spell& spell) {
           return spell.joined != fotfaste::no_day && spell.holds_on(day);
         });
}

void Register::declare(fotfaste::Needs& needs) {
  needs.columns({"project.organisations.name", "project.organisations.kind", "project.organisations.sector",
                 "project.organisations.size_class", "project.organisations.municipality",
                 "project.organisations.joined", "project.organisations.left"},
                fotfaste::Required::no);
}

Register::Register(const fotfaste::Settings& settings) {
  const fotfaste::ProjectTable table(settings.raw()->project, "organisations");
  const auto name = table.words("name");
  const auto kind = table.words("kind");
  const auto sector = table.words("sector");
  const auto size_class = table.words("size_class");
  const auto municipality = table.words("municipality");
  const auto joined = table.days("joined");
  const auto left = table.days("left");
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (name[row].empty()) continue;
    Organisation& organisation = organisations_[{std::string(name[row]), std::string(kind[row])}];
    keep_first(organisation.sector, sector[row]);
    keep_first(organisation.size_class, size_class[row]);
    keep_first(organisation.municipality, municipality[row]);
    organisation.spells.push_back(
        {joined.value_or(row, fotfaste::no_day), left.value_or(row, fotfaste::end_of_time)});
  }
}

bool Register::contains(std::string_view name) const {
  const auto found = organisations_.lower_bound({std::string(name), std::string()});
  return found != organisations_.end() && found->first.first == name;
}

}  // namespace collaboration
