#pragma once

#include "base/text_span.h"
#include "claims/cues.h"
#include "claims/outline.h"
#include "korean/analysis.h"

namespace dokhae::claims {

/// What sort of statement a claim is: by its last clause and its cue, the first of
/// commitment, recommendation, criticism, prediction, feeling, question, opinion, fact that
/// fits. Looks at the last few words only.
[[nodiscard]] ClaimKind kind_of(const korean::Analysis& analysis, base::TextSpan claim,
                                Stance stance, SpeakerType speaker);

}  // namespace dokhae::claims
