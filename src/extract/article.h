#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/status.h"
#include "base/text_span.h"
#include "page/page_view.h"

/// The clean article: typed blocks of plain text with places, never markup.
namespace dokhae::extract {

enum class BlockKind : uint8_t {
  kParagraph,
  kHeading,   ///< level 1–6
  kSubtitle,  ///< the stand-first below the title (부제)
  kListItem,  ///< level = nesting depth from 1; ordered; list tells lists apart
  kQuote,     ///< a paragraph of a block quotation
  kPre,       ///< line breaks and blanks are kept
  kTable,     ///< cells say where each cell's text stands in `text`
  kFigure,    ///< images; `text` is the caption and not part of the article's text. Without
              ///< images: a video or a post from elsewhere, as a link
};

/// `text[text.start, text.end)` of a block came from text node `node`, UTF-16 units
/// `[node_start, node_end)` of its data. When both lengths are equal, unit i of one is
/// unit i of the other; else (NFC composed jamo, blanks folded) only the ends agree.
struct SourceSpan {
  base::TextSpan text;
  uint32_t node = page::kNone;
  uint32_t node_start = 0;
  uint32_t node_end = 0;
};

enum class RunKind : uint8_t { kLink, kEmphasis, kStrong, kCode, kSubscript, kSuperscript, kRuby };

/// A stretch of a block's text with a meaning of its own. Runs nest or are disjoint,
/// sorted by start, outer first.
struct InlineRun {
  RunKind kind;
  base::TextSpan span;
  /// kLink: the address as the page wrote it, UTF-8, unchecked; js/src makes it safe.
  /// kRuby: the reading, which is no part of the text.
  std::string href;
};

struct Image {
  std::string url;  ///< as the page wrote it, UTF-8, unchecked
  std::string alt;
  uint32_t width = 0, height = 0;  ///< 0 unknown
};

struct TableCell {
  uint32_t row = 0, column = 0, row_span = 1, column_span = 1;
  bool header = false;
  base::TextSpan span;
};

struct Block {
  BlockKind kind = BlockKind::kParagraph;
  uint8_t level = 0;
  bool ordered = false;
  uint32_t list = 0;               ///< number of the outermost list, from 1; 0 outside lists
  uint32_t node = page::kNone;     ///< the element the block was made from
  std::u16string text;             ///< NFC, blanks folded (but for kPre); may be empty for kFigure
  std::vector<SourceSpan> source;  ///< sorted by text.start, disjoint
  std::vector<InlineRun> runs;
  std::vector<Image> images;
  std::vector<TableCell> cells;

  [[nodiscard]] bool in_text() const noexcept { return kind != BlockKind::kFigure; }
};

/// UTF-8 throughout; empty where the page does not say.
struct Metadata {
  std::string title;
  std::string subtitle;
  std::vector<std::string> authors;  ///< names without 기자 and the like
  std::string byline;                ///< the authors joined by ", "
  std::string
      published_time;  ///< ISO 8601; with offset where it is known ("2023-10-24T09:12:00+09:00")
  std::string modified_time;
  std::string site_name;
  std::string section;
  std::string language;       ///< BCP 47
  std::string canonical_url;  ///< as written, unchecked
  std::string next_page_url;  ///< of an article on several pages; as written, unchecked
  Image lead_image;
  std::string excerpt;
};

/// What a page without an article is or lacks.
enum class NoArticle : uint8_t {
  kNone,          ///< it is an article, or nothing can be said
  kTextInScript,  ///< its text is only in its scripts' data, for a script to show
  kLogin,         ///< the text is for members
  kList,          ///< links to articles: a home or section page, search results
  kShort          ///< too little text
};

struct Article {
  base::Status status = base::Status::kNoArticle;  ///< kOk, kNoArticle or kTruncated
  Metadata metadata;
  Block title;                ///< kHeading level 1, with its place in the page if it is shown there
  std::vector<Block> blocks;  ///< in page order, subtitle first
  uint32_t page_limits = 0;   ///< page::PageLimit bits
  float confidence = 0;       ///< 0–1 that this is an article
  NoArticle reason = NoArticle::kNone;
};

/// A block's place in the article's text.
struct TextBlock {
  base::TextSpan span;
  int32_t block = 0;  ///< index in Article::blocks, -1 for the title
};

/// The article's text: title, then every block with in_text(), joined by "\n\n".
/// Every offset in Dokhae's results counts UTF-16 units of this text.
struct ArticleText {
  std::u16string text;
  std::vector<TextBlock> blocks;  ///< sorted, disjoint; the title first if there is one
};

[[nodiscard]] ArticleText article_text(const Article& article);

}  // namespace dokhae::extract
