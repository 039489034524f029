#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/text_span.h"
#include "claims/clause.h"
#include "claims/outline.h"
#include "korean/analysis.h"
#include "korean/word_classes.h"
#include "lexicon/lexicon.h"

namespace dokhae::claims {

inline constexpr uint32_t kNoSpeaker = 0xFFFFFFFF;

/// A noun phrase of a sentence, up to a word with josa.
struct Phrase {
  uint32_t first = 0;  ///< words of the clauses
  uint32_t last = 0;
  base::TextSpan span;  ///< as written, without the last josa

  [[nodiscard]] bool empty() const noexcept { return span.empty(); }
};

enum class SourceKind : uint8_t {
  kNone,
  kPronoun,       ///< 그, 그녀: one individual
  kGroupPronoun,  ///< 이들, 두 사람, 양측
  kSameRole,      ///< 이 관계자, 해당 직원, 같은 당국자
  kPerson,
  kRole,  ///< 국내 AI 스타트업 대표, A씨
  kGroup,
  kOrganization,
  kDocument,
  kUnknownWord,  ///< a word that the lexicon does not have: perhaps a company
};

/// What a phrase can be as a source. `strength` 0: nothing that speaks, 1: perhaps, 2: a body,
/// a group or a document, 3: an individual.
struct Source {
  Phrase phrase;
  SourceKind kind = SourceKind::kNone;
  int strength = 0;
  bool singled_out = false;  ///< a relative clause says which one
};

/// A speaker and how the text led to him.
struct Resolved {
  uint32_t speaker = kNoSpeaker;
  Reference reference = Reference::kNone;
  float confidence = 0;
};

/// The sources of an article: who is named anywhere in it, who spoke last, and which speaker a
/// phrase means. Phrases are resolved in text order.
class Sources {
 public:
  Sources(const korean::Analysis& analysis, const lexicon::Lexicon& lexicon);

  /// Reads the people that a sentence names in full; to be called for the whole article first.
  void collect_people(const Clauses& clauses);

  /// The noun phrase that ends at a word.
  [[nodiscard]] Phrase phrase_at(const Clauses& clauses, uint32_t word) const;
  [[nodiscard]] Source classify(const Clauses& clauses, const Phrase& phrase) const;
  [[nodiscard]] Source source_at(const Clauses& clauses, uint32_t word) const {
    return classify(clauses, phrase_at(clauses, word));
  }

  /// Is it one person, named or masked?
  [[nodiscard]] bool is_individual(const Source& source) const;
  /// Is it a body, not only a place: 국회, but not 서울?
  [[nodiscard]] bool is_body(const Clauses& clauses, const Source& source) const noexcept;

  /// The speaker that a phrase of an article means, made when new.
  [[nodiscard]] Resolved resolve(const Source& source);
  /// The speaker of a claim at `place` that names none: the last topic that can speak, or for
  /// what goes on with somebody's words (`continuation`) the last who spoke, or else who was
  /// named last.
  [[nodiscard]] Resolved carried_over(uint32_t place, bool same_paragraph, bool continuation);
  [[nodiscard]] Resolved unnamed();
  [[nodiscard]] uint32_t author();

  /// A source was the topic of a sentence, or spoke.
  void note_topic(uint32_t speaker) noexcept;
  void note_speaker(uint32_t speaker) noexcept;
  /// An organisation did something: people without affiliation may be its people.
  void note_body(const Source& source);

  [[nodiscard]] const Speaker& speaker(uint32_t index) const noexcept { return speakers_[index]; }
  [[nodiscard]] std::vector<Speaker> take_speakers() { return std::move(speakers_); }

  /// Could `member` speak for `body`: its official, its lawyer, its member?
  [[nodiscard]] bool is_member(uint32_t member, uint32_t body) const noexcept;

 private:
  struct Person {
    std::u16string name, title, affiliation, canonical;
    uint32_t speaker = kNoSpeaker;
  };
  /// Name, title and affiliation out of a phrase; an empty name when it names nobody.
  [[nodiscard]] Person parse_person(std::u16string_view written) const;
  void collect_bracketed(const Clauses& clauses);
  [[nodiscard]] bool is_proper(const Word& word) const noexcept;
  [[nodiscard]] bool misread_name(const Word& word) const noexcept;
  [[nodiscard]] bool foreign_given_name(const Word& word) const noexcept;
  [[nodiscard]] bool glossed_as_body(lexicon::EntryId entry) const noexcept;
  /// 가수 시온: a name that only what stands before it tells.
  [[nodiscard]] bool is_stage_name(std::u16string_view title,
                                   std::u16string_view word) const noexcept;
  [[nodiscard]] bool is_korean_name(std::u16string_view word) const noexcept;
  /// The person named last before a place of the text; kNoSpeaker when there is none.
  [[nodiscard]] uint32_t person_before(uint32_t place) const noexcept;
  /// Could a word between a name and a title be the rest of the name or a body?
  [[nodiscard]] bool part_of_name(const Word& word, const Word& before) const noexcept;
  /// The organisation that 회사 측, 공단 or 시 means; kNoSpeaker when none was named.
  [[nodiscard]] uint32_t body_called(std::u16string_view name) const noexcept;
  /// What the forms of one masked name have in common (김모씨, 김씨: 김); empty for others.
  [[nodiscard]] std::u16string masked_key(std::u16string_view written) const;
  uint32_t add_person(std::u16string_view name, std::u16string_view title,
                      std::u16string_view affiliation, std::u16string_view canonical);
  void index_person(uint32_t person);
  [[nodiscard]] uint32_t find_person(std::u16string_view phrase, base::TextSpan span,
                                     bool& partial) const;
  [[nodiscard]] const korean::Name* name_within(base::TextSpan span) const noexcept;
  [[nodiscard]] bool is_orglike(std::u16string_view word) const noexcept;
  [[nodiscard]] const korean::Name* body_ending_at(base::TextSpan span) const noexcept;
  uint32_t speaker_of_person(uint32_t person);
  uint32_t speaker_of_text(std::u16string_view canonical, SpeakerType type);
  [[nodiscard]] bool is_title(std::u16string_view word) const noexcept;
  [[nodiscard]] bool is_surname(std::u16string_view word) const noexcept;
  [[nodiscard]] SourceKind kind_of_noun(std::u16string_view word) const noexcept;
  [[nodiscard]] bool is_people(std::u16string_view word) const noexcept;

  const korean::Analysis& analysis_;
  const lexicon::Lexicon& lexicon_;
  lexicon::Table nouns_, titles_, surnames_, org_suffixes_;
  korean::WordClasses classes_;

  std::vector<Person> people_;
  std::unordered_map<std::u16string, uint32_t> person_by_name_;
  std::unordered_map<std::u16string, uint32_t> person_by_call_;  ///< "홍 장관", "장관"
  std::vector<Speaker> speakers_;
  std::unordered_map<std::u16string, uint32_t> speaker_by_text_;
  std::unordered_map<std::u16string, uint32_t> speaker_by_head_;  ///< 관계자 → the last one
  std::unordered_map<std::u16string, uint32_t> speaker_by_masked_;
  struct Mention {
    uint32_t place = 0;
    uint32_t person = 0;
  };
  std::vector<Mention> mentions_;  ///< of people in full, by place
  uint32_t last_company_ = kNoSpeaker;
  std::u16string last_body_;  ///< the organisation that was the topic last

  uint32_t last_individual_ = kNoSpeaker;
  uint32_t last_group_ = kNoSpeaker;
  uint32_t last_topic_ = kNoSpeaker;
  uint32_t last_speaker_ = kNoSpeaker;
  uint32_t unnamed_ = kNoSpeaker;
};

/// Text without what stands in brackets, blanks single.
[[nodiscard]] std::u16string without_brackets(std::u16string_view text);

}  // namespace dokhae::claims
