#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dokhae::extract {

/// A headline without the site's name and section: `제목 | 예시일보`, `제목 < 경제 < 기사본문 -
/// 예시뉴스`, `Example News - Title`.
/// @param raw   the title element's text or a meta tag's value
/// @param site  the site's name, empty when unknown
/// @returns `raw` (blanks folded) when nothing says that a part is the site's
[[nodiscard]] std::string clean_title(std::string_view raw, std::string_view site);

/// The heading of the page that `raw` says too, wholly or with the site's name and section
/// behind or before it; nullptr when there is none.
[[nodiscard]] const std::string* matching_heading(std::string_view raw, std::string_view site,
                                                  const std::vector<std::string>& headings);

/// Whether two headlines tell the same story in other words, as search engines and readers
/// are given them: two words in common, and a quarter of the shorter one's.
[[nodiscard]] bool share_words(std::string_view a, std::string_view b);

}  // namespace dokhae::extract
