#include "extract/shingles.h"

#include <array>
#include <cstddef>
#include <string_view>

#include "extract/numbering.h"
#include "extract/strings.h"

namespace dokhae::extract {
namespace {

constexpr size_t kWords = 5;

bool is_word_byte(char c) {
  return static_cast<uint8_t>(c) >= 0x80 || is_digit(c) || is_latin(c);
}

/// A polynomial of the words' hashes, from each word to the next by leaving out the oldest
/// (Rabin and Karp).
void append_hashes(std::string_view text, std::vector<uint32_t>& out) {
  constexpr uint32_t kBase = 0x9E3779B1u;
  constexpr uint32_t kOldest = kBase * kBase * kBase * kBase;
  static_assert(kWords == 5);
  std::array<uint32_t, kWords> words{};
  size_t count = 0, oldest = 0;
  uint32_t sum = 0;
  for (size_t i = 0; i < text.size();) {
    const size_t from = i;
    uint32_t hash = 0x811C9DC5u;
    while (i < text.size() && is_word_byte(text[i])) {
      // A character of three bytes, which Hangul is, at once.
      uint32_t unit = static_cast<uint8_t>(text[i++]);
      if (unit >= 0xE0 && i + 1 < text.size()) {
        unit |= static_cast<uint32_t>(static_cast<uint8_t>(text[i])) << 8 |
                static_cast<uint32_t>(static_cast<uint8_t>(text[i + 1])) << 16;
        i += 2;
      }
      hash = (hash ^ unit) * 0x01000193u;
      hash ^= hash >> 15;
    }
    if (i == from) {
      ++i;
      continue;
    }
    sum = (sum - words[oldest] * kOldest) * kBase + hash;
    words[oldest] = hash;
    oldest = oldest + 1 == kWords ? 0 : oldest + 1;
    if (++count >= kWords) out.push_back(sum ^ sum >> 15);
  }
}

}  // namespace

Shingles::Shingles(const Segmentation& segmentation) {
  begins_.reserve(segmentation.segments.size() + 1);
  begins_.push_back(0);
  for (const Segment& segment : segmentation.segments) {
    append_hashes(segmentation.text_of(segment), numbers_);
    begins_.push_back(static_cast<uint32_t>(numbers_.size()));
  }
  count_ = number_values(numbers_);
}

}  // namespace dokhae::extract
