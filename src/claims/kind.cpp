#include "claims/kind.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "base/hangul.h"
#include "claims/clause.h"
#include "korean/table_lookup.h"

namespace dokhae::claims {
namespace {

using base::TextSpan;

constexpr size_t kKinds = 8;
constexpr uint32_t kTailUnits = 60;
constexpr size_t kLongestEnding = 16;
constexpr size_t kLongestBeginning = 5;

struct Tail {
  std::u16string_view text;  ///< the last sentence, without marks at its end
  bool question_mark = false;
};

Tail tail_of_claim(std::u16string_view text, TextSpan claim) noexcept {
  Tail tail;
  const TextSpan span = trimmed(text, claim);
  for (uint32_t i = span.end; i < claim.end; ++i) tail.question_mark |= text[i] == u'?';
  if (span.empty()) return tail;
  uint32_t start = span.end - std::min(kTailUnits, span.length());
  for (uint32_t i = span.end - 1; i > start; --i) {
    if ((text[i] == u'.' || text[i] == u'?' || text[i] == u'!') && i + 1 < span.end &&
        text[i + 1] == u' ') {
      start = i + 2;
      break;
    }
  }
  while (start < span.end && text[start] == u' ') ++start;
  tail.text = text.substr(start, span.end - start);
  return tail;
}

/// The final consonant of a syllable as the patterns write it; 0 when they do not ask for it.
char16_t tail_letter(char16_t syllable) noexcept {
  if (!base::is_syllable(syllable)) return 0;
  switch (base::tail_of(syllable)) {
    case 4:
      return u'ㄴ';
    case 8:
      return u'ㄹ';
    case 17:
      return u'ㅂ';
    case 20:
      return u'ㅆ';
    default:
      return 0;
  }
}

/// 통합하면 …진다: what would be.
bool has_condition(std::u16string_view text) noexcept {
  for (const std::u16string_view end : {u"면 ", u"경우 ", u"땐 ", u"시엔 "}) {
    const size_t at = text.find(end);
    if (at != std::u16string_view::npos && at > 0 && text[at - 1] != u' ') return true;
  }
  return false;
}

std::string_view type_name(SpeakerType type) noexcept {
  static constexpr char kNames[6][10] = {"person", "anonymous", "org",
                                         "group",  "document",  "author"};
  return kNames[static_cast<size_t>(type)];
}

}  // namespace

struct KindTable::Scores {
  std::array<int, kKinds> of{};
};

void KindTable::add(Scores& scores, std::string_view prefix, std::string_view name) const noexcept {
  std::array<char, 48> key;
  if (prefix.size() + name.size() > key.size()) return;
  std::copy(name.begin(), name.end(), std::copy(prefix.begin(), prefix.end(), key.begin()));
  const uint32_t row =
      korean::find_row(weights_, std::string_view(key.data(), prefix.size() + name.size()));
  if (row == korean::kNoRow) return;
  for (size_t k = 0; k < kKinds; ++k) {
    const std::string_view cell = weights_.cell(row, uint32_t(k + 1));
    int weight = 0;
    std::from_chars(cell.data(), cell.data() + cell.size(), weight);
    scores.of[k] += weight;
  }
}

// The group of the longest pattern that the text ends with; "ㄹ 것" stands for any stem in ㄹ.
std::string_view KindTable::ending_of(std::u16string_view tail) const noexcept {
  std::array<char16_t, kLongestEnding + 1> key;
  for (size_t length = std::min(tail.size(), kLongestEnding); length > 0; --length) {
    const std::u16string_view suffix = tail.substr(tail.size() - length);
    const char16_t letter =
        length < tail.size() ? tail_letter(tail[tail.size() - length - 1]) : u'\0';
    if (letter != 0) {
      key[0] = letter;
      std::copy(suffix.begin(), suffix.end(), key.begin() + 1);
      const uint32_t row = korean::find_row(patterns_, std::u16string_view(key.data(), length + 1));
      if (row != korean::kNoRow) return patterns_.cell(row, 1);
    }
    const uint32_t row = korean::find_row(patterns_, suffix);
    if (row != korean::kNoRow) return patterns_.cell(row, 1);
  }
  return "none";
}

ClaimKind KindTable::kind_of(std::u16string_view text, TextSpan claim, Stance stance,
                             SpeakerType speaker, bool has_figures) const {
  const Tail tail = tail_of_claim(text, claim);
  if (tail.text.empty()) return ClaimKind::kFact;
  Scores scores;
  add(scores, "", "bias");
  add(scores, "end:", ending_of(tail.text));
  add(scores, "stance:", stance_name(stance));
  add(scores, "type:", type_name(speaker));
  if (tail.question_mark) add(scores, "mark:", "question");
  if (has_figures) add(scores, "mark:", "figure");
  if (has_condition(tail.text)) add(scores, "mark:", "if");
  bool sorry = false;
  bool blame = false;
  std::array<char16_t, kLongestBeginning + 1> key = {u'^'};
  for (size_t start = 0; start < tail.text.size();) {
    const size_t end = std::min(tail.text.find(u' ', start), tail.text.size());
    for (size_t length = 1; length <= std::min(end - start, kLongestBeginning); ++length) {
      key[length] = tail.text[start + length - 1];
      const uint32_t row = korean::find_row(patterns_, std::u16string_view(key.data(), length + 1));
      if (row == korean::kNoRow) continue;
      sorry |= patterns_.cell(row, 1) == "sorry_word";
      blame |= patterns_.cell(row, 1) == "blame_word";
    }
    start = end + 1;
  }
  if (sorry) add(scores, "word:", "sorry_word");
  if (blame) add(scores, "word:", "blame_word");
  // Of equals the first: commitment before recommendation before … fact.
  const auto best = std::max_element(scores.of.begin(), scores.of.end());
  return static_cast<ClaimKind>(best - scores.of.begin());
}

std::string_view claim_kind_name(ClaimKind kind) noexcept {
  static constexpr char kNames[kKinds][15] = {
      "commitment", "recommendation", "criticism", "prediction",
      "feeling",    "question",       "opinion",   "fact"};
  return kNames[static_cast<size_t>(kind)];
}

}  // namespace dokhae::claims
