#pragma once

#include <cstdint>
#include <string_view>

#include "lexicon/lexicon.h"

namespace dokhae::korean {

/// Whether the word is one of a few, which blanks part: u"고 며 면서". A chain of comparisons is
/// four times the code.
[[nodiscard]] bool is_one_of(std::u16string_view word, std::u16string_view words) noexcept;

/// Small classes of words that rules ask for, in a table of the lexicon: of names and numbers
/// (data/tables/word_classes.tsv), of claims (claim_words.tsv). The table must be sorted by its
/// first column.
///
///     const WordClasses classes(lexicon.table("claim_words"));
///     if (classes.has(u"어제", "time")) …
class WordClasses {
 public:
  explicit WordClasses(const lexicon::Table& table) : table_(table) {}

  /// Whether the word is of the class. Constant time.
  [[nodiscard]] bool has(std::u16string_view word, std::string_view word_class) const noexcept;
  [[nodiscard]] bool has(std::string_view utf8, std::string_view word_class) const noexcept;
  /// Whether the text ends in a word of the class, or is one.
  [[nodiscard]] bool ends(std::u16string_view text, std::string_view word_class) const noexcept;

 private:
  [[nodiscard]] bool row_has(uint32_t row, std::string_view word_class) const noexcept;

  lexicon::Table table_;
};

}  // namespace dokhae::korean
