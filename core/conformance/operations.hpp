// Changes of a Dataset whose effect on a result is known beforehand. None breaks the model: participations
// stay ordered by person and entry, and those of a person stay together.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "conformance/dataset.hpp"

namespace fotfaste::conformance {

// Nobody; the project tables stay.
Dataset without_persons(const Dataset& data);
// These columns alone, and those that order participations: nothing in others, no rows in other tables.
Dataset with_columns(const Dataset& data, const std::set<model::ColumnId>& columns);
// The person on this place alone.
Dataset only_person(const Dataset& data, std::size_t place);
// So many persons, or all where there are fewer: the first.
Dataset first_persons(const Dataset& data, std::size_t persons);
// Nothing in this column; a nested row that says nothing without it is left out.
Dataset with_null(const Dataset& data, model::ColumnId column);

// The persons in another order, that is with each other's numbers. new_to_old gives each new number's old
// one.
Dataset shuffled(const Dataset& data, std::uint64_t seed, std::map<std::int64_t, std::int64_t>& new_to_old);
// Other numbers for the persons, in the same order; new_to_old as above.
Dataset renumbered(const Dataset& data, std::map<std::int64_t, std::int64_t>& new_to_old);
// The same persons so many times over, each time with other numbers.
Dataset replicated(const Dataset& data, std::size_t times);
// Every label of these columns renamed. rename must be one to one.
Dataset relabelled(const Dataset& data, std::span<const model::ColumnId> columns,
                   const std::function<std::string(const std::string&)>& rename);
// The first count rows of a nested table a second time, in the participations that hold them.
Dataset duplicated(const Dataset& data, model::Table table, std::size_t count);

// Parts by person, each at least one; fewer parts where there are fewer persons. Project tables go with each.
std::vector<Dataset> split(const Dataset& data, std::size_t parts, std::uint64_t seed);
// The persons of all of them; project tables of the first.
Dataset merged(const std::vector<Dataset>& parts);

// Where batches end, as counts of participations from the first: a batch holds at least rows participations
// and whole persons. Never more than the interface allows in a batch.
std::vector<std::size_t> batch_ends(const Dataset& data, std::size_t rows);

}  // namespace fotfaste::conformance
