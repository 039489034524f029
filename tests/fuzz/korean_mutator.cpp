// Mutations of Korean text by its words: eojeol are moved, repeated, cut and put in from a list
// of what the analysis looks for, so that inputs are nearly Korean. Every fourth mutation is
// libFuzzer's own, by bytes.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <string_view>

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t max_size);

namespace {

using Random = std::minstd_rand;

constexpr std::u16string_view kPieces[] = {
    // Words, josa and endings.
    u"정부", u"대통령", u"김민서 ", u"이 대표", u"남궁석 ", u"서울시 ", u"반도체", u"발표하",
    u"어렵", u"걷", u"듣", u"짓", u"모르", u"이르", u"푸", u"하얗", u"되", u"였", u"했", u"봤",
    u"은 ", u"는 ", u"을 ", u"에서는 ", u"으로부터 ", u"이라고는 ", u"입니다", u"었다", u"겠다고 ",
    u"더라면 ", u"다며 ", u"ㄴ다", u"고 있다", u"게 됐다", u"습니다", u"시었", u"이다", u"란 ",
    // Numerals, units and dates.
    u"3조 2,500억 원", u"수십만 명", u"1만2천여 건", u"서너 ", u"열두 ", u"스물세 살", u"만 3세",
    u"제3차 ", u"두 번째", u"3~5%", u"10∼20명", u"%포인트", u"지난달 ", u"오는 20일", u"이달 말 ",
    u"오전 9시 30분", u"2025.05.15.", u"2025년 5월 15일", u"3분의 1", u"2 대 1", u"-0.3%", u"㎞",
    u"30평", u"010-1234-5678", u"F-16", u"3,", u"12", u".5", u"만", u"억", u"조", u"경", u"반",
    // Sentences and quotations.
    u"다. ", u"다.", u"? ", u"… ", u"U.S. ", u"vs. ", u"No. 3", u"“", u"”", u"\"", u"‘", u"’", u"'",
    u"(", u")", u"·", u" = ", u"\n", u" 고 말했다", u"http://a.kr/b?c=1. ", u"a@b.kr",
    // Hanja, other letters, and what is no character.
    u"美 ", u"與野 ", u"前", u"大韓民國", u"ＡＩ ", u"１０", u"AI", u"é", u"に", u"ㅋㅋ", u"ᄀ",
    u"ᅡ", u"ᆨ", u"각", u"😀", u"\U00020000", u"\xD83D", u"\xDE00", u"\u200B", u"\u00A0", u"\u3000",
    u"\uFEFF", u"\u0301", u"　", u"\0"};

size_t below(Random& random, size_t bound) {
  return bound == 0 ? 0 : random() % bound;
}

/// A place between two eojeol, one time in four any place.
size_t place(const std::u16string& text, Random& random) {
  const size_t at = below(random, text.size() + 1);
  if (random() % 4 == 0) return at;
  const size_t blank = text.find(u' ', at);
  return blank == std::u16string::npos ? text.size() : blank + 1;
}

void mutate(std::u16string& text, Random& random) {
  size_t from = place(text, random), to = place(text, random);
  if (from > to) std::swap(from, to);
  switch (random() % 8) {
    case 0:
      text.erase(from, to - from);
      break;
    case 1: {
      const std::u16string taken = text.substr(from, to - from);
      text.erase(from, to - from);
      text.insert(place(text, random), taken);
      break;
    }
    case 2: {
      const std::u16string taken = text.substr(from, to - from);
      for (size_t times = 1 + below(random, 3); times > 0; --times) text.insert(to, taken);
      break;
    }
    case 3: {
      // Blanks away, or one put in.
      const size_t blank = text.find(u' ', from);
      if (blank != std::u16string::npos) {
        text.erase(blank, 1);
      } else {
        text.insert(from, 1, u' ');
      }
      break;
    }
    case 4:
      // Another syllable, digit or ideograph for one.
      if (from < text.size()) {
        const size_t kind = random() % 8;
        text[from] = static_cast<char16_t>(kind < 5    ? 0xAC00 + below(random, 11172)
                                           : kind == 5 ? u'0' + below(random, 10)
                                           : kind == 6 ? 0x4E00 + below(random, 0x5200)
                                                       : random() & 0xFFFF);
      }
      break;
    default:
      text.insert(from, kPieces[below(random, std::size(kPieces))]);
  }
}

std::u16string read(const uint8_t* data, size_t size) {
  std::u16string text(size / 2, u'\0');
  std::memcpy(text.data(), data, text.size() * 2);
  return text;
}

size_t write(const std::u16string& text, uint8_t* data, size_t max_size) {
  const size_t units = std::min(text.size(), max_size / 2);
  std::memcpy(data, text.data(), units * 2);
  return units * 2;
}

}  // namespace

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t max_size,
                                          unsigned int seed) {
  Random random(seed);
  if (random() % 4 == 0) return LLVMFuzzerMutate(data, size, max_size);
  std::u16string text = read(data, size);
  for (size_t times = 1 + below(random, 4); times > 0; --times) mutate(text, random);
  return write(text, data, max_size);
}

extern "C" size_t LLVMFuzzerCustomCrossOver(const uint8_t* first, size_t first_size,
                                            const uint8_t* second, size_t second_size, uint8_t* out,
                                            size_t max_size, unsigned int seed) {
  Random random(seed);
  std::u16string text = read(first, first_size);
  const std::u16string other = read(second, second_size);
  const size_t from = place(other, random);
  text.insert(place(text, random), other.substr(from, 1 + below(random, 24)));
  return write(text, out, max_size);
}
