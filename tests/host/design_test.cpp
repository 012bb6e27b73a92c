// What plugins say of a project's design, and what becomes of those that break the interface at it.
#include <gtest/gtest.h>

#include "host/design_message.hpp"
#include "host/host_fixture.hpp"
#include "host/received.hpp"

namespace fotfaste::host {
namespace {

PluginDesign design_of(const std::string& id, const std::string& fault = "",
                       std::optional<std::int64_t> planned = 60) {
  model::Project project = make_project({id});
  project.card.planned_participants = planned;
  if (!fault.empty()) {
    project.lines.push_back("fault = \"" + fault + "\"");
    model::Value value;
    value.type = model::ValueType::text;
    value.key = "fault";
    value.text = fault;
    value.line = 2;
    value.column = 9;
    project.plugins[0].parameters.items.push_back(value);
  }
  std::vector<model::Finding> findings;
  const auto plugins = prepare(project, 20'500, all_fixtures(), small_limits(), findings);
  EXPECT_EQ(word(plugins.at(0).outcome), "ok") << plugins.at(0).reason.en;
  PluginDesign design = describe_design(plugins.at(0), project, 20'500, small_limits(), findings);
  EXPECT_TRUE(findings.empty());
  return design;
}

TEST(PluginDesign, ComesBackWhole) {
  const PluginDesign design = design_of("designs", "none");
  ASSERT_EQ(word(design.outcome), "ok") << design.reason.en;
  ASSERT_EQ(design.purposes.size(), 1u);
  const model::DesignPurpose& purpose = design.purposes[0];
  EXPECT_EQ(purpose.id, "ended");
  EXPECT_EQ(purpose.title.sv, "Avslutade");
  EXPECT_EQ(purpose.denominator.en, "all participations");
  EXPECT_EQ(purpose.planned, 60);
  EXPECT_EQ(purpose.target, 0.5);
  EXPECT_EQ(purpose.line, 2u);
  EXPECT_EQ(purpose.column, 9u);
  ASSERT_EQ(purpose.columns.size(), 1u) << "a column named twice is one column";
  EXPECT_EQ(purpose.columns[0].column, "exit");
  EXPECT_TRUE(purpose.columns[0].required) << "required once is required";
  ASSERT_EQ(purpose.questions.size(), 1u);
  EXPECT_EQ(purpose.questions[0].id, "after");
  EXPECT_FALSE(purpose.questions[0].answered);
  EXPECT_EQ(purpose.questions[0].reading.sv, "Vid avslut.");
  ASSERT_EQ(purpose.questions[0].options.size(), 1u);
  EXPECT_EQ(purpose.questions[0].options[0].toml, "after = \"6m\"");
  ASSERT_EQ(purpose.limits.size(), 1u);
  EXPECT_EQ(purpose.limits[0].en, "The cause.");
}

TEST(PluginDesign, WhatIsNotStatedStaysUnknown) {
  EXPECT_EQ(design_of("designs", "none", std::nullopt).purposes.at(0).planned, std::nullopt);
}

TEST(PluginDesign, APluginWithoutOneSaysNothing) {
  const PluginDesign design = design_of("sound");
  EXPECT_EQ(word(design.outcome), "ok") << design.reason.en;
  EXPECT_TRUE(design.purposes.empty());
}

struct Fault {
  const char* fault;
  const char* outcome;
  const char* reason;
};

class FaultyDesign : public testing::TestWithParam<Fault> {};

TEST_P(FaultyDesign, IsNoticedAndSaidInWords) {
  const PluginDesign design = design_of("designs", GetParam().fault);
  EXPECT_EQ(word(design.outcome), GetParam().outcome);
  EXPECT_NE(design.reason.en.find(GetParam().reason), std::string::npos) << design.reason.en;
  EXPECT_FALSE(design.reason.sv.empty());
  EXPECT_TRUE(design.purposes.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Faults, FaultyDesign,
    testing::Values(Fault{"one-language", "invalid_output", "lacks its text in one of the languages"},
                    Fault{"fewer-than-nobody", "invalid_output", "fewer than nobody"},
                    Fault{"target-above-one", "invalid_output", "is no share"},
                    Fault{"null-text", "invalid_output", "null pointer"},
                    Fault{"null-purpose", "invalid_output", "a purpose is incomplete"},
                    Fault{"limit-first", "invalid_output", "before there was one"},
                    Fault{"same-purpose-twice", "invalid_output", "two purposes are called ended"},
                    Fault{"same-question-twice", "invalid_output", "two questions"},
                    Fault{"unknown-column", "plugin_error", "shoe_size"},
                    Fault{"capital-id", "invalid_output", "lower-case words"},
                    Fault{"no-option", "invalid_output", "does not say how to answer it"},
                    Fault{"endless-options", "invalid_output", "more ways to answer"},
                    Fault{"without-end", "invalid_output", "more parts than any may have"},
                    Fault{"crash", "crashed", "while it said what the project will be able to show"},
                    Fault{"refuses", "plugin_error", "no design today"}),
    [](const auto& info) {
      std::string name = info.param.fault;
      std::replace(name.begin(), name.end(), '-', '_');
      return name;
    });

TEST(PluginDesign, AnExtensionWithoutItsFunctionIsNotCalled) {
  EXPECT_EQ(word(design_of("design-without-function").outcome), "invalid_output");
}

TEST(PluginDesign, OneThatCouldNotBePreparedSaysWhy) {
  PreparedPlugin plugin;
  plugin.outcome = model::Outcome::plugin_error;
  plugin.reason = {"därför", "because"};
  std::vector<model::Finding> findings;
  const PluginDesign design =
      describe_design(plugin, make_project({"sound"}), 20'500, small_limits(), findings);
  EXPECT_EQ(word(design.outcome), "plugin_error");
  EXPECT_EQ(design.reason.en, "because");
}

// What a worker could send itself, past the sink.

model::DesignQuestion whole_question() {
  return {"gap", {"Hur långt?", "How long?"}, {"Inget.", "None."}, false, {{"gap = 1", {"ett", "one"}}}};
}

TEST(DesignMessages, ReadBackWhatWasWritten) {
  model::DesignPurpose purpose;
  purpose.id = "mål";
  purpose.title = {"Mål", "Goal"};
  purpose.target = 2.0 / 3;
  const model::DesignPurpose read = read_purpose(write(purpose));
  EXPECT_EQ(read.id, "mål");
  EXPECT_EQ(read.planned, std::nullopt);
  EXPECT_EQ(read.target, 2.0 / 3);
  const model::DesignQuestion question = read_question(write(whole_question()));
  EXPECT_EQ(question.id, "gap");
  EXPECT_EQ(question.options.at(0).meaning.sv, "ett");
}

TEST(DesignMessages, BytesThatAreCutShortOrTooManyAreRefused) {
  const std::string bytes = write(whole_question());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_THROW(read_question(bytes.substr(0, size)), InvalidOutput) << size;
  }
  EXPECT_THROW(read_question(bytes + "x"), InvalidOutput);
}

// A changed byte gives another question or is refused; it never gets past the checks or out of bounds.
TEST(DesignMessages, ChangedBytesNeverGiveWhatIsNotAllowed) {
  const std::string bytes = write(whole_question());
  std::size_t refused = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (int value = 0; value < 256; ++value) {
      std::string changed = bytes;
      changed[at] = static_cast<char>(value);
      try {
        const model::DesignQuestion question = read_question(changed);
        EXPECT_FALSE(question.question.sv.empty());
        EXPECT_TRUE(is_utf8(question.question.sv));
        EXPECT_TRUE(question.answered || !question.options.empty());
      } catch (const InvalidOutput&) {
        ++refused;
      }
    }
  }
  EXPECT_GT(refused, 1000u);
}

TEST(DesignMessages, HaveNoPlaceWhereNobodyAsked) {
  std::string sent;
  FrameWriter writer([&sent](std::string_view part) { sent.append(part); });
  model::DesignPurpose purpose;
  purpose.id = "a";
  purpose.title = {"a", "a"};
  writer.add(FrameKind::purpose, write(purpose));
  writer.flush();
  Received asked(Purpose::describe_design, "test", nullptr, {});
  EXPECT_NO_THROW(asked.feed(sent));
  Received other(Purpose::declare_needs, "test", nullptr, {});
  EXPECT_THROW(other.feed(sent), InvalidOutput);
}

}  // namespace
}  // namespace fotfaste::host
