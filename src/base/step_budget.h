#pragma once

#include <cstdint>

namespace dokhae::base {

/// Counts units of work, so that hostile input ends a loop by count and not by the
/// clock: the same input gives the same result on every machine.
///
///     StepBudget budget(8 * text.size() + 10'000);
///     while (more()) { if (!budget.spend()) return truncated(); … }
class StepBudget {
 public:
  explicit constexpr StepBudget(uint64_t steps) noexcept : left_(steps) {}

  /// Takes `steps` from the budget; false (and nothing left) when it does not suffice.
  [[nodiscard]] constexpr bool spend(uint64_t steps = 1) noexcept {
    if (left_ < steps) {
      left_ = 0;
      return false;
    }
    left_ -= steps;
    return true;
  }
  [[nodiscard]] constexpr bool exhausted() const noexcept { return left_ == 0; }

 private:
  uint64_t left_;
};

}  // namespace dokhae::base
