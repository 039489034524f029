#include "korean/romanization.h"

#include <unicode/utf16.h>

#include <array>

#include "base/hangul.h"
#include "base/utf.h"
#include "korean/table_lookup.h"

namespace dokhae::korean {
namespace {

using base::Jamo;
using base::TextSpan;

// Letters at a fixed width: a table of views costs a pointer and a length for each.
constexpr char kLeads[19][3] = {"g",  "kk", "n", "d",  "tt", "r", "m", "b", "pp", "s",
                                "ss", "",   "j", "jj", "ch", "k", "t", "p", "h"};
constexpr char kVowels[21][4] = {"a",  "ae", "ya", "yae", "eo", "e",  "yeo",
                                 "ye", "o",  "wa", "wae", "oe", "yo", "u",
                                 "wo", "we", "wi", "yu",  "eu", "ui", "i"};
/// Tails as they sound when nothing follows.
constexpr char kTails[28][3] = {"",  "k",  "k", "k", "n", "n", "n", "t", "l", "k",
                                "m", "l",  "l", "l", "p", "l", "m", "p", "p", "t",
                                "t", "ng", "t", "t", "k", "t", "p", "t"};

// Leads.
constexpr uint8_t kG = 0, kN = 2, kD = 3, kR = 5, kM = 6, kS = 9, kNull = 11, kJ = 12, kCh = 14,
                  kK = 15, kT = 16, kP = 17, kH = 18;
// Vowels.
constexpr uint8_t kYeo = 6, kI = 20;
// Tails.
constexpr uint8_t kTailG = 1, kTailN = 4, kTailNJ = 5, kTailNH = 6, kTailD = 7, kTailL = 8,
                  kTailLG = 9, kTailLB = 11, kTailLT = 13, kTailLH = 15, kTailM = 16, kTailB = 17,
                  kTailNg = 21, kTailJ = 22, kTailT = 25, kTailH = 27;

/// What stays and what moves on when a tail meets a vowel: 닭이 → 달기.
struct Liaison {
  uint8_t stays;
  uint8_t lead;
};
constexpr std::array<Liaison, 28> kLiaison = {{
    {0, kNull},  {0, 0},  {0, 1},   {1, kS}, {0, kN},  {4, kJ}, {0, kN},
    {0, kD},     {0, kR}, {8, kG},  {8, kM}, {8, 7},   {8, kS}, {8, kT},
    {8, kP},     {0, kR}, {0, kM},  {0, 7},  {17, kS}, {0, kS}, {0, 10},
    {21, kNull}, {0, kJ}, {0, kCh}, {0, kK}, {0, kT},  {0, kP}, {0, kNull},
}};

/// The one consonant that is left of a tail before a consonant, as an index of a simple tail.
constexpr std::array<uint8_t, 28> kNeutral = {
    0,      kTailG,  kTailG, kTailG, kTailN, kTailN, kTailN, kTailD, kTailL, kTailG,
    kTailM, kTailL,  kTailL, kTailL, kTailB, kTailL, kTailM, kTailB, kTailB, kTailD,
    kTailD, kTailNg, kTailD, kTailD, kTailG, kTailD, kTailB, kTailD};

/// 로, 량, 력, 란, 론, 료, 례 after a word of two syllables that ends in ㄴ keep their own
/// sound as ㄴ (신문로 sinmunno); elsewhere ㄴ and ㄹ become ll (신라 silla).
bool keeps_own_sound(char16_t last) noexcept {
  constexpr std::u16string_view kSuffixes = u"로량력란론료례";
  return kSuffixes.find(last) != std::u16string_view::npos;
}

bool is_palatal_vowel(uint8_t vowel) noexcept {
  return vowel == kI || vowel == kYeo;
}

/// ㄱ, ㄷ, ㅂ, ㅈ before ㅎ melt in verbs (잡혀 japyeo), not in nouns (묵호 mukho). The passive
/// and causative suffix is 히 in one of its forms, and -하다 ends the word.
bool melts_with_h(std::u16string_view word, size_t at) noexcept {
  const Jamo jamo = base::decompose(word[at]);
  if (jamo.vowel == kI) return true;
  if (jamo.vowel == kYeo) return jamo.tail == base::kTailNone || jamo.tail == base::kTailSsangSiot;
  return jamo.vowel == 0 && at + 2 == word.size() && word[at + 1] == u'다';
}

/// Applies the rules that hold between two neighbouring syllables.
void join(Jamo& left, Jamo& right, bool melts, bool own_sound) noexcept {
  uint8_t& tail = left.tail;
  uint8_t& lead = right.lead;
  if (tail == base::kTailNone) return;

  if (lead == kNull) {
    const bool palatal =
        (tail == kTailD || tail == kTailT || tail == kTailLT) && is_palatal_vowel(right.vowel);
    const Liaison liaison = kLiaison[tail];
    lead = !palatal ? liaison.lead : tail == kTailD ? kJ : kCh;
    tail = liaison.stays;
    return;
  }
  if (lead == kH) {
    const uint8_t plain = kNeutral[tail];
    if (!melts || (plain != kTailG && plain != kTailD && plain != kTailB && tail != kTailNJ &&
                   tail != kTailLB)) {
      tail = plain;
      return;
    }
    if (tail == kTailLG) {
      tail = kTailL, lead = kK;
    } else if (tail == kTailLB) {
      tail = kTailL, lead = kP;
    } else if (tail == kTailNJ) {
      tail = kTailN, lead = kCh;
    } else if (tail == kTailJ || (tail == kTailD && is_palatal_vowel(right.vowel))) {
      tail = 0, lead = kCh;
    } else {
      lead = plain == kTailG ? kK : plain == kTailB ? kP : kT;
      tail = 0;
    }
    return;
  }
  if (tail == kTailH || tail == kTailNH || tail == kTailLH) {
    const uint8_t rest = tail == kTailH ? 0 : tail == kTailNH ? kTailN : kTailL;
    if (lead == kG || lead == kD || lead == kJ || lead == kS) {
      lead = lead == kG ? kK : lead == kD ? kT : lead == kJ ? kCh : kS;
      tail = rest;
      return;
    }
    if (tail == kTailH && lead == kN) {
      tail = kTailN;
      return;
    }
  }
  // 맑게, 읽고: ㄺ of a verb before ㄱ. Nouns with ㄺ are a handful (닭, 흙, 칡, 삵).
  if (tail == kTailLG && lead == kG) {
    const Jamo dak = base::decompose(u'닭'), heuk = base::decompose(u'흙');
    tail = left == dak || left == heuk ? kTailG : kTailL;
    return;
  }
  if (tail == kTailLB && left == base::decompose(u'밟')) tail = kTailB;

  tail = kNeutral[tail];
  const bool stop = tail == kTailG || tail == kTailD || tail == kTailB;
  if (lead == kR) {
    if (stop || tail == kTailM || tail == kTailNg || (tail == kTailN && own_sound)) {
      lead = kN;
    } else if (tail == kTailN) {
      tail = kTailL;
    }
  } else if (lead == kN && tail == kTailL) {
    lead = kR;
  }
  if (stop && (lead == kN || lead == kM)) {
    tail = tail == kTailG ? kTailNg : tail == kTailD ? kTailN : kTailM;
  }
}

void capitalise(std::string& text, size_t at) noexcept {
  if (at < text.size() && text[at] >= 'a' && text[at] <= 'z') {
    text[at] = static_cast<char>(text[at] - 'a' + 'A');
  }
}

/// Syllables at the end of `word` that take a hyphen: 시, 군, 구, 읍, 면, 리, 동, 로, 길 after two
/// others, 대로, the provinces in 도; 가 only after a number. 0 for other words, and for those
/// of the table "pronunciation", which have a spelling of their own: 을지로, 왕십리.
size_t unit_length(std::u16string_view word, const lexicon::Lexicon& lexicon) noexcept {
  if (word.size() < 2) return 0;
  const char16_t last = word.back();
  const bool numbered = word[word.size() - 2] >= u'0' && word[word.size() - 2] <= u'9';
  constexpr std::u16string_view kNumbered = u"동가로길리";
  if (numbered && kNumbered.find(last) != std::u16string_view::npos) return 1;
  if (word.size() < 3) return 0;
  if (last == u'도') {
    constexpr std::u16string_view kProvinces =
        u"경기도 강원도 충청북도 충청남도 전라북도 전라남도 경상북도 경상남도 제주도 평안북도 "
        u"평안남도 함경북도 함경남도 황해도 황해북도 황해남도 자강도 양강도";
    const size_t at = kProvinces.find(word);
    return at != std::u16string_view::npos && (at == 0 || kProvinces[at - 1] == u' ') ? 1 : 0;
  }
  constexpr std::u16string_view kUnits = u"시군구읍면리동로길";
  if (kUnits.find(last) == std::u16string_view::npos ||
      find_row(lexicon.table("pronunciation"), word) != kNoRow) {
    return 0;
  }
  if (last == u'길') return 1;
  // 테헤란로, 디지털로: a road called after a word.
  if (last == u'로' && word.size() > 3 && word[word.size() - 2] != u'대' &&
      lexicon.find(word.substr(0, word.size() - 1)).count != 0)
    return 1;
  // 나폴리, 캘리포니아 and the like are written with syllables that Korean places lack.
  const lexicon::Table sino = lexicon.table("sino_syllables");
  for (const char16_t& unit : word.substr(0, word.size() - 1)) {
    const bool digit = unit >= u'0' && unit <= u'9';
    if (!digit && find_row(sino, std::u16string_view(&unit, 1)) == kNoRow) return 0;
  }
  return word.size() > 3 && last == u'로' && word[word.size() - 2] == u'대' ? 2 : 1;
}

/// 12 → 십이, 105 → 일영오.
std::u16string spoken(std::u16string_view digits) {
  std::u16string out;
  for (size_t i = 0; i < digits.size(); ++i) {
    const bool tens = digits.size() == 2 && i == 0;
    if (digits[i] != (tens ? u'1' : u'0') || digits.size() > 2) {
      out += u"영일이삼사오육칠팔구"[digits[i] - u'0'];
    }
    if (tens) out += u'십';
  }
  return out;
}

/// One word of a name, its unit behind a hyphen.
void append_name(std::u16string_view word, const lexicon::Lexicon& lexicon, std::string& out) {
  const auto append = [&](std::u16string_view part) {
    SoundedWord sounds(lexicon);
    sounds.read(part);
    sounds.append({0, static_cast<uint32_t>(part.size())}, out);
  };
  const size_t start = out.size();
  const size_t unit = word.size() - unit_length(word, lexicon);
  size_t number = unit;
  if (unit < word.size()) {
    while (number > 0 && word[number - 1] >= u'0' && word[number - 1] <= u'9') --number;
  }
  // 세종대로23길: what stands before the number is a road of its own.
  size_t inner = number;
  if (number < unit) inner -= unit_length(word.substr(0, number), lexicon);
  append(word.substr(0, inner));
  capitalise(out, start);
  if (inner < number) {
    out += '-';
    append(word.substr(inner, number - inner));
  }
  if (number < unit) {
    if (number > 0) out += ' ';
    append(word.substr(number, unit - number));
    if (word.back() != u'길' && word.back() != u'로') {
      out += '(';
      append(spoken(word.substr(number, unit - number)));
      out += ')';
    }
  }
  if (unit < word.size()) {
    out += '-';
    append(word.substr(unit));
  }
}

/// Written with syllables that Korean given names have; 오바마 and 안젤리나 are not.
bool is_given_name(std::u16string_view given, const lexicon::Lexicon& lexicon) noexcept {
  const lexicon::Table usual = lexicon.table("given_syllables");
  const lexicon::Table sino = lexicon.table("sino_syllables");
  for (size_t i = 0; i < given.size(); ++i) {
    const std::u16string_view syllable = given.substr(i, 1);
    if (find_row(usual, syllable) != kNoRow) continue;
    if (given.size() > 2 || find_row(sino, syllable) == kNoRow) return false;
  }
  return true;
}

}  // namespace

// Does ㄴ come between a word and the Sino-Korean suffix at `at`: 잠실역 잠실녁, 대장염 대장념,
// 교육용 교융뇽? Not where the suffix makes a word with the syllable before it: 집단면역, 재활용.
bool SoundedWord::takes_nieun(std::u16string_view word, size_t at) const noexcept {
  constexpr std::u16string_view kSuffixes = u"역염약유용", kJosa = u"은는이가을를의에으도만과와까";
  const size_t suffix = kSuffixes.find(word[at]);
  if (at < 2 || suffix == std::u16string_view::npos) return false;
  if (at + 1 < word.size() && kJosa.find(word[at + 1]) == std::u16string_view::npos) return false;
  // 용 and 유 only after stops and ㄹ: 가정용, 일반용 stay as they are.
  const uint8_t tail = kNeutral[base::tail_of(word[at - 1])];
  if (suffix > 2 && tail != kTailG && tail != kTailD && tail != kTailB && tail != kTailL)
    return false;
  return lexicon_.find(word.substr(at - 1, 2)).count == 0;
}

// Replaces spellings that hide a morpheme boundary by the spelling of their sound.
void SoundedWord::respell(std::u16string_view word) {
  constexpr uint32_t kLongest = 5;
  sound_.assign(word);
  for (size_t i = 0; i + 1 < word.size(); ++i) {
    if (base::tail_of(word[i]) == base::kTailNone) continue;
    const uint8_t next = base::decompose(word[i + 1]).lead;
    if (next != kNull && next != kR) continue;
    // The boundary stands after the first to third syllable of the entry.
    bool done = false;
    for (size_t back = i < 2 ? i + 1 : 3; back-- > 0 && !done;) {
      const PrefixRow found = find_prefix(respellings_, word.substr(i - back), kLongest);
      if (found.row == kNoRow || found.length < back + 2) continue;
      const std::u16string sound = base::to_utf16(respellings_.cell(found.row, 1));
      if (sound.size() != found.length) continue;
      sound_.replace(i - back, found.length, sound);
      done = true;
    }
    if (!done && next == kNull && takes_nieun(word, i + 1)) {
      Jamo jamo = base::decompose(word[i + 1]);
      jamo.lead = kN;
      sound_[i + 1] = base::compose(jamo);
    }
  }
}

void SoundedWord::read(std::u16string_view word) {
  word_ = word;
  jamo_.assign(word.size(), {});
  for (size_t start = 0; start < word.size();) {
    if (!base::is_syllable(word[start])) {
      ++start;
      continue;
    }
    size_t end = start;
    while (end < word.size() && base::is_syllable(word[end])) ++end;
    respell(word.substr(start, end - start));
    const size_t length = end - start;
    Jamo* jamo = jamo_.data() + start;
    for (size_t i = 0; i < length; ++i) jamo[i] = base::decompose(sound_[i]);
    for (size_t i = 0; i + 1 < length; ++i) {
      const bool own_sound = length == 3 && i == 1 && keeps_own_sound(sound_[2]);
      join(jamo[i], jamo[i + 1], melts_with_h(sound_, i + 1), own_sound);
    }
    start = end;
  }
}

void SoundedWord::append_unit(size_t at, std::string& out) const {
  const char16_t unit = word_[at];
  if (base::is_syllable(unit)) {
    const Jamo jamo = jamo_[at];
    const bool after_l = jamo.lead == kR && at > 0 && base::is_syllable(word_[at - 1]) &&
                         jamo_[at - 1].tail == kTailL;
    char letters[8];
    size_t count = 0;
    // Before a syllable only simple tails are left; at the end any tail may stand.
    for (const char* part :
         {after_l ? "l" : kLeads[jamo.lead], kVowels[jamo.vowel], kTails[jamo.tail]}) {
      while (*part != 0) letters[count++] = *part++;
    }
    out.append(letters, count);
  } else if (U16_IS_TRAIL(unit) && at > 0 && U16_IS_LEAD(word_[at - 1])) {
    // Written with its other half.
  } else {
    base::append_utf8(word_.substr(at, U16_IS_LEAD(unit) ? 2 : 1), out);
  }
}

void SoundedWord::append(TextSpan part, std::string& out) const {
  for (size_t i = part.start; i < part.end && i < word_.size(); ++i) append_unit(i, out);
}

std::string romanize(std::u16string_view hangul, const lexicon::Lexicon& lexicon) {
  return romanize_part(hangul, {0, static_cast<uint32_t>(hangul.size())}, lexicon);
}

std::string romanize_part(std::u16string_view word, TextSpan part,
                          const lexicon::Lexicon& lexicon) {
  SoundedWord sounds(lexicon);
  sounds.read(word);
  std::string out;
  sounds.append(part, out);
  return out;
}

std::string romanize_name(std::u16string_view hangul, const lexicon::Lexicon& lexicon) {
  std::string out;
  for (size_t start = 0; start < hangul.size();) {
    size_t end = hangul.find(u' ', start);
    if (end == std::u16string_view::npos) end = hangul.size();
    const std::u16string_view word = hangul.substr(start, end - start);
    if (!out.empty()) out += ' ';
    append_name(word, lexicon, out);
    start = end + 1;
  }
  return out;
}

std::string romanize_person(std::u16string_view name, const lexicon::Lexicon& lexicon) {
  const lexicon::EntryRange known = lexicon.find(name);
  for (uint32_t i = 0; i < known.count; ++i) {
    const lexicon::EntryId id = known.first + i;
    if (lexicon.kind(id) == lexicon::Kind::kPerson && !lexicon.name(id).empty()) {
      return std::string(lexicon.name(id));
    }
  }
  for (const char16_t unit : name) {
    if (!base::is_syllable(unit)) return romanize_name(name, lexicon);
  }
  const lexicon::Table surnames = lexicon.table("surnames");
  const size_t longest = name.size() > 2 && name.size() <= 4 ? 2 : 1;
  for (size_t length = longest; length > 0; --length) {
    const size_t given = name.size() - length;
    if (name.size() > 4 || given == 0 || given > 3) continue;
    const uint32_t row = find_row(surnames, name.substr(0, length));
    if (row == kNoRow || !is_given_name(name.substr(length), lexicon)) continue;
    std::string out(surnames.cell(row, 1));
    for (size_t i = length; i < name.size(); ++i) {
      out += i == length ? ' ' : '-';
      const size_t at = out.size();
      out += romanize(name.substr(i, 1), lexicon);
      if (i == length) capitalise(out, at);
    }
    return out;
  }
  return romanize_name(name, lexicon);
}

bool looks_foreign(std::u16string_view hangul, const lexicon::Lexicon& lexicon) noexcept {
  const lexicon::Table usual = lexicon.table("given_syllables");
  const lexicon::Table sino = lexicon.table("sino_syllables");
  for (size_t i = 0; i < hangul.size(); ++i) {
    if (!base::is_syllable(hangul[i])) continue;
    const std::u16string_view syllable = hangul.substr(i, 1);
    if (find_row(sino, syllable) == kNoRow && find_row(usual, syllable) == kNoRow) return true;
  }
  return false;
}

std::string romanize_foreign(std::u16string_view hangul, const lexicon::Lexicon& lexicon) {
  SoundedWord sounds(lexicon);
  sounds.read(hangul);
  constexpr uint8_t kEu = 18;
  std::string out;
  std::string piece;
  bool word_start = true;
  for (size_t i = 0; i < hangul.size(); ++i) {
    piece.clear();
    sounds.append_unit(i, piece);
    if (base::is_syllable(hangul[i])) {
      const Jamo jamo = base::decompose(hangul[i]);
      // 프, 스, 크 are single consonants of the foreign word; 은, 를 and the like are not.
      if (jamo.vowel == kEu && jamo.tail == base::kTailNone && jamo.lead != kNull &&
          hangul.size() > 1) {
        if (const size_t at = piece.find("eu"); at != std::string::npos) piece.erase(at);
      }
    }
    const size_t at = out.size();
    out += piece;
    if (word_start && !piece.empty()) {
      capitalise(out, at);
      word_start = false;
    }
    if (hangul[i] == u' ') word_start = true;
  }
  return out;
}

}  // namespace dokhae::korean
