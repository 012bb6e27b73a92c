#include "report/ratings_section.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

#include "report/text_table.hpp"

namespace fotfaste::report {
namespace {

// What a row of the table adds to the line of its measure.
struct Piece {
  double place;  // columns stand in this order
  std::string header;
  TextCell cell;
};
using Pieces = std::function<std::vector<Piece>(const Json& row)>;

std::string form_title(const TableView& table, const Json& row) {
  std::string title = table.text(row, "instrument");
  title.append(" – ").append(table.text(row, "rater"));
  return title;
}

// One table a form, or a pair of raters: measures down, what pieces gives across.
void write_forms(Paper& paper, const TableView& table, const Pieces& pieces) {
  struct Line {
    std::string measure;
    std::vector<Piece> pieces;
  };
  struct FormLines {
    std::string title;
    std::vector<Line> lines;
  };
  std::vector<FormLines> forms;
  for (const Json& row : table.rows()) {
    if (!is_everybody(member(row, "stratum")) && table.has("stratum")) continue;
    std::vector<Piece> own = pieces(row);
    if (own.empty()) continue;
    std::string title = form_title(table, row);
    if (!member(row, "other_rater").is_null() && table.has("other_rater")) {
      title.append(paper.say(" jämfört med ", " compared with ")).append(table.text(row, "other_rater"));
    }
    auto form = std::find_if(forms.begin(), forms.end(), [&](const auto& one) { return one.title == title; });
    if (form == forms.end()) form = forms.insert(forms.end(), {title, {}});
    std::string measure = table.text(row, "measure");
    if (member(row, "kind") == "sub-scale") measure.append(paper.say(" (delområde)", " (sub-scale)"));
    auto line = std::find_if(form->lines.begin(), form->lines.end(),
                             [&](const Line& one) { return one.measure == measure; });
    if (line == form->lines.end()) line = form->lines.insert(form->lines.end(), {measure, {}});
    std::move(own.begin(), own.end(), std::back_inserter(line->pieces));
  }
  paper.heading(table.title());
  if (forms.empty()) {
    return paper.note(
        paper.say("Det som finns står i resultatfilen.", "What there is stands in the results file."));
  }
  for (const FormLines& form : forms) {
    std::vector<std::pair<double, std::string>> columns;
    for (const Line& line : form.lines) {
      for (const Piece& piece : line.pieces) columns.emplace_back(piece.place, piece.header);
    }
    std::sort(columns.begin(), columns.end());
    columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
    std::vector<TextColumn> headers = {{table.label("measure"), Align::left, 16}};
    for (const auto& [place, header] : columns) headers.push_back({header, Align::right, 0});
    TextTable text(std::move(headers));
    for (const Line& line : form.lines) {
      std::vector<TextCell> cells(columns.size() + 1);
      cells[0] = line.measure;
      for (const Piece& piece : line.pieces) {
        const auto column = std::find(columns.begin(), columns.end(), std::pair(piece.place, piece.header));
        cells[static_cast<std::size_t>(column - columns.begin()) + 1] = piece.cell;
      }
      text.add(std::move(cells));
    }
    paper.subheading(form.title);
    paper.text.append(text.text(paper.width, 2, paper.palette));
  }
}

std::string number(const Paper& paper, const Json& value, int decimals = 1) {
  const auto found = as_number(value);
  return found ? decimal_number(*found, decimals, paper.language) : std::string();
}

// In brackets and explained once, where few stand behind it.
std::string bracketed(Paper& paper, std::string text, const std::optional<double>& count) {
  if (text.empty() || !count || *count >= static_cast<double>(paper.few_below)) return text;
  paper.few_used = true;
  return "(" + text + ")";
}

// "+0,3"; what rounds to nothing has no sign.
std::string signed_number(const Paper& paper, const Json& value) {
  const auto found = as_number(value);
  if (!found) return {};
  const double rounded = std::round(*found * 10) / 10;
  const std::string text = decimal_number(rounded == 0 ? 0 : rounded, 1, paper.language);
  return rounded > 0 ? "+" + text : text;
}

std::string interval(const Paper& paper, const Json& row) {
  const auto low = as_number(member(row, "low"));
  const auto high = as_number(member(row, "high"));
  if (!low || !high) return {};
  return signed_number(paper, member(row, "low")) + paper.say(" till ", " to ") +
         signed_number(paper, member(row, "high"));
}

bool is_last(const Json& row) {
  return member(row, "wave").is_null();
}

std::string wave_header(const Paper& paper, const Json& row) {
  // With a space that is not broken at.
  return paper.say("Våg\u00A0", "Wave\u00A0") + number(paper, member(row, "wave"), 0);
}

double wave_of(const Json& row) {
  return as_number(member(row, "wave")).value_or(0);
}

std::string share_cell(Paper& paper, const TableView& table, const Json& row) {
  const Share share(table, row);
  paper.few_used = paper.few_used || share.few;
  return share.value_text(paper);
}

void write_rating_flow(Paper& paper, const TableView& table) {
  TextTable text({{paper.say("Skattningar", "Ratings"), Align::left, 14},
                  {paper.say("Inskrivna", "Enrolled"), Align::right, 0},
                  {paper.say("Skattade", "Rated"), Align::right, 0},
                  {paper.say("Minst två gånger", "At least twice"), Align::right, 0},
                  {paper.say("av inskrivna", "of enrolled"), Align::right, 0},
                  {paper.say("av skattade", "of rated"), Align::right, 0}});
  std::vector<TextCell> cells(6);
  for (const Json& row : table.rows()) {
    if (!is_everybody(member(row, "stratum"))) continue;
    const Share share(table, row);
    const std::string value = share_cell(paper, table, row);
    const bool twice = member(row, "step") == "rated-twice";
    const bool of_enrolled = member(row, "of") == "enrolled";
    if (!twice) {
      cells[0] = form_title(table, row);
      cells[1] = count_text(share.denominator, paper, true);
      cells[2] = count_text(share.numerator, paper, true) + (value.empty() ? "" : " (" + value + ")");
    } else if (of_enrolled) {
      cells[3] = count_text(share.numerator, paper, true);
      cells[4] = value;
    } else {
      cells[5] = value;
      text.add(cells);
    }
  }
  paper.heading(table.title());
  paper.text.append(text.text(paper.width, 2, paper.palette));
}

void write_level(Paper& paper, const TableView& table) {
  write_forms(paper, table, [&](const Json& row) -> std::vector<Piece> {
    const auto count = as_number(member(row, "n"));
    return {{wave_of(row), wave_header(paper, row),
             bracketed(paper, number(paper, member(row, "value")), count)}};
  });
}

void write_change(Paper& paper, const TableView& table) {
  write_forms(paper, table, [&](const Json& row) -> std::vector<Piece> {
    if (!is_last(row)) return {};
    const auto count = as_number(member(row, "n"));
    const bool lower = member(row, "better") == "lower";
    return {{0, paper.say("Antal", "Number"), count_text(count, paper)},
            {1, paper.say("Första", "First"), number(paper, member(row, "before"))},
            {2, paper.say("Senaste", "Latest"), number(paper, member(row, "after"))},
            {3, paper.say("Förändring", "Change"),
             bracketed(paper, signed_number(paper, member(row, "value")), count)},
            {4, paper.say("95 % intervall", "95 % interval"), interval(paper, row)},
            {5, paper.say("Bättre är", "Better is"), lower ? table.text(row, "better") : std::string()}};
  });
  paper.note(paper.say(
      "Från personens första våg till den senaste; av flera skattningar i en våg gäller den närmast vågens "
      "dag. "
      "Varje våg för sig och grupperna står i resultatfilen.",
      "From each person's first wave to the latest; of several ratings in a wave the one nearest to its day "
      "holds. Each wave by itself and the groups stand in the results file."));
}

// Shares of classes across, and those who are unknown.
void write_classes(Paper& paper, const TableView& table, const char* column,
                   const std::vector<std::string>& classes) {
  write_forms(paper, table, [&](const Json& row) -> std::vector<Piece> {
    if (!is_last(row)) return {};
    if (table.has("from") && member(row, "from") != "first") return {};
    const std::string value = as_text(member(row, column), paper.language);
    const auto place = std::find(classes.begin(), classes.end(), value) - classes.begin();
    const Share share(table, row);
    std::vector<Piece> pieces = {
        {8, paper.say("Inte skattade igen", "Not rated again"), count_text(share.unknown, paper)}};
    if (!share.denominator) {
      pieces.front() = {9, paper.say("Okänt för", "Unknown for"), count_text(share.unknown, paper)};
      return pieces;
    }
    pieces.push_back({static_cast<double>(place), table.label(column, value), share_cell(paper, table, row)});
    pieces.push_back({7, paper.say("Av", "Of"), count_text(share.denominator, paper)});
    return pieces;
  });
}

void write_gap(Paper& paper, const TableView& table) {
  write_forms(paper, table, [&](const Json& row) -> std::vector<Piece> {
    const auto count = as_number(member(row, "n"));
    return {{wave_of(row), wave_header(paper, row),
             bracketed(paper, signed_number(paper, member(row, "value")), count)}};
  });
}

void write_reliability(Paper& paper, const TableView& table) {
  write_forms(paper, table, [&](const Json& row) -> std::vector<Piece> {
    // Of every item the results file has more than anybody reads here.
    if (member(row, "kind") != "sub-scale") return {};
    const auto count = as_number(member(row, "n"));
    return {{wave_of(row), wave_header(paper, row),
             bracketed(paper, number(paper, member(row, "value"), 2), count)}};
  });
}

void write_activity(Paper& paper, const TableView& table) {
  constexpr double last_shown = 3;
  write_forms(paper, table, [&](const Json& row) -> std::vector<Piece> {
    if (member(row, "kind") != "sub-scale" && wave_of(row) > 1) return {};
    if (wave_of(row) > last_shown) return {};
    const bool some = member(row, "activity") == "some";
    const auto count = as_number(member(row, "n"));
    std::string header = wave_header(paper, row);
    header.append(some ? paper.say(" med", " with") : paper.say(" utan", " without"));
    return {{wave_of(row) * 2 + (some ? 0 : 1), std::move(header),
             bracketed(paper, signed_number(paper, member(row, "value")), count)}};
  });
}

void write_movers(Paper& paper, const TableView& table) {
  write_forms(paper, table, [&](const Json& row) -> std::vector<Piece> {
    if (member(row, "movement") != "up") return {};
    const bool reached = member(row, "later") == "reached";
    const Share share(table, row);
    paper.few_used = paper.few_used || share.few;
    const double place = reached ? 0 : 2;
    const std::string who =
        reached ? paper.say("Nådde", "Reached") : paper.say("Nådde inte", "Did not reach");
    return {{place, who, share.of(paper) + " " + share.value_text(paper)},
            {place + 1, "95 %", share.interval_text(paper)}};
  });
  paper.note(paper.say(
      "Andel som flyttat framåt, bland dem som senare nådde utfallet och bland dem som inte gjorde det. "
      "Det säger inte varför.",
      "Share that moved up, among those who later reached the outcome and among those who did not. It does "
      "not say why."));
}

void write_exit(Paper& paper, const TableView& table) {
  write_forms(paper, table, [&](const Json& row) -> std::vector<Piece> {
    const Share share(table, row);
    const auto answer = as_number(member(row, "answer"));
    if (!answer) return {};
    const int decimals = *answer == static_cast<double>(static_cast<std::int64_t>(*answer)) ? 0 : 1;
    return {{*answer, decimal_number(*answer, decimals, paper.language), share_cell(paper, table, row)},
            {1e12, paper.say("Av", "Of"), count_text(share.denominator, paper)},
            {2e12, paper.say("Utan svar", "No answer"), count_text(share.unknown, paper)}};
  });
}

}  // namespace

bool write_ratings(Paper& paper, const TableView& table) {
  const std::string id = table.id();
  if (!table.has("instrument") || !table.has("rater")) return false;
  // What was not asked for, or has nobody in it, is not worth a heading.
  if (table.rows().empty()) return true;
  if (id == "rating-flow") {
    write_rating_flow(paper, table);
  } else if (id == "level") {
    write_level(paper, table);
  } else if (id == "change") {
    write_change(paper, table);
  } else if (id == "movement") {
    write_classes(paper, table, "movement", {"up", "unchanged", "down"});
  } else if (id == "reliable-change") {
    write_classes(paper, table, "class", {"improved", "unchanged", "deteriorated", "recovered"});
  } else if (id == "rater-gap") {
    write_gap(paper, table);
  } else if (id == "reliability") {
    write_reliability(paper, table);
  } else if (id == "waves-without-activity") {
    write_activity(paper, table);
  } else if (id == "movers") {
    write_movers(paper, table);
  } else if (id == "exit-ratings") {
    write_exit(paper, table);
  } else {
    return false;
  }
  return true;
}

}  // namespace fotfaste::report
