#include "cli/init_project.hpp"

#include "fotfaste/sdk/toml_text.hpp"
#include "model/schema.hpp"

namespace fotfaste::cli {
namespace {

using model::Language;
using model::Text;

// Keys of the card that nobody is asked about.
struct Further {
  std::string_view line;
  Text about;
};
const Further further[] = {
    {"age_at_entry = { least = 18, most = 24 }",
     {"fyllda år vid start: den som ligger utanför ger en varning",
      "completed years at entry: who is outside gives a warning"}},
    {"description = \"\"", {"några ord om projektet", "a few words about the project"}},
    {"municipalities = [\"Kommunen\"]", {"kommuner", "municipalities"}},
    {"partners = [\"Arbetsförmedlingen\"]", {"samverkansparter", "partners"}},
    {"granted_support = 6375000", {"beviljat stöd, kronor", "support granted, kronor"}},
    {"own_financing = 2125000", {"egen finansiering, kronor", "own financing, kronor"}},
    {"support_rate = 0.75", {"stödets andel av budgeten", "the support's share of the budget"}},
};

void heading(std::string& text, Language language, std::string_view sv, std::string_view en) {
  text.append("\n# ---- ").append(language == Language::swedish ? sv : en).append(" ----\n\n");
}

}  // namespace

std::string card_text(const Answers& answers, std::string_view as_of, Language language) {
  const bool swedish = language == Language::swedish;
  std::string text(swedish ? "# Projektfilen för Fotfäste. Hur varje nyckel används: docs/configuration.md.\n"
                             "#\n"
                             "# En rad som börjar med # och ett mellanslag förklarar. En rad som börjar med "
                             "# utan mellanslag gäller\n"
                             "# inte än: ta bort # och skriv ditt eget värde. Text står inom citattecken, "
                             "datum och tal utan.\n"
                             "# Skriv aldrig namn, telefon eller e-post till personer här.\n\n"
                             "[project]\n"
                           : "# The project file of Fotfäste. How every key is used: docs/configuration.md.\n"
                             "#\n"
                             "# A line that begins with # and a space explains. A line that begins with # "
                             "without a space does not\n"
                             "# hold yet: take the # away and write your own value. Text stands in quotation "
                             "marks, dates and\n"
                             "# numbers without. Never write names, telephones or e-mails of people here.\n\n"
                             "[project]\n");
  for (const Question& question : questions()) {
    if (question.key == "cohorts") continue;
    const auto answer = answers.find(question.key);
    text.append("# ").append(question.about.in(language)).append("\n");
    text.append(answer == answers.end() ? "#" : "").append(question.key).append(" = ");
    text.append(written(question, answer == answers.end() ? std::string(question.example) : answer->second));
    text.append("\n");
  }
  text.append(
      swedish
          ? "# dagen som resultatet gäller: inget är känt från och med den. Ändra den inför varje rapport\n"
          : "# the day that results are for: nothing is known from it on. Change it before each report\n");
  text.append("as_of = ").append(as_of).append("\n");
  for (const Further& one : further)
    text.append("# ").append(one.about.in(language)).append("\n#").append(one.line).append("\n");
  return text;
}

std::string project_text(const Answers& answers, std::string_view as_of, const DataFiles& files,
                         const std::vector<std::string>& plugins, Language language) {
  const bool swedish = language == Language::swedish;
  std::string text = card_text(answers, as_of, language);
  heading(text, language, "Var uppgifterna finns", "Where the data are");
  text.append(swedish ? "# data/README.md säger vad som skrivs i varje kolumn. Till vänster om = står "
                        "modellens namn, till\n"
                        "# höger rubriken i filen: heter kolumnen något annat hos er, ändra till höger.\n\n"
                      : "# data/README.md says what is written in each column. To the left of = stands the "
                        "model's name, to\n"
                        "# the right the header in the file: if your column is called something else, change "
                        "the right.\n\n");
  for (std::size_t i = 0; i < files.tables.size(); ++i)
    text.append(i == 0 ? "" : "\n").append(mapping_text(files.tables[i], language));
  if (files.instruments) {
    heading(text, language, "Formulären", "The questionnaires");
    text.append("[[instrument]]\nfile = ").append(toml_text(instrument_file(language))).append("\n");
  }
  heading(text, language, "Vad som räknas", "What is computed");
  text.append(
      swedish ? "# fotfaste plugin list visar alla beräkningar som finns, fotfaste plugin info ID "
                "vad en av dem gör.\n"
                "# Tar du fler rader i bruk kan fler kolumner behövas: fotfaste check --design säger vilka.\n"
                "# Det säger också vad ett mål eller en mätpunkt lämnar öppet, och ger rader som bestämmer "
                "hur det läses.\n"
              : "# fotfaste plugin list shows all calculations, fotfaste plugin info ID what one of "
                "them does.\n"
                "# If you take more lines into use more columns may be needed: fotfaste check --design says "
                "which.\n"
                "# It also says what a goal or a follow-up point leaves open, and gives lines that settle "
                "how it is read.\n");
  for (const std::string& plugin : plugins) text.append("\n").append(plugin);
  heading(text, language, "Rapporten och sekretessen", "The report and privacy");
  text.append("[report]\n");
  text.append(
      swedish ? "# Om färre än så många skrivs \"för få för att säga något säkert\" i stället för en andel.\n"
              : "# Of fewer than so many, \"too few to say anything certain\" stands in place of a share.\n");
  text.append("few_below = 20\n\n");
  text.append(swedish ? "# Finns det personnummer i filerna görs de till beteckningar med en nyckel. Förvara "
                        "den för sig.\n"
                        "#[privacy]\n#pseudonym_key = \"nyckel.txt\"\n"
                      : "# If there are personal identity numbers in the files, a key makes them "
                        "designations. Keep it apart.\n"
                        "#[privacy]\n#pseudonym_key = \"key.txt\"\n");
  return text;
}

}  // namespace fotfaste::cli
