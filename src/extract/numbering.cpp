#include "extract/numbering.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <functional>
#include <vector>

#include "base/stable_sort.h"

namespace dokhae::extract {
namespace {

uint32_t number_by_order(std::span<uint32_t> values) {
  std::vector<uint32_t> order(values.begin(), values.end());
  base::stable_sort(order, std::less<uint32_t>());
  order.erase(std::unique(order.begin(), order.end()), order.end());
  for (uint32_t& value : values) {
    value =
        static_cast<uint32_t>(std::lower_bound(order.begin(), order.end(), value) - order.begin());
  }
  return static_cast<uint32_t>(order.size());
}

}  // namespace

uint32_t number_values(std::span<uint32_t> values) {
  constexpr uint32_t kFree = 0xFFFFFFFF;
  constexpr size_t kMostSteps = 16;  // a value on average; hashes take one or two
  struct Slot {
    uint32_t value = 0;
    uint32_t number = kFree;
  };
  // Open addressing, at most half full.
  std::vector<Slot> slots(std::bit_ceil(values.size() * 2 + 2));
  const size_t mask = slots.size() - 1;
  size_t steps = kMostSteps * (values.size() + kMostSteps);
  std::vector<uint32_t> numbers;
  numbers.reserve(values.size());
  uint32_t count = 0;
  for (const uint32_t value : values) {
    size_t at = value & mask;
    for (; slots[at].number != kFree && slots[at].value != value; at = (at + 1) & mask) {
      if (--steps == 0) return number_by_order(values);
    }
    if (slots[at].number == kFree) slots[at] = {value, count++};
    numbers.push_back(slots[at].number);
  }
  std::copy(numbers.begin(), numbers.end(), values.begin());
  return count;
}

}  // namespace dokhae::extract
