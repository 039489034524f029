#include "korean/word_model.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

#include "base/hangul.h"
#include "base/utf.h"

namespace dokhae::korean {
namespace {

constexpr size_t kSyllables = base::kSyllableLast - base::kSyllableFirst + 1;

// -log2 of the share of unknown nouns among all words, then of each length among them.
constexpr Cost kUnknown = 7 * kBit;
constexpr Cost kLength[] = {0, 9 * kBit, 2 * kBit, 3 * kBit / 2, 3 * kBit, 5 * kBit, 7 * kBit};
constexpr Cost kLonger = 3 * kBit;
// The same for names of persons. Given names are listed by syllable with a weight up to 9.
constexpr Cost kPerson = 15 * kBit / 2;
constexpr int kTopWeight = 9;
constexpr int kTopBits = 4;

uint8_t class_of(Tag tag, std::u16string_view headword) {
  if (headword == u"아니다") return kCopulaStem | kAdjectiveStem;
  switch (tag) {
    case Tag::kVA:
    case Tag::kXSA:
      return headword == u"있다" || headword == u"없다" ||
                     (headword.size() > 2 && (headword.ends_with(u"있다") || headword.ends_with(u"없다")))
                 ? kAdjectiveStem | kExistStem
                 : kAdjectiveStem;
    case Tag::kVX:
      if (headword == u"있다") return kAdjectiveStem | kExistStem;
      if (headword == u"않다" || headword == u"못하다" || headword == u"하다") return kVerbStem | kAdjectiveStem;
      if (headword == u"싶다" || headword == u"듯하다" || headword == u"만하다" || headword == u"뻔하다" ||
          headword == u"듯싶다" || headword == u"법하다") {
        return kAdjectiveStem;
      }
      return kVerbStem;
    case Tag::kVCN: return kCopulaStem | kAdjectiveStem;
    default:
      if (headword == u"있다" || headword == u"계시다") return kVerbStem | kAdjectiveStem | kExistStem;
      return kVerbStem;
  }
}

uint16_t find(const Automaton& automaton, std::u16string_view text) {
  uint32_t node = Automaton::kRoot;
  for (const char16_t unit : text) {
    node = automaton.child(node, unit);
    if (node == 0) return 0xFFFF;
  }
  const auto values = automaton.values(node);
  return values.empty() ? uint16_t{0xFFFF} : values[0];
}

}  // namespace

void WordModel::load(const lexicon::Lexicon& lexicon) {
  std::vector<uint16_t> counts[kPlaces];
  uint32_t totals[kPlaces] = {};
  for (auto& place : counts) place.assign(kSyllables, 0);
  predicates_.resize(lexicon.entry_count());
  stem_nodes_.resize(lexicon.pack_count());
  single_stems_.resize(kSyllables);
  for (lexicon::EntryId id = 0; id < lexicon.entry_count(); ++id) {
    const Tag tag = lexicon.tag(id);
    if (tag == Tag::kVV || tag == Tag::kVA || tag == Tag::kVX || tag == Tag::kVCN || tag == Tag::kXSV ||
        tag == Tag::kXSA) {
      const std::u16string_view word = lexicon.headword(id);
      predicates_[id] = {class_of(tag, word), word == u"이다", word == u"아니다"};
      note_stem(lexicon, id, word);
      continue;
    }
    if (tag != Tag::kNNG && tag != Tag::kNNP) continue;
    const std::u16string_view word = lexicon.headword(id);
    if (word.size() < 2) continue;
    for (size_t i = 0; i < word.size(); ++i) {
      if (!base::is_syllable(word[i])) continue;
      const Place place = i == 0 ? kFirst : i + 1 == word.size() ? kLast : kInner;
      if (counts[place][word[i] - base::kSyllableFirst] != 0xFFFF) ++counts[place][word[i] - base::kSyllableFirst];
      ++totals[place];
    }
  }
  // Syllables that were never seen share what one in twenty words would have.
  for (int place = 0; place < kPlaces; ++place) {
    syllables_[place].resize(kSyllables);
    const double total = totals[place] * 1.05 + 1;
    const double unseen = (totals[place] * 0.05 + 1) / 1500;
    // Few distinct counts: the logarithms are worth keeping.
    std::vector<uint8_t> costs;
    for (size_t i = 0; i < kSyllables; ++i) {
      const uint16_t count = counts[place][i];
      while (costs.size() <= std::min<size_t>(count, 4096)) {
        const double p = (static_cast<double>(costs.size()) + unseen) / total;
        costs.push_back(static_cast<uint8_t>(std::min(255.0, -8 * std::log2(p))));
      }
      syllables_[place][i] = costs[std::min<size_t>(count, 4096)];
    }
  }

  const lexicon::Table surnames = lexicon.table("surnames");
  for (uint32_t row = 0; row < surnames.row_count(); ++row) {
    const int share = std::max(1, std::atoi(std::string(surnames.cell(row, 2)).c_str()));
    surnames_.add(base::to_utf16(surnames.cell(row, 0)), static_cast<uint16_t>(surname_costs_.size()));
    surname_costs_.push_back(static_cast<uint16_t>(-kBit * std::log2(share / 10000.0)));
  }
  surnames_.build();

  const lexicon::Table given = lexicon.table("given_syllables");
  for (uint32_t row = 0; row < given.row_count(); ++row) {
    given_.add(base::to_utf16(given.cell(row, 0)), static_cast<uint16_t>(given_costs_[0].size()));
    for (uint32_t place = 0; place < 2; ++place) {
      const int weight = std::atoi(std::string(given.cell(row, 1 + place)).c_str());
      given_costs_[place].push_back(
          weight > 0 ? static_cast<uint8_t>(kTopBits + std::max(0, kTopWeight - weight)) : uint8_t{0});
    }
  }
  given_.build();

  const lexicon::Table bound = lexicon.table("bound_nouns");
  for (uint32_t row = 0; row < bound.row_count(); ++row) {
    const BoundNoun after =
        bound.cell(row, 1) == "adnominal" ? BoundNoun::kAfterAdnominal : BoundNoun::kAfterNumeral;
    bound_.add(base::to_utf16(bound.cell(row, 0)), static_cast<uint16_t>(after));
  }
  bound_.build();

  const lexicon::Table degree = lexicon.table("degree_adverbs");
  for (uint32_t row = 0; row < degree.row_count(); ++row) degree_.add(base::to_utf16(degree.cell(row, 0)), 0);
  degree_.build();
}

void WordModel::note_stem(const lexicon::Lexicon& lexicon, lexicon::EntryId id, std::u16string_view word) {
  if (word.size() < 2) return;
  const std::u16string_view stem = word.substr(0, word.size() - 1);
  if (stem.size() == 1) {
    if (base::is_syllable(stem[0])) single_stems_[stem[0] - base::kSyllableFirst] = true;
    return;
  }
  const uint32_t pack = lexicon.pack(id);
  lexicon::Lexicon::Node node = lexicon.root(pack);
  // 르 stems end a syllable earlier when they change: 몰라.
  for (size_t i = 0; i + 1 < stem.size() && node; ++i) {
    if (i + 2 == stem.size() && stem[i + 1] == u'르') mark(node, stem[i]);
    node = lexicon.child(node, stem[i]);
  }
  if (node) mark(node, stem.back());
}

void WordModel::mark(lexicon::Lexicon::Node node, char16_t last) {
  if (node.is_root()) {
    if (base::is_syllable(last)) single_stems_[last - base::kSyllableFirst] = true;
    return;
  }
  auto& nodes = stem_nodes_[node.pack];
  if (nodes.size() <= node.index) nodes.resize(node.index + 1);
  nodes[node.index] = true;
}

Cost WordModel::unknown_noun(std::u16string_view text) const noexcept {
  constexpr size_t kListed = std::size(kLength) - 1;
  Cost cost = kUnknown + kLength[std::min(text.size(), kListed)];
  if (text.size() > kListed) cost += static_cast<Cost>(text.size() - kListed) * kLonger;
  for (size_t i = 0; i < text.size(); ++i) {
    const Place place = i == 0 ? kFirst : i + 1 == text.size() ? kLast : kInner;
    cost += 2 * syllables_[place][text[i] - base::kSyllableFirst];
  }
  return cost;
}

Cost WordModel::person(std::u16string_view text) const noexcept {
  if (text.size() < 3 || text.size() > 4) return kNoName;
  const size_t length = text.size() - 2;
  const uint16_t surname = find(surnames_, text.substr(0, length));
  const uint16_t first = find(given_, text.substr(length, 1));
  const uint16_t second = find(given_, text.substr(length + 1, 1));
  if (surname == 0xFFFF || first == 0xFFFF || second == 0xFFFF) return kNoName;
  const Cost bits = given_costs_[0][first], more = given_costs_[1][second];
  if (bits == 0 || more == 0) return kNoName;
  return kPerson + surname_costs_[surname] + (bits + more) * kBit;
}

bool WordModel::is_surname(std::u16string_view text) const noexcept {
  return find(surnames_, text) != 0xFFFF;
}

bool WordModel::is_degree(std::u16string_view adverb) const noexcept {
  return find(degree_, adverb) != 0xFFFF;
}

BoundNoun WordModel::bound(std::u16string_view noun) const noexcept {
  const uint16_t value = find(bound_, noun);
  return value == 0xFFFF ? BoundNoun::kNo : static_cast<BoundNoun>(value);
}

}  // namespace dokhae::korean
