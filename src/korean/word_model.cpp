#include "korean/word_model.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

#include "base/hangul.h"
#include "base/utf.h"
#include "lexicon/format.h"

namespace dokhae::korean {
namespace {

constexpr size_t kSyllables = base::kSyllableLast - base::kSyllableFirst + 1;

// -log2 of the share of unknown nouns among all words, then of each length among them.
constexpr Cost kUnknown = 7 * kBit;
constexpr Cost kLength[] = {0, 9 * kBit, 2 * kBit, 3 * kBit / 2, 3 * kBit, 5 * kBit, 7 * kBit};
constexpr Cost kLonger = 3 * kBit;
constexpr Cost kSyllable = 7 * kBit;  // when the lexicon does not tell
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
                     (headword.size() > 2 &&
                      (headword.ends_with(u"있다") || headword.ends_with(u"없다")))
                 ? kAdjectiveStem | kExistStem
                 : kAdjectiveStem;
    case Tag::kVX:
      if (headword == u"있다") return kAdjectiveStem | kExistStem;
      if (headword == u"않다" || headword == u"못하다" || headword == u"하다")
        return kVerbStem | kAdjectiveStem;
      if (headword == u"싶다" || headword == u"듯하다" || headword == u"만하다" ||
          headword == u"뻔하다" || headword == u"듯싶다" || headword == u"법하다") {
        return kAdjectiveStem;
      }
      return kVerbStem;
    case Tag::kVCN:
      return kCopulaStem | kAdjectiveStem;
    default:
      if (headword == u"있다" || headword == u"계시다")
        return kVerbStem | kAdjectiveStem | kExistStem;
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
  lexicon_ = &lexicon;
  const auto syllables = lexicon.section(lexicon::format::kSyllables);
  if (syllables.size() == 3 * kSyllables)
    syllables_ = reinterpret_cast<const uint8_t*>(syllables.data());

  const lexicon::Table surnames = lexicon.table("surnames");
  for (uint32_t row = 0; row < surnames.row_count(); ++row) {
    const int share = std::max(1, std::atoi(std::string(surnames.cell(row, 2)).c_str()));
    surnames_.add(base::to_utf16(surnames.cell(row, 0)),
                  static_cast<uint16_t>(surname_costs_.size()));
    surname_costs_.push_back(static_cast<uint16_t>(-kBit * std::log2(share / 10000.0)));
  }
  surnames_.build();

  const lexicon::Table given = lexicon.table("given_syllables");
  for (uint32_t row = 0; row < given.row_count(); ++row) {
    given_.add(base::to_utf16(given.cell(row, 0)), static_cast<uint16_t>(given_costs_[0].size()));
    for (uint32_t place = 0; place < 2; ++place) {
      const int weight = std::atoi(std::string(given.cell(row, 1 + place)).c_str());
      given_costs_[place].push_back(
          weight > 0 ? static_cast<uint8_t>(kTopBits + std::max(0, kTopWeight - weight))
                     : uint8_t{0});
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
  for (uint32_t row = 0; row < degree.row_count(); ++row)
    degree_.add(base::to_utf16(degree.cell(row, 0)), 0);
  degree_.build();
}

WordModel::Predicate WordModel::predicate(lexicon::EntryId id, Tag tag) const noexcept {
  const std::u16string_view word = lexicon_->headword(id);
  // The special stems are few, and end in few syllables.
  const char16_t last = word.size() < 2 ? u'\0' : word[word.size() - 2];
  if (last != u'있' && last != u'없' && last != u'시' && last != u'니' && last != u'이' &&
      tag != Tag::kVX) {
    return {tag == Tag::kVA || tag == Tag::kXSA ? kAdjectiveStem : kVerbStem, false, false};
  }
  return {class_of(tag, word), word == u"이다", word == u"아니다"};
}

Cost WordModel::noun_of_length(size_t length) const noexcept {
  constexpr size_t kListed = std::size(kLength) - 1;
  if (length <= kListed) return kUnknown + kLength[length];
  return kUnknown + kLength[kListed] + static_cast<Cost>(length - kListed) * kLonger;
}

Cost WordModel::noun_syllable(Place place, char16_t syllable) const noexcept {
  if (syllables_ == nullptr) return kSyllable;
  return 2 * syllables_[place * kSyllables + (syllable - base::kSyllableFirst)];
}

Cost WordModel::person(std::u16string_view text) const noexcept {
  if (text.size() < 3 || text.size() > 4) return kNoName;
  const size_t length = text.size() - 2;
  const uint16_t surname = find(surnames_, text.substr(0, length));
  if (surname == 0xFFFF) return kNoName;
  const uint16_t first = find(given_, text.substr(length, 1));
  const uint16_t second = find(given_, text.substr(length + 1, 1));
  if (first == 0xFFFF || second == 0xFFFF) return kNoName;
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
