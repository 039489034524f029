#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/strings.h"

namespace dokhae::extract {

/// Words (or phrases) of one family in one text, a separator between them. Indexes of them are
/// made at first use: of a table with a view of each word the module would carry the pointers.
struct WordGroup {
  uint32_t family;
  std::string_view words;
};

template <size_t kGroups>
constexpr size_t count_words(const WordGroup (&groups)[kGroups], char separator) {
  size_t count = 0;
  for (const WordGroup& group : groups) {
    count += 1;
    for (const char c : group.words) count += c == separator;
  }
  return count;
}

/// Calls `f(word, family)` for each word, group by group.
template <size_t kGroups, typename F>
void for_each_word(const WordGroup (&groups)[kGroups], char separator, F f) {
  for (const WordGroup& group : groups) {
    for (std::string_view words = group.words; !words.empty();)
      f(next_word(words, separator), group.family);
  }
}

/// The family of each word, by hash (open addressing).
/// @tparam kSlots a power of two, at least twice the words
template <size_t kSlots>
class WordMap {
 public:
  template <size_t kGroups>
  explicit WordMap(const WordGroup (&groups)[kGroups], char separator = ' ') {
    for_each_word(groups, separator, [this](std::string_view word, uint32_t family) {
      slots_[slot_of(word)] = {word, family};
    });
  }

  /// nullptr when it is none of the words.
  [[nodiscard]] const uint32_t* find(std::string_view word) const noexcept {
    const Slot& slot = slots_[slot_of(word)];
    return slot.word.empty() ? nullptr : &slot.family;
  }

 private:
  /// Where the word stands, or would.
  [[nodiscard]] size_t slot_of(std::string_view word) const noexcept {
    size_t at = hash_of(word) % kSlots;
    while (!slots_[at].word.empty() && slots_[at].word != word) at = (at + 1) % kSlots;
    return at;
  }

  struct Slot {
    std::string_view word;
    uint32_t family = 0;
  };
  std::array<Slot, kSlots> slots_{};
};

}  // namespace dokhae::extract
