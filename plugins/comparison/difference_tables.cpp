#include "difference_tables.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "codes.hpp"
#include "fotfaste/sdk/statistics/adjusted_p.hpp"
#include "fotfaste/sdk/statistics/two_by_two.hpp"
#include "words.hpp"

namespace comparison {
namespace {

using fotfaste::Kind;
using fotfaste::Label;
using fotfaste::Results;
using fotfaste::Role;
using fotfaste::Type;
using fotfaste::statistics::Share;
namespace statistics = fotfaste::statistics;

struct Side {
  std::string group;
  std::optional<Label> label;
  Share share;
};

struct Pair {
  std::string by;
  Side first;
  Side second;
};

// A difference that there are people enough for.
struct Difference {
  statistics::Estimate estimate;
  double p;
};

// Cochran's rule: the chi-square test where five or more are expected in every cell, the exact test
// otherwise.
Difference difference_of(Share first, Share second) {
  const statistics::Estimate estimate =
      *statistics::difference(statistics::DifferenceMethod::newcombe, first, second);
  const auto yes = static_cast<double>(first.numerator + second.numerator);
  const auto all = static_cast<double>(first.denominator + second.denominator);
  const double smaller = static_cast<double>(std::min(first.denominator, second.denominator));
  if (std::min(yes, all - yes) * smaller / all >= 5) {
    if (const auto test = statistics::chi_square_test(first, second)) return {estimate, test->p};
  }
  return {estimate, *statistics::fisher_test(first, second)};
}

Side side_of(const GroupComparison::Row& row) {
  return {row.group, row.label, share_of(row.counts)};
}

// All of a column's groups but one.
Side rest_of(const std::vector<Side>& groups, std::size_t left_out) {
  Side rest{"rest", value_label("rest"), {}};
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (i == left_out) continue;
    rest.share.numerator += groups[i].share.numerator;
    rest.share.denominator += groups[i].share.denominator;
  }
  return rest;
}

void add_pairs(const GroupComparison& comparison, const std::string& by, const std::vector<Side>& groups,
               std::vector<Pair>& pairs) {
  if (groups.size() < 2) return;
  if (const auto& reference = comparison.reference()) {
    const auto found = std::find_if(groups.begin(), groups.end(),
                                    [&](const Side& side) { return side.group == *reference; });
    if (found == groups.end()) return;
    for (const Side& group : groups) {
      if (&group != &*found) pairs.push_back({by, group, *found});
    }
    return;
  }
  if (comparison.against() == Against::pairs || groups.size() == 2) {
    for (std::size_t i = 0; i < groups.size(); ++i) {
      for (std::size_t j = i + 1; j < groups.size(); ++j) pairs.push_back({by, groups[i], groups[j]});
    }
    return;
  }
  for (std::size_t i = 0; i < groups.size(); ++i) pairs.push_back({by, groups[i], rest_of(groups, i)});
}

std::vector<Pair> pairs_of(const GroupComparison& comparison, const std::vector<PublishedShare>& published) {
  std::vector<Pair> pairs;
  std::vector<Side> groups;
  std::string by;
  for (const GroupComparison::Row& row : comparison.rows()) {
    if (row.by != by) {
      add_pairs(comparison, by, groups, pairs);
      groups.clear();
      by = row.by;
    }
    if (row.is_compared && share_of(row.counts).denominator > 0) groups.push_back(side_of(row));
  }
  add_pairs(comparison, by, groups, pairs);
  for (const PublishedShare& one : published) {
    pairs.push_back({"published",
                     {"everybody", value_label("everybody"), share_of(comparison.everybody())},
                     {one.id, one.text, one.share}});
  }
  return pairs;
}

void label_side(Results& results, const char* column, const Side& side) {
  if (side.label) results.label("differences", column, side.group, *side.label);
}

Label by_label(std::string_view by) {
  if (by == "all") return {"Alla", "Everybody"};
  if (by == "groups") return {"Projektets egna grupper", "The project's own groups"};
  if (by == "published") return {"Publicerade siffror", "Published figures"};
  struct Word {
    std::string_view name, sv, en;
  };
  static constexpr Word words[] = {{"gender", "Kön", "Gender"},
                                   {"cohort", "Omgång", "Cohort"},
                                   {"site", "Plats", "Site"},
                                   {"source", "Varifrån", "Source"},
                                   {"group", "Grupp", "Group"},
                                   {"labour_status", "Sysselsättning vid start", "Labour status at entry"},
                                   {"exit_reason", "Avslutsorsak", "Reason for leaving"},
                                   {"age_group", "Ålder", "Age"}};
  Label label;
  while (!by.empty()) {
    const std::size_t star = by.find('*');
    std::string_view one = by.substr(0, star);
    by.remove_prefix(star == std::string_view::npos ? by.size() : star + 1);
    constexpr std::string_view prefix = "attributes.";
    if (one.starts_with(prefix)) one.remove_prefix(prefix.size());
    std::string_view sv = one;
    std::string_view en = one;
    for (const Word& word : words) {
      if (word.name == one) {
        sv = word.sv;
        en = word.en;
      }
    }
    label.sv.append(label.sv.empty() ? "" : " · ").append(sv);
    label.en.append(label.en.empty() ? "" : " · ").append(en);
  }
  return label;
}

void report_differences(const GroupComparison& comparison, const std::vector<Pair>& pairs,
                        const fotfaste::Settings& settings, Results& results) {
  std::vector<std::optional<Difference>> differences;
  std::vector<double> all_p;
  for (const Pair& pair : pairs) {
    differences.emplace_back();
    if (std::min(pair.first.share.denominator, pair.second.share.denominator) < comparison.least()) continue;
    differences.back() = difference_of(pair.first.share, pair.second.share);
    all_p.push_back(differences.back()->p);
  }
  const std::vector<double> adjusted = statistics::adjusted_p(all_p, statistics::Adjustment::holm);
  const auto made = static_cast<std::int64_t>(all_p.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const Pair& pair = pairs[i];
    const std::int64_t n1 = pair.first.share.denominator;
    const std::int64_t n2 = pair.second.share.denominator;
    const auto& found = differences[i];
    if (!found) {
      results.add("differences", comparison.id(), pair.by, pair.first.group, pair.second.group, std::nullopt,
                  std::nullopt, std::nullopt, n1, n2, "too_few", std::nullopt, made);
    } else {
      const double holm = adjusted[next++];
      results.add("differences", comparison.id(), pair.by, pair.first.group, pair.second.group,
                  found->estimate.value, found->estimate.limits->low, found->estimate.limits->high, n1, n2,
                  holm < 0.05 ? "differs" : "open", holm, made);
    }
    label_side(results, "first", pair.first);
    label_side(results, "second", pair.second);
    results.label("differences", "by", pair.by, by_label(pair.by));
  }
  if (made < 2) return;
  settings.report(
      fotfaste::Severity::note, multiplicity_code,
      {"Jämförelsen " + comparison.id() + " gör " + std::to_string(made) +
           " jämförelser. Även utan några skillnader väntas var tjugonde se säker ut av en slump.",
       "The comparison " + comparison.id() + " makes " + std::to_string(made) +
           " comparisons. Even without any differences one in twenty is expected to look certain by chance."},
      {"Läs kolumnen med justerat p-värde: den tar hänsyn till antalet (Holm).",
       "Read the column of adjusted p values: it allows for their number (Holm)."},
      comparison.at().raw());
}

}  // namespace

void describe_groups(fotfaste::Description& description) {
  description.table("groups", Kind::proportion, "Grupper bredvid varandra", "Groups beside each other")
      .description("Samma utfall räknat på samma sätt i varje grupp. Skillnader säger inte varför.",
                   "One outcome counted in the same way in each group. Differences do not say why.")
      .additive()
      .smallest_cell(5)
      .column("comparison", Type::text, Role::dimension, "Vad som räknas", "What is counted")
      .column("by", Type::text, Role::dimension, "Uppdelning", "Broken down by")
      .column("group", Type::text, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Nådde utfallet", "Reached the outcome")
      .column("denominator", Type::integer, Role::denominator, "Med känt utfall", "With a known outcome")
      .column("unknown", Type::integer, Role::unknown, "Okänt", "Unknown")
      .column("not_due", Type::integer, Role::excluded, "Inte där än", "Not yet due");
  description.table("differences", Kind::mean, "Skillnader mellan grupper", "Differences between groups")
      .description(
          "Den första gruppens andel minus den andras (0,10 är tio procentenheter), med intervall enligt "
          "Newcombe. p-värdet, av chi-tvåtest eller Fishers exakta test där få väntas, är justerat för "
          "antalet "
          "jämförelser (Holm). En skillnad är ingen orsak.",
          "The first group's share less the second's (0.10 is ten percentage points), with Newcombe's "
          "interval. The p value, by the chi-square test or Fisher's exact test where few are expected, is "
          "adjusted for the number of comparisons (Holm). A difference is no cause.")
      .column("comparison", Type::text, Role::dimension, "Vad som räknas", "What is counted")
      .column("by", Type::text, Role::dimension, "Uppdelning", "Broken down by")
      .column("first", Type::text, Role::dimension, "Grupp", "Group")
      .column("second", Type::text, Role::dimension, "Jämförd med", "Compared with")
      .column("value", Type::number, Role::value, "Skillnad i andel", "Difference in share")
      .column("low", Type::number, Role::low, "Lägst", "Low")
      .column("high", Type::number, Role::high, "Högst", "High")
      .column("first_n", Type::integer, Role::attribute, "Antal i gruppen", "Number in the group")
      .column("second_n", Type::integer, Role::attribute, "Antal i den andra", "Number in the other")
      .column("reading", Type::text, Role::attribute, "Går det att säga?", "Can it be said?")
      .column("p_adjusted", Type::number, Role::attribute, "p-värde, justerat", "p value, adjusted")
      .column("comparisons", Type::integer, Role::attribute, "Antal jämförelser", "Comparisons made");
}

void report_groups(const GroupComparison& comparison, const std::vector<PublishedShare>& published,
                   const fotfaste::Settings& settings, Results& results) {
  results.label("groups", "comparison", comparison.id(), comparison.text());
  for (const GroupComparison::Row& row : comparison.rows()) {
    const Share share = share_of(row.counts);
    results.add("groups", comparison.id(), row.by, row.group, share.numerator, share.denominator,
                row.counts[Standing::unknown], row.counts[Standing::not_due]);
    if (row.group == "everybody") results.label("groups", "group", row.group, value_label(row.group));
    if (row.label) results.label("groups", "group", row.group, *row.label);
    results.label("groups", "by", row.by, by_label(row.by));
  }
  const std::vector<Pair> pairs = pairs_of(comparison, published);
  if (pairs.empty()) return;
  results.label("differences", "comparison", comparison.id(), comparison.text());
  results.label("differences", "reading", "too_few", {"för få för att säga", "too few to say"});
  results.label("differences", "reading", "differs", {"skiljer sig", "they differ"});
  results.label("differences", "reading", "open", {"kan vara slump", "may be chance"});
  report_differences(comparison, pairs, settings, results);
}

}  // namespace comparison
