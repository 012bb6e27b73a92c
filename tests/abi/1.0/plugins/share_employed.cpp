// The share in employment a while after the exit. docs/writing-plugins.md goes through it step by step.
#include <fotfaste/sdk.hpp>

using namespace fotfaste;

class ShareEmployed {
 public:
  static void describe(Description& description) {
    description.title("Andel i arbete efter avslut", "Share employed after the exit")
        .description("Andelen i arbete en viss tid efter avslutet.",
                     "The share employed so long after the exit.");
    description.parameter("after", ParameterType::duration, "Tid efter avslutet", "Time after the exit")
        .default_value("6m");
    description.table("share-employed", Kind::proportion, "I arbete efter avslut", "Employed after the exit")
        .description("En rad: alla deltaganden.", "One row: all participations.")
        .additive()
        .column("numerator", Type::integer, Role::numerator, "I arbete", "Employed")
        .column("denominator", Type::integer, Role::denominator, "Med känd status", "With a known status")
        .column("unknown", Type::integer, Role::unknown, "Okänt", "Unknown")
        .column("not_due", Type::integer, Role::excluded, "Inte där än", "Not yet due");
  }
  static void needs(const Settings& settings, Needs& needs) {
    needs.columns({"states.core_state", "states.from"});
    needs.columns({"exit", "states.until"}, Required::no);
    needs.follow_up("share-employed", "exit", settings.parameters().duration("after"));
  }
  static void design(const Settings& settings, Design& design) {
    design.purpose({.id = "share-employed",
                    .title = {"I arbete efter avslut", "Employed after the exit"},
                    .denominator = {"de som slutat, med känd status", "those who left, with a known status"},
                    .planned = settings.planned_participants()});
    design.columns().columns({"states.core_state", "states.from"});
    design.columns().columns({"exit", "states.until"}, Required::no);
    const Parameters after = settings.parameters().find("after");
    design.question({.id = "after",
                     .question = {"Hur långt efter avslutet?", "How long after the exit?"},
                     .reading = {toml_text(after), toml_text(after)},
                     .answered = after.line() > 0,
                     .options = {{"after = \"6m\"", {"sex månader", "six months"}}}});
    design.limit({"Att projektet är orsaken.", "That the project is the cause."});
  }

  explicit ShareEmployed(const Settings& settings)
      : after_(settings.parameters().duration("after")), as_of_(settings.as_of()) {}
  void consume(const Batch& batch) {
    for (const Participation participation : batch) tally_.add(outcome(participation));
  }
  void merge(const ShareEmployed& other) { tally_.merge(other.tally_); }
  void save(Writer& writer) const { tally_.save(writer); }
  void restore(Reader& reader) { tally_.restore(reader); }
  void report(Results& results) const {
    const std::int64_t known = tally_[employed] + tally_[not_employed];
    results.add("share-employed", tally_[employed], known, tally_[unknown], tally_[not_due]);
  }

 private:
  enum Outcome { employed, not_employed, unknown, not_due };

  Outcome outcome(const Participation& participation) const {
    const std::optional<Day> exit = participation.exit();
    if (!exit || add(*exit, after_) >= as_of_) return not_due;
    const Day day = add(*exit, after_);
    Outcome found = unknown;
    for (const State state : participation.states()) {
      if (state.from() > day || state.until() <= day) continue;
      if (state.core_state() == CoreState::employed) return employed;
      if (state.core_state() != CoreState::unknown) found = not_employed;
    }
    return found;
  }

  Duration after_;
  Day as_of_;
  Tally<Outcome, 4> tally_;
};

FOTFASTE_PLUGIN(ShareEmployed, "share-employed", "1.0.0");
