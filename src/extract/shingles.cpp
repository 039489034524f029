#include "extract/shingles.h"

#include <array>
#include <bit>
#include <cstddef>
#include <string_view>

#include "extract/strings.h"

namespace dokhae::extract {
namespace {

constexpr size_t kWords = 5;

bool is_word_byte(char c) {
  return static_cast<uint8_t>(c) >= 0x80 || is_digit(c) || is_latin(c);
}

void append_hashes(std::string_view text, std::vector<uint32_t>& out) {
  std::array<uint32_t, kWords> words{};
  size_t count = 0;
  for (size_t i = 0; i < text.size();) {
    const size_t from = i;
    uint32_t hash = 0x811C9DC5u;
    for (; i < text.size() && is_word_byte(text[i]); ++i) {
      hash = (hash ^ static_cast<uint8_t>(text[i])) * 0x01000193u;
    }
    if (i == from) {
      ++i;
      continue;
    }
    words[count++ % kWords] = hash;
    if (count < kWords) continue;
    uint32_t shingle = 0;
    for (size_t k = 0; k < kWords; ++k) shingle = hash_mix(shingle, words[(count + k) % kWords]);
    out.push_back(shingle);
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
  // Hashes to numbers in order of appearance, by open addressing at most half full.
  struct Slot {
    uint32_t hash = 0;
    uint32_t number = 0xFFFFFFFF;
  };
  std::vector<Slot> slots(std::bit_ceil(numbers_.size() * 2 + 2));
  const size_t mask = slots.size() - 1;
  for (uint32_t& value : numbers_) {
    size_t at = value & mask;
    while (slots[at].number != 0xFFFFFFFF && slots[at].hash != value) at = (at + 1) & mask;
    if (slots[at].number == 0xFFFFFFFF) slots[at] = {value, count_++};
    value = slots[at].number;
  }
}

}  // namespace dokhae::extract
