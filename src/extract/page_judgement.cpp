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
    if (segments[s].measure.weight < 120 && find_date(segmentation.text_of(segments[s])))
      return true;
  }
  return false;
}

}  // namespace

float judge_page(const page::PageView& page, const PageFeatures& features,
                 const Segmentation& segmentation, const BlockFeatures& blocks,
                 const PageHead& head, const Body& body) {
  if (body.first == page::kNone) return 0;
  const auto& segments = segmentation.segments;
  const bool linked = std::any_of(head.linked.objects.begin(), head.linked.objects.end(),
                                  [](const LinkedObject& o) { return o.is_article(); });
  uint32_t login = 0, plain = 0, links = 0, paragraphs = 0, teasers = 0;
  for (uint32_t s = 0; s < segments.size(); ++s) {
    const Segment& segment = segments[s];
    const bool inside =
        segment.container >= body.root && segment.container < page.subtree_end(body.root);
    // A headline that is a link heads a teaser: the page is a list of articles.
    teasers += inside && (segment.place & kInLink) != 0 && segment.measure.weight > 16 &&
               (segment.kind == SegmentKind::kHeading || (segment.near_names & kNameTitle) != 0);
    if (body.choices[s] != Choice::kBody) continue;
    login += (blocks.phrases[s].families & kSaysLogin) != 0;
    plain += segment.measure.weight - segment.link_weight;
    links += segment.link_weight;
    paragraphs += segment.measure.sentence_ends > 0 && segment.measure.weight > 60;
  }
  const auto share = [](uint32_t part, uint32_t whole) {
    return static_cast<float>(part) / static_cast<float>(whole + 1);
  };
  const bool headed =
      body.title != page::kNone && segments[body.title].kind == SegmentKind::kHeading;
  float logit = -0.2f + 1.1f * std::log(static_cast<float>(plain + 1) / 200.0f);
  logit += 0.3f * static_cast<float>(std::min(paragraphs, 5u));
  logit += 0.7f * static_cast<float>(head.type == "article") + 0.7f * static_cast<float>(linked) +
           0.7f * static_cast<float>(!head.published.empty()) + 0.4f * static_cast<float>(headed);
  if (head.type == "website") logit -= 0.5f;
  logit += 0.8f * static_cast<float>(is_dated(segmentation, body));
  logit -= 4.0f * share(links, plain + links) + 1.5f * share(features.link_weight, features.weight);
  if (teasers > 3 && teasers * 3 > paragraphs)
    logit -= 0.4f * static_cast<float>(std::min(teasers, 10u));
  if (paragraphs == 0) logit -= 1.0f;
  if (login > 0 && paragraphs <= 2 * login) logit -= 4;
  return 1.0f / (1.0f + std::exp(-logit));
}

}  // namespace dokhae::extract
