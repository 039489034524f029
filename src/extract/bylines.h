#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dokhae::extract {

/// Names that stand before 기자, 특파원, 논설위원 and the like: `홍길동 기자`,
/// `(서울=뉴스1) 홍길동 기자 =`, `[예시일보 홍길동 기자]`, `홍길동·김영희 기자`,
/// `홍길동(hong@…)`. Without their titles, in order, each once.
[[nodiscard]] std::vector<std::string> find_reporters(std::string_view text);

/// Names in a field or line that holds nothing but authors (a meta tag, `By A and B`).
/// Titles, e-mail addresses and what cannot be a name are left out.
[[nodiscard]] std::vector<std::string> names_in_byline(std::string_view text);

/// Where the names begin in a line that is or ends in a byline: behind `By`, `Written by`,
/// `Von`, `글·사진`, `… 2023 by`. Nothing when it is none.
[[nodiscard]] std::optional<size_t> after_by(std::string_view line);

/// Two to four Hangul syllables that begin with a Korean surname.
[[nodiscard]] bool is_korean_name(std::string_view word);

}  // namespace dokhae::extract
