#include "korean/analysis.h"

namespace dokhae::korean {

bool Token::is_noun() const noexcept {
  switch (tag) {
    case Tag::kNNG:
    case Tag::kNNP:
    case Tag::kNNB:
    case Tag::kNP:
    case Tag::kNR:
    case Tag::kSL:
    case Tag::kSH:
    case Tag::kSN:
    case Tag::kXR:
    case Tag::kNA:
    case Tag::kXPN:
    case Tag::kXSN:
      return true;
    default:
      return false;
  }
}

bool Token::is_predicate() const noexcept {
  return tag >= Tag::kVV && tag <= Tag::kVCN;
}
bool Token::is_josa() const noexcept {
  return tag >= Tag::kJKS && tag <= Tag::kJC;
}
bool Token::is_eomi() const noexcept {
  return tag >= Tag::kEP && tag <= Tag::kETM;
}
bool Token::is_symbol() const noexcept {
  return tag >= Tag::kSF && tag <= Tag::kSW;
}

int days_in_month(int year, int month) noexcept {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

CalendarDay days_after(CalendarDay day, int steps) noexcept {
  day.day += steps;
  if (day.day < 1) {
    if (--day.month < 1) day.month = 12, --day.year;
    day.day += days_in_month(day.year, day.month);
  } else if (const int most = days_in_month(day.year, day.month); day.day > most) {
    day.day -= most;
    if (++day.month > 12) day.month = 1, ++day.year;
  }
  return day;
}

}  // namespace dokhae::korean
