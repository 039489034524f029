#include "claims/sources.h"

#include <algorithm>
#include <array>

#include "base/hangul.h"
#include "base/utf.h"
#include "claims/frame.h"
#include "korean/characters.h"
#include "korean/table_lookup.h"

namespace dokhae::claims {
namespace {

using base::TextSpan;
using korean::is_one_of;
using korean::NameKind;
using korean::Tag;

constexpr uint32_t kMaxPhraseWords = 10;
constexpr size_t kLongestTitle = 16;  // units, with the body that is written together with it

std::vector<std::u16string_view> split(std::u16string_view text) {
  std::vector<std::u16string_view> words;
  size_t start = 0;
  while (start < text.size()) {
    const size_t end = std::min(text.find(u' ', start), text.size());
    if (end > start) words.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return words;
}

std::u16string_view without_plural(std::u16string_view word) noexcept {
  return word.size() > 2 && ends_with(word, u"들") ? word.substr(0, word.size() - 1) : word;
}

bool is_hangul(std::u16string_view word) noexcept {
  return !word.empty() && std::all_of(word.begin(), word.end(), base::is_syllable);
}

// A씨, B 교수, 김모씨, 이모(35)씨, 박○○씨: somebody without a name.
bool is_masked(std::u16string_view word) noexcept {
  if (!ends_with(word, u"씨") && !ends_with(word, u"군") && !ends_with(word, u"양")) return false;
  word.remove_suffix(1);
  if (word.empty() || word.size() > 4) return false;
  if (std::all_of(word.begin(), word.end(), [](char16_t c) { return c >= u'A' && c <= u'Z'; }))
    return true;
  return word.back() == u'모' || word.back() == u'○' || word.back() == u'O' ||
         word.back() == u'X' || word.back() == u'某';
}

// 홍길동: a surname's place and two syllables.
bool is_korean_like(std::u16string_view word) noexcept {
  return word.size() == 3 && is_hangul(word);
}

// 나래대, 새벽당
bool short_body(std::u16string_view word) noexcept {
  return std::u16string_view(u"대당시군청부사원회위단처").find(word.back()) !=
         std::u16string_view::npos;
}

// 직장인 김 모 씨, A 씨: the name in one word.
std::u16string with_joined_mister(std::u16string_view written) {
  std::u16string out(written);
  for (const std::u16string_view part : {u" 씨", u" 모씨"}) {
    if (ends_with(out, part)) out.erase(out.size() - part.size(), 1);
  }
  return out;
}

}  // namespace

std::u16string without_brackets(std::u16string_view text) {
  std::u16string out;
  int depth = 0;
  for (const char16_t unit : text) {
    if (unit == u'(' || unit == u'[' || unit == u'（') {
      ++depth;
    } else if (unit == u')' || unit == u']' || unit == u'）') {
      if (depth > 0) --depth;
    } else if (depth == 0) {
      const bool blank = korean::is_blank(unit);
      if (!blank || (!out.empty() && out.back() != u' ')) out.push_back(blank ? u' ' : unit);
    }
  }
  while (!out.empty() && out.back() == u' ') out.pop_back();
  return out;
}

Sources::Sources(const korean::Analysis& analysis, const lexicon::Lexicon& lexicon)
    : analysis_(analysis),
      lexicon_(lexicon),
      nouns_(lexicon.table("sources")),
      titles_(lexicon.table("titles")),
      surnames_(lexicon.table("surnames")),
      org_suffixes_(lexicon.table("org_suffixes")),
      classes_(lexicon.table("claim_words")) {}

bool Sources::is_surname(std::u16string_view word) const noexcept {
  constexpr std::u16string_view kNorthern = u"리림량렴로려룡녀람뢰";  // as the North spells them
  return word.size() <= 2 &&
         (korean::find_row(surnames_, word) != korean::kNoRow ||
          (word.size() == 1 && kNorthern.find(word[0]) != std::u16string_view::npos));
}

bool Sources::is_title(std::u16string_view word) const noexcept {
  for (size_t length = std::min<size_t>(word.size(), 8); length >= 2; --length) {
    const uint32_t row = korean::find_row(titles_, word.substr(word.size() - length));
    if (row == korean::kNoRow) continue;
    const std::string_view use = titles_.cell(row, 3);
    if (use == "honorific") continue;
    if (use == "weak") return length == word.size();
    return true;
  }
  const lexicon::EntryRange range = lexicon_.find(word);
  return range.count != 0 && lexicon_.kind(range.first) == lexicon::Kind::kTitle;
}

SourceKind Sources::kind_of_noun(std::u16string_view word) const noexcept {
  const std::u16string_view single = without_plural(word);
  if (korean::find_row(nouns_, single) == korean::kNoRow) {
    // 통일부 is a ministry and no 일부.
    const lexicon::EntryRange range = lexicon_.find(single);
    if (range.count != 0 && lexicon_.kind(range.first) == lexicon::Kind::kOrganization)
      return SourceKind::kOrganization;
  }
  for (size_t length = std::min<size_t>(single.size(), 8); length >= 1; --length) {
    if (length == 1 && single.size() > 1 && single.back() != u'측') break;
    const uint32_t row = korean::find_row(nouns_, single.substr(single.size() - length));
    if (row == korean::kNoRow) continue;
    // 조사원 is 조사 + 원 and no 사원.
    if (length == 2 && single.size() > 2) {
      const lexicon::EntryRange across = lexicon_.find(single.substr(single.size() - 3, 2));
      if (across.count != 0 && lexicon_.tag(across.first) == Tag::kNNG &&
          lexicon_.find(single.substr(single.size() - 3)).count != 0)
        continue;
    }
    const std::string_view name = nouns_.cell(row, 1);
    const bool plural = single.size() != word.size();
    if (name == "role" || name == "people") return plural ? SourceKind::kGroup : SourceKind::kRole;
    if (name == "group") return SourceKind::kGroup;
    if (name == "org" || name == "company")
      return plural ? SourceKind::kGroup : SourceKind::kOrganization;
    if (name == "document") return SourceKind::kDocument;
  }
  return SourceKind::kNone;
}

bool Sources::is_people(std::u16string_view word) const noexcept {
  const std::u16string_view single = without_plural(word);
  for (size_t length = std::min<size_t>(single.size(), 8); length >= 2; --length) {
    const uint32_t row = korean::find_row(nouns_, single.substr(single.size() - length));
    if (row != korean::kNoRow) return nouns_.cell(row, 1) == "people";
  }
  return false;
}

bool Sources::is_korean_name(std::u16string_view word) const noexcept {
  if (!is_hangul(word) || word.size() < 2 || word.size() > 4) return false;
  const bool long_surname = word.size() >= 3 && is_surname(word.substr(0, 2));
  if (!is_surname(word.substr(0, 1)) && !long_surname) return false;
  if (word.size() == 4 && !long_surname) return false;
  const lexicon::EntryRange range = lexicon_.find(word);
  if (range.count != 0) {
    // 홍길동 is a novel, too; a body or a place is nobody.
    const lexicon::Kind kind = lexicon_.kind(range.first);
    if (lexicon_.tag(range.first) != Tag::kNNP || kind == lexicon::Kind::kOrganization ||
        kind == lexicon::Kind::kPlace)
      return false;
  }
  return kind_of_noun(word) == SourceKind::kNone && !is_title(word) && word.size() != 2;
}

// 기상청: the English of the word ends in the name of a kind of body.
bool Sources::glossed_as_body(lexicon::EntryId entry) const noexcept {
  if (!lexicon_.has_gloss(entry)) return false;
  const std::string_view gloss = lexicon_.gloss(entry, 0);
  const size_t blank = gloss.rfind(' ');
  const std::string_view last = blank == std::string_view::npos ? gloss : gloss.substr(blank + 1);
  return classes_.has(last, "body_in_english");
}

bool Sources::is_stage_name(std::u16string_view title, std::u16string_view word) const noexcept {
  const uint32_t row = korean::find_row(titles_, title);
  const bool before_names =
      (row != korean::kNoRow && titles_.cell(row, 3) == "both") || is_people(title);
  if (!before_names) return false;
  const lexicon::EntryRange range = lexicon_.find(word);
  const bool free = range.count == 0 || lexicon_.kind(range.first) == lexicon::Kind::kPerson;
  return is_hangul(word) && word.size() >= 2 && word.size() <= 6 && free &&
         kind_of_noun(word) == SourceKind::kNone && !is_title(word) &&
         without_plural(word).size() == word.size();
}

bool Sources::is_orglike(std::u16string_view word) const noexcept {
  const lexicon::EntryRange range = lexicon_.find(word);
  if (range.count != 0) {
    const lexicon::Kind kind = lexicon_.kind(range.first);
    if (kind == lexicon::Kind::kOrganization || kind == lexicon::Kind::kPlace) return true;
  }
  for (size_t length = std::min<size_t>(word.size() - 1, 6); length >= 1; --length) {
    const uint32_t row = korean::find_row(org_suffixes_, word.substr(word.size() - length));
    if (row != korean::kNoRow) return org_suffixes_.cell(row, 2) == "strong" || length >= 2;
  }
  return false;
}

// 홍길동 새솔전자 대표, 새솔전자의 홍길동 대표, 홍길동(44·38기) 변호사, 마이크 폼페이오(Mike
// Pompeo) 미국 국무장관: name, affiliation and title in their two orders.
Sources::Person Sources::parse_person(std::u16string_view written) const {
  Person person;
  // A Latin spelling in brackets closes a name.
  size_t latin_end = 0;
  if (const size_t open = written.find(u'(');
      open != std::u16string_view::npos && open > 0 && open + 1 < written.size() &&
      korean::character_class(written[open + 1]) == korean::CharacterClass::kLatin) {
    latin_end = open;
  }
  const std::u16string plain = without_brackets(written);
  const std::vector<std::u16string_view> words = split(plain);
  if (words.empty()) return person;
  const size_t size = words.size();
  size_t name_first = size;
  size_t name_last = size;  // one past
  const bool titled = is_title(words.back());
  if (latin_end != 0) {
    const size_t count = split(written.substr(0, latin_end)).size();
    if (count >= 1 && count <= 3 && count <= size) {
      name_first = 0;
      name_last = count;
      // 미국의 도널드 트럼프(Donald Trump)
      while (name_first + 1 < name_last &&
             (is_orglike(words[name_first]) || ends_with(words[name_first], u"의")))
        ++name_first;
      if (is_title(words[name_last - 1]) ||
          kind_of_noun(words[name_last - 1]) != SourceKind::kNone ||
          (is_orglike(words[name_last - 1]) && name_last - name_first == 1)) {
        name_first = name_last = size;
      }
    }
  }
  // 관리 책임자인 마빈 쿡: the name stands last.
  for (size_t i = 0; name_first == size && i + 1 < size; ++i) {
    if (words[i].size() < 3 || !ends_with(words[i], u"인") ||
        !is_title(words[i].substr(0, words[i].size() - 1)))
      continue;
    Person other;
    const size_t end = titled && size - i > 2 ? size - 1 : size;  // 여당 간사인 홍길동 의원
    for (size_t k = i + 1; k < end; ++k)
      other.name += (k > i + 1 ? u" " : u"") + std::u16string(words[k]);
    other.title = end != size ? words.back() : words[i].substr(0, words[i].size() - 1);
    for (size_t k = 0; k < i; ++k) {
      std::u16string_view word = words[k];
      if (ends_with(word, u"의") && word.size() > 2) word.remove_suffix(1);
      other.affiliation += (k > 0 ? u" " : u"") + std::u16string(word);
    }
    other.canonical = other.name + (other.affiliation.empty() ? u"" : u" ") + other.affiliation +
                      u" " + other.title;
    if (size - i - 1 <= 3) return other;
  }
  // 테부로로 타나 마누아 대통령: two foreign words, a country and a title.
  if (name_first == size && size >= 4 && titled && words[0].size() >= 2 && words[1].size() >= 2 &&
      is_hangul(words[0]) && is_hangul(words[1]) && lexicon_.find(words[1]).count == 0 &&
      !is_surname(words[0].substr(0, 1)) && !is_title(words[1]) && !is_orglike(words[1]) &&
      kind_of_noun(words[0]) == SourceKind::kNone && !is_title(words[0]) && !is_orglike(words[0]) &&
      kind_of_noun(words[1]) == SourceKind::kNone && !short_body(words[1]) &&
      !ends_with(words[0], u"의")) {
    name_first = 0;
    name_last = 2;
  }
  if (name_first == size && size >= 2) {
    const bool ends_in_mr = is(words.back(), u"씨");
    // 카를로스 멘데스 남방국 외무장관: what follows a known foreign name is no name.
    const lexicon::EntryRange first_entry = lexicon_.find(words[0]);
    const bool first_is_person = size >= 3 && first_entry.count != 0 &&
                                 lexicon_.kind(first_entry.first) == lexicon::Kind::kPerson;
    for (size_t i = 0; i < size && i < 8; ++i) {
      const std::u16string_view word = words[i];
      if (i + 2 == size && i > 0 && is_stage_name(words[i - 1], word) &&
          is_stage_name(words[i - 1], words[i + 1])) {
        name_first = i;  // 철학자 에리히 로젠
        name_last = size;
        break;
      }
      if (i + 1 == size && i > 0 &&
          ((is_title(words[i - 1]) && is_korean_name(word)) || is_stage_name(words[i - 1], word))) {
        name_first = i;  // 소설가 홍길동
        name_last = size;
        break;
      }
      if (i + 1 == size && !ends_with(word, u"씨")) break;
      if (i > 0 && (is_orglike(word) || first_is_person)) continue;
      const bool before_title =
          i + 2 == size || (i + 3 == size && is_one_of(words[i + 1], u"전 신임"));
      // 온새미 누리대 교수: a word of the dictionary, but at the place of a name.
      const bool placed = i == 0 && size >= 3 && titled && word.size() == 3 && is_hangul(word) &&
                          is_surname(word.substr(0, 1)) && !short_body(word) &&
                          kind_of_noun(word) == SourceKind::kNone && !is_title(word) &&
                          lexicon_.find(words[1]).count == 0 && short_body(words[1]);
      if ((is_korean_name(word) || placed) && (i == 0 || before_title) && (titled || ends_in_mr)) {
        name_first = i;
        name_last = i + 1;
        if (before_title) break;  // the one beside the title
        if (i == 0) break;
      }
      if (i + 1 == size && word.size() >= 4 && is_korean_name(word.substr(0, word.size() - 1))) {
        name_first = i;
        name_last = i + 1;
      }
    }
    // A foreign name: words that no lexicon knows, before a body and a title.
    const auto may_name = [&](std::u16string_view word) {
      const lexicon::EntryRange range = lexicon_.find(word);
      if (range.count == 0 || word.size() == 1) return true;
      const lexicon::Kind kind = lexicon_.kind(range.first);
      return kind == lexicon::Kind::kPerson ||
             (lexicon_.tag(range.first) == Tag::kNNP && kind != lexicon::Kind::kOrganization &&
              kind != lexicon::Kind::kPlace);
    };
    if (name_first == size && titled && size >= 3 && words[0].size() >= 2 && may_name(words[0]) &&
        !is_orglike(words[0]) && is_hangul(words[0]) && words[0].size() <= 6 &&
        words[1].size() <= 5 && !ends_with(words[0], u"의") &&
        kind_of_noun(words[0]) == SourceKind::kNone && !is_title(words[1]) &&
        kind_of_noun(words[1]) == SourceKind::kNone && !is_orglike(words[1]) &&
        may_name(words[1]) && is_hangul(words[1]) &&
        !(words[1].size() >= 3 && is_korean_like(words[0]) && short_body(words[1]))) {
      name_first = 0;
      name_last = 2;
    }
  }
  if (name_first == size) return person;
  for (size_t i = name_first; i < name_last; ++i) {
    person.name += (i > name_first ? u" " : u"") + std::u16string(words[i]);
  }
  if (ends_with(person.name, u"씨") && person.name.size() == 4) person.name.pop_back();
  // The title is the last word with what qualifies it; the affiliation is the rest.
  size_t title_first = size;
  if (titled && name_last < size) {
    title_first = size - 1;
    while (title_first > name_last && classes_.has(words[title_first - 1], "qualifier"))
      --title_first;
    // 부총리 겸 기획재정부 장관
    for (size_t i = name_last + 1; i + 1 < title_first; ++i) {
      if (is(words[i], u"겸")) title_first = i - 1;
    }
    // 이준석 전 국민의힘 대표
    if (name_last < title_first && is(words[name_last], u"전")) person.title = u"전 ";
  } else if (name_first > 0 && is_title(words[name_first - 1])) {
    title_first = name_first - 1;
  }
  for (size_t i = title_first; i < size && i != name_first; ++i) {
    if (i > title_first) person.title += u" ";
    person.title += words[i];
  }
  const auto add_affiliation = [&](size_t first, size_t last) {
    for (size_t i = first; i < last; ++i) {
      std::u16string_view word = words[i];
      if (is(word, u"이")) {
        ++i;  // 이 게임의 류하람 디렉터
        continue;
      }
      if (is_one_of(word, u"전 현 한")) continue;
      // 이 전 대표와 전주혜 의원: somebody else.
      if (word.size() > 2 && (ends_with(word, u"와") || ends_with(word, u"과")) &&
          is_title(word.substr(0, word.size() - 1))) {
        person.affiliation.clear();
        continue;
      }
      if (ends_with(word, u"의") && word.size() > 2 && lexicon_.find(word).count == 0)
        word.remove_suffix(1);
      if (!person.affiliation.empty()) person.affiliation += u" ";
      person.affiliation += word;
    }
  };
  add_affiliation(0, std::min(name_first, title_first));
  if (person.affiliation.empty() || name_last < title_first)
    add_affiliation(name_last, title_first);
  if (person.affiliation.empty() && titled) {
    // 윤영빈 우주항공청장, 박동식 사천시장: the body is the title without its 장.
    const std::u16string_view last = words.back();
    // A bureau is a part of the body that is meant.
    const std::u16string_view body = last.substr(0, last.size() - 1);
    const bool bureau = ends_with(body, u"국") || ends_with(body, u"과") ||
                        ends_with(body, u"실") || ends_with(body, u"팀") ||
                        ends_with(body, u"처") || ends_with(body, u"학생회");
    if (last.size() >= 4 && last.back() == u'장' && !bureau && lexicon_.find(last).count == 0)
      person.affiliation = body;
    if (last.size() >= 4 && ends_with(last, u"군수")) person.affiliation = body;
    if (last.size() >= 5 && ends_with(last, u"도지사"))
      person.affiliation = last.substr(0, last.size() - 2);
  }
  person.canonical = plain;
  return person;
}

// 대한변호사협회(회장 홍길동)
void Sources::collect_bracketed(const Clauses& clauses) {
  const std::u16string_view text = clauses.span.of(analysis_.text);
  for (size_t open = text.find(u'('); open != std::u16string_view::npos;
       open = text.find(u'(', open + 1)) {
    const size_t close = text.find(u')', open);
    if (close == std::u16string_view::npos) break;
    if (close - open > 20 || open == 0) continue;
    const std::vector<std::u16string_view> inside = split(text.substr(open + 1, close - open - 1));
    if (inside.size() != 2 || !is_title(inside[0]) || !is_korean_name(inside[1])) continue;
    const size_t blank = text.rfind(u' ', open - 1);
    const size_t first = blank == std::u16string_view::npos ? 0 : blank + 1;
    const std::u16string body(text.substr(first, open - first));
    add_person(inside[1], inside[0], body,
               std::u16string(inside[1]) + u" " + body + u" " + std::u16string(inside[0]));
  }
}

void Sources::collect_people(const Clauses& clauses) {
  collect_bracketed(clauses);
  const std::vector<Word>& words = clauses.words;
  for (uint32_t i = 0; i < words.size(); ++i) {
    if (words[i].quotation >= 0 || words[i].role == Role::kDeterminer ||
        words[i].role == Role::kAdnominal || words[i].role == Role::kAdverb) {
      continue;
    }
    const std::u16string_view noun = noun_part(analysis_, words[i]).of(analysis_.text);
    const size_t bracket = noun.find(u'(');
    const bool latin = bracket != std::u16string_view::npos && bracket > 0 &&
                       bracket + 1 < noun.size() &&
                       korean::character_class(noun[bracket + 1]) == korean::CharacterClass::kLatin;
    const std::u16string_view before =
        i > 0 ? trimmed(analysis_.text, words[i - 1].span).of(analysis_.text)
              : std::u16string_view{};
    const std::u16string_view before2 =
        i > 1 ? trimmed(analysis_.text, words[i - 2].span).of(analysis_.text)
              : std::u16string_view{};
    const bool apposition = (ends_with(before, u"인") && before.size() > 2 &&
                             is_title(before.substr(0, before.size() - 1))) ||
                            (ends_with(before2, u"인") && before2.size() > 2 &&
                             is_title(before2.substr(0, before2.size() - 1)));
    // 진보라(22)를 만났다: a name with an age.
    const bool aged = bracket != std::u16string_view::npos && bracket >= 3 && bracket <= 4 &&
                      noun.size() >= bracket + 4 && noun.size() <= bracket + 5 &&
                      noun[bracket + 1] >= u'1' && noun[bracket + 1] <= u'9' &&
                      noun[noun.size() - 1] == u')' && is_hangul(noun.substr(0, bracket)) &&
                      is_surname(noun.substr(0, 1));
    if (aged && !(i + 1 < words.size() && words[i].role == Role::kNoun)) {
      const std::u16string name(noun.substr(0, bracket));
      const bool role = i > 0 && words[i - 1].role == Role::kNoun && is_title(before);
      mentions_.push_back(
          {words[i].span.start, add_person(name, role ? before : std::u16string_view{}, {}, name)});
      continue;
    }
    const bool beside =
        before.size() >= 2 && i > 0 && words[i - 1].role == Role::kNoun && !words[i - 1].comma;
    const bool after_title =
        (beside && ((is_title(before) && is_korean_name(noun)) || is_stage_name(before, noun))) ||
        (i > 1 && is_stage_name(before2, before) && is_stage_name(before2, noun));
    if (noun.size() < 1 ||
        (!after_title && !is_title(noun) && !ends_with(noun, u"씨") && !latin && !apposition))
      continue;
    const bool goes_on = words[i].role == Role::kNoun && !words[i].comma && i + 1 < words.size() &&
                         words[i + 1].quotation < 0 &&
                         (is_title(noun_part(analysis_, words[i + 1]).of(analysis_.text)) ||
                          is(noun_part(analysis_, words[i + 1]).of(analysis_.text), u"겸"));
    if (goes_on) continue;
    const Phrase phrase = phrase_at(clauses, i);
    Person person = parse_person(phrase.span.of(analysis_.text));
    if (person.name.empty()) {
      // The names of the analysis know more shapes than the phrase shows.
      bool partial = false;
      const uint32_t known =
          find_person(without_brackets(phrase.span.of(analysis_.text)), phrase.span, partial);
      if (known != kNoSpeaker && partial && people_[known].title.empty() && is_title(noun)) {
        // 리용호는 …. 리 외무상은 …: the title comes later.
        people_[known].title = noun;
        index_person(known);
        continue;
      }
      const korean::Name* name = name_within(phrase.span);
      if (name == nullptr || name->partial || name->span.length() < 3 || !name->certain) continue;
      // 폼페이오 장관 after 마이크 폼페이오 장관 is no second person.
      if (person_by_call_.count(std::u16string(name->span.of(analysis_.text))) != 0) continue;
      person.name = name->span.of(analysis_.text);
      person.title = name->title.of(analysis_.text);
      person.affiliation = name->affiliation.of(analysis_.text);
      person.canonical = without_brackets(phrase.span.of(analysis_.text));
    }
    const uint32_t added =
        add_person(person.name, person.title, person.affiliation, person.canonical);
    mentions_.push_back({phrase.span.start, added});
  }
}

uint32_t Sources::add_person(std::u16string_view name, std::u16string_view title,
                             std::u16string_view affiliation, std::u16string_view canonical) {
  const auto [place, fresh] =
      person_by_name_.try_emplace(std::u16string(name), uint32_t(people_.size()));
  if (fresh) people_.push_back({std::u16string(name), {}, {}, {}, kNoSpeaker});
  Person& person = people_[place->second];
  if (person.title.empty()) person.title = title;
  if (person.affiliation.empty()) person.affiliation = without_brackets(affiliation);
  if (canonical.size() > person.canonical.size()) person.canonical = canonical;
  index_person(place->second);
  return place->second;
}

void Sources::index_person(uint32_t index) {
  const Person& person = people_[index];
  const std::vector<std::u16string_view> names = split(person.name);
  // 홍길동 → 홍; 마이크 폼페이오 → 폼페이오.
  std::u16string family;
  if (names.size() > 1) {
    family = names.back();
  } else if (is_hangul(person.name) && person.name.size() >= 2 && person.name.size() <= 4) {
    family = person.name.substr(
        0, person.name.size() == 4 && is_surname(person.name.substr(0, 2)) ? 2 : 1);
  }
  if (!family.empty()) person_by_call_[family + u" 씨"] = index;
  std::vector<std::u16string_view> titles = split(person.title);
  if (titles.empty()) {
    if (!family.empty()) person_by_call_.try_emplace(family, index);
    return;
  }
  const std::u16string last(titles.back());
  for (size_t length = 2; length <= std::min(last.size(), kLongestTitle); ++length) {
    // 우주항공청장 is also called 청장.
    const std::u16string call = last.substr(last.size() - length);
    if (length != last.size() && !is_title(call)) continue;
    person_by_call_[family + u" " + call] = index;
    person_by_call_[u"=" + call] = index;
  }
  if (names.size() > 1) person_by_call_.try_emplace(family, index);
}

const korean::Name* Sources::name_within(TextSpan span) const noexcept {
  const auto& names = analysis_.names;
  auto at = std::lower_bound(
      names.begin(), names.end(), span.start,
      [](const korean::Name& name, uint32_t start) { return name.span.start < start; });
  for (; at != names.end() && at->span.start < span.end; ++at) {
    if (at->kind == NameKind::kPerson && span.contains(at->span) &&
        (at->certain || !at->title.empty()))
      return &*at;
  }
  return nullptr;
}

const korean::Name* Sources::body_ending_at(TextSpan span) const noexcept {
  const auto& names = analysis_.names;
  auto at = std::lower_bound(
      names.begin(), names.end(), span.start,
      [](const korean::Name& name, uint32_t start) { return name.span.start < start; });
  for (; at != names.end() && at->span.start < span.end; ++at) {
    if (at->kind != NameKind::kPerson && at->span.end == span.end) return &*at;
  }
  return nullptr;
}

// 소유나 개발총괄: 소유 + 나, but it stands where a name stands.
bool Sources::misread_name(const Word& word) const noexcept {
  const std::u16string_view written = trimmed(analysis_.text, word.span).of(analysis_.text);
  if (word.role != Role::kOther && word.role != Role::kWith && word.role != Role::kAdnominal)
    return false;
  if (written.size() != 3 || !is_korean_name(written)) return false;
  const lexicon::Table given = lexicon_.table("given_syllables");
  const uint32_t first = korean::find_row(given, written.substr(1, 1));
  const uint32_t second = korean::find_row(given, written.substr(2, 1));
  return first != korean::kNoRow && second != korean::kNoRow && given.cell(first, 1) != "0" &&
         given.cell(second, 2) != "0";
}

// 샤오우엔: an unknown word with what only looks like a josa.
bool Sources::foreign_given_name(const Word& word) const noexcept {
  if (word.token_count != 2 || (word.role != Role::kOther && word.role != Role::kBy)) return false;
  const korean::Token& stem = analysis_.tokens[word.first_token];
  return stem.is_noun() && stem.is_unknown() && stem.span.length() >= 2 &&
         is_hangul(trimmed(analysis_.text, word.span).of(analysis_.text));
}

// An unknown word or a proper name, or what a name that was misread left.
bool Sources::is_proper(const Word& word) const noexcept {
  if (word.token_count == 0) return false;
  const korean::Token& first = analysis_.tokens[word.first_token];
  return first.is_unknown() || first.tag == Tag::kNNP || word.role == Role::kConnective;
}

bool Sources::part_of_name(const Word& word, const Word& before) const noexcept {
  const TextSpan place = trimmed(analysis_.text, word.span);
  if (!is_hangul(place.of(analysis_.text)) || place.length() > 8) return false;
  const TextSpan first = trimmed(analysis_.text, before.span);
  const auto& names = analysis_.names;
  auto at = std::lower_bound(
      names.begin(), names.end(), first.start,
      [](const korean::Name& name, uint32_t start) { return name.span.start < start; });
  if (at == names.end() || at->kind != NameKind::kPerson || at->span.start != first.start)
    return false;
  return before.role == Role::kNoun && !before.comma;
}

Phrase Sources::phrase_at(const Clauses& clauses, uint32_t last) const {
  const std::vector<Word>& words = clauses.words;
  const std::u16string_view text = analysis_.text;
  Phrase phrase;
  phrase.first = phrase.last = last;
  const TextSpan head = noun_part(analysis_, words[last]);
  phrase.span = head;
  if (head.empty()) return phrase;
  for (uint32_t i = last; i > 0 && last - (i - 1) < kMaxPhraseWords; --i) {
    const Word& word = words[i - 1];
    // Commas join only what 등 closes: 홍길동 시장, 김철수 군수 등.
    if ((word.comma && !is(head.of(text), u"등")) || word.quotative != Quotative::kNone) break;
    if (word.quotation >= 0 && word.role != Role::kNoun) break;
    const std::u16string_view noun = noun_part(analysis_, word).of(text);
    bool take = false;
    switch (word.role) {
      case Role::kNoun:
        take = !classes_.has(noun, "time") && word.quotation < 0;
        // 4일, 지난 3월; but 7년 차, 10명 중 7명.
        if (take && word.token_count >= 1) {
          const korean::Token& token = analysis_.tokens[word.first_token + word.token_count - 1];
          if (token.tag == Tag::kNNB && is_one_of(token.form, u"일 월 시 분")) {
            take = false;
          }
        }
        if (is(noun, u"중") && i - 1 > 0 &&
            korean::character_class(text[noun_part(analysis_, words[i]).start]) ==
                korean::CharacterClass::kDigit) {
          take = true;  // 10명 중 7명
        }
        break;
      case Role::kGenitive:
      case Role::kWith:
        take = !classes_.has(noun, "time");
        break;
      case Role::kDeterminer:
        take = !is_one_of(noun, u"그런 이런 어떤");
        break;
      case Role::kConjunction:
      case Role::kAdverb:
        take = is(noun, u"또") && words[i].role == Role::kDeterminer;
        break;
      case Role::kAdnominal: {
        // 관리 책임자인 마빈 쿡
        const std::u16string_view written = trimmed(text, word.span).of(text);
        take = written.size() > 2 && ends_with(written, u"인") &&
               is_title(written.substr(0, written.size() - 1)) && i + 1 >= last;
        break;
      }
      default:
        take = is(noun, u"전") && word.role == Role::kOther;
        break;
    }
    // 백도준 청해 감독, 루시아 페레이라 대표: what stands between a name and a title is a name,
    // whatever verb it looks like.
    if (!take && !word.comma && i < last && word.quotation < 0 && is_title(head.of(text)))
      take = misread_name(word);
    if (!take && !word.comma && i == last && word.quotation < 0 && is_title(head.of(text)))
      take = i >= 2 ? part_of_name(words[i - 1], words[i - 2]) || misread_name(words[i - 1])
                    : misread_name(words[i - 1]);
    // 소피 뒤랑 프랑스 환경장관, 테부로로 타나 마누아 대통령
    if (!take && !word.comma && i < last && word.quotation < 0 && is_title(head.of(text)) &&
        is_proper(words[i])) {
      const bool opens = i == 1 || words[i - 2].role == Role::kAdnominal || words[i - 2].comma;
      take = (i >= 2 && part_of_name(words[i - 1], words[i - 2])) ||
             (i >= 2 && word.token_count <= 2 && foreign_given_name(words[i - 2]) &&
              (i == 2 || words[i - 3].role == Role::kAdnominal || words[i - 3].comma)) ||
             (opens && foreign_given_name(word));
    }
    // 샤오우엔 혼 부사장: the family name is in between.
    if (!take && !word.comma && i + 1 == last && word.quotation < 0 && is_title(head.of(text)) &&
        words[i].token_count == 1 && phrase.span.length() <= head.length() + 4)
      take = foreign_given_name(word);
    if (!take) break;
    phrase.first = i - 1;
    phrase.span.start = trimmed(text, word.span).start;
  }
  if (phrase.span.start > phrase.span.end) phrase.span.start = head.start;
  return phrase;
}

uint32_t Sources::find_person(std::u16string_view phrase, TextSpan span, bool& partial) const {
  partial = false;
  if (const korean::Name* name = name_within(span); name != nullptr && !name->partial) {
    const auto found = person_by_name_.find(std::u16string(name->span.of(analysis_.text)));
    if (found != person_by_name_.end()) return found->second;
  }
  const std::vector<std::u16string_view> words = split(phrase);
  if (words.empty()) return kNoSpeaker;
  // A name known from elsewhere, whole or at least its family name before a title.
  for (size_t i = 0; i < words.size(); ++i) {
    std::u16string_view word = words[i];
    if (i + 1 == words.size() && ends_with(word, u"씨") && word.size() > 2) word.remove_suffix(1);
    std::u16string name(word);
    for (size_t k = i; k < words.size() && k < i + 3; ++k) {
      if (k > i) name += u" " + std::u16string(words[k]);
      const auto found = person_by_name_.find(name);
      if (found != person_by_name_.end()) return found->second;
    }
  }
  partial = true;
  const std::u16string_view title = words.back();
  if (title.size() == 2 && title[1] == u'씨') {
    const auto found = person_by_call_.find(std::u16string(1, title[0]) + u" 씨");
    if (found != person_by_call_.end()) return found->second;
  }
  if (words.size() >= 2) {
    size_t family = words.size() - 2;
    if (is_one_of(words[family], u"전 신임 부") && family > 0 && words[family - 1].size() == 1) {
      --family;  // 이 전 대표
    }
    const std::u16string call(words[family]);
    for (size_t length = std::min(title.size(), kLongestTitle); length >= 2; --length) {
      const auto found =
          person_by_call_.find(call + u" " + std::u16string(title.substr(title.size() - length)));
      if (found != person_by_call_.end()) return found->second;
    }
    // The title may have changed (장관, 전 장관); a foreign family name says enough, a Korean one
    // only when the text gave no title.
    if (is_title(title)) {
      const auto found = person_by_call_.find(call);
      if (found != person_by_call_.end()) return found->second;
    }
  }
  // 장관은, 이스라엘 대통령은: the last one with this title, if nothing speaks against it.
  if (is_title(title) && kind_of_noun(title) != SourceKind::kRole) {
    const auto found = person_by_call_.find(u"=" + std::u16string(title));
    if (found != person_by_call_.end()) {
      const Person& person = people_[found->second];
      const bool bare = words.size() == 1;
      const bool same_body = words.size() == 2 && !person.affiliation.empty() &&
                             person.affiliation.find(words[0]) != std::u16string::npos;
      if (bare || same_body) return found->second;
    }
  }
  if (words.size() == 1) {
    const auto found = person_by_call_.find(std::u16string(words[0]));
    if (found != person_by_call_.end() && words[0].size() >= 2) return found->second;
  }
  partial = false;
  return kNoSpeaker;
}

std::u16string Sources::masked_key(std::u16string_view written) const {
  const std::u16string joined = with_joined_mister(written);
  const std::u16string_view head = std::u16string_view(joined).substr(joined.rfind(u' ') + 1);
  const bool surname = head.size() == 2 && head[1] == u'씨' && is_surname(head.substr(0, 1));
  if (!surname && !is_masked(head)) return {};
  // 김모씨, 김씨: the same one; A씨.
  size_t length = 0;
  while (length < head.size() && head[length] >= u'A' && head[length] <= u'Z') ++length;
  return std::u16string(head.substr(0, std::max<size_t>(length, 1)));
}

bool Sources::is_individual(const Source& source) const {
  if (source.kind == SourceKind::kPerson) return true;
  const std::u16string written = without_brackets(source.phrase.span.of(analysis_.text));
  return source.kind == SourceKind::kRole && !masked_key(written).empty();
}

bool Sources::is_body(const Clauses& clauses, const Source& source) const noexcept {
  const std::u16string_view head =
      noun_part(analysis_, clauses.words[source.phrase.last]).of(analysis_.text);
  const lexicon::EntryRange range = lexicon_.find(head);
  return range.count == 0 || lexicon_.kind(range.first) != lexicon::Kind::kPlace;
}

Source Sources::classify(const Clauses& clauses, const Phrase& phrase) const {
  Source source;
  source.phrase = phrase;
  if (phrase.empty()) return source;
  const auto set = [&](SourceKind kind, int strength) {
    source.kind = kind;
    source.strength = strength;
    return source;
  };
  const std::u16string written = without_brackets(phrase.span.of(analysis_.text));
  const std::vector<std::u16string_view> words = split(written);
  if (words.empty()) return source;
  const std::u16string_view head = words.back();
  if (classes_.has(written, "pronoun")) return set(SourceKind::kPronoun, 3);
  if (classes_.has(written, "group_pronoun")) return set(SourceKind::kGroupPronoun, 3);

  const SourceKind noun = kind_of_noun(head);
  const bool title = is_title(head);
  if (words.size() == 2 && classes_.has(words[0], "same") && (noun == SourceKind::kRole || title)) {
    // 이 대표 is the CEO named Lee when there is one.
    bool partial = false;
    if (is(words[0], u"이") && find_person(written, phrase.span, partial) != kNoSpeaker)
      return set(SourceKind::kPerson, 3);
    return set(SourceKind::kSameRole, 3);
  }
  if (const std::u16string key = masked_key(written); !key.empty()) {
    bool partial = false;
    // 김씨 is Mr Kim the suspect, or else the Kim whom the text names.
    if (speaker_by_masked_.count(key) == 0 &&
        find_person(written, phrase.span, partial) != kNoSpeaker)
      return set(SourceKind::kPerson, 3);
    return set(SourceKind::kRole, 3);
  }
  const bool person_head = title || noun == SourceKind::kRole || ends_with(head, u"씨");
  bool partial = false;
  // 이 전 대표의 법률대리인: the person is only the lawyer's client.
  const uint32_t genitive =
      phrase.last > phrase.first && clauses.words[phrase.last - 1].role == Role::kGenitive ? 1 : 0;
  if (noun != SourceKind::kOrganization && noun != SourceKind::kDocument &&
      noun != SourceKind::kGroup) {
    const uint32_t person = find_person(written, phrase.span, partial);
    if (person != kNoSpeaker) {
      const bool named_at_end = ends_with(written, people_[person].name);
      if (person_head || named_at_end || words.size() == 1) {
        const bool client = genitive && noun == SourceKind::kRole && !named_at_end;
        if (!client) return set(SourceKind::kPerson, 3);
      }
    }
    // A known person of the lexicon: 트럼프.
    if (words.size() <= 2) {
      const lexicon::EntryRange range = lexicon_.find(head);
      if (range.count != 0 && lexicon_.kind(range.first) == lexicon::Kind::kPerson)
        return set(SourceKind::kPerson, 3);
    }
    // 문태오는, 결승골의 주인공 문태오는: the analysis saw a name, and nothing else is known of
    // the word.
    if (head.size() == 3 && is_korean_name(head)) {
      const auto& names = analysis_.names;
      const TextSpan place = noun_part(analysis_, clauses.words[phrase.last]);
      const auto at = std::lower_bound(
          names.begin(), names.end(), place.start,
          [](const korean::Name& name, uint32_t start) { return name.span.start < start; });
      if (at != names.end() && at->kind == NameKind::kPerson && at->span == place)
        return set(SourceKind::kPerson, words.size() == 1 ? 2 : 3);
    }
    if (title && words.size() >= 2) {
      const std::u16string_view first = words[0];
      const bool like_name = is_hangul(first) && first.size() >= 2 && first.size() <= 4 &&
                             is_surname(first.substr(0, 1)) && lexicon_.find(first).count == 0 &&
                             kind_of_noun(first) == SourceKind::kNone && !short_body(first);
      if (like_name && first.size() == 3 && clauses.words[phrase.first].role == Role::kNoun) {
        return set(SourceKind::kPerson, 3);
      }
    }
  }
  const bool plural = without_plural(head).size() != head.size();
  if (noun == SourceKind::kRole && is_people(head)) {
    // 한 주민, 7년 차 교사: somebody; 소비자는: anybody, so rather what is talked about.
    source.singled_out =
        phrase.first > 0 && !plural && clauses.words[phrase.first - 1].role == Role::kAdnominal;
    return set(SourceKind::kRole, words.size() >= 2 ? 2 : 1);
  }
  if (title && !plural && noun != SourceKind::kDocument) return set(SourceKind::kRole, 3);
  if (noun != SourceKind::kNone) {
    return set(noun, noun == SourceKind::kRole ? 3 : 2);
  }
  // 환경단체 그린어스: the word before says what it is.
  if (words.size() >= 2 && lexicon_.find(head).count == 0 && is_hangul(head)) {
    const SourceKind sort = kind_of_noun(words[words.size() - 2]);
    if (sort == SourceKind::kOrganization ||
        (sort == SourceKind::kGroup && ends_with(words[words.size() - 2], u"단체")))
      return set(SourceKind::kOrganization, 2);
  }
  if (plural) return set(SourceKind::kGroup, 2);
  if (is(head, u"등") && words.size() >= 2) return set(SourceKind::kGroup, 2);
  // 응답자의 71.3%, 10명 중 7명
  if ((ends_with(head, u"명") || ends_with(head, u"%") || ends_with(head, u"％")) &&
      head.size() >= 2 &&
      korean::character_class(head[head.size() - 2]) == korean::CharacterClass::kDigit) {
    return set(SourceKind::kGroup, 2);
  }
  if (const korean::Name* body = body_ending_at(phrase.span); body != nullptr) {
    return set(SourceKind::kOrganization, 2);
  }
  const Word& word = clauses.words[phrase.last];
  const korean::Token* last_noun = nullptr;
  for (uint32_t i = 0; i < word.token_count; ++i) {
    const korean::Token& token = analysis_.tokens[word.first_token + i];
    if (token.is_noun() && token.span.start < phrase.span.end) last_noun = &token;
  }
  if (last_noun != nullptr && last_noun->entry != lexicon::kNoEntry) {
    const lexicon::Kind kind = lexicon_.kind(last_noun->entry);
    if (kind == lexicon::Kind::kPerson) return set(SourceKind::kPerson, 3);
    if (kind == lexicon::Kind::kTitle) return set(SourceKind::kRole, 3);
    if (kind == lexicon::Kind::kOrganization || kind == lexicon::Kind::kPlace ||
        glossed_as_body(last_noun->entry))
      return set(SourceKind::kOrganization, 2);
  }
  const bool coined = std::any_of(  // 다온바이오
      analysis_.tokens.begin() + word.first_token,
      analysis_.tokens.begin() + word.first_token + word.token_count,
      [](const korean::Token& token) { return token.is_noun() && token.is_unknown(); });
  // 한국경제전망원: long, and in no dictionary.
  const bool compound = head.size() >= 4 && lexicon_.find(head).count == 0;
  if (last_noun != nullptr && (last_noun->span.length() >= 2 || compound)) {
    for (size_t length = std::min<size_t>(head.size(), 6); length >= 1; --length) {
      const uint32_t row = korean::find_row(org_suffixes_, head.substr(head.size() - length));
      if (row == korean::kNoRow) continue;
      if (org_suffixes_.cell(row, 2) == "strong") return set(SourceKind::kOrganization, 2);
      if (coined || compound) return set(SourceKind::kOrganization, 2);
      break;
    }
  }
  if (last_noun != nullptr &&
      (coined || last_noun->tag == Tag::kNNP || last_noun->tag == Tag::kSL) && head.size() >= 2) {
    return set(SourceKind::kUnknownWord, 1);
  }
  return source;
}

uint32_t Sources::speaker_of_text(std::u16string_view canonical, SpeakerType type) {
  const auto [place, fresh] =
      speaker_by_text_.try_emplace(std::u16string(canonical), uint32_t(speakers_.size()));
  if (fresh) {
    Speaker speaker;
    speaker.type = type;
    speaker.canonical = canonical;
    speakers_.push_back(std::move(speaker));
  }
  return place->second;
}

uint32_t Sources::speaker_of_person(uint32_t index) {
  Person& person = people_[index];
  if (person.speaker == kNoSpeaker) {
    person.speaker = uint32_t(speakers_.size());
    Speaker speaker;
    speaker.type = SpeakerType::kPerson;
    speaker.canonical = person.canonical.empty() ? person.name : person.canonical;
    speaker.name = person.name;
    speaker.title = person.title;
    speaker.affiliation = person.affiliation;
    // 한솔이 이겼다. 남궁현 감독은 …: the body that was just spoken of.
    if (speaker.affiliation.empty() && classes_.ends(person.title, "office"))
      speaker.affiliation = last_body_;
    speaker.english = english_person(speaker, lexicon_);
    speakers_.push_back(std::move(speaker));
  }
  return person.speaker;
}

// The letters of an abbreviation stand in the name in their order.
static bool is_part(std::u16string_view letters, std::u16string_view name) noexcept {
  size_t at = 0;
  for (const char16_t unit : name) at += at < letters.size() && letters[at] == unit;
  return at == letters.size();
}

uint32_t Sources::body_called(std::u16string_view name) const noexcept {
  if (ends_with(name, u" 측")) name.remove_suffix(2);
  if (is(name, u"노조")) name = u"노동조합";
  const bool company = is_one_of(name, u"회사 사측 업체 소속사 본사");
  if (company && last_company_ != kNoSpeaker) return last_company_;
  if (name.empty() || name.find(u' ') != std::u16string_view::npos) return kNoSpeaker;
  for (size_t i = speakers_.size(), steps = 0; i > 0 && steps < 64; --i, ++steps) {
    const Speaker& speaker = speakers_[i - 1];
    if (speaker.type != SpeakerType::kOrganization || speaker.canonical.size() <= name.size())
      continue;
    const std::u16string_view known = speaker.canonical;
    if (ends_with(known, name)) return uint32_t(i - 1);
    // 농진청 for 농촌진흥청
    if (name.size() >= 3 && known.find(u' ') == std::u16string_view::npos &&
        name.front() == known.front() && name.back() == known.back() && is_part(name, known))
      return uint32_t(i - 1);
    // 물빛시 for 물빛시청, but not 서울 for 서울시 영등포구
    if (name.size() >= 3 && known.substr(0, name.size()) == name &&
        known.find(u' ') == std::u16string_view::npos)
      return uint32_t(i - 1);
  }
  return kNoSpeaker;
}

Resolved Sources::resolve(const Source& source) {
  Resolved result;
  const std::u16string written = without_brackets(source.phrase.span.of(analysis_.text));
  const std::vector<std::u16string_view> words = split(written);
  if (words.empty() || source.kind == SourceKind::kNone) return result;
  const std::u16string head(words.back());
  switch (source.kind) {
    case SourceKind::kPronoun:
      result = {last_individual_, Reference::kPronoun, 0.9f};
      if (const uint32_t person = person_before(source.phrase.span.start);
          last_individual_ == kNoSpeaker && person != kNoSpeaker)
        result = {speaker_of_person(person), Reference::kPronoun, 0.75f};
      return result;
    case SourceKind::kGroupPronoun:
      result = {last_group_, Reference::kPronoun, 0.7f};
      if (result.speaker == kNoSpeaker)
        result = {speaker_of_text(written, SpeakerType::kGroup), Reference::kNamed, 0.6f};
      return result;
    case SourceKind::kSameRole: {
      const auto found = speaker_by_head_.find(head);
      if (found != speaker_by_head_.end()) return {found->second, Reference::kPronoun, 0.9f};
      if (last_individual_ != kNoSpeaker) return {last_individual_, Reference::kPronoun, 0.7f};
      break;
    }
    case SourceKind::kPerson: {
      bool partial = false;
      uint32_t person = find_person(written, source.phrase.span, partial);
      if (person == kNoSpeaker) {
        const Person parsed = parse_person(source.phrase.span.of(analysis_.text));
        person = parsed.name.empty()
                     ? add_person(head, {}, {}, head)
                     : add_person(parsed.name, parsed.title, parsed.affiliation, parsed.canonical);
      } else if (people_[person].title.empty() && is_title(head)) {
        add_person(people_[person].name, head, {}, {});
      }
      const bool short_form = partial || written.find(people_[person].name) == std::u16string::npos;
      return {speaker_of_person(person), short_form ? Reference::kPartial : Reference::kNamed,
              short_form ? 0.93f : 0.98f};
    }
    default:
      break;
  }
  SpeakerType type = SpeakerType::kOrganization;
  if (source.kind == SourceKind::kRole || source.kind == SourceKind::kSameRole)
    type = SpeakerType::kAnonymous;
  if (source.kind == SourceKind::kGroup) type = SpeakerType::kGroup;
  // 2명의 재판관, 두 의원
  if (type == SpeakerType::kAnonymous && words.size() >= 2 &&
      is_one_of(words[0], u"두 세 네 여러") && words.size() == 2)
    type = SpeakerType::kGroup;
  if (type == SpeakerType::kAnonymous && words.size() >= 2 && ends_with(words[0], u"명의") &&
      words[0][0] >= u'2' && words[0][0] <= u'9')
    type = SpeakerType::kGroup;
  // 제조업자에 따르면: people of a kind, when none of them is singled out.
  if (type == SpeakerType::kAnonymous && is_people(head) && !is_one_of(words[0], u"한 또 다른") &&
      source.strength < 2 && !source.singled_out) {
    type = SpeakerType::kGroup;
  }
  if (source.kind == SourceKind::kDocument) type = SpeakerType::kDocument;
  // 또 다른 대표, 한 교수: somebody new each time; the same words would make them one.
  const bool another = type == SpeakerType::kAnonymous && is_one_of(words[0], u"또 다른 한");
  // 스님은: the one of whom more was said.
  if (type == SpeakerType::kAnonymous && words.size() == 1 && is_title(head)) {
    const auto known = speaker_by_head_.find(head);
    if (known != speaker_by_head_.end()) return {known->second, Reference::kPartial, 0.85f};
  }
  std::u16string canonical = written;
  const std::u16string key = type == SpeakerType::kAnonymous ? masked_key(written) : u"";
  if (!key.empty()) {
    const auto known = speaker_by_masked_.find(key);
    if (known != speaker_by_masked_.end()) return {known->second, Reference::kNamed, 0.93f};
    canonical = with_joined_mister(written);
  }
  if (another && key.empty()) {
    int number = 1;
    while (speaker_by_text_.count(canonical) != 0 && number < 20)
      canonical = written + u" " + std::u16string(1, char16_t(u'0' + ++number % 10));
  }
  if (type == SpeakerType::kOrganization && speaker_by_text_.count(canonical) == 0) {
    // 회사 측, 공단, 시: the body that was named in full.
    const uint32_t known = body_called(canonical);
    if (known != kNoSpeaker) return {known, Reference::kPartial, 0.85f};
  }
  const bool fresh = speaker_by_text_.count(canonical) == 0;
  const uint32_t index = speaker_of_text(canonical, type);
  if (fresh) {
    Speaker& speaker = speakers_[index];
    if (type == SpeakerType::kAnonymous) {
      speaker.title = head;
      size_t first = 0;
      while (first < words.size() && is_one_of(words[first], u"또 다른 한")) ++first;
      for (size_t i = first; i + 1 < words.size(); ++i) {
        if (i + 2 == words.size() && is_masked(std::u16string(words[i]) + u"씨"))
          break;  // 김모 대표
        speaker.affiliation += (i > first ? u" " : u"") + std::u16string(words[i]);
      }
    }
    speaker.english = english_phrase(canonical, type, lexicon_);
  }
  if (!key.empty()) speaker_by_masked_[key] = index;
  if (type == SpeakerType::kAnonymous) speaker_by_head_[head] = index;
  return {index, Reference::kNamed, source.strength >= 2 ? 0.95f : 0.75f};
}

uint32_t Sources::person_before(uint32_t place) const noexcept {
  const auto at = std::lower_bound(
      mentions_.begin(), mentions_.end(), place,
      [](const Mention& mention, uint32_t limit) { return mention.place < limit; });
  return at == mentions_.begin() ? kNoSpeaker : (at - 1)->person;
}

Resolved Sources::carried_over(uint32_t place, bool same_paragraph, bool continuation) {
  const uint32_t who = continuation && last_speaker_ != kNoSpeaker ? last_speaker_ : last_topic_;
  if (who == kNoSpeaker) {
    uint32_t person = person_before(place);
    // “…” 상을 받은 소설가 홍길동은 담담했다: he follows at once.
    if (person == kNoSpeaker && !mentions_.empty() && mentions_.front().place < place + 200)
      person = mentions_.front().person;
    if (person == kNoSpeaker) return {};
    return {speaker_of_person(person), Reference::kZero, 0.6f};
  }
  return {who, Reference::kZero, same_paragraph ? 0.85f : 0.65f};
}

Resolved Sources::unnamed() {
  if (unnamed_ == kNoSpeaker) {
    unnamed_ = speaker_of_text(u"(unnamed)", SpeakerType::kAnonymous);
    speakers_[unnamed_].english = "Unnamed";
  }
  return {unnamed_, Reference::kNone, 0.8f};
}

uint32_t Sources::author() {
  const uint32_t index = speaker_of_text(u"(author)", SpeakerType::kAuthor);
  speakers_[index].english = "The author";
  return index;
}

void Sources::note_topic(uint32_t index) noexcept {
  if (index == kNoSpeaker || index == unnamed_) return;
  const SpeakerType type = speakers_[index].type;
  if (type == SpeakerType::kDocument || type == SpeakerType::kAuthor) return;
  last_topic_ = index;
  if (type == SpeakerType::kOrganization) {
    last_body_ = speakers_[index].canonical;
    const std::vector<std::u16string_view> words = split(last_body_);
    if (kind_of_noun(words.back()) == SourceKind::kNone) last_company_ = index;
    if (is(words.back(), u"측") || (words.size() == 1 && last_body_.size() <= 2))
      last_body_.clear();
  }
  if (type == SpeakerType::kPerson || type == SpeakerType::kAnonymous) last_individual_ = index;
  if (type == SpeakerType::kGroup) last_group_ = index;
}

void Sources::note_body(const Source& source) {
  const std::u16string name = without_brackets(source.phrase.span.of(analysis_.text));
  const std::vector<std::u16string_view> words = split(name);
  if (words.empty() || is(words.back(), u"측") || (words.size() == 1 && name.size() <= 2)) return;
  for (const std::u16string_view press : {u"통신", u"신문", u"일보", u"방송", u"뉴스", u"매체",
                                          u"언론", u"외신", u"정부", u"경찰", u"검찰"}) {
    if (ends_with(words.back(), press)) return;
  }
  last_body_ = name;
}

void Sources::note_speaker(uint32_t index) noexcept {
  note_topic(index);
  if (index != unnamed_ && index != kNoSpeaker && speakers_[index].type != SpeakerType::kDocument)
    last_speaker_ = index;
}

bool Sources::is_member(uint32_t member, uint32_t body) const noexcept {
  const Speaker& one = speakers_[member];
  const Speaker& whole = speakers_[body];
  if (whole.type != SpeakerType::kOrganization || member == body) return false;
  if (one.type != SpeakerType::kPerson && one.type != SpeakerType::kAnonymous) return false;
  if (one.affiliation.size() >= 2 && ends_with(whole.canonical, one.affiliation))
    return true;  // 대책위 대표 of 피해자 대책위
  return one.affiliation.find(whole.canonical) != std::u16string::npos ||
         (one.type == SpeakerType::kAnonymous && one.canonical.find(whole.canonical) == 0);
}

}  // namespace dokhae::claims
