#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "lexicon/compiler/entries.h"

namespace dokhae::lexicon::compiler {
namespace {

TsvFile source(std::initializer_list<const char*> rows) {
  TsvFile file;
  file.path = "/somewhere/data/lexicon/verbs.tsv";
  int line = 1;
  for (const char* row : rows) {
    std::string text = row;
    std::replace(text.begin(), text.end(), '^', '\t');
    file.rows.push_back({++line, split(text, '\t')});
  }
  return file;
}

Findings lint(std::initializer_list<const char*> rows) {
  Findings findings;
  (void)read_entries({source(rows)}, findings);
  return findings;
}

TEST(LexiconSources, GoodRowsPass) {
  const Findings findings =
      lint({"돕다^VV^ㅂ^help|assist^general^^^^", "수도^NNG^^capital^politics^서울^^^",
            "수도^NNG^^water supply^society^물^^^", "묻다^VV^ㄷ^ask^general^^^^",
            "묻다^VV^^bury^general^^^^"});
  EXPECT_TRUE(findings.errors.empty()) << findings.errors[0];
}

TEST(LexiconSources, ErrorsNameFileAndLine) {
  const Findings findings =
      lint({"돕다^VV^ㅂ^help^general^^^^", "발표^NNG^^announcement^general^^"});
  ASSERT_EQ(findings.errors.size(), 1u);
  EXPECT_EQ(findings.errors[0], "data/lexicon/verbs.tsv:3: 7 columns instead of 9");
}

TEST(LexiconSources, WrongCellsAreErrors) {
  const char* bad[] = {
      "발표^NOUN^^announcement^general^^^^",             // tag
      "발표^NNG^^announcement^weather^^^^",              // domain
      "발표^NNG^^announcement^general^^^thing^",         // kind
      "발표^NNG^ㅂ^announcement^general^^^^",            // irregular noun
      "돕다^VV^ㅋ^help^general^^^^",                     // irregular class
      "도움^VV^^help^general^^^^",                       // predicate without 다
      "발표^NNG^^a|b|c|d^general^^^^",                   // too many glosses
      "발표^NNG^^say|say^general^^^^",                   // one twice
      "발표^NNG^^say||tell^general^^^^",                 // an empty one
      "발표 ^NNG^^announcement^general^^^^",             // blank at the end
      "\xE1\x84\x80\xE1\x85\xA1^NNG^^edge^general^^^^",  // decomposed
      "^NNG^^nothing^general^^^^",                       // no headword
  };
  for (const char* row : bad) EXPECT_EQ(lint({row}).errors.empty(), false) << row;
}

TEST(LexiconSources, DuplicatesNeedCues) {
  EXPECT_EQ(lint({"발표^NNG^^announcement^general^^^^", "발표^NNG^^presentation^general^^^^"})
                .errors.size(),
            1u);
  EXPECT_TRUE(lint({"발표^NNG^^announcement^general^^^^", "발표^NNG^^presentation^general^수업^^^"})
                  .errors.empty());
  EXPECT_TRUE(lint({"크다^VA^^big^general^^^^", "크다^VV^^grow^general^^^^"}).errors.empty());
}

TEST(LexiconSources, IrregularClassesAreChecked) {
  EXPECT_TRUE(lint({"돕다^VV^ㅂ^help^general^^^^", "잡다^VV^^catch^general^^^^",
                    "듣다^VV^ㄷ^hear^general^^^^", "받다^VV^^receive^general^^^^",
                    "짓다^VV^ㅅ^build^general^^^^", "웃다^VV^^laugh^general^^^^",
                    "오르다^VV^르^rise^general^^^^", "따르다^VV^^follow^general^^^^",
                    "푸르다^VA^러^blue^general^^^^", "빨갛다^VA^ㅎ^red^general^^^^",
                    "좋다^VA^^good^general^^^^", "푸다^VV^우^scoop^general^^^^"})
                  .warnings.empty());
  EXPECT_EQ(lint({"돕다^VV^^help^general^^^^"}).warnings.size(), 1u);
  EXPECT_EQ(lint({"잡다^VV^ㅂ^catch^general^^^^"}).warnings.size(), 1u);
}

TEST(LexiconSources, CountsGiveCostsAndStemsFillGaps) {
  Findings findings;
  auto written = read_entries(
      {source({"발표^NNG^^announcement^general^^^^", "발표하다^VV^^announce^general^^^^"})},
      findings);
  TsvFile counts;
  counts.path = "data/analysis/stems.tsv";
  counts.rows = {{2, {"발표", "NNG", "", "150"}},    {3, {"발표하다", "VV", "", "170"}},
                 {4, {"촉구하다", "VV", "", "190"}}, {5, {"촉구", "NNG", "", "180"}},
                 {6, {"묻다", "VV", "", "140"}},     {7, {"묻다", "VV", "-", ""}}};
  const auto stems = read_stems({counts}, findings);
  ASSERT_TRUE(findings.errors.empty()) << findings.errors[0];
  const auto joined = join_entries(std::move(written), {}, stems);
  const auto find = [&joined](std::u16string_view headword) {
    return std::count_if(joined.begin(), joined.end(),
                         [&](const SourceEntry& e) { return e.headword == headword; });
  };
  EXPECT_EQ(joined[0].headword, u"묻다");
  EXPECT_EQ(find(u"묻다"), 2) << "the ㄷ stem and its regular twin";
  EXPECT_EQ(find(u"촉구"), 1);
  EXPECT_EQ(find(u"발표"), 1);
  for (const SourceEntry& e : joined) {
    if (e.headword == u"발표") {
      EXPECT_EQ(e.cost, 150);
    } else if (e.headword == u"발표하다") {
      EXPECT_EQ(e.cost, 170);
    }
  }
  EXPECT_TRUE(std::is_sorted(
      joined.begin(), joined.end(),
      [](const SourceEntry& a, const SourceEntry& b) { return a.headword < b.headword; }));
}

TEST(LexiconSources, CldrNamesCountriesLanguagesCurrencies) {
  const auto entries = cldr_entries();
  const auto gloss = [&entries](std::u16string_view headword) -> std::string {
    for (const SourceEntry& e : entries) {
      if (e.headword == headword) return e.glosses;
    }
    return "";
  };
  EXPECT_EQ(gloss(u"뉴질랜드"), "New Zealand");
  EXPECT_EQ(gloss(u"포르투갈어"), "Portuguese");
  EXPECT_FALSE(gloss(u"스위스 프랑").empty());
  for (const SourceEntry& e : entries)
    EXPECT_EQ(e.glosses.find('('), std::string::npos) << e.glosses;
}

TEST(LexiconSources, SpellingDictionaryGivesStems) {
  const auto stems = hunspell_stems(
      "5\n도라지/25\n꾸짖다/44,8\n아름답다/57\n가공/10\n가공하다/44\n가공하여/2\n1루/25\n");
  ASSERT_EQ(stems.size(), 4u);
  EXPECT_EQ(stems[0].headword, u"도라지");
  EXPECT_EQ(stems[1].tag, Tag::kVV);
  EXPECT_EQ(stems[2].irregular, Irregular::kBieup);
  EXPECT_EQ(stems[3].headword, u"가공") << "가공하다 is put together by the analysis";
}

}  // namespace
}  // namespace dokhae::lexicon::compiler
