#include "core/formats/recognized.h"

#include <algorithm>

namespace claimcheck::formats {

using namespace Qt::StringLiterals;

QLatin1StringView matchLevelName(MatchLevel level)
{
    switch (level) {
    case MatchLevel::Structure: return "structure"_L1;
    case MatchLevel::Checksum: return "checksum"_L1;
    case MatchLevel::Decoded: break;
    }
    return "decoded"_L1;
}

Content contentOf(QByteArray bytes)
{
    auto json = encoding::JsonDocument::parse(bytes).valueOr({});
    return {std::move(bytes), std::move(json)};
}

const Field *Recognized::field(QStringView fieldName) const
{
    const auto found = std::ranges::find(fields, fieldName, &Field::name);
    return found == fields.end() ? nullptr : &*found;
}

} // namespace claimcheck::formats
