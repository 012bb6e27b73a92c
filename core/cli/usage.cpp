#include "cli/usage.hpp"

#include <CLI/CLI.hpp>

#include "cli/choice.hpp"
#include "report/display_text.hpp"

namespace fotfaste::cli {
namespace {

// What CLI11's message is about, without its English: "--out" of "--out is required".
std::string subject_of(std::string_view message) {
  constexpr std::string_view conversion = "Could not convert: ";
  if (message.starts_with(conversion)) return std::string(message.substr(conversion.size()));
  for (const std::string_view end : {" is required", ": ", " not "}) {
    if (const std::size_t at = message.find(end); at != std::string_view::npos) {
      return std::string(message.substr(0, at));
    }
  }
  return std::string(message);
}

// The command that was being given: the deepest one that was recognised.
const CLI::App& deepest(const CLI::App& app) {
  const CLI::App* current = &app;
  for (auto chosen = current->get_subcommands(); !chosen.empty(); chosen = current->get_subcommands()) {
    current = chosen.back();
  }
  return *current;
}

std::string unexpected(const CLI::App& app, const std::string& word, const Context& context) {
  const CLI::App& command = deepest(app);
  const bool option = word.starts_with('-') && word.size() > 1;
  std::vector<std::string> known = option ? option_names(command) : command_names(command);
  if (option && &command != &app) {
    for (std::string& name : option_names(app)) known.push_back(std::move(name));
  }
  const std::string typed = option ? word.substr(0, word.find('=')) : word;
  std::string sentence(option          ? context.say("Okänt val: ", "Unknown option: ")
                       : known.empty() ? context.say("Oväntat ord: ", "Unexpected word: ")
                                       : context.say("Okänt kommando: ", "Unknown command: "));
  return sentence.append(report::neutral(typed, 60)).append(".").append(suggestion(context, typed, known));
}

}  // namespace

void translate_usage(CLI::App& app, const Context& context) {
  if (context.language != model::Language::swedish) return;
  const auto formatter = std::make_shared<CLI::Formatter>();
  formatter->label("Usage", "Användning");
  formatter->label("Positionals", "Argument");
  formatter->label("OPTIONS", "VAL");
  formatter->label("SUBCOMMAND", "KOMMANDO");
  formatter->label("SUBCOMMANDS", "KOMMANDON");
  formatter->label("REQUIRED", "(krävs)");
  app.formatter(formatter);
}

std::string explain_usage(const CLI::App& app, const CLI::ParseError& error, const Context& context) {
  const std::vector<std::string> rest = app.remaining(true);
  if (!rest.empty()) return unexpected(app, rest.front(), context);
  const std::string subject = report::neutral(subject_of(error.what()), 100);
  const CLI::App& command = deepest(app);
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    if (!command.get_subcommands({}).empty()) {
      return std::string(context.say("Ett kommando saknas.", "A command is missing."));
    }
    return subject + std::string(context.say(" måste anges.", " must be given."));
  }
  if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr) {
    return std::string(
               context.say("Värdet kan inte läsas som ett tal: ", "The value cannot be read as a number: ")) +
           subject + ".";
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    return std::string(context.say("Fel antal värden till ", "The wrong number of values for ")) + subject +
           ".";
  }
  return std::string(context.say("Kommandoraden kan inte läsas: ", "The command line cannot be read: ")) +
         subject + ".";
}

model::Language language_of(int count, const char* const* arguments) {
  model::Language language = model::Language::swedish;
  // What is neither is another option of that name: plugin new has one.
  const auto take = [&](std::string_view value) {
    if (value == "sv") language = model::Language::swedish;
    if (value == "en") language = model::Language::english;
  };
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--") break;
    if (argument == "--lang" && i + 1 < count) take(arguments[i + 1]);
    if (argument.starts_with("--lang=")) take(argument.substr(7));
  }
  return language;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

}  // namespace fotfaste::cli
