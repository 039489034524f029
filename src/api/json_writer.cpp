#include "api/json_writer.h"

#include <utility>

#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "base/decimal.h"

namespace dokhae::api {

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
  separate();
  out_ += '"';
  out_ += name;
  out_ += "\":";
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
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(utf8.data(), i, length, c);
    append(static_cast<char32_t>(c));
  }
  out_ += '"';
  return *this;
}

JsonWriter& JsonWriter::text(std::u16string_view utf16) {
  separate();
  out_ += '"';
  const auto length = static_cast<int32_t>(utf16.size());
  for (int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U16_NEXT_OR_FFFD(utf16.data(), i, length, c);
    append(static_cast<char32_t>(c));
  }
  out_ += '"';
  return *this;
}

JsonWriter& JsonWriter::number(int64_t value) {
  return literal(std::to_string(value));
}

JsonWriter& JsonWriter::decimal(double value) {
  separate();
  base::append_decimal(out_, value, 3);
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
