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

  /// Cost of a Hangul string as a noun that is not in the lexicon: that of its length, and of
  /// the syllables that its nouns begin with, hold and end in. Precondition: syllables.
  enum Place { kFirst, kInner, kLast };
  [[nodiscard]] Cost noun_of_length(size_t length) const noexcept;
  [[nodiscard]] Cost noun_syllable(Place place, char16_t syllable) const noexcept;
  /// Cost as the name of a Korean person, surname first; kNoName when the shape is another.
  [[nodiscard]] Cost person(std::u16string_view text) const noexcept;
  static constexpr Cost kNoName = 1 << 20;

  /// How the stem of an entry takes endings. Meaningful for predicates only.
  struct Predicate {
    uint8_t classes = 0;           ///< StemClass bits
    bool copula = false;           ///< 이다
    bool negative_copula = false;  ///< 아니다
  };
  [[nodiscard]] Predicate predicate(lexicon::EntryId id, Tag tag) const noexcept;

  [[nodiscard]] bool is_surname(std::u16string_view text) const noexcept;
  /// 너무, 가장, 훨씬: they point to an adjective.
  [[nodiscard]] bool is_degree(std::u16string_view adverb) const noexcept;
  [[nodiscard]] BoundNoun bound(std::u16string_view noun) const noexcept;

 private:
  const lexicon::Lexicon* lexicon_ = nullptr;
  const uint8_t* syllables_ = nullptr;  // by place, 1/8 bit
  Automaton surnames_;
  std::vector<uint16_t> surname_costs_;
  Automaton given_;
  std::vector<uint8_t> given_costs_[2];  // bits, of the first and the second syllable
  Automaton bound_;
  Automaton degree_;
};

}  // namespace dokhae::korean
