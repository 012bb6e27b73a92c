// Personal identity numbers: found, refused, never shown. The numbers are made here, of dates and serials
// that are not given to anyone, with the check digit computed.
#include "intake/identity_number.hpp"

#include <gtest/gtest.h>

#include "data_folder.hpp"

namespace fotfaste::intake {
namespace {

using model::Table;

// Nine digits and the check digit that makes ten of them.
std::string with_check_digit(const std::string& nine) {
  int sum = 0;
  for (std::size_t i = 0; i < nine.size(); ++i) {
    const int doubled = (nine[i] - '0') * (i % 2 == 0 ? 2 : 1);
    sum += doubled / 10 + doubled % 10;
  }
  return nine + static_cast<char>('0' + (10 - sum % 10) % 10);
}

// "YYMMDD" and a serial as ten digits.
std::string number(const std::string& date) {
  return with_check_digit(date + "000");
}

TEST(IdentityNumber, IsFoundInEveryForm) {
  const std::string ten = number("900230");
  EXPECT_FALSE(is_identity_number(ten)) << "30 February";
  const std::string good = number("900228");
  EXPECT_TRUE(is_identity_number(good));
  EXPECT_TRUE(is_identity_number(good.substr(0, 6) + "-" + good.substr(6)));
  EXPECT_TRUE(is_identity_number(good.substr(0, 6) + "+" + good.substr(6)));
  EXPECT_TRUE(is_identity_number("19" + good));
  EXPECT_TRUE(is_identity_number("19" + good.substr(0, 6) + "-" + good.substr(6)));
}

TEST(IdentityNumber, IsFoundAsACoordinationNumber) {
  EXPECT_TRUE(is_identity_number(number("900288")));
}

TEST(IdentityNumber, IsNotAnyNumberOfTenDigits) {
  std::string wrong = number("900228");
  wrong.back() = wrong.back() == '9' ? '0' : static_cast<char>(wrong.back() + 1);
  EXPECT_FALSE(is_identity_number(wrong));
  EXPECT_FALSE(is_identity_number(number("901328")));
  EXPECT_FALSE(is_identity_number(number("900200")));
  EXPECT_FALSE(is_identity_number(number("900228") + "0"));
  EXPECT_FALSE(is_identity_number(""));
  EXPECT_FALSE(is_identity_number("p1"));
}

TEST(IdentityNumber, IsMaskedWithinText) {
  const std::string digits = number("900228");
  EXPECT_EQ(without_identity_numbers("tel " + digits + ", ring"), "tel •, ring");
  EXPECT_EQ(without_identity_numbers("19" + digits), "•");
  EXPECT_EQ(without_identity_numbers("1234567890123 å"), "1234567890123 å");
}

class IdentityNumberInData : public testing::Test {
 protected:
  void SetUp() override {
    folder.write("d.csv",
                 "deltagare;start;ort\n" + secret + ";2025-01-07;Nora\np2;2025-01-07;" + secret + "x\n");
    folder.add(Table::participations, "d.csv");
    folder.write("s.csv", "deltagare;status;start\n" + secret.substr(0, 6) + "-" + secret.substr(6) +
                              ";employed;2025-01-07\n");
    folder.add(Table::states, "s.csv", {{"person", "deltagare"}, {"state", "status"}, {"from", "start"}});
  }
  std::string secret = number("900228");
  DataFolder folder;
};

TEST_F(IdentityNumberInData, IsRefusedWithoutAKey) {
  const Outcome outcome = folder.run();
  EXPECT_TRUE(outcome.report.refused_for_privacy);
  EXPECT_EQ(outcome.places(), (std::vector<std::string>{"D025 2:1 deltagare", "D025 2:1 deltagare"}));
  EXPECT_EQ(outcome.directory.persons, 1U);
}

TEST_F(IdentityNumberInData, IsNeverWrittenAnywhere) {
  folder.project.sources[0].columns = {{column(Table::participations, "person"), "deltagare", 0, 0},
                                       {column(Table::participations, "entry"), "ort", 0, 0}};
  const Outcome outcome = folder.run();
  const std::string aside = folder.read("set-aside/d-set-aside.csv");
  EXPECT_NE(aside.find("D025"), std::string::npos);
  EXPECT_EQ(aside.find(secret.substr(6)), std::string::npos);
  for (const model::Finding& finding : outcome.report.findings) {
    for (const model::Place& place : finding.places) {
      EXPECT_EQ(place.excerpt.find(secret.substr(6)), std::string::npos);
      EXPECT_EQ(place.note.sv.find(secret.substr(6)), std::string::npos);
    }
  }
}

TEST_F(IdentityNumberInData, BecomesAPseudonymWithAKey) {
  folder.write("key.txt", "0123456789abcdef0123456789abcdef\n");
  folder.project.pseudonym_key = folder.path() / "key.txt";
  folder.options.as_of = day("2025-12-31");
  const Outcome outcome = folder.run();
  EXPECT_FALSE(outcome.report.refused_for_privacy);
  EXPECT_EQ(outcome.directory.persons, 2U);
  EXPECT_EQ(outcome.report.files[1].used, 1U) << "the same person however the number is written";
  EXPECT_EQ(outcome.directory.pseudonyms.size, model::page_size);
  // Only "ort" of p2, a text like any other, holds the digits.
  EXPECT_EQ(outcome.bytes().find(secret), outcome.bytes().rfind(secret));
}

TEST_F(IdentityNumberInData, KeyThatCannotBeReadIsRefused) {
  folder.project.pseudonym_key = folder.path() / "nothing.txt";
  const Outcome missing = folder.run();
  EXPECT_TRUE(missing.report.refused_for_privacy);
  EXPECT_NE(missing.find("D031"), nullptr);
  folder.write("short.txt", "abc\n");
  folder.project.pseudonym_key = folder.path() / "short.txt";
  EXPECT_NE(folder.run().find("D031"), nullptr);
}

TEST(PseudonymKey, GivesTheSameForOneKeyAndAnotherForAnother) {
  const DataFolder folder;
  folder.write("a", std::string(32, 'a'));
  folder.write("b", std::string(32, 'b'));
  const auto a = PseudonymKey::read(folder.path() / "a");
  const auto b = PseudonymKey::read(folder.path() / "b");
  ASSERT_TRUE(a && b);
  EXPECT_EQ(a->pseudonym("p1", 0), a->pseudonym("p1", 0));
  EXPECT_NE(a->pseudonym("p1", 0), b->pseudonym("p1", 0));
  EXPECT_NE(a->pseudonym("p1", 0), a->pseudonym("p2", 0));
  EXPECT_EQ(a->pseudonym("p1", 0).size(), 16U);
  const std::string ten = number("050228");
  EXPECT_EQ(a->pseudonym(ten, day("2025-01-01")), a->pseudonym("20" + ten, day("2025-01-01")));
  EXPECT_EQ(a->pseudonym(ten.substr(0, 6) + "+" + ten.substr(6), day("2025-01-01")),
            a->pseudonym("19" + ten, day("2025-01-01")));
}

}  // namespace
}  // namespace fotfaste::intake
