#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/hangul.h"
#include "base/text_span.h"
#include "lexicon/lexicon.h"

namespace dokhae::korean {

/// Revised Romanization of Korean (Ministry of Culture notification 2000-8): pronunciation
/// with assimilation (신라 silla, 독립문 dongnimmun), tense consonants not marked, first
/// letter in lower case. Characters that are not Hangul syllables are copied. UTF-8.
/// What spelling does not show (학여울 hangnyeoul, 알약 allyak) comes from the lexicon's table
/// "pronunciation".
[[nodiscard]] std::string romanize(std::u16string_view hangul, const lexicon::Lexicon& lexicon);

/// `romanize` for one word after another, part by part: [0,1) of 좋고 is "jo", [1,2) "ko".
/// Keeps its buffers.
///
///     SoundedWord sounds(lexicon);
///     sounds.read(u"좋고");
///     sounds.append({1, 2}, out);
class SoundedWord {
 public:
  explicit SoundedWord(const lexicon::Lexicon& lexicon)
      : lexicon_(lexicon), respellings_(lexicon.table("pronunciation")) {}

  /// `word` may be any text and must outlive the next call of append.
  void read(std::u16string_view word);
  /// Appends the letters of the units `part`; those beyond the end are left out.
  void append(base::TextSpan part, std::string& out) const;
  /// The letters of one unit.
  void append_unit(size_t at, std::string& out) const;

 private:
  void respell(std::u16string_view word);
  [[nodiscard]] bool takes_nieun(std::u16string_view word, size_t at) const noexcept;

  const lexicon::Lexicon& lexicon_;
  lexicon::Table respellings_;
  std::u16string_view word_;
  std::u16string sound_;          // of the run at hand, morpheme boundaries spelled out
  std::vector<base::Jamo> jamo_;  // as they sound, one a unit; meaningful for syllables
};

/// The same for one part of one word.
[[nodiscard]] std::string romanize_part(std::u16string_view word, base::TextSpan part,
                                        const lexicon::Lexicon& lexicon);

/// Capitalised word by word, as for a place or a body: 독립문 → "Dongnimmun". Administrative
/// units and roads of three and more syllables take a hyphen that stops assimilation: 도봉구 →
/// "Dobong-gu", 충청북도 → "Chungcheongbuk-do", 강남대로 → "Gangnam-daero". A number before
/// them is spelled out: 봉천1동 → "Bongcheon 1(il)-dong", but roads, 23길 → "23-gil".
[[nodiscard]] std::string romanize_name(std::u16string_view hangul,
                                        const lexicon::Lexicon& lexicon);

/// A Korean person's name in news style: surname in its usual spelling, given name with a
/// hyphen and without assimilation across it: 김동원 → "Kim Dong-won". A known name of the
/// lexicon (Lexicon::name) wins. Names that do not start with a Korean surname, or are
/// longer than 4 syllables, are romanised as romanize_name.
[[nodiscard]] std::string romanize_person(std::u16string_view name,
                                          const lexicon::Lexicon& lexicon);

/// Is the word written with a syllable that neither Sino-Korean words nor Korean names have?
/// 모아이스, 트럼프, 마크롱: a foreign word or a coined name.
[[nodiscard]] bool looks_foreign(std::u16string_view hangul,
                                 const lexicon::Lexicon& lexicon) noexcept;

/// A foreign word led back a little towards its own spelling: the ㅡ that only keeps
/// consonants apart goes (모아이스 "Moais", 트럼프 "Treomp"). Capitalised word by word.
[[nodiscard]] std::string romanize_foreign(std::u16string_view hangul,
                                           const lexicon::Lexicon& lexicon);

}  // namespace dokhae::korean
