// What the block classifier is fitted on: the segments of pages and their features.
//
//   block_vectors local OUT < LIST             LIST: one page buffer a line
//   block_vectors context OUT FOLDER < LIST    LIST: page buffer, blank, name of a model in FOLDER
//
// Writes OUT.f32 (little-endian, one vector a segment, all pages in order) and, for `local`,
// OUT.jsonl: {"width", "segments": [[text, weight]…]} a page.
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "extract/block_classifier.h"
#include "extract/page_description.h"
#include "extract/shingles.h"

namespace {

using namespace dokhae;
using namespace dokhae::extract;

std::vector<char> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

struct LoadedModel {
  float base = 0;
  std::vector<TreeNode> nodes;
  std::vector<uint16_t> roots;

  explicit LoadedModel(const std::vector<char>& bytes) {
    uint32_t counts[2] = {};
    std::memcpy(&base, bytes.data(), 4);
    std::memcpy(counts, bytes.data() + 4, 8);
    nodes.resize(counts[0]);
    roots.resize(counts[1]);
    std::memcpy(nodes.data(), bytes.data() + 12, nodes.size() * sizeof(TreeNode));
    std::memcpy(roots.data(), bytes.data() + 12 + nodes.size() * sizeof(TreeNode),
                roots.size() * 2);
  }
  [[nodiscard]] Forest forest() const { return Forest({base, nodes, roots}); }
};

}  // namespace

int main(int argc, char** argv) {
  const std::string mode = argc > 2 ? argv[1] : "";
  if (mode != "local" && !(mode == "context" && argc > 3)) {
    std::fputs("usage: block_vectors local OUT | context OUT FOLDER, list on stdin\n", stderr);
    return 2;
  }
  std::ofstream floats(std::string(argv[2]) + ".f32", std::ios::binary);
  std::ofstream texts;
  if (mode == "local") texts.open(std::string(argv[2]) + ".jsonl");
  std::map<std::string, LoadedModel> models;
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream words(line);
    std::string path, name;
    words >> path >> name;
    const std::vector<char> bytes = read_file(path);
    const auto page = page::PageView::open(std::as_bytes(std::span(bytes)));
    if (!page) {
      std::fprintf(stderr, "%s: not a page buffer\n", path.c_str());
      return 1;
    }
    const auto [features, head, segmentation, title, blocks] = describe_page(*page);
    const auto write = [&floats](const auto& vectors) {
      floats.write(reinterpret_cast<const char*>(vectors.data()),
                   static_cast<std::streamsize>(vectors.size() * sizeof vectors[0]));
    };
    if (mode == "local") {
      write(blocks.vectors);
      nlohmann::json segments = nlohmann::json::array();
      for (const Segment& segment : segmentation.segments) {
        segments.push_back({std::string(segmentation.text_of(segment)), segment.measure.weight});
      }
      texts
          << nlohmann::json{{"width", kBlockFeatureCount}, {"segments", std::move(segments)}}.dump()
          << '\n';
      continue;
    }
    auto model = models.find(name);
    if (model == models.end()) {
      model = models.emplace(name, LoadedModel(read_file(std::string(argv[3]) + "/" + name))).first;
    }
    std::vector<float> likely;
    const Forest forest = model->second.forest();
    for (const BlockVector& vector : blocks.vectors) likely.push_back(forest.predict(vector));
    const BodyRoot root = find_body_root(*page, features, segmentation, likely);
    write(describe_context(*page, features, segmentation, blocks, Shingles(segmentation), likely,
                           root));
  }
}
