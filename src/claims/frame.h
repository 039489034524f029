#pragma once

#include <string>
#include <string_view>

#include "claims/outline.h"
#include "lexicon/lexicon.h"

/// The English in which a claim is announced: speakers with title and affiliation.
namespace dokhae::claims {

/// "Lee Yong-geun, CEO of Moais"; name, title and affiliation as in `speaker`.
[[nodiscard]] std::string english_person(const Speaker& speaker, const lexicon::Lexicon& lexicon);

/// A source without a name: 국내 AI 스타트업 대표 → "CEO of a Korean AI startup",
/// 과기정통부 관계자 → "official at the Science Ministry", 업계 → "industry". Words that no
/// rule covers are romanised.
[[nodiscard]] std::string english_phrase(std::u16string_view phrase, SpeakerType type,
                                         const lexicon::Lexicon& lexicon);

}  // namespace dokhae::claims
