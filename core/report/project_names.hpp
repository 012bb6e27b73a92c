// What a project calls the words that it writes in criteria: an item by its title, a code by what the data
// say.
#pragma once

#include "fotfaste/sdk/criteria/in_words.hpp"
#include "model/project.hpp"

namespace fotfaste::report {

// First the labels of project.toml, then titles of instruments and items, then the text in the files that a
// code stands for. project outlives the result.
criteria::WordNames project_names(const model::Project& project);

}  // namespace fotfaste::report
