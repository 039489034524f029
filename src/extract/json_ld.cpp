#include "extract/json_ld.h"

#include <algorithm>
#include <cstdint>

#include "extract/json_reader.h"
#include "extract/strings.h"

namespace dokhae::extract {
namespace {

constexpr size_t kMaxDepth = 32;
constexpr size_t kMaxArrays = 1000;  ///< open at a time
constexpr size_t kMaxValue = 2000;   ///< bytes; no field we keep is longer
constexpr size_t kMaxAuthors = 16;

void assign_once(std::string& field, const std::string& value) {
  if (field.empty() && value.size() <= kMaxValue)
    field = composed(folded(decode_references(value)));
}

bool is_person_key(std::string_view key) {
  return key == "author" || key == "creator";
}

/// Collects objects from the reader's events; nothing of the document is kept.
class Collector {
 public:
  explicit Collector(LinkedData& data) : data_(data) {}

  void read(JsonReader& json) {
    size_t arrays = 0;
    for (JsonEvent event = json.next(); event != JsonEvent::kEnd; event = json.next()) {
      switch (event) {
        case JsonEvent::kObject:
          start_object();
          break;
        case JsonEvent::kObjectEnd:
          end_object();
          break;
        case JsonEvent::kArray:
          if (++arrays == kMaxArrays) return;
          break;
        case JsonEvent::kArrayEnd:
          --arrays;
          break;
        case JsonEvent::kKey:
          key(json.text());
          break;
        case JsonEvent::kString:
          string(json.text());
          break;
        default:
          break;
      }
    }
  }

  /// After an error: what was open counts as read.
  void finish() {
    while (!frames_.empty()) close_object();
  }

 private:
  struct Frame {
    LinkedObject object;
    std::string key;
  };

  void string(const std::string& value) {
    if (skipped_ > 0 || frames_.empty()) return;
    Frame& frame = frames_.back();
    LinkedObject& object = frame.object;
    const std::string& key = frame.key;
    if (key == "@type") {
      if (object.type.size() + value.size() < 200) {
        if (!object.type.empty()) object.type += ' ';
        object.type += value;
      }
    } else if (key == "@id") {
      assign_once(object.id, value);
    } else if (key == "headline") {
      assign_once(object.headline, value);
    } else if (key == "alternativeHeadline") {
      assign_once(object.alternative_headline, value);
    } else if (key == "name") {
      assign_once(object.name, value);
    } else if (key == "description") {
      assign_once(object.description, value);
    } else if (key == "datePublished") {
      assign_once(object.published, value);
    } else if (key == "dateModified") {
      assign_once(object.modified, value);
    } else if (key == "articleSection") {
      assign_once(object.section, value);
    } else if (key == "inLanguage") {
      assign_once(object.language, value);
    } else if (key == "url" || key == "contentUrl") {
      assign_once(object.url, value);
    } else if (key == "image" || key == "thumbnailUrl") {
      assign_once(object.image, value);
    } else if (key == "publisher") {
      assign_once(object.publisher, value);
    } else if (is_person_key(key)) {
      if (object.authors.size() < kMaxAuthors && value.size() <= kMaxValue) {
        object.authors.push_back({composed(folded(decode_references(value))), {}});
      }
    }
  }

  void start_object() {
    if (skipped_ > 0 || frames_.size() == kMaxDepth) {
      ++skipped_;
    } else {
      frames_.emplace_back();
    }
  }
  void key(const std::string& value) {
    if (skipped_ == 0 && !frames_.empty()) frames_.back().key = value.size() < 40 ? value : "";
  }
  void end_object() {
    if (skipped_ > 0) {
      --skipped_;
    } else if (!frames_.empty()) {
      close_object();
    }
  }

  void close_object() {
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

  LinkedData& data_;
  std::vector<Frame> frames_;
  size_t skipped_ = 0;
};

}  // namespace

bool LinkedObject::is_article() const noexcept {
  return contains(type, "Article") || contains(type, "Posting") || contains(type, "Report") ||
         contains(type, "Review") || contains(type, "Recipe");
}

void read_json_ld(std::string_view text, LinkedData& data) {
  // Strings with raw line breaks are common; outside of strings any blank is as good.
  std::string cleaned(text);
  for (char& c : cleaned) {
    if (static_cast<uint8_t>(c) < 0x20) c = ' ';
  }
  const size_t begin = cleaned.find_first_of("{[");
  if (begin == std::string::npos) return;
  JsonReader json(std::string_view(cleaned).substr(begin));
  Collector collector(data);
  collector.read(json);
  collector.finish();
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
