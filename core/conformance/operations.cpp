#include "conformance/operations.hpp"

#include <algorithm>
#include <numeric>
#include <random>

namespace fotfaste::conformance {
namespace {

using model::Table;

const std::size_t entry_place = *model::find_column("entry");

std::vector<std::int64_t> persons_of(const Dataset& data) {
  std::vector<std::int64_t> persons;
  for (const Participation& one : data.participations) persons.push_back(person_of(one));
  persons.erase(std::unique(persons.begin(), persons.end()), persons.end());
  return persons;
}

void arrange(Dataset& data) {
  std::stable_sort(data.participations.begin(), data.participations.end(), [](const auto& a, const auto& b) {
    if (a.values[0] != b.values[0]) return a.values[0] < b.values[0];
    return a.values[entry_place] < b.values[entry_place];
  });
}

template <typename Random>
void shuffle(std::vector<std::int64_t>& items, Random& random) {
  for (std::size_t left = items.size(); left > 1; --left) {
    std::swap(items[left - 1], items[static_cast<std::size_t>(random() % left)]);
  }
}

Dataset with_numbers(const Dataset& data, const std::map<std::int64_t, std::int64_t>& old_to_new) {
  Dataset made = data;
  for (Participation& one : made.participations) one.values[0] = old_to_new.at(person_of(one));
  arrange(made);
  return made;
}

}  // namespace

Dataset without_persons(const Dataset& data) {
  Dataset made = data;
  made.participations.clear();
  return made;
}

Dataset with_columns(const Dataset& data, const std::set<model::ColumnId>& columns) {
  Dataset made = data;
  std::set<Table> tables;
  for (const model::ColumnId id : columns) tables.insert(model::column(id).table);
  for (std::size_t i = 0; i < model::table_count; ++i) {
    if (!tables.contains(static_cast<Table>(i))) made.project[i].clear();
  }
  for (Participation& one : made.participations) {
    for (std::size_t i = 0; i < nested_tables; ++i) {
      if (!tables.contains(static_cast<Table>(i + 1))) one.nested[i].clear();
    }
  }
  for_each_datum(made, [&](model::ColumnId id, Datum& datum) {
    const bool orders = id == model::first_column(Table::participations) || id == entry_place;
    if (!orders && !columns.contains(id)) datum = {};
  });
  return made;
}

Dataset only_person(const Dataset& data, std::size_t at) {
  const std::int64_t person = persons_of(data).at(at);
  Dataset made = data;
  std::erase_if(made.participations, [&](const Participation& one) { return person_of(one) != person; });
  return made;
}

Dataset first_persons(const Dataset& data, std::size_t persons) {
  const std::vector<std::int64_t> all = persons_of(data);
  Dataset made = data;
  if (all.size() <= persons) return made;
  std::erase_if(made.participations,
                [&](const Participation& one) { return person_of(one) >= all[persons]; });
  return made;
}

Dataset with_null(const Dataset& data, model::ColumnId id) {
  Dataset made = data;
  const model::Column& column = model::column(id);
  const auto at = static_cast<std::size_t>(id - model::first_column(column.table));
  const auto empty = [&](std::vector<Row>& rows) {
    if (column.required) return rows.clear();
    for (Row& row : rows) row[at] = {};
  };
  if (model::is_project_table(column.table)) {
    empty(made.rows(column.table));
    return made;
  }
  for (Participation& one : made.participations) {
    if (column.table == Table::participations) {
      one.values[at] = {};
    } else {
      empty(one.rows(column.table));
    }
  }
  return made;
}

Dataset shuffled(const Dataset& data, std::uint64_t seed, std::map<std::int64_t, std::int64_t>& new_to_old) {
  const std::vector<std::int64_t> old = persons_of(data);
  std::vector<std::int64_t> numbers = old;
  std::mt19937_64 random(seed);
  shuffle(numbers, random);
  std::map<std::int64_t, std::int64_t> old_to_new;
  new_to_old.clear();
  for (std::size_t i = 0; i < old.size(); ++i) {
    old_to_new[old[i]] = numbers[i];
    new_to_old[numbers[i]] = old[i];
  }
  return with_numbers(data, old_to_new);
}

Dataset renumbered(const Dataset& data, std::map<std::int64_t, std::int64_t>& new_to_old) {
  std::map<std::int64_t, std::int64_t> old_to_new;
  new_to_old.clear();
  std::int64_t next = 1000;
  for (const std::int64_t person : persons_of(data)) {
    next += 1 + person % 3;
    old_to_new[person] = next;
    new_to_old[next] = person;
  }
  return with_numbers(data, old_to_new);
}

Dataset replicated(const Dataset& data, std::size_t times) {
  Dataset made;
  made.project = data.project;
  const std::int64_t step =
      data.participations.empty() ? 1 : person_of(data.participations.back()) + std::int64_t{1};
  for (std::size_t round = 0; round < times; ++round) {
    for (const Participation& one : data.participations) {
      Participation& copy = made.participations.emplace_back(one);
      copy.values[0] = person_of(one) + step * static_cast<std::int64_t>(round);
    }
  }
  return made;
}

Dataset relabelled(const Dataset& data, std::span<const model::ColumnId> columns,
                   const std::function<std::string(const std::string&)>& rename) {
  Dataset made = data;
  for_each_datum(made, [&](model::ColumnId id, Datum& datum) {
    auto* text = std::get_if<std::string>(&datum);
    if (text != nullptr && std::find(columns.begin(), columns.end(), id) != columns.end())
      *text = rename(*text);
  });
  return made;
}

Dataset duplicated(const Dataset& data, Table table, std::size_t count) {
  Dataset made = data;
  for (Participation& one : made.participations) {
    std::vector<Row>& rows = one.rows(table);
    for (std::size_t i = 0, size = rows.size(); i < size && count > 0; ++i, --count) rows.push_back(rows[i]);
    std::sort(rows.begin(), rows.end());
  }
  return made;
}

std::vector<Dataset> split(const Dataset& data, std::size_t parts, std::uint64_t seed) {
  std::vector<std::int64_t> persons = persons_of(data);
  parts = std::max<std::size_t>(1, std::min(parts, persons.size()));
  std::mt19937_64 random(seed);
  shuffle(persons, random);
  std::map<std::int64_t, std::size_t> part_of;
  // One for each part, the others by chance.
  for (std::size_t i = 0; i < persons.size(); ++i) {
    part_of[persons[i]] = i < parts ? i : static_cast<std::size_t>(random() % parts);
  }
  std::vector<Dataset> made(parts);
  for (Dataset& part : made) part.project = data.project;
  for (const Participation& one : data.participations) {
    made[part_of.at(person_of(one))].participations.push_back(one);
  }
  return made;
}

Dataset merged(const std::vector<Dataset>& parts) {
  Dataset made;
  if (!parts.empty()) made.project = parts.front().project;
  for (const Dataset& part : parts) {
    made.participations.insert(made.participations.end(), part.participations.begin(),
                               part.participations.end());
  }
  arrange(made);
  return made;
}

std::vector<std::size_t> batch_ends(const Dataset& data, std::size_t rows) {
  rows = std::clamp<std::size_t>(rows, 1, model::largest_batch / 2);
  std::vector<std::size_t> ends;
  std::size_t begin = 0;
  const std::size_t size = data.participations.size();
  for (std::size_t i = 1; i <= size; ++i) {
    const bool whole =
        i == size || person_of(data.participations[i]) != person_of(data.participations[i - 1]);
    if (!whole || (i < size && i - begin < rows)) continue;
    ends.push_back(i);
    begin = i;
  }
  return ends;
}

}  // namespace fotfaste::conformance
