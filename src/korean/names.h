#pragma once

#include "korean/analysis.h"
#include "lexicon/lexicon.h"

namespace dokhae::korean {

/// Fills `analysis.names` from tokens and text: persons (surname + given name, with a title
/// before or after it, foreign names before a title, a bare surname + title led back to the
/// full name), organisations and places (lexicon, suffixes, the affiliation of a person,
/// abbreviations in brackets). Needs tokens. 김모씨 and A씨 are no names.
/// Tables: "surnames", "given_syllables", "sino_syllables", "titles", "org_suffixes",
/// "place_suffixes". Linear in the tokens.
///
///     find_names(analysis, lexicon);
///     // 이용근 모아이스 대표는 → person 이용근, title 대표, affiliation 모아이스; organisation
///     모아이스
void find_names(Analysis& analysis, const lexicon::Lexicon& lexicon);

}  // namespace dokhae::korean
