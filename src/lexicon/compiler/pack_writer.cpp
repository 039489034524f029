#include "lexicon/compiler/pack_writer.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/hangul.h"
#include "lexicon/format.h"

namespace dokhae::lexicon::compiler {
namespace {

template <typename T>
void append(std::string& out, const T& value) {
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  out.append(bytes, sizeof value);
}

bool is_predicate(Tag tag) {
  return tag == Tag::kVV || tag == Tag::kVA || tag == Tag::kVX || tag == Tag::kVCN ||
         tag == Tag::kXSV || tag == Tag::kXSA;
}

std::string table_bytes(const std::vector<std::vector<std::string>>& rows, size_t columns) {
  std::string bytes, strings;
  append(bytes, static_cast<uint32_t>(rows.size()));
  append(bytes, static_cast<uint32_t>(columns));
  for (const auto& cells : rows) {
    for (size_t column = 0; column < columns; ++column) {
      append(bytes, static_cast<uint32_t>(strings.size()));
      if (column < cells.size()) strings += cells[column];
    }
  }
  append(bytes, static_cast<uint32_t>(strings.size()));
  return bytes + strings;
}

constexpr size_t kSyllables = base::kSyllableLast - base::kSyllableFirst + 1;
enum Place { kFirst, kInner, kLast, kPlaces };

// How likely each syllable is in each place of a noun; those that never occur share what one
// noun in twenty would have.
std::string syllable_costs(const std::vector<SourceEntry>& entries) {
  std::vector<uint32_t> counts[kPlaces];
  uint32_t totals[kPlaces] = {};
  for (auto& place : counts) place.assign(kSyllables, 0);
  for (const SourceEntry& entry : entries) {
    if ((entry.tag != Tag::kNNG && entry.tag != Tag::kNNP) || entry.headword.size() < 2) continue;
    for (size_t i = 0; i < entry.headword.size(); ++i) {
      const char16_t unit = entry.headword[i];
      if (!base::is_syllable(unit)) continue;
      const Place place = i == 0 ? kFirst : i + 1 == entry.headword.size() ? kLast : kInner;
      ++counts[place][unit - base::kSyllableFirst];
      ++totals[place];
    }
  }
  std::string costs;
  for (int place = 0; place < kPlaces; ++place) {
    const double total = totals[place] * 1.05 + 1;
    const double unseen = (totals[place] * 0.05 + 1) / 1500;
    for (const uint32_t count : counts[place]) {
      costs.push_back(static_cast<char>(std::min(255.0, -8 * std::log2((count + unseen) / total))));
    }
  }
  return costs;
}

}  // namespace

void PackWriter::add_section(const std::string& name, std::string bytes) {
  sections_.emplace_back(name.substr(0, format::kNameSize), std::move(bytes));
}

void PackWriter::add_entries(const std::vector<SourceEntry>& entries) {
  std::string labels, depths, counts, tags, irregulars, domains, kinds, costs, sources, texts;
  std::u16string path;
  std::vector<size_t> nodes;  // of the units of path
  for (size_t i = 0; i < entries.size(); ++i) {
    const SourceEntry& entry = entries[i];
    if (i == 0 || entry.headword != path) {
      size_t shared = 0;
      while (shared < path.size() && shared < entry.headword.size() &&
             path[shared] == entry.headword[shared]) {
        ++shared;
      }
      nodes.resize(shared);
      for (size_t depth = shared; depth < entry.headword.size(); ++depth) {
        append(labels, entry.headword[depth]);
        depths.push_back(static_cast<char>(depth + 1));
        nodes.push_back(counts.size());
        counts.push_back(0);
      }
      path = entry.headword;
    }
    const auto mark = [&](size_t depth, uint8_t flag) {
      counts[nodes[depth - 1]] =
          static_cast<char>(static_cast<uint8_t>(counts[nodes[depth - 1]]) | flag);
    };
    const auto count =
        static_cast<uint8_t>(static_cast<uint8_t>(counts.back()) & format::kCountMask);
    if (count == format::kCountMask) continue;
    counts.back() = static_cast<char>(static_cast<uint8_t>(counts.back()) + 1);
    if (is_predicate(entry.tag) && entry.headword.size() >= 2) {
      const size_t stem = entry.headword.size() - 1;
      mark(stem, format::kStemHere);
      if (stem >= 2) mark(stem - 1, format::kStemAhead);
      // 몰라: the syllable before 르 is the last that shows.
      if (stem >= 3 && entry.headword[stem - 1] == u'르') mark(stem - 2, format::kStemAhead);
    }
    tags.push_back(static_cast<char>(entry.tag));
    irregulars.push_back(static_cast<char>(entry.irregular));
    domains.push_back(static_cast<char>(entry.domain));
    kinds.push_back(static_cast<char>(entry.kind));
    costs.push_back(static_cast<char>(std::clamp((entry.cost + 1) / 2, 1, 255)));
    sources.push_back(static_cast<char>(entry.source));
    texts += entry.glosses;
    if (!entry.name.empty()) texts += format::kTextName + entry.name;
    if (!entry.cues.empty()) texts += format::kTextCues + entry.cues;
    texts.push_back('\0');
  }
  add_section(format::kTrieLabels, std::move(labels));
  add_section(format::kTrieDepths, std::move(depths));
  add_section(format::kTrieEntries, std::move(counts));
  add_section(format::kEntryTags, std::move(tags));
  add_section(format::kEntryIrregulars, std::move(irregulars));
  add_section(format::kEntryDomains, std::move(domains));
  add_section(format::kEntryKinds, std::move(kinds));
  add_section(format::kEntryCosts, std::move(costs));
  add_section(format::kEntryTexts, std::move(texts));
  const bool several = sources.find_first_not_of('\0') != std::string::npos;
  if (several) add_section(format::kEntrySources, std::move(sources));
}

void PackWriter::add_syllables(const std::vector<SourceEntry>& entries) {
  add_section(format::kSyllables, syllable_costs(entries));
}

void PackWriter::add_table(const std::string& name, const TsvFile& table) {
  std::vector<std::vector<std::string>> rows;
  for (const TsvRow& row : table.rows) rows.push_back(row.cells);
  add_section(format::kTablePrefix + name, table_bytes(rows, table.header.size()));
}

void PackWriter::set_sources(const std::vector<SourceNote>& sources) {
  std::vector<std::vector<std::string>> rows;
  for (const SourceNote& source : sources)
    rows.push_back({source.name, source.licence, source.address});
  add_section(format::kPackSources, table_bytes(rows, 3));
}

void PackWriter::set_flags(uint32_t flags) {
  std::string bytes;
  append(bytes, flags);
  add_section(format::kPackFlags, std::move(bytes));
}

std::string PackWriter::finish() const {
  const auto aligned = [](size_t size) {
    return (size + format::kAlignment - 1) / format::kAlignment * format::kAlignment;
  };
  std::string records, body;
  const size_t body_start =
      aligned(sizeof(format::Header) + sections_.size() * sizeof(format::SectionRecord));
  for (const auto& [name, bytes] : sections_) {
    format::SectionRecord record = {};
    std::memcpy(record.name, name.data(), name.size());
    body.resize(aligned(body.size()), '\0');
    record.offset = static_cast<uint32_t>(body_start + body.size());
    record.size = static_cast<uint32_t>(bytes.size());
    append(records, record);
    body += bytes;
  }
  std::string rest = records;
  rest.resize(body_start - sizeof(format::Header), '\0');
  rest += body;
  format::Header header = {format::kMagic, format::kVersion,
                           static_cast<uint32_t>(sizeof header + rest.size()),
                           static_cast<uint32_t>(sections_.size()), 0};
  header.checksum =
      format::checksum({reinterpret_cast<const std::byte*>(rest.data()), rest.size()});
  std::string out;
  append(out, header);
  return out + rest;
}

}  // namespace dokhae::lexicon::compiler
