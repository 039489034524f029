#include "extract/dates.h"

#include <algorithm>
#include <array>

#include "extract/strings.h"

namespace dokhae::extract {
namespace {

/// Reads a text from left to right; every `take` either moves on or leaves the place.
class Cursor {
 public:
  Cursor(std::string_view text, size_t at) : text_(text), at_(at) {}

  [[nodiscard]] size_t at() const { return at_; }
  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] char peek() const { return done() ? '\0' : text_[at_]; }

  bool take(std::string_view part) {
    if (!starts_with(text_.substr(at_), part)) return false;
    at_ += part.size();
    return true;
  }
  bool take_one_of(std::string_view characters) {
    if (done() || characters.find(text_[at_]) == std::string_view::npos) return false;
    ++at_;
    return true;
  }
  void skip_blanks() {
    while (!done()) {
      const size_t blank = blank_length(text_, at_);
      if (blank == 0) return;
      at_ += blank;
    }
  }
  /// To the next `stop`, when it stands within `most` bytes.
  void skip_to(char stop, size_t most) {
    const size_t found = text_.substr(at_, most).find(stop);
    if (found != std::string_view::npos) at_ += found;
  }
  /// A number of `least` to `most` digits that no further digit follows.
  std::optional<int> number(size_t least, size_t most) {
    size_t end = at_;
    int value = 0;
    while (end < text_.size() && is_digit(text_[end]) && end - at_ <= most) {
      value = value * 10 + (text_[end] - '0');
      ++end;
    }
    if (end - at_ < least || end - at_ > most) return std::nullopt;
    at_ = end;
    return value;
  }
  /// Exactly `count` digits, whatever follows.
  std::optional<int> digits(size_t count) {
    if (text_.size() - std::min(at_, text_.size()) < count) return std::nullopt;
    int value = 0;
    for (size_t i = 0; i < count; ++i) {
      const char c = text_[at_ + i];
      if (!is_digit(c)) return std::nullopt;
      value = value * 10 + (c - '0');
    }
    at_ += count;
    return value;
  }
  /// A run of letters of any script.
  std::string_view letters() {
    const size_t from = at_;
    while (!done() && (is_latin(peek()) || static_cast<uint8_t>(peek()) >= 0x80)) ++at_;
    return text_.substr(from, at_ - from);
  }
  /// A run of Latin letters, at most 12 of it.
  std::string_view word() {
    const size_t from = at_;
    while (!done() && is_latin(peek()) && at_ - from < 12) ++at_;
    return text_.substr(from, at_ - from);
  }

 private:
  std::string_view text_;
  size_t at_;
};

bool valid(const PageDate& d) {
  return d.year >= 1970 && d.year <= 2100 && d.month >= 1 && d.month <= 12 && d.day >= 1 &&
         d.day <= 31;
}

int month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  std::string_view months =
      "january february march april may june july august september october november december";
  const std::string lower = lower_ascii(word);
  for (int m = 1; !months.empty(); ++m) {
    if (starts_with(next_word(months), lower)) return m;
  }
  return 0;
}

/// Months as other languages begin them; asked only between a day and a year.
int foreign_month_of(std::string_view word) {
  if (word.size() < 3 || word.size() > 12) return 0;
  // "jui" begins two French months: the longer beginnings stand apart.
  std::string_view months =
      "jan ene gen sty - feb fev fév - mar mär - apr abr avr kwi - may mai mag maj mei - jun juin "
      "giu cze - jul juil lug lip - aug ago aoû sie - sep set - oct okt ott out - nov - dec dez "
      "dic "
      "déc";
  const std::string lower = lower_ascii(word);
  for (int m = 1; !months.empty();) {
    const std::string_view beginning = next_word(months);
    if (beginning == "-") {
      ++m;
    } else if (starts_with(lower, beginning)) {
      return m;
    }
  }
  return 0;
}

void read_zone(Cursor& cursor, PageDate& date) {
  Cursor c = cursor;
  if (c.peek() == ' ') c.take(" ");
  if (c.take("Z") || c.take("UTC") || c.take("GMT")) {
    date.zone = 0;
    cursor = c;
    return;
  }
  if (c.take("KST")) {
    date.zone = kKoreanZone;
    cursor = c;
    return;
  }
  const bool east = c.peek() == '+';
  if (!c.take_one_of("+-")) return;
  const auto hours = c.digits(2);
  if (!hours || *hours > 14) return;
  c.take(":");
  const auto minutes = c.digits(2);
  date.zone = (east ? 1 : -1) * (*hours * 60 + minutes.value_or(0));
  cursor = c;
}

/// `T09:12:00.000+0900`, ` (화) 오후 02:09`, ` 9시 12분`, `, 9:12 am`, `091200`.
void read_time(Cursor& cursor, PageDate& date) {
  Cursor c = cursor;
  if (!c.take("T") && !c.take("t")) {
    for (int i = 0; i < 4; ++i) {
      c.skip_blanks();
      if (c.take("(")) {  // the day of the week
        c.skip_to(')', 12);
      }
      if (!c.take_one_of(",.|-:)") && !c.take("at ")) break;
    }
    c.skip_blanks();
  }
  bool afternoon = c.take("오후");
  bool morning = !afternoon && c.take("오전");
  c.skip_blanks();
  const auto hour = c.number(1, 2);
  if (!hour || *hour > 24) return;
  if (!c.take(":") && !c.take("시") && !c.take("時") && !c.take("时")) return;
  c.skip_blanks();
  const auto minute = c.number(1, 2);
  if (minute && *minute > 59) return;
  date.hour = *hour;
  date.minute = minute.value_or(0);
  cursor = c;
  if (c.take("분")) c.skip_blanks();
  if (c.take(":") || c.peek() != ' ') {
    if (const auto second = c.number(2, 2); second && *second < 60) {
      date.second = *second;
      if (c.take(".")) (void)c.number(1, 9);
      cursor = c;
    }
  }
  Cursor half = cursor;
  half.skip_blanks();
  const std::string word = lower_ascii(half.word());
  if (word == "pm" || word == "p") afternoon = true;
  if (word == "am" || word == "a") morning = true;
  if (word == "pm" || word == "am") cursor = half;
  if (afternoon && date.hour < 12) date.hour += 12;
  if (morning && date.hour == 12) date.hour = 0;
  if (date.hour == 24) date.hour = 0;
  read_zone(cursor, date);
}

/// Year first: 2023-10-24, 2023. 10. 24., 2023년 10월 24일, 20231024[0912[00]].
std::optional<PageDate> year_first(Cursor& cursor) {
  Cursor c = cursor;
  PageDate date;
  const auto year = c.digits(4);
  if (!year || *year < 1970 || *year > 2100) return std::nullopt;
  date.year = *year;
  if (is_digit(c.peek())) {
    const auto month = c.digits(2);
    const auto day = c.digits(2);
    if (!month || !day) return std::nullopt;
    date.month = *month;
    date.day = *day;
    if (!valid(date)) return std::nullopt;
    if (is_digit(c.peek())) {
      const auto hour = c.digits(2);
      const auto minute = c.digits(2);
      if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
      date.hour = *hour;
      date.minute = *minute;
      if (const auto second = c.digits(2); second && *second < 60) date.second = *second;
      if (is_digit(c.peek())) return std::nullopt;
      read_zone(c, date);
    } else {
      read_time(c, date);
    }
    cursor = c;
    return date;
  }
  c.skip_blanks();
  if (!c.take_one_of("-./") && !c.take("년") && !c.take("年")) return std::nullopt;
  c.skip_blanks();
  const auto month = c.number(1, 2);
  if (!month) return std::nullopt;
  c.skip_blanks();
  if (!c.take_one_of("-./") && !c.take("월") && !c.take("月")) return std::nullopt;
  c.skip_blanks();
  const auto day = c.number(1, 2);
  if (!day) return std::nullopt;
  date.month = *month;
  date.day = *day;
  if (!valid(date)) return std::nullopt;
  if (!c.take("일")) c.take("日");
  c.take(".");
  read_time(c, date);
  cursor = c;
  return date;
}

/// 24.10.2023, 24/10/2023, 10/24/2023; two numbers that could both be months are read
/// as month/day with strokes and day.month with points.
std::optional<PageDate> year_last(Cursor& cursor) {
  Cursor c = cursor;
  const auto first = c.number(1, 2);
  const char separator = c.peek();
  if (!first || !c.take_one_of("./-")) return std::nullopt;
  c.skip_blanks();
  const auto second = c.number(1, 2);
  if (!second || c.peek() != separator || !c.take_one_of("./-")) return std::nullopt;
  c.skip_blanks();
  const auto year = c.number(4, 4);
  if (!year) return std::nullopt;
  PageDate date;
  date.year = *year;
  const bool month_first = separator == '/' ? *first <= 12 : *second > 12;
  date.month = month_first ? *first : *second;
  date.day = month_first ? *second : *first;
  if (!valid(date)) return std::nullopt;
  read_time(c, date);
  cursor = c;
  return date;
}

/// October 24, 2023 / 24 October 2023 / Oct 24th 2023, at the month's name.
std::optional<PageDate> month_name(std::string_view text, size_t at, Cursor& cursor) {
  Cursor c(text, at);
  PageDate date;
  date.month = month_of(c.word());
  const bool foreign = date.month == 0;
  if (foreign) {
    c = Cursor(text, at);
    date.month = foreign_month_of(c.letters());
  }
  if (date.month == 0) return std::nullopt;
  c.take(".");
  c.skip_blanks();
  Cursor after = c;
  const auto day = after.number(1, 2);
  if (day && !foreign) {
    if (!after.take("st") && !after.take("nd") && !after.take("rd")) after.take("th");
    after.take(",");
    after.skip_blanks();
    if (const auto year = after.number(4, 4)) {
      date.day = *day;
      date.year = *year;
    }
  }
  if (date.year == 0) {  // the day stands before
    after = c;
    after.take_one_of(",-/");
    after.skip_blanks();
    if (after.take("de")) after.skip_blanks();
    const auto year = after.number(4, 4);
    size_t end = at;
    if (ends_with(text.substr(0, end), " de ")) end -= 4;
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '.' || text[end - 1] == '-' ||
                       text[end - 1] == '/'))
      --end;
    if (end >= 2 && !is_digit(text[end - 1]) && is_latin(text[end - 1])) end -= 2;  // 24th
    size_t begin = end;
    while (begin > 0 && end - begin < 3 && is_digit(text[begin - 1])) --begin;
    if (!year || begin == end || end - begin > 2) return std::nullopt;
    date.year = *year;
    date.day = text[end - 1] - '0' + (end - begin == 2 ? 10 * (text[begin] - '0') : 0);
  }
  if (!valid(date)) return std::nullopt;
  read_time(after, date);
  cursor = after;
  return date;
}

/// Days since 1970-01-01 to a civil date (Howard Hinnant's algorithm).
void civil_from_days(int64_t z, PageDate& date) {
  z += 719468;
  const int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  const int64_t doe = z - era * 146097;
  const int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const int64_t mp = (5 * doy + 2) / 153;
  date.day = static_cast<int>(doy - (153 * mp + 2) / 5 + 1);
  date.month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
  date.year = static_cast<int>(yoe + era * 400 + (date.month <= 2 ? 1 : 0));
}

PageDate from_seconds(int64_t seconds, int zone) {
  PageDate date;
  seconds += int64_t{zone} * 60;
  int64_t days = seconds / 86400;
  int64_t rest = seconds % 86400;
  if (rest < 0) {
    rest += 86400;
    --days;
  }
  civil_from_days(days, date);
  date.hour = static_cast<int>(rest / 3600);
  date.minute = static_cast<int>(rest / 60 % 60);
  date.second = static_cast<int>(rest % 60);
  date.zone = zone;
  return date;
}

}  // namespace

std::string PageDate::iso() const {
  std::string out;
  const auto append = [&out](std::string_view before, int value, int width) {
    out += before;
    for (int unit = width == 4 ? 1000 : 10; unit > 0; unit /= 10) {
      out += static_cast<char>('0' + value / unit % 10);
    }
  };
  append("", year, 4);
  append("-", month, 2);
  append("-", day, 2);
  if (!has_time()) return out;
  append("T", hour, 2);
  append(":", minute, 2);
  append(":", second, 2);
  if (!has_zone()) return out;
  const int minutes = zone < 0 ? -zone : zone;
  append(zone < 0 ? "-" : "+", minutes / 60, 2);
  append(":", minutes % 60, 2);
  return out;
}

std::optional<PageDate> find_date(std::string_view text, size_t* end, size_t* begin) {
  constexpr size_t kLookAt = 400;  // bytes; a date line is short
  text = text.substr(0, kLookAt);
  size_t i = 0;
  const auto found = [&](const Cursor& cursor, const PageDate& date) {
    if (end != nullptr) *end = cursor.at();
    if (begin != nullptr) *begin = i;
    return date;
  };
  while (i < text.size()) {
    Cursor cursor(text, i);
    if (is_digit(text[i])) {
      if (const auto date = year_first(cursor)) return found(cursor, *date);
      if (const auto date = year_last(cursor)) return found(cursor, *date);
      size_t last = i;
      while (last < text.size() && is_digit(text[last])) ++last;
      const size_t count = last - i;
      if ((count == 10 || count == 13) && i == 0 && last == text.size()) {
        int64_t value = 0;
        for (size_t k = i; k < i + 10; ++k) value = value * 10 + (text[k] - '0');
        if (value > 631'152'000 && value < 4'102'444'800) {
          return found(Cursor(text, last), from_seconds(value, 0));
        }
      }
      i = last;
    } else if (is_latin(text[i])) {
      if (const auto date = month_name(text, i, cursor)) return found(cursor, *date);
      while (i < text.size() && is_latin(text[i])) ++i;
    } else {
      ++i;
    }
  }
  return std::nullopt;
}

std::optional<PageDate> find_relative_date(std::string_view text, double now, int zone) {
  if (now <= 0) return std::nullopt;
  text = text.substr(0, 200);
  const auto at = static_cast<int64_t>(now / 1000);
  if (contains(text, "방금 전") || contains(text, "just now")) return from_seconds(at, zone);
  // Letters (the blanks and marks left out) behind the number, after the seconds of each.
  std::string_view units =
      "1 초전 secondsago 60 분전 minago minsago minuteago minutesago 分前 分钟前 3600 시간전 "
      "hourago "
      "hoursago hrago hrsago 時間前 小时前 86400 일전 dayago daysago 日前 天前 604800 주전 weekago "
      "weeksago";
  if (std::none_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  const std::string letters = letters_of(text);
  int64_t seconds = 0;
  while (!units.empty()) {
    const std::string_view unit = next_word(units);
    if (is_digit(unit[0])) {
      seconds = 0;
      for (const char c : unit) seconds = seconds * 10 + (c - '0');
      continue;
    }
    const size_t found = letters.find(unit);
    size_t begin = std::min(found, letters.size());
    int64_t count = 0, scale = 1;
    while (found != std::string::npos && begin > 0 && found - begin < 3 &&
           is_digit(letters[begin - 1])) {
      count += scale * (letters[--begin] - '0');
      scale *= 10;
    }
    if (scale == 1) continue;
    PageDate date = from_seconds(at - count * seconds, zone);
    if (seconds >= 86400) date.hour = PageDate::kUnknown;
    return date;
  }
  return std::nullopt;
}

}  // namespace dokhae::extract
