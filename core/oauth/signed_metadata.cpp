#include "core/oauth/signed_metadata.h"

#include "core/claims/typed.h"
#include "core/encoding/json_writer.h"
#include "core/jose/verify.h"
#include "core/oauth/metadata_diff.h"
#include "core/oauth/text.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using encoding::JsonDocument;

namespace {

constexpr base::SpecRef section{base::Spec::Rfc8414, "2.1"};

/// Claims that say something of the JWT, not of the server.
constexpr QLatin1StringView claimsOfJwt[] = {"iss"_L1, "iat"_L1, "exp"_L1, "nbf"_L1,
                                             "jti"_L1, "sub"_L1, "aud"_L1, "signed_metadata"_L1};

base::Error signedError(QLatin1StringView code, const QString &message)
{
    return {code, message, -1, section};
}

base::Result<JsonDocument> verifiedClaims(const QByteArray &text, const jose::KeySet &keys)
{
    const auto jws = jose::parseJws(text);
    const auto claims = jws ? JsonDocument::parse(jws->payload) : jws.error();
    if (!claims || !claims->root().isObject())
        return signedError("signed-metadata-unreadable"_L1, Text::tr("signed_metadata is not a signed JWT."));
    if (jose::VerifiedJws::verify(*jws, keys))
        return *claims;
    const jose::SignatureVerdict verdict = jose::verifySignatures(*jws, keys).front();
    if (verdict.status == jose::SignatureStatus::Unsigned)
        return signedError(
            "signed-metadata-unsigned"_L1,
            Text::tr("signed_metadata has no signature (alg none): anybody could have made it."));
    return signedError("signed-metadata-signature"_L1,
                       Text::tr("The signature of signed_metadata is not one of the issuer's: %1")
                           .arg(verdict.reason ? verdict.reason->message : QString()));
}

base::Result<void> checkClaims(const JsonDocument &claims, const QString &issuer, qint64 now)
{
    const QString iss = claims["iss"_L1].toString();
    if (iss.isEmpty())
        return signedError("signed-metadata-no-iss"_L1,
                           Text::tr("signed_metadata does not say who attests to it (iss)."));
    if (iss != issuer)
        return signedError(
            "signed-metadata-iss"_L1,
            Text::tr("signed_metadata is attested by \"%1\", not by the issuer \"%2\".").arg(iss, issuer));
    const claims::NumericDate exp = claims::numericDate(claims["exp"_L1]);
    if (exp.isKnown() && exp.seconds() <= now)
        return signedError("signed-metadata-expired"_L1, Text::tr("signed_metadata is expired."));
    if (claims.root().has("issuer"_L1) && claims["issuer"_L1].toString() != issuer)
        return signedError("signed-metadata-issuer"_L1,
                           Text::tr("The signed metadata is that of \"%1\", not of \"%2\".")
                               .arg(claims["issuer"_L1].toString(), issuer));
    return {};
}

/// The members that say something of the server, by name.
QHash<QByteArray, QByteArray> serverMembers(const JsonDocument &claims)
{
    QHash<QByteArray, QByteArray> members;
    for (const encoding::JsonMember member : claims.root().members()) {
        if (std::ranges::none_of(claimsOfJwt, [&](QLatin1StringView one) { return member.name() == one; }))
            members.insert(member.nameUtf8(), member.value().raw().toByteArray());
    }
    return members;
}

/// The plain object with the signed members in place of its own, wherever those stand, further ones behind
/// them.
base::Result<JsonDocument> joined(const JsonDocument &plain, const JsonDocument &claims)
{
    const QHash<QByteArray, QByteArray> attested = serverMembers(claims);
    QSet<QByteArray> written;
    encoding::JsonWriter writer;
    writer.beginObject();
    const auto write = [&](const QByteArray &name, QByteArrayView otherwise) {
        const QByteArray instead = attested.value(name);
        if (!written.contains(name) || instead.isEmpty())
            writer.memberRaw(name, instead.isEmpty() ? otherwise : QByteArrayView(instead));
        written.insert(name);
    };
    for (const encoding::JsonMember member : plain.root().members())
        write(member.nameUtf8(), member.value().raw());
    for (const encoding::JsonMember member : claims.root().members()) {
        if (attested.contains(member.nameUtf8()))
            write(member.nameUtf8(), {});
    }
    writer.endObject();
    return JsonDocument::parse(writer.take());
}

} // namespace

QByteArray signedMetadataOf(const ServerMetadata &plain)
{
    return plain.document["signed_metadata"_L1].toUtf8();
}

base::Result<Reading<ServerMetadata>> openSignedMetadata(const ServerMetadata &plain,
                                                         const jose::KeySet &keys, qint64 now)
{
    const auto claims = verifiedClaims(signedMetadataOf(plain), keys);
    if (!claims)
        return claims.error();
    if (const auto checked = checkClaims(*claims, plain.issuer, now); !checked)
        return checked.error();
    const auto whole = joined(plain.document, *claims);
    if (!whole)
        return whole.error();
    auto reading = readMetadataObject(whole->text());
    if (!reading)
        return reading.error();
    QStringList differing;
    for (const MetadataRow &row : compareMetadata(plain.document.root(), whole->root())) {
        if (row.kind == MetadataRow::Kind::Differs)
            differing.append(row.name);
    }
    if (!differing.isEmpty())
        reading->findings.push_back(
            {"signed-metadata-differs"_L1,
             base::Level::Warning,
             u"/signed_metadata"_s,
             Text::tr(
                 "The signed values of %1 are other than the plain ones; the signed ones are used. A client "
                 "that does not read signed_metadata uses the others.")
                 .arg(differing.join(", "_L1)),
             section,
             {}});
    return reading;
}

} // namespace claimcheck::oauth
