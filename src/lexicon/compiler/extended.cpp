#include "lexicon/compiler/extended.h"

#include <algorithm>
#include <cctype>
#include <cstring>
#include <unordered_map>

#include "base/hangul.h"
#include "base/utf.h"
#include "lexicon/compiler/lint.h"

namespace dokhae::lexicon::compiler {
namespace {

// Rarer than anything that was counted, so that these words fill gaps and move no boundary.
constexpr int kPairCost = 23 * 16;
constexpr int kLongerCost = 24 * 16;
constexpr size_t kMaxGlossWords = 4;
constexpr size_t kMaxSenses = 2;
constexpr size_t kLongestWord = 8;

/// Lines of a text without their ends.
template <typename Function>
void each_line(std::string_view text, Function use) {
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    use(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::vector<std::string_view> words_of(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const size_t end = std::min(text.find(separator), text.size());
    if (end > 0) out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

bool is_hangul(std::u16string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char16_t unit) { return base::is_syllable(unit); });
}

char16_t hiragana(char16_t unit) {
  return unit >= 0x30A1 && unit <= 0x30F6 ? static_cast<char16_t>(unit - 0x60) : unit;
}

int cost_of(const std::u16string& headword) {
  return headword.size() <= 2 ? kPairCost : kLongerCost;
}

// ---------------------------------------------------------------- KANJIDIC

struct Kanji {
  std::map<char16_t, std::vector<std::u16string>> on;
  std::unordered_map<char16_t, char16_t> modern;  // 經 → 経
};

/// `亜 3021 U4e9c … XJ05033 … ア つ.ぐ T1 … {Asia}`: katakana are on readings, G the school
/// year of characters in general use, XJ0 the JIS code of a variant.
Kanji read_kanjidic(std::string_view text) {
  Kanji kanji;
  std::unordered_map<std::string, char16_t> by_code;
  struct Variant {
    char16_t modern;
    std::string code;
  };
  std::vector<Variant> variants;
  each_line(text, [&](std::string_view line) {
    if (line.empty() || line[0] == '#') return;
    const auto fields = words_of(line, ' ');
    if (fields.size() < 3) return;
    const std::u16string character = base::to_utf16(fields[0]);
    if (character.size() != 1) return;
    by_code.emplace(fields[1], character[0]);
    bool general = false, names = false;
    for (size_t i = 2; i < fields.size(); ++i) {
      const std::string_view field = fields[i];
      if (field[0] == '{') break;
      if (field == "T1" || field == "T2") names = true;
      if (field[0] == 'G' && field.size() == 2 &&
          std::isdigit(static_cast<unsigned char>(field[1])))
        general = true;
      if (general && field.substr(0, 3) == "XJ0")
        variants.push_back({character[0], std::string(field.substr(3))});
      std::u16string reading = base::to_utf16(field);
      if (names || reading.empty() || reading[0] < 0x30A1 || reading[0] > 0x30F6) continue;
      std::transform(reading.begin(), reading.end(), reading.begin(), hiragana);
      kanji.on[character[0]].push_back(std::move(reading));
    }
  });
  for (const Variant& variant : variants) {
    if (const auto old = by_code.find(variant.code); old != by_code.end())
      kanji.modern.emplace(old->second, variant.modern);
  }
  return kanji;
}

// ---------------------------------------------------------------- EDICT

/// What a sense or a word is marked with that rules it out here: old, slang, dialects, trades
/// that are Japanese, kana spellings.
constexpr std::string_view kRefused[] = {
    "arch",  "obs",   "obsc", "sl",     "vulg",   "derog", "X",       "joc",     "hanaf", "mahj",
    "sumo",  "shogi", "MA",   "Shinto", "ok",     "oK",    "io",      "iK",      "ik",    "ateji",
    "gikun", "uk",    "rare", "hob:",   "ksb:",   "ktb:",  "kyb:",    "kyu:",    "nab:",  "osb:",
    "rkb:",  "thb:",  "tsb:", "tsug:",  "person", "place", "company", "product", "work",  "fem",
    "male",  "chn",   "fam",  "on-mim", "poet",   "id",    "proverb", "exp"};
constexpr std::string_view kNominal[] = {"n",   "vs",    "adj-na", "adj-no", "n-adv",
                                         "n-t", "n-suf", "n-pref", "adj-t",  "adj-f"};
/// English that tells of a thing of Japan's.
constexpr std::string_view kJapanese[] = {
    "japan",  "tokyo",  "kyoto",  "osaka", "edo ", "meiji",    "samurai",   "shogun", "heian",
    "kabuki", "noh ",   "shinto", "kanji", "kana", "ritsuryo", "prefectur", "daimyo", "yen",
    "shogi",  "tatami", "kimono", "haiku", "waka", "imperial", "diet "};

template <size_t N>
bool is_one_of(std::string_view text, const std::string_view (&list)[N]) {
  return std::find(list, list + N, text) != list + N;
}

struct Word {
  std::vector<std::string> glosses;
  bool common = false;
};

bool is_marker(std::string_view inner) {
  if (inner.empty() || inner.size() > 40) return false;
  return std::all_of(inner.begin(), inner.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == ',' || c == ':' ||
           (c >= '0' && c <= '9');
  });
}

/// The gloss in American spelling: EDICT gives both, one after the other.
std::string in_american(const std::string& gloss) {
  std::string out;
  for (const std::string_view word : words_of(gloss, ' ')) {
    const std::string better = american_spelling(word);
    out += (out.empty() ? "" : " ") + (better.empty() ? std::string(word) : better);
  }
  return out;
}

/// A gloss without what stands in brackets; "" when it does not fit a newspaper's line.
std::string plain_gloss(std::string_view text) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (depth == 0) {
      if (static_cast<unsigned char>(c) >= 0x80 || c == '|' || c == '"' || c == ';' || c == '~')
        return {};
      if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
    }
    if (c == ')' || c == ']' || c == '}') depth = std::max(0, depth - 1);
  }
  while (!out.empty() && (out.back() == ' ' || out.back() == '.')) out.pop_back();
  if (out.size() < 2 || words_of(out, ' ').size() > kMaxGlossWords) return {};
  std::string lower = out + ' ';
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const std::string_view word : kJapanese) {
    if (lower.find(word) != std::string::npos) return {};
  }
  return in_american(out);
}

/// `[reading] /(n,vs) (1) gloss/gloss/(2) gloss/(P)/`: the glosses of the first sense, if the
/// word is a noun here. A sense that has to be refused refuses the word: it is the chief one.
bool read_word(std::string_view body, Word& word) {
  bool nominal = false;
  bool first_sense = true;
  for (std::string_view part : words_of(body, '/')) {
    if (part == "(P)") {
      word.common = true;
      continue;
    }
    if (part.substr(0, 4) == "EntL") continue;
    // Markers stand in brackets before the gloss.
    while (!part.empty() && part[0] == '(') {
      const size_t close = part.find(')');
      if (close == std::string_view::npos) break;
      const std::string_view inner = part.substr(1, close - 1);
      if (inner.size() <= 2 && std::isdigit(static_cast<unsigned char>(inner[0]))) {
        if (inner != "1") first_sense = false;
      } else if (is_marker(inner)) {
        for (const std::string_view marker : words_of(inner, ',')) {
          if (first_sense && is_one_of(marker, kRefused)) return false;
          nominal |= first_sense && is_one_of(marker, kNominal);
        }
      } else {
        break;
      }
      part.remove_prefix(close + 1);
      while (!part.empty() && part[0] == ' ') part.remove_prefix(1);
    }
    if (!first_sense || word.glosses.size() == kMaxSenses) continue;
    if (part.find("apan") != std::string_view::npos) return false;
    if (std::string gloss = plain_gloss(part);
        !gloss.empty() &&
        std::find(word.glosses.begin(), word.glosses.end(), gloss) == word.glosses.end()) {
      word.glosses.push_back(std::move(gloss));
    }
  }
  return nominal && !word.glosses.empty();
}

bool is_kanji(char16_t unit) {
  return unit >= 0x4E00 && unit <= 0x9FFF;
}

std::unordered_map<std::u16string, Word> read_edict(std::string_view text, const Kanji& kanji) {
  std::unordered_map<std::u16string, Word> words;
  each_line(text, [&](std::string_view line) {
    const size_t slash = line.find('/');
    if (slash == std::string_view::npos) return;
    const auto head = words_of(line.substr(0, slash), ' ');
    if (head.size() != 2 || head[1].size() < 3 || head[1].front() != '[') return;
    std::u16string key = base::to_utf16(head[0]);
    if (key.size() < 2 || key.size() > kLongestWord ||
        !std::all_of(key.begin(), key.end(), is_kanji))
      return;
    const std::u16string reading = base::to_utf16(head[1].substr(1, head[1].size() - 2));
    if (!is_sino_reading(key, reading, kanji.on)) return;
    Word word;
    if (!read_word(line.substr(slash), word)) return;
    const auto [place, fresh] = words.try_emplace(std::move(key), word);
    if (!fresh && word.common && !place->second.common) place->second = std::move(word);
  });
  return words;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "|") + part;
  return out;
}

/// Voiced or half voiced at a seam: か → が, は → ば and ぱ.
bool may_voice(char16_t plain, char16_t voiced) {
  constexpr std::u16string_view kPlain = u"かきくけこさしすせそたちつてと";
  constexpr std::u16string_view kLabial = u"はひふへほ";
  if (kPlain.find(plain) != std::u16string_view::npos) return voiced == plain + 1;
  if (kLabial.find(plain) != std::u16string_view::npos)
    return voiced == plain + 1 || voiced == plain + 2;
  return false;
}

/// つ ち く き before the next character's consonant: がっこう.
bool may_double(char16_t last) {
  return last == u'つ' || last == u'ち' || last == u'く' || last == u'き';
}

SourceEntry name_entry(std::u16string headword, std::string english, Tag tag, Kind kind) {
  SourceEntry entry;
  entry.tag = tag;
  entry.kind = kind;
  entry.domain = Domain::kInternational;
  entry.cost = cost_of(headword);
  entry.headword = std::move(headword);
  entry.glosses = std::move(english);
  return entry;
}

/// Plain English that can stand in a gloss.
bool is_plain_english(std::string_view text) {
  return !text.empty() && text.size() <= 40 &&
         text.find_first_of("|(),;/[]") == std::string_view::npos &&
         std::isupper(static_cast<unsigned char>(text[0]));
}

}  // namespace

bool is_sino_reading(std::u16string_view word, std::u16string_view reading,
                     const std::map<char16_t, std::vector<std::u16string>>& on_readings) {
  // Places in the reading that the characters so far may end at.
  std::set<size_t> ends = {0};
  for (size_t i = 0; i < word.size(); ++i) {
    const auto found = on_readings.find(word[i]);
    if (found == on_readings.end()) return false;
    std::set<size_t> next;
    for (const size_t at : ends) {
      for (const std::u16string& on : found->second) {
        if (on.empty() || on.size() > reading.size() - at) continue;
        bool same = true;
        for (size_t k = 0; k < on.size() && same; ++k) {
          const char16_t unit = reading[at + k];
          same = unit == on[k] || (k == 0 && i > 0 && may_voice(on[0], unit)) ||
                 (k + 1 == on.size() && k > 0 && i + 1 < word.size() && unit == u'っ' &&
                  may_double(on[k]));
        }
        if (same) next.insert(at + on.size());
      }
    }
    if (next.empty()) return false;
    ends = std::move(next);
  }
  return ends.count(reading.size()) != 0;
}

std::vector<SourceEntry> hanja_entries(std::string_view hanja, std::string_view kanjidic,
                                       std::string_view edict) {
  const Kanji kanji = read_kanjidic(kanjidic);
  const auto words = read_edict(edict, kanji);
  std::vector<SourceEntry> out;
  std::u16string last;
  std::vector<const Word*> found;
  std::u16string spelling;  // of the last word found
  const auto finish = [&] {
    if (!found.empty()) {
      const auto common =
          std::find_if(found.begin(), found.end(), [](const Word* word) { return word->common; });
      const Word* best = common == found.end() ? found.front() : *common;
      SourceEntry entry;
      entry.headword = last;
      entry.cost = cost_of(last);
      entry.glosses = joined(best->glosses);
      // Hanja nearby speak for the word like any other cue; they are shown with its gloss.
      if (found.size() == 1) entry.cues = base::to_utf8(spelling);
      out.push_back(std::move(entry));
    }
    found.clear();
  };
  each_line(hanja, [&](std::string_view line) {
    const size_t first = line.find(':');
    if (line.empty() || line[0] == '#' || first == std::string_view::npos) return;
    const size_t second = std::min(line.find(':', first + 1), line.size());
    std::u16string headword = base::to_utf16(line.substr(0, first));
    std::u16string characters = base::to_utf16(line.substr(first + 1, second - first - 1));
    if (headword.size() < 2 || headword.size() > kLongestWord ||
        headword.size() != characters.size() || !is_hangul(headword)) {
      return;
    }
    if (headword != last) {
      finish();
      last = std::move(headword);
    }
    auto word = words.end();
    std::u16string modern = characters;
    for (char16_t& unit : modern) {
      if (const auto form = kanji.modern.find(unit); form != kanji.modern.end())
        unit = form->second;
    }
    word = words.find(modern);
    if (word == words.end()) word = words.find(characters);
    // 經濟 and 経済 are one word in two spellings, the Korean one first.
    if (word == words.end() || (!found.empty() && found.back() == &word->second)) return;
    found.push_back(&word->second);
    spelling = std::move(characters);
  });
  finish();
  return out;
}

std::vector<std::pair<std::string, std::string>> read_catalogue(std::string_view bytes) {
  std::vector<std::pair<std::string, std::string>> out;
  const auto word = [bytes](size_t at) {
    uint32_t value = 0;
    if (at + 4 <= bytes.size()) std::memcpy(&value, bytes.data() + at, 4);
    return value;
  };
  if (bytes.size() < 28 || word(0) != 0x950412DE) return out;
  const uint32_t count = word(8);
  const auto text = [&](size_t table, uint32_t index, std::string& into) {
    const size_t record = table + size_t(index) * 8;
    if (record + 8 > bytes.size()) return false;
    const size_t length = word(record), offset = word(record + 4);
    if (offset > bytes.size() || length > bytes.size() - offset) return false;
    into = bytes.substr(offset, length);
    return true;
  };
  for (uint32_t i = 0; i < count; ++i) {
    std::pair<std::string, std::string> pair;
    if (!text(word(12), i, pair.first) || !text(word(16), i, pair.second)) return {};
    if (!pair.first.empty()) out.push_back(std::move(pair));
  }
  return out;
}

std::vector<SourceEntry> geonames_entries(std::string_view korean_catalogue,
                                          std::string_view english_catalogue) {
  std::unordered_map<std::string, std::string> english;
  for (auto& [number, name] : read_catalogue(english_catalogue)) english.emplace(number, name);
  std::vector<SourceEntry> out;
  for (const auto& [number, name] : read_catalogue(korean_catalogue)) {
    const auto found = english.find(number);
    std::u16string headword = base::to_utf16(name);
    if (found == english.end() || headword.size() < 2 || headword.size() > kLongestWord ||
        !is_hangul(headword) || !is_plain_english(found->second)) {
      continue;
    }
    out.push_back(name_entry(std::move(headword), found->second, Tag::kNNP, Kind::kPlace));
  }
  return out;
}

std::vector<SourceEntry> iso_entries(std::string_view catalogue, bool languages) {
  std::vector<SourceEntry> out;
  for (const auto& [english, korean] : read_catalogue(catalogue)) {
    std::u16string headword = base::to_utf16(korean);
    if (headword.size() < 2 || headword.size() > kLongestWord || !is_hangul(headword) ||
        !is_plain_english(english) || (languages && headword.back() != u'어')) {
      continue;
    }
    out.push_back(languages ? name_entry(std::move(headword), english, Tag::kNNG, Kind::kNone)
                            : name_entry(std::move(headword), english, Tag::kNNP, Kind::kPlace));
  }
  return out;
}

std::vector<SourceEntry> without_known(std::vector<SourceEntry> entries,
                                       const std::vector<SourceEntry>& lexicon) {
  std::set<std::u16string> glossed, words;
  for (const SourceEntry& entry : lexicon) {
    words.insert(entry.headword);
    if (!entry.glosses.empty() || !entry.name.empty()) glossed.insert(entry.headword);
  }
  std::map<std::u16string, uint8_t> taken;  // with the source that has it
  std::vector<SourceEntry> out;
  for (SourceEntry& entry : entries) {
    if (glossed.count(entry.headword) != 0) continue;
    if (entry.tag == Tag::kNNP && words.count(entry.headword) != 0) continue;
    if (!taken.emplace(entry.headword, entry.source).second) continue;
    out.push_back(std::move(entry));
  }
  std::stable_sort(out.begin(), out.end(), [](const SourceEntry& a, const SourceEntry& b) {
    return a.headword < b.headword;
  });
  return out;
}

}  // namespace dokhae::lexicon::compiler
