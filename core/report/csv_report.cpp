#include "report/csv_report.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "report/csv.hpp"
#include "report/display_text.hpp"
#include "report/html/cell_text.hpp"
#include "report/shown_table.hpp"

namespace fotfaste::report {
namespace {

constexpr std::array<std::string_view, 19> heads = {
    "plugin",      "table",   "kind",  "row", "stratum", "dimensions", "measure", "unit",   "n",  "numerator",
    "denominator", "unknown", "value", "low", "high",    "worst",      "best",    "method", "few"};
constexpr std::string_view line_end = "\r\n";

// name=value pairs with ; between. A backslash stands before each of \ ; = within a name or a value.
void add_pair(std::string& pairs, const std::string& name, const std::string& value) {
  const auto add = [&](const std::string& text) {
    for (const char character : text) {
      if (character == '\\' || character == ';' || character == '=') pairs.push_back('\\');
      pairs.push_back(character);
    }
  };
  if (!pairs.empty()) pairs.push_back(';');
  add(name);
  pairs.push_back('=');
  add(value);
}

std::string code_field(const std::string& code) {
  constexpr std::size_t longest = 32'000;
  return csv_field(neutral(code, longest), ',');
}

struct Column {
  std::string name;
  std::string role;
  std::string unit;
};

class Estimates {
 public:
  Estimates() {
    for (const std::string_view head : heads) text_.append(text_.empty() ? "" : ",").append(head);
    text_.append(line_end);
  }

  void add_table(const std::string& plugin, const Json& table) {
    const TableView view(table, model::Language::english);
    std::vector<Column> columns;
    for (const Json& column : view.columns()) {
      if (member(column, "type") == "stratum") continue;
      columns.push_back({raw_text(member(column, "name")), raw_text(member(column, "role")),
                         raw_text(member(column, "unit"))});
    }
    fields_ = {};
    fields_[0] = code_field(plugin);
    fields_[1] = code_field(raw_text(member(table, "id")));
    fields_[2] = code_field(raw_text(member(table, "kind")));
    std::size_t number = 0;
    for (const Json& row : view.rows()) {
      fields_[3] = std::to_string(++number);
      add_row(view, columns, row);
    }
  }

  std::string take() { return std::move(text_); }

 private:
  enum Field : std::size_t {
    stratum = 4,
    dimensions,
    measure,
    unit,
    n,
    numerator,
    denominator,
    unknown,
    value,
    low,
    high,
    worst,
    best,
    method,
    few
  };

  // The field of the line of the estimate itself that a column fills; none for a measure of its own.
  static std::size_t field_of(const Column& column, bool has_estimate) {
    if (!has_estimate) return heads.size();
    constexpr std::array<std::pair<std::string_view, std::size_t>, 5> roles = {{{"numerator", numerator},
                                                                                {"denominator", denominator},
                                                                                {"unknown", unknown},
                                                                                {"low", low},
                                                                                {"high", high}}};
    if (column.name == "value") return value;
    for (const auto& [role, field] : roles) {
      if (column.role == role) return field;
    }
    if (column.role == "count") return n;
    if (column.name == "worst") return worst;
    if (column.name == "best") return best;
    if (column.name == "few") return few;
    return heads.size();
  }

  void add_row(const TableView& view, const std::vector<Column>& columns, const Json& row) {
    const bool has_estimate = view.has("value") || !view.column_with("numerator").empty();
    std::string groups;
    const Json& of = member(row, "stratum");
    if (of.is_object()) {
      for (auto it = of.begin(); it != of.end(); ++it) add_pair(groups, it.key(), raw_text(*it));
    }
    std::string where;
    for (const Column& column : columns) {
      const Json& cell = member(row, column.name);
      if (column.role == "dimension" && !cell.is_null()) add_pair(where, column.name, raw_text(cell));
    }
    fields_[stratum] = code_field(groups);
    fields_[dimensions] = code_field(where);
    if (has_estimate) add_estimate(columns, row);
    for (const Column& column : columns) {
      const Json& cell = member(row, column.name);
      if (column.role == "dimension" || !cell.is_number()) continue;
      if (field_of(column, has_estimate) != heads.size()) continue;
      clear_estimate();
      fields_[measure] = code_field(column.name);
      fields_[unit] = code_field(column.unit);
      fields_[value] = raw_text(cell);
      write_line();
    }
  }

  void add_estimate(const std::vector<Column>& columns, const Json& row) {
    clear_estimate();
    bool any = false;
    for (const Column& column : columns) {
      const std::size_t field = field_of(column, true);
      if (field == heads.size() || column.role == "dimension") continue;
      const Json& cell = field == value ? shown_value(row) : member(row, column.name);
      if (!cell.is_number() || !fields_[field].empty()) continue;
      fields_[field] = raw_text(cell);
      any |= field != few;
      if (field == value) fields_[unit] = code_field(column.unit);
    }
    if (!any) return;
    fields_[measure] = "value";
    fields_[method] = code_field(raw_text(member(row, "method")));
    write_line();
  }

  void clear_estimate() {
    for (std::size_t field = measure; field < heads.size(); ++field) fields_[field].clear();
  }

  void write_line() {
    for (std::size_t field = 0; field < heads.size(); ++field) {
      if (field > 0) text_.push_back(',');
      text_.append(fields_[field]);
    }
    text_.append(line_end);
  }

  std::string text_;
  std::array<std::string, heads.size()> fields_;
};

// Letters, digits, hyphens and points, as identifiers of plugins and tables have; never a path.
std::string file_stem(const std::string& plugin, const std::string& table) {
  constexpr std::size_t longest = 100;
  std::string stem = plugin + "." + table;
  for (char& character : stem) {
    const bool plain = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
                       (character >= '0' && character <= '9') || character == '-' || character == '.' ||
                       character == '_';
    if (!plain) character = '-';
  }
  if (stem.front() == '.') stem.front() = '-';
  return stem.substr(0, longest);
}

}  // namespace

std::string estimates_csv(const Json& results) {
  Estimates estimates;
  for (const Json& plugin : elements(member(results, "plugins"))) {
    for (const Json& table : elements(member(plugin, "tables"))) {
      if (!is_about_people(table)) estimates.add_table(raw_text(member(plugin, "id")), table);
    }
  }
  return estimates.take();
}

std::vector<CsvFile> table_csv_files(const Json& results, model::Language language) {
  const CsvStyle style{language, language == model::Language::swedish ? ';' : ','};
  std::set<std::string> taken = {"estimates"};
  std::vector<CsvFile> files;
  for (const Json& plugin : elements(member(results, "plugins"))) {
    for (const Json& table : elements(member(plugin, "tables"))) {
      if (is_about_people(table) || elements(member(table, "rows")).empty()) continue;
      const std::string stem = file_stem(raw_text(member(plugin, "id")), raw_text(member(table, "id")));
      std::string name = stem;
      const auto folded = [](std::string text) {
        std::transform(text.begin(), text.end(), text.begin(), [](char character) {
          return character >= 'A' && character <= 'Z' ? static_cast<char>(character + 32) : character;
        });
        return text;
      };
      for (int copy = 2; !taken.insert(folded(name)).second; ++copy) {
        name = stem;
        name.append("-").append(std::to_string(copy));
      }
      files.push_back({name + ".csv", csv_text(shown_table(table), style)});
    }
  }
  return files;
}

}  // namespace fotfaste::report
