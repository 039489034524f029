#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/page_view.h"

namespace dokhae::test {

/// Writes a page buffer from calls in document order, as js/src/page does from a DOM.
///
///     PageBuilder page;                                   // <html> is open
///     page.element(Tag::kP).attribute(Attribute::kClass, "lead").text("안녕").close();
///     auto view = page::PageView::open(page.finish());    // the builder owns the bytes
class PageBuilder {
 public:
  explicit PageBuilder(page::Tag root = page::Tag::kHtml);

  /// Opens an element below the open one. It inherits the open one's flags.
  PageBuilder& element(page::Tag tag);
  /// On the element opened last, before its first child.
  PageBuilder& attribute(page::Attribute name, std::string_view value);
  PageBuilder& text(std::string_view utf8);
  PageBuilder& close();

  PageBuilder& flag(page::NodeFlag flag);  ///< on the element opened last
  PageBuilder& box(page::Box box);         ///< of the element opened last
  PageBuilder& address(std::string_view url);
  PageBuilder& time(double milliseconds);
  PageBuilder& limit(page::PageLimit limit);

  /// Markup as children of the open element: `<div class="body"><p>가<br>나</p></div>`. Void
  /// elements need no end tag; &amp; &lt; &gt; &quot; are decoded; `hidden` sets kHidden,
  /// `aria-hidden` kAriaHidden; of attributes only those in double quotes have a value.
  /// Takes anything that is UTF-8: an end tag closes what is open up to its element, or
  /// nothing; elements below kMaxDepth stay empty.
  PageBuilder& markup(std::string_view html);

  /// Closes what is open. The bytes live as long as the builder.
  [[nodiscard]] const std::vector<std::byte>& finish();

 private:
  struct Node {
    uint8_t kind = 0;
    uint8_t flags = 0;
    uint16_t tag = 0;
    uint32_t parent = page::kNone;
    uint32_t subtree_end = 0;
    uint32_t payload = page::kNone;
  };
  struct AttributeRecord {
    uint32_t node;
    uint16_t name;
    uint16_t zero;
    uint32_t value;
  };
  struct Text {
    uint32_t offset;
    uint32_t bytes;
    uint32_t utf16_length;
  };
  struct BoxRecord {
    uint32_t node;
    page::Box box;
  };

  uint32_t add_text(std::string_view utf8);
  /// A start tag's inside, `p class="lead"`, as an open element. @returns its name.
  std::string_view start_tag(std::string_view inside);
  /// Closes what is open down to the `floor` elements that were open before, when an element
  /// of that name is among it.
  void end_tag(std::string_view name, size_t floor);
  [[nodiscard]] bool has_attribute(page::Attribute name) const;

  std::vector<Node> nodes_;
  std::vector<AttributeRecord> attributes_;
  std::vector<Text> texts_;
  std::vector<BoxRecord> boxes_;
  std::string arena_;
  std::vector<uint32_t> open_;
  uint32_t last_element_ = 0;
  uint32_t limits_ = 0;
  uint32_t address_ = page::kNone;
  double time_ = 0;
  std::vector<std::byte> bytes_;
};

}  // namespace dokhae::test
