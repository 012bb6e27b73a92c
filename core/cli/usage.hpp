// What is wrong with a command line, in one sentence, and usage texts in the evaluator's language.
#pragma once

#include <string>
#include <vector>

#include "cli/context.hpp"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace fotfaste::cli {

// Names the parts of usage texts in the language of the context, for app and the commands added to it later.
void translate_usage(CLI::App& app, const Context& context);

// "Okänt kommando: rnu. Menade du run?"
std::string explain_usage(const CLI::App& app, const CLI::ParseError& error, const Context& context);

// --lang is needed before anything else is known; swedish without.
model::Language language_of(int count, const char* const* arguments);

// The names of the commands directly under app, and of its long options.
std::vector<std::string> command_names(const CLI::App& app);
std::vector<std::string> option_names(const CLI::App& app);

}  // namespace fotfaste::cli
