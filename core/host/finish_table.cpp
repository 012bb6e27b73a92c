#include "host/finish_table.hpp"

#include "host/proportion_columns.hpp"
#include "host/verdict.hpp"

namespace fotfaste::host {

void finish_table(model::TableResult& table, std::int64_t few_below) {
  table.added_from = static_cast<std::uint32_t>(table.description.columns.size());
  add_proportion_columns(table, few_below);
  add_verdicts(table);
}

}  // namespace fotfaste::host
