#pragma once

#include <cstdint>
#include <string_view>

namespace dokhae::extract {

/// What the words of a class or id say about an element. Families of words that many
/// content systems share, never the name of one site's element; evidence, not proof.
enum Name : uint32_t {
  kNameBody = 1u << 0,  ///< article, story, entry, content, …
  kNameTitle = 1u << 1,
  kNameLead = 1u << 2,        ///< subtitle, standfirst, deck
  kNameNavigation = 1u << 3,  ///< menu, gnb, breadcrumb, pager
  kNameHeader = 1u << 4,
  kNameFooter = 1u << 5,
  kNameSide = 1u << 6,
  kNameRelated = 1u << 7,  ///< related, recommended, ranking, most read
  kNameShare = 1u << 8,    ///< share, print, font size, voice, translation
  kNameAdvert = 1u << 9,
  kNameComment = 1u << 10,
  kNameAuthor = 1u << 11,
  kNameDate = 1u << 12,
  kNameMeta = 1u << 13,  ///< info line below a title
  kNameCaption = 1u << 14,
  kNamePhoto = 1u << 15,
  kNameCopyright = 1u << 16,
  kNameSubscribe = 1u << 17,  ///< newsletter, log-in, paywall, donation
  kNameTags = 1u << 18,
  kNameSummary = 1u << 19,
  kNameReaction = 1u << 20,  ///< likes, votes, polls
  kNameBlind = 1u << 21,     ///< for screen readers only
  kNameMedia = 1u << 22,     ///< player, video
  kNameList = 1u << 23,
  kNameOverlay = 1u << 24,  ///< pop-up, layer, cookie banner
  kNameQuote = 1u << 25,
};

inline constexpr uint32_t kNameFurniture =
    kNameNavigation | kNameFooter | kNameSide | kNameRelated | kNameShare | kNameAdvert |
    kNameComment | kNameCopyright | kNameSubscribe | kNameTags | kNameReaction | kNameOverlay;

/// Families of all words in a class or id: split at everything but letters and at
/// `camelCase`; two neighbouring words are also read as one ("sub-title").
[[nodiscard]] uint32_t name_families(std::string_view class_or_id) noexcept;

}  // namespace dokhae::extract
