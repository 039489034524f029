#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "support/page_builder.h"

/// Pages made to exhaust, in any size.
namespace dokhae::test {

struct HostilePage {
  std::string_view name;
  /// Times that `build` repeats what the page is about; the largest that the page buffer's
  /// limits and a test's time allow.
  uint32_t size;
  void (*build)(PageBuilder& page, uint32_t size);
};

[[nodiscard]] std::span<const HostilePage> hostile_pages();

}  // namespace dokhae::test
