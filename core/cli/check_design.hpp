// check --design: what a project will be able to show, before there are any data.
#pragma once

#include "cli/context.hpp"
#include "cli/preparation.hpp"

namespace fotfaste::cli {

ExitCode check_design(const Context& context, const ProjectOptions& options);

}  // namespace fotfaste::cli
