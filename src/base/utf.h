#pragma once

#include <string>
#include <string_view>

namespace dokhae::base {

/// Appends UTF-8 as UTF-16. Every ill-formed sequence becomes U+FFFD (Unicode 15,
/// section 3.9, "maximal subpart"), as in the browser's TextDecoder, so offsets agree.
void append_utf16(std::string_view utf8, std::u16string& out);

/// Appends UTF-16 as UTF-8; a lone surrogate becomes U+FFFD.
void append_utf8(std::u16string_view utf16, std::string& out);

[[nodiscard]] std::u16string to_utf16(std::string_view utf8);
[[nodiscard]] std::string to_utf8(std::u16string_view utf16);

/// Whether both are the same text, up to U+FFFF; text beyond is never equal.
[[nodiscard]] bool equals(std::string_view utf8, std::u16string_view utf16) noexcept;

}  // namespace dokhae::base
