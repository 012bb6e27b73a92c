// Sound: counts in one table, and lists those who have left in another that is about persons.
#include <vector>

#include "fotfaste/sdk/plugin.hpp"

namespace {

using namespace fotfaste;

class ListsPersons {
 public:
  static void describe(Description& description) {
    description.title("Listar", "Lists").description("Listar personer", "Lists persons");
    description.table("left", Kind::count, "Avslutade", "Left")
        .description("Antal", "Count")
        .column("count", Type::integer, Role::count, "Antal", "Count");
    description.table("people", Kind::records, "Personer", "People")
        .description("En rad per person", "A row a person")
        .column("person", Type::integer, Role::person, "Person", "Person")
        .column("exit", Type::date, Role::attribute, "Slut", "Exit");
  }
  static void needs(const Settings&, Needs& needs) { needs.columns({"person", "exit"}); }
  explicit ListsPersons(const Settings&) {}
  void consume(const Batch& batch) {
    for (const Participation participation : batch) {
      if (participation.exit()) left_.push_back({participation.person(), *participation.exit()});
    }
  }
  void merge(const ListsPersons& other) {
    left_.insert(left_.end(), other.left_.begin(), other.left_.end());
    std::sort(left_.begin(), left_.end());
  }
  void save(Writer& writer) const {
    writer.number(static_cast<std::uint64_t>(left_.size()));
    for (const auto& [person, exit] : left_) {
      writer.number(person);
      writer.number(exit);
    }
  }
  void restore(Reader& reader) {
    for (std::uint64_t left = reader.count(12); left > 0; --left) {
      const auto person = reader.number<std::uint64_t>();
      left_.emplace_back(person, reader.number<Day>());
    }
  }
  void report(Results& results) const {
    results.add("left", left_.size());
    for (const auto& [person, exit] : left_) results.add("people", person, DayCell{exit});
  }

 private:
  std::vector<std::pair<std::uint64_t, Day>> left_;
};

}  // namespace

FOTFASTE_PLUGIN(ListsPersons, "lists-persons", "1.0.0");
