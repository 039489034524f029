#pragma once

#include <cstdint>

namespace dokhae::base {

/// The outcome of a call, the same number in C++, in the C ABI and in TypeScript.
/// Values >= 0 come with a result, values < 0 without one.
enum class Status : int32_t {
  kOk = 0,
  /// The page was read and holds no article (home page, search results, log-in wall).
  kNoArticle = 1,
  /// A result, but a limit was reached on the way; the result says which.
  kTruncated = 2,

  /// A null or misaligned pointer, an unknown option, a call out of order.
  kInvalidArgument = -1,
  /// The page buffer breaks its format (see page/page_view.h).
  kBadPage = -2,
  /// The input passes a hard limit and was not looked at.
  kTooLarge = -3,
  kOutOfMemory = -4,
  /// A lexicon pack of another version, or damaged.
  kIncompatibleData = -5,
  /// A defect of Dokhae; the instance must not be used again.
  kInternal = -6,
};

[[nodiscard]] constexpr bool has_result(Status status) noexcept {
  return static_cast<int32_t>(status) >= 0;
}

}  // namespace dokhae::base
