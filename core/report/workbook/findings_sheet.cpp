#include <array>

#include "report/workbook/report_sheets.hpp"

namespace fotfaste::report {
namespace {

struct Severity {
  const char* code;
  const char *sv, *en;
};
constexpr std::array<Severity, 3> severities = {
    {{"error", "fel", "error"}, {"warning", "varning", "warning"}, {"note", "notering", "note"}}};

struct Finding {
  const Json* of;
  std::string from;  // the plugin's title; empty for the data
};

std::vector<Finding> all_findings(const Page& page) {
  std::vector<Finding> findings;
  for (const Json& one : elements(member(page.results, "findings"))) findings.push_back({&one, {}});
  for (const Json& plugin : elements(member(page.results, "plugins"))) {
    for (const Json& one : elements(member(plugin, "findings"))) {
      findings.push_back({&one, plugin_heading(page, plugin)});
    }
  }
  return findings;
}

}  // namespace

void write_findings_sheet(const Book& book, const Sheet& sheet, const Page& page) {
  Book::write_text(sheet, 0, 0, page.say("Iakttagelser i uppgifterna", "Findings in the data"),
                   book.formats().title);
  const std::vector<Finding> findings = all_findings(page);
  if (findings.empty()) {
    Book::write_text(sheet, 2, 0, page.say("Inget att anmärka på.", "Nothing to remark on."));
  }
  lxw_row_t row = 2;
  if (!findings.empty()) {
    row = write_texts(
        sheet, row,
        {page.say("Allvar", "Severity"), page.say("Kod", "Code"), page.say("Iakttagelse", "Finding"),
         page.say("Antal", "Count"), page.say("Av", "Of"), page.say("Enhet", "Unit"), page.say("Fil", "File"),
         page.say("Från", "From"), page.say("Vad du kan göra", "What you can do")},
        book.formats().header);
    worksheet_freeze_panes(sheet.handle, row, 0);
  }
  const lxw_row_t first = row;
  for (const Severity& severity : severities) {
    for (const Finding& finding : findings) {
      if (member(*finding.of, "severity") != severity.code) continue;
      const auto say = [&](const char* name) { return as_text(member(*finding.of, name), page.language); };
      const Json& places = elements(member(*finding.of, "places"));
      Book::write_text(sheet, row, 0, page.say(severity.sv, severity.en));
      Book::write_text(sheet, row, 1, say("code"));
      Book::write_text(sheet, row, 2, say("message"), book.formats().wrapped);
      const auto count = as_number(member(*finding.of, "count"));
      const auto total = as_number(member(*finding.of, "total"));
      if (count.value_or(0) > 0 || total.value_or(0) > 0) book.write_number(sheet, row, 3, count.value_or(0));
      if (total.value_or(0) > 0) book.write_number(sheet, row, 4, *total);
      Book::write_text(sheet, row, 5, say("unit"));
      if (!places.empty()) Book::write_text(sheet, row, 6, as_text(member(places[0], "file"), page.language));
      Book::write_text(sheet, row, 7, finding.from);
      Book::write_text(sheet, row, 8, say("help"), book.formats().wrapped);
      Book::set_lines(sheet, row, {{say("message"), 78}, {say("help"), 78}});
      ++row;
    }
  }
  if (row > first) worksheet_autofilter(sheet.handle, first - 1, 0, row - 1, 8);
  constexpr std::array<double, 9> widths = {10, 8, 80, 9, 9, 16, 26, 26, 80};
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    worksheet_set_column(sheet.handle, column, column, widths[i], nullptr);
  }
  worksheet_set_landscape(sheet.handle);
  worksheet_fit_to_pages(sheet.handle, 1, 0);
}

}  // namespace fotfaste::report
