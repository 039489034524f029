#include "extract/dates.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace dokhae::extract {
namespace {

std::string read(std::string_view text) {
  const auto date = find_date(text);
  return date ? date->iso() : "none";
}

TEST(FindDate, ReadsTheFormsOfMachines) {
  EXPECT_EQ(read("2023-10-24T09:12:00+09:00"), "2023-10-24T09:12:00+09:00");
  EXPECT_EQ(read("2025-05-15T20:00:52.000+0900"), "2025-05-15T20:00:52+09:00");
  EXPECT_EQ(read("2024-01-02T03:04:05Z"), "2024-01-02T03:04:05+00:00");
  EXPECT_EQ(read("2024-01-02T03:04:05.123456-05:00"), "2024-01-02T03:04:05-05:00");
  EXPECT_EQ(read("2018-08-25 15:24"), "2018-08-25T15:24:00");
  EXPECT_EQ(read("20180516162312"), "2018-05-16T16:23:12");
  EXPECT_EQ(read("20180516"), "2018-05-16");
  EXPECT_EQ(read("1698106320"), "2023-10-24T00:12:00+00:00");
  EXPECT_EQ(read("1698106320000"), "2023-10-24T00:12:00+00:00");
}

TEST(FindDate, ReadsTheFormsOfKoreanPages) {
  EXPECT_EQ(read("입력 2023.10.24 09:12"), "2023-10-24T09:12:00");
  EXPECT_EQ(read("기사입력 :[ 2018-08-25 15:24 ]"), "2018-08-25T15:24:00");
  EXPECT_EQ(read("입력 2018. 05. 16. 16:23"), "2018-05-16T16:23:00");
  EXPECT_EQ(read("기사입력 2017.05.12. 오후 02:09"), "2017-05-12T14:09:00");
  EXPECT_EQ(read("2017.05.12. 오전 12:09"), "2017-05-12T00:09:00");
  EXPECT_EQ(read("2022년 11월 04일 (금) 06:30:00"), "2022-11-04T06:30:00");
  EXPECT_EQ(read("2025년 5월 15일 오후 8시 30분"), "2025-05-15T20:30:00");
  EXPECT_EQ(read("등록 2024/03/04"), "2024-03-04");
  EXPECT_EQ(read("2013-10-24 03:00 KST"), "2013-10-24T03:00:00+09:00");
}

TEST(FindDate, ReadsTheFormsOfEnglishPages) {
  EXPECT_EQ(read("Published October 24, 2023 at 9:12 am"), "2023-10-24T09:12:00");
  EXPECT_EQ(read("Oct. 4th, 2023, 9:12 PM"), "2023-10-04T21:12:00");
  EXPECT_EQ(read("24 October 2023"), "2023-10-24");
  EXPECT_EQ(read("Tue, 24 Oct 2023 09:12:00 GMT"), "2023-10-24T09:12:00+00:00");
  EXPECT_EQ(read("24.10.2023"), "2023-10-24");
  EXPECT_EQ(read("10/24/2023"), "2023-10-24");
  EXPECT_EQ(read("24/10/2023"), "2023-10-24");
}

TEST(FindDate, LeavesOtherNumbersAlone) {
  for (const std::string_view text :
       {"", "전화 02-1234-5678", "2024", "13억 5000만 원", "1234-56-78", "2023.13.40", "maybe 12",
        "3.1운동", "192.168.0.1"}) {
    EXPECT_EQ(read(text), "none") << text;
  }
}

TEST(FindDate, TellsWhereItEnds) {
  const std::string text = "입력 2023.10.24 09:12 수정 2023.10.25 10:00";
  size_t end = 0;
  ASSERT_TRUE(find_date(text, &end));
  EXPECT_EQ(text.substr(end), " 수정 2023.10.25 10:00");
}

TEST(FindRelativeDate, CountsBackInKoreanTime) {
  const double now = 1698106320000.0;  // 2023-10-24 09:12 in Seoul
  const auto read_relative = [now](std::string_view text) {
    const auto date = find_relative_date(text, now);
    return date ? date->iso() : "none";
  };
  EXPECT_EQ(read_relative("2시간 전"), "2023-10-24T07:12:00+09:00");
  EXPECT_EQ(read_relative("입력 35분 전"), "2023-10-24T08:37:00+09:00");
  EXPECT_EQ(read_relative("10시간 전"), "2023-10-23T23:12:00+09:00");
  EXPECT_EQ(read_relative("3일 전"), "2023-10-21");
  EXPECT_EQ(read_relative("방금 전"), "2023-10-24T09:12:00+09:00");
  EXPECT_EQ(read_relative("몇 시간 전"), "none");
  EXPECT_FALSE(find_relative_date("2시간 전", 0));
}

TEST(FindDate, MonthsInOtherLanguages) {
  for (const char* text : {"24. Oktober 2023", "24 octobre 2023", "24 de octubre de 2023",
                           "24 ottobre 2023", "24-okt-2023", "2023年10月24日"}) {
    const auto date = find_date(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(date->iso().substr(0, 10), "2023-10-24") << text;
  }
  EXPECT_EQ(find_date("3 juillet 2023")->month, 7);
  EXPECT_EQ(find_date("3 juin 2023")->month, 6);
}

}  // namespace
}  // namespace dokhae::extract
