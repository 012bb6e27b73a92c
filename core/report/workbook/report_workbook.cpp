#include "report/workbook/report_workbook.hpp"

#include <algorithm>

#include "report/shown_table.hpp"
#include "report/workbook/book.hpp"
#include "report/workbook/chart_gallery.hpp"
#include "report/workbook/report_sheets.hpp"
#include "report/workbook/table_sheet.hpp"

namespace fotfaste::report {
namespace {

constexpr std::size_t most_charts = 60;

struct TableOfReport {
  const Json* table;
  Json shown;
  std::vector<ChartData> charts;
  Sheet sheet;
  ContentsLine line;
};

std::vector<TableOfReport> tables_of(const Page& page) {
  std::vector<TableOfReport> tables;
  std::size_t charts = 0;
  for (const Json& plugin : elements(member(page.results, "plugins"))) {
    for (const Json& table : elements(member(plugin, "tables"))) {
      if (is_about_people(table)) continue;
      TableOfReport one{&table, {}, {}, {}, {}};
      one.line.part = plugin_heading(page, plugin);
      one.line.title = TableView(table, page.language).title();
      one.line.rows = elements(member(table, "rows")).size();
      if (one.line.rows > 0) {
        one.shown = shown_table(table);
        one.charts = charts_of(page, plugin, table);
        if (charts + one.charts.size() > most_charts) one.charts.resize(most_charts - charts);
        charts += one.charts.size();
      }
      one.line.charts = one.charts.size();
      tables.push_back(std::move(one));
    }
  }
  return tables;
}

// The basis of a table, in a sentence.
std::string basis(const Page& page, const TableView& table) {
  std::string text;
  const std::string denominator = table.column_with("denominator");
  if (!denominator.empty()) {
    text = page.say("Nämnare: ", "Denominator: ") + table.label(denominator) + ". ";
  }
  if (table.has("few")) {
    text.append(page.say("För få betyder färre än ", "Too few means fewer than "));
    text.append(std::to_string(page.few_below));
    text.append(page.say(" i underlaget: andelen står då tom.", " in the basis: the share is then empty."));
  }
  return text;
}

class ReportWorkbook {
 public:
  ReportWorkbook(Book& book, const Page& page) : book_(book), page_(page), tables_(tables_of(page)) {}

  void write() {
    const Sheet summary = book_.add_sheet(page_.say("Sammanfattning", "Summary"));
    const bool any_chart =
        std::any_of(tables_.begin(), tables_.end(), [](const auto& table) { return !table.charts.empty(); });
    Sheet charts;
    if (any_chart) charts = book_.add_sheet(page_.say("Diagram", "Charts"));
    for (TableOfReport& table : tables_) {
      if (table.line.rows == 0) continue;
      table.sheet = book_.add_sheet(table.line.title);
      table.line.sheet = table.sheet.name;
    }
    const Sheet findings = book_.add_sheet(page_.say("Iakttagelser", "Findings"));
    const Sheet method = book_.add_sheet(page_.say("Metod", "Method"));
    if (any_chart) {
      draw(ChartGallery(book_, page_, charts,
                        book_.add_sheet(page_.say("Diagrammens celler", "Chart cells"))));
    }
    Contents contents;
    contents.chart_sheet = charts.name;
    contents.findings_sheet = findings.name;
    contents.method_sheet = method.name;
    for (const TableOfReport& table : tables_) {
      contents.tables.push_back(table.line);
      if (table.line.rows > 0) write_table(table, summary.name, charts.name);
    }
    write_summary_sheet(book_, summary, page_, contents);
    write_findings_sheet(book_, findings, page_);
    write_method_sheet(book_, method, page_);
    worksheet_activate(summary.handle);
  }

 private:
  void draw(ChartGallery gallery) {
    for (TableOfReport& table : tables_) {
      bool first = true;
      for (const ChartData& chart : table.charts) {
        const lxw_row_t row = gallery.add(chart, table.sheet.name);
        if (first) table.line.first_chart = row;
        first = false;
      }
    }
    gallery.finish();
  }

  void write_table(const TableOfReport& table, const std::string& summary, const std::string& charts) {
    const TableSheetStyle style{page_.language, 2, true};
    write_table_sheet(book_, table.sheet, table.shown, style);
    book_.write_link(table.sheet, 2, 0, summary, summary);
    if (table.line.charts > 0) book_.write_link(table.sheet, 2, 1, charts, charts, table.line.first_chart);
    Book::write_text(table.sheet, 3, 0, basis(page_, TableView(*table.table, page_.language)));
  }

  Book& book_;
  const Page& page_;
  std::vector<TableOfReport> tables_;
};

}  // namespace

void write_report_workbook(const std::filesystem::path& file, const Json& results, model::Language language) {
  const Page page(results, language);
  const Json& run = member(results, "run");
  const std::string title = as_text(member(member(run, "project"), "name"), language);
  const Json& as_of = member(run, "as_of");
  write_book(file, title, as_of.is_string() ? as_of.get<std::string>() : std::string(),
             [&](Book& book) { ReportWorkbook(book, page).write(); });
}

}  // namespace fotfaste::report
