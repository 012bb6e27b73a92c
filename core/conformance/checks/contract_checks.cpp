// Level 2: the rules of the interface.

#include <random>

#include "conformance/catalogue.hpp"
#include "conformance/drive.hpp"
#include "fotfaste/design.h"
#include "host/validation.hpp"

namespace fotfaste::conformance {
namespace {

// Every name and text that a reader sees is UTF-8. The rest is check_description's.
void check_texts(const model::PluginDescription& description) {
  const auto check = [](const std::string& text, const std::string& of) {
    if (!host::is_utf8(text)) throw Failure("a text of " + of + " is not UTF-8");
  };
  const auto check_both = [&](const model::Text& text, const std::string& of) {
    check(text.sv, of);
    check(text.en, of);
  };
  check_both(description.title, "the plugin");
  check_both(description.description, "the plugin");
  for (const model::ParameterDescription& parameter : description.parameters) {
    check_both(parameter.description, "the parameter " + parameter.name);
  }
  for (const model::TableDescription& table : description.tables) {
    check_both(table.title, "the table " + table.id);
    check_both(table.description, "the table " + table.id);
    for (const model::ColumnDescription& column : table.columns) {
      check_both(column.label, "the column " + column.name + " of the table " + table.id);
      check(column.unit, "the column " + column.name + " of the table " + table.id);
    }
  }
}

void descriptor_valid(const Trial& trial) {
  Drive drive(trial);
  const fotfaste_descriptor* descriptor =
      drive.call("get_descriptor", [&] { return drive.factory().get_descriptor(); });
  if (descriptor == nullptr) throw Failure("the descriptor is a null pointer");
  try {
    const model::PluginDescription description = host::copy_descriptor(*descriptor);
    if (!host::is_plugin_id(description.id))
      throw Failure("the id \"" + description.id + "\" is no plugin id");
    if (!host::is_plugin_version(description.version)) {
      throw Failure("the version \"" + description.version + "\" is not MAJOR.MINOR.PATCH");
    }
    check_texts(description);
    host::check_description(description);
  } catch (const host::ContractBroken& error) {
    throw Failure(error.what());
  } catch (const host::InvalidOutput& error) {
    throw Failure(error.what());
  }
}

std::string random_word(std::mt19937_64& random) {
  std::string word;
  for (std::size_t left = 1 + random() % 24; left > 0; --left) {
    word.push_back(static_cast<char>('a' + random() % 26));
  }
  return word;
}

void extension_unknown(const Trial& trial) {
  Drive drive(trial);
  const auto get = [&](const std::string& id) {
    return drive.call("get_extension", [&] { return drive.factory().get_extension(id.c_str()); });
  };
  std::mt19937_64 random(trial.seed);
  std::vector<std::string> unknown = {"", "fotfaste.plugin.design/99", "fotfaste.plugin.design",
                                      "fotfaste.plugin.design/1x"};
  for (int i = 0; i < 10; ++i) unknown.push_back("x." + random_word(random) + "/1");
  for (const std::string& id : unknown) {
    if (get(id) != nullptr) {
      throw Failure("it gives a structure for the extension \"" + id + "\", which nobody has defined");
    }
  }
  for (const char* id : {FOTFASTE_EXTENSION_DESIGN}) {
    const void* first = get(id);
    if (get(id) != first) throw Failure(std::string("it gives two different structures for ") + id);
  }
}

}  // namespace

std::vector<Check> contract_checks() {
  return {
      {.id = "descriptor-valid",
       .level = Level::contract,
       .title = {"Beskrivningen", "The descriptor"},
       .does = {"Läser allt som insticksprogrammet säger om sig självt, med värdprogrammets egna regler.",
                "Reads all that the plugin says of itself, by the host's own rules."},
       .passes =
           {"Alla texter finns på båda språken, id är unika, förval och gränser går ihop, och kolumner och "
            "roller passar varandra.",
            "All texts are there in both languages, ids are unique, defaults and limits agree, and columns "
            "and roles fit each other."},
       .run = descriptor_valid},
      {.id = "extension-unknown",
       .level = Level::contract,
       .title = {"Okända tillägg", "Unknown extensions"},
       .does = {"Frågar efter påhittade tillägg, efter andra utgåvor av kända, och två gånger efter samma.",
                "Asks for made-up extensions, for other revisions of known ones, and twice for the same."},
       .passes = {"Inget för det okända, och samma pekare varje gång för det kända.",
                  "Nothing for what is unknown, and the same pointer each time for what is known."},
       .run = extension_unknown},
  };
}

}  // namespace fotfaste::conformance
