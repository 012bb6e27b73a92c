// completions: scripts that let a shell complete commands and options.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/choice.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/usage.hpp"

namespace fotfaste::cli {
namespace {

// A command by its words, "plugin info", with the words that may follow it.
struct Completion {
  std::string path;
  std::vector<std::string> words;
};

void collect(const CLI::App& app, const std::string& path, const std::vector<std::string>& common,
             std::vector<Completion>& completions) {
  Completion own{path, command_names(app)};
  for (std::string& option : option_names(app)) own.words.push_back(std::move(option));
  if (!path.empty()) {
    for (const std::string& option : common) {
      if (std::find(own.words.begin(), own.words.end(), option) == own.words.end())
        own.words.push_back(option);
    }
  }
  completions.push_back(std::move(own));
  for (const CLI::App* command : app.get_subcommands({})) {
    collect(*command, path.empty() ? command->get_name() : path + " " + command->get_name(), common,
            completions);
  }
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

// The words after each command, as a case statement of bash and zsh.
std::string cases(const std::vector<Completion>& completions) {
  std::string text = "  case \"$command\" in\n";
  for (const Completion& one : completions) {
    text.append("    \"").append(one.path).append("\") list=\"").append(joined(one.words)).append("\" ;;\n");
  }
  return text.append("  esac\n");
}

std::string alternatives(const std::vector<Completion>& completions) {
  std::string text;
  for (const Completion& one : completions) {
    if (!one.path.empty()) text.append(text.empty() ? "" : "|").append("\"").append(one.path).append("\"");
  }
  return text;
}

std::string bash_script(const std::vector<Completion>& completions) {
  return "# bash: source <(fotfaste completions bash)\n"
         "_fotfaste() {\n"
         "  local current=\"${COMP_WORDS[COMP_CWORD]}\" command=\"\" list=\"\" i\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
         "    case \"${command:+$command }${COMP_WORDS[i]}\" in\n"
         "      " +
         alternatives(completions) +
         ") command=\"${command:+$command }${COMP_WORDS[i]}\" ;;\n"
         "    esac\n"
         "  done\n" +
         cases(completions) +
         "  COMPREPLY=($(compgen -W \"$list\" -- \"$current\"))\n"
         "  [[ \"$current\" == -* ]] || COMPREPLY+=($(compgen -f -- \"$current\"))\n"
         "}\n"
         "complete -o filenames -F _fotfaste fotfaste\n";
}

std::string zsh_script(const std::vector<Completion>& completions) {
  return "#compdef fotfaste\n"
         "_fotfaste() {\n"
         "  local command=\"\" list=\"\" i\n"
         "  for ((i = 2; i < CURRENT; i++)); do\n"
         "    case \"${command:+$command }${words[i]}\" in\n"
         "      " +
         alternatives(completions) +
         ") command=\"${command:+$command }${words[i]}\" ;;\n"
         "    esac\n"
         "  done\n" +
         cases(completions) +
         "  compadd -- ${=list}\n"
         "  [[ \"${words[CURRENT]}\" == -* ]] || _files\n"
         "}\n"
         "compdef _fotfaste fotfaste\n";
}

std::string fish_script(const std::vector<Completion>& completions) {
  std::string text = "# fish: fotfaste completions fish | source\n";
  for (const Completion& one : completions) {
    std::string condition = "__fish_use_subcommand";
    if (!one.path.empty()) {
      condition.clear();
      std::size_t at = 0;
      while (at <= one.path.size()) {
        const std::size_t end = std::min(one.path.find(' ', at), one.path.size());
        condition.append(condition.empty() ? "" : "; and ");
        condition.append("__fish_seen_subcommand_from ").append(one.path.substr(at, end - at));
        at = end + 1;
      }
    }
    for (const std::string& word : one.words) {
      text.append("complete -c fotfaste -n '").append(condition).append("' ");
      text.append(word.starts_with("--") ? "-l " + word.substr(2) : "-a " + word).append("\n");
    }
  }
  return text;
}

ExitCode complete(const CLI::App& app, const Context& context, const std::string& shell) {
  require_choice(context, "SHELL", shell, {"bash", "zsh", "fish"});
  std::vector<Completion> completions;
  collect(app, "", option_names(app), completions);
  print(shell == "bash"  ? bash_script(completions)
        : shell == "zsh" ? zsh_script(completions)
                         : fish_script(completions));
  return ExitCode::done;
}

}  // namespace

void add_completions_command(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand(
      "completions", std::string(context.say("Skriv ut ett skript för skalets komplettering",
                                             "Print a script for shell completion")));
  const auto shell = std::make_shared<std::string>();
  command->add_option("SHELL", *shell, "bash, zsh, fish")->type_name("")->required();
  command->callback([&app, &context, shell] {
    context.action = [&app, &context, shell] { return complete(app, context, *shell); };
  });
}

}  // namespace fotfaste::cli
