#include "measures.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace progression {
namespace {

using fotfaste::Direction;
using fotfaste::ItemDescription;
using fotfaste::Label;
using fotfaste::MissingRule;

// The place of a word among those that were asked for, and the word itself for the others.
std::tuple<std::size_t, std::string_view> place_among(const std::vector<std::string>& wanted,
                                                      std::string_view word) {
  const auto found = std::find(wanted.begin(), wanted.end(), word);
  return {static_cast<std::size_t>(found - wanted.begin()),
          found == wanted.end() ? word : std::string_view()};
}

// The stricter of two rules: where the items of a sub-scale differ, no answer is guessed that one forbids.
MissingRule stricter(MissingRule a, MissingRule b) {
  const auto leniency = [](MissingRule rule) {
    return rule == MissingRule::drop ? 0 : rule == MissingRule::half_rule ? 1 : 2;
  };
  return leniency(a) <= leniency(b) ? a : b;
}

std::optional<Label> rater_label(std::string_view rater) {
  if (rater == "participant") return Label{"deltagaren", "the participant"};
  if (rater == "caseworker") return Label{"handledaren", "the caseworker"};
  if (rater == "employer") return Label{"arbetsgivaren", "the employer"};
  if (rater == not_stated) return Label{"okänt", "unknown"};
  return std::nullopt;
}

}  // namespace

Measures::Measures(fotfaste::Instruments instruments, std::vector<std::string> wanted_instruments,
                   std::vector<std::string> wanted_raters)
    : instruments_(std::move(instruments)),
      wanted_instruments_(std::move(wanted_instruments)),
      wanted_raters_(std::move(wanted_raters)) {}

std::tuple<std::size_t, std::string_view> Measures::instrument_place(const Form& form) const {
  return place_among(wanted_instruments_, form.instrument);
}
std::tuple<std::size_t, std::string_view> Measures::rater_place(const Form& form) const {
  return place_among(wanted_raters_, form.rater);
}

std::optional<std::uint32_t> Measures::form(std::string_view instrument, std::string_view rater) {
  const auto is_wanted = [](const std::vector<std::string>& wanted, std::string_view word) {
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), word) != wanted.end();
  };
  if (!is_wanted(wanted_instruments_, instrument) || !is_wanted(wanted_raters_, rater)) return std::nullopt;
  const auto [found, is_new] = form_numbers_.try_emplace({std::string(instrument), std::string(rater)},
                                                         static_cast<std::uint32_t>(forms_.size()));
  if (is_new) {
    forms_.push_back({std::string(instrument), std::string(rater), {}, {}});
    add_described(found->second);
  }
  return found->second;
}

std::uint32_t Measures::item(std::uint32_t form, std::string_view id) {
  if (const auto found = find(form, MeasureKind::item, id)) return *found;
  Measure measure(form, MeasureKind::item, std::string(id));
  measure.described = false;
  measure.direction_stated = false;
  return add_measure(std::move(measure));
}

std::optional<std::uint32_t> Measures::find(std::uint32_t form, MeasureKind kind, std::string_view id) const {
  const auto found = measure_numbers_.find({form, kind, std::string(id)});
  return found == measure_numbers_.end() ? std::nullopt : std::optional(found->second);
}

std::uint32_t Measures::add_measure(Measure measure) {
  const auto number = static_cast<std::uint32_t>(measures_.size());
  measure_numbers_.emplace(std::tuple(measure.form, measure.kind, measure.id), number);
  Form& form = forms_[measure.form];
  (measure.kind == MeasureKind::item ? form.items : form.sub_scales).push_back(number);
  measures_.push_back(std::move(measure));
  pair_up(number);
  return number;
}

void Measures::pair_up(std::uint32_t measure) {
  for (std::uint32_t other = 0; other < measures_.size(); ++other) {
    const Measure& a = measures_[measure];
    const Measure& b = measures_[other];
    if (a.form == b.form || a.kind != b.kind || a.id != b.id) continue;
    if (form_of(a).instrument != form_of(b).instrument) continue;
    const bool goes_first = rater_place(form_of(a)) < rater_place(form_of(b));
    pairs_.push_back(goes_first ? Pair{measure, other} : Pair{other, measure});
  }
}

void Measures::add_described(std::uint32_t form) {
  const std::string instrument = forms_[form].instrument;
  const std::string rater = forms_[form].rater;
  std::vector<Measure> sub_scales;
  for (const ItemDescription& described : instruments_.items()) {
    const bool is_own = described.instrument == instrument ||
                        (described.instrument.empty() && !instruments_.describes(instrument));
    if (!is_own || (!described.rater.empty() && described.rater != rater)) continue;
    // A description for this rater goes before one for all.
    const bool has_own = std::any_of(
        instruments_.items().begin(), instruments_.items().end(), [&](const ItemDescription& other) {
          return other.instrument == described.instrument && other.item == described.item &&
                 other.rater == rater && described.rater.empty();
        });
    if (has_own || find(form, MeasureKind::item, described.item)) continue;
    Measure measure(form, MeasureKind::item, described.item);
    measure.number = described.number;
    measure.lowest = described.lowest;
    measure.highest = described.highest;
    measure.direction_stated = described.direction != Direction::none;
    if (measure.direction_stated) measure.direction = described.direction;
    const std::uint32_t number = add_measure(std::move(measure));
    if (described.sub_scale.empty()) continue;
    const auto found = std::find_if(sub_scales.begin(), sub_scales.end(),
                                    [&](const Measure& one) { return one.id == described.sub_scale; });
    if (found == sub_scales.end()) {
      Measure sub_scale(form, MeasureKind::sub_scale, described.sub_scale);
      sub_scale.number = described.number;
      sub_scale.missing_rule = described.missing_rule;
      sub_scale.items.push_back(number);
      sub_scales.push_back(std::move(sub_scale));
    } else {
      found->items.push_back(number);
      found->missing_rule = stricter(found->missing_rule, described.missing_rule);
      found->number = std::min(found->number, described.number);
    }
  }
  for (Measure& sub_scale : sub_scales) {
    if (sub_scale.items.size() >= 2 && can_be_turned(sub_scale)) add_measure(std::move(sub_scale));
  }
}

bool Measures::can_be_turned(const Measure& sub_scale) const {
  return std::all_of(sub_scale.items.begin(), sub_scale.items.end(), [this](std::uint32_t number) {
    const Measure& item = measures_[number];
    return item.direction == Direction::higher || (item.lowest && item.highest);
  });
}

std::vector<std::uint32_t> Measures::form_order() const {
  std::vector<std::uint32_t> order(forms_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
    return std::tuple(instrument_place(forms_[a]), rater_place(forms_[a])) <
           std::tuple(instrument_place(forms_[b]), rater_place(forms_[b]));
  });
  return order;
}

std::vector<std::uint32_t> Measures::measure_order() const {
  std::vector<std::uint32_t> order(measures_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto key = [this](std::uint32_t number) {
    const Measure& measure = measures_[number];
    return std::tuple(instrument_place(form_of(measure)), rater_place(form_of(measure)), measure.kind,
                      !measure.described, measure.number, std::string_view(measure.id));
  };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  return order;
}

std::vector<std::uint32_t> Measures::pair_order() const {
  const std::vector<std::uint32_t> measures = measure_order();
  std::vector<std::uint32_t> places(measures.size());
  for (std::uint32_t i = 0; i < measures.size(); ++i) places[measures[i]] = i;
  std::vector<std::uint32_t> order(pairs_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(places[pairs_[a].first], places[pairs_[a].second]) <
           std::pair(places[pairs_[b].first], places[pairs_[b].second]);
  });
  return order;
}

Numbering Measures::merge(const Measures& other) {
  Numbering numbers;
  for (const Form& form : other.forms_) numbers.forms.push_back(*this->form(form.instrument, form.rater));
  for (const Measure& measure : other.measures_) {
    const std::uint32_t form = numbers.forms[measure.form];
    // Sub-scales follow from the description, and came with the form.
    numbers.measures.push_back(measure.kind == MeasureKind::item
                                   ? item(form, measure.id)
                                   : *find(form, MeasureKind::sub_scale, measure.id));
  }
  return numbers;
}

std::vector<std::uint32_t> Measures::pairs_of(const Measures& other, const Numbering& numbers) const {
  std::vector<std::uint32_t> found;
  for (const Pair& pair : other.pairs_) {
    const auto own = std::find_if(pairs_.begin(), pairs_.end(), [&](const Pair& one) {
      return one.first == numbers.measures[pair.first] && one.second == numbers.measures[pair.second];
    });
    found.push_back(static_cast<std::uint32_t>(own - pairs_.begin()));
  }
  return found;
}

void Measures::save(fotfaste::Writer& writer) const {
  const std::vector<std::uint32_t> forms = form_order();
  writer.number(static_cast<std::uint64_t>(forms.size()));
  for (const std::uint32_t form : forms) {
    writer.text(forms_[form].instrument);
    writer.text(forms_[form].rater);
  }
  const std::vector<std::uint32_t> measures = measure_order();
  writer.number(static_cast<std::uint64_t>(measures.size()));
  for (const std::uint32_t number : measures) {
    const Measure& measure = measures_[number];
    const auto form = std::find(forms.begin(), forms.end(), measure.form);
    writer.number(static_cast<std::uint32_t>(form - forms.begin()));
    writer.number(static_cast<std::uint8_t>(measure.kind));
    writer.text(measure.id);
  }
}

Numbering Measures::restore(fotfaste::Reader& reader) {
  Numbering numbers;
  for (std::uint64_t left = reader.count(2 * sizeof(std::uint64_t)); left > 0; --left) {
    const std::string instrument(reader.text());
    const auto form = this->form(instrument, reader.text());
    if (!form) throw fotfaste::MalformedBytes("a form is not among those that are counted");
    numbers.forms.push_back(*form);
  }
  for (std::uint64_t left = reader.count(sizeof(std::uint32_t) + 1 + sizeof(std::uint64_t)); left > 0;
       --left) {
    const auto place = reader.number<std::uint32_t>();
    const auto kind = reader.number<std::uint8_t>();
    const std::string_view id = reader.text();
    if (place >= numbers.forms.size()) throw fotfaste::MalformedBytes("a measure is of no form");
    if (kind > static_cast<std::uint8_t>(MeasureKind::sub_scale)) {
      throw fotfaste::MalformedBytes("a measure is of no kind");
    }
    const std::uint32_t form = numbers.forms[place];
    const auto number = static_cast<MeasureKind>(kind) == MeasureKind::item
                            ? item(form, id)
                            : find(form, MeasureKind::sub_scale, id);
    if (!number) throw fotfaste::MalformedBytes("a sub-scale is not described");
    numbers.measures.push_back(*number);
  }
  return numbers;
}

void Measures::label(fotfaste::Results& results, const char* table, Untitled untitled) const {
  std::map<std::string, std::optional<Label>> labels;  // nothing where forms differ
  const auto add = [&labels](const std::string& id, const Label& label) {
    if (label.sv.empty()) return;
    const auto [found, is_new] = labels.try_emplace(id, label);
    if (!is_new && found->second != label) found->second.reset();
  };
  for (const Measure& measure : measures_) {
    const Form& form = form_of(measure);
    if (measure.kind == MeasureKind::sub_scale) {
      add(measure.id, instruments_.title(form.instrument, measure.id).value_or(Label{}));
      continue;
    }
    for (const ItemDescription& described : instruments_.items()) {
      if (described.item == measure.id && described.instrument == form.instrument) {
        const bool by_wording = described.title.sv.empty() && untitled == Untitled::by_wording;
        add(measure.id, by_wording ? described.wording : described.title);
      }
    }
  }
  for (const auto& [id, label] : labels) {
    if (label) results.label(table, "measure", id, *label);
  }
  label_instruments(results, table);
}

void Measures::label_instruments(fotfaste::Results& results, const char* table) const {
  std::set<std::string_view> seen;
  for (const std::uint32_t number : form_order()) {
    const std::string& instrument = forms_[number].instrument;
    const auto title = instruments_.title(instrument);
    if (title && seen.insert(instrument).second) results.label(table, "instrument", instrument, *title);
  }
}

void Measures::label_raters(fotfaste::Results& results, const char* table, const char* column) const {
  std::set<std::string_view> seen;
  for (const std::uint32_t number : form_order()) {
    const std::string& rater = forms_[number].rater;
    const auto label = rater_label(rater);
    if (label && seen.insert(rater).second) results.label(table, column, rater, *label);
  }
}

}  // namespace progression
