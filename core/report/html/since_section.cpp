// What has changed since an earlier run: goals first, in sentences, then what is counted and how, the data,
// and the figures that changed the most.
#include "report/diff/words.hpp"
#include "report/html/cell_text.hpp"
#include "report/html/page.hpp"
#include "report/share.hpp"

namespace fotfaste::report {
namespace {

constexpr std::size_t most = 8;
constexpr std::size_t most_of_a_table = 2;

struct Head {
  const char* name;
  std::string text;
  bool is_text = false;
};

// A table whose cells hold, beside what is read, the value behind it.
class ChangeTable {
 public:
  ChangeTable(Page& page, const std::string& caption, const std::vector<Head>& heads) : html_(page.html) {
    html_.open("div", {{"class", "table"}, {"role", "region"}, {"aria-label", caption}, {"tabindex", "0"}});
    html_.open("table").element("caption", caption).open("thead").open("tr");
    for (const Head& head : heads) {
      html_.open("th", {{"scope", "col"}, {"data-name", head.name}});
      if (head.is_text) html_.attribute("class", "text");
      html_.text(head.text).close();
    }
    html_.close().close().line().open("tbody").line();
  }
  ChangeTable(const ChangeTable&) = delete;
  ChangeTable& operator=(const ChangeTable&) = delete;
  ~ChangeTable() { html_.close().close().close().line(); }

  void begin_row(const std::string& subject) { html_.open("tr").element("th", {{"scope", "row"}}, subject); }
  void cell(const std::string& shown, const Json& value) {
    const std::string raw = raw_text(value);
    html_.open("td");
    if (raw != shown) html_.attribute("data-v", raw);
    html_.text(shown).close();
  }
  void text(const std::string& shown) { html_.element("td", {{"class", "text"}}, shown); }
  void end_row() { html_.close().line(); }

 private:
  Html& html_;
};

Json number(const std::optional<double>& value) {
  return value ? Json(*value) : Json();
}

void write_goals(Page& page, const Difference& difference) {
  Html& html = page.html;
  html.element("h3", page.say("Målen", "The goals")).line();
  if (difference.goals.empty()) {
    page.paragraph(difference.same_goals.empty()
                       ? page.say("Inga mål finns att jämföra.", "There are no goals to compare.")
                       : page.say("Inget mål har ändrats.", "No goal has changed."));
    return;
  }
  for (const GoalChange& goal : difference.goals) {
    const TableView view(goal.table->latest(), page.language);
    html.open("p").element("strong", goal_name(page, view, goal.latest()));
    html.text(": ").text(goal_change_sentence(page, difference, goal)).close().line();
  }
  if (const std::string same = same_goals_sentence(page, difference); !same.empty()) page.paragraph(same);
}

template <typename Changes, typename Sentence>
void write_list(Page& page, const Changes& changes, const Sentence& sentence) {
  if (changes.empty()) return;
  page.html.open("ul").line();
  for (const auto& change : changes) page.html.element("li", sentence(change)).line();
  page.html.close().line();
}

void write_data(Page& page, const Difference& difference) {
  if (difference.inputs.empty() && difference.flow.empty()) return;
  page.html.element("h3", page.say("Uppgifterna", "The data")).line();
  if (!difference.flow.empty()) {
    ChangeTable table(
        page,
        page.say("Rader och deltaganden, förra gången och nu", "Rows and participations, last time and now"),
        {{"count", page.say("Antal", "Number"), true},
         {"before", page.say("Förra gången", "Last time")},
         {"after", page.say("Nu", "Now")},
         {"difference", page.say("Skillnad", "Difference")}});
    for (const CountChange& change : difference.flow) {
      table.begin_row(flow_label(page, change));
      table.cell(count_text(change.before, page, true), number(change.before));
      table.cell(count_text(change.after, page, true), number(change.after));
      const bool both = change.before && change.after;
      const double by = both ? *change.after - *change.before : 0;
      table.cell(both ? signed_number(page, by, 0) : std::string(), both ? Json(by) : Json());
      table.end_row();
    }
  }
  write_list(page, difference.inputs,
             [&](const InputChange& one) { return input_sentence(page, difference, one); });
}

void write_rows(Page& page, const std::vector<const RowChange*>& rows, const std::string& caption,
                bool shares) {
  if (rows.empty()) return;
  bool marked = false;
  for (const RowChange* row : rows) marked = marked || !causes_of(*row).empty();
  std::vector<Head> heads = {
      {"figure", page.say("Siffra", "Figure"), true},
      {"before", page.say("Förra gången", "Last time")},
      {"after", page.say("Nu", "Now")},
      {"difference", shares ? page.say("Skillnad, procentenheter", "Difference, percentage points")
                            : page.say("Skillnad", "Difference")}};
  if (marked) heads.push_back({"causes", page.say("Kan också bero på", "May also be due to"), true});
  ChangeTable table(page, caption, heads);
  for (const RowChange* row : rows) {
    const TableView view(row->table->latest(), page.language);
    table.begin_row(short_label(view.title()) + ": " + row_subject(page, *row));
    // Of few the share is not told, in no form.
    const bool hidden = row->is_share && row->few;
    table.cell(row_value(page, *row, row->before), hidden ? Json() : number(row->value_before()));
    table.cell(row_value(page, *row, row->after), hidden ? Json() : number(row->value_after()));
    table.cell(row_difference(page, *row), number(row->difference()));
    if (marked) table.text(causes_text(page, causes_of(*row)));
    table.end_row();
  }
}

void write_figures(Page& page, const Difference& difference) {
  if (difference.rows.empty()) return;
  const Largest largest = largest_changes(difference, most_of_a_table, most);
  page.html.element("h3", page.say("Siffror som ändrats mest", "Figures that changed the most")).line();
  write_rows(page, largest.shares, page.say("Andelar som ändrats mest", "Shares that changed the most"),
             true);
  write_rows(page, largest.others,
             page.say("Andra siffror som ändrats mest", "Other figures that changed the most"), false);
  const std::string rows = new_and_gone_sentence(page, difference);
  if (!rows.empty()) page.html.element("p", {{"class", "note"}}, rows).line();
  if (largest.left_out > 0) {
    page.html
        .element("p", {{"class", "note"}},
                 page.say("Här visas alla deltagare tillsammans, högst två rader av varje tabell. Rader som "
                          "inte visas: ",
                          "All participants together are shown here, at most two rows of each table. Rows "
                          "not shown: ") +
                     std::to_string(largest.left_out) +
                     page.say(". Kommandot fotfaste diff visar dem med --all.",
                              ". The command fotfaste diff shows them with --all."))
        .line();
  }
}

}  // namespace

void write_since_section(Page& page, const Json& earlier) {
  const Difference difference = compare_runs(earlier, page.results);
  Html& html = page.html;
  html.open("section", {{"id", "since"}, {"aria-labelledby", "since-heading"}});
  html.element("h2", {{"id", "since-heading"}},
               page.say("Ändrat sedan förra gången", "Changed since last time"))
      .line();
  page.paragraph(page.say("Jämfört med läget den ", "Compared with the situation on ") +
                 as_text(member(member(earlier, "run"), "as_of"), page.language) + ".");
  for (const Doubt doubt : difference.doubts)
    html.open("p").element("strong", doubt_sentence(page, difference, doubt)).close().line();
  if (difference.empty()) {
    page.paragraph(page.say("Inget har ändrats.", "Nothing has changed."));
    html.close().line();
    return;
  }
  write_goals(page, difference);
  if (!difference.definitions.empty()) {
    html.element("h3", page.say("Vad som räknas, och hur", "What is counted, and how")).line();
    write_list(page, difference.definitions,
               [&](const DefinitionChange& one) { return definition_sentence(page, one); });
  }
  write_data(page, difference);
  if (!difference.findings.empty()) {
    html.element("h3", page.say("Nya och ändrade iakttagelser i uppgifterna",
                                "New and changed findings in the data"))
        .line();
    write_list(page, difference.findings,
               [&](const FindingChange& one) { return finding_sentence(page, one); });
  }
  write_figures(page, difference);
  if (!difference.goals.empty() || !difference.rows.empty())
    html.element("p", {{"class", "note"}}, caution(page)).line();
  html.close().line();
}

}  // namespace fotfaste::report
