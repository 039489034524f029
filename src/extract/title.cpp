#include "extract/title.h"

#include <algorithm>

#include "extract/strings.h"

namespace dokhae::extract {
namespace {

struct Separator {
  std::string_view text;
  bool strong;  ///< hardly ever part of a headline
};

constexpr Separator kSeparators[] = {
    {" | ", true},  {"ㅣ", true},   {" ㅣ ", true}, {" < ", true}, {" &lt; ", true}, {" > ", true},
    {" » ", true},  {" « ", true},  {" :: ", true}, {"::", true},  {" : ", true},    {" - ", true},
    {" – ", false}, {" — ", false}, {" · ", true},  {" • ", true}, {" / ", false},   {"|", true},
    {" ‹ ", true},  {" — ", false}, {" ~ ", false}, {": ", false}};

struct Cut {
  size_t begin;
  size_t end;
  bool strong;
};

std::vector<Cut> cuts_of(std::string_view title) {
  std::vector<Cut> cuts;
  for (size_t i = 0; i < title.size(); ++i) {
    const Separator* best = nullptr;
    for (const Separator& s : kSeparators) {
      if (starts_with(title.substr(i), s.text) &&
          (best == nullptr || s.text.size() > best->text.size()))
        best = &s;
    }
    if (best == nullptr) continue;
    cuts.push_back({i, i + best->text.size(), best->strong});
    i += best->text.size() - 1;
  }
  return cuts;
}

/// Whether the letters of one hold the other's: "예시뉴스" and "예시 뉴스 - 경제".
bool same_name(const std::string& part, const std::string& site) {
  if (part.empty() || site.empty()) return false;
  return part == site || (part.size() >= 6 && contains(site, part)) ||
         (site.size() >= 6 && starts_with(part, site));
}

size_t weight_of(std::string_view text) {
  size_t weight = 0;
  for (size_t i = 0; i < text.size();) {
    const Character c = character_at(text, i);
    weight += c.value >= 0x1100 ? 2 : 1;
    i += c.bytes;
  }
  return weight;
}

}  // namespace

std::string clean_title(std::string_view raw, const std::vector<std::string>& sites,
                        const std::vector<std::string>& headings) {
  std::string title = folded(decode_references(raw));
  const std::string all = letters_of(title);
  if (all.empty()) return title;

  // A heading that says the same, or the same without what stands after or before it. What
  // stands at the end may be the site's name in the page's banner: it must be most of it.
  const std::string* best = nullptr;
  for (const std::string& heading : headings) {
    const std::string letters = letters_of(heading);
    if (letters.size() < 6 || letters.size() > all.size()) continue;
    if (std::find(sites.begin(), sites.end(), letters) != sites.end()) continue;
    if (letters.size() * 5 < all.size() && weight_of(heading) < 16) continue;
    if (!starts_with(all, letters) && !(ends_with(all, letters) && letters.size() * 2 > all.size()))
      continue;
    if (best == nullptr || letters_of(*best).size() < letters.size()) best = &heading;
  }
  if (best != nullptr) return *best;

  const auto is_site = [&sites](const std::string& part) {
    return std::any_of(sites.begin(), sites.end(),
                       [&part](const std::string& site) { return same_name(part, site); });
  };
  for (int round = 0; round < 4; ++round) {
    const std::vector<Cut> cuts = cuts_of(title);
    if (cuts.empty()) break;
    const Cut last = cuts.back();
    const Cut first = cuts.front();
    const std::string tail = letters_of(std::string_view(title).substr(last.end));
    const std::string head = letters_of(std::string_view(title).substr(0, first.begin));
    if (is_site(tail)) {
      title.resize(last.begin);
    } else if (is_site(head)) {
      title.erase(0, first.end);
    } else if (last.strong) {
      // Unknown site: a short last part after a long rest.
      const size_t tail_weight = weight_of(std::string_view(title).substr(last.end));
      const size_t rest_weight = weight_of(std::string_view(title).substr(0, last.begin));
      // After `<` stand sections, however short the headline; `A < B` is rare in one.
      const bool breadcrumb =
          contains(std::string_view(title).substr(last.begin, last.end - last.begin), "<");
      if (tail_weight > 28 || (!breadcrumb && (rest_weight < 16 || tail_weight * 2 > rest_weight)))
        break;
      title.resize(last.begin);
    } else {
      break;
    }
    title = std::string(trim(title));
  }
  return title;
}

}  // namespace dokhae::extract
