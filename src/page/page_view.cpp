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

constexpr bool is_trail(uint8_t byte) noexcept {
  return (byte & 0xC0) == 0x80;
}

/// Where in UTF-8 one is, and how many bytes are to come: of characters that begin with E0, ED,
/// F0 and F4 not every second byte is allowed (Unicode Standard, table 3-7).
enum Utf8State : uint8_t { kBoundary, kIllFormed, kOne, kTwo, kThree, kE0, kED, kF0, kF4 };
constexpr int kStates = 9;

constexpr Utf8State next_state(int state, uint8_t byte) noexcept {
  const auto within = [byte](uint8_t first, uint8_t last, Utf8State next) {
    return byte >= first && byte <= last ? next : kIllFormed;
  };
  switch (state) {
    case kBoundary:
      if (byte < 0x80) return kBoundary;
      if (byte == 0xE0) return kE0;
      if (byte == 0xED) return kED;
      if (byte == 0xF0) return kF0;
      if (byte == 0xF4) return kF4;
      if (byte < 0xE0) return within(0xC2, 0xDF, kOne);
      return byte < 0xF0 ? kTwo : within(0xF1, 0xF3, kThree);
    case kOne:
      return within(0x80, 0xBF, kBoundary);
    case kTwo:
      return within(0x80, 0xBF, kOne);
    case kThree:
      return within(0x80, 0xBF, kTwo);
    case kE0:
      return within(0xA0, 0xBF, kOne);
    case kED:
      return within(0x80, 0x9F, kOne);
    case kF0:
      return within(0x90, 0xBF, kTwo);
    case kF4:
      return within(0x80, 0x8F, kTwo);
    default:
      return kIllFormed;
  }
}

/// For each byte, the next state of every state, six bits each, as six times its number: a step is
/// one shift without a branch (Per Vognsen, "Shift-based DFAs"). Text of words and blanks would
/// mislead the prediction of branches at every word.
constexpr int kStateBits = 6;
constexpr auto kSteps = [] {
  std::array<uint64_t, 256> steps{};
  for (int byte = 0; byte < 256; ++byte) {
    for (int state = 0; state < kStates; ++state) {
      steps[byte] |= uint64_t{next_state(state, static_cast<uint8_t>(byte))} * kStateBits
                     << (state * kStateBits);
    }
  }
  return steps;
}();

bool is_well_formed(std::string_view utf8) noexcept {
  uint64_t state = kBoundary;
  for (const char c : utf8) state = kSteps[static_cast<uint8_t>(c)] >> (state & 63);
  return (state & 63) == kBoundary;
}

/// UTF-16 units that well-formed UTF-8 decodes to: one for each byte that begins a character, two
/// for one that begins a character of four.
uint32_t utf16_units(std::string_view utf8) noexcept {
  auto units = static_cast<uint32_t>(utf8.size());
  size_t i = 0;
  for (; i + 8 <= utf8.size(); i += 8) {
    constexpr uint64_t kEach = 0x0101010101010101u;
    uint64_t eight = 0;
    std::memcpy(&eight, utf8.data() + i, 8);
    const uint64_t above_ascii = eight >> 7 & kEach;
    const uint64_t trails = above_ascii & ~(eight >> 6);
    const uint64_t fours = above_ascii & (eight >> 6) & (eight >> 5) & (eight >> 4);
    units += static_cast<uint32_t>(std::popcount(fours) - std::popcount(trails));
  }
  for (; i < utf8.size(); ++i) {
    const auto byte = static_cast<uint8_t>(utf8[i]);
    units += static_cast<uint32_t>(byte >= 0xF0) - static_cast<uint32_t>(is_trail(byte));
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

  const std::string_view arena(page.arena_, static_cast<size_t>(arena_bytes));
  if (!is_well_formed(arena)) return bad;
  const auto is_boundary = [arena](uint64_t at) {
    return at == arena.size() || !is_trail(static_cast<uint8_t>(arena[static_cast<size_t>(at)]));
  };
  // Together no longer than the arena: records that overlap would make the page longer
  // than its buffer, and everything that is linear in the page's text with it.
  uint64_t recorded = 0;
  for (uint32_t t = 0; t < page.text_count_; ++t) {
    const TextRecord& text = page.texts_[t];
    recorded += text.bytes;
    const uint64_t text_end = uint64_t{text.offset} + text.bytes;
    if (text_end > arena_bytes || recorded > arena_bytes) return bad;
    if (!is_boundary(text.offset) || !is_boundary(text_end)) return bad;
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
