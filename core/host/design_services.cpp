#include "host/design_services.hpp"

#include <cmath>
#include <cstring>
#include <exception>

#include "host/design_message.hpp"

namespace fotfaste::host {
namespace {

bool is_readable(const fotfaste_text& text) {
  return text.size <= longest_text && (text.size == 0 || text.data != nullptr);
}
bool is_readable(const fotfaste_label& label) {
  return is_readable(label.sv) && is_readable(label.en);
}

std::string copy(const fotfaste_text& text) {
  return text.size == 0 ? std::string() : std::string(text.data, text.size);
}
model::Text copy(const fotfaste_label& label) {
  return {copy(label.sv), copy(label.en)};
}

}  // namespace

// The functions behind the structure: nothing is thrown through the plugin's frames.
struct DesignServices::Calls {
  template <typename Work>
  static std::int32_t guarded(const fotfaste_design_sink* sink, Work&& work) noexcept {
    DesignServices& self = *static_cast<DesignServices*>(sink->context);
    try {
      return work(self);
    } catch (const std::exception&) {
      self.services_.run_out_of_memory();
      return FOTFASTE_OUT_OF_MEMORY;
    }
  }

  // The same for a part of the purpose added last.
  template <typename Work>
  static std::int32_t guarded_part(const fotfaste_design_sink* sink, Work&& work) noexcept {
    return guarded(sink, [&](DesignServices& self) -> std::int32_t {
      if (self.purposes_ == 0) {
        self.services_.refuse("something was said of a purpose before there was one");
        return FOTFASTE_INVALID_STATE;
      }
      if (++self.parts_ > 3 * most_purpose_parts)
        return self.services_.refuse("a purpose has more parts than any may have");
      return work(self);
    });
  }

  static std::int32_t add_purpose(const fotfaste_design_sink* sink, const fotfaste_design_purpose* purpose) {
    return guarded(sink, [purpose](DesignServices& self) -> std::int32_t {
      if (purpose == nullptr || purpose->struct_size < sizeof(fotfaste_design_purpose))
        return self.services_.refuse("a purpose is incomplete");
      const bool readable =
          is_readable(purpose->id) && is_readable(purpose->title) && is_readable(purpose->denominator);
      if (!readable) return self.services_.refuse("a text of a purpose is a null pointer or too long");
      if (++self.purposes_ > most_purposes)
        return self.services_.refuse("there are more purposes than a plugin may have");
      self.parts_ = 0;
      model::DesignPurpose sent;
      sent.id = copy(purpose->id);
      sent.title = copy(purpose->title);
      sent.denominator = copy(purpose->denominator);
      if (purpose->planned != -1) sent.planned = purpose->planned;
      if (!std::isnan(purpose->target)) sent.target = purpose->target;
      sent.describes = (purpose->flags & FOTFASTE_DESIGN_DESCRIBES) != 0;
      if (purpose->at != nullptr) {
        sent.line = purpose->at->line;
        sent.column = purpose->at->column;
      }
      self.writer_.add(FrameKind::purpose, write(sent));
      return FOTFASTE_OK;
    });
  }

  static std::int32_t add_column(const fotfaste_design_sink* sink, const char* column,
                                 std::int32_t required) {
    return guarded_part(sink, [column, required](DesignServices& self) -> std::int32_t {
      if (column == nullptr) return self.services_.refuse("the name of a needed column is a null pointer");
      const std::string_view name(column, strnlen(column, longest_name));
      self.writer_.add(FrameKind::purpose_column, write(ColumnNeedMessage{std::string(name), required != 0}));
      return FOTFASTE_OK;
    });
  }

  static std::int32_t add_question(const fotfaste_design_sink* sink,
                                   const fotfaste_design_question* question) {
    return guarded_part(sink, [question](DesignServices& self) -> std::int32_t {
      const bool complete =
          question != nullptr && question->struct_size >= sizeof(fotfaste_design_question) &&
          question->id != nullptr && (question->option_count == 0 || question->options != nullptr);
      if (!complete) return self.services_.refuse("a question is incomplete");
      if (question->option_count > most_options)
        return self.services_.refuse("a question has more ways to answer it than any may have");
      model::DesignQuestion sent;
      bool readable = is_readable(question->question) && is_readable(question->reading);
      for (std::uint64_t i = 0; readable && i < question->option_count; ++i) {
        const fotfaste_design_option& option = question->options[i];
        readable = is_readable(option.toml) && is_readable(option.meaning);
        if (readable) sent.options.push_back({copy(option.toml), copy(option.meaning)});
      }
      if (!readable) return self.services_.refuse("a text of a question is a null pointer or too long");
      sent.id.assign(question->id, strnlen(question->id, longest_name));
      sent.question = copy(question->question);
      sent.reading = copy(question->reading);
      sent.answered = question->answered != 0;
      self.writer_.add(FrameKind::question, write(sent));
      return FOTFASTE_OK;
    });
  }

  static std::int32_t add_limit(const fotfaste_design_sink* sink, const fotfaste_label* limit) {
    return guarded_part(sink, [limit](DesignServices& self) -> std::int32_t {
      if (limit == nullptr || !is_readable(*limit))
        return self.services_.refuse("a limit is a null pointer or too long");
      self.writer_.add(FrameKind::limit, write_limit(copy(*limit)));
      return FOTFASTE_OK;
    });
  }
};

DesignServices::DesignServices(FrameWriter& writer, PluginServices& services)
    : writer_(writer), services_(services) {
  sink_ = {sizeof sink_,    0, this, Calls::add_purpose, Calls::add_column, Calls::add_question,
           Calls::add_limit};
}

}  // namespace fotfaste::host
