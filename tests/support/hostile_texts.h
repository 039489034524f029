#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// Texts made to exhaust the stages after extraction, in any size.
namespace dokhae::test {

struct HostileText {
  std::string_view name;
  /// Times that `build` repeats what the text is about; the largest that a test's time allows.
  uint32_t size;
  /// A title line, then the text.
  std::u16string (*build)(uint32_t size);
};

[[nodiscard]] std::span<const HostileText> hostile_texts();

}  // namespace dokhae::test
