#include "base/utf.h"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace dokhae::base {

namespace {

/// Gathers units and appends them some at a time: a string's push_back is a call for each. The
/// string grows by itself: with libc++ a reserve before each of many appends is quadratic.
template <typename Unit>
class Chunk {
 public:
  explicit Chunk(std::basic_string<Unit>& out) : out_(out) {}
  ~Chunk() { flush(); }
  Chunk(const Chunk&) = delete;
  Chunk& operator=(const Chunk&) = delete;

  /// Where the next units go: as many as a character takes.
  Unit* next() {
    if (size_ > kSize - U8_MAX_LENGTH) flush();
    return units_ + size_;
  }
  void took(int32_t count) { size_ += count; }

 private:
  static constexpr int32_t kSize = 128;
  void flush() {
    out_.append(units_, static_cast<size_t>(size_));
    size_ = 0;
  }
  std::basic_string<Unit>& out_;
  Unit units_[kSize];
  int32_t size_ = 0;
};

}  // namespace

void append_utf16(std::string_view utf8, std::u16string& out) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(utf8.data());
  const auto length = static_cast<int32_t>(utf8.size());
  Chunk chunk(out);
  for (int32_t i = 0; i < length;) {
    UChar32 c = bytes[i];
    if (c < 0x80) {
      ++i;
    } else {
      U8_NEXT_OR_FFFD(bytes, i, length, c);
    }
    char16_t* const units = chunk.next();
    int32_t n = 0;
    U16_APPEND_UNSAFE(units, n, c);
    chunk.took(n);
  }
}

void append_utf8(std::u16string_view utf16, std::string& out) {
  const auto length = static_cast<int32_t>(utf16.size());
  Chunk chunk(out);
  for (int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U16_NEXT_OR_FFFD(utf16.data(), i, length, c);
    auto* const bytes = reinterpret_cast<uint8_t*>(chunk.next());
    int32_t n = 0;
    U8_APPEND_UNSAFE(bytes, n, c);
    chunk.took(n);
  }
}

std::u16string to_utf16(std::string_view utf8) {
  std::u16string out;
  out.reserve(utf8.size() / 2);
  append_utf16(utf8, out);
  return out;
}

std::string to_utf8(std::u16string_view utf16) {
  std::string out;
  out.reserve(utf16.size() * 2);
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
