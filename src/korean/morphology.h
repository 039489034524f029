#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/hangul.h"
#include "base/status.h"
#include "korean/automaton.h"
#include "lexicon/lexicon.h"

/// How Korean words inflect: josa after nouns, endings after stems, and what happens to both
/// where they meet. Read from the lexicon's tables josa, eomi, contractions, morpheme_costs
/// and tag_bigrams.
namespace dokhae::korean {

using lexicon::Tag;

/// Costs are -log2 of a probability in 1/16 bit.
using Cost = int32_t;
inline constexpr Cost kBit = 16;

/// What an ending may follow, for the column `after` of eomi.tsv.
enum StemClass : uint8_t {
  kVerbStem = 1,
  kAdjectiveStem = 2,
  kAfterPast = 4,  ///< after 었 and 겠
  kCopulaStem = 8,
  kExistStem = 16,  ///< 있다, 없다: adjectives that take 는
};

/// The shape of a stem where the ending begins.
enum StemShape : uint8_t {
  kOpen = 1,       ///< ends in a vowel
  kAltered = 2,    ///< an open shape that a closed stem takes before 으: 도우-, 그러-
  kRieul = 4,      ///< ends in ㄹ
  kDropped = 8,    ///< ㄹ has gone: 만드-(는)
  kClosed = 16,    ///< ends in another consonant
  kRegular = 32,   ///< with kClosed: 으 and 어 follow the stem as it is
  kInserted = 64,  ///< ㅅ or ㄷ stem before 으 and 어: 지-(으면), 들-(으면)
};

struct Eomi {
  std::u16string form;
  Tag tag = Tag::kEC;
  bool can_end = false;  ///< a connective that may also end the sentence
  uint8_t after = 0;     ///< StemClass bits
  Cost cost = 0;
  /// Added by what stands before: a verb, an adjective, the copula, 었 or 겠.
  int16_t shift[4] = {};
};

enum class After : uint8_t { kAny, kVowel, kConsonant, kVowelOrRieul, kConsonantNotRieul, kQuote };

struct Josa {
  std::u16string form;
  Tag first = Tag::kJX;
  Tag last = Tag::kJX;
  After after = After::kAny;
  Cost cost = 0;
};

/// One morpheme of a contracted word: 건 = 거/NNB + ㄴ/JX.
struct ContractionPart {
  std::u16string form;
  Tag tag = Tag::kNA;
  uint16_t width = 0;  ///< units of the surface it covers
  uint16_t eomi = 0;   ///< number of the ending, for E tags
};

struct Contraction {
  uint16_t first_part = 0;
  uint16_t part_count = 0;
  uint16_t length = 0;
  Cost cost = 0;
};

/// A chain of endings after a stem: 시 + 었 + 다고.
struct EndingChain {
  static constexpr int kMax = 4;
  uint16_t eomi[kMax] = {};
  uint8_t ends[kMax] = {};  ///< offsets in the text where their syllables end
  uint8_t count = 0;
  Tag last = Tag::kNA;
  Cost cost = 0;

  [[nodiscard]] uint16_t last_eomi() const noexcept { return eomi[count - 1]; }
};

class Morphology {
 public:
  /// kIncompatibleData when a table is missing or has a row that cannot be read.
  [[nodiscard]] base::Status load(const lexicon::Lexicon& lexicon);

  [[nodiscard]] const Eomi& eomi(uint16_t id) const noexcept { return eomi_[id]; }
  [[nodiscard]] const Josa& josa(uint16_t id) const noexcept { return josa_[id]; }
  [[nodiscard]] const Contraction& contraction(uint32_t id) const noexcept {
    return contractions_[id];
  }
  [[nodiscard]] std::span<const ContractionPart> parts(const Contraction& c) const noexcept {
    return {contraction_parts_.data() + c.first_part, c.part_count};
  }

  /// `from` + `to` in one eojeol, and in two neighbours.
  [[nodiscard]] Cost within(Tag from, Tag to) const noexcept {
    return within(from)[static_cast<size_t>(to)];
  }
  /// The same for all tags that may follow, by their numbers.
  [[nodiscard]] const Cost* within(Tag from) const noexcept {
    return within_[static_cast<size_t>(from)];
  }
  [[nodiscard]] Cost across(Tag from, Tag to) const noexcept {
    return across_[static_cast<size_t>(from)][static_cast<size_t>(to)];
  }
  /// The least that `within` and `across` give before this tag.
  [[nodiscard]] Cost least_within(Tag to) const noexcept {
    return least_within_[static_cast<size_t>(to)];
  }
  [[nodiscard]] Cost least_across(Tag to) const noexcept {
    return least_across_[static_cast<size_t>(to)];
  }
  /// At the end of a sentence.
  [[nodiscard]] Cost final(Tag from) const noexcept { return final_[static_cast<size_t>(from)]; }
  /// At the start of a sentence.
  [[nodiscard]] Cost initial(Tag to) const noexcept { return initial_[static_cast<size_t>(to)]; }

  /// Endings that follow a stem whose surface ends before `at`. `vowel` is the last vowel of
  /// the stem (harmony of 아 and 어), `ha` marks stems in 하 (여). Appends to `out`. Texts are
  /// eojeol, shorter than 256 units.
  struct Stem {
    uint8_t shape = 0;
    uint8_t classes = 0;
    uint8_t vowel = 0;
    bool ha = false;
    Tag tag = Tag::kVV;
  };
  void attach(std::u16string_view text, size_t at, const Stem& stem,
              std::vector<EndingChain>& out) const;
  /// Whether `attach` may find anything at all there: most syllables begin no ending.
  [[nodiscard]] bool may_attach(std::u16string_view text, size_t at) const noexcept {
    return at < text.size() && base::is_syllable(text[at]) &&
           ending_starts_[text[at] - base::kSyllableFirst];
  }
  /// The same where the last syllable of the stem already holds the first consonant of the
  /// ending: `tail` ㄴ ㄹ ㅁ ㅂ as index of final consonants.
  void attach_tail(std::u16string_view text, size_t at, const Stem& stem, uint8_t tail,
                   std::vector<EndingChain>& out) const;
  /// The same where the stem has swallowed 아 or 어; `past`: and holds ㅆ.
  void attach_vowel(std::u16string_view text, size_t at, const Stem& stem, bool past,
                    std::vector<EndingChain>& out) const;

  /// All josa that begin at `at`, given what stands before.
  struct JosaMatch {
    uint16_t id;
    uint16_t length;
  };
  void find_josa(std::u16string_view text, size_t at, std::vector<JosaMatch>& out) const;

  void find_contractions(std::u16string_view text, size_t at, std::vector<uint16_t>& out) const;

  /// Number of the form 시 and 었 among the endings (they are made by rule).
  [[nodiscard]] uint16_t honorific() const noexcept { return honorific_; }
  [[nodiscard]] uint16_t past() const noexcept { return past_; }

 private:
  struct Variant {
    uint16_t eomi = 0;
    uint8_t shapes = 0;
  };
  [[nodiscard]] bool load_costs(const lexicon::Lexicon& lexicon);
  [[nodiscard]] bool load_eomi(const lexicon::Lexicon& lexicon);
  [[nodiscard]] bool load_josa(const lexicon::Lexicon& lexicon);
  [[nodiscard]] bool load_contractions(const lexicon::Lexicon& lexicon);
  [[nodiscard]] bool load_bigrams(const lexicon::Lexicon& lexicon);
  [[nodiscard]] Cost form_cost(std::u16string_view form, Tag tag) const noexcept;
  void add_variant(const std::u16string& key, uint16_t eomi, uint8_t shapes);

  [[nodiscard]] bool extend(EndingChain& chain, uint16_t eomi, size_t end, Tag stem_tag) const;
  void walk(std::u16string_view text, size_t at, uint32_t node, const Stem& stem,
            const EndingChain& chain, std::vector<EndingChain>& out) const;
  void attach(std::u16string_view text, size_t at, const Stem& stem, const EndingChain& chain,
              std::vector<EndingChain>& out) const;
  void after_past(std::u16string_view text, size_t at, const Stem& stem, EndingChain chain,
                  std::vector<EndingChain>& out) const;

  std::vector<Eomi> eomi_;
  std::vector<Variant> variants_;
  Automaton endings_;
  std::bitset<base::kSyllableLast - base::kSyllableFirst + 1> ending_starts_;
  std::vector<Josa> josa_;
  Automaton josa_automaton_;
  std::vector<Contraction> contractions_;
  std::vector<ContractionPart> contraction_parts_;
  Automaton contraction_automaton_;
  uint16_t honorific_ = 0;
  uint16_t past_ = 0;

  struct FormCost {
    std::u16string form;
    Tag tag;
    Cost cost;
    int16_t shift[4];
  };
  [[nodiscard]] const FormCost* counted(std::u16string_view form, Tag tag) const noexcept;
  std::vector<FormCost> form_costs_;  // sorted by form, used while loading

  Cost within_[lexicon::kTagCount][lexicon::kTagCount] = {};
  Cost across_[lexicon::kTagCount][lexicon::kTagCount] = {};
  Cost least_within_[lexicon::kTagCount] = {};
  Cost least_across_[lexicon::kTagCount] = {};
  Cost initial_[lexicon::kTagCount] = {};
  Cost final_[lexicon::kTagCount] = {};
};

}  // namespace dokhae::korean
