// Extraction ends, and gives places that exist. The input is a page buffer when it begins as
// one, else markup (see PageBuilder::markup): of buffers made from bytes at random hardly any
// is a page, while any markup is one. What begins with `+` is put into the body of an article:
// of short pages few are articles. markup_mutator.cpp changes markup by its pieces.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf.h"
#include "extract/extractor.h"
#include "support/page_builder.h"

namespace {

using namespace dokhae;

constexpr std::string_view kBefore =
    "<title>시장, 봄에 다시 연다 | 가온</title><body><h1>시장, 봄에 다시 연다</h1><article><p>"
    "가온시가 낡은 시장을 고쳐 봄에 다시 연다. 상인들은 “지붕부터 바꿔 달라”고 했다.</p>";
constexpr std::string_view kAfter =
    "<p>공사에는 열 달이 걸린다. 그동안 가게들은 옆 주차장에서 손님을 맞는다고 시는 밝혔다.</p>"
    "</article>";

void check(bool condition) {
  if (!condition) std::abort();
}

void check_block(const page::PageView& page, const extract::Block& block) {
  uint32_t end = 0;
  for (const extract::SourceSpan& span : block.source) {
    check(span.text.start >= end && span.text.start < span.text.end);
    check(span.text.end <= block.text.size());
    check(span.node < page.node_count() && page.is_text(span.node));
    check(span.node_start < span.node_end && span.node_end <= page.utf16_length(span.node));
    end = span.text.end;
  }
  uint32_t start = 0;
  for (const extract::InlineRun& run : block.runs) {
    check(run.span.start >= start && run.span.start < run.span.end);
    check(run.span.end <= block.text.size());
    start = run.span.start;
  }
  for (const extract::TableCell& cell : block.cells) {
    check(cell.span.start <= cell.span.end && cell.span.end <= block.text.size());
  }
}

void check_page(const page::PageView& page) {
  const extract::Article article = extract::extract_article(page);
  check(base::has_result(article.status));
  check_block(page, article.title);
  for (const extract::Block& block : article.blocks) check_block(page, block);
  const extract::ArticleText text = extract::article_text(article);
  for (const extract::TextBlock& block : text.blocks) check(block.span.end <= text.text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  if (input.substr(0, 4) == "DKHP") {
    std::vector<uint32_t> aligned((size + 3) / 4);
    std::memcpy(aligned.data(), data, size);
    const auto page =
        page::PageView::open({reinterpret_cast<const std::byte*>(aligned.data()), size});
    if (page) check_page(*page);
    return 0;
  }
  test::PageBuilder builder;
  builder.address("https://news.example.com/article/1").time(1'700'000'000'000);
  const bool in_article = input.substr(0, 1) == "+";
  std::string markup(in_article ? kBefore : std::string_view());
  markup += base::to_utf8(base::to_utf16(input.substr(in_article ? 1 : 0)));
  if (in_article) markup += kAfter;
  builder.markup(markup);
  const auto page = page::PageView::open(builder.finish());
  check(page.has_value());
  check_page(*page);
  return 0;
}
