#include "base/step_budget.h"

#include <gtest/gtest.h>

namespace dokhae::base {
namespace {

TEST(StepBudget, LetsExactlyItsStepsPass) {
  StepBudget budget(3);
  EXPECT_TRUE(budget.spend());
  EXPECT_TRUE(budget.spend(2));
  EXPECT_TRUE(budget.exhausted());
  EXPECT_FALSE(budget.spend());
}

TEST(StepBudget, StaysExhaustedAfterAStepThatWasTooLarge) {
  StepBudget budget(3);
  EXPECT_FALSE(budget.spend(4));
  EXPECT_FALSE(budget.spend(1));
}

}  // namespace
}  // namespace dokhae::base
