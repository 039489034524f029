#include "api/json_writer.h"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <utility>

#include "base/decimal.h"

namespace dokhae::api {

void JsonWriter::flush() {
  out_.append(gathered_, used_);
  used_ = 0;
}

std::string JsonWriter::take() {
  flush();
  return std::move(out_);
}

void JsonWriter::put(std::string_view bytes) {
  if (bytes.size() > kGathered / 2) {
    flush();
    out_ += bytes;
    return;
  }
  char* const to = room(bytes.size());
  for (size_t i = 0; i < bytes.size(); ++i) to[i] = bytes[i];
  used_ += bytes.size();
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  put(bracket);
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  put(bracket);
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::literal(std::string_view value) {
  separate();
  put(value);
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  put('"');
  put(name);
  put("\":");
  first_ = true;
  return *this;
}

// One character of a text, escaped where it must be.
void JsonWriter::character(char32_t c) {
  auto* const to = reinterpret_cast<uint8_t*>(room(6));
  size_t count = 0;
  if (c < 0x20) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    for (const char part : {'\\', 'u', '0', '0', kDigits[c >> 4], kDigits[c & 15]})
      to[count++] = static_cast<uint8_t>(part);
  } else {
    if (c == '"' || c == '\\') to[count++] = '\\';
    U8_APPEND_UNSAFE(to, count, c);
  }
  used_ += count;
}

JsonWriter& JsonWriter::text(std::string_view utf8) {
  separate();
  put('"');
  const auto* const bytes = reinterpret_cast<const uint8_t*>(utf8.data());
  const auto length = static_cast<int32_t>(utf8.size());
  for (int32_t i = 0; i < length;) {
    // Letters of English as they are, in one piece.
    int32_t end = i;
    while (end < length && bytes[end] >= 0x20 && bytes[end] < 0x80 && bytes[end] != '"' &&
           bytes[end] != '\\') {
      ++end;
    }
    put(utf8.substr(static_cast<size_t>(i), static_cast<size_t>(end - i)));
    i = end;
    if (i == length) break;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, i, length, c);
    character(static_cast<char32_t>(c));
  }
  put('"');
  return *this;
}

JsonWriter& JsonWriter::text(std::u16string_view utf16) {
  separate();
  put('"');
  const auto length = static_cast<int32_t>(utf16.size());
  for (int32_t i = 0; i < length;) {
    // Hangul above all: what takes three bytes, surrogates apart.
    if (const char16_t unit = utf16[static_cast<size_t>(i)]; unit >= 0x800 && unit < 0xD800) {
      char* const to = room(3);
      to[0] = static_cast<char>(0xE0 | unit >> 12);
      to[1] = static_cast<char>(0x80 | (unit >> 6 & 0x3F));
      to[2] = static_cast<char>(0x80 | (unit & 0x3F));
      used_ += 3;
      ++i;
      continue;
    }
    UChar32 c = 0;
    U16_NEXT_OR_FFFD(utf16.data(), i, length, c);
    character(static_cast<char32_t>(c));
  }
  put('"');
  return *this;
}

JsonWriter& JsonWriter::number(int64_t value) {
  separate();
  if (value >= 0 && value < 10) {
    put(static_cast<char>('0' + value));
    return *this;
  }
  if (value < 0) put('-');
  uint64_t rest = value < 0 ? -static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
  constexpr size_t kDigits = 20;
  char digits[kDigits];
  size_t first = kDigits;
  do {
    digits[--first] = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  put({digits + first, kDigits - first});
  return *this;
}

JsonWriter& JsonWriter::decimal(double value) {
  std::string digits;
  base::append_decimal(digits, value, 3);
  return literal(digits);
}

JsonWriter& JsonWriter::boolean(bool value) {
  return literal(value ? "true" : "false");
}

JsonWriter& JsonWriter::null() {
  return literal("null");
}

JsonWriter& JsonWriter::place(base::TextSpan span) {
  return key("start").number(span.start).key("end").number(span.end);
}

}  // namespace dokhae::api
