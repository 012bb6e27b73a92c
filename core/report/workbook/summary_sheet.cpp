#include "report/html/cell_text.hpp"
#include "report/share.hpp"
#include "report/shown_table.hpp"
#include "report/workbook/report_sheets.hpp"

namespace fotfaste::report {
namespace {

enum GoalColumn : lxw_col_t {
  goal,
  reached,
  of,
  share,
  low,
  high,
  target_low,
  target_high,
  unknown,
  verdict,
  sentence
};

class SummarySheet {
 public:
  SummarySheet(const Book& book, const Sheet& sheet, const Page& page)
      : book_(book), sheet_(sheet), page_(page) {}

  void write_opening() {
    const Json& run = member(page_.results, "run");
    const Json& project = member(run, "project");
    const auto text = [&](const char* name) { return as_text(member(project, name), page_.language); };
    Book::write_text(sheet_, 0, 0, text("name").empty() ? text("id") : text("name"), book_.formats().title);
    std::string line = text("owner");
    if (!line.empty()) line.append(". ");
    line.append(page_.say("Läget den ", "As of ")).append(as_text(member(run, "as_of"), page_.language));
    if (!text("start").empty() && !text("end").empty()) {
      line.append(page_.say(". Projektet pågår ", ". The project runs ")).append(text("start"));
      line.append(page_.say(" till ", " to ")).append(text("end"));
    }
    Book::write_text(sheet_, 1, 0, line + ".");
    const Json& flow = member(page_.results, "flow");
    const auto count = [&](const char* name) {
      return count_text(as_number(member(flow, name)), page_, true);
    };
    std::string people = page_.say("Personer: ", "People: ") + count("persons");
    people.append(page_.say("; deltaganden: ", "; participations: ")).append(count("participations"));
    Book::write_text(sheet_, 2, 0, people + ".");
    row_ = 4;
  }

  void write_goals() {
    Book::write_text(sheet_, row_++, 0, page_.say("Målen", "The goals"), book_.formats().heading);
    const lxw_row_t header = row_;
    bool few = false;
    for (const Json& plugin : elements(member(page_.results, "plugins"))) {
      for (const Json& table : elements(member(plugin, "tables"))) {
        if (!is_goal_list(table)) continue;
        const TableView view(table, page_.language);
        for (const Json& row : view.rows()) {
          if (!is_everybody(member(row, "stratum"))) continue;
          if (row_ == header) write_goal_header();
          few |= write_goal(view, row);
        }
      }
    }
    if (row_ == header) {
      Book::write_text(sheet_, row_++, 0,
                       page_.say("Projektet har inga mål i sin projektfil.",
                                 "The project has no goals in its project file."));
    }
    if (few) {
      Book::write_text(sheet_, row_++, 0,
                       page_.say("För få: färre än ", "Too few: fewer than ") +
                           std::to_string(page_.few_below) +
                           page_.say(" i underlaget. Då anges antal, men ingen andel.",
                                     " in the basis. Then numbers are given but no share."));
    }
    ++row_;
  }

  void write_contents(const Contents& contents) {
    Book::write_text(sheet_, row_++, 0, page_.say("Innehåll", "Contents"), book_.formats().heading);
    row_ =
        write_texts(sheet_, row_,
                    {page_.say("Blad", "Sheet"), page_.say("Rader", "Rows"), page_.say("Diagram", "Charts")},
                    book_.formats().header);
    if (!contents.chart_sheet.empty()) write_sheet_line(contents.chart_sheet);
    std::string part;
    for (const ContentsLine& line : contents.tables) {
      if (line.part != part) Book::write_text(sheet_, row_++, 0, line.part, book_.formats().strong);
      part = line.part;
      if (line.sheet.empty()) {
        Book::write_text(sheet_, row_, 0, line.title);
        Book::write_text(sheet_, row_++, 1, page_.say("inga uppgifter", "no data"));
        continue;
      }
      book_.write_link(sheet_, row_, 0, line.title, line.sheet);
      book_.write_number(sheet_, row_, 1, static_cast<double>(line.rows));
      if (line.charts > 0) {
        book_.write_link(
            sheet_, row_, 2,
            std::to_string(line.charts) + page_.say(" diagram", line.charts == 1 ? " chart" : " charts"),
            contents.chart_sheet, line.first_chart);
      }
      ++row_;
    }
    ++row_;
    write_sheet_line(contents.findings_sheet);
    write_sheet_line(contents.method_sheet);
  }

  void finish() const {
    worksheet_set_column(sheet_.handle, goal, goal, 60, nullptr);
    worksheet_set_column(sheet_.handle, reached, unknown, 12, nullptr);
    worksheet_set_column(sheet_.handle, verdict, verdict, 20, nullptr);
    worksheet_set_column(sheet_.handle, sentence, sentence, 90, nullptr);
    worksheet_set_landscape(sheet_.handle);
    worksheet_fit_to_pages(sheet_.handle, 1, 0);
  }

 private:
  void write_sheet_line(const std::string& name) { book_.write_link(sheet_, row_++, 0, name, name); }

  void write_goal_header() {
    row_ = write_texts(
        sheet_, row_,
        {page_.say("Mål", "Goal"), page_.say("Nådde", "Reached"), page_.say("Av", "Of"),
         page_.say("Andel", "Share"), page_.say("Lägst (osäkerhet)", "Lowest (uncertainty)"),
         page_.say("Högst (osäkerhet)", "Highest (uncertainty)"), page_.say("Mål: minst", "Target: at least"),
         page_.say("Mål: högst", "Target: at most"), page_.say("Okända", "Unknown"),
         page_.say("Bedömning", "Verdict"), page_.say("I ord", "In words")},
        book_.formats().header);
    Book::set_lines(sheet_, row_ - 1, {{page_.say("Högst (osäkerhet)", "Highest (uncertainty)"), 10}});
  }

  void number(lxw_col_t column, const std::optional<double>& value, bool is_share = false) {
    if (value) book_.write_number(sheet_, row_, column, *value, is_share ? book_.formats().share : nullptr);
  }

  // Whether its basis is too small.
  bool write_goal(const TableView& table, const Json& row) {
    const Share counts(table, row);
    lxw_format* wrapped = book_.formats().wrapped;
    Book::write_text(sheet_, row_, goal, table.text(row, table.column_with("dimension")), wrapped);
    number(reached, counts.numerator);
    number(of, counts.denominator);
    if (counts.few) {
      Book::write_text(sheet_, row_, share, page_.say("för få", "too few"));
    } else {
      number(share, counts.value, true);
    }
    number(low, counts.low, true);
    number(high, counts.high, true);
    const bool is_count = raw_text(member(row, table.column_with("scale"))) == "count";
    number(target_low, as_number(member(row, table.column_with("target_low"))), !is_count);
    number(target_high, as_number(member(row, table.column_with("target_high"))), !is_count);
    number(unknown, counts.unknown);
    Book::write_text(sheet_, row_, verdict, table.text(row, "verdict"), book_.formats().strong);
    const std::string said = goal_sentence(page_, table, row);
    Book::write_text(sheet_, row_, sentence, said, wrapped);
    Book::set_lines(sheet_, row_, {{table.text(row, table.column_with("dimension")), 58}, {said, 88}});
    ++row_;
    return counts.few;
  }

  const Book& book_;
  const Sheet& sheet_;
  const Page& page_;
  lxw_row_t row_ = 0;
};

}  // namespace

void write_summary_sheet(const Book& book, const Sheet& sheet, const Page& page, const Contents& contents) {
  SummarySheet summary(book, sheet, page);
  summary.write_opening();
  summary.write_goals();
  summary.write_contents(contents);
  summary.finish();
}

}  // namespace fotfaste::report
