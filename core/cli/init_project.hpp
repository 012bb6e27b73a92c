// The project.toml of a new project, with comments in the evaluator's language.
#pragma once

#include <string>
#include <vector>

#include "cli/init_answers.hpp"
#include "cli/init_data.hpp"

namespace fotfaste::cli {

// [project] and what stands above it. as_of: the day that results are for, as 2026-09-01.
std::string card_text(const Answers& answers, std::string_view as_of, model::Language language);

// All of it: plugins are the texts of init_plugin.hpp.
std::string project_text(const Answers& answers, std::string_view as_of, const DataFiles& files,
                         const std::vector<std::string>& plugins, model::Language language);

}  // namespace fotfaste::cli
