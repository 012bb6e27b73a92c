#include "cli/plugin_check_report.hpp"

#include <map>

#include "cli/console.hpp"
#include "conformance/catalogue.hpp"
#include "report/display_text.hpp"
#include "report/json_text.hpp"
#include "report/palette.hpp"
#include "report/text_document.hpp"
#include "report/text_table.hpp"

namespace fotfaste::cli {
namespace {

using conformance::Check;
using conformance::Result;
using conformance::Status;
using report::neutral;
using report::Tone;
using Json = nlohmann::ordered_json;

Tone tone(Status status) {
  switch (status) {
    case Status::pass:
      return Tone::good;
    case Status::warn:
    case Status::xfail:
      return Tone::doubtful;
    case Status::skip:
      return Tone::faint;
    default:
      return Tone::bad;
  }
}

std::string reproduce(const CheckedPlugin& plugin, const Result& result) {
  return "fotfaste plugin check " + plugin.file + plugin.arguments + " --reproduce " +
         std::string(result.check->id) + ":" + std::to_string(result.seed);
}

std::string expected(const Result& result, model::Language language) {
  return result.expected.empty() ? result.check->passes.in(language) : result.expected;
}

bool is_worth_showing(Status status) {
  return status != Status::pass && status != Status::skip && status != Status::xfail;
}

std::string summary(const Context& context, const CheckedPlugin& plugin) {
  std::map<Status, int> counts;
  for (const Result& result : plugin.results) ++counts[result.status];
  std::string text;
  for (const auto& [status, count] : counts) {
    text.append(text.empty() ? "" : ", ").append(std::to_string(count)).append(" ").append(word(status));
  }
  const std::uint64_t seed = plugin.results.empty() ? 0 : plugin.results.front().seed;
  return text.append(context.say("; frö ", "; seed ")).append(std::to_string(seed));
}

void add_failure(const Context& context, const CheckedPlugin& plugin, const Result& result, std::size_t width,
                 std::string& text) {
  const auto line = [&](std::string_view sv, std::string_view en, const std::string& what) {
    text.append(report::paragraph("    ", "      ", std::string(context.say(sv, en)) + neutral(what), width));
  };
  line("väntat: ", "expected: ", expected(result, context.language));
  line("sett: ", "observed: ", result.observed);
  line("igen: ", "again: ", reproduce(plugin, result));
}

}  // namespace

std::string check_text(const Context& context, const std::vector<CheckedPlugin>& plugins, bool only_failed) {
  const std::size_t width = console_width(Stream::out);
  const report::Palette palette(uses_colour(context, Stream::out));
  std::string text;
  for (const CheckedPlugin& plugin : plugins) {
    const std::string name = plugin.id.empty() ? plugin.file : plugin.id + ", " + plugin.file;
    text.append(palette.paint(Tone::strong, neutral(name))).append("\n");
    for (const Result& result : plugin.results) {
      if (only_failed && !is_worth_showing(result.status)) continue;
      std::string status(word(result.status));
      status.resize(8, ' ');
      text.append("  ").append(palette.paint(tone(result.status), status)).append(result.check->id);
      if (!result.of_case.empty()) text.append(", ").append(neutral(result.of_case));
      if (result.status == Status::skip) text.append(": ").append(neutral(result.observed));
      if (result.status == Status::xfail) text.append(": ").append(neutral(result.expected));
      text.append("\n");
      if (is_worth_showing(result.status)) add_failure(context, plugin, result, width, text);
    }
    text.append("  ").append(summary(context, plugin)).append("\n");
  }
  return text;
}

std::string check_document(const std::vector<CheckedPlugin>& plugins, std::uint64_t seed) {
  Json document;
  document["seed"] = seed;
  document["plugins"] = Json::array();
  for (const CheckedPlugin& plugin : plugins) {
    Json one = {{"file", plugin.file}, {"id", plugin.id}};
    one["results"] = Json::array();
    for (const Result& result : plugin.results) {
      one["results"].push_back({{"id", result.check->id},
                                {"level", static_cast<int>(result.check->level)},
                                {"case", result.of_case.empty() ? Json() : Json(result.of_case)},
                                {"status", word(result.status)},
                                {"expected", expected(result, model::Language::english)},
                                {"observed", result.observed},
                                {"seed", result.seed},
                                {"reproduce", reproduce(plugin, result)},
                                {"duration_ms", result.duration.count()}});
    }
    document["plugins"].push_back(std::move(one));
  }
  return report::json_text(document);
}

std::string list_text(const Context& context) {
  report::TextTable table(
      {{"Id", report::Align::left, 0},
       {std::string(context.say("Nivå", "Level")), report::Align::right, 0},
       {std::string(context.say("Vad", "What")), report::Align::left, 30},
       {std::string(context.say("Går igenom när", "Passes when")), report::Align::left, 30}});
  for (const Check& check : conformance::catalogue()) {
    table.add({std::string(check.id), std::to_string(static_cast<int>(check.level)),
               check.does.in(context.language), check.passes.in(context.language)});
  }
  return table.text(console_width(Stream::out), 0, report::Palette(uses_colour(context, Stream::out)));
}

std::string list_document() {
  Json checks = Json::array();
  const auto both = [](const model::Text& text) { return Json{{"sv", text.sv}, {"en", text.en}}; };
  for (const Check& check : conformance::catalogue()) {
    checks.push_back({{"id", check.id},
                      {"level", static_cast<int>(check.level)},
                      {"warns", check.warns},
                      {"each_case", check.runs == conformance::Runs::for_each_case},
                      {"title", both(check.title)},
                      {"does", both(check.does)},
                      {"passes", both(check.passes)}});
  }
  return report::json_text(checks);
}

}  // namespace fotfaste::cli
