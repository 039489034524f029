#pragma once

#include "extract/block_features.h"
#include "extract/body.h"
#include "extract/features.h"
#include "extract/metadata.h"
#include "extract/segments.h"
#include "page/page_view.h"

namespace dokhae::extract {

/// How much speaks for an article on this page: its text, what it says of itself, a date;
/// against one: links, headlines that lead elsewhere, a log-in wall.
/// @param body as it was found
/// @returns 0–1; below a half the page is taken for something else
[[nodiscard]] float judge_page(const page::PageView& page, const PageFeatures& features,
                               const Segmentation& segmentation, const BlockFeatures& blocks,
                               const PageHead& head, const Body& body);

}  // namespace dokhae::extract
