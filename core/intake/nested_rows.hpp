// Which rows of a nested table belong to which participation.
//
// What is dated (assessments, activities, events, assignments) belongs to the participation that the person
// was in: from its entry to the next one's, and to the first when it is earlier than all. States, groups and
// attributes are the person's, and every participation of the person has them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "intake/model_writer.hpp"
#include "intake/participations.hpp"
#include "intake/row_order.hpp"
#include "intake/table_columns.hpp"

namespace fotfaste::intake {

class NestedRows {
 public:
  // Nothing is owned. of_persons and of_participations hold the rows by owner; dropped are rows that are not
  // to be written (sorted).
  NestedRows(model::Table table, const TableColumns& columns, const Participations& participations,
             const OwnedRows& of_persons, const OwnedRows& of_participations,
             const std::vector<RowRef>& dropped);

  // Appends the rows of the participations [first, last), and where each one's end.
  void fill(std::size_t first, std::size_t last, BatchRows& rows) const;
  // The ends alone.
  void count(std::size_t first, std::size_t last, std::vector<std::uint32_t>& ends) const;

 private:
  void append(std::size_t participation, std::uint32_t person, std::vector<RowRef>& refs) const;
  [[nodiscard]] std::uint32_t person_of(std::size_t participation) const;

  const Participations& participations_;
  const OwnedRows& of_persons_;
  const OwnedRows& of_participations_;
  const std::vector<RowRef>& dropped_;
  const TableColumn* date_ = nullptr;  // of dated tables
};

}  // namespace fotfaste::intake
