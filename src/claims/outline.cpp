#include "claims/outline.h"

#include <algorithm>
#include <cstddef>

#include "base/utf.h"
#include "claims/attribution.h"
#include "claims/clause.h"
#include "claims/cues.h"
#include "claims/kind.h"
#include "claims/quotation.h"
#include "claims/sources.h"

namespace dokhae::claims {
namespace {

using base::TextSpan;
using korean::Analysis;
using korean::NumberKind;

/// Numerals with a unit inside a claim: no dates, clock times, ages, ordinals.
bool is_figure(const Analysis& analysis, const korean::Number& number) noexcept {
  switch (number.kind) {
    case NumberKind::kDate:
    case NumberKind::kTime:
    case NumberKind::kAge:
      return false;
    case NumberKind::kCount: {
      const std::u16string_view written = number.span.of(analysis.text);
      if (number.unit.empty()) return false;
      const std::u16string_view unit = number.unit.of(analysis.text);
      if (is(written.substr(0, 1), u"제")) return false;
      // 20대 are young people, 22대 an assembly; 300대 are machines.
      if (is(unit, u"대")) return number.unit.start >= number.span.start + 3;
      for (const std::u16string_view ordinal :
           {u"번째", u"차", u"대", u"호", u"조", u"항", u"기", u"회차", u"세대", u"학년", u"호선",
            u"분기", u"반기"}) {
        if (unit == ordinal) return false;
      }
      [[fallthrough]];
    }
    default: {
      // 몇 시간, 두 사람 are no figures; 절반, 세 배 are.
      if (number.kind != NumberKind::kCount && number.kind != NumberKind::kDuration) return true;
      const std::u16string_view written = number.span.of(analysis.text);
      return std::any_of(written.begin(), written.end(),
                         [](char16_t c) { return c >= u'0' && c <= u'9'; });
    }
  }
}

std::vector<uint32_t> figures_in(const Analysis& analysis, TextSpan span) {
  std::vector<uint32_t> figures;
  auto at = std::lower_bound(
      analysis.numbers.begin(), analysis.numbers.end(), span.start,
      [](const korean::Number& number, uint32_t start) { return number.span.start < start; });
  for (; at != analysis.numbers.end() && at->span.end <= span.end; ++at) {
    if (is_figure(analysis, *at)) figures.push_back(uint32_t(at - analysis.numbers.begin()));
  }
  return figures;
}

/// Puts claims into the outline, paragraph by paragraph, and hangs each where it belongs.
class Builder {
 public:
  Builder(const Analysis& analysis, const lexicon::Lexicon& lexicon, bool has_title)
      : analysis_(analysis),
        cues_(lexicon),
        kinds_(lexicon),
        sources_(analysis, lexicon),
        classes_(lexicon.table("claim_words")),
        has_title_(has_title) {}

  Outline build();

 private:
  void read_paragraph(uint32_t paragraph, const std::vector<Clauses>& sentences);
  void read_sentence_of(const Clauses& clauses);
  void add(const Clauses& clauses, const SentenceReading& reading, const Attribution& attribution);
  [[nodiscard]] Resolved speaker_of(const Attribution& attribution);
  [[nodiscard]] uint32_t parent_of(uint32_t claim, const SentenceReading& reading,
                                   const Attribution& attribution);
  void correct_speakers(const Afterthought& afterthought);

  const Analysis& analysis_;
  CueTable cues_;
  KindTable kinds_;
  Sources sources_;
  korean::WordClasses classes_;
  bool has_title_;
  Outline outline_;

  std::vector<Quotation> quotations_;
  std::vector<uint32_t> unclosed_;
  uint32_t root_ = kNoClaim;
  // Of the current paragraph.
  uint32_t lead_ = kNoClaim;
  std::vector<uint32_t> paragraph_claims_;
  // Of the current sentence.
  Resolved sentence_speaker_;
  TextSpan sentence_surface_;
  bool is_heading_ = false;
  bool topic_in_paragraph_ = false;
  uint32_t group_topic_ = kNoSpeaker;  ///< people whom a sentence without a claim was about
  // Free-standing quotations whose speaker may still follow.
  std::vector<uint32_t> waiting_;
};

Resolved Builder::speaker_of(const Attribution& attribution) {
  if (attribution.source.strength != 0) {
    Resolved found = sources_.resolve(attribution.source);
    if (found.speaker != kNoSpeaker) return found;
  }
  if (attribution.inherits && sentence_speaker_.speaker != kNoSpeaker) return sentence_speaker_;
  if (attribution.impersonal) {
    // …는 우려가 업계에서 나온다. …다는 지적이다: the second goes on with the first.
    if (attribution.view_copula && !paragraph_claims_.empty()) {
      const Claim& before = outline_.claims[paragraph_claims_.back()];
      if (sources_.speaker(before.speaker).type == SpeakerType::kGroup)
        return {before.speaker, Reference::kZero, 0.7f};
    }
    // 가입자들은 분노했다. “…”는 항의가 쏟아졌다.
    if (group_topic_ != kNoSpeaker &&
        (paragraph_claims_.empty() ||
         outline_.claims[paragraph_claims_.back()].speaker == group_topic_))
      return {group_topic_, Reference::kZero, 0.6f};
    return sources_.unnamed();
  }
  Resolved carried = sources_.carried_over(attribution.span.start, topic_in_paragraph_,
                                           attribution.continuation && !paragraph_claims_.empty());
  if (carried.speaker == kNoSpeaker) carried = sources_.unnamed();
  return carried;
}

uint32_t Builder::parent_of(uint32_t index, const SentenceReading& reading,
                            const Attribution& attribution) {
  const Claim& claim = outline_.claims[index];
  const Speaker& speaker = sources_.speaker(claim.speaker);
  if (paragraph_claims_.empty()) {
    lead_ = index;
    const bool unsaid =
        claim.reference == Reference::kZero || claim.reference == Reference::kPronoun;
    if (index > 0 && outline_.claims[index - 1].quote != Quote::kNone) {
      const Claim& before = outline_.claims[index - 1];
      const uint32_t its_lead = before.parent == root_ ? index - 1 : before.parent;
      if ((attribution.continuation || (reading.resumes && unsaid)) &&
          before.speaker == claim.speaker &&
          (attribution.continuation ? claim.reference == Reference::kZero : true)) {
        lead_ = its_lead == kNoClaim ? index : its_lead;
        return its_lead == kNoClaim ? root_ : its_lead;
      }
    }
    return root_;
  }
  // The same speaker's first claim here; no paragraph of an article has as many.
  constexpr size_t kEarlier = 64;
  const size_t claims = paragraph_claims_.size();
  for (size_t i = claims - std::min(claims, kEarlier); i < claims; ++i) {
    const uint32_t earlier = paragraph_claims_[i];
    if (outline_.claims[earlier].speaker != claim.speaker) continue;
    const uint32_t parent = outline_.claims[earlier].parent;
    return parent == root_ ? earlier : parent;
  }
  const Claim& lead = outline_.claims[lead_];
  const Speaker& leader = sources_.speaker(lead.speaker);
  const bool individual =
      speaker.type == SpeakerType::kPerson ||
      (speaker.type == SpeakerType::kAnonymous && !is(speaker.canonical, u"(unnamed)"));
  const bool open_lead = leader.type == SpeakerType::kGroup || is(leader.canonical, u"(unnamed)");
  if (open_lead && individual && !reading.contrasts) return lead_;
  if (open_lead && leader.type == SpeakerType::kGroup && speaker.type == SpeakerType::kGroup &&
      (leader.canonical.find(speaker.canonical) != std::u16string::npos)) {
    return lead_;
  }
  if (sources_.is_member(claim.speaker, lead.speaker)) return lead_;
  lead_ = index;
  return root_;
}

void Builder::add(const Clauses& clauses, const SentenceReading& reading,
                  const Attribution& attribution) {
  // What goes on with a source needs one.
  const Resolved who = speaker_of(attribution);
  if (attribution.continuation && attribution.source.strength == 0 &&
      who.reference == Reference::kNone)
    return;
  Claim claim;
  claim.span = attribution.span;
  claim.paragraph = clauses.paragraph;
  claim.quote = attribution.quote;
  claim.speaker = who.speaker;
  claim.reference = who.reference;
  claim.confidence = who.confidence;
  if (attribution.source.strength != 0) {
    claim.speaker_surface = attribution.source.phrase.span;
  } else if (attribution.inherits) {
    claim.speaker_surface = sentence_surface_;
  }
  if (attribution.cue) {
    claim.cue.surface = attribution.cue_span;
    claim.cue.lemma = base::to_utf16(attribution.cue.lemma);
    claim.cue.stance = attribution.cue.stance;
    claim.cue.english = attribution.cue.english;
  }
  // “A”며 “B”고 촉구했다: the verb is said of B; of A only that it judges.
  const Stance stance = claim.cue.stance;
  const bool judges =
      stance == Stance::kCriticise || stance == Stance::kPointOut || stance == Stance::kAssess;
  claim.figures = figures_in(analysis_, claim.span);
  claim.kind = kinds_.kind_of(analysis_.text, claim.span,
                              attribution.chained && !judges ? Stance::kNone : stance,
                              sources_.speaker(claim.speaker).type, !claim.figures.empty());
  const uint32_t index = uint32_t(outline_.claims.size());
  outline_.claims.push_back(std::move(claim));
  outline_.claims[index].parent = parent_of(index, reading, attribution);
  paragraph_claims_.push_back(index);
  if (attribution.aside) return;
  sentence_speaker_ = who;
  sentence_surface_ = outline_.claims[index].speaker_surface;
  sources_.note_speaker(who.speaker);
  topic_in_paragraph_ = true;
  if (attribution.free_standing) waiting_.push_back(index);
}

// “…” 김 회장은 이렇게 말했다: the quotation before has its speaker now.
void Builder::correct_speakers(const Afterthought& afterthought) {
  if (waiting_.empty()) return;
  const Resolved who = sources_.resolve(afterthought.source);
  if (who.speaker == kNoSpeaker) return;
  for (const uint32_t index : waiting_) {
    Claim& claim = outline_.claims[index];
    claim.speaker = who.speaker;
    claim.reference = who.reference;
    claim.confidence = who.confidence;
    claim.speaker_surface = afterthought.source.phrase.span;
    claim.cue.surface = afterthought.cue_span;
    claim.cue.lemma = base::to_utf16(afterthought.cue.lemma);
    claim.cue.stance = afterthought.cue.stance;
    claim.cue.english = afterthought.cue.english;
    claim.kind = kinds_.kind_of(analysis_.text, claim.span, claim.cue.stance,
                                sources_.speaker(who.speaker).type, !claim.figures.empty());
  }
  sources_.note_speaker(who.speaker);
  topic_in_paragraph_ = true;
  waiting_.clear();
}

void Builder::read_sentence_of(const Clauses& clauses) {
  const SentenceReading reading =
      read_sentence(analysis_, clauses, quotations_, unclosed_, cues_, sources_, classes_);
  sentence_speaker_ = {};
  sentence_surface_ = {};
  if (!reading.afterthought.empty() && reading.attributions.empty()) {
    correct_speakers(reading.afterthought[0]);
    const Resolved topic = sources_.resolve(reading.afterthought[0].source);
    if (topic.speaker != kNoSpeaker) {
      sources_.note_topic(topic.speaker);
      topic_in_paragraph_ = true;
    }
    return;
  }
  const bool only_quotation =
      reading.attributions.size() == 1 && reading.attributions[0].free_standing;
  if (!only_quotation) waiting_.clear();
  for (const Attribution& attribution : reading.attributions) add(clauses, reading, attribution);
  if (reading.body.strength != 0) sources_.note_body(reading.body);
  const bool told =
      std::any_of(reading.attributions.begin(), reading.attributions.end(),
                  [](const Attribution& one) { return one.source.kind != SourceKind::kDocument; });
  if (!told && !is_heading_ && reading.topic.strength >= 2 &&
      reading.topic.kind != SourceKind::kDocument) {
    const Resolved topic = sources_.resolve(reading.topic);
    if (topic.speaker != kNoSpeaker) {
      sources_.note_topic(topic.speaker);
      topic_in_paragraph_ = true;
      if (reading.attributions.empty() &&
          sources_.speaker(topic.speaker).type == SpeakerType::kGroup)
        group_topic_ = topic.speaker;
    }
  }
}

// Headings and stand-firsts end without a full stop. What they are about is nobody who
// goes on speaking in the text.
bool ends_as_sentence(std::u16string_view paragraph) noexcept {
  constexpr std::u16string_view kEnds = u".?!…。”’\"')」』";
  return !paragraph.empty() && kEnds.find(paragraph.back()) != std::u16string_view::npos;
}

void Builder::read_paragraph(uint32_t paragraph, const std::vector<Clauses>& sentences) {
  const TextSpan span = analysis_.paragraphs[paragraph].span;
  unclosed_ = find_unclosed(analysis_.text, span);
  lead_ = kNoClaim;
  paragraph_claims_.clear();
  topic_in_paragraph_ = false;
  group_topic_ = kNoSpeaker;
  is_heading_ = !ends_as_sentence(span.of(analysis_.text));
  for (const Clauses& clauses : sentences) read_sentence_of(clauses);
}

Outline Builder::build() {
  uint32_t first = 0;
  if (has_title_ && !analysis_.paragraphs.empty()) {
    Claim root;
    root.span = analysis_.paragraphs[0].span;
    root.quote = Quote::kNone;
    root.speaker = sources_.author();
    root.confidence = 1;
    root.figures = figures_in(analysis_, root.span);
    root.kind = kinds_.kind_of(analysis_.text, root.span, Stance::kNone, SpeakerType::kAuthor,
                               !root.figures.empty());
    root_ = 0;
    outline_.claims.push_back(std::move(root));
    first = 1;
  }
  // People first: a surname may come before the full name.
  struct Reading {
    std::vector<Quotation> quotations;
    std::vector<Clauses> sentences;
  };
  std::vector<Reading> readings(analysis_.paragraphs.size());
  for (uint32_t i = 0; i < readings.size(); ++i) {
    readings[i].quotations = find_quotations(analysis_.text, analysis_.paragraphs[i].span);
    readings[i].sentences = read_clauses(analysis_, i, readings[i].quotations);
    for (const Clauses& clauses : readings[i].sentences) sources_.collect_people(clauses);
  }
  for (uint32_t i = first; i < readings.size(); ++i) {
    quotations_ = std::move(readings[i].quotations);
    read_paragraph(i, readings[i].sentences);
  }

  // Speakers nobody's claim needs were only topics.
  std::vector<Speaker> all = sources_.take_speakers();
  std::vector<uint32_t> place(all.size(), kNoSpeaker);
  for (Claim& claim : outline_.claims) {
    uint32_t& to = place[claim.speaker];
    if (to == kNoSpeaker) {
      to = uint32_t(outline_.speakers.size());
      outline_.speakers.push_back(std::move(all[claim.speaker]));
    }
    claim.speaker = to;
  }
  return std::move(outline_);
}

}  // namespace

Outline find_claims(const Analysis& analysis, const lexicon::Lexicon& lexicon, bool has_title) {
  return Builder(analysis, lexicon, has_title).build();
}

}  // namespace dokhae::claims
