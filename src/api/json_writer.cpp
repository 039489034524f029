#include "api/json_writer.h"

#include <cmath>
#include <utility>

#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace dokhae::api {
namespace {

// ASCII that is written as it is.
constexpr bool is_plain(char c) noexcept {
  return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

}  // namespace

void JsonWriter::separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_ += bracket;
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::literal(std::string_view value) {
  separate();
  out_ += value;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  out_.append(first_ ? "\"" : ",\"", first_ ? 1 : 2);
  out_ += name;
  out_.append("\":", 2);
  first_ = true;
  return *this;
}

void JsonWriter::append(char32_t c) {
  if (c == '"' || c == '\\') {
    out_ += '\\';
    out_ += static_cast<char>(c);
  } else if (c < 0x20) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    out_ += "\\u00";
    out_ += kDigits[c >> 4];
    out_ += kDigits[c & 15];
  } else if (c < 0x80) {
    out_ += static_cast<char>(c);
  } else {
    uint8_t bytes[U8_MAX_LENGTH];
    int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, c);
    out_.append(reinterpret_cast<const char*>(bytes), static_cast<size_t>(length));
  }
}

JsonWriter& JsonWriter::text(std::string_view utf8) {
  separate();
  out_ += '"';
  const auto length = static_cast<int32_t>(utf8.size());
  for (int32_t i = 0; i < length;) {
    // Runs of plain ASCII at once.
    const int32_t start = i;
    while (i < length && is_plain(utf8[i])) ++i;
    out_.append(utf8, static_cast<size_t>(start), static_cast<size_t>(i - start));
    if (i == length) break;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const uint8_t*>(utf8.data()), i, length, c);
    append(static_cast<char32_t>(c));
  }
  out_ += '"';
  return *this;
}

JsonWriter& JsonWriter::text(std::u16string_view utf16) {
  separate();
  out_ += '"';
  char buffer[96];
  size_t filled = 0;
  const auto length = static_cast<int32_t>(utf16.size());
  for (int32_t i = 0; i < length;) {
    if (filled + U8_MAX_LENGTH > sizeof buffer) {
      out_.append(buffer, filled);
      filled = 0;
    }
    UChar32 c = 0;
    U16_NEXT_OR_FFFD(utf16.data(), i, length, c);
    if (c < 0x80 && !is_plain(static_cast<char>(c))) {
      out_.append(buffer, filled);
      filled = 0;
      append(static_cast<char32_t>(c));
    } else {
      U8_APPEND_UNSAFE(buffer, filled, c);
    }
  }
  out_.append(buffer, filled);
  out_ += '"';
  return *this;
}

JsonWriter& JsonWriter::number(int64_t value) {
  char digits[24];
  char* first = digits + sizeof digits;
  const bool negative = value < 0;
  auto rest = negative ? 0 - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
  do {
    *--first = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  if (negative) *--first = '-';
  return literal({first, static_cast<size_t>(digits + sizeof digits - first)});
}

JsonWriter& JsonWriter::decimal(double value) {
  // Beyond this a double has no decimals left to write.
  constexpr double kLargest = 9e15;
  if (!(std::abs(value) < kLargest)) return literal("0");
  const auto thousandths = static_cast<int64_t>(std::llround(std::abs(value) * 1000));
  separate();
  if (value < 0 && thousandths != 0) out_ += '-';
  out_ += std::to_string(thousandths / 1000);
  if (thousandths % 1000 != 0) {
    std::string decimals = std::to_string(1000 + thousandths % 1000);
    decimals[0] = '.';
    decimals.resize(decimals.find_last_not_of('0') + 1);
    out_ += decimals;
  }
  return *this;
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
