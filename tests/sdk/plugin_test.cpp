// A small plugin, driven through its C functions as a host drives it, and as none should.
#include <gtest/gtest.h>

#include <functional>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "sdk/exits_plugin.hpp"

namespace fotfaste {
namespace {

using namespace tests;

TEST_F(PluginTest, EntryIsOfThisInterface) {
  EXPECT_EQ(entry.struct_size, sizeof entry);
  EXPECT_EQ(entry.abi_major, FOTFASTE_ABI_MAJOR);
  EXPECT_EQ(factory_->struct_size, sizeof *factory_);
  EXPECT_EQ(entry.get_factory("fotfaste.plugin/2"), nullptr);
  EXPECT_EQ(entry.get_factory("fotfaste.plugin/1x"), nullptr);
  EXPECT_EQ(entry.get_factory(""), nullptr);
  EXPECT_EQ(entry.get_factory(nullptr), nullptr);
  EXPECT_EQ(entry.get_factory(FOTFASTE_FACTORY_PLUGIN), factory_);
  EXPECT_EQ(factory_->get_extension("fotfaste.explain/1"), nullptr);
  EXPECT_EQ(factory_->get_extension(nullptr), nullptr);
}

TEST_F(PluginTest, InitMayBeCalledAgain) {
  const fotfaste_descriptor* descriptor = factory_->get_descriptor();
  ASSERT_NE(descriptor, nullptr);
  EXPECT_STREQ(descriptor->id, "exits");
  EXPECT_EQ(entry.init(&host_.get()), FOTFASTE_OK);
  EXPECT_EQ(factory_->get_descriptor(), descriptor);
  entry.deinit();
  EXPECT_EQ(factory_->get_descriptor(), descriptor) << "one init is still open";
  entry.deinit();
  EXPECT_EQ(factory_->get_descriptor(), nullptr);
  entry.deinit();
  fotfaste_state* state = nullptr;
  EXPECT_EQ(factory_->create(&settings_.get(), &state), FOTFASTE_INVALID_STATE);
  EXPECT_EQ(state, nullptr);
  RecordingNeeds needs;
  EXPECT_EQ(factory_->declare_needs(&settings_.get(), &needs.get()), FOTFASTE_INVALID_STATE);
  EXPECT_EQ(entry.init(&host_.get()), FOTFASTE_OK);
  EXPECT_NE(factory_->get_descriptor(), nullptr);
}

TEST_F(PluginTest, AStateThatOutlivesThePluginReportsNothing) {
  fotfaste_state* state = counted({5});
  entry.deinit();
  RecordingResults results;
  EXPECT_EQ(factory_->finalize(state, &results.get()), FOTFASTE_INVALID_STATE);
  EXPECT_EQ(entry.init(&host_.get()), FOTFASTE_OK);
}

TEST_F(PluginTest, InitRefusesAnotherMajorAndNoHost) {
  EXPECT_EQ(entry.init(nullptr), FOTFASTE_INVALID_ARGUMENT);
  RecordingHost host;
  host.get().abi_major = FOTFASTE_ABI_MAJOR + 1;
  EXPECT_EQ(entry.init(&host.get()), FOTFASTE_INVALID_ARGUMENT);
  EXPECT_EQ(host.errors.size(), 1u);
  host.get().abi_major = FOTFASTE_ABI_MAJOR;
  host.get().struct_size = sizeof(fotfaste_host) - 8;
  EXPECT_EQ(entry.init(&host.get()), FOTFASTE_INVALID_ARGUMENT);
}

TEST_F(PluginTest, InitTakesANewerHost) {
  RecordingHost host;
  host.get().abi_minor = FOTFASTE_ABI_MINOR + 7;
  host.get().struct_size = sizeof(fotfaste_host) + 64;
  EXPECT_EQ(entry.init(&host.get()), FOTFASTE_OK);
  entry.deinit();
}

TEST_F(PluginTest, FailedDescriptionLeavesThePluginShut) {
  entry.deinit();
  mischief_place = Place::describe;
  mischief = [] { throw std::runtime_error("cannot describe"); };
  EXPECT_EQ(entry.init(&host_.get()), FOTFASTE_INTERNAL);
  expect_error("cannot describe");
  EXPECT_EQ(factory_->get_descriptor(), nullptr);
  mischief_place = Place::nowhere;
  EXPECT_EQ(entry.init(&host_.get()), FOTFASTE_OK);
}

TEST_F(PluginTest, DeclaresItsNeeds) {
  RecordingNeeds needs;
  EXPECT_EQ(factory_->declare_needs(&settings_.get(), &needs.get()), FOTFASTE_OK);
  EXPECT_EQ(needs.needs, (std::vector<std::string>{"exit", "entry required", "follow-up exits exit 0m14d"}));
  needs.status = FOTFASTE_OUT_OF_MEMORY;
  EXPECT_EQ(factory_->declare_needs(&settings_.get(), &needs.get()), FOTFASTE_OUT_OF_MEMORY);
}

TEST_F(PluginTest, SumsUpHoweverTheWorkIsSplit) {
  fotfaste_state* whole = counted({1, std::nullopt, 3, 10, std::nullopt});
  fotfaste_state* here = counted({10, std::nullopt});
  fotfaste_state* there = counted({1, std::nullopt, 3});
  fotfaste_state* gathered = create();
  EXPECT_EQ(factory_->merge(gathered, here), FOTFASTE_OK);
  EXPECT_EQ(add_bytes(gathered, bytes_of(there)), FOTFASTE_OK);
  EXPECT_EQ(factory_->merge(gathered, create()), FOTFASTE_OK);
  EXPECT_EQ(add_bytes(gathered, bytes_of(create())), FOTFASTE_OK);
  EXPECT_EQ(bytes_of(gathered), bytes_of(whole));
  EXPECT_EQ(rows_of(whole), std::vector<std::string>{"0: 3 14"});
  EXPECT_EQ(rows_of(gathered), std::vector<std::string>{"0: 3 14"});
}

TEST_F(PluginTest, NullArgumentsAreRefused) {
  fotfaste_state* state = create();
  fotfaste_state* none = nullptr;
  RecordingNeeds needs;
  RecordingBytes bytes;
  RecordingResults results;
  BuiltBatch batch = exits({1});
  EXPECT_EQ(factory_->declare_needs(nullptr, &needs.get()), FOTFASTE_INVALID_ARGUMENT);
  EXPECT_EQ(factory_->declare_needs(&settings_.get(), nullptr), FOTFASTE_INVALID_ARGUMENT);
  EXPECT_EQ(factory_->create(nullptr, &none), FOTFASTE_INVALID_ARGUMENT);
  EXPECT_EQ(factory_->create(&settings_.get(), nullptr), FOTFASTE_INVALID_ARGUMENT);
  EXPECT_EQ(factory_->consume(nullptr, &batch.get()), FOTFASTE_INVALID_ARGUMENT);
  EXPECT_EQ(factory_->consume(state, nullptr), FOTFASTE_INVALID_ARGUMENT);
  EXPECT_EQ(factory_->merge(nullptr, state), FOTFASTE_INVALID_ARGUMENT);
  EXPECT_EQ(factory_->merge(state, nullptr), FOTFASTE_INVALID_ARGUMENT);
  EXPECT_EQ(factory_->merge(state, state), FOTFASTE_INVALID_ARGUMENT);
  EXPECT_EQ(factory_->serialize(nullptr, &bytes.get()), FOTFASTE_INVALID_ARGUMENT);
  EXPECT_EQ(factory_->serialize(state, nullptr), FOTFASTE_INVALID_ARGUMENT);
  EXPECT_EQ(factory_->deserialize(nullptr, "", 0), FOTFASTE_INVALID_ARGUMENT);
  EXPECT_EQ(factory_->deserialize(state, nullptr, 4), FOTFASTE_INVALID_ARGUMENT);
  EXPECT_EQ(factory_->deserialize(state, nullptr, 0), FOTFASTE_INVALID_DATA) << "no bytes are no state";
  EXPECT_EQ(factory_->finalize(nullptr, &results.get()), FOTFASTE_INVALID_ARGUMENT);
  EXPECT_EQ(factory_->finalize(state, nullptr), FOTFASTE_INVALID_ARGUMENT);
  factory_->destroy(nullptr);
  EXPECT_EQ(rows_of(state), std::vector<std::string>{"0: 0 0"}) << "none of it changed the state";
}

TEST_F(PluginTest, SettingsWithHolesAreRefused) {
  fotfaste_state* state = nullptr;
  const auto refused = [&](const std::function<void(fotfaste_settings&)>& spoil) {
    LentSettings settings(host_.get(), parameters_.get(), 0);
    spoil(settings.get());
    EXPECT_EQ(factory_->create(&settings.get(), &state), FOTFASTE_INVALID_ARGUMENT);
  };
  refused([](fotfaste_settings& settings) { settings.host = nullptr; });
  refused([](fotfaste_settings& settings) { settings.parameters = nullptr; });
  refused([](fotfaste_settings& settings) { settings.project = nullptr; });
  refused([](fotfaste_settings& settings) { settings.struct_size = 8; });
}

TEST_F(PluginTest, AfterTheReportOnlyDestroyIsLeft) {
  fotfaste_state* state = counted({5});
  const std::string bytes = bytes_of(state);
  EXPECT_EQ(rows_of(state), std::vector<std::string>{"0: 1 5"});
  BuiltBatch batch = exits({1});
  RecordingBytes byte_sink;
  RecordingResults results;
  EXPECT_EQ(factory_->consume(state, &batch.get()), FOTFASTE_INVALID_STATE);
  EXPECT_EQ(factory_->merge(state, create()), FOTFASTE_INVALID_STATE);
  EXPECT_EQ(factory_->merge(create(), state), FOTFASTE_INVALID_STATE);
  EXPECT_EQ(factory_->serialize(state, &byte_sink.get()), FOTFASTE_INVALID_STATE);
  EXPECT_EQ(add_bytes(state, bytes), FOTFASTE_INVALID_STATE);
  EXPECT_EQ(factory_->finalize(state, &results.get()), FOTFASTE_INVALID_STATE);
  EXPECT_TRUE(results.rows.empty());
  EXPECT_TRUE(byte_sink.bytes.empty());
  EXPECT_EQ(host_.errors.size(), 6u);
}

TEST_F(PluginTest, WhatFailsHalfWayLeavesTheStateBroken) {
  fotfaste_state* state = counted({5});
  mischief_place = Place::consume;
  mischief = [] { throw std::runtime_error("half-way"); };
  BuiltBatch batch = exits({1, 2});
  EXPECT_EQ(factory_->consume(state, &batch.get()), FOTFASTE_INTERNAL);
  expect_error("half-way");
  mischief_place = Place::nowhere;
  RecordingResults results;
  EXPECT_EQ(factory_->finalize(state, &results.get()), FOTFASTE_INVALID_STATE);
  EXPECT_TRUE(results.rows.empty());
}

TEST_F(PluginTest, EveryExceptionBecomesAStatusAndASentence) {
  const ValueTree& tree = parameters_;
  const std::vector<std::pair<std::int32_t, std::function<void()>>> cases = {
      {FOTFASTE_INVALID_ARGUMENT,
       [&tree] {
         throw ParameterError({"Fel", "Wrong"}, {"Ändra", "Change"}, tree.get()->items, "P042");
       }},
      {FOTFASTE_NOT_APPLICABLE, [] { throw NotApplicable("there is nothing to count"); }},
      {FOTFASTE_INVALID_DATA, [] { throw MalformedBytes("bad bytes"); }},
      {FOTFASTE_OUT_OF_MEMORY, [] { throw std::bad_alloc(); }},
      {FOTFASTE_OUT_OF_MEMORY, [] { throw std::bad_array_new_length(); }},
      {FOTFASTE_CANCELLED, [] { throw Cancelled(); }},
      {91, [] { throw SinkRefused(91); }},
      {FOTFASTE_INTERNAL, [] { throw std::runtime_error("something else"); }},
      {FOTFASTE_INTERNAL, [] { throw 7; }},
  };
  BuiltBatch batch = exits({1});
  RecordingNeeds needs;
  RecordingBytes bytes;
  RecordingResults results;
  for (const auto& [status, thrown] : cases) {
    fotfaste_state* consuming = create();
    fotfaste_state* merging = create();
    fotfaste_state* reporting = create();
    const std::string saved = bytes_of(merging);
    fotfaste_state* none = nullptr;
    mischief = thrown;
    host_.errors.clear();
    host_.findings.clear();
    mischief_place = Place::needs;
    EXPECT_EQ(factory_->declare_needs(&settings_.get(), &needs.get()), status);
    EXPECT_EQ(factory_->create(&settings_.get(), &none), status);
    mischief_place = Place::construct;
    EXPECT_EQ(factory_->create(&settings_.get(), &none), status);
    EXPECT_EQ(add_bytes(merging, saved), status);
    EXPECT_EQ(none, nullptr);
    mischief_place = Place::save;
    EXPECT_EQ(factory_->serialize(merging, &bytes.get()), status);
    mischief_place = Place::restore;
    EXPECT_EQ(add_bytes(merging, saved), status);
    mischief_place = Place::consume;
    EXPECT_EQ(factory_->consume(consuming, &batch.get()), status);
    mischief_place = Place::report;
    EXPECT_EQ(factory_->finalize(reporting, &results.get()), status);
    mischief_place = Place::merge;
    EXPECT_EQ(factory_->merge(merging, create()), status);
    mischief_place = Place::nowhere;
    EXPECT_EQ(host_.errors.size(), 9u) << status;
    EXPECT_EQ(host_.findings.size(), status == FOTFASTE_INVALID_ARGUMENT ? 9u : 0u);
    for (const std::string& error : host_.errors) EXPECT_FALSE(error.empty());
  }
  EXPECT_TRUE(results.rows.empty());
}

TEST_F(PluginTest, AParameterThatDoesNotDoBecomesAFinding) {
  mischief_place = Place::needs;
  mischief = [this] {
    throw ParameterError({"Fel", "Wrong"}, {"Ändra", "Change"}, parameters_.get()->items, "P042");
  };
  RecordingNeeds needs;
  EXPECT_EQ(factory_->declare_needs(&settings_.get(), &needs.get()), FOTFASTE_INVALID_ARGUMENT);
  expect_error("Wrong");
  ASSERT_EQ(host_.findings.size(), 1u);
  EXPECT_EQ(host_.findings[0].code, "P042");
  EXPECT_EQ(host_.findings[0].severity, static_cast<std::uint32_t>(FOTFASTE_SEVERITY_ERROR));
  EXPECT_EQ(host_.findings[0].message_sv, "Fel");
  EXPECT_EQ(host_.findings[0].help_en, "Change");
  EXPECT_EQ(host_.findings[0].at, parameters_.get()->items);
}

TEST_F(PluginTest, ABatchOutsideTheContractIsInvalidData) {
  fotfaste_state* state = create();
  BuiltBatch batch = exits({1});
  batch.root().child(0).schema.format = "l";
  EXPECT_EQ(factory_->consume(state, &batch.get()), FOTFASTE_INVALID_DATA);
  expect_error("the column exit has the unexpected format l");
}

TEST_F(PluginTest, ReadingWhatWasNotDeclaredIsRefused) {
  const ValueTree greedy(table({{"greedy", boolean(true)}}));
  LentSettings settings(host_.get(), greedy.get(), 0);
  fotfaste_state* state = create(settings);
  BuiltBatch batch = exits({1});
  EXPECT_EQ(factory_->consume(state, &batch.get()), FOTFASTE_INVALID_DATA);
  expect_error("the plugin reads the column gender, which it did not declare");
}

TEST_F(PluginTest, StopsWhenTheHostAsksTo) {
  fotfaste_state* state = create();
  BuiltBatch batch = exits({1});
  host_.cancelled = true;
  EXPECT_EQ(factory_->consume(state, &batch.get()), FOTFASTE_CANCELLED);
  host_.cancelled = false;
}

TEST_F(PluginTest, WorksWithAHostWithoutExtensions) {
  RecordingHost bare(false);
  LentSettings settings(bare.get(), parameters_.get(), to_day({2026, 1, 1}));
  fotfaste_state* state = create(settings);
  BuiltBatch batch = exits({4});
  EXPECT_EQ(factory_->consume(state, &batch.get()), FOTFASTE_OK);
  EXPECT_EQ(add_bytes(state, bytes_of(create())), FOTFASTE_OK);
  EXPECT_EQ(rows_of(state), std::vector<std::string>{"0: 1 4"});
  mischief_place = Place::construct;
  mischief = [] { throw ParameterError({"Fel", "Wrong"}, {}, nullptr); };
  fotfaste_state* none = nullptr;
  EXPECT_EQ(factory_->create(&settings.get(), &none), FOTFASTE_INVALID_ARGUMENT);
  EXPECT_EQ(bare.errors, std::vector<std::string>{"Wrong"});
}

TEST_F(PluginTest, SinksThatRefuseEndTheCall) {
  fotfaste_state* state = counted({5});
  RecordingBytes bytes;
  bytes.status = FOTFASTE_OUT_OF_MEMORY;
  EXPECT_EQ(factory_->serialize(state, &bytes.get()), FOTFASTE_OUT_OF_MEMORY);
  RecordingResults results;
  results.status = FOTFASTE_CANCELLED;
  EXPECT_EQ(factory_->finalize(state, &results.get()), FOTFASTE_CANCELLED);
  EXPECT_EQ(factory_->finalize(state, &results.get()), FOTFASTE_INVALID_STATE);
}

TEST(PluginIdentity, IdsAreWordsJoinedByHyphens) {
  for (const char* id : {"a", "exits", "longitudinal-followup", "km2", "a-2-b"}) {
    EXPECT_TRUE(internal::is_plugin_id(id)) << id;
  }
  const std::string longest(63, 'a');
  EXPECT_TRUE(internal::is_plugin_id(longest));
  EXPECT_FALSE(internal::is_plugin_id(longest + "a"));
  for (const char* id : {"", "-a", "a-", "a--b", "A", "2a", "a b", "a_b", "å", "a/b", "a.b"}) {
    EXPECT_FALSE(internal::is_plugin_id(id)) << id;
  }
}

TEST(PluginIdentity, VersionsAreThreeNumbers) {
  for (const char* version : {"0.0.0", "1.0.0", "12.34.567"})
    EXPECT_TRUE(internal::is_plugin_version(version)) << version;
  for (const char* version :
       {"", "1", "1.0", "1.0.0.0", ".1.0", "1..0", "1.0.", "1.0.0-rc1", "v1.0.0", "1,0,0"}) {
    EXPECT_FALSE(internal::is_plugin_version(version)) << version;
  }
}

}  // namespace
}  // namespace fotfaste
