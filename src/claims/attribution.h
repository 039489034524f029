#pragma once

#include <cstdint>
#include <vector>

#include "base/text_span.h"
#include "claims/clause.h"
#include "claims/cues.h"
#include "claims/outline.h"
#include "claims/sources.h"
#include "korean/analysis.h"
#include "korean/word_classes.h"

namespace dokhae::claims {

inline constexpr uint32_t kNoWord = 0xFFFFFFFF;

/// A claim of one sentence before its speaker is known.
struct Attribution {
  base::TextSpan span;
  Quote quote = Quote::kDirect;
  CueEntry cue;
  base::TextSpan cue_span;
  Source source;               ///< kind kNone when the sentence does not name one
  bool impersonal = false;     ///< -다는 지적이 나온다: nobody, unless `source` says who
  bool chained = false;        ///< its cue is that of the next claim
  bool view_copula = false;    ///< …다는 지적이다
  bool continuation = false;   ///< 것이다, 얘기다, 취지다: goes on with the claim before
  bool free_standing = false;  ///< a quotation that is a sentence of its own
  bool aside = false;          ///< a question that the speaker of the sentence answers
  bool inherits = false;       ///< chained: the source is that of the claim before in the sentence
};

/// A sentence that says whose words the quotation before it were:
/// “…” 시장 상인회 회장의 말이다. 김 회장은 이렇게 말했다.
struct Afterthought {
  Source source;
  CueEntry cue;
  base::TextSpan cue_span;
};

struct SentenceReading {
  std::vector<Attribution> attributions;   ///< by start of their words
  std::vector<Afterthought> afterthought;  ///< at most one
  Source topic;                            ///< what the sentence is about, when it can speak
  Source body;                             ///< an organisation that does something in it
  bool resumes = false;                    ///< begins with 이어, 그러면서, 또 …
  bool contrasts = false;                  ///< begins with 반면, 하지만 …
};

/// Finds who says what in a sentence, by the words between and after its clauses. Looks at a
/// bounded stretch around each quotative, so that the time is linear in the words.
[[nodiscard]] SentenceReading read_sentence(const korean::Analysis& analysis,
                                            const Clauses& clauses,
                                            const std::vector<Quotation>& quotations,
                                            const std::vector<uint32_t>& unclosed,
                                            const CueTable& cues, const Sources& sources,
                                            const korean::WordClasses& classes);

}  // namespace dokhae::claims
