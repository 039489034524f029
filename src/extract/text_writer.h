#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/article.h"
#include "page/page_view.h"

namespace dokhae::extract {

enum class Blanks : uint8_t { kFold, kKeep };

/// Writes text nodes into a block: NFC, blanks folded, with the place of every character.
///
///     TextWriter writer(block, Blanks::kFold);
///     writer.append(page.text(n), n);
///     writer.separate(u' ');            // between two nodes that no blank parts
///     writer.finish();                  // no blank at the end
class TextWriter {
 public:
  TextWriter(Block& block, Blanks blanks) : block_(block), blanks_(blanks) {}

  void append(std::string_view utf8, uint32_t node);
  /// A blank or line break that the page's text does not have; nothing at the beginning
  /// and after a blank.
  void separate(char16_t blank);
  void finish();

  [[nodiscard]] uint32_t size() const noexcept { return static_cast<uint32_t>(block_.text.size()); }

 private:
  void trim_end();
  void append_nfc(std::u16string_view chunk, uint32_t node, uint32_t node_start);
  void append_folding(std::u16string_view text, uint32_t node, uint32_t node_start);
  void add_span(uint32_t text_start, uint32_t text_end, uint32_t node, uint32_t node_start,
                uint32_t node_end);

  Block& block_;
  Blanks blanks_;
  std::u16string units_;  ///< of the node at hand, kept for its capacity
};

}  // namespace dokhae::extract
