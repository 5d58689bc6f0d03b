#include "core/formats/open.h"

#include "core/formats/branca.h"
#include "core/formats/fernet.h"
#include "core/formats/paseto.h"

#include <algorithm>

namespace claimcheck::formats {

namespace {

struct Opener
{
    const char *id; ///< Recognized::id
    Opened (*open)(QByteArrayView token, const jose::KeySet &keys, const OpenOptions &options);
};

constexpr Opener openers[] = {
    {"paseto", openPaseto},
    {"fernet", openFernet},
    {"branca", openBranca},
};

} // namespace

Opened open(const Recognized &recognized, QByteArrayView token, const jose::KeySet &keys,
            const OpenOptions &options)
{
    const auto opens = [&recognized](const Opener &opener) {
        return recognized.id == QLatin1StringView(opener.id);
    };
    const auto *found = std::ranges::find_if(openers, opens);
    return found == std::end(openers) ? Opened() : found->open(token, keys, options);
}

} // namespace claimcheck::formats
