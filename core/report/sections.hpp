// The parts of the terminal report: each writes one kind of result table.
#pragma once

#include <string>
#include <string_view>

#include "report/number_text.hpp"
#include "report/palette.hpp"
#include "report/share.hpp"
#include "report/speech.hpp"
#include "report/table_view.hpp"
#include "report/terminal_report.hpp"

namespace fotfaste::report {

struct Paper : Speech {
  explicit Paper(const TerminalStyle& given, std::int64_t few)
      : Speech{given.language}, width(given.width), palette(given.colour, given.ascii), few_below(few) {}

  void heading(std::string_view title);
  void subheading(std::string_view title);
  void note(std::string_view sentence);
  // The share as a bar; nothing where there is none, or too few to say.
  [[nodiscard]] std::string bar(const Share& share) const {
    return share.value && !share.few ? palette.bar(*share.value) : std::string();
  }

  std::size_t width;
  Palette palette;
  std::int64_t few_below;
  bool few_used = false;  // a share was marked as resting on few: the mark is explained once
  std::string text;
};

// For each way that the rows are broken down: the values of column down by the strata across, k of n with the
// share. Lines without anybody are left out.
void write_breakdowns(Paper& paper, const TableView& table, const Json& rows, const std::string& down);

void write_goals(Paper& paper, const TableView& table);
void write_goal_parts(Paper& paper, const TableView& table);
void write_sensitivity(Paper& paper, const TableView& table);
void write_pace(Paper& paper, const TableView& table);
void write_forecast(Paper& paper, const TableView& table);
void write_own_goals(Paper& paper, const TableView& table);
void write_coverage(Paper& paper, const TableView& table);
void write_checklist(Paper& paper, const TableView& table);
void write_at_points(Paper& paper, const TableView& table);
void write_over_points(Paper& paper, const TableView& table);
void write_remained(Paper& paper, const TableView& table);
void write_response(Paper& paper, const TableView& table);
void write_state_by_month(Paper& paper, const TableView& table);
void write_time_to_event(Paper& paper, const TableView& table);
void write_retention(Paper& paper, const TableView& table);
void write_cumulative_incidence(Paper& paper, const TableView& table);
void write_at_risk(Paper& paper, const TableView& table);
void write_curve_summary(Paper& paper, const TableView& table);
void write_next_state(Paper& paper, const TableView& table);
void write_months_to_next_state(Paper& paper, const TableView& table);
void write_sequences(Paper& paper, const TableView& table);
void write_sequence_entropy(Paper& paper, const TableView& table);
// Shares of a table without a section of its own: k of n with interval, everybody first, then the groups.
// False for a table without shares, or with more dimensions than can be shown.
bool write_shares(Paper& paper, const TableView& table);
void write_matrix(Paper& paper, const TableView& table);
// Rows beyond most are counted and left out.
void write_any_table(Paper& paper, const TableView& table, std::size_t most = 20);

}  // namespace fotfaste::report
