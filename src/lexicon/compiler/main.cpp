// Compiles data/ into lexicon.bin, or checks it.
//
//   dokhae_lexicon_compiler --data data --rules folder-of-brk --hunspell ko.dic --out lexicon.bin
//   dokhae_lexicon_compiler --data data --lint
//
// --lint prints what is wrong as file:line: text and ends with status 1 when there are
// errors; warnings (with --warnings) do not count. A build leaves rows with errors out.

#include <cstdio>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "lexicon/compiler/entries.h"
#include "lexicon/compiler/pack_writer.h"
#include "lexicon/compiler/tsv.h"
#include "lexicon/format.h"

namespace {

using namespace dokhae::lexicon;
using namespace dokhae::lexicon::compiler;

constexpr char kHeader[] = "headword\ttag\tirregular\tglosses\tdomain\tcues\tname\tkind\tnote";

std::string join(const std::vector<std::string>& cells) {
  std::string out;
  for (const std::string& cell : cells) out += (out.empty() ? "" : "\t") + cell;
  return out;
}

std::vector<TsvFile> read_folder(const std::string& folder, Findings& findings) {
  std::vector<TsvFile> files;
  for (const std::string& path : list_files(folder, ".tsv")) {
    TsvFile file;
    if (read_tsv(path, file)) {
      files.push_back(std::move(file));
    } else {
      findings.errors.push_back(path + ": cannot be read");
    }
  }
  return files;
}

void check_table(const TsvFile& table, Findings& findings) {
  const size_t name_size = std::filesystem::path(table.path).stem().string().size();
  if (sizeof(format::kTablePrefix) - 1 + name_size > format::kNameSize) {
    findings.errors.push_back(table.path + ": name too long for a table");
  }
  for (const TsvRow& row : table.rows) {
    if (row.cells.size() > table.header.size()) {
      findings.errors.push_back(table.path + ":" + std::to_string(row.line) +
                                ": more columns than the header line");
    }
  }
}

bool write_file(const std::string& path, const std::string& bytes) {
  const std::unique_ptr<FILE, int (*)(FILE*)> file(std::fopen(path.c_str(), "wb"), std::fclose);
  return file && std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size() &&
         std::fflush(file.get()) == 0;
}

int usage() {
  std::fputs(
      "usage: dokhae_lexicon_compiler --data DIR (--lint [--warnings] | [--rules DIR] [--hunspell "
      "FILE] --out FILE)\n",
      stderr);
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  std::string data, rules, hunspell, out;
  bool lint = false, warnings = false;
  for (int i = 1; i < argc; ++i) {
    const std::string option = argv[i];
    if (option == "--lint") {
      lint = true;
    } else if (option == "--warnings") {
      warnings = true;
    } else if (i + 1 < argc && option == "--data") {
      data = argv[++i];
    } else if (i + 1 < argc && option == "--rules") {
      rules = argv[++i];
    } else if (i + 1 < argc && option == "--hunspell") {
      hunspell = argv[++i];
    } else if (i + 1 < argc && option == "--out") {
      out = argv[++i];
    } else {
      return usage();
    }
  }
  if (data.empty() || (out.empty() && !lint)) return usage();

  Findings findings;
  const auto lexicon_files = read_folder(data + "/lexicon", findings);
  for (const TsvFile& file : lexicon_files) {
    if (join(file.header) != kHeader)
      findings.errors.push_back(file.path + ":1: wrong header line");
  }
  auto written = read_entries(lexicon_files, findings);
  auto stems = read_stems(read_folder(data + "/analysis", findings), findings);
  const auto tables = read_folder(data + "/tables", findings);
  for (const TsvFile& table : tables) check_table(table, findings);

  for (const std::string& text : findings.errors) std::fprintf(stderr, "error: %s\n", text.c_str());
  if (warnings) {
    for (const std::string& text : findings.warnings) {
      std::fprintf(stderr, "warning: %s\n", text.c_str());
    }
  }
  if (lint) {
    std::printf("%zu entries, %zu stems, %zu tables: %zu errors, %zu warnings\n", written.size(),
                stems.size(), tables.size(), findings.errors.size(), findings.warnings.size());
    return findings.errors.empty() ? 0 : 1;
  }

  if (!hunspell.empty()) {
    std::string dictionary;
    if (!read_file(hunspell, dictionary)) {
      std::fprintf(stderr, "error: %s: cannot be read\n", hunspell.c_str());
      return 1;
    }
    auto more = hunspell_stems(dictionary);
    stems.insert(stems.end(), std::make_move_iterator(more.begin()),
                 std::make_move_iterator(more.end()));
  }
  PackWriter writer;
  const auto entries = join_entries(std::move(written), cldr_entries(), stems);
  writer.add_entries(entries);
  for (const TsvFile& table : tables) {
    writer.add_table(std::filesystem::path(table.path).stem().string(), table);
  }
  for (const std::string& path : list_files(rules, ".brk")) {
    std::string bytes;
    if (!read_file(path, bytes)) {
      std::fprintf(stderr, "error: %s: cannot be read\n", path.c_str());
      return 1;
    }
    // korean.rules are the rules; the section is called after what they cut.
    const std::string stem = std::filesystem::path(path).stem().string();
    writer.add_section(stem == "korean" ? "sentence" : "sentence." + stem, std::move(bytes));
  }
  if (!write_file(out, writer.finish())) {
    std::fprintf(stderr, "error: %s: cannot be written\n", out.c_str());
    return 1;
  }
  return 0;
}
