#include "host/frames.hpp"

#include <gtest/gtest.h>

#include <random>

#include "host/messages.hpp"
#include "host/received.hpp"

namespace fotfaste::host {
namespace {

model::PluginDescription small_description() {
  model::PluginDescription description;
  description.tables.push_back(
      {"table", FOTFASTE_KIND_COUNT, FOTFASTE_ADDITIVE, 0, 0, {"a", "b"}, {"a", "b"}, {}});
  description.tables[0].columns.push_back(
      {"word", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_DIMENSION, "", {"a", "b"}});
  description.tables[0].columns.push_back(
      {"count", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_COUNT, "", {"a", "b"}});
  return description;
}

std::string row(const char* word, std::int64_t count) {
  fotfaste_cell cells[2] = {};
  cells[0].type = FOTFASTE_TYPE_TEXT;
  cells[0].text = {word, std::string_view(word).size()};
  cells[1].type = FOTFASTE_TYPE_INTEGER;
  cells[1].integer = count;
  std::string bytes;
  write_row(bytes, 0, cells, 2);
  return bytes;
}

// What a sound worker sends.
std::string conversation() {
  std::string sent;
  FrameWriter writer([&sent](std::string_view bytes) { sent.append(bytes); });
  writer.add(FrameKind::step, write(Step::reading));
  writer.add(FrameKind::progress, write(Progress{1, 2}));
  writer.add(FrameKind::step, write(Step::reporting));
  writer.add(FrameKind::row, row("one", 1));
  writer.add(FrameKind::row, row("två", 2));
  writer.add(FrameKind::final, write(Final{Conclusion::done, 0, "", writer.count()}));
  writer.flush();
  return sent;
}

std::size_t rows_of(std::string_view sent, std::size_t piece) {
  const model::PluginDescription description = small_description();
  Received received(Purpose::evaluate, "test", &description, {});
  for (std::size_t at = 0; at < sent.size(); at += piece) received.feed(sent.substr(at, piece));
  EXPECT_TRUE(received.final().has_value());
  return received.tables.at(0).rows.size();
}

bool is_refused(std::string_view sent) {
  const model::PluginDescription description = small_description();
  Received received(Purpose::evaluate, "test", &description, {});
  try {
    received.feed(sent);
    return false;
  } catch (const InvalidOutput& error) {
    EXPECT_STRNE(error.what(), "");
    return true;
  }
}

TEST(Frames, ComeInPiecesOfAnySize) {
  const std::string sent = conversation();
  for (std::size_t piece = 1; piece <= sent.size(); ++piece) EXPECT_EQ(rows_of(sent, piece), 2u);
}

TEST(Frames, AnyChangedBitIsNoticedOrLeavesThemUnfinished) {
  const std::string sent = conversation();
  const model::PluginDescription description = small_description();
  for (std::size_t bit = 0; bit < sent.size() * 8; ++bit) {
    std::string changed = sent;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    Received received(Purpose::evaluate, "test", &description, {});
    bool refused = false;
    try {
      received.feed(changed);
    } catch (const InvalidOutput&) {
      refused = true;
    }
    EXPECT_TRUE(refused || !received.final()) << bit;
  }
}

TEST(Frames, CutOffAnywhereHaveNoEnd) {
  const std::string sent = conversation();
  const model::PluginDescription description = small_description();
  for (std::size_t size = 0; size < sent.size(); ++size) {
    Received received(Purpose::evaluate, "test", &description, {});
    received.feed(std::string_view(sent).substr(0, size));
    EXPECT_FALSE(received.final().has_value()) << size;
  }
}

TEST(Frames, HaveNothingBehindTheFinalOne) {
  EXPECT_TRUE(is_refused(conversation() + "x"));
  EXPECT_TRUE(is_refused(conversation() + conversation()));
}

TEST(Frames, AreCounted) {
  std::string sent;
  FrameWriter writer([&sent](std::string_view bytes) { sent.append(bytes); });
  writer.add(FrameKind::row, row("one", 1));
  writer.add(FrameKind::final, write(Final{Conclusion::done, 0, "", 7}));
  writer.flush();
  EXPECT_TRUE(is_refused(sent));
}

TEST(Frames, OfAKindThatHasNoPlaceAreRefused) {
  for (const FrameKind kind :
       {FrameKind::description, FrameKind::column_need, FrameKind::follow_up_need, FrameKind::state}) {
    std::string sent;
    FrameWriter writer([&sent](std::string_view bytes) { sent.append(bytes); });
    writer.add(kind, "");
    writer.flush();
    EXPECT_TRUE(is_refused(sent)) << static_cast<int>(kind);
  }
}

// Payloads of random bytes, correctly framed: what a plugin could write that knows the form.
TEST(Frames, MayHoldAnything) {
  std::mt19937_64 random(11);
  const model::PluginDescription description = small_description();
  for (int i = 0; i < 50'000; ++i) {
    std::string payload(random() % 80, '\0');
    const unsigned limit = random() % 2 == 0 ? 256 : 5;
    for (char& byte : payload) byte = static_cast<char>(random() % limit);
    std::string sent;
    FrameWriter writer([&sent](std::string_view bytes) { sent.append(bytes); });
    writer.add(static_cast<FrameKind>(1 + random() % last_frame_kind), payload);
    writer.flush();
    const auto purpose = static_cast<Purpose>(random() % 5);
    Received received(purpose, "test", &description, {});
    try {
      received.feed(sent);
    } catch (const InvalidOutput&) {
    }
  }
}

TEST(Frames, AreNotRandomBytes) {
  std::mt19937_64 random(13);
  int refused = 0;
  for (int i = 0; i < 2'000; ++i) {
    std::string bytes(200, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    refused += is_refused(bytes) ? 1 : 0;
  }
  EXPECT_GT(refused, 1'900);
}

TEST(Messages, ReadBackWhatWasWritten) {
  const PluginFinding finding =
      read_finding(write(PluginFinding{1, "S001", {"sv", "en"}, {"h", "j"}, 3, 4, 5, 6}));
  EXPECT_EQ(finding.code, "S001");
  EXPECT_EQ(finding.message.en, "en");
  EXPECT_EQ(finding.line, 3u);
  EXPECT_EQ(finding.total, 6u);
  const FollowUpMessage need = read_follow_up(write(FollowUpMessage{"goal", "exit", 6, 3}));
  EXPECT_EQ(need.anchor, "exit");
  EXPECT_EQ(need.days, 3);
  const model::PluginDescription description = read_description(write(small_description()));
  EXPECT_EQ(description.tables.at(0).columns.at(1).name, "count");
  char bytes[violation_size];
  write_violation(bytes, {ViolationKind::undeclared_column, 12, 34});
  const Violation violation = read_violation(std::string_view(bytes, sizeof bytes));
  EXPECT_EQ(violation.subject, 12u);
  EXPECT_EQ(violation.argument, 34u);
}

TEST(Messages, HoldTextInUtf8) {
  for (const char* text : {"", "abc", "åäö", "\xe2\x82\xac", "\xf0\x9f\x98\x80"})
    EXPECT_TRUE(is_utf8(text)) << text;
  for (const std::string_view text :
       {std::string_view("\0", 1), std::string_view("\x80"), std::string_view("\xc3"),
        std::string_view("\xc0\x80"), std::string_view("\xed\xa0\x80"), std::string_view("\xf4\x90\x80\x80"),
        std::string_view("\xe2\x82"), std::string_view("\xff")}) {
    EXPECT_FALSE(is_utf8(text));
  }
}

}  // namespace
}  // namespace fotfaste::host
