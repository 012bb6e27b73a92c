// What a worker sent, collected and checked frame by frame. Lives in the supervisor.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "host/explain_message.hpp"
#include "host/frames.hpp"
#include "host/messages.hpp"
#include "host/plugin_session.hpp"
#include "host/row_checks.hpp"
#include "model/description.hpp"
#include "model/design.hpp"

namespace fotfaste::host {

struct StepFinding {
  Step step = Step::starting;  // during which the plugin reported it
  PluginFinding finding;
};

class Received {
 public:
  // description is what rows are checked against; null where the purpose gives no rows. Both outlive this.
  Received(Purpose purpose, std::string plugin, const model::PluginDescription* description,
           std::function<void(double)> on_progress);
  Received(const Received&) = delete;
  Received& operator=(const Received&) = delete;

  // Takes bytes from the worker. Throws InvalidOutput; what was collected is then worth nothing.
  void feed(std::string_view bytes);

  [[nodiscard]] const std::optional<Final>& final() const { return final_; }
  [[nodiscard]] const std::optional<Violation>& violation() const { return violation_; }
  [[nodiscard]] FaultKind fault() const { return fault_; }
  [[nodiscard]] Step step() const { return step_; }

  // What came of it. Of use when the worker ended well.
  std::optional<model::PluginDescription> description;
  std::vector<ColumnNeedMessage> columns;
  std::vector<FollowUpMessage> follow_up;
  std::vector<model::DesignPurpose> purposes;
  std::vector<std::uint32_t> explained_tables;
  std::vector<ExplanationMessage> explanations;
  std::vector<StepFinding> findings;
  std::vector<model::TableResult> tables;  // one for each that was declared
  std::string state;

 private:
  void take(FrameKind kind, std::string_view payload);
  void take_row(std::string_view payload);
  void take_label(std::string_view payload);
  void take_finding(std::string_view payload);
  void take_purpose(std::string_view payload);
  void take_purpose_column(std::string_view payload);
  void take_question(std::string_view payload);
  void take_limit(std::string_view payload);
  void take_explained_table(std::string_view payload);
  void take_explanation(std::string_view payload);
  model::DesignPurpose& last_purpose();
  void expect(bool allowed) const;

  Purpose purpose_;
  std::string plugin_;
  std::function<void(double)> on_progress_;
  FrameReader frames_;
  std::vector<RowChecks> checks_;
  std::uint64_t rows_ = 0;
  Step step_ = Step::starting;
  std::optional<Final> final_;
  std::optional<Violation> violation_;
  FaultKind fault_ = FaultKind::elsewhere;
};

}  // namespace fotfaste::host
