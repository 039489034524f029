#include "gloss/terms.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/hangul.h"
#include "base/stable_sort.h"
#include "base/utf.h"
#include "gloss/compose.h"
#include "korean/characters.h"
#include "korean/romanization.h"
#include "korean/table_lookup.h"

namespace dokhae::gloss {
namespace {

using base::TextSpan;
using korean::Eojeol;
using korean::find_prefix;
using korean::find_row;
using korean::kNoRow;
using korean::Name;
using korean::NameKind;
using korean::Number;
using korean::NumberKind;
using korean::Tag;
using korean::Token;
using lexicon::Domain;
using lexicon::EntryId;
using lexicon::EntryRange;
using lexicon::Kind;
using lexicon::kNoEntry;
using std::u16string_view;

/// How far around a homograph its cue words count, in UTF-16 units.
constexpr uint32_t kCueReach = 60;
/// How far a sense that was plain once holds, in UTF-16 units: about an article.
constexpr uint32_t kDiscourseReach = 2000;
constexpr size_t kDomains = 16;
/// Words with a domain that a text needs before their shares mean something.
constexpr uint32_t kDomainsNeeded = 12;
constexpr size_t kLongestSuffix = 8;
/// Words of the longest phrase that ends with a predicate.
constexpr uint32_t kPhraseWords = 4;
/// Information of a word that the lexicon does not know, in bits.
constexpr float kUnknownBits = 17;
/// Bits below which a word says nothing about the article it stands in.
constexpr float kEverydayBits = 7;

enum class Group : uint8_t { kNoun, kVerb, kAdjective, kAdverb, kOther };

Group group_of(Tag tag) noexcept {
  switch (tag) {
    case Tag::kNNG:
    case Tag::kNNP:
    case Tag::kNNB:
    case Tag::kNR:
    case Tag::kXR:
    case Tag::kXPN:
    case Tag::kXSN:
    case Tag::kSL:
    case Tag::kSH:
    case Tag::kMM:
    case Tag::kNA:
      return Group::kNoun;
    case Tag::kVV:
      return Group::kVerb;
    case Tag::kVA:
      return Group::kAdjective;
    case Tag::kMAG:
      return Group::kAdverb;
    default:
      return Group::kOther;
  }
}

bool in_run(Tag tag) noexcept {
  return tag == Tag::kNNG || tag == Tag::kNNP || tag == Tag::kXR || tag == Tag::kXPN ||
         tag == Tag::kXSN || tag == Tag::kSL || tag == Tag::kSH || tag == Tag::kNA;
}

/// Suffixes and the like share their spelling with nouns: 적, 인, 내.
bool is_bound(Tag tag) noexcept {
  return tag == Tag::kNNB || tag == Tag::kXSN || tag == Tag::kXPN || tag == Tag::kMM ||
         tag == Tag::kNR;
}

bool is_latin(char16_t unit) noexcept {
  return (unit >= u'A' && unit <= u'Z') || (unit >= u'a' && unit <= u'z');
}

bool has_hangul(u16string_view text) noexcept {
  return std::any_of(text.begin(), text.end(),
                     [](char16_t unit) { return base::is_syllable(unit); });
}

bool all_hanja(u16string_view text) noexcept {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char16_t unit) {
    return korean::character_class(unit) == korean::CharacterClass::kHanja;
  });
}

constexpr u16string_view kPlural = u"들";

/// Josa and endings, the copula, auxiliaries written together, and the plural.
bool is_grammatical(const Token& token) noexcept {
  return token.is_josa() || token.is_eomi() || token.tag == Tag::kVCP || token.tag == Tag::kVX ||
         (token.tag == Tag::kXSN && token.form == kPlural);
}

/// The senses of a word in the order in which they fit.
struct Senses {
  std::vector<EntryId> ids;
  bool unsure = false;
};

/// What is known of one sense of a homograph while a text is read.
struct SenseNotes {
  std::vector<std::u16string> cues;
  uint32_t chosen_at = UINT32_MAX;  ///< where it was plain last
};

/// A part of a run of nouns: one token, or several that the lexicon knows as one word.
struct Segment {
  TextSpan span;
  uint32_t token_end = 0;  ///< one past its last token
  EntryRange entries;
  Tag tag = Tag::kNNG;
  std::string_view suffix;  ///< English of a one-syllable suffix: 독일군, 출산율
  bool is_suffix = false;
};

class TermFinder {
 public:
  TermFinder(const korean::Analysis& analysis, const lexicon::Lexicon& lexicon,
             uint32_t title_length)
      : analysis_(analysis),
        lexicon_(lexicon),
        text_(analysis.text),
        title_length_(title_length),
        titles_(lexicon.table("titles")),
        org_suffixes_(lexicon.table("org_suffixes")),
        place_suffixes_(lexicon.table("place_suffixes")),
        unglossed_(lexicon.table("unglossed")),
        function_words_(lexicon.table("function_words")),
        noun_suffixes_(lexicon.table("noun_suffixes")),
        covered_(analysis.tokens.size(), 0),
        title_of_person_(analysis.tokens.size(), 0) {}

  std::vector<Term> run() {
    cover_names_and_numbers();
    count_domains();
    for (uint32_t i = 0; i < analysis_.names.size(); ++i) add_name(i);
    for (uint32_t i = 0; i < analysis_.tokens.size(); ++i) add_withheld(i);
    for (const Number& number : analysis_.numbers) add_number(number);
    for (uint32_t e = 0; e < analysis_.eojeols.size(); ++e) read_eojeol(e);
    in_order();
    use_brackets();
    std::erase_if(
        terms_, [](const Term& term) { return term.glosses.empty() && term.romanization.empty(); });
    add_hanja();
    for (Term& term : terms_) add_tail(term);
    rank();
    return std::move(terms_);
  }

 private:
  // -------------------------------------------------------------- preparation

  /// The first token that ends behind text offset `at`.
  [[nodiscard]] uint32_t token_at(uint32_t at) const noexcept {
    const auto token = std::lower_bound(
        analysis_.tokens.begin(), analysis_.tokens.end(), at,
        [](const Token& candidate, uint32_t start) { return candidate.span.end <= start; });
    return static_cast<uint32_t>(token - analysis_.tokens.begin());
  }

  void cover_names_and_numbers() {
    const auto cover = [&](TextSpan span) {
      for (uint32_t i = token_at(span.start); i < analysis_.tokens.size(); ++i) {
        if (analysis_.tokens[i].span.start >= span.end) break;
        if (analysis_.tokens[i].span.overlaps(span)) covered_[i] = 1;
      }
    };
    for (const Name& name : analysis_.names) {
      cover(name.span);
      // 부산시장, but not 지사 in 지사장. What is no title in the first place (사원) may be a
      // temple.
      if (name.kind != NameKind::kPerson || name.title.empty()) continue;
      const uint32_t last = token_at(name.title.end - 1);
      if (last >= title_of_person_.size()) continue;
      const TextSpan title = analysis_.tokens[last].span;
      if (title.end == name.title.end && find_row(titles_, title.of(text_)) != kNoRow)
        title_of_person_[last] = 1;
    }
    for (const Number& number : analysis_.numbers) cover(number.span);
  }

  void count_domains() {
    for (const Token& token : analysis_.tokens) {
      if (token.entry == kNoEntry) continue;
      const Domain domain = lexicon_.domain(token.entry);
      if (domain != Domain::kGeneral)
        ++domains_[static_cast<size_t>(domain) % kDomains], ++domain_total_;
    }
  }

  /// A term is done; what its glosses were taken from goes with it.
  void keep(Term&& term) {
    term.attributed = std::exchange(attributed_, kNoEntry);
    terms_.push_back(std::move(term));
  }

  /// To be called for every entry that gives English.
  void attribute(EntryId id) const noexcept {
    if (attributed_ == kNoEntry && !lexicon_.source(id).name.empty()) attributed_ = id;
  }

  // -------------------------------------------------------------- senses

  /// The notes on an entry, its cue words decoded once.
  [[nodiscard]] SenseNotes& notes_on(EntryId id) {
    const auto [entry, fresh] = notes_.try_emplace(id);
    std::string_view rest = fresh ? lexicon_.cues(id) : std::string_view{};
    while (!rest.empty()) {
      const size_t bar = std::min(rest.find('|'), rest.size());
      if (bar > 0) entry->second.cues.push_back(base::to_utf16(rest.substr(0, bar)));
      rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
    return entry->second;
  }

  /// Is the syllable at `at` a word, bare or with a particle of one syllable?
  [[nodiscard]] static bool stands_alone(u16string_view text, size_t at) noexcept {
    constexpr u16string_view kParticles = u"은는이가을를의에와과도로만";
    if (at > 0 && base::is_syllable(text[at - 1])) return false;
    return at + 1 >= text.size() || !base::is_syllable(text[at + 1]) ||
           kParticles.find(text[at + 1]) != u16string_view::npos;
  }

  /// How many of the entry's cue words stand around `at`: predicates in any form, other words
  /// as written. One syllable counts only as a word of its own or behind a figure (33살),
  /// since it is part of too many other words.
  [[nodiscard]] uint32_t cues_near(EntryId id, uint32_t at) {
    const std::vector<std::u16string>& cues = notes_on(id).cues;
    if (cues.empty()) return 0;
    const uint32_t from = at > kCueReach ? at - kCueReach : 0;
    const u16string_view window = text_.substr(from, 2 * kCueReach);
    const uint32_t first = token_at(from);
    uint32_t count = 0;
    for (const std::u16string& cue : cues) {
      if (cue.size() > 1 && cue.back() == u'다') {
        for (uint32_t i = first; i < analysis_.tokens.size(); ++i) {
          const Token& token = analysis_.tokens[i];
          if (token.span.start >= from + 2 * kCueReach) break;
          if (!token.is_predicate() || token.lemma != cue) continue;
          ++count;
          break;
        }
        continue;
      }
      size_t found = window.find(cue);
      while (cue.size() == 1 && found != u16string_view::npos && !stands_alone(window, found)) {
        found = window.find(cue, found + 1);
      }
      if (found != u16string_view::npos) ++count;
    }
    return count;
  }

  /// Has the entry a gloss, and the class of a word with this tag?
  [[nodiscard]] bool fits(EntryId id, Tag tag) const noexcept {
    const Tag own = lexicon_.tag(id);
    const Group group = group_of(tag);
    return lexicon_.has_gloss(id) && group_of(own) == group &&
           (group != Group::kNoun || is_bound(own) == is_bound(tag));
  }

  /// Entries of `range` that fit a tag, the likeliest sense first; when none does, those of
  /// the packs below it.
  [[nodiscard]] Senses senses_of(EntryRange range, Tag tag, uint32_t at) {
    Senses senses;
    for (; range.count != 0 && senses.ids.empty(); range = lexicon_.below(range)) {
      for (uint32_t i = 0; i < range.count; ++i) {
        if (fits(range.first + i, tag)) senses.ids.push_back(range.first + i);
      }
    }
    if (senses.ids.size() < 2) return senses;
    std::vector<std::pair<float, EntryId>> scored;
    const uint32_t token = token_at(at);
    const bool title = token < title_of_person_.size() && title_of_person_[token] != 0;
    for (size_t i = 0; i < senses.ids.size(); ++i) {
      const EntryId id = senses.ids[i];
      float score = -0.5F * static_cast<float>(i);
      score += 1.5F * static_cast<float>(cues_near(id, at));
      const Domain domain = lexicon_.domain(id);
      if (domain != Domain::kGeneral && domain_total_ > 0) {
        score += 2.5F * static_cast<float>(domains_[static_cast<size_t>(domain) % kDomains]) /
                 static_cast<float>(domain_total_ + kDomainsNeeded);
      }
      if (lexicon_.tag(id) != tag) score -= 1;
      // 박 시장 is a mayor, not a market.
      if (title && lexicon_.kind(id) == Kind::kTitle) score += 6;
      // One sense per discourse (Gale, Church and Yarowsky 1992).
      const uint32_t before = notes_on(id).chosen_at;
      if (before <= at && at - before < kDiscourseReach) score += 0.8F;
      scored.emplace_back(score, id);
    }
    base::stable_sort(scored, [](const auto& a, const auto& b) { return a.first > b.first; });
    // 장관 alone is a minister, not a spectacle.
    const bool plain_title = lexicon_.kind(scored[0].second) == Kind::kTitle &&
                             lexicon_.kind(scored[1].second) != Kind::kTitle;
    senses.unsure = scored[0].first - scored[1].first < (plain_title ? 0.5F : 1.0F);
    if (!senses.unsure) notes_on(scored[0].second).chosen_at = at;
    for (size_t i = 0; i < scored.size(); ++i) senses.ids[i] = scored[i].second;
    return senses;
  }

  /// Nothing but grammar: "during", "each other".
  [[nodiscard]] bool is_grammar(std::string_view gloss) const noexcept {
    while (!gloss.empty()) {
      const size_t end = std::min(gloss.find_first_of(" -"), gloss.size());
      if (end > 0 && find_row(function_words_, gloss.substr(0, end)) == kNoRow) return false;
      gloss.remove_prefix(std::min(end + 1, gloss.size()));
    }
    return true;
  }

  /// At most three glosses; the second sense has one of them when the choice is unsure.
  [[nodiscard]] PartGlosses glosses_of(const Senses& senses) const {
    PartGlosses out;
    const auto take = [&](EntryId id, uint32_t most) {
      attribute(id);
      for (uint32_t i = 0; i < lexicon_.gloss_count(id) && out.size() < most; ++i) {
        const std::string_view gloss = lexicon_.gloss(id, i);
        if (std::find(out.begin(), out.end(), gloss) == out.end()) out.push_back(gloss);
      }
    };
    if (senses.ids.empty()) return out;
    take(senses.ids[0], senses.unsure ? 2 : kMaxGlosses);
    if (senses.unsure && senses.ids.size() > 1) take(senses.ids[1], kMaxGlosses);
    return out;
  }

  [[nodiscard]] bool is_unglossed(u16string_view word, Tag tag) const noexcept {
    const uint32_t row = find_row(unglossed_, word);
    return row != kNoRow &&
           unglossed_.cell(row, 1).find(lexicon::tag_name(tag)) != std::string_view::npos;
  }

  // -------------------------------------------------------------- words

  /// 김모(33) 씨, 이 모 씨: the surname is all that the text gives.
  void add_withheld_name(TextSpan word) {
    const u16string_view surname = text_.substr(word.start, 1);
    uint32_t at = word.start + 1;
    const auto unit = [&](uint32_t i) { return i < text_.size() ? text_[i] : u'\0'; };
    if (unit(at) == u' ') ++at;
    if (unit(at) != u'모') return;
    // 모 is no mother here.
    if (const uint32_t token = token_at(at); token < covered_.size()) {
      if (analysis_.tokens[token].span.length() == 1) covered_[token] = 1;
    }
    ++at;
    if (unit(at) == u' ') ++at;
    if (unit(at) == u'(') {
      const size_t close = text_.substr(at, 12).find(u')');
      if (close == u16string_view::npos) return;
      at += static_cast<uint32_t>(close) + 1;
      if (unit(at) == u' ') ++at;
    }
    if (unit(at) != u'씨' && unit(at) != u'군' && unit(at) != u'양') return;
    const lexicon::Table surnames = lexicon_.table("surnames");
    const uint32_t row = find_row(surnames, surname);
    if (row == kNoRow) return;
    Term term;
    term.kind = TermKind::kPerson;
    term.span = {word.start, word.start + 1};
    term.lemma = surname;
    term.tag = Tag::kNNP;
    term.romanization = std::string(surnames.cell(row, 1));
    term.glosses.push_back(term.romanization);
    term.glosses.push_back("surnamed " + term.romanization);
    keep(std::move(term));
  }

  void read_eojeol(uint32_t e) {
    const Eojeol& eojeol = analysis_.eojeols[e];
    add_withheld_name(eojeol.span);
    const uint32_t last = eojeol.first_token + eojeol.token_count;
    for (uint32_t i = std::max(eojeol.first_token, next_token_); i < last;) {
      const Token& token = analysis_.tokens[i];
      if (covered_[i] || token.span.empty()) {
        ++i;
        continue;
      }
      if (in_run(token.tag)) {
        // 있는진: no noun stands behind an ending within a word.
        const bool scrap =
            i > eojeol.first_token && token.span.length() == 1 && analysis_.tokens[i - 1].is_eomi();
        i = scrap ? i + 1 : read_run(e, i);
        continue;
      }
      if (token.tag == Tag::kVV || token.tag == Tag::kVA) {
        add_predicate(token);
      } else if (token.tag == Tag::kMAG || token.tag == Tag::kMM) {
        add_plain(token);
      } else if (token.is_josa()) {
        if (const uint32_t after = function_phrase(i); after > 0) {
          next_token_ = after;
          return;
        }
      }
      ++i;
    }
  }

  /// 에 따르면, 을 앞두고, 에도 불구하고: a particle and the word behind it mean one thing. Adds
  /// the term; @returns the token to go on with, 0 when no such entry begins at the particle.
  uint32_t function_phrase(uint32_t particle) {
    const uint32_t start = analysis_.tokens[particle].span.start;
    std::array<lexicon::Lexicon::Match, 8> matches;
    size_t count = lexicon_.prefixes(text_.substr(start, 20), matches);
    while (count-- > 0) {
      const uint32_t end = start + matches[count].length;
      if (text_.substr(start, matches[count].length).find(u' ') == u16string_view::npos) return 0;
      if (end < text_.size() && base::is_syllable(text_[end])) continue;
      const Senses senses = senses_of(matches[count].entries, Tag::kMAG, start);
      const uint32_t after = token_after(particle, end);
      if (senses.ids.empty() || after == 0) continue;
      Term term;
      term.span = {start, end};
      term.lemma = term.span.of(text_);
      term.tag = Tag::kMAG;
      fill(term, senses);
      keep(std::move(term));
      return after;
    }
    return 0;
  }

  /// The noun tokens from `first` on that stand together without a blank.
  [[nodiscard]] uint32_t run_end(uint32_t first, uint32_t last) const noexcept {
    uint32_t end = first + 1;
    while (end < last && !covered_[end] && in_run(analysis_.tokens[end].tag) &&
           analysis_.tokens[end].span.start == analysis_.tokens[end - 1].span.end) {
      ++end;
    }
    return end;
  }

  /// Token after the one that ends at text offset `at`, if a token from `from` on does.
  [[nodiscard]] uint32_t token_after(uint32_t from, uint32_t at) const noexcept {
    for (uint32_t i = from; i < analysis_.tokens.size() && i < from + 12; ++i) {
      const Token& token = analysis_.tokens[i];
      if (token.span.end == at && !token.span.empty()) return i + 1;
      if (token.span.start >= at) break;
    }
    return 0;
  }

  /// The longest entry that starts at token `first` and ends with a noun token; it may
  /// reach over blanks (원천 기술).
  [[nodiscard]] Segment longest_entry(uint32_t first) const {
    const Token& token = analysis_.tokens[first];
    Segment segment;
    segment.span = token.span;
    segment.token_end = first + 1;
    segment.tag = token.tag;
    std::array<lexicon::Lexicon::Match, 16> matches;
    const u16string_view rest = text_.substr(token.span.start, 40);
    size_t count = lexicon_.prefixes(rest, matches);
    while (count-- > 0) {
      const lexicon::Lexicon::Match& match = matches[count];
      const uint32_t end = token.span.start + match.length;
      if (end < token.span.end) break;
      const uint32_t after = token_after(first, end);
      if (after == 0) continue;
      // 지난해 같은 기간: what is written with blanks is one entry whatever its words are.
      if (after > first + 1 && !only_nouns(first, after) &&
          rest.substr(0, match.length).find(u' ') == u16string_view::npos) {
        continue;
      }
      const Tag tag = noun_tag(match.entries);
      if (tag == Tag::kNA) continue;
      segment.span.end = end;
      segment.token_end = after;
      segment.entries = match.entries;
      if (after > first + 1) segment.tag = tag;
      return segment;
    }
    return segment;
  }

  [[nodiscard]] bool only_nouns(uint32_t first, uint32_t end) const noexcept {
    for (uint32_t i = first; i < end; ++i) {
      const Token& token = analysis_.tokens[i];
      if (covered_[i] && i > first) return false;
      if (!in_run(token.tag) && token.tag != Tag::kNNB && token.tag != Tag::kNR &&
          token.tag != Tag::kSN && token.tag != Tag::kMM && token.tag != Tag::kXSN &&
          token.tag != Tag::kSO && token.tag != Tag::kSW && token.tag != Tag::kSP) {
        return false;
      }
    }
    return true;
  }

  /// Tag of the first glossed noun entry; kNA when there is none.
  [[nodiscard]] Tag noun_tag(EntryRange range) const noexcept {
    for (; range.count != 0; range = lexicon_.below(range)) {
      for (uint32_t i = 0; i < range.count; ++i) {
        const EntryId id = range.first + i;
        if (group_of(lexicon_.tag(id)) == Group::kNoun && lexicon_.has_gloss(id))
          return lexicon_.tag(id);
      }
    }
    return Tag::kNA;
  }

  /// Has the segment a gloss in the class that it has here?
  [[nodiscard]] bool has_sense(const Segment& segment) const noexcept {
    const Tag tag = group_of(segment.tag) == Group::kNoun ? segment.tag : Tag::kNNG;
    for (EntryRange range = segment.entries; range.count != 0; range = lexicon_.below(range)) {
      for (uint32_t i = 0; i < range.count; ++i) {
        if (fits(range.first + i, tag)) return true;
      }
    }
    return false;
  }

  /// Reads the nouns from token `first` on; returns the token to go on with.
  uint32_t read_run(uint32_t e, uint32_t first) {
    const Eojeol& eojeol = analysis_.eojeols[e];
    const uint32_t last = eojeol.first_token + eojeol.token_count;
    const uint32_t end = run_end(first, last);
    if (const uint32_t after = phrase(e, first); after > 0) return after;

    std::vector<Segment> segments;
    uint32_t at = first;
    while (at < end) {
      Segment segment = longest_entry(at);
      at = segment.token_end;
      if (segment.tag == Tag::kXSN && !segments.empty()) {
        if (!as_suffix(segment)) continue;
      } else if (!has_sense(segment) && split_word(segment, segments)) {
        continue;
      }
      segments.push_back(segment);
    }
    // An entry over a blank took tokens of the next eojeol.
    next_token_ = std::max(next_token_, at);
    // AI 반도체: Latin letters lead straight on to a noun.
    if (at == last && segments.size() == 1 && segments[0].tag == Tag::kSL &&
        segments[0].entries.count == 0 && e + 1 < analysis_.eojeols.size()) {
      const Eojeol& next = analysis_.eojeols[e + 1];
      if (next.span.start == eojeol.span.end + 1 && next.first_token < analysis_.tokens.size() &&
          next.token_count > 0 && !covered_[next.first_token] &&
          (analysis_.tokens[next.first_token].tag == Tag::kNNG)) {
        const Segment head = longest_entry(next.first_token);
        const uint32_t head_end = run_end(next.first_token, next.first_token + next.token_count);
        // 원천 기술 is a compound already; AI stays apart from it.
        if (head.entries.count > 0 && head.token_end == head_end &&
            head_end == next.first_token + 1 && is_content(head)) {
          segments.push_back(head);
          at = head.token_end;
          next_token_ = std::max(next_token_, at);
        }
      }
    }
    if (!explained(segments)) add_segments(segments);
    return std::max(at, end);
  }

  /// 거대언어모형(LLM): where a part has no gloss, the brackets speak for the whole word, here
  /// and further on.
  bool explained(const std::vector<Segment>& segments) {
    if (segments.empty()) return false;
    const TextSpan span{segments.front().span.start, segments.back().span.end};
    const std::u16string word(span.of(text_));
    if (std::string abbreviation = bracketed(span.end); !abbreviation.empty()) {
      abbreviations_.emplace(word, std::move(abbreviation));
    }
    if (abbreviations_.empty()) return false;
    const auto known = abbreviations_.find(word);
    if (known == abbreviations_.end() ||
        std::all_of(segments.begin(), segments.end(), [this](const Segment& segment) {
          return segment.is_suffix || has_sense(segment);
        })) {
      return false;
    }
    Term term;
    term.span = span;
    term.lemma = word;
    term.glosses.push_back(known->second);
    keep(std::move(term));
    return true;
  }

  /// Gives the segment its English as a suffix; false when it has none.
  bool as_suffix(Segment& segment) const noexcept {
    const uint32_t row = find_row(noun_suffixes_, segment.span.of(text_));
    if (row == kNoRow) return false;
    segment.suffix = noun_suffixes_.cell(row, 1);
    segment.is_suffix = true;
    return !segment.suffix.empty();
  }

  /// A word that the lexicon knows only in its parts (야생동물, 한국전쟁, 사람들): adds them to
  /// `out`. Two or three parts of two and more syllables, the last may be a suffix.
  bool split_word(const Segment& word, std::vector<Segment>& out) const {
    const u16string_view text = word.span.of(text_);
    if (text.size() < 3 || text.size() > 10 || !has_hangul(text)) return false;
    const size_t before = out.size();
    uint32_t at = word.span.start;
    for (size_t part = 0; part < 3 && at < word.span.end; ++part) {
      const Segment next = best_part(at, word.span.end);
      if (next.span.empty()) break;
      out.push_back(next);
      at = next.span.end;
    }
    if (at == word.span.end - 1 && out.size() > before) {
      Segment last;
      last.span = {at, word.span.end};
      if (find_row(noun_suffixes_, last.span.of(text_)) != kNoRow) {
        if (as_suffix(last)) out.push_back(last);
        at = word.span.end;
      }
    }
    if (at == word.span.end && out.size() > before) {
      for (size_t i = before; i < out.size(); ++i) out[i].token_end = word.token_end;
      return true;
    }
    out.resize(before);
    return false;
  }

  /// The longest glossed noun at `at` that does not leave a scrap before `end`.
  [[nodiscard]] Segment best_part(uint32_t at, uint32_t end) const {
    std::array<lexicon::Lexicon::Match, 12> matches;
    size_t count = lexicon_.prefixes(text_.substr(at, end - at), matches);
    Segment part;
    while (count-- > 0) {
      const uint32_t length = matches[count].length;
      const uint32_t left = end - at - length;
      if (length < 2) break;
      if (left == 1 && find_row(noun_suffixes_, text_.substr(end - 1, 1)) == kNoRow) continue;
      Segment candidate;
      candidate.span = {at, at + length};
      candidate.entries = matches[count].entries;
      if (!has_sense(candidate)) continue;
      return candidate;
    }
    return part;
  }

  [[nodiscard]] bool is_content(const Segment& segment) const {
    return segment.tag != Tag::kXSN && segment.tag != Tag::kXPN &&
           !is_unglossed(segment.span.of(text_), segment.tag);
  }

  [[nodiscard]] lexicon::Lexicon::Node walk(lexicon::Lexicon::Node node,
                                            u16string_view text) const noexcept {
    for (size_t i = 0; i < text.size() && node; ++i) node = lexicon_.child(node, text[i]);
    return node;
  }

  /// 목소리를 높이다, 온 힘을 다하다: words as written and the predicate that ends them are one
  /// entry. Adds the term; @returns the token to go on with, 0 when there is no such entry.
  uint32_t phrase(uint32_t e, uint32_t first) {
    const Eojeol& eojeol = analysis_.eojeols[e];
    if (first != eojeol.first_token) return 0;
    for (uint32_t pack = lexicon_.pack_count(); pack-- > 0;) {
      lexicon::Lexicon::Node node = walk(lexicon_.root(pack), eojeol.span.of(text_));
      uint32_t end = eojeol.span.end;
      for (uint32_t i = e + 1; node && i < analysis_.eojeols.size() && i < e + kPhraseWords; ++i) {
        const Eojeol& next = analysis_.eojeols[i];
        node = lexicon_.child(node, u' ');
        if (!node || next.token_count == 0 || next.span.start != end + 1) break;
        const Token& predicate = analysis_.tokens[next.first_token];
        if (predicate.is_predicate()) {
          const EntryRange range = lexicon_.entries_at(walk(node, predicate.lemma));
          const Senses senses = senses_of(range, Tag::kVV, eojeol.span.start);
          if (!senses.ids.empty()) {
            Term term;
            term.span = {eojeol.span.start, predicate.span.end};
            term.lemma = lexicon_.headword(senses.ids[0]);
            term.tag = Tag::kVV;
            fill(term, senses);
            keep(std::move(term));
            next_token_ = next.first_token + 1;
            return next_token_;
          }
        }
        node = walk(node, next.span.of(text_));
        end = next.span.end;
      }
    }
    return 0;
  }

  void fill(Term& term, const Senses& senses) const {
    term.entry = senses.ids[0];
    term.unsure = senses.unsure;
    for (const std::string_view gloss : glosses_of(senses)) term.glosses.emplace_back(gloss);
  }

  /// One term for segments that compose, else one for each.
  void add_segments(const std::vector<Segment>& segments) {
    size_t i = 0;
    while (i < segments.size()) {
      size_t end = i + 1;
      while (end < segments.size() && end - i < kMaxParts &&
             composes(segments[end - 1], segments[end]))
        ++end;
      if (end - i > 1 && add_compound({segments.data() + i, end - i})) {
        i = end;
      } else {
        add_segment(segments[i++]);
      }
    }
  }

  /// May the two stand in one compound? Both must mean something.
  [[nodiscard]] bool composes(const Segment& left, const Segment& right) const {
    if (left.is_suffix || left.tag == Tag::kXSN) return false;
    if (left.tag != Tag::kSL && !has_sense(left)) return false;
    if (right.is_suffix) return true;
    return right.tag != Tag::kSL && has_sense(right);
  }

  bool add_compound(std::span<const Segment> segments) {
    std::vector<PartGlosses> parts;
    std::vector<std::string> latin;
    latin.reserve(segments.size());
    float bits = 0;
    EntryId head = kNoEntry;
    for (const Segment& segment : segments) {
      if (segment.tag == Tag::kSL && segment.entries.count == 0) {
        latin.push_back(base::to_utf8(segment.span.of(text_)));
        parts.push_back({latin.back()});
        continue;
      }
      if (segment.is_suffix) {
        parts.push_back({segment.suffix});
        continue;
      }
      Senses senses = senses_of(segment.entries, segment.tag == Tag::kSL ? Tag::kNNG : segment.tag,
                                segment.span.start);
      if (senses.ids.empty()) return false;
      senses.unsure = false;  // mixed senses make no compound: "courtesy call education"
      head = senses.ids[0];
      bits = std::max(bits, static_cast<float>(lexicon_.cost(head)) / 16);
      parts.push_back(glosses_of(senses));
    }
    Term term;
    term.span = {segments.front().span.start, segments.back().span.end};
    term.lemma = term.span.of(text_);
    term.tag = Tag::kNNG;
    term.glosses = compose(parts);
    if (term.glosses.empty()) return false;
    term.unsure = true;
    if (const std::string abbreviation = bracketed(term.span.end); !abbreviation.empty()) {
      if (std::string phrase = compose_for(parts, abbreviation); !phrase.empty()) {
        term.glosses.assign(1, std::move(phrase));
        term.unsure = false;
      }
    }
    compound_bits_.emplace(term.lemma, bits + 2);
    keep(std::move(term));
    return true;
  }

  void add_segment(const Segment& segment) {
    const u16string_view word = segment.span.of(text_);
    if (is_unglossed(word, segment.tag) || segment.tag == Tag::kXPN || segment.tag == Tag::kXSN ||
        segment.is_suffix) {
      return;
    }
    Term term;
    term.span = segment.span;
    term.lemma = word;
    term.tag = segment.tag;
    const Senses senses = senses_of(
        segment.entries, segment.tag == Tag::kSL ? Tag::kNNG : segment.tag, segment.span.start);
    if (!senses.ids.empty()) {
      if (segment.tag == Tag::kSL && !has_hangul(word)) return;
      fill(term, senses);
      keep(std::move(term));
      return;
    }
    if (!has_hangul(word) || word.size() < 2) return;
    if (const uint32_t row = find_row(titles_, word);
        row != kNoRow && !titles_.cell(row, 1).empty()) {
      term.glosses.emplace_back(titles_.cell(row, 1));
      keep(std::move(term));
      return;
    }
    // Unknown to the lexicon: the sound alone, and only where it is likely to be a name.
    const Token& token = analysis_.tokens[segment.token_end - 1];
    term.unsure = true;
    if ((token.is_unknown() || token.tag == Tag::kNNP) && korean::looks_foreign(word, lexicon_)) {
      term.kind = TermKind::kName;
      term.romanization = korean::romanize_foreign(word, lexicon_);
    }
    // Without either it stays only if the text explains it in brackets somewhere.
    keep(std::move(term));
  }

  void add_plain(const Token& token) {
    if (is_unglossed(token.lemma, token.tag)) return;
    const Senses senses = senses_of(lexicon_.top(token.lemma), token.tag, token.span.start);
    if (senses.ids.empty()) return;
    Term term;
    term.span = token.span;
    term.lemma = token.lemma;
    term.tag = token.tag;
    fill(term, senses);
    keep(std::move(term));
  }

  void add_predicate(const Token& token) {
    if (is_unglossed(token.lemma, token.tag)) return;
    Senses senses = senses_of(lexicon_.top(token.lemma), token.tag, token.span.start);
    if (senses.ids.empty() && token.entry != kNoEntry && lexicon_.has_gloss(token.entry)) {
      senses.ids.push_back(token.entry);
    }
    const u16string_view root = token.root.of(text_);
    if (senses.ids.empty() && !root.empty()) {
      // 발표되다: the active verb says it better than the noun.
      std::u16string active(root);
      active += u"하다";
      senses = senses_of(lexicon_.top(active), token.tag, token.span.start);
      if (senses.ids.empty()) {
        senses = senses_of(lexicon_.top(root), Tag::kNNG, token.span.start);
        senses.unsure |= !senses.ids.empty();
      }
    }
    if (senses.ids.empty()) return;
    Term term;
    term.span = token.span;
    term.lemma = token.lemma;
    term.tag = token.tag;
    fill(term, senses);
    keep(std::move(term));
  }

  // -------------------------------------------------------------- numbers

  void add_number(const Number& number) {
    const u16string_view surface = number.span.of(text_);
    // What is in digits and signs alone needs no help.
    if (number.english.empty() || !has_hangul(surface)) return;
    Term term;
    term.kind = TermKind::kNumber;
    term.span = number.span;
    term.lemma = surface;
    term.tag = Tag::kSN;
    term.glosses.push_back(number.english);
    if (number.kind == NumberKind::kRank && number.value >= 1 && number.value <= 3) {
      constexpr std::array<const char*, 3> kPlaces = {"first place", "second place", "third place"};
      term.glosses.emplace_back(kPlaces[static_cast<size_t>(number.value) - 1]);
    }
    if (number.kind == NumberKind::kMultiple && (number.value == 2 || number.value == 3)) {
      term.glosses.emplace_back(number.value == 2 ? "double" : "triple");
    }
    keep(std::move(term));
  }

  // -------------------------------------------------------------- names

  /// The entry of a name of this kind; kNoEntry when the lexicon has none.
  [[nodiscard]] EntryId name_entry(u16string_view word, NameKind kind) const noexcept {
    EntryId other = kNoEntry;
    for (EntryRange range = lexicon_.top(word); range.count != 0; range = lexicon_.below(range)) {
      if (const EntryId id = name_entry(range, kind, other); id != kNoEntry) return id;
    }
    return other;
  }

  /// The same in one pack; `other` becomes the first entry that has English but another kind.
  [[nodiscard]] EntryId name_entry(EntryRange range, NameKind kind, EntryId& other) const noexcept {
    for (uint32_t i = 0; i < range.count; ++i) {
      const EntryId id = range.first + i;
      if (!lexicon_.has_gloss(id) && lexicon_.name(id).empty()) continue;
      const Kind entry_kind = lexicon_.kind(id);
      if ((kind == NameKind::kPerson && entry_kind == Kind::kPerson) ||
          (kind == NameKind::kOrganization && entry_kind == Kind::kOrganization) ||
          (kind == NameKind::kPlace && entry_kind == Kind::kPlace)) {
        return id;
      }
      if (other == kNoEntry && kind != NameKind::kPerson &&
          group_of(lexicon_.tag(id)) == Group::kNoun)
        other = id;
    }
    return kNoEntry;
  }

  [[nodiscard]] std::string english_of_entry(EntryId id) const {
    attribute(id);
    return std::string(lexicon_.has_gloss(id) ? lexicon_.gloss(id, 0) : lexicon_.name(id));
  }

  [[nodiscard]] std::string sound_of(u16string_view word) const {
    return korean::looks_foreign(word, lexicon_) ? korean::romanize_foreign(word, lexicon_)
                                                 : korean::romanize_name(word, lexicon_);
  }

  /// A name without an entry, from its parts: 한국가스공사 → "Korea Gas Corporation".
  [[nodiscard]] std::string body_in_english(u16string_view name) const {
    std::string out;
    const auto append = [&](std::string_view word) {
      if (word.empty()) return;
      if (!out.empty()) out += ' ';
      out += word;
    };
    for (size_t start = 0; start < name.size();) {
      size_t end = std::min(name.find(u' ', start), name.size());
      const u16string_view word = name.substr(start, end - start);
      start = end + 1;
      if (const EntryId id = name_entry(word, NameKind::kOrganization); id != kNoEntry) {
        // 아이슬란드 정부: Icelandic Government.
        const bool adjective = start < name.size() && lexicon_.gloss_count(id) > 1 &&
                               lexicon_.kind(id) == Kind::kPlace;
        append(title_case(adjective ? std::string(lexicon_.gloss(id, 1)) : english_of_entry(id)));
        continue;
      }
      u16string_view rest = word;
      std::string_view suffix;
      for (size_t length = std::min(kLongestSuffix, word.size() - 1); length > 0; --length) {
        const u16string_view tail = word.substr(word.size() - length);
        const uint32_t row = find_row(org_suffixes_, tail);
        if (row == kNoRow || org_suffixes_.cell(row, 1).empty()) continue;
        if (length == 1 && word.size() < 4) continue;
        suffix = org_suffixes_.cell(row, 1);
        rest = word.substr(0, word.size() - length);
        break;
      }
      append(parts_in_english(rest));
      append(title_case(suffix));
    }
    return out;
  }

  /// Known words of two and more syllables in English, what is between them by its sound.
  [[nodiscard]] std::string parts_in_english(u16string_view word) const {
    std::string out;
    std::u16string unknown;
    const auto append = [&](const std::string& part) {
      if (!out.empty() && !part.empty()) out += ' ';
      out += part;
    };
    bool scraps = false;  // a syllable on its own: the split is not to be trusted
    const auto flush = [&] {
      if (!unknown.empty())
        append(has_hangul(unknown) ? sound_of(unknown) : base::to_utf8(unknown));
      scraps |= unknown.size() == 1 && has_hangul(unknown);
      unknown.clear();
    };
    std::array<lexicon::Lexicon::Match, 12> matches;
    for (size_t at = 0; at < word.size();) {
      size_t count =
          unknown.empty() || !is_latin(word[at]) ? lexicon_.prefixes(word.substr(at), matches) : 0;
      bool known = false;
      while (count-- > 0 && !known) {
        const auto& match = matches[count];
        if (match.length < 2 || at + match.length + 1 == word.size()) continue;
        EntryId best = kNoEntry;
        for (uint32_t i = 0; i < match.entries.count && best == kNoEntry; ++i) {
          const EntryId id = match.entries.first + i;
          const Tag tag = lexicon_.tag(id);
          if ((tag == Tag::kNNG || tag == Tag::kNNP) && lexicon_.has_gloss(id)) best = id;
        }
        if (best == kNoEntry) continue;
        flush();
        // Bodies of South Korea have Korea in their names.
        append(word.substr(at, match.length) == u"한국" ? "Korea"
                                                        : title_case(english_of_entry(best)));
        at += match.length;
        known = true;
      }
      if (!known) unknown += word[at++];
    }
    flush();
    return scraps ? sound_of(word) : out;
  }

  /// 서울 서초구 → "Seocho-gu, Seoul".
  [[nodiscard]] std::string place_in_english(u16string_view name) const {
    std::string out;
    for (size_t start = 0; start < name.size();) {
      const size_t end = std::min(name.find(u' ', start), name.size());
      const u16string_view word = name.substr(start, end - start);
      start = end + 1;
      const EntryId id = name_entry(word, NameKind::kPlace);
      std::string english = id != kNoEntry ? english_of_entry(id) : place_word(word);
      if (out.empty()) {
        out = std::move(english);
      } else if (id != kNoEntry && lexicon_.kind(id) != Kind::kPlace) {
        // 칠레 북부: northern Chile; 올랜도 국제공항: Orlando international airport.
        out = english.ends_with("ern") ? english + " " + out : out + " " + english;
      } else {
        out = english + ", " + out;
      }
    }
    return out;
  }

  [[nodiscard]] std::string place_word(u16string_view word) const {
    for (size_t length = std::min(kLongestSuffix, word.size() - 1); length > 1; --length) {
      const uint32_t row = find_row(place_suffixes_, word.substr(word.size() - length));
      if (row == kNoRow || place_suffixes_.cell(row, 1).empty()) continue;
      const u16string_view rest = word.substr(0, word.size() - length);
      const EntryId id = name_entry(rest, NameKind::kPlace);
      return (id != kNoEntry ? english_of_entry(id) : sound_of(rest)) + " " +
             std::string(place_suffixes_.cell(row, 1));
    }
    // 충칭시: the lexicon has it without 시.
    const EntryId id = name_entry(word.substr(0, word.size() - 1), NameKind::kPlace);
    if (word.size() > 2 && id != kNoEntry && lexicon_.kind(id) == Kind::kPlace)
      return english_of_entry(id);
    return sound_of(word);
  }

  [[nodiscard]] std::string person_in_english(u16string_view name) const {
    const EntryId id = name_entry(name, NameKind::kPerson);
    if (id != kNoEntry) {
      attribute(id);
      return std::string(lexicon_.name(id).empty() ? lexicon_.gloss(id, 0) : lexicon_.name(id));
    }
    if (name.find(u' ') == u16string_view::npos && name.size() <= 4 &&
        !korean::looks_foreign(name, lexicon_)) {
      return korean::romanize_person(name, lexicon_);
    }
    // A foreign name: what the lexicon knows of its parts, the rest by its sound.
    std::string out;
    for (size_t start = 0; start < name.size();) {
      const size_t end = std::min(name.find(u' ', start), name.size());
      const u16string_view part = name.substr(start, end - start);
      const EntryId known = name_entry(part, NameKind::kPerson);
      if (!out.empty()) out += ' ';
      out += known == kNoEntry ? korean::romanize_foreign(part, lexicon_) : english_of_entry(known);
      start = end + 1;
    }
    return out;
  }

  [[nodiscard]] std::string affiliation_in_english(TextSpan span) const {
    const u16string_view word = span.of(text_);
    if (const EntryId id = name_entry(word, NameKind::kOrganization); id != kNoEntry) {
      return english_of_entry(id);
    }
    return body_in_english(word);
  }

  /// 빌보드 차트, 한미 연합훈련: adds an entry that begins with the name and goes on behind it.
  bool add_longer_entry(TextSpan name) {
    const uint32_t first = token_at(name.start);
    if (first >= analysis_.tokens.size()) return false;
    const Segment longer = longest_entry(first);
    if (longer.span.end <= name.end || longer.entries.count == 0) return false;
    const Senses senses = senses_of(longer.entries, longer.tag, name.start);
    if (senses.ids.empty()) return false;
    Term term;
    term.span = longer.span;
    term.lemma = term.span.of(text_);
    term.tag = longer.tag;
    fill(term, senses);
    if (lexicon_.kind(term.entry) == Kind::kOrganization) term.kind = TermKind::kOrganization;
    if (lexicon_.kind(term.entry) == Kind::kPlace) term.kind = TermKind::kPlace;
    keep(std::move(term));
    return true;
  }

  /// 인도 is a sidewalk as well as India: adds the common noun where cue words speak for it
  /// and fewer for the name.
  bool add_common_noun(TextSpan span, EntryId name) {
    const EntryRange range = lexicon_.find(span.of(text_));
    if (name == kNoEntry || range.count < 2) return false;
    uint32_t most = cues_near(name, span.start);
    Senses common;
    for (uint32_t i = 0; i < range.count; ++i) {
      const EntryId id = range.first + i;
      if (lexicon_.tag(id) != Tag::kNNG || !lexicon_.has_gloss(id)) continue;
      const uint32_t count = cues_near(id, span.start);
      if (count <= most) continue;
      most = count;
      common.ids.assign(1, id);
    }
    if (common.ids.empty()) return false;
    Term term;
    term.span = span;
    term.lemma = span.of(text_);
    fill(term, common);
    keep(std::move(term));
    return true;
  }

  void add_name(uint32_t index) {
    const Name& name = analysis_.names[index];
    const u16string_view surface = name.span.of(text_);
    const Name& full =
        analysis_.names[name.canonical < analysis_.names.size() ? name.canonical : index];
    const u16string_view canonical = full.span.of(text_);
    if (!has_hangul(canonical) && name_entry(surface, name.kind) == kNoEntry) return;
    Term term;
    term.span = name.span;
    term.lemma = canonical;
    term.tag = Tag::kNNP;
    term.unsure = !name.certain;
    term.evidence = name.evidence;
    if (name.kind == NameKind::kPerson) {
      term.kind = TermKind::kPerson;
      if (name.partial && name.canonical == index) {
        const lexicon::Table surnames = lexicon_.table("surnames");
        const uint32_t row = find_row(surnames, surface);
        term.romanization = row == kNoRow ? korean::romanize_name(surface, lexicon_)
                                          : std::string(surnames.cell(row, 1));
      } else {
        term.romanization = person_in_english(canonical);
      }
      term.entry = name_entry(canonical, NameKind::kPerson);
      term.glosses.push_back(term.romanization);
      if (std::string role = role_of(name); !role.empty()) term.glosses.push_back(std::move(role));
      keep(std::move(term));
      return;
    }
    const bool place = name.kind == NameKind::kPlace;
    term.kind = place                                  ? TermKind::kPlace
                : name.kind == NameKind::kOrganization ? TermKind::kOrganization
                                                       : TermKind::kName;
    term.entry = name_entry(has_hangul(surface) ? surface : canonical, name.kind);
    const bool known_place = name.kind == NameKind::kPlace && term.entry != kNoEntry;
    if ((!known_place && add_longer_entry(name.span)) || add_common_noun(name.span, term.entry))
      return;
    if (term.entry != kNoEntry) {
      attribute(term.entry);
      for (uint32_t i = 0; i < lexicon_.gloss_count(term.entry) && i < kMaxGlosses; ++i) {
        term.glosses.emplace_back(lexicon_.gloss(term.entry, i));
      }
      if (term.glosses.empty()) term.glosses.emplace_back(lexicon_.name(term.entry));
    } else {
      term.glosses.push_back(place ? place_in_english(surface) : body_in_english(canonical));
      term.unsure = true;
    }
    if (has_hangul(surface)) term.romanization = sound_of(surface);
    keep(std::move(term));
  }

  /// A씨, B(22) 일병: a letter for a name that the newspaper withholds.
  void add_withheld(uint32_t index) {
    const Token& token = analysis_.tokens[index];
    if (token.tag != Tag::kSL || token.span.length() != 1 || covered_[index]) return;
    const char16_t letter = text_[token.span.start];
    const u16string_view behind = text_.substr(token.span.end, 2);
    if (letter < u'A' || letter > u'Z' || behind.empty()) return;
    const bool aged =
        behind.size() == 2 && behind[0] == u'(' && behind[1] >= u'0' && behind[1] <= u'9';
    const bool called = u16string_view(u"씨군양").find(behind[0]) != u16string_view::npos &&
                        index + 1 < analysis_.tokens.size() &&
                        analysis_.tokens[index + 1].span.length() == 1;
    if (!aged && !called) return;
    covered_[index] = 1;
    Term term;
    term.kind = TermKind::kPerson;
    term.span = token.span;
    term.lemma = token.span.of(text_);
    term.tag = Tag::kSL;
    term.evidence = korean::NameEvidence::kTitle;
    term.glosses.emplace_back(1, static_cast<char>(letter));
    term.glosses.back() += " (name withheld)";
    keep(std::move(term));
  }

  /// "CEO of Moais": where the text gives title and affiliation together.
  [[nodiscard]] std::string role_of(const Name& name) const {
    if (name.partial || name.title.empty() || name.affiliation.empty()) return {};
    const u16string_view title = name.title.of(text_);
    const uint32_t row = find_row(titles_, title);
    if (row == kNoRow) return {};
    std::string pattern(titles_.cell(row, 2));
    const size_t hole = pattern.find("{}");
    if (hole == std::string::npos) return {};
    pattern.replace(hole, 2, affiliation_in_english(name.affiliation));
    return pattern;
  }

  // -------------------------------------------------------------- brackets

  /// What stands in Latin letters in brackets right behind `at`: 대형언어모델(LLM), 밴(Vann).
  [[nodiscard]] std::string bracketed(uint32_t at) const {
    if (at >= text_.size() || text_[at] != u'(') return {};
    const size_t close = text_.substr(at, 40).find(u')');
    if (close == u16string_view::npos || close < 3) return {};
    const u16string_view inner = text_.substr(at + 1, close - 1);
    const bool latin = std::all_of(inner.begin(), inner.end(), [](char16_t unit) {
      return is_latin(unit) || (unit >= u'0' && unit <= u'9') ||
             u16string_view(u"& -.'’").find(unit) != u16string_view::npos;
    });
    return latin && is_latin(inner[0]) ? base::to_utf8(inner) : std::string{};
  }

  /// Small letters behind the first: the English itself and no abbreviation.
  static bool is_spelled_out(std::string_view latin) noexcept {
    return latin.size() > 2 &&
           std::any_of(latin.begin() + 1, latin.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }

  void in_order() {
    base::stable_sort(terms_, [](const Term& a, const Term& b) {
      if (a.span.start != b.span.start) return a.span.start < b.span.start;
      return a.span.end > b.span.end;
    });
    // Names and numbers were added first and win where they meet words.
    std::vector<Term> kept;
    kept.reserve(terms_.size());
    for (Term& term : terms_) {
      if (term.span.empty() || (!kept.empty() && kept.back().span.overlaps(term.span))) continue;
      if (term.kind == TermKind::kTerm && !term.glosses.empty() &&
          std::all_of(term.glosses.begin(), term.glosses.end(),
                      [this](const std::string& gloss) { return is_grammar(gloss); })) {
        continue;
      }
      kept.push_back(std::move(term));
    }
    terms_ = std::move(kept);
  }

  /// Hanja right behind `at` that spell the word before it: 정부(政府).
  [[nodiscard]] u16string_view bracketed_hanja(uint32_t at, size_t length) const noexcept {
    if (at + length + 1 >= text_.size() || text_[at] != u'(' || text_[at + length + 1] != u')') {
      return {};
    }
    const u16string_view inner = text_.substr(at + 1, length);
    return all_hanja(inner) ? inner : u16string_view{};
  }

  /// The hanja that the entry of the gloss has among its cue words.
  [[nodiscard]] u16string_view hanja_of(const Term& term) {
    if (term.entry == kNoEntry || term.unsure) return {};
    for (const std::u16string& cue : notes_on(term.entry).cues) {
      if (cue.size() == term.lemma.size() && all_hanja(cue)) return cue;
    }
    return {};
  }

  void add_hanja() {
    std::unordered_map<u16string_view, u16string_view> given;
    for (const Term& term : terms_) {
      const u16string_view hanja = bracketed_hanja(term.span.end, term.span.length());
      if (!hanja.empty() && term.span.of(text_) == term.lemma) given.emplace(term.lemma, hanja);
    }
    for (Term& term : terms_) {
      const auto found = given.find(term.lemma);
      term.hanja = found == given.end() ? hanja_of(term) : found->second;
    }
  }

  /// What follows a term in its eojeol and is nothing but grammar.
  void add_tail(Term& term) const noexcept {
    const uint32_t at = term.span.end - 1;
    const Eojeol* eojeol = eojeol_at(at);
    if (!eojeol || at >= eojeol->span.end) return;
    const uint32_t end = eojeol->first_token + eojeol->token_count;
    uint32_t i = token_at(at);
    if (i < end && analysis_.tokens[i].span.end > term.span.end) {
      // Plurals that the analysis knows as one word; else it is the front of another.
      term.tail = {term.span.end, analysis_.tokens[i].span.end};
      term.plural = term.tail.of(text_) == kPlural;
      if (!term.plural) {
        term.tail = {};
        return;
      }
    }
    while (i < end && analysis_.tokens[i].span.start < term.span.end) ++i;
    for (bool inside = false; i < end; ++i) {
      const Token& token = analysis_.tokens[i];
      const char16_t unit = token.span.empty() ? u'\0' : text_[token.span.start];
      if (unit == u'(' || unit == u')') {
        inside = unit == u'(';
      } else if (!inside && token.tag != Tag::kSS) {
        break;
      }
    }
    term.first_tail = i;
    for (; i < end && is_grammatical(analysis_.tokens[i]); ++i) {
      if (term.tail.empty()) term.tail = analysis_.tokens[i].span;
      term.tail.end = analysis_.tokens[i].span.end;
    }
    term.end_tail = i;
  }

  /// The eojeol that starts last at or before `at`; nullptr when none does.
  [[nodiscard]] const Eojeol* eojeol_at(uint32_t at) const noexcept {
    const auto next = std::upper_bound(
        analysis_.eojeols.begin(), analysis_.eojeols.end(), at,
        [](uint32_t start, const Eojeol& eojeol) { return start < eojeol.span.start; });
    return next == analysis_.eojeols.begin() ? nullptr : &*std::prev(next);
  }

  void use_brackets() {
    for (const Term& term : terms_) {
      if (term.kind == TermKind::kNumber) continue;
      if (term.span.start > 0 && base::is_syllable(text_[term.span.start - 1])) continue;
      std::string found = bracketed(term.span.end);
      if (!found.empty() && (term.kind != TermKind::kPerson || is_spelled_out(found))) {
        abbreviations_.emplace(term.lemma, std::move(found));
      }
    }
    if (abbreviations_.empty()) return;
    for (Term& term : terms_) {
      const auto found = abbreviations_.find(term.lemma);
      if (found == abbreviations_.end() || term.kind == TermKind::kNumber) continue;
      const std::string& abbreviation = found->second;
      // The text's own English wins over everything; a person's role stays behind it.
      const bool spelled = is_spelled_out(abbreviation);
      if (spelled && term.unsure) term.glosses.clear();
      if (spelled && term.kind == TermKind::kPerson) {
        term.romanization = abbreviation;
        if (!term.glosses.empty()) term.glosses.front() = abbreviation;
      }
      const auto good =
          std::find_if(term.glosses.begin(), term.glosses.end(), [&](const std::string& gloss) {
            return gloss == abbreviation || has_initials(gloss, abbreviation);
          });
      if (good != term.glosses.end()) {
        std::rotate(term.glosses.begin(), good, good + 1);
        term.unsure = false;
      }
      if (std::find(term.glosses.begin(), term.glosses.end(), abbreviation) == term.glosses.end()) {
        if (term.glosses.size() == kMaxGlosses) term.glosses.pop_back();
        term.glosses.insert(term.glosses.begin() + (term.glosses.empty() || spelled ? 0 : 1),
                            abbreviation);
      }
    }
  }

  // -------------------------------------------------------------- ranking

  struct Weight {
    uint32_t count = 0;
    bool in_title = false;
    bool in_lead = false;
    float score = 0;
    float value = 0;
    bool topical = false;
  };

  [[nodiscard]] float information(const Term& term) const {
    if (const auto compound = compound_bits_.find(term.lemma); compound != compound_bits_.end()) {
      return compound->second;
    }
    return term.entry == kNoEntry ? kUnknownBits
                                  : static_cast<float>(lexicon_.cost(term.entry)) / 16;
  }

  void rank() {
    // The lead is the first paragraph after the title.
    uint32_t lead_end = title_length_;
    for (const korean::Paragraph& paragraph : analysis_.paragraphs) {
      if (paragraph.span.start < title_length_) continue;
      lead_end = paragraph.span.end;
      if (paragraph.span.length() > 60) break;
    }
    std::unordered_map<std::u16string_view, Weight> weights;
    for (const Term& term : terms_) {
      Weight& weight = weights[term.lemma];
      ++weight.count;
      weight.in_title |= term.span.start < title_length_;
      weight.in_lead |= term.span.start < lead_end;
      float value = std::max(0.5F, information(term) - kEverydayBits);
      switch (term.kind) {
        case TermKind::kNumber:
          value = 0.5F;
          break;
        case TermKind::kPerson:
          value *= 1.5F;
          break;
        case TermKind::kTerm:
          if (term.tag == Tag::kVV || term.tag == Tag::kVA) value *= 0.45F;
          if (term.tag == Tag::kMAG || term.tag == Tag::kMM) value *= 0.2F;
          if (term.tag == Tag::kNNB || term.tag == Tag::kNR) value *= 0.1F;
          break;
        default:
          break;
      }
      weight.value = std::max(weight.value, value);
      weight.topical |= !term.glosses.empty() && term.kind != TermKind::kNumber &&
                        term.tag != Tag::kMAG && term.tag != Tag::kMM && term.tag != Tag::kVV &&
                        term.tag != Tag::kVA && term.tag != Tag::kNNB && term.tag != Tag::kNR;
    }
    std::vector<float> scores;
    scores.reserve(weights.size());
    for (auto& [lemma, weight] : weights) {
      const float count = static_cast<float>(weight.count);
      weight.score = weight.value * (0.4F + count * 0.6F) * (weight.in_title ? 1.6F : 1.0F) *
                     (weight.in_lead ? 1.25F : 1.0F);
      if (weight.topical) scores.push_back(weight.score);
    }
    // One key term for about 60 units of text, at least 8, at most 40.
    const size_t wanted = std::clamp<size_t>(text_.size() / 60, 8, 40);
    float least = 0;
    if (scores.size() > wanted) {
      std::nth_element(scores.begin(), scores.begin() + static_cast<std::ptrdiff_t>(wanted) - 1,
                       scores.end(), std::greater<>());
      least = scores[wanted - 1];
    }
    for (Term& term : terms_) {
      const Weight& weight = weights[term.lemma];
      term.score = weight.score;
      term.key = weight.topical && weight.score >= least;
      if (term.romanization.empty() && has_hangul(term.span.of(text_)) &&
          term.kind != TermKind::kNumber) {
        term.romanization = romanized(term);
      }
    }
  }

  /// Nouns by themselves; a predicate's stem as it sounds in its word: 좋 of 좋고 is "jo".
  [[nodiscard]] std::string romanized(const Term& term) {
    if (term.tag == Tag::kVV || term.tag == Tag::kVA) {
      if (const Eojeol* eojeol = eojeol_at(term.span.start)) {
        const TextSpan word = eojeol->span;
        if (word.contains(term.span)) {
          return korean::romanize_part(
              word.of(text_), {term.span.start - word.start, term.span.end - word.start}, lexicon_);
        }
      }
    }
    const auto [entry, fresh] = sounds_.try_emplace(term.lemma);
    if (fresh) entry->second = korean::romanize(term.span.of(text_), lexicon_);
    return entry->second;
  }

  const korean::Analysis& analysis_;
  const lexicon::Lexicon& lexicon_;
  u16string_view text_;
  uint32_t title_length_;
  lexicon::Table titles_, org_suffixes_, place_suffixes_, unglossed_, function_words_,
      noun_suffixes_;
  std::vector<uint8_t> covered_;          ///< tokens that belong to a name or a number
  std::vector<uint8_t> title_of_person_;  ///< tokens that end the title beside a person
  std::array<uint32_t, kDomains> domains_{};
  uint32_t domain_total_ = 0;
  std::unordered_map<EntryId, SenseNotes> notes_;
  uint32_t next_token_ = 0;  ///< tokens before it are used up
  std::vector<Term> terms_;
  mutable EntryId attributed_ = kNoEntry;  ///< of the term that is being made
  std::unordered_map<std::u16string, std::string> abbreviations_;  ///< by the full word
  std::unordered_map<std::u16string, float> compound_bits_;
  std::unordered_map<std::u16string, std::string> sounds_;
};

}  // namespace

std::vector<Term> find_terms(const korean::Analysis& analysis, const lexicon::Lexicon& lexicon,
                             uint32_t title_length) {
  return TermFinder(analysis, lexicon, title_length).run();
}

}  // namespace dokhae::gloss
