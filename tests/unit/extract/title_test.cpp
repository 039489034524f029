#include "extract/title.h"

#include <gtest/gtest.h>

#include "extract/strings.h"

namespace dokhae::extract {
namespace {

std::string cleaned(std::string_view raw, std::string_view site,
                    const std::vector<std::string>& headings) {
  return clean_title(raw, {letters_of(site)}, headings);
}

TEST(CleanTitle, TakesTheSitesNameOff) {
  EXPECT_EQ(cleaned("비 온 뒤 갬 | 가온일보", "가온일보", {}), "비 온 뒤 갬");
  EXPECT_EQ(cleaned("비 온 뒤 갬 - 가온일보", "가온일보", {}), "비 온 뒤 갬");
  EXPECT_EQ(cleaned("비 온 뒤 갬ㅣ가온일보", "가온일보", {}), "비 온 뒤 갬");
  EXPECT_EQ(cleaned("비 온 뒤 갬 : 가온일보", "가온일보", {}), "비 온 뒤 갬");
  EXPECT_EQ(cleaned("가온일보 :: 비 온 뒤 갬", "가온일보", {}), "비 온 뒤 갬");
  EXPECT_EQ(cleaned("비 온 뒤 갬 &lt; 날씨 &lt; 기사본문 - 가온일보", "가온일보", {}),
            "비 온 뒤 갬");
  EXPECT_EQ(cleaned("Rain, then sun – The Skell Courier", "The Skell Courier", {}),
            "Rain, then sun");
}

TEST(CleanTitle, BelievesAHeadingOfThePage) {
  EXPECT_EQ(cleaned("[속보] 다리 - 길 | 사회 | 뉴스", "", {"뉴스", "[속보] 다리 - 길", "관련기사"}),
            "[속보] 다리 - 길");
  EXPECT_EQ(cleaned("“먼저” 간다 : 뉴스 : 가온", "", {"\"먼저\" 간다"}), "\"먼저\" 간다");
}

TEST(CleanTitle, LeavesHeadlinesWhole) {
  EXPECT_EQ(cleaned("물가 - 금리의 두 얼굴을 다시 생각하는 여름", "가온일보", {}),
            "물가 - 금리의 두 얼굴을 다시 생각하는 여름");
  EXPECT_EQ(cleaned("비 온 뒤 갬", "", {}), "비 온 뒤 갬");
  EXPECT_EQ(cleaned("  비   온\n뒤 ", "", {}), "비 온 뒤");
  EXPECT_EQ(cleaned("", "가온일보", {}), "");
}

TEST(CleanTitle, ABannerWithTheSitesNameIsNoHeadline) {
  EXPECT_EQ(cleaned("A healthy plate for everyone at the table - The Food Source", "",
                    {"The Food Source"}),
            "A healthy plate for everyone at the table");
}

}  // namespace
}  // namespace dokhae::extract
