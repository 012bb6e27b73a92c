// A small plugin that can be told to misbehave anywhere, and what a host does with it.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "fotfaste/sdk/plugin.hpp"
#include "sdk/arrow_builder.hpp"
#include "sdk/recording_host.hpp"
#include "sdk/value_builder.hpp"

namespace fotfaste::tests {

// What the plugin is to do when it comes to a certain function.
enum class Place { nowhere, describe, needs, construct, consume, merge, save, restore, report };
inline Place mischief_place = Place::nowhere;
inline std::function<void()> mischief;
inline int alive = 0;

inline void pass(Place place) {
  if (mischief_place == place) mischief();
}

// Counts exits before a day; the sum of the days is there to make bytes that hold more than one number.
class Exits {
 public:
  static void describe(Description& description) {
    pass(Place::describe);
    description.title("Avslut", "Exits").description("Räknar", "Counts").state_revision(3);
    description.table("exits", Kind::count, "Avslut", "Exits")
        .description("Alla", "All")
        .column("count", Type::integer, Role::count, "Antal", "Count")
        .column("days", Type::integer, Role::value, "Dagar", "Days");
  }
  static void needs(const Settings& settings, Needs& needs) {
    pass(Place::needs);
    needs.column("exit", Required::no);
    if (settings.parameters().boolean_or("entry", false)) needs.column("entry");
    needs.follow_up("exits", "exit", {0, 14});
  }
  explicit Exits(const Settings& settings) : settings_(settings) {
    pass(Place::construct);
    ++alive;
  }
  Exits(const Exits&) = delete;
  Exits& operator=(const Exits&) = delete;
  ~Exits() { --alive; }
  void consume(const Batch& batch) {
    for (const Participation participation : batch) {
      if (!participation.exit()) continue;
      ++count_;
      days_ += *participation.exit();
      pass(Place::consume);
      if (settings_.parameters().boolean_or("greedy", false)) (void)participation.gender();
    }
  }
  void merge(const Exits& other) {
    count_ += other.count_;
    pass(Place::merge);
    days_ += other.days_;
  }
  void save(Writer& writer) const {
    pass(Place::save);
    writer.number(count_);
    writer.number(days_);
  }
  void restore(Reader& reader) {
    pass(Place::restore);
    count_ = reader.number<std::int64_t>();
    days_ = reader.number<std::int64_t>();
  }
  void report(Results& results) const {
    pass(Place::report);
    results.add("exits", count_, days_);
  }

 private:
  Settings settings_;
  std::int64_t count_ = 0;
  std::int64_t days_ = 0;
};

struct Identity {
  static constexpr const char* id = "exits";
  static constexpr const char* version = "1.0.0";
};
struct OtherIdentity {
  static constexpr const char* id = "other-exits";
  static constexpr const char* version = "1.0.0";
};
inline const fotfaste_plugin_entry& entry = internal::Trampolines<Exits, Identity>::entry;

inline BuiltBatch exits(const std::vector<std::optional<std::int32_t>>& values) {
  std::vector<Column> columns;
  columns.push_back(days("exit", values));
  return BuiltBatch(values.size(), std::move(columns));
}

class PluginTest : public testing::Test {
 protected:
  PluginTest() {
    mischief_place = Place::nowhere;
    EXPECT_EQ(entry.init(&host_.get()), FOTFASTE_OK);
    factory_ = static_cast<const fotfaste_plugin_factory*>(entry.get_factory(FOTFASTE_FACTORY_PLUGIN));
  }
  ~PluginTest() override {
    for (fotfaste_state* state : states_) factory_->destroy(state);
    entry.deinit();
    EXPECT_EQ(alive, 0);
    EXPECT_EQ(factory_->get_descriptor(), nullptr) << "a deinit is missing";
  }
  fotfaste_state* create(LentSettings& settings) {
    fotfaste_state* state = nullptr;
    EXPECT_EQ(factory_->create(&settings.get(), &state), FOTFASTE_OK);
    states_.push_back(state);
    return state;
  }
  fotfaste_state* create() { return create(settings_); }
  fotfaste_state* counted(const std::vector<std::optional<std::int32_t>>& values) {
    fotfaste_state* state = create();
    BuiltBatch batch = exits(values);
    EXPECT_EQ(factory_->consume(state, &batch.get()), FOTFASTE_OK);
    return state;
  }
  std::string bytes_of(const fotfaste_state* state) {
    RecordingBytes sink;
    EXPECT_EQ(factory_->serialize(state, &sink.get()), FOTFASTE_OK);
    return sink.bytes;
  }
  std::int32_t add_bytes(fotfaste_state* state, const std::string& bytes) {
    return factory_->deserialize(state, bytes.data(), bytes.size());
  }
  std::vector<std::string> rows_of(fotfaste_state* state) {
    RecordingResults sink;
    EXPECT_EQ(factory_->finalize(state, &sink.get()), FOTFASTE_OK);
    return sink.rows;
  }
  void expect_error(const std::string& sentence) {
    ASSERT_FALSE(host_.errors.empty());
    EXPECT_EQ(host_.errors.back(), sentence);
  }

  RecordingHost host_;
  ValueTree parameters_{table({{"entry", boolean(true)}, {"after", text("6m")}})};
  LentSettings settings_{host_.get(), parameters_.get(), to_day({2026, 1, 1})};
  const fotfaste_plugin_factory* factory_ = nullptr;
  std::vector<fotfaste_state*> states_;
};

}  // namespace fotfaste::tests
