#include "base/utf.h"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace dokhae::base {

void append_utf16(std::string_view utf8, std::u16string& out) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(utf8.data());
  const auto length = static_cast<int32_t>(utf8.size());
  out.reserve(out.size() + utf8.size() / 2);
  for (int32_t i = 0; i < length;) {
    if (bytes[i] < 0x80) {
      out.push_back(static_cast<char16_t>(bytes[i++]));
      continue;
    }
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, i, length, c);
    if (U_IS_BMP(c)) {
      out.push_back(static_cast<char16_t>(c));
    } else {
      out.push_back(static_cast<char16_t>(U16_LEAD(c)));
      out.push_back(static_cast<char16_t>(U16_TRAIL(c)));
    }
  }
}

void append_utf8(std::u16string_view utf16, std::string& out) {
  const auto length = static_cast<int32_t>(utf16.size());
  out.reserve(out.size() + utf16.size() * 2);
  for (int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U16_NEXT_OR_FFFD(utf16.data(), i, length, c);
    uint8_t bytes[U8_MAX_LENGTH];
    int32_t n = 0;
    U8_APPEND_UNSAFE(bytes, n, c);
    out.append(reinterpret_cast<const char*>(bytes), static_cast<size_t>(n));
  }
}

std::u16string to_utf16(std::string_view utf8) {
  std::u16string out;
  append_utf16(utf8, out);
  return out;
}

std::string to_utf8(std::u16string_view utf16) {
  std::string out;
  append_utf8(utf16, out);
  return out;
}

bool equals(std::string_view utf8, std::u16string_view utf16) noexcept {
  size_t at = 0;
  for (const char16_t unit : utf16) {
    uint8_t bytes[3];
    size_t n = 0;
    U8_APPEND_UNSAFE(bytes, n, unit);
    for (size_t i = 0; i < n; ++i, ++at) {
      if (at == utf8.size() || static_cast<uint8_t>(utf8[at]) != bytes[i]) return false;
    }
  }
  return at == utf8.size();
}

}  // namespace dokhae::base
