#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dokhae::extract {

/// A headline without the site's name and section: `제목 | 예시일보`, `제목 < 경제 < 기사본문 -
/// 예시뉴스`, `Example News - Title`.
/// @param raw       the title element's text or a meta tag's value
/// @param sites     letters (see letters_of) of the names that the site goes by
/// @param headings  texts of the page's headings and other titles; one that `raw` begins or ends
/// with settles it
/// @returns `raw` (blanks folded) when nothing says that a part is the site's
[[nodiscard]] std::string clean_title(std::string_view raw, const std::vector<std::string>& sites,
                                      const std::vector<std::string>& headings);

}  // namespace dokhae::extract
