#include "claims/attribution.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/hangul.h"

namespace dokhae::claims {
namespace {

using base::TextSpan;
using korean::Analysis;
using korean::is_one_of;
using korean::Tag;
using korean::Token;

constexpr uint32_t kReach = 16;  // words between a quotative and its cue
constexpr uint32_t kBack = 40;   // words looked back at for a subject

class Reader {
 public:
  Reader(const Analysis& analysis, const Clauses& clauses, const std::vector<Quotation>& quotations,
         const std::vector<uint32_t>& unclosed, const CueTable& cues, const Sources& sources,
         const korean::WordClasses& classes)
      : analysis_(analysis),
        clauses_(clauses),
        words_(clauses.words),
        quotations_(quotations),
        unclosed_(unclosed),
        cues_(cues),
        sources_(sources),
        classes_(classes) {}

  SentenceReading read();

 private:
  enum class Shape : uint8_t { kQuote, kClause, kNominal, kAccording };

  /// A place where something is reported, and what governs it.
  struct Site {
    uint32_t word = 0;
    Shape shape = Shape::kQuote;
    CueEntry cue;
    TextSpan cue_span;
    uint32_t cue_word = kNoWord;
    bool noun_cue = false;
    bool chained = false;  ///< takes the cue of the next site
    bool dropped = false;
    Source source;  ///< of an according-to phrase, or a holder beside the noun
    bool impersonal = false;
    bool continuation = false;
    bool free_standing = false;
    bool aside = false;
  };

  [[nodiscard]] std::u16string_view text_of(TextSpan span) const { return span.of(analysis_.text); }
  [[nodiscard]] std::u16string_view surface(uint32_t word) const {
    return text_of(trimmed(analysis_.text, words_[word].span));
  }
  [[nodiscard]] std::u16string_view noun(uint32_t word) const {
    return text_of(noun_part(analysis_, words_[word]));
  }
  [[nodiscard]] const Token* main_predicate(uint32_t word) const;
  [[nodiscard]] const Token* last_token(uint32_t word) const;
  [[nodiscard]] bool has_copula(uint32_t word) const;
  [[nodiscard]] bool has_will(uint32_t word) const;
  [[nodiscard]] std::u16string_view quoted(uint32_t word) const {
    return text_of(quotations_[size_t(words_[word].quotation)].content);
  }

  [[nodiscard]] CueEntry verb_cue(uint32_t word, TextSpan& span) const;
  [[nodiscard]] CueEntry noun_cue(uint32_t word, TextSpan& span, uint32_t& last) const;
  [[nodiscard]] bool may_govern(uint32_t quotative, uint32_t word, std::u16string_view lemma) const;

  void find_sites();
  bool site_of_word(uint32_t word);
  bool govern_by_verb(Site& site);
  bool govern_by_noun(Site& site);
  bool told_by_head(Site& site) const;
  void chain_sites();
  void attribute(SentenceReading& reading);
  [[nodiscard]] Source source_before(const Site& site, uint32_t first) const;
  [[nodiscard]] Source source_after(const Site& site) const;
  [[nodiscard]] Source relative_head(uint32_t cue_word) const;
  [[nodiscard]] bool clause_between(uint32_t from, uint32_t to) const;
  [[nodiscard]] bool subject_of_other_clause(uint32_t subject, uint32_t end) const;
  [[nodiscard]] bool place_of_other_clause(uint32_t place) const;
  [[nodiscard]] uint32_t content_start(const Site& site, uint32_t first,
                                       const Source& source) const;
  [[nodiscard]] uint32_t skip_adjuncts(uint32_t first, uint32_t end, bool after_source) const;
  [[nodiscard]] uint32_t skip_before_saying(uint32_t first, uint32_t end) const;
  [[nodiscard]] uint32_t after_matter(uint32_t first, uint32_t end, bool after_source) const;
  [[nodiscard]] bool is_day(uint32_t index) const;
  [[nodiscard]] uint32_t content_end(const Site& site) const;
  [[nodiscard]] bool finish(const Site& site, uint32_t first, const Source& source,
                            Attribution& out) const;
  void find_afterthought(SentenceReading& reading) const;

  const Analysis& analysis_;
  const Clauses& clauses_;
  const std::vector<Word>& words_;
  const std::vector<Quotation>& quotations_;
  const std::vector<uint32_t>& unclosed_;
  const CueTable& cues_;
  const Sources& sources_;
  const korean::WordClasses& classes_;
  bool only_quotations_ = true;  ///< the sentence is nothing but quotations
  std::vector<Site> sites_;
};

const Token* Reader::main_predicate(uint32_t index) const {
  const Word& word = words_[index];
  const Token* found = nullptr;
  for (uint32_t i = 0; i < word.token_count; ++i) {
    const Token& token = analysis_.tokens[word.first_token + i];
    if (token.is_predicate() && token.tag != Tag::kVCP &&
        (token.tag != Tag::kVX || found == nullptr))
      found = &token;
  }
  return found;
}

const Token* Reader::last_token(uint32_t index) const {
  const Word& word = words_[index];
  for (uint32_t i = word.token_count; i > 0; --i) {
    const Token& token = analysis_.tokens[word.first_token + i - 1];
    if (!token.is_symbol()) return &token;
  }
  return nullptr;
}

bool Reader::has_copula(uint32_t index) const {
  const Word& word = words_[index];
  for (uint32_t i = 0; i < word.token_count; ++i) {
    if (analysis_.tokens[word.first_token + i].tag == Tag::kVCP) return true;
  }
  return false;
}

bool Reader::has_will(uint32_t index) const {
  const Word& word = words_[index];
  for (uint32_t i = 0; i < word.token_count; ++i) {
    if (is(analysis_.tokens[word.first_token + i].form, u"겠")) return true;
  }
  return false;
}

std::u16string with_object_josa(std::u16string_view noun) {
  std::u16string out(noun);
  const char16_t last = noun.empty() ? u' ' : noun.back();
  out.push_back(base::tail_of(last) != 0 ? u'을' : u'를');
  return out;
}

CueEntry Reader::verb_cue(uint32_t index, TextSpan& span) const {
  const Token* predicate = main_predicate(index);
  if (predicate == nullptr) return {};
  const std::u16string lemma(predicate->lemma);
  const TextSpan own = trimmed(analysis_.text, words_[index].tail);
  // Longest first: 우려의 목소리를 높이다, 목소리를 높이다, 높이다.
  if (index > 0 && words_[index - 1].quotation < 0) {
    const uint32_t before = index - 1;
    std::array<std::u16string, 2> forms = {std::u16string(surface(before)), {}};
    const Role role = words_[before].role;
    if (role == Role::kAlso || role == Role::kTopic || role == Role::kSubject ||
        role == Role::kNoun || role == Role::kObject) {
      forms[1] = with_object_josa(noun(before));
    }
    for (const std::u16string& form : forms) {
      if (form.empty()) continue;
      const std::u16string key = form + u" " + lemma;
      if (before > 0 && words_[before - 1].quotation < 0) {
        if (CueEntry entry =
                cues_.find(std::u16string(surface(before - 1)) + u" " + key, CueType::kVerb)) {
          span = {trimmed(analysis_.text, words_[before - 1].span).start, own.end};
          return entry;
        }
      }
      if (CueEntry entry = cues_.find(key, CueType::kVerb)) {
        span = {trimmed(analysis_.text, words_[before].span).start, own.end};
        return entry;
      }
    }
  }
  span = own;
  return cues_.find(lemma, CueType::kVerb);
}

CueEntry Reader::noun_cue(uint32_t index, TextSpan& span, uint32_t& last) const {
  if (words_[index].quotation >= 0) return {};
  last = index;
  const TextSpan place = noun_part(analysis_, words_[index]);
  std::u16string_view word = text_of(place);
  if (word.size() > 2 && ends_with(word, u"들")) word.remove_suffix(1);
  if (index + 1 < words_.size() && words_[index + 1].quotation < 0) {
    const std::u16string pair =
        std::u16string(surface(index)) + u" " + std::u16string(noun(index + 1));
    if (CueEntry entry = cues_.find(pair, CueType::kNoun)) {
      last = index + 1;
      span = {place.start, noun_part(analysis_, words_[index + 1]).end};
      return entry;
    }
  }
  span = place;
  if (is(word, u"것") && has_copula(index)) {
    span = trimmed(analysis_.text, words_[index].span);
    return cues_.find(u"것이다", CueType::kNoun);
  }
  for (size_t length = word.size(); length >= 2; --length) {
    if (CueEntry entry = cues_.find(word.substr(word.size() - length), CueType::kNoun))
      return entry;
  }
  return word.size() == 1 ? cues_.find(word, CueType::kNoun) : CueEntry{};
}

// 하다 says something only in the forms of a report: 했다, 하고, 한다; not 해도, 하면, 하는 것.
bool Reader::may_govern(uint32_t quotative, uint32_t index, std::u16string_view lemma) const {
  // …라고 볼 수 없다, 말할 수 있다: it could be said, so nobody says it.
  if (words_[index].role == Role::kAdnominal && index + 1 < words_.size()) {
    const Token* ending = last_token(index);
    const std::u16string_view next = noun(index + 1);
    if (ending != nullptr && is_one_of(ending->form, u"ㄹ 을") && is_one_of(next, u"수 리 만 필요"))
      return false;
  }
  const bool light = is_one_of(
      lemma,
      u"하다 보다 쓰다 적다 들다 남기다 올리다 믿다 느끼다 묻다 잇다 청하다 응하다 띄우다 탓하다");
  if (!light) return true;
  if (index > quotative + 3) return false;
  const Token* ending = last_token(index);
  if (ending == nullptr || !ending->is_eomi()) return false;
  const std::u16string_view form = ending->form;
  if (ending->tag == Tag::kEF) return true;
  if (ending->tag == Tag::kETM && is(form, u"는") && is_one_of(lemma, u"믿다 느끼다 보다"))
    return false;  // 그렇게 믿는 사람은 없다
  if (ending->tag == Tag::kETM) return !is(lemma, u"하다") || is_one_of(form, u"ㄴ 던 은");
  if (ending->tag != Tag::kEC) return false;
  if (is(lemma, u"보다") && is(form, u"고")) return index + 1 < words_.size();
  return is_one_of(form, u"고 며 면서 으며 으면서 지만 는데 으나 나 자 ㄴ데 다");
}

bool Reader::govern_by_verb(Site& site) {
  const uint32_t end = std::min<uint32_t>(uint32_t(words_.size()), site.word + 1 + kReach);
  for (uint32_t i = site.word + 1; i < end; ++i) {
    const Word& word = words_[i];
    // 억울함을 호소했다: a noun made of a verb.
    const bool nominal = word.role == Role::kObject || word.role == Role::kBy;
    const Token* predicate = word.predicate >= 0 && !nominal ? main_predicate(i) : nullptr;
    if (word.quotation >= 0) {
      if (word.quotative == Quotative::kNone) continue;  // 목소리를 높인 ‘A’에
      return false;
    }
    if (predicate == nullptr && word.quotative != Quotative::kNone) return false;
    if (predicate != nullptr) {
      TextSpan span;
      const CueEntry entry = verb_cue(i, span);
      // 판단을 내려 달라고 호소했다: what is asked for.
      const bool asked = entry && word.role == Role::kConnective && i + 1 < words_.size() &&
                         words_[i + 1].quotation < 0 &&
                         words_[i + 1].quotative != Quotative::kNone &&
                         main_predicate(i + 1) != nullptr && main_predicate(i + 1)->tag == Tag::kVX;
      if (asked) return false;
      if (entry && entry.cue_class != CueClass::kHedge &&
          may_govern(site.word, i, predicate->lemma)) {
        site.cue = entry;
        site.cue_span = span;
        site.cue_word = i;
        return true;
      }
      if (word.quotative != Quotative::kNone) return false;
      if (word.role == Role::kAdnominal) continue;
      if (word.role == Role::kConnective) {
        const Token* ending = last_token(i);
        // 목소리를 높여 말했다, 출석해 말했다: the same saying goes on.
        const std::u16string_view form = ending != nullptr ? ending->form : u"";
        if (is_one_of(form, u"어 게 아 어서 여")) continue;
      }
      if (!(has_copula(i) && i + 1 == words_.size())) return false;
    }
    if (i + 1 == words_.size()) {
      // Headlines and notes end in a noun: “…”고 주장.
      const std::u16string lemma = std::u16string(noun(i)) + u"하다";
      if (const CueEntry entry = cues_.find(lemma, CueType::kVerb)) {
        site.cue = entry;
        site.cue_span = noun_part(analysis_, word);
        site.cue_word = i;
        return true;
      }
    }
  }
  return false;
}

// 회비 90만원을 냈다는 직장인 D씨: no verb of saying, but somebody whose account it is.
bool Reader::told_by_head(Site& site) const {
  for (uint32_t i = site.word + 1; i < words_.size() && i < site.word + 5; ++i) {
    const Word& word = words_[i];
    if (word.quotation >= 0 || word.predicate >= 0) return false;
    if (word.role == Role::kNoun || word.role == Role::kGenitive) continue;
    if (word.role != Role::kTopic && word.role != Role::kSubject && word.role != Role::kAlso)
      return false;
    const Source source = sources_.source_at(clauses_, i);
    if (source.phrase.first <= site.word || !sources_.is_individual(source)) return false;
    site.source = source;
    return true;
  }
  return false;
}

bool Reader::govern_by_noun(Site& site) {
  const uint32_t size = uint32_t(words_.size());
  const uint32_t end = std::min(size, site.word + 9);
  for (uint32_t i = site.word + 1; i < end; ++i) {
    const Word& word = words_[i];
    const std::u16string_view written = surface(i);
    TextSpan span;
    uint32_t last = i;
    const CueEntry entry = noun_cue(i, span, last);
    if (!entry) {
      const std::u16string_view head = noun(i);
      if (is_one_of(written, u"게 것이 것은 건 점이")) continue;
      if (is_one_of(head, u"것 점 사실") &&
          (word.role == Role::kObject || word.role == Role::kAlso || word.role == Role::kTo)) {
        // …다는 점을 강조했다
        TextSpan verb_span;
        for (uint32_t k = i + 1; k < std::min(size, i + 4); ++k) {
          if (words_[k].predicate < 0 && k + 1 != size) continue;
          const CueEntry verb = verb_cue(k, verb_span);
          if (verb && verb.cue_class == CueClass::kPlain && verb.lemma != "확인하다" &&
              may_govern(k, k, main_predicate(k)->lemma) &&
              (main_predicate(k)->lemma.size() >= 3 || verb_span.start < words_[k].span.start)) {
            site.cue = verb;
            site.cue_span = verb_span;
            site.cue_word = k;
            return true;
          }
          break;
        }
        return false;
      }
      const bool modifier = word.quotation < 0 && word.predicate < 0 &&
                            (word.role == Role::kNoun || word.role == Role::kGenitive ||
                             word.role == Role::kDeterminer || word.role == Role::kAdverb ||
                             word.role == Role::kWith);
      const bool adnominal = word.role == Role::kAdnominal && word.quotative == Quotative::kNone;
      if (modifier || adnominal) continue;
      return false;
    }
    if (last == i && words_[i].role == Role::kGenitive) {
      // 전문가들의 지적: a noun of saying before another one is not yet the cue.
      TextSpan next_span;
      uint32_t next_last = i + 1;
      if (i + 1 < end && noun_cue(i + 1, next_span, next_last)) continue;
    }
    const Word& cue_word = words_[last];
    site.cue = entry;
    site.cue_span = span;
    site.cue_word = last;
    site.noun_cue = true;
    // 일각의 지적, 전문가들의 견해
    for (uint32_t k = site.word + 1; k < i; ++k) {
      const bool beside = k + 1 == i && words_[k].role == Role::kNoun && words_[k].quotation < 0;
      if (words_[k].role != Role::kGenitive && !beside) continue;
      const Source holder = sources_.source_at(clauses_, k);
      if (holder.strength >= 2) site.source = holder;
      // 유엔 보고, 검찰 조사 결과: the report itself is the source.
      if (beside && holder.strength >= 2 && entry.stance == Stance::kReport) {
        site.source = sources_.source_at(clauses_, last);
        site.source.kind = SourceKind::kDocument;
        site.source.strength = 2;
      }
    }
    const bool copula = has_copula(last);
    if (copula) {
      if (entry.cue_class == CueClass::kContinue) {
        site.continuation = true;
      } else {
        site.impersonal = true;
      }
      // 것이다, 이유다: the reporter's own when the sentence is about the thing itself.
      for (uint32_t k = 0; k < std::min<uint32_t>(site.word, 6); ++k) {
        if (words_[k].role == Role::kTopic && classes_.has(noun(k), "own_topic")) return false;
      }
      return true;
    }
    if (cue_word.role == Role::kAdnominal || cue_word.quotative != Quotative::kNone) return false;
    if (site.source.kind == SourceKind::kDocument) return true;
    // The verb after the noun: 입장을 재확인했다, 우려를 나타냈다, 취지로 해명했다, 지적이 나온다.
    const Token* verb = nullptr;
    bool arising = false;
    for (uint32_t k = last + 1; k < std::min(size, last + 7); ++k) {
      if (words_[k].quotation >= 0) break;
      if (words_[k].predicate < 0) continue;
      verb = main_predicate(k);
      if (verb == nullptr) continue;
      TextSpan verb_span;
      const CueEntry verb_entry = verb_cue(k, verb_span);
      // …다는 취지로 발언한 것으로 알려졌다: the words are his who spoke.
      const bool told = cue_word.role == Role::kBy && verb_entry &&
                        verb_entry.cue_class == CueClass::kPlain && k == last + 1;
      // …라는 예상이 환율을 끌어올렸다는 분석: a thing of which something else is said.
      if ((!verb_entry || cue_word.role == Role::kSubject) &&
          words_[k].quotative != Quotative::kNone && !classes_.has(verb->lemma, "arising"))
        return false;
      if (words_[k].role == Role::kAdnominal && k + 1 < size && k < last + 6 && !told &&
          !classes_.has(verb->lemma, "arising"))
        continue;
      const bool governs = cue_word.role == Role::kObject || cue_word.role == Role::kBy ||
                           cue_word.role == Role::kAlso || cue_word.role == Role::kTo ||
                           cue_word.role == Role::kTopic;
      const bool with_noun =
          verb_entry && verb_span.start <= span.start && span.end <= verb_span.end;
      if (verb_entry && (with_noun || (governs && verb->lemma.size() >= 4 &&
                                       verb_entry.cue_class == CueClass::kPlain))) {
        site.cue = verb_entry;
        site.cue_span = verb_span;
        site.cue_word = k;
        site.noun_cue = false;
        site.source = {};
        return true;
      }
      arising = classes_.has(verb->lemma, "arising");
      // …라는 보고도 있었다고 입을 모았다: part of what is said.
      if (arising && words_[k].quotative == Quotative::kAnd) return false;
      break;
    }
    const bool opinion = entry.stance == Stance::kSay || entry.stance == Stance::kClaim ||
                         entry.stance == Stance::kPointOut || entry.stance == Stance::kCriticise ||
                         entry.stance == Stance::kUrge || entry.stance == Stance::kDeny ||
                         entry.stance == Stance::kAdvise || entry.stance == Stance::kExplain;
    if (entry.cue_class == CueClass::kContinue && !(arising && opinion)) {
      // 계획에 따라, 이유로, 내용을 담은: no statement unless somebody has or makes it.
      const std::u16string_view head = noun(last);
      if (is_one_of(head, u"이유 의도 배경")) return false;
      if (cue_word.role != Role::kObject && cue_word.role != Role::kSubject &&
          cue_word.role != Role::kAlso && cue_word.role != Role::kTo &&
          cue_word.role != Role::kTopic) {
        return false;
      }
      // …느냐는 홍 의원의 질문에 “…”고 답했다
      const bool put = cue_word.role == Role::kTo && site.source.strength >= 2;
      site.aside = put && verb == nullptr;
      if (cue_word.role == Role::kTo && entry.stance == Stance::kAsk && !put) return false;
      if (verb == nullptr && last + 1 != size && !put) return false;
      return true;
    }
    const bool by_subject = cue_word.role == Role::kSubject || cue_word.role == Role::kTopic ||
                            cue_word.role == Role::kAlso || cue_word.role == Role::kNoun;
    if (cue_word.role == Role::kObject ||
        (cue_word.role == Role::kAlso && !arising && verb != nullptr && verb->tag == Tag::kVV)) {
      site.impersonal = arising;
      return verb != nullptr || last + 1 == size;
    }
    if (!by_subject && cue_word.role != Role::kTo) return false;
    site.impersonal = true;
    return true;
  }
  return false;
}

bool Reader::site_of_word(uint32_t index) {
  const Word& word = words_[index];
  Site site;
  site.word = index;
  if (word.quotation >= 0) {
    const std::u16string_view content = quoted(index);
    if (trimmed(analysis_.text, quotations_[size_t(word.quotation)].content).empty()) return false;
    const bool sentence = ends_like_sentence(content);
    site.shape = word.extends_quotation ? Shape::kClause : Shape::kQuote;
    switch (word.quotative) {
      case Quotative::kAnd: {
        const bool governed = govern_by_verb(site);
        if (!governed) {
          if (site.shape == Shape::kClause) return false;
          for (uint32_t k = index + 1; k < std::min<uint32_t>(uint32_t(words_.size()), index + 4);
               ++k) {
            const Token* verb = main_predicate(k);
            if (verb != nullptr && classes_.has(verb->lemma, "naming")) return false;
            // 라고 하는, 라고 해도, 라고 한 것
            if (verb != nullptr && is(verb->lemma, u"하다")) return false;
          }
          if (!sentence || content.size() < 5) return false;
        } else if (site.cue.lemma == "부르다" || site.cue.lemma == "칭하다" ||
                   site.cue.lemma == "지칭하다" || site.cue.lemma == "일컫다") {
          if (!sentence) return false;
        } else if (content.size() < 14 && !sentence && site.shape == Shape::kQuote &&
                   (site.cue.lemma == "소개하다" || site.cue.lemma == "비유하다" ||
                    site.cue.lemma == "정의하다" || site.cue.lemma == "묘사하다")) {
          return false;  // ‘직장인의 비서’라고 소개했다: a name for it
        } else if (content.size() < 5 && !sentence && site.shape == Shape::kQuote &&
                   (site.cue.lemma == "하다" || site.cue.lemma == "표현하다")) {
          return false;
        } else if (content.size() < 8 && !sentence &&
                   (site.cue.lemma == "답하다" || site.cue.lemma == "응답하다")) {
          return false;  // 34%가 ‘52시간’이라고 답했다: an answer ticked, not said
        }
        sites_.push_back(site);
        return true;
      }
      case Quotative::kWhile:
        govern_by_verb(site);
        sites_.push_back(site);
        return true;
      case Quotative::kNoun:
        if (!sentence && content.size() < 10) return false;
        if (!govern_by_noun(site)) return false;
        sites_.push_back(site);
        return true;
      default:
        break;
    }
    const TextSpan tail = trimmed(analysis_.text, word.tail);
    const bool either = is_one_of(text_of(tail), u"거나 이거나");
    if (either && sentence && index + 1 < words_.size() && words_[index + 1].quotation >= 0) {
      site.chained = true;
      sites_.push_back(site);
      return true;
    }
    const bool bare = tail.empty();
    if (!bare) return false;
    // “A”거나 “B”는 글, “A”, “B” 같은 반응
    if (sentence && index + 2 < words_.size() && word.tail.empty() &&
        words_[index + 1].quotation < 0 && is(surface(index + 1), u"같은")) {
      uint32_t last = index + 2;
      site.cue = noun_cue(index + 2, site.cue_span, last);
      if (site.cue) {
        site.cue_word = last;
        site.noun_cue = true;
        sites_.push_back(site);
        return true;
      }
    }
    // “…”, B는 “…”고 말했다: quotations in a row.
    if (word.comma && sentence && index + 1 < words_.size()) {
      site.chained = true;
      sites_.push_back(site);
      return true;
    }
    if (only_quotations_ && (sentence || content.size() >= 12)) {
      site.free_standing = true;
      sites_.push_back(site);
      return true;
    }
    return false;
  }
  site.shape = Shape::kClause;
  switch (word.quotative) {
    case Quotative::kAnd:
      if (!govern_by_verb(site)) return false;
      if (site.cue.lemma == "부르다" || site.cue.lemma == "칭하다" ||
          site.cue.lemma == "지칭하다" || site.cue.lemma == "일컫다")
        return false;
      // 물을 데우는 기구를 온수기라고 한다: a name for it.
      if (site.cue.lemma == "하다" && index > 0 && words_[index - 1].role == Role::kObject) {
        const Token* const named = main_predicate(index);
        if (named == nullptr || named->tag == Tag::kVCP) return false;
      }
      sites_.push_back(site);
      return true;
    case Quotative::kWhile:
      govern_by_verb(site);
      sites_.push_back(site);
      return true;
    case Quotative::kNoun:
      if (!govern_by_noun(site)) {
        if (!told_by_head(site)) return false;
        site.cue = {};
        site.cue_word = kNoWord;
        site.noun_cue = site.impersonal = site.continuation = false;
      }
      sites_.push_back(site);
      return true;
    default:
      break;
  }
  const uint32_t size = uint32_t(words_.size());
  // -에 따르면, -에 의하면, -를 보면, -을 종합하면, 조사해 보니
  if (word.predicate >= 0 && index > 0) {
    const Token* verb = main_predicate(index);
    const Token* ending = last_token(index);
    const std::u16string_view lemma = verb != nullptr ? verb->lemma : u"";
    const bool condition = ending != nullptr && is_one_of(ending->form, u"면 으면");
    const Word& before = words_[index - 1];
    bool according = false;
    if (condition && before.role == Role::kTo && is_one_of(lemma, u"따르다 의하다")) {
      site.cue =
          cues_.find(is(lemma, u"따르다") ? u"에 따르면" : u"에 의하면", CueType::kPostposition);
      according = true;
    } else if (condition && before.role == Role::kObject &&
               is_one_of(lemma, u"보다 살펴보다 종합하다")) {
      site.cue =
          cues_.find(is(lemma, u"종합하다") ? u"을 종합하면" : u"를 보면", CueType::kPostposition);
      according = sources_.source_at(clauses_, index - 1).kind == SourceKind::kDocument ||
                  (before.quotation >= 0 && is(lemma, u"보다"));
    }
    if (according && index + 1 < size) {
      site.shape = Shape::kAccording;
      site.cue_word = index;
      const TextSpan noun = noun_part(analysis_, before);
      site.cue_span = {noun.end, trimmed(analysis_.text, word.span).end};
      site.source = sources_.source_at(clauses_, index - 1);
      if (site.source.kind == SourceKind::kDocument || site.source.kind == SourceKind::kNone ||
          before.quotation >= 0) {
        // 홍길동 의원이 낸 자료에 따르면: the whole phrase names the document.
        site.source.kind = SourceKind::kDocument;
        site.source.strength = 2;
        const uint32_t first = skip_adjuncts(0, index - 1, false);
        site.source.phrase.first = first;
        site.source.phrase.last = index - 1;
        site.source.phrase.span = {trimmed(analysis_.text, words_[first].span).start, noun.end};
        if (site.source.phrase.span.length() > 120)
          site.source.phrase = sources_.phrase_at(clauses_, index - 1);
      }
      sites_.push_back(site);
      return true;
    }
    if (is(lemma, u"조사하다") && index + 1 < size && is_one_of(surface(index + 1), u"보니 결과")) {
      for (uint32_t k = index - std::min(index, kBack); k < index; ++k) {
        if (words_[k].role != Role::kSubject) continue;
        site.source = sources_.source_at(clauses_, k);
        if (site.source.strength == 0) break;
        site.shape = Shape::kAccording;
        site.cue = cues_.find(u"에 따르면", CueType::kPostposition);
        site.cue_span = {trimmed(analysis_.text, word.span).start,
                         trimmed(analysis_.text, words_[index + 1].span).end};
        site.cue_word = index + 1;
        sites_.push_back(site);
        return true;
      }
    }
  }
  // -ㄹ 것을 요구했다, -한 점을 비판했다, -것으로 전망했다, -것으로 알려졌다
  const std::u16string_view head = word.predicate < 0 ? noun(index) : u"";
  if (is_one_of(head, u"것 점 데") && index > 0 && words_[index - 1].role == Role::kAdnominal &&
      words_[index - 1].quotative == Quotative::kNone) {
    const bool as = word.role == Role::kBy && is(head, u"것");
    const bool object = word.role == Role::kObject || word.role == Role::kAlso ||
                        word.role == Role::kTopic || word.role == Role::kTo;
    if (as || object) {
      for (uint32_t k = index + 1; k < std::min(size, index + 4); ++k) {
        if (words_[k].quotation >= 0) break;
        if (words_[k].predicate < 0) continue;
        TextSpan span;
        const CueEntry entry = verb_cue(k, span);
        const Token* verb = main_predicate(k);
        if (!entry || verb == nullptr) break;
        const bool passive = entry.cue_class == CueClass::kHearsay;
        // 밝힌 것으로 전해졌다: what was said is a claim already.
        const size_t recent = sites_.size() - std::min<size_t>(sites_.size(), 4);
        if (passive && std::any_of(sites_.begin() + ptrdiff_t(recent), sites_.end(),
                                   [&](const Site& other) { return other.cue_word == index - 1; }))
          break;
        const Token* ending = last_token(k);
        const bool finite =
            ending != nullptr &&
            (ending->tag == Tag::kEF || ending->tag == Tag::kEC || ending->tag == Tag::kETM);
        bool good = false;
        if (as) {
          good = finite && (passive || (entry.cue_class == CueClass::kPlain &&
                                        !is_one_of(verb->lemma, u"하다 들다")));
        } else {
          const Stance stance = entry.stance;
          good =
              finite && entry.cue_class == CueClass::kPlain && verb->lemma.size() >= 4 &&
              !is(head, u"데") &&
              (stance == Stance::kUrge || stance == Stance::kCriticise ||
               stance == Stance::kPraise || stance == Stance::kPointOut ||
               stance == Stance::kAdmit || stance == Stance::kDeny || stance == Stance::kWorry ||
               stance == Stance::kAssess || stance == Stance::kStress ||
               stance == Stance::kPromise || stance == Stance::kAdvise || stance == Stance::kHope);
        }
        if (!good) break;
        site.shape = Shape::kNominal;
        site.cue = entry;
        site.cue_span = span;
        site.cue_word = k;
        site.impersonal = passive;
        sites_.push_back(site);
        return true;
      }
    }
  }
  // -도록 요청했다, -ㄹ까 우려했다, -는지 물었다, …이라 전망했다
  if (word.role == Role::kConnective || word.role == Role::kFinal) {
    const Token* ending = last_token(index);
    const std::u16string_view form = ending != nullptr ? ending->form : u"";
    const bool demand = is(form, u"도록");
    const bool fear = ends_with(form, u"까") || ends_with(form, u"까봐");
    const bool question = ends_with(form, u"는지") || is_one_of(form, u"ㄹ지 을지 ㄴ지 은지");
    const bool bare = is_one_of(form, u"라 이라 자 다") && index + 1 < size;
    if (demand || fear || question || bare) {
      for (uint32_t k = index + 1; k < std::min(size, index + (bare ? 2u : 4u)); ++k) {
        if (words_[k].quotation >= 0) break;
        if (words_[k].predicate < 0) continue;
        TextSpan span;
        const CueEntry entry = verb_cue(k, span);
        const Token* verb = main_predicate(k);
        const bool good =
            entry && verb != nullptr &&
            ((demand && (entry.stance == Stance::kUrge || entry.stance == Stance::kAdvise) &&
              verb->lemma.size() >= 4) ||
             (fear && entry.stance == Stance::kWorry) ||
             (question && entry.stance == Stance::kAsk) ||
             (bare && entry.cue_class == CueClass::kPlain && !is(verb->lemma, u"보다") &&
              verb->lemma.size() >= 3));
        if (good) {
          site.shape = Shape::kNominal;
          site.cue = entry;
          site.cue_span = span;
          site.cue_word = k;
          sites_.push_back(site);
          return true;
        }
        break;
      }
    }
  }
  return false;
}

void Reader::find_sites() {
  for (const Word& word : words_)
    only_quotations_ &= word.quotation >= 0 && trimmed(analysis_.text, word.tail).empty();
  for (uint32_t i = 0; i < words_.size(); ++i) site_of_word(i);
}

// “A”며 “B”고 말했다: A takes the cue of B. A verb of saying that is itself reported
// (전했다며) is the outer of two layers: only the inner one is a claim.
void Reader::chain_sites() {
  for (size_t i = sites_.size(); i > 0; --i) {
    Site& site = sites_[i - 1];
    if (i < sites_.size()) {
      const Site& next = sites_[i];
      const Quotative quotative = words_[site.word].quotative;
      const bool open = site.chained || (quotative == Quotative::kWhile && !site.cue) ||
                        (quotative == Quotative::kAnd && !site.cue && words_[site.word].comma) ||
                        (quotative == Quotative::kWhile && site.cue && site.cue_word == next.word);
      if (open && !next.dropped) {
        bool broken = false;
        const uint32_t stop = std::min(next.word, site.word + 60);
        for (uint32_t k = site.word + 1; k < stop && next.shape == Shape::kQuote; ++k) {
          const Word& word = words_[k];
          if (word.quotation < 0 && word.predicate >= 0 && word.role != Role::kAdnominal &&
              word.role != Role::kConnective)
            broken = true;
          // 웃으며, 떠났지만: another deed came first.
          if (word.quotation < 0 && word.predicate >= 0 && word.role == Role::kConnective) {
            const Token* ending = last_token(k);
            broken |= ending != nullptr && is_one_of(ending->form, u"지만 으나 고 자");
          }
        }
        for (uint32_t k = site.word + 1; k < stop && next.shape != Shape::kQuote; ++k) {
          const Token* ending = words_[k].predicate >= 0 && words_[k].role == Role::kConnective
                                    ? last_token(k)
                                    : nullptr;
          broken |= ending != nullptr && is_one_of(ending->form, u"지만 으나");
        }
        if (!broken && (next.cue || next.chained)) {
          site.cue = next.cue;
          site.cue_span = next.cue_span;
          site.cue_word = next.cue_word;
          site.noun_cue = next.noun_cue;
          site.chained = true;
        } else {
          site.chained = false;
        }
      }
    } else {
      site.chained = false;
    }
  }
  for (size_t i = 0; i + 1 < sites_.size(); ++i) {
    // …않겠다고 다짐하는 등 …했다고 말했다: reported within what is reported.
    Site& site = sites_[i];
    const Site& next = sites_[i + 1];
    if (site.shape != Shape::kClause || next.shape != Shape::kClause || site.cue_word == kNoWord ||
        site.noun_cue)
      continue;
    if (words_[site.cue_word].role != Role::kAdnominal || site.cue_word >= next.word || !next.cue)
      continue;
    if (site.cue_word + 1 < words_.size() && is(noun(site.cue_word + 1), u"등"))
      site.dropped = true;
  }
  for (size_t i = 0; i < sites_.size(); ++i) {
    for (size_t k = i + 1; k < sites_.size() && k < i + 4; ++k) {
      if (sites_[k].shape == Shape::kClause && sites_[k].word == sites_[i].cue_word)
        sites_[k].dropped = true;
    }
  }
}

bool Reader::subject_of_other_clause(uint32_t subject, uint32_t end) const {
  for (uint32_t i = subject + 1; i < end && i < subject + 12; ++i) {
    // The nearest subject takes the predicate.
    const Role role = words_[i].role;
    if (words_[i].quotation < 0 && (role == Role::kSubject || role == Role::kTopic)) return false;
    if (words_[i].quotation >= 0 || words_[i].predicate < 0 || is_one_of(surface(i), u"지난 오는"))
      continue;
    if (words_[i].role == Role::kAdnominal) return true;
    if (words_[i].role == Role::kConnective) {
      const Token* ending = last_token(i);
      const std::u16string_view form = ending != nullptr ? ending->form : u"";
      if (is_one_of(form, u"지 게")) continue;  // 협조하지 않으면
      return is_one_of(form, u"자 는데 지만") || ends_with(form, u"면") || is(form, u"으나");
    }
    return words_[i].role == Role::kFinal;
  }
  return false;
}

// 일각에서 제기되는 문제; but 업계에서는 앞뒤가 바뀐 대책이라는 …: the topic is outside.
bool Reader::place_of_other_clause(uint32_t index) const {
  if (index + 1 >= words_.size() || words_[index + 1].quotation >= 0 ||
      words_[index + 1].role != Role::kAdnominal)
    return false;
  const std::u16string_view written = surface(index);
  return !ends_with(written, u"서는") && !ends_with(written, u"에선") &&
         !ends_with(written, u"서도");
}

bool Reader::clause_between(uint32_t from, uint32_t to) const {
  for (uint32_t i = from + 1; i < to; ++i) {
    if (words_[i].quotation < 0 && words_[i].predicate >= 0 &&
        words_[i].role == Role::kConnective && words_[i].comma)
      return true;
  }
  return false;
}

Source Reader::source_before(const Site& site, uint32_t first) const {
  Source unknown;
  const uint32_t end = site.word;
  const bool view = site.noun_cue && site.cue.cue_class == CueClass::kView;
  const bool copula = site.cue_word != kNoWord && has_copula(site.cue_word);
  if (site.shape == Shape::kQuote) {
    // Everything before the mark is outside: the nearest topic that can speak, then the
    // nearest subject.
    Source subject;
    Source place;
    for (uint32_t i = end; i > first && end - i < kBack; --i) {
      const Word& word = words_[i - 1];
      if (word.role == Role::kTopic || word.role == Role::kAlso || word.role == Role::kSubject) {
        const Source source = sources_.source_at(clauses_, i - 1);
        const bool is_topic = word.role != Role::kSubject;
        if (source.strength >= 2 && is_topic) {
          // 중국은 …했고, 그린어스는 “…”: the nearer one begins a clause of his own.
          if (unknown.strength != 0 && clause_between(i - 1, unknown.phrase.first)) return unknown;
          return source;
        }
        if (source.strength >= 2 && subject.strength == 0 && !subject_of_other_clause(i - 1, end))
          subject = source;
        if (source.strength == 1 && unknown.strength == 0 &&
            (is_topic || !subject_of_other_clause(i - 1, end)))
          unknown = source;
      } else if (word.role == Role::kAt && place.strength == 0 && !place_of_other_clause(i - 1)) {
        const bool among = is(noun(i - 1), u"사이") && i >= 2;
        const Source source = sources_.source_at(clauses_, among ? i - 2 : i - 1);
        if (source.kind == SourceKind::kGroup) place = source;
      }
    }
    if (subject.strength != 0) return subject;
    if (place.strength != 0 && (site.noun_cue || unknown.strength == 0)) return place;
    return unknown;
  }
  // An indirect clause has subjects of its own: the source comes first. 이스라엘이 …라고 말한 곳:
  // in a relative clause the source is its subject.
  const bool relative = site.cue_word != kNoWord && words_[site.cue_word].role == Role::kAdnominal;
  Source chosen;
  uint32_t thing = kNoWord;  // a topic that cannot speak
  const auto clause_break = [&](uint32_t from, uint32_t to, bool contrast_only) {
    for (uint32_t k = from + 1; k < to; ++k) {
      if (words_[k].quotation >= 0 || words_[k].predicate < 0) {
        if (!contrast_only && words_[k].quotation < 0 && k > from + 1 &&
            words_[k - 1].role == Role::kAdnominal) {
          const std::u16string_view head = noun(k);
          if (is_one_of(head, u"만큼 가운데 뒤 후 때 경우")) return true;
        }
        continue;
      }
      if (words_[k].role != Role::kConnective) continue;
      const Token* ending = last_token(k);
      const std::u16string_view form = ending != nullptr ? ending->form : u"";
      if (is_one_of(form, u"지만 으나 는데 ㄴ데 나")) return true;
      if (!contrast_only) return true;
    }
    return false;
  };
  for (uint32_t i = first; i < end && i < first + 40; ++i) {
    const Word& word = words_[i];
    if (word.quotation >= 0 && word.role != Role::kTopic) continue;
    if (word.role == Role::kAt) {
      // 일각에서 제기되는 문제: only the place of another clause.
      if (chosen.strength != 0 || thing != kNoWord || place_of_other_clause(i)) continue;
      const bool among = is(noun(i), u"사이") && i > first;
      Source source = sources_.source_at(clauses_, among ? i - 1 : i);
      // 시장에서는: the market, no mayor.
      if (view && source.kind == SourceKind::kRole && ends_with(noun(i), u"시장"))
        source.kind = SourceKind::kGroup;
      // 국회에서는 …는 목소리가 나온다: somebody there.
      if (view && source.kind == SourceKind::kOrganization && sources_.is_body(clauses_, source) &&
          !ends_with(surface(i), u"에서"))
        source.kind = SourceKind::kGroup;
      if (source.kind == SourceKind::kGroup) return source;
      continue;
    }
    if (word.role == Role::kTo && site.noun_cue && i < first + 4 && chosen.strength == 0 &&
        !ends_with(surface(i), u"만")) {
      const Source source = sources_.source_at(clauses_, i);
      if (source.kind == SourceKind::kDocument) return source;
      continue;
    }
    if (word.role != Role::kTopic && word.role != Role::kSubject && word.role != Role::kAlso)
      continue;
    if (view && !copula && site.impersonal) continue;
    const Source source = sources_.source_at(clauses_, i);
    // 2명은 중상인 것으로 알려졌다: what is known of them.
    if (site.cue.cue_class == CueClass::kHearsay && source.kind == SourceKind::kGroup &&
        (ends_with(noun(i), u"명") || ends_with(noun(i), u"%"))) {
      thing = thing == kNoWord ? i : thing;
      continue;
    }
    if (word.role == Role::kSubject) {
      // 노조가 오는 5일부터 … 들어가겠다고 예고했다: who wants to, says so.
      const bool wants = i == first && source.strength >= 2 && has_will(site.word);
      if (!wants && subject_of_other_clause(i, end)) continue;
      if (relative && source.strength >= 2) return source;
      if (chosen.strength != 0 || thing != kNoWord) continue;
      if (source.strength < 2) {
        thing = i;
        continue;
      }
      bool own_subject = false;
      for (uint32_t k = i + 1; k < end && k < i + 30; ++k) {
        own_subject |= words_[k].role == Role::kTopic || words_[k].role == Role::kSubject ||
                       words_[k].role == Role::kAlso;
      }
      // 정부가 …하겠다고 밝혔다, 전문가들이 …다는 점에 찬성했다: the same subject does both.
      const bool own_will = has_will(site.word);
      const bool individual = source.strength == 3 || source.kind == SourceKind::kGroup;
      // 새한조선이 배를 수주했다고 공시했다: with nothing said before, the only one there is.
      const bool opens = i == 0 && !site.noun_cue && source.kind == SourceKind::kOrganization &&
                         clauses_.span.start == analysis_.paragraphs[clauses_.paragraph].span.start;
      if (own_subject || own_will || opens || (individual && !site.noun_cue)) {
        chosen = source;
      } else {
        thing = i;
      }
      continue;
    }
    if (source.strength >= 2 &&
        !(source.kind == SourceKind::kDocument && word.role == Role::kAlso)) {
      if (thing != kNoWord) {
        // 통합이 이뤄지면 코레일은 …: another clause stood first.
        if (word.role == Role::kTopic && clause_break(thing, i, false)) return source;
        continue;
      }
      if (chosen.strength == 0) {
        chosen = source;
      } else if (word.role == Role::kTopic && clause_break(chosen.phrase.last, i, true)) {
        chosen = source;  // 북한은 …했지만, 미국은 …라고 말했다
      }
      continue;
    }
    if (chosen.strength != 0) continue;
    if (source.strength == 1 && word.role == Role::kTopic && !site.impersonal && thing == kNoWord) {
      if (unknown.strength == 0 && !site.noun_cue) unknown = source;
      continue;
    }
    // The topic is a thing: what follows is the content.
    if (thing == kNoWord) thing = i;
  }
  return chosen.strength != 0 ? chosen : unknown;
}

Source Reader::source_after(const Site& site) const {
  if (site.cue_word == kNoWord) return {};
  if (!site.noun_cue) {
    for (uint32_t i = site.word + 1; i < site.cue_word && i < site.word + kReach; ++i) {
      const Word& word = words_[i];
      if (word.quotation >= 0) break;
      if (word.role != Role::kTopic && word.role != Role::kSubject) continue;
      if (trimmed(analysis_.text, word.span).start >= site.cue_span.start) break;
      const Source source = sources_.source_at(clauses_, i);
      if (source.strength >= 1 && !(word.role == Role::kSubject && source.strength == 1 &&
                                    subject_of_other_clause(i, site.cue_word))) {
        return source;
      }
    }
    return {};
  }
  // 우려의 목소리가 AI 현장에서 나오고 있다
  for (uint32_t i = site.cue_word + 1; i < words_.size() && i < site.cue_word + 6; ++i) {
    if (words_[i].quotation >= 0) break;
    if (words_[i].role == Role::kAt) {
      const bool among = is(noun(i), u"사이") && i > site.cue_word + 1;
      const Source source = sources_.source_at(clauses_, among ? i - 1 : i);
      if (source.kind == SourceKind::kGroup) return source;
    }
    if (words_[i].role == Role::kFinal) break;
  }
  return {};
}

Source Reader::relative_head(uint32_t cue_word) const {
  if (cue_word == kNoWord || words_[cue_word].role != Role::kAdnominal) return {};
  for (uint32_t i = cue_word + 1; i < words_.size() && i < cue_word + 8; ++i) {
    const Word& word = words_[i];
    if (word.role == Role::kNoun || word.role == Role::kGenitive ||
        word.role == Role::kDeterminer || word.role == Role::kWith)
      continue;
    if (word.predicate >= 0 || word.quotation >= 0) return {};
    Source source = sources_.source_at(clauses_, i);
    if (source.phrase.first <= cue_word) return {};
    return source.strength >= 2 && source.kind != SourceKind::kDocument ? source : Source{};
  }
  return {};
}

// 이날 총리를 만난 뒤 …: what was done before the saying.
uint32_t Reader::skip_before_saying(uint32_t first, uint32_t end) const {
  for (uint32_t i = first; i + 1 < end && i < first + 10; ++i) {
    if (words_[i].role == Role::kTopic || words_[i].role == Role::kSubject ||
        words_[i].quotation >= 0)
      break;
    const std::u16string_view head = noun(i);
    if (is_one_of(head, u"뒤 후") && i > first && words_[i - 1].role == Role::kAdnominal)
      return i + 1;
  }
  return first;
}

bool Reader::is_day(uint32_t index) const {
  // 11일, 11일(현지시간)
  const Word& word = words_[index];
  for (uint32_t i = 1; i < word.token_count; ++i) {
    const Token& token = analysis_.tokens[word.first_token + i];
    if (token.tag == Tag::kNNB && is(token.form, u"일"))
      return i + 1 == word.token_count || analysis_.tokens[word.first_token + i + 1].is_symbol();
  }
  return false;
}

uint32_t Reader::after_matter(uint32_t first, uint32_t end, bool after_source) const {
  // 감원이 있느냐는 질문에는
  for (uint32_t i = first + 1; i + 1 < end && i < first + 12; ++i) {
    if (words_[i].role == Role::kTo && words_[i - 1].quotative == Quotative::kNoun &&
        is_one_of(noun(i), u"질문 물음 지적"))
      return i + 1;
  }
  for (uint32_t i = first; i + 1 < end && i < first + 6; ++i) {
    const Word& word = words_[i];
    if (word.quotation >= 0 && word.role != Role::kTo && word.role != Role::kObject) break;
    const std::u16string_view written = surface(i);
    const bool about = is_one_of(written, u"대해서는 대해선 관해서는");
    const bool over = is_one_of(written, u"두고는 두고선 놓고는") ||
                      (after_source && is_one_of(written, u"두고 놓고 향해 겨냥해"));
    if (i > first && ((about && words_[i - 1].role == Role::kTo) ||
                      (over && words_[i - 1].role == Role::kObject)))
      return i + 1;
    const bool modifier =
        word.predicate < 0 && (word.role == Role::kNoun || word.role == Role::kGenitive ||
                               word.role == Role::kDeterminer);
    const bool asked =
        word.role == Role::kTo && (ends_with(noun(i), u"질문") || ends_with(noun(i), u"물음"));
    if (asked) return i + 1;
    if (!modifier && word.role != Role::kTo && word.role != Role::kObject &&
        word.role != Role::kAdnominal)
      break;
  }
  return first;
}

uint32_t Reader::skip_adjuncts(uint32_t first, uint32_t end, bool after_source) const {
  bool again = true;
  while (again && first < end) {
    again = false;
    const Word& word = words_[first];
    if (word.quotation >= 0) break;
    const std::u16string_view written = surface(first);
    if (word.role == Role::kConjunction || classes_.has(written, "opener")) {
      if (first + 1 < end) {
        // 그 결과, 이와 관련해; but 그 분야.
        if (is_one_of(written, u"그 이와 이를 함께") &&
            !is_one_of(surface(first + 1), u"결과 관련해 함께")) {
          break;
        }
        // 전날 밤에도 싸웠다: when it happened.
        if (is_one_of(written, u"전날 당시") && words_[first + 1].role == Role::kTo) break;
        ++first;
        if (is_one_of(written, u"이날 전날")) first = skip_before_saying(first, end);
        again = true;
        continue;
      }
    }
    // With no source of its own, a view may stand beside something else: 논란과 함께 …는 지적.
    if (!after_source && word.role == Role::kNoun && first + 2 < end &&
        words_[first + 1].role == Role::kWith && is(surface(first + 2), u"함께")) {
      first += 3;
      again = true;
      continue;
    }
    // 지원 정책에 대해서는, 노선을 두고는: what the saying is about.
    if (const uint32_t about = after_matter(first, end, after_source); about != first) {
      first = about;
      again = true;
      continue;
    }
    // The occasion: 이날 국회에서 열린 회견에서, 인터뷰를 통해, 기자들에게.
    const uint32_t window = std::min(end, first + 9);
    for (uint32_t i = first; i < window; ++i) {
      const Word& near = words_[i];
      if (near.quotation >= 0 && near.role == Role::kOther) break;
      if (near.predicate >= 0 && near.role != Role::kAdnominal) {
        const Token* verb = main_predicate(i);
        const bool attending =
            verb != nullptr && after_source && near.role == Role::kConnective &&
            near.quotative == Quotative::kNone &&
            (is_one_of(verb->lemma, u"참석하다 출석하다 출연하다 나오다 나서다") ||
             (is(verb->lemma, u"만나다") && i > first && is_one_of(noun(i - 1), u"기자들 취재진")));
        const Token* attending_end = attending ? last_token(i) : nullptr;
        if (attending_end != nullptr && is_one_of(attending_end->form, u"어 아 어서") &&
            i + 1 < end) {
          first = i + 1;
          again = true;
          break;
        }
        const bool through =
            verb != nullptr && (is_one_of(verb->lemma,
                                          u"통하다 출석하다 출연하다 만나다 관련하다 열다 내다 "
                                          u"갖다 가지다 올리다 보내다 배포하다") ||
                                (is(verb->lemma, u"대하다") && after_source));
        if (through && near.role == Role::kConnective && i + 1 < end && i > first &&
            words_[i - 1].role != Role::kAdnominal) {
          const bool occasion = [&] {
            const std::u16string_view head = noun(i - 1);
            return classes_.ends(head, "occasion") ||
                   is_one_of(verb->lemma, u"출석하다 출연하다 관련하다");
          }();
          if (occasion) {
            first = i + 1;
            again = true;
          }
        }
        break;
      }
      if (near.role == Role::kTopic || near.role == Role::kSubject) break;
      const std::u16string_view head = noun(i);
      if (near.role == Role::kAt || (near.role == Role::kTo && after_source)) {
        const bool occasion = classes_.ends(head, "occasion") ||
                              (near.role == Role::kTo && is_one_of(head, u"기자들 취재진 기자"));
        // 재판에 넘겨진: the place belongs to the clause of the next word.
        if (occasion && i + 1 < end && words_[i + 1].role != Role::kAdnominal) {
          first = i + 1;
          again = true;
          break;
        }
      }
    }
    if (again) continue;
    // The day of the saying, right after the source.
    if (after_source) {
      const bool day = word.role == Role::kNoun && is_day(first);
      const bool past = (is(written, u"지난")) && first + 2 < end;
      if (classes_.has(written, "again") && first + 1 < end) {
        ++first;
        again = true;
        continue;
      }
      if (classes_.has(written, "now") && !past && first + 1 < end) {
        ++first;
        again = true;
        first = skip_before_saying(first, end);
      } else if (past) {
        const Token* next = last_token(first + 1);
        if (next != nullptr && next->tag == Tag::kNNB && is_one_of(next->form, u"일 월 달")) {
          first += 2;
          again = true;
        }
      } else if (day && first + 1 < end && words_[first + 1].role != Role::kAt &&
                 words_[first + 1].role != Role::kNoun) {
        ++first;
        again = true;
      }
    }
  }
  return first;
}

uint32_t Reader::content_start(const Site& site, uint32_t first, const Source& source) const {
  uint32_t start = first;
  bool after_source = false;
  if (source.strength != 0 && source.phrase.last >= first && source.phrase.last < site.word) {
    start = source.phrase.last + 1;
    after_source = true;
    if (start < site.word && is(noun(start), u"사이") && words_[start].role == Role::kAt) ++start;
  }
  // X를 설명하며, X를 언급하면서: the first half of the saying.
  for (uint32_t i = start; i < site.word && i < start + 8 && after_source; ++i) {
    if (words_[i].predicate < 0 || words_[i].role != Role::kConnective || words_[i].quotation >= 0)
      continue;
    const Token* ending = last_token(i);
    TextSpan span;
    if (ending != nullptr && is_one_of(ending->form, u"며 면서") &&
        words_[i].quotative == Quotative::kNone) {
      const CueEntry entry = verb_cue(i, span);
      if (entry && entry.lemma != "보다" && entry.lemma != "하다") start = i + 1;
    }
    break;
  }
  // 증권가는 대체로 …라는 반응을 보였다
  if (after_source && site.noun_cue && start + 1 < site.word &&
      classes_.has(surface(start), "together"))
    ++start;
  start = std::min(skip_adjuncts(start, site.word, after_source), site.word);
  // A는 주민들에게 떠나라고 말했다, 정부에 공개할 것을 요구했다: the order is for them, but not
  // about them.
  const std::u16string_view end_of_clause = surface(site.word);
  const bool urging = site.cue.stance == Stance::kUrge || site.cue.stance == Stance::kAdvise;
  const bool demand = site.shape == Shape::kNominal && urging;
  const bool order = demand || ends_with(end_of_clause, u"라고") ||
                     ends_with(end_of_clause, u"라며") || ends_with(end_of_clause, u"달라");
  if (order && !has_copula(site.word)) {
    for (uint32_t i = start; i < site.word && i < start + 4; ++i) {
      if (words_[i].predicate >= 0 || words_[i].quotation >= 0) break;
      if (words_[i].role != Role::kTo) continue;
      const Token* josa = last_token(i);
      if (josa == nullptr) break;
      const bool animate = is_one_of(josa->form, u"에게 한테 께");
      const bool body =
          is(josa->form, u"에") && urging && sources_.source_at(clauses_, i).strength >= 2;
      if (animate || body) start = i + 1;
      break;
    }
  }
  // 지난해 …라고 위협한 N: the time of the saying.
  if (site.cue_word != kNoWord && words_[site.cue_word].role == Role::kAdnominal &&
      source.phrase.first > site.word && start + 1 < site.word) {
    const std::u16string_view written = surface(start);
    if (is_one_of(written, u"지난해 올해 최근 지난달 작년")) ++start;
  }
  return std::min(start, site.word);
}

uint32_t Reader::content_end(const Site& site) const {
  const Word& word = words_[site.word];
  const std::u16string_view text = analysis_.text;
  TextSpan tail = trimmed(text, word.tail);
  if (site.shape == Shape::kNominal) {
    const TextSpan noun = noun_part(analysis_, word);
    return word.predicate >= 0 ? trimmed(text, word.span).end : noun.end;
  }
  const std::u16string_view written = tail.of(text);
  for (const std::u16string_view end :
       {u"면서도", u"면서", u"고도", u"고는", u"고만", u"고", u"며", u"는", u"던"}) {
    if (!ends_with(written, end) || written.size() == end.size()) continue;
    const char16_t before = written[written.size() - end.size() - 1];
    if (before == u'다' || before == u'라' || before == u'자' || before == u'냐')
      return tail.end - uint32_t(end.size());
  }
  return tail.end;
}

bool Reader::finish(const Site& site, uint32_t first, const Source& source,
                    Attribution& out) const {
  const Word& word = words_[site.word];
  const std::u16string_view text = analysis_.text;
  out.cue = site.cue;
  out.cue_span = site.cue_span;
  out.source = source;
  out.impersonal = site.impersonal;
  out.chained = site.chained;
  out.view_copula =
      site.noun_cue && site.impersonal && site.cue_word != kNoWord && has_copula(site.cue_word);
  out.continuation = site.continuation;
  out.free_standing = site.free_standing;
  out.aside = site.aside;
  if (site.shape == Shape::kAccording) {
    const uint32_t from = site.cue_word + 1;
    if (from >= words_.size()) return false;
    out.quote = Quote::kIndirect;
    out.span = {trimmed(text, words_[from].span).start, trimmed(text, words_.back().span).end};
    if (words_[from].quotation >= 0) out.span.start = words_[from].span.start;
    return !out.span.empty();
  }
  if (site.shape == Shape::kQuote) {
    // 만남이 “가장 어려웠던 만남”이었다고: the subject is outside, so the marks hold half a clause.
    const bool fragment = !ends_like_sentence(quoted(site.word));
    const bool subject_outside = fragment && site.word > first &&
                                 words_[site.word - 1].quotation < 0 &&
                                 (words_[site.word - 1].role == Role::kSubject ||
                                  words_[site.word - 1].role == Role::kTopic) &&
                                 !(source.strength != 0 && source.phrase.last == site.word - 1) &&
                                 source.strength != 0 && site.word - 1 > source.phrase.last;
    // 위상이 추락할 것이며 “후회할 것”이라고: the first half is outside.
    bool half_outside = false;
    uint32_t subject_at = kNoWord;
    for (uint32_t i = source.strength != 0 && source.phrase.last < site.word
                          ? std::max(source.phrase.last + 1, site.word - std::min(site.word, kBack))
                          : site.word;
         i < site.word; ++i) {
      if (words_[i].quotation >= 0) continue;
      if (words_[i].role == Role::kSubject) subject_at = i;
      if (subject_at != kNoWord && words_[i].role == Role::kConnective && has_copula(i))
        half_outside = true;
    }
    if (!subject_outside && !half_outside) {
      out.quote = Quote::kDirect;
      const TextSpan content = quotations_[size_t(word.quotation)].content;
      out.span = content;
      while (out.span.start < out.span.end && text[out.span.start] == u' ') ++out.span.start;
      while (out.span.end > out.span.start && text[out.span.end - 1] == u' ') --out.span.end;
      return !out.span.empty();
    }
    out.quote = Quote::kIndirect;
    const uint32_t start = content_start(site, first, source);
    out.span = {words_[start].span.start, quotations_[size_t(word.quotation)].outer.end};
    const uint32_t end = content_end(site);
    if (end > out.span.end) out.span.end = end;
    return !out.span.empty();
  }
  out.quote = Quote::kIndirect;
  const uint32_t start = content_start(site, first, source);
  out.span = {words_[start].quotation >= 0 ? words_[start].span.start
                                           : trimmed(text, words_[start].span).start,
              content_end(site)};
  if (out.span.empty()) return false;
  // An opening mark whose partner was forgotten.
  const auto mark = std::lower_bound(unclosed_.begin(), unclosed_.end(), out.span.start);
  const bool open_before = mark != unclosed_.begin() && *(mark - 1) + 1 == out.span.start;
  if ((mark != unclosed_.end() && *mark < out.span.end) || open_before) {
    if (!open_before) out.span.start = *mark + 1;
    out.quote = Quote::kDirect;
  }
  return out.span.end - out.span.start >= 2;
}

void Reader::attribute(SentenceReading& reading) {
  uint32_t first = 0;
  bool explicit_before = false;
  Source outer;  // the topic around a view that has a holder of its own
  size_t according = sites_.size();
  for (size_t i = 0; i < sites_.size(); ++i) {
    Site& site = sites_[i];
    if (site.dropped) continue;
    if (site.shape == Shape::kAccording) {
      // Somebody inside may be the real source: 통신에 따르면 A는 …고 말했다.
      bool inner = false;
      for (size_t k = i + 1; k < sites_.size() && k < i + 6; ++k) {
        if (sites_[k].dropped || sites_[k].shape == Shape::kAccording || !sites_[k].cue) continue;
        const Source source = source_before(sites_[k], site.cue_word + 1);
        inner |= source.strength >= 2 && sites_[k].cue_word != kNoWord;
      }
      if (!inner) {
        Attribution out;
        if (finish(site, first, site.source, out)) {
          reading.attributions.push_back(out);
          // The rest of the sentence is this claim.
          return;
        }
      }
      according = i;
      first = site.cue_word + 1;
      continue;
    }
    Source source = site.source;
    // A는 “…”, B는 “…”고 했다: what stands after the first mark belongs to the second.
    const bool row = site.chained && words_[site.word].quotative == Quotative::kNone;
    if (source.strength == 0 && !row) source = source_after(site);
    if (source.strength == 0 && !site.free_standing) source = source_before(site, first);
    // “환영할 일”이라며 미국도 준비가 돼 있다고 밝혔다: 미국 is in what he says.
    if (explicit_before && site.shape == Shape::kClause && i > 0 && sites_[i - 1].chained &&
        sites_[i - 1].cue_word == site.cue_word && source.strength != 0 &&
        source.phrase.last < site.word && words_[source.phrase.last].role != Role::kTopic)
      source = {};
    if (source.strength == 0) source = relative_head(site.cue_word);
    bool inherits = false;
    if (source.strength == 0 && site.chained && i + 1 < sites_.size()) {
      // “A”며 홍 대표는 “B”고 말했다
      for (size_t k = i + 1; k < sites_.size() && k < i + 4; ++k) {
        if (sites_[k].dropped || explicit_before) continue;
        source = source_after(sites_[k]);
        if (source.strength == 0) source = source_before(sites_[k], site.word + 1);
        break;
      }
    }
    if (source.strength == 0 && outer.strength != 0) source = outer;
    if (source.strength == 0 && according < sites_.size()) source = sites_[according].source;
    outer = {};
    uint32_t from = first;
    if (source.strength != 0 && source.phrase.first > site.word && site.noun_cue &&
        i + 1 < sites_.size()) {
      outer = source_before(site, first);
      if (outer.strength >= 2) from = std::max(from, outer.phrase.last + 1);
      from = skip_adjuncts(from, site.word, outer.strength >= 2);
    }
    if (source.strength == 0 && explicit_before && !site.impersonal) inherits = true;
    Attribution out;
    if (finish(site, from, source, out)) {
      out.inherits = inherits;
      const bool same =
          !reading.attributions.empty() && out.span.start < reading.attributions.back().span.end;
      if (!same) {
        reading.attributions.push_back(out);
        explicit_before = explicit_before || source.strength != 0 || !site.impersonal;
      }
    }
    first = site.word + 1;
    if (!site.chained && site.cue_word != kNoWord) {
      const Role role = words_[site.cue_word].role;
      if (site.cue_word >= site.word &&
          (role == Role::kConnective || role == Role::kFinal || role == Role::kAdnominal))
        first = site.cue_word + 1;
    }
  }
}

void Reader::find_afterthought(SentenceReading& reading) const {
  const uint32_t size = uint32_t(words_.size());
  if (size == 0) return;
  Afterthought after;
  // …의 말이다, …의 설명이다
  if (size >= 2 && size <= 12 && has_copula(size - 1)) {
    uint32_t last = size - 1;
    after.cue = noun_cue(size - 1, after.cue_span, last);
    if (after.cue) {
      const bool of = words_[size - 2].role == Role::kGenitive;
      const bool made = size >= 3 && words_[size - 2].role == Role::kAdnominal &&
                        words_[size - 3].role == Role::kSubject;
      if (of || made) after.source = sources_.source_at(clauses_, of ? size - 2 : size - 3);
    }
  }
  if (after.source.strength < 2) {
    for (uint32_t i = 0; i + 1 < size; ++i) {
      if (!classes_.has(surface(i), "thus")) continue;
      for (uint32_t k = i + 1; k < std::min(size, i + 4); ++k) {
        if (words_[k].predicate < 0) continue;
        const CueEntry entry = verb_cue(k, after.cue_span);
        if (!entry || entry.cue_class != CueClass::kPlain || words_[k].role != Role::kFinal)
          continue;
        after.cue = entry;
        for (uint32_t s = k - std::min(k, kBack); s < k; ++s) {
          if (words_[s].role != Role::kTopic && words_[s].role != Role::kSubject) continue;
          const Source source = sources_.source_at(clauses_, s);
          const bool aside = words_[s].role == Role::kSubject && subject_of_other_clause(s, k);
          if (source.strength >= after.source.strength && source.strength >= 2 && !aside)
            after.source = source;
        }
        break;
      }
      if (after.source.strength >= 2) break;
    }
  }
  if (after.cue && after.source.strength >= 2) reading.afterthought.push_back(after);
}

SentenceReading Reader::read() {
  SentenceReading reading;
  if (words_.empty()) return reading;
  reading.resumes = classes_.has(surface(0), "resuming");
  reading.contrasts = classes_.has(surface(0), "contrasting");
  find_sites();
  chain_sites();
  attribute(reading);
  for (uint32_t i = 0; i < words_.size() && i < 24; ++i) {
    if (words_[i].quotation >= 0) break;
    if (words_[i].role != Role::kTopic && words_[i].role != Role::kSubject &&
        words_[i].role != Role::kAlso)
      continue;
    if (words_[i].role == Role::kSubject && subject_of_other_clause(i, uint32_t(words_.size()))) {
      if (reading.body.strength == 0) {
        const Source body = sources_.source_at(clauses_, i);
        if (body.kind == SourceKind::kOrganization) reading.body = body;
      }
      continue;
    }
    Source source = sources_.source_at(clauses_, i);
    // 이용자들의 반응은 싸늘하다: they are spoken of.
    if (source.strength < 2 && i > 0 && words_[i - 1].role == Role::kGenitive &&
        classes_.has(noun(i), "attitude"))
      source = sources_.source_at(clauses_, i - 1);
    if (source.strength >= 2 && (reading.topic.strength == 0 || words_[i].role == Role::kTopic)) {
      reading.topic = source;
    }
  }
  if (reading.attributions.empty()) find_afterthought(reading);
  return reading;
}

}  // namespace

SentenceReading read_sentence(const Analysis& analysis, const Clauses& clauses,
                              const std::vector<Quotation>& quotations,
                              const std::vector<uint32_t>& unclosed, const CueTable& cues,
                              const Sources& sources, const korean::WordClasses& classes) {
  return Reader(analysis, clauses, quotations, unclosed, cues, sources, classes).read();
}

}  // namespace dokhae::claims
