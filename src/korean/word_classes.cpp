#include "korean/word_classes.h"

#include <algorithm>

#include "korean/table_lookup.h"

namespace dokhae::korean {

bool WordClasses::has(std::u16string_view word, std::string_view word_class) const noexcept {
  return row_has(find_row(table_, word), word_class);
}

bool WordClasses::has(std::string_view utf8, std::string_view word_class) const noexcept {
  return row_has(find_row(table_, utf8), word_class);
}

bool WordClasses::row_has(uint32_t row, std::string_view word_class) const noexcept {
  if (row == kNoRow) return false;
  std::string_view classes = table_.cell(row, 1);
  while (!classes.empty()) {
    const size_t end = std::min(classes.find(' '), classes.size());
    if (classes.substr(0, end) == word_class) return true;
    classes.remove_prefix(std::min(end + 1, classes.size()));
  }
  return false;
}

bool WordClasses::ends(std::u16string_view text, std::string_view word_class) const noexcept {
  constexpr size_t kLongest = 8;
  for (size_t length = std::min(text.size(), kLongest); length > 0; --length) {
    if (has(text.substr(text.size() - length), word_class)) return true;
  }
  return false;
}

}  // namespace dokhae::korean
