#pragma once

#include <string>
#include <string_view>

#include "page/page_view.h"

namespace dokhae::extract {

/// Address of the next page of an article that is told on several, as the page wrote it;
/// empty when there is none. A link counts when it leads to this page's own address but for
/// the number of the page, which is one more: `?page=2`, `/2`, `-2.html`.
/// @param address the page's own; without it only `link rel=next` to a numbered page counts
[[nodiscard]] std::string find_next_page(const page::PageView& page, std::string_view address);

}  // namespace dokhae::extract
