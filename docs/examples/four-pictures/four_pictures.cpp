// Four tables of different kinds, which the report draws in four ways. docs/writing-plugins.md says how
// results reach the report.
#include <algorithm>
#include <array>
#include <fotfaste/sdk.hpp>

using namespace fotfaste;

class FourPictures {
 public:
  static void describe(Description& description) {
    description.title("Vägen ut", "The way out")
        .description("Vilka som har slutat, när, och varför.", "Who has left, when, and why.");
    description.parameter("population", ParameterType::criterion,
                          "Vilka som räknas. Annars alla i programmet.",
                          "Who is counted. Otherwise everybody in the programme.");
    // A share for each group: dots with their interval. The host adds share, interval and "too few".
    description.table("left", Kind::proportion, "Har slutat", "Have left")
        .description("Kön för kön.", "By gender.")
        .additive()
        .column("gender", Type::text, Role::dimension, "Kön", "Gender")
        .column("numerator", Type::integer, Role::numerator, "Har slutat", "Have left")
        .column("denominator", Type::integer, Role::denominator, "Deltaganden", "Participations");
    // Parts of a whole, for each value of the first dimension: stacked bars.
    description.table("how-long", Kind::distribution, "Hur länge de deltog", "How long they took part")
        .description("Hela månader, bland dem som har slutat.", "Whole months, of those who have left.")
        .additive()
        .column("gender", Type::text, Role::dimension, "Kön", "Gender")
        .column("length", Type::text, Role::dimension, "Längd", "Length")
        .column("numerator", Type::integer, Role::numerator, "Så länge", "So long")
        .column("denominator", Type::integer, Role::denominator, "Har slutat", "Have left");
    // A value over time: a line. The labels of the time and of the value are the axes' names.
    description.table("still-here", Kind::curve, "Deltar fortfarande", "Still taking part")
        .description("Kaplan-Meier, hela månader från starten.", "Kaplan-Meier, whole months from the entry.")
        .column("time", Type::integer, Role::dimension, "Månader sedan starten", "Months since entry",
                "months")
        .column("unit", Type::text, Role::attribute, "Enhet", "Unit")
        .column("at_risk", Type::integer, Role::count, "Följs ännu", "Still followed")
        .column("events", Type::integer, Role::attribute, "Slutade", "Left")
        .column("censored", Type::integer, Role::excluded, "Följs inte längre", "No longer followed")
        .column("value", Type::number, Role::value, "Andel som deltar", "Share taking part");
    // From what to what: a grid.
    description.table("reasons", Kind::matrix, "Varför de slutade", "Why they left")
        .description("Från läget vid start till orsaken.", "From the status at entry to the reason.")
        .additive()
        .column("labour_status", Type::text, Role::dimension, "Vid start", "At entry")
        .column("exit_reason", Type::text, Role::dimension, "Orsak", "Reason")
        .column("numerator", Type::integer, Role::numerator, "Slutade", "Left")
        .column("denominator", Type::integer, Role::denominator, "Slutade med det läget",
                "Left, of that status");
  }
  static void needs(const Settings& settings, Needs& needs) {
    needs.column("entry");
    needs.columns({"exit", "gender", "labour_status", "exit_reason"}, Required::no);
    FourPictures(settings).population_.declare(needs);
  }
  static void design(const Settings& settings, Design& design) {
    design.purpose(
        {.id = "left",
         .title = {"Har slutat", "Have left"},
         .denominator = {"alla deltaganden, även pågående", "all participations, also ongoing ones"},
         .planned = settings.planned_participants()});
    design.columns().column("entry");
  }

  explicit FourPictures(const Settings& settings)
      : as_of_(settings.as_of()), population_(settings.parameters().find("population"), settings.as_of()) {}

  void consume(const Batch& batch) {
    population_.bind(batch);
    for (const Participation participation : batch) {
      if (population_.includes(participation)) count(participation);
    }
  }
  void merge(const FourPictures& other) {
    population_.merge(other.population_);
    for (std::size_t i = 0; i < counts_.size(); ++i) add_counts(counts_[i], other.counts_[i]);
  }
  void save(Writer& writer) const {
    population_.save(writer);
    for (const std::int64_t count : counts_) writer.number(count);
  }
  void restore(Reader& reader) {
    population_.restore(reader);
    for (std::int64_t& count : counts_) add_counts(count, read_count(reader));
  }

  void report(Results& results) const {
    for (std::size_t gender = 0; gender < genders; ++gender) {
      const std::string_view word_of_gender = word(static_cast<Gender>(gender));
      const std::int64_t left = sum(lengths_at + gender * lengths, lengths);
      const std::int64_t all = left + counts_[staying_at + gender];
      if (all > 0) results.add("left", word_of_gender, left, all);
      for (std::size_t length = 0; length < lengths && left > 0; ++length) {
        results.add("how-long", word_of_gender, length_words[length],
                    counts_[lengths_at + gender * lengths + length], left);
      }
    }
    for (std::size_t length = 0; length < lengths; ++length) {
      results.label("how-long", "length", length_words[length],
                    {std::string(length_words[length]).append(" månader"),
                     std::string(length_words[length]).append(" months")});
    }
    std::int64_t at_risk = sum(exits_at, months) + sum(ends_at, months);
    double share = 1;
    for (std::size_t month = 0; month < months && at_risk > 0; ++month) {
      const std::int64_t exits = counts_[exits_at + month];
      const std::int64_t ends = counts_[ends_at + month];
      share *= 1 - static_cast<double>(exits) / static_cast<double>(at_risk);
      results.add("still-here", month, "month", at_risk, exits, ends, share);
      at_risk -= exits + ends;
    }
    for (std::size_t status = 0; status < statuses; ++status) {
      const std::int64_t left = sum(reasons_at + status * reasons, reasons);
      for (std::size_t reason = 0; reason < reasons && left > 0; ++reason) {
        results.add("reasons", word(static_cast<LabourStatus>(status)), word(static_cast<ExitReason>(reason)),
                    counts_[reasons_at + status * reasons + reason], left);
      }
    }
  }

 private:
  static constexpr std::string_view length_words[] = {"0–2", "3–5", "6–8", "9–"};
  static constexpr std::size_t genders = 4, lengths = 4, statuses = 6, reasons = 8, months = 25;
  // Where each kind of count begins.
  static constexpr std::size_t staying_at = 0, lengths_at = staying_at + genders,
                               exits_at = lengths_at + genders * lengths, ends_at = exits_at + months,
                               reasons_at = ends_at + months, size = reasons_at + statuses * reasons;

  void count(const Participation& participation) {
    const auto gender = static_cast<std::size_t>(participation.gender());
    const Day entry = participation.entry();
    if (entry == no_day) return;
    const std::optional<Day> exit = participation.exit();
    const bool has_left = exit && *exit < as_of_ && *exit >= entry;
    const auto whole = static_cast<std::size_t>(whole_months(entry, has_left ? *exit : as_of_));
    ++counts_[(has_left ? exits_at : ends_at) + std::min(whole, months - 1)];
    if (!has_left) {
      ++counts_[staying_at + gender];
      return;
    }
    ++counts_[lengths_at + gender * lengths + std::min(whole / 3, lengths - 1)];
    ++counts_[reasons_at + static_cast<std::size_t>(participation.labour_status()) * reasons +
              static_cast<std::size_t>(participation.exit_reason())];
  }
  static int whole_months(Day from, Day until) {
    int whole = 0;
    while (add_months(from, whole + 1) <= until) ++whole;
    return whole;
  }
  [[nodiscard]] std::int64_t sum(std::size_t first, std::size_t count) const {
    std::int64_t total = 0;
    for (std::size_t i = first; i < first + count; ++i) total += counts_[i];
    return total;
  }

  Day as_of_;
  Population population_;
  std::array<std::int64_t, size> counts_ = {};
};

FOTFASTE_PLUGIN(FourPictures, "four-pictures", "1.0.0");
