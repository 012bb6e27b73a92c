#include "report/evaluability_document.hpp"

#include "fotfaste/sdk/calendar.hpp"
#include "report/findings_document.hpp"
#include "report/text_document.hpp"

namespace fotfaste::report {
namespace {

using Json = nlohmann::ordered_json;
using model::Reach;
using model::Supply;

template <typename Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json day_or_null(std::optional<std::int32_t> day) {
  return day ? Json(format_day(*day)) : Json(nullptr);
}

std::string_view word(Supply supply) {
  switch (supply) {
    case Supply::no_table:
      return "no_table";
    case Supply::absent:
      return "absent";
    case Supply::by_header:
      return "by_header";
    case Supply::mapped:
      break;
  }
  return "mapped";
}

std::string_view word(Reach reach) {
  switch (reach) {
    case Reach::not_known:
      return "not_known";
    case Reach::nobody:
      return "nobody";
    case Reach::some:
      return "some";
    case Reach::everybody:
      break;
  }
  return "everybody";
}

Json columns_document(const std::vector<model::ColumnSupply>& columns) {
  Json list = Json::array();
  for (const model::ColumnSupply& column : columns) {
    Json document = Json::object();
    document["column"] = column.column;
    document["required"] = column.required;
    document["supply"] = word(column.supply);
    document["lacking"] = column.lacking;
    list.push_back(std::move(document));
  }
  return list;
}

Json observation_document(const model::Observation& seen) {
  Json document = Json::object();
  document["anchor"] = seen.anchor;
  document["months"] = seen.months;
  document["days"] = seen.days;
  document["reach"] = word(seen.reach);
  document["last_day"] = day_or_null(seen.last_day);
  document["told_last"] = day_or_null(seen.told_last);
  return document;
}

Json difference_document(const model::DetectableDifference& difference) {
  Json document = Json::object();
  document["n"] = difference.n;
  document["known"] = difference.known;
  document["is_target"] = difference.is_target;
  document["above"] = or_null(difference.above);
  document["below"] = or_null(difference.below);
  document["power"] = difference.power;
  document["level"] = difference.level;
  document["sides"] = 2;
  return document;
}

Json question_document(const model::DesignQuestion& question) {
  Json document = Json::object();
  document["id"] = question.id;
  document["question"] = text_document(question.question);
  document["reading"] = text_document(question.reading);
  document["answered"] = question.answered;
  document["options"] = Json::array();
  for (const model::DesignOption& option : question.options) {
    Json one = Json::object();
    one["toml"] = option.toml;
    one["meaning"] = text_document(option.meaning);
    document["options"].push_back(std::move(one));
  }
  return document;
}

Json purpose_document(const model::EvaluatedPurpose& one) {
  const model::DesignPurpose& purpose = one.purpose;
  Json document = Json::object();
  document["id"] = purpose.id;
  document["title"] = text_document(purpose.title);
  document["denominator"] = purpose.denominator.empty() ? Json(nullptr) : text_document(purpose.denominator);
  document["planned"] = or_null(purpose.planned);
  document["target"] = or_null(purpose.target);
  document["row"] = purpose.line > 0 ? Json(purpose.line) : Json(nullptr);
  document["columns"] = columns_document(one.columns);
  document["observations"] = Json::array();
  for (const model::Observation& seen : one.observations)
    document["observations"].push_back(observation_document(seen));
  document["detectable"] = one.difference ? difference_document(*one.difference) : Json(nullptr);
  document["questions"] = Json::array();
  for (const model::DesignQuestion& question : purpose.questions)
    document["questions"].push_back(question_document(question));
  document["limits"] = Json::array();
  for (const model::Text& limit : purpose.limits) document["limits"].push_back(text_document(limit));
  return document;
}

}  // namespace

Json evaluability_document(const model::Evaluability& evaluability) {
  Json document = Json::object();
  Json project = Json::object();
  project["id"] = evaluability.id;
  project["name"] = evaluability.name;
  project["start"] = day_or_null(evaluability.start);
  project["end"] = day_or_null(evaluability.end);
  project["planned_participants"] = or_null(evaluability.planned_participants);
  document["project"] = std::move(project);
  document["counts"] = finding_counts(evaluability.findings);
  document["findings"] = findings_document(evaluability.findings, Excerpts::keep);
  document["plugins"] = Json::array();
  for (const model::EvaluatedPlugin& plugin : evaluability.plugins) {
    Json one = Json::object();
    one["id"] = plugin.id;
    one["title"] = text_document(plugin.title);
    one["outcome"] = model::word(plugin.outcome);
    if (plugin.outcome != model::Outcome::ok) one["reason"] = text_document(plugin.reason);
    one["purposes"] = Json::array();
    for (const model::EvaluatedPurpose& purpose : plugin.purposes)
      one["purposes"].push_back(purpose_document(purpose));
    one["other_columns"] = columns_document(plugin.other_columns);
    document["plugins"].push_back(std::move(one));
  }
  return document;
}

}  // namespace fotfaste::report
