#pragma once

#include <string>

#include "extract/block_features.h"
#include "extract/features.h"
#include "extract/metadata.h"
#include "extract/segments.h"
#include "page/page_view.h"

namespace dokhae::extract {

/// All that is known of a page before its article is looked for.
struct PageDescription {
  PageFeatures features;
  PageHead head;
  Segmentation segmentation;
  std::string title;
  BlockFeatures blocks;
};

[[nodiscard]] PageDescription describe_page(const page::PageView& page);

}  // namespace dokhae::extract
