#include "cli/plugin_new.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>

#include "cli/choice.hpp"
#include "cli/console.hpp"
#include "cli/export_folder.hpp"
#include "cli/output_file.hpp"
#include "cli/plugin_templates.hpp"
#include "cli/refusal.hpp"
#include "fotfaste/sdk/plugin.hpp"
#include "host/host.hpp"
#include "report/display_text.hpp"
#include "report/json_text.hpp"

namespace fotfaste::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using report::neutral;

struct Options {
  std::string id;
  std::string language = "cpp";
  std::string out;
};

std::string with_underscores(std::string id) {
  std::replace(id.begin(), id.end(), '-', '_');
  return id;
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
}

// The two spellings of the templates' own name.
std::string renamed(std::string_view text, const std::string& id) {
  std::string copy(text);
  replace_all(copy, "your-metric", id);
  replace_all(copy, "your_metric", with_underscores(id));
  return copy;
}

void require_id(const Context& context, const std::string& id) {
  if (!internal::is_plugin_id(id)) {
    throw Refusal(
        ExitCode::usage,
        std::string(context.say("Namnet på ett insticksprogram är ord av små bokstäver a–z och siffror "
                                "med bindestreck emellan, börjar med en bokstav och har högst 63 "
                                "tecken, till exempel share-in-work. Inte: ",
                                "A plugin's name is words of lower-case letters a–z and digits joined "
                                "by hyphens, begins with a letter and has at most 63 characters, for "
                                "example share-in-work. Not: ")) +
            neutral(id, 80));
  }
  // The plugin's name is the name of what CMake builds.
  constexpr std::string_view taken[] = {"all", "clean", "help", "install", "package", "test"};
  if (std::find(std::begin(taken), std::end(taken), id) == std::end(taken)) return;
  throw Refusal(ExitCode::usage, std::string(context.say(
                                     "Det namnet använder CMake till annat. Lägg till ett ord, till exempel ",
                                     "CMake uses that name for something else. Add a word, for example ")) +
                                     id + "-share.");
}

// Of two plugins with one id only the first that is found is ever used.
void require_unknown(const Context& context, const std::string& id) {
  std::vector<model::Finding> ignored;
  for (const host::PluginFile& file :
       host::find_plugins(host::plugin_folders(context.plugin_path), ignored)) {
    if (file.id != id) continue;
    throw Refusal(ExitCode::usage, std::string(context.say(
                                       "Ett insticksprogram med det namnet finns redan; välj ett annat. Se ",
                                       "A plugin of that name is there already; choose another. See ")) +
                                       file.path.string());
  }
}

void make(const Context& context, const fs::path& target, const std::vector<NewFile>& files) {
  std::error_code error;
  if (fs::exists(fs::symlink_status(target, error))) {
    throw Refusal(ExitCode::usage,
                  std::string(context.say("Det finns redan något som heter så. Välj ett annat "
                                          "namn, eller en annan plats med --out: ",
                                          "Something of that name is there already. Choose "
                                          "another name, or another place with --out: ")) +
                      target.string());
  }
  if (!fs::is_directory(target.parent_path(), error)) {
    throw Refusal(ExitCode::usage, std::string(context.say("Mappen som det skulle läggas i finns inte: ",
                                                           "The folder to put it in is not there: ")) +
                                       target.parent_path().string());
  }
  ExportFolder folder(target);
  for (const NewFile& file : files) {
    const fs::path path = folder.path() / file.path;
    fs::create_directories(path.parent_path());
    write_file(path, file.content);
    if (path.extension() == ".sh") {
      fs::permissions(path, fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec,
                      fs::perm_options::add);
    }
  }
  folder.commit(Earlier::refused);
}

std::string next_lines(const Options& options) {
  if (options.language == "rust") {
    return "  cargo build --release\n  ./test.sh target/release\n"
           "  fotfaste plugin check target/release/lib" +
           with_underscores(options.id) + ".so\n";
  }
  return "  cmake -B build && cmake --build build\n  ctest --test-dir build\n  fotfaste plugin check build/" +
         options.id + ".so\n";
}

ExitCode make_plugin(const Context& context, const Options& options) {
  require_choice(context, "--lang", options.language, {"cpp", "c", "rust"});
  require_id(context, options.id);
  require_unknown(context, options.id);
  const fs::path target =
      fs::absolute(options.out.empty() ? fs::path(options.id) : fs::path(options.out) / options.id)
          .lexically_normal();
  const std::vector<NewFile> files = new_plugin_files(options.id, options.language);
  make(context, target, files);
  if (context.format != "human") {
    Json made = {{"plugin", options.id}, {"folder", target.string()}, {"files", Json::array()}};
    for (const NewFile& file : files) made["files"].push_back(file.path);
    print(report::json_text(made));
    return ExitCode::done;
  }
  if (context.quiet) return ExitCode::done;
  print(std::string(context.say("Insticksprogrammet finns i ", "The plugin is in ")) +
        neutral(target.string(), 500) +
        std::string(
            context.say(".\nDet bygger som det är; README.md där säger vad som ändras. Börja så här:\n\n",
                        ".\nIt builds as it is; README.md there says what to change. Begin like this:\n\n")) +
        "  cd " + neutral(target.string(), 500) + "\n" + next_lines(options));
  return ExitCode::done;
}

}  // namespace

std::vector<NewFile> new_plugin_files(std::string_view id, std::string_view language) {
  std::vector<NewFile> files;
  for (const TemplateFile& file : template_files()) {
    if (file.language != language && file.language != "common") continue;
    files.push_back({renamed(file.path, std::string(id)), renamed(file.content, std::string(id))});
  }
  std::sort(files.begin(), files.end(), [](const NewFile& a, const NewFile& b) { return a.path < b.path; });
  return files;
}

void add_plugin_new_command(CLI::App& plugin, Context& context) {
  const auto say = [&](std::string_view sv, std::string_view en) { return std::string(context.say(sv, en)); };
  CLI::App* command = plugin.add_subcommand("new", say("Skapa en mapp med ett insticksprogram att utgå från",
                                                       "Make a folder with a plugin to begin from"));
  const auto options = std::make_shared<Options>();
  command
      ->add_option("NAME", options->id,
                   say("Insticksprogrammets id: små bokstäver och bindestreck",
                       "The plugin's id: lower-case words joined by hyphens"))
      ->type_name("")
      ->required();
  command
      ->add_option("--lang", options->language,
                   say("Programspråk: cpp (förval), c eller rust; --lang sv|en ställs före plugin",
                       "Programming language: cpp (default), c or rust; --lang sv|en goes before plugin"))
      ->type_name("cpp|c|rust");
  command
      ->add_option(
          "--out", options->out,
          say("Lägg mappen i denna mapp i stället för här", "Put the folder into this one instead of here"))
      ->type_name(say("MAPP", "FOLDER"));
  command->callback([&context, options] {
    context.action = [&context, options] { return make_plugin(context, *options); };
  });
}

}  // namespace fotfaste::cli
