#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/text_span.h"
#include "korean/analysis.h"
#include "lexicon/lexicon.h"

/// Who claims what: the claims of an article and how they hang together.
namespace dokhae::claims {

enum class Quote : uint8_t { kNone, kDirect, kIndirect };

enum class SpeakerType : uint8_t { kPerson, kAnonymous, kOrganization, kGroup, kDocument, kAuthor };

/// How a claim was led to its speaker, from sure to guessed.
enum class Reference : uint8_t {
  kNamed,    ///< stands at the claim in full
  kPartial,  ///< surname and title, led back to the full name
  kPronoun,  ///< 그는, 이 관계자
  kZero,     ///< left out, carried over from the claim before
  kNone,     ///< no holder in the text (unnamed), or the author
};

struct Speaker {
  SpeakerType type = SpeakerType::kAnonymous;
  std::u16string canonical;  ///< the same for all claims of one source; "(unnamed)", "(author)"
  std::u16string name, title, affiliation;
  std::string english;  ///< "Lee Yong-geun, CEO of Moais"; UTF-8
};

enum class Stance : uint8_t {
  kNone,
  kSay,
  kAnnounce,
  kExplain,
  kAdd,
  kStress,
  kPointOut,
  kCriticise,
  kClaim,
  kAssess,
  kExpect,
  kHope,
  kWorry,
  kUrge,
  kAdvise,
  kPromise,
  kAdmit,
  kDeny,
  kAsk,
  kPraise,
  kReport,
};
[[nodiscard]] std::string_view stance_name(Stance stance) noexcept;  ///< "point_out" …

struct Cue {
  base::TextSpan surface;  ///< empty when there is none
  std::u16string lemma;
  Stance stance = Stance::kNone;
  std::string english;  ///< "stressed"; UTF-8
};

enum class ClaimKind : uint8_t {
  kCommitment,
  kRecommendation,
  kCriticism,
  kPrediction,
  kFeeling,
  kQuestion,
  kOpinion,
  kFact,
};
[[nodiscard]] std::string_view claim_kind_name(ClaimKind kind) noexcept;

inline constexpr uint32_t kNoClaim = 0xFFFFFFFF;

struct Claim {
  base::TextSpan span;
  uint32_t paragraph = 0;  ///< index in Analysis::paragraphs
  Quote quote = Quote::kNone;
  uint32_t speaker = 0;            ///< index in Outline::speakers
  base::TextSpan speaker_surface;  ///< the source phrase at this claim; empty when left out
  Reference reference = Reference::kNone;
  float confidence = 0;  ///< 0–1 that the speaker is right
  Cue cue;
  ClaimKind kind = ClaimKind::kFact;
  std::vector<uint32_t> figures;  ///< indices in Analysis::numbers
  uint32_t parent = kNoClaim;     ///< index in Outline::claims
};

/// claims[0] is the thesis (the title) when the text has one; the rest by start.
struct Outline {
  std::vector<Claim> claims;
  std::vector<Speaker> speakers;  ///< by first claim
};

/// Finds the claims of an analysed article whose first paragraph is the title
/// (`has_title`), by the definitions of docs/claims.md. Linear in the analysis.
[[nodiscard]] Outline find_claims(const korean::Analysis& analysis, const lexicon::Lexicon& lexicon,
                                  bool has_title);

}  // namespace dokhae::claims
