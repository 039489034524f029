#include "extract/segments.h"

#include <algorithm>
#include <array>

#include "extract/numbering.h"
#include "extract/strings.h"

namespace dokhae::extract {
namespace {

using page::Attribute;
using page::PageView;
using page::Tag;

constexpr uint32_t kLongHeading = 400;  ///< weight; beyond, the heading is only a wrapper

/// Rows of cells rather than a page drawn with tables. Only asked of innermost tables.
bool is_data_table(const PageView& page, const PageFeatures& features, uint32_t table) {
  const std::string_view role = page.attribute(table, Attribute::kRole);
  if (role == "presentation" || role == "none") return false;
  uint32_t rows = 0, cells = 0, row_cells = 0, columns = 0, filled = 0, longest = 0;
  bool header = false;
  for (uint32_t n = table + 1; n < page.subtree_end(table); ++n) {
    switch (page.tag(n)) {
      case Tag::kTr:
        ++rows;
        row_cells = 0;
        break;
      case Tag::kTh:
      case Tag::kTd:
        header = header || page.tag(n) == Tag::kTh;
        ++cells;
        columns = std::max(columns, ++row_cells);
        filled += features[n].weight > 0;
        longest = std::max(longest, features[n].weight);
        break;
      case Tag::kCaption:
      case Tag::kThead:
        header = header || features[n].weight > 0;
        break;
      default:
        break;
    }
  }
  if (rows < 2 || columns < 2 || filled < 3) return false;
  const uint32_t mean = features[table].weight / std::max(filled, 1u);
  if (longest > 1200 && longest > features[table].weight / 2) return false;
  return header ? mean < 400 : mean < 160 && filled * 2 > cells;
}

class Segmenter {
 public:
  Segmenter(const PageView& page, const PageFeatures& features)
      : page_(page), features_(features) {}

  Segmentation run() {
    out_.text.reserve(features_.weight * 2);
    const uint32_t count = page_.node_count();
    for (uint32_t n = 0; n < count;) {
      while (depth_ > 0 && page_.subtree_end(open_[depth_ - 1]) <= n) close_block();
      n = visit(n);
    }
    flush(Break::kBlock);
    number_paths();
    return std::move(out_);
  }

 private:
  uint32_t visit(uint32_t n) {
    const NodeFeatures& f = features_[n];
    if (page_.is_text(n)) {
      if ((f.place & kSkipped) == 0) add_text(n);
      return n + 1;
    }
    const Tag tag = page_.tag(n);
    if ((f.place & kSkipped) != 0) {
      if (f.block) flush(Break::kBlock);
      return page_.subtree_end(n);
    }
    if (tag == Tag::kBr) {
      line_break();
      return n + 1;
    }
    if (!f.block) return n + 1;
    flush(Break::kBlock);
    if (tag == Tag::kPre ||
        (tag == Tag::kTable && !f.has_table && is_data_table(page_, features_, n))) {
      whole(n, tag == Tag::kPre ? SegmentKind::kPre : SegmentKind::kTable);
      return page_.subtree_end(n);
    }
    if (depth_ < open_.size()) open_[depth_++] = n;
    return n + 1;
  }

  void number_paths() {
    std::vector<uint32_t> paths;
    paths.reserve(out_.segments.size());
    for (const Segment& segment : out_.segments) paths.push_back(segment.path);
    out_.path_count = number_values(paths);
    for (size_t s = 0; s < paths.size(); ++s) out_.segments[s].path = paths[s];
  }

  void close_block() {
    flush(Break::kBlock);
    --depth_;
  }

  void open_segment(uint32_t n, uint32_t container) {
    const NodeFeatures& f = features_[n];
    current_ = Segment{};
    current_.first_node = n;
    current_.container = container;
    current_.begin = static_cast<uint32_t>(out_.text.size());
    current_.before = before_;
    current_.place = f.place;
    current_.near_names = f.near_names;
    current_.all_names = f.all_names;
    current_.path = features_[container].path;
    is_open_ = true;
  }

  void add_text(uint32_t n) {
    const std::string_view text = page_.text(n);
    if (is_blank(text)) {
      if (is_open_) append_folded(text, out_.text, current_.begin);
      return;
    }
    if (!is_open_) open_segment(n, depth_ == 0 ? 0 : open_[depth_ - 1]);
    current_.end_node = n + 1;
    measure(n);
    append_folded(text, out_.text, current_.begin);
  }

  void measure(uint32_t n) {
    const TextMeasure& m = features_.texts[page_.text_number(n)];
    current_.measure.weight += m.weight;
    current_.measure.sentence_ends += m.sentence_ends;
    current_.measure.commas += m.commas;
    current_.measure.digits += m.digits;
    current_.measure.hangul += m.hangul;
    if ((features_[n].place & kInLink) != 0) {
      current_.link_weight += m.weight;
      ++current_.link_count;
    }
    if (m.weight > 1 && (features_[n].place & kInBold) == 0) current_.bold = false;
  }

  void line_break() {
    if (is_open_) {
      flush(Break::kLine);
    } else if (before_ == Break::kLine) {
      before_ = Break::kParagraph;
    }
  }

  /// Ends the segment; `next` says what stands before the following one.
  void flush(Break next) {
    if (is_open_) {
      while (out_.text.size() > current_.begin && out_.text.back() == ' ') out_.text.pop_back();
      compose();
      current_.end = static_cast<uint32_t>(out_.text.size());
      classify();
      out_.segments.push_back(current_);
      is_open_ = false;
      before_ = next;
    } else if (next == Break::kBlock) {
      before_ = next;
    }
  }

  void compose() {
    const std::string_view text = std::string_view(out_.text).substr(current_.begin);
    if (is_plainly_composed(text)) return;
    const std::string nfc = composed(std::string(text));
    out_.text.resize(current_.begin);
    out_.text += nfc;
  }

  void classify() {
    if (current_.kind != SegmentKind::kText) return;
    if ((current_.place & kInCaption) != 0) {
      current_.kind = SegmentKind::kCaption;
    } else if ((current_.place & kInHeading) != 0 && current_.measure.weight <= kLongHeading) {
      current_.kind = SegmentKind::kHeading;
      current_.level = level_of(current_.container);
    } else if ((current_.place & kInListItem) != 0) {
      current_.kind = SegmentKind::kListItem;
    } else if ((current_.place & kInQuote) != 0) {
      current_.kind = SegmentKind::kQuote;
    }
  }

  uint8_t level_of(uint32_t node) const noexcept {
    constexpr int kNear = 4;  // a heading's text is rarely wrapped deeper
    for (int i = 0; i < kNear && node != page::kNone; ++i, node = page_.parent(node)) {
      if (const int level = heading_level(page_.tag(node)); level > 0)
        return static_cast<uint8_t>(level);
      const std::string_view level = page_.attribute(node, Attribute::kAriaLevel);
      if (level.size() == 1 && level[0] >= '1' && level[0] <= '6')
        return static_cast<uint8_t>(level[0] - '0');
    }
    return 2;
  }

  /// A table or `pre` as one segment.
  void whole(uint32_t element, SegmentKind kind) {
    for (uint32_t n = element + 1; n < page_.subtree_end(element);) {
      const NodeFeatures& f = features_[n];
      if ((f.place & kSkipped) != 0) {
        n = page_.subtree_end(n);
        continue;
      }
      if (page_.is_text(n) && !is_blank(page_.text(n))) {
        if (!is_open_) {
          open_segment(n, element);
          current_.kind = kind;
        }
        current_.end_node = n + 1;
        measure(n);
        append_folded(page_.text(n), out_.text, current_.begin);
      } else if (is_open_) {
        append_folded(" ", out_.text, current_.begin);
      }
      ++n;
    }
    if (is_open_) current_.end_node = page_.subtree_end(element);
    flush(Break::kBlock);
  }

  const PageView& page_;
  const PageFeatures& features_;
  Segmentation out_;
  std::array<uint32_t, page::kMaxDepth> open_{};
  uint32_t depth_ = 0;
  Segment current_;
  Break before_ = Break::kBlock;
  bool is_open_ = false;
};

}  // namespace

Segmentation segment_page(const PageView& page, const PageFeatures& features) {
  return Segmenter(page, features).run();
}

}  // namespace dokhae::extract
