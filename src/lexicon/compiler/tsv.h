#pragma once

#include <string>
#include <vector>

namespace dokhae::lexicon::compiler {

struct TsvRow {
  int line = 0;  ///< 1 for the first line of the file
  std::vector<std::string> cells;
};

struct TsvFile {
  std::string path;
  std::vector<std::string> header;
  std::vector<TsvRow> rows;
};

/// Reads a whole file; false when it cannot be opened.
[[nodiscard]] bool read_file(const std::string& path, std::string& out);

/// Header line, then rows; empty lines and lines that start with "# " are left out.
[[nodiscard]] bool read_tsv(const std::string& path, TsvFile& out);

/// Paths of the files in a folder that end in `suffix`, sorted; empty when there is no folder.
[[nodiscard]] std::vector<std::string> list_files(const std::string& folder,
                                                  const std::string& suffix);

/// "a|b" → {"a", "b"}; "" → {}.
[[nodiscard]] std::vector<std::string> split(const std::string& text, char separator);

}  // namespace dokhae::lexicon::compiler
