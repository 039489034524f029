#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
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
  kForeignTail = 64,         ///< kUnknown: ends like a josa, as foreign names do
  kPlain = 128,              ///< tags and lengths say all about what may stand before
};

struct Edge {
  uint8_t start = 0;
  uint8_t end = 0;
  uint8_t stem_end = 0;  ///< kPredicate, kContraction: end of the stem's syllables
  EdgeKind kind = EdgeKind::kWord;
  Tag left = Tag::kNA;               ///< tag of its first morpheme
  Tag right = Tag::kNA;              ///< tag of its last
  BoundNoun bound = BoundNoun::kNo;  ///< kWord: what must stand before
  uint8_t flags = 0;                 ///< EdgeFlag
  lexicon::EntryId entry = lexicon::kNoEntry;
  Cost cost = 0;
  /// kJosa: number of the josa; kContraction: of the contraction; kPredicate: place of its
  /// endings in Readings::chains.
  uint32_t detail = 0;
};

/// What the neighbours of an eojeol may ask about a reading of it.
enum ReadingTrait : uint8_t {
  kForeignLike = 1,      ///< one unknown word that ends like a josa, as foreign names do
  kBeginsStrange = 2,    ///< begins with an unknown word or a name
  kBeginsFormer = 4,     ///< begins with 전, "former"
  kBeginsBoundVerb = 8,  ///< begins with 만하다, 듯하다
  kBeginsUnknown = 16    ///< begins with an unknown noun of two and more syllables
};

/// A path through the lattice, as a range of Readings::edges.
struct Reading {
  Cost cost = 0;
  Tag left = Tag::kNA;
  Tag right = Tag::kNA;
  uint16_t edge_count = 0;
  uint32_t first_edge = 0;
  BoundNoun bound = BoundNoun::kNo;  ///< of the first edge
  uint8_t first_flags = 0;           ///< EdgeFlag of the first edge
  uint8_t last_flags = 0;            ///< of the last edge
  uint8_t traits = 0;                ///< ReadingTrait
};

/// The readings of many eojeol.
struct Readings {
  std::vector<Reading> readings;
  std::vector<Edge> edges;
  std::vector<EndingChain> chains;
};

/// The verb or adjective that a reading begins with, behind opening marks; none: null.
[[nodiscard]] const Edge* predicate_of(const Readings& all, const Reading& reading);

/// Finds the readings of one eojeol after another. What it finds is kept, also for the texts
/// to come: news repeats its words.
class Lattice {
 public:
  /// Longest eojeol in units; longer ones are cut before.
  static constexpr size_t kMaxLength = 96;
  static constexpr size_t kMaxReadings = 6;

  Lattice(const Morphology& morphology, const WordModel& model, const lexicon::Lexicon& lexicon)
      : morphology_(morphology), model_(model), lexicon_(lexicon) {
    forget();
  }
  /// To be called once, when the tables are loaded.
  void load();

  /// A range of Readings::readings, best first.
  struct Range {
    uint32_t first = 0;
    uint16_t count = 0;
    /// A stem may be a verb and an adjective: 쓰다, 적다, 낫다.
    bool homograph = false;
  };
  /// The best readings of `eojeol`: at least one, and every reading covers the eojeol without
  /// gaps.
  [[nodiscard]] Range read(std::u16string_view eojeol);
  /// All that are kept.
  [[nodiscard]] const Readings& readings() const noexcept { return readings_; }
  /// To be called before and after a text, of whose length in units, when no range is in use:
  /// drops everything if that and the text would be too much.
  void make_room(size_t units);

 private:
  /// The last edge of a path, and where the path before it is found: `place` of those that end
  /// at `start`.
  struct Hypothesis {
    uint32_t edge = 0;
    uint8_t start = 0;
    uint8_t place = 0;
    Tag right = Tag::kNA;
  };
  /// Hypotheses kept at each place.
  static constexpr size_t kBeam = 8;
  /// How much worse than the best one they may be.
  static constexpr Cost kBeamWidth = 18 * kBit;
  /// The best hypotheses that end at a place, best first.
  struct Ending {
    uint32_t count;
    Cost limit;  ///< the most that another one may cost
    Cost costs[kBeam];
    Hypothesis hypotheses[kBeam];

    void clear() noexcept {
      count = 0;
      limit = std::numeric_limits<Cost>::max();
    }
    void add(const Hypothesis& hypothesis, Cost cost) noexcept;
  };
  /// Some neighbours in edges_ or, of the runs of a place, in runs_.
  struct Run {
    uint32_t first = 0;
    uint32_t count = 0;
  };

  void forget();
  void forget_edges();
  void search();
  void take_path(size_t place);
  [[nodiscard]] uint8_t traits(const Reading& reading) const;
  [[nodiscard]] bool is_homograph(Range range) const;
  [[nodiscard]] Run runs_at(size_t at);
  void expand(size_t at);
  void expand_symbol(size_t at);
  void expand_words(size_t at);
  [[nodiscard]] Run words_at(lexicon::Lexicon::Node node, std::u16string_view word);
  void make_words(lexicon::EntryRange range, std::u16string_view word);
  [[nodiscard]] Run senses_at(lexicon::Lexicon::Node stem);
  void make_senses(lexicon::EntryRange range);
  void expand_stem_ends(lexicon::Lexicon::Node node, size_t start, size_t at);
  void expand_copula(size_t at);
  void expand_unknown(size_t at);
  void expand_anonymous(size_t at);
  void try_stem(lexicon::Lexicon::Node node, base::Jamo jamo, size_t start, size_t at, int how);
  /// An edge for each chain from `first_chain` on, whose ends are made relative to `start`.
  void add_predicate(lexicon::EntryId entry, Tag tag, Cost cost, size_t start, size_t stem_end,
                     size_t first_chain);
  void add(const Edge& edge);
  void connect(size_t at, Run runs);
  [[nodiscard]] bool starts_noun(size_t at) const;
  [[nodiscard]] bool is_noun(std::u16string_view word) const;
  [[nodiscard]] bool is_josa(std::u16string_view text);
  [[nodiscard]] bool is_noun_with_josa(std::u16string_view word) const;
  [[nodiscard]] bool follows_word(size_t at) const;
  [[nodiscard]] Cost after_quotation(Tag inside, const Edge& edge) const;
  [[nodiscard]] Cost junction(const Edge& previous, size_t previous_start, const Edge& edge,
                              size_t at) const;

  const Morphology& morphology_;
  const WordModel& model_;
  const lexicon::Lexicon& lexicon_;

  // Of two neighbouring tags in one eojeol.
  Cost costs_[lexicon::kTagCount][lexicon::kTagCount] = {};

  Readings readings_;
  std::u16string kept_text_;  // of every eojeol read, one after the other

  std::u16string_view text_;  // of the eojeol at hand, in kept_text_ from text_start_ on
  uint32_t text_start_ = 0;
  Ending ending_[kMaxLength + 1];
  std::vector<Morphology::JosaMatch> josa_;
  std::vector<uint16_t> contractions_;

  // Edges and chains are kept for the eojeol to come. Here an edge begins at 0, wherever it is
  // used: what follows the same syllables, or ends at the same node of the lexicon, is made once.
  std::vector<Edge> edges_;
  std::vector<EndingChain> chains_;
  std::vector<Run> runs_;                 // in edges_
  uint32_t first_run_ = 0;                // of those that start at the current position
  uint32_t hashes_[kMaxLength + 1] = {};  // of the rest of the eojeol from each place on

  /// What may start at a place, kept for the next eojeol with the same rest.
  struct Rest {
    uint32_t start = 0;  ///< in kept_text_
    uint8_t length = 0;  ///< 0: none
    uint8_t before = 0;  ///< how the syllable before it ends
    Run runs;
  };
  /// An eojeol read before.
  struct Read {
    uint32_t start = 0;  ///< in kept_text_
    uint8_t length = 0;  ///< 0: none
    Range range;
  };
  [[nodiscard]] std::u16string_view kept(uint32_t start, size_t length) const noexcept {
    return std::u16string_view(kept_text_).substr(start, length);
  }
  /// The words that end at a node, in edges_, or the senses of a stem, in senses_.
  struct Known {
    lexicon::Lexicon::Node node;
    Run run;
  };
  /// A stem as far as endings are concerned.
  struct Sense {
    lexicon::EntryId entry = lexicon::kNoEntry;
    Cost cost = 0;
    Tag tag = Tag::kNA;
    lexicon::Irregular irregular = lexicon::Irregular::kRegular;
    WordModel::Predicate predicate;
  };
  // Each by hash, the latest wins; the sizes are powers of two. An eojeol has a few slots.
  static constexpr size_t kReadSlots = 8192;
  static constexpr size_t kReadWays = 4;
  static constexpr size_t kSlots = 2048;
  static constexpr size_t kStemSlots = 1024;
  struct ReadSlots {
    Read of[kReadSlots];
  };
  struct EdgeSlots {
    Rest rests[kSlots];
    Known words[kSlots];
    Known stems[kStemSlots];
  };
  std::unique_ptr<ReadSlots> read_;
  std::unique_ptr<EdgeSlots> known_;
  std::vector<Sense> senses_;

  /// Between texts, of the edges in readings_, which make most of the memory: 3 MB in all. A
  /// unit of text brings about three.
  static constexpr size_t kMaxReadEdges = 100'000;
  /// Of edges_, runs_ and senses_ together: 0.6 MB.
  static constexpr size_t kMaxKept = 30'000;
};

}  // namespace dokhae::korean
