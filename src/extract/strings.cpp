#include "extract/strings.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "base/utf.h"

namespace dokhae::extract {
namespace {

/// Neither letter nor digit, above ASCII. Blocks of punctuation and symbols instead of
/// ICU's property tables, which would be 30 kB for a comparison of titles.
constexpr bool is_sign(char32_t c) noexcept {
  return c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x2BFF) ||
         (c >= 0x3000 && c <= 0x303F) || c == 0x30FB || c == 0x3163 ||
         (c >= 0xFE10 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF0F) ||
         (c >= 0xFF1A && c <= 0xFF20) || c == 0xFEFF || (c >= 0x1F000 && c <= 0x1FAFF);
}

/// Of most bytes of Latin and Korean text one look says that.
bool begins_no_blank(char c) {
  const auto byte = static_cast<uint8_t>(c);
  return (byte > 0x20 && byte < 0xC2) || (byte > 0xE3 && byte < 0xEF);
}

/// A character of three bytes that is Hangul, Han or another from U+4000 on.
bool begins_three(char c) {
  return static_cast<uint8_t>(c) > 0xE3 && static_cast<uint8_t>(c) < 0xF0;
}

}  // namespace

size_t blank_length(std::string_view utf8, size_t at) noexcept {
  const auto c = static_cast<uint8_t>(utf8[at]);
  if (c <= 0x20) return 1;
  if (c < 0xC2) return 0;
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(utf8[at + i]); };
  if (c == 0xC2) return byte(1) == 0xA0 ? 2 : 0;
  if (c == 0xE2) {
    if (byte(1) == 0x80)
      return byte(2) <= 0x8B || byte(2) == 0xA8 || byte(2) == 0xA9 || byte(2) == 0xAF ? 3 : 0;
    return byte(1) == 0x81 && byte(2) == 0x9F ? 3 : 0;
  }
  if (c == 0xE3) return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0;
  if (c == 0xEF) return byte(1) == 0xBB && byte(2) == 0xBF ? 3 : 0;
  return 0;
}

std::string_view trim(std::string_view utf8) noexcept {
  const auto is_plain = [](char c) { return c > 0x20 && c < 0x7F; };
  if (!utf8.empty() && begins_no_blank(utf8.front()) && is_plain(utf8.back())) return utf8;
  while (!utf8.empty()) {
    const size_t blank = blank_length(utf8, 0);
    if (blank == 0) break;
    utf8.remove_prefix(blank);
  }
  while (!utf8.empty()) {
    const Character last = character_before(utf8, utf8.size());
    if (blank_length(utf8, utf8.size() - last.bytes) == 0) break;
    utf8.remove_suffix(last.bytes);
  }
  return utf8;
}

void append_folded(std::string_view utf8, std::string& out, size_t begin) {
  for (size_t i = 0; i < utf8.size();) {
    if (const size_t blank = blank_length(utf8, i); blank > 0) {
      if (out.size() > begin && out.back() != ' ') out += ' ';
      i += blank;
      continue;
    }
    // With the single spaces in it, so that there are few calls of append.
    const size_t from = i;
    while (i < utf8.size()) {
      if (begins_no_blank(utf8[i])) {
        i += begins_three(utf8[i]) ? 3 : 1;
      } else if (utf8[i] == ' ' && i + 1 < utf8.size() && begins_no_blank(utf8[i + 1])) {
        i += 2;
      } else if (blank_length(utf8, i) == 0) {
        ++i;
      } else {
        break;
      }
    }
    out.append(utf8, from, i - from);
  }
}

std::string folded(std::string_view utf8) {
  std::string out;
  append_folded(utf8, out, 0);
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool is_plainly_composed(std::string_view utf8) noexcept {
  // Lead bytes of U+0300–036F and U+1100–11FF: what Korean and Western text decomposes to.
  for (size_t i = 0; i + 1 < utf8.size(); ++i) {
    const auto c = static_cast<uint8_t>(utf8[i]);
    if (begins_three(utf8[i])) i += 2;
    if (c < 0xCC || c > 0xE1) continue;
    const auto next = static_cast<uint8_t>(utf8[i + 1]);
    if (c == 0xCC || (c == 0xCD && next < 0xB0) || (c == 0xE1 && next >= 0x84 && next <= 0x87))
      return false;
  }
  return true;
}

std::string composed(std::string utf8) {
  constexpr size_t kLongest = 4000;  // reordering a page of combining marks is quadratic
  if (is_plainly_composed(utf8) || utf8.size() > kLongest) return utf8;
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* const normalizer = icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error)) return utf8;
  const std::u16string units = base::to_utf16(utf8);
  const icu::UnicodeString result = normalizer->normalize(
      icu::UnicodeString(false, units.data(), static_cast<int32_t>(units.size())), error);
  if (U_FAILURE(error)) return utf8;
  return base::to_utf8({result.getBuffer(), static_cast<size_t>(result.length())});
}

std::string letters_of(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (size_t i = 0; i < utf8.size();) {
    const char c = utf8[i];
    if (static_cast<uint8_t>(c) < 0x80) {
      if (is_digit(c) || (c >= 'a' && c <= 'z')) out += c;
      if (c >= 'A' && c <= 'Z') out += static_cast<char>(c + ('a' - 'A'));
      ++i;
      continue;
    }
    const Character character = character_at(utf8, i);
    if (!is_sign(character.value)) {
      out.append(utf8, i, character.bytes);
    }
    i += character.bytes;
  }
  return out;
}

LetterMatch match_letters(std::string_view utf8, std::string_view letters) noexcept {
  size_t at = 0;
  for (size_t i = 0; i < utf8.size();) {
    char c = utf8[i];
    size_t bytes = 1;
    if (static_cast<uint8_t>(c) < 0x80) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
      if (!is_digit(c) && !is_latin(c)) {
        ++i;
        continue;
      }
    } else {
      const Character character = character_at(utf8, i);
      bytes = character.bytes;
      if (is_sign(character.value)) {
        i += bytes;
        continue;
      }
    }
    if (at == letters.size()) return {false, true};
    if (letters[at] != c || letters.substr(at, bytes).substr(1) != utf8.substr(i, bytes).substr(1))
      return {};
    at += bytes;
    i += bytes;
  }
  return {true, at == letters.size()};
}

void lower_ascii(std::string_view utf8, char* out) noexcept {
  size_t i = 0;
  // Eight bytes at once: the high bit of each sum says whether its byte is beyond Z, from A on.
  for (; i + 8 <= utf8.size(); i += 8) {
    constexpr uint64_t kEach = 0x0101010101010101u;
    uint64_t eight = 0;
    std::memcpy(&eight, utf8.data() + i, 8);
    const uint64_t low = eight & (kEach * 0x7F);
    const uint64_t upper = (low + kEach * (0x80 - 'A')) & ~(low + kEach * (0x7F - 'Z')) & ~eight;
    eight |= (upper & (kEach * 0x80)) >> 2;
    std::memcpy(out + i, &eight, 8);
  }
  for (; i < utf8.size(); ++i) {
    const char c = utf8[i];
    out[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
}

std::string lower_ascii(std::string_view utf8) {
  std::string out(utf8);
  lower_ascii(out, out.data());
  return out;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) noexcept {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [&](char x, char y) { return lower(x) == lower(y); });
}

bool contains(std::string_view text, std::string_view part) noexcept {
  return text.find(part) != std::string_view::npos;
}

bool starts_with(std::string_view text, std::string_view part) noexcept {
  // Most differ in the first byte, which is cheaper than a call of memcmp.
  return part.empty() ||
         (!text.empty() && text[0] == part[0] && text.substr(0, part.size()) == part);
}

bool ends_with(std::string_view text, std::string_view part) noexcept {
  return part.empty() || (text.size() >= part.size() && text.back() == part.back() &&
                          text.substr(text.size() - part.size()) == part);
}

std::string_view next_word(std::string_view& list, char separator) noexcept {
  size_t end = 0;  // words are short: a loop is quicker than a call
  while (end < list.size() && list[end] != separator) ++end;
  const std::string_view word = list.substr(0, end);
  list.remove_prefix(std::min(end + 1, list.size()));
  return word;
}

bool has_word(std::string_view list, std::string_view word) noexcept {
  for (size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
    const size_t end = at + word.size();
    if ((at == 0 || static_cast<uint8_t>(list[at - 1]) <= 0x20) &&
        (end == list.size() || static_cast<uint8_t>(list[end]) <= 0x20)) {
      return true;
    }
  }
  return false;
}

Character character_at(std::string_view utf8, size_t at) noexcept {
  const auto* bytes = reinterpret_cast<const uint8_t*>(utf8.data());
  auto i = static_cast<int32_t>(at);
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(bytes, i, static_cast<int32_t>(utf8.size()), c);
  return {static_cast<char32_t>(c), static_cast<uint8_t>(i - static_cast<int32_t>(at))};
}

Character character_before(std::string_view utf8, size_t end) noexcept {
  if (end == 0) return {0, 0};
  const auto* bytes = reinterpret_cast<const uint8_t*>(utf8.data());
  auto i = static_cast<int32_t>(end);
  UChar32 c = 0;
  U8_PREV_OR_FFFD(bytes, 0, i, c);
  return {static_cast<char32_t>(c), static_cast<uint8_t>(static_cast<int32_t>(end) - i)};
}

size_t count_characters(std::string_view utf8) noexcept {
  return static_cast<size_t>(std::count_if(
      utf8.begin(), utf8.end(), [](char c) { return (static_cast<uint8_t>(c) & 0xC0) != 0x80; }));
}

std::string decode_references(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  constexpr std::pair<std::string_view, std::string_view> kNamed[] = {
      {"amp;", "&"},    {"lt;", "<"},     {"gt;", ">"},    {"quot;", "\""}, {"apos;", "'"},
      {"nbsp;", " "},   {"lsquo;", "‘"},  {"rsquo;", "’"}, {"ldquo;", "“"}, {"rdquo;", "”"},
      {"hellip;", "…"}, {"middot;", "·"}, {"ndash;", "–"}, {"mdash;", "—"}};
  for (size_t i = 0; i < text.size();) {
    if (text[i] != '&') {
      out += text[i++];
      continue;
    }
    const std::string_view rest = text.substr(i + 1);
    const auto* named = std::find_if(std::begin(kNamed), std::end(kNamed),
                                     [&](const auto& e) { return starts_with(rest, e.first); });
    if (named != std::end(kNamed)) {
      out += named->second;
      i += 1 + named->first.size();
      continue;
    }
    if (starts_with(rest, "#")) {
      const bool hex = rest.size() > 1 && (rest[1] == 'x' || rest[1] == 'X');
      const char* const first = rest.data() + (hex ? 2 : 1);
      uint32_t value = 0;
      const auto [end, error] = std::from_chars(
          first, rest.data() + std::min<size_t>(rest.size(), 9), value, hex ? 16 : 10);
      if (error == std::errc() && end != rest.data() + rest.size() && *end == ';' &&
          value >= 0x20 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF)) {
        uint8_t bytes[U8_MAX_LENGTH];
        int32_t n = 0;
        U8_APPEND_UNSAFE(bytes, n, static_cast<UChar32>(value));
        out.append(reinterpret_cast<const char*>(bytes), static_cast<size_t>(n));
        i += static_cast<size_t>(end - rest.data()) + 2;
        continue;
      }
    }
    out += text[i++];
  }
  return out;
}

uint32_t hash_of(std::string_view text) noexcept {
  uint32_t h = 0x811C9DC5u;
  for (; text.size() >= 4; text.remove_prefix(4)) {
    uint32_t four = 0;
    std::memcpy(&four, text.data(), 4);
    h = (h ^ four) * 0x01000193u;
    h ^= h >> 15;
  }
  for (const char c : text) h = (h ^ static_cast<uint8_t>(c)) * 0x01000193u;
  return h;
}

}  // namespace dokhae::extract
