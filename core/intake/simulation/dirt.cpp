#include "intake/simulation/dirt.hpp"

#include <algorithm>
#include <numeric>

namespace fotfaste::intake::simulation {
namespace {

using model::ColumnId;
using model::Form;
using model::Table;

constexpr std::uint64_t dirt_draw = 4'000'000;
const ColumnId person_column = model::first_column(Table::participations);

ColumnId column_of(Table table, std::string_view name) {
  return name == "person" ? person_column : model::find_column(table, name).value();
}

// A value that is wrong by itself.
struct WrongValue {
  const char* code;
  Table table;
  const char* column;
  const char* value;
};

constexpr WrongValue wrong_values[] = {
    {"D010", Table::participations, "entry", ""},
    {"D010", Table::states, "from", ""},
    {"D010", Table::assessments, "item", ""},
    {"D010", Table::activities, "person", ""},
    {"D011", Table::participations, "entry", "2025-02-30"},
    {"D011", Table::states, "from", "31.02.2026"},
    {"D011", Table::assessments, "date", "2025-13-01"},
    {"D011", Table::activities, "from", "i våras"},
    {"D012", Table::states, "hours_per_week", "heltid"},
    {"D012", Table::activities, "hours", "tolv"},
    {"D013", Table::participations, "isced", "12"},
    {"D013", Table::assessments, "value", "7"},
    {"D018", Table::states, "person", "p9999"},
    {"D018", Table::assessments, "person", "P0001x"},
    {"D018", Table::activities, "person", "p9999"},
};

// Text beyond ASCII shows how a file is encoded; without it no encoding can be told from another.
bool beyond_ascii(const std::string& text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; });
}

bool beyond_ascii(const Sheet& sheet) {
  return std::any_of(sheet.columns.begin(), sheet.columns.end(),
                     [](const SheetColumn& column) { return beyond_ascii(column.header); }) ||
         std::any_of(sheet.rows.begin(), sheet.rows.end(), [](const SheetRow& row) {
           return std::any_of(row.cells.begin(), row.cells.end(),
                              [](const std::string& cell) { return beyond_ascii(cell); });
         });
}

class Spoiler {
 public:
  Spoiler(const model::Project& project, const Plan& plan, std::vector<Sheet>& sheets)
      : project_(project), plan_(plan), sheets_(sheets), random_(plan.seed, 0, dirt_draw) {}

  void spoil() {
    for (Sheet& sheet : sheets_) vary(sheet);
    for (const WrongValue& wrong : wrong_values) plant_value(wrong);
    for (const Table table : {Table::participations, Table::assessments, Table::activities})
      plant_code(table);
    for (const Table table : {Table::states, Table::activities}) plant_end_before_start(table);
    plant_future();
    plant_participations();
    plant_spells();
    plant_broken_rows();
    plant_files();
  }

 private:
  // How the files are written: no fault in itself.
  void vary(Sheet& sheet) {
    for (SheetRow& row : sheet.rows) {
      for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        if (!sheet.columns[i].column) continue;
        const Form form = model::column(*sheet.columns[i].column).form;
        if (form == Form::date) row.cells[i] = another_style(row.cells[i]);
        if (form == Form::number) std::replace(row.cells[i].begin(), row.cells[i].end(), '.', ',');
      }
    }
    random_.shuffle(sheet.rows);
    std::vector<std::size_t> order(sheet.columns.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    random_.shuffle(order);
    std::vector<SheetColumn> columns;
    for (const std::size_t i : order) columns.push_back(sheet.columns[i]);
    sheet.columns = std::move(columns);
    for (SheetRow& row : sheet.rows) {
      std::vector<std::string> cells;
      for (const std::size_t i : order) cells.push_back(row.cells[i]);
      row.cells = std::move(cells);
    }
    sheet.byte_order_mark = !sheet.windows_1252 && sheet.source->table == Table::participations;
  }

  std::string another_style(const std::string& iso) {
    if (!parse_day(iso)) return iso;
    const std::string year = iso.substr(0, 4);
    const std::string month = iso.substr(5, 2);
    const std::string day = iso.substr(8, 2);
    switch (random_.between(0, 3)) {
      case 1:
        return day + "." + month + "." + year;
      case 2:
        return year + month + day;
      case 3:
        return year + "/" + month + "/" + day;
      default:
        return iso;
    }
  }

  // The file of a table, where one fault can stand in one row; null when there is none.
  Sheet* sheet_of(Table table) {
    for (Sheet& sheet : sheets_) {
      if (sheet.source->table == table && sheet.one_row_a_record && !sheet.rows.empty()) return &sheet;
    }
    return nullptr;
  }

  // A copy of a row without faults, with the days that it must have. Participations get a pseudonym of their
  // own, so that nothing else hangs on the row.
  SheetRow copy_of_some_row(Sheet& sheet) {
    for (;;) {
      SheetRow row = sheet.rows[static_cast<std::size_t>(random_.below(sheet.rows.size()))];
      if (!row.planted.empty() || row.cells.empty()) continue;
      if (sheet.source->table == Table::participations) {
        set(sheet, row, "person", std::string("q").append(std::to_string(1000 + ++made_up_)));
      }
      return row;
    }
  }
  static bool set(const Sheet& sheet, SheetRow& row, std::string_view column, std::string value) {
    const std::optional<std::size_t> place = sheet.find(column_of(sheet.source->table, column));
    if (place) row.cells[*place] = std::move(value);
    return place.has_value();
  }
  static void mark(const Sheet& sheet, SheetRow& row, const char* code, std::string_view column) {
    std::string header;
    if (!column.empty()) header = sheet.columns[*sheet.find(column_of(sheet.source->table, column))].header;
    row.planted.push_back({code, std::move(header)});
  }
  // Somewhere after the row with number first.
  void insert_after(Sheet& sheet, std::size_t first, SheetRow row) {
    const std::size_t place = first + 1 + static_cast<std::size_t>(random_.below(sheet.rows.size() - first));
    sheet.rows.insert(sheet.rows.begin() + static_cast<std::ptrdiff_t>(place), std::move(row));
  }
  void insert(Sheet& sheet, SheetRow row) { insert_after(sheet, 0, std::move(row)); }

  void plant_value(const WrongValue& wrong) {
    Sheet* sheet = sheet_of(wrong.table);
    if (sheet == nullptr) return;
    SheetRow row = copy_of_some_row(*sheet);
    if (!set(*sheet, row, wrong.column, wrong.value)) return;
    mark(*sheet, row, wrong.code, wrong.column);
    insert(*sheet, std::move(row));
  }

  // A code word with its last letter gone, in the first column that has a code list in the project.
  void plant_code(Table table) {
    Sheet* sheet = sheet_of(table);
    if (sheet == nullptr) return;
    for (const SheetColumn& column : sheet->columns) {
      if (!column.column || model::column(*column.column).form != Form::code) continue;
      const auto list = sheet->source->codes.find(*column.column);
      if (list == sheet->source->codes.end() || list->second.empty()) continue;
      const std::string& word = list->second.begin()->first;
      const std::string_view name = model::column(*column.column).name;
      SheetRow row = copy_of_some_row(*sheet);
      set(*sheet, row, name, word.substr(0, word.size() - 1));
      mark(*sheet, row, "D022", name);
      insert(*sheet, std::move(row));
      return;
    }
  }

  void plant_end_before_start(Table table) {
    Sheet* sheet = sheet_of(table);
    if (sheet == nullptr) return;
    SheetRow row = copy_of_some_row(*sheet);
    const Day from = plan_.cohorts.front().entry_from + 60;
    if (!set(*sheet, row, "from", format_day(from)) || !set(*sheet, row, "until", format_day(from - 31)))
      return;
    mark(*sheet, row, "D014", "until");
    insert(*sheet, std::move(row));
  }

  void plant_future() {
    Sheet* sheet = sheet_of(Table::activities);
    if (sheet == nullptr) return;
    SheetRow row = copy_of_some_row(*sheet);
    set(*sheet, row, "until", "");
    if (!set(*sheet, row, "from", format_day(plan_.as_of + 30))) return;
    mark(*sheet, row, "D024", "from");
    insert(*sheet, std::move(row));
  }

  void plant_participations() {
    Sheet* sheet = sheet_of(Table::participations);
    if (sheet == nullptr) return;
    const Day entry = plan_.cohorts.front().entry_from + 10;
    const auto add = [&](const char* code, const char* column, Day from, const char* changed, Day day) {
      SheetRow row = copy_of_some_row(*sheet);
      set(*sheet, row, "exit", "");
      set(*sheet, row, "exit_reason", "");
      if (!set(*sheet, row, "entry", format_day(from)) || !set(*sheet, row, changed, format_day(day))) return;
      mark(*sheet, row, code, column);
      insert(*sheet, std::move(row));
    };
    add("D015", "exit", entry, "exit", entry - 20);
    if (project_.card.start)
      add("D016", "entry", *project_.card.start - 30, "entry", *project_.card.start - 30);
    add("D017", "birth_date", entry, "birth_date", entry + 5);

    const auto first = static_cast<std::size_t>(random_.below(sheet->rows.size() / 2));
    for (std::size_t i = first; i < sheet->rows.size(); ++i) {
      if (!sheet->rows[i].planted.empty()) continue;
      SheetRow again = sheet->rows[i];
      mark(*sheet, again, "D019", "entry");
      insert_after(*sheet, i, std::move(again));
      return;
    }
  }

  // Rows that are used all the same lie long before entry, where nothing is asked.
  void plant_spells() {
    Sheet* sheet = sheet_of(Table::states);
    const Sheet* people = sheet_of(Table::participations);
    if (sheet == nullptr || people == nullptr) return;
    const std::vector<std::string> persons = sound_persons(*people);
    const auto spell = [&](const std::string& person, Day from, Day until) {
      SheetRow row = copy_of_some_row(*sheet);
      for (std::string& cell : row.cells) cell.clear();
      set(*sheet, row, "person", person);
      set(*sheet, row, "from", format_day(from));
      set(*sheet, row, "until", format_day(until));
      if (const std::optional<std::string> label = some_label()) set(*sheet, row, "state", *label);
      return row;
    };
    const Day early = plan_.cohorts.front().entry_from - 2000;
    if (!sheet->source->core_states.empty()) {
      SheetRow row = spell(persons[0], early, early + 50);
      set(*sheet, row, "state", "Volontär");
      mark(*sheet, row, "D023", "state");
      insert(*sheet, std::move(row));
    }
    // The second row of a pair carries the finding, wherever the first one stands.
    const auto plant_pair = [&](const char* code, const char* column, const std::string& person, int later) {
      insert(*sheet, spell(person, early, early + 50));
      SheetRow second = spell(person, early + later, early + 50 + later);
      mark(*sheet, second, code, column);
      sheet->rows.push_back(std::move(second));
    };
    plant_pair("D020", "from", persons[1], 20);
    plant_pair("D021", "", persons[2], 0);
  }

  static std::vector<std::string> sound_persons(const Sheet& sheet) {
    const std::size_t place = *sheet.find(person_column);
    std::vector<std::string> persons;
    for (const SheetRow& row : sheet.rows) {
      if (row.planted.empty()) persons.push_back(row.cells[place]);
    }
    while (persons.size() < 3) persons.push_back(persons.front());
    return persons;
  }
  // The project's word for being without work.
  std::optional<std::string> some_label() {
    return Vocabulary(project_).state_label(CoreState::unemployed, random_);
  }

  void plant_broken_rows() {
    if (Sheet* sheet = sheet_of(Table::assessments)) {
      SheetRow row = copy_of_some_row(*sheet);
      row.surplus = 1;
      mark(*sheet, row, "D007", "");
      insert(*sheet, std::move(row));
      // A letter in another encoding, as when rows of two files are put together.
      row = copy_of_some_row(*sheet);
      if (!sheet->windows_1252 && beyond_ascii(*sheet) && set(*sheet, row, "rater", "V\xE4n")) {
        mark(*sheet, row, "D009", "rater");
        insert(*sheet, std::move(row));
      }
    }
    if (Sheet* sheet = sheet_of(Table::states)) {
      SheetRow row = copy_of_some_row(*sheet);
      row.lacking = 2;
      mark(*sheet, row, "D007", "");
      insert(*sheet, std::move(row));
      row = copy_of_some_row(*sheet);
      row.cells.back().clear();
      row.raw_tail = "\"en text som aldrig slutar";
      mark(*sheet, row, "D008", "");
      insert(*sheet, std::move(row));
    }
    if (Sheet* sheet = sheet_of(Table::activities)) {
      SheetRow row;
      for (const SheetColumn& column : sheet->columns) row.cells.push_back(column.header);
      mark(*sheet, row, "D027", "");
      insert(*sheet, std::move(row));
      insert(*sheet, SheetRow{});
      // Text with everything that has to be quoted, in a row without faults.
      const std::optional<std::size_t> provider = sheet->find(column_of(Table::activities, "provider"));
      const auto empty = [&](const SheetRow& other) {
        return !other.cells.empty() && other.cells[*provider].empty();
      };
      const auto found =
          provider ? std::find_if(sheet->rows.begin(), sheet->rows.end(), empty) : sheet->rows.end();
      if (found != sheet->rows.end()) found->cells[*provider] = "Lokalen \"Verkstan\";\nGatan 1, 2 tr";
    }
  }

  void plant_files() {
    if (Sheet* sheet = sheet_of(Table::states)) {
      sheet->columns.push_back({"anteckning", std::nullopt});
      sheet->planted.push_back({"D006", "anteckning", 1});
      for (SheetRow& row : sheet->rows) {
        if (row.raw_tail.empty() && !row.cells.empty()) row.cells.push_back("ok");
        if (!row.raw_tail.empty()) row.cells.insert(row.cells.end() - 1, "ok");
      }
    }
    if (Sheet* sheet = sheet_of(Table::participations)) drop_column(*sheet, "unemployed_since", "D005");
    if (Sheet* sheet = sheet_of(Table::assignments)) drop_column(*sheet, "from", "D004");
    if (Sheet* sheet = sheet_of(Table::cohorts)) {
      const std::size_t name = *sheet->find(column_of(Table::cohorts, "name"));
      const SheetColumn again = sheet->columns[name];
      sheet->columns.push_back(again);
      for (SheetRow& row : sheet->rows) row.cells.push_back(row.cells[name]);
      sheet->planted.push_back({"D003", again.header, 1});
    }
    if (Sheet* sheet = sheet_of(Table::events)) {
      sheet->rows.clear();
      if (beyond_ascii(*sheet)) {
        sheet->windows_1252 = true;
        sheet->planted.push_back({"D026", ""});
      }
      sheet->planted.push_back({"D029", "", 1});
    }
  }

  static void drop_column(Sheet& sheet, std::string_view name, const char* code) {
    const ColumnId column = column_of(sheet.source->table, name);
    const std::optional<std::size_t> place = sheet.find(column);
    const auto& mapped = sheet.source->columns;
    const auto mapping =
        std::find_if(mapped.begin(), mapped.end(), [&](const auto& one) { return one.column == column; });
    if (!place || mapping == mapped.end()) return;
    sheet.columns.erase(sheet.columns.begin() + static_cast<std::ptrdiff_t>(*place));
    for (SheetRow& row : sheet.rows) {
      if (*place < row.cells.size()) row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(*place));
    }
    sheet.planted.push_back({code, "", 0, mapping->line, mapping->character});
  }

  const model::Project& project_;
  const Plan& plan_;
  std::vector<Sheet>& sheets_;
  Random random_;
  int made_up_ = 0;
};

}  // namespace

void spoil(const model::Project& project, const Plan& plan, std::vector<Sheet>& sheets) {
  Spoiler(project, plan, sheets).spoil();
}

}  // namespace fotfaste::intake::simulation
