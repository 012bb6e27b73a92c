// Level 2: the rules of the interface.

#include <cstddef>
#include <cstring>
#include <random>

#include "conformance/catalogue.hpp"
#include "conformance/drive.hpp"
#include "fotfaste/design.h"
#include "fotfaste/explain.h"
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
  for (const char* id : {FOTFASTE_EXTENSION_DESIGN, FOTFASTE_EXTENSION_EXPLAIN}) {
    const void* first = get(id);
    if (get(id) != first) throw Failure(std::string("it gives two different structures for ") + id);
  }
}

void factory_unknown(const Trial& trial) {
  Drive drive(trial);
  std::mt19937_64 random(trial.seed);
  const std::string known = FOTFASTE_FACTORY_PLUGIN;
  std::vector<std::string> unknown = {"",          "fotfaste.plugin",   "fotfaste.plugin/2",
                                      known + "x", "FOTFASTE.PLUGIN/1", std::string(1'000'000, 'x')};
  for (int i = 0; i < 10; ++i) unknown.push_back("x." + random_word(random) + "/1");
  for (const std::string& id : unknown) {
    const void* given = drive.call("get_factory", [&] { return drive.entry().get_factory(id.c_str()); });
    if (given != nullptr) {
      throw Failure("it gives a factory for the id \"" + id.substr(0, 40) + "\", which nobody has defined");
    }
  }
}

// An extension that a plugin may offer: its structure begins with its size and holds these functions.
struct Published {
  const char* id;
  std::uint32_t size;
  std::vector<std::size_t> functions;
};

std::vector<Published> published_extensions() {
  return {{FOTFASTE_EXTENSION_DESIGN,
           sizeof(fotfaste_plugin_design),
           {offsetof(fotfaste_plugin_design, describe_design)}},
          {FOTFASTE_EXTENSION_EXPLAIN,
           sizeof(fotfaste_plugin_explain),
           {offsetof(fotfaste_plugin_explain, explains), offsetof(fotfaste_plugin_explain, explain)}}};
}

void extension_revisions(const Trial& trial) {
  Drive drive(trial);
  for (const Published& extension : published_extensions()) {
    const auto* given = static_cast<const char*>(
        drive.call("get_extension", [&] { return drive.factory().get_extension(extension.id); }));
    if (given == nullptr) continue;
    std::uint32_t size = 0;
    std::memcpy(&size, given, sizeof size);
    if (size < extension.size) {
      throw Failure("its structure for " + std::string(extension.id) + " says that it has " +
                        std::to_string(size) + " bytes",
                    std::to_string(extension.size) + " bytes");
    }
    for (const std::size_t at : extension.functions) {
      const void* function = nullptr;
      std::memcpy(&function, given + at, sizeof function);
      if (function == nullptr) {
        throw Failure("a function of its structure for " + std::string(extension.id) + " is a null pointer");
      }
    }
  }
}

void descriptor_consistent(const Trial& trial) {
  Drive drive(trial);
  host::IdentityNote note;
  if (host::read_identity_note(trial.subject.file, note) != host::NoteReading::found) {
    throw Skipped("the plugin has no identity note to compare with");
  }
  // A note for a version that no host has is elf-identity's.
  const bool supported = note.abi_major == FOTFASTE_ABI_MAJOR;
  if (supported && (drive.entry().abi_major != note.abi_major || drive.entry().abi_minor != note.abi_minor)) {
    throw Failure("the entry names another version of the interface than the identity note");
  }
  const model::PluginDescription first = drive.description();
  if (first.id != note.id) {
    throw Failure("the descriptor's id is \"" + first.id + "\"", "the identity note's, \"" + note.id + "\"");
  }
  if (first.version != note.version) {
    throw Failure("the descriptor's version is " + first.version, "the identity note's, " + note.version);
  }
  const auto expect_same = [&](const char* when) {
    const fotfaste_descriptor* again =
        drive.call("get_descriptor", [&] { return drive.factory().get_descriptor(); });
    if (again == nullptr || host::write(host::copy_descriptor(*again)) != host::write(first)) {
      throw Failure(std::string("the descriptor is another ") + when);
    }
  };
  expect_same("the second time");
  static_cast<void>(drive.evaluate(drive.data()));
  expect_same("after a state was made and reported");
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
      {.id = "descriptor-consistent",
       .level = Level::contract,
       .title = {"Samma uppgifter överallt", "The same said everywhere"},
       .does = {"Jämför filens identitetsnotering, ingången och beskrivningen, före och efter en beräkning.",
                "Compares the file's identity note, the entry and the descriptor, before and after work."},
       .passes = {"De säger samma sak varje gång.", "They say the same each time."},
       .run = descriptor_consistent},
      {.id = "factory-unknown",
       .level = Level::contract,
       .title = {"Okända fabriker", "Unknown factories"},
       .does = {"Frågar efter fabriker med påhittade, tomma, likalydande och mycket långa id.",
                "Asks for factories by made-up, empty, similar and very long ids."},
       .passes = {"Inget för det okända.", "Nothing for what is unknown."},
       .run = factory_unknown},
      {.id = "extension-unknown",
       .level = Level::contract,
       .title = {"Okända tillägg", "Unknown extensions"},
       .does = {"Frågar efter påhittade tillägg, efter andra utgåvor av kända, och två gånger efter samma.",
                "Asks for made-up extensions, for other revisions of known ones, and twice for the same."},
       .passes = {"Inget för det okända, och samma pekare varje gång för det kända.",
                  "Nothing for what is unknown, and the same pointer each time for what is known."},
       .run = extension_unknown},
      {.id = "extension-revisions",
       .level = Level::contract,
       .title = {"Kända tillägg", "Known extensions"},
       .does = {"Läser strukturen för varje tillägg som insticksprogrammet erbjuder.",
                "Reads the structure of every published extension that the plugin offers."},
       .passes = {"Den är hel och ingen funktion är en nollpekare.",
                  "It is whole, and no function is a null pointer."},
       .run = extension_revisions},
  };
}

}  // namespace fotfaste::conformance
