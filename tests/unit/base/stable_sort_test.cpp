#include "base/stable_sort.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace dokhae::base {
namespace {

struct Item {
  std::string key;
  int place = 0;
  friend bool operator==(const Item&, const Item&) = default;
};
constexpr auto kByKey = [](const Item& a, const Item& b) { return a.key < b.key; };

TEST(StableSort, OrdersAsTheStandardOneDoes) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::vector<Item> items(random() % 40);
    const auto keys = 1 + random() % 20;
    for (size_t i = 0; i < items.size(); ++i)
      items[i] = {"key " + std::to_string(random() % keys), static_cast<int>(i)};
    std::vector<Item> expected = items;
    std::stable_sort(expected.begin(), expected.end(), kByKey);
    stable_sort(items, kByKey);
    ASSERT_EQ(items, expected);
  }
}

TEST(StableSort, ComparesOnceWhatIsInOrder) {
  static int comparisons;
  comparisons = 0;
  std::vector<int> items;
  for (int i = 0; i < 1024; ++i) items.push_back(i / 2);
  stable_sort(items, [](int a, int b) {
    ++comparisons;
    return a < b;
  });
  EXPECT_TRUE(std::is_sorted(items.begin(), items.end()));
  EXPECT_EQ(comparisons, 1023);
}

}  // namespace
}  // namespace dokhae::base
