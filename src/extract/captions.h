#pragma once

#include "extract/features.h"
#include "extract/segments.h"
#include "page/page_view.h"

namespace dokhae::extract {

/// Finds the captions that no `figcaption` names: short text in one box with an image, by
/// the box's names or by how captions look (`▲ …`, `… /사진=…`, `[사진 제공=…]`), and gives
/// them SegmentKind::kCaption.
void mark_captions(const page::PageView& page, const PageFeatures& features,
                   Segmentation& segmentation);

/// The nearest element around `node` that holds an image, at most six levels up; kNone.
[[nodiscard]] uint32_t image_box(const page::PageView& page, const PageFeatures& features,
                                 uint32_t node);

}  // namespace dokhae::extract
