#include "korean/word_classes.h"

#include <algorithm>

#include "korean/table_lookup.h"

namespace dokhae::korean {
namespace {

template <typename Unit>
bool has_word(std::basic_string_view<Unit> words, std::basic_string_view<Unit> word) noexcept {
  while (!words.empty()) {
    const size_t end = std::min(words.find(Unit{' '}), words.size());
    if (words.substr(0, end) == word) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

}  // namespace

bool is_one_of(std::u16string_view word, std::u16string_view words) noexcept {
  return has_word(words, word);
}

bool WordClasses::has(std::u16string_view word, std::string_view word_class) const noexcept {
  return row_has(find_row(table_, word), word_class);
}

bool WordClasses::has(std::string_view utf8, std::string_view word_class) const noexcept {
  return row_has(find_row(table_, utf8), word_class);
}

bool WordClasses::row_has(uint32_t row, std::string_view word_class) const noexcept {
  return row != kNoRow && has_word(table_.cell(row, 1), word_class);
}

bool WordClasses::ends(std::u16string_view text, std::string_view word_class) const noexcept {
  constexpr size_t kLongest = 8;
  for (size_t length = std::min(text.size(), kLongest); length > 0; --length) {
    if (has(text.substr(text.size() - length), word_class)) return true;
  }
  return false;
}

}  // namespace dokhae::korean
