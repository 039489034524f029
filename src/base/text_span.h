#pragma once

#include <cstdint>
#include <string_view>

namespace dokhae::base {

/// A half-open range of UTF-16 code units in a text that the span does not own.
///
/// Everything Dokhae finds (sentences, tokens, terms, claims) is such a range,
/// never a copy: `text.substr(span.start, span.length())`.
struct TextSpan {
  uint32_t start = 0;
  uint32_t end = 0;

  [[nodiscard]] constexpr uint32_t length() const noexcept { return end - start; }
  [[nodiscard]] constexpr bool empty() const noexcept { return start >= end; }
  [[nodiscard]] constexpr bool contains(uint32_t offset) const noexcept {
    return offset >= start && offset < end;
  }
  [[nodiscard]] constexpr bool contains(TextSpan other) const noexcept {
    return other.start >= start && other.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(TextSpan other) const noexcept {
    return start < other.end && other.start < end;
  }
  [[nodiscard]] constexpr std::u16string_view of(std::u16string_view text) const noexcept {
    return start >= end || end > text.size() ? std::u16string_view{}
                                             : text.substr(start, end - start);
  }
  friend constexpr bool operator==(TextSpan, TextSpan) noexcept = default;
};

}  // namespace dokhae::base
