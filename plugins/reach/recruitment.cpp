#include "recruitment.hpp"

#include <algorithm>
#include <cmath>

#include "fotfaste/sdk/project_table.hpp"

namespace reach {
namespace {

using fotfaste::Label;

constexpr std::string_view stage_words[stage_count] = {"invited", "interested", "applied", "started",
                                                       "declined"};
// Nobody invites more; and sums of so many rows stay exact.
constexpr double most_people = 1e9;

constexpr std::size_t at(Stage stage) {
  return static_cast<std::size_t>(stage);
}

std::optional<Stage> stage_of(std::string_view word) {
  const auto* const found = std::find(std::begin(stage_words), std::end(stage_words), word);
  if (found == std::end(stage_words)) return std::nullopt;
  return static_cast<Stage>(found - std::begin(stage_words));
}

fotfaste::StratumCell stratum_of(std::string_view source) {
  fotfaste::StratumCell cell;
  cell.labels.emplace_back("source", source);
  return cell;
}

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t most = 5;
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i == most) return text.append(", …");
    text.append(i == 0 ? "" : ", ").append(names[i]);
  }
  return text;
}

void add(std::optional<std::int64_t>& sum, std::int64_t more) {
  std::int64_t value = sum.value_or(0);
  fotfaste::add_counts(value, more);
  sum = value;
}

}  // namespace

void Recruitment::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description.table(id, fotfaste::Kind::proportion, "Rekryteringen steg för steg", "Recruitment step by step")
      .description(
          "Hur många som nådde varje steg, av dem i steget före; de som tackade nej, av dem i det första "
          "steget. De som började är deltagandena i data; övriga är antal som projektet fört. Andelen saknas "
          "där steget före inte är fört, eller har färre än steget efter. Den som varken började eller "
          "tackade nej står inte som något av det.",
          "How many reached each step, of those in the step before; those who declined, of those in the "
          "first "
          "step. Those who started are the participations in the data; the others are numbers that the "
          "project "
          "kept. There is no share where the step before was not kept, or has fewer than the step after. Who "
          "neither started nor declined stands as neither.")
      .smallest_cell(5)
      .column("stage", Type::text, Role::dimension, "Steg", "Step")
      .column("stratum", Type::stratum, Role::dimension, "Källa", "Source")
      .column("numerator", Type::integer, Role::numerator, "Antal", "Number")
      .column("denominator", Type::integer, Role::denominator, "I steget före", "In the step before");
  description
      .table(declined_id, fotfaste::Kind::distribution, "Varför någon tackade nej", "Why people declined")
      .description("Orsaker av dem som tackade nej och sade varför.",
                   "Reasons of those who declined and said why.")
      .smallest_cell(5)
      .column("reason", Type::text, Role::dimension, "Orsak", "Reason")
      .column("stratum", Type::stratum, Role::dimension, "Källa", "Source")
      .column("numerator", Type::integer, Role::numerator, "Antal", "Number")
      .column("denominator", Type::integer, Role::denominator, "Sade varför", "Said why")
      .column("unknown", Type::integer, Role::unknown, "Sade inte varför", "Did not say why");
}

void Recruitment::declare(fotfaste::Needs& needs) {
  needs.columns({"project.recruitment.source", "project.recruitment.stage", "project.recruitment.date",
                 "project.recruitment.reason", "project.recruitment.count"},
                fotfaste::Required::no);
}

Recruitment::Recruitment(const fotfaste::Settings& settings) {
  read(settings);
}

void Recruitment::read(const fotfaste::Settings& settings) {
  const fotfaste::ProjectTable table(settings.raw()->project, "recruitment");
  const fotfaste::WordColumn sources = table.words("source");
  const fotfaste::WordColumn stages = table.words("stage");
  const fotfaste::WordColumn reasons = table.words("reason");
  const fotfaste::DayColumn days = table.days("date");
  const fotfaste::NumberColumn<double> counts = table.numbers("count");
  for (std::size_t row = 0; row < table.size(); ++row) {
    ++rows_;
    const std::optional<Stage> stage = stage_of(stages[row]);
    const double count = counts.value_or(row, -1);
    const bool is_number = count >= 0 && count <= most_people && count == std::floor(count);
    // Nothing is known on or after as_of.
    const bool is_known = days.value_or(row, fotfaste::no_day) < settings.as_of();
    if (!stage || !is_number || !is_known) {
      ++left_out_;
      continue;
    }
    const auto people = static_cast<std::int64_t>(count);
    const std::string_view word = sources[row];
    OfSource& source = sources_[std::string(word.empty() ? no_value : word)];
    used_[at(*stage)] = true;
    add(source.counts[at(*stage)], people);
    if (*stage != Stage::declined) continue;
    if (reasons.index(row) == fotfaste::WordColumn::none) {
      fotfaste::add_counts(source.no_reason, people);
    } else {
      fotfaste::add_counts(source.reasons[std::string(reasons[row])], people);
    }
  }
}

Recruitment::Funnel Recruitment::of_source(const OfSource& source, std::int64_t started,
                                           bool all_started_known) {
  Funnel funnel{source.counts, {}, source.reasons, source.no_reason};
  funnel.counts[at(Stage::started)] = started;
  for (std::size_t i = 0; i < stage_count; ++i) funnel.is_whole[i] = funnel.counts[i].has_value();
  funnel.is_whole[at(Stage::started)] = all_started_known;
  return funnel;
}

Recruitment::Funnel Recruitment::of_all(const Funnels& funnels) const {
  Funnel all{};
  all.is_whole.fill(true);
  for (const auto& [name, funnel] : funnels) {
    // Those of no known source are of one of the others.
    const bool is_any_of_them = name == no_value && !sources_.contains(name);
    for (std::size_t i = 0; i < stage_count; ++i) {
      if (funnel.counts[i]) add(all.counts[i], *funnel.counts[i]);
      // All who started are known, and that nobody declined need not be written down.
      const bool is_known = i == at(Stage::started) || i == at(Stage::declined) || is_any_of_them;
      all.is_whole[i] &= is_known || funnel.is_whole[i];
    }
    for (const auto& [reason, count] : funnel.reasons) fotfaste::add_counts(all.reasons[reason], count);
    fotfaste::add_counts(all.no_reason, funnel.no_reason);
  }
  return all;
}

void Recruitment::report_funnel(const Reporting& reporting, const Funnel& funnel,
                                const fotfaste::StratumCell& stratum,
                                std::vector<std::string>& more_than_before) const {
  std::optional<std::size_t> first, before;
  for (std::size_t i = 0; i < stage_count; ++i) {
    if (!used_[i] && i != at(Stage::started)) continue;
    if (!funnel.counts[i]) continue;
    const std::optional<std::size_t> of = i == at(Stage::declined) ? first : before;
    std::optional<std::int64_t> denominator;
    if (of && funnel.is_whole[*of] && funnel.is_whole[i]) denominator = funnel.counts[*of];
    if (denominator && *denominator < *funnel.counts[i]) {
      denominator.reset();
      more_than_before.push_back(stratum.labels.empty() ? std::string() : stratum.labels.front().second);
    }
    reporting.results.add(id, stage_words[i], stratum, *funnel.counts[i], denominator);
    if (!first && i != at(Stage::started)) first = i;
    before = i;
  }
}

void Recruitment::report_declined(const Reporting& reporting, const Funnel& funnel,
                                  const fotfaste::StratumCell& stratum) {
  std::int64_t said = 0;
  for (const auto& [reason, count] : funnel.reasons) fotfaste::add_counts(said, count);
  for (const auto& [reason, count] : funnel.reasons) {
    reporting.results.add(declined_id, reason, stratum, count, said, funnel.no_reason);
  }
}

Recruitment::Funnels Recruitment::funnels_of(const CountsByValue& started) const {
  const auto started_of = [&](std::string_view source) {
    const auto found = started.find(source);
    return found == started.end() ? std::int64_t{0} : found->second;
  };
  // Who started without a known source may be of any.
  const bool all_known = sources_.contains(no_value) || started_of(no_value) == 0;
  std::map<std::string, Funnel> by_name;
  for (const auto& [name, source] : sources_) {
    by_name.emplace(name, of_source(source, started_of(name), all_known));
  }
  for (const auto& [name, count] : started) {
    if (!sources_.contains(name)) by_name.emplace(name, of_source({}, count, true));
  }
  Funnels funnels(by_name.begin(), by_name.end());
  std::stable_partition(funnels.begin(), funnels.end(),
                        [](const auto& one) { return one.first != no_value; });
  return funnels;
}

void Recruitment::report(const Reporting& reporting, const CountsByValue& started) const {
  std::vector<std::string> more_than_before, incomplete;
  if (!sources_.empty()) {
    const Funnels funnels = funnels_of(started);
    for (const auto& [name, funnel] : funnels) {
      bool is_whole = name == no_value && !sources_.contains(name);
      if (!is_whole) {
        is_whole = true;
        for (std::size_t i = 0; i < at(Stage::started); ++i) is_whole &= !used_[i] || funnel.is_whole[i];
      }
      if (!is_whole) incomplete.push_back(name);
    }
    const Funnel whole = of_all(funnels);
    const bool only_one = funnels.size() == 1 && funnels.front().first == no_value;
    report_funnel(reporting, whole, {}, more_than_before);
    for (const auto& [name, funnel] : funnels) {
      if (!only_one) report_funnel(reporting, funnel, stratum_of(name), more_than_before);
    }
    report_declined(reporting, whole, {});
    for (const auto& [name, funnel] : funnels) {
      if (!only_one) report_declined(reporting, funnel, stratum_of(name));
    }
    const Label labels[stage_count] = {{"inbjudna", "invited"},
                                       {"intresserade", "interested"},
                                       {"ansökte", "applied"},
                                       {"började", "started"},
                                       {"tackade nej", "declined"}};
    for (std::size_t i = 0; i < stage_count; ++i)
      reporting.results.label(id, "stage", stage_words[i], labels[i]);
  }
  report_findings(reporting, started, more_than_before, incomplete);
}

void Recruitment::report_findings(const Reporting& reporting, const CountsByValue& started,
                                  const std::vector<std::string>& more_than_before,
                                  const std::vector<std::string>& incomplete) const {
  using fotfaste::Severity;
  const fotfaste::Settings& settings = reporting.settings;
  if (left_out_ > 0) {
    settings.report(Severity::warning, row_left_out_code,
                    {"Rader i tabellen över rekryteringen räknas inte.",
                     "Rows of the table of recruitment are not counted."},
                    {"Ett antal är ett heltal, minst 0, och dagen ligger före dagen som resultatet gäller.",
                     "A number is a whole number, at least 0, and the day is before the day of the results."},
                    nullptr, static_cast<std::uint64_t>(left_out_), static_cast<std::uint64_t>(rows_));
  }
  if (!more_than_before.empty()) {
    settings.report(
        Severity::warning, more_than_before_code,
        {"I rekryteringen har ett steg fler än steget före, så andelen visas inte.",
         "In the recruitment a step has more than the step before, so no share is shown."},
        {"Kontrollera antalen i tabellen recruitment, och att källorna heter som i deltagarnas source.",
         "Check the numbers in the table recruitment, and that sources are called as in the participants' "
         "source."});
  }
  if (!incomplete.empty()) {
    settings.report(
        Severity::note, step_missing_code,
        {"Alla steg i rekryteringen är inte förda för " + listed(incomplete) + ".",
         "Not all steps of the recruitment were kept for " + listed(incomplete) + "."},
        {"För alla källor tillsammans visas då antal utan andel. Komplettera tabellen recruitment, "
         "eller läs källorna var för sig.",
         "For all sources together there are then numbers without a share. Complete the table "
         "recruitment, or read each source by itself."});
  }
  std::vector<std::string> differ;
  for (const auto& [name, source] : sources_) {
    const std::optional<std::int64_t>& stated = source.counts[at(Stage::started)];
    const auto found = started.find(name);
    if (stated && *stated != (found == started.end() ? 0 : found->second)) differ.push_back(name);
  }
  if (differ.empty()) return;
  settings.report(Severity::warning, other_started_code,
                  {"Antalet som började är inte lika många som deltagandena: " + listed(differ) + ".",
                   "The number who started is not that of the participations: " + listed(differ) + "."},
                  {"Deltagandena gäller. Rätta tabellen recruitment, eller lägg till deltagare som saknas.",
                   "The participations hold. Correct the table recruitment, or add missing participants."});
}

}  // namespace reach
