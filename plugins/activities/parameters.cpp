// What an evaluator may write for the plugin.
#include <tuple>

#include "options.hpp"

namespace activities {
namespace {

using fotfaste::Parameter;
using fotfaste::ParameterType;

Parameter& activities_field(Parameter& table) {
  return table
      .field("activities", ParameterType::text, "Slag av insats, ett eller flera.",
             "Types of activity, one or several.")
      .repeated();
}
Parameter& states_field(Parameter& table) {
  return table
      .field("states", ParameterType::choice,
             "Personens tillstånd, på modellens gemensamma nivå: en anställning kan vara en del av insatsen.",
             "States of the person, of the model's common ones: a job may be a part of what is offered.")
      .choices({"employed", "self_employed", "education", "training", "placement", "unemployed", "job_search",
                "inactive", "sick", "parental_leave", "other"})
      .repeated();
}
void named_fields(Parameter& table) {
  table.field("id", ParameterType::text, "Namnet i resultaten.", "The name in results.").required();
  table.field("label", ParameterType::label, "Vad det kallas i rapporten.", "What a report calls it.");
}

void describe_parts(fotfaste::Description& description) {
  auto& components = description
                         .parameter("components", ParameterType::table,
                                    "En del av det som erbjuds, till exempel jobb, utbildning och hälsa.",
                                    "A part of what is offered, for example job, education and health.")
                         .repeated();
  named_fields(components);
  activities_field(components);
  states_field(components);
  auto& parallel =
      description
          .parameter("parallel", ParameterType::table,
                     "Två slags insatser som ska pågå samtidigt. Annars: arbetsinriktade och andra.",
                     "Two kinds of activity that should go on at once. Otherwise: directed towards "
                     "a job, and others.")
          .repeated();
  named_fields(parallel);
  for (const auto& [name, sv, en] :
       {std::tuple{"first", "Det ena.", "The one."}, std::tuple{"second", "Det andra.", "The other."}}) {
    auto& side = parallel.field(name, ParameterType::table, sv, en).required();
    activities_field(side);
    states_field(side);
  }
  description
      .parameter("gap_at_most", ParameterType::duration,
                 "Längsta tid utan insats som inte räknas som ett långt uppehåll.",
                 "The longest time without an activity that does not count as a long gap.")
      .default_value("28d");
  auto& full_time = description.parameter(
      "full_time", ParameterType::table, "Ger andelen veckor och deltagare med heltid i planen.",
      "Gives the share of weeks and participants with full time in the plan.");
  full_time
      .field("hours", ParameterType::number, "Timmar i veckan som är heltid.",
             "Hours a week that are full time.")
      .unit("hours")
      .range(1, 168)
      .default_value("40");
  activities_field(full_time);
  states_field(full_time);
  auto& courses = description
                      .parameter("courses", ParameterType::table, "En kurs eller annan insats att fullfölja.",
                                 "A course or another activity to complete.")
                      .repeated();
  named_fields(courses);
  activities_field(courses).required();
  courses
      .field("certificate", ParameterType::text, "Händelsen som visar att den är fullföljd, som \"Intyg\".",
             "The event that shows that it was completed, as \"Certificate\".")
      .repeated();
  courses
      .field("attended_share", ParameterType::number,
             "Så stor del av de planerade timmarna ska ha genomförts, från 0 till 1.",
             "So large a share of the planned hours must have been held, from 0 to 1.")
      .range(0, 1);
}

void describe_way_to_work(fotfaste::Description& description) {
  auto& placement =
      description.parameter("placement", ParameterType::table, "Vad som är en praktik, och tiderna.",
                            "What a placement is, and the times.");
  activities_field(placement);
  states_field(placement);
  placement
      .field("contact", ParameterType::text, "Händelsen som är en kontakt med en arbetsgivare.",
             "The event that is a contact with an employer.")
      .repeated();
  placement.field("contact_within", ParameterType::duration,
                  "Den första kontakten ska komma inom denna tid från start.",
                  "The first contact should come within this time from entry.");
  placement.field("placed_within", ParameterType::duration, "Praktiken ska börja inom denna tid från start.",
                  "The placement should begin within this time from entry.");
  placement
      .field("hired_within", ParameterType::duration,
             "Anställningen ska börja senast så lång tid efter praktikens slut.",
             "The job should begin no later than this after the end of the placement.")
      .default_value("6m");
  auto& employers = description.parameter("employers", ParameterType::table,
                                          "Arbetsgivarna, som de står bland projektets organisationer.",
                                          "The employers, as they stand among the project's organisations.");
  employers
      .field("kinds", ParameterType::text, "Slag av organisation som hör till nätverket. Annars alla.",
             "Kinds of organisation that are of the network. Otherwise all.")
      .repeated();
  employers
      .field("small", ParameterType::text, "Storleksklasser som är små företag.",
             "Size classes that are small firms.")
      .repeated();
  employers
      .field("demanded_sectors", ParameterType::text, "Branscher där det behövs folk.",
             "Sectors that are short of people.")
      .repeated();
  auto& after =
      description.parameter("after_employment", ParameterType::table, "Kontakter med den som fått arbete.",
                            "Contacts with somebody who has found work.");
  activities_field(after);
  after
      .field("events", ParameterType::text,
             "Händelser som är kontakter. De som står under outside är det utan att nämnas här.",
             "Events that are contacts. Those under outside are without being named here.")
      .repeated();
  auto& outside = description.parameter(
      "outside", ParameterType::table,
      "Vad som sker utanför projektet, till exempel i ordinarie verksamhet. Räknas aldrig som projektets "
      "insatser.",
      "What goes on outside the project, for example in ordinary operation. Never counts as the project's.");
  activities_field(outside);
  outside
      .field("providers", ParameterType::text, "Anordnare utanför projektet.",
             "Providers outside the project.")
      .repeated();
  outside.field("events", ParameterType::text, "Händelser utanför projektet.", "Events outside the project.")
      .repeated();
}

}  // namespace

void describe_parameters(fotfaste::Description& description) {
  description
      .parameter("by", ParameterType::column,
                 "Kolumner att dela upp på, var för sig; \"gender*cohort\" korsar två.",
                 "Columns to break down by, each by itself; \"gender*cohort\" crosses two.")
      .repeated();
  description.parameter("population", ParameterType::criterion, "Vilka som räknas. Annars alla i programmet.",
                        "Who is counted. Otherwise everybody in the programme.");
  description.parameter("dimension", ParameterType::text,
                        "Vilket slags tillstånd som avses, om data har flera.",
                        "Which kind of state is meant, if the data have several.");
  describe_parts(description);
  description.parameter("caseworker_within", ParameterType::duration,
                        "Handledare ska finnas inom denna tid från start.",
                        "A caseworker should be there within this time from entry.");
  description.parameter("mentor_within", ParameterType::duration,
                        "Mentor ska finnas inom denna tid från start.",
                        "A mentor should be there within this time from entry.");
  describe_way_to_work(description);
  auto& factors = description
                      .parameter("factors", ParameterType::table,
                                 "En faktor som insatserna ska påverka, och vilka insatser som gör det.",
                                 "A factor that activities should move, and which activities do.")
                      .repeated();
  named_fields(factors);
  activities_field(factors);
  auto& adaptation = description
                         .parameter("adaptation", ParameterType::table,
                                    "Ett slag av individuell anpassning, och hur det syns i data.",
                                    "A kind of individual adaptation, and how it shows in the data.")
                         .repeated();
  named_fields(adaptation);
  adaptation
      .field("when", ParameterType::criterion, "Villkoret för att insatsen är anpassad.",
             "The criterion for its being adapted.")
      .required();
}

}  // namespace activities
