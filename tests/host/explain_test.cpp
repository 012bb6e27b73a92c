// Why participations count where they do, and what becomes of plugins that break the interface at saying it.
#include <gtest/gtest.h>

#include "fotfaste/explain.h"
#include "host/explain_message.hpp"
#include "host/host_fixture.hpp"
#include "host/received.hpp"

namespace fotfaste::host {
namespace {

ExplainedFigure explained(const std::string& id, const std::string& figure, const std::string& fault = "") {
  model::Project project = make_project({id});
  if (!fault.empty()) {
    model::Value value;
    value.type = model::ValueType::text;
    value.key = "fault";
    value.text = fault;
    project.plugins[0].parameters.items.push_back(value);
  }
  std::vector<model::Finding> findings;
  const auto plugins = prepare(project, 20'500, all_fixtures(), small_limits(), findings);
  EXPECT_EQ(word(plugins.at(0).outcome), "ok") << plugins.at(0).reason.en;
  const SmallModel model = make_model();
  RunOptions options;
  options.as_of = 20'500;
  options.limits = small_limits();
  return explain_figure(plugins.at(0), project, model.file, model.directory, figure, options);
}

// The model: participation i is a woman when i % 5 % 3 is 0, and has not ended when i % 3 is.
TEST(ExplainFigure, FollowsAFigureToThePersonsOfAllBatches) {
  const ExplainedFigure figure = explained("explains", "woman");
  ASSERT_EQ(word(figure.outcome), "ok") << figure.reason.en;
  EXPECT_EQ(figure.tables, (std::vector<std::uint32_t>{0}));
  ASSERT_EQ(figure.explanations.size(), 28u);
  std::size_t at = 0;
  for (std::uint64_t i = 0; i < 70; ++i) {
    if (i % 5 % 3 != 0) continue;
    const Explanation& one = figure.explanations[at++];
    EXPECT_EQ(one.participation, i);
    EXPECT_EQ(one.person, i);
    EXPECT_EQ(one.part, i % 3 == 0 ? FOTFASTE_EXPLAINED_DENOMINATOR : FOTFASTE_EXPLAINED_NUMERATOR);
    EXPECT_EQ(std::get<std::string>(one.dimensions.at(0)), "woman");
    EXPECT_EQ(one.reason.sv, "Därför.");
  }
}

TEST(ExplainFigure, AFigureThatIsNotThereIsExplainedByNobody) {
  const ExplainedFigure figure = explained("explains", "nothing");
  EXPECT_EQ(word(figure.outcome), "ok");
  EXPECT_TRUE(figure.explanations.empty());
}

TEST(ExplainFigure, APluginWithoutTheExtensionExplainsNothing) {
  const ExplainedFigure figure = explained("sound", "woman");
  EXPECT_EQ(word(figure.outcome), "ok") << figure.reason.en;
  EXPECT_TRUE(figure.tables.empty());
  EXPECT_TRUE(figure.explanations.empty());
}

TEST(ExplainFigure, APluginThatLacksItsDataExplainsNothing) {
  const ExplainedFigure figure = explained("needs-absent-column", "woman");
  EXPECT_TRUE(figure.explanations.empty());
}

struct Fault {
  const char* fault;
  const char* outcome;
  const char* reason;
};

class FaultyExplanation : public testing::TestWithParam<Fault> {};

TEST_P(FaultyExplanation, IsNoticedAndSaidInWords) {
  const ExplainedFigure figure = explained("explains", "woman", GetParam().fault);
  EXPECT_EQ(word(figure.outcome), GetParam().outcome);
  EXPECT_NE(figure.reason.en.find(GetParam().reason), std::string::npos) << figure.reason.en;
  EXPECT_FALSE(figure.reason.sv.empty());
  EXPECT_TRUE(figure.explanations.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Faults, FaultyExplanation,
    testing::Values(Fault{"null", "invalid_output", "an explanation is incomplete"},
                    Fault{"small", "invalid_output", "an explanation is incomplete"},
                    Fault{"nobody", "invalid_output", "not in the batch"},
                    Fault{"unknown-part", "invalid_output", "a part that does not exist"},
                    Fault{"unknown-table", "invalid_output", "says it does not explain"},
                    Fault{"no-dimension", "invalid_output", "too few dimensions"},
                    Fault{"wrong-type", "invalid_output", "not of its column's type"},
                    Fault{"null-figure", "invalid_output", "does not name its figure"},
                    Fault{"null-text", "invalid_output", "null pointer"},
                    Fault{"wrong-column", "invalid_output", "does not have the role excluded"},
                    Fault{"excluded-nowhere", "invalid_output", "in which column"},
                    Fault{"one-language", "invalid_output", "reason in one of the languages"},
                    Fault{"without-end", "resource_limit", "results"},
                    Fault{"crash", "crashed", "while it said why participants count as they do"},
                    Fault{"refuses", "plugin_error", "no reasons today"}),
    [](const auto& info) {
      std::string name = info.param.fault;
      std::replace(name.begin(), name.end(), '-', '_');
      return name;
    });

TEST(ExplainFigure, OneThatCouldNotBePreparedSaysWhy) {
  PreparedPlugin plugin;
  plugin.outcome = model::Outcome::plugin_error;
  plugin.reason = {"därför", "because"};
  const SmallModel model = make_model();
  const ExplainedFigure figure =
      explain_figure(plugin, make_project({"sound"}), model.file, model.directory, "woman", {});
  EXPECT_EQ(word(figure.outcome), "plugin_error");
  EXPECT_EQ(figure.reason.en, "because");
}

// What a worker could send itself, past the sink.

std::string whole_explanation() {
  fotfaste_cell cell = {};
  cell.type = FOTFASTE_TYPE_TEXT;
  cell.text = {"woman", 5};
  fotfaste_explanation explanation = {};
  explanation.part = FOTFASTE_EXPLAINED_UNKNOWN;
  explanation.row = 7;
  explanation.dimensions = &cell;
  explanation.dimension_count = 1;
  explanation.reason = {{"å", 2}, {"a", 1}};
  std::string bytes;
  write_explanation(bytes, explanation, 100);
  return bytes;
}

TEST(ExplanationMessages, ReadBackWhatWasWritten) {
  const ExplanationMessage read = read_explanation(whole_explanation());
  EXPECT_EQ(read.row, 107u);
  EXPECT_EQ(read.part, FOTFASTE_EXPLAINED_UNKNOWN);
  EXPECT_EQ(std::get<std::string>(read.dimensions.at(0)), "woman");
  EXPECT_EQ(read.reason.sv, "å");
}

TEST(ExplanationMessages, BytesThatAreCutShortOrTooManyAreRefused) {
  const std::string bytes = whole_explanation();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_THROW(read_explanation(bytes.substr(0, size)), InvalidOutput) << size;
  }
  EXPECT_THROW(read_explanation(bytes + "x"), InvalidOutput);
}

TEST(ExplanationMessages, HaveNoPlaceWhereNobodyAsked) {
  std::string sent;
  FrameWriter writer([&sent](std::string_view part) { sent.append(part); });
  writer.add(FrameKind::explanation, whole_explanation());
  writer.flush();
  for (const Purpose purpose : {Purpose::evaluate, Purpose::describe_design}) {
    Received other(purpose, "test", nullptr, {});
    EXPECT_THROW(other.feed(sent), InvalidOutput);
  }
}

}  // namespace
}  // namespace fotfaste::host
