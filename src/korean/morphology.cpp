#include "korean/morphology.h"

#include <algorithm>

#include "base/hangul.h"
#include "base/stable_sort.h"
#include "base/utf.h"

namespace dokhae::korean {
namespace {

using base::Jamo;

// Stands for the vowel 아 or 어 at the start of an ending, whatever its surface.
constexpr char16_t kVowelMark = u'\uE000';
// Compatibility jamo that eomi.tsv writes for an ending that begins inside the stem's syllable.
constexpr char16_t kJamoNieun = u'ㄴ';
constexpr char16_t kJamoRieul = u'ㄹ';
constexpr char16_t kJamoMieum = u'ㅁ';
constexpr char16_t kJamoBieup = u'ㅂ';

constexpr uint8_t kLeadNieun = 2, kLeadBieup = 7, kLeadSiot = 9, kLeadIeung = 11;
constexpr uint8_t kVowelA = 0, kVowelYa = 2, kVowelEo = 4, kVowelYeo = 6, kVowelO = 8,
                  kVowelEu = 18, kVowelI = 20;

// Cost of a form that the counts do not know.
constexpr Cost kUnseenForm = 13 * kBit;
constexpr Cost kCutOff = 10 * kBit;
// Josa and endings after a closing quotation mark (”고, ”라며): sure by their place.
constexpr Cost kAfterQuote = 9 * kBit;

uint8_t jamo_tail(char16_t jamo) {
  switch (jamo) {
    case kJamoNieun:
      return base::kTailNieun;
    case kJamoRieul:
      return base::kTailRieul;
    case kJamoMieum:
      return base::kTailMieum;
    case kJamoBieup:
      return base::kTailBieup;
    default:
      return base::kTailNone;
  }
}

char16_t tail_jamo(uint8_t tail) {
  switch (tail) {
    case base::kTailNieun:
      return kJamoNieun;
    case base::kTailRieul:
      return kJamoRieul;
    case base::kTailMieum:
      return kJamoMieum;
    case base::kTailBieup:
      return kJamoBieup;
    default:
      return 0;
  }
}

// ㄹ of a stem goes before ㄴ, ㅂ, ㅅ and 오.
bool drops_rieul(const std::u16string& form) {
  if (jamo_tail(form[0]) != 0) return true;
  if (!base::is_syllable(form[0])) return false;
  const Jamo jamo = base::decompose(form[0]);
  return jamo.lead == kLeadNieun || jamo.lead == kLeadBieup || jamo.lead == kLeadSiot ||
         form[0] == u'오';
}

int number(std::string_view text) {
  const bool negative = !text.empty() && text[0] == '-';
  int value = 0;
  for (const char digit : text.substr(negative ? 1 : 0)) value = 10 * value + (digit - '0');
  return negative ? -value : value;
}

bool is_bright(uint8_t vowel) {
  return vowel == kVowelA || vowel == kVowelYa || vowel == kVowelO;
}

}  // namespace

base::Status Morphology::load(const lexicon::Lexicon& lexicon) {
  const bool ok = load_costs(lexicon) && load_bigrams(lexicon) && load_eomi(lexicon) &&
                  load_josa(lexicon) && load_contractions(lexicon);
  form_costs_ = {};
  return ok ? base::Status::kOk : base::Status::kIncompatibleData;
}

bool Morphology::load_costs(const lexicon::Lexicon& lexicon) {
  const lexicon::Table table = lexicon.table("morpheme_costs");
  for (uint32_t row = 0; row < table.row_count(); ++row) {
    FormCost cost = {base::to_utf16(table.cell(row, 0)),
                     lexicon::tag_of_name(table.cell(row, 1)),
                     number(table.cell(row, 2)),
                     {}};
    for (uint32_t i = 0; i < 4; ++i)
      cost.shift[i] = static_cast<int16_t>(number(table.cell(row, 3 + i)));
    form_costs_.push_back(std::move(cost));
  }
  base::stable_sort(form_costs_,
                    [](const FormCost& a, const FormCost& b) { return a.form < b.form; });
  return !form_costs_.empty();
}

Cost Morphology::form_cost(std::u16string_view form, Tag tag) const noexcept {
  auto it = std::lower_bound(form_costs_.begin(), form_costs_.end(), form,
                             [](const FormCost& a, std::u16string_view b) { return a.form < b; });
  // An ending that was counted under another tag is no stranger.
  Cost other = kUnseenForm;
  for (; it != form_costs_.end() && it->form == form; ++it) {
    if (it->tag == tag) return it->cost;
    other = std::min(other, it->cost + 2 * kBit);
  }
  return other;
}

const Morphology::FormCost* Morphology::counted(std::u16string_view form, Tag tag) const noexcept {
  auto it = std::lower_bound(form_costs_.begin(), form_costs_.end(), form,
                             [](const FormCost& a, std::u16string_view b) { return a.form < b; });
  for (; it != form_costs_.end() && it->form == form; ++it) {
    if (it->tag == tag) return &*it;
  }
  return nullptr;
}

void Morphology::add_variant(const std::u16string& key, uint16_t eomi, uint8_t shapes) {
  endings_.add(key, static_cast<uint16_t>(variants_.size()));
  if (base::is_syllable(key[0])) ending_starts_.set(key[0] - base::kSyllableFirst);
  variants_.push_back({eomi, shapes});
}

bool Morphology::load_eomi(const lexicon::Lexicon& lexicon) {
  const lexicon::Table table = lexicon.table("eomi");
  for (uint32_t row = 0; row < table.row_count(); ++row) {
    Eomi eomi;
    eomi.form = base::to_utf16(table.cell(row, 0));
    const std::string_view tag = table.cell(row, 1);
    const std::string_view attach = table.cell(row, 2);
    if (eomi.form.empty() || attach.size() != 1) return false;
    eomi.can_end = tag == "EFC";
    eomi.tag = eomi.can_end ? Tag::kEC : lexicon::tag_of_name(tag);
    if (eomi.tag == Tag::kNA) return false;
    for (const char letter : table.cell(row, 3)) {
      switch (letter) {
        case 'v':
          eomi.after |= kVerbStem;
          break;
        case 'a':
          eomi.after |= kAdjectiveStem;
          break;
        case 'e':
          eomi.after |= kAfterPast;
          break;
        case 'c':
          eomi.after |= kCopulaStem;
          break;
        case 'i':
          eomi.after |= kExistStem;
          break;
        default:
          return false;
      }
    }
    if (eomi.after == 0) eomi.after = 0xFF;
    eomi.cost = form_cost(eomi.form, eomi.tag);
    if (eomi.can_end) eomi.cost = std::min(eomi.cost, form_cost(eomi.form, Tag::kEF));
    if (const FormCost* form = counted(eomi.form, eomi.tag)) {
      std::copy(std::begin(form->shift), std::end(form->shift), std::begin(eomi.shift));
    }

    const auto id = static_cast<uint16_t>(eomi_.size());
    const std::u16string form = eomi.form;
    eomi_.push_back(std::move(eomi));
    const uint8_t tail = jamo_tail(form[0]);
    const std::u16string rest = form.substr(1);
    const uint8_t after_rieul = drops_rieul(form) ? kDropped : kRieul;
    switch (attach[0]) {
      case 'B':
        add_variant(form, id, kOpen | kClosed | after_rieul);
        break;
      case 'U':
        add_variant(form, id, kOpen | kAltered | after_rieul);
        if (tail != 0) {
          add_variant(base::with_tail(u'으', tail) + rest, id, kRegular | kInserted);
        } else {
          add_variant(u'으' + form, id, kRegular | kInserted);
        }
        break;
      case 'N':
        add_variant(form, id, kOpen | kDropped);
        add_variant(u'는' + rest, id, kClosed);
        break;
      case 'S':
        add_variant(form, id, kOpen | kDropped);
        add_variant(u'습' + rest, id, kClosed);
        break;
      case 'A':
        add_variant(kVowelMark + rest, id, 0xFF);
        break;
      case 'C':
        add_variant(form, id, kClosed | kRegular);
        break;
      case 'V':
        add_variant(form, id, kOpen);
        break;
      default:
        return false;
    }
  }
  Eomi made;
  made.tag = Tag::kEP;
  made.after = 0xFF;
  made.form = u"시";
  made.cost = form_cost(made.form, Tag::kEP);
  honorific_ = static_cast<uint16_t>(eomi_.size());
  eomi_.push_back(made);
  made.form = u"었";
  made.cost = form_cost(made.form, Tag::kEP);
  past_ = static_cast<uint16_t>(eomi_.size());
  eomi_.push_back(made);
  endings_.build();
  // 시 in all its shapes, 으시, 아 and 어 with and without ㅆ.
  ending_starts_.set(u'으' - base::kSyllableFirst);
  for (uint8_t tail = 0; tail < base::kTailCount; ++tail) {
    for (const uint8_t vowel : {kVowelI, kVowelYeo}) {
      ending_starts_.set(base::compose({kLeadSiot, vowel, tail}) - base::kSyllableFirst);
    }
  }
  for (const uint8_t vowel : {kVowelA, kVowelEo, kVowelYeo}) {
    for (const uint8_t tail : {base::kTailNone, base::kTailSsangSiot})
      ending_starts_.set(base::compose({kLeadIeung, vowel, tail}) - base::kSyllableFirst);
  }
  return eomi_.size() > 2;
}

bool Morphology::load_josa(const lexicon::Lexicon& lexicon) {
  const lexicon::Table table = lexicon.table("josa");
  for (uint32_t row = 0; row < table.row_count(); ++row) {
    Josa josa;
    josa.form = base::to_utf16(table.cell(row, 0));
    const std::string_view tags = table.cell(row, 1);
    const size_t plus = tags.find('+');
    josa.first = lexicon::tag_of_name(tags.substr(0, plus));
    josa.last =
        plus == std::string_view::npos ? josa.first : lexicon::tag_of_name(tags.substr(plus + 1));
    const std::string_view after = table.cell(row, 2);
    if (josa.form.empty() || josa.first == Tag::kNA || josa.last == Tag::kNA || after.size() > 1) {
      return false;
    }
    switch (after.empty() ? ' ' : after[0]) {
      case ' ':
        josa.after = After::kAny;
        break;
      case 'v':
        josa.after = After::kVowel;
        break;
      case 'c':
        josa.after = After::kConsonant;
        break;
      case 'r':
        josa.after = After::kVowelOrRieul;
        break;
      case 'n':
        josa.after = After::kConsonantNotRieul;
        break;
      case 'q':
        josa.after = After::kQuote;
        break;
      default:
        return false;
    }
    josa_.push_back(std::move(josa));
  }
  for (uint32_t row = 0; row < josa_.size(); ++row) {
    Josa& josa = josa_[row];
    josa_automaton_.add(josa.form, static_cast<uint16_t>(row));
    const std::string_view parts = table.cell(row, 3);
    const size_t blank = parts.find(' ');
    if (josa.after == After::kQuote) {
      josa.cost = kAfterQuote;
    } else if (blank == std::string_view::npos) {
      josa.cost = form_cost(josa.form, josa.first);
    } else {
      josa.cost = form_cost(base::to_utf16(parts.substr(0, blank)), josa.first) +
                  form_cost(base::to_utf16(parts.substr(blank + 1)), josa.last) +
                  within(josa.first, josa.last);
    }
  }
  josa_automaton_.build();
  return !josa_.empty();
}

bool Morphology::load_contractions(const lexicon::Lexicon& lexicon) {
  const lexicon::Table table = lexicon.table("contractions");
  for (uint32_t row = 0; row < table.row_count(); ++row) {
    Contraction contraction;
    const std::u16string surface = base::to_utf16(table.cell(row, 0));
    contraction.length = static_cast<uint16_t>(surface.size());
    contraction.first_part = static_cast<uint16_t>(contraction_parts_.size());
    Tag last = Tag::kNA;
    size_t width = 0;
    for (std::string_view rest = table.cell(row, 1); !rest.empty();) {
      const size_t blank = std::min(rest.find(' '), rest.size());
      const std::string_view item = rest.substr(0, blank);
      rest.remove_prefix(std::min(blank + 1, rest.size()));
      const size_t slash = item.find('/');
      const size_t second = item.rfind('/');
      if (slash == std::string_view::npos || second == slash || second + 2 != item.size())
        return false;
      ContractionPart part;
      part.form = base::to_utf16(item.substr(0, slash));
      part.tag = lexicon::tag_of_name(item.substr(slash + 1, second - slash - 1));
      part.width = static_cast<uint16_t>(item[second + 1] - '0');
      if (part.tag == Tag::kNA || part.width > 9) return false;
      width += part.width;
      if (part.tag == Tag::kEC || part.tag == Tag::kEF) {
        const auto found = std::find_if(eomi_.begin(), eomi_.end(), [&](const Eomi& eomi) {
          return eomi.form == part.form && (eomi.tag == part.tag || eomi.can_end);
        });
        if (found == eomi_.end()) return false;
        part.eomi = static_cast<uint16_t>(found - eomi_.begin());
        contraction.cost += found->cost;
      } else if (part.tag == Tag::kNNB || part.tag == Tag::kNP) {
        const auto range = lexicon.find(part.form);
        Cost best = kUnseenForm;
        for (uint32_t i = 0; i < range.count; ++i) {
          if (lexicon.tag(range.first + i) == part.tag)
            best = std::min<Cost>(best, lexicon.cost(range.first + i));
        }
        contraction.cost += best;
      } else {
        contraction.cost +=
            form_cost(part.tag == Tag::kVCP || part.tag == Tag::kXSV
                          ? std::u16string_view(part.form).substr(0, part.form.size() - 1)
                          : std::u16string_view(part.form),
                      part.tag);
      }
      if (last != Tag::kNA) contraction.cost += within(last, part.tag);
      last = part.tag;
      contraction_parts_.push_back(std::move(part));
      ++contraction.part_count;
    }
    if (contraction.part_count == 0 || width != surface.size()) return false;
    contraction_automaton_.add(surface, static_cast<uint16_t>(contractions_.size()));
    contractions_.push_back(contraction);
  }
  contraction_automaton_.build();
  return true;
}

bool Morphology::load_bigrams(const lexicon::Lexicon& lexicon) {
  // The header line, which names the columns, is the first row here.
  const lexicon::Table table = lexicon.table("tag_bigrams");
  constexpr Cost kImpossible = 20 * kBit;
  for (auto& row : within_) std::fill(std::begin(row), std::end(row), kImpossible);
  for (auto& row : across_) std::fill(std::begin(row), std::end(row), kImpossible);
  if (table.row_count() == 0) return false;
  const uint32_t columns = table.column_count();
  std::vector<Tag> tags(columns, Tag::kNA);
  uint32_t end_column = 0;
  for (uint32_t column = 2; column < columns; ++column) {
    tags[column] = lexicon::tag_of_name(table.cell(0, column));
    if (table.cell(0, column) == "EOS") {
      end_column = column;
    } else if (tags[column] == Tag::kNA) {
      return false;
    }
  }
  for (uint32_t row = 1; row < table.row_count(); ++row) {
    const Tag from = lexicon::tag_of_name(table.cell(row, 0));
    const bool start = table.cell(row, 0) == "BOS";
    if (table.cell(row, 0) == "EOS") continue;
    if (from == Tag::kNA && !start) return false;
    const bool same = table.cell(row, 1) == "+";
    if (start && same) continue;
    Cost* costs = start  ? initial_
                  : same ? within_[static_cast<size_t>(from)]
                         : across_[static_cast<size_t>(from)];
    for (uint32_t column = 2; column < columns; ++column) {
      const Cost cost = number(table.cell(row, column));
      if (column == end_column) {
        if (!start && !same) final_[static_cast<size_t>(from)] = cost;
      } else {
        costs[static_cast<size_t>(tags[column])] = cost;
      }
    }
  }
  // 시 + 었: the corpora have few speakers that honour anybody.
  Cost& honorific_past = within_[static_cast<size_t>(Tag::kEP)][static_cast<size_t>(Tag::kEP)];
  honorific_past = std::min(honorific_past, Cost{0});
  // Tags that the counts do not tell apart.
  const auto copy = [this](Tag from, Tag to) {
    const auto a = static_cast<size_t>(from), b = static_cast<size_t>(to);
    final_[b] = final_[a];
    std::copy(std::begin(within_[a]), std::end(within_[a]), within_[b]);
    std::copy(std::begin(across_[a]), std::end(across_[a]), across_[b]);
    for (int i = 0; i < lexicon::kTagCount; ++i) {
      within_[i][b] = within_[i][a];
      across_[i][b] = across_[i][a];
    }
    initial_[b] = initial_[a];
  };
  copy(Tag::kJKS, Tag::kJKC);
  copy(Tag::kJX, Tag::kJC);
  for (int to = 0; to < lexicon::kTagCount; ++to) {
    least_within_[to] = least_across_[to] = kImpossible;
    for (const auto& costs : within_) least_within_[to] = std::min(least_within_[to], costs[to]);
    for (const auto& costs : across_) least_across_[to] = std::min(least_across_[to], costs[to]);
  }
  return true;
}

bool Morphology::extend(EndingChain& chain, uint16_t id, size_t end, Tag stem_tag) const {
  if (chain.count == EndingChain::kMax) return false;
  const Eomi& eomi = eomi_[id];
  const Tag last = chain.count == 0 ? stem_tag : chain.last;
  Cost bigram = within(last, eomi.tag);
  if (eomi.can_end) bigram = std::min(bigram, within(last, Tag::kEF));
  chain.eomi[chain.count] = id;
  chain.ends[chain.count++] = static_cast<uint8_t>(end);
  const int before = last == Tag::kEP                         ? 3
                     : last == Tag::kVCP || last == Tag::kVCN ? 2
                     : last == Tag::kVA || last == Tag::kXSA  ? 1
                                                              : 0;
  chain.cost += eomi.cost + bigram + eomi.shift[before];
  chain.last = eomi.tag;
  return true;
}

void Morphology::walk(std::u16string_view text, size_t at, uint32_t node, const Stem& stem,
                      const EndingChain& chain, std::vector<EndingChain>& out) const {
  while (node != 0) {
    for (const uint16_t value : endings_.values(node)) {
      const Variant variant = variants_[value];
      const Eomi& eomi = eomi_[variant.eomi];
      if ((variant.shapes & stem.shape) == 0 || (eomi.after & stem.classes) == 0) continue;
      EndingChain longer = chain;
      if (!extend(longer, variant.eomi, at, stem.tag)) continue;
      if (eomi.tag == Tag::kEP) {
        after_past(text, at, stem, longer, out);
      } else {
        out.push_back(longer);
      }
    }
    if (at >= text.size()) return;
    node = endings_.child(node, text[at++]);
  }
}

void Morphology::after_past(std::u16string_view text, size_t at, const Stem& stem,
                            EndingChain chain, std::vector<EndingChain>& out) const {
  if (at >= text.size()) {
    // A word cut off after 었, as somebody selects it.
    chain.cost += kCutOff;
    out.push_back(chain);
    return;
  }
  Stem next = stem;
  next.shape = kClosed | kRegular;
  next.classes = kAfterPast;
  next.vowel = kVowelEo;
  next.ha = false;
  attach(text, at, next, chain, out);
}

void Morphology::attach(std::u16string_view text, size_t at, const Stem& stem,
                        const EndingChain& chain, std::vector<EndingChain>& out) const {
  if (!may_attach(text, at)) return;
  walk(text, at, Automaton::kRoot, stem, chain, out);

  // 시: a stem of its own, with 셔 and 셨.
  size_t si = text.size();
  if (stem.classes != kAfterPast) {
    if (stem.shape & (kOpen | kAltered | kDropped)) {
      si = at;
    } else if ((stem.shape & (kRegular | kInserted)) && text[at] == u'으') {
      si = at + 1;
    }
  }
  if (si < text.size() && base::is_syllable(text[si])) {
    const Jamo jamo = base::decompose(text[si]);
    if (jamo.lead == kLeadSiot && (jamo.vowel == kVowelI || jamo.vowel == kVowelYeo)) {
      EndingChain honorific = chain;
      if (extend(honorific, honorific_, si + 1, stem.tag)) {
        Stem next = stem;
        next.shape = kOpen;
        next.vowel = kVowelI;
        next.ha = false;
        if (jamo.vowel == kVowelI && jamo.tail == base::kTailNone) {
          attach(text, si + 1, next, honorific, out);
        } else if (jamo.vowel == kVowelI && tail_jamo(jamo.tail) != 0) {
          walk(text, si + 1, endings_.child(Automaton::kRoot, tail_jamo(jamo.tail)), next,
               honorific, out);
        } else if (jamo.vowel == kVowelYeo && jamo.tail == base::kTailNone) {
          walk(text, si + 1, endings_.child(Automaton::kRoot, kVowelMark), next, honorific, out);
        } else if (jamo.vowel == kVowelYeo && jamo.tail == base::kTailSsangSiot) {
          if (extend(honorific, past_, si + 1, stem.tag))
            after_past(text, si + 1, next, honorific, out);
        }
      }
    }
  }

  // 아 or 어 as a syllable of its own.
  if ((stem.shape & (kRegular | kInserted | kRieul | kOpen)) == 0) return;
  const Jamo jamo = base::decompose(text[at]);
  if (jamo.lead != kLeadIeung ||
      (jamo.tail != base::kTailNone && jamo.tail != base::kTailSsangSiot))
    return;
  bool fits = false;
  if (stem.ha) {
    fits = jamo.vowel == kVowelYeo;
  } else if (stem.shape & kOpen) {
    // 가아, 서어, 쓰어 are always contracted.
    fits = (jamo.vowel == kVowelEo && stem.vowel != kVowelA && stem.vowel != kVowelEo &&
            stem.vowel != kVowelYeo && stem.vowel != kVowelEu && stem.vowel != kVowelO) ||
           (jamo.vowel == kVowelA && stem.vowel == kVowelO);
  } else {
    fits = is_bright(stem.vowel) ? jamo.vowel == kVowelA : jamo.vowel == kVowelEo;
  }
  if (!fits) return;
  if (jamo.tail == base::kTailNone) {
    walk(text, at + 1, endings_.child(Automaton::kRoot, kVowelMark), stem, chain, out);
  } else {
    EndingChain past = chain;
    if (extend(past, past_, at + 1, stem.tag)) after_past(text, at + 1, stem, past, out);
  }
}

void Morphology::attach(std::u16string_view text, size_t at, const Stem& stem,
                        std::vector<EndingChain>& out) const {
  attach(text, at, stem, EndingChain{}, out);
}

void Morphology::attach_tail(std::u16string_view text, size_t at, const Stem& stem, uint8_t tail,
                             std::vector<EndingChain>& out) const {
  walk(text, at, endings_.child(Automaton::kRoot, tail_jamo(tail)), stem, EndingChain{}, out);
}

void Morphology::attach_vowel(std::u16string_view text, size_t at, const Stem& stem, bool past,
                              std::vector<EndingChain>& out) const {
  if (!past) {
    walk(text, at, endings_.child(Automaton::kRoot, kVowelMark), stem, EndingChain{}, out);
    return;
  }
  EndingChain chain;
  if (extend(chain, past_, at, stem.tag)) after_past(text, at, stem, chain, out);
}

void Morphology::find_josa(std::u16string_view text, size_t at, std::vector<JosaMatch>& out) const {
  // Letters and digits may be read in many ways: every form goes with them.
  bool vowel = true, consonant = true, rieul = true, other = true, closing = true;
  if (at > 0) {
    const char16_t before = text[at - 1];
    if (base::is_syllable(before)) {
      const uint8_t tail = base::tail_of(before);
      vowel = tail == base::kTailNone;
      consonant = !vowel;
      rieul = vowel || tail == base::kTailRieul;
      other = !rieul;
    }
    closing = before == u'"' || before == u'\'' || before == u'”' || before == u'’' ||
              before == u'」' || before == u'』' || before == u'>' || before == u'〉' ||
              before == u'》' || before == u')' || before == u']';
  }
  const bool fits[] = {true, vowel, consonant, rieul, other, closing};  // by After
  uint32_t node = Automaton::kRoot;
  for (size_t i = at; i < text.size() && (node = josa_automaton_.child(node, text[i])) != 0; ++i) {
    for (const uint16_t id : josa_automaton_.values(node)) {
      if (fits[static_cast<size_t>(josa_[id].after)])
        out.push_back({id, static_cast<uint16_t>(i + 1 - at)});
    }
  }
}

void Morphology::find_contractions(std::u16string_view text, size_t at,
                                   std::vector<uint16_t>& out) const {
  uint32_t node = Automaton::kRoot;
  for (size_t i = at; i < text.size() && (node = contraction_automaton_.child(node, text[i])) != 0;
       ++i) {
    const auto found = contraction_automaton_.values(node);
    out.insert(out.end(), found.begin(), found.end());
  }
}

}  // namespace dokhae::korean
