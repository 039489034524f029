#pragma once

#include <string_view>

#include "base/text_span.h"
#include "claims/outline.h"
#include "korean/analysis.h"
#include "lexicon/lexicon.h"

namespace dokhae::claims {

/// Tells what sort of statement a claim is by how its last sentence ends, its words of blame
/// and feeling, the stance of its cue and its speaker. The patterns are those of
/// data/tables/kinds.tsv, the weights those of kind_weights.tsv, fitted by
/// scripts/fit-claim-kinds.mjs. Looks at the last 60 units only.
class KindTable {
 public:
  explicit KindTable(const lexicon::Lexicon& lexicon)
      : patterns_(lexicon.table("kinds")), weights_(lexicon.table("kind_weights")) {}

  [[nodiscard]] ClaimKind kind_of(std::u16string_view text, base::TextSpan claim, Stance stance,
                                  SpeakerType speaker, bool has_figures) const;

 private:
  struct Scores;
  void add(Scores& scores, std::string_view prefix, std::string_view name) const noexcept;
  [[nodiscard]] std::string_view ending_of(std::u16string_view tail) const noexcept;

  lexicon::Table patterns_, weights_;
};

}  // namespace dokhae::claims
