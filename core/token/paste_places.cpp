#include "core/token/paste_places.h"

#include "core/encoding/form.h"
#include "core/token/token_shape.h"

#include <algorithm>
#include <array>

namespace claimcheck::token {

namespace {

/// In the order in which one of several is shown.
constexpr std::array<const char *, 20> tokenNames = {
    "access_token",  "id_token",      "token",         "accessToken",
    "idToken",       "jwt",           "assertion",     "client_assertion",
    "request",       "response",      "subject_token", "actor_token",
    "logout_token",  "id_token_hint", "auth_token",    "session",
    "refresh_token", "refreshToken",  "device_code",   "code",
};

constexpr std::array<const char *, 7> schemes = {"Bearer", "DPoP", "JWT",      "Token",
                                                 "SSWS",   "GNAP", "Negotiate"};

} // namespace

int tokenNameRank(QByteArrayView name)
{
    const auto found = std::find_if(tokenNames.begin(), tokenNames.end(),
                                    [name](const char *each) { return name == QByteArrayView(each); });
    return found == tokenNames.end() ? -1 : static_cast<int>(found - tokenNames.begin());
}

QByteArrayView schemeInFront(QByteArrayView text)
{
    for (const char *each : schemes) {
        const QByteArrayView scheme(each);
        if (text.size() > scheme.size() + 1 && isSpace(text[scheme.size()]) &&
            text.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) == 0)
            return text.first(scheme.size());
    }
    return {};
}

std::vector<FoundToken> tokensInForm(QByteArrayView text)
{
    std::vector<FoundToken> found;
    if (!text.contains('=') || std::any_of(text.begin(), text.end(), isSpace))
        return found;
    for (const encoding::FormPair &pair : encoding::parseForm(text))
        if (!pair.value.isEmpty() &&
            (tokenNameRank(pair.name) >= 0 || (!pair.name.isEmpty() && looksLikeJose(pair.value))))
            found.push_back({QString::fromUtf8(pair.name), pair.value});
    return found;
}

std::vector<FoundToken> tokensInUrl(QByteArrayView text)
{
    const qsizetype scheme = text.indexOf("://");
    const bool named = scheme > 0 && scheme < 64 &&
                       std::all_of(text.begin(), text.begin() + scheme,
                                   [](char c) { return isBase64UrlCharacter(c) || c == '.' || c == '+'; });
    if (!named && !text.startsWith('?') && !text.startsWith('#') && !text.startsWith('/'))
        return {};
    const qsizetype hash = text.indexOf('#');
    const QByteArrayView front = hash < 0 ? text : text.first(hash);
    const qsizetype mark = front.indexOf('?');
    std::vector<FoundToken> found;
    if (mark >= 0)
        found = tokensInForm(front.sliced(mark + 1));
    if (hash >= 0) {
        // A single-page application's route may stand in front: "#/callback?access_token=…".
        const QByteArrayView fragment = text.sliced(hash + 1);
        const qsizetype route = fragment.startsWith('/') ? fragment.indexOf('?') + 1 : 0;
        const std::vector<FoundToken> more = tokensInForm(fragment.sliced(route));
        found.insert(found.end(), more.begin(), more.end());
    }
    return found;
}

std::vector<FoundToken> tokensInProse(QByteArrayView text)
{
    std::vector<FoundToken> found;
    const char *end = text.data() + text.size();
    for (const char *at = text.data(); at != end;) {
        if (!isTokenCharacter(*at)) {
            ++at;
            continue;
        }
        const char *stop = std::find_if_not(at, end, isTokenCharacter);
        // "token=eyJ…" and "token:eyJ…" in a log: the name is not part of the token.
        const char *equals = std::find(at, stop, '=');
        const char *begin = equals != stop && stop - equals > 20 ? equals + 1 : at;
        QByteArrayView word(begin, stop - begin);
        qsizetype dots = word.count('.');
        while (word.endsWith('.') && dots-- > 2) // the end of a sentence
            word = word.chopped(1);
        if (looksLikeJose(word))
            found.push_back({QString(), word.toByteArray()});
        at = stop;
    }
    return found;
}

} // namespace claimcheck::token
