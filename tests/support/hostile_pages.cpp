#include "support/hostile_pages.h"

#include <algorithm>
#include <string>

namespace dokhae::test {
namespace {

using page::Attribute;
using page::Tag;

constexpr std::string_view kParagraph =
    "<p>그 사이에 긴 문단이 하나 있다고 관계자는 밝혔다. 그리고 “또 이어진다”고 했다.</p>";

std::string repeated(std::string_view piece, uint32_t times) {
  std::string text;
  text.reserve(piece.size() * times);
  for (uint32_t i = 0; i < times; ++i) text += piece;
  return text;
}

void article(PageBuilder& page) {
  page.markup("<head><title>긴 기사의 제목이다 | 가온일보</title></head>")
      .element(Tag::kBody)
      .element(Tag::kArticle);
  for (int i = 0; i < 3; ++i) page.markup(kParagraph);
}

/// An article with one paragraph of a text repeated.
void long_text(PageBuilder& page, std::string_view piece, uint32_t size) {
  article(page);
  page.element(Tag::kP).text(repeated(piece, size));
}

/// An article with markup repeated at its end.
void many(PageBuilder& page, std::string_view markup, uint32_t size) {
  article(page);
  for (uint32_t i = 0; i < size; ++i) page.markup(markup);
}

void same_paragraphs(PageBuilder& page, uint32_t size) {
  many(page, kParagraph, size);
}

void different_lines(PageBuilder& page, uint32_t size) {
  page.element(Tag::kBody).element(Tag::kDiv);
  for (uint32_t i = 0; i < size; ++i) {
    page.text("줄 " + std::to_string(i) + "번에서 무언가가 일어났다고 한다")
        .element(Tag::kBr)
        .close();
  }
}

void links(PageBuilder& page, uint32_t size) {
  article(page);
  for (uint32_t i = 0; i < size; ++i) {
    page.element(Tag::kA)
        .attribute(Attribute::kHref, "/news/" + std::to_string(i))
        .text("기사 제목 " + std::to_string(i % 100))
        .close();
  }
}

void depth(PageBuilder& page, uint32_t size) {
  article(page);
  for (uint32_t i = 0; i < std::min(size, page::kMaxDepth - 10); ++i) {
    page.element(Tag::kDiv).text("겹겹이 싸인 글이 여기 있다고 했다. ");
  }
}

void deep_tables(PageBuilder& page, uint32_t size) {
  page.element(Tag::kBody);
  for (int level = 0; level < 125; ++level) {
    page.element(Tag::kTable).element(Tag::kTr).element(Tag::kTd).text("칸").element(Tag::kDiv);
  }
  for (uint32_t i = 0; i < size; ++i) page.element(Tag::kTd).text("1").close();
}

void deep_inline_elements(PageBuilder& page, uint32_t size) {
  article(page);
  page.element(Tag::kP);
  for (int level = 0; level < 500; ++level) {
    page.element(Tag::kA).attribute(Attribute::kHref, "/a").text("글이 여기 있다고 했다. ");
  }
  for (uint32_t i = 0; i < size; ++i) {
    page.element(Tag::kBr).close().text("더 많은 글이 이어진다고 그는 말했다.");
  }
}

void deep_lists(PageBuilder& page, uint32_t size) {
  page.element(Tag::kBody).element(Tag::kMain);
  for (int level = 0; level < 240; ++level) {
    page.element(Tag::kUl).element(Tag::kLi).text("항목 " + std::to_string(level) +
                                                  "은 이렇게 말했다.");
  }
  for (uint32_t i = 0; i < size; ++i) page.element(Tag::kH3).text("관련기사").close();
}

void images_and_captions(PageBuilder& page, uint32_t size) {
  article(page);
  for (uint32_t i = 0; i < size; ++i) {
    page.element(Tag::kFigure)
        .element(Tag::kImg)
        .attribute(Attribute::kSrc, "/" + std::to_string(i))
        .close();
    page.element(Tag::kFigcaption).text("설명이다. 사진=가온").close().close();
    if (i % 100 == 0) page.markup(kParagraph);
  }
}

void runs(PageBuilder& page, uint32_t size) {
  article(page);
  page.element(Tag::kP);
  for (uint32_t i = 0; i < size; ++i) page.markup("<b>굵게</b>");
}

void rows(PageBuilder& page, uint32_t size) {
  article(page);
  page.element(Tag::kTable);
  for (uint32_t i = 0; i < size; ++i) page.markup("<tr><td>1</td></tr>");
}

void columns(PageBuilder& page, uint32_t size) {
  article(page);
  page.element(Tag::kTable).element(Tag::kTr);
  for (uint32_t i = 0; i < size; ++i) page.markup("<td>1</td>");
}

void wide_spans(PageBuilder& page, uint32_t size) {
  article(page);
  page.element(Tag::kTable);
  for (uint32_t row = 0; row < size; ++row) {
    page.element(Tag::kTr);
    for (int cell = 0; cell < 20; ++cell) {
      page.markup("<td colspan=\"1000\" rowspan=\"999999\">1</td>");
    }
    page.close();
  }
}

void attributes(PageBuilder& page, uint32_t size) {
  article(page);
  const std::string tokens = repeated("article-body ad_", page::kMaxAttributeBytes / 16);
  for (uint32_t i = 0; i < size; ++i) {
    page.element(Tag::kDiv);
    for (const Attribute name : {Attribute::kClass, Attribute::kId, Attribute::kHref,
                                 Attribute::kSrcset, Attribute::kTitle, Attribute::kItemprop}) {
      page.attribute(name, tokens);
    }
    page.text("글이 있다고 했다.").close();
  }
}

void source_sets(PageBuilder& page, uint32_t size) {
  article(page);
  const std::string set = repeated("/a.jpg 1w, ", page::kMaxAttributeBytes / 12);
  for (uint32_t i = 0; i < size; ++i) {
    page.element(Tag::kPicture);
    page.element(Tag::kSource).attribute(Attribute::kSrcset, set).close();
    page.element(Tag::kImg).attribute(Attribute::kDataSrcset, set).close().close();
  }
}

void metadata(PageBuilder& page, uint32_t size) {
  page.element(Tag::kHead);
  for (uint32_t i = 0; i < size; ++i) {
    page.markup(
        "<meta property=\"article:author\" content=\"홍길동 기자\">"
        "<meta property=\"og:title\" content=\"긴 기사의 제목이다 | 가온일보\">");
  }
  page.close();
  article(page);
}

/// One script of linked data, from the part that repeats.
void linked_data(PageBuilder& page, std::string_view head, std::string_view piece, uint32_t size,
                 std::string_view tail) {
  page.element(Tag::kScript).attribute(Attribute::kType, "application/ld+json");
  page.text(std::string(head) + repeated(piece, size) + std::string(tail)).close();
  article(page);
}

void linked_authors(PageBuilder& page, uint32_t size) {
  linked_data(page, R"({"@type":"NewsArticle","author":[)",
              R"({"@type":"Person","name":"홍길동"},)", size, "{}]}");
}

void linked_depth(PageBuilder& page, uint32_t size) {
  linked_data(page, R"({"@graph":)", "[{\"a\":", size, "");
}

void linked_scripts(PageBuilder& page, uint32_t size) {
  for (uint32_t i = 0; i < size; ++i) {
    linked_data(page, R"({"@type":"NewsArticle","headline":")", "제목", 2, "\"}");
    page.close().close();
  }
}

void titles(PageBuilder& page, uint32_t size) {
  many(page, "<h1>긴 기사의 제목이다</h1>", size);
}

void long_title(PageBuilder& page, uint32_t size) {
  const std::string title = repeated("제목 | ", size);
  page.element(Tag::kHead).element(Tag::kTitle).text(title).close().close();
  page.element(Tag::kBody).element(Tag::kH1).text(title).close();
  for (int i = 0; i < 3; ++i) page.markup(kParagraph);
}

void line_breaks(PageBuilder& page, uint32_t size) {
  article(page);
  page.element(Tag::kPre).text(std::string(size, '\n'));
}

void word(PageBuilder& page, uint32_t size) {
  long_text(page, "가", size);
}
void sentences(PageBuilder& page, uint32_t size) {
  long_text(page, "정부는 7일 대책을 내놓겠다고 밝혔다. ", size);
}
void dots(PageBuilder& page, uint32_t size) {
  long_text(page, ".", size);
}
void addresses(PageBuilder& page, uint32_t size) {
  long_text(page, "@a", size);
}
void reporters(PageBuilder& page, uint32_t size) {
  long_text(page, "홍길동 기자 ", size);
}
void datelines(PageBuilder& page, uint32_t size) {
  long_text(page, "(가온=가온) 홍길동 =", size);
}
void brackets(PageBuilder& page, uint32_t size) {
  long_text(page, "(", size);
}
void dates(PageBuilder& page, uint32_t size) {
  long_text(page, "입력 2024.05.07 오후 10:30 ", size);
}
void digits(PageBuilder& page, uint32_t size) {
  long_text(page, "2024-", size);
}
void phrases(PageBuilder& page, uint32_t size) {
  long_text(page, "무단전재 및 재배포 금지 관련기사 ", size);
}
void jamo(PageBuilder& page, uint32_t size) {
  long_text(page, "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", size);
}
void marks(PageBuilder& page, uint32_t size) {
  long_text(page, "\xCC\x80\xCC\x96", size);
}
void furniture(PageBuilder& page, uint32_t size) {
  many(page, "<ul><li><a href=\"/1\">관련기사</a></li></ul><p>▶ 더보기</p>", size);
}
void date_lines(PageBuilder& page, uint32_t size) {
  many(page, "<p>입력 2024.05.07 10:30 홍길동 기자 hong@news.example</p>", size);
}

constexpr HostilePage kPages[] = {
    {"addresses", 300'000, addresses},
    {"attributes", 1'300, attributes},
    {"brackets", 1'000'000, brackets},
    {"columns", 140'000, columns},
    {"date_lines", 140'000, date_lines},
    {"datelines", 300'000, datelines},
    {"dates", 300'000, dates},
    {"deep_inline_elements", 1'000, deep_inline_elements},
    {"deep_lists", 60'000, deep_lists},
    {"deep_tables", 100'000, deep_tables},
    {"depth", 500, depth},
    {"different_lines", 145'000, different_lines},
    {"digits", 1'000'000, digits},
    {"dots", 5'000'000, dots},
    {"furniture", 45'000, furniture},
    {"images_and_captions", 40'000, images_and_captions},
    {"jamo", 1'000'000, jamo},
    {"line_breaks", 5'000'000, line_breaks},
    {"linked_authors", 200'000, linked_authors},
    {"linked_depth", 200'000, linked_depth},
    {"linked_scripts", 5'000, linked_scripts},
    {"links", 100'000, links},
    {"long_title", 300'000, long_title},
    {"marks", 1'000'000, marks},
    {"metadata", 100'000, metadata},
    {"phrases", 200'000, phrases},
    {"reporters", 500'000, reporters},
    {"rows", 95'000, rows},
    {"runs", 145'000, runs},
    {"same_paragraphs", 145'000, same_paragraphs},
    {"sentences", 200'000, sentences},
    {"source_sets", 2'500, source_sets},
    {"titles", 145'000, titles},
    {"wide_spans", 3'000, wide_spans},
    {"word", 3'500'000, word},
};

}  // namespace

std::span<const HostilePage> hostile_pages() {
  return kPages;
}

}  // namespace dokhae::test
