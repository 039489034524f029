#include "korean/sentences.h"

#include <algorithm>

#include "korean/break_rules.h"
#include "korean/characters.h"

namespace dokhae::korean {

using base::TextSpan;

struct SentenceBreaker::Session::State {
  const BreakRules* rules = nullptr;
  std::vector<uint32_t> breaks;
  std::vector<uint8_t> quoted;  // 1: a position inside a closed quotation
};

namespace {

// The word of `words` (between blanks) that `text` begins with; empty when there is none.
std::u16string_view beginning(std::u16string_view text, std::u16string_view words) {
  while (!words.empty()) {
    const std::u16string_view word = words.substr(0, words.find(u' '));
    if (text.starts_with(word)) return word;
    words.remove_prefix(std::min(words.size(), word.size() + 1));
  }
  return {};
}

// What goes on after a quotation although a blank stands between.
bool continues_quotation(std::u16string_view rest, bool after_mark) {
  // The quotation's particles begin no other sentence and go on without marks too:
  // 왜 늦었나? 라고 물었다, 누굴까? 싶었다.
  constexpr std::u16string_view kAfterAll =
      u" 라고 이라고 라며 이라며 라면서 이라면서 라는 이라는 했더니 싶은 싶다 싶었다 ";
  // ” 고 했다, ” 를 외쳤다.
  constexpr std::u16string_view kAfterMarks =
      u" 고 며 면서 는 하고 하며 하는 하자 묻자 답하자 말하자 외치자 등 등의 식의 를 을 은 의 에 "
      u"로 으로 라 이라 란 이란 라든 이라든 이다 였다 던 하던 따위 같은 ";
  // A noun that says what the quotation is: ” 지적이 나왔다, ” 소리와 함께.
  constexpr std::u16string_view kNouns =
      u"소리 한마디 지적 비판 질문 물음 외침 주장 목소리 함성 구호 반응";
  constexpr std::u16string_view kJosa = u"이가을를은는에도과와만의로";
  size_t length = 0;
  while (length < rest.size() && base::is_syllable(rest[length])) ++length;
  const std::u16string_view word = rest.substr(0, length);
  const auto in = [word](std::u16string_view words) {
    const size_t at = word.size() > 4 ? std::u16string_view::npos : words.find(word);
    return at != std::u16string_view::npos && words[at - 1] == u' ' &&
           words[at + word.size()] == u' ';
  };
  if (word.empty()) return false;
  if (in(kAfterAll)) return true;
  if (!after_mark) return false;
  if (in(kAfterMarks)) return true;
  const size_t noun = beginning(word, kNouns).size();
  return noun != 0 && (noun == word.size() || kJosa.find(word[noun]) != std::u16string_view::npos);
}

bool is_double_quote(char16_t unit) {
  return unit == u'“' || unit == u'”' || unit == u'"';
}

bool is_saying(std::u16string_view word) {
  constexpr std::u16string_view kNouns =
      u"말 답 전 대답 설명 강조 지적 주장 토로 반박 호소 회상 회고 반문 조언 경고 언급 당부 귀띔 "
      u"항변 진단 생각 궁금";
  constexpr std::u16string_view kStems =
      u"밝혔 밝힌 덧붙 물었 묻는 되물 되묻 외쳤 외친 썼 쓴다 소리쳤 털어놨 털어놓 속삭 중얼거";
  const size_t noun = beginning(word, kNouns).size();
  return noun != 0 ? noun < word.size() && (word[noun] == u'했' || word[noun] == u'한')
                   : !beginning(word, kStems).empty();
}

// Is this a clause of saying that lacks what is said, so that the quotation before it is its
// complement: 그가 말했다, 현장을 둘러본 뒤 박 씨는 덧붙였다, 사촌이 말했다고 통신이 보도했다? With
// an object or a quoted clause of its own (이유를 말했다, 어렵다고 말했다) it is a sentence, and so
// it is where it announces another quotation (다음과 같이, 이렇게 말했다. “…”).
bool is_attribution(std::u16string_view sentence, bool quotation_follows) {
  constexpr size_t kLongest = 120;
  while (!sentence.empty() && !base::is_syllable(sentence.back())) sentence.remove_suffix(1);
  if (sentence.size() > kLongest) return false;
  const auto has = [sentence](std::u16string_view words) {
    return sentence.find(words) != std::u16string_view::npos;
  };
  if (has(u"다음과 같") || (quotation_follows && (has(u"이렇게") || has(u"이같이")))) return false;
  size_t blank = sentence.rfind(u' ');
  // A verb alone has its speaker elsewhere.
  if (blank == std::u16string_view::npos) return false;
  const std::u16string_view verb = sentence.substr(blank + 1);
  if (!is_saying(verb)) {
    // 말했다고 … 보도했다: what is reported is the saying.
    if (!verb.starts_with(u"보도했")) return false;
    do {
      sentence = sentence.substr(0, blank);
      blank = sentence.rfind(u' ');
      if (blank == std::u16string_view::npos) return false;
    } while (!sentence.ends_with(u"다고") || !is_saying(sentence.substr(blank + 1)));
  }
  // Back over what may be the verb's own, to the end of the clause before it: 고개를 숙인 그는 has
  // an object of another verb.
  constexpr std::u16string_view kClauseEnds = u"후뒤며서채때고";
  constexpr std::u16string_view kQuoting = u"다라자냐";
  bool own_object = true;
  while (blank != std::u16string_view::npos) {
    sentence = sentence.substr(0, blank);
    if (sentence.empty()) break;
    blank = sentence.rfind(u' ');
    const std::u16string_view word = sentence.substr(blank + 1);  // npos + 1 is 0
    const char16_t last = sentence.back();
    if ((own_object && (last == u'을' || last == u'를')) ||
        std::any_of(word.begin(), word.end(), is_double_quote) ||
        (last == u'고' && word.size() > 1 &&
         kQuoting.find(word[word.size() - 2]) != std::u16string_view::npos))
      return false;
    if (kClauseEnds.find(last) != std::u16string_view::npos) break;
    if (base::is_syllable(last) && base::tail_of(last) == base::kTailNieun) own_object = false;
  }
  return true;
}

// Pairs of marks; in a pair of two equal ones the mark before it may have opened as well.
constexpr std::u16string_view kOpening = u"“‘\"'([<〈《「『";
constexpr std::u16string_view kClosing = u"”’\"')]>〉》」』";
constexpr size_t kCurly = 0, kStraight = 2;  // of the double marks; the single ones follow
constexpr size_t kNone = ~size_t{0};

bool is_quote(char16_t unit) {
  return is_double_quote(unit) || unit == u'‘' || unit == u'’' || unit == u'\'';
}

bool is_stop(char16_t unit) {
  return unit == u'.' || unit == u'?' || unit == u'!';
}

bool is_alphanumeric(char16_t unit) {
  const CharacterClass kind = character_class(unit);
  return kind == CharacterClass::kLatin || kind == CharacterClass::kDigit;
}

// Where the spoken sentences begin that end at text[at]: a polite ending (니다, 요, 죠) stands in a
// news text's quotations only.
size_t spoken_from(std::u16string_view text, size_t from, size_t at) {
  for (size_t i = at; i-- > from + 2;) {
    if (!is_blank(text[i]) || !is_stop(text[i - 1])) continue;
    const char16_t last = text[i - 2];
    const bool polite = last == u'요' || last == u'죠' ||
                        ((last == u'다' || last == u'까') && i > from + 2 && text[i - 3] == u'니');
    if (!polite) return i + 1;
  }
  return from;
}

// Marks the positions between an opening mark and the mark that closes it: quotation marks,
// brackets, marks of titles. Marks that nothing closes open nothing. `quoted` is for
// text[from, to] and is set there.
void mark_quotations(std::u16string_view text, size_t from, size_t to,
                     std::vector<uint8_t>& quoted) {
  std::fill(quoted.begin() + static_cast<ptrdiff_t>(from),
            quoted.begin() + static_cast<ptrdiff_t>(to) + 1, uint8_t{0});
  size_t opened[kOpening.size()];
  std::fill(std::begin(opened), std::end(opened), kNone);
  bool closed_before = false;
  for (size_t i = from; i < to; ++i) {
    const char16_t unit = text[i];
    if (base::is_syllable(unit)) continue;
    size_t opens = kOpening.find(unit), closes = kClosing.find(unit);
    if (opens == std::u16string_view::npos && closes == std::u16string_view::npos) continue;
    const char16_t before = i > from ? text[i - 1] : u' ';
    const char16_t after = i + 1 < to ? text[i + 1] : u' ';
    const bool single = unit == u'\'' || unit == u'’';
    // An apostrophe: Let's. Doubled straight marks are one.
    if (single && is_alphanumeric(before) && is_alphanumeric(after)) continue;
    if (unit == u'"' && before == unit) continue;
    const bool may_open =
        !is_blank(after) && (is_blank(before) || is_opening(before) || is_quote(before));
    if (unit == u'<' && is_blank(after)) continue;
    // The curly marks and the straight ones close each other: what was opened last.
    if (single || is_double_quote(unit)) {
      const size_t curly = kCurly + (single ? 1 : 0), straight = kStraight + (single ? 1 : 0);
      const bool has_curly = opened[curly] != kNone, has_straight = opened[straight] != kNone;
      const bool last_curly = has_curly && (!has_straight || opened[curly] > opened[straight]);
      if (unit == u'"' || unit == u'\'') {
        closes = last_curly && !is_blank(before) ? curly : straight;
        opens = may_open || (unit == u'"' && opened[closes] == kNone) ? straight : kNone;
      } else if (closes != std::u16string_view::npos && has_straight && !last_curly) {
        closes = straight;
      }
    }
    if ((unit == u'”' || unit == u'"') && opened[closes] == kNone) {
      size_t next = i + 1;
      while (next < to && is_blank(text[next])) ++next;
      if (!is_blank(before) && continues_quotation(text.substr(next, to - next), true)) {
        // ” 라고 without a mark that opens it: the quotation began in the paragraph before.
        opens = kNone;
        if (!closed_before) opened[closes] = spoken_from(text, from, i);
      } else if (next == i + 1 && (is_blank(before) || is_stop(before))) {
        opens = closes;  // of the wrong shape
      }
    }
    if (opens != std::u16string_view::npos) {
      // A second opening mark before the first was closed: the first had no end.
      opened[opens] = i;
    } else if (closes != std::u16string_view::npos && opened[closes] != kNone) {
      std::fill(quoted.begin() + static_cast<ptrdiff_t>(opened[closes]) + 1,
                quoted.begin() + static_cast<ptrdiff_t>(i) + 1, uint8_t{1});
      closed_before = closed_before || is_double_quote(unit);
      opened[closes] = kNone;
    }
  }
}

bool quotation_follows(std::u16string_view text, size_t at) {
  return at < text.size() && is_quote(text[at]);
}

// A label in brackets is no sentence: [사진=연합], (김민서, 2021).
bool is_label(std::u16string_view part) {
  return is_opening(part.front()) && is_closing(part.back()) && !is_quote(part.front()) &&
         part.find_first_of(u".?!。") == std::u16string_view::npos &&
         kOpening.find(part.front()) == kClosing.find(part.back());
}

}  // namespace

SentenceBreaker::SentenceBreaker(std::unique_ptr<BreakRules> rules) : rules_(std::move(rules)) {}
SentenceBreaker::~SentenceBreaker() = default;

std::unique_ptr<SentenceBreaker> SentenceBreaker::create(std::span<const std::byte> bytes) {
  auto rules = BreakRules::open(bytes);
  if (!rules) return nullptr;
  return std::unique_ptr<SentenceBreaker>(new SentenceBreaker(std::move(rules)));
}

SentenceBreaker::Session SentenceBreaker::session() const {
  auto state = std::make_unique<Session::State>();
  state->rules = rules_.get();
  return Session(std::move(state));
}

SentenceBreaker::Session::Session(std::unique_ptr<State> state) : state_(std::move(state)) {}
SentenceBreaker::Session::Session(Session&&) noexcept = default;
SentenceBreaker::Session::~Session() = default;

void SentenceBreaker::Session::split(std::u16string_view text, TextSpan paragraph,
                                     std::vector<TextSpan>& out) {
  const std::u16string_view part = paragraph.of(text);
  if (part.empty()) return;
  auto& breaks = state_->breaks;
  breaks.clear();
  for (size_t end = 0; end < part.size();) {
    end = state_->rules->next(part, end);
    breaks.push_back(static_cast<uint32_t>(end));
  }

  auto& quoted = state_->quoted;
  quoted.resize(part.size() + 1);
  mark_quotations(part, 0, part.size(), quoted);
  // A paragraph that is one quotation from end to end is cut like plain text.
  size_t first = 0, last = part.size();
  while (first < last && is_blank(part[first])) ++first;
  while (last > first && is_blank(part[last - 1])) --last;
  bool alone = last - first >= 2 && is_quote(part[first]) && is_quote(part[last - 1]);
  for (size_t i = first + 1; alone && i + 1 < last; ++i) alone = quoted[i] != 0;
  if (alone) mark_quotations(part, first + 1, last - 1, quoted);

  uint32_t start = 0;
  size_t content = 0;  // behind the blanks at `start`
  for (size_t i = 0; i < breaks.size(); ++i) {
    const uint32_t end = breaks[i];
    content = std::max<size_t>(content, start);
    while (content < end && is_blank(part[content])) ++content;
    if (end < part.size()) {
      if (quoted[end] != 0) continue;
      size_t before = end;
      while (before > start && is_blank(part[before - 1])) --before;
      const char16_t mark = before > start ? part[before - 1] : u' ';
      const bool after_mark = is_closing(mark) || is_quote(mark);
      if (continues_quotation(part.substr(end), after_mark || before == end)) continue;
      if (after_mark) {
        // Where a sentence stands around what the mark closes, only double marks may end it.
        size_t opening = before - 1;
        while (opening > start && quoted[opening] != 0) --opening;
        if (content < opening && quoted[before - 1] != 0 &&
            (!is_double_quote(mark) || quotation_follows(part, end)))
          continue;
        if (is_double_quote(mark) && is_attribution(part.substr(end, breaks[i + 1] - end),
                                                    quotation_follows(part, breaks[i + 1])))
          continue;
      }
    }
    size_t from = start, to = end;
    while (from < to && is_blank(part[from])) ++from;
    while (to > from && is_blank(part[to - 1])) --to;
    start = end;
    if (from == to) continue;
    const TextSpan span{paragraph.start + static_cast<uint32_t>(from),
                        paragraph.start + static_cast<uint32_t>(to)};
    // Signs alone and labels belong to what they follow.
    const std::u16string_view sentence = part.substr(from, to - from);
    const bool signs = std::all_of(sentence.begin(), sentence.end(), [](char16_t unit) {
      return character_class(unit) == CharacterClass::kSymbol || is_blank(unit);
    });
    if ((signs || is_label(sentence)) && !out.empty() && out.back().start >= paragraph.start) {
      out.back().end = span.end;
    } else {
      out.push_back(span);
    }
  }
}

}  // namespace dokhae::korean
