#include "extract/numbering.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <vector>

namespace dokhae::extract {
namespace {

/// Equal values and none but these have the same number, and the numbers have no gap.
void expect_numbered(const std::vector<uint32_t>& values) {
  std::vector<uint32_t> numbers = values;
  const uint32_t count = number_values(numbers);
  std::map<uint32_t, uint32_t> number_of, value_of;
  for (size_t i = 0; i < values.size(); ++i) {
    ASSERT_LT(numbers[i], count);
    EXPECT_EQ(number_of.emplace(values[i], numbers[i]).first->second, numbers[i]);
    EXPECT_EQ(value_of.emplace(numbers[i], values[i]).first->second, values[i]);
  }
  EXPECT_EQ(value_of.size(), count);
}

TEST(Numbering, EqualValuesHaveEqualNumbers) {
  expect_numbered({});
  expect_numbered({7});
  expect_numbered({0, 0xFFFFFFFF, 5, 0, 5, 0xFFFFFFFF, 1});
}

TEST(Numbering, ValuesMadeToMeetAreNumberedToo) {
  std::vector<uint32_t> values;
  for (uint32_t i = 0; i < 20'000; ++i) {
    values.push_back(i << 16);
    values.push_back(i / 2 << 16);
  }
  expect_numbered(values);
}

}  // namespace
}  // namespace dokhae::extract
