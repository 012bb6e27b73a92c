// Markup that the page's script reads: core/report/page/README.md.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "report/html/cell_text.hpp"
#include "report/html/page.hpp"
#include "report/html/table_columns.hpp"

namespace fotfaste::report {
namespace {

std::string_view picture_of(const std::string& kind) {
  constexpr std::pair<std::string_view, std::string_view> pictures[] = {
      {"proportion", "proportion"}, {"curve", "curve"}, {"distribution", "stack"},
      {"matrix", "heat"},           {"flow", "flow"},   {"mean", "change"},
      {"goals", "goals"},           {"count", "bars"},  {"ratio", "bars"}};
  for (const auto& [name, picture] : pictures) {
    if (name == kind) return picture;
  }
  return "none";
}

// The rows of each group, everybody first, then in the order in which they occur.
struct Group {
  const Json* stratum;
  std::vector<const Json*> rows;
};

std::vector<Group> groups_of(const TableView& table) {
  std::vector<Group> groups;
  std::map<std::string, std::size_t> known;
  for (const Json& row : table.rows()) {
    const Json& stratum = member(row, "stratum");
    const auto [found, is_new] = known.emplace(stratum_key(stratum), groups.size());
    if (is_new) groups.push_back({&stratum, {}});
    groups[found->second].rows.push_back(&row);
  }
  std::stable_partition(groups.begin(), groups.end(),
                        [](const Group& group) { return is_everybody(*group.stratum); });
  return groups;
}

class TableWriter {
 public:
  TableWriter(Page& page, const TableView& table)
      : page_(page),
        table_(table),
        columns_(page_columns(table)),
        is_pivot_(find_pivot(table, columns_, pivot_)) {}

  [[nodiscard]] const PageColumns& columns() const { return columns_; }

  void write(const std::string& caption) {
    Html& html = page_.html;
    html.open("table", {{"data-down", std::to_string(down().size())}});
    if (is_pivot_) {
      html.attribute("data-shape", "pivot");
      html.attribute("data-across", pivot_.across);
      html.attribute("data-value", table_.column_with("numerator"));
    }
    html.element("caption", caption).line();
    html.open("thead").open("tr");
    write_heads();
    html.close().close().line();
    for (const Group& group : groups_of(table_)) write_group(group);
    html.close();
  }

 private:
  void head(const PageColumn& column) {
    page_.html.open("th", {{"scope", "col"}, {"data-name", column.name}, {"data-role", column.role}});
    if (is_text(column.name)) page_.html.attribute("class", "text");
    page_.html.text(table_.label(column.name)).close();
  }

  [[nodiscard]] bool is_text(const std::string& column) const {
    const auto& rows = table_.rows();
    return std::any_of(rows.begin(), rows.end(),
                       [&](const Json& row) { return member(row, column).is_string() && column != "unit"; });
  }

  void write_heads() {
    for (const PageColumn& column : down()) head(column);
    width_ =
        down().size() + (is_pivot_ ? pivot_.values.size() + pivot_.after.size() : columns_.others.size());
    known_values_.resize(width_);
    if (!is_pivot_) {
      for (const PageColumn& column : columns_.others) head(column);
      return;
    }
    for (const Json& value : pivot_.values) {
      const std::string raw = raw_text(value);
      page_.html.open("th", {{"scope", "col"}, {"data-v", raw}});
      page_.html.text(value.is_string() ? table_.label(pivot_.across, raw) : raw).close();
    }
    for (const PageColumn& column : pivot_.after) head(column);
  }

  [[nodiscard]] std::vector<PageColumn> down() const {
    std::vector<PageColumn> columns = columns_.dimensions;
    if (is_pivot_) columns.pop_back();
    return columns;
  }

  void cell(const Json& row, const PageColumn& column, bool heads_row) {
    Html& html = page_.html;
    const std::string shown = cell_text(page_, table_, row, column.name, column.role);
    const Json& value = member(row, column.name);
    const bool is_text = value.is_string();
    if (heads_row && !shown.empty()) {
      html.open("th", {{"scope", "row"}});
    } else {
      html.open("td");
      if (is_text && column.role != "dimension" && column.name != "unit") html.attribute("class", "text");
    }
    // Most rows are not about a few, and an empty cell says so.
    if (column.name != "few" || !shown.empty()) {
      write_value(shown, cell_value(value));
    } else {
      ++place_;
    }
    html.text(shown).close();
  }

  // The value of the open cell, unless its reader knows it: it is what is shown, or what the nearest cell
  // above in the column that shows the same was said to be.
  void write_value(const std::string& shown, const std::string& value) {
    auto& column = known_values_[place_++];
    const std::string key = Html::shown(shown);
    const auto known = column.find(key);
    if (value == (known == column.end() ? shown : known->second)) return;
    page_.html.attribute("data-v", value);
    if (!key.empty()) column.insert_or_assign(key, value);
  }

  void begin_row() {
    page_.html.open("tr");
    place_ = 0;
  }

  void empty_cell() {
    page_.html.open("td").text("").close();
    ++place_;
  }

  void write_group(const Group& group) {
    Html& html = page_.html;
    const std::string key = stratum_key(*group.stratum);
    html.open("tbody", {{"data-stratum", key}});
    if (!key.empty()) {
      html.open("tr", {{"class", "group"}});
      html.open("th", {{"scope", "rowgroup"}, {"colspan", std::to_string(width_)}});
      html.text(stratum_text(page_, table_, *group.stratum)).close().close();
    }
    html.line();
    if (is_pivot_) {
      write_pivot_rows(group);
    } else {
      for (const Json* row : group.rows) {
        begin_row();
        bool first = true;
        for (const PageColumn& column : columns_.dimensions) {
          cell(*row, column, first);
          first = false;
        }
        for (const PageColumn& column : columns_.others) cell(*row, column, false);
        html.close().line();
      }
    }
    html.close().line();
  }

  void write_pivot_rows(const Group& group) {
    const std::vector<PageColumn> columns = down();
    std::vector<std::vector<const Json*>> lines;
    std::map<std::string, std::size_t> known;
    for (const Json* row : group.rows) {
      std::string key;
      for (const PageColumn& column : columns) {
        const Json& value = member(*row, column.name);
        key.append(value.is_null() ? "-" : "=").append(raw_text(value)).push_back('\0');
      }
      const auto [found, is_new] = known.emplace(key, lines.size());
      if (is_new) lines.emplace_back();
      lines[found->second].push_back(row);
    }
    const PageColumn numerator{table_.column_with("numerator"), "numerator"};
    for (const std::vector<const Json*>& line : lines) {
      begin_row();
      bool first = true;
      for (const PageColumn& column : columns) {
        cell(*line.front(), column, first);
        first = false;
      }
      for (const Json& value : pivot_.values) {
        const auto found = std::find_if(
            line.begin(), line.end(), [&](const Json* row) { return member(*row, pivot_.across) == value; });
        if (found != line.end()) {
          cell(**found, numerator, false);
        } else {
          empty_cell();
        }
      }
      for (const PageColumn& column : pivot_.after) {
        const auto held = std::find_if(line.begin(), line.end(),
                                       [&](const Json* row) { return !member(*row, column.name).is_null(); });
        cell(held == line.end() ? *line.front() : **held, column, false);
      }
      page_.html.close().line();
    }
  }

  Page& page_;
  const TableView& table_;
  PageColumns columns_;
  Pivot pivot_;
  bool is_pivot_;
  std::size_t width_ = 0;
  std::vector<std::unordered_map<std::string, std::string>> known_values_;  // a column each
  std::size_t place_ = 0;                                                   // of the next cell in its row
};

std::string given_key(const PageColumns& columns) {
  std::string key;
  for (const auto& [name, value] : columns.given) {
    if (!key.empty()) key.push_back(';');
    key.append(name).append("=").append(raw_text(value));
  }
  return key;
}

// "Skattare: deltagaren. Våg: 2."
std::string given_text(const TableView& table, const PageColumns& columns) {
  std::string text;
  for (const auto& [name, value] : columns.given) {
    if (value.is_null()) continue;
    const std::string raw = raw_text(value);
    text.append(text.empty() ? "" : " ").append(table.label(name)).append(": ");
    text.append(value.is_string() ? table.label(name, raw) : raw).append(".");
  }
  return text;
}

// "Tid till händelsen" and "Tid till praktik": both begin with the same word, and the second says more.
bool says_the_same(std::string_view title, std::string_view part) {
  const std::string_view word = title.substr(0, title.find(' '));
  return part.size() > word.size() && part.starts_with(word) && part[word.size()] == ' ';
}

void write_part(Page& page, const Json& plugin, const Json& table, const std::string& id,
                const std::string& title, std::string_view picture) {
  const TableView view(table, page.language);
  TableWriter writer(page, view);
  Html& html = page.html;
  html.open("figure", {{"class", "result"}, {"id", id}, {"data-kind", view.kind()}});
  html.attribute("data-picture", picture);
  const std::string given = given_key(writer.columns());
  if (!given.empty()) html.attribute("data-given", given);
  html.line();
  html.open("figcaption").element("h3", title).element("p", {{"class", "says"}}, says(page, view));
  const std::string description = as_text(member(table, "description"), page.language);
  if (!description.empty()) html.element("p", {{"class", "note"}}, description);
  html.close().line();
  // Names of regions tell them apart, so the plugin's name goes with the table's.
  html.open("div", {{"class", "table"}, {"role", "region"}, {"tabindex", "0"}});
  html.attribute("aria-label", title + " (" + plugin_heading(page, plugin) + ")");
  const std::string said = given_text(view, writer.columns());
  writer.write(said.empty() ? title : title + ". " + said);
  html.close().close().line();
}

}  // namespace

void write_figure(Page& page, const Json& plugin, const Json& table, Picture picture) {
  if (!has_rows(table)) return;
  const TableView view(table, page.language);
  const std::string id = element_id(raw_text(member(plugin, "id")) + "." + raw_text(member(table, "id")));
  const std::string_view drawn = picture == Picture::none ? "none" : picture_of(view.kind());
  const std::vector<TablePart> parts = parts_of(table, view);
  if (parts.empty()) return write_part(page, plugin, table, id, view.title(), drawn);
  for (const TablePart& part : parts) {
    std::string title = view.title();
    if (!part.title.empty())
      title = says_the_same(title, part.title) ? part.title : title + ": " + part.title;
    if (part.is_by_group) title.append(page.say(", grupp för grupp", ", group by group"));
    write_part(page, plugin, part.table, part.id.empty() ? id : id + "." + part.id, title,
               part.is_by_group && drawn != "none" ? "stack" : drawn);
  }
}

void write_plain_table(Page& page, std::string_view caption, const std::vector<std::string>& heads,
                       const std::vector<std::vector<std::string>>& rows, std::size_t first_number) {
  Html& html = page.html;
  html.open("div", {{"class", "table"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", caption}});
  html.open("table").element("caption", caption).open("thead").open("tr");
  for (std::size_t i = 0; i < heads.size(); ++i) {
    html.open("th", {{"scope", "col"}});
    if (i < first_number) html.attribute("class", "text");
    html.text(heads[i]).close();
  }
  html.close().close().line().open("tbody");
  for (const std::vector<std::string>& row : rows) {
    html.open("tr");
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i == 0 && !row[i].empty()) {
        html.element("th", {{"scope", "row"}}, row[i]);
      } else if (i < first_number) {
        html.element("td", {{"class", "text"}}, row[i]);
      } else {
        html.element("td", row[i]);
      }
    }
    html.close().line();
  }
  html.close().close().close().line();
}

}  // namespace fotfaste::report
