#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <tl/expected.hpp>

#include "base/status.h"
#include "page/vocabulary.h"

/// The page buffer: one page's tree as the JavaScript walker (js/src/page) wrote it.
///
///     ┌────────┬───────────┬────────────────┬───────────┬───────────┬───────┐
///     │ header │ nodes     │ attributes     │ texts     │ boxes     │ arena │
///     │ 64 B   │ 16 B each │ 12 B each      │ 12 B each │ 20 B each │ UTF-8 │
///     └────────┴───────────┴────────────────┴───────────┴───────────┴───────┘
///
/// Little-endian, every section 4-byte aligned. Numbers are u32 unless said otherwise.
///
///     header     0 magic "DKHP"      4 u16 version (1), u16 header size (64)
///                8 limits (PageLimit) 12 node count   16 attribute count
///               20 text count        24 box count     28 arena bytes
///               32 address of the document (text number, or kNone)
///               36 viewport width, 40 height (CSS px, 0 unknown)
///               44 script text       48 f64 time of the walk (ms since 1970, 0 unknown)
///               56 zero, zero
///     node       u8 kind (NodeKind), u8 flags (NodeFlag), u16 tag (Tag; 0 for texts),
///                parent, subtree end, payload
///     attribute  node, u16 name (Attribute), u16 zero, value (text number);
///                sorted by node, no name twice on a node; an element's payload is the
///                first of its own (kNone without any)
///     text       offset into the arena, bytes, UTF-16 length; a text node's payload.
///                Nodes may share a text, texts do not overlap
///     arena      well-formed UTF-8, zeros between the texts
///     box        node, f32 x, y, width, height in CSS px of the document; sorted by node
///
/// Nodes stand in preorder: node 0 is the root element (parent kNone), the subtree of
/// node n is [n, subtree_end(n)). An open shadow root's children stand in the place of
/// the host's own (flag kInShadow); a slot holds what is assigned to it. `script`
/// (but for application/ld+json), `style`, `svg`, `template` and comments are left out.
namespace dokhae::page {

inline constexpr uint32_t kNone = 0xFFFFFFFF;
inline constexpr uint32_t kMagic = 0x50484B44;  // "DKHP"
inline constexpr uint16_t kVersion = 1;
inline constexpr uint32_t kHeaderBytes = 64;

/// Limits of the walker, beyond which it cuts and says so. The reader refuses more.
inline constexpr uint32_t kMaxDepth = 512;  ///< elements above each other, the root counted
inline constexpr uint32_t kMaxNodes = 300'000;
inline constexpr uint32_t kMaxTextBytes = 16u << 20;
inline constexpr uint32_t kMaxAttributeBytes = 8u << 10;
inline constexpr uint32_t kMaxAllAttributeBytes = 64u << 20;

enum class NodeKind : uint8_t { kElement = 1, kText = 2 };

enum class NodeFlag : uint8_t {
  kHidden = 1,      ///< not rendered, itself or by an ancestor (display, visibility, hidden)
  kInShadow = 2,    ///< inside an open shadow root
  kAriaHidden = 4,  ///< aria-hidden="true" on it or an ancestor
};

/// What the walker had to cut.
enum class PageLimit : uint32_t { kDepth = 1, kNodes = 2, kText = 4, kAttribute = 8 };

struct Box {
  float x = 0, y = 0, width = 0, height = 0;
};

/// A checked, non-owning view of a page buffer. Cheap to copy; the bytes must outlive it
/// and everything taken from it.
///
///     auto page = PageView::open(bytes);
///     if (!page) return page.error();                 // kBadPage or kTooLarge
///     for (uint32_t n = 0; n < page->node_count(); ++n)
///       if (page->tag(n) == Tag::kP) …
///
/// `open` is the only place that checks: afterwards every number below node_count() gives
/// valid parents, ranges and texts, without further tests. Linear in the buffer's size.
class PageView {
 public:
  /// @param bytes a whole page buffer, aligned to 4 bytes.
  /// @returns kBadPage when any index, range, order, alignment or size is wrong,
  ///          kTooLarge when a limit above is passed.
  [[nodiscard]] static tl::expected<PageView, base::Status> open(
      std::span<const std::byte> bytes) noexcept;

  [[nodiscard]] uint32_t node_count() const noexcept { return node_count_; }
  [[nodiscard]] uint32_t limits_reached() const noexcept { return limits_; }
  /// The document's address (UTF-8), empty when unknown.
  [[nodiscard]] std::string_view address() const noexcept;
  /// Weight (see extract::TextMeasure) of the sentences in data of the page's scripts, looked
  /// at only where the page shows little text itself.
  [[nodiscard]] uint32_t script_text() const noexcept { return script_text_; }
  /// When the page was walked, ms since 1970 UTC; 0 when unknown.
  [[nodiscard]] double time() const noexcept { return time_; }

  [[nodiscard]] NodeKind kind(uint32_t node) const noexcept {
    return static_cast<NodeKind>(nodes_[node].kind);
  }
  [[nodiscard]] bool is_text(uint32_t node) const noexcept { return kind(node) == NodeKind::kText; }
  [[nodiscard]] bool has(uint32_t node, NodeFlag flag) const noexcept {
    return (nodes_[node].flags & static_cast<uint8_t>(flag)) != 0;
  }
  /// Tag::kOther for texts and for elements not in the table.
  [[nodiscard]] Tag tag(uint32_t node) const noexcept { return static_cast<Tag>(nodes_[node].tag); }
  /// kNone for the root.
  [[nodiscard]] uint32_t parent(uint32_t node) const noexcept { return nodes_[node].parent; }
  /// One past the last node of the subtree; node + 1 for texts and empty elements.
  [[nodiscard]] uint32_t subtree_end(uint32_t node) const noexcept {
    return nodes_[node].subtree_end;
  }
  /// Text of a text node (UTF-8, may be ill-formed only where the page was: then U+FFFD
  /// already stands there). Empty for elements.
  [[nodiscard]] std::string_view text(uint32_t node) const noexcept {
    return is_text(node) ? text_at(nodes_[node].payload) : std::string_view{};
  }
  /// Of a text node: texts with the same number, which is below text_count(), are the same.
  [[nodiscard]] uint32_t text_number(uint32_t node) const noexcept { return nodes_[node].payload; }
  /// The text node's length in UTF-16 units as the DOM counts them.
  [[nodiscard]] uint32_t utf16_length(uint32_t node) const noexcept;
  /// Value of an element's attribute, empty when absent (see has_attribute).
  [[nodiscard]] std::string_view attribute(uint32_t node, Attribute name) const noexcept;
  [[nodiscard]] bool has_attribute(uint32_t node, Attribute name) const noexcept;
  /// Calls `f(name, value, number)` for each attribute of an element, in the buffer's order.
  /// Values with the same number, which is below text_count(), are the same.
  template <typename F>
  void for_each_attribute(uint32_t node, F f) const {
    for (uint32_t a = nodes_[node].payload; a < attribute_count_ && attributes_[a].node == node;
         ++a) {
      f(static_cast<Attribute>(attributes_[a].name), text_at(attributes_[a].value),
        attributes_[a].value);
    }
  }
  [[nodiscard]] uint32_t text_count() const noexcept { return text_count_; }
  /// Layout box, nullptr when the buffer has none for the node.
  [[nodiscard]] const Box* box(uint32_t node) const noexcept;

 private:
  struct NodeRecord {
    uint8_t kind;
    uint8_t flags;
    uint16_t tag;
    uint32_t parent;
    uint32_t subtree_end;
    uint32_t payload;
  };
  struct AttributeRecord {
    uint32_t node;
    uint16_t name;
    uint16_t zero;
    uint32_t value;
  };
  struct TextRecord {
    uint32_t offset;
    uint32_t bytes;
    uint32_t utf16_length;
  };
  struct BoxRecord {
    uint32_t node;
    Box box;
  };
  static_assert(sizeof(NodeRecord) == 16 && sizeof(AttributeRecord) == 12 &&
                sizeof(TextRecord) == 12 && sizeof(BoxRecord) == 20);

  [[nodiscard]] std::string_view text_at(uint32_t number) const noexcept {
    return {arena_ + texts_[number].offset, texts_[number].bytes};
  }
  [[nodiscard]] const AttributeRecord* find(uint32_t node, Attribute name) const noexcept;

  const NodeRecord* nodes_ = nullptr;
  const AttributeRecord* attributes_ = nullptr;
  const TextRecord* texts_ = nullptr;
  const BoxRecord* boxes_ = nullptr;
  const char* arena_ = nullptr;
  uint32_t node_count_ = 0;
  uint32_t attribute_count_ = 0;
  uint32_t text_count_ = 0;
  uint32_t box_count_ = 0;
  uint32_t limits_ = 0;
  uint32_t script_text_ = 0;
  uint32_t address_ = kNone;
  double time_ = 0;
};

}  // namespace dokhae::page
