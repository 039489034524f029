#pragma once

#include "extract/block_features.h"
#include "extract/body.h"
#include "extract/features.h"
#include "extract/metadata.h"
#include "extract/segments.h"
#include "page/page_view.h"

namespace dokhae::extract {

inline constexpr float kIsArticle = 0.5f;

/// How much speaks for an article on this page: its text, what it says of itself, a date;
/// against one: links, headlines that lead elsewhere, a log-in wall.
/// @param body as it was found; receives the confidence (below kIsArticle the page is taken
///             for something else) and the reason
void judge_page(const page::PageView& page, const PageFeatures& features,
                const Segmentation& segmentation, const BlockFeatures& blocks, const PageHead& head,
                Body& body);

}  // namespace dokhae::extract
