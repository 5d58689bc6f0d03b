#include "core/compare/response_shape.h"

#include "core/claims/typed.h"
#include "core/compare/text.h"
#include "core/lint/token_hash.h"

#include <algorithm>
#include <cstdlib>

// Who each token is for, what goes wrong with it, and where what came contradicts itself.
namespace claimcheck::compare {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;

namespace {

QString audienceOf(const ClassifiedToken &token)
{
    return claims::audience(token.document.claims()["aud"_L1]).join(u", "_s);
}

void addAccessToken(Response &response)
{
    const ClassifiedToken *access = response.accessToken();
    if (!access)
        return;
    const QString where = u"/access_token"_s;
    if (access->isReference()) {
        response.remarks.push_back(
            {"access-token-reference"_L1,
             Level::Note,
             where,
             Text::tr("The access token is a reference: by itself it says nothing. The API asks the "
                      "authorization server what it stands for, or a store that both share."),
             {Spec::Rfc7662, "1"}});
    } else if (access->kind == TokenClass::EncryptedJwt) {
        response.remarks.push_back(
            {"access-token-encrypted"_L1,
             Level::Note,
             where,
             Text::tr("The access token is encrypted: the API decrypts it with its own key, and nobody "
                      "between can read it."),
             {Spec::Rfc9068, "4"}});
    } else if (access->kind == TokenClass::Jwt) {
        response.remarks.push_back(
            {"access-token-readable"_L1,
             Level::Note,
             where,
             Text::tr("The access token is a JWT: the API checks signature, issuer, audience and expiry "
                      "by itself. Whoever holds it can read it; the client should not."),
             {Spec::Rfc9068, "6"}});
    }
}

void addIdToken(Response &response)
{
    const ClassifiedToken *id = response.idToken();
    if (!id)
        return;
    const QString client = audienceOf(*id);
    response.remarks.push_back(
        {"id-token-for-client"_L1,
         Level::Note,
         u"/id_token"_s,
         client.isEmpty()
             ? Text::tr("The ID token is for the client: it tells who signed in, when and how.")
             : Text::tr("The ID token is for the client %1: it tells who signed in, when and how.")
                   .arg(client),
         {Spec::OidcCore, "2"}});
    response.remarks.push_back(
        {"id-token-at-api"_L1,
         Level::Warning,
         u"/id_token"_s,
         Text::tr("Do not send the ID token to an API: its audience is the client, it grants no scope, and "
                  "revoking the access token does not end it. An API that accepts it accepts the ID token of "
                  "every client."),
         {Spec::Rfc8725, "3.12"}});
}

/// RFC 9068 §4: typ and aud are what keeps an ID token from passing for an access token.
void addConfusion(Response &response)
{
    const ClassifiedToken *access = response.accessToken(), *id = response.idToken();
    if (!access || !id)
        return;
    if (access->document.text() == id->document.text()) {
        response.remarks.push_back({"same-token"_L1,
                                    Level::Error,
                                    u"/access_token"_s,
                                    Text::tr("Access token and ID token are one and the same token."),
                                    {Spec::Rfc8725, "3.12"}});
        return;
    }
    const QStringList forClient = claims::audience(id->document.claims()["aud"_L1]);
    for (const QString &audience : claims::audience(access->document.claims()["aud"_L1])) {
        if (!forClient.contains(audience))
            continue;
        response.remarks.push_back(
            {"same-audience"_L1,
             Level::Warning,
             u"/access_token"_s,
             Text::tr("Both tokens name the audience %1, so that an API cannot tell them apart by it. It has "
                      "to demand the typ at+jwt, or each needs an audience of its own.")
                 .arg(audience),
             {Spec::Rfc9068, "4"}});
    }
    const encoding::JsonValue hash = id->document.claims()["at_hash"_L1];
    const QByteArray fits =
        lint::tokenHash(id->document.headerParameter("alg"_L1).toUtf8(), access->document.text());
    if (hash.isString() && !fits.isEmpty() && hash.toUtf8() != fits)
        response.remarks.push_back(
            {"at-hash-differs"_L1,
             Level::Error,
             u"/id_token"_s,
             Text::tr("at_hash does not fit: ID token and access token do not belong together."),
             {Spec::OidcCore, "3.1.3.8"}});
}

/// The seconds between iat and exp.
std::optional<qint64> lifetimeOf(const ClassifiedToken &token)
{
    const auto expires = claims::numericDate(token.document.claims()["exp"_L1]);
    const auto issued = claims::numericDate(token.document.claims()["iat"_L1]);
    if (!expires.isProper() || !issued.isProper())
        return {};
    return expires.seconds() - issued.seconds();
}

void addLifetime(Response &response)
{
    constexpr qint64 tolerance = 60; // seconds that a server may take between signing and answering
    const ClassifiedToken *access = response.accessToken();
    const encoding::JsonValue told = response.document["expires_in"_L1];
    const auto inToken = access ? lifetimeOf(*access) : std::nullopt;
    const auto seconds = told.toInteger();
    if (!inToken || !seconds || std::llabs(*seconds - *inToken) <= tolerance)
        return;
    response.remarks.push_back(
        {"lifetime-differs"_L1,
         Level::Warning,
         u"/expires_in"_s,
         Text::tr(
             "expires_in says %1 seconds, the token's own exp and iat say %2. The API goes by the token.")
             .arg(*seconds)
             .arg(*inToken),
         {Spec::Rfc6749, "5.1"}});
}

void addScope(Response &response)
{
    const ClassifiedToken *access = response.accessToken();
    const encoding::JsonValue told = response.document["scope"_L1];
    if (!access || told.isAbsent())
        return;
    const encoding::JsonValue inToken = access->document.claims()["scope"_L1];
    QStringList granted = claims::scopeList(told), carried = claims::scopeList(inToken);
    if (inToken.isAbsent() ||
        QSet<QString>(granted.begin(), granted.end()) == QSet<QString>(carried.begin(), carried.end()))
        return;
    response.remarks.push_back(
        {"scope-differs"_L1,
         Level::Warning,
         u"/scope"_s,
         Text::tr("The response grants \u201c%1\u201d, the token carries \u201c%2\u201d. The API goes by the "
                  "token.")
             .arg(granted.join(u' '), carried.join(u' ')),
         {Spec::Rfc9068, "2.2.3"}});
}

void addDuplicates(Response &response)
{
    for (const encoding::JsonDuplicate &duplicate : response.document.duplicates())
        response.remarks.push_back({"duplicate-member"_L1,
                                    Level::Warning,
                                    duplicate.pointer,
                                    Text::tr("The member stands twice; most readers take the last."),
                                    {Spec::Rfc8259, "4"}});
}

} // namespace

std::optional<qint64> Response::lifetime() const
{
    if (const auto told = document["expires_in"_L1].toInteger())
        return told;
    const ClassifiedToken *access = accessToken();
    return access ? lifetimeOf(*access) : std::nullopt;
}

void addRemarks(Response &response)
{
    addAccessToken(response);
    addIdToken(response);
    addConfusion(response);
    addLifetime(response);
    addScope(response);
    addDuplicates(response);
}

} // namespace claimcheck::compare
