#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "../../support/built_lexicon.h"
#include "base/utf.h"
#include "claims/outline.h"
#include "korean/analyzer.h"

namespace dokhae::claims {
namespace {

using test::built_lexicon;

/// The claims of a body under a title, in strings.
struct Found {
  std::string text, speaker, type, cue, stance, kind, english, cue_english;
  Quote quote = Quote::kNone;
  Reference reference = Reference::kNone;
  uint32_t parent = kNoClaim;
};

std::vector<Found> claims_of(std::u16string_view body) {
  static const auto analyzer = korean::Analyzer::create(built_lexicon());
  const std::u16string text = u"제목이다\n" + std::u16string(body);
  const korean::Analysis analysis = (*analyzer)->analyze(text);
  const Outline outline = find_claims(analysis, built_lexicon(), true);
  constexpr const char* kTypes[] = {"person", "anonymous", "org", "group", "document", "author"};
  std::vector<Found> found;
  for (size_t i = 1; i < outline.claims.size(); ++i) {
    const Claim& claim = outline.claims[i];
    const Speaker& speaker = outline.speakers[claim.speaker];
    found.push_back({base::to_utf8(claim.span.of(text)), base::to_utf8(speaker.canonical),
                     kTypes[static_cast<size_t>(speaker.type)], base::to_utf8(claim.cue.lemma),
                     std::string(stance_name(claim.cue.stance)),
                     std::string(claim_kind_name(claim.kind)), speaker.english, claim.cue.english,
                     claim.quote, claim.reference, claim.parent});
  }
  return found;
}

TEST(Claims, AQuotationWithItsSpeakerAndCue) {
  const auto claims = claims_of(u"홍길동 새솔전자 대표는 “주문이 끊겼다”고 지적했다.");
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].text, "주문이 끊겼다");
  EXPECT_EQ(claims[0].quote, Quote::kDirect);
  EXPECT_EQ(claims[0].speaker, "홍길동 새솔전자 대표");
  EXPECT_EQ(claims[0].type, "person");
  EXPECT_EQ(claims[0].cue, "지적하다");
  EXPECT_EQ(claims[0].stance, "point_out");
  EXPECT_EQ(claims[0].cue_english, "pointed out");
}

TEST(Claims, ChainedQuotationsShareTheFinalCue) {
  const auto claims =
      claims_of(u"홍길동 새솔전자 대표는 “주문이 끊겼다”며 “세금을 내려야 한다”고 강조했다.");
  ASSERT_EQ(claims.size(), 2u);
  EXPECT_EQ(claims[0].cue, "강조하다");
  EXPECT_EQ(claims[1].cue, "강조하다");
  EXPECT_EQ(claims[1].kind, "recommendation");
  EXPECT_EQ(claims[0].parent, 0u);
  EXPECT_EQ(claims[1].parent, 1u);
}

TEST(Claims, IndirectSpeechEndsBeforeTheParticle) {
  const auto claims = claims_of(
      u"회사 측은 내년까지 공장을 짓겠다고 밝혔다. 또 사람을 더 뽑을 계획이라고 덧붙였다.");
  ASSERT_EQ(claims.size(), 2u);
  EXPECT_EQ(claims[0].text, "내년까지 공장을 짓겠다");
  EXPECT_EQ(claims[0].quote, Quote::kIndirect);
  EXPECT_EQ(claims[0].kind, "commitment");
  EXPECT_EQ(claims[1].text, "사람을 더 뽑을 계획이라");
  EXPECT_EQ(claims[1].speaker, "회사 측");
  EXPECT_EQ(claims[1].reference, Reference::kZero);
}

TEST(Claims, ViewsWithoutAHolderAreUnnamed) {
  const auto claims = claims_of(u"대책이 너무 늦었다는 비판이 나온다.");
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].text, "대책이 너무 늦었다");
  EXPECT_EQ(claims[0].speaker, "(unnamed)");
  EXPECT_EQ(claims[0].kind, "criticism");
}

TEST(Claims, ViewsWithAHolder) {
  auto claims = claims_of(u"업계에서는 앞뒤가 바뀐 처방이라는 지적이 나온다.");
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].text, "앞뒤가 바뀐 처방이라");
  EXPECT_EQ(claims[0].speaker, "업계");
  EXPECT_EQ(claims[0].type, "group");
  claims = claims_of(u"법을 서둘러 고쳐야 한다는 게 전문가들의 견해다.");
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].speaker, "전문가들");
}

TEST(Claims, FusedFormsCountLikeFullOnes) {
  const auto claims =
      claims_of(u"더는 기다릴 수 없단 우려가 나온다. 시장이 곧 살아날 것이란 관측도 있다.");
  ASSERT_EQ(claims.size(), 2u);
  EXPECT_EQ(claims[0].text, "더는 기다릴 수 없단");
  EXPECT_EQ(claims[1].text, "시장이 곧 살아날 것이란");
  EXPECT_EQ(claims[1].kind, "prediction");
}

TEST(Claims, AccordingToTakesTheRestOfTheSentence) {
  const auto claims = claims_of(u"경찰에 따르면 이 사고로 3명이 다쳤다.");
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].text, "이 사고로 3명이 다쳤다");
  EXPECT_EQ(claims[0].speaker, "경찰");
  EXPECT_EQ(claims[0].stance, "report");
}

TEST(Claims, DemandsAreClaims) {
  const auto claims = claims_of(u"시민단체는 시청에 조사 결과를 공개할 것을 요구했다.");
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].kind, "recommendation");
  EXPECT_EQ(claims[0].stance, "urge");
}

TEST(Claims, ContinuationsKeepTheirSource) {
  const auto claims =
      claims_of(u"검찰은 “자료를 모두 받았다”고 설명했다. 이제 사실만 확인하면 된다는 것이다.");
  ASSERT_EQ(claims.size(), 2u);
  EXPECT_EQ(claims[1].text, "이제 사실만 확인하면 된다");
  EXPECT_EQ(claims[1].speaker, "검찰");
  EXPECT_EQ(claims[1].parent, 1u);
}

TEST(Claims, SurnameAndPronounLeadBackToTheName) {
  const auto claims = claims_of(
      u"김서준 푸른당 의원은 “법을 고치겠다”고 말했다. 김 의원은 “곧 발의한다”고 했다. 그는 "
      u"“기대해 달라”고 당부했다.");
  ASSERT_EQ(claims.size(), 3u);
  for (const Found& claim : claims) EXPECT_EQ(claim.speaker, "김서준 푸른당 의원");
  EXPECT_EQ(claims[1].reference, Reference::kPartial);
  EXPECT_EQ(claims[2].reference, Reference::kPronoun);
}

TEST(Claims, AnotherOneIsNotTheSameOne) {
  const auto claims = claims_of(u"한 주민은 “시끄럽다”고 했다. 또 다른 주민은 “괜찮다”고 했다.");
  ASSERT_EQ(claims.size(), 2u);
  EXPECT_NE(claims[0].speaker, claims[1].speaker);
  EXPECT_EQ(claims[0].type, "anonymous");
}

TEST(Claims, TheSpeakerMayStandAfterTheQuotation) {
  const auto claims =
      claims_of(u"“가게를 접을 수밖에 없습니다. 남는 것이 없어요.”\n시장 상인회 회장의 말이다.");
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].speaker, "시장 상인회 회장");
  EXPECT_EQ(claims[0].cue, "말");
}

TEST(Claims, RelativeClausesNameTheirHead) {
  const auto claims = claims_of(u"“끝까지 가겠다”고 밝힌 이서연 감독은 짐을 쌌다.");
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].speaker, "이서연 감독");
}

TEST(Claims, TermsTitlesAndNamesAreNone) {
  EXPECT_TRUE(claims_of(u"시는 ‘걷고 싶은 거리’ 사업을 시작했다.").empty());
  EXPECT_TRUE(claims_of(u"이 길은 ‘은행나무길’이라고 불린다.").empty());
  EXPECT_TRUE(claims_of(u"소설 「겨울 산」이 상을 받았다.").empty());
  EXPECT_TRUE(claims_of(u"비가 온다고 해도 경기는 열린다.").empty());
}

TEST(Claims, EnglishFrames) {
  auto claims = claims_of(u"국내 AI 스타트업 대표는 “지원이 필요하다”고 말했다.");
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].english, "CEO of a Korean AI startup");
  claims = claims_of(u"이용근 모아이스 대표는 “지원이 필요하다”고 말했다.");
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].english, "Lee Yong-geun, CEO of Moais");
}

TEST(Claims, ATextWithoutClaimsHasItsThesis) {
  static const auto analyzer = korean::Analyzer::create(built_lexicon());
  const std::u16string_view text = u"새 다리가 열렸다";
  const korean::Analysis analysis = (*analyzer)->analyze(text);
  const Outline outline = find_claims(analysis, built_lexicon(), true);
  ASSERT_EQ(outline.claims.size(), 1u);
  EXPECT_EQ(outline.speakers[0].type, SpeakerType::kAuthor);
  EXPECT_TRUE(find_claims((*analyzer)->analyze(u""), built_lexicon(), true).claims.empty());
}

}  // namespace
}  // namespace dokhae::claims
