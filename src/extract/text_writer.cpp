#include "extract/text_writer.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>

#include <algorithm>

#include "base/utf.h"

namespace dokhae::extract {
namespace {

/// Longest sequence composed at once. Real ones have a handful of marks; a page with
/// thousands on one letter would make reordering them quadratic.
constexpr int32_t kLongestSequence = 64;

bool is_blank_unit(char16_t c) {
  if (c > 0x3000) return c == 0xFEFF;  // Hangul first
  return c <= 0x20 || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

/// True only for characters that no normalisation touches, whatever stands beside them.
bool is_plainly_nfc(char16_t c) {
  return c < 0x300 || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x4E00 && c <= 0x9FFF) ||
         (c >= 0x2010 && c <= 0x2027) || (c >= 0x3001 && c <= 0x3029) || c == 0xA0;
}

const icu::Normalizer2* nfc() {
  UErrorCode error = U_ZERO_ERROR;
  return icu::Normalizer2::getNFCInstance(error);
}

}  // namespace

void TextWriter::append(std::string_view utf8, uint32_t node) {
  units_.clear();
  base::append_utf16(utf8, units_);
  const std::u16string_view text = units_;
  const icu::Normalizer2* const normalizer = nfc();
  if (normalizer == nullptr || std::all_of(text.begin(), text.end(), is_plainly_nfc)) {
    append_folding(text, node, 0);
    return;
  }
  const auto length = static_cast<int32_t>(text.size());
  for (int32_t at = 0; at < length;) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::UnicodeString rest(false, text.data() + at, length - at);
    const int32_t normal = normalizer->spanQuickCheckYes(rest, error);
    append_folding(text.substr(static_cast<size_t>(at), static_cast<size_t>(normal)), node,
                   static_cast<uint32_t>(at));
    at += normal;
    if (at == length) break;
    // One sequence: up to the next character that begins a new one.
    int32_t end = at;
    do {
      UChar32 c = 0;
      U16_NEXT(text.data(), end, length, c);
      if (end == length || end - at >= kLongestSequence) break;
      int32_t next = end;
      U16_NEXT(text.data(), next, length, c);
      if (normalizer->hasBoundaryBefore(c)) break;
    } while (true);
    append_nfc(text.substr(static_cast<size_t>(at), static_cast<size_t>(end - at)), node,
               static_cast<uint32_t>(at));
    at = end;
  }
}

void TextWriter::append_nfc(std::u16string_view chunk, uint32_t node, uint32_t node_start) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::UnicodeString source(false, chunk.data(), static_cast<int32_t>(chunk.size()));
  icu::UnicodeString composed;
  nfc()->normalize(source, composed, error);
  if (U_FAILURE(error) || composed == source) {
    append_folding(chunk, node, node_start);
    return;
  }
  const uint32_t from = size();
  block_.text.append(composed.getBuffer(), static_cast<size_t>(composed.length()));
  // Never joined with its neighbours: inside, only the ends agree.
  block_.source.push_back(
      {{from, size()}, node, node_start, node_start + static_cast<uint32_t>(chunk.size())});
}

void TextWriter::append_folding(std::u16string_view text, uint32_t node, uint32_t node_start) {
  const size_t length = text.size();
  for (size_t i = 0; i < length;) {
    if (blanks_ == Blanks::kKeep || !is_blank_unit(text[i])) {
      const size_t from = i;
      // With the single spaces in it.
      while (i < length && (blanks_ == Blanks::kKeep || !is_blank_unit(text[i]) ||
                            (text[i] == u' ' && i + 1 < length && !is_blank_unit(text[i + 1])))) {
        ++i;
      }
      const uint32_t at = size();
      block_.text.append(text.substr(from, i - from));
      add_span(at, size(), node, node_start + static_cast<uint32_t>(from),
               node_start + static_cast<uint32_t>(i));
      continue;
    }
    const size_t from = i;
    while (i < length && is_blank_unit(text[i])) ++i;
    if (block_.text.empty() || is_blank_unit(block_.text.back())) continue;
    block_.text += u' ';
    add_span(size() - 1, size(), node, node_start + static_cast<uint32_t>(from),
             node_start + static_cast<uint32_t>(i));
  }
}

void TextWriter::add_span(uint32_t text_start, uint32_t text_end, uint32_t node,
                          uint32_t node_start, uint32_t node_end) {
  if (text_start == text_end) return;
  const bool exact = text_end - text_start == node_end - node_start;
  if (exact && !block_.source.empty()) {
    SourceSpan& last = block_.source.back();
    const bool last_exact = last.text.length() == last.node_end - last.node_start;
    if (last_exact && last.node == node && last.node_end == node_start &&
        last.text.end == text_start) {
      last.text.end = text_end;
      last.node_end = node_end;
      return;
    }
  }
  block_.source.push_back({{text_start, text_end}, node, node_start, node_end});
}

void TextWriter::separate(char16_t blank) {
  std::u16string& text = block_.text;
  if (text.empty() || text.back() == u'\n' || text.back() == blank) return;
  if (blank == u'\n' && is_blank_unit(text.back())) trim_end();
  text += blank;
}

void TextWriter::finish() {
  trim_end();
}

void TextWriter::trim_end() {
  std::u16string& text = block_.text;
  while (!text.empty() && is_blank_unit(text.back())) text.pop_back();
  while (!block_.source.empty()) {
    SourceSpan& last = block_.source.back();
    if (last.text.end <= size()) break;
    const bool exact = last.text.length() == last.node_end - last.node_start;
    if (last.text.start >= size() || !exact) {
      block_.source.pop_back();
      continue;
    }
    last.node_end -= last.text.end - size();
    last.text.end = size();
  }
}

}  // namespace dokhae::extract
