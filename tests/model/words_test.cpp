// Mistyped words, and words compared as people read them.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "model/nearest.hpp"
#include "model/schema.hpp"
#include "model/words.hpp"

namespace fotfaste::model {
namespace {

const std::vector<std::string> keys = {
    "planned_participants", "organisation_number", "owner", "fund", "id", "start", "end", "kön", "född"};

TEST(Nearest, FindsTheWordThatWasMeant) {
  EXPECT_EQ(nearest("planed_participants", keys), "planned_participants");
  EXPECT_EQ(nearest("planned-participants", keys), "planned_participants");
  EXPECT_EQ(nearest("Planned Participants", keys), "planned_participants");
  EXPECT_EQ(nearest("ownre", keys), "owner") << "two letters swapped are one slip";
  EXPECT_EQ(nearest("satrt", keys), "start");
  EXPECT_EQ(nearest("KÖN", keys), "kön");
  EXPECT_EQ(nearest("fodd", keys), "född") << "å, ä, ö count as one letter, not two bytes";
  EXPECT_EQ(nearest("organisation", keys), "organisation_number");
}

TEST(Nearest, SaysNothingWhenNothingIsNear) {
  EXPECT_EQ(nearest("budget", keys), std::nullopt);
  EXPECT_EQ(nearest("", keys), std::nullopt);
  EXPECT_EQ(nearest("xy", keys), std::nullopt) << "of two letters, none may differ";
  EXPECT_EQ(nearest("start", {}), std::nullopt);
  EXPECT_EQ(nearest("sta", {"station", "statute"}), std::nullopt) << "two words begin so";
  EXPECT_EQ(nearest(std::string(10'000, 'a'), {std::string(10'000, 'a')}), std::nullopt);
}

TEST(Nearest, TakesTheFirstOfEquallyNear) {
  EXPECT_EQ(nearest("bart", {"cart", "dart"}), "cart");
  EXPECT_EQ(nearest("bart", {"dart", "cart"}), "dart");
}

TEST(Nearest, NeverFailsOnOneSlipInALongerWord) {
  for (const Column& column : columns()) {
    const std::string word(column.name);
    if (word.size() < 5) continue;
    for (std::size_t i = 0; i < word.size(); ++i) {
      std::string shorter = word;
      shorter.erase(i, 1);
      EXPECT_EQ(nearest(shorter, {"qqqqqq", word}), word) << shorter;
      std::string longer = word;
      longer.insert(i, 1, 'x');
      EXPECT_EQ(nearest(longer, {"qqqqqq", word}), word) << longer;
    }
  }
}

TEST(Words, AreReadAsPeopleDo) {
  EXPECT_EQ(folded("  Arbetslös_sedan "), U"arbetslös sedan");
  EXPECT_EQ(folded("FÖDD"), folded("född"));
  EXPECT_EQ(folded("Jul.93"), folded("jul 93"));
  EXPECT_EQ(characters("å\xFFz"), (std::u32string{0xE5, 0xFF, U'z'})) << "a broken byte stands for itself";
  EXPECT_EQ(characters("\xE2\x82").size(), 2u);
}

}  // namespace
}  // namespace fotfaste::model
