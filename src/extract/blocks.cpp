#include "extract/blocks.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "base/stable_sort.h"
#include "base/utf.h"
#include "extract/block_features.h"
#include "extract/captions.h"
#include "extract/names.h"
#include "extract/strings.h"
#include "extract/text_below.h"
#include "extract/text_writer.h"

namespace dokhae::extract {
namespace {

using page::Attribute;
using page::PageView;
using page::Tag;

constexpr uint32_t kShortLine = 60;   ///< weight below which a line break means something
constexpr uint32_t kSmallImage = 60;  ///< px; smaller ones are icons
constexpr uint32_t kLooksLikeHeading = 110;

uint32_t number_of(std::string_view text) {
  uint32_t value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + std::min<size_t>(text.size(), 6), value);
  return error == std::errc() ? value : 0;
}

/// Whether another element of the same parent stands before the node. At most one text does
/// in MathML that a parser made.
bool follows_sibling(const PageView& page, uint32_t node) {
  const uint32_t first = page.parent(node) + 1;
  return node > first + 1 || (node == first + 1 && !page.is_text(first));
}

std::optional<RunKind> run_kind(const PageView& page, uint32_t node) {
  const uint32_t parent = page.parent(node);
  if (parent != page::kNone && follows_sibling(page, node)) {
    if (page.tag(parent) == Tag::kMsup) return RunKind::kSuperscript;
    if (page.tag(parent) == Tag::kMsub) return RunKind::kSubscript;
  }
  switch (page.tag(node)) {
    case Tag::kA:
      return page.has_attribute(node, Attribute::kHref) ? std::optional(RunKind::kLink)
                                                        : std::nullopt;
    case Tag::kEm:
    case Tag::kI:
    case Tag::kCite:
    case Tag::kDfn:
    case Tag::kVar:
      return RunKind::kEmphasis;
    case Tag::kStrong:
    case Tag::kB:
      return RunKind::kStrong;
    case Tag::kCode:
    case Tag::kKbd:
    case Tag::kSamp:
    case Tag::kTt:
      return RunKind::kCode;
    case Tag::kSub:
      return RunKind::kSubscript;
    case Tag::kSup:
      return RunKind::kSuperscript;
    case Tag::kRuby:
      return RunKind::kRuby;
    default:
      return std::nullopt;
  }
}

/// Writes the text nodes of a range into a block, with the inline elements as runs.
class RangeWriter {
 public:
  RangeWriter(const PageView& page, const PageFeatures& features, Block& block)
      : page_(page),
        features_(features),
        block_(block),
        writer_(block, block.kind == BlockKind::kPre ? Blanks::kKeep : Blanks::kFold) {}

  /// @param container the element in which the range's inline elements end
  void range(uint32_t first, uint32_t end, uint32_t container) {
    if (first == end) return;  // `first` is of another element, or behind the last node
    open_ancestors(first, container);
    for (uint32_t n = first; n < end;) {
      close_runs(n);
      if ((features_[n].place & kSkipped) != 0) {
        n = page_.subtree_end(n);
        continue;
      }
      if (leads_back(n)) {
        n = page_.subtree_end(n);
        continue;
      }
      if (page_.is_text(n)) {
        writer_.append(page_.text(n), n);
      } else if (page_.tag(n) == Tag::kBr) {
        writer_.separate(block_.kind == BlockKind::kPre ? u'\n' : u' ');
      } else {
        if (features_[n].block) writer_.separate(block_.kind == BlockKind::kPre ? u'\n' : u' ');
        // A formula in one line: ½ as 1/2, the rest as it is written.
        if (page_.tag(page_.parent(n)) == Tag::kMfrac && follows_sibling(page_, n))
          writer_.separate(u'/');
        open_run(n);
      }
      ++n;
    }
    close_runs(page::kNone);
  }

  void separate(char16_t blank) { writer_.separate(blank); }
  [[nodiscard]] uint32_t size() const { return writer_.size(); }

  void finish() {
    writer_.finish();
    const uint32_t size = writer_.size();
    for (InlineRun& run : block_.runs) {
      run.span.start = std::min(run.span.start, size);
      run.span.end = std::min(run.span.end, size);
      // Blanks at a run's edges belong to the text around it.
      while (run.span.start < run.span.end && block_.text[run.span.start] == u' ') ++run.span.start;
      while (run.span.end > run.span.start && block_.text[run.span.end - 1] == u' ') --run.span.end;
    }
    // Empty cells at the end stood behind blanks that are gone now.
    for (TableCell& cell : block_.cells) {
      cell.span = {std::min(cell.span.start, size), std::min(cell.span.end, size)};
    }
    std::erase_if(block_.runs, [](const InlineRun& run) { return run.span.empty(); });
    base::stable_sort(block_.runs, [](const InlineRun& a, const InlineRun& b) {
      return a.span.start != b.span.start ? a.span.start < b.span.start : a.span.end > b.span.end;
    });
  }

 private:
  /// `↩` in a note: back to where the text refers to it.
  bool leads_back(uint32_t n) const {
    if (page_.tag(n) != Tag::kA || !contains(page_.attribute(n, Attribute::kHref), "#"))
      return false;
    const std::string text = text_below(page_, n, 12);
    return starts_with(text, "↩") || text == "↑" || text == "^" || text == "⏎";
  }

  void open_ancestors(uint32_t node, uint32_t container) {
    std::array<uint32_t, page::kMaxDepth> inline_ancestors{};
    size_t count = 0;
    for (uint32_t n = page_.parent(node);
         n != page::kNone && n != container && count < inline_ancestors.size();
         n = page_.parent(n)) {
      inline_ancestors[count++] = n;
    }
    while (count > 0) open_run(inline_ancestors[--count]);
  }

  void open_run(uint32_t node) {
    const auto kind = run_kind(page_, node);
    if (!kind) return;
    open_.emplace_back(static_cast<uint32_t>(block_.runs.size()), page_.subtree_end(node));
    InlineRun run{*kind, {writer_.size(), writer_.size()}, {}};
    if (*kind == RunKind::kLink) run.href = page_.attribute(node, Attribute::kHref);
    if (*kind == RunKind::kRuby) {
      constexpr uint32_t kNear = 32;  // nodes; readings stand right beside their base
      const uint32_t end = std::min(page_.subtree_end(node), node + kNear);
      for (uint32_t n = node + 1; n < end;) {
        const bool reading = page_.tag(n) == Tag::kRt;
        if (reading) run.href += text_below(page_, n);
        n = reading ? page_.subtree_end(n) : n + 1;
      }
    }
    block_.runs.push_back(std::move(run));
  }

  void close_runs(uint32_t node) {
    while (!open_.empty() && open_.back().second <= node) {
      block_.runs[open_.back().first].span.end = writer_.size();
      open_.pop_back();
    }
  }

  const PageView& page_;
  const PageFeatures& features_;
  Block& block_;
  TextWriter writer_;
  std::vector<std::pair<uint32_t, uint32_t>> open_;  ///< number of the run, end of its element
};

/// A list item's depth and kind, from the lists around it.
void place_in_list(const PageView& page, uint32_t container, Block& block) {
  uint32_t level = 0;
  for (uint32_t n = container; n != page::kNone; n = page.parent(n)) {
    const Tag tag = page.tag(n);
    if (tag != Tag::kUl && tag != Tag::kOl) continue;
    if (level == 0) block.ordered = tag == Tag::kOl;
    ++level;
    block.list = n;  // the node for now; numbered when all blocks are known
  }
  block.level = static_cast<uint8_t>(std::clamp(level, 1u, 9u));
}

void write_table(const PageView& page, const PageFeatures& features, uint32_t table,
                 RangeWriter& writer, Block& block) {
  uint32_t row = 0, column = 0;
  bool any_row = false;
  std::vector<uint32_t> held;  ///< for each column, the row from which it is free again
  for (uint32_t n = table + 1; n < page.subtree_end(table);) {
    if ((features[n].place & kSkipped) != 0) {
      n = page.subtree_end(n);
      continue;
    }
    const Tag tag = page.tag(n);
    if (tag == Tag::kTr) {
      row += any_row;
      any_row = true;
      column = 0;
      if (writer.size() > 0) writer.separate(u'\n');
    } else if (tag == Tag::kTd || tag == Tag::kTh || tag == Tag::kCaption) {
      constexpr uint32_t kMostSpan = 1000;
      TableCell cell;
      cell.row = row;
      cell.header = tag == Tag::kTh;
      if (tag != Tag::kCaption) {
        while (column < held.size() && held[column] > row) ++column;
        cell.column = column;
        cell.column_span =
            std::clamp(number_of(page.attribute(n, Attribute::kColspan)), 1u, kMostSpan);
        cell.row_span =
            std::clamp(number_of(page.attribute(n, Attribute::kRowspan)), 1u, kMostSpan);
        column += cell.column_span;
        if (column > held.size() && column <= kMostSpan) held.resize(column, 0);
        for (uint32_t c = cell.column; c < std::min<size_t>(column, held.size()); ++c)
          held[c] = row + cell.row_span;
      }
      if (cell.column > 0) writer.separate(u' ');
      cell.span.start = writer.size();
      writer.range(n + 1, page.subtree_end(n), n);
      cell.span.end = writer.size();
      while (cell.span.end > cell.span.start && block.text[cell.span.end - 1] == u' ')
        --cell.span.end;
      if (tag != Tag::kCaption) {
        block.cells.push_back(cell);
      } else {
        writer.separate(u'\n');
      }
      n = page.subtree_end(n);
      continue;
    }
    ++n;
  }
}

/// Stands in an image's place until a script has loaded it.
bool is_placeholder(std::string_view url) {
  if (starts_with(url, "data:")) return true;
  std::string_view names =
      "1x1 blank. spacer placeholder transparent. pixel.gif loading. lazy. noimage no_image "
      "no-image";
  const std::string lower = lower_ascii(url.substr(url.size() > 100 ? url.size() - 100 : 0));
  while (!names.empty()) {
    if (contains(lower, next_word(names))) return true;
  }
  return false;
}

/// The largest candidate of a srcset that a screen makes use of.
std::string_view best_of(std::string_view set) {
  constexpr uint32_t kLargest = 2048;  // px; a density of 2 is taken for 2000
  std::string_view best;
  uint32_t best_size = 0;
  while (!(set = trim(set)).empty()) {
    const std::string_view url = set.substr(0, set.find(' '));
    set.remove_prefix(url.size());
    // A comma at the end of the address ends the candidate, else one behind the descriptor.
    const std::string_view descriptor =
        ends_with(url, ",") ? std::string_view() : trim(set.substr(0, set.find(',')));
    if (!ends_with(url, ",")) set.remove_prefix(std::min(set.find(','), set.size()));
    if (starts_with(set, ",")) set.remove_prefix(1);
    uint32_t size = number_of(descriptor);
    if (ends_with(descriptor, "x")) size *= 1000;
    const bool better = best.empty() || (size <= kLargest ? size > best_size || best_size > kLargest
                                                          : size < best_size);
    if (url.empty() || is_placeholder(url) || !better) continue;
    best = ends_with(url, ",") ? url.substr(0, url.size() - 1) : url;
    best_size = size;
  }
  return best;
}

/// The image's address: lazy loaders keep it beside `src`, `picture` before it.
std::string image_url(const PageView& page, uint32_t node) {
  const auto candidate = [&page](uint32_t n) -> std::string_view {
    for (const Attribute name : {Attribute::kDataSrcset, Attribute::kSrcset}) {
      if (const std::string_view url = best_of(page.attribute(n, name)); !url.empty()) return url;
    }
    for (const Attribute name : {Attribute::kDataSrc, Attribute::kDataOriginal,
                                 Attribute::kDataLazySrc, Attribute::kDataUrl, Attribute::kSrc}) {
      const std::string_view url = trim(page.attribute(n, name));
      if (!url.empty() && !is_placeholder(url)) return url;
    }
    return {};
  };
  std::string_view url = candidate(node);
  const uint32_t picture = page.parent(node);
  if (picture != page::kNone && page.tag(picture) == Tag::kPicture) {
    for (uint32_t n = picture + 1; n < node && url.empty(); ++n) url = candidate(n);
  }
  return std::string(url);
}

/// Sites whose frames show a video, a sound, a post or a chart.
bool is_embed_host(std::string_view url) {
  const size_t host = url.find("//");
  if (host == std::string_view::npos) return false;
  url.remove_prefix(host + 2);
  const std::string name = '.' + lower_ascii(url.substr(0, url.find_first_of("/?#:")));
  std::string_view hosts =
      ".youtube.com .youtube-nocookie.com .youtu.be .vimeo.com .dailymotion.com .tiktok.com "
      ".instagram.com .facebook.com .twitter.com .x.com .threads.net .threads.com .bsky.app "
      ".kakao.com .naver.com .soundcloud.com .spotify.com .apple.com .twitch.tv .jwplayer.com "
      ".brightcove.net .datawrapper.de .dwcdn.net .flourish.studio .infogram.com .nicovideo.jp "
      ".bilibili.com .rutube.ru .vk.com .streamable.com .megaphone.fm";
  while (!hosts.empty()) {
    if (ends_with(name, next_word(hosts))) return true;
  }
  return false;
}

/// Posts of social networks: a quotation that their script turns into a frame.
bool is_post(std::string_view classes) {
  std::string_view names =
      "twitter-tweet twitter-video instagram-media fb-post fb-video text-post-media tiktok-embed "
      "bluesky-embed";
  while (!names.empty()) {
    if (has_word(classes, next_word(names))) return true;
  }
  return false;
}

class BlockMaker {
 public:
  BlockMaker(const PageView& page, const PageFeatures& features, const Segmentation& segmentation,
             const Body& body)
      : page_(page), features_(features), segmentation_(segmentation), body_(body) {}

  std::vector<Block> run() {
    if (body_.first == page::kNone) return {};
    find_figures();
    const auto& segments = segmentation_.segments;
    for (uint32_t s = 0; s < segments.size(); ++s) {
      if (body_.choices[s] == Choice::kSubtitle) {
        out_.push_back(make_block(page_, features_, segments[s], BlockKind::kSubtitle));
      }
    }
    for (uint32_t s = 0; s < segments.size();) {
      if (body_.choices[s] != Choice::kBody) {
        ++s;
        continue;
      }
      uint32_t end = s + 1;
      while (end < segments.size() && body_.choices[end] == Choice::kBody && runs_on(end - 1, end))
        ++end;
      emit_figures(segments[s].first_node);
      Segment joined = segments[s];
      joined.end_node = segments[end - 1].end_node;
      out_.push_back(make_block(page_, features_, joined, kind_of(s, end)));
      if (out_.back().kind == BlockKind::kHeading && out_.back().level == 0) {
        out_.back().level = 3;
        std::erase_if(out_.back().runs,
                      [](const InlineRun& run) { return run.kind == RunKind::kStrong; });
      }
      if (out_.back().text.empty()) out_.pop_back();
      s = end;
    }
    emit_figures(page::kNone);
    number_lists();
    return std::move(out_);
  }

 private:
  struct Figure {
    uint32_t node = 0;  ///< the first image
    Block block;
  };

  /// Whether line `next` is the same paragraph as the line before it.
  bool runs_on(uint32_t line, uint32_t next) const {
    const Segment& a = segmentation_.segments[line];
    const Segment& b = segmentation_.segments[next];
    if (b.before != Break::kLine || a.container != b.container || a.kind != b.kind) return false;
    if (a.measure.weight < kShortLine || a.bold != b.bold) return false;
    const std::string_view text = segmentation_.text_of(a);
    if (ends_sentence(text)) return false;
    const Character first = character_at(segmentation_.text_of(b), 0);
    constexpr std::u32string_view kMarks = U"▲△▶▷■□◆◇●○◎★☆※-–—·•▪∙①②③④⑤⑥⑦⑧⑨<[【〈";
    return kMarks.find(first.value) == std::u32string_view::npos;
  }

  BlockKind kind_of(uint32_t first, uint32_t end) const {
    const Segment& s = segmentation_.segments[first];
    switch (s.kind) {
      case SegmentKind::kHeading:
        return BlockKind::kHeading;
      case SegmentKind::kListItem:
        return first_of_item(first) ? BlockKind::kListItem : BlockKind::kParagraph;
      case SegmentKind::kQuote:
        return BlockKind::kQuote;
      case SegmentKind::kPre:
        return BlockKind::kPre;
      case SegmentKind::kTable:
        return BlockKind::kTable;
      default:
        break;
    }
    return end == first + 1 && looks_like_heading(first) ? BlockKind::kHeading
                                                         : BlockKind::kParagraph;
  }

  /// A short line above a paragraph, all in bold type or with a mark before it.
  bool looks_like_heading(uint32_t s) const {
    const auto& segments = segmentation_.segments;
    const Segment& segment = segments[s];
    const std::string_view text = segmentation_.text_of(segment);
    constexpr std::string_view kMarks[] = {"◆", "◇", "■", "●", "▲", "▣", "◈"};
    const bool marked = std::any_of(std::begin(kMarks), std::end(kMarks),
                                    [&](std::string_view mark) { return starts_with(text, mark); });
    if ((!segment.bold && !marked) || segment.measure.weight > kLooksLikeHeading ||
        segment.measure.weight < 6 || segment.link_weight > 0)
      return false;
    if (ends_sentence(text) && segment.measure.sentence_ends > 0) return false;
    for (uint32_t k = s + 1; k < std::min<size_t>(segments.size(), s + 4); ++k) {
      if (body_.choices[k] != Choice::kBody) continue;
      return !segments[k].bold && segments[k].measure.weight > segment.measure.weight &&
             (segment.bold || segments[k].measure.sentence_ends > 0);
    }
    return false;
  }

  bool first_of_item(uint32_t s) const {
    const uint32_t item = item_of(segmentation_.segments[s].container);
    return s == 0 || item == page::kNone || segmentation_.segments[s - 1].first_node < item;
  }

  uint32_t item_of(uint32_t node) const {
    while (node != page::kNone && page_.tag(node) != Tag::kLi) node = page_.parent(node);
    return node;
  }

  /// A link that somebody paid for: the pictures in it are goods.
  bool is_in_paid_link(uint32_t n) const {
    constexpr int kNear = 4;
    for (int up = 0; up < kNear && n != page::kNone; ++up, n = page_.parent(n)) {
      if (page_.tag(n) == Tag::kA)
        return has_word(page_.attribute(n, Attribute::kRel), "sponsored");
    }
    return false;
  }

  /// Hidden by itself until a script has loaded it: the box around it is shown, and another
  /// attribute than `src` keeps its address.
  bool waits_for_script(uint32_t n) const {
    const uint32_t parent = page_.parent(n);
    if (page_.tag(n) != Tag::kImg || (features_[parent].place & kSkipped) != 0) return false;
    return page_.has_attribute(n, Attribute::kDataSrc) ||
           page_.has_attribute(n, Attribute::kDataSrcset) ||
           page_.has_attribute(n, Attribute::kDataOriginal) ||
           page_.has_attribute(n, Attribute::kDataLazySrc);
  }

  bool is_article_image(uint32_t n) const {
    const NodeFeatures& f = features_[n];
    if ((f.place & (kInFooter | kInAside)) != 0 || is_in_paid_link(n)) return false;
    if ((f.place & kSkipped) != 0 && !waits_for_script(n)) return false;
    // What holds the text too says nothing of the picture: `font-size17` on the body.
    const uint32_t text = segmentation_.segments[body_.first].first_node;
    uint32_t names = 0;
    for (uint32_t a = n; a != page::kNone && (text < a || text >= page_.subtree_end(a));
         a = page_.parent(a))
      names |= features_[a].names;
    if ((names & (kNameRelated | kNameComment | kNameAdvert | kNameShare | kNameAuthor |
                  kNameNavigation | kNameReaction | kNameSubscribe)) != 0)
      return false;
    const uint32_t width = number_of(page_.attribute(n, Attribute::kWidth));
    const uint32_t height = number_of(page_.attribute(n, Attribute::kHeight));
    return (width == 0 || width > kSmallImage) && (height == 0 || height > kSmallImage);
  }

  /// A video, a sound or a post from elsewhere, as a link; empty when it is none of these.
  Block embed_at(uint32_t n) const {
    Block block;
    const Tag tag = page_.tag(n);
    std::string_view url;
    std::string label;
    Image poster;
    if (tag == Tag::kIframe) {
      url = page_.attribute(n, Attribute::kSrc);
      if (url.empty() || starts_with(url, "about:")) url = page_.attribute(n, Attribute::kDataSrc);
      if (!is_embed_host(url)) return block;
    } else if (tag == Tag::kVideo || tag == Tag::kAudio) {
      url = page_.attribute(n, Attribute::kSrc);
      for (uint32_t k = n + 1; k < page_.subtree_end(n) && url.empty(); ++k) {
        if (page_.tag(k) == Tag::kSource) url = page_.attribute(k, Attribute::kSrc);
      }
      if (starts_with(url, "blob:") || starts_with(url, "data:")) url = {};
      poster.url = page_.attribute(n, Attribute::kPoster);
    } else if (tag == Tag::kBlockquote && is_post(page_.attribute(n, Attribute::kClass))) {
      // As a quotation it is in the text already.
      const auto& segments = segmentation_.segments;
      for (auto s = std::lower_bound(
               segments.begin(), segments.end(), n,
               [](const Segment&segment, uint32_t node) { return segment.first_node < node; });
           s != segments.end() && s->first_node < page_.subtree_end(n); ++s) {
        if (body_.choices[static_cast<size_t>(s - segments.begin())] == Choice::kBody) return block;
      }
      url = page_.attribute(n, Attribute::kCite);
      for (uint32_t k = n + 1; k < page_.subtree_end(n); ++k) {
        if (page_.tag(k) == Tag::kA) url = page_.attribute(k, Attribute::kHref);  // the last one
      }
      label = text_below(page_, n);
    }
    // Players are flagged as hidden for what stands below them.
    const uint32_t parent = page_.parent(n);
    const bool hidden = tag == Tag::kIframe && page_.has(n, page::NodeFlag::kHidden);
    if (url.empty() || hidden || parent == page::kNone || !is_article_image(parent)) return block;
    if (label.empty()) label = folded(page_.attribute(n, Attribute::kTitle));
    if (label.empty()) label = folded(page_.attribute(n, Attribute::kAriaLabel));
    // Without a name of its own a player shows what the article tells.
    if (label.empty() && body_.title != page::kNone)
      label = segmentation_.text_of(segmentation_.segments[body_.title]);
    if (label.empty()) {
      const size_t host = url.find("//");
      label = url.substr(host == std::string_view::npos ? 0 : std::min(host + 2, url.size()), 80);
    }
    if (label.empty()) return block;
    block.kind = BlockKind::kFigure;
    block.node = n;
    block.text = base::to_utf16(label);
    block.runs.push_back(
        {RunKind::kLink, {0, static_cast<uint32_t>(block.text.size())}, std::string(url)});
    if (!poster.url.empty()) block.images.push_back(std::move(poster));
    return block;
  }

  /// Images between title and end of the body, each with the captions of its box.
  void find_figures() {
    const auto& segments = segmentation_.segments;
    const uint32_t first = segments[body_.first].first_node;
    const uint32_t above = body_.title != page::kNone && segments[body_.title].first_node < first
                               ? segments[body_.title].first_node
                               : first;
    const uint32_t last = segments[body_.last].end_node;
    const uint32_t root_end = page_.subtree_end(body_.root);
    std::vector<std::pair<uint32_t, uint32_t>> captions;  // box, segment
    for (uint32_t s = 0; s < segments.size(); ++s) {
      if (body_.choices[s] != Choice::kCaption) continue;
      const uint32_t box = image_box(page_, features_, segments[s].container);
      captions.emplace_back(box == page::kNone ? segments[s].container : box, s);
    }
    size_t next_caption = 0;
    for (uint32_t n = std::min(above, body_.root); n < root_end; ++n) {
      const bool in_text = n > body_.root && n < last;
      const bool over_text = n > above && n < first;
      if (in_text || over_text) {
        if (Block embed = embed_at(n); !embed.runs.empty()) {
          figures_.push_back({n, std::move(embed)});
          continue;
        }
      }
      if (page_.tag(n) != Tag::kImg || !is_article_image(n)) continue;
      const bool captioned = std::any_of(captions.begin(), captions.end(), [&](const auto& c) {
        return n > c.first && n < page_.subtree_end(c.first) && features_[c.first].images <= 4;
      });
      if (!in_text && !over_text && !captioned) continue;
      if (!captioned && in_text && n < above) continue;
      Image image;
      image.url = image_url(page_, n);
      image.alt = folded(page_.attribute(n, Attribute::kAlt));
      image.width = number_of(page_.attribute(n, Attribute::kWidth));
      image.height = number_of(page_.attribute(n, Attribute::kHeight));
      if (image.url.empty()) continue;
      Figure figure;
      figure.node = n;
      figure.block.kind = BlockKind::kFigure;
      figure.block.node = n;
      figure.block.images.push_back(std::move(image));
      figures_.push_back(std::move(figure));
    }
    // Every caption goes to the nearest image of its box, else to the last one before it.
    for (; next_caption < captions.size(); ++next_caption) {
      const auto [box, s] = captions[next_caption];
      const uint32_t at = segments[s].first_node;
      Figure* best = nullptr;
      for (Figure& figure : figures_) {
        const bool in_box = figure.node > box && figure.node < page_.subtree_end(box);
        const bool before = figure.node < at;
        if (in_box && (best == nullptr || before)) best = &figure;
        if (!in_box && before && box == segments[s].container) best = &figure;
      }
      if (best == nullptr) continue;
      Block& block = best->block;
      RangeWriter writer(page_, features_, block);
      if (!block.text.empty()) writer.separate(u' ');
      writer.range(segments[s].first_node, segments[s].end_node, segments[s].container);
      writer.finish();
    }
  }

  void emit_figures(uint32_t before) {
    while (next_figure_ < figures_.size() && figures_[next_figure_].node < before) {
      out_.push_back(std::move(figures_[next_figure_++].block));
    }
  }

  void number_lists() {
    uint32_t last = 0, number = 0;
    for (Block& block : out_) {
      if (block.kind != BlockKind::kListItem) continue;
      if (block.list != last) {
        last = block.list;
        ++number;
      }
      block.list = number;
    }
  }

  const PageView& page_;
  const PageFeatures& features_;
  const Segmentation& segmentation_;
  const Body& body_;
  std::vector<Block> out_;
  std::vector<Figure> figures_;
  size_t next_figure_ = 0;
};

}  // namespace

Block make_block(const PageView& page, const PageFeatures& features, const Segment& segment,
                 BlockKind kind) {
  Block block;
  block.kind = kind;
  block.node = segment.container;
  if (kind == BlockKind::kHeading) block.level = segment.level;
  if (kind == BlockKind::kListItem) place_in_list(page, segment.container, block);
  RangeWriter writer(page, features, block);
  if (kind == BlockKind::kTable) {
    write_table(page, features, segment.container, writer, block);
  } else {
    writer.range(segment.first_node, segment.end_node, segment.container);
  }
  writer.finish();
  return block;
}

std::vector<Block> make_blocks(const PageView& page, const PageFeatures& features,
                               const Segmentation& segmentation, const Body& body) {
  return BlockMaker(page, features, segmentation, body).run();
}

}  // namespace dokhae::extract
