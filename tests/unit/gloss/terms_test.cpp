#include "gloss/terms.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "../../support/built_lexicon.h"
#include "base/utf.h"
#include "korean/analyzer.h"

namespace dokhae::gloss {
namespace {

using test::built_lexicon;

const korean::Analyzer& analyzer() {
  static const auto made = korean::Analyzer::create(built_lexicon());
  return **made;
}

std::vector<Term> terms_of(std::u16string_view text, uint32_t title_length = 0) {
  return find_terms(analyzer().analyze(text), built_lexicon(), title_length);
}

/// The term on a piece of the text; null when there is none.
const Term* find(const std::vector<Term>& terms, std::u16string_view text,
                 std::u16string_view surface) {
  const auto found = std::find_if(terms.begin(), terms.end(),
                                  [&](const Term& term) { return term.span.of(text) == surface; });
  return found == terms.end() ? nullptr : &*found;
}

std::string first_gloss(std::u16string_view text, std::u16string_view surface) {
  const auto terms = terms_of(text);
  const Term* term = find(terms, text, surface);
  if (!term) return "(no term)";
  return term->glosses.empty() ? "(no gloss)" : term->glosses.front();
}

class TermsTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(korean::Analyzer::create(built_lexicon()).has_value()); }
};

struct Case {
  const char16_t* text;
  const char16_t* surface;
  const char* gloss;
};

TEST_F(TermsTest, GivesTheNewspapersWordFirst) {
  for (const Case& c : std::initializer_list<Case>{
           {u"정부는 새 정책을 발표했다.", u"정부", "government"},
           {u"정부는 새 정책을 발표했다.", u"정책", "policy"},
           {u"반도체가 부족하다.", u"반도체", "semiconductor"},
           {u"경찰이 사건을 수사한다.", u"경찰", "police"},
           {u"그는 스타트업을 세웠다.", u"스타트업", "startup"},
           {u"기업의 경쟁력이 떨어졌다.", u"경쟁력", "competitiveness"},
           {u"전문가의 우려가 커졌다.", u"전문가", "expert"},
           {u"생산량이 부족하다.", u"부족하", "insufficient"},
           {u"비용을 줄인다.", u"비용", "cost"},
       }) {
    EXPECT_EQ(first_gloss(c.text, c.surface), c.gloss) << base::to_utf8(c.text);
  }
}

TEST_F(TermsTest, JoinsCompoundsAndPhrases) {
  EXPECT_EQ(first_gloss(u"원천 기술이 중요하다.", u"원천 기술"), "source technology");
  EXPECT_EQ(first_gloss(u"국토교통부가 계획을 냈다.", u"국토교통부").substr(0, 4), "Land");
  EXPECT_EQ(first_gloss(u"야당이 목소리를 높였다.", u"목소리를 높였"), "raise one's voice");
  EXPECT_EQ(first_gloss(u"AI 성능이 좋아졌다.", u"AI 성능"), "AI performance");
}

TEST_F(TermsTest, ComposesWhatTheLexiconHasOnlyInParts) {
  const char16_t* text = u"반도체공장이 멈췄다.";
  const auto terms = terms_of(text);
  const Term* term = find(terms, text, u"반도체공장");
  ASSERT_NE(term, nullptr);
  ASSERT_FALSE(term->glosses.empty());
  EXPECT_EQ(term->glosses.front(), "semiconductor factory");
  EXPECT_TRUE(term->unsure);
}

TEST_F(TermsTest, TakesThePluralOffTheWord) {
  EXPECT_EQ(first_gloss(u"많은 투자자들이 모였다.", u"투자자"), "investor");
}

TEST_F(TermsTest, ChoosesTheSenseThatTheNeighboursPointTo) {
  EXPECT_EQ(first_gloss(u"선수들은 경기에서 골을 넣고 승리했다.", u"경기"), "game");
  EXPECT_EQ(first_gloss(u"소비가 줄어 경기가 침체와 부진에 빠졌다.", u"경기"), "economy");
  // A title beside a person.
  EXPECT_EQ(first_gloss(u"박서준 시장은 떠났다.", u"시장"), "mayor");
  EXPECT_EQ(first_gloss(u"주식 값이 올랐다. 박 시장은 웃었다.", u"시장"), "mayor");
  EXPECT_EQ(first_gloss(u"시장은 조용했다.", u"시장"), "market");
}

TEST_F(TermsTest, TrustsTheAbbreviationInBrackets) {
  const char16_t* text = u"거대언어모형(LLM)이 늘었다. 거대언어모형은 비싸다.";
  const auto terms = terms_of(text);
  const std::u16string_view view(text);
  size_t seen = 0;
  for (const Term& term : terms) {
    if (term.span.of(view) != u"거대언어모형") continue;
    ++seen;
    EXPECT_NE(std::find(term.glosses.begin(), term.glosses.end(), "LLM"), term.glosses.end());
  }
  EXPECT_EQ(seen, 2u);
}

TEST_F(TermsTest, TakesTheEnglishThatTheTextSpellsOut) {
  EXPECT_EQ(first_gloss(u"에어(Ayr)는 멜로즈를 이겼다.", u"에어"), "Ayr");
  EXPECT_EQ(first_gloss(u"김철수(Kim Chul-soo) 대표가 왔다.", u"김철수"), "Kim Chul-soo");
}

TEST_F(TermsTest, ReadsAParticleAndItsVerbAsOne) {
  EXPECT_EQ(first_gloss(u"경찰에 따르면 그는 떠났다.", u"에 따르면"), "according to");
  EXPECT_EQ(first_gloss(u"총선을 앞두고 바빠졌다.", u"을 앞두고"), "ahead of");
}

TEST_F(TermsTest, KeepsTheWithheldNameAsASurname) {
  const char16_t* text = u"김 모 씨는 혐의를 부인했다.";
  EXPECT_EQ(first_gloss(text, u"김"), "Kim");
  EXPECT_EQ(first_gloss(text, u"모"), "(no term)");
}

TEST_F(TermsTest, WritesPersonsWithTheirRole) {
  const char16_t* text = u"이용근 모아이스 대표는 성장을 약속했다. 이 대표는 웃었다.";
  const auto terms = terms_of(text);
  const Term* full = find(terms, text, u"이용근");
  ASSERT_NE(full, nullptr);
  EXPECT_EQ(full->kind, TermKind::kPerson);
  ASSERT_EQ(full->glosses.size(), 2u);
  EXPECT_EQ(full->glosses[0], "Lee Yong-geun");
  EXPECT_EQ(full->glosses[1], "CEO of Moais");
  const Term* partial = find(terms, text, u"이");
  ASSERT_NE(partial, nullptr);
  EXPECT_EQ(partial->glosses.front(), "Lee Yong-geun");
  EXPECT_EQ(partial->lemma, u"이용근");
  EXPECT_FLOAT_EQ(partial->score, full->score);
}

TEST_F(TermsTest, TranslatesBodiesFromTheirParts) {
  const char16_t* text = u"한국수산안전공사는 부인했다.";
  const auto terms = terms_of(text);
  const Term* term = find(terms, text, u"한국수산안전공사");
  ASSERT_NE(term, nullptr);
  EXPECT_EQ(term->kind, TermKind::kOrganization);
  EXPECT_TRUE(term->unsure);
  EXPECT_NE(term->glosses.front().find("Safety Corporation"), std::string::npos)
      << term->glosses.front();
}

TEST_F(TermsTest, PutsPlacesInEnglishOrder) {
  EXPECT_EQ(first_gloss(u"사고는 서울 강남구에서 났다.", u"서울 강남구"), "Gangnam-gu, Seoul");
}

TEST_F(TermsTest, ConvertsNumbers) {
  EXPECT_EQ(first_gloss(u"연봉이 13억 원이다.", u"13억 원"), "₩1.3 billion");
  EXPECT_EQ(first_gloss(u"세계 1위에 올랐다.", u"1위"), "No. 1");
  EXPECT_EQ(first_gloss(u"35% 늘었다.", u"35%"), "(no term)") << "needs no help";
}

TEST_F(TermsTest, ReadsHeadlineHanja) {
  EXPECT_EQ(first_gloss(u"美 증시 급락", u"美"), "US");
  EXPECT_EQ(first_gloss(u"與 반발", u"與"), "ruling party");
}

TEST_F(TermsTest, LeavesGrammarAndLatinAlone) {
  const char16_t* text = u"그것은 AI 때문에 그렇게 되었다.";
  EXPECT_TRUE(terms_of(text).empty());
}

TEST_F(TermsTest, StaysWithinLimits) {
  std::u16string text = u"정부 대책 발표\n";
  for (int i = 0; i < 200; ++i) {
    text +=
        u"기획재정부 김동원 차관은 17일 서울에서 반도체 지원 대책으로 3조 2,500억 원을 "
        u"투자하겠다고 밝혔다.\n";
  }
  const auto terms = terms_of(text, 8);
  ASSERT_FALSE(terms.empty());
  for (size_t i = 0; i < terms.size(); ++i) {
    EXPECT_LE(terms[i].glosses.size(), 3u);
    EXPECT_LT(terms[i].span.start, terms[i].span.end);
    EXPECT_LE(terms[i].span.end, text.size());
    if (i > 0) {
      EXPECT_LE(terms[i - 1].span.end, terms[i].span.start);
    }
  }
}

TEST_F(TermsTest, MarksWhatTheArticleIsAbout) {
  const std::u16string_view text =
      u"전기차 배터리 화재 잇따라\n"
      u"지하 주차장에서 전기차 배터리 화재가 났다. 소방 당국은 배터리 결함을 조사한다. "
      u"사람들은 걱정이 크다고 말했다. 정부는 전기차 대책을 마련할 계획이다.\n";
  const auto terms = terms_of(text, 14);
  float battery = 0, people = 0;
  bool key = false;
  for (const Term& term : terms) {
    if (term.span.of(text).find(u"배터리") != std::u16string_view::npos) {
      battery = std::max(battery, term.score);
      key |= term.key;
    }
    if (term.span.of(text) == u"사람") people = term.score;
  }
  EXPECT_TRUE(key);
  EXPECT_GT(battery, people);
}

/// "에서/JKB 는/JX" of the term on `surface`, the plural first.
std::string tail_of(std::u16string_view text, std::u16string_view surface) {
  const korean::Analysis analysis = analyzer().analyze(text);
  const auto terms = find_terms(analysis, built_lexicon(), 0);
  const Term* term = find(terms, text, surface);
  if (!term) return "(no term)";
  std::string out = base::to_utf8(term->tail.of(text)) + ":";
  if (term->plural) out += " 들";
  for (uint32_t i = term->first_tail; i < term->end_tail; ++i) {
    out += ' ' + base::to_utf8(analysis.tokens[i].form) + '/';
    out += lexicon::tag_name(analysis.tokens[i].tag);
  }
  return out;
}

TEST_F(TermsTest, TellsWhatFollowsInTheEojeol) {
  EXPECT_EQ(tail_of(u"정부는 예산을 늘렸다.", u"정부"), "는: 는/JX");
  EXPECT_EQ(tail_of(u"기업들에게 세금을 물렸다.", u"기업"), "들에게: 들 에게/JKB");
  EXPECT_EQ(tail_of(u"회사는 직원을 지원하기로 했다.", u"지원하"), "기로: 기/ETN 로/JKB");
  EXPECT_EQ(tail_of(u"그는 사실을 밝혔다.", u"밝혔"), "다: 었/EP 다/EF");
  EXPECT_EQ(tail_of(u"금융위원회(FSC)는 ‘예산’을 줄였다.", u"금융위원회"), "는: 는/JX")
      << "behind what stands in brackets";
  EXPECT_EQ(tail_of(u"금융위원회(FSC)는 ‘예산’을 줄였다.", u"예산"), "을: 을/JKO");
  EXPECT_EQ(tail_of(u"정부 예산을 줄였다.", u"정부"), ":");
}

TEST_F(TermsTest, TakesHanjaFromTheText) {
  const std::u16string_view text = u"법인(法人)이 세금을 냈다. 그 법인은 예산(120억 원)을 줄였다.";
  const auto terms = terms_of(text);
  std::vector<std::u16string> found;
  for (const Term& term : terms) {
    if (term.lemma == u"법인") found.push_back(term.hanja);
    if (term.lemma == u"예산") {
      EXPECT_TRUE(term.hanja.empty());
    }
  }
  EXPECT_EQ(found, (std::vector<std::u16string>{u"法人", u"法人"}));
}

TEST_F(TermsTest, AcceptsAnyText) {
  for (const char16_t* text :
       {u"", u"\n\n", u"()(){}", u"ABC 123", u"ㅋㅋㅋ ㅠㅠ", u"가", u"中美日"}) {
    (void)terms_of(text);
  }
  std::u16string lone = u"정부";
  lone += static_cast<char16_t>(0xD800);
  lone += u"는";
  (void)terms_of(lone);
}

}  // namespace
}  // namespace dokhae::gloss
