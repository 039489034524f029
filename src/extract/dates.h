#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dokhae::extract {

/// A point in time as far as a page tells it.
struct PageDate {
  static constexpr int kUnknown = 100'000;

  int year = 0, month = 0, day = 0;
  int hour = kUnknown, minute = 0, second = 0;
  int zone = kUnknown;  ///< minutes east of UTC

  [[nodiscard]] bool has_time() const noexcept { return hour != kUnknown; }
  [[nodiscard]] bool has_zone() const noexcept { return zone != kUnknown; }
  /// "2023-10-24", "2023-10-24T09:12:00" or "2023-10-24T09:12:00+09:00".
  [[nodiscard]] std::string iso() const;
};

inline constexpr int kKoreanZone = 9 * 60;

/// The first date in the text, in any of the forms that pages use: ISO 8601 and its
/// cousins, 20231024091200, `2023.10.24. 오후 02:09`, `2023년 10월 24일 9시 12분`,
/// `Oct. 24, 2023 9:12 am`, `24 October 2023`, seconds or milliseconds since 1970.
/// @param end when not null, receives the offset behind what was read
/// @param begin the same of its first digit or letter
[[nodiscard]] std::optional<PageDate> find_date(std::string_view text, size_t* end = nullptr,
                                                size_t* begin = nullptr);

/// `2시간 전`, `35분 전`, `3일 전`, `방금 전`, `3 hours ago`, `2時間前`, counted back from `now`
/// (ms since 1970 UTC) and told in the zone.
[[nodiscard]] std::optional<PageDate> find_relative_date(std::string_view text, double now,
                                                         int zone = kKoreanZone);

}  // namespace dokhae::extract
