#pragma once

#include <cstdint>
#include <vector>

#include "extract/article.h"
#include "extract/body.h"
#include "extract/features.h"
#include "extract/segments.h"
#include "page/page_view.h"

namespace dokhae::extract {

/// The block that one segment alone makes.
[[nodiscard]] Block make_block(const page::PageView& page, const PageFeatures& features,
                               const Segment& segment, BlockKind kind);

/// The article's blocks in page order, sub-titles first: chosen segments (lines that only a
/// `<br>` parts and that run on are joined), and the body's images with their captions.
[[nodiscard]] std::vector<Block> make_blocks(const page::PageView& page,
                                             const PageFeatures& features,
                                             const Segmentation& segmentation, const Body& body);

}  // namespace dokhae::extract
