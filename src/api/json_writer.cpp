#include "api/json_writer.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <utility>

#include "base/decimal.h"
#include "base/utf.h"

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

namespace {

bool is_plain(char32_t c) {
  return c >= 0x20 && c != '"' && c != '\\';
}

}  // namespace

void JsonWriter::escape(char32_t c) {
  out_ += '\\';
  if (c >= 0x20) {
    out_ += static_cast<char>(c);
  } else {
    constexpr std::string_view kDigits = "0123456789abcdef";
    out_ += "u00";
    out_ += kDigits[c >> 4];
    out_ += kDigits[c & 15];
  }
}

JsonWriter& JsonWriter::text(std::string_view utf8) {
  separate();
  out_ += '"';
  const auto* const bytes = reinterpret_cast<const uint8_t*>(utf8.data());
  const auto length = static_cast<int32_t>(utf8.size());
  for (int32_t i = 0; i < length;) {
    // What can stay as it is, in one piece.
    const int32_t from = i;
    int32_t end = i;
    UChar32 c = 0;
    bool ill_formed = false;
    while (i < length) {
      U8_NEXT(bytes, i, length, c);
      ill_formed = c < 0;
      if (ill_formed || !is_plain(static_cast<char32_t>(c))) break;
      end = i;
    }
    out_.append(utf8, static_cast<size_t>(from), static_cast<size_t>(end - from));
    if (end == i) break;
    if (ill_formed) {
      out_ += "\xEF\xBF\xBD";
    } else {
      escape(static_cast<char32_t>(c));
    }
  }
  out_ += '"';
  return *this;
}

JsonWriter& JsonWriter::text(std::u16string_view utf16) {
  separate();
  out_ += '"';
  while (!utf16.empty()) {
    const auto special = std::find_if_not(utf16.begin(), utf16.end(), is_plain);
    const auto plain = static_cast<size_t>(special - utf16.begin());
    base::append_utf8(utf16.substr(0, plain), out_);
    if (special == utf16.end()) break;
    escape(*special);
    utf16.remove_prefix(plain + 1);
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
