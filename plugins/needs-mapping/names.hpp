// The names of things about persons that criteria ask for: items, attributes, target groups, events ...
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fotfaste/sdk/parameters.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace needs_mapping {

// Kind of criterion and the word it asks for: ("assessment", "habits.alcohol"), ("target_group", "NPF").
using Name = std::pair<std::string, std::string>;
using Names = std::set<Name>;

// Adds all that a criterion asks for, in its parts too. An empty view asks for nothing.
void add_names(const fotfaste::Parameters& criterion, Names& names);

// Throws ParameterError when a criterion asks for one of these: a table without their protection would then
// show it. "alcohol" is "habits.alcohol" too.
void refuse_names(const fotfaste::Parameters& criterion, const Names& sensitive);
// The same of a list of columns to break down by.
void refuse_columns(const fotfaste::Parameters& columns, const Names& sensitive);

// Those of the names that sound of crime or gangs. Found by the beginnings of words, so only a hint.
std::vector<std::string> names_of_crime(const Names& names);

// Tells the evaluator that such things are better not held about single persons, and what to do instead.
void report_names_of_crime(const Names& names, const fotfaste::Settings& settings);

}  // namespace needs_mapping
