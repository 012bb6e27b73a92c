// sheet: one participant's ratings on a page, as a basis for a talk with the participant.

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/output_file.hpp"
#include "cli/person_tables.hpp"
#include "cli/refusal.hpp"
#include "report/dialogue_sheet.hpp"

namespace fotfaste::cli {
namespace {

struct Options : ProjectOptions {
  std::string person;
  std::string out;
};

ExitCode sheet(const Context& context, const Options& options) {
  const auto say = [&](std::string_view sv, std::string_view en) { return std::string(context.say(sv, en)); };
  PersonTablesRequest request;
  request.table = "sheet";
  request.filling.type = model::ValueType::integer;
  request.filling.key = "sheet_person";
  request.permit = [&](const model::PluginRequest& plugin) {
    const model::Value* allowed = plugin.parameters.find("dialogue_sheets");
    if (allowed != nullptr && allowed->type == model::ValueType::boolean && allowed->integer != 0) return;
    throw Refusal(
        ExitCode::privacy,
        say("Samtalsunderlag är avstängda. Skriv dialogue_sheets = true under [plugin.parameters] för ",
            "Dialogue sheets are switched off. Write dialogue_sheets = true below [plugin.parameters] of ") +
            plugin.id +
            say(" i project.toml, om ni har bestämt att använda dem.",
                " in project.toml, if you have decided to use them."));
  };
  request.complete = [&](const model::Pseudonyms& pseudonyms, model::Value& filling) {
    const auto person = pseudonyms.find(options.person);
    if (!person) {
      throw Refusal(ExitCode::usage,
                    say("Ingen deltagare har beteckningen \"", "No participant has the id \"") +
                        options.person +
                        say("\". Skriv den som den står i filen med deltagare.",
                            "\". Write it as it stands in the file of participants."));
    }
    filling.integer = static_cast<std::int64_t>(*person);
  };
  const PersonTables found =
      read_person_tables(context, options, request,
                         say("Inget insticksprogram i projektet gör samtalsunderlag. Lägg till progression.",
                             "No plugin of the project makes dialogue sheets. Add progression."));
  const std::string text = text_of(context, documents_of(found), report::dialogue_sheet_text,
                                   say("Det finns inga skattningar av den här deltagaren.\n",
                                       "There are no ratings of this participant.\n"));
  if (!options.out.empty() && !text.empty()) {
    write_file(options.out, text);
  } else {
    print(text);
  }
  return found.code;
}

}  // namespace

void add_sheet_command(CLI::App& app, Context& context) {
  const auto say = [&](std::string_view sv, std::string_view en) { return std::string(context.say(sv, en)); };
  CLI::App* command = app.add_subcommand(
      "sheet", say("Gör ett samtalsunderlag om en deltagare", "Make a dialogue sheet about one participant"));
  const auto options = std::make_shared<Options>();
  add_project_options(*command, context, *options);
  command
      ->add_option("--person", options->person,
                   say("Deltagarens beteckning, som den står i filen med deltagare",
                       "The participant's id, as it stands in the file of participants"))
      ->type_name("ID")
      ->required();
  command
      ->add_option(
          "--out", options->out,
          say("Skriv till denna fil i stället för på skärmen", "Write to this file instead of the screen"))
      ->type_name(say("FIL", "FILE"));
  command->callback(
      [&context, options] { context.action = [&context, options] { return sheet(context, *options); }; });
}

}  // namespace fotfaste::cli
