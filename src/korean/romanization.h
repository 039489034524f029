#pragma once

#include <string>
#include <string_view>

#include "lexicon/lexicon.h"

namespace dokhae::korean {

/// Revised Romanization of Korean (Ministry of Culture notification 2000-8): pronunciation
/// with assimilation (신라 silla, 독립문 dongnimmun), tense consonants not marked, first
/// letter in lower case. Characters that are not Hangul syllables are copied. UTF-8.
[[nodiscard]] std::string romanize(std::u16string_view hangul);

/// Capitalised, as for a place or a body: 독립문 → "Dongnimmun".
[[nodiscard]] std::string romanize_name(std::u16string_view hangul);

/// A Korean person's name in news style: surname in its usual spelling, given name with a
/// hyphen and without assimilation across it: 김동원 → "Kim Dong-won". A known name of the
/// lexicon (Lexicon::name) wins. Names that do not start with a Korean surname, or are
/// longer than 4 syllables, are romanised as romanize_name.
[[nodiscard]] std::string romanize_person(std::u16string_view name, const lexicon::Lexicon& lexicon);

}  // namespace dokhae::korean
