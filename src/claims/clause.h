#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/text_span.h"
#include "claims/quotation.h"
#include "korean/analysis.h"

namespace dokhae::claims {

/// What the josa or ending of a word says about its place in the sentence.
enum class Role : uint8_t {
  kOther,
  kTopic,
  kSubject,
  kAlso,
  kObject,
  kGenitive,
  kAt,    ///< 에서, 에선, 에서는
  kTo,    ///< 에, 에게, 께
  kBy,    ///< 로, 으로
  kWith,  ///< 와, 과
  kNoun,  ///< no josa
  kDeterminer,
  kAdverb,
  kConjunction,
  kAdnominal,
  kConnective,
  kFinal,
};

/// How a word reports what stands before it.
enum class Quotative : uint8_t {
  kNone,
  kAnd,    ///< -다고, -라고, “…”고: asks for a verb
  kWhile,  ///< -다며, -라면서, “…”며: the verb of the next clause, or none
  kNoun,   ///< -다는, -란, “…”는: asks for a noun
};

/// A word (eojeol) of a sentence as seen from outside its quotations: a quotation together
/// with what is attached to it is one word.
struct Word {
  base::TextSpan span;
  base::TextSpan tail;       ///< without the quotation; the same as span when there is none
  uint32_t first_token = 0;  ///< tokens of the tail
  uint32_t token_count = 0;
  int32_t quotation = -1;  ///< index in Paragraph::quotations
  int32_t predicate = -1;  ///< last VV, VA, VCP … of the tail, index in Analysis::tokens
  Role role = Role::kOther;
  Quotative quotative = Quotative::kNone;
  bool comma = false;              ///< ends with a comma
  bool extends_quotation = false;  ///< “…”하겠다고: more than a copula is attached
};

/// A sentence outside its quotations; one that breaks inside a quotation is not broken.
struct Clauses {
  base::TextSpan span;
  uint32_t paragraph = 0;
  std::vector<Word> words;
};

/// The sentences of a paragraph as words. `quotations` are those of the paragraph.
[[nodiscard]] std::vector<Clauses> read_clauses(const korean::Analysis& analysis,
                                                uint32_t paragraph,
                                                std::span<const Quotation> quotations);

/// A word without josa, ending, quotation marks and punctuation at its ends: 대표는 → 대표.
[[nodiscard]] base::TextSpan noun_part(const korean::Analysis& analysis, const Word& word) noexcept;

/// A place without blanks, quotation marks and punctuation at its ends.
[[nodiscard]] base::TextSpan trimmed(std::u16string_view text, base::TextSpan span) noexcept;

[[nodiscard]] bool ends_with(std::u16string_view text, std::u16string_view end) noexcept;

/// a == b as a call: there are hundreds of them, and inlined they are a tenth of the stage.
[[nodiscard]] bool is(std::u16string_view a, std::u16string_view b) noexcept;

/// Does a quoted stretch end as a sentence does: …다, …요, …까, …자?
[[nodiscard]] bool ends_like_sentence(std::u16string_view quoted) noexcept;

}  // namespace dokhae::claims
