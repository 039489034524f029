#include "extract/page_description.h"

#include <vector>

#include "extract/captions.h"
#include "extract/strings.h"

namespace dokhae::extract {
namespace {

std::vector<std::string> named_authors(const PageHead& head) {
  std::vector<std::string> names = head.authors;
  for (const LinkedObject& object : head.linked.objects) {
    if (has_word(object.type, "Person")) names.push_back(object.name);
    for (const LinkedAuthor& author : object.authors) names.push_back(author.name);
  }
  return names;
}

}  // namespace

PageDescription describe_page(const page::PageView& page) {
  PageDescription out;
  out.features = measure_page(page);
  out.head = read_head(page, out.features);
  out.segmentation = segment_page(page, out.features);
  mark_captions(page, out.features, out.segmentation);
  out.title = find_title_text(out.head, page, out.segmentation);
  out.blocks =
      describe_blocks(page, out.features, out.segmentation, out.title, named_authors(out.head));
  return out;
}

}  // namespace dokhae::extract
