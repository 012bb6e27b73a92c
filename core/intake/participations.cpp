#include "intake/participations.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <span>

#include "intake/parallel.hpp"
#include "intake/staged_values.hpp"

namespace fotfaste::intake {
namespace {

using model::Form;
using model::Table;

constexpr std::uint32_t persons_at_once = 16384;

// A row that is set aside while ordering.
struct Dropped {
  RowRef ref;
  Code code;
};

// The persons [first, last) in order.
struct Part {
  std::vector<RowRef> rows;
  std::vector<std::uint32_t> counts;
  std::vector<Dropped> dropped;
};

Part order_part(const OwnedRows& owned, const TableColumns& columns, CanonicalOrder& order,
                std::uint32_t first, std::uint32_t last) {
  const TableColumn& entry = columns[*model::find_column(Table::participations, "entry")];
  Part part;
  std::vector<RowRef> refs;
  std::vector<std::uint32_t> ends;
  for (std::uint32_t person = first; person < last; ++person) {
    owned.append(person, refs);
    ends.push_back(static_cast<std::uint32_t>(refs.size()));
  }
  order.sort_groups(refs, ends);
  std::size_t begin = 0;
  for (const std::uint32_t end : ends) {
    const std::size_t kept_before = part.rows.size();
    for (std::size_t i = begin; i < end; ++i) {
      const bool repeats =
          i > begin && TableColumns::load(entry, refs[i]) == TableColumns::load(entry, refs[i - 1]);
      if (repeats) {
        part.dropped.push_back({refs[i], Code::participation_twice});
      } else if (part.rows.size() - kept_before >= most_participations) {
        part.dropped.push_back({refs[i], Code::too_many_participations});
      } else {
        part.rows.push_back(refs[i]);
      }
    }
    part.counts.push_back(static_cast<std::uint32_t>(part.rows.size() - kept_before));
    begin = end;
  }
  return part;
}

std::int32_t field_of(const SourceLayout& layout, model::ColumnId column) {
  for (const FieldUse& use : layout.uses) {
    if (use.column == column) return use.field;
  }
  return whole_row;
}

}  // namespace

Participations order_participations(TableRows& rows, const TableColumns& columns, std::uint32_t persons,
                                    unsigned threads) {
  const OwnedRows owned(rows.chunks, persons);
  std::vector<Part> parts((persons + persons_at_once - 1) / persons_at_once);
  std::vector<CanonicalOrder> orders(std::max(threads, 1U), CanonicalOrder(columns, Table::participations));
  for_each_index(parts.size(), threads, [&](std::size_t i, unsigned worker) {
    const auto first = static_cast<std::uint32_t>(i) * persons_at_once;
    parts[i] = order_part(owned, columns, orders[worker], first, std::min(persons, first + persons_at_once));
  });
  Participations made;
  const model::ColumnId entry_column = *model::find_column(Table::participations, "entry");
  made.first_of_person.push_back(0);
  for (const Part& part : parts) {
    made.rows.insert(made.rows.end(), part.rows.begin(), part.rows.end());
    for (const std::uint32_t count : part.counts)
      made.first_of_person.push_back(made.first_of_person.back() + count);
    for (const Dropped& dropped : part.dropped) {
      const Chunk& chunk = rows.chunks[chunk_of(dropped.ref)];
      SourceReading& source = *rows.sources[chunk.source];
      source.log.reject(dropped.code, field_of(source.layout, entry_column),
                        chunk.record(row_of(dropped.ref)));
      made.dropped.push_back(dropped.ref);
    }
  }
  std::sort(made.dropped.begin(), made.dropped.end());
  std::vector<std::int64_t> entries(made.rows.size());
  TableColumns::load(columns[entry_column], made.rows.data(), made.rows.size(), entries.data());
  made.entries.reserve(entries.size());
  for (const std::int64_t entry : entries) made.entries.push_back(static_cast<std::int32_t>(entry));
  return made;
}

void make_rows_of_columns(const TableRows& participations, const Participations& order, TableRows& made,
                          std::vector<Chunk>& chunks) {
  const bool groups = made.table == Table::groups;
  const bool any = std::any_of(participations.sources.begin(), participations.sources.end(),
                               [groups](const SourceReading* source) {
                                 return !(groups ? source->layout.groups : source->layout.attributes).empty();
                               });
  if (!any) return;
  const model::ColumnId name = *model::find_column(made.table, "name");
  made.made_columns.push_back({name, Form::label});
  if (!groups) made.made_columns.push_back({*model::find_column(Table::attributes, "value"), Form::label});
  made.made_words.resize(made.made_columns.size());
  std::vector<std::map<std::string, std::int32_t, std::less<>>> numbers(made.made_columns.size());
  const auto number = [&](std::size_t column, const std::string& word) {
    const auto [found, is_new] =
        numbers[column].try_emplace(word, static_cast<std::int32_t>(made.made_words[column].size()));
    if (is_new) made.made_words[column].push_back(word);
    return found->second;
  };

  constexpr std::size_t most_rows = std::size_t{1} << 18;
  std::vector<ColumnBuilder> builders(made.made_columns.size());
  for (ColumnBuilder& builder : builders) builder.begin(Form::label);
  std::vector<Run> runs;
  std::size_t count = 0;
  std::size_t capacity = 0;
  const auto end_chunk = [&] {
    if (count == 0) return;
    Chunk chunk;
    chunk.source = static_cast<std::uint32_t>(made.sources.size());
    chunk.rows = static_cast<std::uint32_t>(count);
    std::vector<std::size_t> positions;
    std::size_t size = 0;
    for (ColumnBuilder& builder : builders) {
      positions.push_back(size);
      size = (size + builder.measure(count) + 7) / 8 * 8;
    }
    chunk.pages = Pages(size);
    for (std::size_t i = 0; i < builders.size(); ++i) {
      chunk.columns.push_back(builders[i].finish(count, chunk.pages.data(), positions[i]));
    }
    chunk.runs = std::move(runs);
    runs = {};
    count = 0;
    chunks.push_back(std::move(chunk));
  };
  for (std::size_t participation = 0; participation < order.rows.size(); ++participation) {
    const RowRef ref = order.rows[participation];
    const Chunk& chunk = participations.chunks[chunk_of(ref)];
    const SourceReading& source = *participations.sources[chunk.source];
    const std::vector<std::int32_t>& staged = groups ? source.layout.groups : source.layout.attributes;
    const auto& names = groups ? source.source->groups : source.source->attributes;
    const std::size_t first = count;
    for (std::size_t i = 0; i < staged.size(); ++i) {
      if (staged[i] == not_staged) continue;
      const auto index = static_cast<std::size_t>(staged[i]);
      const ChunkColumn column{chunk.pages.data() + chunk.columns[index].position,
                               chunk.columns[index].storage, nullptr};
      std::int64_t value = null_key;
      with_values(column, [&](const auto* values) { value = value_at(values, row_of(ref)); });
      if (value == null_key || (groups && value == 0)) continue;
      if (count >= capacity) {
        capacity = std::max<std::size_t>(1024, capacity * 2);
        for (ColumnBuilder& builder : builders) builder.reserve(capacity);
      }
      builders[0].set(count, number(0, names[i].second));
      if (!groups) {
        const Dictionary& dictionary = source.readers[chunk.reader]->dictionaries()[index];
        builders[1].set(count, number(1, dictionary.words()[static_cast<std::size_t>(value)]));
      }
      ++count;
    }
    if (count > first)
      runs.push_back({static_cast<std::uint32_t>(participation), static_cast<std::uint32_t>(first)});
    if (count >= most_rows) end_chunk();
  }
  end_chunk();
}

}  // namespace fotfaste::intake
