#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace dokhae::base {

/// The items' places in their order; of equal ones the one in front first. Empty when they stand
/// in order already.
/// `before(items, a, b)`: whether items[a] belongs before items[b].
[[nodiscard]] std::vector<uint32_t> stable_order(
    uint32_t count, bool (*before)(const void* items, uint32_t a, uint32_t b), const void* items);

/// std::stable_sort with one sort for all types: the standard one is compiled again for each, a
/// kilobyte of the module, and most lists here are short. `Less` is a lambda without captures.
template <typename T, typename Less>
void stable_sort(std::vector<T>& items, Less) {
  const std::vector<uint32_t> order = stable_order(
      static_cast<uint32_t>(items.size()),
      [](const void* all, uint32_t a, uint32_t b) {
        return Less()(static_cast<const T*>(all)[a], static_cast<const T*>(all)[b]);
      },
      items.data());
  if (order.empty()) return;
  std::vector<T> sorted;
  sorted.reserve(items.size());
  for (const uint32_t at : order) sorted.push_back(std::move(items[at]));
  items.swap(sorted);
}

}  // namespace dokhae::base
