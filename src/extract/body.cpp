#include "extract/body.h"

#include <algorithm>
#include <string>

#include "extract/bylines.h"
#include "extract/dates.h"
#include "extract/names.h"
#include "extract/page_judgement.h"
#include "extract/phrases.h"
#include "extract/shingles.h"
#include "extract/strings.h"

namespace dokhae::extract {
namespace {

using page::PageView;

constexpr float kKeep = 0.45f;
constexpr uint32_t kShort = 160;  ///< weight of a line rather than a paragraph
constexpr float kNotHopeless = 0.1f;
constexpr float kHopeless = 0.02f;  ///< by itself: nothing that stands around it makes up for that
constexpr float kSurelyText = 0.9f;
constexpr float kSaidTwice = 0.6f;
constexpr uint32_t kLongestSubtitle = 600;
constexpr uint32_t kLinesAboveTitle = 3;  ///< in which a line named so may be a sub-title
constexpr uint32_t kSubtitleZone = 8;     ///< segments below the title in which a sub-title stands

constexpr uint32_t kFurniturePhrases = kSaysRelated | kSaysShare | kSaysReaction | kSaysComment |
                                       kSaysSubscribe | kSaysSummary | kSaysTool | kSaysAdvert |
                                       kSaysTip | kSaysLogin | kSaysCookie | kSaysImprint;

class BodyFinder {
 public:
  BodyFinder(const PageView& page, const PageFeatures& features, const Segmentation& segmentation,
             const BlockFeatures& blocks, const PageHead& head, Explanation* explanation)
      : page_(page),
        features_(features),
        segmentation_(segmentation),
        blocks_(blocks),
        head_(head),
        explanation_(explanation),
        segments_(segmentation.segments),
        shingles_(segmentation),
        count_(static_cast<uint32_t>(segmentation.segments.size())) {}

  Body run() {
    body_.choices.assign(count_, Choice::kDropped);
    body_.title = blocks_.title_segment;
    classify();
    for (uint32_t s = 0; s < count_; ++s) {
      if (segments_[s].kind == SegmentKind::kCaption) continue;
      if (s == body_.title || blocks_.vectors[s][kFIsTitle] > 0) {
        note(s, Rule::kTitle);
        continue;
      }
      if (likely_[s] <= kKeep) continue;
      if (is_furniture(s)) {
        note(s, Rule::kFurniture);
        continue;
      }
      body_.choices[s] = Choice::kBody;
    }
    keep_companions();
    drop_comments();
    drop_summary_boxes();
    drop_repetitions();
    drop_pull_quotes();
    drop_what_follows_the_end();
    drop_info_lines();
    drop_trailing_lines();
    find_range();
    choose_subtitles();
    find_range();
    choose_captions();
    judge_page(page_, features_, segmentation_, blocks_, head_, body_);
    return std::move(body_);
  }

 private:
  /// Shares of a segment's text that also stand above and below it.
  struct Said {
    float before = 0, later = 0;
  };

  void classify() {
    std::vector<float> local(count_);
    for (uint32_t s = 0; s < count_; ++s) local[s] = local_forest().predict(blocks_.vectors[s]);
    const BodyRoot root = find_body_root(page_, features_, segmentation_, local);
    body_.root = root.node;
    const std::vector<ContextVector> context =
        describe_context(page_, features_, segmentation_, blocks_, shingles_, local, root);
    likely_.resize(count_);
    said_.resize(count_);
    for (uint32_t s = 0; s < count_; ++s) {
      likely_[s] = local[s] < kHopeless ? local[s] : context_forest().predict(context[s]);
      said_[s] = {context[s][kCSaidBefore], context[s][kCSaidLater]};
    }
    if (explanation_ != nullptr) explain_predictions(local, context, likely_, *explanation_);
  }

  void note(uint32_t s, Rule rule) {
    if (explanation_ != nullptr) explanation_->segments[s].rule = rule;
  }

  void drop(uint32_t s, Rule rule) {
    if (body_.choices[s] == Choice::kBody) note(s, rule);
    body_.choices[s] = Choice::kDropped;
  }

  /// Says by itself that it is not the article, whatever stands around it.
  bool is_furniture(uint32_t s) const {
    const Segment& segment = segments_[s];
    const PhraseHits& hits = blocks_.phrases[s];
    const uint32_t weight = segment.measure.weight;
    if (is_copyright_line(s)) return true;
    if (weight >= kShort) return false;
    if (hits.sign && weight < 60 && segment.measure.sentence_ends == 0) return true;
    const bool sentence = ends_sentence(segmentation_.text_of(segment)) && weight > 40;
    const bool says = (hits.families & kFurniturePhrases) != 0;
    if (says && hits.coverage > (sentence ? 0.5f : 0.3f)) return true;
    if (hits.promo_mark && !sentence && (says || segment.link_weight * 2 > weight)) return true;
    if ((hits.families & (kSaysTip | kSaysReaction | kSaysShare)) != 0 && hits.promo_mark)
      return true;
    if ((segment.near_names & kNameSummary) != 0 && (hits.families & kSaysSummary) != 0)
      return true;
    if ((segment.near_names & (kNameAdvert | kNameSubscribe)) != 0) return true;
    if ((segment.near_names & (kNameRelated | kNameTags)) != 0 &&
        segment.link_weight * 4 > weight * 3)
      return true;
    if (head_.korean && is_reporter_line(s)) return true;
    return is_hashtag_line(s);
  }

  bool is_copyright_line(uint32_t s) const {
    const PhraseHits& hits = blocks_.phrases[s];
    const uint32_t weight = segments_[s].measure.weight;
    if (segments_[s].kind == SegmentKind::kCaption || hits.copyright == 0) return false;
    return (hits.copyright + hits.sign >= 2 && weight < 400) ||
           (weight < kShort && hits.coverage > 0.2f);
  }

  /// `홍길동 기자 hong@example.kr`, `글·사진=홍길동`, `정리=홍길동 기자`.
  bool is_reporter_line(uint32_t s) const {
    const Segment& segment = segments_[s];
    const std::string_view text = segmentation_.text_of(segment);
    if (segment.measure.weight > 110 ||
        (ends_sentence(text) && segment.measure.sentence_ends > 0 && !blocks_.phrases[s].email))
      return false;
    if (blocks_.phrases[s].email && segment.measure.weight < 80) return true;
    const std::vector<std::string> reporters = find_reporters(text);
    if (reporters.empty()) return false;
    size_t letters = 0;
    for (const std::string& name : reporters) letters += name.size();
    return segment.measure.weight < 24 + letters;
  }

  bool is_hashtag_line(uint32_t s) const {
    const std::string_view text = segmentation_.text_of(segments_[s]);
    return starts_with(text, "#") && text.size() > 1 && text[1] != ' ' && !is_digit(text[1]) &&
           !ends_sentence(text);
  }

  /// Data tables and short items say little that sounds like an article: a table beside the
  /// body's paragraphs and an item below another that is kept belong to them.
  void keep_companions() {
    constexpr float kDoubtful = 0.25f;
    uint32_t last = page::kNone;
    for (uint32_t s = 0; s < count_; ++s) {
      const Segment& segment = segments_[s];
      if (body_.choices[s] == Choice::kBody) {
        last = s;
        continue;
      }
      if (last == page::kNone || segment.link_weight * 2 >= segment.measure.weight ||
          (segment.near_names & kNameFurniture) != 0 || is_furniture(s))
        continue;
      const bool table = segment.kind == SegmentKind::kTable && likely_[s] > kNotHopeless &&
                         stand_side_by_side(s, last);
      const bool item = segment.kind == SegmentKind::kListItem && likely_[s] > kDoubtful &&
                        last + 1 == s && segments_[last].kind == SegmentKind::kListItem &&
                        are_of_one_text(s, last);
      if (!table && !item) continue;
      body_.choices[s] = Choice::kBody;
      note(s, Rule::kCompanion);
      last = s;
    }
  }

  /// What readers wrote, unless that is all there is: then the name says something else.
  void drop_comments() {
    const auto is_comment = [&](uint32_t s) {
      return (segments_[s].all_names & kNameComment) != 0;
    };
    uint32_t others = 0;
    for_each_chosen([&](uint32_t s) { others += !is_comment(s) && ends_sentence(text_of(s)); });
    if (others == 0) return;
    for_each_chosen([&](uint32_t s) {
      if (is_comment(s)) drop(s, Rule::kComment);
    });
  }

  /// What stands in one small box with a label such as `AI 요약`: a machine's words, not the
  /// article's. Whole bodies can bear the label too; those are not small.
  void drop_summary_boxes() {
    constexpr int kHighest = 4;
    constexpr uint32_t kLargestBox = 1500;  // weight
    const uint64_t all = weight_of_choices(0, count_);
    for (uint32_t s = 0; s < count_; ++s) {
      const Segment& label = segments_[s];
      if ((blocks_.phrases[s].families & kSaysSummary) == 0 || label.measure.weight >= kShort)
        continue;
      uint32_t box = label.container;
      for (int k = 0; k < kHighest && box != 0; ++k) {
        const uint32_t parent = page_.parent(box);
        const uint32_t weight = features_[parent].weight;
        if (weight > kLargestBox || weight * 2ull > all || contains_title(parent)) break;
        box = parent;
      }
      if (features_[box].weight * 2ull > all) continue;
      for (uint32_t k = s; k-- > 0 && is_below(box, k);) drop(k, Rule::kSummary);
      for (uint32_t k = s; k < count_ && is_below(box, k); ++k) drop(k, Rule::kSummary);
    }
  }

  bool is_below(uint32_t node, uint32_t s) const {
    return segments_[s].container >= node && segments_[s].container < page_.subtree_end(node);
  }

  bool contains_title(uint32_t node) const {
    return body_.title != page::kNone && is_below(node, body_.title);
  }

  /// Text that stands twice: a machine's summary or a teaser above the body, a pull quote in
  /// it, a copy for another screen below. Of a little, what stands before the body's own
  /// text goes; else the repetition. What two paragraphs of one text say twice was written so.
  void drop_repetitions() {
    constexpr uint32_t kNowhere = page::kNone;
    std::vector<uint32_t> last_said(shingles_.count(), kNowhere);
    for_each_chosen([&](uint32_t s) {
      for (const uint32_t shingle : shingles_.of(s)) last_said[shingle] = s;
    });
    const auto said_later = [&](uint32_t s) {
      return shingles_.share(s, [&](uint32_t shingle) {
        return last_said[shingle] > s && !are_of_one_text(s, last_said[shingle]);
      });
    };
    uint64_t all = 0, later = 0;
    for_each_chosen([&](uint32_t s) {
      all += segments_[s].measure.weight;
      if (said_later(s) > kSaidTwice) later += segments_[s].measure.weight;
    });
    bool begun = later * 3 > all;
    std::vector<uint32_t> first_said(shingles_.count(), kNowhere);
    for_each_chosen([&](uint32_t s) {
      const uint32_t weight = segments_[s].measure.weight;
      const auto said = [&](uint32_t shingle) {
        return first_said[shingle] != kNowhere && !are_of_one_text(first_said[shingle], s);
      };
      if (weight >= 40) {
        if ((!begun && said_later(s) > kSaidTwice) || shingles_.share(s, said) > kSaidTwice) {
          drop(s, Rule::kRepetition);
          return;
        }
        begun = begun || (weight > kShort && ends_sentence(text_of(s)));
      }
      for (const uint32_t shingle : shingles_.of(s)) {
        if (first_said[shingle] == kNowhere) first_said[shingle] = s;
      }
    });
  }

  /// A few words of the text, shown large.
  void drop_pull_quotes() {
    uint32_t left = 16;  // each is looked for in the whole text
    for_each_chosen([&](uint32_t s) {
      const Segment& segment = segments_[s];
      if (left == 0 || (segment.near_names & kNameQuote) == 0 || segment.measure.weight >= kShort)
        return;
      --left;
      const std::string letters = letters_of(text_of(s));
      bool said = false;
      for_each_chosen([&](uint32_t other) {
        said = said || (other != s && segments_[other].measure.weight > segment.measure.weight &&
                        contains(letters_of(text_of(other)), letters));
      });
      if (said) drop(s, Rule::kRepetition);
    });
  }

  /// Made of the same elements, side by side.
  bool are_of_one_text(uint32_t a, uint32_t b) const {
    return segments_[a].path == segments_[b].path &&
           (segments_[a].container == segments_[b].container || stand_side_by_side(a, b));
  }

  bool stand_side_by_side(uint32_t a, uint32_t b) const {
    const uint32_t first = segments_[a].container, second = segments_[b].container;
    return first != 0 && second != 0 && page_.parent(first) == page_.parent(second);
  }

  template <typename F>
  void for_each_chosen(F f) {
    for (uint32_t s = 0; s < count_; ++s) {
      if (body_.choices[s] == Choice::kBody) f(s);
    }
  }

  std::string_view text_of(uint32_t s) const { return segmentation_.text_of(segments_[s]); }

  uint64_t weight_of_choices(uint32_t from, uint32_t to) const {
    uint64_t weight = 0;
    for (uint32_t s = from; s < to; ++s) {
      if (body_.choices[s] == Choice::kBody) weight += segments_[s].measure.weight;
    }
    return weight;
  }

  /// A copyright line, a heading 관련기사 or 댓글: the article has ended, unless most of it is
  /// still to come.
  void drop_what_follows_the_end() {
    const uint64_t all = weight_of_choices(0, count_);
    uint64_t before = 0;
    for (uint32_t s = 0; s < count_; ++s) {
      if (before * 5 > all * 3 && (is_copyright_line(s) || is_closing_heading(s))) {
        for (uint32_t k = s; k < count_; ++k) drop(k, Rule::kAfterEnd);
        return;
      }
      if (body_.choices[s] == Choice::kBody) before += segments_[s].measure.weight;
    }
  }

  bool is_closing_heading(uint32_t s) const {
    const PhraseHits& hits = blocks_.phrases[s];
    const Segment& segment = segments_[s];
    return segment.measure.weight < 60 && segment.kind == SegmentKind::kHeading &&
           hits.coverage > 0.5f && (hits.families & (kSaysComment | kSaysReaction)) != 0;
  }

  /// Lines of date, author and the like between title and body.
  void drop_info_lines() {
    uint32_t paragraphs = 0;
    for (uint32_t s = 0; s < count_ && paragraphs < 2; ++s) {
      if (body_.choices[s] != Choice::kBody) continue;
      const Segment& segment = segments_[s];
      const std::string_view text = segmentation_.text_of(segment);
      const bool line = segment.measure.weight < 100 &&
                        !(ends_sentence(text) && segment.measure.sentence_ends > 0);
      if (!line) {
        ++paragraphs;
        continue;
      }
      size_t end = 0;
      const bool date = find_date(text, &end).has_value();
      if ((date && segment.measure.weight < 60) ||
          (segment.near_names & (kNameDate | kNameMeta | kNameAuthor)) != 0 ||
          (segment.measure.weight < 60 && after_by(text) && !names_in_byline(text).empty())) {
        drop(s, Rule::kInfoLine);
      }
    }
  }

  /// At the end: a heading that nothing follows heads something else, lines with ※ or ▶ and
  /// those of the imprint (통권 44호) are the site's, `(끝)` is the agency's.
  void drop_trailing_lines() {
    for (uint32_t s = count_; s-- > 0;) {
      if (body_.choices[s] != Choice::kBody) continue;
      const bool heading = segments_[s].kind == SegmentKind::kHeading;
      const PhraseHits& hits = blocks_.phrases[s];
      const bool imprint = (hits.families & kSaysImprint) != 0 && likely_[s] < kSurelyText;
      const bool aside = (hits.promo_mark || imprint) && segments_[s].measure.weight < kShort;
      const bool end_mark = match_letters(text_of(s), "끝").same();
      if (!heading && !aside && !end_mark) return;
      drop(s, Rule::kTrailingLine);
    }
  }

  void find_range() {
    body_.first = body_.last = page::kNone;
    body_.weight = body_.sentences = 0;
    for (uint32_t s = 0; s < count_; ++s) {
      if (body_.choices[s] != Choice::kBody) continue;
      if (body_.first == page::kNone) body_.first = s;
      body_.last = s;
      body_.weight += segments_[s].measure.weight;
      body_.sentences += segments_[s].measure.sentence_ends;
    }
  }

  /// The stand-first: around the title and before the body's first paragraphs, by name, as a
  /// heading that heads nothing, above the line of date and author, or because the page's own
  /// description says the same; else the bold lines that the body begins with.
  void choose_subtitles() {
    if (body_.first == page::kNone) return;
    const bool titled = body_.title != page::kNone && body_.title < body_.first;
    if (body_.title != page::kNone && !titled) return;
    const uint32_t below = titled ? body_.title + 1 : body_.first;
    const uint32_t above = titled ? kLinesAboveTitle : kSubtitleZone;
    const uint32_t begin = below - std::min(below, titled ? above + 1 : above);
    const uint32_t end = std::min(count_, std::max(below, body_.first) + kSubtitleZone);
    const uint32_t info = titled ? find_info_line(below) : below;
    const std::string description = letters_of(head_.description);
    uint32_t last = page::kNone;
    for (uint32_t s = begin; s < end; ++s) {
      const Segment& segment = segments_[s];
      if (s == body_.title) continue;
      if (segment.measure.weight > kLongestSubtitle || segment.kind == SegmentKind::kCaption ||
          segment.kind == SegmentKind::kTable) {
        if (last != page::kNone) break;
        continue;
      }
      if (!may_be_subtitle(s)) continue;
      const bool leads = s <= body_.first || (last != page::kNone && s == last + 1);
      const bool body = body_.choices[s] == Choice::kBody;
      bool chosen = (segment.near_names & kNameLead) != 0;
      if (!chosen && s >= below) {
        chosen = ((segment.near_names & kNameSummary) != 0 && leads &&
                  (body || (segment.bold && likely_[s] > kNotHopeless))) ||
                 (titled && s <= body_.title + 3 && leads && heads_nothing(s)) ||
                 (s < info && leads && segment.measure.weight > 30) ||
                 (s < body_.first && says_description(s, description));
      }
      if (!chosen) {
        if (body) break;
        continue;
      }
      note(s, Rule::kSubtitle);
      body_.choices[s] = Choice::kSubtitle;
      last = s;
    }
    if (last == page::kNone) choose_bold_lead();
  }

  /// The line of date and author below the title, if text stands between the two; else `below`.
  uint32_t find_info_line(uint32_t below) const {
    constexpr uint32_t kNear = 4;
    for (uint32_t s = below; s < std::min(count_, below + kNear); ++s) {
      const Segment& segment = segments_[s];
      const std::string_view text = text_of(s);
      if (segment.kind == SegmentKind::kCaption || segment.measure.weight >= 120) continue;
      if (find_date(text) || !find_reporters(text).empty() ||
          (segment.near_names & (kNameAuthor | kNameDate)) != 0)
        return s;
    }
    return below;
  }

  /// A heading whose like does not come again: it heads no section.
  bool heads_nothing(uint32_t s) const {
    if (segments_[s].kind != SegmentKind::kHeading) return false;
    for (uint32_t k = s + 1; k < count_; ++k) {
      if (body_.choices[k] == Choice::kBody && segments_[k].kind == SegmentKind::kHeading &&
          segments_[k].level == segments_[s].level)
        return false;
    }
    return true;
  }

  /// Bold lines that the body begins with, if they are set off from it: several lines, dashes,
  /// or the only bold ones.
  void choose_bold_lead() {
    constexpr uint32_t kMost = 5;
    const auto is_bold = [&](uint32_t s) {
      const SegmentKind kind = segments_[s].kind;
      return segments_[s].bold && (kind == SegmentKind::kText || kind == SegmentKind::kHeading);
    };
    std::vector<uint32_t> lines;
    uint32_t plain = 0, later = 0;
    bool dashed = false;
    for (uint32_t s = body_.first; s <= body_.last; ++s) {
      if (body_.choices[s] != Choice::kBody) continue;
      if (plain == 0 && is_bold(s)) {
        lines.push_back(s);
        dashed = dashed || starts_with(text_of(s), "-") || starts_with(text_of(s), "–");
      } else {
        ++plain;
        later += is_bold(s);
      }
    }
    if (lines.empty() || lines.size() > kMost || plain < 2) return;
    if (lines.size() == 1 && !dashed && later > 0) return;
    for (const uint32_t s : lines) {
      const bool heading = segments_[s].kind == SegmentKind::kHeading;
      if (segments_[s].measure.weight > kLongestSubtitle || (heading && !dashed) ||
          !may_be_subtitle(s))
        return;
    }
    for (const uint32_t s : lines) {
      note(s, Rule::kSubtitle);
      body_.choices[s] = Choice::kSubtitle;
    }
  }

  bool may_be_subtitle(uint32_t s) const {
    const Segment& segment = segments_[s];
    const uint32_t weight = segment.measure.weight;
    if (segment.link_weight * 2 > weight || weight < 12 || is_furniture(s)) return false;
    if (said_[s].later > kSaidTwice) return false;
    constexpr uint32_t kOthers =
        kNameAuthor | kNameDate | kNameRelated | kNameShare | kNameSubscribe | kNameComment;
    if ((segment.near_names & kOthers) != 0 && (segment.near_names & kNameLead) == 0) return false;
    return weight >= 60 || !find_date(text_of(s));
  }

  /// Word for word, as far as the shorter of the two goes.
  bool says_description(uint32_t s, const std::string& description) const {
    constexpr size_t kEnough = 60;  // bytes of letters
    if (segments_[s].measure.weight <= 30) return false;
    const std::string letters = letters_of(text_of(s));
    if (letters.size() > 20 && contains(description, letters)) return true;
    return description.size() >= kEnough && contains(letters, description);
  }

  void choose_captions() {
    if (body_.first == page::kNone) return;
    const uint32_t from =
        body_.title != page::kNone && body_.title < body_.first ? body_.title : body_.first;
    for (uint32_t s = from; s < std::min(count_, body_.last + 4); ++s) {
      const Segment& segment = segments_[s];
      if (segment.kind != SegmentKind::kCaption) continue;
      if (!is_below(body_.root, s) && s > body_.first) continue;
      if ((segment.all_names & (kNameRelated | kNameComment | kNameAdvert)) != 0) continue;
      if (segment.link_weight * 2 > segment.measure.weight) continue;
      note(s, Rule::kCaption);
      body_.choices[s] = Choice::kCaption;
    }
  }

  const PageView& page_;
  const PageFeatures& features_;
  const Segmentation& segmentation_;
  const BlockFeatures& blocks_;
  const PageHead& head_;
  Explanation* const explanation_;
  const std::vector<Segment>& segments_;
  Shingles shingles_;
  uint32_t count_;
  std::vector<float> likely_;
  std::vector<Said> said_;
  Body body_;
};

}  // namespace

Body find_body(const PageView& page, const PageFeatures& features, const Segmentation& segmentation,
               const BlockFeatures& blocks, const PageHead& head, Explanation* explanation) {
  return BodyFinder(page, features, segmentation, blocks, head, explanation).run();
}

}  // namespace dokhae::extract
