#include "core/compare/samples.h"

#include <algorithm>
#include <cmath>

namespace claimcheck::compare {

qint64 Samples::quantile(double share) const
{
    if (nanoseconds.empty())
        return 0;
    const auto count = double(nanoseconds.size());
    const auto rank = std::size_t(std::clamp(std::ceil(share * count), 1.0, count));
    std::vector<qint64> sorted = nanoseconds;
    const auto wanted = sorted.begin() + std::ptrdiff_t(rank - 1);
    std::nth_element(sorted.begin(), wanted, sorted.end());
    return *wanted;
}

} // namespace claimcheck::compare
