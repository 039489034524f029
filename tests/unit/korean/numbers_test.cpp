#include "korean/numbers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include "../../support/built_lexicon.h"
#include "../../support/case_table.h"
#include "base/utf.h"
#include "korean/analyzer.h"

namespace dokhae::korean {
namespace {

using test::built_lexicon;

Analysis numbers_of(std::u16string_view text) {
  Analysis analysis;
  analysis.text = text;
  find_numbers(analysis, built_lexicon());
  return analysis;
}

/// One number in a piece of a sentence: the span it must cover and its English.
struct Case {
  const char16_t* text;
  const char16_t* span;
  NumberKind kind;
  double value;
  const char* english;
};

void expect_numbers(std::initializer_list<Case> cases) {
  for (const Case& c : cases) {
    const std::string name = base::to_utf8(c.text);
    const Analysis analysis = numbers_of(c.text);
    ASSERT_FALSE(analysis.numbers.empty()) << name;
    const Number& number = analysis.numbers.back();
    EXPECT_EQ(base::to_utf8(number.span.of(c.text)), base::to_utf8(c.span)) << name;
    EXPECT_EQ(number.english, c.english) << name;
    EXPECT_EQ(number.kind, c.kind) << name;
    EXPECT_DOUBLE_EQ(number.value, c.value) << name;
  }
}

Analysis analysis_of(std::u16string_view text, CalendarDay published = {}) {
  static const auto analyzer = Analyzer::create(built_lexicon());
  return (*analyzer)->analyze(text, published);
}

const Number* number_of(const Analysis& analysis, const std::string& surface) {
  for (const Number& number : analysis.numbers) {
    if (base::to_utf8(number.span.of(analysis.text)) == surface) return &number;
  }
  return nullptr;
}

std::string all_of(const Analysis& analysis) {
  std::string out;
  for (const Number& number : analysis.numbers) {
    out += " [" + base::to_utf8(number.span.of(analysis.text)) + " = " + number.english + "]";
  }
  return out;
}

TEST(Numbers, OfSentences) {
  constexpr std::array<const char*, 11> kKinds = {"count",    "money", "percent",  "percent_point",
                                                  "duration", "rank",  "multiple", "measure",
                                                  "date",     "time",  "age"};
  for (const auto& row : test::rows_of("figures.tsv")) {
    const std::u16string text = base::to_utf16(row[0]);
    const Analysis analysis = analysis_of(text);
    const Number* number = number_of(analysis, row[1]);
    if (number == nullptr) {
      ADD_FAILURE() << row[0] << " lacks " << row[1] << ", has" << all_of(analysis);
      continue;
    }
    EXPECT_EQ(number->english, row[4]) << row[0];
    EXPECT_EQ(kKinds[static_cast<size_t>(number->kind)], row[2]) << row[0];
    EXPECT_DOUBLE_EQ(number->value, std::strtod(row[3].c_str(), nullptr)) << row[0];
  }
}

TEST(Numbers, WhatLooksLikeOneAndIsNone) {
  for (const auto& row : test::rows_of("no-figures.tsv")) {
    const std::u16string text = base::to_utf16(row[0]);
    const Analysis analysis = analysis_of(text);
    EXPECT_TRUE(analysis.numbers.empty()) << row[0] << all_of(analysis);
  }
}

TEST(Numbers, DatesFromTheDayOfPublication) {
  for (const auto& row : test::rows_of("relative-dates.tsv")) {
    const std::u16string text = base::to_utf16(row[0]);
    CalendarDay published;
    if (!row[1].empty()) {
      published = {std::atoi(row[1].c_str()), std::atoi(row[1].c_str() + 5),
                   std::atoi(row[1].c_str() + 8)};
    }
    const Analysis analysis = analysis_of(text, published);
    const Number* number = number_of(analysis, row[2]);
    if (number == nullptr) {
      ADD_FAILURE() << row[0] << " lacks " << row[2] << ", has" << all_of(analysis);
      continue;
    }
    EXPECT_EQ(number->english, row[3]) << row[0] << " " << row[1];
    EXPECT_EQ(number->kind, NumberKind::kDate) << row[0];
  }
}

TEST(Numbers, Money) {
  using enum NumberKind;
  expect_numbers({
      {u"연봉은 13억 원이다", u"13억 원", kMoney, 1.3e9, "₩1.3 billion"},
      {u"예산 3조 2,500억 원을", u"3조 2,500억 원", kMoney, 3.25e12, "₩3.25 trillion"},
      {u"벌금 삼천만 원을", u"삼천만 원", kMoney, 3e7, "₩30 million"},
      {u"요금이 1,400원으로", u"1,400원", kMoney, 1400, "₩1,400"},
      {u"하루 3만5천 원을", u"3만5천 원", kMoney, 35000, "₩35,000"},
      {u"시급 1만 30원", u"1만 30원", kMoney, 10030, "₩10,030"},
      {u"매출 2.5조원", u"2.5조원", kMoney, 2.5e12, "₩2.5 trillion"},
      {u"5천만원의", u"5천만원", kMoney, 5e7, "₩50 million"},
      {u"천만 원짜리", u"천만 원", kMoney, 1e7, "₩10 million"},
      {u"12억3456만원", u"12억3456만원", kMoney, 1.23456e9, "₩1.23 billion"},
      {u"300억 달러", u"300억 달러", kMoney, 3e10, "$30 billion"},
      {u"50만 달러를", u"50만 달러", kMoney, 5e5, "$500,000"},
      {u"800엔에", u"800엔", kMoney, 800, "¥800"},
      {u"20억 유로", u"20억 유로", kMoney, 2e9, "€2 billion"},
      {u"100만 위안", u"100만 위안", kMoney, 1e6, "1 million yuan"},
      {u"30억 루블을", u"30억 루블", kMoney, 3e9, "3 billion rubles"},
      {u"홍콩달러는 500만 홍콩달러", u"500만 홍콩달러", kMoney, 5e6, "HK$5 million"},
      {u"수백만 원에", u"수백만 원", kMoney, 1e6, "millions of won"},
      {u"수십억 달러의", u"수십억 달러", kMoney, 1e9, "billions of dollars"},
      {u"수천억 원", u"수천억 원", kMoney, 1e11, "hundreds of billions of won"},
      {u"3~5만 원", u"3~5만 원", kMoney, 50000, "₩30,000 to ₩50,000"},
      {u"약 2만 원", u"2만 원", kMoney, 20000, "about ₩20,000"},
      {u"최대 300만 원까지", u"300만 원", kMoney, 3e6, "up to ₩3 million"},
      {u"10억여 원", u"10억여 원", kMoney, 1e9, "more than ₩1 billion"},
      {u"만 원을 냈다", u"만 원", kMoney, 10000, "₩10,000"},
  });
}

TEST(Numbers, ThingsAndPeople) {
  using enum NumberKind;
  expect_numbers({
      {u"관중 3만5천 명이", u"3만5천 명", kCount, 35000, "35,000 people"},
      {u"수십만 명이", u"수십만 명", kCount, 1e5, "hundreds of thousands of people"},
      {u"수십 명", u"수십 명", kCount, 10, "dozens of people"},
      {u"민원 1만2천여 건", u"1만2천여 건", kCount, 12000, "more than 12,000 cases"},
      {u"10여 명이", u"10여 명", kCount, 10, "more than 10 people"},
      {u"십여 곳을", u"십여 곳", kCount, 10, "more than 10 places"},
      {u"3명은", u"3명", kCount, 3, "three people"},
      {u"1명", u"1명", kCount, 1, "one person"},
      {u"두 명이", u"두 명", kCount, 2, "two people"},
      {u"세 차례 만났다", u"세 차례", kCount, 3, "three times"},
      {u"한두 명", u"한두 명", kCount, 2, "one to two people"},
      {u"서너 곳에서", u"서너 곳", kCount, 4, "three to four places"},
      {u"열두 가지", u"열두 가지", kCount, 12, "12 kinds"},
      {u"여러 명이", u"여러 명", kCount, 0, "several people"},
      {u"인구 5,160만 명", u"5,160만 명", kCount, 5.16e7, "51.6 million people"},
      {u"123,456명", u"123,456명", kCount, 123456, "123,456 people"},
      {u"5개 기업이", u"5개 기업", kCount, 5, "five companies"},
      {u"30개국 정상", u"30개국", kCount, 30, "30 countries"},
      {u"아파트 500가구", u"500가구", kCount, 500, "500 households"},
      {u"소 20마리", u"20마리", kCount, 20, "20"},
      {u"300석 가운데", u"300석", kCount, 300, "300 seats"},
      {u"3골을", u"3골", kCount, 3, "three goals"},
      {u"5연승을", u"5연승", kCount, 5, "five straight wins"},
      {u"홈런 30개", u"30개", kCount, 30, "30"},
      {u"주식 5만 주를", u"5만 주", kCount, 50000, "50,000 shares"},
      {u"3~5명", u"3~5명", kCount, 5, "three to five people"},
      {u"3만 명 이상", u"3만 명", kCount, 30000, "at least 30,000 people"},
      {u"거의 200명", u"200명", kCount, 200, "nearly 200 people"},
      {u"100명 미만", u"100명", kCount, 100, "less than 100 people"},
      {u"버스 20대를", u"20대", kCount, 20, "20 units"},
      {u"2 대 1로", u"2 대 1", kCount, 2, "2-1"},
      {u"3대0", u"3대0", kCount, 3, "3-0"},
  });
}

TEST(Numbers, SharesRanksMultiples) {
  using enum NumberKind;
  expect_numbers({
      {u"20.5%로", u"20.5%", kPercent, 20.5, "20.5%"},
      {u"5퍼센트", u"5퍼센트", kPercent, 5, "5%"},
      {u"10~20%", u"10~20%", kPercent, 20, "10 to 20%"},
      {u"3%포인트", u"3%포인트", kPercentPoint, 3, "3 percentage points"},
      {u"0.25%p", u"0.25%p", kPercentPoint, 0.25, "0.25 percentage points"},
      {u"절반이", u"절반", kMultiple, 0.5, "half"},
      {u"3배로", u"3배", kMultiple, 3, "three times"},
      {u"두 배가", u"두 배", kMultiple, 2, "twice"},
      {u"1.5배", u"1.5배", kMultiple, 1.5, "1.5 times"},
      {u"3분의 1이", u"3분의 1", kMultiple, 1.0 / 3, "one-third"},
      {u"4분의 3", u"4분의 3", kMultiple, 0.75, "three-quarters"},
      {u"5분의 2", u"5분의 2", kMultiple, 0.4, "two-fifths"},
      {u"세계 1위", u"1위", kRank, 1, "No. 1"},
      {u"2등을", u"2등", kRank, 2, "No. 2"},
  });
}

TEST(Numbers, OrdinalsAndLabels) {
  using enum NumberKind;
  expect_numbers({
      {u"두 번째", u"두 번째", kCount, 2, "second"},
      {u"첫 번째 회의", u"첫 번째", kCount, 1, "first"},
      {u"12번째", u"12번째", kCount, 12, "12th"},
      {u"제3차 회의", u"제3차", kCount, 3, "third"},
      {u"제20대 국회", u"제20대", kCount, 20, "20th"},
      {u"창립 50주년", u"50주년", kCount, 50, "50th anniversary"},
      {u"3분기 실적", u"3분기", kCount, 3, "third quarter"},
      {u"21세기", u"21세기", kCount, 21, "21st century"},
      {u"3층에서", u"3층", kCount, 3, "third floor"},
      {u"30층 건물", u"30층", kCount, 30, "30-story"},
      {u"지하철 2호선", u"2호선", kCount, 2, "Line 2"},
      {u"3선 의원", u"3선", kCount, 3, "three-term"},
      {u"국내 10대 그룹", u"10대", kCount, 10, "top 10"},
      {u"헌법 제12조", u"제12조", kCount, 12, "Article 12"},
      {u"제5회 대회", u"제5회", kCount, 5, "fifth"},
  });
}

TEST(Numbers, DatesAndTimes) {
  using enum NumberKind;
  expect_numbers({
      {u"2023년", u"2023년", kDate, 2023, "2023"},
      {u"2023년 10월", u"2023년 10월", kDate, 2023, "October 2023"},
      {u"2023년 10월 24일", u"2023년 10월 24일", kDate, 2023, "October 24, 2023"},
      {u"2023.10.24.", u"2023.10.24", kDate, 2023, "October 24, 2023"},
      {u"5월 3일", u"5월 3일", kDate, 5, "May 3"},
      {u"8월에", u"8월", kDate, 8, "August"},
      {u"지난 23일", u"23일", kDate, 23, "the 23rd"},
      {u"1~3월", u"1~3월", kDate, 3, "January to March"},
      {u"2015~2017년", u"2015~2017년", kDate, 2017, "2015-2017"},
      {u"오전 9시 30분", u"오전 9시 30분", kTime, 9.5, "9:30 a.m."},
      {u"오후 3시께", u"오후 3시", kTime, 15, "3 p.m."},
      {u"오후 두 시 반에", u"오후 두 시 반", kTime, 14.5, "2:30 p.m."},
      {u"7시부터", u"7시", kTime, 7, "7 o'clock"},
      {u"15시 20분", u"15시 20분", kTime, 15 + 20.0 / 60, "3:20 p.m."},
  });
}

TEST(Numbers, DurationsAgesMeasures) {
  using enum NumberKind;
  expect_numbers({
      {u"10년간", u"10년간", kDuration, 10, "10 years"},
      {u"3년째", u"3년째", kDuration, 3, "third year"},
      {u"3일 만에", u"3일", kDuration, 3, "three days"},
      {u"5일간", u"5일간", kDuration, 5, "five days"},
      {u"100일을", u"100일", kDuration, 100, "100 days"},
      {u"6개월", u"6개월", kDuration, 6, "six months"},
      {u"두 달", u"두 달", kDuration, 2, "two months"},
      {u"20여 년", u"20여 년", kDuration, 20, "more than 20 years"},
      {u"몇 년", u"몇 년", kDuration, 0, "several years"},
      {u"3시간 동안", u"3시간", kDuration, 3, "three hours"},
      {u"30분 동안", u"30분", kDuration, 30, "30 minutes"},
      {u"2주 뒤", u"2주", kDuration, 2, "two weeks"},
      {u"만 3세", u"만 3세", kAge, 3, "3 years old"},
      {u"다섯 살", u"다섯 살", kAge, 5, "5 years old"},
      {u"65세 이상", u"65세", kAge, 65, "at least 65 years old"},
      {u"20대 남성", u"20대", kAge, 20, "20s"},
      {u"30~40대", u"30~40대", kAge, 40, "30s to 40s"},
      {u"30평 아파트", u"30평", kMeasure, 30, "99 square meters"},
      {u"84㎡", u"84㎡", kMeasure, 84, "84 square meters"},
      {u"시속 120㎞", u"120㎞", kMeasure, 120, "120 kilometers"},
      {u"3.5km를", u"3.5km", kMeasure, 3.5, "3.5 kilometers"},
      {u"1미터", u"1미터", kMeasure, 1, "1 meter"},
      {u"영상 30도", u"30도", kMeasure, 30, "30 degrees"},
      {u"쌀 2만 톤", u"2만 톤", kMeasure, 20000, "20,000 tons"},
  });
}

TEST(Numbers, LeavesOrdinaryWordsAlone) {
  for (const char16_t* text :
       {u"이천 시민이 모였다", u"조원들과 함께", u"천장이 무너졌다", u"한국 정부", u"네이버가",
        u"세대 갈등", u"일본 사람", u"구조 작업", u"만족도 조사", u"사장 인사", u"오전부터",
        u"세계 경제", u"GPT4", u"F-16 전투기", u"5G 통신", u"한명숙 전 총리", u"수도권 주민",
        u"이상 기온", u"백년가약"}) {
    for (const Number& number : numbers_of(text).numbers) {
      ADD_FAILURE() << base::to_utf8(text) << ": " << base::to_utf8(number.span.of(text)) << " = "
                    << number.english;
    }
  }
}

TEST(Numbers, FindsSeveralInOrderWithoutOverlap) {
  const char16_t* text =
      u"정부는 2024년 5월 3일 예산 1조 2천억 원을 들여 3만여 가구를 짓고, 물가를 2.5%로 낮추겠다고 "
      u"했다.";
  const Analysis analysis = numbers_of(text);
  ASSERT_EQ(analysis.numbers.size(), 4u);
  EXPECT_EQ(analysis.numbers[0].english, "May 3, 2024");
  EXPECT_EQ(analysis.numbers[1].english, "₩1.2 trillion");
  EXPECT_EQ(analysis.numbers[2].english, "more than 30,000 households");
  EXPECT_TRUE(analysis.numbers[2].approximate);
  EXPECT_EQ(analysis.numbers[3].english, "2.5%");
  for (size_t i = 1; i < analysis.numbers.size(); ++i) {
    EXPECT_LE(analysis.numbers[i - 1].span.end, analysis.numbers[i].span.start);
  }
}

TEST(Numbers, SurvivesEndlessDigits) {
  const std::u16string digits(20'000, u'9');
  EXPECT_FALSE(numbers_of(digits).numbers.empty());
  const std::u16string thousands(20'000, u'천');
  (void)numbers_of(thousands);
  std::u16string mixed;
  for (int i = 0; i < 5'000; ++i) mixed += u"3조 ";
  (void)numbers_of(mixed);
}

}  // namespace
}  // namespace dokhae::korean
