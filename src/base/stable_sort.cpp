#include "base/stable_sort.h"

#include <algorithm>
#include <numeric>

namespace dokhae::base {

std::vector<uint32_t> stable_order(uint32_t count,
                                   bool (*before)(const void* items, uint32_t a, uint32_t b),
                                   const void* items) {
  uint32_t in_order = 1;
  while (in_order < count && !before(items, in_order, in_order - 1)) ++in_order;
  if (in_order >= count) return {};
  std::vector<uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](uint32_t a, uint32_t b) { return before(items, a, b); });
  return order;
}

}  // namespace dokhae::base
