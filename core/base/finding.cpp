#include "core/base/finding.h"

namespace claimcheck::base {

using namespace Qt::StringLiterals;

QLatin1StringView levelName(Level level)
{
    switch (level) {
    case Level::Note: return "note"_L1;
    case Level::Warning: return "warning"_L1;
    case Level::Error: break;
    }
    return "error"_L1;
}

} // namespace claimcheck::base
