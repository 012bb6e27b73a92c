// One sentence by the kind of a table. The numbers are those of everybody, where there are such rows.
#include <algorithm>
#include <cmath>
#include <map>

#include "report/html/cell_text.hpp"
#include "report/html/page.hpp"
#include "report/html/table_columns.hpp"
#include "report/number_text.hpp"
#include "report/share.hpp"

namespace fotfaste::report {
namespace {

using Rows = std::vector<const Json*>;

Rows rows_of_everybody(const TableView& table) {
  Rows rows;
  for (const Json& row : table.rows()) {
    if (is_everybody(member(row, "stratum"))) rows.push_back(&row);
  }
  return rows;
}

std::vector<std::string> varying(const TableView& table, const Rows& rows) {
  std::vector<std::string> names;
  for (const PageColumn& column : page_columns(table).dimensions) {
    const bool varies = std::any_of(rows.begin(), rows.end(), [&](const Json* row) {
      return member(*row, column.name) != member(*rows.front(), column.name);
    });
    if (varies) names.push_back(column.name);
  }
  return names;
}

// "6 månader efter avslut, anställning"; a number goes with the name of its column.
std::string words_of(const Page& page, const TableView& table, const Json& row,
                     const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) {
    std::string word = short_label(cell_text(page, table, row, name, "dimension"));
    if (word.empty()) continue;
    if (member(row, name).is_number()) word = table.label(name) + " " + word;
    text.append(text.empty() ? "" : ", ").append(word);
  }
  return text;
}

std::string share_words(const Page& page, const TableView& table, const Json& row) {
  const Share share(table, row);
  std::string text = share.of(page);
  const std::string value = share.value_text(page);
  if (!value.empty() && share.denominator.value_or(0) > 0) text.append(" (").append(value).append(")");
  return text;
}

std::string joined(const std::string& label, const std::string& said) {
  return label.empty() ? said : label + " " + said;
}

std::string capital(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 32);
  return text;
}

// The rows with the most, those without anybody left out.
std::string most_common(const Page& page, const TableView& table, Rows rows,
                        const std::vector<std::string>& names, std::size_t most) {
  std::stable_sort(rows.begin(), rows.end(), [&](const Json* a, const Json* b) {
    return Share(table, *a).numerator.value_or(-1) > Share(table, *b).numerator.value_or(-1);
  });
  std::string text;
  std::size_t said = 0;
  for (const Json* row : rows) {
    const Share share(table, *row);
    if (share.numerator.value_or(0) == 0 || said == most) continue;
    ++said;
    text.append(text.empty() ? "" : ", ")
        .append(joined(words_of(page, table, *row, names), share_words(page, table, *row)));
  }
  return text;
}

struct Chapter {
  std::string heading;
  Rows rows;
  double denominator = 0;
};

std::vector<Chapter> chapters(const Page& page, const TableView& table, const Rows& rows,
                              const std::vector<std::string>& above) {
  std::vector<Chapter> found;
  std::map<std::string, std::size_t> known;
  for (const Json* row : rows) {
    std::string heading = words_of(page, table, *row, above);
    const auto [place, is_new] = known.emplace(heading, found.size());
    if (is_new) found.push_back({std::move(heading), {}, 0});
    Chapter& chapter = found[place->second];
    chapter.rows.push_back(row);
    chapter.denominator = std::max(chapter.denominator, Share(table, *row).denominator.value_or(0));
  }
  return found;
}

std::string say_shares(const Page& page, const TableView& table, const Rows& rows) {
  std::vector<std::string> names = varying(table, rows);
  if (names.size() < 2) {
    std::string text;
    std::size_t said = 0;
    for (const Json* row : rows) {
      const std::string share = share_words(page, table, *row);
      if (share.empty() || said == 4) continue;
      ++said;
      text.append(text.empty() ? "" : "; ").append(joined(words_of(page, table, *row, names), share));
    }
    return text.empty() ? text : capital(text) + ".";
  }
  const std::vector<std::string> last = {names.back()};
  names.pop_back();
  const std::vector<Chapter> all = chapters(page, table, rows, names);
  // The last that rests on enough people tells most: the furthest follow-up, the latest month.
  const auto enough = std::find_if(all.rbegin(), all.rend(), [&](const Chapter& chapter) {
    return chapter.denominator >= static_cast<double>(page.few_below);
  });
  const Chapter& told = enough == all.rend() ? all.front() : *enough;
  const auto tell = [&](const Chapter& chapter) {
    const std::string parts = most_common(page, table, chapter.rows, last, 3);
    return parts.empty() ? std::string() : capital(joined(chapter.heading + ":", parts)) + ".";
  };
  std::string text;
  if (table.kind() == "distribution" && &told != &all.front()) text = tell(all.front());
  const std::string second = tell(told);
  if (!text.empty() && !second.empty()) text.push_back(' ');
  return text + second;
}

// Nobody moves: the same people are in both. Pairs are in order of size, each of them twice.
std::string say_overlap(const Page& page, const TableView& table, const Rows& pairs,
                        const std::string& first) {
  if (pairs.empty() || Share(table, *pairs.front()).numerator.value_or(0) == 0) {
    return page.say("Ingen finns i två av dem.", "Nobody is in two of them.");
  }
  const Json& most = *pairs.front();
  return page.say("Flest finns i både ", "Most are in both ") + words_of(page, table, most, {first}) +
         page.say(" och ", " and ") + words_of(page, table, most, {"also_in"}) + ": " +
         share_words(page, table, most) + ".";
}

// Rows without a whole that they are a part of are no moves from one to the other, but what is between the
// two.
std::string say_pairs(const Page& page, const TableView& table, const Rows& moves, const std::string& from,
                      const std::string& to) {
  std::string text;
  Rows said;
  for (const Json* row : moves) {
    if (said.size() == 2 || Share(table, *row).numerator.value_or(0) == 0) break;
    const bool is_known = std::any_of(said.begin(), said.end(), [&](const Json* before) {
      return member(*before, from) == member(*row, to) && member(*before, to) == member(*row, from);
    });
    if (is_known) continue;
    text.append(text.empty() ? page.say("Mest mellan ", "Most between ")
                             : page.say(", därefter mellan ", ", then between "));
    text.append(words_of(page, table, *row, {from})).append(page.say(" och ", " and "));
    text.append(words_of(page, table, *row, {to})).append(": ").append(share_words(page, table, *row));
    said.push_back(row);
  }
  return text.empty() ? page.say("Inget mellan någon av dem.", "Nothing between any of them.") : text + ".";
}

std::string say_matrix(const Page& page, const TableView& table, const Rows& rows) {
  const std::vector<PageColumn> dimensions = page_columns(table).dimensions;
  if (dimensions.size() < 2) return say_shares(page, table, rows);
  const std::string& from = dimensions[dimensions.size() - 2].name;
  const std::string& to = dimensions.back().name;
  Rows moves;
  for (const Json* row : rows) {
    if (member(*row, from) != member(*row, to)) moves.push_back(row);
  }
  std::stable_sort(moves.begin(), moves.end(), [&](const Json* a, const Json* b) {
    return Share(table, *a).numerator.value_or(-1) > Share(table, *b).numerator.value_or(-1);
  });
  if (to == "also_in") return say_overlap(page, table, moves, from);
  const bool has_whole = std::any_of(
      rows.begin(), rows.end(), [&](const Json* row) { return Share(table, *row).denominator.has_value(); });
  if (!rows.empty() && !has_whole) return say_pairs(page, table, moves, from, to);
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(2, moves.size()); ++i) {
    if (Share(table, *moves[i]).numerator.value_or(0) == 0) break;
    text.append(text.empty() ? page.say("Vanligast är att gå från ", "Most common is to go from ")
                             : page.say(", därefter från ", ", then from "));
    text.append(words_of(page, table, *moves[i], {from})).append(page.say(" till ", " to "));
    text.append(words_of(page, table, *moves[i], {to}))
        .append(": ")
        .append(share_words(page, table, *moves[i]));
  }
  return text.empty() ? page.say("0 övergångar.", "0 transitions.") : text + ".";
}

std::string say_curve(const Page& page, const TableView& table, const Rows& rows) {
  constexpr double fewest_at_risk = 5;
  std::vector<std::string> names;
  for (const PageColumn& column : page_columns(table).dimensions) {
    if (column.name != "time") names.push_back(column.name);
  }
  const std::string value = table.column_with("value");
  const std::string low = table.column_with("low");
  const std::string high = table.column_with("high");
  std::string text;
  std::size_t said = 0;
  for (const Chapter& chapter : chapters(page, table, rows, names)) {
    const Json* last = nullptr;
    for (const Json* row : chapter.rows) {
      if (as_number(member(*row, "at_risk")).value_or(0) >= fewest_at_risk && member(*row, value).is_number())
        last = row;
    }
    if (last == nullptr || said == 4) continue;
    ++said;
    const bool one = member(*last, "time") == 1;
    const bool months = member(*last, "unit") == "month";
    const std::string heading = capital(chapter.heading);
    text.append(text.empty() ? "" : " ").append(heading).append(heading.empty() ? "" : ": ");
    text.append(heading.empty() ? page.say("Efter ", "After ") : page.say("efter ", "after "))
        .append(table.text(*last, "time"));
    text.append(months ? (one ? page.say(" månad", " month") : page.say(" månader", " months"))
                       : (one ? page.say(" dag", " day") : page.say(" dagar", " days")));
    text.append(page.say(" var ”", " “")).append(table.label(value)).append(page.say("” ", "” was "));
    text.append(percent(*as_number(member(*last, value)), 0, page.language));
    const auto from = as_number(member(*last, low));
    const auto to = as_number(member(*last, high));
    if (from && to) text.append(" (").append(percent_range(*from, *to, page.language)).append(")");
    const bool person = member(*last, "at_risk") == 1;
    text.append(page.say(". Då följdes ", ". Then ")).append(table.text(*last, "at_risk"));
    text.append(page.say(person ? " person." : " personer.",
                         person ? " person was followed." : " people were followed."));
  }
  return text;
}

std::string say_means(const Page& page, const TableView& table, const Rows& rows) {
  const std::string value = table.column_with("value");
  const std::string count = table.column_with("count");
  const std::vector<std::string> names = varying(table, rows);
  std::string text;
  std::size_t said = 0;
  for (const Json* row : rows) {
    const auto number = as_number(member(*row, value));
    if (!number || said == 3) continue;
    ++said;
    text.append(text.empty() ? "" : "; ");
    std::string label = words_of(page, table, *row, names);
    if (label.empty()) label = table.label(value);
    text.append(joined(label.append(":"), plain_number(*number, page)));
    const auto low = as_number(member(*row, table.column_with("low")));
    const auto high = as_number(member(*row, table.column_with("high")));
    if (low && high) {
      text.append(" (").append(plain_number(*low, page)).append(page.say(" till ", " to "));
      text.append(plain_number(*high, page)).append(")");
    }
    const std::string n = table.text(*row, count);
    if (!n.empty()) text.append(", n = ").append(n);
  }
  if (text.empty()) return text;
  text.append(".");
  if (rows.size() > said) {
    text.append(page.say(" De första av ", " The first of ")).append(std::to_string(rows.size()));
    text.append(page.say(" rader.", " rows."));
  }
  return capital(text);
}

std::string say_verdicts(const Page& page, const TableView& table, const Rows& rows) {
  std::vector<std::pair<std::string, std::size_t>> verdicts;
  for (const char* word : {"reached", "likely_reached", "undecided", "not_reached", "no_target"}) {
    std::string label;
    std::size_t count = 0;
    for (const Json* row : rows) {
      if (member(*row, "verdict") != word) continue;
      ++count;
      label = table.text(*row, "verdict");
    }
    if (count > 0) verdicts.emplace_back(label, count);
  }
  if (verdicts.empty()) return {};
  std::string text = page.say("Av ", "Of ") + std::to_string(rows.size());
  text.append(varying(table, rows).size() > 1
                  ? page.say(" läsningar: ", " readings: ")
                  : page.say(" mål: ", rows.size() == 1 ? " goal: " : " goals: "));
  bool first = true;
  for (const auto& [label, count] : verdicts) {
    text.append(first ? "" : ", ").append(label).append(" ").append(std::to_string(count));
    first = false;
  }
  return text + ".";
}

std::string say_counts(const Page& page, const TableView& table, const Rows& rows) {
  std::string column = table.column_with("count");
  if (column.empty()) column = table.column_with("value");
  const std::vector<std::string> names = varying(table, rows);
  std::string text;
  std::size_t said = 0;
  for (const Json* row : rows) {
    const auto number = as_number(member(*row, column));
    if (!number || said == 4) continue;
    ++said;
    std::string label = words_of(page, table, *row, names);
    if (label.empty()) label = table.label(column);
    text.append(text.empty() ? "" : ", ").append(label).append(" ").append(plain_number(*number, page));
  }
  return text.empty() ? text : capital(text) + ".";
}

std::string says_of(const Page& page, const TableView& table, const Rows& rows) {
  std::string text;
  const std::string kind = table.kind();
  const bool shares = !table.column_with("numerator").empty() && !table.column_with("denominator").empty();
  if (kind == "goals") text = say_verdicts(page, table, rows);
  if (kind == "matrix" && shares) text = say_matrix(page, table, rows);
  if (kind == "curve") text = say_curve(page, table, rows);
  if (kind == "mean" || kind == "ratio") text = say_means(page, table, rows);
  if (kind == "count" || kind == "flow") text = say_counts(page, table, rows);
  if (text.empty() && shares && kind != "goals") text = say_shares(page, table, rows);
  return text;
}

}  // namespace

std::string says(const Page& page, const TableView& table) {
  Rows rows = rows_of_everybody(table);
  std::string text;
  if (rows.empty() && !table.rows().empty()) {
    const Json& first = member(table.rows()[0], "stratum");
    for (const Json& row : table.rows()) {
      if (member(row, "stratum") == first) rows.push_back(&row);
    }
    text = says_of(page, table, rows);
    if (!text.empty()) return capital(stratum_text(page, table, first)) + ". " + text;
  }
  if (!rows.empty()) {
    text = says_of(page, table, rows);
  }
  if (!text.empty()) return text;
  const std::size_t count = table.rows().size();
  return count_text(static_cast<double>(count), page, true) +
         (count == 1 ? page.say(" rad.", " row.") : page.say(" rader.", " rows."));
}

}  // namespace fotfaste::report
