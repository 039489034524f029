#include "page/page_view.h"

#include <gtest/gtest.h>

#include <cstring>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "support/page_builder.h"

namespace dokhae::page {
namespace {

using base::Status;
using test::PageBuilder;

/// Byte positions of the header and of records, as page_view.h draws them.
constexpr size_t kNodeBytes = 16, kAttributeBytes = 12, kTextBytes = 12, kBoxBytes = 20;

template <typename T>
T peek(const std::vector<std::byte>& bytes, size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

template <typename T>
void poke(std::vector<std::byte>& bytes, size_t at, T value) {
  std::memcpy(bytes.data() + at, &value, sizeof value);
}

Status status_of(const std::vector<std::byte>& bytes) {
  const auto page = PageView::open(bytes);
  return page ? Status::kOk : page.error();
}

/// Whatever `open` accepts can be read to the last node without a check.
uint64_t read_everything(const PageView& page) {
  uint64_t sum = page.address().size();
  for (uint32_t n = 0; n < page.node_count(); ++n) {
    sum += page.text(n).size() + page.utf16_length(n) + page.subtree_end(n);
    for (uint16_t name = 0; name < kAttributeCount; ++name) {
      for (const char c : page.attribute(n, static_cast<Attribute>(name))) sum += c == 'x';
    }
    if (n > 0) sum += page.subtree_end(page.parent(n));
    sum += page.box(n) != nullptr;
  }
  return sum;
}

class PageViewTest : public ::testing::Test {
 protected:
  void SetUp() override {
    PageBuilder builder;
    builder.address("https://news.example/1").time(1'700'000'000'000.0).limit(PageLimit::kDepth);
    builder.element(Tag::kBody);
    builder.element(Tag::kP).attribute(Attribute::kClass, "lead").attribute(Attribute::kId, "x");
    builder.box({1, 2, 300, 40}).text("서울 😀").close();
    builder.element(Tag::kDiv).flag(NodeFlag::kHidden).element(Tag::kB).text("b").close().close();
    bytes_ = builder.finish();
    attributes_at_ = kHeaderBytes + kNodeBytes * peek<uint32_t>(bytes_, 12);
    texts_at_ = attributes_at_ + kAttributeBytes * peek<uint32_t>(bytes_, 16);
    boxes_at_ = texts_at_ + kTextBytes * peek<uint32_t>(bytes_, 20);
    arena_at_ = boxes_at_ + kBoxBytes * peek<uint32_t>(bytes_, 24);
  }

  template <typename T>
  Status with(size_t at, T value) {
    std::vector<std::byte> changed = bytes_;
    poke(changed, at, value);
    return status_of(changed);
  }
  static size_t node_at(uint32_t node) { return kHeaderBytes + kNodeBytes * node; }

  std::vector<std::byte> bytes_;
  size_t attributes_at_ = 0, texts_at_ = 0, boxes_at_ = 0, arena_at_ = 0;
};

// 0 html, 1 body, 2 p, 3 text, 4 div, 5 b, 6 text
TEST_F(PageViewTest, ReadsWhatTheWalkerWrote) {
  const auto page = PageView::open(bytes_);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->node_count(), 7u);
  EXPECT_EQ(page->address(), "https://news.example/1");
  EXPECT_EQ(page->time(), 1'700'000'000'000.0);
  EXPECT_EQ(page->limits_reached(), 1u);
  EXPECT_EQ(page->tag(0), Tag::kHtml);
  EXPECT_EQ(page->parent(0), kNone);
  EXPECT_EQ(page->tag(2), Tag::kP);
  EXPECT_EQ(page->parent(3), 2u);
  EXPECT_EQ(page->subtree_end(2), 4u);
  EXPECT_TRUE(page->is_text(3));
  EXPECT_EQ(page->text(3), "서울 😀");
  EXPECT_EQ(page->utf16_length(3), 5u);
  EXPECT_EQ(page->attribute(2, Attribute::kClass), "lead");
  EXPECT_EQ(page->attribute(2, Attribute::kId), "x");
  EXPECT_FALSE(page->has_attribute(2, Attribute::kHref));
  EXPECT_FALSE(page->has_attribute(4, Attribute::kClass));
  EXPECT_EQ(page->attribute(3, Attribute::kClass), "");
  ASSERT_NE(page->box(2), nullptr);
  EXPECT_EQ(page->box(2)->width, 300);
  EXPECT_EQ(page->box(1), nullptr);
  EXPECT_TRUE(page->has(5, NodeFlag::kHidden));
  EXPECT_FALSE(page->has(2, NodeFlag::kHidden));
}

TEST_F(PageViewTest, RefusesWrongHeaders) {
  EXPECT_EQ(status_of({}), Status::kBadPage);
  EXPECT_EQ(with<uint32_t>(0, 0x12345678), Status::kBadPage);
  EXPECT_EQ(with<uint16_t>(4, 2), Status::kBadPage);
  EXPECT_EQ(with<uint16_t>(6, 60), Status::kBadPage);
  EXPECT_EQ(with<uint32_t>(8, 16), Status::kBadPage);
  EXPECT_EQ(with<uint32_t>(12, 0), Status::kBadPage);
  EXPECT_EQ(with<uint32_t>(12, kMaxNodes + 1), Status::kTooLarge);
  for (const size_t count : {12, 16, 20, 24, 28}) {
    EXPECT_EQ(with<uint32_t>(count, 8), Status::kBadPage) << count;
    EXPECT_TRUE(with<uint32_t>(count, 0xFFFFFFFF) < Status::kOk) << count;
  }
  EXPECT_EQ(with<uint32_t>(32, 1000), Status::kBadPage);
  EXPECT_EQ(with<double>(48, std::numeric_limits<double>::quiet_NaN()), Status::kBadPage);
  EXPECT_EQ(with<double>(48, -1), Status::kBadPage);
  EXPECT_EQ(with<uint32_t>(60, 1), Status::kBadPage);
}

TEST_F(PageViewTest, RefusesTreesThatAreNotInPreorder) {
  EXPECT_EQ(with<uint8_t>(node_at(2), 3), Status::kBadPage);      // kind
  EXPECT_EQ(with<uint8_t>(node_at(2) + 1, 8), Status::kBadPage);  // flag
  EXPECT_EQ(with<uint16_t>(node_at(2) + 2, kTagCount), Status::kBadPage);
  EXPECT_EQ(with<uint16_t>(node_at(3) + 2, 1), Status::kBadPage);    // tag of a text
  EXPECT_EQ(with<uint32_t>(node_at(0) + 4, 0), Status::kBadPage);    // root with a parent
  EXPECT_EQ(with<uint32_t>(node_at(2) + 4, 5), Status::kBadPage);    // parent after its child
  EXPECT_EQ(with<uint32_t>(node_at(5) + 4, 2), Status::kBadPage);    // parent already closed
  EXPECT_EQ(with<uint32_t>(node_at(6) + 4, 4), Status::kBadPage);    // not the innermost parent
  EXPECT_EQ(with<uint32_t>(node_at(0) + 8, 6), Status::kBadPage);    // nodes after the root
  EXPECT_EQ(with<uint32_t>(node_at(2) + 8, 2), Status::kBadPage);    // empty subtree
  EXPECT_EQ(with<uint32_t>(node_at(2) + 8, 99), Status::kBadPage);   // longer than its parent
  EXPECT_EQ(with<uint32_t>(node_at(3) + 8, 5), Status::kBadPage);    // a text with children
  EXPECT_EQ(with<uint32_t>(node_at(3) + 12, 99), Status::kBadPage);  // text number
  EXPECT_EQ(with<uint32_t>(node_at(2) + 12, 1), Status::kBadPage);   // not its first attribute
  EXPECT_EQ(with<uint32_t>(node_at(4) + 12, 0), Status::kBadPage);   // has no attributes
}

TEST_F(PageViewTest, RefusesWrongAttributesAndBoxes) {
  EXPECT_EQ(with<uint32_t>(attributes_at_, 1), Status::kBadPage);  // not in the nodes' order
  EXPECT_EQ(with<uint32_t>(attributes_at_, 3), Status::kBadPage);  // on a text
  EXPECT_EQ(with<uint32_t>(attributes_at_ + 12, 99), Status::kBadPage);
  EXPECT_EQ(with<uint16_t>(attributes_at_ + 4, 0), Status::kBadPage);
  EXPECT_EQ(with<uint16_t>(attributes_at_ + 4, kAttributeCount), Status::kBadPage);
  EXPECT_EQ(with<uint16_t>(attributes_at_ + 4, static_cast<uint16_t>(Attribute::kId)),
            Status::kBadPage);  // twice
  EXPECT_EQ(with<uint16_t>(attributes_at_ + 6, 1), Status::kBadPage);
  EXPECT_EQ(with<uint32_t>(attributes_at_ + 8, 99), Status::kBadPage);
  EXPECT_EQ(with<uint32_t>(boxes_at_, 3), Status::kBadPage);
  EXPECT_EQ(with<uint32_t>(boxes_at_, 99), Status::kBadPage);
  EXPECT_EQ(with<float>(boxes_at_ + 4, std::numeric_limits<float>::infinity()), Status::kBadPage);
}

TEST_F(PageViewTest, RefusesWrongTexts) {
  EXPECT_EQ(with<uint32_t>(texts_at_, 1u << 20), Status::kBadPage);
  EXPECT_EQ(with<uint32_t>(texts_at_ + 4, 0xFFFFFFFF), Status::kBadPage);
  EXPECT_EQ(with<uint32_t>(texts_at_ + 8, 3), Status::kBadPage);  // not its UTF-16 length
  EXPECT_EQ(with<uint8_t>(arena_at_, 0xFF), Status::kBadPage);    // not UTF-8

  // Two records over the same bytes: the page would be longer than its buffer.
  std::vector<std::byte> changed = bytes_;
  for (size_t t = 0; t < 4; ++t) {
    std::memcpy(changed.data() + texts_at_ + kTextBytes * t, bytes_.data() + texts_at_, kTextBytes);
  }
  EXPECT_EQ(status_of(changed), Status::kBadPage);
}

TEST(PageViewUtf8, RefusesEveryIllFormedSequence) {
  const std::string ill_formed[] = {"\x80",
                                    "\xC0\xAF",
                                    "\xC2",
                                    "\xE0\x80\x80",
                                    "\xED\xA0\x80",
                                    "\xEA\xB0",
                                    "\xF0\x80\x80\x80",
                                    "\xF4\x90\x80\x80",
                                    "\xF5\x80\x80\x80",
                                    "12345678\xFF"};
  for (const std::string& text : ill_formed) {
    PageBuilder builder;
    std::vector<std::byte> bytes = builder.text(std::string(text.size(), 'a')).finish();
    const size_t text_record = kHeaderBytes + 2 * kNodeBytes;
    std::memcpy(bytes.data() + text_record + kTextBytes, text.data(), text.size());
    for (uint32_t units = 0; units <= text.size(); ++units) {
      poke(bytes, text_record + 8, units);
      EXPECT_EQ(status_of(bytes), Status::kBadPage) << text;
    }
  }
}

TEST_F(PageViewTest, RefusesEveryTruncation) {
  for (size_t length = 0; length < bytes_.size(); ++length) {
    const auto page = PageView::open(std::span(bytes_).first(length));
    ASSERT_FALSE(page) << length;
    EXPECT_EQ(page.error(), Status::kBadPage);
  }
}

TEST_F(PageViewTest, RefusesMisalignedBytes) {
  std::vector<std::byte> shifted(bytes_.size() + 1);
  std::memcpy(shifted.data() + 1, bytes_.data(), bytes_.size());
  const auto page = PageView::open(std::span(shifted).subspan(1));
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error(), Status::kBadPage);
}

TEST_F(PageViewTest, DamagedBuffersAreRefusedOrSafeToRead) {
  std::mt19937 random(20231024);
  uint64_t sum = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::vector<std::byte> changed = bytes_;
    for (int i = 0; i < 1 + round % 3; ++i) {
      changed[random() % changed.size()] =
          static_cast<std::byte>(random() % 8 == 0 ? 255 : random() % 10);
    }
    const auto page = PageView::open(changed);
    if (page) sum += read_everything(*page);
  }
  EXPECT_GT(sum, 0u);
}

TEST(PageViewLimits, DepthIsCountedInElements) {
  PageBuilder fits;
  for (uint32_t depth = 1; depth < kMaxDepth; ++depth) fits.element(Tag::kDiv);
  fits.text("deep");
  EXPECT_EQ(status_of(fits.finish()), Status::kOk);

  PageBuilder deep;
  for (uint32_t depth = 0; depth < 100'000; ++depth) deep.element(Tag::kDiv);
  EXPECT_EQ(status_of(deep.finish()), Status::kTooLarge);
}

TEST(PageViewLimits, TextIsCountedByNode) {
  // One long text that many nodes share: short as a buffer, endless as a page.
  PageBuilder builder;
  const std::string megabyte(1 << 20, 'a');
  for (int i = 0; i < 17; ++i) builder.text(i == 0 ? megabyte : "");
  std::vector<std::byte> bytes = builder.finish();
  for (uint32_t n = 2; n < 17; ++n) poke<uint32_t>(bytes, kHeaderBytes + kNodeBytes * n + 12, 0);
  EXPECT_EQ(status_of(bytes), Status::kOk);
  poke<uint32_t>(bytes, kHeaderBytes + kNodeBytes * 17 + 12, 0);
  EXPECT_EQ(status_of(bytes), Status::kTooLarge);
}

TEST(PageViewLimits, AttributesHaveALength) {
  for (const uint32_t extra : {0u, 1u}) {
    PageBuilder builder;
    builder.element(Tag::kA).attribute(Attribute::kHref,
                                       std::string(kMaxAttributeBytes + extra, 'a'));
    EXPECT_EQ(status_of(builder.finish()), extra == 0 ? Status::kOk : Status::kTooLarge);
  }
}

}  // namespace
}  // namespace dokhae::page
