// What the end of a worker means, and how to say it to an evaluator.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "host/host.hpp"
#include "host/received.hpp"
#include "model/results.hpp"
#include "model/text.hpp"

namespace fotfaste::host {

// How a process ended, as the supervisor saw it.
struct Ending {
  enum class Stopped : std::uint8_t {
    not_at_all,  // it ended by itself
    at_deadline,
    for_its_output,  // it sent more than it may
    for_its_form,    // what it sent breaks the interface
  };
  Stopped stopped = Stopped::not_at_all;
  std::string broken;  // what breaks the interface, in English; also when it ended by itself
  int exit_code = -1;  // -1: by a signal
  int signal = 0;
  std::uint64_t peak_memory = 0;  // bytes, without the model
  std::chrono::seconds processor{0};
};

struct Judgement {
  model::Outcome outcome = model::Outcome::ok;
  model::Text reason;
};

Judgement judge(const Ending& ending, const Received& received, const Limits& limits);

// The same for a session without a process of its own.
Judgement judge(const Final& final, Step step, const Limits& limits);

// An outcome's reason when what was sent breaks the interface; detail is in English, for the plugin's author.
Judgement invalid_output(const std::string& detail);

}  // namespace fotfaste::host
