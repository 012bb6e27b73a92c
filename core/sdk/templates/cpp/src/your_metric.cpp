// The share in work a while after the exit, by gender.
#include <algorithm>
#include <array>
#include <fotfaste/sdk.hpp>

using namespace fotfaste;

// The object is a sum over participations: it may be split over processes and put together again.
class ShareInWork {
 public:
  static void describe(Description& description) {
    description.title("Andel i arbete efter avslut", "Share in work after the exit")
        .description("Hur stor andel som arbetar en viss tid efter avslutet, efter kön.",
                     "How large a share works so long after the exit, by gender.");
    description
        .parameter("after", ParameterType::duration, "Tid från avslutet till mätningen",
                   "Time from the exit to the measurement")
        .default_value("6m");
    // Raw parts, never a percentage: the host adds the share, its interval and its bounds.
    description
        .table("in-work-after-exit", Kind::proportion, "I arbete efter avslut", "In work after the exit")
        .description("En rad för varje kön. Eget företag räknas som arbete.",
                     "A row for each gender. Self-employment counts as work.")
        .additive()
        .direction(Direction::higher)
        .smallest_cell(5)
        .column("gender", Type::text, Role::dimension, "Kön", "Gender")
        .column("numerator", Type::integer, Role::numerator, "I arbete", "In work")
        .column("denominator", Type::integer, Role::denominator, "Med känd status", "With a known status")
        .column("unknown", Type::integer, Role::unknown, "Okänd status", "Status unknown")
        .column("not_due", Type::integer, Role::excluded, "Inte där än", "Not there yet");
  }

  // Only these columns are in the plugin's memory. Without a required one there is nothing to compute.
  static void needs(const Settings& settings, Needs& needs) {
    needs.columns({"states.core_state", "states.from"});
    needs.columns({"exit", "gender", "states.until", "states.known_until"}, Required::no);
    needs.follow_up("in-work-after-exit", "exit", settings.parameters().duration("after"));
  }

  explicit ShareInWork(const Settings& settings)
      : after_(settings.parameters().duration("after")), as_of_(settings.as_of()) {}

  void consume(const Batch& batch) {
    for (const Participation participation : batch) {
      counts_[static_cast<std::size_t>(participation.gender())].add(outcome(participation));
    }
  }
  void merge(const ShareInWork& other) {
    for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i].merge(other.counts_[i]);
  }
  // What save writes is what restore reads. Raise the description's state_revision when that changes.
  void save(Writer& writer) const {
    for (const Counts& counts : counts_) counts.save(writer);
  }
  void restore(Reader& reader) {
    for (Counts& counts : counts_) counts.restore(reader);
  }

  // In the order of the published codes, so that equal counts give equal rows.
  void report(Results& results) const {
    for (const Gender gender : {Gender::woman, Gender::man, Gender::other, Gender::unknown}) {
      const Counts& counts = counts_[static_cast<std::size_t>(gender)];
      const std::int64_t known = counts[in_work] + counts[not_in_work];
      if (known + counts[unknown] + counts[not_due] == 0) continue;
      results.add("in-work-after-exit", word(gender), counts[in_work], known, counts[unknown],
                  counts[not_due]);
    }
  }

 private:
  enum Outcome { in_work, not_in_work, unknown, not_due };
  using Counts = Tally<Outcome, 4>;

  Outcome outcome(const Participation& participation) const {
    // Nothing is known on or after as_of. It is the only clock: who is not there yet is not "no".
    const std::optional<Day> exit = participation.exit();
    if (!exit || add(*exit, after_) >= as_of_) return not_due;
    const Day day = add(*exit, after_);
    Outcome found = unknown;
    for (const State state : participation.states()) {
      if (state.from() > day || end_of(state) <= day) continue;
      const CoreState what = state.core_state();
      if (what == CoreState::employed || what == CoreState::self_employed) return in_work;
      if (what != CoreState::unknown) found = not_in_work;
    }
    return found;
  }

  // A spell holds from its first day up to, and not including, until, and says nothing of days for which it
  // is not known. (fotfaste/sdk/history.hpp also settles what holds where sources contradict each other.)
  static Day end_of(const State& state) {
    const Day known = std::max(state.known_until().value_or(end_of_time), state.from() + 1);
    return std::min(state.until(), known);
  }

  Duration after_;
  Day as_of_;
  std::array<Counts, 4> counts_;
};

FOTFASTE_PLUGIN(ShareInWork, "your-metric", "0.1.0");
