#include "extract/captions.h"

#include "extract/block_features.h"
#include "extract/names.h"
#include "extract/strings.h"

namespace dokhae::extract {
namespace {

using page::PageView;
using page::Tag;

constexpr uint32_t kLongestCaption = 500;  ///< weight
constexpr int kLevels = 6;

/// Who took or gave the picture, at a caption's end.
bool ends_with_credit(std::string_view text) {
  constexpr std::string_view kCredits[] = {
      "연합뉴스", "뉴시스",         "뉴스1",      "제공",        "캡처",
      "캡쳐",     "갈무리",         "AP",         "AFP",         "EPA",
      "로이터",   "게티이미지뱅크", "게티이미지", "자료사진",    "사진공동취재단",
      "취재단",   "사진부",         "그래픽",     "Getty Images"};
  for (;;) {
    text = trim(text);
    if (text.empty()) return false;
    const Character last = character_before(text, text.size());
    if (last.value != U')' && last.value != U']' && last.value != U'>' && last.value != U'.' &&
        last.value != U'】' && last.value != U'〉') {
      break;
    }
    text.remove_suffix(last.bytes);
  }
  for (const std::string_view credit : kCredits) {
    if (ends_with(text, credit)) return true;
  }
  const std::string_view tail = text.substr(text.size() > 40 ? text.size() - 40 : 0);
  if (contains(tail, "ⓒ") || contains(tail, "©")) return true;
  return contains(tail, "사진") &&
         (contains(tail, "사진=") || contains(tail, "사진 =") || contains(tail, "사진제공") ||
          contains(tail, "/사진") || contains(tail, "사진:") || contains(tail, "[사진"));
}

bool begins_like_caption(std::string_view text) {
  constexpr std::string_view kMarks =
      "▲|△|[사진|(사진|사진=|사진 =|사진제공|사진 제공|사진:|<사진|◀|▼";
  // A mark is a sign (U+2xxx, which begins with E2) or holds 사진: most lines have neither.
  if (!starts_with(text, "\xE2") && !contains(text.substr(0, 16), "사진")) return false;
  for (std::string_view marks = kMarks; !marks.empty();) {
    if (starts_with(text, next_word(marks, '|'))) return true;
  }
  return false;
}

/// The element before `node` among its siblings, if it holds images and no text.
bool follows_image(const PageView& page, const PageFeatures& features, const Segment& segment) {
  uint32_t node = segment.first_node;
  for (int level = 0; level < 3 && node != 0; ++level) {
    // What stands right before: the last sibling that is not blank.
    const uint32_t parent = page.parent(node);
    uint32_t previous = page::kNone;
    uint32_t steps = 0;
    for (uint32_t n = node; n-- > parent + 1 && ++steps < 12;) {
      if (page.is_text(n) && is_blank(page.text(n))) continue;
      if (page.tag(n) == Tag::kBr) continue;
      previous = n;
      break;
    }
    if (previous != page::kNone) {
      // `previous` is the last node of what stands before: an image or an empty end of one.
      uint32_t n = previous;
      for (int up = 0; up < 4 && n > parent; ++up) {
        if (features[n].images > 0) return features[n].weight < 8;
        n = page.parent(n);
      }
      return false;
    }
    node = parent;
  }
  return false;
}

}  // namespace

uint32_t image_box(const PageView& page, const PageFeatures& features, uint32_t node) {
  for (int level = 0; level < kLevels && node != 0; ++level) {
    if (features[node].images > 0) return node;
    node = page.parent(node);
  }
  return page::kNone;
}

void mark_captions(const PageView& page, const PageFeatures& features, Segmentation& segmentation) {
  for (Segment& segment : segmentation.segments) {
    if (segment.kind != SegmentKind::kText && segment.kind != SegmentKind::kListItem) continue;
    if (segment.measure.weight > kLongestCaption) continue;
    const std::string_view text = segmentation.text_of(segment);
    // Who wrote and who took the pictures is said of the whole article.
    if (starts_with(text, "글 ") && contains(text, "사진 ") && segment.measure.weight < 60)
      continue;
    const auto credit = [text] { return ends_with_credit(text); };
    const auto mark = [text] { return begins_like_caption(text); };
    const uint32_t box = image_box(page, features, segment.container);
    if (box != page::kNone && features[box].weight <= segment.measure.weight * 2 + 60 &&
        features[box].images <= 3) {
      uint32_t names = 0;
      for (uint32_t n = segment.container; n >= box; n = page.parent(n)) {
        names |= features[n].names;
        if (n == box) break;
      }
      names |=
          page.is_text(segment.first_node) ? features[page.parent(segment.first_node)].names : 0;
      const Tag tag = page.tag(box);
      const bool drawn =
          tag == Tag::kTable || tag == Tag::kTbody || tag == Tag::kTr || tag == Tag::kDl;
      const bool inside_text = tag == Tag::kP || box == segment.container;
      const bool brief = segment.measure.weight < 260 && segment.measure.sentence_ends < 3;
      if ((names & kNameCaption) != 0 ||
          (brief && !inside_text && ((names & kNamePhoto) != 0 || drawn)) || mark() || credit()) {
        segment.kind = SegmentKind::kCaption;
        continue;
      }
    }
    if (segment.measure.sentence_ends <= 2 && follows_image(page, features, segment) &&
        (mark() || (segment.measure.weight < 260 && credit()))) {
      segment.kind = SegmentKind::kCaption;
    }
  }
}

}  // namespace dokhae::extract
