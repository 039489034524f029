#include "extract/next_page.h"

#include <algorithm>
#include <cstdint>

#include "extract/strings.h"

namespace dokhae::extract {
namespace {

using page::Attribute;
using page::Tag;

/// An address without its scheme, fragment, file ending and page number.
struct Numbered {
  std::string rest;
  uint32_t number = 1;
  bool has_number = false;
};

constexpr uint32_t kMostPages = 60;

/// The number at the end of `text`, taken off; 0 when there is none that can be a page's.
uint32_t take_number(std::string& text) {
  size_t begin = text.size();
  while (begin > 0 && text.size() - begin < 4 && is_digit(text[begin - 1])) --begin;
  uint32_t value = 0;
  for (size_t i = begin; i < text.size(); ++i)
    value = value * 10 + static_cast<uint32_t>(text[i] - '0');
  if (begin == text.size() || text.size() - begin > 2 || value > kMostPages) return 0;
  text.resize(begin);
  return value;
}

bool take_end(std::string& text, std::string_view end) {
  if (!ends_with(text, end)) return false;
  text.resize(text.size() - end.size());
  return true;
}

/// @param in_path whether a number at the path's end counts; it may be the article's own
Numbered split_address(std::string_view address, bool in_path = true) {
  Numbered out;
  address = address.substr(0, address.find('#'));
  const size_t question = std::min(address.find('?'), address.size());
  std::string path(address.substr(0, question));
  std::string_view query = address.substr(std::min(question + 1, address.size()));

  std::string kept;
  while (!query.empty()) {
    const std::string_view part = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(part.size() + 1, query.size()));
    const size_t equals = std::min(part.find('='), part.size());
    std::string value(part.substr(std::min(equals + 1, part.size())));
    if (has_word("page p pg paged pageno page_no pagenum pageNum", part.substr(0, equals))) {
      if (const uint32_t number = take_number(value); number > 0 && value.empty()) {
        out.number = number;
        out.has_number = true;
        continue;
      }
    }
    kept += '&';
    kept += part;
  }
  for (const std::string_view ending : {"/", ".html", ".htm", ".php", ".shtml"})
    take_end(path, ending);
  if (!out.has_number && in_path) {
    std::string without = path;
    const uint32_t number = take_number(without);
    const bool marked = take_end(without, "/page/") || take_end(without, "/") ||
                        take_end(without, "-") || take_end(without, "_");
    if (number > 1 && marked) {
      out.number = number;
      out.has_number = true;
      path = without;
    }
  }
  out.rest = path + kept;
  return out;
}

/// The part of `rest` that stands in the address as it is.
std::string_view path_of(const Numbered& address) {
  return std::string_view(address.rest).substr(0, address.rest.find('&'));
}

/// What a link leaves out of its address: of the base, scheme and host, or more.
class Base {
 public:
  explicit Base(std::string_view address) : address_(address) {
    const size_t host = address.find("://");
    if (host != std::string_view::npos) {
      scheme_ = host + 1;
      path_ = std::min(address.find('/', host + 3), address.size());
    }
    query_ = std::min(address.find_first_of("?#"), address.size());
    folder_ = address.substr(0, query_).rfind('/') + 1;
  }

  [[nodiscard]] std::string_view before(std::string_view href) const noexcept {
    if (address_.empty()) return {};
    if (href[0] == '/') return address_.substr(0, starts_with(href, "//") ? scheme_ : path_);
    if (href[0] == '?') return address_.substr(0, query_);
    return contains(href.substr(0, 8), "://") ? std::string_view() : address_.substr(0, folder_);
  }

 private:
  std::string_view address_;
  size_t scheme_ = 0, path_ = 0, query_ = 0, folder_ = 0;  ///< where each ends
};

}  // namespace

std::string find_next_page(const page::PageView& page, std::string_view address) {
  const Numbered own = split_address(address);
  const Numbered first = split_address(address, false);  // `/food/7`, before `/food/7?page=2`
  const Base base(address);
  for (uint32_t n = 0; n < page.node_count(); ++n) {
    const bool link = page.tag(n) == Tag::kLink;
    if (!link && page.tag(n) != Tag::kA) continue;
    const std::string_view href = trim(page.attribute(n, Attribute::kHref));
    if (href.empty() || href.size() > 1000 || starts_with(href, "#")) continue;
    if (address.empty() && !(link && has_word(page.attribute(n, Attribute::kRel), "next")))
      continue;
    // Cheap first: a link to the next page holds its number, and begins as this page's address.
    const std::string_view left_out = base.before(href);
    // What is left out and both paths are beginnings of the page's address: the same so far.
    const auto goes_on = [&](std::string_view path) {
      return starts_with(href, path.substr(std::min(left_out.size(), path.size())));
    };
    if (!address.empty() && !goes_on(path_of(own)) && !goes_on(path_of(first))) continue;
    if (std::none_of(href.begin(), href.end(), is_digit)) continue;
    const Numbered other = split_address(std::string(left_out) + std::string(href));
    if (!other.has_number) continue;
    if (address.empty() || (other.number == own.number + 1 && other.rest == own.rest) ||
        (other.number == first.number + 1 && other.rest == first.rest))
      return std::string(href);
  }
  return {};
}

}  // namespace dokhae::extract
