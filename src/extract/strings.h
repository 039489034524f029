#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Small tools over well-formed UTF-8.
namespace dokhae::extract {

/// Bytes of the blank at `at` (ASCII blanks, no-break and typographic spaces, U+3000,
/// zero-width space, byte order mark), 0 when there is none.
[[nodiscard]] size_t blank_length(std::string_view utf8, size_t at) noexcept;

[[nodiscard]] std::string_view trim(std::string_view utf8) noexcept;

/// Appends `utf8` with every run of blanks as one U+0020 and none at the beginning of `out`
/// (from `begin` on) or after another.
void append_folded(std::string_view utf8, std::string& out, size_t begin);
[[nodiscard]] std::string folded(std::string_view utf8);

/// False when the text holds combining characters or conjoining jamo; without them it is NFC.
[[nodiscard]] bool is_plainly_composed(std::string_view utf8) noexcept;
/// NFC. Cheap for text without combining characters and conjoining jamo.
[[nodiscard]] std::string composed(std::string utf8);

/// The letters and digits alone, Latin ones lower-case: equal for two spellings of one
/// headline that differ in blanks, quotation marks and dashes.
[[nodiscard]] std::string letters_of(std::string_view utf8);

/// How far `letters_of(utf8)` and `letters` are the same, without making the former.
struct LetterMatch {
  bool text_ended = false;     ///< the text's letters are the beginning of `letters`
  bool letters_ended = false;  ///< `letters` are the beginning of the text's
  [[nodiscard]] bool same() const noexcept { return text_ended && letters_ended; }
};
[[nodiscard]] LetterMatch match_letters(std::string_view utf8, std::string_view letters) noexcept;

[[nodiscard]] std::string lower_ascii(std::string_view utf8);
/// The same into `out`, which has room for as many bytes.
void lower_ascii(std::string_view utf8, char* out) noexcept;
[[nodiscard]] bool equals_ignoring_case(std::string_view a, std::string_view b) noexcept;
[[nodiscard]] bool contains(std::string_view text, std::string_view part) noexcept;
[[nodiscard]] bool starts_with(std::string_view text, std::string_view part) noexcept;
[[nodiscard]] bool ends_with(std::string_view text, std::string_view part) noexcept;
/// Whether the blank-separated list holds the word.
[[nodiscard]] bool has_word(std::string_view list, std::string_view word) noexcept;

/// Takes the first word off a list. Word lists are kept as such texts: a table of views costs a
/// pointer and a length for each.
[[nodiscard]] std::string_view next_word(std::string_view& list, char separator = ' ') noexcept;

/// The character at `at` and its length; the text must be well-formed and `at` on a boundary.
struct Character {
  char32_t value = 0;
  uint8_t bytes = 1;
};
[[nodiscard]] Character character_at(std::string_view utf8, size_t at) noexcept;
/// The character that ends before `end`; value 0 at the beginning.
[[nodiscard]] Character character_before(std::string_view utf8, size_t end) noexcept;
[[nodiscard]] size_t count_characters(std::string_view utf8) noexcept;

[[nodiscard]] constexpr bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_latin(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
[[nodiscard]] constexpr bool is_hangul(char32_t c) noexcept {
  return c >= 0xAC00 && c <= 0xD7A3;
}

/// The text with the five named references of XML and numeric ones decoded: pages write
/// them twice encoded into attributes and JSON.
[[nodiscard]] std::string decode_references(std::string_view text);

[[nodiscard]] constexpr uint32_t hash_mix(uint32_t a, uint32_t b) noexcept {
  uint32_t h = a * 0x9E3779B1u ^ (b + 0x7F4A7C15u + (a << 6) + (a >> 2));
  h ^= h >> 15;
  return h * 0x85EBCA6Bu;
}
[[nodiscard]] uint32_t hash_of(std::string_view text) noexcept;

}  // namespace dokhae::extract
