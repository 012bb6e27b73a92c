// What a plugin makes of serialized states and of states that are not its own.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "sdk/exits_plugin.hpp"

namespace fotfaste {
namespace {

using namespace tests;

TEST_F(PluginTest, ForeignBytesAreRefusedAndLeaveTheStateAsItWas) {
  fotfaste_state* state = counted({5});
  const std::string before = bytes_of(state);
  const std::string good = bytes_of(counted({7, 8}));

  std::vector<std::string> bad = {"", "x", std::string(1000, '\0'), std::string(1000, '\xff'), good + "x"};
  for (std::size_t size = 0; size < good.size(); ++size) bad.emplace_back(good, 0, size);
  for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
    bad.push_back(good);
    bad.back()[bit / 8] = static_cast<char>(bad.back()[bit / 8] ^ 1 << bit % 8);
  }
  std::mt19937 random(1);
  for (int i = 0; i < 200; ++i) {
    std::string noise(random() % 300, '\0');
    for (char& c : noise) c = static_cast<char>(random());
    bad.push_back(noise);
  }
  for (const std::string& bytes : bad) ASSERT_EQ(add_bytes(state, bytes), FOTFASTE_INVALID_DATA);
  EXPECT_EQ(host_.errors.size(), bad.size());
  EXPECT_EQ(bytes_of(state), before);
  EXPECT_EQ(add_bytes(state, good), FOTFASTE_OK);
  EXPECT_EQ(rows_of(state), std::vector<std::string>{"0: 3 20"});
}

TEST_F(PluginTest, ContentThatIsTooShortOrTooLongIsRefused) {
  fotfaste_state* state = counted({5});
  const internal::StateHeader header = {Identity::id, 3, internal::digest_of(*parameters_.get()),
                                        to_day({2026, 1, 1})};
  Writer writer;
  writer.number(std::int64_t{1});
  EXPECT_EQ(add_bytes(state, internal::pack_state(header, writer.bytes())), FOTFASTE_INVALID_DATA);
  writer.number(std::int64_t{2});
  EXPECT_EQ(add_bytes(state, internal::pack_state(header, writer.bytes())), FOTFASTE_OK);
  writer.number(std::int64_t{3});
  EXPECT_EQ(add_bytes(state, internal::pack_state(header, writer.bytes())), FOTFASTE_INVALID_DATA);
  EXPECT_EQ(rows_of(state), std::vector<std::string>{"0: 2 7"});
}

TEST_F(PluginTest, StatesOfOtherSettingsDoNotMix) {
  const ValueTree others(table({{"entry", boolean(true)}, {"after", text("12m")}}));
  const ValueTree moved(table({{"after", text("6m")}, {"entry", boolean(true)}}), 90);
  LentSettings other_parameters(host_.get(), others.get(), to_day({2026, 1, 1}));
  LentSettings other_day(host_.get(), parameters_.get(), to_day({2026, 1, 2}));
  LentSettings same(host_.get(), moved.get(), to_day({2026, 1, 1}));
  fotfaste_state* state = counted({5});
  for (LentSettings* settings : {&other_parameters, &other_day}) {
    fotfaste_state* other = create(*settings);
    EXPECT_EQ(factory_->merge(state, other), FOTFASTE_INVALID_ARGUMENT);
    EXPECT_EQ(add_bytes(state, bytes_of(other)), FOTFASTE_INVALID_DATA);
  }
  fotfaste_state* equal = create(same);
  EXPECT_EQ(factory_->merge(state, equal), FOTFASTE_OK);
  EXPECT_EQ(add_bytes(state, bytes_of(equal)), FOTFASTE_OK);
  EXPECT_EQ(rows_of(state), std::vector<std::string>{"0: 1 5"});
}

TEST_F(PluginTest, StatesOfOtherPluginsDoNotMix) {
  const fotfaste_plugin_entry& other_entry = internal::Trampolines<Exits, OtherIdentity>::entry;
  ASSERT_EQ(other_entry.init(&host_.get()), FOTFASTE_OK);
  const auto& other =
      *static_cast<const fotfaste_plugin_factory*>(other_entry.get_factory(FOTFASTE_FACTORY_PLUGIN));
  fotfaste_state* foreign = nullptr;
  ASSERT_EQ(other.create(&settings_.get(), &foreign), FOTFASTE_OK);
  RecordingBytes bytes;
  EXPECT_EQ(other.serialize(foreign, &bytes.get()), FOTFASTE_OK);
  EXPECT_EQ(add_bytes(create(), bytes.bytes), FOTFASTE_INVALID_DATA);
  expect_error("the state is another plugin's");
  other.destroy(foreign);
  other_entry.deinit();
}

}  // namespace
}  // namespace fotfaste
