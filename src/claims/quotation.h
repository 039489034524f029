#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/text_span.h"

namespace dokhae::claims {

/// A stretch between two quotation marks.
struct Quotation {
  base::TextSpan outer;    ///< marks included
  base::TextSpan content;  ///< what is inside
};

/// The quotations of one paragraph that stand in no other quotation, by start.
///
/// Marks: “ ” ‘ ’ " ' 「 」 『 』, double and single ones closed by any mark of their family.
/// Survives what pages do: a mark without partner closes nothing and hides nothing, a straight
/// mark is opening or closing by its neighbours, apostrophes are no marks. Linear.
///
///     auto found = find_quotations(u"그는 “안 된다”고 했다", {0, 14});  // content 안 된다
[[nodiscard]] std::vector<Quotation> find_quotations(std::u16string_view text,
                                                     base::TextSpan paragraph);

/// Places of opening double marks that are never closed, by start.
[[nodiscard]] std::vector<uint32_t> find_unclosed(std::u16string_view text,
                                                  base::TextSpan paragraph);

}  // namespace dokhae::claims
