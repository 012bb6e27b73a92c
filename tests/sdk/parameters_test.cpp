// Parameters as an author reads them, and what is said when they are not what was expected.
#include "fotfaste/sdk/parameters.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "fotfaste/sdk/settings.hpp"
#include "sdk/recording_host.hpp"
#include "sdk/value_builder.hpp"

namespace fotfaste {
namespace {

using namespace tests;

const BuiltValue everything = table({
    {"flag", boolean(true)},
    {"count", integer(40)},
    {"share", number(0.8)},
    {"name", text("arbete")},
    {"day", date(20000)},
    {"after", text("6m")},
    {"points", list({text("exit"), text("exit+6m")})},
    {"goal", table({{"sv", text("Mål")}, {"en", text("Goal")}})},
    {"nothing", none()},
});

TEST(Parameters, ReadEachType) {
  const ValueTree tree(everything);
  const Parameters parameters(tree.get());
  EXPECT_TRUE(parameters.boolean("flag"));
  EXPECT_EQ(parameters.integer("count"), 40);
  EXPECT_EQ(parameters.number("share"), 0.8);
  EXPECT_EQ(parameters.number("count"), 40.0) << "an integer serves as a number";
  EXPECT_EQ(parameters.text("name"), "arbete");
  EXPECT_EQ(parameters.day("day"), 20000);
  EXPECT_EQ(parameters.duration("after"), (Duration{6, 0}));
  EXPECT_EQ(parameters.texts("points"), (std::vector<std::string_view>{"exit", "exit+6m"}));
  EXPECT_EQ(parameters.texts("name"), (std::vector<std::string_view>{"arbete"}));
  EXPECT_EQ(parameters.label("goal"), (Label{"Mål", "Goal"}));
  EXPECT_EQ(parameters.label("name"), (Label{"arbete", "arbete"}));
}

TEST(Parameters, OneLanguageServesForBoth) {
  const ValueTree tree(table({{"sv", table({{"sv", text("Mål")}})}, {"en", table({{"en", text("Goal")}})}}));
  EXPECT_EQ(Parameters(tree.get()).label("sv"), (Label{"Mål", "Mål"}));
  EXPECT_EQ(Parameters(tree.get()).label("en"), (Label{"Goal", "Goal"}));
}

TEST(Parameters, FallBackWhenThereIsNothing) {
  const ValueTree tree(everything);
  for (const char* name : {"absent", "nothing"}) {
    for (const Parameters& parameters : {Parameters(tree.get()), Parameters()}) {
      EXPECT_FALSE(parameters.has(name));
      EXPECT_FALSE(parameters.find(name));
      EXPECT_FALSE(parameters.boolean_or(name, false));
      EXPECT_TRUE(parameters.boolean_or(name, true));
      EXPECT_EQ(parameters.integer_or(name, 7), 7);
      EXPECT_EQ(parameters.number_or(name, 0.5), 0.5);
      EXPECT_EQ(parameters.text_or(name, "x"), "x");
      EXPECT_EQ(parameters.duration_or(name, {0, 3}), (Duration{0, 3}));
      EXPECT_EQ(parameters.label_or(name, {"a", "b"}), (Label{"a", "b"}));
      EXPECT_EQ(parameters.day(name), std::nullopt);
      EXPECT_TRUE(parameters.texts(name).empty());
      EXPECT_TRUE(parameters.find(name).items().empty());
    }
  }
}

TEST(Parameters, FallbacksGiveWayToWhatIsThere) {
  const ValueTree tree(everything);
  const Parameters parameters(tree.get());
  EXPECT_TRUE(parameters.boolean_or("flag", false));
  EXPECT_EQ(parameters.integer_or("count", 7), 40);
  EXPECT_EQ(parameters.number_or("share", 0.5), 0.8);
  EXPECT_EQ(parameters.text_or("name", "x"), "arbete");
  EXPECT_EQ(parameters.duration_or("after", {0, 3}), (Duration{6, 0}));
  EXPECT_EQ(parameters.label_or("goal", {"a", "b"}), (Label{"Mål", "Goal"}));
}

TEST(Parameters, ListsAndTablesKeepTheFilesOrder) {
  const ValueTree tree(everything);
  const Parameters parameters(tree.get());
  std::vector<std::string_view> keys;
  for (const Parameters item : parameters.items()) keys.push_back(item.key());
  EXPECT_EQ(keys, (std::vector<std::string_view>{"flag", "count", "share", "name", "day", "after", "points",
                                                 "goal", "nothing"}));
  EXPECT_EQ(parameters.find("points").items().size(), 2u);
  EXPECT_EQ(parameters.find("points").items()[1].as_text(), "exit+6m");
  EXPECT_EQ(parameters.find("points").items()[1].key(), "");
}

TEST(Parameters, KnowWhereTheyStand) {
  const ValueTree tree(table({{"a", integer(1)}, {"b", integer(2)}}), 10);
  const Parameters parameters(tree.get());
  EXPECT_EQ(parameters.find("b").line(), 12u);
  EXPECT_EQ(parameters.find("b").column(), 3u);
  EXPECT_EQ(parameters.find("c").line(), 0u);
  EXPECT_EQ(parameters.find("b").raw(), tree.get()->items + 1);
  EXPECT_EQ(Parameters().raw(), nullptr);
  EXPECT_EQ(Parameters().type(), static_cast<std::uint32_t>(FOTFASTE_VALUE_NONE));
}

// Every accessor, and the items of everything that it must refuse.
TEST(Parameters, OfAnotherTypeAreRefusedAtTheirPlace) {
  const ValueTree tree(everything);
  const Parameters parameters(tree.get());
  struct Case {
    std::function<void(std::string_view)> read;
    std::vector<std::string_view> accepted;
  };
  const std::vector<Case> cases = {
      {[&](std::string_view name) { (void)parameters.boolean(name); }, {"flag"}},
      {[&](std::string_view name) { (void)parameters.boolean_or(name, true); }, {"flag"}},
      {[&](std::string_view name) { (void)parameters.integer(name); }, {"count"}},
      {[&](std::string_view name) { (void)parameters.integer_or(name, 1); }, {"count"}},
      {[&](std::string_view name) { (void)parameters.number(name); }, {"count", "share"}},
      {[&](std::string_view name) { (void)parameters.number_or(name, 1); }, {"count", "share"}},
      {[&](std::string_view name) { (void)parameters.text(name); }, {"name", "after"}},
      {[&](std::string_view name) { (void)parameters.text_or(name, "x"); }, {"name", "after"}},
      {[&](std::string_view name) { (void)parameters.duration(name); }, {"after"}},
      {[&](std::string_view name) { (void)parameters.duration_or(name, {}); }, {"after"}},
      {[&](std::string_view name) { (void)parameters.day(name); }, {"day"}},
      {[&](std::string_view name) { (void)parameters.texts(name); }, {"name", "after", "points"}},
      {[&](std::string_view name) { (void)parameters.label(name); }, {"name", "after", "goal"}},
      {[&](std::string_view name) { (void)parameters.find(name).items(); }, {"points", "goal"}},
  };
  for (std::size_t i = 0; i < cases.size(); ++i) {
    for (const Parameters item : parameters.items()) {
      if (!item) continue;
      const auto& accepted = cases[i].accepted;
      if (std::find(accepted.begin(), accepted.end(), item.key()) != accepted.end()) {
        EXPECT_NO_THROW(cases[i].read(item.key())) << i << " " << item.key();
        continue;
      }
      try {
        cases[i].read(item.key());
        ADD_FAILURE() << "accessor " << i << " took " << item.key();
      } catch (const ParameterError& error) {
        EXPECT_EQ(error.at(), item.raw());
        EXPECT_EQ(error.code(), "P001");
        EXPECT_NE(error.message().sv.find(item.key()), std::string::npos) << error.message().sv;
        EXPECT_NE(error.message().en.find(item.key()), std::string::npos) << error.message().en;
        EXPECT_FALSE(error.help().sv.empty());
        EXPECT_EQ(error.what(), error.message().en);
      }
    }
  }
}

TEST(Parameters, ThatAreMissingAreNamedAtTheTable) {
  const ValueTree tree(everything);
  const Parameters parameters(tree.get());
  try {
    (void)parameters.text("wanted");
    FAIL();
  } catch (const ParameterError& error) {
    EXPECT_EQ(error.message(), (Label{"\"wanted\" saknas.", "\"wanted\" is missing."}));
    EXPECT_EQ(error.help(), (Label{"Lägg till \"wanted\" här.", "Add \"wanted\" here."}));
    EXPECT_EQ(error.at(), tree.get());
  }
  EXPECT_THROW((void)parameters.integer("nothing"), ParameterError);
  EXPECT_THROW((void)Parameters().number("share"), ParameterError);
}

TEST(Parameters, DatesOutsideTheCalendarAreRefused) {
  for (const std::int64_t day : {std::int64_t{INT32_MIN}, std::int64_t{INT32_MAX}, std::int64_t{1} << 40}) {
    const ValueTree tree(table({{"day", date(day)}}));
    EXPECT_THROW((void)Parameters(tree.get()).day("day"), ParameterError);
  }
}

TEST(Settings, SpeakOfTheProject) {
  RecordingHost host;
  const ValueTree tree(table({}));
  LentSettings lent(host.get(), tree.get(), to_day({2026, 3, 31}));
  const Settings settings(&lent.get());
  EXPECT_EQ(settings.as_of(), to_day({2026, 3, 31}));
  EXPECT_EQ(settings.project_start(), to_day({2024, 9, 1}));
  EXPECT_EQ(settings.project_end(), std::nullopt);
  EXPECT_EQ(settings.planned_participants(), std::nullopt);
  lent.project().planned_participants = 60;
  EXPECT_EQ(settings.planned_participants(), 60);

  EXPECT_EQ(settings.project_table("evidence"), nullptr);
  const fotfaste_project_table tables[] = {{lend("costs"), nullptr, nullptr},
                                           {lend("evidence"), nullptr, nullptr}};
  lent.project().tables = tables;
  lent.project().table_count = 2;
  EXPECT_EQ(settings.project_table("evidence"), &tables[1]);
  EXPECT_EQ(settings.project_table("evidenc"), nullptr);
}

TEST(Settings, PassOnWhatThePluginSays) {
  RecordingHost host;
  const ValueTree tree(table({}));
  LentSettings lent(host.get(), tree.get(), 0);
  const Settings settings(&lent.get());
  settings.log(LogLevel::info, "counting");
  settings.progress(3, 10);
  settings.report(Severity::warning, "P007", {"Fel", "Wrong"}, {"Ändra", "Change"}, tree.get(), 3, 60);
  EXPECT_EQ(host.log_lines, std::vector<std::string>{"counting"});
  EXPECT_EQ(host.progress, (std::vector<std::pair<std::uint64_t, std::uint64_t>>{{3, 10}}));
  ASSERT_EQ(host.findings.size(), 1u);
  EXPECT_EQ(host.findings[0].severity, static_cast<std::uint32_t>(FOTFASTE_SEVERITY_WARNING));
  EXPECT_EQ(host.findings[0].code, "P007");
  EXPECT_EQ(host.findings[0].message_sv, "Fel");
  EXPECT_EQ(host.findings[0].help_en, "Change");
  EXPECT_EQ(host.findings[0].at, tree.get());
  EXPECT_EQ(host.findings[0].count, 3u);
  EXPECT_EQ(host.findings[0].total, 60u);
  EXPECT_FALSE(settings.cancelled());
  EXPECT_NO_THROW(settings.stop_if_cancelled());
  host.cancelled = true;
  EXPECT_TRUE(settings.cancelled());
  EXPECT_THROW(settings.stop_if_cancelled(), Cancelled);
}

TEST(Settings, DoWithoutAnyExtension) {
  RecordingHost host(false);
  const ValueTree tree(table({}));
  LentSettings lent(host.get(), tree.get(), 0);
  const Settings settings(&lent.get());
  settings.log(LogLevel::info, "counting");
  settings.progress(3, 10);
  settings.report(Severity::note, "P007", {"Fel", "Wrong"});
  host.cancelled = true;
  EXPECT_FALSE(settings.cancelled());
  host.get().get_extension = nullptr;
  EXPECT_FALSE(settings.cancelled());
}

}  // namespace
}  // namespace fotfaste
