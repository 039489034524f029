#include "extract/phrases.h"

#include <gtest/gtest.h>

#include <string>

namespace dokhae::extract {
namespace {

TEST(FindPhrases, HearsFurniture) {
  EXPECT_TRUE(find_phrases("저작권자 © 가온일보 무단전재 및 재배포 금지").families &
              kSaysCopyright);
  EXPECT_GE(find_phrases("저작권자 © 가온일보 무단전재 및 재배포 금지").copyright, 2u);
  EXPECT_TRUE(find_phrases("ⓒ 가온일보").sign);
  EXPECT_EQ(find_phrases("ⓒ 가온일보").copyright, 0u);
  EXPECT_TRUE(find_phrases("페이스북(으)로 기사보내기").families & kSaysShare);
  EXPECT_TRUE(find_phrases("이 기사에 대해 어떻게 생각하시나요?").families & kSaysReaction);
  EXPECT_TRUE(find_phrases("Sign Up for our Newsletter").families & kSaysSubscribe);
  EXPECT_TRUE(find_phrases("기사 제목과 주요 문장을 기반으로 자동요약한 결과입니다.").families &
              kSaysSummary);
  EXPECT_TRUE(find_phrases("광고").families & kSaysAdvert);
  EXPECT_FLOAT_EQ(find_phrases("광고").coverage, 1);
  EXPECT_TRUE(find_phrases("▶ 기사 더 보기").promo_mark);
  EXPECT_TRUE(find_phrases("홍길동 기자 hong@news.example").email);
  EXPECT_EQ(find_phrases("관련기사 더보기").leading, kSaysRelated);
}

TEST(FindPhrases, KeepsQuietOnText) {
  const PhraseHits hits =
      find_phrases("시는 광고를 줄이고 도로를 넓히기로 했다. 주민들은 공유지를 돌려받는다.");
  EXPECT_EQ(hits.families, 0u);
  EXPECT_EQ(hits.coverage, 0);
  EXPECT_FALSE(hits.promo_mark);
  EXPECT_EQ(find_phrases("They were relogged in the sharehouse.").families, 0u);
  EXPECT_EQ(find_phrases("").count, 0u);
  EXPECT_EQ(find_phrases(std::string(1'000'000, 'x')).count, 0u);
}

}  // namespace
}  // namespace dokhae::extract
