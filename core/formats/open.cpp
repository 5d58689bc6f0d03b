#include "core/formats/open.h"

#include <algorithm>
#include <span>

namespace claimcheck::formats {

namespace {

struct Opener
{
    const char *id; ///< Recognized::id
    Opened (*open)(QByteArrayView token, const jose::KeySet &keys, const OpenOptions &options);
};

std::span<const Opener> openers()
{
    return {};
}

} // namespace

Opened open(const Recognized &recognized, QByteArrayView token, const jose::KeySet &keys,
            const OpenOptions &options)
{
    const auto opens = [&recognized](const Opener &opener) {
        return recognized.id == QLatin1StringView(opener.id);
    };
    const auto rows = openers();
    const auto found = std::ranges::find_if(rows, opens);
    return found == rows.end() ? Opened() : found->open(token, keys, options);
}

} // namespace claimcheck::formats
