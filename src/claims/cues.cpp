#include "claims/cues.h"

#include <iterator>

#include "korean/table_lookup.h"

namespace dokhae::claims {
namespace {

constexpr char kStances[21][11] = {
    "none",      "say",     "announce", "explain", "add",  "stress", "point_out",
    "criticise", "claim",   "assess",   "expect",  "hope", "worry",  "urge",
    "advise",    "promise", "admit",    "deny",    "ask",  "praise", "report"};

CueType type_of_name(std::string_view name) noexcept {
  return name == "noun" ? CueType::kNoun : name == "verb" ? CueType::kVerb : CueType::kPostposition;
}

CueClass class_of_name(std::string_view name) noexcept {
  if (name == "view") return CueClass::kView;
  if (name == "continue") return CueClass::kContinue;
  if (name == "hearsay") return CueClass::kHearsay;
  if (name == "hedge") return CueClass::kHedge;
  if (name == "finding") return CueClass::kFinding;
  return CueClass::kPlain;
}

}  // namespace

std::string_view stance_name(Stance stance) noexcept {
  return kStances[static_cast<size_t>(stance)];
}

Stance stance_of_name(std::string_view name) noexcept {
  for (size_t i = 0; i < std::size(kStances); ++i) {
    if (kStances[i] == name) return static_cast<Stance>(i);
  }
  return Stance::kNone;
}

CueEntry CueTable::find(std::u16string_view lemma, CueType type) const noexcept {
  const uint32_t row = korean::find_row(table_, lemma);
  if (row == korean::kNoRow || type_of_name(table_.cell(row, 1)) != type) return {};
  CueEntry entry;
  entry.lemma = table_.cell(row, 0);
  entry.english = table_.cell(row, 2);
  // "said, disclosed": the first is the one to print.
  entry.english = entry.english.substr(0, entry.english.find(','));
  entry.stance = stance_of_name(table_.cell(row, 3));
  entry.type = type;
  entry.cue_class = class_of_name(table_.cell(row, 4));
  return entry;
}

}  // namespace dokhae::claims
