#include "intake/staging.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <new>
#include <utility>

namespace fotfaste::intake {
namespace {

std::size_t width(Storage storage) {
  switch (storage) {
    case Storage::nothing:
      return 0;
    case Storage::int8:
    case Storage::hundredths8:
      return 1;
    case Storage::int16:
    case Storage::hundredths16:
      return 2;
    case Storage::int32:
    case Storage::hundredths32:
      return 4;
    case Storage::int64:
    case Storage::float64:
      return 8;
  }
  return 0;
}

template <typename Narrow>
void write_narrow(const std::int32_t* from, std::size_t rows, std::int32_t divisor, std::byte* to) {
  auto* out = reinterpret_cast<Narrow*>(to);
  for (std::size_t row = 0; row < rows; ++row) {
    const std::int32_t value = from[row];
    out[row] = value == no_value ? std::numeric_limits<Narrow>::min() : static_cast<Narrow>(value / divisor);
  }
}

template <typename Narrow>
bool fits(std::int64_t least, std::int64_t most) {
  return least > std::numeric_limits<Narrow>::min() && most <= std::numeric_limits<Narrow>::max();
}

}  // namespace

Pages::Pages(std::size_t size) : size_(size) {
  if (size == 0) return;
  void* const address = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (address == MAP_FAILED) throw std::bad_alloc();
  data_ = static_cast<std::byte*>(address);
}

Pages::Pages(Pages&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

Pages& Pages::operator=(Pages&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

Pages::~Pages() {
  if (data_ != nullptr) munmap(data_, size_);
}

void ColumnBuilder::begin(model::Form form) {
  form_ = form;
  doubles_used_ = false;
}

void ColumnBuilder::reserve(std::size_t rows) {
  if (integers_.size() >= rows) return;
  integers_.resize(rows);
  if (doubles_used_) doubles_.resize(rows);
  if (form_ == model::Form::money) amounts_.resize(rows);
}

void ColumnBuilder::set_money(std::size_t row, std::int64_t value) {
  integers_[row] = 0;
  amounts_[row] = value;
}

void ColumnBuilder::set_number(std::size_t row, double value) {
  if (!doubles_used_) start_doubles();
  integers_[row] = 0;
  doubles_[row] = value;
}

void ColumnBuilder::start_doubles() {
  doubles_used_ = true;
  doubles_.resize(integers_.size());
  for (std::size_t row = 0; row < integers_.size(); ++row)
    doubles_[row] = static_cast<double>(integers_[row]) / 100.0;
}

std::size_t ColumnBuilder::measure(std::size_t rows) {
  made_ = {};
  // One less than the smallest value: no_value, one less, is the largest number there is.
  std::int32_t below_least = std::numeric_limits<std::int32_t>::max();
  std::int32_t most = std::numeric_limits<std::int32_t>::min();
  std::uint32_t nulls = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::int32_t value = integers_[row];
    const auto below = static_cast<std::int32_t>(static_cast<std::uint32_t>(value) - 1U);
    nulls += value == no_value ? 1U : 0U;
    below_least = below < below_least ? below : below_least;
    most = value > most ? value : most;
  }
  made_.nulls = nulls;
  if (nulls == rows) return 0;
  const std::int32_t least = below_least + 1;
  made_.least = least;
  made_.most = most;
  if (form_ == model::Form::money) {
    made_.storage = Storage::int64;
  } else if (form_ != model::Form::number) {
    made_.storage = fits<std::int8_t>(least, most)    ? Storage::int8
                    : fits<std::int16_t>(least, most) ? Storage::int16
                                                      : Storage::int32;
  } else if (doubles_used_) {
    made_.storage = Storage::float64;
  } else {
    bool whole = fits<std::int8_t>(least / 100, most / 100);
    for (std::size_t row = 0; whole && row < rows; ++row) {
      whole = integers_[row] == no_value || integers_[row] % 100 == 0;
    }
    made_.storage = whole                             ? Storage::hundredths8
                    : fits<std::int16_t>(least, most) ? Storage::hundredths16
                                                      : Storage::hundredths32;
  }
  return rows * width(made_.storage);
}

StagedColumn ColumnBuilder::finish(std::size_t rows, std::byte* pages, std::size_t position) {
  made_.position = position;
  std::byte* const to = pages + position;
  switch (made_.storage) {
    case Storage::nothing:
      break;
    case Storage::int8:
      write_narrow<std::int8_t>(integers_.data(), rows, 1, to);
      break;
    case Storage::hundredths8:
      write_narrow<std::int8_t>(integers_.data(), rows, 100, to);
      break;
    case Storage::int16:
    case Storage::hundredths16:
      write_narrow<std::int16_t>(integers_.data(), rows, 1, to);
      break;
    case Storage::int32:
    case Storage::hundredths32:
      write_narrow<std::int32_t>(integers_.data(), rows, 1, to);
      break;
    case Storage::int64: {
      auto* out = reinterpret_cast<std::int64_t*>(to);
      for (std::size_t row = 0; row < rows; ++row) {
        out[row] = integers_[row] == no_value ? std::numeric_limits<std::int64_t>::min() : amounts_[row];
      }
      break;
    }
    case Storage::float64: {
      auto* out = reinterpret_cast<double*>(to);
      for (std::size_t row = 0; row < rows; ++row) {
        out[row] = integers_[row] == no_value ? std::numeric_limits<double>::quiet_NaN() : doubles_[row];
      }
      break;
    }
  }
  return made_;
}

}  // namespace fotfaste::intake
