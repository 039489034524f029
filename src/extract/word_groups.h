#pragma once

#include <algorithm>
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

}  // namespace dokhae::extract
