#pragma once

#include "extract/article.h"
#include "extract/explanation.h"
#include "page/page_view.h"

namespace dokhae::extract {

/// Finds the article of a page: metadata, title and body as typed blocks, without the
/// page's furniture. Never fails: a page without an article gives kNoArticle with the
/// metadata that were found. Linear in the page's nodes and text.
/// @param explanation when not null, receives the reasons
[[nodiscard]] Article extract_article(const page::PageView& page,
                                      Explanation* explanation = nullptr);

}  // namespace dokhae::extract
