// explain CODE: what a finding means, when it is reported and how to put it right.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/choice.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/funder_exports.hpp"
#include "cli/refusal.hpp"
#include "model/finding_catalogue.hpp"
#include "report/display_text.hpp"
#include "report/findings_document.hpp"
#include "report/json_text.hpp"
#include "report/palette.hpp"
#include "report/text_document.hpp"
#include "report/text_table.hpp"

namespace fotfaste::cli {
namespace {

using Json = nlohmann::ordered_json;

std::vector<const model::Rule*> all_rules() {
  std::vector<const model::Rule*> rules;
  for (const auto part : {model::configuration_rules(), model::data_rules(), model::plugin_rules(),
                          model::design_rules(), model::key_rules()}) {
    for (const model::Rule& rule : part) rules.push_back(&rule);
  }
  return rules;
}

std::string in(const Context& context, const model::RuleText& text) {
  return std::string(context.say(text.sv, text.en));
}

Json rule_document(const model::Rule& rule) {
  const auto both = [](const model::RuleText& text) {
    return report::text_document({std::string(text.sv), std::string(text.en)});
  };
  Json document = Json::object();
  document["code"] = rule.code;
  document["severity"] = report::word(rule.severity);
  document["title"] = both(rule.title);
  document["intent"] = both(rule.intent);
  document["rule"] = both(rule.rule);
  document["help"] = both(rule.help);
  document["example"] = rule.example;
  return document;
}

std::string severity_text(const Context& context, model::Severity severity) {
  switch (severity) {
    case model::Severity::note:
      return std::string(context.say("notering", "note"));
    case model::Severity::warning:
      return std::string(context.say("varning", "warning"));
    case model::Severity::error:
      break;
  }
  return std::string(context.say("fel", "error"));
}

std::string rule_text(const Context& context, const model::Rule& rule) {
  const std::size_t width = console_width(Stream::out);
  const report::Palette palette(uses_colour(context, Stream::out));
  std::string text =
      palette.paint(report::Tone::strong, std::string(rule.code) + ": " + in(context, rule.title));
  text.append(" (").append(severity_text(context, rule.severity)).append(")\n");
  const auto part = [&](std::string_view title, const std::string& content) {
    text.append("\n").append(palette.paint(report::Tone::strong, title)).append("\n");
    text.append(report::paragraph("  ", "  ", content, width));
  };
  part(context.say("Varför det spelar roll", "Why it matters"), in(context, rule.intent));
  part(context.say("När det rapporteras", "When it is reported"), in(context, rule.rule));
  part(context.say("Vad du kan göra", "What to do"), in(context, rule.help));
  if (rule.example.empty()) return text;
  text.append("\n")
      .append(palette.paint(report::Tone::strong, context.say("Exempel", "Example")))
      .append("\n");
  std::string_view rest = rule.example;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    text.append("  ").append(rest.substr(0, end)).append("\n");
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return text;
}

ExitCode list_rules(const Context& context) {
  if (context.format != "human") {
    Json rules = Json::array();
    for (const model::Rule* rule : all_rules()) rules.push_back(rule_document(*rule));
    print(report::json_text(rules));
    return ExitCode::done;
  }
  report::TextTable table({{std::string(context.say("Kod", "Code")), report::Align::left, 0},
                           {std::string(context.say("Slag", "Kind")), report::Align::left, 0},
                           {std::string(context.say("Vad", "What")), report::Align::left, 20}});
  for (const model::Rule* rule : all_rules()) {
    table.add({std::string(rule->code), severity_text(context, rule->severity), in(context, rule->title)});
  }
  print(table.text(console_width(Stream::out), 0, report::Palette(uses_colour(context, Stream::out))));
  return ExitCode::done;
}

// Rules of the program itself never begin with P.
bool is_of_a_plugin(std::string_view code) {
  return code.size() == 4 && code[0] == 'P' &&
         std::all_of(code.begin() + 1, code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

ExitCode explain(const Context& context, const TraceOptions& options) {
  const std::string& typed = options.code;
  if (typed.empty() && options.project.empty()) return list_rules(context);
  if (typed.empty()) {
    throw Refusal(ExitCode::usage, std::string(context.say("Skriv vilken kod som ska förklaras.",
                                                           "Write which code is to be explained.")));
  }
  std::string code = typed;
  for (char& c : code) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  const model::Rule* rule = model::find_rule(code);
  if (rule == nullptr && !options.project.empty()) {
    return print_traces(context, options, read_traces(context, options), false);
  }
  if (rule == nullptr && is_of_a_plugin(code)) {
    throw Refusal(
        ExitCode::usage,
        report::neutral(code, 40).append(context.say(
            " är ett insticksprograms egen kod. Vad den betyder och vad man kan göra står bredvid den i "
            "rapporten; insticksprogrammets README räknar upp dem.",
            " is a plugin's own code. What it means and what to do stands beside it in the report; the "
            "plugin's README lists them.")));
  }
  if (rule == nullptr) {
    std::vector<std::string> codes;
    for (const model::Rule* one : all_rules()) codes.emplace_back(one->code);
    std::string sentence(context.say("Ingen iakttagelse har koden ", "No finding has the code "));
    sentence.append(report::neutral(typed, 40)).append(".").append(suggestion(context, code, codes));
    sentence.append(context.say(" Kommandot fotfaste explain visar alla koder.",
                                " The command fotfaste explain lists all codes."));
    throw Refusal(ExitCode::usage, sentence);
  }
  print(context.format == "human" ? rule_text(context, *rule) : report::json_text(rule_document(*rule)));
  return ExitCode::done;
}

}  // namespace

void add_explain_command(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand(
      "explain",
      std::string(context.say("Förklara koden för en iakttagelse eller, med --project, en indikator",
                              "Explain the code of a finding or, with --project, of an indicator")));
  const auto options = std::make_shared<TraceOptions>();
  command
      ->add_option(
          "CODE", options->code,
          std::string(context.say("Koden, som D014; utan den visas alla. Med --project även en "
                                  "indikators kod, som CR06",
                                  "The code, as D014; all without it. With --project also that of an "
                                  "indicator, as CR06")))
      ->type_name("");
  command
      ->add_option(
          "--project", options->project,
          std::string(context.say("Projekt vars exporter har indikatorn: definitionen, och hur många som "
                                  "räknas",
                                  "Project whose exports have the indicator: its definition, and how many "
                                  "are counted")))
      ->type_name(std::string(context.say("PROJEKT", "PROJECT")));
  command->callback(
      [&context, options] { context.action = [&context, options] { return explain(context, *options); }; });
}

}  // namespace fotfaste::cli
