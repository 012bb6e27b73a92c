// A class that says what it can answer before there are data, through the C interface, and one that does not.
#include "fotfaste/sdk/design.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "plugins/toml_parameters.hpp"
#include "sdk/exits_plugin.hpp"

namespace fotfaste::tests {
namespace {

class ExitsWithDesign : public Exits {
 public:
  using Exits::Exits;
  static void design(const Settings& settings, Design& design) {
    if (settings.parameters().boolean_or("throws", false)) throw std::runtime_error("no design today");
    if (settings.parameters().boolean_or("refuses", false))
      throw ParameterError({"nej", "no"}, {}, settings.parameters().raw());
    design.purpose({.id = "exits",
                    .title = {"Avslut", "Exits"},
                    .denominator = {"alla", "everybody"},
                    .planned = settings.planned_participants(),
                    .describes = true});
    needs(settings, design.columns());
    design.question({.id = "q",
                     .question = {"Hur?", "How?"},
                     .reading = {"Så.", "So."},
                     .options = {{"a = 1", {"ett", "one"}}, {"a = 2", {"två", "two"}}}});
    design.limit({"Orsaken.", "The cause."});
  }
};

using Plugin = internal::Trampolines<ExitsWithDesign, OtherIdentity>;

// Calls as text, in order.
class RecordingDesign {
 public:
  RecordingDesign() { sink_ = {sizeof sink_, 0, this, add_purpose, add_column, add_question, add_limit}; }
  RecordingDesign(const RecordingDesign&) = delete;
  RecordingDesign& operator=(const RecordingDesign&) = delete;
  [[nodiscard]] fotfaste_design_sink& get() { return sink_; }

  std::vector<std::string> calls;
  std::size_t refuse_at = SIZE_MAX;  // this call and later ones

 private:
  std::int32_t add(std::string call) {
    if (calls.size() >= refuse_at) return FOTFASTE_OUT_OF_MEMORY;
    calls.push_back(std::move(call));
    return FOTFASTE_OK;
  }
  static RecordingDesign& self(const fotfaste_design_sink* sink) {
    return *static_cast<RecordingDesign*>(sink->context);
  }
  static std::string text(const fotfaste_label& label) {
    return std::string(view(label.sv)).append("/").append(view(label.en));
  }
  static std::int32_t add_purpose(const fotfaste_design_sink* sink, const fotfaste_design_purpose* purpose) {
    EXPECT_EQ(purpose->struct_size, sizeof(fotfaste_design_purpose));
    EXPECT_TRUE(std::isnan(purpose->target));
    return self(sink).add(std::string(view(purpose->id)) + " " + text(purpose->title) + " " +
                          text(purpose->denominator) + " " + std::to_string(purpose->planned) + " " +
                          std::to_string(purpose->flags));
  }
  static std::int32_t add_column(const fotfaste_design_sink* sink, const char* column,
                                 std::int32_t required) {
    return self(sink).add(std::string(column) + " " + std::to_string(required));
  }
  static std::int32_t add_question(const fotfaste_design_sink* sink,
                                   const fotfaste_design_question* question) {
    std::string call = std::string(question->id) + " " + text(question->question) + " " +
                       text(question->reading) + " " + std::to_string(question->answered);
    for (std::uint64_t i = 0; i < question->option_count; ++i) {
      call.append(" ").append(view(question->options[i].toml)).append(" ");
      call.append(text(question->options[i].meaning));
    }
    return self(sink).add(std::move(call));
  }
  static std::int32_t add_limit(const fotfaste_design_sink* sink, const fotfaste_label* limit) {
    return self(sink).add(text(*limit));
  }
  fotfaste_design_sink sink_;
};

class DesignTest : public testing::Test {
 protected:
  DesignTest() { EXPECT_EQ(Plugin::entry.init(&host_.get()), FOTFASTE_OK); }
  ~DesignTest() override { Plugin::entry.deinit(); }

  static const fotfaste_plugin_design* extension() {
    return static_cast<const fotfaste_plugin_design*>(
        Plugin::factory.get_extension(FOTFASTE_EXTENSION_DESIGN));
  }
  std::int32_t describe(std::string_view toml = "") {
    const TomlParameters parameters(toml);
    LentSettings settings(host_.get(), parameters.get(), to_day({2026, 3, 31}));
    return extension()->describe_design(&settings.get(), &design_.get());
  }

  RecordingHost host_;
  RecordingDesign design_;
};

TEST_F(DesignTest, IsFoundByItsNameAlone) {
  ASSERT_NE(extension(), nullptr);
  EXPECT_EQ(extension(), extension()) << "the same pointer each time";
  EXPECT_EQ(extension()->struct_size, sizeof(fotfaste_plugin_design));
  EXPECT_EQ(Plugin::factory.get_extension("fotfaste.plugin.design/2"), nullptr);
  EXPECT_EQ(Plugin::factory.get_extension(nullptr), nullptr);
  EXPECT_EQ((internal::Trampolines<Exits, Identity>::factory.get_extension(FOTFASTE_EXTENSION_DESIGN)),
            nullptr)
      << "a class without a design needs none";
}

TEST_F(DesignTest, SaysAllOfItInOrder) {
  ASSERT_EQ(describe("entry = true"), FOTFASTE_OK);
  const std::vector<std::string> wanted = {"exits Avslut/Exits alla/everybody -1 1", "exit 0", "entry 1",
                                           "q Hur?/How? Så./So. 0 a = 1 ett/one a = 2 två/two",
                                           "Orsaken./The cause."};
  EXPECT_EQ(design_.calls, wanted) << "follow-up is said in needs alone";
}

TEST_F(DesignTest, ASinkThatRefusesEndsTheCall) {
  for (std::size_t call = 0; call < 4; ++call) {
    design_.calls.clear();
    design_.refuse_at = call;
    EXPECT_EQ(describe(), FOTFASTE_OUT_OF_MEMORY);
    EXPECT_EQ(design_.calls.size(), call);
  }
}

TEST_F(DesignTest, ExceptionsBecomeStatusesAndSentences) {
  EXPECT_EQ(describe("throws = true"), FOTFASTE_INTERNAL);
  EXPECT_EQ(host_.errors.back(), "no design today");
  EXPECT_EQ(describe("refuses = true"), FOTFASTE_INVALID_ARGUMENT);
  ASSERT_EQ(host_.findings.size(), 1u);
  EXPECT_EQ(host_.findings[0].message_en, "no");
}

TEST_F(DesignTest, NullArgumentsAndHolesAreRefused) {
  const TomlParameters parameters("");
  LentSettings settings(host_.get(), parameters.get(), 0);
  EXPECT_EQ(extension()->describe_design(nullptr, &design_.get()), FOTFASTE_INVALID_ARGUMENT);
  EXPECT_EQ(extension()->describe_design(&settings.get(), nullptr), FOTFASTE_INVALID_ARGUMENT);
  design_.get().struct_size = 8;
  EXPECT_EQ(extension()->describe_design(&settings.get(), &design_.get()), FOTFASTE_INVALID_ARGUMENT);
  design_.get().struct_size = sizeof(fotfaste_design_sink);
  settings.get().parameters = nullptr;
  EXPECT_EQ(extension()->describe_design(&settings.get(), &design_.get()), FOTFASTE_INVALID_ARGUMENT);
  EXPECT_TRUE(design_.calls.empty());
}

TEST(DesignWithoutPlugin, OutsideInitAndDeinitIsRefused) {
  RecordingHost host;
  RecordingDesign design;
  const TomlParameters parameters("");
  LentSettings settings(host.get(), parameters.get(), 0);
  const auto* extension =
      static_cast<const fotfaste_plugin_design*>(Plugin::factory.get_extension(FOTFASTE_EXTENSION_DESIGN));
  EXPECT_EQ(extension->describe_design(&settings.get(), &design.get()), FOTFASTE_INVALID_STATE);
}

}  // namespace
}  // namespace fotfaste::tests
