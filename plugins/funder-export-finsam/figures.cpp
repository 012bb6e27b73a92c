#include "figures.hpp"

#include "fotfaste/sdk/counts.hpp"

namespace finsam {

void Figures::add(const Figure& figure, std::int64_t count) {
  fotfaste::add_counts(figures_[figure], count);
}

void Figures::merge(const Figures& other) {
  for (const auto& [figure, count] : other.figures_) add(figure, count);
}

void Figures::save(fotfaste::Writer& writer) const {
  writer.number(static_cast<std::uint64_t>(figures_.size()));
  for (const auto& [figure, count] : figures_) {
    writer.number(static_cast<std::uint8_t>(figure.measure));
    writer.text(figure.activity);
    writer.number(static_cast<std::int32_t>(figure.year));
    writer.number(figure.gender);
    writer.text(figure.before);
    writer.text(figure.after);
    writer.number(count);
  }
}

void Figures::restore(fotfaste::Reader& reader) {
  Figures other;
  for (std::uint64_t left = reader.count(38); left > 0; --left) {
    Figure figure;
    const auto measure = reader.number<std::uint8_t>();
    figure.activity = reader.text();
    figure.year = reader.number<std::int32_t>();
    figure.gender = reader.number<std::uint8_t>();
    figure.before = reader.text();
    figure.after = reader.text();
    const std::int64_t count = fotfaste::read_count(reader);
    if (measure >= measure_count || figure.gender >= everybody || figure.year < 0 || figure.year > 9999)
      throw fotfaste::MalformedBytes("a figure is not as it can be");
    figure.measure = static_cast<Measure>(measure);
    other.add(figure, count);
  }
  merge(other);
}

}  // namespace finsam
