#include "support/hostile_texts.h"

#include <iterator>

namespace dokhae::test {
namespace {

std::u16string titled(std::u16string_view piece, uint32_t times) {
  std::u16string text = u"시장 골목에 봄이 온다\n";
  text.reserve(text.size() + piece.size() * times);
  for (uint32_t i = 0; i < times; ++i) text += piece;
  return text;
}

std::u16string number(uint32_t value) {
  const std::string digits = std::to_string(value);
  return {digits.begin(), digits.end()};
}

std::u16string no_blank(uint32_t size) {
  return titled(u"가", size);
}

std::u16string no_full_stop(uint32_t size) {
  return titled(u"상인들은 지붕에서 비가 새고 손님이 줄었다며 시청 관계자가 곧 고친다고 하고 ",
                size);
}

std::u16string no_full_stop_open_marks(uint32_t size) {
  return titled(u"“정부는 ‘가겠다고 업계에서 하며 것으로 ", size);
}

/// One sentence with quotations of one cue that never comes.
std::u16string chained_quotations(uint32_t size) {
  return titled(u"“안 된다”며 ", size);
}

std::u16string quotations(uint32_t size) {
  return titled(u"홍 대표는 “안 된다”고 말했다. ", size);
}

std::u16string free_quotations(uint32_t size) {
  return titled(u"“그렇게는 안 됩니다.”\n", size);
}

/// As many speakers as sentences, each with the surname and title of the one before.
std::u16string speakers(uint32_t size) {
  std::u16string text = titled(u"", 0);
  constexpr std::u16string_view kSyllables = u"가나다라마바사아자차카타파하도로모보소오조초";
  for (uint32_t i = 0; i < size; ++i) {
    const char16_t given[] = {kSyllables[i % kSyllables.size()],
                              kSyllables[i / kSyllables.size() % kSyllables.size()]};
    text += u"김";
    text.append(given, 2);
    text += u" 제";
    text += number(i);
    text += u"조합 대표는 “안 된다”고 말했다. 김 대표는 곧 고치겠다고 했다. ";
  }
  return text;
}

std::u16string other_speakers(uint32_t size) {
  return titled(u"또 다른 주민은 “싫다”고 했다. ", size);
}

std::u16string pronouns(uint32_t size) {
  return titled(u"그는 “싫다”고 했다. 이 관계자는 두 사람이 옳다고 덧붙였다. ", size);
}

std::u16string views(uint32_t size) {
  return titled(u"늦었다는 지적이 나온다는 우려가 있다는 ", size);
}

std::u16string sources(uint32_t size) {
  return titled(u"경찰에 따르면 시청에 의하면 ", size);
}

/// A source at the start of a sentence that never ends.
std::u16string far_source(uint32_t size) {
  std::u16string text = titled(u"경찰에 따르면 ", 1);
  for (uint32_t i = 0; i < size; ++i) text += u"값이 오른 것이며 “안 된다”, ";
  return text;
}

std::u16string findings(uint32_t size) {
  return titled(u"시청에서 조사해 보니 ", size);
}

std::u16string so_said(uint32_t size) {
  return titled(u"“안 됩니다” 주민은 이렇게 말했다 ", size);
}

std::u16string long_title(uint32_t size) {
  return titled(u"홍길동 ", 1) + std::u16string(size, u'가') + u"청장은 “안 된다”고 말했다. 홍 " +
         std::u16string(size, u'가') + u"청장은 “곧 한다”고 했다.";
}

std::u16string nouns(uint32_t size) {
  return titled(u"시장 상인회 회장 대표 ", size) + u"은 “안 된다”고 말했다.";
}

std::u16string figures(uint32_t size) {
  return titled(u"3명이 20% 늘어난 1200억 원을 냈고 ", size) + u"그렇다고 시청은 밝혔다.";
}

std::u16string paragraphs(uint32_t size) {
  return titled(u"고\n며 말했다\n", size);
}

/// A mark of each kind, over and over: all opening, all closing, all straight.
template <char16_t kMark>
std::u16string one_mark(uint32_t size) {
  const char16_t piece[] = {kMark, u'가', u'다', u'고', u' ', u'말', u'했', u'다', u' '};
  return titled({piece, std::size(piece)}, size);
}

template <char16_t kMark>
std::u16string bare_mark(uint32_t size) {
  return titled(std::u16string(1, kMark), size);
}

std::u16string nested_marks(uint32_t size) {
  std::u16string text = titled(u"“‘", size);
  for (uint32_t i = 0; i < size; ++i) text += u"’”";
  return text;
}

std::u16string crossed_marks(uint32_t size) {
  return titled(u"“가 ‘나” 다’ 「라 『마」 바』 \"사 '아\" 자' ", size);
}

std::u16string digits(uint32_t size) {
  return u"1234567890 1\n" + std::u16string(size, u'7');
}

std::u16string number_marks(uint32_t size) {
  return titled(u"1-2.3~만4제5,6:7억반8∼영하-9일", size);
}

std::u16string hanja(uint32_t size) {
  return titled(u"與野美中日北前故對韓", size);
}

std::u16string one_eojeol(uint32_t size) {
  return titled(u"정부가대책을발표했다고밝혔다", size);
}

constexpr HostileText kTexts[] = {
    {"digits", 400'000, digits},
    {"number-marks", 10'000, number_marks},
    {"hanja", 40'000, hanja},
    {"one-eojeol", 40'000, one_eojeol},
    {"no-blank", 1'000'000, no_blank},
    {"no-full-stop", 22'000, no_full_stop},
    {"no-full-stop-open", 40'000, no_full_stop_open_marks},
    {"chained-quotations", 10'000, chained_quotations},
    {"quotations", 10'000, quotations},
    {"free-quotations", 10'000, free_quotations},
    {"speakers", 5'000, speakers},
    {"other-speakers", 10'000, other_speakers},
    {"pronouns", 10'000, pronouns},
    {"views", 10'000, views},
    {"sources", 10'000, sources},
    {"far-source", 10'000, far_source},
    {"findings", 10'000, findings},
    {"so-said", 10'000, so_said},
    {"long-title", 50'000, long_title},
    {"nouns", 10'000, nouns},
    {"figures", 10'000, figures},
    {"paragraphs", 10'000, paragraphs},
    {"double-open", 10'000, one_mark<u'“'>},
    {"double-close", 10'000, one_mark<u'”'>},
    {"double-straight", 10'000, one_mark<u'"'>},
    {"single-open", 10'000, one_mark<u'‘'>},
    {"single-close", 10'000, one_mark<u'’'>},
    {"single-straight", 10'000, one_mark<u'\''>},
    {"corner-open", 10'000, one_mark<u'「'>},
    {"corner-close", 10'000, one_mark<u'」'>},
    {"white-corner-open", 10'000, one_mark<u'『'>},
    {"white-corner-close", 10'000, one_mark<u'』'>},
    {"bare-open", 100'000, bare_mark<u'“'>},
    {"bare-close", 100'000, bare_mark<u'”'>},
    {"bare-straight", 100'000, bare_mark<u'"'>},
    {"nested-marks", 50'000, nested_marks},
    {"crossed-marks", 5'000, crossed_marks},
};

}  // namespace

std::span<const HostileText> hostile_texts() {
  return kTexts;
}

}  // namespace dokhae::test
