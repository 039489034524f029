#include "page/page_view.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

namespace dokhae::page {
namespace {

using base::Status;

static_assert(std::endian::native == std::endian::little, "sections are used in place");
static_assert(kAttributeCount <= 64, "an element's attribute names are checked with a 64-bit set");

constexpr uint32_t kAllLimits = 15;
constexpr uint8_t kAllFlags = 7;

uint16_t u16_at(const std::byte* bytes) noexcept {
  uint16_t value = 0;
  std::memcpy(&value, bytes, sizeof value);
  return value;
}

uint32_t u32_at(const std::byte* bytes) noexcept {
  uint32_t value = 0;
  std::memcpy(&value, bytes, sizeof value);
  return value;
}

double f64_at(const std::byte* bytes) noexcept {
  double value = 0;
  std::memcpy(&value, bytes, sizeof value);
  return value;
}

constexpr uint32_t kIllFormed = 0xFFFFFFFF;

/// UTF-16 units that well-formed UTF-8 decodes to, kIllFormed for anything else.
uint32_t utf16_units(std::string_view utf8) noexcept {
  const auto* p = reinterpret_cast<const uint8_t*>(utf8.data());
  const uint8_t* const end = p + utf8.size();
  uint32_t units = 0;
  const auto trail = [&p](int i) { return (p[i] & 0xC0) == 0x80; };
  while (p != end) {
    // A run of characters of three bytes, which Hangul is: each is looked at as one number.
    while (end - p >= 4) {
      uint32_t four = 0;
      std::memcpy(&four, p, 4);
      if ((four & 0xC0C0F0) != 0x8080E0) break;
      if ((four & 0xFF) == 0xE0 ? p[1] < 0xA0 : ((four & 0xFF) == 0xED && p[1] >= 0xA0))
        return kIllFormed;
      p += 3;
      units += 1;
    }
    const uint8_t lead = *p;
    if (lead < 0x80) {
      uint64_t eight = 0;
      if (end - p >= 8) std::memcpy(&eight, p, 8);
      const int count = end - p >= 8 && (eight & 0x8080808080808080u) == 0 ? 8 : 1;
      p += count;
      units += static_cast<uint32_t>(count);
    } else if (lead < 0xE0) {
      if (lead < 0xC2 || end - p < 2 || !trail(1)) return kIllFormed;
      p += 2;
      units += 1;
    } else if (lead < 0xF0) {
      if (end - p < 3 || !trail(1) || !trail(2)) return kIllFormed;
      if ((lead == 0xE0 && p[1] < 0xA0) || (lead == 0xED && p[1] >= 0xA0)) return kIllFormed;
      p += 3;
      units += 1;
    } else {
      if (lead > 0xF4 || end - p < 4 || !trail(1) || !trail(2) || !trail(3)) return kIllFormed;
      if ((lead == 0xF0 && p[1] < 0x90) || (lead == 0xF4 && p[1] >= 0x90)) return kIllFormed;
      p += 4;
      units += 2;
    }
  }
  return units;
}

}  // namespace

tl::expected<PageView, Status> PageView::open(std::span<const std::byte> bytes) noexcept {
  const auto bad = tl::make_unexpected(Status::kBadPage);
  const auto too_large = tl::make_unexpected(Status::kTooLarge);
  const std::byte* const data = bytes.data();
  if (bytes.size() < kHeaderBytes || reinterpret_cast<uintptr_t>(data) % 4 != 0) return bad;
  if (u32_at(data) != kMagic || u16_at(data + 4) != kVersion || u16_at(data + 6) != kHeaderBytes) {
    return bad;
  }
  PageView page;
  page.limits_ = u32_at(data + 8);
  page.script_text_ = u32_at(data + 44);
  page.node_count_ = u32_at(data + 12);
  page.attribute_count_ = u32_at(data + 16);
  page.text_count_ = u32_at(data + 20);
  page.box_count_ = u32_at(data + 24);
  const uint64_t arena_bytes = u32_at(data + 28);
  page.address_ = u32_at(data + 32);
  page.time_ = f64_at(data + 48);
  if ((page.limits_ & ~kAllLimits) != 0 || page.node_count_ == 0) return bad;
  if (u32_at(data + 56) != 0 || u32_at(data + 60) != 0) return bad;
  if (!std::isfinite(page.time_) || page.time_ < 0) return bad;
  if (page.node_count_ > kMaxNodes) return too_large;

  // In 64 bits: four counts of 32 bits times a record's size cannot overflow.
  const uint64_t attributes_at = kHeaderBytes + uint64_t{page.node_count_} * sizeof(NodeRecord);
  const uint64_t texts_at =
      attributes_at + uint64_t{page.attribute_count_} * sizeof(AttributeRecord);
  const uint64_t boxes_at = texts_at + uint64_t{page.text_count_} * sizeof(TextRecord);
  const uint64_t arena_at = boxes_at + uint64_t{page.box_count_} * sizeof(BoxRecord);
  // The arena may be padded to a whole number of words.
  const uint64_t end = arena_at + arena_bytes;
  if (bytes.size() < end || bytes.size() - end > 3) return bad;

  page.nodes_ = reinterpret_cast<const NodeRecord*>(data + kHeaderBytes);
  page.attributes_ = reinterpret_cast<const AttributeRecord*>(data + attributes_at);
  page.texts_ = reinterpret_cast<const TextRecord*>(data + texts_at);
  page.boxes_ = reinterpret_cast<const BoxRecord*>(data + boxes_at);
  page.arena_ = reinterpret_cast<const char*>(data + arena_at);

  // Together no longer than the arena: records that overlap would make the page longer
  // than its buffer, and everything that is linear in the page's text with it.
  uint64_t recorded = 0;
  for (uint32_t t = 0; t < page.text_count_; ++t) {
    const TextRecord& text = page.texts_[t];
    recorded += text.bytes;
    if (uint64_t{text.offset} + text.bytes > arena_bytes || recorded > arena_bytes) return bad;
    if (utf16_units(page.text_at(t)) != text.utf16_length) return bad;
  }
  if (page.address_ != kNone && page.address_ >= page.text_count_) return bad;

  std::array<uint32_t, kMaxDepth> open_elements{};
  uint32_t depth = 0;
  uint32_t next_attribute = 0;
  uint64_t text_bytes = 0;
  uint64_t attribute_bytes = 0;
  for (uint32_t n = 0; n < page.node_count_; ++n) {
    const NodeRecord& node = page.nodes_[n];
    if ((node.flags & ~kAllFlags) != 0) return bad;
    while (depth > 0 && page.nodes_[open_elements[depth - 1]].subtree_end <= n) --depth;
    if (n == 0) {
      if (node.parent != kNone || node.subtree_end != page.node_count_) return bad;
    } else if (depth == 0 || node.parent != open_elements[depth - 1] || node.subtree_end <= n ||
               node.subtree_end > page.nodes_[node.parent].subtree_end) {
      return bad;
    }
    if (node.kind == static_cast<uint8_t>(NodeKind::kText)) {
      if (n == 0 || node.tag != 0 || node.subtree_end != n + 1) return bad;
      if (node.payload >= page.text_count_) return bad;
      text_bytes += page.texts_[node.payload].bytes;
      if (text_bytes > kMaxTextBytes) return too_large;
      continue;
    }
    if (node.kind != static_cast<uint8_t>(NodeKind::kElement) || node.tag >= kTagCount) return bad;
    if (depth == kMaxDepth) return too_large;
    open_elements[depth++] = n;

    const uint32_t first = next_attribute;
    uint64_t names = 0;
    for (; next_attribute < page.attribute_count_; ++next_attribute) {
      const AttributeRecord& attribute = page.attributes_[next_attribute];
      if (attribute.node != n) break;
      if (attribute.name == 0 || attribute.name >= kAttributeCount || attribute.zero != 0 ||
          attribute.value >= page.text_count_) {
        return bad;
      }
      const uint64_t name = uint64_t{1} << attribute.name;
      if ((names & name) != 0) return bad;
      names |= name;
      const uint32_t length = page.texts_[attribute.value].bytes;
      attribute_bytes += length;
      if (length > kMaxAttributeBytes || attribute_bytes > kMaxAllAttributeBytes) return too_large;
    }
    if (node.payload != (names == 0 ? kNone : first)) return bad;
  }
  if (next_attribute != page.attribute_count_) return bad;

  for (uint32_t b = 0; b < page.box_count_; ++b) {
    const auto& [node, box] = page.boxes_[b];
    if (node >= page.node_count_ || page.is_text(node)) return bad;
    if (b > 0 && node <= page.boxes_[b - 1].node) return bad;
    if (!std::isfinite(box.x) || !std::isfinite(box.y) || !std::isfinite(box.width) ||
        !std::isfinite(box.height)) {
      return bad;
    }
  }
  return page;
}

std::string_view PageView::address() const noexcept {
  return address_ == kNone ? std::string_view{} : text_at(address_);
}

uint32_t PageView::utf16_length(uint32_t node) const noexcept {
  return is_text(node) ? texts_[nodes_[node].payload].utf16_length : 0;
}

const PageView::AttributeRecord* PageView::find(uint32_t node, Attribute name) const noexcept {
  if (is_text(node)) return nullptr;
  for (uint32_t a = nodes_[node].payload; a < attribute_count_ && attributes_[a].node == node;
       ++a) {
    if (attributes_[a].name == static_cast<uint16_t>(name)) return &attributes_[a];
  }
  return nullptr;
}

std::string_view PageView::attribute(uint32_t node, Attribute name) const noexcept {
  const AttributeRecord* found = find(node, name);
  return found == nullptr ? std::string_view{} : text_at(found->value);
}

bool PageView::has_attribute(uint32_t node, Attribute name) const noexcept {
  return find(node, name) != nullptr;
}

const Box* PageView::box(uint32_t node) const noexcept {
  const BoxRecord* const end = boxes_ + box_count_;
  const BoxRecord* found = std::lower_bound(
      boxes_, end, node, [](const BoxRecord& box, uint32_t n) { return box.node < n; });
  return found != end && found->node == node ? &found->box : nullptr;
}

}  // namespace dokhae::page
