#include "extract/bylines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dokhae::extract {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(FindReporters, KnowsTheLinesOfKoreanNews) {
  EXPECT_THAT(find_reporters("홍길동 기자"), ElementsAre("홍길동"));
  EXPECT_THAT(find_reporters("홍길동기자 hong@news.example"), ElementsAre("홍길동"));
  EXPECT_THAT(find_reporters("(서울=가온통신) 홍길동 기자 ="), ElementsAre("홍길동"));
  EXPECT_THAT(find_reporters("[가온일보 홍길동 기자]"), ElementsAre("홍길동"));
  EXPECT_THAT(find_reporters("[가온뉴스=홍길동 기자]"), ElementsAre("홍길동"));
  EXPECT_THAT(find_reporters("【서울=가온통신】홍길동 기자 ="), ElementsAre("홍길동"));
  EXPECT_THAT(find_reporters("순천, 광양 구하라 기자 koo@news.example"), ElementsAre("구하라"));
  EXPECT_THAT(find_reporters("홍길동·김영희 기자"), ElementsAre("홍길동", "김영희"));
  EXPECT_THAT(find_reporters("홍길동·내온유 기자"), ElementsAre("홍길동", "내온유"));
  EXPECT_THAT(find_reporters("홍길동 기자, 김영희 인턴기자"), ElementsAre("홍길동", "김영희"));
  EXPECT_THAT(find_reporters("파리=홍길동 특파원"), ElementsAre("홍길동"));
  EXPECT_THAT(find_reporters("홍길동 선임기자"), ElementsAre("홍길동"));
  EXPECT_THAT(find_reporters("홍길동 선임 기자"), ElementsAre("홍길동"));
  EXPECT_THAT(find_reporters("홍길동(hong@news.example)"), ElementsAre("홍길동"));
  EXPECT_THAT(find_reporters("남궁민수 논설위원"), ElementsAre("남궁민수"));
  EXPECT_THAT(find_reporters("정덕수 칼럼니스트 a@b.example"), ElementsAre("정덕수"));
}

TEST(FindReporters, LeavesOtherWordsAlone) {
  EXPECT_THAT(find_reporters("다른 기자"), IsEmpty());
  EXPECT_THAT(find_reporters("사회부 기자"), IsEmpty());
  EXPECT_THAT(find_reporters("기자"), IsEmpty());
  EXPECT_THAT(find_reporters("관련 기사 더보기"), IsEmpty());
  EXPECT_THAT(find_reporters("서울 시내버스 노조가 총파업을 결의했다."), IsEmpty());
}

TEST(NamesInByline, LeavesOtherRolesOut) {
  EXPECT_THAT(names_in_byline("홍길동 · 사진 김영희"), ElementsAre("홍길동"));
  EXPECT_EQ(after_by("글 홍길동 · 사진 김영희"), std::string_view("글 ").size());
  EXPECT_FALSE(after_by("글 쓰는 사람 홍길동"));
}

TEST(NamesInByline, TakesFieldsApart) {
  EXPECT_THAT(names_in_byline("By Jane Doe and John Q. Public"),
              ElementsAre("Jane Doe", "John Q. Public"));
  EXPECT_THAT(names_in_byline("Jane Doe, John Public"), ElementsAre("Jane Doe", "John Public"));
  EXPECT_THAT(names_in_byline("기자명 홍길동"), ElementsAre("홍길동"));
  EXPECT_THAT(names_in_byline("글·사진 홍길동"), ElementsAre("홍길동"));
  EXPECT_THAT(names_in_byline("홍길동 기자"), ElementsAre("홍길동"));
  EXPECT_THAT(names_in_byline("Jane Doe (jane@news.example)"), ElementsAre("Jane Doe"));
  EXPECT_THAT(names_in_byline("https://social.example/jane"), IsEmpty());
  EXPECT_THAT(names_in_byline("jane@news.example"), IsEmpty());
  EXPECT_THAT(names_in_byline(""), IsEmpty());
}

TEST(IsKoreanName, AsksForASurname) {
  for (const char* name : {"김민수", "이수", "남궁현", "제갈공명", "황보라"})
    EXPECT_TRUE(is_korean_name(name)) << name;
  for (const char* word : {"기사", "뜨거운", "김", "김가나다라", "Kim", "서울", "경제"})
    EXPECT_FALSE(is_korean_name(word)) << word;
}

TEST(NamesInByline, InSeveralLanguagesWithWhatStandsAround) {
  const std::vector<std::string> two = {"Ann Carter", "Bo Lind"};
  for (const char* line :
       {"By Ann Carter and Bo Lind", "Written by Ann Carter & Bo Lind",
        "Von Ann Carter und Bo Lind", "Par Ann Carter et Bo Lind à Paris",
        "Por Ann Carter y Bo Lind", "BY Ann Carter, Bo Lind in Gaon",
        "Ann Carter, MD, and Bo Lind, Ph.D.", "Posted on May 2, 2024 by Ann Carter and Bo Lind"}) {
    EXPECT_EQ(names_in_byline(line), two) << line;
  }
  EXPECT_TRUE(names_in_byline("Updated").empty());
  EXPECT_TRUE(names_in_byline("5 min read").empty());
  EXPECT_TRUE(names_in_byline("April").empty());
}

TEST(AfterBy, IsNoOrdinarySentence) {
  EXPECT_TRUE(after_by("By Ann Carter"));
  EXPECT_TRUE(after_by("글=홍길동"));
  for (const char* line : {"By the time it rained", "Por primera vez", "취재 결과 아니었다",
                           "글 쓰는 사람들", "Published May 2, 2024", "Author of three books"}) {
    EXPECT_FALSE(after_by(line)) << line;
  }
}

}  // namespace
}  // namespace dokhae::extract
