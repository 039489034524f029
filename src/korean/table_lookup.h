#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lexicon/lexicon.h"

/// Look-up in the sorted tables of the lexicon.
namespace dokhae::korean {

inline constexpr uint32_t kNoRow = 0xFFFFFFFF;

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

/// The same with a UTF-16 key of at most 24 units; longer keys are not found.
[[nodiscard]] inline uint32_t find_row(const lexicon::Table& table,
                                       std::u16string_view key) noexcept {
  char buffer[72];
  size_t size = 0;
  if (key.size() > 24) return kNoRow;
  for (const char16_t unit : key) {
    if (unit < 0x80) {
      buffer[size++] = static_cast<char>(unit);
    } else if (unit < 0x800) {
      buffer[size++] = static_cast<char>(0xC0 | (unit >> 6));
      buffer[size++] = static_cast<char>(0x80 | (unit & 0x3F));
    } else {
      // Tables hold nothing beyond U+FFFF: a surrogate is simply never found.
      buffer[size++] = static_cast<char>(0xE0 | (unit >> 12));
      buffer[size++] = static_cast<char>(0x80 | ((unit >> 6) & 0x3F));
      buffer[size++] = static_cast<char>(0x80 | (unit & 0x3F));
    }
  }
  return find_row(table, std::string_view(buffer, size));
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
