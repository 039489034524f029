#include "lexicon/compiler/entries.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "base/hangul.h"
#include "base/utf.h"
#include "lexicon/compiler/lint.h"

namespace dokhae::lexicon::compiler {
namespace {

constexpr size_t kColumns = 9;
constexpr size_t kMaxGlosses = 3;
constexpr size_t kMaxGlossWords = 8;
constexpr size_t kMaxHeadword = 40;

enum Column { kHeadword, kTag, kIrregular, kGlosses, kDomain, kCues, kName, kKind, kNote };

constexpr std::string_view kEntryTags[] = {"NNG", "NNP", "NNB", "NR", "NP", "VV", "VA",  "VX",
                                           "VCN", "MAG", "MAJ", "MM", "IC", "XR", "XPN", "XSN"};
constexpr std::string_view kStemTags[] = {"XSV", "XSA"};
constexpr std::string_view kDomains[] = {"general",  "politics",      "law",     "economy",
                                         "industry", "technology",    "society", "education",
                                         "health",   "science",       "culture", "sport",
                                         "military", "international", "local",   "media"};
constexpr std::string_view kKinds[] = {"",     "person",  "org",   "place", "event",
                                       "work", "product", "other", "title", "unit"};
constexpr std::string_view kIrregulars[] = {"", "ㅂ", "ㄷ", "ㅅ", "르", "러", "ㅎ", "우"};

template <size_t N>
int index_of(const std::string_view (&list)[N], std::string_view name) {
  for (size_t i = 0; i < N; ++i) {
    if (list[i] == name) return static_cast<int>(i);
  }
  return -1;
}

std::string at(const TsvFile& file, int line) {
  const size_t slash = file.path.find("data/");
  return (slash == std::string::npos ? file.path : file.path.substr(slash)) + ":" +
         std::to_string(line) + ": ";
}

bool is_nfc(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  return U_SUCCESS(status) && nfc->isNormalized(icu::UnicodeString::fromUTF8(text), status);
}

bool is_predicate(Tag tag) {
  return tag == Tag::kVV || tag == Tag::kVA || tag == Tag::kVX || tag == Tag::kVCN ||
         tag == Tag::kXSV || tag == Tag::kXSA;
}

bool ends_with(std::u16string_view text, std::u16string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

template <size_t N>
bool ends_with_any(std::u16string_view text, const std::u16string_view (&ends)[N]) {
  return std::any_of(ends, ends + N,
                     [text](std::u16string_view end) { return ends_with(text, end); });
}

// Closed lists: the other stems of each shape follow the rule in expected_irregular.
constexpr std::u16string_view kRegularBieup[] = {u"잡",   u"입",   u"뽑",  u"씹", u"접",
                                                 u"집",   u"좁",   u"꼽",  u"업", u"수줍",
                                                 u"꼬집", u"헤집", u"곱씹"};
constexpr std::u16string_view kIrregularDigeut[] = {u"걷", u"듣", u"묻", u"싣",   u"깨닫", u"일컫",
                                                    u"긷", u"붇", u"눋", u"치닫", u"내닫"};
constexpr std::u16string_view kIrregularSiot[] = {u"짓", u"낫", u"붓", u"잇", u"긋", u"젓"};
constexpr std::u16string_view kPlainReu[] = {u"따르",   u"치르",   u"들르",
                                             u"다다르", u"우러르", u"잦추르"};
constexpr std::u16string_view kRegularHieut[] = {u"좋", u"놓", u"넣", u"낳", u"쌓", u"찧", u"닿",
                                                 u"땋", u"빻", u"많", u"않", u"끊", u"잃", u"싫",
                                                 u"옳", u"앓", u"꿇", u"뚫", u"끓", u"곯"};

}  // namespace

Irregular expected_irregular(const std::u16string& headword, Tag tag) {
  if (headword.size() < 2 || headword.back() != u'다') return Irregular::kRegular;
  const std::u16string_view stem(headword.data(), headword.size() - 1);
  const char16_t last = stem.back();
  switch (base::tail_of(last)) {
    case base::kTailBieup:
      if (ends_with(stem, u"아니꼽")) return Irregular::kBieup;
      return ends_with_any(stem, kRegularBieup) ? Irregular::kRegular : Irregular::kBieup;
    case base::kTailDigeut:
      return ends_with_any(stem, kIrregularDigeut) ? Irregular::kDigeut : Irregular::kRegular;
    case base::kTailSiot:
      return ends_with_any(stem, kIrregularSiot) ? Irregular::kSiot : Irregular::kRegular;
    case base::kTailHieut:
      return tag == Tag::kVA && !ends_with_any(stem, kRegularHieut) ? Irregular::kHieut
                                                                    : Irregular::kRegular;
    default:
      break;
  }
  if (last == u'르' && stem.size() >= 2) {
    if (ends_with(stem, u"푸르")) return Irregular::kReo;
    return ends_with_any(stem, kPlainReu) ? Irregular::kRegular : Irregular::kReu;
  }
  return stem == u"푸" ? Irregular::kU : Irregular::kRegular;
}

std::vector<SourceEntry> read_entries(const std::vector<TsvFile>& files, Findings& findings) {
  std::vector<SourceEntry> out;
  struct Seen {
    std::string place;
    bool has_cues;
    Irregular irregular;
    SourceEntry entry;
  };
  std::map<std::pair<std::string, std::string>, std::vector<Seen>> seen;
  struct Unexpected {
    std::string place;
    std::u16string headword;
    Irregular expected;
  };
  std::vector<Unexpected> unexpected;
  std::map<std::u16string, std::set<Irregular>> classes;
  for (const TsvFile& file : files) {
    for (const TsvRow& row : file.rows) {
      const std::string place = at(file, row.line);
      const size_t errors_before = findings.errors.size();
      const auto error = [&](const std::string& text) { findings.errors.push_back(place + text); };
      const auto warning = [&](const std::string& text) {
        findings.warnings.push_back(place + text);
      };
      if (row.cells.size() != kColumns) {
        error(std::to_string(row.cells.size()) + " columns instead of 9");
        continue;
      }
      const std::string& headword = row.cells[kHeadword];
      for (const std::string& cell : row.cells) {
        if (!is_nfc(cell)) error("not NFC: " + cell);
        if (!cell.empty() && (cell.front() == ' ' || cell.back() == ' '))
          error("blank at the end of a cell");
        if (cell.find("  ") != std::string::npos) error("two blanks");
      }
      SourceEntry entry;
      entry.headword = base::to_utf16(headword);
      if (entry.headword.empty() || entry.headword.size() > kMaxHeadword)
        error("headword empty or too long");
      if (index_of(kEntryTags, row.cells[kTag]) < 0) error("unknown tag " + row.cells[kTag]);
      entry.tag = tag_of_name(row.cells[kTag]);
      const int irregular = index_of(kIrregulars, row.cells[kIrregular]);
      if (irregular < 0) error("unknown irregular class " + row.cells[kIrregular]);
      const int domain = row.cells[kDomain].empty() ? 0 : index_of(kDomains, row.cells[kDomain]);
      if (domain < 0) error("unknown domain " + row.cells[kDomain]);
      const int kind = index_of(kKinds, row.cells[kKind]);
      if (kind < 0) error("unknown kind " + row.cells[kKind]);
      const auto glosses = split(row.cells[kGlosses], '|');
      if (glosses.size() > kMaxGlosses) error("more than three glosses");
      if (glosses.empty() && row.cells[kName].empty()) warning("no gloss for " + headword);
      std::set<std::string> distinct;
      for (const std::string& gloss : glosses) {
        if (gloss.empty()) error("empty gloss");
        if (split(gloss, ' ').size() > kMaxGlossWords) error("long gloss: " + gloss);
        if (!distinct.insert(gloss).second) error("gloss twice: " + gloss);
        if (gloss.find_first_of("()") != std::string::npos) warning("brackets in gloss: " + gloss);
      }
      if (is_predicate(entry.tag)) {
        if (entry.headword.size() < 2 || entry.headword.back() != u'다') {
          error("predicate does not end in 다: " + headword);
        } else if (irregular >= 0 && row.cells[kTag] != "VX") {
          classes[entry.headword].insert(static_cast<Irregular>(irregular));
          const Irregular expected = expected_irregular(entry.headword, entry.tag);
          if (expected != static_cast<Irregular>(irregular))
            unexpected.push_back({place, entry.headword, expected});
        }
      } else if (irregular > 0) {
        error("irregular class on " + row.cells[kTag]);
      }
      auto& same = seen[{headword, row.cells[kTag]}];
      const bool has_cues = !row.cells[kCues].empty();
      for (const Seen& other : same) {
        if (!has_cues && !other.has_cues && other.irregular == static_cast<Irregular>(irregular)) {
          error("duplicate of " + other.place.substr(0, other.place.size() - 2) +
                " without cues: " + headword);
          break;
        }
      }
      if (findings.errors.size() != errors_before) continue;
      entry.irregular = static_cast<Irregular>(irregular);
      entry.domain = static_cast<Domain>(domain);
      entry.kind = static_cast<Kind>(kind);
      entry.glosses = row.cells[kGlosses];
      entry.name = row.cells[kName];
      entry.cues = row.cells[kCues];
      for (const std::string& fault : entry_faults(entry)) warning(fault);
      for (const Seen& other : same) {
        for (const std::string& fault : sense_faults({other.entry, entry})) warning(fault);
      }
      same.push_back({place, has_cues, entry.irregular, entry});
      out.push_back(std::move(entry));
    }
  }
  // 묻다 (to bury) beside 묻다 ㄷ (to ask) is right.
  for (const Unexpected& item : unexpected) {
    if (classes[item.headword].count(item.expected) != 0) continue;
    findings.warnings.push_back(item.place + "irregular class of " + base::to_utf8(item.headword) +
                                " should probably be \"" +
                                std::string(kIrregulars[static_cast<size_t>(item.expected)]) +
                                "\"");
  }
  return out;
}

std::vector<SourceEntry> read_stems(const std::vector<TsvFile>& files, Findings& findings) {
  std::vector<SourceEntry> out;
  for (const TsvFile& file : files) {
    for (const TsvRow& row : file.rows) {
      const std::string place = at(file, row.line);
      if (row.cells.size() != 4) {
        findings.errors.push_back(place + "4 columns expected: lemma, tag, irregular, cost");
        continue;
      }
      SourceEntry entry;
      entry.headword = base::to_utf16(row.cells[0]);
      entry.tag = tag_of_name(row.cells[1]);
      // "-" is the regular twin of an irregular stem: 묻다 (to bury) beside 묻다 ㄷ (to ask).
      const bool regular = row.cells[2] == "-";
      const int irregular = regular ? 0 : index_of(kIrregulars, row.cells[2]);
      if (entry.headword.empty() || entry.headword.size() > kMaxHeadword || irregular < 0 ||
          (index_of(kEntryTags, row.cells[1]) < 0 && index_of(kStemTags, row.cells[1]) < 0) ||
          (is_predicate(entry.tag) && entry.headword.back() != u'다') || !is_nfc(row.cells[0])) {
        findings.errors.push_back(place + "bad stem " + row.cells[0]);
        continue;
      }
      entry.irregular = static_cast<Irregular>(irregular);
      if (irregular == 0 && !regular && is_predicate(entry.tag)) {
        entry.irregular = expected_irregular(entry.headword, entry.tag);
      }
      entry.cost = std::atoi(row.cells[3].c_str());
      out.push_back(std::move(entry));
    }
  }
  return out;
}

std::vector<SourceEntry> join_entries(std::vector<SourceEntry> written,
                                      const std::vector<SourceEntry>& generated,
                                      const std::vector<SourceEntry>& stems) {
  std::map<std::pair<std::u16string, Tag>, int> costs;
  for (const SourceEntry& stem : stems) {
    if (stem.cost != 0) costs.emplace(std::pair(stem.headword, stem.tag), stem.cost);
  }
  std::set<std::u16string> headwords;
  std::set<std::tuple<std::u16string, Tag, Irregular>> known;
  std::set<std::pair<std::u16string, Tag>> known_tags;
  const auto is_noun = [](Tag tag) { return tag == Tag::kNNG || tag == Tag::kNNP; };
  const auto note = [&](const SourceEntry& entry) {
    headwords.insert(entry.headword);
    known.insert({entry.headword, entry.tag, entry.irregular});
    known_tags.insert({entry.headword, entry.tag});
  };
  std::vector<SourceEntry> out = std::move(written);
  for (const SourceEntry& entry : out) note(entry);
  for (const SourceEntry& entry : generated) {
    if (headwords.count(entry.headword) != 0) continue;
    note(entry);
    out.push_back(entry);
  }
  for (const SourceEntry& stem : stems) {
    if (known.count({stem.headword, stem.tag, stem.irregular}) != 0) continue;
    // A hand-written proper noun may be counted as a common one and the other way round: the
    // corpora differ, and one entry serves the analysis.
    if (is_noun(stem.tag) && stem.headword.size() > 1 &&
        (known_tags.count({stem.headword, Tag::kNNG}) != 0 ||
         known_tags.count({stem.headword, Tag::kNNP}) != 0)) {
      continue;
    }
    // Noun + 하다 is put together by the analysis; its row gives the cost of a written entry only.
    if ((stem.tag == Tag::kVV || stem.tag == Tag::kVA) && ends_with(stem.headword, u"하다") &&
        headwords.count(stem.headword.substr(0, stem.headword.size() - 2)) != 0) {
      continue;
    }
    note(stem);
    out.push_back(stem);
  }
  for (SourceEntry& entry : out) {
    if (entry.cost != 0) continue;
    int found = 0;
    if (const auto it = costs.find({entry.headword, entry.tag}); it != costs.end())
      found = it->second;
    if (found == 0 && is_noun(entry.tag)) {
      const Tag other = entry.tag == Tag::kNNG ? Tag::kNNP : Tag::kNNG;
      if (const auto it = costs.find({entry.headword, other}); it != costs.end())
        found = it->second;
    }
    if (found == 0) {
      // Rarer than the last word that was counted; nouns of one syllable are nearly always
      // a false match unless counted.
      found = entry.headword.size() == 1 && is_noun(entry.tag) ? 22 * 16 : 20 * 16;
    }
    entry.cost = found;
  }
  std::stable_sort(out.begin(), out.end(), [](const SourceEntry& a, const SourceEntry& b) {
    return a.headword < b.headword;
  });
  return out;
}

}  // namespace dokhae::lexicon::compiler
