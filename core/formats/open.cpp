#include "core/formats/open.h"

#include "core/formats/branca.h"
#include "core/formats/fernet.h"
#include "core/formats/macaroon.h"
#include "core/formats/paseto.h"
#include "core/formats/signed_values.h"

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
    {"macaroon-v1", openMacaroon},
    {"macaroon-v2", openMacaroon},
    {"macaroon-v2-json", openMacaroon},
    {"pypi-api-token", openMacaroon},
    {"django-signed-value", openDjango},
    {"itsdangerous-timed-token-flask-session", openItsDangerous},
    {"rails-signed-cookie-or-message", openRailsSigned},
    {"laravel-encrypted-cookie-or-value", openLaravelCookie},
    {"express-signed-cookie-cookie-signature", openExpressCookie},
    {"oauth2-proxy-cookie", openOauth2Proxy},
    {"tornado-signed-value-v2", openTornado},
    {"phoenix-token", openPhoenixToken},
    {"azure-service-bus-sas-token", openServiceBusSas},
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
