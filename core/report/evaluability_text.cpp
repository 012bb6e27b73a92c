#include "report/evaluability_text.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/calendar.hpp"
#include "model/schema.hpp"
#include "report/display_text.hpp"
#include "report/number_text.hpp"
#include "report/sections.hpp"

namespace fotfaste::report {
namespace {

using model::ColumnSupply;
using model::Observation;
using model::Reach;
using model::Supply;

constexpr std::size_t narrowest = 40;

// "states (core_state, from)": columns by their tables, in the order in which they come.
std::string by_table(const std::vector<const ColumnSupply*>& columns) {
  std::vector<std::pair<std::string, std::string>> tables;
  for (const ColumnSupply* column : columns) {
    const auto id = model::find_column(column->column);
    const std::string table(id ? model::name(model::column(*id).table) : neutral(column->column, 100));
    const std::string name(id ? model::column(*id).name : "");
    auto found =
        std::find_if(tables.begin(), tables.end(), [&](const auto& one) { return one.first == table; });
    if (found == tables.end()) found = tables.insert(tables.end(), {table, ""});
    if (!name.empty()) found->second.append(found->second.empty() ? "" : ", ").append(name);
  }
  std::string text;
  for (const auto& [table, names] : tables) {
    text.append(text.empty() ? "" : ", ").append(table);
    if (!names.empty()) text.append(" (").append(names).append(")");
  }
  return text;
}

class Writer {
 public:
  explicit Writer(const TerminalStyle& style)
      : paper_({style.language, style.colour, std::max(style.width, narrowest)}, 0) {}

  std::string write(const model::Evaluability& evaluability) {
    end_ = evaluability.end;
    title(evaluability);
    for (const model::EvaluatedPlugin& plugin : evaluability.plugins) write_plugin(plugin);
    return std::move(paper_.text);
  }

 private:
  [[nodiscard]] std::string say(std::string_view sv, std::string_view en) const { return paper_.say(sv, en); }
  [[nodiscard]] std::string in(const model::Text& text) const { return neutral(text.in(paper_.language)); }
  [[nodiscard]] std::string number(std::int64_t value) const { return whole_number(value, paper_.language); }
  [[nodiscard]] std::string share(double value) const { return percent(value, 0, paper_.language); }

  // A paragraph of its own under a purpose: "Nämnare: alla i programmet".
  void line(std::string_view label, const std::string& content, std::size_t indent = 4) {
    std::string plain(label);
    if (!label.empty() && !content.empty()) plain.append(" ");
    const std::string written =
        paragraph(std::string(indent, ' '), std::string(indent + 2, ' '), plain + content, paper_.width);
    // Colours take no room, so the label is painted when all is wrapped; one that was broken stays plain.
    if (written.compare(indent, label.size(), label) != 0) {
      paper_.text.append(written);
      return;
    }
    paper_.text.append(indent, ' ').append(paper_.palette.paint(Tone::strong, label));
    paper_.text.append(written.substr(indent + label.size()));
  }

  void title(const model::Evaluability& evaluability) {
    std::string name = neutral(evaluability.name, 300);
    name.append(" (").append(neutral(evaluability.id, 100)).append(")");
    for (const std::string& part : wrapped(name, paper_.width))
      paper_.text.append(paper_.palette.paint(Tone::strong, part)).push_back('\n');
    const auto day = [this](std::optional<std::int32_t> date) {
      return date ? format_day(*date) : say("ej angiven", "not stated");
    };
    std::string facts = say("Första dag ", "First day ") + day(evaluability.start);
    facts.append(say(", sista dag ", ", last day ")).append(day(evaluability.end));
    facts.append(say(". Planerade deltagare: ", ". Planned participants: "));
    facts.append(evaluability.planned_participants ? number(*evaluability.planned_participants)
                                                   : say("ej angivet", "not stated"));
    facts.append(say(". Bara projektfilen är läst, inga uppgifter om deltagare.",
                     ". Only the project file has been read, no data on participants."));
    paper_.text.append(paragraph("", "", facts, paper_.width));
  }

  void write_plugin(const model::EvaluatedPlugin& plugin) {
    paper_.heading(in(plugin.title) + " (" + neutral(plugin.id, 100) + ")");
    if (plugin.outcome != model::Outcome::ok) return paper_.note(in(plugin.reason));
    bool first = true;
    for (const model::EvaluatedPurpose& one : plugin.purposes) {
      if (!first) paper_.text.push_back('\n');
      first = false;
      write_purpose(one);
    }
    if (!plugin.other_columns.empty()) {
      paper_.text.append(first ? "" : "\n");
      if (!first) line(say("Därutöver", "Besides"), "", 2);
      write_columns(plugin.other_columns);
    }
    write_limits(plugin.purposes);
  }

  void write_purpose(const model::EvaluatedPurpose& one) {
    const model::DesignPurpose& purpose = one.purpose;
    const std::string title = in(purpose.title);
    for (const std::string& part : wrapped(title, paper_.width - 2))
      paper_.text.append("  ").append(paper_.palette.paint(Tone::strong, part)).push_back('\n');
    std::string where = title == purpose.id ? "" : neutral(purpose.id, 100);
    if (purpose.line > 0) {
      where.append(where.empty() ? "" : ", ").append("project.toml:").append(std::to_string(purpose.line));
    }
    if (!where.empty())
      paper_.text.append("    ").append(paper_.palette.paint(Tone::place, where)).push_back('\n');
    write_denominator(purpose);
    write_columns(one.columns);
    for (const Observation& seen : one.observations) write_observation(seen);
    if (one.difference) write_difference(*one.difference);
    write_questions(purpose.questions);
  }

  // Each once, with the ids of those that it is about where it is not about all.
  void write_limits(const std::vector<model::EvaluatedPurpose>& purposes) {
    std::vector<std::pair<std::string, std::vector<std::string>>> limits;
    for (const model::EvaluatedPurpose& one : purposes) {
      for (const model::Text& limit : one.purpose.limits) {
        const std::string text = in(limit);
        auto found =
            std::find_if(limits.begin(), limits.end(), [&](const auto& each) { return each.first == text; });
        if (found == limits.end()) found = limits.insert(limits.end(), {text, {}});
        found->second.push_back(neutral(one.purpose.id, 100));
      }
    }
    if (limits.empty()) return;
    paper_.text.push_back('\n');
    line(say("Kommer inte att synas, hur det än går", "Will not show, however it goes"), "", 2);
    for (const auto& [text, ids] : limits) {
      std::string whole = "- " + text;
      if (ids.size() < purposes.size()) {
        whole.append(" (");
        for (std::size_t i = 0; i < ids.size(); ++i) whole.append(i == 0 ? "" : ", ").append(ids[i]);
        whole.append(")");
      }
      line("", whole, 4);
    }
  }

  void write_denominator(const model::DesignPurpose& purpose) {
    if (purpose.denominator.empty()) return;
    std::string text = in(purpose.denominator) + ". ";
    text.append(say("Planerat: ", "Planned: "));
    text.append(purpose.planned ? number(*purpose.planned) : say("ej angivet", "not stated"));
    line(say("Nämnare:", "Denominator:"), text.append("."));
  }

  void write_columns(const std::vector<ColumnSupply>& columns) {
    const auto those = [&](auto&& wanted) {
      std::vector<const ColumnSupply*> chosen;
      for (const ColumnSupply& column : columns) {
        // How exactly a date is known comes with the date.
        if (!column.column.ends_with("_precision") && wanted(column)) chosen.push_back(&column);
      }
      return chosen;
    };
    const auto part = [&](std::string label, auto&& wanted) {
      const auto chosen = those(wanted);
      if (!chosen.empty()) line(label, by_table(chosen) + ".");
    };
    part(say("Uppgifter som är kopplade:", "Data that are mapped:"),
         [](const ColumnSupply& column) { return column.supply == Supply::mapped; });
    part(say("Uppgifter som beror på filens rubriker:", "Data that depend on the file's headers:"),
         [](const ColumnSupply& column) { return column.supply == Supply::by_header; });
    part(say("Uppgifter som saknas:", "Data that are missing:"),
         [](const ColumnSupply& column) { return column.lacking; });
    part(say("Inte kopplade, används där de finns:", "Not mapped, used where there are any:"),
         [](const ColumnSupply& column) {
           return (column.supply == Supply::absent || column.supply == Supply::no_table) && !column.lacking;
         });
  }

  [[nodiscard]] std::string length(const Observation& seen) const {
    const auto counted = [this](std::int32_t count, std::string_view one, std::string_view many) {
      return number(count) + std::string(count == 1 ? one : many);
    };
    std::string text;
    if (seen.months > 0 || seen.days == 0)
      text = counted(seen.months, say(" månad", " month"), say(" månader", " months"));
    if (seen.days == 0) return text;
    if (!text.empty()) text.append(say(" och ", " and "));
    return text.append(counted(seen.days, say(" dag", " day"), say(" dagar", " days")));
  }

  [[nodiscard]] std::string anchor(const Observation& seen) const {
    if (seen.anchor == "entry") return say("starten", "the entry");
    if (seen.anchor == "exit") return say("avslutet", "the exit");
    return say("omgångens start", "the cohort's start");
  }

  void write_observation(const Observation& seen) {
    const std::string label = say("Före projektets slut:", "Before the project ends:");
    const std::string after = length(seen) + say(" efter ", " after ") + anchor(seen);
    switch (seen.reach) {
      case Reach::not_known:
        return line(label, say("går inte att säga utan projektets sista dag; det visar sig ",
                               "cannot be said without the project's last day; it shows ") +
                               after + ".");
      case Reach::everybody:
        return line(label, say("ja, för alla fram till projektets sista dag.",
                               "yes, for everybody up to the project's last day."));
      case Reach::nobody:
        return line(label, say("nej, för ingen: det visar sig först ", "no, for nobody: it shows only ") +
                               after + say(", och projektet slutar ", ", and the project ends on ") +
                               format_day(*end_) + ".");
      case Reach::some:
        break;
    }
    std::string day = seen.anchor == "entry"  ? say("sista startdag ", "the last entry day is ")
                      : seen.anchor == "exit" ? say("sista avslutsdag ", "the last exit day is ")
                                              : say("sista omgångsstart ", "the last cohort start is ");
    day.append(format_day(*seen.last_day)).append(say(". Det visar sig ", ". It shows ")).append(after);
    day.append(say(", så för senare först efter projektets sista dag ",
                   ", so of later ones after the project's last day "));
    line(label, day.append(format_day(*end_)).append("."));
  }

  void write_difference(const model::DetectableDifference& difference) {
    std::string text = number(difference.n);
    text.append(say(" deltagare kan visa att andelen skiljer sig från ",
                    " participants can show that the share differs from "));
    text.append(difference.is_target ? say("målets ", "the target's ") : "").append(share(difference.known));
    std::string when;
    if (difference.above) when.append(say("minst ", "at least ")).append(share(*difference.above));
    if (difference.above && difference.below) when.append(say(" eller ", " or "));
    if (difference.below) when.append(say("högst ", "at most ")).append(share(*difference.below));
    if (when.empty()) {
      text = number(difference.n) +
             say(" deltagare är för få för att visa någon skillnad från ",
                 " participants are too few to show any difference from ") +
             share(difference.known) + ".";
    } else {
      text.append(say(" om den egentligen är ", " if it really is ")).append(when);
      text.append(" (").append(share(difference.power));
      text.append(
          say(" chans att upptäcka det, tvåsidigt på nivån ", " chance of finding it, two-sided at level "));
      text.append(share(1 - difference.level));
      text.append(").");
    }
    if (!difference.is_target) {
      text.append(say(" Inget mål är angivet; vid 50 % är skillnader svårast att visa.",
                      " No target is stated; at 50 % differences are hardest to show."));
    }
    line(say("Minsta skillnad:", "Smallest difference:"), text);
  }

  void write_questions(const std::vector<model::DesignQuestion>& questions) {
    if (questions.empty()) return;
    const auto answered = std::count_if(questions.begin(), questions.end(),
                                        [](const model::DesignQuestion& one) { return one.answered; });
    line(say("Definitionsfrågor:", "Definition questions:"),
         number(answered) + say(" av ", " of ") + number(static_cast<std::int64_t>(questions.size())) +
             say(" besvarade.", " answered."));
    for (const model::DesignQuestion& question : questions) {
      if (question.answered) {
        line("", say("besvarad: ", "answered: ") + in(question.question) + " " + in(question.reading), 6);
        continue;
      }
      line(say("öppen:", "open:"), in(question.question), 6);
      line("", say("läses så länge: ", "read meanwhile: ") + in(question.reading), 8);
      for (const model::DesignOption& option : question.options) write_option(option);
    }
  }

  // Lines to copy are never wrapped.
  void write_option(const model::DesignOption& option) {
    std::string_view rest = option.toml;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      paper_.text.append(10, ' ').append(neutral(rest.substr(0, end))).push_back('\n');
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    line("", "# " + in(option.meaning), 12);
  }

  Paper paper_;
  std::optional<std::int32_t> end_;
};

}  // namespace

std::string evaluability_text(const model::Evaluability& evaluability, const TerminalStyle& style) {
  return Writer(style).write(evaluability);
}

}  // namespace fotfaste::report
