#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dokhae::extract {

struct LinkedAuthor {
  std::string name;
  std::string id;  ///< of an object elsewhere in the graph, when `name` is empty
};

/// One schema.org object that can describe the page, read by known keys only.
struct LinkedObject {
  std::string type;  ///< all its types, blank-separated
  std::string id;
  std::string headline, alternative_headline, name, description, url, image;
  std::string published, modified, section, language, publisher;
  std::vector<LinkedAuthor> authors;

  [[nodiscard]] bool is_article() const noexcept;
};

struct LinkedData {
  std::vector<LinkedObject> objects;  ///< articles, pages, sites, persons; at most kMaxObjects
};

inline constexpr size_t kMaxObjects = 64;

/// Adds the objects of one application/ld+json script. Text that is not quite JSON (raw
/// line breaks or quotation marks in strings, commas too many, an HTML comment around it) is
/// read all the same; what is nested deeper than 32 levels is passed over. Linear.
void read_json_ld(std::string_view text, LinkedData& data);

/// The object that describes the article: the one whose headline has the letters of
/// `title`, else the first article; nullptr when there is none.
[[nodiscard]] const LinkedObject* main_article(const LinkedData& data, std::string_view title);

}  // namespace dokhae::extract
