#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/segments.h"

namespace dokhae::extract {

/// Every five words in a row of every segment, whatever stands between them, as numbers
/// that are equal where the words are: what a summary, a pull quote or a second copy
/// shares with the text.
class Shingles {
 public:
  explicit Shingles(const Segmentation& segmentation);

  [[nodiscard]] std::span<const uint32_t> of(uint32_t segment) const noexcept {
    return std::span(numbers_).subspan(begins_[segment], begins_[segment + 1] - begins_[segment]);
  }
  /// How many different ones there are; numbers are below it.
  [[nodiscard]] uint32_t count() const noexcept { return count_; }

  /// Of a segment's shingles, the share that `test(number)` holds for; 0 for short text.
  template <typename F>
  [[nodiscard]] float share(uint32_t segment, F test) const {
    const auto shingles = of(segment);
    uint32_t held = 0;
    for (const uint32_t number : shingles) held += test(number);
    return shingles.empty() ? 0 : static_cast<float>(held) / static_cast<float>(shingles.size());
  }

 private:
  std::vector<uint32_t> numbers_;
  std::vector<uint32_t> begins_;
  uint32_t count_ = 0;
};

}  // namespace dokhae::extract
