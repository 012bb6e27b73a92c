// The headers are what was published, and every kind of change of them is noticed.
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>

#include "gate.hpp"

namespace fotfaste::tests {
namespace {

namespace fs = std::filesystem;

const fs::path headers = FOTFASTE_ABI_HEADERS;

// One change of a header, and what must be named when it is noticed.
struct Change {
  const char* name;
  const char* header;
  const char* before;
  const char* after;
  const char* named;
};

void PrintTo(const Change& change, std::ostream* stream) {
  *stream << change.name;
}

class Gate : public testing::Test {
 protected:
  void SetUp() override {
    if (!has_abidiff()) GTEST_SKIP() << "abidiff is not installed here (package abigail-tools)";
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    std::string name = test->name();
    std::replace(name.begin(), name.end(), '/', '-');
    folder_ = fs::path(FOTFASTE_GATE_FOLDER) / name;
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  // What is noticed of a copy of the headers in which one piece of text is another.
  std::string after(const Change& change) {
    fs::create_directories(folder_ / "include");
    fs::copy(headers / "fotfaste", folder_ / "include/fotfaste", fs::copy_options::recursive);
    const fs::path file = folder_ / "include/fotfaste" / change.header;
    std::string text = read_text(file);
    const std::size_t place = text.find(change.before);
    EXPECT_NE(place, std::string::npos) << change.before << " is not in " << change.header;
    if (place == std::string::npos) return "";
    text.replace(place, std::string(change.before).size(), change.after);
    write_text(file, text);
    return differences(folder_ / "include", folder_);
  }
  fs::path folder_;
};

TEST_F(Gate, TheHeadersAreWhatWasPublished) {
  EXPECT_EQ(differences(headers, folder_), "");
}

TEST_F(Gate, ACommentMayChange) {
  EXPECT_EQ(after({"", "value.h", "/* One node.", "/* A node.", ""}), "");
}

class ChangedHeader : public Gate, public testing::WithParamInterface<Change> {};

TEST_P(ChangedHeader, IsNoticed) {
  const std::string noticed = after(GetParam());
  EXPECT_NE(noticed.find(GetParam().named), std::string::npos) << "noticed: " << noticed;
}

const Change changes[] = {

    {"FieldAddedAtTheEnd", "model.h", "const struct ArrowArray* array;\n} fotfaste_batch;",
     "const struct ArrowArray* array;\n  uint64_t last_row;\n} fotfaste_batch;", "fotfaste_batch"},
    {"FieldAddedInTheMiddle", "result.h", "  double number;\n", "  double number;\n  double other;\n",
     "fotfaste_cell"},
    {"FieldInAHole", "value.h", "  uint32_t reserved;\n", "  uint16_t flags;\n  uint16_t reserved;\n",
     "fotfaste_value"},
    {"FieldRemoved", "host.h", "  uint64_t total;           /* ... of", "  /* ... of", "fotfaste_finding"},
    {"FieldRenamed", "descriptor.h", "  uint32_t smallest_cell;", "  uint32_t least_cell;", "smallest_cell"},
    {"FunctionsReordered", "plugin.h",
     "  int32_t (*init)(const fotfaste_host* host);\n"
     "  /* Last call for an init that gave FOTFASTE_OK. No state is left then. */\n"
     "  void (*deinit)(void);",
     "  void (*deinit)(void);\n  int32_t (*init)(const fotfaste_host* host);", "fotfaste_plugin_entry"},
    {"FieldsReordered", "value.h", "  int64_t integer;\n  double number;",
     "  double number;\n  int64_t integer;", "fotfaste_value"},
    {"FieldsOfOneTypeReordered", "abi.h", "  fotfaste_text sv;\n  fotfaste_text en;",
     "  fotfaste_text en;\n  fotfaste_text sv;", "fotfaste_label"},
    {"FieldWidened", "descriptor.h", "  uint32_t state_revision;", "  uint64_t state_revision;",
     "fotfaste_descriptor"},
    {"FieldNarrowed", "host.h", "  uint16_t abi_minor;", "  uint8_t abi_minor;", "fotfaste_host"},
    {"ArrayLengthened", "note.h", "  char version[32];", "  char version[40];", "fotfaste_identity_note"},
    {"TypeOfTheSameSize", "result.h", "  int64_t integer;", "  uint64_t integer;",
     "'int64_t integer' changed"},
    {"NumberOfTheSameSize", "design.h", "  double target;", "  int64_t target;", "'double target' changed"},
    {"PointerToSomethingElse", "plugin.h", "  const fotfaste_value* parameters;",
     "  const fotfaste_text* parameters;", "parameters"},
    {"ParameterAdded", "plugin.h", "(*create)(const fotfaste_settings* settings, fotfaste_state** state)",
     "(*create)(const fotfaste_settings* settings, fotfaste_state** state, uint32_t flags)", "create"},
    {"ParameterOfAnotherType", "result.h", "uint32_t table, uint32_t column,",
     "uint32_t table, uint64_t column,", "add_label"},
    {"ParameterByPointer", "host.h", "uint32_t level, fotfaste_text message)",
     "uint32_t level, const fotfaste_text* message)", "fotfaste_host_log"},
    {"ReturnedTypeChanged", "explain.h", "  int32_t (*explains)(uint32_t table);",
     "  void (*explains)(uint32_t table);", "explains"},
    {"ConstantChanged", "descriptor.h", "#define FOTFASTE_ROLE_NUMERATOR 3",
     "#define FOTFASTE_ROLE_NUMERATOR 30", "FOTFASTE_ROLE_NUMERATOR"},
    {"ConstantsSwapped", "model.h", "#define FOTFASTE_GENDER_WOMAN 0", "#define FOTFASTE_GENDER_WOMAN 1",
     "FOTFASTE_GENDER_WOMAN"},
    {"ConstantRemoved", "value.h", "#define FOTFASTE_VALUE_DATE 5", "#define FOTFASTE_VALUE_DAY 5",
     "FOTFASTE_VALUE_DATE"},
    {"ConstantAddedWithoutFreezingIt", "host.h", "#define FOTFASTE_LOG_ERROR 3",
     "#define FOTFASTE_LOG_ERROR 3\n#define FOTFASTE_LOG_PANIC 4",
     "FOTFASTE_LOG_PANIC is missing in constants.c"},
    {"MajorChanged", "abi.h", "#define FOTFASTE_ABI_MAJOR 1", "#define FOTFASTE_ABI_MAJOR 2",
     "FOTFASTE_ABI_MAJOR"},
    {"ExtensionIdChanged", "host.h", "\"fotfaste.findings/1\"", "\"fotfaste.findings/2\"",
     "fotfaste.findings/1"},
    {"StructureRemoved", "host.h", "} fotfaste_host_progress;", "} fotfaste_host_steps;",
     "fotfaste_host_progress"},
    {"StructureAddedWithoutFreezingIt", "host.h", "#ifdef __cplusplus\n}",
     "typedef struct fotfaste_host_clock {\n  uint32_t struct_size;\n} fotfaste_host_clock;\n#ifdef "
     "__cplusplus\n}",
     "fotfaste_host_clock is missing in anchor.c"}};

INSTANTIATE_TEST_SUITE_P(EveryKind, ChangedHeader, testing::ValuesIn(changes),
                         [](const auto& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace fotfaste::tests
