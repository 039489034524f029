#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <cstdlib>
#include <set>
#include <string_view>

#include "base/hangul.h"
#include "base/utf.h"
#include "lexicon/compiler/entries.h"

namespace dokhae::lexicon::compiler {
namespace {

// Rarer than any word that was counted.
constexpr int kShortNoun = 21 * 16;
constexpr int kNoun = 22 * 16;
constexpr int kOther = 20 * 16;

/// The affix class of a dictionary form in hunspell-dict-ko 0.7.
enum class Affixes { kNone, kNominal, kAdverb, kVerb, kAdjective };

Affixes affixes(int flag) {
  switch (flag) {
    case 10:
    case 25:
      return Affixes::kNominal;
    case 67:
      return Affixes::kAdverb;
    case 36:
    case 42:
    case 43:
    case 44:
    case 52:
    case 55:
    case 56:
    case 60:
      return Affixes::kVerb;
    case 47:
    case 49:
    case 53:
    case 57:
    case 62:
      return Affixes::kAdjective;
    default:
      return Affixes::kNone;
  }
}

bool ends_with(const std::u16string& text, std::u16string_view end) {
  return text.size() > end.size() &&
         std::u16string_view(text).substr(text.size() - end.size()) == end;
}

bool is_hangul(const std::u16string& text) {
  for (const char16_t unit : text) {
    if (!base::is_syllable(unit)) return false;
  }
  return !text.empty();
}

}  // namespace

std::vector<SourceEntry> hunspell_stems(const std::string& dictionary) {
  std::vector<SourceEntry> out;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return out;
  std::vector<std::pair<std::u16string, Affixes>> words;
  std::set<std::u16string> nouns;
  for (const std::string& line : split(dictionary, '\n')) {
    const size_t slash = line.find('/');
    if (slash == std::string::npos) continue;
    const Affixes kind = affixes(std::atoi(line.c_str() + slash + 1));
    if (kind == Affixes::kNone) continue;
    const icu::UnicodeString text =
        nfc->normalize(icu::UnicodeString::fromUTF8(line.substr(0, slash)), status);
    std::u16string word(text.getBuffer(), static_cast<size_t>(text.length()));
    if (word.size() < 2 || word.size() > 6 || !is_hangul(word)) continue;
    if (kind == Affixes::kNominal) nouns.insert(word);
    words.emplace_back(std::move(word), kind);
  }
  constexpr std::u16string_view kLight[] = {u"하다",   u"되다", u"시키다", u"당하다",
                                            u"스럽다", u"롭다", u"거리다", u"대다"};
  for (auto& [word, kind] : words) {
    SourceEntry entry;
    if (kind == Affixes::kNominal) {
      if (word.size() > 3) continue;
      // Longer nouns, and nouns that are another with a syllable more (생산성, 기록물, 재투표),
      // weigh 37 kB and bring next to nothing: the analysis puts them together.
      constexpr std::u16string_view kPrefixes = u"재신대소고총부반초무비미불탈친";
      if (word.size() == 3 && (nouns.count(word.substr(0, 2)) != 0 ||
                               (kPrefixes.find(word[0]) != std::u16string_view::npos &&
                                nouns.count(word.substr(1)) != 0))) {
        continue;
      }
      entry.tag = Tag::kNNG;
      entry.cost = word.size() == 2 ? kShortNoun : kNoun;
    } else if (kind == Affixes::kAdverb) {
      entry.tag = Tag::kMAG;
      entry.cost = kOther;
    } else {
      if (word.back() != u'다') continue;
      // Put together by the analysis.
      bool derived = false;
      for (const std::u16string_view light : kLight) {
        derived = derived || (ends_with(word, light) &&
                              nouns.count(word.substr(0, word.size() - light.size())) != 0);
      }
      if (derived) continue;
      entry.tag = kind == Affixes::kVerb ? Tag::kVV : Tag::kVA;
      entry.irregular = expected_irregular(word, entry.tag);
      entry.cost = kOther;
    }
    entry.headword = std::move(word);
    out.push_back(std::move(entry));
  }
  return out;
}

}  // namespace dokhae::lexicon::compiler
