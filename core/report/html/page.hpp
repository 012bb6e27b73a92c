// What every part of the page is given: the results, the language, and where to write.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report/html/html.hpp"
#include "report/speech.hpp"
#include "report/table_view.hpp"

namespace fotfaste::report {

struct Page : Speech {
  Page(const Json& given, model::Language in)
      : Speech{in},
        results(given),
        few_below(
            static_cast<std::int64_t>(as_number(member(member(given, "run"), "few_below")).value_or(20))) {}

  void paragraph(std::string_view sentence) { html.element("p", sentence).line(); }

  const Json& results;
  std::int64_t few_below;
  Html html;
};

// The parts of the page, in its order; a file each.
void write_summary(Page& page);
void write_goals_section(Page& page);
// What has changed since the results of an earlier run.
void write_since_section(Page& page, const Json& earlier);
void write_flow_section(Page& page);
void write_plugin_section(Page& page, const Json& plugin);
void write_findings_section(Page& page);
void write_method_section(Page& page);
void write_configured(Page& page);  // within it
void write_accessibility_section(Page& page);

// One result table as a figure: heading of level 3, a sentence with the numbers, the table. Tables without
// rows are not written.
enum class Picture { by_kind, none };
void write_figure(Page& page, const Json& plugin, const Json& table, Picture picture = Picture::by_kind);

// A table that is not a figure: heads, then rows of as many cells. Columns from first_number on hold numbers.
void write_plain_table(Page& page, std::string_view caption, const std::vector<std::string>& heads,
                       const std::vector<std::vector<std::string>>& rows, std::size_t first_number);

// The sentence under a figure's heading, with numbers. Never empty for a table with rows.
std::string says(const Page& page, const TableView& table);

// A paragraph about a goal without its name, bound to its verdict; see goal_sentence.cpp.
std::string goal_sentence(const Page& page, const TableView& table, const Json& row);

// Which tables belong where.
bool has_rows(const Json& table);
bool is_goal_list(const Json& table);       // goals by themselves, of the goals section
bool is_for_evaluators(const Json& table);  // at the end of a plugin's section
bool is_export(const Json& plugin);         // an export to a funder: form, rules, records
bool is_left_to_files(const Json& plugin, const Json& table);
bool is_definitions(const Json& plugin, const Json& table);  // in the method section

// A comparison whose design someone has confirmed: a row in the table design of the plugin comparison. Only
// then may the page speak of effects.
bool has_comparison(const Json& results);

// An id of an element: never empty, without spaces.
std::string element_id(std::string_view text);
std::string plugin_heading(const Page& page, const Json& plugin);

}  // namespace fotfaste::report
