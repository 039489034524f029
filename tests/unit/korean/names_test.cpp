#include "korean/names.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "../../support/built_lexicon.h"
#include "base/utf.h"
#include "korean/analyzer.h"

namespace dokhae::korean {
namespace {

using test::built_lexicon;

const Analyzer& analyzer() {
  static const auto made = Analyzer::create(built_lexicon());
  return **made;
}

/// "person 이용근 title=대표 of=모아이스", one for each name, in the order of the text.
std::vector<std::string> names_of(std::u16string_view text) {
  static constexpr const char* kKinds[] = {"person", "org", "place", "other"};
  const Analysis analysis = analyzer().analyze(text);
  std::vector<std::string> out;
  for (const Name& name : analysis.names) {
    std::string line =
        std::string(kKinds[static_cast<int>(name.kind)]) + ' ' + base::to_utf8(name.span.of(text));
    if (!name.title.empty()) line += " title=" + base::to_utf8(name.title.of(text));
    if (!name.affiliation.empty()) line += " of=" + base::to_utf8(name.affiliation.of(text));
    if (name.partial) {
      line += " ->" + base::to_utf8(analysis.names[name.canonical].span.of(text));
    }
    out.push_back(line);
  }
  return out;
}

using Lines = std::vector<std::string>;

class NamesTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(Analyzer::create(built_lexicon()).has_value()); }
};

struct Case {
  const char16_t* text;
  Lines names;
};

void expect_names(const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(names_of(c.text), c.names) << base::to_utf8(c.text);
}

TEST_F(NamesTest, FindsPersonsBesideTheirTitles) {
  expect_names({
      {u"이용근 대표는 서비스가 중요하다고 말했다.", {"person 이용근 title=대표"}},
      {u"박수현 기자가 현장에서 취재했다.", {"person 박수현 title=기자"}},
      {u"배우 정하늘은 새 영화를 찍는다.", {"person 정하늘 title=배우"}},
      {u"한서연 변호사와 함께 법정에 나왔다.", {"person 한서연 title=변호사"}},
      {u"최민호 감독의 팀이 이겼다.", {"person 최민호 title=감독"}},
      {u"강도윤 의원은 법안을 냈다.", {"person 강도윤 title=의원"}},
      {u"남궁혁 교수는 연구 결과를 발표했다.", {"person 남궁혁 title=교수"}},
      {u"황보석진 국장이 설명했다.", {"person 황보석진 title=국장"}},
      {u"임재현 전 장관이 출석했다.", {"person 임재현 title=전 장관"}},
      {u"홍길동씨는 부인했다.", {"person 홍길동 title=씨"}},
      {u"김나래 씨가 신고했다.", {"person 김나래 title=씨"}},
      {u"송지훈(45) 선수도 참가했다.", {"person 송지훈"}},
  });
}

TEST_F(NamesTest, FindsTheAffiliation) {
  expect_names({
      {u"이용근 모아이스 대표는 웃었다.", {"person 이용근 title=대표 of=모아이스", "org 모아이스"}},
      {u"장하영 기획재정부 장관은 답했다.",
       {"person 장하영 title=장관 of=기획재정부", "org 기획재정부"}},
      {u"기획재정부 장하영 장관은 답했다.",
       {"org 기획재정부", "person 장하영 title=장관 of=기획재정부"}},
      {u"윤성호 서울대 교수는 반대했다.", {"person 윤성호 title=교수 of=서울대", "org 서울대"}},
      {u"김동원 한국은행 총재가 밝혔다.", {"person 김동원 title=총재 of=한국은행", "org 한국은행"}},
  });
}

TEST_F(NamesTest, LeadsSurnamesBackToFullNames) {
  expect_names({
      {u"이용근 대표는 반대했다. 이 대표는 이유를 밝혔다.",
       {"person 이용근 title=대표", "person 이 title=대표 ->이용근"}},
      {u"박수현 교수와 김나래 교수가 만났다. 김 교수는 웃었다. 박 교수도 웃었다.",
       {"person 박수현 title=교수", "person 김나래 title=교수", "person 김 title=교수 ->김나래",
        "person 박 title=교수 ->박수현"}},
      {u"김동원 의원과 김나래 감독이 참석했다. 김 감독이 먼저 말했다.",
       {"person 김동원 title=의원", "person 김나래 title=감독", "person 김 title=감독 ->김나래"}},
      {u"임재현 장관은 사과했다. 임 전 장관은 떠났다.",
       {"person 임재현 title=장관", "person 임 title=전 장관 ->임재현"}},
      {u"최씨는 혐의를 인정했다.", {"person 최 title=씨 ->최"}},
      {u"채누리 씨는 가게를 열었다. 채 씨는 웃었다.",
       {"person 채누리 title=씨", "person 채 title=씨 ->채누리"}},
  });
}

TEST_F(NamesTest, KeepsFullNamesTogetherThroughTheText) {
  const std::u16string_view text =
      u"윤성호 의원이 질문했다. 장관은 답하지 않았다. 윤성호는 다시 물었다.";
  const Analysis analysis = analyzer().analyze(text);
  ASSERT_EQ(analysis.names.size(), 2u);
  EXPECT_EQ(analysis.names[1].span.of(text), u"윤성호");
  EXPECT_EQ(analysis.names[1].canonical, 0u);
}

TEST_F(NamesTest, DoesNotNameWhatTheTextWithholds) {
  expect_names({
      {u"A씨는 이웃에게 말했다.", {}},
      {u"김모씨가 붙잡혔다.", {}},
      {u"이모(34) 씨를 조사했다.", {}},
      {u"박 모 씨는 달아났다.", {}},
      {u"업계 관계자는 말을 아꼈다.", {}},
      {u"한 교수는 익명을 요구했다.", {}},
      {u"전 대통령의 책이 나왔다.", {}},
      {u"이번 대표는 다르다.", {}},
      {u"또 다른 대표가 말했다.", {}},
      {u"소비자 대표가 참석했다.", {}},
  });
}

TEST_F(NamesTest, FindsForeignPersons) {
  expect_names({
      {u"페트로비치 감독은 만족했다.", {"person 페트로비치 title=감독"}},
      {u"요르겐 크바머 박사가 발표했다.", {"person 요르겐 크바머 title=박사"}},
      {u"트럼프 대통령이 서명했다.", {"person 트럼프 title=대통령"}},
      {u"앙겔라 메르켈 총리는 물러났다.", {"person 앙겔라 메르켈 title=총리"}},
  });
}

TEST_F(NamesTest, FindsBodiesBySuffix) {
  expect_names({
      {u"한국수산자원공단은 계획을 냈다.", {"org 한국수산자원공단"}},
      {u"누리문화재단이 조사했다.", {"org 누리문화재단"}},
      {u"대한빙상경기연맹은 사과했다.", {"org 대한빙상경기연맹"}},
      {u"부산 동래경찰서는 수사에 나섰다.", {"org 부산 동래경찰서"}},
      {u"누리소프트 관계자는 부인했다. 누리증권은 분석했다.", {"org 누리증권"}},
  });
}

TEST_F(NamesTest, FindsPlaces) {
  expect_names({
      {u"서울에서 부산까지 간다.", {"place 서울", "place 부산"}},
      {u"경기도 수원시 주민이 반대했다.", {"place 경기도 수원시"}},
      {u"미국 시장이 흔들렸다.", {"place 미국"}},
      {u"이달 도쿄에서 회의가 열린다.", {"place 도쿄"}},
      {u"사고는 강남구 도곡동에서 났다.", {"place 강남구 도곡동"}},
  });
}

TEST_F(NamesTest, FollowsAbbreviationsInBrackets) {
  const std::u16string_view text = u"한국수산자원협회(한수협)는 반대했다. 한수협은 성명을 냈다.";
  const Analysis analysis = analyzer().analyze(text);
  size_t shorts = 0;
  for (const Name& name : analysis.names) shorts += name.span.of(text) == u"한수협";
  EXPECT_EQ(shorts, 2u);
}

TEST_F(NamesTest, JoinsThePartsOfForeignNames) {
  expect_names({
      {u"토머스 K. 하워드 총리가 왔다.", {"person 토머스 K. 하워드 title=총리"}},
      {u"페를리나 쿠즈네코프는 떠났다.", {"person 페를리나 쿠즈네코프"}},
      {u"마르코 드 벨포르가 이겼다.", {"person 마르코 드 벨포르"}},
  });
}

TEST_F(NamesTest, JoinsBodiesAndSitesWithTheirPlace) {
  expect_names({
      {u"독일 정부는 거절했다.", {"org 독일 정부"}},
      {u"프랑스 경찰이 수색했다.", {"org 프랑스 경찰"}},
      {u"경찰은 조사에 나섰다.", {"org 경찰"}},
      {u"국방부 감사관실이 점검했다.", {"org 국방부 감사관실"}},
      {u"뉴욕 북부에 눈이 왔다.", {"place 뉴욕 북부"}},
      {u"새벽호텔은 나주버스터미널 앞에 있다.", {"place 나주버스터미널"}},
  });
}

TEST_F(NamesTest, GivesTheSurnamesOfAddress) {
  expect_names({
      {u"안 전 후보는 떠났다.", {"person 안 title=전 후보 ->안"}},
      {u"재훈씨가 웃었다.", {"person 재훈 title=씨"}},
      {u"남궁민수 기자가 썼다.", {"person 남궁민수 title=기자"}},
      {u"황보지훈 선수가 뛰었다.", {"person 황보지훈 title=선수"}},
      {u"제갈윤 씨와 선우은숙 씨가 만났다.",
       {"person 제갈윤 title=씨", "person 선우은숙 title=씨"}},
      {u"독고영재 감독과 서문탁 씨가 왔다.",
       {"person 독고영재 title=감독", "person 서문탁 title=씨"}},
  });
}

TEST_F(NamesTest, SaysWhatSpeaksForAName) {
  const std::vector<std::pair<const char16_t*, NameEvidence>> cases = {
      {u"이용근 대표는 떠났다.", NameEvidence::kTitle},
      {u"홍도윤(35)은 떠났다.", NameEvidence::kAge},
      {u"누리문화재단이 조사했다.", NameEvidence::kSuffix},
      {u"서울에 왔다.", NameEvidence::kLexicon},
      {u"쿠즈네코프에게 물었다.", NameEvidence::kParticle},
      {u"쿠즈네코프는 떠났다.", NameEvidence::kShape},
  };
  for (const auto& [text, evidence] : cases) {
    const Analysis analysis = analyzer().analyze(text);
    ASSERT_FALSE(analysis.names.empty()) << base::to_utf8(text);
    EXPECT_EQ(analysis.names[0].evidence, evidence) << base::to_utf8(text);
  }
  const Analysis twice =
      analyzer().analyze(u"박도윤 대표는 갔다. 박도윤은 왔다. 오타니 쇼헤이(大谷翔平)도.");
  ASSERT_EQ(twice.names.size(), 4u);
  EXPECT_EQ(twice.names[1].evidence, NameEvidence::kRepeated);
  EXPECT_EQ(twice.names[3].evidence, NameEvidence::kBrackets);
  EXPECT_EQ(twice.names[3].canonical, 2u);
}

TEST_F(NamesTest, NeverOverlapsAndStaysInOrder) {
  const std::u16string_view text =
      u"기획재정부 김동원 차관은 17일 서울 종로구 정부서울청사에서 박수현 한국은행 부총재와 만나 "
      u"이 차관의 계획을 들었다. 김 차관은 트럼프 대통령과 시진핑 국가주석의 회담도 언급했다.";
  const Analysis analysis = analyzer().analyze(text);
  ASSERT_FALSE(analysis.names.empty());
  for (size_t i = 0; i < analysis.names.size(); ++i) {
    EXPECT_LT(analysis.names[i].span.start, analysis.names[i].span.end);
    EXPECT_LE(analysis.names[i].span.end, text.size());
    EXPECT_LT(analysis.names[i].canonical, analysis.names.size());
    if (i > 0) {
      EXPECT_LE(analysis.names[i - 1].span.end, analysis.names[i].span.start);
    }
  }
}

TEST_F(NamesTest, EndsOnLongListsOfTitles) {
  std::u16string text;
  for (int i = 0; i < 5'000; ++i) text += u"이 대표 김 의원 ";
  EXPECT_FALSE(analyzer().analyze(text).names.empty());
}

}  // namespace
}  // namespace dokhae::korean
