#include "intake/spell_check.hpp"

#include <algorithm>

#include "fotfaste/sdk/calendar.hpp"
#include "intake/field_parse.hpp"
#include "intake/parallel.hpp"

namespace fotfaste::intake {
namespace {

using model::Table;
using model::Text;

constexpr std::uint32_t persons_at_once = 4096;

struct Overlap {
  RowRef spell;
  RowRef earlier;
};

struct Found {
  std::vector<RowRef> repeated;
  std::vector<Overlap> overlaps;
};

class Checker {
 public:
  Checker(const TableColumns& columns, const OwnedRows& owned)
      : owned_(owned), order_(columns, Table::states) {
    const auto column = [&columns](std::string_view name) {
      return &columns[*model::find_column(Table::states, name)];
    };
    dimension_ = column("dimension");
    from_ = column("from");
    until_ = column("until");
    known_until_ = column("known_until");
    precision_ = column("from_precision");
  }

  void check(std::uint32_t first, std::uint32_t last, Found& found) {
    refs_.clear();
    ends_.clear();
    for (std::uint32_t person = first; person < last; ++person) {
      owned_.append(person, refs_);
      ends_.push_back(static_cast<std::uint32_t>(refs_.size()));
    }
    order_.sort_groups(refs_, ends_);
    load(*dimension_, dimensions_);
    load(*from_, froms_);
    load(*until_, untils_);
    load(*known_until_, known_untils_);
    std::size_t begin = 0;
    for (const std::uint32_t end : ends_) {
      check_person(begin, end, found);
      begin = end;
    }
  }

 private:
  void load(const TableColumn& column, std::vector<std::int64_t>& keys) {
    keys.resize(refs_.size());
    TableColumns::load(column, refs_.data(), refs_.size(), keys.data());
  }

  // The first day on which the spell has begun for sure.
  std::int64_t begun(std::size_t spell) const {
    const std::int64_t precision = TableColumns::load(*precision_, refs_[spell]);
    if (precision == null_key) return froms_[spell];
    return latest_day({static_cast<Day>(froms_[spell]), static_cast<Precision>(precision)});
  }

  void check_person(std::size_t begin, std::size_t end, Found& found) {
    std::size_t reaching = begin;  // the spell that lasts longest so far, of this dimension
    std::size_t kept = begin;      // the last spell that repeats none
    // What is known of one day only is not over, and yet says nothing of the days after it.
    const auto until = [this](std::size_t spell) {
      const std::int64_t end = untils_[spell] == null_key ? std::int64_t{end_of_time} : untils_[spell];
      if (known_untils_[spell] == null_key) return end;
      return std::min(end, std::max(known_untils_[spell], froms_[spell] + 1));
    };
    for (std::size_t spell = begin + 1; spell < end; ++spell) {
      const bool alike = dimensions_[spell] == dimensions_[kept] && froms_[spell] == froms_[kept] &&
                         untils_[spell] == untils_[kept];
      if (alike && order_.same(refs_[spell], refs_[kept])) {
        found.repeated.push_back(refs_[spell]);
        continue;
      }
      kept = spell;
      if (dimensions_[spell] != dimensions_[reaching]) {
        reaching = spell;
        continue;
      }
      const bool has_length = until(spell) > froms_[spell];
      if (has_length && froms_[spell] < until(reaching) && begun(spell) < until(reaching)) {
        found.overlaps.push_back({refs_[spell], refs_[reaching]});
      }
      if (until(spell) > until(reaching)) reaching = spell;
    }
  }

  const OwnedRows& owned_;
  CanonicalOrder order_;
  const TableColumn* dimension_ = nullptr;
  const TableColumn* from_ = nullptr;
  const TableColumn* until_ = nullptr;
  const TableColumn* known_until_ = nullptr;
  const TableColumn* precision_ = nullptr;
  std::vector<RowRef> refs_;
  std::vector<std::uint32_t> ends_;
  std::vector<std::int64_t> dimensions_, froms_, untils_, known_untils_;
};

std::int32_t field_of(const SourceReading& source, std::string_view name) {
  const model::ColumnId column = *model::find_column(Table::states, name);
  for (const FieldUse& use : source.layout.uses) {
    if (use.column == column) return use.field;
  }
  return whole_row;
}

Text overlapped(const TableRows& rows, const Overlap& overlap) {
  const Chunk& chunk = rows.chunks[chunk_of(overlap.spell)];
  const Chunk& earlier = rows.chunks[chunk_of(overlap.earlier)];
  const SourceReading& source = *rows.sources[earlier.source];
  const std::string row = std::to_string(source.row_number(earlier.record(row_of(overlap.earlier))));
  if (chunk.source == earlier.source) return {"överlappar rad " + row, "overlaps row " + row};
  const std::string file = source.source->file.string();
  return {"överlappar rad " + row + " i " + file, "overlaps row " + row + " of " + file};
}

}  // namespace

std::vector<RowRef> check_spells(TableRows& rows, const TableColumns& columns, const OwnedRows& owned,
                                 std::uint32_t persons, unsigned threads) {
  std::vector<Found> parts((persons + persons_at_once - 1) / persons_at_once);
  std::vector<Checker> checkers(std::max(threads, 1U), Checker(columns, owned));
  for_each_index(parts.size(), threads, [&](std::size_t i, unsigned worker) {
    const auto first = static_cast<std::uint32_t>(i) * persons_at_once;
    checkers[worker].check(first, std::min(persons, first + persons_at_once), parts[i]);
  });
  std::vector<RowRef> repeated;
  std::vector<Overlap> overlaps;
  for (const Found& part : parts) {
    repeated.insert(repeated.end(), part.repeated.begin(), part.repeated.end());
    overlaps.insert(overlaps.end(), part.overlaps.begin(), part.overlaps.end());
  }
  // In the order of the files, so that the places that are kept are the first ones.
  std::sort(repeated.begin(), repeated.end());
  std::sort(overlaps.begin(), overlaps.end(),
            [](const Overlap& a, const Overlap& b) { return a.spell < b.spell; });
  for (const RowRef ref : repeated) {
    const Chunk& chunk = rows.chunks[chunk_of(ref)];
    SourceReading& source = *rows.sources[chunk.source];
    // A row of months holds several spells, of which the others are used.
    if (!source.layout.months.empty()) continue;
    source.log.reject(Code::spell_twice, whole_row, chunk.record(row_of(ref)));
  }
  for (const Overlap& overlap : overlaps) {
    const Chunk& chunk = rows.chunks[chunk_of(overlap.spell)];
    SourceReading& source = *rows.sources[chunk.source];
    source.log.note(Code::spells_overlap, field_of(source, "from"), chunk.record(row_of(overlap.spell)),
                    [&] { return overlapped(rows, overlap); });
  }
  return repeated;
}

}  // namespace fotfaste::intake
