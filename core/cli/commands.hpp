// The commands, one file each. Every function adds one command to app and sets context.action when that
// command is given. Both must live until the action has run.
#pragma once

#include "cli/context.hpp"

namespace CLI {
class App;
}

namespace fotfaste::cli {

void add_init_command(CLI::App& app, Context& context);
void add_run_command(CLI::App& app, Context& context);
void add_report_command(CLI::App& app, Context& context);
void add_diff_command(CLI::App& app, Context& context);
void add_check_command(CLI::App& app, Context& context);
void add_due_command(CLI::App& app, Context& context);
void add_plugin_command(CLI::App& app, Context& context);
void add_export_command(CLI::App& app, Context& context);
void add_trace_command(CLI::App& app, Context& context);
void add_explain_command(CLI::App& app, Context& context);
void add_sheet_command(CLI::App& app, Context& context);
void add_simulate_command(CLI::App& app, Context& context);
void add_doctor_command(CLI::App& app, Context& context);
void add_completions_command(CLI::App& app, Context& context);

}  // namespace fotfaste::cli
