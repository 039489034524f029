#pragma once

#include <cstdint>
#include <vector>

#include "extract/block_classifier.h"
#include "extract/block_features.h"
#include "extract/explanation.h"
#include "extract/features.h"
#include "extract/metadata.h"
#include "extract/segments.h"
#include "page/page_view.h"

namespace dokhae::extract {

/// What of the page is the article.
struct Body {
  std::vector<Choice> choices;   ///< one for each segment
  uint32_t root = 0;             ///< element that holds it
  uint32_t first = page::kNone;  ///< first and last segment of the body, kNone without one
  uint32_t last = page::kNone;
  uint32_t title = page::kNone;  ///< segment that shows the title
  uint32_t weight = 0;           ///< of the body's text
  uint32_t sentences = 0;
  float confidence = 0;  ///< that the page holds an article at all
};

/// @param explanation when not null, receives why each segment was kept or dropped
[[nodiscard]] Body find_body(const page::PageView& page, const PageFeatures& features,
                             const Segmentation& segmentation, const BlockFeatures& blocks,
                             const PageHead& head, Explanation* explanation = nullptr);

}  // namespace dokhae::extract
