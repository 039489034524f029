#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "korean/morphology.h"
#include "korean/word_model.h"
#include "lexicon/lexicon.h"

/// The readings of one eojeol: a lattice over its units, searched for the best few paths.
namespace dokhae::korean {

enum class EdgeKind : uint8_t {
  kWord,       ///< a lexicon entry that does not inflect
  kUnknown,    ///< a noun that is not in the lexicon
  kPredicate,  ///< stem and all its endings
  kJosa,
  kContraction,
  kSymbol,  ///< S classes: punctuation, Latin, digits, hanja
};

/// What the neighbouring eojeol may ask about a word.
enum EdgeFlag : uint8_t {
  kSurname = 1,              ///< a surname alone
  kSurnameOrDeterminer = 2,  ///< 전, 현, 이: with kSurname
  kTitle = 4,                ///< 대통령, 의원
  kAddress = 8,              ///< 씨, 군, 양
  kDegree = 16,              ///< 너무, 가장
  kCanEnd = 32,              ///< the last ending may end a sentence though it is a connective
};

struct Edge {
  uint16_t start = 0;
  uint16_t end = 0;
  uint16_t stem_end = 0;  ///< kPredicate: end of the stem's syllables
  EdgeKind kind = EdgeKind::kWord;
  Tag left = Tag::kNA;               ///< tag of its first morpheme
  Tag right = Tag::kNA;              ///< tag of its last
  uint16_t josa = 0;                 ///< kJosa
  BoundNoun bound = BoundNoun::kNo;  ///< kWord: what must stand before
  uint8_t flags = 0;                 ///< EdgeFlag
  lexicon::EntryId entry = lexicon::kNoEntry;
  Cost cost = 0;
  const Contraction* contraction = nullptr;
  EndingChain endings;  ///< kPredicate
};

/// A path through the lattice, as a range of Readings::edges.
struct Reading {
  Cost cost = 0;
  Tag left = Tag::kNA;
  Tag right = Tag::kNA;
  uint32_t first_edge = 0;
  uint32_t edge_count = 0;
};

/// Finds the readings of one eojeol after another; keeps its buffers.
class Lattice {
 public:
  /// Longest eojeol in units; longer ones are cut before.
  static constexpr size_t kMaxLength = 96;
  static constexpr size_t kMaxReadings = 6;

  Lattice(const Morphology& morphology, const WordModel& model, const lexicon::Lexicon& lexicon)
      : morphology_(morphology), model_(model), lexicon_(lexicon) {}

  /// Appends the best readings of `eojeol` to `readings`, best first, and their edges to
  /// `edges`. At least one, and every reading covers the eojeol without gaps.
  void read(std::u16string_view eojeol, std::vector<Reading>& readings, std::vector<Edge>& edges);

 private:
  struct Hypothesis {
    Cost cost = 0;
    Tag right = Tag::kNA;
    uint32_t edge = 0;
    int32_t previous = -1;
  };

  void expand(size_t at);
  void expand_symbol(size_t at);
  void expand_words(size_t at);
  void expand_stem_ends(lexicon::Lexicon::Node node, size_t start, size_t at);
  void expand_copula(size_t at);
  void expand_unknown(size_t at);
  void expand_anonymous(size_t at);
  void try_stem(lexicon::Lexicon::Node node, char16_t last, size_t start, size_t stem_end, int how);
  void add_predicate(lexicon::EntryId entry, Tag tag, Cost cost, size_t start, size_t stem_end);
  void add(const Edge& edge);
  void connect(size_t at);
  [[nodiscard]] bool starts_noun(size_t at) const;
  [[nodiscard]] bool is_noun(std::u16string_view word) const;
  [[nodiscard]] bool is_josa(std::u16string_view text);
  [[nodiscard]] bool is_noun_with_josa(std::u16string_view word) const;
  [[nodiscard]] bool follows_word(size_t at) const;
  [[nodiscard]] Cost after_quotation(Tag inside, const Edge& edge) const;
  [[nodiscard]] Cost junction(const Edge& previous, const Edge& edge) const;

  const Morphology& morphology_;
  const WordModel& model_;
  const lexicon::Lexicon& lexicon_;

  std::u16string_view text_;
  std::vector<Edge> edges_;
  std::vector<uint32_t> starting_;  // edges that start at the current position
  std::vector<Hypothesis> hypotheses_;
  std::vector<std::vector<int32_t>> ending_;  // hypotheses that end at each position
  std::vector<EndingChain> chains_;
  std::vector<Morphology::JosaMatch> josa_;
  std::vector<const Contraction*> contractions_;
};

}  // namespace dokhae::korean
