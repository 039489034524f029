#include "korean/analyzer.h"

#include <algorithm>
#include <limits>
#include <string>

#include "base/utf.h"
#include "korean/characters.h"
#include "korean/lattice.h"
#include "korean/morphology.h"
#include "korean/names.h"
#include "korean/numbers.h"
#include "korean/sentences.h"
#include "korean/word_model.h"

namespace dokhae::korean {
namespace {

using base::TextSpan;
using lexicon::EntryId;
using lexicon::EntryRange;
using lexicon::kNoEntry;

constexpr size_t kMaxAlternatives = 3;
constexpr Cost kAlternativeWidth = 14 * kBit;
// Readings of an eojeol that its neighbours may still turn to.
constexpr Cost kChoiceWidth = 14 * kBit;
constexpr Cost kAmbiguousWidth = 3 * kBit;
// An eojeol beyond this length is no word; the analysis says that it cut something.
constexpr size_t kCutLength = 2000;

/// A distinct eojeol of the text with its readings.
struct Word {
  std::u16string_view text;
  uint32_t first_reading = 0;
  uint32_t reading_count = 0;
  uint32_t first_cost = 0;  ///< of its readings in this text
  /// The reading chosen last, and the alternatives that go with it.
  uint32_t chosen = 0xFFFFFFFF;
  uint32_t first_alternative = 0;
  uint32_t alternative_count = 0;
  bool ambiguous = false;
  bool homograph = false;  ///< Lattice::Range::homograph
};

/// The distinct eojeol of one text, each read once.
class WordTable {
 public:
  explicit WordTable(size_t expected) {
    size_t size = 64;
    while (size < expected) size *= 2;
    slots_.assign(size, 0);
  }

  /// Index of the word; new ones are appended to `words`.
  uint32_t find(std::u16string_view text, std::vector<Word>& words) {
    if (words.size() * 2 > slots_.size()) grow(words);
    size_t slot = hash(text) & (slots_.size() - 1);
    while (slots_[slot] != 0) {
      const uint32_t index = slots_[slot] - 1;
      if (words[index].text == text) return index;
      slot = (slot + 1) & (slots_.size() - 1);
    }
    words.emplace_back();
    words.back().text = text;
    slots_[slot] = static_cast<uint32_t>(words.size());
    return static_cast<uint32_t>(words.size() - 1);
  }

 private:
  static size_t hash(std::u16string_view text) {
    uint64_t value = 0x9E3779B97F4A7C15ull;
    for (const char16_t unit : text) value = (value ^ unit) * 0x100000001B3ull;
    return static_cast<size_t>(value ^ (value >> 32));
  }

  void grow(const std::vector<Word>& words) {
    slots_.assign(slots_.size() * 2, 0);
    for (uint32_t i = 0; i < words.size(); ++i) {
      size_t slot = hash(words[i].text) & (slots_.size() - 1);
      while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = i + 1;
    }
  }

  std::vector<uint32_t> slots_;
};

Tag predicate_tag(Tag tag) {
  return tag == Tag::kXSV ? Tag::kVV : tag == Tag::kXSA ? Tag::kVA : tag;
}

bool is_light(const Edge& edge) {
  return (edge.kind == EdgeKind::kPredicate || edge.kind == EdgeKind::kContraction) &&
         (edge.left == Tag::kXSV || edge.left == Tag::kXSA);
}

bool can_be_root(Tag tag) {
  switch (tag) {
    case Tag::kNNG:
    case Tag::kNNP:
    case Tag::kNNB:
    case Tag::kXR:
    case Tag::kXSN:
    case Tag::kSL:
    case Tag::kMAG:
    case Tag::kNR:
    case Tag::kSN:
    case Tag::kSH:
      return true;
    default:
      return false;
  }
}

}  // namespace

struct Analyzer::Tables {
  const lexicon::Lexicon& lexicon;
  Morphology morphology = {};
  WordModel model = {};
  std::unique_ptr<SentenceBreaker> breaker = nullptr;
  Lattice lattice{morphology, model, lexicon};
};

namespace {

/// The work on one text.
class Run {
 public:
  Run(const lexicon::Lexicon& lexicon, const Morphology& morphology, Lattice& lattice,
      Analysis& out)
      : lexicon_(lexicon),
        morphology_(morphology),
        lattice_(lattice),
        all_(lattice.readings()),
        out_(out),
        cues_(lexicon.table("predicate_cues")),
        table_(out.text.size() / 6) {
    // About as many as news has, so that little is copied as they grow.
    const size_t eojeols = out.text.size() / 3;
    out_.eojeols.reserve(eojeols);
    word_of_eojeol_.reserve(eojeols);
    words_.reserve(eojeols / 2);
  }

  void add_words(uint32_t sentence);
  void read_words();
  void weigh_unknown_words();
  void choose(const Sentence& sentence);
  void refine(const Sentence& sentence);

 private:
  struct State {
    Cost cost = 0;
    int32_t previous = -1;  // state of the eojeol before
    uint32_t reading = 0;
  };

  [[nodiscard]] Cost junction(const Reading& before, const Reading& reading) const;
  [[nodiscard]] const Reading& top(uint32_t eojeol) const {
    return all_.readings[words_[word_of_eojeol_[eojeol]].first_reading];
  }
  [[nodiscard]] bool names(uint32_t eojeol, std::string_view cues) const;
  void weigh_homographs(const Sentence& sentence, uint32_t eojeol);
  void emit(uint32_t eojeol, uint32_t reading);
  [[nodiscard]] bool closes_sentence(uint32_t end) const;
  void take_adverb(Token& stem, const Token& tail);
  void emit_predicate(const Edge& edge, uint32_t base);
  void emit_contraction(const Edge& edge, uint32_t base);
  void emit_light(const Edge& edge, uint32_t base);
  [[nodiscard]] bool joins_light(const Token& root, std::u16string_view light) const;
  Token& push(Tag tag, uint32_t start, uint32_t end);
  [[nodiscard]] EntryId entry_of(std::u16string_view lemma, Tag tag) const;
  [[nodiscard]] std::u16string_view keep(std::u16string text);
  void alternatives(uint32_t eojeol, uint32_t chosen);
  [[nodiscard]] Alternative stem_of(const Reading& reading, std::u16string_view word);

  const lexicon::Lexicon& lexicon_;
  const Morphology& morphology_;
  Lattice& lattice_;
  const Readings& all_;
  Analysis& out_;
  const lexicon::Table cues_;
  WordTable table_;
  std::vector<Word> words_;
  std::vector<uint32_t> word_of_eojeol_;
  std::vector<Cost> costs_;  // of the readings of each word, as this text has them
  std::vector<State> states_;
  std::vector<Cost> bias_;  // of the readings of the eojeol at hand
  std::vector<uint32_t> first_state_;
  uint32_t eojeol_first_token_ = 0;
  uint32_t sentence_end_ = 0;
};

void Run::add_words(uint32_t index) {
  Sentence& sentence = out_.sentences[index];
  sentence.first_eojeol = static_cast<uint32_t>(out_.eojeols.size());
  uint32_t at = sentence.span.start;
  while (at < sentence.span.end) {
    if (is_blank(out_.text[at])) {
      ++at;
      continue;
    }
    uint32_t end = at;
    while (end < sentence.span.end && !is_blank(out_.text[end])) ++end;
    if (end - at > kCutLength) out_.truncated = true;
    while (at < end) {
      uint32_t cut = end;
      if (end - at > Lattice::kMaxLength) {
        // After a symbol if there is one in reach.
        cut = at + static_cast<uint32_t>(Lattice::kMaxLength);
        for (uint32_t i = cut; i > at + Lattice::kMaxLength / 2; --i) {
          if (character_class(out_.text[i - 1]) == CharacterClass::kSymbol &&
              (out_.text[i] < 0xDC00 || out_.text[i] > 0xDFFF)) {
            cut = i;
            break;
          }
        }
      }
      Eojeol eojeol;
      eojeol.span = {at, cut};
      out_.eojeols.push_back(eojeol);
      word_of_eojeol_.push_back(table_.find(eojeol.span.of(out_.text), words_));
      at = cut;
    }
  }
  sentence.eojeol_count = static_cast<uint32_t>(out_.eojeols.size()) - sentence.first_eojeol;
}

void Run::read_words() {
  costs_.reserve(words_.size() * Lattice::kMaxReadings);
  for (Word& word : words_) {
    const Lattice::Range range = lattice_.read(word.text);
    word.first_reading = range.first;
    word.reading_count = range.count;
    word.homograph = range.homograph;
    word.first_cost = static_cast<uint32_t>(costs_.size());
    for (uint32_t r = 0; r < range.count; ++r)
      costs_.push_back(all_.readings[range.first + r].cost);
  }
}

// A string that stands before different josa is a noun, whatever else it may look like: what
// the whole text shows is decided once, for all its places.
void Run::weigh_unknown_words() {
  WordTable table(64);
  std::vector<Word> stems;
  std::vector<uint32_t> followers;  // of each stem, a bit for each kind
  struct Use {
    uint32_t stem, cost;
  };
  std::vector<Use> uses;
  const auto is_pronoun = [&](const Word& word, size_t end) {
    for (uint32_t r = 0; r < word.reading_count; ++r) {
      const Edge& edge = all_.edges[all_.readings[word.first_reading + r].first_edge];
      if (edge.kind == EdgeKind::kWord && edge.left == Tag::kNP && edge.start == 0 &&
          edge.end == end)
        return true;
    }
    return false;
  };
  for (const Word& word : words_) {
    for (uint32_t r = 0; r < word.reading_count; ++r) {
      const Reading& reading = all_.readings[word.first_reading + r];
      if ((reading.traits & kBeginsUnknown) == 0) continue;
      const std::u16string_view stem = word.text.substr(0, all_.edges[reading.first_edge].end);
      uint32_t follower = 1;
      if (reading.edge_count > 1) {
        const Edge& next = all_.edges[reading.first_edge + 1];
        if (next.kind == EdgeKind::kJosa) {
          follower = 2u << (static_cast<uint32_t>(next.left) % 30);
        } else if (next.kind != EdgeKind::kSymbol && next.left != Tag::kVCP) {
          follower = 0;
        }
      }
      const uint32_t index = table.find(stem, stems);
      if (index == followers.size()) followers.push_back(0);
      followers[index] |= follower;
      // 그녀는, 그녀가, 그녀를 make no noun of the pronoun.
      if (!is_pronoun(word, stem.size())) uses.push_back({index, word.first_cost + r});
    }
  }
  constexpr Cost kFollowerBonus = 3 * kBit;
  constexpr Cost kMaxBonus = 9 * kBit;
  for (const Use use : uses) {
    Cost kinds = 0;
    for (uint32_t bits = followers[use.stem]; bits != 0; bits &= bits - 1) ++kinds;
    if (kinds > 1) costs_[use.cost] -= std::min(kMaxBonus, (kinds - 1) * kFollowerBonus);
  }
}

// What `junction` may take off, and the most that it takes behind a final ending.
constexpr Cost kSurnameBonus = 7 * kBit;
constexpr Cost kForeignBonus = 5 * kBit;
constexpr Cost kMaxAfterFinal = 5 * kBit;

// Two neighbouring eojeol: their tags, and what the words themselves ask for.
Cost Run::junction(const Reading& before, const Reading& reading) const {
  constexpr Cost kWrongPlace = 7 * kBit;
  constexpr Cost kNoObject = 4 * kBit;
  constexpr Cost kNoDegree = 4 * kBit;
  Cost cost = morphology_.across(before.right, reading.left);
  // A sentence may end without a full stop: titles, quotations, lists.
  if (before.right == Tag::kEF) cost = std::min(cost, kMaxAfterFinal);
  switch (reading.bound) {
    case BoundNoun::kAfterNumeral:
      if (before.right != Tag::kSN && before.right != Tag::kNR && before.right != Tag::kMM &&
          before.right != Tag::kSW && before.right != Tag::kXSN && before.right != Tag::kNNB) {
        cost += kWrongPlace;
      }
      break;
    case BoundNoun::kAfterAdnominal:
      if (before.right != Tag::kETM && before.right != Tag::kMM) cost += kWrongPlace;
      break;
    default:
      break;
  }
  // 아델리나 소트니코바: of two strings that nobody knows, the first is no noun with 나.
  if ((before.traits & kForeignLike) != 0 && (reading.traits & kBeginsStrange) != 0)
    cost -= kForeignBonus;
  // 몇 년 전: what stands behind a unit of time is the noun.
  if ((reading.traits & kBeginsFormer) != 0 && before.right == Tag::kNNB) cost += kWrongPlace;
  // 먹을 만하다, 올 듯하다: the counts know only 만/NNB + 하/XSA.
  if ((reading.traits & kBeginsBoundVerb) != 0 && before.right == Tag::kETM)
    cost = morphology_.across(Tag::kETM, Tag::kNNB);
  // An object asks for a verb, a word of degree for an adjective.
  if (reading.left == Tag::kVA && before.right == Tag::kJKO) cost += kNoObject;
  if (reading.left == Tag::kVV && (before.last_flags & kDegree) != 0) cost += kNoDegree;
  // 박 대통령, 안 후보, 이 씨. Where the surname is a determiner as well (전, 현, 이), only 씨
  // and its like decide.
  if ((before.last_flags & kSurname) != 0 &&
      ((reading.first_flags & kAddress) != 0 ||
       ((reading.first_flags & kTitle) != 0 && (before.last_flags & kSurnameOrDeterminer) == 0))) {
    cost -= kSurnameBonus;
  }
  return cost;
}

// Does the eojeol begin with one of the words?
bool Run::names(uint32_t eojeol, std::string_view cues) const {
  const Reading& reading = top(eojeol);
  uint32_t first = 0;
  while (first + 1 < reading.edge_count &&
         all_.edges[reading.first_edge + first].kind == EdgeKind::kSymbol) {
    ++first;
  }
  const Edge& edge = all_.edges[reading.first_edge + first];
  const std::u16string_view text = out_.eojeols[eojeol].span.of(out_.text).substr(edge.start);
  const size_t length = edge.end - edge.start;
  for (size_t at = 0; at < cues.size();) {
    const size_t bar = std::min(cues.find('|', at), cues.size());
    const std::string_view cue = cues.substr(at, bar - at);
    at = bar + 1;
    // Three bytes a syllable. A single one must be the whole word: 손, not 손해.
    const size_t size = cue.size() / 3;
    if (text.size() < size || (size == 1 && length != 1)) continue;
    if (base::equals(cue, text.substr(0, size))) return true;
  }
  return false;
}

// 글을 쓰다, 맛이 쓰다: what the clause around a word says about a stem that is a verb and an
// adjective. Its object and what else it goes with (predicate_cues.tsv), adverbs, endings.
void Run::weigh_homographs(const Sentence& sentence, uint32_t eojeol) {
  constexpr Cost kCue = 5 * kBit;
  constexpr Cost kObject = 4 * kBit;
  constexpr Cost kAdverb = 4 * kBit;
  constexpr Cost kAuxiliary = 3 * kBit;
  constexpr Cost kAdverbial = kBit;
  constexpr uint32_t kReach = 6;
  const Word& word = words_[word_of_eojeol_[eojeol]];
  // Positive: towards the verb.
  Cost clause = 0;
  const uint32_t end = sentence.first_eojeol + sentence.eojeol_count;
  uint32_t from = eojeol;
  while (from > sentence.first_eojeol && eojeol - from < kReach) {
    const Reading& before = top(from - 1);
    const Edge& last = all_.edges[before.first_edge + before.edge_count - 1];
    const bool clause_ends =
        before.right == Tag::kEF || before.right == Tag::kSF || before.right == Tag::kSP ||
        before.right == Tag::kETM ||
        (before.right == Tag::kEC &&
         !(last.kind == EdgeKind::kPredicate &&
           morphology_.eomi(all_.chains[last.detail].last_eomi()).form == u"게"));
    if (clause_ends) break;
    --from;
    if (before.right == Tag::kJKO) clause = kObject;
  }
  const auto row_of = [&](std::u16string_view lemma, std::string_view tag) {
    uint32_t row = cues_.find(lemma);
    const std::string_view key = cues_.cell(row, 0);
    while (row < cues_.row_count() && cues_.cell(row, 0) == key && cues_.cell(row, 1) != tag) ++row;
    return row < cues_.row_count() && cues_.cell(row, 0) == key ? cues_.cell(row, 2)
                                                                : std::string_view{};
  };
  if (eojeol > from) {
    const uint32_t near = eojeol - 1;
    if (names(near, row_of(u"*", "VV"))) clause += kAdverb;
    if (names(near, row_of(u"*", "VA"))) clause -= kAdverb;
  }
  const Reading* next = eojeol + 1 < end ? &top(eojeol + 1) : nullptr;
  std::u16string_view after;
  if (next != nullptr) {
    const Edge& edge = all_.edges[next->first_edge];
    if (edge.kind == EdgeKind::kPredicate && edge.entry != kNoEntry)
      after = lexicon_.headword(edge.entry);
  }
  for (uint32_t r = 0; r < word.reading_count; ++r) {
    const Reading& reading = all_.readings[word.first_reading + r];
    const Edge* edge = predicate_of(all_, reading);
    if (edge == nullptr) continue;
    const std::u16string_view lemma = lexicon_.headword(edge->entry);
    const std::string_view verb = row_of(lemma, "VV"), adjective = row_of(lemma, "VA");
    const bool as_verb = edge->left == Tag::kVV;
    const std::string_view own = as_verb ? verb : adjective;
    const EndingChain& chain = all_.chains[edge->detail];
    const std::u16string_view ending = morphology_.eomi(chain.last_eomi()).form;
    Cost towards_verb = clause;
    if (ending == u"게") towards_verb -= kAdverbial;
    if (ending == u"고" && after == u"있다") towards_verb += kAuxiliary;
    if (ending[0] == u'어' || ending[0] == u'아') {
      if (after == u"놓다" || after == u"주다" || after == u"두다" || after == u"버리다" ||
          after == u"달다" || after == u"내다") {
        towards_verb += kAuxiliary;
      }
      if (after == u"보이다") towards_verb -= kAuxiliary;
    }
    Cost& bias = bias_[r];
    bias += as_verb ? std::max(0, -towards_verb) : std::max(0, towards_verb);
    if (own.empty()) continue;
    bool found = false;
    for (uint32_t e = from; e < eojeol && !found; ++e) found = names(e, own);
    // 찬 바람, 단 맛: what an adnominal form describes.
    if (!found && reading.right == Tag::kETM && next != nullptr) found = names(eojeol + 1, own);
    if (found) bias -= kCue;
  }
}

void Run::choose(const Sentence& sentence) {
  states_.clear();
  first_state_.clear();
  for (uint32_t i = 0; i < sentence.eojeol_count; ++i) {
    const Word& word = words_[word_of_eojeol_[sentence.first_eojeol + i]];
    const auto begin = static_cast<uint32_t>(states_.size());
    bias_.assign(word.reading_count, 0);
    if (word.homograph) weigh_homographs(sentence, sentence.first_eojeol + i);
    Cost limit = std::numeric_limits<Cost>::max();
    for (uint32_t r = 0; r < word.reading_count; ++r) {
      bias_[r] += costs_[word.first_cost + r];
      limit = std::min(limit, bias_[r] + kChoiceWidth);
    }
    for (uint32_t r = 0; r < word.reading_count; ++r) {
      const Reading& reading = all_.readings[word.first_reading + r];
      const Cost own = bias_[r];
      if (own > limit) continue;
      State state;
      state.reading = word.first_reading + r;
      if (i == 0) {
        // A word alone is no sentence: a heading, what somebody selects. Still an auxiliary
        // needs its verb.
        state.cost = own;
        if (sentence.eojeol_count > 1 || reading.left == Tag::kVX)
          state.cost += morphology_.initial(reading.left);
      } else {
        Cost best = std::numeric_limits<Cost>::max();
        // No state before can bring less than its own cost and this.
        Cost least = std::min(morphology_.least_across(reading.left), kMaxAfterFinal);
        if ((reading.traits & kBeginsBoundVerb) != 0)
          least = std::min(least, morphology_.across(Tag::kETM, Tag::kNNB));
        least -= kSurnameBonus + kForeignBonus;
        for (uint32_t p = first_state_.back(); p < begin; ++p) {
          if (states_[p].cost + least >= best) continue;
          const Cost cost = states_[p].cost + junction(all_.readings[states_[p].reading], reading);
          if (cost < best) {
            best = cost;
            state.previous = static_cast<int32_t>(p);
          }
        }
        state.cost = best + own;
      }
      states_.push_back(state);
    }
    first_state_.push_back(begin);
  }
  if (first_state_.empty()) return;
  // Costs of a long sentence stay far from the limit: 96 units, 20 bits each, 16 a bit.
  uint32_t best = first_state_.back();
  for (uint32_t s = best; s < states_.size(); ++s) {
    const Reading& last = all_.readings[states_[s].reading];
    const bool can_end = (last.last_flags & kCanEnd) != 0;
    if (sentence.eojeol_count > 1)
      states_[s].cost += morphology_.final(can_end ? Tag::kEF : last.right);
    if (states_[s].cost < states_[best].cost) best = s;
  }
  sentence_end_ = sentence.span.end;
  std::vector<uint32_t>& chosen = first_state_;  // reused from the back
  int32_t state = static_cast<int32_t>(best);
  for (size_t i = chosen.size(); i-- > 0;) {
    chosen[i] = states_[state].reading;
    state = states_[state].previous;
  }
  for (uint32_t i = 0; i < sentence.eojeol_count; ++i) {
    emit(sentence.first_eojeol + i, chosen[i]);
    alternatives(sentence.first_eojeol + i, chosen[i]);
  }
}

Token& Run::push(Tag tag, uint32_t start, uint32_t end) {
  Token token;
  token.span = {start, end};
  token.tag = tag;
  token.form = token.lemma = token.span.of(out_.text);
  out_.tokens.push_back(token);
  return out_.tokens.back();
}

std::u16string_view Run::keep(std::u16string text) {
  out_.strings.push_back(std::move(text));
  return out_.strings.back();
}

EntryId Run::entry_of(std::u16string_view lemma, Tag tag) const {
  const EntryRange range = lexicon_.find(lemma);
  EntryId other = kNoEntry;
  for (uint32_t i = 0; i < range.count; ++i) {
    const Tag own = lexicon_.tag(range.first + i);
    if (own == tag) return range.first + i;
    if (other == kNoEntry && (own == Tag::kVV || own == Tag::kVA)) other = range.first + i;
  }
  return other;
}

void Run::emit_predicate(const Edge& edge, uint32_t base) {
  if (is_light(edge)) {
    emit_light(edge, base);
  } else {
    Token& token = push(edge.left, base + edge.start, base + edge.stem_end);
    if (edge.entry != kNoEntry) {
      token.lemma = lexicon_.headword(edge.entry);
      token.form = token.lemma.substr(0, token.lemma.size() - 1);
      token.entry = edge.entry;
    } else {
      token.lemma = u"이다";
      token.form = u"이";
    }
  }
  const bool closes = (edge.flags & kCanEnd) != 0 && closes_sentence(base + edge.end);
  uint32_t at = base + edge.stem_end;
  const EndingChain& chain = all_.chains[edge.detail];
  for (size_t i = 0; i < chain.count; ++i) {
    const Eomi& eomi = morphology_.eomi(chain.eomi[i]);
    const uint32_t end = std::max(at, base + chain.ends[i]);
    const bool final = closes && i + 1 == chain.count;
    Token& token = push(final ? Tag::kEF : eomi.tag, at, end);
    token.form = token.lemma = eomi.form;
    at = end;
  }
}

// A full stop, or the end of the sentence, perhaps behind the marks that close a quotation.
bool Run::closes_sentence(uint32_t end) const {
  while (end < sentence_end_ &&
         (is_closing(out_.text[end]) || out_.text[end] == u'"' || out_.text[end] == u'\''))
    ++end;
  return end >= sentence_end_ || symbol_tag(out_.text[end]) == Tag::kSF;
}

void Run::emit_contraction(const Edge& edge, uint32_t base) {
  uint32_t at = base + edge.start;
  const auto parts = morphology_.parts(morphology_.contraction(edge.detail));
  for (size_t i = 0; i < parts.size(); ++i) {
    const ContractionPart& part = parts[i];
    if (i == 0 && is_light(edge)) {
      emit_light(edge, base);
    } else {
      Token& token = push(part.tag, at, at + part.width);
      token.form = token.lemma = part.form;
      if (part.tag == Tag::kVCP) token.form = u"이";
      if (i == 0) token.entry = edge.entry;
    }
    at += part.width;
  }
}

// 안 하다 written together stays two words, 못하다 and 잘하다 are one.
bool Run::joins_light(const Token& root, std::u16string_view light) const {
  if (root.tag != Tag::kMAG || root.span.length() > 1) return true;
  std::u16string lemma(root.form);
  lemma += light;
  return entry_of(lemma, Tag::kVV) != kNoEntry;
}

// Noun + 하다: one token with the noun as its root.
void Run::emit_light(const Edge& edge, uint32_t base) {
  const std::u16string_view light =
      edge.entry != kNoEntry ? lexicon_.headword(edge.entry) : std::u16string_view(u"하다");
  const uint32_t start = base + edge.start;
  auto& tokens = out_.tokens;
  const auto joins = [&](uint32_t end) {
    return tokens.size() > eojeol_first_token_ && tokens.back().span.end == end;
  };
  Token merged;
  merged.tag = predicate_tag(edge.left);
  merged.span = {start, base + edge.stem_end};
  if (joins(start) && can_be_root(tokens.back().tag) && joins_light(tokens.back(), light)) {
    Token root = tokens.back();
    tokens.pop_back();
    bool whole = true;
    const auto take = [&] {
      root.span.start = tokens.back().span.start;
      whole = false;
      tokens.pop_back();
    };
    if (root.tag == Tag::kXSN && joins(root.span.start) && can_be_root(tokens.back().tag)) take();
    if (joins(root.span.start) && tokens.back().tag == Tag::kXPN) take();
    merged.span.start = root.span.start;
    merged.root = root.span;
    merged.flags = root.flags;
    const std::u16string_view root_text = root.span.of(out_.text);
    if (whole) {
      merged.root_entry = root.entry;
    } else if (const EntryRange range = lexicon_.find(root_text); range.count != 0) {
      merged.root_entry = range.first;
    }
    std::u16string lemma(root_text);
    lemma += light;
    merged.entry = entry_of(lemma, merged.tag);
    merged.lemma =
        merged.entry != kNoEntry ? lexicon_.headword(merged.entry) : keep(std::move(lemma));
    if (merged.entry != kNoEntry) {
      // The lexicon knows better than the suffix whether 깨끗하다 is an adjective, unless the
      // ending is one that only verbs take.
      const Tag known = lexicon_.tag(merged.entry);
      const bool verbal =
          edge.kind == EdgeKind::kPredicate &&
          (morphology_.eomi(all_.chains[edge.detail].eomi[0]).after & kAdjectiveStem) == 0;
      if (known == Tag::kVV || (known == Tag::kVA && !verbal)) merged.tag = known;
    }
  } else {
    merged.lemma = light;
    merged.entry = edge.entry;
  }
  merged.form = merged.lemma.substr(0, merged.lemma.size() - 1);
  tokens.push_back(merged);
}

// The root of a token that the lexicon knows as one word: 발표 in 발표하다.
TextSpan root_span(const Token& token, std::u16string_view text) {
  // Of the roots of one syllable only those that are nouns by themselves: not 위하다, 정하다.
  if (token.lemma.size() < 4 && token.lemma != u"말하다" && token.lemma != u"일하다") return {};
  size_t light = 0;
  switch (token.lemma[token.lemma.size() - 2]) {
    case u'하':
      light = token.lemma.ends_with(u"당하다") ? 3 : 2;
      break;
    case u'되':
    case u'받':
    case u'롭':
      light = 2;
      break;
    case u'답':
      light = token.lemma == u"아름답다" ? 0 : 2;
      break;
    case u'키':
      light = token.lemma.ends_with(u"시키다") ? 3 : 0;
      break;
    case u'럽':
      light = token.lemma.ends_with(u"스럽다") ? 3 : 0;
      break;
    case u'리':
      light = token.lemma.ends_with(u"드리다") ? 3 : 0;
      break;
    default:
      break;
  }
  if (light == 0 || token.lemma.size() <= light + 1) return {};
  const std::u16string_view root = token.lemma.substr(0, token.lemma.size() - light);
  if (!text.substr(token.span.start).starts_with(root)) return {};
  return {token.span.start, token.span.start + static_cast<uint32_t>(root.size())};
}

// 어떻게 and 나중에 have an entry of their own: the stem points to it.
void Run::take_adverb(Token& stem, const Token& tail) {
  const bool adverbial = (stem.tag == Tag::kVA && tail.tag == Tag::kEC && tail.form == u"게") ||
                         (stem.tag == Tag::kNNG && tail.tag == Tag::kJKB);
  if (!adverbial || stem.span.end != tail.span.start) return;
  const EntryRange range = lexicon_.find(TextSpan{stem.span.start, tail.span.end}.of(out_.text));
  for (uint32_t i = 0; i < range.count; ++i) {
    const Tag tag = lexicon_.tag(range.first + i);
    if (tag == Tag::kMAG || tag == Tag::kMAJ) {
      stem.entry = range.first + i;
      return;
    }
  }
}

void Run::emit(uint32_t index, uint32_t chosen) {
  Eojeol& eojeol = out_.eojeols[index];
  eojeol_first_token_ = eojeol.first_token = static_cast<uint32_t>(out_.tokens.size());
  const Reading& reading = all_.readings[chosen];
  const uint32_t base = eojeol.span.start;
  for (uint32_t i = 0; i < reading.edge_count; ++i) {
    const Edge& edge = all_.edges[reading.first_edge + i];
    switch (edge.kind) {
      case EdgeKind::kPredicate:
        emit_predicate(edge, base);
        break;
      case EdgeKind::kContraction:
        emit_contraction(edge, base);
        break;
      default: {
        Token& token = push(edge.left, base + edge.start, base + edge.end);
        token.entry = edge.entry;
        if (edge.kind == EdgeKind::kUnknown)
          token.flags |= static_cast<uint8_t>(TokenFlag::kUnknown);
        break;
      }
    }
  }
  eojeol.token_count = static_cast<uint32_t>(out_.tokens.size()) - eojeol.first_token;
  if (eojeol.token_count >= 2)
    take_adverb(out_.tokens[eojeol.first_token], out_.tokens[eojeol.first_token + 1]);
  for (uint32_t i = 0; i < eojeol.token_count; ++i) {
    Token& token = out_.tokens[eojeol.first_token + i];
    if ((token.tag != Tag::kVV && token.tag != Tag::kVA) || !token.root.empty()) continue;
    token.root = root_span(token, out_.text);
    if (token.root.empty()) continue;
    const EntryRange range = lexicon_.find(token.root.of(out_.text));
    for (uint32_t r = 0; r < range.count; ++r) {
      const Tag tag = lexicon_.tag(range.first + r);
      if (tag == Tag::kNNG || tag == Tag::kNNP || tag == Tag::kXR || tag == Tag::kMAG) {
        token.root_entry = range.first + r;
        break;
      }
    }
  }
}

Alternative Run::stem_of(const Reading& reading, std::u16string_view word) {
  for (uint32_t i = 0; i < reading.edge_count; ++i) {
    const Edge& edge = all_.edges[reading.first_edge + i];
    if (edge.kind == EdgeKind::kSymbol && symbol_tag(word[edge.start]) != Tag::kSW) continue;
    if (edge.kind == EdgeKind::kPredicate) {
      const bool copula = edge.entry == kNoEntry;
      return {copula ? std::u16string_view(u"이다") : lexicon_.headword(edge.entry), edge.left};
    }
    if (edge.kind == EdgeKind::kContraction) {
      return {morphology_.parts(morphology_.contraction(edge.detail))[0].form, edge.left};
    }
    // The noun, or with what follows the verb made of it.
    uint32_t last = i;
    while (last + 1 < reading.edge_count && !is_light(all_.edges[reading.first_edge + last + 1]) &&
           can_be_root(all_.edges[reading.first_edge + last + 1].left)) {
      ++last;
    }
    if (last + 1 < reading.edge_count && is_light(all_.edges[reading.first_edge + last + 1])) {
      const Edge& light = all_.edges[reading.first_edge + last + 1];
      std::u16string lemma(word.substr(edge.start, light.start - edge.start));
      lemma +=
          light.entry != kNoEntry ? lexicon_.headword(light.entry) : std::u16string_view(u"하다");
      const Tag tag = predicate_tag(light.left);
      if (const EntryId entry = entry_of(lemma, tag); entry != kNoEntry) {
        return {lexicon_.headword(entry), lexicon_.tag(entry)};
      }
      return {keep(std::move(lemma)), tag};
    }
    return {word.substr(edge.start, edge.end - edge.start), edge.left};
  }
  return {};
}

void Run::alternatives(uint32_t index, uint32_t chosen) {
  Eojeol& eojeol = out_.eojeols[index];
  eojeol.first_alternative = static_cast<uint32_t>(out_.alternatives.size());
  Word& word = words_[word_of_eojeol_[index]];
  if (word.reading_count < 2 || eojeol.token_count == 0) return;
  // The same word read the same way has the same alternatives.
  if (word.chosen == chosen) {
    eojeol.first_alternative = word.first_alternative;
    eojeol.alternative_count = word.alternative_count;
    if (word.ambiguous)
      out_.tokens[eojeol.first_token].flags |= static_cast<uint8_t>(TokenFlag::kAmbiguous);
    return;
  }
  // The word as it stands in this eojeol, so that views point into the text at hand.
  const std::u16string_view text = eojeol.span.of(out_.text);
  const Alternative own = stem_of(all_.readings[chosen], text);
  const Cost best = costs_[word.first_cost + (chosen - word.first_reading)];
  for (uint32_t r = 0; r < word.reading_count; ++r) {
    const Reading& reading = all_.readings[word.first_reading + r];
    const Cost cost = costs_[word.first_cost + r];
    if (word.first_reading + r == chosen || cost > best + kAlternativeWidth) continue;
    // That the word may be one nobody knows helps no reader.
    if (all_.edges[reading.first_edge].kind == EdgeKind::kUnknown) continue;
    const Alternative other = stem_of(reading, text);
    if (other.lemma.empty() || (other.lemma == own.lemma && other.tag == own.tag)) continue;
    const bool known =
        std::any_of(out_.alternatives.begin() + eojeol.first_alternative, out_.alternatives.end(),
                    [&other](const Alternative& alternative) {
                      return alternative.lemma == other.lemma && alternative.tag == other.tag;
                    });
    if (known) continue;
    if (cost < best + kAmbiguousWidth) {
      out_.tokens[eojeol.first_token].flags |= static_cast<uint8_t>(TokenFlag::kAmbiguous);
    }
    out_.alternatives.push_back(other);
    if (++eojeol.alternative_count == kMaxAlternatives) break;
  }
  word.chosen = chosen;
  word.first_alternative = eojeol.first_alternative;
  word.alternative_count = eojeol.alternative_count;
  word.ambiguous =
      (out_.tokens[eojeol.first_token].flags & static_cast<uint8_t>(TokenFlag::kAmbiguous)) != 0;
}

// What needs the neighbours: endings that close the sentence, 이/가 before 되다, 과/와 between
// nouns.
void Run::refine(const Sentence& sentence) {
  if (sentence.eojeol_count == 0) return;
  const Eojeol& last = out_.eojeols[sentence.first_eojeol + sentence.eojeol_count - 1];
  const uint32_t first = out_.eojeols[sentence.first_eojeol].first_token;
  const uint32_t end = last.first_token + last.token_count;
  for (uint32_t i = first; i < end; ++i) {
    Token& token = out_.tokens[i];
    const Token* next = i + 1 < end ? &out_.tokens[i + 1] : nullptr;
    switch (token.tag) {
      case Tag::kJKS:
        if (next != nullptr && (next->lemma == u"되다" || next->lemma == u"아니다") &&
            token.form != u"께서") {
          token.tag = Tag::kJKC;
        }
        break;
      case Tag::kJKB:
        if ((token.form == u"과" || token.form == u"와" || token.form == u"랑" ||
             token.form == u"이랑") &&
            next != nullptr && (next->is_noun() || next->tag == Tag::kMM)) {
          token.tag = Tag::kJC;
        }
        break;
      default:
        break;
    }
  }
}

}  // namespace

Analyzer::Analyzer(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {}
Analyzer::~Analyzer() = default;

tl::expected<std::unique_ptr<Analyzer>, base::Status> Analyzer::create(
    const lexicon::Lexicon& lexicon) {
  auto tables = std::unique_ptr<Tables>(new Tables{lexicon});
  if (const base::Status status = tables->morphology.load(lexicon); status != base::Status::kOk) {
    return tl::make_unexpected(status);
  }
  tables->model.load(lexicon);
  tables->lattice.load();
  tables->breaker = SentenceBreaker::create(lexicon.section("sentence"));
  if (!tables->breaker) return tl::make_unexpected(base::Status::kIncompatibleData);
  return std::unique_ptr<Analyzer>(new Analyzer(std::move(tables)));
}

Analysis Analyzer::analyze(std::u16string_view text, CalendarDay published) const {
  Analysis analysis;
  analysis.text = text;
  tables_->lattice.make_room(text.size());
  Run run(tables_->lexicon, tables_->morphology, tables_->lattice, analysis);
  auto session = tables_->breaker->session();
  std::vector<TextSpan> spans;
  for (size_t start = 0; start <= text.size() && !text.empty();) {
    const size_t end = std::min(text.find(u'\n', start), text.size());
    Paragraph paragraph;
    paragraph.span = {static_cast<uint32_t>(start), static_cast<uint32_t>(end)};
    paragraph.first_sentence = static_cast<uint32_t>(analysis.sentences.size());
    spans.clear();
    session.split(text, paragraph.span, spans);
    for (const TextSpan span : spans) {
      Sentence sentence;
      sentence.span = span;
      sentence.paragraph = static_cast<uint32_t>(analysis.paragraphs.size());
      analysis.sentences.push_back(sentence);
      run.add_words(static_cast<uint32_t>(analysis.sentences.size() - 1));
    }
    paragraph.sentence_count =
        static_cast<uint32_t>(analysis.sentences.size()) - paragraph.first_sentence;
    if (paragraph.sentence_count != 0) analysis.paragraphs.push_back(paragraph);
    start = end + 1;
  }
  analysis.tokens.reserve(9 * analysis.eojeols.size() / 4);
  run.read_words();
  run.weigh_unknown_words();
  for (const Sentence& sentence : analysis.sentences) {
    run.choose(sentence);
    run.refine(sentence);
  }
  tables_->lattice.make_room(0);
  find_numbers(analysis, tables_->lexicon, published);
  find_names(analysis, tables_->lexicon);
  return analysis;
}

}  // namespace dokhae::korean
