#include "gloss/compose.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dokhae::gloss {
namespace {

constexpr char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
constexpr char upper(char c) noexcept {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
}

bool is_small_word(std::string_view word) noexcept {
  constexpr std::array<std::string_view, 7> kSmall = {"of", "and", "the", "for", "in", "on", "to"};
  return std::find(kSmall.begin(), kSmall.end(), word) != kSmall.end();
}

std::string_view first_word(std::string_view phrase) noexcept {
  return phrase.substr(0, std::min(phrase.find(' '), phrase.size()));
}

/// The gloss of a part that is not the head: the singular, where the entry has it (imports|import).
std::string_view modifier(const PartGlosses& glosses) noexcept {
  const std::string_view first = glosses.front();
  const auto singular = [first](std::string_view gloss) {
    return gloss.size() + 1 == first.size() && first.back() == 's' && first.starts_with(gloss);
  };
  const auto found = std::find_if(glosses.begin(), glosses.end(), singular);
  return found == glosses.end() ? first : *found;
}

std::string joined(std::span<const std::string_view> words) {
  std::string out;
  for (size_t i = 0; i < words.size(); ++i) {
    std::string_view word = words[i];
    // anti- + government, -related: the hyphen makes one word.
    const bool glued = !out.empty() && out.back() == '-';
    if (!out.empty() && !glued && !word.empty() && word.front() == '-') {
      out += word;
      continue;
    }
    if (!out.empty() && !glued) out += ' ';
    out += word;
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

}  // namespace

std::vector<std::string> compose(std::span<const PartGlosses> parts) {
  std::vector<std::string> out;
  if (parts.empty() || parts.size() > kMaxParts) return out;
  std::array<std::string_view, kMaxParts> words;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].empty()) return out;
    words[i] = i + 1 < parts.size() ? modifier(parts[i]) : parts[i].front();
  }
  const std::span<const std::string_view> used(words.data(), parts.size());
  out.push_back(joined(used));
  // Other words for one part at a time; the head, which stands last, first.
  for (size_t alternative = 1; alternative < kMaxGlosses; ++alternative) {
    for (size_t i = parts.size(); i-- > 0 && out.size() < kMaxGlosses;) {
      if (parts[i].size() <= alternative || parts[i][alternative] == words[i]) continue;
      const std::string_view usual = std::exchange(words[i], parts[i][alternative]);
      out.push_back(joined(used));
      words[i] = usual;
    }
  }
  return out;
}

bool has_initials(std::string_view phrase, std::string_view abbreviation) noexcept {
  size_t at = 0;
  size_t start = 0;
  while (start < phrase.size()) {
    size_t end = phrase.find_first_of(" -", start);
    if (end == std::string_view::npos) end = phrase.size();
    const std::string_view word = phrase.substr(start, end - start);
    start = end + 1;
    if (word.empty()) continue;
    if (at < abbreviation.size() && lower(word.front()) == lower(abbreviation[at])) {
      ++at;
    } else if (!is_small_word(word)) {
      return false;
    }
  }
  return at == abbreviation.size() && at >= 2;
}

std::string compose_for(std::span<const PartGlosses> parts, std::string_view abbreviation) {
  if (parts.empty() || parts.size() > kMaxParts || abbreviation.size() < 2) return {};
  for (const PartGlosses& part : parts) {
    if (part.empty()) return {};
  }
  // Each part offers its glosses whole and their first words: at most 6^4 phrases.
  std::array<size_t, kMaxParts> choice{};
  std::array<std::string_view, kMaxParts> words;
  while (true) {
    for (size_t i = 0; i < parts.size(); ++i) {
      const std::string_view gloss = parts[i][choice[i] / 2];
      words[i] = choice[i] % 2 == 0 ? gloss : first_word(gloss);
    }
    std::string phrase = joined({words.data(), parts.size()});
    if (has_initials(phrase, abbreviation)) return phrase;
    size_t i = 0;
    while (i < parts.size()) {
      if (++choice[i] < 2 * std::min(parts[i].size(), kMaxGlosses)) break;
      choice[i++] = 0;
    }
    if (i == parts.size()) return {};
  }
}

std::string title_case(std::string_view phrase) {
  std::string out(phrase);
  size_t start = 0;
  while (start < out.size()) {
    size_t end = out.find(' ', start);
    if (end == std::string::npos) end = out.size();
    if (start == 0 || !is_small_word(std::string_view(out).substr(start, end - start))) {
      out[start] = upper(out[start]);
    }
    start = end + 1;
  }
  return out;
}

}  // namespace dokhae::gloss
