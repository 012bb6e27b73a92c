#include "report/workbook.hpp"

#include "report/speech.hpp"
#include "report/workbook/book.hpp"
#include "report/workbook/table_sheet.hpp"

namespace fotfaste::report {
namespace {

void write_notes(Book& book, const WorkbookOptions& options) {
  const Speech speech{options.language};
  const Formats& formats = book.formats();
  const Sheet sheet = book.add_sheet(speech.say("Läs först", "Read first"));
  Book::write_text(sheet, 0, 0, options.title, formats.title);
  worksheet_freeze_panes(sheet.handle, 1, 0);
  lxw_row_t row = 2;
  for (const WorkbookNotes& notes : options.notes) {
    if (!notes.heading.empty()) {
      Book::write_text(sheet, row++, 0, notes.heading, notes.alarming ? formats.alarm : formats.heading);
    }
    for (const auto& [name, value] : notes.lines) {
      Book::write_text(sheet, row, 0, name, notes.alarming ? formats.alarm : formats.strong);
      Book::write_text(sheet, row++, 1, value, formats.wrapped);
    }
    ++row;
  }
  worksheet_set_column(sheet.handle, 0, 0, 28, nullptr);
  worksheet_set_column(sheet.handle, 1, 1, 90, nullptr);
}

}  // namespace

void write_workbook(const std::filesystem::path& file, const std::vector<nlohmann::ordered_json>& tables,
                    const WorkbookOptions& options) {
  write_book(file, options.title, options.as_of, [&](Book& book) {
    write_notes(book, options);
    for (const Json& table : tables) {
      const Sheet sheet = book.add_sheet(TableView(table, options.language).title());
      write_table_sheet(book, sheet, table, {options.language, 0, false});
    }
  });
}

}  // namespace fotfaste::report
