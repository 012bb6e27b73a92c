// Identity numbers in the place of pseudonyms: the key file, the process that reads it, and its walls. The
// numbers are the well-known examples of how such numbers are made up; they are nobody's.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <functional>

#include "data_folder.hpp"
#include "intake/identities/enclosure.hpp"
#include "intake/identities/join.hpp"
#include "intake/identities/key_file.hpp"
#include "intake/identity_number.hpp"

namespace fotfaste::intake {
namespace {

using Kind = Identity::Kind;
using model::Table;

const Day today = *parse_day("2025-07-01");

TEST(ReadIdentity, KnowsTheExamples) {
  struct Example {
    const char* written;
    const char* whole;
    const char* birth;
  };
  for (const Example& one : {Example{"19121212-1212", "191212121212", "1912-12-12"},
                             {"640823-3234", "196408233234", "1964-08-23"},
                             {"701063-2391", "197010632391", "1970-10-03"},
                             {"811218-9876", "198112189876", "1981-12-18"},
                             {"8507099805", "198507099805", "1985-07-09"},
                             {"900101 0017", "199001010017", "1990-01-01"},
                             {"000101-0107", "200001010107", "2000-01-01"}}) {
    const Identity found = read_identity(one.written, today);
    EXPECT_EQ(found.kind, Kind::number) << one.written;
    EXPECT_EQ(found.text, one.whole);
    EXPECT_EQ(format_day(found.birth), one.birth);
  }
}

TEST(ReadIdentity, FindsTheCentury) {
  const auto year = [](const char* written, const char* day) {
    return read_identity(written, *parse_day(day)).text.substr(0, 4);
  };
  EXPECT_EQ(year("121212-1212", "2025-07-01"), "2012");
  EXPECT_EQ(year("121212+1212", "2025-07-01"), "1912");
  EXPECT_EQ(year("121212-1212", "2012-12-12"), "2012") << "born today";
  EXPECT_EQ(year("121212-1212", "2012-12-11"), "1912") << "born tomorrow would be";
  EXPECT_EQ(year("121212+1212", "2012-01-01"), "1912") << "the sign is used from the year of turning 100";
  EXPECT_EQ(year("121212+1212", "2011-12-31"), "") << "1812 is too long ago";
  EXPECT_EQ(year("000101-0107", "1999-12-31"), "1900");
}

TEST(ReadIdentity, KnowsWhatIsWrong) {
  for (std::string digits = "811218-9870"; digits.back() <= '9'; ++digits.back()) {
    EXPECT_EQ(read_identity(digits, today).kind,
              digits.back() == '6' ? Kind::number : Kind::wrong_check_digit)
        << digits;
  }
  for (const char* text :
       {"", "p1", "811318-9876", "811200-9876", "811292-9876", "20811218-9876", "8112189-876", "81121-89876",
        "811218-987", "811218-98766", "811218/9876", "18491218-9876"}) {
    EXPECT_EQ(read_identity(text, today).kind, Kind::impossible) << text;
    EXPECT_EQ(read_identity(text, today).text, "") << text;
  }
}

TEST(ReadIdentity, TakesAPlaceholderAsItStands) {
  const Identity found = read_identity("19640823Tf29", today);
  EXPECT_EQ(found.kind, Kind::placeholder);
  EXPECT_EQ(found.text, "19640823Tf29");
  EXPECT_EQ(format_day(found.birth), "1964-08-23");
  for (const char* text : {"19641323Tf29", "640823Tf29", "19640823Tf2", "19640823Tf290", "19640823Xf29",
                           "19640823T=29", "19640823Tf\"9", "20640823Tf29"}) {
    EXPECT_EQ(read_identity(text, today).kind, Kind::impossible) << text;
  }
}

std::vector<WantedPerson> wanted(std::initializer_list<const char*> pseudonyms) {
  std::vector<WantedPerson> list;
  for (const char* one : pseudonyms) list.push_back({one, {}});
  return list;
}

TEST(KeyFile, KnowsHeadersDelimitersAndEncodings) {
  for (const char* text :
       {"pseudonym;personnummer\np1;811218-9876\n", "Personal identity number,Participant\n811218-9876,p1",
        "\xEF\xBB\xBF"
        "extra\tPERSONNUMMER\tDeltagare\r\n\r\nx\t\"811218-9876\"\tp1\r\n",
        "l\xF6pnummer;personnr\np1;811218-9876\n", "id;pnr\rp1;811218-9876\r"}) {
    const Keys keys = read_keys(text, wanted({"p1"}), today);
    EXPECT_EQ(keys.identities, std::vector<std::string>{"198112189876"}) << text;
    EXPECT_TRUE(keys.notes.empty()) << text;
  }
}

TEST(KeyFile, NotesRowsAsASpreadsheetCountsThem) {
  const Keys keys = read_keys("id;pnr\n\np1;811218-9875\nother;nonsense\np2;\n", wanted({"p1", "p2"}), today);
  EXPECT_EQ(keys.notes,
            (std::vector<KeyNote>{{KeyTrouble::no_key, 0, 1}, {KeyTrouble::wrong_check_digit, 3, 0}}));
}

TEST(KeyFile, ComparesBirthDatesAsFarAsTheyAreKnown) {
  const auto notes = [](const char* number, const char* day, Precision precision) {
    std::vector<WantedPerson> one = {{"p1", {{*parse_day(day), precision}}}};
    return read_keys(std::string("id;pnr\np1;") + number, one, today).notes;
  };
  EXPECT_TRUE(notes("811218-9876", "1981-12-18", Precision::day).empty());
  EXPECT_FALSE(notes("811218-9876", "1981-12-19", Precision::day).empty());
  EXPECT_TRUE(notes("811218-9876", "1981-12-01", Precision::month).empty());
  EXPECT_FALSE(notes("811218-9876", "1981-11-01", Precision::month).empty());
  EXPECT_TRUE(notes("811218-9876", "1981-01-01", Precision::year).empty());
  EXPECT_FALSE(notes("811218-9876", "1982-01-01", Precision::year).empty());
  EXPECT_TRUE(notes("701063-2391", "1970-10-03", Precision::day).empty()) << "a coordination number";
  const auto placeholder = notes("19640823Tf29", "1964-08-24", Precision::day);
  EXPECT_EQ(placeholder.front().trouble, KeyTrouble::other_birth_date);
}

TEST(KeyFile, FindsOnePersonWithTwoPseudonyms) {
  const Keys keys =
      read_keys("id;pnr\np1;811218-9876\np2;198112189876\nx;8112189876\n", wanted({"p1"}), today);
  ASSERT_EQ(keys.notes.size(), 1u) << "p2 and x are not wanted, and are the same person as p1";
  EXPECT_EQ(keys.notes[0].trouble, KeyTrouble::shared);
  EXPECT_TRUE(read_keys("id;pnr\np1;811218-9876\np1;198112189876\n", wanted({"p1"}), today).notes.empty())
      << "the same twice does no harm";
  const Keys placeholders =
      read_keys("id;pnr\np1;19640823Tf29\np2;19640823Tf29\n", wanted({"p1", "p2"}), today);
  for (const KeyNote& note : placeholders.notes) EXPECT_EQ(note.trouble, KeyTrouble::placeholder);
}

// Runs it in a process of its own; what ended that.
int status_of(const std::function<void()>& enclosed) {
  const pid_t child = fork();
  if (child == 0) {
    const int file = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (!enclose(file, file, file)) _exit(99);
    enclosed();
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

TEST(Enclosure, LeavesReadingAndWritingAndNothingElse) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "builds with sanitizers keep their system calls";
#endif
  const int allowed = status_of([] {
    char byte = 0;
    if (read(keys_descriptor, &byte, 1) != 0 || write(output_descriptor, "x", 1) != 1) _exit(1);
    const std::string grown(std::size_t{1} << 22, 'x');
    if (write(report_descriptor, grown.data(), 1) != 1) _exit(1);
  });
  EXPECT_TRUE(WIFEXITED(allowed) && WEXITSTATUS(allowed) == 0) << allowed;
  const std::vector<std::pair<const char*, std::function<void()>>> attempts = {
      {"opening a file", [] { open("/etc/hostname", O_RDONLY); }},
      {"making a file", [] { open("/dev/shm/fotfaste-test", O_CREAT | O_WRONLY, 0600); }},
      {"a socket", [] { socket(AF_INET, SOCK_STREAM, 0); }},
      {"a process", [] { fork(); }},
      {"another program", [] { execl("/bin/true", "true", nullptr); }},
      {"standard output", [] { write(STDOUT_FILENO, "x", 1) < 0 ? void() : void(); }},
      {"reading what is written",
       [] {
         char byte;
         read(output_descriptor, &byte, 1) < 0 ? void() : void();
       }},
  };
  for (const auto& [what, attempt] : attempts) {
    const int status = status_of(attempt);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS) << what << " went unpunished: " << status;
  }
}

class Join : public testing::Test {
 protected:
  Join() {
    folder.write("d.csv", "deltagare;start;född\np1;2025-01-07;1981-12-18\np2;2025-01-07;1985-07-09\n");
    folder.add(Table::participations, "d.csv",
               {{"person", "deltagare"}, {"entry", "start"}, {"birth_date", "född"}});
    folder.write("keys.csv", "id;pnr\np2;850709-9805\np1;811218-9876\n");
    request.keys = folder.path() / "keys.csv";
    request.output = folder.path() / "out.csv";
    request.head = "head\n";
    request.rows = {{1, "a;", ";b\n"}, {0, "c;", ";d\n"}, {1, "e;", ";f\n"}};
    request.as_of = today;
  }
  JoinReport join() {
    Outcome outcome = folder.run();
    return join_identities(request, outcome.file, outcome.directory);
  }
  DataFolder folder;
  JoinRequest request;
};

TEST_F(Join, PutsNumbersInTheGaps) {
  const JoinReport report = join();
  EXPECT_TRUE(report.written);
  EXPECT_TRUE(report.findings.empty());
  EXPECT_EQ(report.persons, 2u);
  EXPECT_EQ(folder.read("out.csv"), "head\na;198507099805;b\nc;198112189876;d\ne;198507099805;f\n");
}

TEST_F(Join, ComparesWithTheModelsBirthDates) {
  folder.write("keys.csv", "id;pnr\np1;850709-9805\np2;811218-9876\n");
  const JoinReport report = join();
  EXPECT_FALSE(report.written);
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings[0].code, "K006");
  EXPECT_EQ(report.findings[0].count, 2u);
  EXPECT_EQ(report.findings[0].places[0].row, 2u);
  EXPECT_EQ(report.findings[0].places[0].note.sv, "pseudonym p1");
  EXPECT_FALSE(std::filesystem::exists(request.output));
}

TEST_F(Join, NeverWritesOverAFile) {
  folder.write("out.csv", "mine");
  EXPECT_THROW(join(), std::runtime_error);
}

}  // namespace
}  // namespace fotfaste::intake
