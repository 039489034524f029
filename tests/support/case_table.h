#pragma once

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

/// Cases in data files: one a line, cells between tabs, the first line names the columns.
namespace dokhae::test {

/// The rows of tests/unit/korean/cases/`name`, each with as many cells as the first line.
inline std::vector<std::vector<std::string>> rows_of(const std::string& name) {
  std::ifstream file(std::string(DOKHAE_SOURCE_DIR "/tests/unit/korean/cases/") + name);
  std::vector<std::vector<std::string>> rows;
  std::string line;
  std::getline(file, line);
  const size_t columns = static_cast<size_t>(std::count(line.begin(), line.end(), '\t')) + 1;
  while (std::getline(file, line)) {
    if (line.empty()) continue;
    std::vector<std::string> cells;
    std::stringstream stream(line);
    for (std::string cell; std::getline(stream, cell, '\t');) cells.push_back(cell);
    cells.resize(std::max(columns, cells.size()));
    rows.push_back(std::move(cells));
  }
  return rows;
}

}  // namespace dokhae::test
