#pragma once

#include <cstdint>
#include <string_view>

#include "base/hangul.h"
#include "lexicon/lexicon.h"

/// Classes of characters as the analysis needs them. A few ranges instead of ICU's property
/// tables: everything else is a symbol.
namespace dokhae::korean {

enum class CharacterClass : uint8_t { kHangul, kLatin, kDigit, kHanja, kBlank, kSymbol };

[[nodiscard]] constexpr CharacterClass character_class(char16_t unit) noexcept {
  if (base::is_syllable(unit)) return CharacterClass::kHangul;
  if ((unit >= u'0' && unit <= u'9') || (unit >= 0xFF10 && unit <= 0xFF19))
    return CharacterClass::kDigit;
  if ((unit >= u'A' && unit <= u'Z') || (unit >= u'a' && unit <= u'z') ||
      (unit >= 0xC0 && unit <= 0x24F && unit != 0xD7 && unit != 0xF7) ||  // accented Latin
      (unit >= 0x370 && unit <= 0x52F) ||                                 // Greek, Cyrillic
      (unit >= 0x3040 && unit <= 0x30FA) || (unit >= 0x30FC && unit <= 0x30FF) ||  // kana
      (unit >= 0xFF21 && unit <= 0xFF3A) || (unit >= 0xFF41 && unit <= 0xFF5A) ||
      (unit >= 0x1E00 && unit <= 0x1EFF)) {
    return CharacterClass::kLatin;
  }
  if ((unit >= 0x3400 && unit <= 0x9FFF) || (unit >= 0xF900 && unit <= 0xFAFF))
    return CharacterClass::kHanja;
  if (unit == u' ' || unit == u'\t' || unit == u'\r' || unit == u'\n' || unit == 0xA0 ||
      unit == 0x3000 || (unit >= 0x2000 && unit <= 0x200B) || unit == 0x2028 || unit == 0x2029 ||
      unit == 0x202F || unit == 0xFEFF) {
    return CharacterClass::kBlank;
  }
  return CharacterClass::kSymbol;
}

[[nodiscard]] constexpr bool is_blank(char16_t unit) noexcept {
  return character_class(unit) == CharacterClass::kBlank;
}

/// A full stop, hyphen, apostrophe … between letters: U.S, e-mail, naver.com, AT&T.
[[nodiscard]] constexpr bool is_inner_latin(std::u16string_view text, size_t at) noexcept {
  const char16_t unit = text[at];
  if (at + 1 >= text.size()) return false;
  const CharacterClass next = character_class(text[at + 1]);
  if (character_class(unit) == CharacterClass::kDigit) return true;
  return (unit == u'.' || unit == u'-' || unit == u'\'' || unit == u'&' || unit == u'@' ||
          unit == u'_') &&
         (next == CharacterClass::kLatin || next == CharacterClass::kDigit);
}

/// A comma or full stop inside a number: 2,500 and 20.5.
[[nodiscard]] constexpr bool is_inner_digit(std::u16string_view text, size_t at) noexcept {
  const char16_t unit = text[at];
  return (unit == u'.' || unit == u',') && at + 1 < text.size() &&
         character_class(text[at + 1]) == CharacterClass::kDigit;
}

[[nodiscard]] constexpr bool is_letters(std::u16string_view text) noexcept {
  for (const char16_t unit : text) {
    if (character_class(unit) != CharacterClass::kLatin) return false;
  }
  return true;
}

[[nodiscard]] constexpr bool is_opening(char16_t unit) noexcept {
  return unit == u'“' || unit == u'‘' || unit == u'(' || unit == u'[' || unit == u'「' ||
         unit == u'『' || unit == u'〈' || unit == u'《' || unit == u'【' || unit == u'<' ||
         unit == u'{' || unit == u'（' || unit == u'［';
}

[[nodiscard]] constexpr bool is_closing(char16_t unit) noexcept {
  return unit == u'”' || unit == u'’' || unit == u')' || unit == u']' || unit == u'」' ||
         unit == u'』' || unit == u'〉' || unit == u'》' || unit == u'】' || unit == u'>' ||
         unit == u'}' || unit == u'）' || unit == u'］';
}

[[nodiscard]] constexpr lexicon::Tag symbol_tag(char16_t unit) noexcept {
  using lexicon::Tag;
  switch (unit) {
    case u'.':
    case u'?':
    case u'!':
    case u'。':
    case u'？':
    case u'！':
      return Tag::kSF;
    case u',':
    case u'·':
    case u':':
    case u'/':
    case u';':
    case u'、':
    case u'，':
    case u'ㆍ':
    case u'・':
      return Tag::kSP;
    case u'"':
    case u'\'':
    case u'`':
      return Tag::kSS;
    case u'~':
    case u'-':
    case u'–':
    case u'—':
    case u'―':
    case u'∼':
    case u'〜':
    case u'～':
      return Tag::kSO;
    case u'…':
    case u'‥':
      return Tag::kSE;
    default:
      return is_opening(unit) || is_closing(unit) ? Tag::kSS : Tag::kSW;
  }
}

}  // namespace dokhae::korean
