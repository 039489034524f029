#pragma once

#include <algorithm>
#include <cstdint>
#include <string>

#include "extract/strings.h"
#include "page/page_view.h"

namespace dokhae::extract {

/// Text of a small subtree, blanks folded; about the first `most` bytes of it.
[[nodiscard]] inline std::string text_below(const page::PageView& page, uint32_t node,
                                            size_t most = 400) {
  std::string out;
  for (uint32_t n = node; n < page.subtree_end(node) && out.size() < most; ++n) {
    if (page.is_text(n)) append_folded(page.text(n).substr(0, most), out, 0);
  }
  return std::string(trim(out));
}

}  // namespace dokhae::extract
