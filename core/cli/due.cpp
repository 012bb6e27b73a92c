// due: whose follow-up is due or late, so that somebody can ask them in time.

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/output_file.hpp"
#include "cli/person_tables.hpp"
#include "cli/refusal.hpp"
#include "report/person_list.hpp"

namespace fotfaste::cli {
namespace {

struct Options : ProjectOptions {
  std::string within = "30d";
  std::string out;
};

ExitCode due(const Context& context, const Options& options) {
  const auto say = [&](std::string_view sv, std::string_view en) { return std::string(context.say(sv, en)); };
  PersonTablesRequest request;
  request.table = "due";
  request.filling.type = model::ValueType::text;
  request.filling.key = "due_within";
  request.filling.text = options.within;
  const PersonTables found = read_person_tables(
      context, options, request,
      say("Inget insticksprogram i projektet följer upp deltagare. Lägg till longitudinal-followup med de "
          "uppföljningspunkter som gäller, till exempel points = [\"exit+6m\"].",
          "No plugin of the project follows participants up. Add longitudinal-followup with the follow-up "
          "points that apply, for example points = [\"exit+6m\"]."));
  const auto documents = documents_of(found);
  const std::string text =
      text_of(context, documents, report::person_list_text,
              say("Ingen uppföljning ska göras den närmaste tiden, och ingen är försenad.\n",
                  "No follow-up is to be made in this time, and none is late.\n"));
  std::string csv;
  for (const auto& document : documents) csv.append(report::person_list_csv(document, context.language));
  if (!options.out.empty() && !found.tables.empty()) write_file(options.out, csv);
  if (!context.quiet || context.format == "json") print(text);
  return found.code;
}

}  // namespace

void add_due_command(CLI::App& app, Context& context) {
  const auto say = [&](std::string_view sv, std::string_view en) { return std::string(context.say(sv, en)); };
  CLI::App* command =
      app.add_subcommand("due", say("Visa vilka som ska följas upp snart, eller skulle ha följts upp",
                                    "Show who is to be followed up soon, or should have been"));
  const auto options = std::make_shared<Options>();
  add_project_options(*command, context, *options);
  command
      ->add_option("--within", options->within,
                   say("Så långt framåt, som 30d eller 2m (förval: 30d)",
                       "So far ahead, like 30d or 2m (default: 30d)"))
      ->type_name(say("TID", "TIME"));
  command
      ->add_option("--out", options->out,
                   say("Skriv också listan till denna fil, som ett kalkylprogram öppnar (CSV)",
                       "Also write the list to this file, which a spreadsheet program opens (CSV)"))
      ->type_name(say("FIL", "FILE"));
  command->callback(
      [&context, options] { context.action = [&context, options] { return due(context, *options); }; });
}

}  // namespace fotfaste::cli
