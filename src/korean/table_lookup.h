#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lexicon/lexicon.h"

/// Look-up in the tables of the lexicon.
namespace dokhae::korean {

inline constexpr uint32_t kNoRow = lexicon::Table::kNoRow;

/// First row whose first cell is `key` (UTF-8); kNoRow when there is none. The table must be
/// sorted by its first column, byte by byte; rows with equal keys are neighbours.
/// Logarithmic; nothing is built or copied.
///
///     const auto surnames = lexicon.table("surnames");
///     if (uint32_t row = find_row(surnames, "김"); row != kNoRow) … surnames.cell(row, 1)
[[nodiscard]] inline uint32_t find_row(const lexicon::Table& table, std::string_view key) noexcept {
  uint32_t low = 0;
  uint32_t high = table.row_count();
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    if (table.cell(middle, 0) < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < table.row_count() && table.cell(low, 0) == key ? low : kNoRow;
}

/// The same with a UTF-16 key, in constant time.
[[nodiscard]] inline uint32_t find_row(const lexicon::Table& table,
                                       std::u16string_view key) noexcept {
  return table.find(key);
}

/// Row and length of the longest key that `text` starts with.
struct PrefixRow {
  uint32_t row = kNoRow;
  uint32_t length = 0;  ///< UTF-16 units
};

/// Looks at keys of at most `longest` units.
[[nodiscard]] inline PrefixRow find_prefix(const lexicon::Table& table, std::u16string_view text,
                                           uint32_t longest) noexcept {
  if (text.size() < longest) longest = static_cast<uint32_t>(text.size());
  for (uint32_t length = longest; length > 0; --length) {
    const uint32_t row = find_row(table, text.substr(0, length));
    if (row != kNoRow) return {row, length};
  }
  return {};
}

}  // namespace dokhae::korean
