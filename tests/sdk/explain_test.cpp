// A class that says why each participation counts where it does, through the C interface.
#include "fotfaste/sdk/explain.hpp"

#include <gtest/gtest.h>

#include "sdk/exits_plugin.hpp"

namespace fotfaste::tests {
namespace {

class ExitsWithReasons : public Exits {
 public:
  using Exits::Exits;
  static void describe(Description& description) {
    Exits::describe(description);
    description.table("share", Kind::proportion, "Andel", "Share")
        .description("Alla", "All")
        .column("figure", Type::text, Role::dimension, "Siffra", "Figure")
        .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
        .column("numerator", Type::integer, Role::numerator, "Slutat", "Left")
        .column("denominator", Type::integer, Role::denominator, "Alla", "All")
        .column("not_due", Type::integer, Role::excluded, "Ännu inte", "Not yet");
  }
  static constexpr std::array explained = {"share"};
  void explain(const Batch& batch, Explanations& explanations) {
    const StratumCell everybody;
    const StratumCell odd{{{"row", "odd"}}};
    for (const Participation participation : batch) {
      if (mode == "throws") throw std::runtime_error("no reasons today");
      if (mode == "dimensions") explanations.add("share", participation, RowPart::numerator, reason, "left");
      if (mode == "more") explanations.add("share", participation, RowPart::numerator, reason, "a", odd, "b");
      if (mode == "column")
        explanations.add("share", participation, {RowPart::excluded, "numerator"}, reason, "left", odd);
      if (mode == "table") explanations.add("shares", participation, RowPart::numerator, reason, "left", odd);
      if (!participation.exit()) {
        explanations.add("share", participation, {RowPart::excluded, "not_due"}, reason, "left", everybody);
        continue;
      }
      explanations.add("share", participation, RowPart::numerator, reason, "left", everybody);
      explanations.add("share", participation, RowPart::numerator, reason, "other", everybody);
      if (participation.row() % 2 == 1)
        explanations.add("share", participation, RowPart::denominator, reason, "left", odd);
    }
  }
  inline static std::string mode;
  inline static const Label reason{"därför", "because"};
};

using Plugin = internal::Trampolines<ExitsWithReasons, OtherIdentity>;

class ExplainTest : public testing::Test {
 protected:
  ExplainTest() {
    mischief_place = Place::nowhere;
    ExitsWithReasons::mode.clear();
    EXPECT_EQ(Plugin::entry.init(&host_.get()), FOTFASTE_OK);
    EXPECT_EQ(Plugin::factory.create(&settings_.get(), &state_), FOTFASTE_OK);
    sink_ = {sizeof sink_, 0, this, add};
  }
  ~ExplainTest() override {
    Plugin::factory.destroy(state_);
    Plugin::entry.deinit();
  }

  static const fotfaste_plugin_explain* extension() {
    return static_cast<const fotfaste_plugin_explain*>(
        Plugin::factory.get_extension(FOTFASTE_EXTENSION_EXPLAIN));
  }
  std::int32_t explain(std::string_view figure, std::uint32_t flags = 0, const std::string& mode = "") {
    ExitsWithReasons::mode = mode;
    said_.clear();
    BuiltBatch batch = exits({20'000, 20'001, std::nullopt});
    request_ = {sizeof request_, flags, lend(figure)};
    return extension()->explain(state_, &request_, &batch.get(), &sink_);
  }
  static std::int32_t add(const fotfaste_explain_sink* sink, const fotfaste_explanation* explanation) {
    auto& self = *static_cast<ExplainTest*>(sink->context);
    if (self.said_.size() >= self.refuse_at_) return FOTFASTE_OUT_OF_MEMORY;
    std::string said = std::to_string(explanation->row);
    said.append(" ").append(std::to_string(explanation->part));
    said.append(" ").append(std::to_string(explanation->table));
    said.append(" ").append(std::to_string(explanation->column));
    said.append(" ").append(view(explanation->dimensions[0].text));
    said.append(" ").append(std::to_string(explanation->dimensions[1].label_count));
    said.append(" ").append(view(explanation->reason.sv));
    self.said_.push_back(std::move(said));
    return FOTFASTE_OK;
  }

  RecordingHost host_;
  ValueTree parameters_{table({})};
  LentSettings settings_{host_.get(), parameters_.get(), to_day({2026, 1, 1})};
  fotfaste_state* state_ = nullptr;
  fotfaste_explain_request request_ = {};
  fotfaste_explain_sink sink_ = {};
  std::vector<std::string> said_;
  std::size_t refuse_at_ = SIZE_MAX;
};

TEST_F(ExplainTest, IsFoundByItsNameAlone) {
  ASSERT_NE(extension(), nullptr);
  EXPECT_EQ(extension(), extension()) << "the same pointer each time";
  EXPECT_EQ(Plugin::factory.get_extension("fotfaste.plugin.explain/2"), nullptr);
  EXPECT_EQ((internal::Trampolines<Exits, Identity>::factory.get_extension(FOTFASTE_EXTENSION_EXPLAIN)),
            nullptr)
      << "a class without explain() needs none";
}

TEST_F(ExplainTest, KnowsWhichTablesItExplains) {
  EXPECT_EQ(extension()->explains(0), 0);
  EXPECT_EQ(extension()->explains(1), 1);
  EXPECT_EQ(extension()->explains(2), 0);
  EXPECT_EQ(extension()->explains(UINT32_MAX), 0);
}

TEST_F(ExplainTest, SaysOfTheFigureThatWasAskedFor) {
  ASSERT_EQ(explain("left"), FOTFASTE_OK);
  EXPECT_EQ(said_, (std::vector<std::string>{"0 1 1 0 left 0 därför", "1 1 1 0 left 0 därför",
                                             "2 5 1 4 left 0 därför"}));
  ASSERT_EQ(explain("left", FOTFASTE_EXPLAIN_STRATA), FOTFASTE_OK);
  EXPECT_EQ(said_.size(), 4u);
  EXPECT_EQ(said_[2], "1 2 1 0 left 1 därför");
  ASSERT_EQ(explain("lef"), FOTFASTE_OK);
  EXPECT_TRUE(said_.empty());
}

TEST_F(ExplainTest, ASinkThatRefusesEndsTheCall) {
  refuse_at_ = 1;
  EXPECT_EQ(explain("left"), FOTFASTE_OUT_OF_MEMORY);
  EXPECT_EQ(said_.size(), 1u);
  refuse_at_ = SIZE_MAX;
  EXPECT_EQ(explain("left"), FOTFASTE_INVALID_STATE) << "a call that failed leaves a state that is broken";
}

TEST_F(ExplainTest, MistakesOfTheClassAreSentences) {
  for (const auto& [mode, sentence] :
       {std::pair("throws", "no reasons today"), std::pair("dimensions", "more dimensions than were given"),
        std::pair("more", "fewer dimensions than were given"),
        std::pair("column", "no column of role excluded"), std::pair("table", "described no table shares")}) {
    Plugin::factory.destroy(state_);
    ASSERT_EQ(Plugin::factory.create(&settings_.get(), &state_), FOTFASTE_OK);
    EXPECT_NE(explain("left", 0, mode), FOTFASTE_OK);
    ASSERT_FALSE(host_.errors.empty());
    EXPECT_NE(host_.errors.back().find(sentence), std::string::npos) << host_.errors.back();
  }
}

TEST_F(ExplainTest, NullArgumentsAndHolesAreRefused) {
  BuiltBatch batch = exits({20'000});
  request_ = {sizeof request_, 0, lend("left")};
  auto* const explain = extension()->explain;
  EXPECT_EQ(explain(nullptr, &request_, &batch.get(), &sink_), FOTFASTE_INVALID_ARGUMENT);
  EXPECT_EQ(explain(state_, nullptr, &batch.get(), &sink_), FOTFASTE_INVALID_ARGUMENT);
  EXPECT_EQ(explain(state_, &request_, nullptr, &sink_), FOTFASTE_INVALID_ARGUMENT);
  EXPECT_EQ(explain(state_, &request_, &batch.get(), nullptr), FOTFASTE_INVALID_ARGUMENT);
  request_.struct_size = 8;
  EXPECT_EQ(explain(state_, &request_, &batch.get(), &sink_), FOTFASTE_INVALID_ARGUMENT);
  request_.struct_size = sizeof request_;
  EXPECT_EQ(explain(state_, &request_, &batch.get(), &sink_), FOTFASTE_OK);
}

}  // namespace
}  // namespace fotfaste::tests
