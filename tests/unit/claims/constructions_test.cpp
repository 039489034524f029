// Every way in which a newspaper says that somebody says something: one sentence of our own
// for each, with what must be found in it.
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

struct Wanted {
  const char* text;
  const char* speaker;  ///< canonical; the name of a person is enough
  const char* cue;      ///< lemma, "" for none
  char quote;           ///< d or i
};

struct Case {
  const char* construction;
  const char16_t* body;
  std::vector<Wanted> wanted;
};

std::ostream& operator<<(std::ostream& out, const Case& one) {
  return out << one.construction;
}

const std::vector<Case>& cases() {
  static const std::vector<Case> kCases = {
      // Quotations
      {"curly double marks",
       u"박도윤 한들전자 대표는 “길이 없다”고 말했다.",
       {{"길이 없다", "박도윤", "말하다", 'd'}}},
      {"straight marks",
       u"박도윤 한들전자 대표는 \"길이 없다\"고 말했다.",
       {{"길이 없다", "박도윤", "말하다", 'd'}}},
      {"single marks with a quotative",
       u"박도윤 한들전자 대표는 ‘이제는 바꿔야 한다’고 말했다.",
       {{"이제는 바꿔야 한다", "박도윤", "말하다", 'd'}}},
      {"corner marks",
       u"박도윤 한들전자 대표는 「이제는 바꿔야 한다」고 말했다.",
       {{"이제는 바꿔야 한다", "박도윤", "말하다", 'd'}}},
      {"nested marks",
       u"박도윤 한들전자 대표는 “직원들이 ‘못 하겠다’고 한다”고 전했다.",
       {{"직원들이 ‘못 하겠다’고 한다", "박도윤", "전하다", 'd'}}},
      {"a mark that is never closed",
       u"박도윤 한들전자 대표는 “이제는 바꿔야 한다고 말했다.",
       {{"이제는 바꿔야 한다", "박도윤", "말하다", 'd'}}},
      {"several sentences in one pair",
       u"박도윤 한들전자 대표는 “돈이 없다. 사람도 없다. 그래도 간다”고 말했다.",
       {{"돈이 없다. 사람도 없다. 그래도 간다", "박도윤", "말하다", 'd'}}},
      {"chained with one cue",
       u"박도윤 한들전자 대표는 “돈이 없다”며 “사람도 없다”고 했다.",
       {{"돈이 없다", "박도윤", "하다", 'd'}, {"사람도 없다", "박도윤", "하다", 'd'}}},
      {"while …, -면서도",
       u"박도윤 한들전자 대표는 “어렵다”면서도 “포기는 없다”고 말했다.",
       {{"어렵다", "박도윤", "말하다", 'd'}, {"포기는 없다", "박도윤", "말하다", 'd'}}},
      {"either of two quotations",
       u"이용자들은 화가 났다. “돈을 돌려 달라”거나 “너무하다”는 글이 쏟아졌다.",
       {{"돈을 돌려 달라", "이용자들", "글", 'd'}, {"너무하다", "이용자들", "글", 'd'}}},
      {"bare while without a cue",
       u"박도윤 한들전자 대표는 “다 끝났다”며 웃었다.",
       {{"다 끝났다", "박도윤", "", 'd'}}},
      {"free-standing",
       u"박도윤 한들전자 대표는 말을 아꼈다. “지금은 드릴 말씀이 없습니다.”",
       {{"지금은 드릴 말씀이 없습니다.", "박도윤", "", 'd'}}},
      {"block quotation with its speaker after it",
       u"“가게 문을 닫을 수밖에 없습니다.”\n한 분식집 주인의 말이다.",
       {{"가게 문을 닫을 수밖에 없습니다.", "한 분식집 주인", "말", 'd'}}},
      {"a fragment in marks inside a clause",
       u"정부는 예산을 “전면 재검토”하겠다고 밝혔다.",
       {{"예산을 “전면 재검토”하겠다", "정부", "밝히다", 'i'}}},
      {"a naming verb",
       u"회사는 새 제품을 ‘직장인의 비서’라고 소개하며 “10분이면 충분하다”고 말했다.",
       {{"10분이면 충분하다", "회사", "말하다", 'd'}}},
      {"a term", u"시는 ‘걷고 싶은 길’ 사업을 시작했다.", {}},
      {"a definition", u"혈당이 높은 병을 당뇨라고 한다.", {}},
      {"a slogan", u"광장에는 ‘함께 사는 도시’라는 현수막이 걸렸다.", {}},
      // Indirect
      {"-다고", u"검찰은 증거가 충분하다고 밝혔다.", {{"증거가 충분하다", "검찰", "밝히다", 'i'}}},
      {"-라고 of the copula",
       u"검찰은 계획된 범행이라고 밝혔다.",
       {{"계획된 범행이라", "검찰", "밝히다", 'i'}}},
      {"-자고",
       u"노조는 대화를 다시 시작하자고 제안했다.",
       {{"대화를 다시 시작하자", "노조", "제안하다", 'i'}}},
      {"-냐고",
       u"기자들은 책임이 누구에게 있느냐고 물었다.",
       {{"책임이 누구에게 있느냐", "기자들", "묻다", 'i'}}},
      {"-달라고",
       u"유족은 진상을 밝혀 달라고 호소했다.",
       {{"진상을 밝혀 달라", "유족", "호소하다", 'i'}}},
      {"fused -단",
       u"더는 미룰 수 없단 지적이 나온다.",
       {{"더는 미룰 수 없단", "(unnamed)", "지적", 'i'}}},
      {"fused -란",
       u"내년이면 나아질 것이란 전망이 많다.",
       {{"내년이면 나아질 것이란", "(unnamed)", "전망", 'i'}}},
      {"adnominal with a noun of saying",
       u"전문가들 사이에서도 값이 지나치게 높다는 평가가 많다.",
       {{"값이 지나치게 높다", "전문가들", "평가", 'i'}}},
      {"a noun with a light verb",
       u"경찰은 단독 범행이라는 입장을 밝혔다.",
       {{"단독 범행이라", "경찰", "입장을 밝히다", 'i'}}},
      {"a noun of the plan",
       u"정부는 세금을 내리겠다는 방침이다.",
       {{"세금을 내리겠다", "정부", "방침", 'i'}}},
      {"-다는 점을",
       u"한 주민은 의견을 듣지 않았다는 점을 지적했다.",
       {{"의견을 듣지 않았다", "한 주민", "지적하다", 'i'}}},
      {"-ㄹ 것을",
       u"위원회는 정부에 자료를 공개할 것을 요구했다.",
       {{"자료를 공개할 것", "위원회", "요구하다", 'i'}}},
      {"-도록",
       u"법원은 회사가 자료를 내도록 명령했다.",
       {{"회사가 자료를 내도록", "법원", "명령하다", 'i'}}},
      {"-ㄴ 점을",
       u"시민단체는 정부가 약속을 어긴 점을 비판했다.",
       {{"정부가 약속을 어긴 점", "시민단체", "비판하다", 'i'}}},
      {"-ㄹ 것으로",
       u"기상청은 밤부터 비가 내릴 것으로 예보했다.",
       {{"밤부터 비가 내릴 것", "기상청", "예보하다", 'i'}}},
      {"-에 따르면",
       u"경찰에 따르면 이날 3명이 다쳤다.",
       {{"이날 3명이 다쳤다", "경찰", "에 따르면", 'i'}}},
      {"-에 의하면",
       u"보고서에 의하면 물가는 2% 올랐다.",
       {{"물가는 2% 올랐다", "보고서", "에 의하면", 'i'}}},
      {"-를 보면",
       u"감사 보고서를 보면 인력이 줄었다.",
       {{"인력이 줄었다", "감사 보고서", "를 보면", 'i'}}},
      {"-것으로 알려졌다",
       u"이 중 2명은 크게 다친 것으로 알려졌다.",
       {{"이 중 2명은 크게 다친 것", "(unnamed)", "알려지다", 'i'}}},
      {"reported as told to others",
       u"박도윤 한들전자 대표는 못 하겠다는 취지로 발언한 것으로 전해졌다.",
       {{"못 하겠다", "박도윤", "발언하다", 'i'}}},
      {"continuation",
       u"노조는 “더는 못 참는다”고 했다. 회사가 약속을 어겼다는 것이다.",
       {{"더는 못 참는다", "노조", "하다", 'd'}, {"회사가 약속을 어겼다", "노조", "것이다", 'i'}}},
      {"relative clause",
       u"“끝까지 싸우겠다”고 밝힌 최나은 감독은 자리를 떴다.",
       {{"끝까지 싸우겠다", "최나은", "밝히다", 'd'}}},
      {"relative clause without a cue",
       u"회비 90만원을 냈다는 직장인 D씨는 울었다.",
       {{"회비 90만원을 냈다", "직장인 D씨", "", 'i'}}},
      {"modal, so nobody says it", u"이를 실패라고 볼 수 없다.", {}},
      {"a believer in general", u"그렇게 끝난다고 믿는 사람은 없다.", {}},
      {"nested views",
       u"금리가 내릴 것이라는 예상이 값을 올렸다는 분석이 나온다.",
       {{"금리가 내릴 것이라는 예상이 값을 올렸다", "(unnamed)", "분석", 'i'}}},
      // Speakers
      {"name body title",
       u"한서윤 다솜제약 대표는 “된다”고 했다.",
       {{"된다", "한서윤", "하다", 'd'}}},
      {"body's name title",
       u"다솜제약의 한서윤 대표는 “된다”고 했다.",
       {{"된다", "한서윤", "하다", 'd'}}},
      {"title before a name", u"소설가 한서윤은 “된다”고 했다.", {{"된다", "한서윤", "하다", 'd'}}},
      {"a stage name", u"가수 시온은 “된다”고 했다.", {{"된다", "시온", "하다", 'd'}}},
      {"two offices",
       u"한서윤 부총리 겸 기획재정부 장관은 “된다”고 했다.",
       {{"된다", "한서윤", "하다", 'd'}}},
      {"a name with a verb's look",
       u"백도준 청해 감독은 “된다”고 했다.",
       {{"된다", "백도준", "하다", 'd'}}},
      {"a foreign name",
       u"호르헤 살리나스(Jorge Salinas) 남방국 대통령은 “된다”고 했다.",
       {{"된다", "호르헤 살리나스", "하다", 'd'}}},
      {"surname and title",
       u"한서윤 새봄당 의원이 왔다. 한 의원은 “된다”고 했다.",
       {{"된다", "한서윤", "하다", 'd'}}},
      {"he",
       u"한서윤 새봄당 의원은 “된다”고 했다. 그는 “곧 한다”고 했다.",
       {{"된다", "한서윤", "하다", 'd'}, {"곧 한다", "한서윤", "하다", 'd'}}},
      {"this official",
       u"외교부 당국자는 “된다”고 했다. 이 당국자는 “곧 한다”고 했다.",
       {{"된다", "외교부 당국자", "하다", 'd'}, {"곧 한다", "외교부 당국자", "하다", 'd'}}},
      {"nobody named again",
       u"한서윤 새봄당 의원은 “된다”고 했다. 이어 곧 하겠다고 말했다.",
       {{"된다", "한서윤", "하다", 'd'}, {"곧 하겠다", "한서윤", "말하다", 'i'}}},
      {"a letter", u"A씨는 “몰랐다”고 했다.", {{"몰랐다", "A씨", "하다", 'd'}}},
      {"a masked name and its short form",
       u"직장인 김모(35)씨는 “놀랐다”고 했다. 김씨는 “무섭다”고 했다.",
       {{"놀랐다", "직장인 김모씨", "하다", 'd'}, {"무섭다", "직장인 김모씨", "하다", 'd'}}},
      {"a masked name in three words",
       u"직장인 김 모 씨는 “놀랐다”고 했다.",
       {{"놀랐다", "직장인 김모씨", "하다", 'd'}}},
      {"another one",
       u"한 상인은 “좋다”고 했다. 또 다른 상인은 “싫다”고 했다.",
       {{"좋다", "한 상인", "하다", 'd'}, {"싫다", "또 다른 상인", "하다", 'd'}}},
      {"a body by its short name",
       u"다온바이오는 “된다”고 했다. 회사 측은 “곧 한다”고 했다.",
       {{"된다", "다온바이오", "하다", 'd'}, {"곧 한다", "다온바이오", "하다", 'd'}}},
      {"the market, no mayor",
       u"시장에서는 값이 더 내릴 것이라는 전망이 나온다.",
       {{"값이 더 내릴 것이라", "시장", "전망", 'i'}}},
      {"two layers, agency and person",
       u"통신에 따르면 한서윤 장관은 “된다”고 말했다.",
       {{"된다", "한서윤", "말하다", 'd'}}},
      {"two layers, heard by an agency",
       u"한서윤 장관이 “된다”고 말했다고 통신이 보도했다.",
       {{"된다", "한서윤", "말하다", 'd'}}},
      {"the subject of the saying",
       u"한서윤 장관은 위원회가 자료를 숨겼다고 말했다.",
       {{"위원회가 자료를 숨겼다", "한서윤", "말하다", 'i'}}},
      {"a question that is answered",
       u"한서윤 장관은 “된다”고 했다. “언제냐”는 오지민 의원의 질문에는 “곧”이라고만 답했다.",
       {{"된다", "한서윤", "하다", 'd'}}},
      {"what is spoken of",
       u"한서윤 장관은 된다고 했다. 증세에 대해서는 아직 이르다고 말했다.",
       {{"된다", "한서윤", "하다", 'i'}, {"아직 이르다", "한서윤", "말하다", 'i'}}},
      {"to whom it is said",
       u"한서윤 장관은 주민들에게 집을 떠나라고 말했다.",
       {{"집을 떠나라", "한서윤", "말하다", 'i'}}},
      {"the occasion",
       u"한서윤 장관은 18일 서울에서 회견을 열고 곧 하겠다고 밝혔다.",
       {{"곧 하겠다", "한서윤", "밝히다", 'i'}}},
  };
  return kCases;
}

class Constructions : public testing::TestWithParam<Case> {};

TEST_P(Constructions, AreFound) {
  static const auto analyzer = korean::Analyzer::create(test::built_lexicon());
  const Case& one = GetParam();
  const std::u16string text = u"제목이다\n" + std::u16string(one.body);
  const korean::Analysis analysis = (*analyzer)->analyze(text);
  const Outline outline = find_claims(analysis, test::built_lexicon(), true);
  std::string found;
  for (size_t i = 1; i < outline.claims.size(); ++i)
    found += "  «" + base::to_utf8(outline.claims[i].span.of(text)) + "»\n";
  for (const Wanted& wanted : one.wanted) {
    const Claim* claim = nullptr;
    for (const Claim& other : outline.claims) {
      if (base::to_utf8(other.span.of(text)) == wanted.text) claim = &other;
    }
    ASSERT_NE(claim, nullptr) << wanted.text << " is not among\n" << found;
    const Speaker& speaker = outline.speakers[claim->speaker];
    EXPECT_TRUE(base::to_utf8(speaker.canonical) == wanted.speaker ||
                base::to_utf8(speaker.name) == wanted.speaker)
        << wanted.text << " is said by " << base::to_utf8(speaker.canonical);
    EXPECT_EQ(base::to_utf8(claim->cue.lemma), wanted.cue) << wanted.text;
    EXPECT_EQ(claim->quote, wanted.quote == 'd' ? Quote::kDirect : Quote::kIndirect) << wanted.text;
  }
  if (one.wanted.empty()) {
    EXPECT_EQ(outline.claims.size(), 1u) << found;
  }
}

INSTANTIATE_TEST_SUITE_P(Claims, Constructions, testing::ValuesIn(cases()));

}  // namespace
}  // namespace dokhae::claims
