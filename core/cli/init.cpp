// init: the folder of a new project, described without code: project.toml, empty data files and what to write
// in them. Asks on a terminal; otherwise the options say it all.

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <set>
#include <system_error>

#include "cli/choice.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/export_folder.hpp"
#include "cli/init_answers.hpp"
#include "cli/init_data.hpp"
#include "cli/init_plugins.hpp"
#include "cli/init_project.hpp"
#include "cli/output_file.hpp"
#include "cli/preparation.hpp"
#include "cli/refusal.hpp"
#include "fotfaste/sdk/calendar.hpp"
#include "report/display_text.hpp"
#include "report/json_text.hpp"

namespace fotfaste::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using report::neutral;

struct Options {
  std::string folder;
  std::map<std::string, std::string, std::less<>> given;  // by key of the question
  std::vector<std::string> plugins;
  bool plugins_given = false;
  bool yes = false;
};

struct MadeFile {
  std::string path;
  std::string content;
};

std::vector<std::string> separated(const std::vector<std::string>& lists) {
  std::vector<std::string> words;
  for (const std::string& list : lists) {
    std::size_t begin = 0;
    while (begin <= list.size()) {
      const std::size_t end = std::min(list.find(',', begin), list.size());
      std::string word = list.substr(begin, end - begin);
      const std::size_t first = word.find_first_not_of(' ');
      word = first == std::string::npos ? "" : word.substr(first, word.find_last_not_of(' ') - first + 1);
      if (!word.empty()) words.push_back(std::move(word));
      begin = end + 1;
    }
  }
  return words;
}

// The plugins of these names, each once, in the order of the names; numbers from 1 stand for those in known.
// Throws a Refusal that names the one that there is not.
std::vector<const KnownPlugin*> choose(const Context& context, const std::vector<std::string>& words,
                                       const std::vector<KnownPlugin>& known) {
  std::vector<std::string> ids;
  for (const KnownPlugin& one : known) ids.push_back(one.description.id);
  std::vector<const KnownPlugin*> chosen;
  for (const std::string& word : words) {
    auto found = std::find(ids.begin(), ids.end(), word);
    for (std::size_t i = 0; found == ids.end() && i < ids.size(); ++i) {
      if (word == std::to_string(i + 1)) found = ids.begin() + static_cast<std::ptrdiff_t>(i);
    }
    if (found == ids.end()) {
      throw Refusal(ExitCode::usage,
                    std::string(context.say("Inget insticksprogram heter ", "No plugin is called ")) +
                        neutral(word, 80) + "." + suggestion(context, word, ids) +
                        std::string(context.say(" Alla: fotfaste plugin list.",
                                                " All of them: fotfaste plugin list.")));
    }
    const KnownPlugin* plugin = &known[static_cast<std::size_t>(found - ids.begin())];
    if (std::find(chosen.begin(), chosen.end(), plugin) == chosen.end()) chosen.push_back(plugin);
  }
  if (!chosen.empty()) return chosen;
  throw Refusal(ExitCode::usage,
                std::string(context.say("Välj minst ett insticksprogram.", "Choose at least one plugin.")));
}

// What every project wants to know: what became of people, and how the goals stand.
std::vector<const KnownPlugin*> usual(const std::vector<KnownPlugin>& known) {
  std::vector<const KnownPlugin*> chosen;
  for (const KnownPlugin& one : known) {
    if (one.description.id == "goal-metrics" || one.description.id == "longitudinal-followup")
      chosen.push_back(&one);
  }
  if (chosen.empty()) chosen.push_back(&known.front());
  return chosen;
}

std::string plugin_list(const Context& context, const std::vector<KnownPlugin>& known) {
  std::string text;
  for (std::size_t i = 0; i < known.size(); ++i) {
    const model::PluginDescription& one = known[i].description;
    const std::string number = std::string(i < 9 ? " " : "") + std::to_string(i + 1) + " ";
    text.append(report::paragraph(number, "   ",
                                  one.id + ": " + neutral(one.description.in(context.language), 600),
                                  console_width(Stream::error)));
  }
  return text;
}

std::string line_from_terminal(const Context& context, const std::string& prompt) {
  print_error(prompt);
  std::string line;
  if (!std::getline(std::cin, line)) {
    print_error("\n");
    throw Refusal(ExitCode::usage,
                  std::string(context.say("Avbrutet: inget skrevs.", "Interrupted: nothing was written.")));
  }
  return line;
}

void ask(const Context& context, const Question& question, const std::string& fallback, Answers& answers) {
  std::string prompt = question.ask.in(context.language);
  if (!fallback.empty()) {
    prompt.append(" [").append(neutral(fallback, 200)).append("]");
  } else {
    prompt.append(context.say(" (tomt: senare)", " (blank: later)"));
  }
  while (true) {
    std::string answer = line_from_terminal(context, prompt + " ");
    if (answer.find_first_not_of(' ') == std::string::npos) return;
    const auto fault = improve(question, answer, answers);
    if (!fault) {
      answers[std::string(question.key)] = answer;
      return;
    }
    print_error("  " + fault->in(context.language) + "\n");
  }
}

std::vector<const KnownPlugin*> ask_plugins(const Context& context, const std::vector<KnownPlugin>& known) {
  print_error(std::string(context.say("\nVad ska projektet svara på? De här beräkningarna finns:\n",
                                      "\nWhat is the project to answer? There are these calculations:\n")) +
              plugin_list(context, known));
  std::string standard;
  for (const KnownPlugin* one : usual(known))
    standard.append(standard.empty() ? "" : ",").append(one->description.id);
  while (true) {
    const std::string answer =
        line_from_terminal(context, std::string(context.say("Nummer eller namn, med komma emellan [",
                                                            "Numbers or names, with commas between [")) +
                                        standard + "] ");
    if (answer.find_first_not_of(" ,") == std::string::npos) return usual(known);
    try {
      return choose(context, separated({answer}), known);
    } catch (const Refusal& refusal) {
      print_error("  " + neutral(refusal.what()) + "\n");
    }
  }
}

fs::path target_of(const Context& context, const std::string& folder) {
  if (neutral(folder, folder.size() + 1) != folder || folder.empty()) {
    throw Refusal(ExitCode::usage, std::string(context.say(
                                       "Mappens namn ska vara vanlig text utan styrtecken.",
                                       "The folder's name must be plain text without control characters.")));
  }
  fs::path target = fs::absolute(folder).lexically_normal();
  if (!target.has_filename()) target = target.parent_path();
  std::error_code error;
  if (fs::exists(fs::symlink_status(target, error))) {
    throw Refusal(ExitCode::usage,
                  std::string(context.say(
                      "Det finns redan något som heter så, och inget skrivs över. Välj en ny mapp: ",
                      "Something of that name is there already, and nothing is written over. Choose a "
                      "new folder: ")) +
                      target.string());
  }
  if (!fs::is_directory(target.parent_path(), error)) {
    throw Refusal(ExitCode::usage, std::string(context.say("Mappen som det skulle läggas i finns inte: ",
                                                           "The folder to put it in is not there: ")) +
                                       target.parent_path().string());
  }
  return target;
}

// The answers among the options.
Answers answers_of(const Context& context, const Options& options) {
  Answers answers;
  for (const Question& question : questions()) {
    const auto given = options.given.find(question.key);
    if (given == options.given.end()) continue;
    std::string answer = given->second;
    if (const auto fault = improve(question, answer, answers)) {
      throw Refusal(ExitCode::usage, std::string(question.option) + ": " + fault->in(context.language) +
                                         std::string(context.say(" Skrivet: \"", " Written: \"")) +
                                         neutral(given->second, 80) + "\".");
    }
    answers[std::string(question.key)] = std::move(answer);
  }
  return answers;
}

const Question& question_about(std::string_view key) {
  return *std::find_if(questions().begin(), questions().end(),
                       [&](const Question& one) { return one.key == key; });
}

// A name and a designation there must be: the folder's.
void complete(const fs::path& target, Answers& answers) {
  for (const char* key : {"name", "id"}) {
    if (answers.contains(key)) continue;
    std::string name = target.filename().string();
    answers[key] = improve(question_about(key), name, answers) ? "projekt" : name;
  }
}

std::string summary(const Context& context, const fs::path& target, const std::vector<MadeFile>& files,
                    const std::vector<PlannedPlugin>& plugins, const std::vector<std::string>& left_out) {
  const auto say = [&](std::string_view sv, std::string_view en) { return std::string(context.say(sv, en)); };
  const std::size_t width = console_width(Stream::out);
  const std::string folder = neutral(target.string(), 500);
  std::string text = say("Projektet finns i ", "The project is in ") + folder + ":\n";
  for (const MadeFile& file : files) text.append("  ").append(file.path).append("\n");
  for (const PlannedPlugin& one : plugins) {
    if (!one.why_off) continue;
    text.append(report::paragraph("", "  ",
                                  one.id +
                                      say(" är avstängt tills det är ifyllt i project.toml: ",
                                          " is off until it is filled in in project.toml: ") +
                                      neutral(one.why_off->in(context.language), 600) + ".",
                                  width));
  }
  if (!left_out.empty()) {
    std::string list;
    for (const std::string& one : left_out) list.append(list.empty() ? "" : "; ").append(one);
    text.append(report::paragraph(
        "", "  ",
        say("Inte angivet, och står som rader att fylla i: ", "Not stated, and there as lines to fill in: ") +
            list + ".",
        width));
  }
  return text + say("\nFortsätt så här:\n\n", "\nGo on like this:\n\n") + "  fotfaste check --design " +
         folder + say("   vad som kommer att gå att svara på\n", "   what there will be answers to\n") +
         "  fotfaste check " + folder +
         say("            när filerna i data har fyllts i\n",
             "            when the files in data are filled in\n") +
         "  fotfaste run " + folder + " --out " + folder + say("/resultat\n", "/results\n");
}

// Today, but no earlier than the project begins. What is known later gives a warning until the day is
// changed; a day ahead would make what has not happened yet look unknown.
std::string day_of_results(const Context& context, const Answers& answers) {
  const auto days = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const Day today = given_day(context).value_or(static_cast<Day>(days.time_since_epoch().count()));
  const auto start = answers.find("start");
  return format_day(start == answers.end() ? today : std::max(today, first_day(start->second)));
}

std::vector<MadeFile> made_files(const Context& context, const Answers& answers, const std::string& as_of,
                                 const Plan& plan) {
  const DataFiles data = data_files(plan.needs, context.language);
  std::vector<std::string> texts;
  for (const PlannedPlugin& one : plan.plugins) texts.push_back(one.text);
  std::vector<MadeFile> files = {
      {"project.toml", project_text(answers, as_of, data, texts, context.language)},
      {"data/README.md", data_readme(data, context.language)}};
  for (const DataTable& table : data.tables) files.push_back({table.file, header_line(table)});
  if (data.instruments)
    files.push_back({instrument_file(context.language), instrument_text(context.language)});
  return files;
}

void write_all(const Context& context, const fs::path& target, const std::vector<MadeFile>& files) {
  ExportFolder folder(target);
  for (const MadeFile& file : files) {
    const fs::path path = folder.path() / file.path;
    fs::create_directories(path.parent_path());
    write_file(path, file.content);
  }
  require_readable(context, folder.path() / "project.toml");
  folder.commit(Earlier::refused);
}

ExitCode init(const Context& context, const Options& options) {
  const fs::path target = target_of(context, options.folder);
  const bool asks = !options.yes && isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1;
  Answers answers = answers_of(context, options);
  const std::vector<KnownPlugin> known = known_plugins(context);
  std::vector<const KnownPlugin*> chosen;
  if (options.plugins_given) chosen = choose(context, separated(options.plugins), known);
  if (asks) {
    for (const Question& question : questions()) {
      if (question.key == "total_budget" || answers.contains(question.key)) continue;
      const bool needed = question.key == "name" || question.key == "id";
      ask(context, question, needed ? target.filename().string() : std::string(), answers);
    }
    if (chosen.empty()) chosen = ask_plugins(context, known);
  }
  try {
    // Gone again before the last question: somebody who stops there leaves nothing behind.
    const bool chosen_by_us = chosen.empty();
    if (chosen_by_us) chosen = usual(known);
    Answers complete_answers = answers;
    complete(target, complete_answers);
    const std::string as_of = day_of_results(context, answers);
    Plan plan;
    {
      const ExportFolder scratch(target);
      plan = plan_plugins(context, chosen, complete_answers, as_of, scratch.path());
    }
    const bool reads_costs = std::any_of(plan.needs.begin(), plan.needs.end(), [](const auto& one) {
      return one.column.starts_with("project.costs");
    });
    if (asks && reads_costs && !answers.contains("total_budget"))
      ask(context, question_about("total_budget"), {}, answers);
    std::vector<std::string> left_out;
    for (const Question& question : questions()) {
      if (answers.contains(question.key) || (question.key == "total_budget" && !reads_costs)) continue;
      left_out.push_back(question.about.in(context.language));
    }
    if (chosen_by_us) {
      std::string text(context.say("vad som ska räknas (valt åt dig: ", "what to compute (chosen for you: "));
      for (const KnownPlugin* one : chosen)
        text.append(one == chosen.front() ? "" : ", ").append(one->description.id);
      left_out.push_back(text + ")");
    }
    complete(target, answers);
    const std::vector<MadeFile> files = made_files(context, answers, as_of, plan);
    write_all(context, target, files);
    if (context.format != "human") {
      Json made = {{"folder", target.string()},
                   {"files", Json::array()},
                   {"plugins", Json::array()},
                   {"left_out", left_out}};
      for (const MadeFile& file : files) made["files"].push_back(file.path);
      for (const PlannedPlugin& one : plan.plugins)
        made["plugins"].push_back({{"id", one.id}, {"on", !one.why_off}});
      print(report::json_text(made));
    } else if (!context.quiet) {
      print(summary(context, target, files, plan.plugins, left_out));
    }
  } catch (const std::system_error& error) {
    throw Refusal(ExitCode::usage,
                  std::string(context.say("Mappen kan inte skrivas, och inget skrevs: ",
                                          "The folder cannot be written, and nothing was: ")) +
                      target.string() + " (" + error.code().message() + ")");
  }
  return ExitCode::done;
}

}  // namespace

void add_init_command(CLI::App& app, Context& context) {
  const auto say = [&](std::string_view sv, std::string_view en) { return std::string(context.say(sv, en)); };
  CLI::App* command =
      app.add_subcommand("init", say("Beskriv ett nytt projekt: projektfil och tomma datafiler",
                                     "Describe a new project: project file and empty data files"));
  const auto options = std::make_shared<Options>();
  command
      ->add_option("FOLDER", options->folder,
                   say("Ny mapp för projektet; frågar i terminalen om det som inte anges",
                       "New folder for the project; asks on the terminal for what is not given"))
      ->type_name("")
      ->required();
  for (const Question& question : questions()) {
    const std::string key(question.key);
    std::string about = question.about.in(context.language);
    command
        ->add_option_function<std::string>(
            std::string(question.option),
            [options, key](const std::string& answer) { options->given[key] = answer; },
            about + say(", som ", ", such as ") + std::string(question.example))
        ->type_name(question.form == AnswerForm::text  ? say("TEXT", "TEXT")
                    : question.form == AnswerForm::day ? say("DAG", "DAY")
                                                       : say("ANTAL", "NUMBER"));
  }
  CLI::Option* plugins =
      command->add_option("--plugins", options->plugins,
                          say("Insticksprogram, med komma emellan; fotfaste plugin list visar alla",
                              "Plugins, with commas between; fotfaste plugin list shows all"));
  plugins->type_name("ID,ID")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->allow_extra_args(false);
  command->add_flag(
      "--yes", options->yes,
      say("Fråga inte: ta förval för det som inte anges", "Do not ask: take defaults for what is not given"));
  command->callback([&context, options, plugins] {
    options->plugins_given = plugins->count() > 0;
    context.action = [&context, options] { return init(context, *options); };
  });
}

}  // namespace fotfaste::cli
