#include "core/token/paste_places.h"

#include "core/token/token_shape.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace claimcheck::token {

namespace {

/// Header fields whose value is a token or credentials, whatever it looks like. Lower case.
constexpr std::array<const char *, 18> tokenFields = {
    "authorization",
    "proxy-authorization",
    "dpop",
    "x-access-token",
    "x-auth-token",
    "x-api-key",
    "x-id-token",
    "x-vault-token",
    "private-token",
    "x-amzn-oidc-data",
    "x-amzn-oidc-accesstoken",
    "x-forwarded-access-token",
    "x-goog-iap-jwt-assertion",
    "x-auth-request-access-token",
    "cf-access-jwt-assertion",
    "x-ms-token-aad-id-token",
    "x-ms-token-aad-access-token",
    "x-amz-security-token",
};

struct Field
{
    QByteArray name;
    QByteArray value;
};

bool isFieldName(QByteArrayView name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), isBase64UrlCharacter);
}

/// "Name: value" lines; a line of token characters only continues the value before it.
std::vector<Field> readFields(QByteArrayView text)
{
    std::vector<Field> fields;
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf('\n');
        const QByteArrayView line = (end < 0 ? text : text.first(end)).trimmed();
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && isFieldName(line.first(colon)))
            fields.push_back(
                {line.first(colon).toByteArray(), line.sliced(colon + 1).trimmed().toByteArray()});
        else if (!fields.empty() && !line.isEmpty() &&
                 std::all_of(line.begin(), line.end(), isTokenCharacter))
            fields.back().value += line;
    }
    return fields;
}

bool isCookieField(QByteArrayView name)
{
    return name.compare("Cookie", Qt::CaseInsensitive) == 0 ||
           name.compare("Set-Cookie", Qt::CaseInsensitive) == 0;
}

QByteArrayView withoutScheme(QByteArrayView value)
{
    return value.sliced(schemeInFront(value).size()).trimmed();
}

bool isTokenField(const Field &field)
{
    const QByteArray lower = field.name.toLower();
    const auto same = [&lower](const char *each) { return lower == each; };
    return std::any_of(tokenFields.begin(), tokenFields.end(), same) ||
           looksLikeJose(withoutScheme(field.value));
}

/// name=value pairs of Cookie, or the first pair of Set-Cookie, whose other pairs are attributes (RFC 6265
/// §4).
std::vector<FoundToken> cookiePairs(QByteArrayView value, bool onlyFirst)
{
    std::vector<FoundToken> found;
    while (!value.isEmpty()) {
        const qsizetype end = value.indexOf(';');
        const QByteArrayView piece = (end < 0 ? value : value.first(end)).trimmed();
        value = end < 0 || onlyFirst ? QByteArrayView() : value.sliced(end + 1);
        const qsizetype equals = piece.indexOf('=');
        if (equals > 0 && equals + 1 < piece.size())
            found.push_back({QString::fromUtf8(piece.first(equals)), piece.sliced(equals + 1).toByteArray()});
    }
    return found;
}

} // namespace

std::vector<FoundToken> tokensInHeaderLines(QByteArrayView text)
{
    std::vector<FoundToken> found;
    if (!text.contains(':') || text.startsWith('{'))
        return found;
    for (const Field &field : readFields(text)) {
        if (isCookieField(field.name)) {
            const bool onlyFirst = field.name.size() > 6; // Set-Cookie
            for (const FoundToken &cookie : cookiePairs(field.value, onlyFirst))
                found.push_back({QString::fromUtf8(field.name) + u' ' + cookie.name, cookie.text});
        } else if (isTokenField(field)) {
            const QByteArrayView value = withoutScheme(field.value);
            if (!value.isEmpty())
                found.push_back({QString::fromUtf8(field.name), value.toByteArray()});
        }
    }
    return found;
}

std::vector<FoundToken> tokensInCookies(QByteArrayView text)
{
    // Without the field's name in front, only a value that is clearly a token makes this a row of cookies.
    if (!text.contains(';') || !text.contains('='))
        return {};
    const std::vector<FoundToken> pairs = cookiePairs(text, false);
    const auto isJose = [](const FoundToken &pair) { return looksLikeJose(pair.text); };
    return std::any_of(pairs.begin(), pairs.end(), isJose) ? pairs : std::vector<FoundToken>();
}

} // namespace claimcheck::token
