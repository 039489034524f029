#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_span.h"
#include "lexicon/lexicon.h"

/// What the Korean analysis finds in a text: paragraphs ⊃ sentences ⊃ eojeol ⊃ tokens,
/// names and numbers. All places are UTF-16 offsets into the analysed text.
namespace dokhae::korean {

using lexicon::Tag;

enum class TokenFlag : uint8_t {
  kUnknown = 1,    ///< not in the lexicon; kept whole
  kAmbiguous = 2,  ///< another reading was nearly as likely
};

/// One morpheme. A noun or root with 하다, 되다, 시키다, 당하다, 받다, 스럽다, 롭다, 답다 is
/// one token: tag VV or VA, lemma 발표하다, `root` the span of 발표, `root_entry` its entry.
///
/// The span of a stem covers every syllable that holds a part of the stem, the ending
/// takes what is left, possibly nothing: 했다고 = 하/VV [0,1) 았/EP [1,1) 다고/EC [1,3).
/// Tokens are in text order; their spans never overlap.
struct Token {
  base::TextSpan span;
  Tag tag = Tag::kNA;
  uint8_t flags = 0;  ///< TokenFlag
  /// The morpheme in its basic form: 하, 았, 다고, 은/는 as written.
  std::u16string_view form;
  /// Dictionary form; predicates end in 다. Equal to `form` for the rest.
  std::u16string_view lemma;
  /// Best sense of the stem, kNoEntry for unknown words and for josa and eomi.
  lexicon::EntryId entry = lexicon::kNoEntry;
  base::TextSpan root;  ///< empty unless noun + 하다 …
  lexicon::EntryId root_entry = lexicon::kNoEntry;

  [[nodiscard]] bool is_unknown() const noexcept { return flags & uint8_t(TokenFlag::kUnknown); }
  [[nodiscard]] bool is_noun() const noexcept;       ///< NNG NNP NNB NP NR SL SH SN XR NA XPN XSN
  [[nodiscard]] bool is_predicate() const noexcept;  ///< VV VA VX VCP VCN
  [[nodiscard]] bool is_josa() const noexcept;       ///< J…
  [[nodiscard]] bool is_eomi() const noexcept;       ///< E…
  [[nodiscard]] bool is_symbol() const noexcept;     ///< S… but SL SH SN
};

/// The morphemes of a token that has a root: 발표/NNG + 하다/XSV.
struct Derivation {
  Tag root = Tag::kNNG;
  Tag tag = Tag::kXSV;         ///< 받다 and 드리다 are verbs, the rest suffixes
  std::u16string_view suffix;  ///< empty: the token has no root
};
[[nodiscard]] Derivation derivation(const Token& token, const lexicon::Lexicon& lexicon) noexcept;

/// A run without blanks, with its tokens and the next-best readings of its first stem.
struct Eojeol {
  base::TextSpan span;
  uint32_t first_token = 0;
  uint32_t token_count = 0;
  uint32_t first_alternative = 0;  ///< in Analysis::alternatives
  uint32_t alternative_count = 0;
};

struct Alternative {
  std::u16string_view lemma;
  Tag tag = Tag::kNA;
};

struct Sentence {
  base::TextSpan span;  ///< without blanks at its ends
  uint32_t paragraph = 0;
  uint32_t first_eojeol = 0;
  uint32_t eojeol_count = 0;
};

struct Paragraph {
  base::TextSpan span;
  uint32_t first_sentence = 0;
  uint32_t sentence_count = 0;
};

enum class NameKind : uint8_t { kPerson, kOrganization, kPlace, kOther };

/// What speaks for a name; the strongest that was found.
enum class NameEvidence : uint8_t {
  kShape,        ///< the string alone looks like one
  kSuffix,       ///< it ends like one: 공사, 시
  kLexicon,      ///< the lexicon has it, or its parts
  kTitle,        ///< a title or form of address stands beside it
  kAffiliation,  ///< it stands where a person's body stands
  kAge,          ///< an age in brackets follows
  kParticle,     ///< a particle of living beings follows
  kBrackets,     ///< brackets hold it beside its other form: 국제통화기금(IMF)
  kRepeated,     ///< the text shows it elsewhere
};

/// A proper name. `span` is the name alone (이용근), `title` and `affiliation` stand beside
/// it when the text gives them (대표, 모아이스), else empty.
struct Name {
  NameKind kind = NameKind::kOther;
  base::TextSpan span;
  base::TextSpan title;
  base::TextSpan affiliation;
  /// Index of the first full mention of the same name in Analysis::names; itself when first.
  /// 이 대표 after 이용근 대표 leads back to it.
  uint32_t canonical = 0;
  bool partial = false;  ///< a surname with a title
  bool certain = false;  ///< evidence beyond the shape of the string
  NameEvidence evidence = NameEvidence::kShape;
};

enum class NumberKind : uint8_t {
  kCount,
  kMoney,
  kPercent,
  kPercentPoint,
  kDuration,
  kRank,
  kMultiple,
  kMeasure,
  kDate,
  kTime,
  kAge,
};

/// A day of the calendar; year 0 when it is not known.
struct CalendarDay {
  int year = 0, month = 0, day = 0;
};
[[nodiscard]] int days_in_month(int year, int month) noexcept;
/// `steps` of less than four weeks after or, below zero, before a day.
[[nodiscard]] CalendarDay days_after(CalendarDay day, int steps) noexcept;

/// A numeral with its unit: `13억 원`, `3만5천 명`, `20.5%`, `3배`, `1위`, `2023년 10월`.
struct Number {
  NumberKind kind = NumberKind::kCount;
  base::TextSpan span;       ///< numeral and unit, without particle
  base::TextSpan unit;       ///< empty for bare numbers
  double value = 0;          ///< 13억 원: 1.3e9
  bool approximate = false;  ///< 약, 여, 수십, 가량
  std::string english;       ///< "₩1.3 billion", "35,000 people", "20.5%"; UTF-8
};

struct Analysis {
  std::u16string_view text;  ///< borrowed: must outlive the analysis
  std::vector<Paragraph> paragraphs;
  std::vector<Sentence> sentences;
  std::vector<Eojeol> eojeols;
  std::vector<Token> tokens;
  std::vector<Alternative> alternatives;
  std::vector<Name> names;      ///< by start
  std::vector<Number> numbers;  ///< by start
  bool truncated = false;       ///< the step budget ended the analysis early

  /// Owner of forms and lemmas that stand neither in the text nor in the lexicon.
  std::deque<std::u16string> strings;

  Analysis() = default;
  Analysis(Analysis&&) = default;
  Analysis& operator=(Analysis&&) = default;
  Analysis(const Analysis&) = delete;
  Analysis& operator=(const Analysis&) = delete;
};

}  // namespace dokhae::korean
