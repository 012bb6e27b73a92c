// Has rows about persons, and never asked who they are.
#include "fotfaste/sdk/plugin.hpp"

namespace {

using namespace fotfaste;

class ListsUnseenPersons {
 public:
  static void describe(Description& description) {
    description.title("Listar", "Lists").description("Listar personer", "Lists persons");
    description.table("people", Kind::records, "Personer", "People")
        .description("En rad per person", "A row a person")
        .column("person", Type::integer, Role::person, "Person", "Person");
  }
  static void needs(const Settings&, Needs& needs) { needs.column("exit"); }
  explicit ListsUnseenPersons(const Settings&) {}
  void consume(const Batch& batch) {
    for (const Participation participation : batch) left_ += participation.exit() ? 1 : 0;
  }
  void merge(const ListsUnseenPersons& other) { left_ += other.left_; }
  void save(Writer& writer) const { writer.number(left_); }
  void restore(Reader& reader) { left_ += reader.number<std::int64_t>(); }
  void report(Results& results) const {
    for (std::int64_t person = 0; person < left_; ++person) results.add("people", person);
  }

 private:
  std::int64_t left_ = 0;
};

}  // namespace

FOTFASTE_PLUGIN(ListsUnseenPersons, "lists-unseen-persons", "1.0.0");
