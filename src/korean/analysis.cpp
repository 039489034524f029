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

Derivation derivation(const Token& token, const lexicon::Lexicon& lexicon) noexcept {
  Derivation parts;
  if (token.root.empty() || token.lemma.size() <= token.root.length()) return parts;
  // 기뻐하다, 아름답다 and 행하다 only look derived: the lexicon knows the whole, or the rest is
  // no word of its own.
  if (token.root_entry == lexicon::kNoEntry && token.entry != lexicon::kNoEntry) return parts;
  if (token.root.length() == 1 && token.lemma != u"말하다" && token.lemma != u"일하다")
    return parts;
  parts.suffix = token.lemma.substr(token.root.length());
  if (token.root_entry != lexicon::kNoEntry) parts.root = lexicon.tag(token.root_entry);
  if (parts.suffix[0] == u'받' || parts.suffix[0] == u'드') {
    parts.tag = Tag::kVV;
  } else if (token.tag == Tag::kVA) {
    parts.tag = Tag::kXSA;
  }
  return parts;
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
