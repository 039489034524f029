#pragma once

#include <cstdint>
#include <string_view>

#include "claims/outline.h"
#include "lexicon/lexicon.h"

namespace dokhae::claims {

enum class CueType : uint8_t { kVerb, kNoun, kPostposition };

/// What a cue says about its holder.
enum class CueClass : uint8_t {
  kPlain,
  kView,      ///< noun of an opinion that may have no holder: 지적, 우려, 목소리
  kContinue,  ///< noun that goes on with a source that is already there: 취지, 설명, 방침
  kHearsay,   ///< 알려지다, 전해지다
  kHedge,     ///< 예상되다, 관측되다: the author's, mostly
  kFinding,   ///< 나타나다, 집계되다: a claim with a named survey only
};

/// An entry of data/tables/cues.tsv.
struct CueEntry {
  std::string_view lemma;    ///< UTF-8
  std::string_view english;  ///< the first verb form: "pointed out"
  Stance stance = Stance::kNone;
  CueType type = CueType::kVerb;
  CueClass cue_class = CueClass::kPlain;
  explicit operator bool() const noexcept { return !lemma.empty(); }
};

/// The words that say that somebody says something.
class CueTable {
 public:
  explicit CueTable(const lexicon::Lexicon& lexicon) : table_(lexicon.table("cues")) {}

  /// Looks up a lemma (지적하다) or a phrase (목소리를 높이다); an empty entry when there is none.
  [[nodiscard]] CueEntry find(std::u16string_view lemma, CueType type) const noexcept;

 private:
  lexicon::Table table_;
};

[[nodiscard]] Stance stance_of_name(std::string_view name) noexcept;

}  // namespace dokhae::claims
