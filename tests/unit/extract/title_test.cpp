#include "extract/title.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace dokhae::extract {
namespace {

TEST(CleanTitle, TakesTheSitesNameOff) {
  EXPECT_EQ(clean_title("비 온 뒤 갬 | 가온일보", "가온일보"), "비 온 뒤 갬");
  EXPECT_EQ(clean_title("비 온 뒤 갬 - 가온일보", "가온일보"), "비 온 뒤 갬");
  EXPECT_EQ(clean_title("비 온 뒤 갬ㅣ가온일보", "가온일보"), "비 온 뒤 갬");
  EXPECT_EQ(clean_title("비 온 뒤 갬 : 가온일보", "가온일보"), "비 온 뒤 갬");
  EXPECT_EQ(clean_title("가온일보 :: 비 온 뒤 갬", "가온일보"), "비 온 뒤 갬");
  EXPECT_EQ(clean_title("비 온 뒤 갬 &lt; 날씨 &lt; 기사본문 - 가온일보", "가온일보"),
            "비 온 뒤 갬");
  EXPECT_EQ(clean_title("Rain, then sun – The Skell Courier", "The Skell Courier"),
            "Rain, then sun");
}

TEST(MatchingHeading, IsWhatTheTitleSaysToo) {
  const std::vector<std::string> headings = {"뉴스", "[속보] 다리 - 길", "관련기사",
                                             "\"먼저\" 간다", "The Food Source"};
  const auto match = [&](std::string_view raw) {
    const std::string* heading = matching_heading(raw, "", headings);
    return heading == nullptr ? "none" : *heading;
  };
  EXPECT_EQ(match("[속보] 다리 - 길 | 사회 | 뉴스"), "[속보] 다리 - 길");
  EXPECT_EQ(match("“먼저” 간다 : 뉴스 : 가온"), "\"먼저\" 간다");
  // A banner with the site's name is no headline.
  EXPECT_EQ(match("A healthy plate for everyone at the table - The Food Source"), "none");
  EXPECT_EQ(match(""), "none");
}

TEST(ShareWords, SeesOneStoryInOtherWords) {
  EXPECT_TRUE(share_words("7 Vital Tips on How to Rent a Car",
                          "7 vital tips to hit the road in a rental car"));
  EXPECT_TRUE(share_words("시내버스 노조, 총파업 결의", "시내버스 노조 28일부터 총파업"));
  EXPECT_FALSE(share_words("가온일보", "시내버스 노조, 총파업 결의"));
  EXPECT_FALSE(share_words("Yoga Pathways", "Yoga will not fix the plumbing"));
  EXPECT_FALSE(share_words("", ""));
}

TEST(CleanTitle, LeavesHeadlinesWhole) {
  EXPECT_EQ(clean_title("물가 - 금리의 두 얼굴을 다시 생각하는 여름", "가온일보"),
            "물가 - 금리의 두 얼굴을 다시 생각하는 여름");
  EXPECT_EQ(clean_title("비 온 뒤 갬", ""), "비 온 뒤 갬");
  EXPECT_EQ(clean_title("  비   온\n뒤 ", ""), "비 온 뒤");
  EXPECT_EQ(clean_title("", "가온일보"), "");
}

}  // namespace
}  // namespace dokhae::extract
