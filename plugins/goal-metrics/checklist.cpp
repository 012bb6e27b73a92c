#include "checklist.hpp"

#include <array>

#include "codes.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"
#include "parse_all.hpp"

namespace goals {
namespace {

using fotfaste::Label;
using fotfaste::Parameters;
using fotfaste::ParameterType;
using fotfaste::Settings;
namespace criteria = fotfaste::criteria;

constexpr const char* points_table = "checklist";
constexpr const char* coverage_table = "coverage";
constexpr std::array<std::string_view, 3> status_words = {"done", "partly", "not"};

std::string_view word(Status status) {
  return status_words[static_cast<std::size_t>(status)];
}

std::optional<Label> label_of(const Parameters& table, std::string_view key) {
  if (!table.has(key)) return std::nullopt;
  Label label = table.label(key);
  return label.sv.empty() && label.en.empty() ? std::nullopt : std::optional<Label>(std::move(label));
}

ChecklistPoint point_of(const Parameters& table, const std::string& checklist, const Settings& settings) {
  ChecklistPoint point{.id = std::string(table.text("id")),
                       .text = label_of(table, "text"),
                       .status = Status::not_done,
                       .evidence = std::nullopt,
                       .method = label_of(table, "method"),
                       .respondents = std::nullopt,
                       .remaining = label_of(table, "remaining"),
                       .at = table.raw()};
  if (const Parameters status = table.find("status"))
    point.status = static_cast<Status>(criteria::one_of(status, status_words));
  if (const Parameters respondents = table.find("n")) point.respondents = respondents.as_integer();
  Evidence evidence = evidence_of(table.find("evidence"), checklist + "." + point.id, settings);
  const bool any = evidence.decided || !evidence.document.empty() || evidence.statement ||
                   !evidence.reviewer.empty() || evidence.at != nullptr;
  if (any) point.evidence = std::move(evidence);
  return point;
}

Checklist checklist_of(const Parameters& table, const Settings& settings) {
  Checklist list{.id = std::string(table.text("id")),
                 .level = std::string(table.text_or("level", "area")),
                 .text = label_of(table, "text"),
                 .target = std::nullopt,
                 .points = {}};
  if (const Parameters level = table.find("level"))
    criteria::one_of(level, {"individual", "organisation", "structure", "area"});
  for (const Parameters item : table.find("point").items()) {
    ChecklistPoint point = point_of(item, list.id, settings);
    for (const ChecklistPoint& before : list.points) {
      if (before.id != point.id) continue;
      criteria::throw_contradiction(item.find("id"),
                                    {"Två punkter heter " + criteria::quote(point.id) + ".",
                                     "Two points are called " + criteria::quote(point.id) + "."},
                                    {"Ge dem olika namn.", "Give them different names."});
    }
    list.points.push_back(std::move(point));
  }
  if (list.points.empty()) {
    criteria::throw_missing(table, {"Skriv minst en [[plugin.checklist.point]].",
                                    "Write at least one [[plugin.checklist.point]]."});
  }
  if (const Parameters target = table.find("target")) {
    list.target = target.as_integer();
    if (*list.target < 1 || static_cast<std::uint64_t>(*list.target) > list.points.size()) {
      criteria::throw_contradiction(
          target, {"Så många punkter kan inte bli klara.", "So many points cannot be done."},
          {"Skriv ett tal från 1 till antalet punkter.", "Write a number from 1 to the number of points."});
    }
  }
  return list;
}

std::optional<std::string> text_cell(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

}  // namespace

Status ChecklistPoint::status_on(fotfaste::Day as_of) const {
  const bool later = evidence && evidence->decided && *evidence->decided > as_of;
  return later ? Status::not_done : status;
}

bool ChecklistPoint::has_document(fotfaste::Day as_of) const {
  return evidence && !evidence->document.empty() && !(evidence->decided && *evidence->decided > as_of);
}

void describe_checklists(fotfaste::Description& description) {
  auto& list = description
                   .parameter("checklist", ParameterType::table,
                              "En lista av punkter som är klara, delvis eller inte.",
                              "A list of points that are done, partly or not.")
                   .repeated();
  list.field("id", ParameterType::text, "Listans namn i resultaten.", "The list's name in results.")
      .required();
  list.field("level", ParameterType::choice, "Vad listan gäller.", "What the list is about.")
      .choices({"individual", "organisation", "structure", "area"})
      .default_value("area");
  list.field("text", ParameterType::label, "Listans rubrik.", "The list's heading.");
  list.field("target", ParameterType::integer, "Minst så många punkter ska bli klara.",
             "At least so many points are to be done.");
  auto& point = list.field("point", ParameterType::table, "En punkt.", "A point.").repeated().required();
  point.field("id", ParameterType::text, "Punktens namn i resultaten.", "The point's name in results.")
      .required();
  point.field("text", ParameterType::label, "Punkten i ord.", "The point in words.");
  point.field("status", ParameterType::choice, "Klar, delvis eller inte.", "Done, partly or not.")
      .choices({"done", "partly", "not"})
      .default_value("not");
  point.field("method", ParameterType::label, "Hur det har tagits reda på.", "How it was found out.");
  point.field("n", ParameterType::integer, "Hur många svar det vilar på.", "How many answers it rests on.")
      .range(0, 1e9);
  point.field("remaining", ParameterType::label, "Vad som återstår.", "What is left to do.");
  describe_evidence(point.field("evidence", ParameterType::table, "Underlaget.", "The evidence."));
}

void describe_checklist_tables(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description
      .table(coverage_table, fotfaste::Kind::records, "Checklistornas läge", "How the checklists stand")
      .description(
          "Hur många av punkterna som är klara. Punkterna är alla som finns, så talet har inget "
          "osäkerhetsintervall.",
          "How many of the points are done. The points are all there are, so the number has no "
          "interval.")
      .column("checklist", Type::text, Role::dimension, "Lista", "List")
      .column("level", Type::text, Role::attribute, "Nivå", "Level")
      .column("points", Type::integer, Role::attribute, "Punkter", "Points")
      .column("done", Type::integer, Role::attribute, "Klara", "Done")
      .column("documented", Type::integer, Role::attribute, "Klara med underlag", "Done with a document")
      .column("partly", Type::integer, Role::attribute, "Delvis", "Partly")
      .column("not_done", Type::integer, Role::attribute, "Inte", "Not")
      .column("target", Type::integer, Role::attribute, "Målvärde", "Target")
      .column("reached", Type::integer, Role::attribute, "Målet nått (1 ja, 0 nej)",
              "Target reached (1 yes, 0 no)");
  description.table(points_table, fotfaste::Kind::records, "Checklistor", "Checklists")
      .description("En rad för varje punkt: om den är klar, och vad som visar det.",
                   "A row for each point: whether it is done, and what shows it.")
      .column("checklist", Type::text, Role::dimension, "Lista", "List")
      .column("point", Type::text, Role::dimension, "Punkt", "Point")
      .column("status", Type::text, Role::attribute, "Läge", "Status")
      .column("method", Type::text, Role::attribute, "Hur", "How")
      .column("n", Type::integer, Role::attribute, "Antal svar", "Answers")
      .column("document", Type::text, Role::attribute, "Underlag", "Document")
      .column("document_sha256", Type::text, Role::attribute, "Underlagets kontrollsumma",
              "The document's checksum")
      .column("date", Type::date, Role::attribute, "Dag", "Day")
      .column("reviewer", Type::text, Role::attribute, "Granskat av", "Reviewed by")
      .column("remaining", Type::text, Role::attribute, "Återstår", "Left to do");
}

std::vector<Checklist> parse_checklists(const Settings& settings) {
  return parse_all<Checklist>(settings, "checklist", {"Två listor heter ", "Two lists are called "},
                              [&](const Parameters& table) { return checklist_of(table, settings); });
}

void report_checklists(const std::vector<Checklist>& checklists, fotfaste::Results& results,
                       const Settings& settings) {
  const fotfaste::Day as_of = settings.as_of();
  for (const Checklist& list : checklists) {
    std::array<std::int64_t, 3> counts = {};
    std::int64_t documented = 0;
    for (const ChecklistPoint& point : list.points) {
      const Status status = point.status_on(as_of);
      ++counts[static_cast<std::size_t>(status)];
      if (status == Status::done && point.has_document(as_of)) ++documented;
      const Evidence none;
      const Evidence& evidence = point.evidence ? *point.evidence : none;
      const auto text = [](const std::optional<Label>& label) {
        return label ? std::optional<std::string>(label->sv) : std::nullopt;
      };
      // Other lists may have points of the same name, and each value of a column has one label.
      const std::string name = list.id + "." + point.id;
      results.add(points_table, list.id, name, word(status), text(point.method), point.respondents,
                  text_cell(evidence.document), text_cell(evidence.document_sha256),
                  evidence.decided ? std::optional(fotfaste::DayCell{*evidence.decided}) : std::nullopt,
                  text_cell(evidence.reviewer), text(point.remaining));
      results.label(points_table, "point", name, point.text ? *point.text : Label{point.id, point.id});
      if (point.method) results.label(points_table, "method", point.method->sv, *point.method);
      if (point.remaining) results.label(points_table, "remaining", point.remaining->sv, *point.remaining);
      if (status == Status::done && !point.has_document(as_of)) {
        settings.report(fotfaste::Severity::warning, done_without_evidence_code,
                        {"Punkten \"" + point.id + "\" är klar men har inget underlag.",
                         "The point \"" + point.id + "\" is done and has no document."},
                        {"Skriv underlaget i evidence, eller ändra status till partly.",
                         "Write the document in evidence, or change status to partly."},
                        point.at);
      }
      if (point.evidence) {
        report_evidence(*point.evidence, {"punkten " + point.id, "the point " + point.id}, settings);
      }
    }
    const std::int64_t done = counts[0];
    const std::optional<std::int64_t> reached =
        list.target ? std::optional<std::int64_t>(done >= *list.target ? 1 : 0) : std::nullopt;
    results.add(coverage_table, list.id, list.level, list.points.size(), done, documented, counts[1],
                counts[2], list.target, reached);
    if (list.text) {
      results.label(points_table, "checklist", list.id, *list.text);
      results.label(coverage_table, "checklist", list.id, *list.text);
    }
  }
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> names = {
      {{"klar", "done"}, {"delvis", "partly"}, {"inte", "not"}}};
  for (std::size_t i = 0; i < names.size() && !checklists.empty(); ++i) {
    results.label(points_table, "status", status_words[i],
                  {std::string(names[i].first), std::string(names[i].second)});
  }
}

}  // namespace goals
