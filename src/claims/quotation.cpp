#include "claims/quotation.h"

#include <algorithm>
#include <array>
#include <functional>

#include "base/stable_sort.h"
#include "korean/characters.h"

namespace dokhae::claims {
namespace {

using base::TextSpan;
using korean::character_class;
using korean::CharacterClass;

enum Family : int { kNone = -1, kDouble, kSingle, kCorner, kWhiteCorner, kFamilyCount };
enum class Direction { kOpening, kClosing, kStraight };

struct Mark {
  Family family = kNone;
  Direction direction = Direction::kStraight;
};

Mark mark_of(char16_t unit) noexcept {
  switch (unit) {
    case u'“':
    case u'„':
      return {kDouble, Direction::kOpening};
    case u'”':
      return {kDouble, Direction::kClosing};
    case u'"':
    case u'＂':
      return {kDouble, Direction::kStraight};
    case u'‘':
      return {kSingle, Direction::kOpening};
    case u'’':
      return {kSingle, Direction::kClosing};
    case u'\'':
      return {kSingle, Direction::kStraight};
    case u'「':
      return {kCorner, Direction::kOpening};
    case u'」':
      return {kCorner, Direction::kClosing};
    case u'『':
      return {kWhiteCorner, Direction::kOpening};
    case u'』':
      return {kWhiteCorner, Direction::kClosing};
    default:
      return {};
  }
}

struct Scan {
  std::vector<Quotation> pairs;
  std::vector<uint32_t> unclosed;
};

// One open mark for each family: marks of a family do not nest, so a second opening mark
// means that the first was never closed.
Scan scan(std::u16string_view text, TextSpan paragraph) {
  constexpr uint32_t kFree = 0xFFFFFFFF;
  std::array<uint32_t, kFamilyCount> open;
  open.fill(kFree);
  Scan result;
  const auto give_up = [&](int family) {
    if (family == kDouble && open[family] != kFree) result.unclosed.push_back(open[family]);
    open[family] = kFree;
  };
  for (uint32_t i = paragraph.start; i < paragraph.end; ++i) {
    const Mark mark = mark_of(text[i]);
    if (mark.family == kNone) continue;
    const char16_t before = i > paragraph.start ? text[i - 1] : u' ';
    const char16_t after = i + 1 < paragraph.end ? text[i + 1] : u' ';
    const bool is_open = open[mark.family] != kFree;
    if (mark.family == kSingle && mark.direction != Direction::kOpening &&
        character_class(before) == CharacterClass::kLatin &&
        character_class(after) == CharacterClass::kLatin) {
      continue;  // don't, O’Neill
    }
    bool closing = mark.direction == Direction::kClosing;
    if (mark.direction == Direction::kStraight) {
      const bool like_opening = korean::is_blank(before) && !korean::is_blank(after);
      closing = is_open && !like_opening;
    }
    if (closing) {
      if (!is_open) continue;
      const uint32_t start = open[mark.family];
      result.pairs.push_back({{start, i + 1}, {start + 1, i}});
      open[mark.family] = kFree;
      // Marks opened inside and still open belong to nothing.
      for (int family = 0; family < kFamilyCount; ++family) {
        if (open[family] != kFree && open[family] > start) give_up(family);
      }
    } else {
      give_up(mark.family);
      open[mark.family] = i;
    }
  }
  give_up(kDouble);
  base::stable_sort(result.pairs, [](const Quotation& a, const Quotation& b) {
    return a.outer.start < b.outer.start;
  });
  uint32_t end = 0;
  std::erase_if(result.pairs, [&](const Quotation& pair) {
    if (pair.outer.start < end) return true;
    end = pair.outer.end;
    return false;
  });
  base::stable_sort(result.unclosed, std::less<uint32_t>());
  return result;
}

}  // namespace

std::vector<Quotation> find_quotations(std::u16string_view text, TextSpan paragraph) {
  return scan(text, paragraph).pairs;
}

std::vector<uint32_t> find_unclosed(std::u16string_view text, TextSpan paragraph) {
  return scan(text, paragraph).unclosed;
}

}  // namespace dokhae::claims
