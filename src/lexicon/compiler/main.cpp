// Compiles data/ into lexicon.bin, or checks it.
//
//   dokhae_lexicon_compiler --data data --rules folder-of-brk --hunspell ko.dic --out lexicon.bin
//   dokhae_lexicon_compiler --data data --hunspell ko.dic --share /usr/share --extended-out FILE
//   dokhae_lexicon_compiler --data data --lint
//
// --share is where the packages libhangul-data, edict, kanjidic, libgeonames-common and
// iso-codes have their files; what is not there is left out of the extended pack.
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

#include <unicode/unistr.h>

#include "lexicon/compiler/entries.h"
#include "lexicon/compiler/extended.h"
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

// EDRDG's files come in EUC-JP.
std::string from_euc_jp(const std::string& bytes) {
  std::string out;
  icu::UnicodeString(bytes.data(), static_cast<int32_t>(bytes.size()), "euc-jp").toUTF8String(out);
  return out;
}

// Works and licences as Debian's packages state them; see NOTICE.
const std::vector<SourceNote> kExtendedSources = {
    {"EDICT and KANJIDIC, Electronic Dictionary Research and Development Group", "CC BY-SA 3.0",
     "https://www.edrdg.org/edrdg/licence.html"},
    {"GeoNames", "CC BY 4.0", "https://www.geonames.org/"},
    {"iso-codes", "LGPL-2.1-or-later", "https://salsa.debian.org/iso-codes-team/iso-codes"},
};
enum ExtendedSource : uint8_t { kEdrdg, kGeoNames, kIsoCodes };

/// The extended pack's entries, without what `known` has.
std::vector<SourceEntry> extended_entries(const std::string& share,
                                          const std::vector<SourceEntry>& known) {
  const auto read = [&share](const char* name) {
    std::string bytes;
    if (!read_file(share + "/" + name, bytes))
      std::fprintf(stderr, "extended pack: %s/%s is not there\n", share.c_str(), name);
    return bytes;
  };
  std::vector<SourceEntry> all;
  const auto add = [&all](ExtendedSource source, std::vector<SourceEntry> more) {
    for (SourceEntry& entry : more) {
      entry.source = source;
      all.push_back(std::move(entry));
    }
  };
  add(kEdrdg, hanja_entries(read("libhangul/hanja/hanja.txt"), from_euc_jp(read("edict/kanjidic")),
                            from_euc_jp(read("edict/edict"))));
  add(kGeoNames, geonames_entries(read("locale/ko/LC_MESSAGES/geonames.mo"),
                                  read("locale/en/LC_MESSAGES/geonames.mo")));
  add(kIsoCodes, iso_entries(read("locale/ko/LC_MESSAGES/iso_3166-2.mo"), false));
  add(kIsoCodes, iso_entries(read("locale/ko/LC_MESSAGES/iso_639-3.mo"), true));
  return without_known(std::move(all), known);
}

int usage() {
  std::fputs(
      "usage: dokhae_lexicon_compiler --data DIR (--lint [--warnings] | [--rules DIR] [--hunspell "
      "FILE] --out FILE | [--hunspell FILE] --share DIR --extended-out FILE)\n",
      stderr);
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  std::string data, rules, hunspell, out, share, extended_out;
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
    } else if (i + 1 < argc && option == "--share") {
      share = argv[++i];
    } else if (i + 1 < argc && option == "--extended-out") {
      extended_out = argv[++i];
    } else {
      return usage();
    }
  }
  if (data.empty() || share.empty() != extended_out.empty() ||
      (out.empty() && extended_out.empty() && !lint)) {
    return usage();
  }

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
  const auto entries = join_entries(std::move(written), cldr_entries(), stems);
  const auto finish = [](const PackWriter& pack, const std::string& path) {
    if (write_file(path, pack.finish())) return 0;
    std::fprintf(stderr, "error: %s: cannot be written\n", path.c_str());
    return 1;
  };
  if (!extended_out.empty()) {
    PackWriter pack;
    pack.set_flags(format::kBelow | format::kGuessedTags);
    pack.set_sources(kExtendedSources);
    pack.add_entries(extended_entries(share, entries));
    return finish(pack, extended_out);
  }
  PackWriter writer;
  writer.add_entries(entries);
  writer.add_syllables(entries);
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
  return finish(writer, out);
}
