// Drives a compiled plugin through the C interface, in this process, as a host would.
#pragma once

#include <dlfcn.h>

#include <cstdio>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "fotfaste/plugin.h"
#include "people.hpp"
#include "sdk/recording_host.hpp"
#include "toml_parameters.hpp"

namespace fotfaste::tests {

// A row: cells by column name, as text; numbers with 17 digits.
using ResultRow = std::map<std::string, std::string>;

class CompiledPlugin {
 public:
  explicit CompiledPlugin(const char* path) {
    void* library = dlopen(path, RTLD_NOW | RTLD_LOCAL);  // never unloaded, as in the host
    if (library == nullptr) throw std::runtime_error(dlerror());
    entry_ = static_cast<const fotfaste_plugin_entry*>(dlsym(library, "fotfaste_plugin"));
    if (entry_ == nullptr || entry_->init(&host.get()) != FOTFASTE_OK)
      throw std::runtime_error("the plugin does not start");
    factory = static_cast<const fotfaste_plugin_factory*>(entry_->get_factory(FOTFASTE_FACTORY_PLUGIN));
  }
  ~CompiledPlugin() { entry_->deinit(); }
  CompiledPlugin(const CompiledPlugin&) = delete;
  CompiledPlugin& operator=(const CompiledPlugin&) = delete;

  RecordingHost host;
  const fotfaste_plugin_factory* factory = nullptr;

 private:
  const fotfaste_plugin_entry* entry_ = nullptr;
};

// One plugin with one set of parameters.
class Evaluation {
 public:
  Evaluation(CompiledPlugin& plugin, std::string_view toml, std::string_view as_of)
      : plugin_(plugin),
        parameters_(toml),
        settings_(plugin.host.get(), parameters_.get(), parse_day(as_of).value()) {
    plugin.host.findings.clear();
    plugin.host.errors.clear();
    status = plugin.factory->declare_needs(&settings_.get(), &needs.get());
    for (const std::string& need : needs.needs) declared_.insert(need.substr(0, need.find(' ')));
  }

  struct Destroy {
    const fotfaste_plugin_factory* factory;
    void operator()(fotfaste_state* state) const { factory->destroy(state); }
  };
  using State = std::unique_ptr<fotfaste_state, Destroy>;

  [[nodiscard]] State create() {
    fotfaste_state* state = nullptr;
    expect(plugin_.factory->create(&settings_.get(), &state));
    return State(state, Destroy{plugin_.factory});
  }
  void consume(const State& state, std::span<const Person> people, std::uint32_t seed = 0) {
    PeopleBatch batch(people, declared_, seed);
    expect(plugin_.factory->consume(state.get(), batch.get()));
  }
  void merge(const State& state, const State& other) {
    expect(plugin_.factory->merge(state.get(), other.get()));
  }
  [[nodiscard]] std::string serialize(const State& state) {
    RecordingBytes bytes;
    expect(plugin_.factory->serialize(state.get(), &bytes.get()));
    return bytes.bytes;
  }
  [[nodiscard]] std::int32_t deserialize(const State& state, std::string_view bytes) {
    return plugin_.factory->deserialize(state.get(), bytes.data(), bytes.size());
  }
  void add_serialized(const State& state, std::string_view bytes) { expect(deserialize(state, bytes)); }
  // Table and cells of each row in one text, for comparing whole results.
  [[nodiscard]] std::string report(const State& state) {
    rows_.clear();
    labels.clear();
    text_.clear();
    fotfaste_result_sink sink = {sizeof sink, 0, this, add_row, add_label};
    expect(plugin_.factory->finalize(state.get(), &sink));
    return text_;
  }
  [[nodiscard]] const std::vector<ResultRow>& rows(const std::string& table) { return rows_[table]; }

  // All of it at once.
  std::vector<ResultRow> table(const std::string& id, std::span<const Person> people) {
    const State state = create();
    consume(state, people);
    static_cast<void>(report(state));
    return rows(id);
  }
  // The one row with these cells; fails when there is none or several.
  ResultRow row(const std::string& id, const ResultRow& wanted) {
    ResultRow found;
    int count = 0;
    for (const ResultRow& row : rows_[id]) {
      bool equal = true;
      for (const auto& [name, cell] : wanted) equal &= row.contains(name) && row.at(name) == cell;
      if (!equal) continue;
      found = row;
      ++count;
    }
    if (count != 1) throw std::runtime_error(id + ": " + std::to_string(count) + " rows match");
    return found;
  }

  [[nodiscard]] fotfaste_settings& settings() { return settings_.get(); }
  // To be changed before states are made.
  [[nodiscard]] fotfaste_project& project() { return settings_.project(); }
  [[nodiscard]] const std::set<std::string>& declared() const { return declared_; }

  static std::string text_of(const fotfaste_cell& cell) {
    if (cell.type == FOTFASTE_TYPE_INTEGER) return std::to_string(cell.integer);
    if (cell.type == FOTFASTE_TYPE_TEXT) return std::string(view(cell.text));
    if (cell.type == FOTFASTE_TYPE_DATE) return format_day(static_cast<Day>(cell.integer));
    if (cell.type == FOTFASTE_TYPE_NUMBER) {
      char text[40];
      std::snprintf(text, sizeof text, "%.17g", cell.number);
      return text;
    }
    if (cell.type != FOTFASTE_TYPE_STRATUM) return "null";
    std::string text;
    for (std::uint32_t i = 0; i < cell.label_count; ++i) {
      if (i != 0) text.append(",");
      text.append(view(cell.labels[2 * i])).append("=").append(view(cell.labels[2 * i + 1]));
    }
    return text.empty() ? "everybody" : text;
  }

  std::int32_t status = FOTFASTE_OK;
  RecordingNeeds needs;
  std::map<std::string, std::string> labels;  // "table.column value" -> "sv / en"

 private:
  void expect(std::int32_t got) {
    if (got == FOTFASTE_OK) return;
    const auto& errors = plugin_.host.errors;
    throw std::runtime_error("status " + std::to_string(got) + ": " + (errors.empty() ? "" : errors.back()));
  }
  [[nodiscard]] const fotfaste_table& described(std::uint32_t table) const {
    return plugin_.factory->get_descriptor()->tables[table];
  }

  static std::int32_t add_row(const fotfaste_result_sink* sink, std::uint32_t table,
                              const fotfaste_cell* cells, std::uint64_t count) {
    auto& self = *static_cast<Evaluation*>(sink->context);
    const fotfaste_table& described = self.described(table);
    if (count != described.column_count) return FOTFASTE_INTERNAL;
    ResultRow row;
    self.text_ += described.id;
    for (std::uint64_t i = 0; i < count; ++i) {
      if (cells[i].type != 0 && cells[i].type != described.columns[i].type) return FOTFASTE_INTERNAL;
      row[described.columns[i].name] = text_of(cells[i]);
      self.text_.append("|").append(row[described.columns[i].name]);
    }
    self.text_ += "\n";
    self.rows_[described.id].push_back(std::move(row));
    return FOTFASTE_OK;
  }
  static std::int32_t add_label(const fotfaste_result_sink* sink, std::uint32_t table, std::uint32_t column,
                                fotfaste_text value, const fotfaste_label* label) {
    auto& self = *static_cast<Evaluation*>(sink->context);
    const fotfaste_table& described = self.described(table);
    self.labels[std::string(described.id) + "." + described.columns[column].name + " " +
                std::string(view(value))] =
        std::string(view(label->sv)) + " / " + std::string(view(label->en));
    return FOTFASTE_OK;
  }

  CompiledPlugin& plugin_;
  TomlParameters parameters_;
  LentSettings settings_;
  std::set<std::string> declared_;
  std::map<std::string, std::vector<ResultRow>> rows_;
  std::string text_;
};

}  // namespace fotfaste::tests
