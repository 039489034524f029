#pragma once

#include <cstdint>

/// Arithmetic of precomposed Hangul syllables (Unicode Standard, section 3.12).
/// A syllable is lead (초성, 19) + vowel (중성, 21) + tail (종성, 28 with "none" = 0).
namespace dokhae::base {

inline constexpr char16_t kSyllableFirst = 0xAC00;
inline constexpr char16_t kSyllableLast = 0xD7A3;
inline constexpr int kVowelCount = 21;
inline constexpr int kTailCount = 28;

/// Indices as in the Unicode order of the jamo blocks U+1100, U+1161, U+11A8 - 1.
struct Jamo {
  uint8_t lead = 0;
  uint8_t vowel = 0;
  uint8_t tail = 0;  ///< 0: no final consonant

  friend constexpr bool operator==(Jamo, Jamo) noexcept = default;
};

/// Tails that the rules of josa and eomi ask for.
inline constexpr uint8_t kTailNone = 0;
inline constexpr uint8_t kTailNieun = 4;       // ㄴ
inline constexpr uint8_t kTailDigeut = 7;      // ㄷ
inline constexpr uint8_t kTailRieul = 8;       // ㄹ
inline constexpr uint8_t kTailMieum = 16;      // ㅁ
inline constexpr uint8_t kTailBieup = 17;      // ㅂ
inline constexpr uint8_t kTailSiot = 19;       // ㅅ
inline constexpr uint8_t kTailSsangSiot = 20;  // ㅆ
inline constexpr uint8_t kTailHieut = 27;      // ㅎ

[[nodiscard]] constexpr bool is_syllable(char16_t unit) noexcept {
  return unit >= kSyllableFirst && unit <= kSyllableLast;
}

/// Precondition: is_syllable(unit).
[[nodiscard]] constexpr Jamo decompose(char16_t unit) noexcept {
  const int index = unit - kSyllableFirst;
  return {static_cast<uint8_t>(index / (kVowelCount * kTailCount)),
          static_cast<uint8_t>(index / kTailCount % kVowelCount),
          static_cast<uint8_t>(index % kTailCount)};
}

/// Precondition: lead < 19, vowel < 21, tail < 28.
[[nodiscard]] constexpr char16_t compose(Jamo jamo) noexcept {
  return static_cast<char16_t>(kSyllableFirst +
                               (jamo.lead * kVowelCount + jamo.vowel) * kTailCount + jamo.tail);
}

/// The final consonant of a syllable, kTailNone for open syllables and other characters.
[[nodiscard]] constexpr uint8_t tail_of(char16_t unit) noexcept {
  return is_syllable(unit) ? static_cast<uint8_t>((unit - kSyllableFirst) % kTailCount) : kTailNone;
}

/// The syllable with another final consonant. Precondition: is_syllable(unit).
[[nodiscard]] constexpr char16_t with_tail(char16_t unit, uint8_t tail) noexcept {
  return static_cast<char16_t>(unit - tail_of(unit) + tail);
}

}  // namespace dokhae::base
