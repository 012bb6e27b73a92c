#include <algorithm>
#include <array>

#include "report/html/cell_text.hpp"
#include "report/html/page.hpp"
#include "report/utf8.hpp"

namespace fotfaste::report {
namespace {

std::string id_of(const Json& object) {
  return raw_text(member(object, "id"));
}

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& names, const std::string& id) {
  return std::find(names.begin(), names.end(), id) != names.end();
}

}  // namespace

bool has_rows(const Json& table) {
  return !elements(member(table, "rows")).empty();
}

bool is_goal_list(const Json& table) {
  if (member(table, "kind") != "goals") return false;
  std::size_t dimensions = 0;
  for (const Json& column : elements(member(table, "columns"))) {
    if (member(column, "role") == "dimension" && member(column, "type") != "stratum") ++dimensions;
  }
  return dimensions == 1;
}

bool is_for_evaluators(const Json& table) {
  constexpr std::array<std::string_view, 2> ids = {"reliable-change", "curve-summary"};
  return is_one_of(ids, id_of(table));
}

bool is_export(const Json& plugin) {
  return id_of(plugin).starts_with("funder-export-");
}

bool is_left_to_files(const Json& plugin, const Json& table) {
  constexpr std::array<std::string_view, 3> ids = {"indicators", "standing", "members"};
  if (is_export(plugin) && is_one_of(ids, id_of(table))) return true;
  // The numbers at risk stand with the curves already; the others are for whoever examines the ratings or how
  // alike two groups are.
  constexpr std::array<std::string_view, 4> technical = {"at-risk", "reliability", "waves-without-activity",
                                                         "balance-details"};
  if (is_one_of(technical, id_of(table))) return true;
  // Nobody reads so long a list on a page.
  constexpr std::size_t longest_list = 200;
  if (member(table, "kind") == "records" && elements(member(table, "rows")).size() > longest_list)
    return true;
  // Tables about single people never stand in results; should one be there, it stays out of the page.
  const Json& columns = elements(member(table, "columns"));
  return std::any_of(columns.begin(), columns.end(),
                     [](const Json& column) { return member(column, "role") == "person"; });
}

bool is_definitions(const Json& plugin, const Json& table) {
  return is_export(plugin) && id_of(table) == "definitions";
}

bool has_comparison(const Json& results) {
  for (const Json& plugin : elements(member(results, "plugins"))) {
    if (id_of(plugin) != "comparison") continue;
    for (const Json& table : elements(member(plugin, "tables"))) {
      if (id_of(table) == "design" && has_rows(table)) return true;
    }
  }
  return false;
}

std::string element_id(std::string_view text) {
  std::string id;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    id.push_back(byte <= 0x20 || byte == 0x7F ? '-' : c);
  }
  return id.empty() ? "-" : id;
}

std::string plugin_heading(const Page& page, const Json& plugin) {
  const std::string title = as_text(member(plugin, "title"), page.language);
  return title.empty() ? as_text(member(plugin, "id"), page.language) : title;
}

}  // namespace fotfaste::report
