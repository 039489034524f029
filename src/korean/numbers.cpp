#include "korean/numbers.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/hangul.h"
#include "base/utf.h"
#include "korean/table_lookup.h"
#include "korean/word_classes.h"

namespace dokhae::korean {
namespace {

using base::TextSpan;
using std::u16string_view;

// Columns of the table "units".
constexpr uint32_t kKind = 1, kSingular = 2, kPlural = 3, kCues = 4, kCondition = 5;
constexpr uint32_t kLongestUnit = 9;
constexpr uint32_t kLongestNumeral = 4;
/// How far around a number its cues are looked for, in UTF-16 units.
constexpr uint32_t kCueReach = 16;

constexpr bool is_digit(char16_t unit) noexcept {
  return (unit >= u'0' && unit <= u'9') || (unit >= u'０' && unit <= u'９');
}
/// ASCII and full-width digits end in the same four bits.
constexpr int digit_value(char16_t unit) noexcept {
  return unit & 0xF;
}
constexpr bool is_latin(char16_t unit) noexcept {
  return (unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z') ||
         (unit >= u'Ａ' && unit <= u'Ｚ') || (unit >= u'ａ' && unit <= u'ｚ');
}
constexpr bool is_blank(char16_t unit) noexcept {
  return unit == u' ' || unit == u'\u00A0';
}
constexpr bool is_range_mark(char16_t unit) noexcept {
  return unit == u'~' || unit == u'∼' || unit == u'〜' || unit == u'～' || unit == u'–' ||
         unit == u'-';
}

constexpr double big_unit(char16_t unit) noexcept {
  switch (unit) {
    case u'만':
      return 1e4;
    case u'억':
      return 1e8;
    case u'조':
      return 1e12;
    case u'경':
      return 1e16;
    default:
      return 0;
  }
}
constexpr double small_unit(char16_t unit) noexcept {
  switch (unit) {
    case u'십':
      return 10;
    case u'백':
      return 100;
    case u'천':
      return 1000;
    default:
      return 0;
  }
}
constexpr int hangul_digit(char16_t unit) noexcept {
  constexpr u16string_view kDigits = u"일이삼사오육칠팔구";
  const size_t at = kDigits.find(unit);
  return at == u16string_view::npos ? 0 : static_cast<int>(at) + 1;
}

/// What was read of a numeral, before its unit is known.
struct Numeral {
  uint32_t end = 0;
  double value = 0;
  double low = 0;      ///< of 두세, 서너; equal to value elsewhere
  bool plain = true;   ///< ASCII digits only: 2023, 3.5
  bool comma = false;  ///< 2,023
  bool decimal = false;
  bool hangul = false;   ///< starts with a Hangul numeral
  bool native = false;   ///< 두, 세, 열두
  bool vague = false;    ///< 수십, 몇백
  bool big = false;      ///< has 만, 억, 조 or 경
  double last_unit = 1;  ///< of the last group: 만 in 5만
  uint32_t groups = 0;
};

enum class Nearness : uint8_t {
  kExact,
  kAbout,
  kNearly,
  kMoreThan,
  kAtLeast,
  kLessThan,
  kUpTo,
  kJustOver
};

// ---------------------------------------------------------------- English

std::string plain_number(double value) {
  if (value < 0) return "-" + plain_number(-value);
  std::string digits;
  base::append_decimal(digits, value, 4);
  std::string fraction;
  if (const size_t dot = digits.find('.'); dot != std::string::npos) {
    fraction = digits.substr(dot);
    digits.resize(dot);
  }
  for (size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits + fraction;
}

/// "35,000", "1.3 billion".
std::string figure(double value) {
  struct Scale {
    double size;
    const char* name;
  };
  constexpr std::array<Scale, 4> kScales = {
      {{1e15, " quadrillion"}, {1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}}};
  for (const Scale& scale : kScales) {
    if (value < scale.size) continue;
    std::string text;
    base::append_decimal(text, value / scale.size, 2);
    return text + scale.name;
  }
  return plain_number(value);
}

constexpr char kCardinals[10][6] = {"zero", "one", "two",   "three", "four",
                                    "five", "six", "seven", "eight", "nine"};
constexpr char kOrdinals[10][8] = {"zeroth", "first", "second",  "third",  "fourth",
                                   "fifth",  "sixth", "seventh", "eighth", "ninth"};

bool is_small(double value) noexcept {
  return value >= 1 && value < 10 && value == std::floor(value);
}

/// One to nine in words.
std::string counted(double value) {
  return is_small(value) ? kCardinals[static_cast<size_t>(value)] : figure(value);
}

std::string ordinal_figure(double value) {
  const int tens = static_cast<int>(std::fmod(value, 100)), ones = tens % 10;
  const char* suffix = "th";
  if (tens < 11 || tens > 13)
    suffix = ones == 1 ? "st" : ones == 2 ? "nd" : ones == 3 ? "rd" : "th";
  return plain_number(value) + suffix;
}

std::string ordinal(double value) {
  return is_small(value) ? kOrdinals[static_cast<size_t>(value)] : ordinal_figure(value);
}

std::string with_noun(std::string number, double value, std::string_view singular,
                      std::string_view plural) {
  const std::string_view noun = value == 1 || plural.empty() ? singular : plural;
  if (!noun.empty()) {
    number += ' ';
    number += noun;
  }
  return number;
}

/// 수십 → "dozens", 수만 → "tens of thousands"; value is 10, 10,000 …
std::string vague_figure(double value) {
  if (value < 100) return "dozens";
  if (value < 1e3) return "hundreds";
  std::string name;
  double scale = 1e3;
  for (const char* candidate : {"thousands", "millions", "billions", "trillions"}) {
    name = candidate;
    if (value < scale * 1e3) break;
    scale *= 1e3;
  }
  const double times = value / scale;
  if (times >= 100) return "hundreds of " + name;
  if (times >= 10) return "tens of " + name;
  return name;
}

std::string nearly(Nearness nearness, std::string english) {
  const char* word = "";
  switch (nearness) {
    case Nearness::kExact:
      return english;
    case Nearness::kAbout:
      word = "about ";
      break;
    case Nearness::kNearly:
      word = "nearly ";
      break;
    case Nearness::kMoreThan:
      word = "more than ";
      break;
    case Nearness::kAtLeast:
      word = "at least ";
      break;
    case Nearness::kLessThan:
      word = "less than ";
      break;
    case Nearness::kUpTo:
      word = "up to ";
      break;
    case Nearness::kJustOver:
      word = "just over ";
      break;
  }
  return word + english;
}

constexpr char kMonths[13][10] = {"",        "January",  "February", "March",  "April",
                                  "May",     "June",     "July",     "August", "September",
                                  "October", "November", "December"};

/// A date as far as the text tells it; 0 for what it does not tell.
struct When {
  int year = 0, month = 0, day = 0;
  int last_month = 0, last_day = 0;  ///< of 3∼7일, 30일~6월 2일
  std::string part;                  ///< "early ", "first half of "
  std::string_view around;           ///< "last year", where that year is not known

  /// "May 15, 2025", "early May", "the 15th of last month", "May 30 to June 2".
  [[nodiscard]] std::string english() const {
    std::string out;
    const auto month_and_day = [&out](int in_month, int on_day, bool alone) {
      if (in_month > 0) out += kMonths[static_cast<size_t>(in_month)];
      if (on_day == 0) return;
      if (in_month > 0) out += ' ';
      out += alone ? ordinal_figure(on_day) : std::to_string(on_day);
    };
    if (month == 0 && day > 0) out = "the ";
    month_and_day(month, day, month == 0);
    if (last_day > 0) {
      out += " to ";
      month_and_day(last_month, last_day, month == 0);
    }
    if (year > 0) {
      if (day > 0) out += ',';
      if (!out.empty()) out += ' ';
      out += std::to_string(year);
    }
    if (!around.empty()) {
      if (!out.empty()) out += month == 0 ? " of " : " ";
      out += around;
    }
    return part + out;
  }
};

// ---------------------------------------------------------------- the scanner

class Scanner {
 public:
  Scanner(Analysis& analysis, const lexicon::Lexicon& lexicon, CalendarDay published)
      : analysis_(analysis),
        text_(analysis.text),
        units_(lexicon.table("units")),
        numerals_(lexicon.table("native_numerals")),
        time_words_(lexicon.table("time_words")),
        classes_(lexicon.table("word_classes")),
        published_(published),
        last_day_(published),
        boundary_(text_.size() + 1, 0) {
    note_starts(numerals_, native_starts_);
    note_starts(time_words_, time_starts_);
    for (const Token& token : analysis.tokens) {
      if (token.span.end > text_.size()) continue;
      boundary_[token.span.start] = boundary_[token.span.end] = 1;
    }
  }

  void run() {
    uint32_t at = 0;
    while (at < text_.size()) {
      const uint32_t next = number_at(at);
      at = next > at ? next : at + 1;
    }
  }

 private:
  struct UnitMatch {
    uint32_t row = kNoRow;
    TextSpan span;
  };

  using Starts = std::bitset<base::kSyllableLast - base::kSyllableFirst + 1>;

  static void note_starts(const lexicon::Table& table, Starts& starts) {
    for (uint32_t row = 0; row < table.row_count(); ++row) {
      const std::u16string word = base::to_utf16(table.cell(row, 0));
      if (!word.empty() && base::is_syllable(word[0])) starts.set(word[0] - base::kSyllableFirst);
    }
  }
  [[nodiscard]] static bool may_start(const Starts& starts, char16_t unit) noexcept {
    return base::is_syllable(unit) && starts[unit - base::kSyllableFirst];
  }

  [[nodiscard]] char16_t unit_at(size_t at) const noexcept {
    return at < text_.size() ? text_[at] : u'\0';
  }
  [[nodiscard]] bool starts_with(size_t at, u16string_view what) const noexcept {
    return text_.substr(std::min(at, text_.size()), what.size()) == what;
  }
  [[nodiscard]] uint32_t skip_blank(uint32_t at) const noexcept {
    return is_blank(unit_at(at)) ? at + 1 : at;
  }
  [[nodiscard]] bool starts_word(uint32_t at) const noexcept {
    return at == 0 || (!base::is_syllable(text_[at - 1]) && !is_digit(text_[at - 1]) &&
                       !is_latin(text_[at - 1]));
  }

  /// Can a word end here? A blank or sign follows, the analysis has a morpheme boundary, or
  /// what follows looks like a particle.
  [[nodiscard]] bool ends_word(uint32_t at) const noexcept {
    const char16_t next = unit_at(at);
    if (!base::is_syllable(next)) return true;
    if (boundary_[at]) return true;
    constexpr u16string_view kFollowers =
        u"은는이가을를의에로으도만과와씩당째짜대간께까쯤부라나며고였입인보여";
    return kFollowers.find(next) != u16string_view::npos;
  }

  /// The longest unit at `at` whose cue and condition hold.
  [[nodiscard]] UnitMatch unit_from(uint32_t at, const Numeral& numeral, bool glued) const {
    const u16string_view rest = text_.substr(std::min<size_t>(at, text_.size()), kLongestUnit);
    for (uint32_t length = static_cast<uint32_t>(rest.size()); length > 0; --length) {
      const uint32_t first = find_row(units_, rest.substr(0, length));
      if (first == kNoRow) continue;
      const uint32_t end = at + length;
      const bool latin = is_latin(rest[length - 1]);
      if (latin ? is_latin(unit_at(end)) || is_digit(unit_at(end)) : !ends_word(end)) continue;
      for (uint32_t row = first;
           row < units_.row_count() && units_.cell(row, 0) == units_.cell(first, 0); ++row) {
        const std::string_view condition = units_.cell(row, kCondition);
        const std::string_view cues = units_.cell(row, kCues);
        if (condition == "native" && !numeral.native) continue;
        if (condition == "next" ? !cue_begins(cues, next_word(end)) : !cue_near(cues, at)) continue;
        // 등 and 위 after a blank are words of their own.
        if (!glued && units_.cell(row, kKind) == "rank") continue;
        // 100억대, 수천만 원대: about as much, not so many machines.
        if (glued && numeral.big && units_.cell(row, kKind) == "decade") continue;
        return {row, {at, end}};
      }
    }
    return {};
  }

  [[nodiscard]] static bool cue_begins(std::string_view cues, u16string_view word) {
    while (!cues.empty()) {
      const size_t bar = std::min(cues.find('|'), cues.size());
      const std::u16string cue = base::to_utf16(cues.substr(0, bar));
      if (word.substr(0, cue.size()) == cue) return true;
      cues.remove_prefix(std::min(bar + 1, cues.size()));
    }
    return false;
  }

  [[nodiscard]] bool cue_near(std::string_view cues, uint32_t at) const {
    if (cues.empty()) return true;
    const uint32_t from = at > kCueReach ? at - kCueReach : 0;
    const u16string_view window = text_.substr(from, 2 * kCueReach);
    while (!cues.empty()) {
      const size_t bar = std::min(cues.find('|'), cues.size());
      if (window.find(base::to_utf16(cues.substr(0, bar))) != u16string_view::npos) return true;
      cues.remove_prefix(std::min(bar + 1, cues.size()));
    }
    return false;
  }

  // -------------------------------------------------------------- numerals

  /// Digits with commas and one decimal point. Returns the end, `at` when there are none.
  uint32_t read_digits(uint32_t at, Numeral& numeral, double& value) const {
    uint32_t end = at;
    double whole = 0;
    uint32_t count = 0;
    while (count < 18) {
      if (is_digit(unit_at(end))) {
        whole = whole * 10 + digit_value(text_[end]);
        ++count, ++end;
      } else if (unit_at(end) == u',' && count > 0 && is_digit(unit_at(end + 1)) &&
                 is_digit(unit_at(end + 2)) && is_digit(unit_at(end + 3)) &&
                 !is_digit(unit_at(end + 4))) {
        numeral.comma = true;
        ++end;
      } else {
        break;
      }
    }
    if (unit_at(end) == u'.' && is_digit(unit_at(end + 1)) && count > 0) {
      double scale = 0.1;
      uint32_t fraction = end + 1;
      while (is_digit(unit_at(fraction)) && fraction - end <= 8) {
        whole += digit_value(text_[fraction]) * scale;
        scale /= 10;
        ++fraction;
      }
      numeral.decimal = true;
      end = fraction;
    }
    value = whole;
    return end;
  }

  /// A group below 만: 2,500 · 3천5백 · 삼천 · 십오 · 수백. Empty (end == at) when none.
  uint32_t read_group(uint32_t at, Numeral& numeral, double& value) const {
    double sum = 0;
    double current = -1;  // a multiplier that waits for 십, 백, 천
    uint32_t end = at;
    double last_small = 1e5;
    for (uint32_t step = 0; step < 10; ++step) {
      const char16_t unit = unit_at(end);
      if (is_digit(unit) && current < 0) {
        const uint32_t next = read_digits(end, numeral, current);
        if (next == end) break;
        end = next;
      } else if (const double small = small_unit(unit); small > 0 && small < last_small) {
        sum += (current < 0 ? 1 : current) * small;
        current = -1;
        last_small = small;
        numeral.plain = false;
        ++end;
      } else if (const int digit = hangul_digit(unit);
                 digit > 0 && current < 0 && digit_belongs(end, numeral, end != at)) {
        current = digit;
        numeral.plain = false;
        ++end;
      } else if ((unit == u'수' || unit == u'몇') && end == at && !numeral.vague &&
                 (small_unit(unit_at(end + 1)) > 0 || big_unit(unit_at(end + 1)) > 0)) {
        numeral.vague = true;
        numeral.plain = false;
        current = 1;
        ++end;
      } else {
        break;
      }
    }
    value = sum + (current < 0 ? 0 : current);
    return end;
  }

  /// A Hangul digit counts only before a bigger numeral or right before a unit: the 이 of
  /// 5만이 is a particle.
  [[nodiscard]] bool digit_belongs(uint32_t at, const Numeral& numeral, bool inside) const {
    const char16_t next = unit_at(at + 1);
    if (small_unit(next) > 0 || big_unit(next) > 0) return true;
    if (!inside || !numeral.hangul) return false;
    const uint32_t unit = skip_blank(at + 1);
    return unit_from(unit, numeral, unit == at + 1).row != kNoRow || is_date_unit(unit);
  }

  [[nodiscard]] bool is_date_unit(uint32_t at) const noexcept {
    constexpr u16string_view kDateUnits = u"년월일시분";
    return kDateUnits.find(unit_at(at)) != u16string_view::npos && at < text_.size() &&
           ends_word(at + 1) && !starts_with(at, u"시간");
  }

  bool read_numeral(uint32_t at, Numeral& numeral) const {
    numeral = {};
    numeral.hangul = !is_digit(unit_at(at));
    uint32_t end = at;
    double total = 0;
    double last = 1e17;
    for (uint32_t group = 0; group < 5; ++group) {
      uint32_t from = end;
      if (group > 0) {
        // 3조 2,500억: the next group may stand after a blank when it begins with a digit or
        // a Hangul numeral that leads to a bigger unit.
        const uint32_t after = skip_blank(end);
        if (after != end && !is_digit(unit_at(after)) && !continues(after)) break;
        if (after != end && end == at + 1 && numeral.hangul) break;  // 만 3세
        from = after;
      }
      double value = 0;
      uint32_t next = read_group(from, numeral, value);
      double big = big_unit(unit_at(next));
      if (big > 0 && big < last && next == from && group == 0 && numeral.hangul) value = 1;
      if (next == from && !(big > 0 && group == 0 && numeral.hangul)) break;
      if (big >= last) big = 0;
      if (big == 1e12 && !is_trillion(at, next)) big = 0;
      if (big > 0) {
        ++next;
        numeral.big = true;
        numeral.plain = false;
      } else if (group > 0 && value >= numeral.last_unit) {
        break;  // 3만 50000: another number
      }
      total += value * (big > 0 ? big : 1);
      numeral.last_unit = big > 0 ? big : 1;
      ++numeral.groups;
      end = next;
      if (big == 0) break;
      last = big;
    }
    numeral.end = end;
    numeral.value = numeral.low = total;
    return end > at && total > -1;
  }

  /// 제3, not 어제 3.
  [[nodiscard]] bool is_nth(uint32_t at) const noexcept {
    return at > 0 && text_[at - 1] == u'제' && (at == 1 || !base::is_syllable(text_[at - 2]));
  }

  /// 조 as a number and not as an article of a law or a group.
  [[nodiscard]] bool is_trillion(uint32_t start, uint32_t at) const noexcept {
    return !is_nth(start) && !starts_with(at + 1, u"항") && !starts_with(at + 1, u"의");
  }

  [[nodiscard]] bool continues(uint32_t at) const noexcept {
    const char16_t unit = unit_at(at);
    const char16_t next = unit_at(at + 1);
    return (hangul_digit(unit) > 0 && (small_unit(next) > 0 || big_unit(next) > 0)) ||
           (small_unit(unit) > 0 && big_unit(next) > 0);
  }

  bool read_native(uint32_t at, Numeral& numeral) const {
    if (!may_start(native_starts_, unit_at(at))) return false;
    const PrefixRow found =
        find_prefix(numerals_, text_.substr(at, kLongestNumeral), kLongestNumeral);
    if (found.row == kNoRow) return false;
    numeral = {};
    numeral.end = at + found.length;
    numeral.plain = false;
    numeral.hangul = numeral.native = true;
    numeral.low = number_in(numerals_.cell(found.row, 1));
    numeral.value = number_in(numerals_.cell(found.row, 2));
    numeral.vague = numeral.value == 0;
    return true;
  }

  // -------------------------------------------------------------- around the number

  /// Words before the number: 약, 최대 …
  [[nodiscard]] Nearness nearness_before(uint32_t start) const noexcept {
    struct Word {
      u16string_view word;
      Nearness nearness;
    };
    static constexpr std::array<Word, 12> kWords = {{{u"약", Nearness::kAbout},
                                                     {u"대략", Nearness::kAbout},
                                                     {u"얼추", Nearness::kAbout},
                                                     {u"거의", Nearness::kNearly},
                                                     {u"최대", Nearness::kUpTo},
                                                     {u"많게는", Nearness::kUpTo},
                                                     {u"최고", Nearness::kUpTo},
                                                     {u"최소", Nearness::kAtLeast},
                                                     {u"최소한", Nearness::kAtLeast},
                                                     {u"적어도", Nearness::kAtLeast},
                                                     {u"적게는", Nearness::kAtLeast},
                                                     {u"무려", Nearness::kExact}}};
    uint32_t end = start;
    if (end > 0 && is_blank(text_[end - 1])) --end;
    for (const Word& word : kWords) {
      const auto length = static_cast<uint32_t>(word.word.size());
      if (end < length || text_.substr(end - length, length) != word.word) continue;
      if (starts_word(end - length)) return word.nearness;
    }
    return Nearness::kExact;
  }

  /// Words after it: 가량, 이상 …
  [[nodiscard]] Nearness nearness_after(uint32_t end) const noexcept {
    struct Word {
      u16string_view word;
      Nearness nearness;
    };
    static constexpr std::array<Word, 13> kWords = {{{u"가량", Nearness::kAbout},
                                                     {u"정도", Nearness::kAbout},
                                                     {u"안팎", Nearness::kAbout},
                                                     {u"내외", Nearness::kAbout},
                                                     {u"쯤", Nearness::kAbout},
                                                     {u"남짓", Nearness::kJustOver},
                                                     {u"이상", Nearness::kAtLeast},
                                                     {u"이하", Nearness::kUpTo},
                                                     {u"미만", Nearness::kLessThan},
                                                     {u"초과", Nearness::kMoreThan},
                                                     {u"넘게", Nearness::kMoreThan},
                                                     {u"넘는", Nearness::kMoreThan},
                                                     {u"가까이", Nearness::kNearly}}};
    const u16string_view rest = text_.substr(std::min<size_t>(skip_blank(end), text_.size()));
    for (const Word& word : kWords) {
      if (rest.substr(0, word.word.size()) == word.word) return word.nearness;
    }
    return Nearness::kExact;
  }

  /// Where a number below zero begins: `-0.3%`, `영하 5도`, `마이너스 2%`; `at` for any other.
  [[nodiscard]] uint32_t sign_before(uint32_t at) const noexcept {
    if (at > 0 && (text_[at - 1] == u'-' || text_[at - 1] == u'−') && starts_word(at - 1))
      return at - 1;
    const uint32_t end = at > 0 && is_blank(text_[at - 1]) ? at - 1 : at;
    for (const u16string_view word : {u"영하", u"마이너스"}) {
      const auto length = static_cast<uint32_t>(word.size());
      if (end >= length && text_.substr(end - length, length) == word &&
          starts_word(end - length)) {
        return end - length;
      }
    }
    return at;
  }

  [[nodiscard]] u16string_view next_word(uint32_t at) const noexcept {
    at = skip_blank(at);
    uint32_t end = at;
    while (end < text_.size() && end - at < 8 && base::is_syllable(text_[end])) ++end;
    return text_.substr(std::min<size_t>(at, text_.size()), end - at);
  }

  void add(NumberKind kind, TextSpan span, TextSpan unit, const Numeral& numeral, Nearness nearness,
           std::string english) {
    Number number;
    number.kind = kind;
    number.span = span;
    number.unit = unit;
    number.value = numeral.value;
    number.approximate = numeral.vague || numeral.low != numeral.value ||
                         nearness == Nearness::kAbout || nearness == Nearness::kNearly ||
                         nearness == Nearness::kMoreThan || nearness == Nearness::kJustOver;
    number.english = std::move(english);
    analysis_.numbers.push_back(std::move(number));
  }

  /// One that stands as it is, with a unit of at most one syllable at `unit`. Returns its end.
  uint32_t add_date(NumberKind kind, TextSpan span, uint32_t unit, double value,
                    std::string english) {
    Numeral numeral;
    numeral.value = numeral.low = value;
    add(kind, span, {unit, std::min(unit + 1, span.end)}, numeral, Nearness::kExact,
        std::move(english));
    return span.end;
  }

  // -------------------------------------------------------------- one number

  /// Adds the number that starts at `at`; returns where to go on, `at` when there is none.
  uint32_t number_at(uint32_t at) {
    const char16_t unit = text_[at];
    if (is_digit(unit)) return digits_at(at);
    if (!base::is_syllable(unit) || !starts_word(at)) return at;
    if (may_start(time_starts_, unit)) {
      if (const uint32_t end = time_word_at(at); end > at) return end;
    }
    Numeral numeral;
    if (hangul_digit(unit) > 0 || small_unit(unit) > 0 || big_unit(unit) > 0 || unit == u'수' ||
        unit == u'몇') {
      if (read_numeral(at, numeral) && numeral.end > at) {
        if (const uint32_t end = hangul_number(at, numeral); end > at) return end;
      }
    }
    if (read_native(at, numeral)) return native_number(at, numeral);
    return at;
  }

  /// 삼천만 원, 수십만 명: only with a unit.
  uint32_t hangul_number(uint32_t at, Numeral numeral) {
    const uint32_t length = numeral.end - at;
    bool over = false;
    uint32_t end = numeral.end;
    if (unit_at(end) == u'여') over = true, ++end;
    const uint32_t from = skip_blank(end);
    const bool glued = from == end;
    const UnitMatch match = unit_from(from, numeral, glued);
    const bool date = match.row == kNoRow && unit_at(from) == u'년' && is_date_unit(from);
    if (match.row == kNoRow && !date) return at;
    if (length == 1) {
      // 천장, 조원, 일본: a lone numeral needs a unit that cannot be the rest of a word.
      if (unit_at(at) == u'조' || small_unit(unit_at(at)) + big_unit(unit_at(at)) == 0) return at;
      constexpr u16string_view kSafe = u"원명년배";
      if (glued && kSafe.find(unit_at(from)) == u16string_view::npos) return at;
      // 백년가약, 만원버스.
      if (glued && base::is_syllable(unit_at(from + 1)) && !boundary_[from + 1]) return at;
    }
    if (date) {
      return duration(at, from + 1, {from, from + 1}, numeral, "year", "years", over);
    }
    return with_unit(at, numeral, match, over);
  }

  /// 두 배, 세 차례, 다섯 살, 몇 년.
  uint32_t native_number(uint32_t at, Numeral numeral) {
    uint32_t end = numeral.end;
    bool over = starts_with(at, u"여남은");
    if (unit_at(end) == u'여') over = true, ++end;
    const uint32_t from = skip_blank(end);
    const bool glued = from == end;
    if (unit_at(from) == u'년' && is_date_unit(from) && numeral.vague && !glued) {
      add(NumberKind::kDuration, {at, from + 1}, {from, from + 1}, numeral, Nearness::kExact,
          "several years");
      return from + 1;
    }
    if (unit_at(from) == u'시' && is_date_unit(from) && numeral.value >= 1 && numeral.value <= 12 &&
        !glued) {
      return clock_at(at, at, 0);
    }
    const UnitMatch match = unit_from(from, numeral, glued);
    if (match.row == kNoRow) return at;
    const u16string_view unit = match.span.of(text_);
    const bool nth = unit == u"번째";
    if (numeral.value == 1 && unit_at(at) == u'첫' && !nth) return at;
    if (glued && !nth) {
      // 두배, 세명 without the blank: only what cannot be the beginning of another word.
      if (numeral.value == 0 || (numeral.value == 1 && unit.size() == 1) ||
          !classes_.has(unit, "glued")) {
        return at;
      }
    }
    const std::string_view kind = units_.cell(match.row, kKind);
    if (kind == "money" || kind == "currency" || kind == "rank") return at;
    if (kind == "decade" && glued) return at;
    return with_unit(at, numeral, match, over);
  }

  struct Clock {
    uint32_t end = 0;
    uint32_t unit = 0;  ///< the place of 시; the end where there is none
    double value = 0;
    std::string english;
  };

  /// `9시 30분`, `두 시 반`, `2∼5시`, `9:30` at `at`; `half` is 1 in the morning, 2 in the
  /// afternoon, 3 at night.
  bool read_clock(uint32_t at, int half, Clock& clock) const {
    Numeral hour, last, minute;
    if (is_digit(unit_at(at)) ? !read_numeral(at, hour) || !hour.plain : !read_native(at, hour))
      return false;
    if (hour.decimal || hour.value > 24) return false;
    uint32_t unit = skip_blank(hour.end);
    clock.end = unit + 1;
    if (is_range_mark(unit_at(hour.end)) && is_digit(unit_at(hour.end + 1)) &&
        read_numeral(hour.end + 1, last) && last.plain && last.value <= 24) {
      unit = last.end;
      clock.end = unit + 1;
    }
    const bool colon = unit_at(unit) == u':' && unit == hour.end;
    if (colon) {
      if (!is_digit(unit_at(unit + 1)) || !read_numeral(unit + 1, minute) || !minute.plain ||
          minute.end != unit + 3 || minute.value >= 60 || unit_at(minute.end) == u':') {
        return false;
      }
      clock.end = minute.end;
    } else if (unit_at(unit) != u'시' || !is_date_unit(unit)) {
      return false;
    } else if (const uint32_t next = skip_blank(clock.end);
               is_digit(unit_at(next)) && read_numeral(next, minute) && minute.plain &&
               unit_at(skip_blank(minute.end)) == u'분' && is_date_unit(skip_blank(minute.end)) &&
               minute.value < 60) {
      clock.end = skip_blank(minute.end) + 1;
    } else if (minute = {}; unit_at(next) == u'반' && next > clock.end && ends_word(next + 1)) {
      minute.value = 30;
      clock.end = next + 1;
    }
    // Midday begins the afternoon, midnight the morning.
    if (half == 3) half = hour.value >= 6 && hour.value < 12 ? 2 : 1;
    if (half == 0 && (hour.value > 12 || colon)) half = hour.value >= 12 ? 2 : 1;
    const auto shown = [half](double value) {
      const int number = static_cast<int>(value) % (half != 0 && value > 12 ? 12 : 100);
      return std::to_string(half != 0 && number == 0 ? 12 : number);
    };
    clock.english = shown(hour.value);
    if (last.end > 0) clock.english += " to " + shown(last.value);
    const auto minutes = static_cast<int>(minute.value);
    if (minutes > 0) clock.english += (minutes < 10 ? ":0" : ":") + std::to_string(minutes);
    clock.english += half == 1 ? " a.m." : half == 2 ? " p.m." : minutes > 0 ? "" : " o'clock";
    clock.unit = colon ? clock.end : unit;
    clock.value = hour.value + minute.value / 60 +
                  (half == 2 && hour.value < 12    ? 12
                   : half == 1 && hour.value == 12 ? -12
                                                   : 0);
    return true;
  }

  /// The time at `at`, up to another one after a mark; `start` is where its 오전 stands.
  uint32_t clock_at(uint32_t start, uint32_t at, int half) {
    Clock clock, last;
    if (!read_clock(at, half, clock)) return start;
    uint32_t end = clock.end;
    if (is_range_mark(unit_at(end))) {
      const PrefixRow word = time_word(end + 1);
      const bool other = word.row != kNoRow && time_words_.cell(word.row, 1) == "clock";
      if (read_clock(other ? skip_blank(end + 1 + word.length) : end + 1,
                     other ? static_cast<int>(number_in(time_words_.cell(word.row, 2))) : half,
                     last)) {
        end = last.end;
        clock.english += " to " + last.english;
      }
    }
    return add_date(NumberKind::kTime, {start, end}, clock.unit, clock.value,
                    std::move(clock.english));
  }

  // -------------------------------------------------------------- words of time

  [[nodiscard]] PrefixRow time_word(uint32_t at) const noexcept {
    return find_prefix(time_words_, text_.substr(std::min<size_t>(at, text_.size()), kLongestUnit),
                       kLongestUnit);
  }

  /// -1, 0.5, 15.
  [[nodiscard]] static double number_in(std::string_view cell) noexcept {
    double value = 0, scale = 1, step = 1, sign = 1;
    for (const char c : cell) {
      if (c == '-') {
        sign = -1;
      } else if (c == '.') {
        step = 10;
      } else {
        value = value * 10 + (c - '0');
        scale *= step;
      }
    }
    return sign * value / scale;
  }

  /// 사흘, 반년, 절반; 오전 9시; 지난해, 내달 3일, 전날, 상반기. A word whose day is not known
  /// and that nothing follows is left to the lexicon.
  uint32_t time_word_at(uint32_t at) {
    const PrefixRow word = time_word(at);
    if (word.row == kNoRow) return at;
    const std::string_view kind = time_words_.cell(word.row, 1);
    const std::string_view english = time_words_.cell(word.row, 3);
    double value = number_in(time_words_.cell(word.row, 2));
    uint32_t end = at + word.length;
    if (kind == "clock") return clock_at(at, skip_blank(end), static_cast<int>(value));
    if (!ends_word(end)) return at;
    if (kind == "duration" || kind == "counted" || kind == "multiple") {
      Numeral numeral;
      numeral.value = numeral.low = value;
      numeral.vague = value == 0;
      if (kind == "counted" && !day_counts(end)) return at;
      if (unit_at(end) == u'간') ++end;
      Nearness nearness = nearness_before(at);
      if (nearness == Nearness::kExact) nearness = nearness_after(end);
      add(kind == "multiple" ? NumberKind::kMultiple : NumberKind::kDuration, {at, end}, {},
          numeral, nearness, nearly(nearness, std::string(english)));
      return end;
    }

    const bool known = published_.year > 0;
    const int steps = static_cast<int>(value);
    When when;
    if (!known) when.around = english;
    if (kind == "half") {
      when.part = english;
      when.around = "the year";
    } else if (kind == "year") {
      if (known) when.year = published_.year + steps;
      value = when.year;
      end = read_on(end, false, when);
    } else if (kind == "month") {
      if (known) in_month(published_.year, published_.month + steps, when);
      end = read_on(end, true, when);
    } else if (known) {
      // 어제 is the day before the publication, 전날 the one before the day spoken of.
      const CalendarDay day = days_after(kind == "day" ? published_ : last_day_, steps);
      in_month(day.year, day.month, when);
      when.day = day.day;
    }
    const bool alone = end == at + word.length && kind != "half";
    // 올 is one of many words where no month follows; 올해 말 needs no help without its year.
    if (alone && word.length == 1) return at;
    if (!known && when.month == 0 && when.day == 0 && !when.part.ends_with(" of ")) return at;
    std::string text = when.english();
    if (alone) text = std::string(english) + " (" + text + ")";
    return add_date(NumberKind::kDate, {at, end}, end, value, std::move(text));
  }

  /// Puts a month into `when`, counted on from January of `year`; the year only where it is
  /// another than that of the publication.
  void in_month(int year, int month, When& when) const noexcept {
    if (month < 1) month += 12, --year;
    if (month > 12) month -= 12, ++year;
    when.month = month;
    when.year = year == published_.year ? 0 : year;
  }

  /// What narrows a year or month down: `5월`, `15일`, `3∼7일`, `초`, `상반기`, `3분기`. Returns
  /// where it ends.
  uint32_t read_on(uint32_t end, bool of_month, When& when) {
    uint32_t at = skip_blank(end);
    Numeral numeral;
    if (!of_month) {
      if (is_digit(unit_at(at)) && read_numeral(at, numeral) && numeral.plain &&
          numeral.value >= 1 && numeral.value <= 12) {
        const uint32_t unit = numeral.end;
        if (unit_at(unit) == u'월' && is_date_unit(unit)) {
          when.month = static_cast<int>(numeral.value);
          end = unit + 1;
          at = skip_blank(end);
          of_month = true;
        } else if (starts_with(unit, u"분기") && ends_word(unit + 2)) {
          when.part = ordinal(numeral.value) + " quarter of ";
          return unit + 2;
        }
      } else if (const PrefixRow word = time_word(at); word.row != kNoRow &&
                                                       time_words_.cell(word.row, 1) == "half" &&
                                                       ends_word(at + word.length)) {
        when.part = time_words_.cell(word.row, 3);
        return at + word.length;
      }
    }
    if (of_month && is_digit(unit_at(at)) && read_numeral(at, numeral) && numeral.plain &&
        is_day(numeral.value)) {
      Numeral last;
      const bool range = is_range_mark(unit_at(numeral.end)) && day_after(numeral.end + 1, last);
      if (range || (unit_at(numeral.end) == u'일' && is_date_unit_before_mark(numeral.end)) ||
          day_after(at, numeral)) {
        when.day = static_cast<int>(numeral.value);
        end = range ? last.end + 1 : numeral.end + 1;
        if (range) when.last_day = static_cast<int>(last.value);
        if (!range && is_range_mark(unit_at(end))) {
          // 5월 30일~6월 2일.
          When other;
          Numeral month;
          uint32_t from = end + 1;
          if (is_digit(unit_at(from)) && read_numeral(from, month) && month.plain &&
              unit_at(month.end) == u'월' && month.value >= 1 && month.value <= 12) {
            when.last_month = static_cast<int>(month.value);
            from = month.end + 1;
          }
          if (day_after(from, last)) {
            when.last_day = static_cast<int>(last.value);
            end = last.end + 1;
          } else {
            when.last_month = 0;
          }
        }
        after_month_ = end;
      }
      return end;
    }
    struct Part {
      u16string_view word;
      const char* english;
    };
    static constexpr std::array<Part, 6> kParts = {{{u"초", "early "},
                                                    {u"초순", "early "},
                                                    {u"중순", "mid-"},
                                                    {u"하순", "late "},
                                                    {u"말", "late "},
                                                    {u"초반", "early "}}};
    for (const Part& part : kParts) {
      const auto length = static_cast<uint32_t>(part.word.size());
      if (!starts_with(at, part.word) || !ends_word(at + length)) continue;
      when.part = part.english;
      return at + length;
    }
    return end;
  }

  /// The month of a day that stands without one: 오는 3일, 지난 28일, 15일.
  void place_day(uint32_t at, int day, When& when) {
    when.day = day;
    // 지난달 15일부터 20일까지: the month is that of the first day.
    if (published_.year == 0 || (after_month_ > 0 && at < after_month_ + kCueReach)) return;
    int month = published_.month;
    const int ahead = day - published_.day;
    const uint32_t before = at > 0 && is_blank(text_[at - 1]) ? at - 1 : at;
    const auto word_before = [&](u16string_view word) {
      return before >= 2 && text_.substr(before - 2, 2) == word && starts_word(before - 2);
    };
    const bool past = word_before(u"지난");
    // Further than three weeks off, it is nearer in the month beside.
    const int step = past                   ? (ahead > 0 ? -1 : 0)
                     : word_before(u"오는") ? (ahead < 0 ? 1 : 0)
                     : ahead > 21           ? -1
                     : ahead < -21          ? 1
                                            : 0;
    month += step;
    in_month(published_.year, month, when);
    // No month without a 31st stands beside another.
    if (day > days_in_month(published_.year, when.month))
      in_month(published_.year, month + (step < 0 ? -1 : 1), when);
    last_day_ = {when.year > 0 ? when.year : published_.year, when.month, day};
  }

  uint32_t digits_at(uint32_t at) {
    // F16, GPT4, B2B, and the digits behind the point of a version.
    uint32_t run = at;
    while (is_digit(unit_at(run))) ++run;
    if (at > 0 && (is_latin(text_[at - 1]) || text_[at - 1] == u'_' || text_[at - 1] == u'.'))
      return run;
    if (at > 1 && text_[at - 1] == u'-' && (is_latin(text_[at - 2]) || is_digit(text_[at - 2]))) {
      return run;
    }
    if (const uint32_t end = written_date(at); end > at) return end;
    if (const uint32_t end = label_end(at); end > at) return end;
    Numeral numeral;
    if (!read_numeral(at, numeral)) return run;
    uint32_t end = numeral.end;
    if (is_latin(unit_at(end)) && unit_from(end, numeral, true).row == kNoRow) return end;  // 5G

    if (unit_at(end) == u':') {
      constexpr u16string_view kAfterTime = u"에부까쯤경께~∼";
      Clock clock;
      if (read_clock(at, 0, clock) && kAfterTime.find(unit_at(clock.end)) != u16string_view::npos)
        return clock_at(at, at, 0);
    }
    if (const uint32_t next = fraction(at, numeral); next > at) return next;
    if (const uint32_t next = score(at, numeral); next > at) return next;

    // A range takes the unit of its second number: 3~5%, 3만~5만 원.
    Numeral second;
    uint32_t range_end = 0;
    {
      uint32_t mark = end;
      const UnitMatch own = unit_from(mark, numeral, true);
      if (own.row != kNoRow && is_range_mark(unit_at(own.span.end))) mark = own.span.end;
      if (is_date_unit_before_mark(mark)) ++mark;
      // 5만에서 7만 원: only where the first has no unit of its own.
      const bool from_to = starts_with(end, u"에서") && skip_blank(end + 2) > end + 2;
      const uint32_t other = from_to ? end + 3 : mark + 1;
      if ((from_to || is_range_mark(unit_at(mark))) && is_digit(unit_at(other)) &&
          read_numeral(other, second) && second.value > 0) {
        range_end = second.end;
      }
    }
    if (range_end > 0) {
      if (const uint32_t next = range(at, numeral, second); next > at) return next;
    }

    bool over = false;
    if (unit_at(end) == u'여' && !starts_with(end, u"여섯")) {
      const uint32_t after = skip_blank(end + 1);
      if (is_date_unit(after) || unit_from(after, numeral, after == end + 1).row != kNoRow) {
        over = true;
        ++end;
      }
    }
    const uint32_t from = skip_blank(end);
    const bool glued = from == end;
    const UnitMatch match = unit_from(from, numeral, glued);
    if (match.row != kNoRow && (match.span.length() > 1 || !is_date_unit(from))) {
      return with_unit(at, numeral, match, over);
    }
    if (is_date_unit(from)) {
      if (const uint32_t next = date_or_duration(at, from, numeral, over); next > at) return next;
    }
    if (unit_at(end) == u'조' && is_nth(at)) {
      add(NumberKind::kCount, {at - 1, end + 1}, {end, end + 1}, numeral, Nearness::kExact,
          "Article " + plain_number(numeral.value));
      return end + 1;
    }
    // 코로나19, 갤럭시25 are names; a bare number is one of its own. 제3 is an ordinal.
    if (at > 0 && base::is_syllable(text_[at - 1]) && !is_nth(at) && !numeral.big)
      return std::max(run, numeral.end);
    std::string english;
    if (numeral.plain && !numeral.comma) {
      for (const char16_t digit : text_.substr(at, numeral.end - at))
        english += digit == u'.' ? '.' : static_cast<char>('0' + digit_value(digit));
    } else {
      english = figure(numeral.value);
    }
    add(NumberKind::kCount, {at, numeral.end}, {}, numeral, Nearness::kExact,
        nearly(over ? Nearness::kMoreThan : nearness_before(at), std::move(english)));
    return std::max(run, numeral.end);
  }

  /// The end of digits that count nothing: 02-1234-5678, 1588-1234, 192.168.0.1; else `at`.
  [[nodiscard]] uint32_t label_end(uint32_t at) const noexcept {
    constexpr uint32_t kLongest = 40;
    uint32_t end = at;
    uint32_t group = 0, shortest = 9, hyphens = 0, points = 0;
    for (; end < at + kLongest; ++end) {
      const char16_t unit = unit_at(end);
      if (is_digit(unit)) {
        ++group;
        continue;
      }
      if ((unit != u'-' && unit != u'.') || !is_digit(unit_at(end + 1))) break;
      ++(unit == u'-' ? hyphens : points);
      shortest = std::min(shortest, group);
      group = 0;
    }
    if (std::min(shortest, group) >= 3 && hyphens == 1 && points == 0) hyphens = 2;
    return hyphens > 1 || points > 1 || (hyphens == 1 && text_[at] == u'0') ? end : at;
  }

  [[nodiscard]] bool is_date_unit_before_mark(uint32_t at) const noexcept {
    constexpr u16string_view kDateUnits = u"년월일시분";
    return at < text_.size() && kDateUnits.find(text_[at]) != u16string_view::npos &&
           is_range_mark(unit_at(at + 1));
  }

  /// 2023.10.24, 2023-10-24.
  uint32_t written_date(uint32_t at) {
    const auto number = [&](uint32_t from, uint32_t most, uint32_t& end) {
      int value = 0;
      end = from;
      while (end - from < most && is_digit(unit_at(end)))
        value = value * 10 + digit_value(text_[end++]);
      return value;
    };
    uint32_t end = at;
    const int year = number(at, 4, end);
    if (end - at != 4 || year < 1000 || year > 2199) return at;
    const char16_t mark = unit_at(end);
    if (mark != u'.' && mark != u'-' && mark != u'/') return at;
    uint32_t from = skip_blank(end + 1);
    const int month = number(from, 2, end);
    if (end == from || month < 1 || month > 12 || unit_at(end) != mark) return at;
    from = skip_blank(end + 1);
    const int day = number(from, 2, end);
    if (end == from || day < 1 || day > 31 || is_digit(unit_at(end))) return at;
    When when;
    when.year = year;
    when.month = month;
    when.day = day;
    return add_date(NumberKind::kDate, {at, end}, end, year, when.english());
  }

  /// 3분의 1.
  uint32_t fraction(uint32_t at, const Numeral& numeral) {
    if (!numeral.plain || !starts_with(numeral.end, u"분의")) return at;
    const uint32_t from = skip_blank(numeral.end + 2);
    Numeral upper;
    if (is_digit(unit_at(from)) ? !read_numeral(from, upper) : !read_native_digit(from, upper))
      return at;
    if (numeral.value < 1 || upper.value < 1) return at;
    std::string english;
    const bool one = upper.value == 1;
    if (numeral.value == 2 && one) {
      english = "half";
    } else if (numeral.value == 4) {
      english = one ? "a quarter" : counted(upper.value) + "-quarters";
    } else if (is_small(upper.value) && numeral.value <= 10) {
      english = counted(upper.value) + "-" +
                (numeral.value == 10 ? "tenth" : ordinal(numeral.value)) + (one ? "" : "s");
    } else {
      english = plain_number(upper.value) + "/" + plain_number(numeral.value);
    }
    Numeral value;
    value.value = value.low = upper.value / numeral.value;
    add(NumberKind::kMultiple, {at, upper.end}, {}, value, Nearness::kExact, std::move(english));
    return upper.end;
  }

  bool read_native_digit(uint32_t at, Numeral& numeral) const {
    const int digit = hangul_digit(unit_at(at));
    if (digit == 0) return false;
    numeral = {};
    numeral.end = at + 1;
    numeral.value = numeral.low = digit;
    return true;
  }

  /// 3 대 1, 2대0.
  uint32_t score(uint32_t at, const Numeral& numeral) {
    if (!numeral.plain || numeral.comma) return at;
    const uint32_t mark = skip_blank(numeral.end);
    if (unit_at(mark) != u'대') return at;
    const uint32_t from = skip_blank(mark + 1);
    if ((from == mark + 1) != (mark == numeral.end) || !is_digit(unit_at(from))) return at;
    Numeral right;
    if (!read_numeral(from, right) || !right.plain || is_latin(unit_at(right.end))) return at;
    // 20대 30명 is a decade and a count.
    const uint32_t after = skip_blank(right.end);
    const UnitMatch unit = unit_from(after, right, after == right.end);
    if (unit.row != kNoRow && mark != numeral.end) return at;
    if (unit.row != kNoRow && from > mark + 1) return at;
    add(NumberKind::kCount, {at, right.end}, {}, numeral, Nearness::kExact,
        plain_number(numeral.value) + "-" + plain_number(right.value));
    return right.end;
  }

  uint32_t range(uint32_t at, Numeral first, const Numeral& second) {
    const uint32_t from = skip_blank(second.end);
    const bool glued = from == second.end;
    const UnitMatch match = unit_from(from, second, glued);
    // 3~5만 원: 30,000 to 50,000.
    if (first.plain && second.groups == 1 && second.big &&
        first.value * second.last_unit < second.value) {
      first.value *= second.last_unit;
    }
    Numeral both = second;
    both.low = first.value;
    both.plain = first.plain && second.plain;
    if (match.row != kNoRow && (match.span.length() > 1 || !is_date_unit(from))) {
      return with_unit(at, both, match, false);
    }
    const char16_t unit = unit_at(from);
    if (!is_date_unit(from) || !first.plain || !second.plain) return at;
    const uint32_t end = from + 1;
    const auto year = [](double value) { return value >= 1000 && value < 2200; };
    const auto pair = [&](const std::string& left, const std::string& right) {
      return left + " to " + right;
    };
    std::string english;
    NumberKind kind = NumberKind::kDuration;
    if (unit == u'년' && (year(first.value) || year(second.value))) {
      kind = NumberKind::kDate;
      base::append_decimal(english, first.value, 0);
      english += '-';
      base::append_decimal(english, second.value, 0);
    } else if (unit == u'월' && second.value <= 12 && first.value >= 1) {
      kind = NumberKind::kDate;
      english = pair(kMonths[static_cast<size_t>(std::min(first.value, 12.0))],
                     kMonths[static_cast<size_t>(std::max(second.value, 1.0))]);
    } else if (unit == u'일' && is_day(first.value) && is_day(second.value) && !day_counts(end)) {
      kind = NumberKind::kDate;
      When when;
      place_day(at, static_cast<int>(first.value), when);
      when.last_day = static_cast<int>(second.value);
      english = when.english();
    } else if (unit == u'시') {
      kind = NumberKind::kTime;
      english = pair(plain_number(first.value), plain_number(second.value)) + " o'clock";
    } else {
      english = pair(counted(first.value), counted(second.value));
      english += unit == u'년'   ? " years"
                 : unit == u'일' ? " days"
                 : unit == u'월' ? " months"
                                 : " minutes";
    }
    add(kind, {at, end}, {from, end}, both, Nearness::kExact, std::move(english));
    return end;
  }

  [[nodiscard]] static bool is_day(double value) noexcept { return value >= 1 && value <= 31; }

  /// Does 3일 before `end` count days rather than name one?
  [[nodiscard]] bool day_counts(uint32_t end) const noexcept {
    if (unit_at(end) == u'간' || unit_at(end) == u'째' || unit_at(end) == u'치') return true;
    // Its words have one or two syllables; behind two a particle may stand.
    return classes_.has(next_word(end).substr(0, 2), "after_days");
  }

  /// The number before 년, 월, 일, 시, 분 at `from`.
  uint32_t date_or_duration(uint32_t at, uint32_t from, Numeral numeral, bool over) {
    const char16_t unit = unit_at(from);
    uint32_t end = from + 1;
    const bool whole = numeral.plain && !numeral.decimal && !numeral.comma && !over;
    const bool counted_before = nearness_before(at) != Nearness::kExact;
    if (unit == u'시' && whole && numeral.value <= 24) return clock_at(at, at, 0);
    if (unit == u'년' && whole && !counted_before) {
      const uint32_t digits = numeral.end - at;
      if (unit_at(end) == u'대' && ends_word(end + 1) && std::fmod(numeral.value, 10) == 0 &&
          (digits == 4 || digits == 2)) {
        if (digits == 2) numeral.value += numeral.value < 50 ? 2000 : 1900;
        return add_date(NumberKind::kDate, {at, end + 1}, end, numeral.value,
                        "the " + std::to_string(static_cast<int>(numeral.value)) + "s");
      }
      const bool short_year =
          digits == 2 && at > 0 &&
          (text_[at - 1] == u'\'' || text_[at - 1] == u'’' || text_[at - 1] == u'‘');
      if ((numeral.value >= 1000 && numeral.value < 2200) || short_year) {
        When when;
        when.year = static_cast<int>(numeral.value);
        if (short_year) when.year += when.year < 50 ? 2000 : 1900;
        end = read_on(end, false, when);
        return add_date(NumberKind::kDate, {at, end}, from, numeral.value, when.english());
      }
    }
    if (unit == u'월' && whole && numeral.value >= 1 && numeral.value <= 12) {
      When when;
      when.month = static_cast<int>(numeral.value);
      end = read_on(end, true, when);
      return add_date(NumberKind::kDate, {at, end}, from, numeral.value, when.english());
    }
    if (unit == u'일' && whole && is_day(numeral.value) && !counted_before && !day_counts(end)) {
      When when;
      place_day(at, static_cast<int>(numeral.value), when);
      return add_date(NumberKind::kDate, {at, end}, from, numeral.value, when.english());
    }
    if (unit == u'월' || unit == u'시') return at;
    const char* singular = unit == u'년' ? "year" : unit == u'일' ? "day" : "minute";
    const char* plural = unit == u'년' ? "years" : unit == u'일' ? "days" : "minutes";
    return duration(at, end, {from, from + 1}, numeral, singular, plural, over);
  }

  bool day_after(uint32_t at, Numeral& day) const {
    const uint32_t from = skip_blank(at);
    return is_digit(unit_at(from)) && read_numeral(from, day) && day.plain &&
           unit_at(day.end) == u'일' && is_date_unit(day.end) && is_day(day.value);
  }

  uint32_t duration(uint32_t at, uint32_t end, TextSpan unit, Numeral numeral,
                    std::string_view singular, std::string_view plural, bool over) {
    if (unit_at(end) == u'째' && !numeral.vague && numeral.low == numeral.value) {
      add(NumberKind::kDuration, {at, end + 1}, {unit.start, end + 1}, numeral, Nearness::kExact,
          ordinal(numeral.value) + " " + std::string(singular));
      return end + 1;
    }
    // 두 시간 반, 1년 반.
    std::string english;
    if (const uint32_t half = skip_blank(end);
        unit_at(half) == u'반' && !numeral.vague && numeral.low == numeral.value &&
        (!base::is_syllable(unit_at(half + 1)) || boundary_[half + 1])) {
      end = half + 1;
      english = counted(numeral.value) + " and a half " + std::string(plural);
      numeral.value += 0.5;
      numeral.low = numeral.value;
    } else if (numeral.vague && numeral.value == 10 && singular == "year") {
      english = "decades";
    } else {
      english = amount(numeral, singular, plural, false);
    }
    Nearness nearness = over ? Nearness::kMoreThan : nearness_before(at);
    if (nearness == Nearness::kExact) nearness = nearness_after(end);
    add(NumberKind::kDuration, {at, end}, unit, numeral, nearness,
        nearly(nearness, std::move(english)));
    return end;
  }

  /// Number and noun: "three people", "dozens of people", "three to five people".
  [[nodiscard]] static std::string amount(const Numeral& numeral, std::string_view singular,
                                          std::string_view plural, bool digits) {
    if (numeral.vague) {
      if (numeral.value == 0) {
        return singular.empty() ? "several"
                                : "several " + std::string(plural.empty() ? singular : plural);
      }
      const std::string many = vague_figure(numeral.value);
      return singular.empty() ? many
                              : many + " of " + std::string(plural.empty() ? singular : plural);
    }
    const auto word = [&](double value) { return digits ? figure(value) : counted(value); };
    std::string number = word(numeral.value);
    if (numeral.low != numeral.value) number = word(numeral.low) + " to " + number;
    return with_noun(std::move(number), numeral.value, singular, plural);
  }

  uint32_t with_unit(uint32_t at, Numeral numeral, const UnitMatch& match, bool over) {
    const std::string_view kind = units_.cell(match.row, kKind);
    const std::string_view singular = units_.cell(match.row, kSingular);
    const std::string_view plural = units_.cell(match.row, kPlural);
    TextSpan span{at, match.span.end};
    Nearness nearness = over ? Nearness::kMoreThan : nearness_before(at);
    if (nearness == Nearness::kExact) nearness = nearness_after(match.span.end);
    const bool nth = is_nth(at);
    if (kind == "percent" || kind == "point" || kind == "measure") {
      if (const uint32_t sign = sign_before(at); sign < at) {
        span.start = sign;
        numeral.value = -numeral.value;
        numeral.low = -numeral.low;
      }
    }
    const auto done = [&](NumberKind number_kind, std::string english) {
      add(number_kind, span, match.span, numeral, nearness, nearly(nearness, std::move(english)));
      return span.end;
    };
    const auto pair = [&](auto&& word) {
      return numeral.low == numeral.value ? word(numeral.value)
                                          : word(numeral.low) + " to " + word(numeral.value);
    };

    if (kind == "duration") {
      return duration(at, match.span.end, match.span, numeral, singular, plural, over);
    }
    if (kind == "money") {
      if (numeral.vague) {
        return done(NumberKind::kMoney, vague_figure(numeral.value) + " of " + std::string(plural));
      }
      return done(NumberKind::kMoney,
                  pair([&](double value) { return std::string(singular) + figure(value); }));
    }
    if (kind == "currency")
      return done(NumberKind::kMoney, amount(numeral, singular, plural, true));
    if (kind == "percent") {
      return done(NumberKind::kPercent,
                  pair([](double value) { return plain_number(value); }) + "%");
    }
    if (kind == "point") {
      return done(NumberKind::kPercentPoint,
                  amount(numeral, "percentage point", "percentage points", true));
    }
    if (kind == "rank") {
      if (numeral.vague || numeral.decimal) return at;
      return done(NumberKind::kRank,
                  pair([](double value) { return "No. " + plain_number(value); }));
    }
    if (kind == "multiple") {
      if (numeral.vague)
        return done(NumberKind::kMultiple, amount(numeral, "times", "times", false));
      if (numeral.low == numeral.value && numeral.value == 2)
        return done(NumberKind::kMultiple, "twice");
      if (numeral.value == 1) return at;
      return done(NumberKind::kMultiple, amount(numeral, "times", "times", false));
    }
    if (kind == "times") {
      if (nth && !numeral.vague) {
        --span.start;
        return done(NumberKind::kCount, ordinal(numeral.value));
      }
      if (numeral.low == numeral.value && numeral.value == 1)
        return done(NumberKind::kCount, "once");
      if (numeral.low == numeral.value && numeral.value == 2)
        return done(NumberKind::kCount, "twice");
      return done(NumberKind::kCount, amount(numeral, "times", "times", false));
    }
    if (kind == "age") {
      // 만 3세: in full years.
      if (at > 1 && is_blank(text_[at - 1]) && text_[at - 2] == u'만' && starts_word(at - 2))
        span.start = at - 2;
      return done(NumberKind::kAge, amount(numeral, "year old", "years old", true));
    }
    if (kind == "area") {
      const auto metres = [](double value) { return figure(std::round(value * 3.305785)); };
      return done(NumberKind::kMeasure, pair(metres) + " square meters");
    }
    if (kind == "measure")
      return done(NumberKind::kMeasure, amount(numeral, singular, plural, true));
    if (kind == "line") {
      if (nth) --span.start;
      if (numeral.vague) return at;
      return done(NumberKind::kCount, std::string(singular) + " " +
                                          pair([](double value) { return plain_number(value); }));
    }
    if (kind == "compound") {
      if (numeral.vague) return at;
      return done(NumberKind::kCount,
                  pair([](double value) { return counted(value); }) + "-" + std::string(singular));
    }
    if (kind == "ordinal") {
      if (numeral.vague || numeral.decimal || numeral.value < 1) return at;
      if (nth) --span.start;
      return done(NumberKind::kCount,
                  with_noun(pair([](double value) { return ordinal(value); }), 1, singular, {}));
    }
    if (kind == "top") {
      if (numeral.vague || numeral.decimal || nth) return at;
      return done(NumberKind::kCount, "top " + plain_number(numeral.value));
    }
    if (kind == "decade") {
      if (nth) {
        --span.start;
        return done(NumberKind::kCount, ordinal(numeral.value));
      }
      const auto is_decade = [](double value) {
        return value >= 10 && value <= 90 && std::fmod(value, 10) == 0;
      };
      if (numeral.plain && is_decade(numeral.value) && is_decade(numeral.low)) {
        return done(NumberKind::kAge, pair([](double value) { return plain_number(value) + "s"; }));
      }
      // 3대 may be a generation, the "big three", a vehicle.
      if (numeral.plain && is_small(numeral.value) && match.span.start == at + 1) return at;
    }
    return done(NumberKind::kCount, amount(numeral, singular, plural, false));
  }

  Analysis& analysis_;
  u16string_view text_;
  lexicon::Table units_;
  lexicon::Table numerals_;
  lexicon::Table time_words_;
  WordClasses classes_;
  CalendarDay published_;
  CalendarDay last_day_;      ///< the day spoken of last; 전날 is the one before
  uint32_t after_month_ = 0;  ///< where the last month with a day ended
  Starts native_starts_, time_starts_;
  std::vector<uint8_t> boundary_;
};

}  // namespace

void find_numbers(Analysis& analysis, const lexicon::Lexicon& lexicon, CalendarDay published) {
  analysis.numbers.clear();
  Scanner(analysis, lexicon, published).run();
}

}  // namespace dokhae::korean
