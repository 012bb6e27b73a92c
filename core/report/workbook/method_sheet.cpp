#include <set>

#include "report/html/cell_text.hpp"
#include "report/number_text.hpp"
#include "report/shown_table.hpp"
#include "report/workbook/report_sheets.hpp"

namespace fotfaste::report {

lxw_row_t write_texts(const Sheet& sheet, lxw_row_t row, const std::vector<std::string>& texts,
                      lxw_format* format) {
  lxw_col_t column = 0;
  for (const std::string& text : texts) Book::write_text(sheet, row, column++, text, format);
  return row + 1;
}

namespace {

// The limits above which the unknown leave a goal undecided, "20 %".
std::string undecided_limits(const Page& page) {
  std::set<double> limits;
  for (const Json& plugin : elements(member(page.results, "plugins"))) {
    for (const Json& table : elements(member(plugin, "tables"))) {
      const std::string column = TableView(table, page.language).column_with("undecided_above");
      if (column.empty()) continue;
      for (const Json& row : elements(member(table, "rows"))) {
        if (const auto limit = as_number(member(row, column))) limits.insert(*limit);
      }
    }
  }
  std::string text;
  for (const double limit : limits)
    text.append(text.empty() ? "" : "/").append(percent(limit, 0, page.language));
  return text;
}

class MethodSheet {
 public:
  MethodSheet(const Book& book, const Sheet& sheet, const Page& page)
      : book_(book), sheet_(sheet), page_(page) {}

  void write() {
    Book::write_text(sheet_, 0, 0, page_.say("Metod", "Method"), book_.formats().title);
    row_ = 2;
    write_dates();
    write_verdicts();
    write_tables();
    write_inputs();
    write_programs();
    worksheet_set_column(sheet_.handle, 0, 0, 44, nullptr);
    worksheet_set_column(sheet_.handle, 1, 1, 90, nullptr);
    worksheet_set_column(sheet_.handle, 2, 6, 18, nullptr);
    worksheet_set_landscape(sheet_.handle);
    worksheet_fit_to_pages(sheet_.handle, 1, 0);
  }

 private:
  void heading(std::string_view sv, std::string_view en) {
    if (row_ > 2) ++row_;
    Book::write_text(sheet_, row_++, 0, page_.say(sv, en), book_.formats().heading);
  }
  void term(const std::string& name, const std::string& meaning) {
    Book::write_text(sheet_, row_, 0, name, book_.formats().strong);
    Book::write_text(sheet_, row_, 1, meaning, book_.formats().wrapped);
    Book::set_lines(sheet_, row_++, {{name, 42}, {meaning, 88}});
  }
  [[nodiscard]] std::string text(const Json& value) const { return as_text(value, page_.language); }

  void write_dates() {
    const Json& run = member(page_.results, "run");
    heading("Dag och omfattning", "Day and scope");
    Book::write_text(sheet_, row_, 0, page_.say("Läget den", "As of"), book_.formats().strong);
    book_.write_date(sheet_, row_++, 1, raw_text(member(run, "as_of")));
    term(page_.say("Vad som är känt", "What is known"),
         page_.say("Inget är känt från och med den dagen. Den som ännu inte kan bedömas räknas inte som "
                   "utebliven.",
                   "Nothing is known from that day on. Whoever cannot be judged yet is not counted as "
                   "missing."));
    term(page_.say("Orsak", "Cause"),
         page_.say("Siffrorna visar vad som hände, inte vad projektet orsakade: ingen jämförelse med hur det "
                   "hade gått utan projektet ingår.",
                   "The figures show what happened, not what the project caused: there is no comparison with "
                   "what would have happened without it."));
  }

  void write_verdicts() {
    heading("Bedömningens ord, och vad de kräver", "The words of verdicts, and what they require");
    const std::string limits = undecided_limits(page_);
    term(page_.say("uppnått", "reached"),
         page_.say("Målvärdet nås även om alla okända räknas emot det.",
                   "The target is met even if all the unknown count against it."));
    term(page_.say("troligen uppnått", "likely reached"),
         page_.say("Målvärdet nås bland dem som kan bedömas, och de övriga är högst ",
                   "The target is met among those who can be judged, and the others are at most ") +
             (limits.empty() ? page_.say("den gräns som projektet angett", "the limit that the project gave")
                             : limits) +
             page_.say(" av alla.", " of all."));
    term(page_.say("kan inte avgöras", "cannot be decided"),
         page_.say("De okända kan vända bedömningen, eller så saknas underlag.",
                   "The unknown can turn the verdict, or evidence is missing."));
    term(page_.say("inte uppnått", "not reached"),
         page_.say("Målvärdet nås inte ens om alla okända räknas för det.",
                   "The target is missed even if all the unknown count for it."));
    term(page_.say("inget mål angivet", "no target stated"),
         page_.say("Projektet har inte angett något målvärde.", "The project has stated no target."));
    term(page_.say("för få", "too few"),
         page_.say("Färre än ", "Fewer than ") + std::to_string(page_.few_below) +
             page_.say(" i underlaget: antalen anges, men ingen andel. Kurvor ritas inte där färre än fem "
                       "följs.",
                       " in the basis: numbers are given but no share. Curves are not drawn where fewer than "
                       "five are followed."));
  }

  void write_tables() {
    heading("Vad tabellerna visar", "What the tables show");
    for (const Json& plugin : elements(member(page_.results, "plugins"))) {
      for (const Json& table : elements(member(plugin, "tables"))) {
        if (is_about_people(table) || !has_rows(table)) continue;
        const TableView view(table, page_.language);
        std::string meaning = text(member(table, "description"));
        const std::string denominator = view.column_with("denominator");
        if (!denominator.empty()) {
          meaning.append(meaning.empty() ? "" : " ").append(page_.say("Nämnare: ", "Denominator: "));
          meaning.append(view.label(denominator)).append(".");
        }
        term(view.title(), meaning);
      }
    }
  }

  void write_inputs() {
    heading("Uppgifter som lästes", "Data that were read");
    row_ = write_texts(sheet_, row_,
                       {page_.say("Fil", "File"), page_.say("Kontrollsumma (SHA-256)", "Checksum (SHA-256)"),
                        page_.say("Teckenkodning", "Encoding"), page_.say("Rader", "Rows"),
                        page_.say("Använda", "Used"), page_.say("Åsidosatta", "Set aside")},
                       book_.formats().header);
    const Json& run = member(page_.results, "run");
    row_ = write_texts(
        sheet_, row_,
        {page_.say("Projektfilen", "The project file"), text(member(member(run, "project"), "sha256"))},
        nullptr);
    for (const Json& input : elements(member(run, "inputs"))) {
      write_texts(
          sheet_, row_,
          {text(member(input, "file")), text(member(input, "sha256")), text(member(input, "encoding"))},
          nullptr);
      lxw_col_t column = 3;
      for (const char* name : {"rows", "used", "set_aside"}) {
        if (const auto count = as_number(member(input, name))) {
          book_.write_number(sheet_, row_, column, *count);
        }
        ++column;
      }
      ++row_;
    }
  }

  void write_programs() {
    heading("Program", "Programs");
    row_ = write_texts(sheet_, row_,
                       {page_.say("Vad", "What"), page_.say("Kontrollsumma (SHA-256)", "Checksum (SHA-256)"),
                        page_.say("Version", "Version")},
                       book_.formats().header);
    row_ = write_texts(sheet_, row_, {"Fotfäste", "", text(member(page_.results, "fotfaste"))}, nullptr);
    for (const Json& plugin : elements(member(page_.results, "plugins"))) {
      row_ = write_texts(
          sheet_, row_,
          {plugin_heading(page_, plugin), text(member(plugin, "sha256")), text(member(plugin, "version"))},
          nullptr);
    }
    term(page_.say("Skydd", "Walls"),
         member(member(page_.results, "run"), "isolation") == false
             ? page_.say("Körningen gjordes utan skydd runt insticksprogrammen.",
                         "The run was made without walls around the plugins.")
             : page_.say("Varje insticksprogram kördes i en egen process; sidan report.html säger mer.",
                         "Each plugin ran in a process of its own; the page report.html says more."));
  }

  const Book& book_;
  const Sheet& sheet_;
  const Page& page_;
  lxw_row_t row_ = 0;
};

}  // namespace

void write_method_sheet(const Book& book, const Sheet& sheet, const Page& page) {
  MethodSheet(book, sheet, page).write();
}

}  // namespace fotfaste::report
