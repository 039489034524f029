#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "page/page_view.h"

namespace dokhae::extract {

/// Where a node stands, inherited from its ancestors (but not from those that hold most
/// of the page: a `footer` around everything says nothing).
enum Place : uint32_t {
  kInLink = 1u << 0,
  kInHeading = 1u << 1,
  kInListItem = 1u << 2,
  kInQuote = 1u << 3,
  kInTable = 1u << 4,  ///< a data table; layout tables are seen through
  kInFigure = 1u << 5,
  kInCaption = 1u << 6,
  kInPre = 1u << 7,
  kInHeader = 1u << 8,
  kInFooter = 1u << 9,
  kInAside = 1u << 10,
  kInForm = 1u << 11,
  kInAddress = 1u << 12,
  kInArticle = 1u << 13,  ///< <article>, role=article, itemtype …Article
  kInMain = 1u << 14,
  kInArticleBody = 1u << 15,  ///< itemprop=articleBody
  kInDetails = 1u << 16,
  kInDefinition = 1u << 17,
  kInBold = 1u << 18,
  kSkipped = 1u << 31,  ///< not rendered, a control, navigation: no text of it counts
};

/// Letters count once, Hangul, kana and Han twice: a Korean sentence says in 40
/// characters what an English one says in 100. Blanks do not count.
struct TextMeasure {
  uint32_t weight = 0;
  uint32_t sentence_ends = 0;
  uint32_t commas = 0;
  uint32_t digits = 0;
  uint32_t hangul = 0;
};

[[nodiscard]] TextMeasure measure_text(std::string_view utf8) noexcept;

struct NodeFeatures {
  uint32_t weight = 0;       ///< of the visible text below
  uint32_t link_weight = 0;  ///< of it inside links
  uint32_t sentence_ends = 0;
  uint32_t names = 0;       ///< Name families of its own class, id, …
  uint32_t near_names = 0;  ///< its own and those of two levels above
  uint32_t all_names = 0;   ///< all above
  uint32_t place = 0;       ///< Place
  uint32_t path = 0;        ///< hash of the tags from the root
  uint16_t images = 0;
  bool block = false;      ///< begins and ends a paragraph
  bool has_block = false;  ///< a block stands below it
  bool has_h1 = false;     ///< it is, or holds, a heading of the first level
  bool has_table = false;  ///< a table stands below it
};

/// Passes down and up over the page's nodes; `[node]` for each. A page that hides all its
/// text (until a script runs) is taken as if it hid nothing.
struct PageFeatures {
  std::vector<NodeFeatures> nodes;
  std::vector<TextMeasure> texts;  ///< by PageView::text_number, of those that nodes have
  uint32_t weight = 0;             ///< of the page's visible text
  uint32_t link_weight = 0;
  uint32_t hidden_too = 0;  ///< of all its text, hidden or not
  uint32_t hangul = 0;      ///< Hangul syllables in it
  uint32_t letters = 0;     ///< its weight, Hangul counted once

  [[nodiscard]] const NodeFeatures& operator[](uint32_t node) const noexcept { return nodes[node]; }
};

[[nodiscard]] PageFeatures measure_page(const page::PageView& page);

/// Elements that stand inside a line of text.
[[nodiscard]] bool is_inline_tag(page::Tag tag) noexcept;
/// 1–6 for h1–h6, else 0.
[[nodiscard]] int heading_level(page::Tag tag) noexcept;
[[nodiscard]] bool is_blank(std::string_view utf8) noexcept;

}  // namespace dokhae::extract
