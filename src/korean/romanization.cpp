#include "korean/romanization.h"

#include <array>
#include <vector>

#include "base/hangul.h"
#include "base/utf.h"
#include "korean/table_lookup.h"

namespace dokhae::korean {
namespace {

using base::Jamo;
using base::TextSpan;

constexpr std::array<const char*, 19> kLeads = {"g",  "kk", "n", "d",  "tt", "r", "m",
                                                "b",  "pp", "s", "ss", "",   "j", "jj",
                                                "ch", "k",  "t", "p",  "h"};
constexpr std::array<const char*, 21> kVowels = {"a",  "ae", "ya", "yae", "eo", "e",  "yeo",
                                                 "ye", "o",  "wa", "wae", "oe", "yo", "u",
                                                 "wo", "we", "wi", "yu",  "eu", "ui", "i"};
/// Tails as they sound when nothing follows.
constexpr std::array<const char*, 28> kTails = {"",  "k",  "k", "k", "n", "n", "n", "t", "l", "k",
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

struct Syllable {
  Jamo jamo;
  char16_t raw = 0;  ///< 0 when a Hangul syllable
};

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

/// Replaces spellings that hide a morpheme boundary by the spelling of their sound.
void respell(std::u16string_view word, const lexicon::Table& table, std::u16string& out) {
  out.assign(word);
  if (table.row_count() == 0) return;
  for (size_t i = 0; i + 1 < word.size(); ++i) {
    const uint8_t tail = base::tail_of(word[i]);
    if (tail == base::kTailNone || !base::is_syllable(word[i + 1])) continue;
    const uint8_t next = base::decompose(word[i + 1]).lead;
    if (next != kNull && next != kR) continue;
    // The boundary stands after the first to third syllable of the entry.
    bool done = false;
    for (size_t back = i < 2 ? i + 1 : 3; back-- > 0 && !done;) {
      const PrefixRow found = find_prefix(table, word.substr(i - back), 5);
      if (found.row == kNoRow || found.length < back + 2) continue;
      const std::u16string sound = base::to_utf16(table.cell(found.row, 1));
      if (sound.size() != found.length) continue;
      out.replace(i - back, found.length, sound);
      done = true;
    }
  }
}

/// One UTF-8 piece for each unit of the text.
std::vector<std::string> pieces_of(std::u16string_view text, const lexicon::Lexicon& lexicon) {
  const lexicon::Table table = lexicon.table("pronunciation");
  std::vector<std::string> pieces(text.size());
  std::vector<Jamo> jamo;
  std::u16string sound;
  for (size_t start = 0; start < text.size();) {
    if (!base::is_syllable(text[start])) {
      const bool pair = text[start] >= 0xD800 && text[start] < 0xDC00 && start + 1 < text.size() &&
                        text[start + 1] >= 0xDC00 && text[start + 1] < 0xE000;
      base::append_utf8(text.substr(start, pair ? 2 : 1), pieces[start]);
      start += pair ? 2 : 1;
      continue;
    }
    size_t end = start;
    while (end < text.size() && base::is_syllable(text[end])) ++end;
    const std::u16string_view word = text.substr(start, end - start);
    respell(word, table, sound);

    jamo.clear();
    for (const char16_t unit : sound) jamo.push_back(base::decompose(unit));
    for (size_t i = 0; i + 1 < jamo.size(); ++i) {
      const bool own_sound = jamo.size() == 3 && i == 1 && keeps_own_sound(sound[2]);
      join(jamo[i], jamo[i + 1], melts_with_h(sound, i + 1), own_sound);
    }
    for (size_t i = 0; i < jamo.size(); ++i) {
      std::string& piece = pieces[start + i];
      const bool after_l = i > 0 && jamo[i - 1].tail == kTailL && jamo[i].lead == kR;
      piece = after_l ? "l" : kLeads[jamo[i].lead];
      piece += kVowels[jamo[i].vowel];
      // Before a syllable only simple tails are left; at the end any tail may stand.
      piece += kTails[jamo[i].tail];
    }
    start = end;
  }
  return pieces;
}

void capitalise(std::string& text, size_t at) noexcept {
  if (at < text.size() && text[at] >= 'a' && text[at] <= 'z') {
    text[at] = static_cast<char>(text[at] - 'a' + 'A');
  }
}

/// 시, 군, 구, 읍, 면, 리, 동 after two syllables, and the provinces in 도.
bool is_administrative(std::u16string_view word, const lexicon::Lexicon& lexicon) noexcept {
  if (word.size() < 3) return false;
  const char16_t last = word.back();
  if (last == u'도') {
    constexpr std::u16string_view kProvinces =
        u"경기도 강원도 충청북도 충청남도 전라북도 전라남도 경상북도 경상남도 제주도 평안북도 "
        u"평안남도 함경북도 함경남도 황해도 황해북도 황해남도 자강도 양강도";
    const size_t at = kProvinces.find(word);
    return at != std::u16string_view::npos && (at == 0 || kProvinces[at - 1] == u' ');
  }
  constexpr std::u16string_view kUnits = u"시군구읍면리동";
  if (kUnits.find(last) == std::u16string_view::npos) return false;
  // 나폴리, 캘리포니아 and the like are written with syllables that Korean places lack.
  const lexicon::Table sino = lexicon.table("sino_syllables");
  for (const char16_t& unit : word.substr(0, word.size() - 1)) {
    const bool digit = unit >= u'0' && unit <= u'9';
    if (!digit && find_row(sino, std::u16string_view(&unit, 1)) == kNoRow) return false;
  }
  return find_row(lexicon.table("pronunciation"), word) == kNoRow;
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

std::string concatenate(const std::vector<std::string>& pieces, TextSpan part) {
  std::string out;
  for (size_t i = part.start; i < part.end && i < pieces.size(); ++i) out += pieces[i];
  return out;
}

}  // namespace

std::string romanize(std::u16string_view hangul, const lexicon::Lexicon& lexicon) {
  return concatenate(pieces_of(hangul, lexicon), {0, static_cast<uint32_t>(hangul.size())});
}

std::string romanize_part(std::u16string_view word, TextSpan part,
                          const lexicon::Lexicon& lexicon) {
  return concatenate(pieces_of(word, lexicon), part);
}

std::string romanize_name(std::u16string_view hangul, const lexicon::Lexicon& lexicon) {
  std::string out;
  for (size_t start = 0; start < hangul.size();) {
    size_t end = hangul.find(u' ', start);
    if (end == std::u16string_view::npos) end = hangul.size();
    const std::u16string_view word = hangul.substr(start, end - start);
    if (!out.empty()) out += ' ';
    const size_t at = out.size();
    if (is_administrative(word, lexicon)) {
      out += romanize(word.substr(0, word.size() - 1), lexicon);
      out += '-';
      out += romanize(word.substr(word.size() - 1), lexicon);
    } else {
      out += romanize(word, lexicon);
    }
    capitalise(out, at);
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
  std::vector<std::string> pieces = pieces_of(hangul, lexicon);
  constexpr uint8_t kEu = 18;
  std::string out;
  bool word_start = true;
  for (size_t i = 0; i < hangul.size(); ++i) {
    std::string& piece = pieces[i];
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
