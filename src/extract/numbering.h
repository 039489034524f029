#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dokhae::extract {

/// Replaces equal values (hashes) by equal numbers, from 0 on in order of appearance.
/// @returns how many different ones there are
inline uint32_t number_values(std::span<uint32_t> values) {
  struct Slot {
    uint32_t value = 0;
    uint32_t number = 0xFFFFFFFF;
  };
  // Open addressing, at most half full.
  std::vector<Slot> slots(std::bit_ceil(values.size() * 2 + 2));
  const size_t mask = slots.size() - 1;
  uint32_t count = 0;
  for (uint32_t& value : values) {
    size_t at = value & mask;
    while (slots[at].number != 0xFFFFFFFF && slots[at].value != value) at = (at + 1) & mask;
    if (slots[at].number == 0xFFFFFFFF) slots[at] = {value, count++};
    value = slots[at].number;
  }
  return count;
}

}  // namespace dokhae::extract
