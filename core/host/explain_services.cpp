#include "host/explain_services.hpp"

#include <exception>

#include "host/explain_message.hpp"

namespace fotfaste::host {
namespace {

bool is_readable(const fotfaste_text& text) {
  return text.size <= longest_text && (text.size == 0 || text.data != nullptr);
}

}  // namespace

ExplainServices::ExplainServices(FrameWriter& writer, PluginServices& services)
    : writer_(writer), services_(services) {
  sink_ = {sizeof sink_, 0, this, add};
}

void ExplainServices::begin(const fotfaste_batch& batch) {
  first_row_ = batch.first_row;
  rows_ = static_cast<std::uint64_t>(batch.array->length);
}

std::int32_t ExplainServices::add(const fotfaste_explain_sink* sink,
                                  const fotfaste_explanation* explanation) noexcept {
  ExplainServices& self = *static_cast<ExplainServices*>(sink->context);
  try {
    return self.take(explanation);
  } catch (const std::exception&) {
    self.services_.run_out_of_memory();
    return FOTFASTE_OUT_OF_MEMORY;
  }
}

std::int32_t ExplainServices::take(const fotfaste_explanation* explanation) {
  if (explanation == nullptr || explanation->struct_size < sizeof(fotfaste_explanation))
    return services_.refuse("an explanation is incomplete");
  if (explanation->row >= rows_)
    return services_.refuse("an explanation is about a participation that is not in the batch");
  if (explanation->dimension_count > most_described ||
      (explanation->dimension_count > 0 && explanation->dimensions == nullptr))
    return services_.refuse("the dimensions of an explanation are a null pointer or too many");
  for (std::uint64_t i = 0; i < explanation->dimension_count; ++i) {
    if (const char* what = fault(explanation->dimensions[i])) return services_.refuse(what);
  }
  if (!is_readable(explanation->reason.sv) || !is_readable(explanation->reason.en))
    return services_.refuse("the reason of an explanation is a null pointer or too long");
  write_explanation(bytes_, *explanation, first_row_);
  if (bytes_.size() > largest_payload) return services_.refuse("an explanation is too large");
  writer_.add(FrameKind::explanation, bytes_);
  return FOTFASTE_OK;
}

}  // namespace fotfaste::host
