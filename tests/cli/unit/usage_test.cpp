#include "cli/usage.hpp"

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/choice.hpp"
#include "cli/commands.hpp"
#include "cli/refusal.hpp"

namespace fotfaste::cli {
namespace {

// The program's command line, read but not acted on.
class CommandLine {
 public:
  explicit CommandLine(model::Language language) {
    context.language = language;
    app.name("fotfaste");
    translate_usage(app, context);
    app.fallthrough();
    app.require_subcommand(1);
    app.add_option("--color", context.color);
    add_run_command(app, context);
    add_check_command(app, context);
    add_plugin_command(app, context);
    add_explain_command(app, context);
    add_simulate_command(app, context);
    add_doctor_command(app, context);
    add_completions_command(app, context);
  }

  // What is wrong with it; nothing when it is right.
  std::string fault(std::vector<std::string> words) {
    std::reverse(words.begin(), words.end());
    try {
      app.parse(std::move(words));
      return {};
    } catch (const CLI::ParseError& error) {
      return explain_usage(app, error, context);
    }
  }

  Context context;
  CLI::App app;
};

std::string in_swedish(std::vector<std::string> words) {
  return CommandLine(model::Language::swedish).fault(std::move(words));
}
std::string in_english(std::vector<std::string> words) {
  return CommandLine(model::Language::english).fault(std::move(words));
}

TEST(Usage, AcceptsWhatIsRight) {
  CommandLine line(model::Language::swedish);
  EXPECT_EQ(line.fault({"run", "projekt", "--out", "ut", "--color", "never", "--shards", "3"}), "");
  EXPECT_EQ(line.context.color, "never") << "common options may stand after the command";
  EXPECT_TRUE(line.context.action);
}

TEST(Usage, SuggestsACommand) {
  EXPECT_EQ(in_swedish({"rnu", "projekt"}), "Okänt kommando: rnu. Menade du run?");
  EXPECT_EQ(in_english({"chek"}), "Unknown command: chek. Did you mean check?");
  EXPECT_EQ(in_english({"plugin", "lits"}), "Unknown command: lits. Did you mean list?");
}

TEST(Usage, SuggestsAnOption) {
  EXPECT_EQ(in_swedish({"run", "projekt", "--out", "ut", "--shard=2"}),
            "Okänt val: --shard. Menade du --shards?");
  EXPECT_EQ(in_english({"check", "projekt", "--colour", "never"}),
            "Unknown option: --colour. Did you mean --color?");
}

TEST(Usage, SuggestsNothingWhereNothingIsNear) {
  EXPECT_EQ(in_english({"xyzzyplugh"}), "Unknown command: xyzzyplugh.");
}

TEST(Usage, SaysWhatIsMissing) {
  EXPECT_EQ(in_swedish({}), "Ett kommando saknas.");
  EXPECT_EQ(in_swedish({"run", "projekt"}), "--out måste anges.");
  EXPECT_EQ(in_english({"run", "--out", "ut"}), "PROJECT must be given.");
  EXPECT_EQ(in_swedish({"plugin"}), "Ett kommando saknas.");
}

TEST(Usage, SaysWhatIsNotANumber) {
  EXPECT_EQ(in_english({"run", "projekt", "--out", "ut", "--shards", "many"}),
            "The value cannot be read as a number: --shards = many.");
}

TEST(Usage, NeutralisesWhatWasTyped) {
  const std::string sentence = in_english({std::string("\x1b[2J\x07") + std::string(10'000, 'x')});
  EXPECT_EQ(sentence.find('\x1b'), std::string::npos);
  EXPECT_LT(sentence.size(), 300u);
}

TEST(Usage, HasHelpInBothLanguages) {
  CommandLine swedish(model::Language::swedish);
  CommandLine english(model::Language::english);
  EXPECT_NE(swedish.app.help().find("Användning"), std::string::npos);
  EXPECT_NE(english.app.help().find("Usage"), std::string::npos);
  for (const CLI::App* command : swedish.app.get_subcommands({})) {
    const CLI::App* same = english.app.get_subcommand(command->get_name());
    EXPECT_FALSE(command->get_description().empty()) << command->get_name();
    EXPECT_NE(command->get_description(), same->get_description()) << command->get_name();
  }
}

TEST(Language, IsSwedishUnlessEnglishIsAskedFor) {
  const auto of = [](std::vector<const char*> words) {
    words.insert(words.begin(), "fotfaste");
    return language_of(static_cast<int>(words.size()), words.data());
  };
  EXPECT_EQ(of({}), model::Language::swedish);
  EXPECT_EQ(of({"run", "--lang", "en"}), model::Language::english);
  EXPECT_EQ(of({"--lang=en"}), model::Language::english);
  EXPECT_EQ(of({"--lang"}), model::Language::swedish);
  EXPECT_EQ(of({"--lang", "fi"}), model::Language::swedish);
  EXPECT_EQ(of({"--", "--lang", "en"}), model::Language::swedish);
  // A command's own --lang is another thing.
  EXPECT_EQ(of({"--lang", "en", "plugin", "new", "share", "--lang", "cpp"}), model::Language::english);
  EXPECT_EQ(of({"plugin", "new", "share", "--lang", "cpp"}), model::Language::swedish);
}

TEST(Choice, SaysWhichWordsThereAre) {
  Context context;
  context.language = model::Language::english;
  EXPECT_NO_THROW(require_choice(context, "--color", "auto", {"auto", "always", "never"}));
  try {
    require_choice(context, "--color", "allways", {"auto", "always", "never"});
    FAIL() << "a word that there is not was taken";
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.code(), ExitCode::usage);
    EXPECT_STREQ(refusal.what(),
                 "--color must be auto, always or never, not \"allways\". Did you mean always?");
  }
}

}  // namespace
}  // namespace fotfaste::cli
