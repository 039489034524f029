#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/article.h"
#include "extract/block_features.h"
#include "extract/features.h"
#include "extract/json_ld.h"
#include "extract/segments.h"
#include "page/page_view.h"

namespace dokhae::extract {

/// What a page says of itself outside of its visible text, as written.
struct PageHead {
  std::string title;                     ///< the title element
  std::vector<std::string> meta_titles;  ///< og:title and the like, best first
  std::string site_name;
  std::string type;  ///< og:type
  std::string section;
  std::string language;
  std::string canonical_url;
  std::string image, image_alt;
  std::string description;
  std::vector<std::string> published, modified, authors;  ///< best first
  LinkedData linked;
  bool korean = false;  ///< by language or script
};

[[nodiscard]] PageHead read_head(const page::PageView& page, const PageFeatures& features);

/// The article's title, without the site's name.
[[nodiscard]] std::string find_title_text(const PageHead& head, const page::PageView& page,
                                          const Segmentation& segmentation);

/// Where the article's body was found, for what is told around it.
struct BodyRange {
  uint32_t first_segment = page::kNone;  ///< kNone without a body
  uint32_t last_segment = page::kNone;
};

/// @param body without one only what is written for machines counts
[[nodiscard]] Metadata complete_metadata(const PageHead& head, const page::PageView& page,
                                         const Segmentation& segmentation,
                                         const BlockFeatures& blocks, std::string title,
                                         BodyRange body);

}  // namespace dokhae::extract
