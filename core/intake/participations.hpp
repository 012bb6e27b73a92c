// The participations of a project in the model's order, and what of other tables belongs to which.
#pragma once

#include <cstdint>
#include <vector>

#include "intake/person_index.hpp"
#include "intake/row_order.hpp"
#include "intake/table_columns.hpp"

namespace fotfaste::intake {

// Of one person more than this many are taken for a mistake in the mapping.
inline constexpr std::size_t most_participations = 1000;

struct Participations {
  std::vector<RowRef> rows;                    // by person, then entry
  std::vector<std::uint32_t> first_of_person;  // one more than persons
  std::vector<std::int32_t> entries;           // by participation
  std::vector<RowRef> dropped;                 // rows set aside while ordering, sorted

  [[nodiscard]] std::uint32_t count(std::uint32_t person) const {
    return first_of_person[person + std::size_t{1}] - first_of_person[person];
  }
};

// Orders the rows, and sets aside those that repeat a person's entry: of several, the one whose values come
// first is kept, so that it does not depend on the order of the file.
Participations order_participations(TableRows& rows, const TableColumns& columns, std::uint32_t persons,
                                    unsigned threads);

// The attributes, or groups, that stand as columns of their own in files of participations, as rows of that
// table whose owners are participations. The chunks are added to made.
void make_rows_of_columns(const TableRows& participations, const Participations& order, TableRows& made,
                          std::vector<Chunk>& chunks);

}  // namespace fotfaste::intake
