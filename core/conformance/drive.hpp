// A plugin at work in a check: loads it and calls it through the interface, as a host would. Everything it
// is asked for that does not end in FOTFASTE_OK is a Failure, except where a function returns the status.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/check.hpp"
#include "conformance/dataset.hpp"
#include "conformance/layout.hpp"
#include "conformance/offered_host.hpp"
#include "conformance/recorder.hpp"
#include "fotfaste/plugin.h"
#include "model/description.hpp"

namespace fotfaste::conformance {

// A status as the interface names it.
std::string status_word(std::int32_t status);

// What the plugin is shown in place of the host's own structure: another with the same context, which
// outlives the Drive.
using ShownHost = std::function<const fotfaste_host*(const fotfaste_host& own)>;

// Which copy of the plugin's library, each with its own code, static variables and libraries around it. The
// second stands for another process: whatever a plugin keeps outside its states is new there.
enum class Copy : std::uint8_t { first, second };

class Drive {
 public:
  // Loads the plugin, encloses it where the check asks for a worker's walls, and starts it. Throws Skipped
  // when that fails: the checks of level 1 are about it.
  explicit Drive(const Trial& trial, std::set<std::string> extensions = OfferedHost::every_extension(),
                 Copy copy = Copy::first, const ShownHost& shown = {});
  Drive(const Drive&) = delete;
  Drive& operator=(const Drive&) = delete;
  // Ends the plugin. States and settings are gone by then.
  ~Drive();

  [[nodiscard]] OfferedHost& host() { return host_; }
  [[nodiscard]] const fotfaste_plugin_entry& entry() const { return *entry_; }
  [[nodiscard]] const fotfaste_plugin_factory& factory() const { return *factory_; }
  // As copied when the plugin was loaded. Throws Skipped when it cannot be copied.
  [[nodiscard]] const model::PluginDescription& description();

  // The case's settings, with defaults filled in; the project's tables come from data.
  class Settings {
   public:
    Settings(Drive& drive, const Case& of_case, const Dataset& data);
    Settings(const Settings&) = delete;
    Settings& operator=(const Settings&) = delete;
    [[nodiscard]] fotfaste_settings& get() { return settings_; }
    [[nodiscard]] fotfaste_project& project() { return project_; }

   private:
    model::Value parameters_;
    std::unique_ptr<model::LentValue> lent_;
    std::vector<LaidOut> laid_out_;
    std::vector<fotfaste_project_table> tables_;
    fotfaste_project project_{};
    fotfaste_settings settings_{};
  };

  // The columns that the plugin declares with the case's settings. Throws Skipped when it refuses these
  // settings: a plugin that cannot do with its defaults needs a case.
  const std::set<model::ColumnId>& declared();
  // Those of them that it cannot do without.
  const std::set<model::ColumnId>& required();
  // The case's data: of its project, or generated for so many persons from the trial's seed.
  Dataset data(std::size_t persons = 60);

  struct Destroy {
    const fotfaste_plugin_factory* factory;
    void operator()(fotfaste_state* state) const { factory->destroy(state); }
  };
  using State = std::unique_ptr<fotfaste_state, Destroy>;

  State create(Settings& settings);
  void consume(const State& state, const LaidOut& batch);
  void consume(const State& state, const std::vector<LaidOut>& batches);
  void merge(const State& state, const State& other);
  std::string serialize(const State& state);
  Report finalize(const State& state);
  // The same with person numbers put back to those they stood for, and tables about persons in their order.
  // A plugin that reads the column person may make texts about a row of the numbers (a digest of who was
  // counted): cells of text and role attribute are left out then.
  Report finalize(const State& state, const std::map<std::int64_t, std::int64_t>& persons);

  // Those whose status is the caller's to judge.
  std::int32_t deserialize(const State& state, std::string_view bytes);
  std::int32_t declare_needs(Settings& settings, const Answer& answer);
  std::int32_t serialize(const State& state, const Answer& answer, std::string& bytes);
  std::int32_t finalize(const State& state, const Answer& answer, Report& report);

  // A whole session: declares needs, adds the batches to a state, and reports what another state was given of
  // it as bytes and a third by merge. Returns the first status that is not FOTFASTE_OK.
  std::int32_t attempt(Settings& settings, std::span<const LaidOut> batches, Report& report);

  // Everything at once: data in batches of at least so many rows (0: one batch), a state, a report.
  Report evaluate(const Dataset& data, std::size_t rows = 0, const Layout& layout = {});

  // Calls into the plugin. A C++ exception that comes out of it is a Failure.
  template <typename Function>
  auto call(const char* what, Function function) -> decltype(function());

 private:
  void expect_ok(const char* what, std::int32_t status);
  void check_misuse(const char* what);
  [[noreturn]] static void threw(const char* what, const char* text);
  void learn_needs();

  const Trial& trial_;
  OfferedHost host_;
  const fotfaste_host* shown_ = nullptr;
  const fotfaste_plugin_entry* entry_ = nullptr;
  const fotfaste_plugin_factory* factory_ = nullptr;
  std::optional<model::PluginDescription> description_;
  std::optional<std::set<model::ColumnId>> declared_;
  std::set<model::ColumnId> required_;
};

template <typename Function>
auto Drive::call(const char* what, Function function) -> decltype(function()) {
  try {
    return function();
  } catch (const std::exception& error) {
    threw(what, error.what());
  } catch (...) {
    threw(what, "an exception of another kind");
  }
}

}  // namespace fotfaste::conformance
