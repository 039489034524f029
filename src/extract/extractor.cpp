#include "extract/extractor.h"

#include "base/utf.h"
#include "extract/blocks.h"
#include "extract/body.h"
#include "extract/metadata.h"
#include "extract/page_description.h"
#include "extract/strings.h"

namespace dokhae::extract {
namespace {

constexpr float kIsArticle = 0.5f;

/// The title as the page shows it, or as its metadata have it.
Block make_title(const page::PageView& page, const PageFeatures& features,
                 const Segmentation& segmentation, uint32_t shown, const std::string& title) {
  if (shown != page::kNone &&
      letters_of(segmentation.text_of(segmentation.segments[shown])) == letters_of(title)) {
    Block block = make_block(page, features, segmentation.segments[shown], BlockKind::kHeading);
    block.level = 1;
    return block;
  }
  Block block;
  block.kind = BlockKind::kHeading;
  block.level = 1;
  block.text = base::to_utf16(title);
  return block;
}

void describe_segments(const Segmentation& segmentation, const Body& body, Explanation& out) {
  for (size_t s = 0; s < segmentation.segments.size(); ++s) {
    const Segment& segment = segmentation.segments[s];
    SegmentReport& report = out.segments[s];
    report.first_node = segment.first_node;
    report.end_node = segment.end_node;
    report.kind = segment.kind;
    report.choice = body.choices[s];
    report.text = segmentation.text_of(segment);
  }
}

}  // namespace

Article extract_article(const page::PageView& page, Explanation* explanation) {
  const auto [features, head, segmentation, title, blocks] = describe_page(page);
  const Body body = find_body(page, features, segmentation, blocks, head, explanation);
  if (explanation != nullptr) describe_segments(segmentation, body, *explanation);

  Article article;
  article.page_limits = page.limits_reached();
  article.confidence = body.confidence;
  const bool is_article = body.confidence >= kIsArticle;
  article.metadata = complete_metadata(head, page, segmentation, blocks, title,
                                       is_article ? BodyRange{body.first, body.last} : BodyRange{});
  article.title = make_title(page, features, segmentation, body.title, article.metadata.title);
  article.metadata.title = base::to_utf8(article.title.text);
  if (!is_article) return article;

  // A cut attribute (an image in a data: address, mostly) loses nothing of the article.
  const uint32_t cut = article.page_limits & ~static_cast<uint32_t>(page::PageLimit::kAttribute);
  article.status = cut == 0 ? base::Status::kOk : base::Status::kTruncated;
  article.blocks = make_blocks(page, features, segmentation, body);
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::kSubtitle) {
      if (!article.metadata.subtitle.empty()) article.metadata.subtitle += ' ';
      base::append_utf8(block.text, article.metadata.subtitle);
    }
    if (block.kind == BlockKind::kFigure && article.metadata.lead_image.url.empty()) {
      article.metadata.lead_image = block.images.front();
    }
  }
  return article;
}

}  // namespace dokhae::extract
