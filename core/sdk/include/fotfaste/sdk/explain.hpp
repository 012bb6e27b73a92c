// Why each participation counts where it does, for `fotfaste trace`. A plugin that can say so has
//
//   static constexpr std::array explained = {"share"};  // the tables whose rows it explains
//   void explain(const fotfaste::Batch& batch, fotfaste::Explanations& explanations);
//
// and in the latter, for each participation and each row that it counts in:
//
//   explanations.add("share", participation, RowPart::numerator, {"...", "..."}, "exit", StratumCell{});
//   explanations.add("share", participation, {RowPart::excluded, "not_due"}, {"...", "..."}, "exit", ...);
//
// The cells are the row's dimensions, in order. What is explained agrees with what report() adds: explain.h
// says how. An object that explains is asked for nothing else.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/explain.h"
#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/errors.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/results.hpp"

namespace fotfaste {

// Where a participation stands in a row; as in explain.h.
enum class RowPart : std::uint32_t {
  numerator = FOTFASTE_EXPLAINED_NUMERATOR,
  denominator = FOTFASTE_EXPLAINED_DENOMINATOR,
  unknown = FOTFASTE_EXPLAINED_UNKNOWN,
  pending = FOTFASTE_EXPLAINED_PENDING,
  excluded = FOTFASTE_EXPLAINED_EXCLUDED,
  outside = FOTFASTE_EXPLAINED_OUTSIDE,
};

struct Where {
  Where(RowPart in) : part(in) {}  // NOLINT(google-explicit-constructor)
  Where(RowPart in, std::string_view excluded) : part(in), column(excluded) {}
  RowPart part;
  std::string_view column = {};  // of role excluded, that it is counted in; with RowPart::excluded always
};

class Explanations {
 public:
  // All three outlive this.
  Explanations(const fotfaste_explain_sink* sink, const fotfaste_explain_request* request,
               const fotfaste_descriptor* descriptor)
      : sink_(sink), request_(request), descriptor_(descriptor) {}
  Explanations(const Explanations&) = delete;
  Explanations& operator=(const Explanations&) = delete;

  // Whether anybody asked about this figure; what is said of others is passed over.
  [[nodiscard]] bool wants(std::string_view figure) const { return figure == view(request_->figure); }
  // Whether rows of strata are wanted; without, only those of everybody.
  [[nodiscard]] bool wants_strata() const { return (request_->flags & FOTFASTE_EXPLAIN_STRATA) != 0; }

  // Throws ContractError for a table or a column that is not described, and cells that are not the table's
  // dimensions. std::nullopt in place of one but the first: every row that is not explained by itself.
  template <typename... Cells>
  void add(std::string_view table, const Participation& participation, const Where& where,
           const Label& reason, const Cells&... dimensions) {
    const std::array<Cell, sizeof...(Cells)> cells = {Cell(dimensions)...};
    add_cells(table, participation.row(), where, reason, cells);
  }

 private:
  [[nodiscard]] std::uint32_t table_number(std::string_view id) const {
    for (std::uint64_t i = 0; i < descriptor_->table_count; ++i) {
      if (id == descriptor_->tables[i].id) return static_cast<std::uint32_t>(i);
    }
    throw ContractError("the plugin described no table " + std::string(id));
  }

  static std::uint32_t column_number(const fotfaste_table& table, const Where& where) {
    if (where.column.empty() && where.part != RowPart::excluded) return 0;
    for (std::uint64_t i = 0; i < table.column_count; ++i) {
      const fotfaste_column& one = table.columns[i];
      if (one.role == FOTFASTE_ROLE_EXCLUDED && where.column == one.name)
        return static_cast<std::uint32_t>(i);
    }
    throw ContractError("the table " + std::string(table.id) + " has no column of role excluded called \"" +
                        std::string(where.column) + "\"");
  }

  void add_cells(std::string_view table, std::size_t row, const Where& where, const Label& reason,
                 std::span<const Cell> cells) {
    const std::uint32_t number = table_number(table);
    const fotfaste_table& described = descriptor_->tables[number];
    dimensions_.clear();
    for (std::uint64_t i = 0; i < described.column_count; ++i) {
      if (described.columns[i].role != FOTFASTE_ROLE_DIMENSION) continue;
      if (dimensions_.size() == cells.size())
        throw ContractError("a row of " + std::string(table) + " has more dimensions than were given");
      dimensions_.push_back(cells[dimensions_.size()].as(described.columns[i].type));
    }
    if (dimensions_.size() != cells.size())
      throw ContractError("a row of " + std::string(table) + " has fewer dimensions than were given");
    const std::uint32_t column = column_number(described, where);
    if (!is_wanted()) return;
    const fotfaste_explanation lent = {sizeof lent,
                                       static_cast<std::uint32_t>(where.part),
                                       row,
                                       number,
                                       column,
                                       dimensions_.data(),
                                       dimensions_.size(),
                                       lend(reason)};
    const std::int32_t status = sink_->add(sink_, &lent);
    if (status != FOTFASTE_OK) throw SinkRefused(status);
  }

  [[nodiscard]] bool is_wanted() const {
    if (dimensions_.empty() || !wants(view(dimensions_.front().text))) return false;
    if (wants_strata()) return true;
    for (const fotfaste_cell& cell : dimensions_) {
      if (cell.type == FOTFASTE_TYPE_STRATUM && cell.label_count > 0) return false;
    }
    return true;
  }

  const fotfaste_explain_sink* sink_;
  const fotfaste_explain_request* request_;
  const fotfaste_descriptor* descriptor_;
  std::vector<fotfaste_cell> dimensions_;
};

}  // namespace fotfaste
