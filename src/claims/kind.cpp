#include "claims/kind.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "claims/clause.h"

namespace dokhae::claims {
namespace {

using korean::Analysis;
using korean::Tag;
using korean::Token;

template <size_t N>
bool ends_with_any(std::u16string_view text,
                   const std::array<std::u16string_view, N>& ends) noexcept {
  return std::any_of(ends.begin(), ends.end(),
                     [text](std::u16string_view end) { return ends_with(text, end); });
}

template <size_t N>
bool has_any(std::u16string_view text, const std::array<std::u16string_view, N>& parts) noexcept {
  return std::any_of(parts.begin(), parts.end(), [text](std::u16string_view part) {
    return text.find(part) != std::u16string_view::npos;
  });
}

// Words of a negative judgement.
constexpr std::array<std::u16string_view, 64> kBlame = {
    u"잘못",   u"무책임", u"무능",   u"부실",     u"실패",   u"졸속",   u"위법", u"불법",
    u"불공정", u"부당",   u"무시",   u"파괴",     u"훼손",   u"악화",   u"불편", u"피해",
    u"부족하", u"한계",   u"폐해",   u"문제가",   u"문제다", u"심각",   u"소홀", u"방치",
    u"외면",   u"꼼수",   u"거짓",   u"왜곡",     u"독단",   u"오만",   u"횡포", u"탄압",
    u"침해",   u"꼴",     u"불과하", u"그쳤",     u"못하고", u"못한다", u"못했", u"않는다",
    u"미흡",   u"역부족", u"과도",   u"지나치",   u"억지",   u"기만",   u"모순", u"번거",
    u"떨어뜨", u"내몰",   u"가중",   u"열악",     u"차별적", u"자의적", u"안일", u"실효성",
    u"의문",   u"비효율", u"낭비",   u"유감스럽", u"뒤처",   u"늦장",   u"뒷북", u"전락"};
constexpr std::array<std::u16string_view, 30> kFeelings = {
    u"바란다",      u"바랍니다", u"바라고", u"바람",    u"길 희망",  u"고 싶다",
    u"고 싶습니다", u"고 싶은",  u"감사하", u"감사드",  u"고맙",     u"죄송",
    u"미안",        u"송구",     u"기쁘",   u"기쁩",    u"아쉽",     u"아쉬움",
    u"안타깝",      u"유감",     u"행복",   u"영광",    u"슬프",     u"두렵",
    u"무섭",        u"놀랐",     u"놀라",   u"인상 깊", u"자랑스럽", u"뿌듯"};
constexpr std::array<std::u16string_view, 12> kWillNot = {u"모르겠", u"좋겠", u"있겠",   u"없겠",
                                                          u"느끼겠", u"알겠", u"어렵겠", u"않겠냐",
                                                          u"되겠",   u"같겠", u"힘들겠", u"하겠나"};

struct Tail {
  std::u16string_view text;      ///< last sentence, at most 60 units
  std::u16string_view last;      ///< its last word
  std::u16string_view last_two;  ///< its last two or three words
  const Token* predicate = nullptr;
  const Token* auxiliary = nullptr;  ///< VX after it
  const Token* ending = nullptr;
  bool past = false;
  bool will = false;  ///< 겠
  bool question_mark = false;
};

Tail tail_of_claim(const Analysis& analysis, base::TextSpan claim) {
  Tail tail;
  const std::u16string_view text = analysis.text;
  base::TextSpan span = trimmed(text, claim);
  for (uint32_t i = span.end; i < claim.end; ++i) tail.question_mark |= text[i] == u'?';
  if (span.empty()) return tail;
  uint32_t start = span.end - std::min<uint32_t>(60, span.length());
  for (uint32_t i = span.end - 1; i > start; --i) {
    if ((text[i] == u'.' || text[i] == u'?' || text[i] == u'!') && i + 1 < span.end &&
        text[i + 1] == u' ') {
      start = i + 1;
      break;
    }
  }
  while (start < span.end && text[start] == u' ') ++start;
  tail.text = text.substr(start, span.end - start);
  const size_t blank = tail.text.rfind(u' ');
  tail.last = blank == std::u16string_view::npos ? tail.text : tail.text.substr(blank + 1);
  size_t second = blank;
  for (int i = 0; i < 2 && second != std::u16string_view::npos && second > 0; ++i)
    second = tail.text.rfind(u' ', second - 1);
  tail.last_two = second == std::u16string_view::npos ? tail.text : tail.text.substr(second + 1);
  const auto& tokens = analysis.tokens;
  auto at =
      std::upper_bound(tokens.begin(), tokens.end(), span.end - 1,
                       [](uint32_t place, const Token& token) { return place < token.span.start; });
  bool seen_main = false;
  for (int steps = 0; at != tokens.begin() && steps < 14; ++steps) {
    --at;
    if (at->span.start < start) break;
    if (at->is_symbol()) continue;
    if (tail.ending == nullptr && (at->tag == Tag::kEF || at->tag == Tag::kEC ||
                                   at->tag == Tag::kETM || at->tag == Tag::kETN))
      tail.ending = &*at;
    if (!seen_main && at->tag == Tag::kEP) {
      tail.past |= at->form == u"았" || at->form == u"었" || at->form == u"였";
      tail.will |= at->form == u"겠";
    }
    if (at->is_predicate() && !seen_main) {
      if (at->tag == Tag::kVX) {
        if (tail.auxiliary == nullptr) tail.auxiliary = &*at;
        continue;
      }
      tail.predicate = &*at;
      seen_main = true;
      break;
    }
    if (at->is_noun() && tail.predicate == nullptr && tail.auxiliary == nullptr) break;
  }
  return tail;
}

bool must(const Tail& tail) {
  const std::u16string_view t = tail.text;
  static constexpr std::array<std::u16string_view, 36> kMust = {
      u"야 한다",    u"야 합니다", u"야 하고",   u"야 할 것", u"야 할 때",   u"야 해요",
      u"야 하지 않", u"야 된다",   u"야지",      u"필요하다", u"필요합니다", u"필요가 있다",
      u"필요",       u"필요해",    u"시급하다",  u"절실하다", u"바람직하다", u"마땅하다",
      u"달라",       u"말라",      u"주세요",    u"십시오",   u"합시다",     u"해달라",
      u"안 된다",    u"안 돼",     u"안 됩니다", u"안된다",   u"관건",       u"게 좋겠다",
      u"것이 좋다",  u"게 좋다",   u"급선무",    u"않을까요", u"야",         u"게 맞다"};
  for (const std::u16string_view end : kMust) {
    if (!ends_with(t, end)) continue;
    // 필요 없다 is another word; 야 alone only after 어.
    if (end == u"야" && !(ends_with(t, u"해야") || ends_with(t, u"여야") || ends_with(t, u"어야") ||
                          ends_with(t, u"아야") || ends_with(t, u"돼야")))
      continue;
    if (end == u"않을까요" && t.find(u"야 ") == std::u16string_view::npos) continue;
    return true;
  }
  // 하는 것이 중요하다: an act, not a thing.
  if (ends_with(t, u"것이 중요하다") || ends_with(t, u"게 중요하다") ||
      ends_with(t, u"것이 중요합니다") || ends_with(t, u"것이 필수"))
    return true;
  // 검토하라, 멈춰라; -자
  if (tail.ending != nullptr && tail.predicate != nullptr && tail.predicate->tag == Tag::kVV) {
    const std::u16string_view form = tail.ending->form;
    if (form.substr(0, 1) == u"라" || form.substr(0, 2) == u"으라" ||
        form.substr(0, 2) == u"어라" || form.substr(0, 1) == u"자")
      return true;
  }
  return false;
}

bool own_plan(const Tail& tail) {
  const std::u16string_view t = tail.text;
  if (has_any(tail.last, kWillNot) || has_any(tail.last_two, kWillNot)) return false;
  const bool verb = tail.predicate != nullptr && tail.predicate->tag == Tag::kVV;
  if (tail.will && (verb || tail.auxiliary != nullptr)) return true;
  if (ends_with(t, u"겠다") || ends_with(t, u"겠습니다") || ends_with(t, u"겠단") ||
      ends_with(t, u"겠다는 뜻"))
    return true;
  static constexpr std::array<std::u16string_view, 16> kPlans = {
      u"계획",     u"계획이다",         u"방침",     u"방침이다", u"예정",      u"예정이라",
      u"예정이다", u"생각이다",         u"계획이라", u"방침이라", u"기로 했다", u"추진한다",
      u"나선다",   u"목표로 하고 있다", u"할 거란",  u"ㄹ게요"};
  return ends_with_any(t, kPlans);
}

bool future(const Tail& tail) {
  const std::u16string_view t = tail.text;
  static constexpr std::array<std::u16string_view, 22> kFuture = {
      u"전망",          u"전망이다",          u"전망된다",         u"예상된다",        u"예상한다",
      u"가능성이 크다", u"가능성이 높다",     u"가능성이 있다",    u"될 것",           u"할 것",
      u"수 있다",       u"수도 있다",         u"수 있을 것",       u"수 있습니다",     u"우려된다",
      u"기대된다",      u"수밖에 없다",       u"수 밖에 없습니다", u"수밖에 없습니다", u"내다본다",
      u"듯하다",        u"수 있을지 모르겠다"};
  if (ends_with_any(t, kFuture)) return true;
  // -ㄹ 것이다, -ㄹ 거다, -ㄹ까, -ㄹ 것이란: the stem before 것 ends in ㄹ.
  for (const std::u16string_view head : {u"것이다", u"것입니다", u"것이라", u"것이란", u"거다",
                                         u"거란", u"것", u"거라", u"겁니다", u"것이라는"}) {
    if (!ends_with(t, head) || t.size() < head.size() + 2) continue;
    const char16_t before = t[t.size() - head.size() - 2];
    if (t[t.size() - head.size() - 1] == u' ' && before >= 0xAC00 && before <= 0xD7A3 &&
        (before - 0xAC00) % 28 == 8)
      return true;
  }
  return false;
}

}  // namespace

ClaimKind kind_of(const Analysis& analysis, base::TextSpan claim, Stance stance,
                  SpeakerType speaker) {
  const Tail tail = tail_of_claim(analysis, claim);
  const std::u16string_view t = tail.text;
  if (t.empty()) return ClaimKind::kFact;
  const bool blamed = has_any(t, kBlame);
  const bool question = tail.question_mark || ends_with(t, u"까") || ends_with(t, u"냐") ||
                        ends_with(t, u"나요") || ends_with(t, u"는가") || ends_with(t, u"은가");

  if (must(tail)) return ClaimKind::kRecommendation;
  const bool wish =
      ends_with(t, u"으면 좋겠다") || ends_with(t, u"면 좋겠다") || ends_with(t, u"면 좋겠습니다");
  if (wish)
    return stance == Stance::kUrge || stance == Stance::kAdvise ? ClaimKind::kRecommendation
                                                                : ClaimKind::kFeeling;
  if (own_plan(tail) && speaker != SpeakerType::kDocument) return ClaimKind::kCommitment;
  if (stance == Stance::kPromise && (ends_with(t, u"한다") || ends_with(t, u"할 것")))
    return ClaimKind::kCommitment;
  if (stance == Stance::kUrge && !tail.past) return ClaimKind::kRecommendation;
  if (stance == Stance::kCriticise && !future(tail)) return ClaimKind::kCriticism;
  if (has_any(tail.last_two, kFeelings)) return ClaimKind::kFeeling;
  if (question && stance == Stance::kAsk) return ClaimKind::kQuestion;
  if (future(tail))
    return stance == Stance::kCriticise ? ClaimKind::kCriticism : ClaimKind::kPrediction;
  if (blamed &&
      (stance == Stance::kPointOut || stance == Stance::kWorry || stance == Stance::kClaim ||
       stance == Stance::kSay || stance == Stance::kStress || stance == Stance::kNone)) {
    return ClaimKind::kCriticism;
  }
  if (question)
    return stance == Stance::kCriticise || stance == Stance::kPointOut ? ClaimKind::kCriticism
                                                                       : ClaimKind::kQuestion;
  if (stance == Stance::kExpect) return ClaimKind::kPrediction;

  static constexpr std::array<std::u16string_view, 30> kOpinions = {
      u"것 같다",  u"것 같습니다", u"본다",      u"생각한다",    u"생각이 든다", u"때문",
      u"때문이다", u"때문이라",    u"중요하다",  u"것은 아니다", u"셈이다",      u"의미가 있다",
      u"편이다",   u"듯 하다",     u"듯하다",    u"모르겠다",    u"확신한다",    u"판단한다",
      u"평가한다", u"느낀다",      u"것과 같다", u"마찬가지다",  u"다름없다",    u"아니라고 본다",
      u"효과라",   u"방법이라",    u"과제라",    u"계기가 됐다", u"큰 의미",     u"원칙"};
  if (ends_with_any(t, kOpinions)) return ClaimKind::kOpinion;
  if (tail.predicate != nullptr && tail.predicate->tag == Tag::kVA && !tail.past) {
    const std::u16string_view lemma = tail.predicate->lemma;
    if (lemma != u"있다" && lemma != u"없다" && lemma != u"많다" && lemma != u"적다" &&
        lemma != u"높다" && lemma != u"낮다" && lemma != u"이렇다") {
      return ClaimKind::kOpinion;
    }
  }
  if (tail.predicate != nullptr &&
      (tail.predicate->tag == Tag::kVCP || tail.predicate->tag == Tag::kVCN))
    return ClaimKind::kOpinion;
  // A noun at the end (상황, 사례, 시장): the copula stands outside the marks.
  if (tail.predicate == nullptr && tail.auxiliary == nullptr && tail.ending == nullptr)
    return ClaimKind::kOpinion;
  if (stance == Stance::kAssess || stance == Stance::kPraise) return ClaimKind::kOpinion;
  return ClaimKind::kFact;
}

std::string_view claim_kind_name(ClaimKind kind) noexcept {
  constexpr std::array<std::string_view, 8> kNames = {
      "commitment", "recommendation", "criticism", "prediction",
      "feeling",    "question",       "opinion",   "fact"};
  return kNames[static_cast<size_t>(kind)];
}

}  // namespace dokhae::claims
