// doctor: whether this machine has what a run needs, and what to do where it has not.

#include <sys/mman.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <clocale>
#include <system_error>

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/output_file.hpp"
#include "fotfaste/abi.h"
#include "host/host.hpp"
#include "model/memory_file.hpp"
#include "report/display_text.hpp"
#include "report/json_text.hpp"
#include "report/number_text.hpp"
#include "report/palette.hpp"
#include "report/text_document.hpp"
#include "report/version.hpp"

namespace fotfaste::cli {
namespace {

using Json = nlohmann::ordered_json;
using model::Text;

enum class State { fine, remark, fault };

struct Check {
  State state = State::fine;
  Text what;
  Text advice;  // empty where nothing needs to be done
};

Check check_version() {
  const std::string text = "fotfaste " + std::string(report::version) + ", ABI " +
                           std::to_string(FOTFASTE_ABI_MAJOR) + "." + std::to_string(FOTFASTE_ABI_MINOR);
  return {State::fine, {text, text}, {}};
}

void check_plugins(const Context& context, std::vector<Check>& checks) {
  const auto folders = host::plugin_folders(context.plugin_path);
  std::vector<model::Finding> findings;
  const auto found = host::find_plugins(folders, findings);
  for (const std::filesystem::path& folder : folders) {
    std::string names;
    for (const host::PluginFile& file : found) {
      if (file.path.parent_path() != folder) continue;
      names.append(names.empty() ? "" : ", ").append(file.id).append(" ").append(file.version);
    }
    const std::string shown = report::neutral(folder.string(), 300);
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) {
      checks.push_back(
          {State::fine,
           {"mapp för insticksprogram finns inte: " + shown, "plugin folder is not there: " + shown},
           {}});
    } else if (names.empty()) {
      checks.push_back({State::fine, {"inga insticksprogram i " + shown, "no plugins in " + shown}, {}});
    } else {
      checks.push_back({State::fine, {shown + ": " + names, shown + ": " + names}, {}});
    }
  }
  if (found.empty()) {
    checks.push_back({State::fault,
                      {"inga insticksprogram hittades", "no plugins were found"},
                      {"bygg projektet, eller ange mappen med --plugin-path eller FOTFASTE_PLUGIN_PATH",
                       "build the project, or give the folder with --plugin-path or FOTFASTE_PLUGIN_PATH"}});
  }
  for (const model::Finding& finding : findings) {
    const std::string file =
        finding.places.empty() ? "" : report::neutral(finding.places.front().file, 300) + ": ";
    checks.push_back({State::remark,
                      {file + finding.message.sv + " (" + finding.code + ")",
                       file + finding.message.en + " (" + finding.code + ")"},
                      finding.help});
  }
}

void check_sandbox(std::vector<Check>& checks) {
  for (const host::SandboxLayer& layer : host::sandbox_layers()) {
    checks.push_back({layer.available ? State::fine : State::remark,
                      {"skydd " + layer.name + ": " + layer.explanation.sv,
                       "protection " + layer.name + ": " + layer.explanation.en},
                      layer.available ? Text{}
                                      : Text{"körningen går bra ändå: de andra skydden gäller",
                                             "runs work all the same: the other protections hold"}});
  }
}

// A sealed file must refuse a writable mapping.
Check check_sealing() {
  const Text advice = {"kör på Linux 5.1 eller senare; i en behållare måste memfd_create vara tillåtet",
                       "run on Linux 5.1 or later; in a container, memfd_create must be allowed"};
  try {
    model::MemoryFile file = model::MemoryFile::create();
    file.append(model::page_size);
    file.seal();
    void* mapped =
        ::mmap(nullptr, model::page_size, PROT_READ | PROT_WRITE, MAP_SHARED, file.descriptor(), 0);
    if (mapped == MAP_FAILED) {
      return {State::fine, {"förseglat minne fungerar", "sealed memory works"}, {}};
    }
    ::munmap(mapped, model::page_size);
  } catch (const std::system_error&) {
    return {State::fault, {"förseglat minne kan inte skapas", "sealed memory cannot be made"}, advice};
  }
  return {State::fault, {"förseglat minne kan ändras", "sealed memory can be changed"}, advice};
}

// Numbers must not follow the language of the machine, and after this they still must not.
Check check_locale() {
  const std::string before = std::setlocale(LC_ALL, nullptr);
  std::string named;
  for (const char* const name : {"sv_SE.UTF-8", "de_DE.UTF-8", ""}) {
    if (const char* const set = std::setlocale(LC_ALL, name); set != nullptr) {
      named = set;
      break;
    }
  }
  const bool same = report::shortest_number(0.5) == "0.5" && report::json_text(Json(1234.5)) == "1234.5\n";
  std::setlocale(LC_ALL, before.c_str());
  if (same) {
    return {State::fine,
            {"tal skrivs lika oavsett datorns språk",
             "numbers are written the same whatever the machine's language"},
            {}};
  }
  return {State::fault,
          {"tal skrivs olika beroende på datorns språk (" + named + ")",
           "numbers depend on the machine's language (" + named + ")"},
          {"anmäl detta som ett fel i programmet", "report this as a fault of the program"}};
}

Check check_writing() {
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::current_path(error);
  const std::filesystem::path file = folder / (".fotfaste-doctor-" + std::to_string(::getpid()));
  const std::string shown = report::neutral(folder.string(), 300);
  try {
    write_file(file, "fotfaste\n");
    std::filesystem::remove(file, error);
    return {State::fine, {"filer kan skrivas i " + shown, "files can be written in " + shown}, {}};
  } catch (const std::system_error&) {
    return {State::remark,
            {"filer kan inte skrivas i " + shown, "files cannot be written in " + shown},
            {"ange en mapp där du får skriva med --out", "give a folder that you may write in with --out"}};
  }
}

std::string_view state_word(const Context& context, State state) {
  switch (state) {
    case State::fine:
      return context.say("bra", "fine");
    case State::remark:
      return context.say("obs", "note");
    case State::fault:
      break;
  }
  return context.say("fel", "fault");
}

std::string text_of(const Context& context, const std::vector<Check>& checks) {
  const report::Palette palette(uses_colour(context, Stream::out));
  const std::size_t width = console_width(Stream::out);
  std::string text;
  for (const Check& check : checks) {
    const report::Tone tone = check.state == State::fine     ? report::Tone::good
                              : check.state == State::remark ? report::Tone::doubtful
                                                             : report::Tone::bad;
    std::string lines = report::paragraph("", "       ", check.what.in(context.language), width);
    text.append(palette.paint(tone, report::padded(state_word(context, check.state), 7))).append(lines);
    if (!check.advice.empty())
      text.append(report::paragraph("       → ", "         ", check.advice.in(context.language), width));
  }
  return text;
}

Json document_of(const std::vector<Check>& checks) {
  Json list = Json::array();
  for (const Check& check : checks) {
    Json one = Json::object();
    one["state"] = check.state == State::fine ? "fine" : check.state == State::remark ? "note" : "fault";
    one["what"] = report::text_document(check.what);
    one["advice"] = report::text_document(check.advice);
    list.push_back(std::move(one));
  }
  return list;
}

ExitCode examine(const Context& context) {
  std::vector<Check> checks = {check_version()};
  check_plugins(context, checks);
  check_sandbox(checks);
  checks.push_back(check_sealing());
  checks.push_back(check_locale());
  checks.push_back(check_writing());
  print(context.format == "human" ? text_of(context, checks) : report::json_text(document_of(checks)));
  const bool fault = std::any_of(checks.begin(), checks.end(),
                                 [](const Check& check) { return check.state == State::fault; });
  return fault ? ExitCode::usage : ExitCode::done;
}

}  // namespace

void add_doctor_command(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("doctor", std::string(context.say("Undersök om datorn har det som behövs",
                                                           "See whether the machine has what is needed")));
  command->callback([&context] { context.action = [&context] { return examine(context); }; });
}

}  // namespace fotfaste::cli
