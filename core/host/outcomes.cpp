#include "host/outcomes.hpp"

#include <signal.h>

#include <cstring>

#include "host/attempts.hpp"
#include "host/worker.hpp"
#include "model/schema.hpp"

namespace fotfaste::host {
namespace {

using model::Outcome;
using model::Text;

Text operator+(const Text& a, const Text& b) {
  return {a.sv + b.sv, a.en + b.en};
}

Text same(const std::string& text) {
  return {text, text};
}

// "while it read the participants"
Text during(Step step) {
  switch (step) {
    case Step::starting:
      return {"innan det hade startat", "before it had started"};
    case Step::loading:
      return {"när det laddades", "while it was loaded"};
    case Step::describing:
      return {"när det skulle beskriva sig", "while it described itself"};
    case Step::declaring:
      return {"när det skulle säga vilka data det behöver", "while it said which data it needs"};
    case Step::designing:
      return {"när det skulle säga vad projektet kommer att kunna visa",
              "while it said what the project will be able to show"};
    case Step::explaining:
      return {"när det skulle säga varför deltagarna räknas som de gör",
              "while it said why participants count as they do"};
    case Step::creating:
      return {"när det tog emot sina parametrar", "while it took in its parameters"};
    case Step::reading:
      return {"när det läste deltagarna", "while it read the participants"};
    case Step::merging:
      return {"när delresultaten slogs ihop", "while partial results were put together"};
    case Step::saving:
      return {"när det sparade sitt delresultat", "while it saved its partial result"};
    case Step::reporting:
      return {"när det lämnade sitt resultat", "while it reported its result"};
  }
  return {};
}

Text told(const std::string& text) {
  if (text.empty()) return {};
  return {" Insticksprogrammets egen förklaring: " + text, " The plugin's own explanation: " + text};
}

std::string seconds(std::chrono::milliseconds time) {
  const auto whole = time.count() / 1000;
  const auto tenths = time.count() % 1000 / 100;
  return tenths == 0 ? std::to_string(whole) : std::to_string(whole) + "." + std::to_string(tenths);
}

std::string decimal_comma(std::string number) {
  const std::size_t point = number.find('.');
  if (point != std::string::npos) number[point] = ',';
  return number;
}

std::string megabytes(std::uint64_t bytes) {
  return std::to_string(bytes / (1024 * 1024)) + " MB";
}

Judgement timeout(Step step, const Limits& limits) {
  const std::string time = seconds(limits.wall);
  return {Outcome::timeout, Text{"Insticksprogrammet avbröts efter " + decimal_comma(time) + " sekunder, ",
                                 "The plugin was stopped after " + time + " seconds, "} +
                                during(step) +
                                Text{". Ge det längre tid, eller låt dess upphovsman se över det.",
                                     ". Give it more time, or have its author look into it."}};
}

Judgement out_of_memory(Step step, const Limits& limits) {
  const std::string size = megabytes(limits.memory);
  return {Outcome::resource_limit,
          Text{"Insticksprogrammet behövde mer minne än de " + size + " det får, ",
               "The plugin needed more memory than the " + size + " it is allowed, "} +
              during(step) + same(".")};
}

Judgement out_of_processor_time(Step step, const Limits& limits) {
  const std::string time = std::to_string(limits.processor.count());
  return {Outcome::resource_limit,
          Text{"Insticksprogrammet använde mer än de " + time + " sekunder processortid det får, ",
               "The plugin used more than the " + time + " seconds of processor time it is allowed, "} +
              during(step) + same(".")};
}

Judgement too_much_output(const Limits& limits) {
  const std::string size = megabytes(limits.output);
  return {Outcome::resource_limit,
          {"Insticksprogrammet lämnade mer än de " + size + " resultat det får.",
           "The plugin sent more than the " + size + " of results it is allowed."}};
}

Judgement violation(const Violation& violation, Step step) {
  Text tried;
  switch (violation.kind) {
    case ViolationKind::system_call:
      tried = attempt(violation.subject, violation.argument);
      break;
    case ViolationKind::model_write:
      tried = {"ändra i deltagardata", "change the participants' data"};
      break;
    case ViolationKind::undeclared_column: {
      const bool named = violation.subject < model::columns().size();
      const std::string path = named ? model::path(static_cast<model::ColumnId>(violation.subject)) : "";
      tried = named ? Text{"läsa kolumnen " + path + ", som det inte har sagt att det behöver",
                           "read the column " + path + ", which it did not say it needs"}
                    : Text{"läsa en del av deltagardata som det inte har sagt att det behöver",
                           "read a part of the participants' data which it did not say it needs"};
      break;
    }
  }
  return {Outcome::sandbox_violation, Text{"Insticksprogrammet försökte ", "The plugin tried to "} + tried +
                                          Text{", vilket insticksprogram inte får, och stoppades ",
                                               ", which plugins may not do, and was stopped "} +
                                          during(step) + same(".")};
}

Text signal_words(const Ending& ending, const Received& received) {
  switch (ending.signal) {
    case SIGSEGV:
    case SIGBUS:
      if (received.fault() == FaultKind::stack) {
        return {"slut på stackutrymme, ofta en funktion som anropar sig själv utan slut",
                "out of stack, often a function that calls itself without end"};
      }
      return {"minnesfel", "a memory fault"};
    case SIGABRT:
      return {"det avbröt sig självt", "it aborted itself"};
    case SIGFPE:
      return {"räknefel", "an arithmetic fault"};
    case SIGILL:
      return {"ogiltig maskininstruktion", "an invalid instruction"};
    default:
      return {"signal " + std::to_string(ending.signal), "signal " + std::to_string(ending.signal)};
  }
}

Judgement by_signal(const Ending& ending, const Received& received, const Limits& limits) {
  const Step step = received.step();
  const bool out_of_time = ending.signal == SIGKILL && ending.processor >= limits.processor;
  if (ending.signal == SIGXCPU || out_of_time) return out_of_processor_time(step, limits);
  // Not sent by this program: the system ends processes so when memory runs out.
  if (ending.signal == SIGKILL) return out_of_memory(step, limits);
  if (ending.signal == SIGSYS) {
    return {Outcome::sandbox_violation,
            Text{"Insticksprogrammet gjorde ett systemanrop som insticksprogram inte får göra, ",
                 "The plugin made a system call that plugins may not make, "} +
                during(step) + same(".")};
  }
  // A plugin that does not check whether it got memory faults on what it did not get.
  if (ending.peak_memory >= limits.memory / 10 * 9) return out_of_memory(step, limits);
  return {Outcome::crashed, Text{"Insticksprogrammet kraschade ", "The plugin crashed "} + during(step) +
                                same(" (") + signal_words(ending, received) + same(").")};
}

Judgement ended_early(Step step) {
  return {Outcome::crashed, Text{"Insticksprogrammet avslutade sig innan det var klart, ",
                                 "The plugin ended before it was done, "} +
                                during(step) + same(".")};
}

}  // namespace

Judgement invalid_output(const std::string& detail) {
  return {Outcome::invalid_output,
          Text{"Insticksprogrammet följer inte gränssnittet, så det det lämnade används inte. Till dess "
               "upphovsman: ",
               "The plugin breaks the interface, so what it sent is not used. For its author: "} +
              same(detail + ".")};
}

Judgement judge(const Final& final, Step step, const Limits& limits) {
  switch (final.conclusion) {
    case Conclusion::done:
      return {};
    case Conclusion::contract_broken:
      return invalid_output(final.text);
    case Conclusion::not_loadable:
      return {Outcome::plugin_error,
              {"Insticksprogrammet kunde inte laddas. Systemets förklaring: " + final.text,
               "The plugin could not be loaded. The system's explanation: " + final.text}};
    case Conclusion::not_sandboxed:
      return {Outcome::plugin_error,
              {"Insticksprogrammet kördes inte, eftersom skyddet omkring det inte kunde sättas upp här: " +
                   final.text + ". Kommandot ”fotfaste doctor” visar vad som saknas.",
               "The plugin was not run, because the protection around it could not be set up here: " +
                   final.text + ". The command \"fotfaste doctor\" shows what is missing."}};
    case Conclusion::threw:
      return {Outcome::plugin_error, Text{"Insticksprogrammet släppte ut ett fel (ett C++-undantag) ",
                                          "The plugin let out an error (a C++ exception) "} +
                                         during(step) + same(".") + told(final.text)};
    case Conclusion::refused:
      break;
  }
  if (final.status == FOTFASTE_OUT_OF_MEMORY) return out_of_memory(step, limits);
  if (final.status == FOTFASTE_CANCELLED) return timeout(step, limits);
  if (final.status == FOTFASTE_NOT_APPLICABLE) {
    return {Outcome::not_applicable, Text{"Insticksprogrammet hittade inte de data det behöver.",
                                          "The plugin did not find the data it needs."} +
                                         told(final.text)};
  }
  return {Outcome::plugin_error,
          Text{"Insticksprogrammet meddelade ett fel ", "The plugin reported an error "} + during(step) +
              same(".") + told(final.text)};
}

Judgement judge(const Ending& ending, const Received& received, const Limits& limits) {
  const Step step = received.step();
  if (received.violation() && ending.exit_code == violation_exit)
    return violation(*received.violation(), step);
  switch (ending.stopped) {
    case Ending::Stopped::at_deadline:
      return timeout(step, limits);
    case Ending::Stopped::for_its_output:
      return too_much_output(limits);
    case Ending::Stopped::for_its_form:
      return invalid_output(ending.broken);
    case Ending::Stopped::not_at_all:
      break;
  }
  if (ending.signal != 0) return by_signal(ending, received, limits);
  if (!ending.broken.empty()) return invalid_output(ending.broken);
  if (!received.final()) return ended_early(step);
  return judge(*received.final(), step, limits);
}

}  // namespace fotfaste::host
