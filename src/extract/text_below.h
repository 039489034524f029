#pragma once

#include <algorithm>
#include <cstdint>
#include <string>

#include "extract/strings.h"
#include "page/page_view.h"

namespace dokhae::extract {

/// Text of a small subtree, blanks folded; about the first `most` bytes and 1000 nodes of it.
[[nodiscard]] inline std::string text_below(const page::PageView& page, uint32_t node,
                                            size_t most = 400) {
  constexpr uint32_t kMostNodes = 1000;
  const uint32_t end = std::min(page.subtree_end(node), node + kMostNodes);
  std::string out;
  for (uint32_t n = node; n < end && out.size() < most; ++n) {
    if (page.is_text(n)) append_folded(page.text(n).substr(0, most), out, 0);
  }
  return std::string(trim(out));
}

}  // namespace dokhae::extract
