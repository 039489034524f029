#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dokhae::extract {

enum class JsonEvent : uint8_t {
  kObject,
  kObjectEnd,
  kArray,
  kArrayEnd,
  kKey,     ///< `text()` is the key
  kString,  ///< `text()` is the value
  kOther,   ///< a number, true, false, null
  kEnd      ///< of the first value, or of what can be read: every call from here on
};

/// Reads JSON (RFC 8259, and comments) event by event, without a tree and without recursion;
/// memory is one bit a level and the longest string. What follows the first value is not
/// looked at. Ill-formed text ends the events where it stands, so what came before is of use.
///
///     JsonReader json(R"({"name":"가"})");
///     json.next();  // kObject
///     json.next();  // kKey, text() == "name"
class JsonReader {
 public:
  /// `utf8` must be well-formed UTF-8 and outlive the reader.
  explicit JsonReader(std::string_view utf8) : input_(utf8) {}

  [[nodiscard]] JsonEvent next();
  /// Decoded; valid until the next call of `next`.
  [[nodiscard]] const std::string& text() const noexcept { return text_; }

 private:
  enum class Expect : uint8_t { kValue, kFirstElement, kKey, kFirstKey, kColon, kComma, kNothing };

  [[nodiscard]] char token();
  [[nodiscard]] JsonEvent stop();
  [[nodiscard]] JsonEvent open(bool object);
  [[nodiscard]] JsonEvent close(char c);
  [[nodiscard]] JsonEvent value(char c);
  [[nodiscard]] bool read_string();
  [[nodiscard]] bool read_escape();
  [[nodiscard]] bool read_unit(uint32_t& unit);
  [[nodiscard]] bool skip(std::string_view word);
  [[nodiscard]] bool skip_digits();
  [[nodiscard]] bool skip_number();

  std::string_view input_;
  size_t at_ = 0;
  std::string text_;
  std::vector<bool> objects_;  ///< of each level, whether it is an object
  Expect expect_ = Expect::kValue;
};

}  // namespace dokhae::extract
