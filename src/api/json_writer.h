#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/text_span.h"

namespace dokhae::api {

/// Writes JSON (RFC 8259) straight into one string: no tree in between, which for an article
/// would be thousands of small allocations. Commas are its own business; that keys and
/// values alternate and brackets close is the caller's.
///
///     JsonWriter json;
///     json.object().key("gloss").array().text("government").end_array().end_object();
///     json.take();                                   // {"gloss":["government"]}
class JsonWriter {
 public:
  JsonWriter& object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  /// `name` is written as it is: for names of our own.
  JsonWriter& key(std::string_view name);

  /// Ill-formed UTF-8 and lone surrogates become U+FFFD.
  JsonWriter& text(std::string_view utf8);
  JsonWriter& text(std::u16string_view utf16);
  JsonWriter& number(int64_t value);
  /// Rounded to three decimals; what is not finite becomes 0.
  JsonWriter& decimal(double value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();

  /// "start" and "end" of a place.
  JsonWriter& place(base::TextSpan span);

  [[nodiscard]] std::string take();

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  JsonWriter& literal(std::string_view value);
  void separate() {
    if (!first_) put(',');
    first_ = false;
  }
  void put(char c) { *room(1) = c, ++used_; }
  void put(std::string_view bytes);
  /// Where as many bytes can be written; `used_` is the writer's to move.
  char* room(size_t count) {
    if (count > kGathered - used_) flush();
    return gathered_ + used_;
  }
  void flush();
  void character(char32_t c);

  std::string out_;
  // What goes to the string next: an append for each name, comma and text is what takes time.
  static constexpr size_t kGathered = 1024;
  size_t used_ = 0;
  bool first_ = true;
  char gathered_[kGathered];
};

}  // namespace dokhae::api
