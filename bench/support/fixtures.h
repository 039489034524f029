#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "engine/engine.h"

/// What the benchmarks run on: our HTML fixtures as page buffers, which `npm run bench` puts
/// into <build folder>/pages, and the compiled lexicon beside it.
namespace dokhae::bench {

inline std::vector<std::byte> read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  const std::vector<char> bytes{std::istreambuf_iterator<char>(in),
                                std::istreambuf_iterator<char>()};
  const auto* first = reinterpret_cast<const std::byte*>(bytes.data());
  return {first, first + bytes.size()};
}

inline const std::vector<std::byte>& lexicon_pack() {
  static const std::vector<std::byte> pack = read_file(DOKHAE_LEXICON_FILE);
  return pack;
}

/// Every page buffer, by file name.
inline const std::vector<std::vector<std::byte>>& pages() {
  static const std::vector<std::vector<std::byte>> all = [] {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry :
         std::filesystem::directory_iterator(DOKHAE_BINARY_DIR "/pages", error)) {
      if (entry.path().extension() == ".dkhp") files.push_back(entry.path());
    }
    if (files.empty()) {
      std::fputs("no page buffers: start this with 'npm run bench'\n", stderr);
      std::exit(1);
    }
    std::sort(files.begin(), files.end());
    std::vector<std::vector<std::byte>> buffers;
    for (const auto& file : files) buffers.push_back(read_file(file));
    return buffers;
  }();
  return all;
}

/// The texts of the pages that hold an article.
inline const std::vector<std::u16string>& texts() {
  static const std::vector<std::u16string> all = [] {
    std::vector<std::u16string> found;
    engine::Engine engine;
    for (const auto& page : pages()) {
      if (engine.read_page(page) == base::Status::kOk) found.push_back(engine.text().text);
    }
    return found;
  }();
  return all;
}

}  // namespace dokhae::bench
