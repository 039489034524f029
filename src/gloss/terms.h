#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text_span.h"
#include "korean/analysis.h"
#include "lexicon/lexicon.h"

namespace dokhae::gloss {

enum class TermKind : uint8_t { kTerm, kPerson, kOrganization, kPlace, kName, kNumber };

/// One occurrence of a word worth a gloss.
struct Term {
  TermKind kind = TermKind::kTerm;
  base::TextSpan span;   ///< the stem, without josa and endings; compounds joined
  std::u16string lemma;  ///< 발표하다, 국토교통부
  korean::Tag tag = korean::Tag::kNNG;
  std::vector<std::string> glosses;  ///< at most three, the newspaper's word first; UTF-8
  std::string romanization;          ///< Revised Romanization; names in news style
  /// As the text gives it in brackets, 정부(政府), or the entry with the gloss; mostly empty.
  std::u16string hanja;
  /// The plural 들, josa, endings and copula that follow it in its eojeol: 들에서는 of
  /// 도시들에서는. Brackets and quotation marks in between are passed over.
  base::TextSpan tail;
  bool plural = false;                    ///< `tail` begins with 들
  uint32_t first_tail = 0, end_tail = 0;  ///< the rest of it, in Analysis::tokens
  float score = 0;      ///< weight in the article; equal for all mentions of a lemma
  bool key = false;     ///< among the article's key terms
  bool unsure = false;  ///< several senses fit, or composed, or guessed
  korean::NameEvidence evidence = korean::NameEvidence::kShape;  ///< of names
  lexicon::EntryId entry = lexicon::kNoEntry;
  /// An entry that the glosses were taken from and whose source has to be named.
  lexicon::EntryId attributed = lexicon::kNoEntry;
};

/// The words of the text worth a gloss, by start, never overlapping. `title_length` is the
/// UTF-16 length of the title at the start of the text (0: none); it weighs more.
[[nodiscard]] std::vector<Term> find_terms(const korean::Analysis& analysis,
                                           const lexicon::Lexicon& lexicon, uint32_t title_length);

}  // namespace dokhae::gloss
