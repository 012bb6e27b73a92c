// How the figures came to be: enough for somebody else to make them again.
#include <algorithm>
#include <array>
#include <set>

#include "report/html/cell_text.hpp"
#include "report/html/page.hpp"
#include "report/number_text.hpp"
#include "report/share.hpp"

namespace fotfaste::report {
namespace {

struct Term {
  std::string term;
  std::string meaning;
};

void heading(Page& page, std::string_view sv, std::string_view en) {
  page.html.element("h3", page.say(sv, en)).line();
}

void write_terms(Page& page, const std::vector<Term>& terms) {
  if (terms.empty()) return;
  page.html.open("dl").line();
  for (const Term& one : terms) page.html.element("dt", one.term).element("dd", one.meaning).line();
  page.html.close().line();
}

const Json& plugins(const Page& page) {
  return elements(member(page.results, "plugins"));
}

const Json& tables(const Json& plugin) {
  return elements(member(plugin, "tables"));
}

void write_words(Page& page) {
  heading(page, "Orden för bedömning, och vad de kräver", "The words of verdicts, and what they require");
  std::set<double> limits;
  for (const Json& plugin : plugins(page)) {
    for (const Json& table : tables(plugin)) {
      const std::string column = TableView(table, page.language).column_with("undecided_above");
      if (column.empty()) continue;
      for (const Json& row : elements(member(table, "rows"))) {
        if (const auto limit = as_number(member(row, column))) limits.insert(*limit);
      }
    }
  }
  std::string above;
  for (const double limit : limits)
    above.append(above.empty() ? "" : "/").append(percent(limit, 0, page.language));
  if (above.empty()) above = page.say("den gräns som projektet angett", "the limit that the project gave");
  write_terms(
      page,
      {{page.say("uppnått", "reached"),
        page.say("Målvärdet nås även om alla okända, och alla som ännu inte kan bedömas, räknas emot det.",
                 "The target is met even if all the unknown, and all who cannot be judged yet, count against "
                 "it.")},
       {page.say("troligen uppnått", "likely reached"),
        page.say("Målvärdet nås bland dem som kan bedömas, och de övriga är högst ",
                 "The target is met among those who can be judged, and the others are at most ") +
            above + page.say(" av alla.", " of all.")},
       {page.say("kan inte avgöras", "cannot be decided"),
        page.say(
            "De okända, eller de som ännu inte kan bedömas, kan vända bedömningen. Eller så saknas underlag.",
            "The unknown, or those who cannot be judged yet, can turn the verdict. Or evidence is missing.")},
       {page.say("inte uppnått", "not reached"),
        page.say(
            "Målvärdet nås inte ens om alla okända, och alla som ännu inte kan bedömas, räknas för det.",
            "The target is missed even if all the unknown, and all who cannot be judged yet, count for it.")},
       {page.say("inget mål angivet", "no target stated"),
        page.say("Projektet har inte angett något målvärde. Utfallet redovisas utan bedömning.",
                 "The project has stated no target. The outcome is reported without a verdict.")}});
  page.paragraph(
      page.say("För få = för få för att säga något säkert: färre än ",
               "Too few = too few to say anything certain: fewer than ") +
      std::to_string(page.few_below) +
      page.say(
          " i underlaget. Då anges antal men ingen andel, och diagrammen har en öppen punkt. Kurvor ritas "
          "inte där färre än fem följs.",
          " in the basis. Then numbers are given but no share, and pictures have an open mark. Curves are "
          "not drawn where fewer than five are followed."));
  if (has_comparison(page.results)) return;
  page.paragraph(
      page.say("Ingen jämförelse med hur det hade gått utan projektet ingår. Siffrorna visar vad som hände, "
               "inte vad projektet "
               "orsakade.",
               "There is no comparison with what would have happened without the project. The figures show "
               "what happened, not "
               "what the project caused."));
}

void write_dates(Page& page) {
  heading(page, "Antaganden om datum", "Assumptions on dates");
  const std::string day = as_text(member(member(page.results, "run"), "as_of"), page.language);
  page.paragraph(
      page.say("Inget är känt från och med den ", "Nothing is known from ") + day +
      page.say(
          ": resultatet gäller läget fram till den dagen. En uppföljningspunkt som inte har passerat räknas "
          "inte som utebliven, utan som något som ännu inte kan bedömas.",
          " on: the results are for what was known up to that day. A follow-up point that has not passed "
          "does not count as missed, but as something that cannot be judged yet."));
  page.paragraph(page.say("Ett tillstånd utan slutdatum pågår till den dagen, eller så länge det är känt.",
                          "A state without an end goes on until that day, or as long as it is known."));
}

// "wilson-95" as a person calls it.
std::string method_words(const Page& page, const std::string& code) {
  if (code == "wilson-95") {
    return page.say("Wilsons intervall, 95 % (andelar)", "Wilson's interval, 95 % (shares)");
  }
  return code;
}

void write_tables(Page& page) {
  heading(page, "Vad tabellerna visar, och av vilka", "What the tables show, and of whom");
  page.paragraph(page.say("Vad en tabell visar står under dess rubrik.",
                          "What a table shows stands under its heading."));
  std::set<std::string> methods;
  std::vector<Term> terms;
  for (const Json& plugin : plugins(page)) {
    for (const Json& table : tables(plugin)) {
      if (!has_rows(table) || is_left_to_files(plugin, table)) continue;
      const TableView view(table, page.language);
      std::string meaning;
      const std::string denominator = view.column_with("denominator");
      if (!denominator.empty()) {
        meaning.append(meaning.empty() ? "" : " ").append(page.say("Nämnare: ", "Denominator: "));
        meaning.append(view.label(denominator)).append(".");
      }
      if (!meaning.empty()) terms.push_back({view.title(), meaning});
      if (!view.has("method") || view.kind() == "records") continue;
      for (const std::string& method : values_of(view.rows(), "method")) methods.insert(method);
    }
  }
  write_terms(page, terms);
  std::string text;
  for (const std::string& method : methods)
    text.append(text.empty() ? "" : "; ").append(method_words(page, method));
  if (!text.empty())
    page.paragraph(page.say("Osäkerheten anges med: ", "Uncertainty is given by: ") + text + ".");
  page.paragraph(
      page.say("I tabeller med en kolumn för varje klass eller tillstånd (fördelningar och övergångar) står "
               "antal. Deras andelar "
               "och intervall, och kolumner som har samma värde på alla rader, finns i results.json.",
               "Tables with a column for each class or state (distributions and transitions) hold numbers. "
               "Their shares and "
               "intervals, and columns with the same value in all rows, are in results.json."));
  for (const Json& plugin : plugins(page)) {
    for (const Json& table : tables(plugin)) {
      if (is_definitions(plugin, table)) write_figure(page, plugin, table, Picture::none);
    }
  }
}

void write_versions(Page& page) {
  heading(page, "Versioner", "Versions");
  const Json& results = page.results;
  std::vector<std::vector<std::string>> rows = {
      {"Fotfäste", as_text(member(results, "fotfaste"), page.language),
       page.say("results.json, schema ", "results.json, schema ") + raw_text(member(results, "schema"))}};
  for (const Json& plugin : plugins(page)) {
    rows.push_back({as_text(member(plugin, "id"), page.language),
                    as_text(member(plugin, "version"), page.language),
                    as_text(member(plugin, "sha256"), page.language)});
  }
  write_plain_table(page, page.say("Program och insticksprogram", "Program and plugins"),
                    {page.say("Vad", "What"), page.say("Version", "Version"),
                     page.say("Kontrollsumma (SHA-256)", "Checksum (SHA-256)")},
                    rows, 3);
}

void write_inputs(Page& page) {
  heading(page, "Uppgifter som lästes", "Data that were read");
  const Json& run = member(page.results, "run");
  std::vector<std::vector<std::string>> rows = {
      {page.say("Projektfilen", "The project file"), "",
       as_text(member(member(run, "project"), "sha256"), page.language)}};
  for (const Json& input : elements(member(run, "inputs"))) {
    rows.push_back({as_text(member(input, "file"), page.language),
                    as_text(member(input, "encoding"), page.language),
                    as_text(member(input, "sha256"), page.language)});
  }
  write_plain_table(page, page.say("Filer och kontrollsummor", "Files and checksums"),
                    {page.say("Fil", "File"), page.say("Teckenkodning", "Encoding"),
                     page.say("Kontrollsumma (SHA-256)", "Checksum (SHA-256)")},
                    rows, 3);
}

void write_walls(Page& page) {
  struct Wall {
    std::string_view code, sv, en;
  };
  constexpr std::array<Wall, 6> walls = {
      {{"projection", "bara de kolumner som anges nedan kunde läsas",
        "only the columns listed below could be read"},
       {"rlimits", "ingen fil kunde skrivas, och processortiden var begränsad",
        "no file could be written, and processor time was limited"},
       {"memory_limit", "minnet var begränsat", "memory was limited"},
       {"no_new_privs", "inga nya rättigheter kunde fås", "no new rights could be had"},
       {"seccomp", "nätverk, andra processer och filer var stängda",
        "network, other processes and files were closed"},
       {"landlock", "bara systemets egna bibliotek kunde läsas från disken",
        "only the system's own libraries could be read from disk"}}};
  heading(page, "Vad insticksprogrammen kunde komma åt", "What the plugins could reach");
  const Json& run = member(page.results, "run");
  if (member(run, "isolation") == false) {
    page.paragraph(page.say("Den här körningen gjordes utan skydd runt insticksprogrammen (--no-isolation).",
                            "This run was made without walls around the plugins (--no-isolation)."));
  } else {
    page.paragraph(page.say("Varje insticksprogram kördes i en egen process. Skydd som gällde:",
                            "Each plugin ran in a process of its own. Walls in force:"));
    page.html.open("ul").line();
    for (const Json& layer : elements(member(run, "sandbox"))) {
      const std::string code = as_text(layer, page.language);
      const auto wall =
          std::find_if(walls.begin(), walls.end(), [&](const Wall& one) { return one.code == code; });
      page.html.open("li").element("code", code);
      if (wall != walls.end()) page.html.text(": ").text(page.say(wall->sv, wall->en));
      page.html.close().line();
    }
    page.html.close().line();
  }
  std::vector<Term> terms;
  for (const Json& plugin : plugins(page)) {
    std::string columns;
    for (const Json& column : elements(member(plugin, "reads"))) {
      columns.append(columns.empty() ? "" : ", ").append(as_text(column, page.language));
    }
    if (columns.empty()) columns = page.say("inga kolumner", "no columns");
    terms.push_back({plugin_heading(page, plugin), page.say("Kunde läsa: ", "Could read: ") + columns + "."});
  }
  write_terms(page, terms);
}

}  // namespace

void write_method_section(Page& page) {
  Html& html = page.html;
  html.open("section", {{"id", "method"}, {"aria-labelledby", "method-heading"}});
  html.element("h2", {{"id", "method-heading"}}, page.say("Metod", "Method")).line();
  write_words(page);
  write_dates(page);
  write_configured(page);
  write_tables(page);
  write_inputs(page);
  write_versions(page);
  write_walls(page);
  html.close().line();
}

}  // namespace fotfaste::report
