#include "claims/frame.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/hangul.h"
#include "base/utf.h"
#include "claims/clause.h"
#include "korean/characters.h"
#include "korean/romanization.h"
#include "korean/table_lookup.h"
#include "korean/word_classes.h"

namespace dokhae::claims {
namespace {

using base::to_utf8;
using korean::is_one_of;
using lexicon::EntryId;
using lexicon::Lexicon;
using lexicon::Tag;

bool ends_with16(std::u16string_view text, std::u16string_view end) noexcept {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool has_hangul(std::string_view utf8) noexcept {
  // Hangul syllables are E A B0 80 … ED 9E A3 in UTF-8; nothing else Dokhae prints is there.
  return std::any_of(utf8.begin(), utf8.end(), [](char c) {
    const unsigned char byte = static_cast<unsigned char>(c);
    return byte >= 0xEA && byte <= 0xED;
  });
}

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

/// English of a piece of a phrase; `proper` when it takes no article.
struct English {
  std::string text;
  bool proper = false;
};

void join(English& whole, const English& part) {
  if (part.text.empty()) return;
  if (!whole.text.empty()) whole.text += ' ';
  whole.text += part.text;
  whole.proper = part.proper;
}

bool is_noun_entry(const Lexicon& lexicon, EntryId id) noexcept {
  const Tag tag = lexicon.tag(id);
  return tag == Tag::kNNG || tag == Tag::kNNP || tag == Tag::kNNB || tag == Tag::kXR ||
         tag == Tag::kNP || tag == Tag::kXSN || tag == Tag::kMM;
}

English of_entry(const Lexicon& lexicon, EntryId id) {
  English english;
  english.proper = lexicon.tag(id) == Tag::kNNP;
  english.text = lexicon.gloss(id, 0);
  if (english.proper && !lexicon.name(id).empty()) english.text = lexicon.name(id);
  return english;
}

English of_whole_word(const Lexicon& lexicon, std::u16string_view word) {
  const lexicon::EntryRange range = lexicon.find(word);
  for (uint32_t i = 0; i < range.count; ++i) {
    const EntryId id = range.first + i;
    if (is_noun_entry(lexicon, id) && lexicon.has_gloss(id)) return of_entry(lexicon, id);
  }
  return {};
}

// Longest entries from the left; nothing when a piece is left over.
English of_compound(const Lexicon& lexicon, std::u16string_view word) {
  English english;
  size_t at = 0;
  int parts = 0;
  while (at < word.size()) {
    std::array<Lexicon::Match, 12> matches;
    const size_t count = lexicon.prefixes(word.substr(at), matches);
    bool found = false;
    for (size_t i = count; i > 0 && !found; --i) {
      const size_t rest = word.size() - at - matches[i - 1].length;
      if (matches[i - 1].length < 2 || rest == 1) continue;
      const English part = of_whole_word(lexicon, word.substr(at, matches[i - 1].length));
      if (part.text.empty()) continue;
      join(english, part);
      at += matches[i - 1].length;
      found = true;
    }
    if (!found || ++parts > 4) return {};
  }
  return english;
}

void plural(std::string& noun) {
  if (noun.empty() || noun.back() == 's') return;
  if (noun.back() == 'y' && noun.size() >= 2 &&
      std::string_view("aeiou").find(noun[noun.size() - 2]) == std::string_view::npos) {
    noun.replace(noun.size() - 1, 1, "ies");
  } else {
    noun += noun.back() == 'x' || noun.back() == 'h' ? "es" : "s";
  }
}

English of_word(const Lexicon& lexicon, std::u16string_view word) {
  if (word.size() > 2 && (ends_with16(word, u"의") || ends_with16(word, u"들"))) {
    English known = of_whole_word(lexicon, word);
    if (!known.text.empty()) return known;
    known = of_word(lexicon, word.substr(0, word.size() - 1));
    if (word.back() == u'들' && !known.proper) plural(known.text);
    // 푸른들 is a name, no plural.
    if (word.back() == u'의' || !known.proper) return known;
  }
  if (is(word, u"국내")) return {"Korean", false};
  if (is(word, u"등")) return {"and others", false};
  if (is(word, u"중")) return {"of", false};
  // 7명, 71.3%: the number says it.
  if (!word.empty() && word[0] >= u'0' && word[0] <= u'9') {
    std::u16string digits;
    for (const char16_t unit : word) {
      if (unit < 0x80) digits.push_back(unit);
    }
    return {to_utf8(digits) + (ends_with16(word, u"명") ? " people" : ""), false};
  }
  // What a word is as a source: 시 is a city, no hour, 당 a party.
  const lexicon::Table sources = lexicon.table("sources");
  const uint32_t source = korean::find_row(sources, word);
  if (source != korean::kNoRow && word.size() == 1)
    return {std::string(sources.cell(source, 2)), false};
  English english = of_whole_word(lexicon, word);
  if (!english.text.empty()) return english;
  if (source != korean::kNoRow) return {std::string(sources.cell(source, 2)), false};
  const lexicon::Table titles = lexicon.table("titles");
  if (const uint32_t row = korean::find_row(titles, word); row != korean::kNoRow) {
    return {std::string(titles.cell(row, 1)), false};
  }
  english = of_compound(lexicon, word);
  if (!english.text.empty()) return english;
  // 소아청소년과, but 정부와
  if (word.size() >= 5 && word.back() == u'과') {
    english = of_word(lexicon, word.substr(0, word.size() - 1));
    if (!english.text.empty() && !english.proper) return {english.text + " department", false};
  }
  if (word.size() > 2 && (ends_with16(word, u"과") || ends_with16(word, u"와"))) {
    english = of_word(lexicon, word.substr(0, word.size() - 1));
    if (!english.text.empty()) english.text += " and";
    return english;
  }
  english.proper = true;
  if (std::none_of(word.begin(), word.end(), base::is_syllable)) {
    english.text = to_utf8(word);
  } else if (korean::looks_foreign(word, lexicon)) {
    english.text = korean::romanize_foreign(word, lexicon);
  } else {
    english.text = korean::romanize_name(word, lexicon);
  }
  return english;
}

English of_words(const Lexicon& lexicon, const std::vector<std::u16string_view>& words,
                 size_t first, size_t last) {
  // Three words, then two, then one: entries may have blanks.
  English english;
  for (size_t i = first; i < last;) {
    bool found = false;
    for (size_t count = std::min<size_t>(3, last - i); count >= 2 && !found; --count) {
      std::u16string phrase(words[i]);
      for (size_t k = 1; k < count; ++k) phrase += u" " + std::u16string(words[i + k]);
      English known = of_whole_word(lexicon, phrase);
      const lexicon::Table sources = lexicon.table("sources");
      if (const uint32_t row = korean::find_row(sources, phrase); row != korean::kNoRow)
        known = {std::string(sources.cell(row, 2)), false};
      if (known.text.empty()) continue;
      join(english, known);
      i += count;
      found = true;
    }
    if (found) continue;
    join(english, of_word(lexicon, words[i]));
    ++i;
  }
  return english;
}

bool starts_with_vowel(std::string_view text) noexcept {
  if (text.empty()) return false;
  const std::string_view vowels = "aeiouAEIO";
  for (const std::string_view like_you : {"uni", "use", "eu", "one-", "util"}) {
    if (text.substr(0, like_you.size()) == like_you) return false;
  }
  // Abbreviations by the name of their first letter: an AI firm, an SK affiliate.
  if (text.size() >= 2 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'A' && text[1] <= 'Z') {
    return std::string_view("AEFHILMNORSX").find(text[0]) != std::string_view::npos;
  }
  return vowels.find(text[0]) != std::string_view::npos;
}

std::string with_article(const English& english, bool definite) {
  if (english.proper || english.text.empty()) return english.text;
  if (definite) return "the " + english.text;
  return (starts_with_vowel(english.text) ? "an " : "a ") + english.text;
}

struct TitleEnglish {
  std::string alone;
  std::string pattern;  ///< "CEO of {}"
  size_t length = 0;    ///< of the Korean title
};

TitleEnglish title_english(const Lexicon& lexicon, std::u16string_view word) {
  const lexicon::Table titles = lexicon.table("titles");
  for (size_t length = std::min<size_t>(word.size(), 8); length >= 2; --length) {
    const uint32_t row = korean::find_row(titles, word.substr(word.size() - length));
    if (row == korean::kNoRow) continue;
    return {std::string(titles.cell(row, 1)), std::string(titles.cell(row, 2)), length};
  }
  return {};
}

std::string fill(std::string_view pattern, std::string_view what) {
  std::string out(pattern);
  if (const size_t at = out.find("{}"); at != std::string::npos) out.replace(at, 2, what);
  return out;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = char(text[0] - 'a' + 'A');
  return text;
}

// The bodies of people with names have names, too: Youth Climate Action.
English as_name(const English& body) {
  English name{body.text, true};
  bool start = true;
  for (char& c : name.text) {
    if (start && c >= 'a' && c <= 'z') c = char(c - 'a' + 'A');
    start = c == ' ';
  }
  for (const std::string_view small : {" And ", " Of ", " The ", " For ", " At "}) {
    for (size_t at = name.text.find(small); at != std::string::npos; at = name.text.find(small, at))
      name.text[at + 1] = char(name.text[at + 1] - 'A' + 'a');
  }
  return name;
}

// Defense Ministry and minister: Defense Minister; Ministry of Unification: Minister of
// Unification. Empty when the body is no ministry.
std::string of_minister(const std::string& body, const std::string& title) {
  if (title.find("minister") == std::string::npos) return {};
  constexpr std::string_view kOf = "Ministry of ";
  constexpr std::string_view kLast = " Ministry";
  if (body.rfind(kOf, 0) == 0) return title + " of " + body.substr(kOf.size());
  if (body.size() > kLast.size() && body.substr(body.size() - kLast.size()) == kLast)
    return body.substr(0, body.size() - kLast.size()) + " " + title;
  return {};
}

// Title and affiliation in English order; `named` when the role is that of somebody with a name.
std::string of_role(const Lexicon& lexicon, const std::vector<std::u16string_view>& before,
                    std::u16string_view title, bool named) {
  std::vector<std::u16string_view> words = before;
  bool former = false;
  bool another = false;
  std::string rank;
  std::erase_if(words, [&](std::u16string_view word) {
    if (is(word, u"고위")) return rank = "senior ", true;
    if (is(word, u"핵심")) return rank = "key ", true;
    if (is(word, u"전직")) return former = true;
    return false;
  });
  std::erase_if(words, [&](std::u16string_view word) {
    if (is_one_of(word, u"전 前")) return former = true;
    if (is(word, u"다른")) return another = true;
    return is_one_of(word, u"또 한 이 해당 현 같은");
  });
  std::u16string_view rest = title;
  TitleEnglish english = title_english(lexicon, title);
  if (english.length != 0 && english.length < title.size()) {
    // 우주항공청장, 해양수산국장: the body is written together with the title.
    rest = title.substr(0, title.size() - english.length);
    const English known = of_whole_word(lexicon, title);
    const English field = rest.size() >= 2 ? of_word(lexicon, rest) : English{};
    if (!known.text.empty()) {
      english = {known.text, known.text + " of {}", title.size()};
    } else if (!field.text.empty() && !field.proper) {
      english.alone = field.text + " " + english.alone;  // 관광국장
      english.pattern = english.alone + " of {}";
    } else if (rest.size() >= 2) {
      words.push_back(rest);
    }
  }
  if (english.length == 0) {
    const English known = of_word(lexicon, title);
    english.alone = known.text;
  }
  std::string out;
  // 정부 대변인, 회사 관계자: there is only the one.
  const lexicon::Table sources = lexicon.table("sources");
  const uint32_t body_row =
      words.size() == 1 ? korean::find_row(sources, words[0]) : korean::kNoRow;
  const bool definite = body_row != korean::kNoRow && sources.cell(body_row, 1) == "org";
  English body = of_words(lexicon, words, 0, words.size());
  if (named && !definite) body = as_name(body);
  if (std::string minister = of_minister(body.text, english.alone); !minister.empty()) {
    out = minister;
  } else if (words.empty()) {
    out = english.alone;
  } else if (english.pattern.find("{}") != std::string::npos &&
             !(english.pattern.find("at {}") != std::string::npos && !body.proper)) {
    out = fill(english.pattern,
               another && !body.proper ? "another " + body.text : with_article(body, definite));
    another = another && body.proper;
  } else if (body.proper) {
    out = english.alone + " at " + body.text;
  } else {
    out = body.text + " " + english.alone;
  }
  out = rank + out;
  if (former) out = "former " + out;
  if (another) out = "another " + out;
  return out;
}

}  // namespace

std::string english_person(const Speaker& speaker, const Lexicon& lexicon) {
  std::string out;
  for (const std::u16string_view part : split(speaker.name)) {
    if (!out.empty()) out += ' ';
    const bool korean_name = split(speaker.name).size() == 1;
    out += korean_name && !korean::looks_foreign(part, lexicon)
               ? korean::romanize_person(part, lexicon)
               : korean::romanize_foreign(part, lexicon);
  }
  if (!speaker.title.empty()) {
    std::vector<std::u16string_view> titles = split(speaker.title);
    const std::u16string_view last = titles.back();
    titles.pop_back();
    std::vector<std::u16string_view> before = split(speaker.affiliation);
    // 우주항공청 + 우주항공청장 says the body twice.
    if (before.size() == 1 && last.substr(0, before[0].size()) == before[0] &&
        last.size() > before[0].size())
      before.clear();
    before.insert(before.end(), titles.begin(), titles.end());
    out += ", " + of_role(lexicon, before, last, true);
  } else if (!speaker.affiliation.empty()) {
    const std::vector<std::u16string_view> words = split(speaker.affiliation);
    out += ", " + of_words(lexicon, words, 0, words.size()).text;
  }
  return out;
}

std::string english_phrase(std::u16string_view phrase, SpeakerType type, const Lexicon& lexicon) {
  std::vector<std::u16string_view> words = split(phrase);
  if (words.empty()) return {};
  if (type == SpeakerType::kAnonymous) {
    const std::u16string_view head = words.back();
    if (ends_with16(head, u"씨") && head.size() >= 2) {
      std::string name = to_utf8(head.substr(0, head.size() - 1));
      if (has_hangul(name)) {
        // Surnames have spellings of their own (Lee, Kim) beside a given name.
        name = korean::romanize_person(std::u16string(1, head[0]) + u"민수", lexicon);
        name.resize(std::min(name.find(' '), name.size()));
      }
      words.pop_back();
      std::erase_if(words, [](std::u16string_view word) {  // 7년 차 교사
        return is(word, u"차") || (word[0] <= u'9' && ends_with16(word, u"년"));
      });
      if (words.empty()) return name;
      const std::u16string_view title = words.back();
      words.pop_back();
      return name + ", " + of_role(lexicon, words, title, false);
    }
    words.pop_back();
    return capitalised(of_role(lexicon, words, head, false));
  }
  // 코레일 측 is Korail, A씨 측 somebody for A; 두 회사가 낸 보고서 is the report.
  if (words.size() > 1 && is(words.back(), u"측")) {
    words.pop_back();
    if (ends_with16(words.back(), u"씨"))
      return english_phrase(words.back(), SpeakerType::kAnonymous, lexicon) + "'s side";
  }
  size_t first = 0;
  if (type == SpeakerType::kDocument && words.size() > 2) {
    first = words.size() - 1;
    while (first > 0 && words.size() - first < 3 &&
           !of_whole_word(lexicon, words[first - 1]).text.empty())
      --first;
  }
  // 전문가 10명 중 7명: 7 of 10 experts.
  if (words.size() >= 3 && is(words[words.size() - 2], u"중")) {
    const size_t i = words.size() - 2;
    English of_all = of_words(lexicon, words, 0, i - 1);
    plural(of_all.text);
    std::string part = of_word(lexicon, words[i + 1]).text;
    std::string all = of_word(lexicon, words[i - 1]).text;
    for (std::string* number : {&part, &all}) {
      if (const size_t people = number->find(" people"); people != std::string::npos)
        number->resize(people);
    }
    return part + " of " + all + (of_all.text.empty() ? " people" : " " + of_all.text);
  }
  // 현장 alone is the people who work there, in a longer phrase a place.
  const lexicon::Table sources = lexicon.table("sources");
  if (const uint32_t row = korean::find_row(sources, phrase); row != korean::kNoRow)
    return capitalised(std::string(sources.cell(row, 2)));
  const English english = of_words(lexicon, words, first, words.size());
  return capitalised(english.text);
}

}  // namespace dokhae::claims
