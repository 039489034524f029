// Extraction ends, and gives places that exist. The input is a page buffer when it begins as
// one, else markup (see PageBuilder::markup): of buffers made from bytes at random hardly any
// is a page, while any markup is one. markup_mutator.cpp changes markup by its pieces.
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
  builder.markup(base::to_utf8(base::to_utf16(input)));
  const auto page = page::PageView::open(builder.finish());
  check(page.has_value());
  check_page(*page);
  return 0;
}
