#include "locked_items.hpp"

#include <set>
#include <string_view>
#include <utility>

#include "codes.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"
#include "fotfaste/sdk/instruments.hpp"

namespace collaboration {
namespace {

using fotfaste::Parameters;
using fotfaste::ParameterType;
namespace criteria = fotfaste::criteria;

constexpr const char* locked_table = "locked-items";

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view white = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(white);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(white) + 1 - begin);
}

}  // namespace

void describe_locked_items(fotfaste::Description& description) {
  auto& locked =
      description
          .parameter("locked", ParameterType::table,
                     "En fråga som inte får formuleras om: formuläret ska ha just den här lydelsen.",
                     "An item that may not be reworded: the instrument must have just this wording.")
          .repeated();
  locked.field("item", ParameterType::text, "Frågans beteckning.", "The item's designation.").required();
  locked.field("instrument", ParameterType::text, "Formuläret, om frågan finns i flera.",
               "The instrument, if several have the item.");
  locked.field("wording", ParameterType::text, "Lydelsen som lagts fast.", "The wording that was laid down.")
      .required();
  description
      .table(locked_table, fotfaste::Kind::records, "Frågor som inte får ändras",
             "Items that may not be changed")
      .description("Om varje låst fråga ännu har den lydelse som lades fast.",
                   "Whether each locked item still has the wording that was laid down.")
      .column("item", fotfaste::Type::text, fotfaste::Role::dimension, "Fråga", "Item")
      .column("instrument", fotfaste::Type::text, fotfaste::Role::dimension, "Formulär", "Instrument")
      .column("status", fotfaste::Type::text, fotfaste::Role::attribute, "Läge", "Status");
}

std::vector<LockedItem> locked_items_of(const fotfaste::Settings& settings) {
  std::vector<LockedItem> items;
  std::set<std::pair<std::string, std::string>> names;
  for (const Parameters table : settings.parameters().find("locked").items()) {
    LockedItem item{.item = std::string(table.text("item")),
                    .instrument = std::string(table.text_or("instrument", "")),
                    .wording = std::string(trimmed(table.text("wording"))),
                    .at = table.raw()};
    if (item.wording.empty()) {
      criteria::throw_missing(table, {"Skriv lydelsen i wording.", "Write the wording in wording."});
    }
    if (!names.emplace(item.item, item.instrument).second) {
      criteria::throw_contradiction(table.find("item"),
                                    {"Frågan " + criteria::quote(item.item) + " är låst två gånger.",
                                     "The item " + criteria::quote(item.item) + " is locked twice."},
                                    {"Ta bort den ena.", "Take one of them away."});
    }
    items.push_back(std::move(item));
  }
  return items;
}

void report_locked_items(const std::vector<LockedItem>& locked, fotfaste::Results& results,
                         const fotfaste::Settings& settings) {
  if (locked.empty()) return;
  const fotfaste::Instruments instruments(settings);
  for (const LockedItem& item : locked) {
    bool described = false;
    bool same = true;
    for (const fotfaste::ItemDescription& one : instruments.items()) {
      if (one.item != item.item || (!item.instrument.empty() && one.instrument != item.instrument)) continue;
      if (one.wording.sv.empty()) continue;
      described = true;
      same = same && trimmed(one.wording.sv) == item.wording;
    }
    results.add(locked_table, item.item, item.instrument,
                !described ? "not-described"
                : same     ? "same"
                           : "changed");
    if (!described) {
      settings.report(fotfaste::Severity::warning, not_described_code,
                      {"Ingen lydelse finns för den låsta frågan \"" + item.item + "\".",
                       "There is no wording of the locked item \"" + item.item + "\"."},
                      {"Beskriv frågan med wording i formulärets fil.",
                       "Describe the item with its wording in the instrument's file."},
                      item.at);
    } else if (!same) {
      settings.report(
          fotfaste::Severity::warning, reworded_code,
          {"Frågan \"" + item.item + "\" har en annan lydelse än den som lades fast.",
           "The item \"" + item.item + "\" has another wording than the one laid down."},
          {"Svar på olika lydelser går inte att jämföra. Återställ lydelsen, eller redovisa svaren "
           "för sig.",
           "Answers to different wordings cannot be compared. Restore the wording, or report the "
           "answers apart."},
          item.at);
    }
  }
  results.label(locked_table, "status", "same", {"samma lydelse", "same wording"});
  results.label(locked_table, "status", "changed", {"ändrad lydelse", "wording changed"});
  results.label(locked_table, "status", "not-described", {"lydelsen saknas", "no wording"});
}

}  // namespace collaboration
