#include "report/results_reader.hpp"

#include "report/table_view.hpp"
#include "report/version.hpp"

namespace fotfaste::report {

nlohmann::ordered_json read_results(std::string_view bytes) {
  constexpr const char* again_sv = " Gör om den med fotfaste run.";
  constexpr const char* again_en = " Make it anew with fotfaste run.";
  const auto refuse = [&](const std::string& sv, const std::string& en) {
    throw UnreadableResults({sv + again_sv, en + again_en});
  };
  Json results = Json::parse(bytes, nullptr, false);
  if (results.is_discarded())
    refuse("Filen är skadad: den är inte hel JSON.", "The file is damaged: it is not whole JSON.");
  const Json& schema = member(results, "schema");
  if (!schema.is_number_integer()) {
    refuse("Filen är inte resultatet av en körning: den anger inget schema.",
           "The file is not the results of a run: it states no schema.");
  }
  if (schema != results_schema_version) {
    const std::string expected = std::to_string(results_schema_version);
    refuse("Filen har schema " + schema.dump() + ", och den här versionen av fotfaste läser schema " +
               expected + ".",
           "The file has schema " + schema.dump() + ", and this version of fotfaste reads schema " +
               expected + ".");
  }
  const bool whole = member(results, "run").is_object() && member(results, "flow").is_object() &&
                     member(results, "plugins").is_array() && member(results, "findings").is_array();
  if (!whole)
    refuse("Filen är skadad: delar av resultatet saknas.",
           "The file is damaged: parts of the results are missing.");
  for (const Json& plugin : member(results, "plugins")) {
    for (const Json& table : elements(member(plugin, "tables"))) {
      for (const Json& row : elements(member(table, "rows"))) {
        if (!row.is_object())
          refuse("Filen är skadad: en tabell har rader som inte är rader.",
                 "The file is damaged: a table has rows that are none.");
      }
    }
  }
  return results;
}

}  // namespace fotfaste::report
