#include <algorithm>
#include <iterator>

#include "asking.hpp"

namespace goals {
namespace {

using fotfaste::DesignOption;
using fotfaste::DesignQuestion;
using fotfaste::Label;
using fotfaste::Parameters;
using fotfaste::toml_text;

// Work, as far as the states are the common ones; of own words nobody can tell.
bool is_about_work(const Parameters& spell) {
  if (spell.text_or("level", "core") != "core") return true;
  const auto states = spell.texts("spell");
  return std::any_of(states.begin(), states.end(),
                     [](std::string_view state) { return state == "employed" || state == "self_employed"; });
}

bool says_studies(const Parameters& spell) {
  const auto states = spell.texts("spell");
  return std::any_of(states.begin(), states.end(),
                     [](std::string_view state) { return state == "education" || state == "training"; });
}

Label duration_text(const Parameters& item) {
  const std::string_view written = item.as_text();
  const std::string count(written.substr(0, written.size() - 1));
  const bool one = count == "1";
  switch (written.back()) {
    case 'd':
      return {count + (one ? " dag" : " dagar"), count + (one ? " day" : " days")};
    case 'm':
      return {count + (one ? " månad" : " månader"), count + (one ? " month" : " months")};
    default:
      return {count + " år", count + (one ? " year" : " years")};
  }
}

void ask_start(Asking& asking, const Parts& windows) {
  const auto option = [&asking](const char* anchor, Label meaning) {
    return DesignOption{asking.outcome_with("spell", "starts_within", "of", toml_text(anchor)),
                        std::move(meaning)};
  };
  asking.add(
      {"start",
       {"Från vilken dag räknas tiden: deltagarens start, omgångens start eller avslutet?",
        "From which day is the time counted: the participant's entry, the cohort's start or the exit?"},
       reading_of(windows,
                  [](const Parameters& part) {
                    const std::string_view of = part.text_or("of", "entry");
                    if (of == "exit") return Label{"Från avslutet.", "From the exit."};
                    if (of == "cohort") return Label{"Från omgångens start.", "From the cohort's start."};
                    return Label{"Från deltagarens start.", "From the participant's entry."};
                  }),
       all_have(windows, "of"),
       {option("entry", {"från deltagarens start", "from the participant's entry"}),
        option("cohort", {"från omgångens start; tabellen cohorts behövs",
                          "from the cohort's start; the table cohorts is needed"}),
        option("exit", {"från avslutet", "from the exit"})}});
}

void ask_employer(Asking& asking, const Parts& lasting_work) {
  const auto option = [&asking](const char* employer, Label meaning) {
    return DesignOption{asking.outcome_with("spell", "lasts", "employer", toml_text(employer)),
                        std::move(meaning)};
  };
  asking.add(
      {"employer",
       {"Ska hela tiden vara hos samma arbetsgivare?", "Must the whole time be with the same employer?"},
       reading_of(lasting_work,
                  [](const Parameters& part) {
                    return part.text_or("employer", "any") == "same"
                               ? Label{"Ja, samma arbetsgivare.", "Yes, the same employer."}
                               : Label{"Nej, den som byter arbetsgivare räknas.",
                                       "No, whoever changes employer counts."};
                  }),
       all_have(lasting_work, "employer"),
       {option("any", {"byte av arbetsgivare går bra", "changing employer is fine"}),
        option("same", {"samma arbetsgivare hela tiden", "the same employer all the time"})}});
}

void ask_subsidised(Asking& asking, const Parts& work) {
  const auto option = [&asking](const char* word, Label meaning) {
    return DesignOption{asking.outcome_with("spell", "", "subsidised", toml_text(word)), std::move(meaning)};
  };
  asking.add({"subsidised",
              {"Räknas arbete med lönestöd?", "Does subsidised work count?"},
              reading_of(work,
                         [](const Parameters& part) {
                           const std::string_view word = part.text_or("subsidised", "counts");
                           if (word == "excluded") return Label{"Nej.", "No."};
                           if (word == "only")
                             return Label{"Bara sådant arbete räknas.", "Only such work counts."};
                           return Label{"Ja, det räknas som annat arbete.", "Yes, it counts as other work."};
                         }),
              all_have(work, "subsidised"),
              {option("counts", {"det räknas", "it counts"}),
               option("excluded", {"det räknas inte; uppgift om lönestöd behövs",
                                   "it does not count; whether work is subsidised must be recorded"})}});
}

void ask_hours(Asking& asking, const Parts& work) {
  asking.add({"hours",
              {"Hur många timmar i veckan är ett arbete?", "How many hours a week make a job?"},
              reading_of(work,
                         [](const Parameters& part) {
                           const Parameters hours = part.find("hours_at_least");
                           if (!hours) return Label{"Oavsett arbetstid.", "Whatever the hours."};
                           const Label number = number_text(hours);
                           return Label{"Minst " + number.sv + " timmar i veckan.",
                                        "At least " + number.en + " hours a week."};
                         }),
              all_have(work, "hours_at_least"),
              {{asking.outcome_with("spell", "", "hours_at_least", "20"),
                {"minst halvtid, 20 timmar; uppgift om arbetstid behövs",
                 "at least half-time, 20 hours; the hours must be recorded"}}}});
}

void ask_gap(Asking& asking, const Parts& lasting) {
  const auto option = [&asking](const char* gap, Label meaning) {
    return DesignOption{asking.outcome_with("spell", "lasts", "gap_at_most", toml_text(gap)),
                        std::move(meaning)};
  };
  asking.add(
      {"gap",
       {"Hur långt uppehåll räknas inte som avbrott?", "How long a gap is no interruption?"},
       reading_of(lasting,
                  [](const Parameters& part) {
                    const Parameters gap = part.find("gap_at_most");
                    if (!gap || gap.as_duration() == fotfaste::Duration{})
                      return Label{"Inget uppehåll.", "No gap."};
                    const Label length = duration_text(gap);
                    return Label{"Högst " + length.sv + ".", "At most " + length.en + "."};
                  }),
       all_have(lasting, "gap_at_most"),
       {option("14d", {"högst 14 dagar", "at most 14 days"}), option("0d", {"inget uppehåll", "no gap"})}});
}

void ask_studies(Asking& asking, const Parts& work) {
  const bool answered = std::all_of(work.begin(), work.end(), says_studies);
  DesignQuestion question{
      "studies",
      {"Räknas den som studerar som att ha nått målet?",
       "Does somebody who studies count as having reached it?"},
      reading_of(work,
                 [](const Parameters& part) {
                   return says_studies(part) ? Label{"Ja, studier räknas.", "Yes, studies count."}
                                             : Label{"Nej, bara arbete räknas.", "No, only work counts."};
                 }),
      answered,
      {}};
  const Parameters first = work.front();
  if (work.size() == 1 && first.text_or("level", "core") == "core" && !answered) {
    std::string states = "[";
    for (const std::string_view state : first.texts("spell")) states.append(toml_text(state)).append(", ");
    states.append("\"education\"]");
    question.options.push_back(
        {asking.outcome_with(first, "spell", states), {"studier räknas också", "studies count too"}});
  }
  asking.add(std::move(question));
}

}  // namespace

void ask_about_states(Asking& asking) {
  Parts windows, lasting, lasting_work, work;
  for (const Parameters& spell : asking.parts("spell")) {
    if (spell.has("starts_within")) windows.push_back(spell);
    if (spell.has("lasts")) lasting.push_back(spell);
    if (!is_about_work(spell)) continue;
    work.push_back(spell);
    if (spell.has("lasts")) lasting_work.push_back(spell);
  }
  if (!windows.empty()) ask_start(asking, windows);
  if (!lasting_work.empty()) ask_employer(asking, lasting_work);
  if (!work.empty()) ask_subsidised(asking, work);
  if (!work.empty()) ask_hours(asking, work);
  if (!lasting.empty()) ask_gap(asking, lasting);
  if (!work.empty()) ask_studies(asking, work);
}

}  // namespace goals
