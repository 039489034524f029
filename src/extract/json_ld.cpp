#include "extract/json_ld.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "base/utf.h"
#include "extract/strings.h"

namespace dokhae::extract {
namespace {

constexpr size_t kMaxDepth = 32;
constexpr size_t kMaxValue = 2000;  ///< bytes; no field we keep is longer
constexpr size_t kMaxAuthors = 16;

void assign_once(std::string& field, const std::string& value) {
  if (field.empty() && value.size() <= kMaxValue)
    field = composed(folded(decode_references(value)));
}

bool is_person_key(std::string_view key) {
  return key == "author" || key == "creator";
}

/// Goes over the text once and follows braces and strings alone: whether commas and colons
/// are where they belong does not matter for what is looked for. Nothing is kept of the
/// document but the objects.
class Reader {
 public:
  Reader(std::string_view text, LinkedData& data) : text_(text), data_(data) {}

  void run() {
    while (at_ < text_.size()) {
      switch (text_[at_]) {
        case '"':
          string();
          continue;
        case '{':
          open_object();
          break;
        case '}':
          close_object();
          break;
        default:
          break;
      }
      ++at_;
    }
    // Where the end is missing, what was open counts as read.
    skipped_ = 0;
    while (!frames_.empty()) close_object();
  }

 private:
  struct Frame {
    LinkedObject object;
    std::string key;
  };

  [[nodiscard]] char next_after(size_t at) const {
    at = std::min(text_.find_first_not_of(" \t\r\n\f", at), text_.size());
    return at < text_.size() ? text_[at] : '}';
  }

  /// A string, its escapes decoded; a key when a colon follows.
  void string() {
    std::u16string escaped;
    std::string value;
    const auto flush = [&] {
      base::append_utf8(escaped, value);
      escaped.clear();
    };
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"') {
        // A quotation mark that nobody escaped is none of JSON's.
        const char next = next_after(at_ + 1);
        if (next == ',' || next == ':' || next == '}' || next == ']') break;
      }
      if (c == '\\' && at_ + 1 < text_.size()) {
        escape(text_[++at_], escaped);
      } else {
        flush();
        // Raw line breaks in strings are common.
        if (value.size() <= kMaxValue) value += static_cast<uint8_t>(c) < 0x20 ? ' ' : c;
      }
      if (escaped.size() > kMaxValue) flush();
      if (value.size() > kMaxValue) escaped.clear();
    }
    flush();
    ++at_;
    if (skipped_ > 0 || frames_.empty()) return;
    if (at_ < text_.size() && next_after(at_) == ':') {
      frames_.back().key = value.size() < 40 ? value : "";
    } else {
      keep(value);
    }
  }

  void escape(char c, std::u16string& out) {
    constexpr std::string_view kNames = "bfnrt";
    if (kNames.find(c) != std::string_view::npos) {
      out += u' ';
    } else if (c != 'u') {
      out += static_cast<char16_t>(static_cast<uint8_t>(c));
    } else {
      uint16_t unit = 0;
      const char* const first = text_.data() + at_ + 1;
      const size_t most = std::min<size_t>(4, text_.size() - at_ - 1);
      const auto [end, error] = std::from_chars(first, first + most, unit, 16);
      if (error == std::errc()) out += static_cast<char16_t>(unit);
      at_ += static_cast<size_t>(end - first);
    }
  }

  void keep(const std::string& value) {
    LinkedObject& object = frames_.back().object;
    const std::string_view key = frames_.back().key;
    struct Field {
      std::string_view key;
      std::string LinkedObject::*field;
    };
    static constexpr Field kFields[] = {
        {"@id", &LinkedObject::id},
        {"headline", &LinkedObject::headline},
        {"alternativeHeadline", &LinkedObject::alternative_headline},
        {"name", &LinkedObject::name},
        {"description", &LinkedObject::description},
        {"datePublished", &LinkedObject::published},
        {"dateModified", &LinkedObject::modified},
        {"articleSection", &LinkedObject::section},
        {"inLanguage", &LinkedObject::language},
        {"url", &LinkedObject::url},
        {"contentUrl", &LinkedObject::url},
        {"image", &LinkedObject::image},
        {"thumbnailUrl", &LinkedObject::image},
        {"publisher", &LinkedObject::publisher}};
    if (key == "@type") {
      if (object.type.size() + value.size() < 200) {
        if (!object.type.empty()) object.type += ' ';
        object.type += value;
      }
    } else if (is_person_key(key)) {
      if (object.authors.size() < kMaxAuthors && value.size() <= kMaxValue)
        object.authors.push_back({composed(folded(decode_references(value))), {}});
    } else {
      for (const Field& field : kFields) {
        if (field.key == key) assign_once(object.*field.field, value);
      }
    }
  }

  void open_object() {
    if (skipped_ > 0 || frames_.size() == kMaxDepth) {
      ++skipped_;
    } else {
      frames_.emplace_back();
    }
  }

  void close_object() {
    if (skipped_ > 0) {
      --skipped_;
      return;
    }
    if (frames_.empty()) return;
    LinkedObject object = std::move(frames_.back().object);
    frames_.pop_back();
    if (!frames_.empty()) {
      LinkedObject& parent = frames_.back().object;
      const std::string& key = frames_.back().key;
      if (is_person_key(key)) {
        if (parent.authors.size() < kMaxAuthors) parent.authors.push_back({object.name, object.id});
      } else if (key == "publisher") {
        assign_once(parent.publisher, object.name);
      } else if (key == "image" || key == "primaryImageOfPage") {
        assign_once(parent.image, object.url);
      }
    }
    if (data_.objects.size() < kMaxObjects && !object.type.empty()) {
      data_.objects.push_back(std::move(object));
    }
  }

  std::string_view text_;
  LinkedData& data_;
  size_t at_ = 0;
  std::vector<Frame> frames_;
  size_t skipped_ = 0;
};

}  // namespace

bool LinkedObject::is_article() const noexcept {
  return contains(type, "Article") || contains(type, "Posting") || contains(type, "Report") ||
         contains(type, "Review") || contains(type, "Recipe");
}

void read_json_ld(std::string_view text, LinkedData& data) {
  Reader(text, data).run();
}

const LinkedObject* main_article(const LinkedData& data, std::string_view title) {
  const LinkedObject* first = nullptr;
  const std::string wanted = letters_of(title);
  for (const LinkedObject& object : data.objects) {
    if (!object.is_article()) continue;
    const std::string headline =
        letters_of(object.headline.empty() ? object.name : object.headline);
    if (!headline.empty() && !wanted.empty() &&
        (starts_with(wanted, headline) || starts_with(headline, wanted))) {
      return &object;
    }
    if (first == nullptr && (!object.headline.empty() || !object.published.empty()))
      first = &object;
  }
  return first;
}

}  // namespace dokhae::extract
