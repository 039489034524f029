#include "korean/lattice.h"

#include <algorithm>
#include <limits>

#include "base/hangul.h"
#include "korean/characters.h"

namespace dokhae::korean {
namespace {

using base::Jamo;
using lexicon::EntryId;
using lexicon::EntryRange;
using lexicon::Irregular;
using lexicon::kNoEntry;
using lexicon::Lexicon;

constexpr uint8_t kLeadRieul = 5, kLeadIeung = 11, kLeadHieut = 18;
constexpr uint8_t kA = 0, kAe = 1, kYa = 2, kYae = 3, kEo = 4, kE = 5, kYeo = 6, kYe = 7, kO = 8,
                  kWa = 9, kWae = 10, kOe = 11, kU = 13, kWo = 14, kWe = 15, kEu = 18, kI = 20;
constexpr uint8_t kTailRieulMieum = 10;

constexpr Cost kCompoundOfSingle = 6 * kBit;
constexpr Cost kSymbolCost = 6 * kBit;
// What standard spelling keeps apart: a determiner or an adnominal form and its noun, a
// sentence and the next word.
constexpr Cost kMissingBlank = 6 * kBit;
constexpr Cost kApartVerb = 3 * kBit;
constexpr Cost kSuffixBonus = 8 * kBit;
constexpr Cost kWrongPlace = 7 * kBit;  // a bound noun without what it is bound to
constexpr Cost kQuoteBonus = 3 * kBit;
constexpr Cost kStrandedCopula = 3 * kBit;
constexpr Cost kStrandedJosa = 4 * kBit;
// Contractions are counted together, not as the chance meeting of their parts.
constexpr Cost kContractionBonus = 7 * kBit;
// 문제란 may be a name, but hardly.
constexpr Cost kNounAndJosa = 6 * kBit;
constexpr Cost kContractedLight = 3 * kBit;

bool is_content_noun(Tag tag) {
  return tag == Tag::kNNG || tag == Tag::kNNP;
}

bool holds_vowel(Jamo jamo) {
  return jamo.tail == base::kTailNone &&
         (jamo.vowel == kA || jamo.vowel == kEo || jamo.vowel == kAe || jamo.vowel == kE ||
          jamo.vowel == kYeo);
}

// Whether `junction` may say anything about an edge.
bool is_plain(const Edge& edge) {
  return edge.bound == BoundNoun::kNo && (edge.flags & kAddress) == 0 && edge.left != Tag::kMM &&
         edge.left != Tag::kMAG && edge.left != Tag::kMAJ && edge.left != Tag::kIC &&
         edge.left != Tag::kXSN;
}

// What two neighbouring tags in one eojeol cost beyond what was counted.
Cost spelling(Tag from, Tag to) {
  const bool noun = is_content_noun(from), verb = to == Tag::kVV || to == Tag::kVA;
  // A verb is written apart from its noun, 하다 and its like are other tags.
  if (noun && verb) return kApartVerb;
  // 총알이 is no 총알 + this.
  if (noun && to == Tag::kNP) return kMissingBlank;
  switch (from) {
    case Tag::kETM:
    case Tag::kEF:
    case Tag::kEC:
    case Tag::kJKS:
    case Tag::kJKO:
    case Tag::kJKG:
    case Tag::kJKB:
    case Tag::kJX:
      return is_content_noun(to) || to == Tag::kNP || (verb && from != Tag::kEC) ? kMissingBlank
                                                                                 : 0;
    default:
      return 0;
  }
}

// How a surface syllable and its stem are related; see expand_stem_ends.
enum How : int {
  kBase,
  kTailFused,     // ㄴ ㄹ ㅁ ㅂ of the ending in the stem's syllable
  kRieulDropped,  // ㄹ gone, ending in the next syllable
  kRieulTail,     // ㄹ gone, ending in the stem's syllable
  kBieupOpen,     // 도우-
  kBieupTail,     // 도운
  kBieupVowel,    // 도와, 고마워
  kBieupPast,
  kSiotInserted,    // 지-(으)
  kDigeutInserted,  // 들-(으)
  kHieutOpen,       // 그러-
  kHieutTail,       // 그런
  kHieutVowel,      // 그래
  kHieutPast,
  kVowel,    // 가, 와, 기다려
  kPast,     // 갔, 왔
  kHaVowel,  // 해
  kHaPast,
  kEuVowel,  // 써
  kEuPast,
  kUVowel,  // 퍼
  kUPast,
  kReuVowel,  // 몰라
  kReuPast,
  kReoVowel,  // 이르러
  kReoPast,
};

}  // namespace

void Lattice::forget() {
  // Their memory is given back as well.
  readings_ = {};
  kept_text_ = {};
  edges_ = {};
  chains_ = {};
  runs_ = {};
  read_ = std::make_unique<ReadSlots>();
  forget_edges();
}

void Lattice::load() {
  for (size_t from = 0; from < lexicon::kTagCount; ++from) {
    for (size_t to = 0; to < lexicon::kTagCount; ++to) {
      const auto before = static_cast<Tag>(from), after = static_cast<Tag>(to);
      costs_[from][to] = morphology_.within(before, after) + spelling(before, after);
    }
  }
}

void Lattice::make_room(size_t units) {
  if (readings_.edges.size() + 3 * units > kMaxReadEdges && !readings_.edges.empty()) forget();
  if (!readings_.edges.empty()) return;
  // What an article brings, so that little is copied as it grows.
  constexpr size_t kArticle = 16384;
  readings_.edges.reserve(std::min(2 * units, kArticle));
  readings_.readings.reserve(std::min(units, kArticle / 2));
  edges_.reserve(std::min(3 * units / 2, kArticle));
}

void Lattice::forget_edges() {
  edges_.clear();
  chains_.clear();
  runs_.clear();
  senses_.clear();
  known_ = std::make_unique<EdgeSlots>();
}

void Lattice::add(const Edge& edge) {
  const auto index = static_cast<uint32_t>(edges_.size());
  if (runs_.size() == first_run_ || runs_.back().first + runs_.back().count != index)
    runs_.push_back({index, 0});
  ++runs_.back().count;
  edges_.push_back(edge);
  if (is_plain(edge)) edges_.back().flags |= kPlain;
}

void Lattice::add_predicate(EntryId entry, Tag tag, Cost cost, size_t start, size_t stem_end,
                            size_t first_chain) {
  for (size_t i = first_chain; i < chains_.size(); ++i) {
    EndingChain& chain = chains_[i];
    for (uint8_t k = 0; k < chain.count; ++k) chain.ends[k] -= static_cast<uint8_t>(start);
    Edge edge;
    edge.kind = EdgeKind::kPredicate;
    edge.stem_end = static_cast<uint8_t>(stem_end - start);
    edge.end = std::max(chain.ends[chain.count - 1], edge.stem_end);
    edge.left = tag;
    edge.right = chain.last;
    edge.entry = entry;
    edge.cost = cost + chain.cost;
    edge.detail = static_cast<uint32_t>(i);
    if (morphology_.eomi(chain.last_eomi()).can_end) edge.flags |= kCanEnd;
    add(edge);
  }
}

// `node` is the place before the stem's last syllable, `jamo` that syllable in the dictionary.
void Lattice::try_stem(Lexicon::Node node, Jamo jamo, size_t start, size_t at, int how) {
  switch (how) {
    case kBase:
      // 가, 서, 보내, 세, 펴 hold 아 or 어 without a trace, 살 may hold ㄹ.
      if (jamo.tail != base::kTailRieul && !holds_vowel(jamo) &&
          !morphology_.may_attach(text_, at + 1)) {
        return;
      }
      break;
    case kRieulDropped:
    case kSiotInserted:
    case kDigeutInserted:
    case kHieutOpen:
      if (!morphology_.may_attach(text_, at + 1)) return;
      break;
    default:
      break;
  }
  const char16_t last = base::compose(jamo);
  const bool reu = how == kReuVowel || how == kReuPast;
  const Lexicon::Node stem_node =
      reu ? lexicon_.stem(lexicon_.child(node, last), u'르') : lexicon_.stem(node, last);
  if (!stem_node) return;
  const Run senses = senses_at(stem_node);
  for (uint32_t i = 0; i < senses.count; ++i) {
    const Sense sense = senses_[senses.first + i];
    const Tag tag = sense.tag;
    if (start == 0 ? tag == Tag::kXSV || tag == Tag::kXSA : sense.predicate.copula) continue;
    const Irregular irregular = sense.irregular;

    Morphology::Stem stem;
    stem.classes = sense.predicate.classes;
    stem.tag = tag;
    stem.vowel = jamo.vowel;
    stem.ha = last == u'하';
    stem.shape = kOpen;
    size_t stem_end = at + 1;
    const size_t first_chain = chains_.size();
    const size_t next = at + 1;
    const uint8_t tail = base::tail_of(text_[at]);
    const auto past = [how](How with) { return how == with; };
    switch (how) {
      case kBase:
        if (jamo.tail == base::kTailNone) {
          stem.shape = kOpen;
        } else if (jamo.tail == base::kTailRieul) {
          stem.shape = kRieul;
        } else {
          stem.shape = irregular == Irregular::kRegular ? kClosed | kRegular : kClosed;
        }
        morphology_.attach(text_, next, stem, chains_);
        if (holds_vowel(jamo) && !stem.ha) {
          morphology_.attach_vowel(text_, next, stem, false, chains_);
        }
        if (jamo.tail == base::kTailRieul) {
          stem.shape = kDropped;
          morphology_.attach_tail(text_, next, stem, base::kTailRieul, chains_);
        }
        break;
      case kTailFused:
        stem.shape = kOpen;
        morphology_.attach_tail(text_, next, stem, tail, chains_);
        break;
      case kRieulDropped:
        stem.shape = kDropped;
        morphology_.attach(text_, next, stem, chains_);
        break;
      case kRieulTail:
        stem.shape = kDropped;
        morphology_.attach_tail(text_, next, stem,
                                tail == kTailRieulMieum ? base::kTailMieum : tail, chains_);
        break;
      case kBieupOpen:
      case kBieupTail:
      case kBieupVowel:
      case kBieupPast:
        if (irregular != Irregular::kBieup) continue;
        stem.shape = kAltered;
        stem_end = at + 2;
        if (how == kBieupOpen) {
          morphology_.attach(text_, next + 1, stem, chains_);
        } else if (how == kBieupTail) {
          morphology_.attach_tail(text_, next + 1, stem, base::tail_of(text_[next]), chains_);
        } else {
          morphology_.attach_vowel(text_, next + 1, stem, past(kBieupPast), chains_);
        }
        break;
      case kSiotInserted:
      case kDigeutInserted:
        if (irregular != (how == kSiotInserted ? Irregular::kSiot : Irregular::kDigeut)) continue;
        stem.shape = kInserted;
        morphology_.attach(text_, next, stem, chains_);
        break;
      case kHieutOpen:
      case kHieutTail:
      case kHieutVowel:
      case kHieutPast:
        if (irregular != Irregular::kHieut) continue;
        stem.shape = kAltered;
        if (how == kHieutOpen) {
          morphology_.attach(text_, next, stem, chains_);
        } else if (how == kHieutTail) {
          morphology_.attach_tail(text_, next, stem, tail, chains_);
        } else {
          morphology_.attach_vowel(text_, next, stem, past(kHieutPast), chains_);
        }
        break;
      case kEuVowel:
      case kEuPast:
        if (irregular != Irregular::kRegular) continue;
        morphology_.attach_vowel(text_, next, stem, past(kEuPast), chains_);
        break;
      case kUVowel:
      case kUPast:
        if (irregular != Irregular::kU) continue;
        morphology_.attach_vowel(text_, next, stem, past(kUPast), chains_);
        break;
      case kHaVowel:
      case kHaPast:
        if (!stem.ha) continue;
        morphology_.attach_vowel(text_, next, stem, past(kHaPast), chains_);
        break;
      case kVowel:
      case kPast:
        if (stem.ha) continue;
        morphology_.attach_vowel(text_, next, stem, past(kPast), chains_);
        break;
      case kReuVowel:
      case kReuPast:
        if (irregular != Irregular::kReu) continue;
        stem_end = at + 2;
        morphology_.attach_vowel(text_, next + 1, stem, past(kReuPast), chains_);
        break;
      case kReoVowel:
      case kReoPast:
        if (irregular != Irregular::kReo) continue;
        morphology_.attach_vowel(text_, next + 1, stem, past(kReoPast), chains_);
        break;
      default:
        break;
    }
    add_predicate(sense.entry, tag, sense.cost, start, stem_end, first_chain);
  }
}

Lattice::Run Lattice::senses_at(Lexicon::Node stem) {
  Known& known = known_->stems[stem.index % kStemSlots];
  if (known.node != stem) {
    known.node = stem;
    known.run.first = static_cast<uint32_t>(senses_.size());
    make_senses(lexicon_.entries_at(lexicon_.child(stem, u'다')));
    known.run.count = static_cast<uint32_t>(senses_.size()) - known.run.first;
  }
  return known.run;
}

void Lattice::make_senses(EntryRange range) {
  uint32_t done = 0;  // tags and classes that an earlier sense has brought already
  for (uint32_t i = 0; i < range.count; ++i) {
    Sense sense;
    sense.entry = range.first + i;
    const Lexicon::Facts facts = lexicon_.facts(sense.entry);
    sense.tag = facts.tag;
    switch (facts.tag) {
      case Tag::kVV:
      case Tag::kVA:
      case Tag::kVX:
      case Tag::kVCN:
      case Tag::kXSV:
      case Tag::kXSA:
        break;
      default:
        continue;
    }
    sense.cost = facts.cost;
    sense.irregular = facts.irregular;
    sense.predicate = model_.predicate(sense.entry, sense.tag);
    if (sense.predicate.negative_copula) sense.tag = Tag::kVCN;
    // A bit for each tag, twice.
    const uint32_t bit = 1u << (static_cast<uint32_t>(sense.tag) % 16 * 2 +
                                (sense.irregular != Irregular::kRegular ? 1 : 0));
    if ((done & bit) != 0) continue;
    done |= bit;
    senses_.push_back(sense);
  }
}

// All stems whose last syllable is, or has become, the syllable at `at`.
void Lattice::expand_stem_ends(Lexicon::Node node, size_t start, size_t at) {
  const char16_t surface = text_[at];
  const Jamo s = base::decompose(surface);
  const char16_t following = at + 1 < text_.size() ? text_[at + 1] : u'\0';
  const bool next_hangul = base::is_syllable(following);
  const Jamo n = next_hangul ? base::decompose(following) : Jamo{};
  const auto with = [&s](uint8_t vowel, uint8_t tail) { return Jamo{s.lead, vowel, tail}; };
  const auto open = [&](uint8_t vowel) { return with(vowel, base::kTailNone); };

  try_stem(node, s, start, at, kBase);

  const bool ending_tail = s.tail == base::kTailNieun || s.tail == base::kTailRieul ||
                           s.tail == base::kTailMieum || s.tail == base::kTailBieup;
  if (ending_tail) {
    try_stem(node, open(s.vowel), start, at, kTailFused);
    if (s.tail != base::kTailRieul)
      try_stem(node, with(s.vowel, base::kTailRieul), start, at, kRieulTail);
    try_stem(node, with(s.vowel, base::kTailHieut), start, at, kHieutTail);
  }
  if (s.tail == kTailRieulMieum)
    try_stem(node, with(s.vowel, base::kTailRieul), start, at, kRieulTail);
  if (s.tail == base::kTailNone && next_hangul) {
    try_stem(node, with(s.vowel, base::kTailRieul), start, at, kRieulDropped);
    try_stem(node, with(s.vowel, base::kTailHieut), start, at, kHieutOpen);
    if (n.lead == kLeadIeung) {
      const Jamo bieup = with(s.vowel, base::kTailBieup);
      if (n.vowel == kU && n.tail == base::kTailNone) {
        try_stem(node, bieup, start, at, kBieupOpen);
      } else if (n.vowel == kU && (n.tail == base::kTailNieun || n.tail == base::kTailRieul ||
                                   n.tail == base::kTailMieum || n.tail == base::kTailBieup)) {
        try_stem(node, bieup, start, at, kBieupTail);
      } else if (n.vowel == kWo || n.vowel == kWa) {
        if (n.tail == base::kTailNone) try_stem(node, bieup, start, at, kBieupVowel);
        if (n.tail == base::kTailSsangSiot) try_stem(node, bieup, start, at, kBieupPast);
      }
      if (n.vowel == kEu || n.vowel == kEo || n.vowel == kA) {
        try_stem(node, with(s.vowel, base::kTailSiot), start, at, kSiotInserted);
      }
    }
  }
  if (s.tail == base::kTailRieul && next_hangul) {
    if (n.lead == kLeadIeung)
      try_stem(node, with(s.vowel, base::kTailDigeut), start, at, kDigeutInserted);
    if (n.lead == kLeadRieul && (n.vowel == kA || n.vowel == kEo)) {
      if (n.tail == base::kTailNone) try_stem(node, open(s.vowel), start, at, kReuVowel);
      if (n.tail == base::kTailSsangSiot) try_stem(node, open(s.vowel), start, at, kReuPast);
    }
  }
  if (surface == u'르') {
    if (following == u'러') try_stem(node, s, start, at, kReoVowel);
    if (following == u'렀') try_stem(node, s, start, at, kReoPast);
  }
  if (s.tail != base::kTailNone && s.tail != base::kTailSsangSiot) return;
  const bool past = s.tail == base::kTailSsangSiot;
  const auto contracted = [&](uint8_t vowel) {
    try_stem(node, open(vowel), start, at, past ? kPast : kVowel);
  };
  switch (s.vowel) {
    case kA:
      if (past) contracted(kA);
      try_stem(node, open(kEu), start, at, past ? kEuPast : kEuVowel);
      break;
    case kEo:
      if (past) contracted(kEo);
      try_stem(node, open(kEu), start, at, past ? kEuPast : kEuVowel);
      try_stem(node, open(kU), start, at, past ? kUPast : kUVowel);
      break;
    case kAe:
      if (past) contracted(kAe);
      if (s.lead == kLeadHieut) try_stem(node, open(kA), start, at, past ? kHaPast : kHaVowel);
      try_stem(node, with(kA, base::kTailHieut), start, at, past ? kHieutPast : kHieutVowel);
      try_stem(node, with(kEo, base::kTailHieut), start, at, past ? kHieutPast : kHieutVowel);
      break;
    case kE:
      if (past) contracted(kE);
      try_stem(node, with(kEo, base::kTailHieut), start, at, past ? kHieutPast : kHieutVowel);
      break;
    case kYae:
      try_stem(node, with(kYa, base::kTailHieut), start, at, past ? kHieutPast : kHieutVowel);
      break;
    case kYe:
      try_stem(node, with(kYeo, base::kTailHieut), start, at, past ? kHieutPast : kHieutVowel);
      break;
    case kYeo:
      if (past) contracted(kYeo);
      contracted(kI);
      break;
    case kWa:
      contracted(kO);
      // 놓아 → 놔.
      try_stem(node, with(kO, base::kTailHieut), start, at, past ? kPast : kVowel);
      break;
    case kWo:
      contracted(kU);
      break;
    case kWae:
      contracted(kOe);
      if (past) contracted(kWae);
      break;
    case kWe:
      if (past) contracted(kWe);
      break;
    default:
      break;
  }
}

// 동시에, 앞으로, 지금까지: listed as adverbs, made of a noun and a josa.
bool Lattice::is_noun_with_josa(std::u16string_view word) const {
  const size_t tail = word.ends_with(u"으로") || word.ends_with(u"까지") ? 2
                      : word.ends_with(u"에")                            ? 1
                                                                         : 0;
  if (tail == 0 || word.size() < tail + 1 || (tail == 1 && word.size() < 3)) return false;
  return is_noun(word.substr(0, word.size() - tail));
}

bool Lattice::is_noun(std::u16string_view word) const {
  const EntryRange range = lexicon_.find(word);
  for (uint32_t i = 0; i < range.count; ++i) {
    if (lexicon_.tag(range.first + i) == Tag::kNNG) return true;
  }
  return false;
}

bool Lattice::is_josa(std::u16string_view text) {
  josa_.clear();
  morphology_.find_josa(text, 0, josa_);
  for (const auto& match : josa_) {
    if (match.length == text.size()) return true;
  }
  return false;
}

void Lattice::expand_words(size_t start) {
  const bool hangul = base::is_syllable(text_[start]);
  for (uint32_t pack = 0; pack < lexicon_.pack_count(); ++pack) {
    Lexicon::Node node = lexicon_.root(pack);
    for (size_t at = start; at < text_.size() && node; ++at) {
      if (hangul && lexicon_.stem_ahead(node) && base::is_syllable(text_[at])) {
        // Whatever becomes of a stem's last syllable, its first consonant stays.
        const uint8_t lead = base::decompose(text_[at]).lead;
        if (lexicon_.has_child(node, base::compose({lead, 0, 0}),
                               base::compose({lead, base::kVowelCount - 1, base::kTailCount - 1})))
          expand_stem_ends(node, start, at);
      }
      node = lexicon_.child(node, text_[at]);
      const Run words = words_at(node, text_.substr(start, at + 1 - start));
      if (words.count != 0) runs_.push_back(words);
    }
  }
}

// What does not inflect among the entries of a node. The same nodes are met again and again,
// those of one syllable above all.
Lattice::Run Lattice::words_at(Lexicon::Node node, std::u16string_view word) {
  const EntryRange range = lexicon_.entries_at(node);
  if (range.count == 0) return {};
  Known& known = known_->words[node.index % kSlots];
  if (known.node != node) {
    known.node = node;
    known.run.first = static_cast<uint32_t>(edges_.size());
    make_words(range, word);
    known.run.count = static_cast<uint32_t>(edges_.size()) - known.run.first;
  }
  return known.run;
}

void Lattice::make_words(EntryRange range, std::u16string_view word) {
  uint64_t seen = 0;
  for (uint32_t i = 0; i < range.count; ++i) {
    const EntryId entry = range.first + i;
    const Lexicon::Facts facts = lexicon_.facts(entry);
    Tag tag = facts.tag;
    switch (tag) {
      case Tag::kNNG:
      case Tag::kNNP:
      case Tag::kNNB:
      case Tag::kNP:
      case Tag::kNR:
      case Tag::kMM:
      case Tag::kMAG:
      case Tag::kMAJ:
      case Tag::kIC:
      case Tag::kXR:
      case Tag::kXPN:
      case Tag::kXSN:
        break;
      default:
        continue;
    }
    if (seen & (uint64_t{1} << static_cast<int>(tag))) continue;
    seen |= uint64_t{1} << static_cast<int>(tag);
    // 어떻게 is 어떻다 + 게, 나중에 a noun and its josa; what the whole means is looked up
    // later.
    if (tag == Tag::kMAG && word.size() > 2 && (word.ends_with(u"렇게") || word == u"어떻게"))
      continue;
    if ((tag == Tag::kMAG || tag == Tag::kMAJ) && is_noun_with_josa(word)) continue;
    // A glossed noun that is a numeral or pronoun: 하나, 이들.
    if (tag == Tag::kNNG && word.size() > 1) {
      for (uint32_t k = i + 1; k < range.count && tag == Tag::kNNG; ++k) {
        const Tag other = lexicon_.tag(range.first + k);
        if (other == Tag::kNR || other == Tag::kNP) tag = other;
      }
      seen |= uint64_t{1} << static_cast<int>(tag);
    }
    Edge edge;
    edge.end = static_cast<uint8_t>(word.size());
    // A Latin word stays one, glossed or not.
    edge.left = edge.right = is_letters(word) ? Tag::kSL : tag;
    edge.entry = entry;
    edge.cost = facts.cost;
    if (tag == Tag::kNNB) {
      edge.bound = model_.bound(word);
      if (word == u"씨" || word == u"군" || word == u"양" || word == u"모") edge.flags |= kAddress;
    } else if (tag == Tag::kNNP && word.size() == 1 && model_.is_surname(word)) {
      edge.flags |= kSurname;
      for (uint32_t k = 0; k < range.count; ++k) {
        if (lexicon_.tag(range.first + k) == Tag::kMM) edge.flags |= kSurnameOrDeterminer;
      }
    } else if (tag == Tag::kNNG && facts.kind == lexicon::Kind::kTitle) {
      edge.flags |= kTitle;
    } else if (tag == Tag::kMAG && model_.is_degree(word)) {
      edge.flags |= kDegree;
    }
    if (is_plain(edge)) edge.flags |= kPlain;
    edges_.push_back(edge);
  }
}

void Lattice::expand_symbol(size_t start) {
  constexpr Cost kKnownHanja = 24 * kBit;
  const CharacterClass first = character_class(text_[start]);
  size_t end = start + 1;
  Edge edge;
  edge.kind = EdgeKind::kSymbol;
  edge.cost = kSymbolCost;
  switch (first) {
    case CharacterClass::kLatin:
      while (end < text_.size() && (character_class(text_[end]) == CharacterClass::kLatin ||
                                    is_inner_latin(text_, end))) {
        ++end;
      }
      edge.left = Tag::kSL;
      break;
    case CharacterClass::kDigit:
      while (end < text_.size() && (character_class(text_[end]) == CharacterClass::kDigit ||
                                    is_inner_digit(text_, end))) {
        ++end;
      }
      edge.left = Tag::kSN;
      break;
    case CharacterClass::kHanja:
      while (end < text_.size() && character_class(text_[end]) == CharacterClass::kHanja) ++end;
      edge.left = Tag::kSH;
      // 前총장, 脫원전: what a headline means is a word, not a sign.
      if (lexicon_.find(text_.substr(start, end - start)).count != 0) edge.cost += kKnownHanja;
      break;
    default:
      edge.left = symbol_tag(text_[start]);
      while (end < text_.size() && text_[end] == text_[start] &&
             (text_[start] == u'.' || text_[start] == u'…' || text_[start] == u'·')) {
        ++end;
      }
      if (end - start > 1 || text_[start] == u'…') edge.left = Tag::kSE;
      // The second half of a character outside the BMP.
      if (end < text_.size() && text_[end] >= 0xDC00 && text_[end] <= 0xDFFF &&
          text_[start] >= 0xD800 && text_[start] <= 0xDBFF) {
        ++end;
      }
      break;
  }
  edge.right = edge.left;
  edge.end = static_cast<uint8_t>(end - start);
  add(edge);
}

void Lattice::expand_copula(size_t at) {
  Morphology::Stem stem;
  stem.shape = kOpen;
  stem.classes = kCopulaStem;
  stem.vowel = kI;
  stem.tag = Tag::kVCP;
  const Jamo jamo = base::decompose(text_[at]);
  const bool after_vowel = at == 0 || !base::is_syllable(text_[at - 1]) ||
                           base::tail_of(text_[at - 1]) == base::kTailNone;
  const Cost kCopula = 6 * kBit + (at == 0 ? kStrandedCopula : 0);
  constexpr Cost kElided = 3 * kBit;
  size_t first_chain = chains_.size();
  if (jamo.lead == kLeadIeung && jamo.vowel == kI) {
    if (jamo.tail == base::kTailNone) {
      morphology_.attach(text_, at + 1, stem, chains_);
    } else if (jamo.tail == base::kTailNieun || jamo.tail == base::kTailRieul ||
               jamo.tail == base::kTailMieum || jamo.tail == base::kTailBieup) {
      morphology_.attach_tail(text_, at + 1, stem, jamo.tail, chains_);
    }
    add_predicate(kNoEntry, Tag::kVCP, kCopula, at, at + 1, first_chain);
  }
  // 날이였다, a common slip for 날이었다.
  if (!after_vowel && text_[at] == u'이' && at + 1 < text_.size() && text_[at + 1] == u'였') {
    first_chain = chains_.size();
    morphology_.attach_vowel(text_, at + 2, stem, true, chains_);
    add_predicate(kNoEntry, Tag::kVCP, kCopula + kElided, at, at + 2, first_chain);
  }
  if (!after_vowel) return;
  if (jamo.lead == kLeadIeung && jamo.vowel == kYeo &&
      (jamo.tail == base::kTailNone || jamo.tail == base::kTailSsangSiot)) {
    first_chain = chains_.size();
    morphology_.attach_vowel(text_, at + 1, stem, jamo.tail == base::kTailSsangSiot, chains_);
    add_predicate(kNoEntry, Tag::kVCP, kCopula, at, at + 1, first_chain);
  }
  if (at == 0) return;
  // 의사다, 의사라고: 이 has gone altogether. No 아 or 어 may follow then.
  first_chain = chains_.size();
  stem.ha = true;
  morphology_.attach(text_, at, stem, chains_);
  chains_.erase(
      std::remove_if(chains_.begin() + static_cast<std::ptrdiff_t>(first_chain), chains_.end(),
                     [at](const EndingChain& chain) { return chain.ends[0] == at; }),
      chains_.end());
  add_predicate(kNoEntry, Tag::kVCP, kCopula + kElided, at, at, first_chain);
}

void Lattice::expand_unknown(size_t start) {
  size_t end = start;
  while (end < text_.size() && base::is_syllable(text_[end])) ++end;
  Cost inside = 0;  // of all syllables but the last
  for (size_t stop = start + 1; stop <= end; ++stop) {
    const size_t length = stop - start;
    const Cost before = inside;
    inside +=
        model_.noun_syllable(length == 1 ? WordModel::kFirst : WordModel::kInner, text_[stop - 1]);
    // Within a word only as far as something known may follow; the run's end always will do.
    if (stop != end && length > 8) continue;
    const std::u16string_view word = text_.substr(start, length);
    Edge edge;
    edge.kind = EdgeKind::kUnknown;
    edge.end = static_cast<uint8_t>(length);
    edge.left = edge.right = Tag::kNNG;
    edge.cost =
        model_.noun_of_length(length) +
        (length == 1 ? inside : before + model_.noun_syllable(WordModel::kLast, text_[stop - 1]));
    Cost person = model_.person(word);
    if (person < edge.cost && length == 3 && is_noun(word.substr(0, 2)) &&
        is_josa(word.substr(2))) {
      person += kNounAndJosa;
    }
    if (person < edge.cost) {
      edge.left = edge.right = Tag::kNNP;
      edge.cost = person;
    }
    constexpr std::u16string_view kTails = u"나라든인로니야노아";
    if (length >= 3 && stop == end && kTails.find(word.back()) != std::u16string_view::npos)
      edge.flags |= kForeignTail;
    add(edge);
  }
}

// 김모(51) 씨, 김모씨, 권모 씨: a surname and 모, as news hides a name. Not 부모, 고모.
void Lattice::expand_anonymous(size_t at) {
  if (at + 1 >= text_.size() || text_[at + 1] != u'모' || !starts_noun(at) ||
      !model_.is_surname(text_.substr(at, 1))) {
    return;
  }
  const char16_t next = at + 2 < text_.size() ? text_[at + 2] : u'\0';
  if (next != u'(' && next != u'씨' && next != u'군' && next != u'양' &&
      (next != u'\0' || is_noun(text_.substr(at, 2)))) {
    return;
  }
  Edge edge;
  edge.end = 1;
  edge.left = edge.right = Tag::kNNP;
  if (const EntryRange range = lexicon_.find(text_.substr(at, 1)); range.count != 0) {
    for (uint32_t i = 0; i < range.count; ++i) {
      if (lexicon_.tag(range.first + i) == Tag::kNNP) edge.entry = range.first + i;
    }
  }
  edge.cost = -4 * kBit;
  add(edge);
}

void Lattice::expand(size_t at) {
  const char16_t unit = text_[at];
  if (!base::is_syllable(unit)) {
    expand_symbol(at);
    expand_words(at);
    return;
  }
  expand_words(at);
  expand_anonymous(at);
  contractions_.clear();
  morphology_.find_contractions(text_, at, contractions_);
  for (const uint16_t id : contractions_) {
    const Contraction& contraction = morphology_.contraction(id);
    const auto parts = morphology_.parts(contraction);
    if (at == 0 && parts[0].tag == Tag::kXSV) continue;
    Edge edge;
    edge.kind = EdgeKind::kContraction;
    edge.end = static_cast<uint8_t>(contraction.length);
    edge.stem_end = static_cast<uint8_t>(parts[0].width);
    edge.left = parts.front().tag;
    edge.right = parts.back().tag;
    edge.cost =
        contraction.cost + (parts[0].tag == Tag::kXSV ? kContractedLight : -kContractionBonus);
    edge.detail = id;
    if (parts[0].tag == Tag::kXSV || parts[0].tag == Tag::kNNB || parts[0].tag == Tag::kNP) {
      const EntryRange range = lexicon_.find(parts[0].form);
      if (range.count != 0) edge.entry = range.first;
    }
    add(edge);
  }
  josa_.clear();
  if (at == 0 || follows_word(at)) morphology_.find_josa(text_, at, josa_);
  for (const auto& match : josa_) {
    const Josa& josa = morphology_.josa(match.id);
    // At the start only what may follow a quotation: ” 라고. Any other only where a blank too
    // many left it alone: (WHO) 의.
    const bool alone = at == 0 && josa.after != After::kQuote;
    if (alone && match.length != text_.size()) continue;
    Edge edge;
    edge.kind = EdgeKind::kJosa;
    edge.end = static_cast<uint8_t>(match.length);
    edge.left = josa.first;
    edge.right = josa.last;
    edge.detail = match.id;
    edge.cost = josa.cost + (alone ? 3 * kStrandedJosa : at == 0 ? kStrandedJosa : 0);
    add(edge);
  }
  if (at == 0 || follows_word(at)) expand_copula(at);
  if (starts_noun(at)) expand_unknown(at);
}

// Within a run of Hangul, `expand` asks for the rest of the eojeol and for how the syllable before
// it ends, and the same rests come again and again: of 하였다고, of 에서는.
// This and three below are kept apart: engines compile one function of all of them badly.
[[gnu::noinline]] Lattice::Run Lattice::runs_at(size_t at) {
  first_run_ = static_cast<uint32_t>(runs_.size());
  const auto expanded = [&]() -> Run {
    expand(at);
    return {first_run_, static_cast<uint32_t>(runs_.size()) - first_run_};
  };
  if (at == 0 || !base::is_syllable(text_[at]) || !base::is_syllable(text_[at - 1]))
    return expanded();
  const std::u16string_view text = text_.substr(at);
  const uint8_t tail = base::tail_of(text_[at - 1]);
  const uint8_t before = tail == base::kTailNone ? 0 : tail == base::kTailRieul ? 1 : 2;
  const uint32_t hash = hashes_[at] + before;
  Rest& rest = known_->rests[(hash ^ (hash >> 15)) % kSlots];
  if (rest.before != before || rest.length != text.size() ||
      kept(rest.start, rest.length) != text) {
    rest.runs = expanded();
    rest.start = text_start_ + static_cast<uint32_t>(at);
    rest.length = static_cast<uint8_t>(text.size());
    rest.before = before;
  }
  return rest.runs;
}

// Unknown nouns begin where a word may begin: at the start, after a symbol or letters.
bool Lattice::starts_noun(size_t at) const {
  return at == 0 || !base::is_syllable(text_[at - 1]);
}

// A josa or copula may stand here: after a word, a bracket or quotation that closes, a sign
// that is read as a word.
bool Lattice::follows_word(size_t at) const {
  const char16_t before = text_[at - 1];
  if (character_class(before) != CharacterClass::kSymbol) return true;
  switch (symbol_tag(before)) {
    case Tag::kSS:
      return !is_opening(before) && at > 1;
    case Tag::kSW:
      return true;
    case Tag::kSF:
      return at > 1 && character_class(text_[at - 2]) == CharacterClass::kLatin;
    default:
      return false;
  }
}

// What the tags alone do not say about two neighbours in one eojeol.
Cost Lattice::junction(const Edge& previous, size_t previous_start, const Edge& edge,
                       size_t at) const {
  Cost cost = 0;
  if (previous.right == Tag::kMM || edge.left == Tag::kMM || edge.left == Tag::kMAG ||
      edge.left == Tag::kMAJ || edge.left == Tag::kIC) {
    const bool symbol = previous.kind == EdgeKind::kSymbol || edge.kind == EdgeKind::kSymbol;
    // 한달간, 세마리: a native numeral and its unit are often written together.
    constexpr std::u16string_view kNumerals = u"한두세네석넉몇섯곱덟홉열";
    const bool counted = edge.bound == BoundNoun::kAfterNumeral &&
                         kNumerals.find(text_[at - 1]) != std::u16string_view::npos;
    if (!symbol && !counted) cost += kMissingBlank;
  }
  if (edge.left == Tag::kXSN && edge.end == 1) {
    const char16_t suffix = text_[at];
    // 130여 명; 티베트인, 독일어.
    if (suffix == u'여' && (previous.right == Tag::kSN || previous.right == Tag::kNR))
      cost -= kSuffixBonus;
    if ((suffix == u'인' || suffix == u'어' || suffix == u'계') && previous.entry != kNoEntry &&
        lexicon_.kind(previous.entry) == lexicon::Kind::kPlace) {
      cost -= kSuffixBonus;
    }
    // 출판인들: no 인 of the copula.
    if (suffix == u'들' && previous.right == Tag::kXSN && text_[previous_start] == u'인')
      cost -= kSuffixBonus / 2;
  }
  // 재국씨가, 조씨가: what stands before 씨 is a name, known or not.
  if ((edge.flags & kAddress) != 0 && text_[at] == u'씨' &&
      (previous.kind == EdgeKind::kUnknown || (previous.flags & kSurname) != 0)) {
    cost -= kSuffixBonus;
  }
  switch (edge.bound) {
    case BoundNoun::kAfterNumeral:
      if (previous.right != Tag::kSN && previous.right != Tag::kNR && previous.right != Tag::kMM &&
          previous.right != Tag::kXSN && previous.right != Tag::kSW &&
          previous.right != Tag::kNNB) {
        cost += kWrongPlace;
      }
      break;
    case BoundNoun::kAfterAdnominal:
      if (previous.right != Tag::kETM && previous.right != Tag::kMM) cost += kWrongPlace;
      break;
    default:
      break;
  }
  return cost;
}

// “… 끊는다”며: what follows a quoted clause is an ending, what follows a quoted noun a josa.
Cost Lattice::after_quotation(Tag inside, const Edge& edge) const {
  const bool clause = inside == Tag::kEF || inside == Tag::kEC || inside == Tag::kSF;
  const Josa& josa = morphology_.josa(static_cast<uint16_t>(edge.detail));
  if (josa.after != After::kQuote) return clause ? kWrongPlace : 0;
  if (clause) return -kQuoteBonus;
  // ‘위기’라는, but not ‘위기’며.
  const bool copular = josa.form[0] == u'라' || josa.form[0] == u'이';
  return copular ? 0 : kWrongPlace;
}

// Insertion into a short sorted list; the worst is dropped.
void Lattice::Ending::add(const Hypothesis& hypothesis, Cost cost) noexcept {
  size_t place = count < kBeam ? count++ : kBeam - 1;
  for (; place > 0 && costs[place - 1] > cost; --place) {
    costs[place] = costs[place - 1];
    hypotheses[place] = hypotheses[place - 1];
  }
  costs[place] = cost;
  hypotheses[place] = hypothesis;
  limit = costs[0] + kBeamWidth;
  if (count == kBeam) limit = std::min(limit, costs[kBeam - 1] - 1);
}

[[gnu::noinline]] void Lattice::connect(size_t at, Run runs) {
  const Ending& from = ending_[at];
  struct Before {
    const Edge* edge;
    // Costs of the tags that follow, and of a full stop: 가세요? closes a sentence, 가세요, does
    // not.
    const Cost* costs;
    const Cost* before_stop;
    Tag inside;  // what a quotation mark closes
    // A noun of one syllable is seldom part of a compound of nouns. Costs of a noun of one
    // syllable that follows, and of any other.
    Cost single, any;
  };
  Before befores[kBeam];
  bool plain = true;  // the tags say all about what stands before
  for (size_t f = 0; f < from.count && at > 0; ++f) {
    const Hypothesis& hypothesis = from.hypotheses[f];
    const Edge& edge = edges_[hypothesis.edge];
    const bool mark = edge.left == Tag::kSS && hypothesis.start > 0;
    const Cost* costs = costs_[static_cast<size_t>(hypothesis.right)];
    const bool noun = is_content_noun(hypothesis.right);
    befores[f] = {&edge,
                  costs,
                  (edge.flags & kCanEnd) != 0 ? costs_[static_cast<size_t>(Tag::kEF)] : costs,
                  mark ? ending_[hypothesis.start].hypotheses[hypothesis.place].right : Tag::kNA,
                  noun ? kCompoundOfSingle : 0,
                  noun && edge.end == 1 ? kCompoundOfSingle : 0};
    if (hypothesis.right == Tag::kMM || mark) plain = false;
  }
  const auto connect_edge = [&](uint32_t index) {
    const Edge& edge = edges_[index];
    // No suffix begins an eojeol.
    if (at == 0 && edge.left == Tag::kXSN) return;
    Ending& to = ending_[at + edge.end];
    const auto left = static_cast<size_t>(edge.left);
    // What the hypotheses here may gain by this edge at the most.
    Cost gain = 0;
    if (at > 0) {
      gain = (edge.left == Tag::kXSN || (edge.flags & kAddress) != 0 ? -kSuffixBonus : 0) +
             morphology_.least_within(edge.left);
      if (edge.kind == EdgeKind::kJosa) gain -= kQuoteBonus;
    }
    const bool simple = plain && (edge.flags & kPlain) != 0;
    const bool noun = is_content_noun(edge.left);
    for (size_t f = 0; f < from.count; ++f) {
      Cost cost = from.costs[f] + edge.cost;
      if (cost + gain > to.limit) break;
      if (at > 0) {
        const Before& before = befores[f];
        cost += (edge.left == Tag::kSF ? before.before_stop : before.costs)[left];
        if (noun) cost += edge.end == 1 ? before.single : before.any;
        if (!simple) {
          if ((edge.flags & kPlain) == 0 || before.edge->right == Tag::kMM)
            cost += junction(*before.edge, from.hypotheses[f].start, edge, at);
          if (edge.kind == EdgeKind::kJosa && before.inside != Tag::kNA)
            cost += after_quotation(before.inside, edge);
        }
      }
      if (cost > to.limit) continue;
      to.add({index, static_cast<uint8_t>(at), static_cast<uint8_t>(f), edge.right}, cost);
    }
  };
  for (uint32_t r = 0; r < runs.count; ++r) {
    const Run run = runs_[runs.first + r];
    for (uint32_t i = 0; i < run.count; ++i) connect_edge(run.first + i);
  }
}

void Lattice::search() {
  for (size_t i = 0; i <= text_.size(); ++i) ending_[i].clear();
  // The start, which every path leads back to.
  ending_[0].count = 1;
  ending_[0].costs[0] = 0;
  for (size_t at = 0; at < text_.size(); ++at) {
    if (ending_[at].count != 0) connect(at, runs_at(at));
  }
}

[[gnu::noinline]] void Lattice::take_path(size_t place) {
  auto& [readings, edges, chains] = readings_;
  const Ending& last = ending_[text_.size()];
  const auto before = [this](const Hypothesis& hypothesis) -> const Hypothesis& {
    return ending_[hypothesis.start].hypotheses[hypothesis.place];
  };
  uint16_t count = 1;
  for (const Hypothesis* h = &last.hypotheses[place]; h->start != 0; h = &before(*h)) ++count;
  Reading reading;
  reading.cost = last.costs[place];
  reading.right = last.hypotheses[place].right;
  reading.first_edge = static_cast<uint32_t>(edges.size());
  reading.edge_count = count;
  edges.resize(edges.size() + count);
  Edge* const first = edges.data() + reading.first_edge;
  const Hypothesis* hypothesis = &last.hypotheses[place];
  for (Edge* edge = first + count; edge-- != first; hypothesis = &before(*hypothesis)) {
    const uint8_t start = hypothesis->start;
    *edge = edges_[hypothesis->edge];
    if (edge->kind == EdgeKind::kPredicate) {
      chains.push_back(chains_[edge->detail]);
      for (uint8_t& end : chains.back().ends) end += start;
      edge->detail = static_cast<uint32_t>(chains.size() - 1);
    }
    edge->start += start;
    edge->end += start;
    edge->stem_end += start;
  }
  reading.last_flags = first[count - 1].flags;
  reading.left = first->left;
  reading.bound = first->bound;
  reading.first_flags = first->flags;
  reading.traits = traits(reading);
  readings.push_back(reading);
}

uint8_t Lattice::traits(const Reading& reading) const {
  const Edge& first = readings_.edges[reading.first_edge];
  uint8_t traits = 0;
  if (reading.edge_count == 1 && (first.flags & kForeignTail) != 0) traits |= kForeignLike;
  if (first.end >= 2 && first.kind == EdgeKind::kUnknown) traits |= kBeginsStrange | kBeginsUnknown;
  if (first.end >= 2 && first.left == Tag::kNNP) traits |= kBeginsStrange;
  if (first.entry == kNoEntry) return traits;
  if (first.left == Tag::kMM && lexicon_.headword(first.entry) == u"전") traits |= kBeginsFormer;
  if (first.left == Tag::kVX) {
    constexpr std::u16string_view kAfterAdnominal = u"만듯뻔법척체";
    const std::u16string_view stem = lexicon_.headword(first.entry);
    if (stem.size() == 3 && kAfterAdnominal.find(stem[0]) != std::u16string_view::npos)
      traits |= kBeginsBoundVerb;
  }
  return traits;
}

bool Lattice::is_homograph(Range range) const {
  bool verb = false, adjective = false;
  for (uint32_t r = 0; r < range.count; ++r) {
    const Edge* stem = predicate_of(readings_, readings_.readings[range.first + r]);
    if (stem != nullptr) (stem->left == Tag::kVV ? verb : adjective) = true;
  }
  return verb && adjective;
}

[[gnu::noinline]] Lattice::Range Lattice::read(std::u16string_view eojeol) {
  text_ = eojeol.substr(0, kMaxLength);
  hashes_[text_.size()] = 0;
  for (size_t i = text_.size(); i-- > 0;) hashes_[i] = (hashes_[i + 1] ^ text_[i]) * 0x9E3779B1u;
  // In the first of its slots if all are taken.
  const size_t slot = hashes_[0] ^ (hashes_[0] >> 15);
  Read* free = &read_->of[slot % kReadSlots];
  for (size_t way = 0; way < kReadWays; ++way) {
    Read& read = read_->of[(slot + way) % kReadSlots];
    if (read.length == text_.size() && kept(read.start, read.length) == text_) return read.range;
    if (read.length != 0) continue;
    free = &read;
    break;
  }
  Read& read = *free;
  if (edges_.size() + runs_.size() + senses_.size() > kMaxKept) forget_edges();
  text_start_ = static_cast<uint32_t>(kept_text_.size());
  kept_text_ += text_;
  text_ = kept(text_start_, text_.size());
  search();
  const Ending& last = ending_[text_.size()];
  read.start = text_start_;
  read.length = static_cast<uint8_t>(text_.size());
  read.range.first = static_cast<uint32_t>(readings_.readings.size());
  read.range.count = static_cast<uint16_t>(std::min<size_t>(last.count, kMaxReadings));
  for (size_t i = 0; i < read.range.count; ++i) take_path(i);
  read.range.homograph = is_homograph(read.range);
  return read.range;
}

const Edge* predicate_of(const Readings& all, const Reading& reading) {
  for (uint32_t i = 0; i < reading.edge_count; ++i) {
    const Edge& edge = all.edges[reading.first_edge + i];
    if (edge.kind == EdgeKind::kSymbol) continue;
    const bool stem = edge.kind == EdgeKind::kPredicate && edge.entry != kNoEntry &&
                      (edge.left == Tag::kVV || edge.left == Tag::kVA);
    return stem ? &edge : nullptr;
  }
  return nullptr;
}

}  // namespace dokhae::korean
