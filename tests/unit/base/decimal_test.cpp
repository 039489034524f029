#include "base/decimal.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace dokhae::base {
namespace {

std::string decimal(double value, int places) {
  std::string out;
  append_decimal(out, value, places);
  return out;
}

TEST(Decimal, RoundsAndDropsZeros) {
  EXPECT_EQ(decimal(0, 3), "0");
  EXPECT_EQ(decimal(1.5, 3), "1.5");
  EXPECT_EQ(decimal(-1.25, 3), "-1.25");
  EXPECT_EQ(decimal(12.3456, 3), "12.346");
  EXPECT_EQ(decimal(0.01, 3), "0.01");
  EXPECT_EQ(decimal(-0.0001, 3), "0");
  EXPECT_EQ(decimal(2.5, 0), "3");
  EXPECT_EQ(decimal(999.996, 2), "1000");
}

TEST(Decimal, WritesLargeNumbersInFull) {
  EXPECT_EQ(decimal(123456789012345.0, 4), "123456789012345");
  EXPECT_EQ(decimal(8999999999999998.0, 6), "8999999999999998");
  EXPECT_EQ(decimal(3e20, 2), "300000000000000000000");
  EXPECT_EQ(decimal(-1e16, 2), "-10000000000000000");
}

TEST(Decimal, KnowsNothingInfinite) {
  EXPECT_EQ(decimal(std::numeric_limits<double>::infinity(), 3), "0");
  EXPECT_EQ(decimal(std::numeric_limits<double>::quiet_NaN(), 3), "0");
}

}  // namespace
}  // namespace dokhae::base
