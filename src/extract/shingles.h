#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/strings.h"

namespace dokhae::extract {

/// Runs f with a hash of every five words in a row, whatever stands between them: what a
/// summary, a pull quote or a second copy shares with the text.
template <typename F>
void for_each_shingle(std::string_view text, F f) {
  constexpr size_t kWords = 5;
  std::array<uint32_t, kWords> words{};
  size_t count = 0;
  for (size_t i = 0; i < text.size();) {
    uint32_t hash = 0x811C9DC5u;
    const size_t from = i;
    for (; i < text.size() && (static_cast<uint8_t>(text[i]) >= 0x80 || is_digit(text[i]) || is_latin(text[i])); ++i) {
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
    f(shingle);
  }
}

}  // namespace dokhae::extract
