#include "intake/simulation/sheet.hpp"

#include <algorithm>

#include "intake/wide_header.hpp"

namespace fotfaste::intake::simulation {
namespace {

using model::ColumnId;
using model::Source;
using model::Table;

const ColumnId person_column = model::first_column(Table::participations);

bool maps(const Source& source, ColumnId column) {
  return std::any_of(source.columns.begin(), source.columns.end(),
                     [column](const model::ColumnMapping& mapping) { return mapping.column == column; });
}

// What is mapped, and what the intake cannot do without; all of the table when nothing is mapped at all.
std::vector<SheetColumn> columns_of(const Source& source) {
  std::vector<SheetColumn> columns;
  for (const model::ColumnMapping& mapping : source.columns)
    columns.push_back({mapping.header, mapping.column});
  const auto add_own = [&](ColumnId column) {
    if (maps(source, column) || source.constants.count(column) != 0) return;
    const model::Column& form = model::column(column);
    if (!source.columns.empty() && !form.required) return;
    if (source.wide && column != person_column) return;
    columns.push_back({std::string(form.name), column});
  };
  if (!model::is_project_table(source.table) && source.table != Table::participations) add_own(person_column);
  const ColumnId first = model::first_column(source.table);
  for (std::size_t i = 0; i < model::columns_of(source.table).size(); ++i)
    add_own(static_cast<ColumnId>(first + i));
  for (const auto& [header, name] : source.attributes) columns.push_back({header, std::nullopt});
  for (const auto& [header, name] : source.groups) columns.push_back({header, std::nullopt});
  if (source.wide) {
    for (const Day month : wide_months(*source.wide))
      columns.push_back({wide_header(*source.wide, month), std::nullopt});
  }
  return columns;
}

std::string missing_text(const Source& source) {
  return written(source, person_column, "");
}

std::string cell(const Source& source, const Record& record, ColumnId column) {
  if (column == person_column && record.person != nullptr) return record.person->pseudonym;
  const std::string* value = record.find(column);
  return written(source, column, value == nullptr ? std::string() : *value);
}

std::string attribute_cell(const Source& source, const Person& person, const std::string& name) {
  const auto found = person.attributes.find(name);
  return found == person.attributes.end() ? missing_text(source) : found->second;
}

bool fits(const Source& source, const Record& record) {
  return std::all_of(source.constants.begin(), source.constants.end(), [&](const auto& constant) {
    const std::string* value = record.find(constant.first);
    return value == nullptr || *value == constant.second;
  });
}

// The state on the first day of each month.
std::vector<std::string> months(const Source& source, const std::vector<const Record*>& states) {
  const ColumnId from = *model::find_column(Table::states, "from");
  const ColumnId until = *model::find_column(Table::states, "until");
  const ColumnId state = *model::find_column(Table::states, "state");
  std::vector<std::string> cells;
  for (const Day month : wide_months(*source.wide)) {
    const std::string day = format_day(month);
    std::string text = missing_text(source);
    for (const Record* record : states) {
      const std::string* end = record->find(until);
      if (*record->find(from) <= day && (end == nullptr || day < *end)) text = cell(source, *record, state);
    }
    cells.push_back(std::move(text));
  }
  return cells;
}

// All cells of one row of a source. record may be null where the source is wide.
std::vector<std::string> cells_of(const Source& source, const Record* record, const Person* person,
                                  const std::vector<const Record*>& states) {
  std::vector<std::string> cells;
  for (const SheetColumn& column : columns_of(source)) {
    if (!column.column) continue;
    if (*column.column == person_column && person != nullptr) {
      cells.push_back(person->pseudonym);
    } else {
      cells.push_back(record == nullptr ? missing_text(source) : cell(source, *record, *column.column));
    }
  }
  if (person != nullptr) {
    for (const auto& [header, name] : source.attributes)
      cells.push_back(attribute_cell(source, *person, name));
    for (const auto& [header, name] : source.groups)
      cells.push_back(person->groups.count(name) != 0 ? "ja" : "nej");
  }
  if (source.wide) {
    for (std::string& text : months(source, states)) cells.push_back(std::move(text));
  }
  return cells;
}

// The rows of the source's table that this source holds: those that its constants allow, shared out evenly
// over the sources that could hold them.
std::vector<const Record*> records_of(const model::Project& project, const Source& source,
                                      const Records& records) {
  std::vector<const Record*> result;
  std::size_t row = 0;
  for (const Record& record : records[static_cast<std::size_t>(source.table)]) {
    std::vector<const Source*> able;
    for (const Source& other : project.sources) {
      if (other.table == source.table && fits(other, record)) able.push_back(&other);
    }
    const std::size_t turn = record.person != nullptr ? static_cast<std::size_t>(record.person->number) : row;
    ++row;
    if (!able.empty() && able[turn % able.size()] == &source) result.push_back(&record);
  }
  return result;
}

std::vector<const Record*> of_person(const std::vector<const Record*>& records, const Person& person) {
  std::vector<const Record*> result;
  const auto range =
      std::equal_range(records.begin(), records.end(), static_cast<const Record*>(nullptr),
                       [&person](const Record* a, const Record* b) {
                         const std::uint64_t left = a == nullptr ? person.number : a->person->number;
                         const std::uint64_t right = b == nullptr ? person.number : b->person->number;
                         return left < right;
                       });
  result.assign(range.first, range.second);
  return result;
}

void add_long_rows(const model::Project& project, const Source& source, const Records& records,
                   Sheet& sheet) {
  sheet.columns = columns_of(source);
  for (const Record* record : records_of(project, source, records)) {
    sheet.rows.push_back({cells_of(source, record, record->person, {}), {}, 0, 0, {}});
  }
}

// Files that several sources read, or that have a column for each month: one row a participant.
void add_rows_by_person(const model::Project& project, const std::vector<const Source*>& sources,
                        const Records& records, const std::vector<Person>& people, Sheet& sheet) {
  sheet.rows.resize(people.size());
  for (const Source* source : sources) {
    const std::vector<const Record*> own = records_of(project, *source, records);
    const std::vector<SheetColumn> columns = columns_of(*source);
    std::vector<std::size_t>
        places;  // of this source's columns in the sheet, or none where one is there already
    for (const SheetColumn& column : columns) {
      const auto same = std::find_if(sheet.columns.begin(), sheet.columns.end(),
                                     [&](const SheetColumn& other) { return other.header == column.header; });
      places.push_back(same == sheet.columns.end() ? sheet.columns.size() : SIZE_MAX);
      if (same == sheet.columns.end()) sheet.columns.push_back(column);
    }
    for (std::size_t i = 0; i < people.size(); ++i) {
      const std::vector<const Record*> mine = of_person(own, people[i]);
      const std::vector<std::string> cells =
          cells_of(*source, mine.empty() ? nullptr : mine.front(), &people[i], mine);
      sheet.rows[i].cells.resize(sheet.columns.size());
      for (std::size_t c = 0; c < cells.size(); ++c) {
        if (places[c] != SIZE_MAX) sheet.rows[i].cells[places[c]] = cells[c];
      }
    }
  }
}

std::string quoted(const std::string& text, char delimiter) {
  const bool plain = text.find_first_of(std::string("\"\r\n") + delimiter) == std::string::npos;
  if (plain) return text;
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + "\"";
}

// Swedish text: every character of Latin-1 stands at its own number in Windows-1252. Others become "?".
std::string to_windows_1252(const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      result += text[i];
    } else if ((byte == 0xC2 || byte == 0xC3) && i + 1 < text.size()) {
      result += static_cast<char>(((byte & 0x03) << 6) | (static_cast<unsigned char>(text[++i]) & 0x3F));
    } else if ((byte & 0xC0) != 0x80) {
      result += '?';
    }
  }
  return result;
}

}  // namespace

std::optional<std::size_t> Sheet::find(ColumnId column) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].column == column) return i;
  }
  return std::nullopt;
}

std::vector<Sheet> lay_out(const model::Project& project, const Records& records,
                           const std::vector<Person>& people) {
  std::vector<Sheet> sheets;
  for (const Source& source : project.sources) {
    const auto started = [&](const Sheet& sheet) { return sheet.file == source.file; };
    if (std::any_of(sheets.begin(), sheets.end(), started)) continue;
    std::vector<const Source*> sources;
    for (const Source& other : project.sources) {
      if (other.file == source.file) sources.push_back(&other);
    }
    Sheet sheet;
    sheet.file = source.file;
    sheet.source = &source;
    sheet.delimiter = source.delimiter.value_or(',');
    sheet.windows_1252 = source.encoding == "windows-1252";
    if (sources.size() > 1 || source.wide) {
      sheet.one_row_a_record = false;
      add_rows_by_person(project, sources, records, people, sheet);
    } else {
      add_long_rows(project, source, records, sheet);
    }
    sheets.push_back(std::move(sheet));
  }
  return sheets;
}

std::string render(const Sheet& sheet) {
  std::string text;
  const auto add = [&](const std::string& cell, bool first) {
    if (!first) text += sheet.delimiter;
    text += quoted(cell, sheet.delimiter);
  };
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) add(sheet.columns[i].header, i == 0);
  text += '\n';
  for (const SheetRow& row : sheet.rows) {
    // Blank rows have no cells at all.
    for (std::size_t i = 0; i + row.lacking < row.cells.size(); ++i) add(row.cells[i], i == 0);
    for (std::size_t i = 0; i < row.surplus; ++i) add("x", false);
    text += row.raw_tail;
    text += '\n';
  }
  if (sheet.windows_1252) return to_windows_1252(text);
  return sheet.byte_order_mark ? "\xEF\xBB\xBF" + text : text;
}

}  // namespace fotfaste::intake::simulation
