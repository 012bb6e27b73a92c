#include "intake/row_order.hpp"

#include <algorithm>
#include <bit>
#include <stdexcept>
#include <string_view>

namespace fotfaste::intake {
namespace {

using model::ColumnId;
using model::Table;

// What comes first; the other columns follow in the schema's order.
std::vector<std::string_view> leading_columns(Table table) {
  switch (table) {
    case Table::participations:
      return {"entry", "exit"};
    case Table::states:
      return {"dimension", "from", "until", "state"};
    case Table::assessments:
      return {"date", "rater", "instrument", "item", "value"};
    case Table::activities:
      return {"from", "type"};
    case Table::events:
      return {"date", "kind"};
    case Table::assignments:
      return {"from", "role"};
    default:
      return {};
  }
}

}  // namespace

OwnedRows::OwnedRows(std::vector<Chunk>& chunks, std::uint32_t owners) : firsts_(owners + std::size_t{1}) {
  for (const Chunk& chunk : chunks) {
    if (chunk.rows >= 1U << row_bits) throw std::length_error("a block of a file has too many rows");
    for (const Run& run : chunk.runs) ++firsts_[run.owner + std::size_t{1}];
  }
  for (std::size_t owner = 0; owner < owners; ++owner) firsts_[owner + 1] += firsts_[owner];
  runs_.resize(firsts_.back());
  // firsts_[owner] serves as the place of the owner's next run, and is put right afterwards.
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    std::vector<Run>& runs = chunks[i].runs;
    for (std::size_t k = 0; k < runs.size(); ++k) {
      const std::uint32_t end = k + 1 < runs.size() ? runs[k + 1].first : chunks[i].rows;
      const std::uint64_t count = end - runs[k].first;
      runs_[firsts_[runs[k].owner]++] = static_cast<std::uint64_t>(i) << (2 * row_bits) |
                                        static_cast<std::uint64_t>(runs[k].first) << row_bits | count;
    }
    runs = {};
  }
  for (std::size_t owner = owners; owner > 0; --owner) firsts_[owner] = firsts_[owner - 1];
  firsts_[0] = 0;
}

void OwnedRows::append(std::uint32_t owner, std::vector<RowRef>& refs) const {
  if (runs_.empty()) return;
  constexpr std::uint64_t mask = (std::uint64_t{1} << row_bits) - 1;
  for (std::uint32_t i = firsts_[owner]; i < firsts_[owner + std::size_t{1}]; ++i) {
    const RowRef first =
        make_ref(runs_[i] >> (2 * row_bits), static_cast<std::uint32_t>(runs_[i] >> row_bits & mask));
    for (RowRef row = 0; row < (runs_[i] & mask); ++row) refs.push_back(first + row);
  }
}

std::uint64_t OwnedRows::count(std::uint32_t owner) const {
  if (runs_.empty()) return 0;
  std::uint64_t rows = 0;
  for (std::uint32_t i = firsts_[owner]; i < firsts_[owner + std::size_t{1}]; ++i) {
    rows += runs_[i] & ((std::uint64_t{1} << row_bits) - 1);
  }
  return rows;
}

std::vector<ColumnId> comparing_order(Table table) {
  std::vector<ColumnId> order;
  for (const std::string_view name : leading_columns(table))
    order.push_back(*model::find_column(table, name));
  ColumnId id = model::first_column(table);
  for (std::size_t i = 0; i < model::columns_of(table).size(); ++i, ++id) {
    if (std::find(order.begin(), order.end(), id) == order.end()) order.push_back(id);
  }
  return order;
}

CanonicalOrder::CanonicalOrder(const TableColumns& columns, Table table) {
  unsigned left = 64;
  for (const ColumnId id : comparing_order(table)) {
    const TableColumn& column = columns[id];
    if (column.values == 0) continue;
    const auto range = static_cast<std::uint64_t>(column.most) - static_cast<std::uint64_t>(column.least);
    const unsigned bits = column.has_doubles ? 65 : static_cast<unsigned>(std::bit_width(range + 1));
    if (bits <= left && others_.empty()) {
      packed_.push_back({&column, bits});
      left -= bits;
    } else {
      others_.push_back(&column);
    }
  }
}

bool CanonicalOrder::before(const Keyed& a, const Keyed& b) const {
  if (a.key != b.key) return a.key < b.key;
  for (const TableColumn* column : others_) {
    const std::int64_t left = TableColumns::load(*column, a.ref);
    const std::int64_t right = TableColumns::load(*column, b.ref);
    if (left != right) return left < right;
  }
  return a.ref < b.ref;
}

bool CanonicalOrder::same(RowRef a, RowRef b) const {
  const auto equal = [a, b](const TableColumn& column) {
    return TableColumns::load(column, a) == TableColumns::load(column, b);
  };
  return std::all_of(packed_.begin(), packed_.end(),
                     [&](const Packed& packed) { return equal(*packed.column); }) &&
         std::all_of(others_.begin(), others_.end(),
                     [&](const TableColumn* column) { return equal(*column); });
}

template <typename Less>
void CanonicalOrder::sort_each(std::span<const std::uint32_t> ends, const Less& less) {
  // Most groups are small, and many are in order already.
  constexpr std::size_t few = 32;
  std::size_t begin = 0;
  for (const std::uint32_t end : ends) {
    Keyed* const first = keyed_.data() + begin;
    Keyed* const last = keyed_.data() + end;
    begin = end;
    if (static_cast<std::size_t>(last - first) > few) {
      std::sort(first, last, less);
      continue;
    }
    if (first == last) continue;  // there may be no place to add one to
    for (Keyed* next = first + 1; next < last; ++next) {
      if (!less(*next, next[-1])) continue;
      const Keyed moved = *next;
      Keyed* to = next;
      do {
        *to = to[-1];
        --to;
      } while (to > first && less(moved, to[-1]));
      *to = moved;
    }
  }
}

void CanonicalOrder::sort_groups(std::span<RowRef> refs, std::span<const std::uint32_t> ends) {
  keys_.assign(refs.size(), 0);
  for (const Packed& packed : packed_) {
    TableColumns::add_to_keys(*packed.column, refs.data(), refs.size(), packed.bits, keys_.data());
  }
  keyed_.resize(refs.size());
  for (std::size_t i = 0; i < refs.size(); ++i) keyed_[i] = {keys_[i], refs[i]};
  if (others_.empty()) {
    sort_each(ends, [](const Keyed& a, const Keyed& b) {
      return a.key < b.key || (a.key == b.key && a.ref < b.ref);
    });
  } else {
    sort_each(ends, [this](const Keyed& a, const Keyed& b) { return before(a, b); });
  }
  for (std::size_t i = 0; i < refs.size(); ++i) refs[i] = keyed_[i].ref;
}

}  // namespace fotfaste::intake
