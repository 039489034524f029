#include "extract/json_reader.h"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "extract/strings.h"

namespace dokhae::extract {

JsonEvent JsonReader::next() {
  char c = token();
  if (expect_ == Expect::kColon) {
    if (c != ':') return stop();
    ++at_;
    expect_ = Expect::kValue;
    c = token();
  } else if (expect_ == Expect::kComma) {
    if (c != ',') return close(c);
    ++at_;
    expect_ = objects_.back() ? Expect::kKey : Expect::kValue;
    c = token();
  }
  switch (expect_) {
    case Expect::kFirstKey:
    case Expect::kKey:
      if (c == '}' && expect_ == Expect::kFirstKey) return close(c);
      if (c != '"' || !read_string()) return stop();
      expect_ = Expect::kColon;
      return JsonEvent::kKey;
    case Expect::kFirstElement:
    case Expect::kValue:
      if (c == ']' && expect_ == Expect::kFirstElement) return close(c);
      return value(c);
    default:
      return stop();
  }
}

/// The first character of the next token, 0 at the end and where a comment has none.
char JsonReader::token() {
  for (;;) {
    at_ = std::min(input_.find_first_not_of(" \t\n\r", at_), input_.size());
    const std::string_view rest = input_.substr(at_);
    size_t end = 0;
    if (starts_with(rest, "//")) {
      end = std::min(rest.find_first_of("\r\n"), rest.size());
    } else if (starts_with(rest, "/*")) {
      end = rest.find("*/", 2);
      end = end == std::string_view::npos ? rest.size() : end + 2;
    } else {
      return rest.empty() ? '\0' : rest.front();
    }
    at_ += end;
  }
}

JsonEvent JsonReader::stop() {
  expect_ = Expect::kNothing;
  return JsonEvent::kEnd;
}

JsonEvent JsonReader::open(bool object) {
  ++at_;
  objects_.push_back(object);
  expect_ = object ? Expect::kFirstKey : Expect::kFirstElement;
  return object ? JsonEvent::kObject : JsonEvent::kArray;
}

JsonEvent JsonReader::close(char c) {
  const bool object = objects_.back();
  if (c != (object ? '}' : ']')) return stop();
  ++at_;
  objects_.pop_back();
  expect_ = objects_.empty() ? Expect::kNothing : Expect::kComma;
  return object ? JsonEvent::kObjectEnd : JsonEvent::kArrayEnd;
}

JsonEvent JsonReader::value(char c) {
  if (c == '{' || c == '[') return open(c == '{');
  if (c == '"' ? !read_string()
               : !skip("true") && !skip("false") && !skip("null") && !skip_number())
    return stop();
  expect_ = objects_.empty() ? Expect::kNothing : Expect::kComma;
  return c == '"' ? JsonEvent::kString : JsonEvent::kOther;
}

/// From the opening mark to behind the closing one.
bool JsonReader::read_string() {
  text_.clear();
  ++at_;
  for (;;) {
    const size_t from = at_;
    while (at_ < input_.size() && input_[at_] != '"' && input_[at_] != '\\' &&
           static_cast<uint8_t>(input_[at_]) >= 0x20) {
      ++at_;
    }
    text_.append(input_, from, at_ - from);
    if (at_ == input_.size()) return false;
    const char c = input_[at_++];
    if (c == '"') return true;
    if (c != '\\' || !read_escape()) return false;
  }
}

/// After the backslash.
bool JsonReader::read_escape() {
  if (at_ == input_.size()) return false;
  const char c = input_[at_++];
  if (c != 'u') {
    constexpr std::string_view kLetters = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    const size_t index = kLetters.find(c);
    if (index == std::string_view::npos) return false;
    text_ += kMeanings[index];
    return true;
  }
  uint32_t code = 0;
  if (!read_unit(code)) return false;
  if (U16_IS_SURROGATE(code)) {
    uint32_t trail = 0;
    if (!U16_IS_SURROGATE_LEAD(code) || !skip("\\u") || !read_unit(trail) || !U16_IS_TRAIL(trail))
      return false;
    code = static_cast<uint32_t>(U16_GET_SUPPLEMENTARY(code, trail));
  }
  uint8_t bytes[U8_MAX_LENGTH];
  int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, code);
  text_.append(reinterpret_cast<const char*>(bytes), static_cast<size_t>(length));
  return true;
}

/// Four hexadecimal digits.
bool JsonReader::read_unit(uint32_t& unit) {
  if (input_.size() - at_ < 4) return false;
  unit = 0;
  for (const size_t end = at_ + 4; at_ < end; ++at_) {
    const auto c = static_cast<uint32_t>(static_cast<uint8_t>(input_[at_]));
    const uint32_t letter = (c | 0x20) - 'a';
    if (c - '0' < 10) {
      unit = unit * 16 + (c - '0');
    } else if (letter < 6) {
      unit = unit * 16 + 10 + letter;
    } else {
      return false;
    }
  }
  return true;
}

bool JsonReader::skip(std::string_view word) {
  if (!starts_with(input_.substr(at_), word)) return false;
  at_ += word.size();
  return true;
}

bool JsonReader::skip_digits() {
  const size_t from = at_;
  while (at_ < input_.size() && is_digit(input_[at_])) ++at_;
  return at_ != from;
}

bool JsonReader::skip_number() {
  (void)skip("-");
  if (!skip("0") && !skip_digits()) return false;
  if (skip(".") && !skip_digits()) return false;
  if (!skip("e") && !skip("E")) return true;
  (void)(skip("+") || skip("-"));
  return skip_digits();
}

}  // namespace dokhae::extract
