// Mutations of markup by its pieces: tags and the texts between them are moved, repeated,
// wrapped and put in from a list of what the extractor looks for, so that nearly every input
// is a page with something of an article. Every fourth mutation is libFuzzer's own, by bytes.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t max_size);

namespace {

using Pieces = std::vector<std::string_view>;
using Random = std::minstd_rand;

/// Puts what follows into an article, see extract_fuzz.cpp.
constexpr std::string_view kInArticle = "+";

constexpr std::string_view kTags[] = {
    "<p>",
    "</p>",
    "<br>",
    "<br><br>",
    "<div>",
    "</div>",
    "<div hidden>",
    "<div class=\"article-body\">",
    "<div id=\"articleBody\" itemprop=\"articleBody\">",
    "<div class=\"news_view view_con\">",
    "<div class=\"related_news\">",
    "<div class=\"sns_share\">",
    "<div class=\"summary\">",
    "<div class=\"ad_box\">",
    "<div class=\"reporter_area byline\">",
    "<div class=\"comment\">",
    "<div class=\"copyright\">",
    "<div class=\"paywall\">",
    "<article>",
    "</article>",
    "<section>",
    "</section>",
    "<main>",
    "<header>",
    "</header>",
    "<footer>",
    "</footer>",
    "<aside>",
    "</aside>",
    "<nav>",
    "</nav>",
    "<h1>",
    "</h1>",
    "<h2 class=\"subtitle\">",
    "</h2>",
    "<h3>",
    "</h3>",
    "<h4>",
    "</h4>",
    "<strong>",
    "</strong>",
    "<b>",
    "</b>",
    "<em>",
    "</em>",
    "<sup>",
    "</sup>",
    "<code>",
    "</code>",
    "<span class=\"date\">",
    "</span>",
    "<a href=\"/news/2\">",
    "<a href=\"javascript:alert(1)\">",
    "<a href=\"#fn1\">",
    "<a rel=\"next\" href=\"?page=2\">",
    "<a href=\"mailto:hong@news.example\">",
    "</a>",
    "<ul>",
    "</ul>",
    "<ol start=\"3\">",
    "</ol>",
    "<li>",
    "</li>",
    "<dl>",
    "<dt>",
    "<dd>",
    "</dl>",
    "<table>",
    "</table>",
    "<thead>",
    "<tbody>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<td colspan=\"3\" rowspan=\"0\">",
    "<th scope=\"col\">",
    "</th>",
    "<caption>",
    "</caption>",
    "<blockquote>",
    "</blockquote>",
    "<blockquote class=\"twitter-tweet\">",
    "<pre>",
    "</pre>",
    "<figure>",
    "</figure>",
    "<figcaption>",
    "</figcaption>",
    "<img src=\"data:image/gif;base64,R0\" data-src=\"/p/1.jpg\" alt=\"사진\">",
    "<img srcset=\"/a.jpg 400w, /b.jpg 2x\" width=\"1\" height=\"1\">",
    "<picture>",
    "</picture>",
    "<source srcset=\"/a.webp 1x\">",
    "<iframe src=\"https://video.example/embed/1\">",
    "<video src=\"/v.mp4\" poster=\"/v.jpg\">",
    "</video>",
    "<ruby>",
    "<rt>",
    "</ruby>",
    "<math>",
    "</math>",
    "<time datetime=\"2024-05-07T10:30:00+09:00\">",
    "</time>",
    "<button>",
    "</button>",
    "<form>",
    "<hr>",
    "<head>",
    "</head>",
    "<body>",
    "<title>",
    "</title>",
    "<html lang=\"ko\">",
    "<address>",
    "<details>",
    "<summary>",
    "<slot>",
    "<meta property=\"og:title\" content=\"낡은 시장, 봄에 다시 연다 | 가온일보\">",
    "<meta property=\"og:site_name\" content=\"가온일보\">",
    "<meta property=\"og:description\" content=\"가온시가 시장을 고친다.\">",
    "<meta property=\"article:published_time\" content=\"2024-05-07T10:30:00+09:00\">",
    "<meta property=\"dable:author\" content=\"홍길동\">",
    "<meta name=\"author\" content=\"홍길동 기자, 표수아 기자\">",
    "<meta http-equiv=\"content-language\" content=\"ko\">",
    "<link rel=\"canonical\" href=\"https://news.example.com/1\">",
    "<link rel=\"next\" href=\"/1?page=2\">",
    "<script type=\"application/ld+json\">",
    "</script>",
};

constexpr std::string_view kTexts[] = {
    "가온시가 낡은 시장 건물을 고쳐 내년 봄에 다시 연다.",
    "상인들은 “비가 새던 지붕부터 바꿔 달라”고 말했다.",
    "공사에는 열 달이 걸린다. 그동안 가게들은 옆 주차장에서 손님을 맞는다. 예산은 84억 원이다.",
    "(가온=가온일보) 홍길동 기자 = 가온시는 7일 이같이 밝혔다.",
    "홍길동 기자 hong@news.example",
    "글·사진 표수아 기자",
    "입력 2024.05.07 10:30",
    "수정 : 2024-05-07 오후 2:05",
    "2시간 전",
    "저작권자 © 가온일보 무단전재 및 재배포 금지",
    "▶ 관련기사",
    "☞ 더 읽기",
    "■ 시장 사람들",
    "※ 이 기사는 유료회원 전용입니다.",
    "많이 본 뉴스",
    "이 기사에 대해 어떻게 생각하시나요?",
    "좋아요 12",
    "로그인",
    "[앵커]",
    "[사진=가온시]",
    "▲ 시장 지붕을 고치고 있다. /사진=가온시",
    "- 내년 봄에 다시 연다",
    "The city will reopen its market next spring, officials said on Monday.",
    "市は来年の春に市場を再開する。",
    "{\"@type\":\"NewsArticle\",\"headline\":\"낡은 시장\",\"author\":[{\"name\":\"홍길동\"}],",
    "\"datePublished\":\"2024-05-07T10:30:00Z\",\"@graph\":[{}]}",
    "\\u2028\\ud800",
    "[[[[",
    "1,234",
    "34.5%",
    " ",
    "\xC2\xA0",
    "&amp;",
    "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xAB",
    "…",
    "| 가온일보",
    "ㅣ가온일보",
};

uint32_t below(Random& random, size_t limit) {
  return limit == 0 ? 0 : static_cast<uint32_t>(random() % limit);
}

template <size_t N>
std::string_view one_of(const std::string_view (&list)[N], Random& random) {
  return list[below(random, N)];
}

Pieces split(std::string_view markup) {
  Pieces pieces;
  while (!markup.empty()) {
    size_t end = markup.front() == '<' ? markup.find('>') : markup.find('<');
    if (end != std::string_view::npos && markup.front() == '<') ++end;
    pieces.push_back(markup.substr(0, end));
    markup.remove_prefix(pieces.back().size());
  }
  return pieces;
}

/// As many whole pieces as there is room for.
size_t write(const Pieces& pieces, uint8_t* data, size_t max_size) {
  std::string out;
  for (const std::string_view piece : pieces) {
    if (out.size() + piece.size() > max_size) break;
    out += piece;
  }
  std::memcpy(data, out.data(), out.size());
  return out.size();
}

struct Stretch {
  size_t start;
  size_t end;
};

Stretch some_of(const Pieces& pieces, Random& random) {
  const size_t start = below(random, pieces.size() + 1);
  const size_t longest = std::min<size_t>(pieces.size() - start, 12);
  return {start, start + below(random, longest + 1)};
}

void insert(Pieces& pieces, size_t at, const Pieces& more) {
  pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(at), more.begin(), more.end());
}

Pieces cut(Pieces& pieces, Stretch stretch) {
  const auto first = pieces.begin() + static_cast<std::ptrdiff_t>(stretch.start);
  const auto last = pieces.begin() + static_cast<std::ptrdiff_t>(stretch.end);
  Pieces taken(first, last);
  pieces.erase(first, last);
  return taken;
}

Pieces new_paragraphs(Random& random) {
  Pieces pieces;
  for (uint32_t count = 1 + below(random, 4); count > 0; --count) {
    pieces.insert(pieces.end(), {"<p>", one_of(kTexts, random), "</p>"});
  }
  return pieces;
}

void mutate(Pieces& pieces, Random& random) {
  const size_t at = below(random, pieces.size() + 1);
  const Stretch stretch = some_of(pieces, random);
  switch (random() % 8) {
    case 0:
      insert(pieces, at, {one_of(kTags, random)});
      break;
    case 1:
      insert(pieces, at, {one_of(kTexts, random)});
      break;
    case 2:
      insert(pieces, at, new_paragraphs(random));
      break;
    case 3:
      cut(pieces, stretch);
      break;
    case 4: {
      const Pieces taken = cut(pieces, stretch);
      insert(pieces, below(random, pieces.size() + 1), taken);
      break;
    }
    case 5: {
      const Pieces taken = cut(pieces, stretch);
      for (uint32_t times = 2 + below(random, 4); times > 0; --times) {
        insert(pieces, stretch.start, taken);
      }
      break;
    }
    case 6:
      if (at == pieces.size()) break;
      pieces[at] = pieces[at].front() == '<' ? one_of(kTags, random) : one_of(kTexts, random);
      break;
    default:
      insert(pieces, stretch.end, {"</div>"});
      insert(pieces, stretch.start, {one_of(kTags, random)});
  }
}

std::string_view view(const uint8_t* data, size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t max_size,
                                          unsigned int seed) {
  Random random(seed);
  if (random() % 4 == 0 || view(data, std::min<size_t>(size, 4)) == "DKHP") {
    return LLVMFuzzerMutate(data, size, max_size);
  }
  const std::string before(view(data, size));
  Pieces pieces = split(before);
  for (uint32_t times = 1 + below(random, 3); times > 0; --times) mutate(pieces, random);
  if (random() % 4 != 0 && (pieces.empty() || pieces.front().front() != '+')) {
    insert(pieces, 0, {kInArticle});
  }
  return write(pieces, data, max_size);
}

extern "C" size_t LLVMFuzzerCustomCrossOver(const uint8_t* first, size_t first_size,
                                            const uint8_t* second, size_t second_size, uint8_t* out,
                                            size_t max_size, unsigned int seed) {
  Random random(seed);
  Pieces pieces = split(view(first, first_size));
  Pieces others = split(view(second, second_size));
  const Pieces taken = cut(others, some_of(others, random));
  insert(pieces, below(random, pieces.size() + 1), taken);
  return write(pieces, out, max_size);
}
