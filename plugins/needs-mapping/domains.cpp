#include "domains.hpp"

#include <algorithm>
#include <utility>

#include "fotfaste/sdk/criteria/reading.hpp"

namespace needs_mapping {
namespace {

using fotfaste::Answer;
using fotfaste::Criterion;
using fotfaste::Parameters;
using fotfaste::ParameterType;
namespace criteria = fotfaste::criteria;

Reference reference_of(const Parameters& table) {
  return {table.number("share"), table.integer("year"), std::string(table.text("source")),
          table.label_or("whom", {})};
}

std::string numbers_of(const Parameters& list) {
  std::string text;
  if (!list) return text;
  for (const Parameters number : list.items()) {
    text.append(text.empty() ? "" : ", ").append(std::to_string(number.as_integer()));
  }
  return text;
}

Item item_of(const Parameters& table, const std::string& domain, std::string id, fotfaste::Day as_of) {
  Item item{.id = domain + "." + id,
            .text = text_or(table, id),
            .sensitive = table.boolean_or("sensitive", false),
            .holds = Criterion::parse(table.find("holds"), as_of),
            .among = std::nullopt,
            .reference = std::nullopt};
  if (const Parameters means = table.find("means"))
    item.means = static_cast<Means>(criteria::one_of(means, {"need", "strength", "barrier"}));
  if (const Parameters among = table.find("among")) item.among = Criterion::parse(among, as_of);
  if (const Parameters reference = table.find("reference")) item.reference = reference_of(reference);
  return item;
}

}  // namespace

fotfaste::Label text_or(const Parameters& table, const std::string& id) {
  fotfaste::Label text = table.label_or("text", {id, id});
  return text.sv.empty() || text.en.empty() ? fotfaste::Label{id, id} : text;
}

std::string new_id(const Parameters& table, const std::vector<std::string>& before) {
  const Parameters written = table.find("id");
  std::string id(table.text("id"));
  if (id.empty()) {
    throw fotfaste::ParameterError({"id är tomt.", "id is empty."},
                                   {"Skriv ett kort namn.", "Write a short name."}, written.raw(),
                                   criteria::missing_key_code);
  }
  if (std::find(before.begin(), before.end(), id) != before.end()) {
    criteria::throw_contradiction(
        written, {criteria::quote(id) + " står två gånger.", criteria::quote(id) + " stands twice."},
        {"Ge dem olika namn.", "Give them different names."});
  }
  return id;
}

void describe_domains(fotfaste::Description& description) {
  auto& domain = description
                     .parameter("domain", ParameterType::table, "Ett område som kartläggs, med sina frågor.",
                                "A domain that is mapped, with its items.")
                     .repeated();
  domain.field("id", ParameterType::text, "Områdets namn i resultaten.", "The domain's name in results.")
      .required();
  domain.field("text", ParameterType::label, "Områdets rubrik.", "The domain's heading.");
  domain
      .field("public_health", ParameterType::integer,
             "Vilka av de nationella folkhälsomålen från 2003 som området motsvarar, 1-11.",
             "The national public-health objectives of 2003 that the domain corresponds to, 1-11.")
      .range(1, 11)
      .repeated();
  auto& item = domain.field("item", ParameterType::table, "En fråga i området.", "An item of the domain.")
                   .repeated()
                   .required();
  item.field("id", ParameterType::text, "Frågans namn i resultaten.", "The item's name in results.")
      .required();
  item.field("text", ParameterType::label, "Det som gäller för den som räknas, i ord.",
             "What holds of whoever is counted, in words.");
  item.field("holds", ParameterType::criterion, "När det gäller: ett villkor.", "When it holds: a criterion.")
      .required();
  item.field("among", ParameterType::criterion, "Vilka frågan gäller. Annars alla.",
             "Whom the item is about. Otherwise everybody.");
  item.field("means", ParameterType::choice,
             "Vad det betyder: ett behov (need), något att bygga på (strength) eller ett hinder (barrier). "
             "Bara behov läggs ihop.",
             "What it means: a need (need), something to build on (strength) or a barrier (barrier). Only "
             "needs are added up.")
      .choices({"need", "strength", "barrier"})
      .default_value("need");
  item.field("sensitive", ParameterType::boolean,
             "Känslig: räknas bara med sensitive = true i parametrarna, och visas bara i stora grupper.",
             "Sensitive: counted only with sensitive = true among the parameters, and shown only in large "
             "groups.")
      .default_value("false");
  auto& reference =
      item.field("reference", ParameterType::table, "En publicerad siffra att ställa bredvid projektets.",
                 "A published figure to stand beside the project's.");
  reference
      .field("share", ParameterType::number, "Andelen, som 0.16 för 16 %.", "The share, as 0.16 for 16 %.")
      .range(0, 1)
      .required();
  reference.field("year", ParameterType::integer, "Vilket år den gäller.", "The year that it is for.")
      .range(1900, 2200)
      .required();
  reference.field("source", ParameterType::text, "Varifrån den kommer.", "Where it comes from.").required();
  reference.field("whom", ParameterType::label, "Vilka den gäller.", "Whom it is about.");
}

Domains parse_domains(const fotfaste::Settings& settings, bool count_sensitive) {
  Domains made;
  std::vector<std::string> ids;
  const Parameters list = settings.parameters().find("domain");
  for (const Parameters table : list.items()) {
    const std::string id = new_id(table, ids);
    ids.push_back(id);
    Domain domain{id, text_or(table, id), numbers_of(table.find("public_health")), false};
    std::vector<std::string> item_ids;
    const std::size_t number = made.domains.size();
    for (const Parameters row : table.find("item").items()) {
      const std::string item_id = new_id(row, item_ids);
      item_ids.push_back(item_id);
      Item item = item_of(row, id, item_id, settings.as_of());
      item.domain = number;
      for (const char* key : {"holds", "among"}) {
        add_names(row.find(key), made.all);
        if (item.sensitive) add_names(row.find(key), made.sensitive);
      }
      domain.sensitive |= item.sensitive;
      if (item.sensitive && !count_sensitive) {
        ++made.hidden;
      } else {
        made.items.push_back(std::move(item));
      }
    }
    if (item_ids.empty()) {
      criteria::throw_missing(
          table, {"Skriv minst en [[plugin.domain.item]].", "Write at least one [[plugin.domain.item]]."});
    }
    made.domains.push_back(std::move(domain));
  }
  // An item that is not said to be sensitive must not show what another one protects.
  for (const Parameters table : list.items()) {
    for (const Parameters row : table.find("item").items()) {
      if (row.boolean_or("sensitive", false)) continue;
      refuse_names(row.find("holds"), made.sensitive);
      refuse_names(row.find("among"), made.sensitive);
    }
  }
  return made;
}

Found find(Item& item, const fotfaste::Participation& participation) {
  if (item.among) {
    const Answer among = item.among->evaluate(participation).answer;
    if (among == Answer::unknown) return Found::unknown;
    if (among == Answer::no) return Found::outside;
  }
  const Answer answer = item.holds.evaluate(participation).answer;
  return answer == Answer::yes ? Found::yes : answer == Answer::no ? Found::no : Found::unknown;
}

}  // namespace needs_mapping
