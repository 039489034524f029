#include "lexicon/compiler/tsv.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

namespace dokhae::lexicon::compiler {

bool read_file(const std::string& path, std::string& out) {
  out.clear();
  const std::unique_ptr<FILE, int (*)(FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
  if (!file) return false;
  char buffer[1 << 16];
  for (size_t count; (count = std::fread(buffer, 1, sizeof buffer, file.get())) != 0;) {
    out.append(buffer, count);
  }
  return std::ferror(file.get()) == 0;
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  if (text.empty()) return parts;
  size_t start = 0;
  for (size_t end; (end = text.find(separator, start)) != std::string::npos; start = end + 1) {
    parts.push_back(text.substr(start, end - start));
  }
  parts.push_back(text.substr(start));
  return parts;
}

bool read_tsv(const std::string& path, TsvFile& out) {
  std::string text;
  if (!read_file(path, text)) return false;
  out = {};
  out.path = path;
  int line = 0;
  for (size_t start = 0; start < text.size();) {
    const size_t end = std::min(text.find('\n', start), text.size());
    std::string content = text.substr(start, end - start);
    start = end + 1;
    ++line;
    if (!content.empty() && content.back() == '\r') content.pop_back();
    if (content.empty() || content.rfind("# ", 0) == 0) continue;
    auto cells = split(content, '\t');
    if (out.header.empty()) {
      out.header = std::move(cells);
    } else {
      out.rows.push_back({line, std::move(cells)});
    }
  }
  return true;
}

std::vector<std::string> list_files(const std::string& folder, const std::string& suffix) {
  std::vector<std::string> paths;
  std::error_code error;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    std::string path = it->path().string();
    if (path.size() > suffix.size() &&
        path.compare(path.size() - suffix.size(), suffix.size(), suffix) == 0) {
      paths.push_back(std::move(path));
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace dokhae::lexicon::compiler
