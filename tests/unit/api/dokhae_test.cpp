#include "api/dokhae.h"

#include <cstdio>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/utf.h"
#include "support/page_builder.h"

namespace {

using nlohmann::json;

std::string read_file(const char* path) {
  std::string bytes;
  std::unique_ptr<FILE, int (*)(FILE*)> file(std::fopen(path, "rb"), std::fclose);
  if (!file) return bytes;
  char chunk[1 << 16];
  for (size_t n; (n = std::fread(chunk, 1, sizeof chunk, file.get())) != 0;) bytes.append(chunk, n);
  return bytes;
}

class Api : public testing::Test {
 protected:
  Api() : handle_(dokhae_create()) {}
  ~Api() override { dokhae_destroy(handle_); }

  int32_t load(std::string_view pack) {
    void* memory = dokhae_alloc(pack.size());
    std::memcpy(memory, pack.data(), pack.size());
    return dokhae_load_lexicon(handle_, memory, pack.size());
  }
  void load_lexicon() { ASSERT_EQ(load(read_file(DOKHAE_LEXICON_FILE)), 0); }

  int32_t read_text(std::string_view text) {
    return dokhae_read_text(handle_, text.data(), text.size());
  }
  int32_t read_page(dokhae::test::PageBuilder& page) {
    const auto& bytes = page.finish();
    return dokhae_read_page(handle_, bytes.data(), bytes.size());
  }
  json result() const {
    return json::parse(std::string_view(dokhae_result(handle_), dokhae_result_size(handle_)),
                       nullptr, false);
  }
  json stage(dokhae_stage stage) {
    EXPECT_GE(dokhae_run_stage(handle_, stage), 0);
    return result();
  }

  dokhae_handle* handle_;
};

constexpr std::string_view kText =
    "시장, 새 다리 건설 약속\n\n"
    "정민수 가온시 시장은 3일 “내년에 120억 원을 들여 다리를 놓겠다”고 밝혔다. "
    "주민들 사이에서는 늦었다는 비판이 나온다.\n\n"
    "정 시장은 공사가 2년 안에 끝날 것이라고 덧붙였다.";

TEST_F(Api, EveryOffsetPointsAtItsSurface) {
  load_lexicon();
  ASSERT_EQ(read_text(kText), 0);
  const std::u16string text = dokhae::base::to_utf16(kText);
  for (const auto& [stage_number, key, field] :
       {std::tuple{DOKHAE_STAGE_TERMS, "terms", "surface"},
        std::tuple{DOKHAE_STAGE_CLAIMS, "claims", "text"}}) {
    const json items = stage(stage_number)[key];
    EXPECT_FALSE(items.empty()) << key;
    for (const json& item : items) {
      const size_t start = item["start"], end = item["end"];
      ASSERT_LE(start, end);
      ASSERT_LE(end, text.size());
      EXPECT_EQ(item[field].get<std::string>(),
                dokhae::base::to_utf8(text.substr(start, end - start)));
    }
  }
}

TEST_F(Api, TokensStandInColumns) {
  load_lexicon();
  ASSERT_EQ(read_text(kText), 0);
  const std::u16string text = dokhae::base::to_utf16(kText);
  const json result = stage(DOKHAE_STAGE_TOKENS);
  const auto words = [&](const char* key) {
    std::vector<std::string> found;
    for (const char c : result[key].get<std::string>()) {
      if (c == ' ') {
        found.emplace_back();
      } else {
        found.back() += c;
      }
    }
    return found;
  };
  const std::string numbers = result["numbers"].get<std::string>();
  size_t at = 0;
  const auto next = [&] {
    size_t number = 0;
    for (; at < numbers.size() && numbers[at] == 'Z'; ++at) number += 55;
    return at < numbers.size() ? number + static_cast<size_t>(numbers[at++] - '#') : number;
  };
  const std::vector<std::string> tags = words("tags"), lemmas = words("lemmas");
  const size_t count = words("romanizations").size();
  ASSERT_NE(count, 0u);
  std::string read;
  size_t end = 0, word = 0;
  for (size_t i = 0; i < count; ++i) {
    const size_t start = end + next();
    end = start + next();
    ASSERT_LE(end, text.size());
    ASSERT_LT(word, lemmas.size());
    const std::string& lemma = lemmas[word++];
    read += lemma.empty() ? dokhae::base::to_utf8(text.substr(start, end - start)) : lemma;
    read += "/" + tags.at(next()) + " ";
    for (size_t more = next(); more > 0; --more, ++word) EXPECT_LT(next(), tags.size());
  }
  EXPECT_EQ(at, numbers.size());
  EXPECT_EQ(word, lemmas.size());
  EXPECT_NE(read.find("밝히다/VV 었/EP 다/EF ./SF"), std::string::npos) << read;
}

TEST_F(Api, ReadsAPageIntoBlocksWhosePlacesAgreeWithTheText) {
  dokhae::test::PageBuilder page;
  page.markup(
      "<body><nav><a href=\"/\">정치</a><a href=\"/e\">경제</a></nav><main><h1>시장, 새 다리 건설 "
      "약속</h1>"
      "<article><p>정민수 가온시 시장은 3일 다리를 놓겠다고 밝혔다. 공사는 내년 봄에 시작해 두 해 "
      "동안 이어진다.</p>"
      "<p>주민들은 다리가 생기면 학교까지 걸어서 10분이면 갈 수 있다며 반겼다. 시는 다음 달에 "
      "설명회를 연다.</p>"
      "<p>다리는 길이가 320m이고, 자전거 길과 사람이 다니는 길이 따로 놓인다. 예산은 시와 도가 "
      "반씩 나눠 낸다.</p>"
      "</article></main><footer><p>저작권자 무단전재 금지</p></footer></body>");
  ASSERT_EQ(read_page(page), 0);
  const json article = result();
  EXPECT_EQ(article["status"].get<std::string>(), "ok");
  EXPECT_EQ(article["title"].get<std::string>(), "시장, 새 다리 건설 약속");
  const std::u16string text = dokhae::base::to_utf16(article["text"].get<std::string>());
  ASSERT_EQ(article["blocks"].size(), 3u);
  const json& last = article["blocks"][2];
  EXPECT_EQ(last["end"].get<size_t>(), text.size());
  EXPECT_FALSE(last["source"].empty());
  EXPECT_EQ(article["text"].get<std::string>().find("무단전재"), std::string::npos);
}

TEST_F(Api, SaysWhatIsWrongWithAnErrorNumber) {
  EXPECT_EQ(dokhae_read_text(nullptr, "가", 3), -1);
  EXPECT_EQ(dokhae_run_stage(handle_, DOKHAE_STAGE_TERMS), -1) << "nothing was read";
  alignas(4) const char garbage[128] = "not a page buffer";
  EXPECT_EQ(dokhae_read_page(handle_, garbage, sizeof garbage), -2);
  EXPECT_EQ(dokhae_result_size(handle_), 0u);
  EXPECT_EQ(load("not a lexicon pack at all, but long enough to hold a header"), -5);
  ASSERT_EQ(read_text(kText), 0);
  EXPECT_EQ(dokhae_run_stage(handle_, DOKHAE_STAGE_CLAIMS), -5) << "no lexicon";
  load_lexicon();
  EXPECT_EQ(dokhae_run_stage(handle_, DOKHAE_STAGE_CLAIMS), -1) << "the article was dropped";
  ASSERT_EQ(read_text(kText), 0);
  EXPECT_EQ(dokhae_run_stage(handle_, 99), -1);
}

TEST_F(Api, EmptyAndForeignTextAreHonestlyEmpty) {
  load_lexicon();
  EXPECT_EQ(read_text(""), 1);
  EXPECT_EQ(read_text(" \n\n  \n"), 1);
  ASSERT_EQ(read_text("No Korean here.\nNone at all."), 0);
  EXPECT_TRUE(stage(DOKHAE_STAGE_TERMS)["terms"].empty());
  ASSERT_EQ(read_text("\xFF\xFE\x80 가\xED\xA0\x80"), 0);
  EXPECT_FALSE(stage(DOKHAE_STAGE_TOKENS).is_discarded());
}

TEST_F(Api, TextBeyondTheLimitIsRefusedUnread) {
  const std::string large(3 * (8u << 20) + 1, 'a');
  EXPECT_EQ(read_text(large), -3);
}

TEST_F(Api, OneHandleReadsManyArticles) {
  load_lexicon();
  ASSERT_EQ(read_text(kText), 0);
  const json first = stage(DOKHAE_STAGE_TERMS);
  ASSERT_EQ(read_text("다른 기사\n날씨가 맑다."), 0);
  EXPECT_NE(stage(DOKHAE_STAGE_TERMS).dump(), first.dump());
  ASSERT_EQ(read_text(kText), 0);
  EXPECT_EQ(stage(DOKHAE_STAGE_TERMS).dump(), first.dump());
}

}  // namespace
