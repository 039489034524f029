#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/block_features.h"
#include "extract/json_ld.h"
#include "extract/segments.h"
#include "page/page_view.h"

namespace dokhae::extract {

struct PageHead;

/// Where authors are told: what is written for machines, and the lines around title and body.
struct AuthorSources {
  const PageHead& head;
  const page::PageView& page;
  const Segmentation& segmentation;
  const BlockFeatures& blocks;
  const LinkedObject* article;          ///< schema.org's, nullptr without one
  const std::vector<uint32_t>& around;  ///< segments near the title, nearest first
  uint32_t title;                       ///< segment of the title or kNone
  uint32_t first, last;                 ///< segments of the body or kNone
  std::string_view site_name;
};

/// Names of the authors, in the order in which the page gives them. A byline that readers
/// see adds to what machines are told, or replaces it where that is an account's name.
[[nodiscard]] std::vector<std::string> find_authors(const AuthorSources& sources);

}  // namespace dokhae::extract
