#include "extract/page_judgement.h"

#include <algorithm>
#include <cmath>

#include "extract/bylines.h"
#include "extract/dates.h"
#include "extract/names.h"
#include "extract/phrases.h"

namespace dokhae::extract {
namespace {

/// A line between title and text that tells a date, or a reporter's dateline.
bool is_dated(const Segmentation& segmentation, const Body& body) {
  const auto& segments = segmentation.segments;
  const std::string_view lead = segmentation.text_of(segments[body.first]).substr(0, 120);
  if (find_reporters(lead).size() == 1) return true;
  if (body.title == page::kNone || body.title > body.first) return false;
  for (uint32_t s = body.title + 1; s < std::min(body.first, body.title + 12); ++s) {
    const std::string_view line = segmentation.text_of(segments[s]);
    if (segments[s].measure.weight < 120 && (find_date(line) || !find_reporters(line).empty()))
      return true;
  }
  return false;
}

}  // namespace

void judge_page(const page::PageView& page, const PageFeatures& features,
                const Segmentation& segmentation, const BlockFeatures& blocks, const PageHead& head,
                Body& body) {
  // Data of an application that also shows some text is not the article.
  const bool in_script = page.script_text() > 400 && page.script_text() > body.weight * 2;
  if (body.first == page::kNone) {
    body.reason = in_script                                    ? NoArticle::kTextInScript
                  : features.link_weight * 2 > features.weight ? NoArticle::kList
                                                               : NoArticle::kShort;
    return;
  }
  const auto& segments = segmentation.segments;
  const bool linked = std::any_of(head.linked.objects.begin(), head.linked.objects.end(),
                                  [](const LinkedObject& o) { return o.is_article(); });
  uint32_t login = 0, plain = 0, links = 0, paragraphs = 0, teasers = 0, cards = 0, errors = 0,
           walls = 0;
  for (uint32_t s = 0; s < segments.size(); ++s) {
    const Segment& segment = segments[s];
    const bool inside =
        segment.container >= body.root && segment.container < page.subtree_end(body.root);
    // A headline that is a link heads a teaser: the page is a list of articles.
    teasers += inside && (segment.place & kInLink) != 0 && segment.measure.weight > 16 &&
               (segment.kind == SegmentKind::kHeading || (segment.near_names & kNameTitle) != 0);
    walls += (blocks.phrases[s].families & kSaysLogin) != 0;
    if (body.choices[s] != Choice::kBody) continue;
    login += (blocks.phrases[s].families & kSaysLogin) != 0;
    errors += (blocks.phrases[s].families & kSaysError) != 0;
    plain += segment.measure.weight - segment.link_weight;
    links += segment.link_weight;
    if (blocks.vectors[s][kFCards] > 0.6f) cards += segment.measure.weight;
    paragraphs += segment.measure.sentence_ends > 0 && segment.measure.weight > 60;
  }
  const auto share = [](uint32_t part, uint32_t whole) {
    return static_cast<float>(part) / static_cast<float>(whole + 1);
  };
  const bool headed =
      body.title != page::kNone && segments[body.title].kind == SegmentKind::kHeading;
  float logit = -0.2f + 1.1f * std::log(static_cast<float>(plain + 1) / 200.0f);
  logit += 0.3f * static_cast<float>(std::min(paragraphs, 5u));
  const bool dated = is_dated(segmentation, body);
  logit += 0.7f * static_cast<float>(head.type == "article") + 0.7f * static_cast<float>(linked) +
           0.7f * static_cast<float>(!head.published.empty()) + 0.4f * static_cast<float>(headed);
  if (head.type == "website") logit -= 0.5f;
  logit += 0.8f * static_cast<float>(dated);
  const bool says_nothing = head.published.empty() && !linked && head.type != "article";
  // Short texts under linked headlines are a list of results, unless the page says otherwise.
  constexpr uint32_t kShortestHeadline = 16;  // weight; shorter is a section's name
  const bool headlined = headed && segments[body.title].measure.weight >= kShortestHeadline;
  if (!headlined && says_nothing) logit -= 2.8f * share(cards, plain + links);
  // So are the words of a missing page; an article may quote them.
  if (says_nothing && errors > 0 && paragraphs <= 3 * errors) logit -= 4;
  logit -= 4.0f * share(links, plain + links) + 1.5f * share(features.link_weight, features.weight);
  const bool listing = teasers > 3 && teasers * 3 > paragraphs;
  const bool walled = login > 0 && paragraphs <= 2 * login;
  if (listing) logit -= 0.4f * static_cast<float>(std::min(teasers, 10u));
  if (paragraphs == 0) logit -= 1.0f;
  if (walled) logit -= 4;
  body.confidence = 1.0f / (1.0f + std::exp(-logit));
  if (body.confidence >= kIsArticle) return;
  const bool asks = walled || (walls > 0 && paragraphs <= 2);
  body.reason = asks        ? NoArticle::kLogin
                : in_script ? NoArticle::kTextInScript
                : listing || links > plain || cards * 2 > plain + links ||
                        features.link_weight * 2 > features.weight
                    ? NoArticle::kList
                    : NoArticle::kShort;
}

}  // namespace dokhae::extract
