#include "host/fault_handlers.hpp"

#include <signal.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>

#include "host/frames.hpp"
#include "host/messages.hpp"
#include "host/worker.hpp"

namespace fotfaste::host {
namespace {

// Everything below runs in signal handlers: no memory, no locks.

const model::Projection* watched_projection = nullptr;

// A plugin that has used up its stack faults on it; the handlers need one of their own.
alignas(16) char handler_stack[32 * 1024];

void write_frame(FrameKind kind, std::string_view payload) {
  char frame[frame_header_size + violation_size];
  char header[frame_header_size];
  write_frame_header(header, kind, payload);
  std::memcpy(frame, header, sizeof header);
  std::memcpy(frame + sizeof header, payload.data(), payload.size());
  const char* rest = frame;
  std::size_t left = sizeof header + payload.size();
  while (left > 0) {
    const ssize_t written = ::write(result_descriptor, rest, left);
    if (written <= 0) return;
    rest += written;
    left -= static_cast<std::size_t>(written);
  }
}

[[noreturn]] void end_with(const Violation& violation) {
  char bytes[violation_size];
  write_violation(bytes, violation);
  write_frame(FrameKind::violation, std::string_view(bytes, sizeof bytes));
  _exit(violation_exit);
}

void on_system_call(int, siginfo_t* information, void* context) {
  Violation violation;
  violation.subject = static_cast<std::uint64_t>(information->si_syscall);
#if defined(__x86_64__)
  violation.argument =
      static_cast<std::uint64_t>(static_cast<ucontext_t*>(context)->uc_mcontext.gregs[REG_RDI]);
#else
  static_cast<void>(context);
#endif
  end_with(violation);
}

bool is_near_stack(const void* address, void* context) {
#if defined(__x86_64__)
  const auto at = reinterpret_cast<std::uintptr_t>(address);
  const auto top = static_cast<std::uintptr_t>(static_cast<ucontext_t*>(context)->uc_mcontext.gregs[REG_RSP]);
  constexpr std::uintptr_t largest_frame = 1u << 20;
  constexpr std::uintptr_t page = 4096;
  return at + largest_frame >= top && at < top + page;
#else
  static_cast<void>(address);
  static_cast<void>(context);
  return false;
#endif
}

void on_memory_fault(int signal, siginfo_t* information, void* context) {
  const bool sent = information->si_code <= 0;
  if (sent) {
    // Sent by the plugin itself; the disposition is the default again.
    syscall(SYS_tgkill, getpid(), syscall(SYS_gettid), signal);
    return;
  }
  if (watched_projection != nullptr) {
    const model::Projection::Location location = watched_projection->locate(information->si_addr);
    if (location.in_model) {
      end_with({location.mapped ? ViolationKind::model_write : ViolationKind::undeclared_column,
                location.column, 0});
    }
  }
  if (is_near_stack(information->si_addr, context)) {
    const char kind = static_cast<char>(FaultKind::stack);
    write_frame(FrameKind::fault, std::string_view(&kind, 1));
  }
  // The instruction runs again and ends the process.
}

}  // namespace

void install_fault_handlers(const model::Projection* projection) {
  watched_projection = projection;
  stack_t stack{};
  stack.ss_sp = handler_stack;
  stack.ss_size = sizeof handler_stack;
  sigaltstack(&stack, nullptr);
  struct sigaction action {};
  action.sa_flags = static_cast<int>(SA_SIGINFO | SA_ONSTACK | SA_RESETHAND);
  sigemptyset(&action.sa_mask);
  action.sa_sigaction = on_system_call;
  sigaction(SIGSYS, &action, nullptr);
  action.sa_sigaction = on_memory_fault;
  sigaction(SIGSEGV, &action, nullptr);
  sigaction(SIGBUS, &action, nullptr);
}

}  // namespace fotfaste::host
