// The intake in a process of its own, and its report on the way back.
#include <gtest/gtest.h>

#include <system_error>

#include "data_folder.hpp"
#include "fotfaste/sdk/bytes.hpp"
#include "intake/report_bytes.hpp"
#include "model/pseudonyms.hpp"

namespace fotfaste::intake {
namespace {

using model::Table;

class Separate : public testing::Test {
 protected:
  void SetUp() override {
    folder.write("d.csv", "deltagare;start;ort\np1;2025-01-07;Nora\np2;2025-02-30;Hemligort\n");
    folder.add(Table::participations, "d.csv");
  }
  DataFolder folder;
};

TEST_F(Separate, GivesTheSameAsInOneProcess) {
  const SeparateIntake separate(folder.project, folder.options);
  const Outcome here = folder.run();
  EXPECT_EQ(separate.directory(), here.directory);
  EXPECT_EQ(separate.errors(), 1U);
  EXPECT_FALSE(separate.unreadable());
  EXPECT_FALSE(separate.refused_for_privacy());
  const Report report = separate.report();
  EXPECT_EQ(report.findings, here.report.findings);
  ASSERT_EQ(report.files.size(), 1U);
  EXPECT_EQ(report.files[0].sha256, here.report.files[0].sha256);
  EXPECT_EQ(report.files[0].set_aside_file, here.report.files[0].set_aside_file);
  EXPECT_EQ(separate.file().size(), here.file.size());
}

TEST_F(Separate, SealsTheModel) {
  const SeparateIntake separate(folder.project, folder.options);
  EXPECT_THROW(
      model::Mapping(separate.file(), {model::page_size, model::page_size}, model::Mapping::Access::write),
      std::system_error);
}

TEST_F(Separate, KeepsThePseudonymsInTheOrderOfTheirNumbers) {
  folder.write("d.csv", "deltagare;start\nåsa-7;2025-01-07\np10;2025-01-08\np2;2025-01-09\np10;2026-01-08\n");
  const SeparateIntake separate(folder.project, folder.options);
  const model::Pseudonyms pseudonyms(separate.file(), separate.directory());
  ASSERT_EQ(separate.directory().persons, 3U);
  const std::vector<std::string> names = {"p10", "p2", "åsa-7"};
  for (std::uint64_t person = 0; person < names.size(); ++person) {
    EXPECT_EQ(pseudonyms.of(person), names[person]);
    EXPECT_EQ(pseudonyms.find(names[person]), person);
  }
  for (const char* absent : {"", "p", "p1", "p11", "p3", "ö"})
    EXPECT_EQ(pseudonyms.find(absent), std::nullopt);
  model::Directory broken = separate.directory();
  broken.pseudonym_offsets = broken.pseudonyms.offset + broken.pseudonyms.size;
  EXPECT_THROW(model::Pseudonyms(separate.file(), broken), MalformedBytes);
}

TEST_F(Separate, SaysWhenTheIntakeCannotWork) {
  // A folder for rows set aside that cannot be made.
  folder.options.set_aside = folder.path() / "d.csv" / "impossible";
  EXPECT_THROW(SeparateIntake(folder.project, folder.options), std::runtime_error);
}

TEST_F(Separate, PassesOnThatFilesAreUnreadable) {
  folder.add(Table::states, "gone.csv");
  EXPECT_TRUE(SeparateIntake(folder.project, folder.options).unreadable());
}

TEST_F(Separate, ReportSurvivesItsBytesAndDamageIsNoticed) {
  const Report report = folder.run().report;
  const std::string bytes = write_report(report);
  EXPECT_EQ(write_report(read_report(bytes)), bytes);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_THROW(read_report(std::string_view(bytes).substr(0, size)), MalformedBytes) << size;
  }
  EXPECT_THROW(read_report(bytes + "x"), MalformedBytes);
}

}  // namespace
}  // namespace fotfaste::intake
