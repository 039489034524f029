#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/features.h"
#include "page/page_view.h"

namespace dokhae::extract {

enum class SegmentKind : uint8_t { kText, kHeading, kListItem, kQuote, kPre, kTable, kCaption };

enum class Break : uint8_t { kBlock, kParagraph, kLine };  ///< block boundary, <br><br>, <br>

/// A pseudo-paragraph: the text between two block boundaries or line breaks, whatever
/// elements the page made it of; a data table or a `pre` as a whole.
struct Segment {
  uint32_t first_node = 0;  ///< its text nodes that are not skipped stand in [first, end)
  uint32_t end_node = 0;
  uint32_t container = 0;  ///< innermost block element around it
  uint32_t begin = 0;      ///< its text in Segmentation::text, blanks folded
  uint32_t end = 0;
  SegmentKind kind = SegmentKind::kText;
  Break before = Break::kBlock;
  uint8_t level = 0;  ///< of a heading
  bool bold = true;   ///< all of it
  uint32_t link_weight = 0;
  uint32_t link_count = 0;
  TextMeasure measure;
  uint32_t place = 0;       ///< Place
  uint32_t near_names = 0;  ///< Name
  uint32_t all_names = 0;
  uint32_t path = 0;  ///< number of the tag path of its container, below path_count
};

struct Segmentation {
  std::vector<Segment> segments;  ///< in page order
  std::string text;
  uint32_t path_count = 0;

  [[nodiscard]] std::string_view text_of(const Segment& segment) const noexcept {
    return std::string_view(text).substr(segment.begin, segment.end - segment.begin);
  }
};

[[nodiscard]] Segmentation segment_page(const page::PageView& page, const PageFeatures& features);

}  // namespace dokhae::extract
