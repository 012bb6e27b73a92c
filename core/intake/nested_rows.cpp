#include "intake/nested_rows.hpp"

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace fotfaste::intake {
namespace {

using model::Table;

std::string_view date_column(Table table) {
  switch (table) {
    case Table::assessments:
    case Table::events:
      return "date";
    case Table::activities:
    case Table::assignments:
      return "from";
    default:
      return "";
  }
}

}  // namespace

NestedRows::NestedRows(Table table, const TableColumns& columns, const Participations& participations,
                       const OwnedRows& of_persons, const OwnedRows& of_participations,
                       const std::vector<RowRef>& dropped)
    : participations_(participations),
      of_persons_(of_persons),
      of_participations_(of_participations),
      dropped_(dropped) {
  const std::string_view date = date_column(table);
  if (!date.empty()) date_ = &columns[*model::find_column(table, date)];
}

std::uint32_t NestedRows::person_of(std::size_t participation) const {
  const auto& firsts = participations_.first_of_person;
  const auto after = std::upper_bound(firsts.begin(), firsts.end(), participation);
  return static_cast<std::uint32_t>(after - firsts.begin()) - 1;
}

void NestedRows::append(std::size_t participation, std::uint32_t person, std::vector<RowRef>& refs) const {
  const std::size_t begin = refs.size();
  of_persons_.append(person, refs);
  const std::size_t first = participations_.first_of_person[person];
  const std::size_t last = participations_.first_of_person[person + std::size_t{1}];
  if (date_ != nullptr && last - first > 1) {
    const auto elsewhere = [&](RowRef ref) {
      const std::int64_t date = TableColumns::load(*date_, ref);
      const bool early = participation != first && date < participations_.entries[participation];
      const bool late = participation + 1 < last && date >= participations_.entries[participation + 1];
      return early || late;
    };
    refs.erase(std::remove_if(refs.begin() + static_cast<std::ptrdiff_t>(begin), refs.end(), elsewhere),
               refs.end());
  }
  if (!dropped_.empty()) {
    const auto is_dropped = [this](RowRef ref) {
      return std::binary_search(dropped_.begin(), dropped_.end(), ref);
    };
    refs.erase(std::remove_if(refs.begin() + static_cast<std::ptrdiff_t>(begin), refs.end(), is_dropped),
               refs.end());
  }
  of_participations_.append(static_cast<std::uint32_t>(participation), refs);
}

void NestedRows::fill(std::size_t first, std::size_t last, BatchRows& rows) const {
  std::uint32_t person = person_of(first);
  for (std::size_t participation = first; participation < last; ++participation) {
    while (participations_.first_of_person[person + std::size_t{1}] <= participation) ++person;
    append(participation, person, rows.refs);
    rows.ends.push_back(static_cast<std::uint32_t>(rows.refs.size()));
  }
}

void NestedRows::count(std::size_t first, std::size_t last, std::vector<std::uint32_t>& ends) const {
  std::uint32_t person = person_of(first);
  std::uint64_t total = 0;
  std::vector<RowRef> refs;
  for (std::size_t participation = first; participation < last; ++participation) {
    while (participations_.first_of_person[person + std::size_t{1}] <= participation) ++person;
    const bool plain = dropped_.empty() && (date_ == nullptr || participations_.count(person) == 1);
    if (plain) {
      total +=
          of_persons_.count(person) + of_participations_.count(static_cast<std::uint32_t>(participation));
    } else {
      refs.clear();
      append(participation, person, refs);
      total += refs.size();
    }
    if (total > INT32_MAX) throw std::length_error("a batch has too many rows of one table");
    ends.push_back(static_cast<std::uint32_t>(total));
  }
}

}  // namespace fotfaste::intake
