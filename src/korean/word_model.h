#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/hangul.h"
#include "korean/automaton.h"
#include "korean/morphology.h"
#include "lexicon/lexicon.h"

/// What is known about words that no entry describes: how nouns are spelled, how persons are
/// called, which bound nouns need a numeral. Read from the lexicon.
namespace dokhae::korean {

enum class BoundNoun : uint8_t { kNo, kAfterAdnominal, kAfterNumeral };

class WordModel {
 public:
  void load(const lexicon::Lexicon& lexicon);

  /// Cost of a Hangul string as a noun that is not in the lexicon, from the syllables that
  /// its nouns begin with, hold and end in. Precondition: syllables only.
  [[nodiscard]] Cost unknown_noun(std::u16string_view text) const noexcept;
  /// Cost as the name of a Korean person, surname first; kNoName when the shape is another.
  [[nodiscard]] Cost person(std::u16string_view text) const noexcept;
  static constexpr Cost kNoName = 1 << 20;

  /// How the stem of an entry takes endings. Meaningful for predicates only.
  struct Predicate {
    uint8_t classes = 0;  ///< StemClass bits
    bool copula = false;           ///< 이다
    bool negative_copula = false;  ///< 아니다
  };
  [[nodiscard]] Predicate predicate(lexicon::EntryId id) const noexcept {
    return id < predicates_.size() ? predicates_[id] : Predicate{kVerbStem};
  }

  /// Whether the dictionary form of some predicate goes on from `node` with its stem's last
  /// syllable. `last` settles it at the root.
  [[nodiscard]] bool stem_may_end(lexicon::Lexicon::Node node, char16_t last) const noexcept {
    if (node.is_root()) return single_stems_[last - base::kSyllableFirst];
    const auto& nodes = stem_nodes_[node.pack];
    return node.index < nodes.size() && nodes[node.index];
  }

  [[nodiscard]] bool is_surname(std::u16string_view text) const noexcept;
  /// 너무, 가장, 훨씬: they point to an adjective.
  [[nodiscard]] bool is_degree(std::u16string_view adverb) const noexcept;
  [[nodiscard]] BoundNoun bound(std::u16string_view noun) const noexcept;

 private:
  void note_stem(const lexicon::Lexicon& lexicon, lexicon::EntryId id, std::u16string_view word);
  void mark(lexicon::Lexicon::Node node, char16_t last);

  enum Place { kFirst, kInner, kLast, kPlaces };
  std::vector<uint8_t> syllables_[kPlaces];  // 1/8 bit
  Automaton surnames_;
  std::vector<uint16_t> surname_costs_;
  Automaton given_;
  std::vector<uint8_t> given_costs_[2];  // bits, of the first and the second syllable
  Automaton bound_;
  Automaton degree_;
  std::vector<Predicate> predicates_;
  std::vector<std::vector<bool>> stem_nodes_;  // a pack, then a node
  std::vector<bool> single_stems_;             // syllables that are stems alone
};

}  // namespace dokhae::korean
