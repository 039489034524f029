#include "extract/article.h"

namespace dokhae::extract {

ArticleText article_text(const Article& article) {
  ArticleText out;
  const auto add = [&out](const Block& block, int32_t index) {
    if (!block.in_text() || block.text.empty()) return;
    if (!out.text.empty()) out.text += u"\n\n";
    const auto start = static_cast<uint32_t>(out.text.size());
    out.text += block.text;
    out.blocks.push_back({{start, static_cast<uint32_t>(out.text.size())}, index});
  };
  add(article.title, -1);
  for (size_t i = 0; i < article.blocks.size(); ++i)
    add(article.blocks[i], static_cast<int32_t>(i));
  return out;
}

}  // namespace dokhae::extract
