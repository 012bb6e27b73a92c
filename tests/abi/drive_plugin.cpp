// Loads a plugin and takes it through its life over four participations, once in one state and once split
// over two that are merged by way of their bytes. Prints the rows, which must be the same both times.
//
//   drive_plugin PLUGIN.so
#include <dlfcn.h>

#include <cstdio>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "fotfaste/plugin.h"
#include "sdk/arrow_builder.hpp"
#include "sdk/recording_host.hpp"
#include "sdk/value_builder.hpp"

namespace {

using namespace fotfaste;
using namespace fotfaste::tests;

const std::vector<std::string> genders = {"woman", "man", "other", "unknown"};
const std::vector<std::string> core_states = {"employed",  "self_employed",  "education",  "training",
                                              "placement", "unemployed",     "job_search", "inactive",
                                              "sick",      "parental_leave", "other",      "unknown"};

// first: a woman employed from the day of her exit, and a man of whom nothing is known after his; then a
// woman still taking part, and somebody without gender who is unemployed.
BuiltBatch participations(bool first) {
  const Day exit = to_day({2025, 1, 15});
  std::vector<Column> states;
  std::vector<Column> columns;
  if (first) {
    states.push_back(words("c", "core_state", {FOTFASTE_STATE_EMPLOYED}, core_states));
    states.push_back(days("from", {exit}));
    columns.push_back(days("exit", {exit, exit}));
    columns.push_back(words("c", "gender", {FOTFASTE_GENDER_WOMAN, FOTFASTE_GENDER_MAN}, genders));
    columns.push_back(lists("states", {1, 0}, std::move(states)));
  } else {
    states.push_back(words("c", "core_state", {FOTFASTE_STATE_UNEMPLOYED}, core_states));
    states.push_back(days("from", {exit}));
    columns.push_back(days("exit", {std::nullopt, exit}));
    columns.push_back(words("c", "gender", {FOTFASTE_GENDER_WOMAN, std::nullopt}, genders));
    columns.push_back(lists("states", {0, 1}, std::move(states)));
  }
  return BuiltBatch(2, std::move(columns));
}

void check(std::int32_t status, const char* what) {
  if (status != FOTFASTE_OK) throw std::runtime_error(std::string(what) + " gave " + std::to_string(status));
}

std::vector<std::string> finish(const fotfaste_plugin_factory& factory, fotfaste_state* state) {
  RecordingResults results;
  check(factory.finalize(state, &results.get()), "finalize");
  factory.destroy(state);
  return results.rows;
}

void drive(const fotfaste_plugin_entry& entry) {
  RecordingHost host;
  check(entry.init(&host.get()), "init");
  const void* found = entry.get_factory(FOTFASTE_FACTORY_PLUGIN);
  if (found == nullptr) throw std::runtime_error("there is no factory");
  const auto& factory = *static_cast<const fotfaste_plugin_factory*>(found);
  if (factory.get_descriptor() == nullptr) throw std::runtime_error("there is no descriptor");

  const ValueTree parameters(table({{"after", text("6m")}}));
  LentSettings settings(host.get(), parameters.get(), to_day({2026, 1, 1}));
  RecordingNeeds needs;
  check(factory.declare_needs(&settings.get(), &needs.get()), "declare_needs");
  BuiltBatch first = participations(true);
  BuiltBatch second = participations(false);

  fotfaste_state* whole = nullptr;
  check(factory.create(&settings.get(), &whole), "create");
  check(factory.consume(whole, &first.get()), "consume");
  check(factory.consume(whole, &second.get()), "consume");
  const std::vector<std::string> rows = finish(factory, whole);

  fotfaste_state* here = nullptr;
  fotfaste_state* there = nullptr;
  check(factory.create(&settings.get(), &here), "create");
  check(factory.create(&settings.get(), &there), "create");
  check(factory.consume(here, &second.get()), "consume");
  check(factory.consume(there, &first.get()), "consume");
  RecordingBytes bytes;
  check(factory.serialize(there, &bytes.get()), "serialize");
  factory.destroy(there);
  if (factory.deserialize(here, bytes.bytes.data(), bytes.bytes.size() - 1) != FOTFASTE_INVALID_DATA) {
    throw std::runtime_error("cut bytes were not refused");
  }
  check(factory.deserialize(here, bytes.bytes.data(), bytes.bytes.size()), "deserialize");
  if (finish(factory, here) != rows) throw std::runtime_error("the split state reports something else");

  entry.deinit();
  for (const std::string& row : rows) std::printf("%s\n", row.c_str());
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fprintf(stderr, "give one plugin\n");
    return 2;
  }
  void* library = dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    std::fprintf(stderr, "%s\n", dlerror());
    return 1;
  }
  const auto* entry = static_cast<const fotfaste_plugin_entry*>(dlsym(library, "fotfaste_plugin"));
  if (entry == nullptr) {
    std::fprintf(stderr, "the file exports no fotfaste_plugin\n");
    return 1;
  }
  try {
    drive(*entry);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
