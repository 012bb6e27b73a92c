#include "cli/init_data.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "cli/model_words.hpp"
#include "fotfaste/sdk/toml_text.hpp"
#include "intake/header_synonyms.hpp"
#include "model/words.hpp"
#include "report/display_text.hpp"

namespace fotfaste::cli {
namespace {

using model::ColumnId;
using model::Form;
using model::Language;
using model::Table;
using model::Text;

// Spreadsheet programs take a file for UTF-8 by this.
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view say(Language language, std::string_view sv, std::string_view en) {
  return language == Language::swedish ? sv : en;
}

// Questionnaires stand in files of their own rather than in rows.
bool describes_instruments(Table table) {
  return table == Table::instruments || table == Table::items || table == Table::sub_scales ||
         table == Table::norms;
}

// Blank is right for nearly every project.
bool is_seldom_needed(ColumnId id) {
  const std::string path = model::path(id);
  return path == "group" || path == "states.dimension";
}

// Lower case of a file's name: letters a to z and hyphens.
std::string file_name(const std::string& title) {
  std::string name;
  for (const char32_t c : model::folded(title)) {
    if (c == U'å' || c == U'ä') {
      name.push_back('a');
    } else if (c == U'ö') {
      name.push_back('o');
    } else if ((c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9')) {
      name.push_back(static_cast<char>(c));
    } else if (c == U' ') {
      name.push_back('-');
    }
  }
  return name;
}

// Up to where an explanation begins.
std::string first_words(const std::string& text) {
  return text.substr(0, text.find_first_of(";,:("));
}

std::string spaced(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string header_of(ColumnId id, Language language) {
  const model::Column& column = model::column(id);
  if (language == Language::english) return column.form == Form::person ? "participant" : spaced(column.name);
  for (const intake::HeaderSynonym& one : intake::header_synonyms()) {
    if (one.table == column.table && one.column == column.name) return std::string(one.header);
  }
  const auto words = model_words().columns.find(id);
  return words == model_words().columns.end() ? spaced(column.name) : first_words(words->second.sv);
}

// A word for a cell, in place of an explanation that is too long for one.
std::string code_word(ColumnId id, std::string_view code, Language language) {
  constexpr std::size_t longest = 35;
  struct Short {
    std::string_view code;
    std::string_view sv;
    std::string_view en;
  };
  constexpr Short shorter[] = {{"job_search", "söker arbete", "looking for work"},
                               {"inactive", "utan sysselsättning", "neither working nor studying"}};
  const auto column = model_words().codes.find(id);
  if (column != model_words().codes.end()) {
    const auto words = column->second.find(code);
    if (words != column->second.end()) {
      const std::string& word = words->second.in(language);
      if (!word.empty() && report::character_count(word) <= longest) return word;
    }
  }
  for (const Short& one : shorter) {
    if (one.code == code) return std::string(say(language, one.sv, one.en));
  }
  return spaced(code);
}

std::vector<std::pair<std::string, std::string>> words_for(ColumnId id,
                                                           std::span<const std::string_view> codes,
                                                           Language language) {
  std::vector<std::pair<std::string, std::string>> words;
  for (const std::string_view code : codes) {
    std::string word = code_word(id, code, language);
    // Two codes need two words.
    const bool taken =
        std::any_of(words.begin(), words.end(), [&](const auto& one) { return one.first == word; });
    words.emplace_back(taken ? std::string(code) : std::move(word), std::string(code));
  }
  return words;
}

DataColumn data_column(ColumnId id, Language language) {
  const model::Column& column = model::column(id);
  DataColumn made{id, header_of(id, language), {}};
  if (column.form == Form::code) made.codes = words_for(id, column.codes, language);
  if (model::path(id) == "states.state") {
    const ColumnId core = *model::find_column(Table::states, "core_state");
    made.codes = words_for(core, model::column(core).codes, language);
  }
  if (model::path(id) == "assessments.rater") {
    made.codes = {{std::string(say(language, "deltagaren", "the participant")), "participant"},
                  {std::string(say(language, "handledaren", "the caseworker")), "caseworker"},
                  {std::string(say(language, "arbetsgivaren", "the employer")), "employer"}};
  }
  return made;
}

// A table, or a column, that a plugin names: "exit", "states.from", "project.items", "attributes.Program".
struct Named {
  std::optional<Table> table;
  std::optional<ColumnId> column;
};

Named named(const std::string& path) {
  if (const auto column = model::find_column(path)) return {model::column(*column).table, column};
  std::string_view name = path;
  if (name.starts_with("project.")) name.remove_prefix(8);
  return {model::find_table(name.substr(0, name.find('.'))), std::nullopt};
}

std::string date_example(std::string_view column) {
  constexpr std::string_view last_days[] = {"exit", "until", "known_until", "end", "left"};
  if (column == "birth_date") return "2004-05-17";
  return std::find(std::begin(last_days), std::end(last_days), column) == std::end(last_days) ? "2026-09-01"
                                                                                              : "2027-03-01";
}

// What to write in a cell, for a person who has not seen the file before.
std::string example_of(const DataColumn& data, Language language) {
  const model::Column& column = model::column(data.column);
  if (!data.codes.empty()) return data.codes.front().first;
  switch (column.form) {
    case Form::person:
      return "D001";
    case Form::small:
      return column.most == 1 ? std::string(say(language, "ja", "yes")) : std::to_string(column.most / 2);
    case Form::money:
      return "12500,50";
    case Form::number:
      return model::path(data.column) == "assessments.value" ? "4" : "20";
    case Form::date:
      return date_example(column.name);
    case Form::code:
    case Form::label:
      break;
  }
  const std::map<std::string, Text, std::less<>> examples = {
      {"cohort", {"Omgång 1", "Round 1"}},
      {"site", {"Centrum", "Centre"}},
      {"source", {"Socialtjänsten", "Social services"}},
      {"attributes.name", {"Program", "Programme"}},
      {"attributes.value", {"IMA", "IMA"}},
      {"groups.name", {"Nyanländ", "Newly arrived"}},
      {"states.contract", {"Visstid", "Fixed-term"}},
      {"states.employer", {"Arbetsgivare 1", "Employer 1"}},
      {"assessments.instrument", {"exempel", "example"}},
      {"assessments.item", {"hope", "hope"}},
      {"activities.type", {"Praktik", "Placement"}},
      {"activities.provider", {"Arbetsgivare 1", "Employer 1"}},
      {"events.kind", {"Plan beslutad", "Plan agreed"}},
      {"assignments.who", {"H1", "H1"}},
      {"project.cohorts.name", {"Omgång 1", "Round 1"}},
      {"project.organisations.kind", {"arbetsgivare", "employer"}},
      {"project.survey.respondent", {"S1", "S1"}},
      {"project.survey.respondent_group", {"styrgrupp", "steering group"}},
  };
  const auto found = examples.find(model::path(data.column));
  return found == examples.end() ? std::string(say(language, "egna ord", "own words"))
                                 : found->second.in(language);
}

std::string form_of(const DataColumn& data, Language language) {
  if (!data.codes.empty()) {
    std::string words(say(language, "ett av: ", "one of: "));
    for (const auto& [word, code] : data.codes) {
      words.append(word == data.codes.front().first ? "" : "; ").append(word);
    }
    return words;
  }
  const model::Column& column = model::column(data.column);
  switch (column.form) {
    case Form::person:
      return std::string(
          say(language, "en beteckning, samma i alla filer", "a designation, the same in all files"));
    case Form::small:
      if (column.most == 1) return std::string(say(language, "ja eller nej", "yes or no"));
      return std::string(say(language, "heltal ", "whole number ")) + std::to_string(column.least) + "–" +
             std::to_string(column.most);
    case Form::money:
      return std::string(say(language, "kronor", "kronor"));
    case Form::number:
      return std::string(say(language, "tal", "number"));
    case Form::date:
      return std::string(say(language, "datum, år-månad-dag", "date, year-month-day"));
    case Form::code:
    case Form::label:
      break;
  }
  return std::string(
      say(language, "egna ord, skrivna likadant varje gång", "own words, written the same every time"));
}

// A cell of a table in Markdown.
std::string cell(std::string text) {
  std::replace(text.begin(), text.end(), '|', '/');
  return text;
}

}  // namespace

DataFiles data_files(const std::vector<host::ColumnNeed>& needs, Language language) {
  DataFiles files;
  std::map<Table, std::set<ColumnId>> wanted;
  wanted[Table::participations];
  for (const host::ColumnNeed& need : needs) {
    const Named what = named(need.column);
    if (!what.table) continue;
    if (describes_instruments(*what.table)) {
      files.instruments = true;
      continue;
    }
    if (!what.column) {
      wanted[*what.table];
      if (!model::is_project_table(*what.table)) continue;
      for (const model::Column& one : model::columns_of(*what.table))
        wanted[*what.table].insert(*model::find_column(*what.table, one.name));
      continue;
    }
    if (model::column(*what.column).name.ends_with("_precision")) continue;
    if (is_seldom_needed(*what.column) && !need.required) continue;
    // The project's own word for it is what a file holds.
    if (need.column == "states.core_state") continue;
    wanted[*what.table].insert(*what.column);
  }
  for (auto& [table, columns] : wanted) {
    for (const model::Column& one : model::columns_of(table)) {
      if (one.required) columns.insert(*model::find_column(table, one.name));
    }
    DataTable made{table, {}, {}};
    const auto title = model_words().titles.find(table);
    const std::string name =
        title == model_words().titles.end() ? std::string(model::name(table)) : title->second.in(language);
    made.file = "data/" + file_name(name) + ".csv";
    if (model::is_nested(table))
      made.columns.push_back(data_column(*model::find_column(Table::participations, "person"), language));
    for (const ColumnId column : columns) made.columns.push_back(data_column(column, language));
    // Two columns may be called the same in different tables, never in one.
    std::set<std::u32string> headers;
    for (DataColumn& one : made.columns) {
      if (headers.insert(model::folded(one.header)).second) continue;
      one.header.append(" (").append(model::column(one.column).name).append(")");
      headers.insert(model::folded(one.header));
    }
    files.tables.push_back(std::move(made));
  }
  return files;
}

std::string mapping_text(const DataTable& table, Language language) {
  const std::string name(model::name(table.table));
  std::string text;
  const auto description = model_words().descriptions.find(table.table);
  if (description != model_words().descriptions.end())
    text.append(report::paragraph("# ", "# ", description->second.in(language), 110));
  text.append("[data.")
      .append(name)
      .append("]\nfile = ")
      .append(toml_text(table.file))
      .append("\ndelimiter = \";\"\n");
  text.append("columns = { ");
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const DataColumn& one = table.columns[i];
    text.append(i == 0 ? "" : ", ")
        .append(model::column(one.column).name)
        .append(" = ")
        .append(toml_text(one.header));
  }
  text.append(" }\n");
  std::string core;
  for (const DataColumn& one : table.columns) {
    std::string words;
    const bool is_state = model::path(one.column) == "states.state";
    for (const auto& [word, code] : one.codes) {
      if (is_state) {
        core.append(toml_text(word)).append(" = ").append(toml_text(code)).append("\n");
      } else {
        words.append(words.empty() ? "" : ", ").append(toml_text(word)).append(" = ").append(toml_text(code));
      }
    }
    if (words.empty()) continue;
    text.append("codes.").append(model::column(one.column).name).append(" = { ").append(words).append(" }\n");
  }
  if (table.table == Table::participations) {
    text.append(say(
        language,
        "# Egna uppgifter att dela upp efter, och målgrupper (ja eller nej): lägg till kolumner i filen och\n"
        "# skriv deras rubriker här, till höger.\n"
        "#attributes = { \"Program\" = \"program\" }\n"
        "#groups = { \"Nyanländ\" = \"nyanländ\" }\n",
        "# Information of your own to break down by, and target groups (yes or no): add columns to the file\n"
        "# and write their headers here, to the right.\n"
        "#attributes = { \"Programme\" = \"programme\" }\n"
        "#groups = { \"Newly arrived\" = \"newly arrived\" }\n"));
  }
  if (core.empty()) return text;
  return text.append("\n")
      .append(say(
          language,
          "# Projektets ord för vad någon gör, och vad de betyder för beräkningarna. Lägg till egna ord.\n",
          "# The project's words for what somebody does, and what they mean to the calculations. Add your "
          "own.\n"))
      .append("[data.states.core]\n")
      .append(core);
}

std::string header_line(const DataTable& table) {
  std::string line(byte_order_mark);
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    line.append(i == 0 ? "" : ";").append(table.columns[i].header);
  return line.append("\n");
}

std::string data_readme(const DataFiles& files, Language language) {
  std::string text(say(
      language,
      "# Uppgifterna\n\nEn fil för varje slags uppgift. Rubrikraden ska stå kvar; skriv från rad 2, en sak "
      "på varje "
      "rad. Filerna går att öppna i ett kalkylprogram: spara dem som CSV (UTF-8) med semikolon mellan "
      "kolumnerna. Ett "
      "tomt fält betyder att uppgiften inte är känd; skriv aldrig 0 eller nej för det som inte är känt.\n\n"
      "`fotfaste check` i mappen ovanför säger vad som är fel, rad för rad.\n\n"
      "## Skriv aldrig\n\n"
      "- namn, personnummer, telefon, e-post eller adress, i någon kolumn. En deltagare är en beteckning, "
      "som D001; "
      "vem det är står i en nyckel som förvaras för sig\n"
      "- fri text om en persons hälsa eller liv\n"
      "- handledares och mentorers namn: skriv H1, M1\n",
      "# The data\n\nOne file for each kind of information. The line of headers stays; write from line 2 on, "
      "one thing "
      "a line. The files open in a spreadsheet program: save them as CSV (UTF-8) with semicolons between "
      "columns. A "
      "blank cell means that it is not known; never write 0 or no for what is not known.\n\n"
      "`fotfaste check` in the folder above says what is wrong, line by line.\n\n"
      "## Never write\n\n"
      "- names, personal identity numbers, telephones, e-mails or addresses, in any column. A participant is "
      "a "
      "designation, such as D001; who it is stands in a key that is kept apart\n"
      "- free text about a person's health or life\n"
      "- names of caseworkers and mentors: write H1, M1\n"));
  for (const DataTable& table : files.tables) {
    const std::string file = table.file.substr(table.file.find('/') + 1);
    text.append("\n## ").append(file).append("\n\n");
    const auto description = model_words().descriptions.find(table.table);
    if (description != model_words().descriptions.end())
      text.append(description->second.in(language)).append("\n\n");
    text.append(say(language, "| rubrik | vad | hur det skrivs | exempel |\n",
                    "| header | what | how it is written | example |\n"))
        .append("|---|---|---|---|\n");
    for (const DataColumn& one : table.columns) {
      const model::Column& column = model::column(one.column);
      const auto words = model_words().columns.find(one.column);
      std::string what = words == model_words().columns.end() ? one.header : words->second.in(language);
      std::string form = form_of(one, language);
      const bool required = column.required || column.form == Form::person;
      form.append(required ? say(language, "; **måste fyllas i**", "; **must be filled in**") : "");
      text.append("| ").append(cell(one.header)).append(" | ").append(cell(std::move(what))).append(" | ");
      text.append(cell(std::move(form))).append(" | ").append(cell(example_of(one, language))).append(" |\n");
    }
  }
  if (!files.instruments) return text;
  return text.append(
      say(language,
          "\n## Formulär\n\nFrågorna som deltagarna skattas med står i mappen `instruments`. Exemplet "
          "där har en fråga: byt ut den, och lägg till fler.\n",
          "\n## Questionnaires\n\nThe items that participants are rated with stand in the folder "
          "`instruments`. The example there has one item: replace it, and add more.\n"));
}

std::string instrument_file(Language language) {
  return std::string(say(language, "instruments/exempel.toml", "instruments/example.toml"));
}

std::string instrument_text(Language language) {
  return std::string(
             say(language,
                 "# Ett formulär med en fråga, att utgå från. Skriv id likadant i filen med svar.\n\n"
                 "[instrument]\nid = \"exempel\"\nversion = \"1\"\n"
                 "title = { sv = \"Exempel\", en = \"Example\" }\n"
                 "# Vilka som svarar, och skalan.\nraters = [\"participant\", \"caseworker\"]\nlowest = 1\n"
                 "highest = 5\n# Är ett högre svar bättre (higher) eller sämre (lower)?\n"
                 "direction = \"higher\"\n\n[[item]]\nid = \"hope\"\n",
                 "# A questionnaire with one item, to begin from. Write id the same in the file of "
                 "answers.\n\n"
                 "[instrument]\nid = \"example\"\nversion = \"1\"\n"
                 "title = { sv = \"Exempel\", en = \"Example\" }\n"
                 "# Who answers, and the scale.\nraters = [\"participant\", \"caseworker\"]\nlowest = 1\n"
                 "highest = 5\n# Is a higher answer better (higher) or worse (lower)?\n"
                 "direction = \"higher\"\n\n[[item]]\nid = \"hope\"\n"))
      .append(
          "title = { sv = \"Tror på framtiden\", en = \"Believes in the future\" }\n"
          "wording = { sv = \"Jag tror på min framtid.\", en = \"I believe in my future.\" }\n");
}

}  // namespace fotfaste::cli
