#include "core/token/token_draft.h"

#include "core/encoding/base64url.h"
#include "core/encoding/json_edit.h"
#include "core/encoding/json_writer.h"
#include "core/jose/algorithms.h"
#include "core/jose/sign.h"
#include "core/token/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::token {

namespace {

constexpr qint64 hour = 3600;

QByteArray edited(const QByteArray &text, QByteArrayView name, QByteArrayView json)
{
    const auto document = encoding::JsonDocument::parse(text);
    return document ? encoding::withMember(*document, name, json) : text;
}

bool isUnencoded(const QByteArray &header)
{
    const auto document = encoding::JsonDocument::parse(header);
    return document && !document->root()["b64"_L1].toBool(true); // RFC 7797 §3
}

/// A claim that stands there is set; nothing is added.
void setIfThere(TokenDraft &draft, const encoding::JsonDocument &claims, QLatin1StringView name, qint64 time)
{
    if (!claims[name].isAbsent())
        draft =
            withClaim(std::move(draft), QByteArrayView(name.data(), name.size()), QByteArray::number(time));
}

void setNotLater(TokenDraft &draft, const encoding::JsonDocument &claims, QLatin1StringView name,
                 qint64 limit)
{
    const auto time = claims[name].toInteger();
    if (!time || *time > limit)
        setIfThere(draft, claims, name, limit);
}

/// Seconds from iat to exp; an hour where the token does not say.
qint64 lifetimeOf(const encoding::JsonDocument &claims)
{
    const auto issued = claims["iat"_L1].toInteger();
    const auto expires = claims["exp"_L1].toInteger();
    qint64 lifetime = 0;
    const bool known = issued && expires && !qSubOverflow(*expires, *issued, &lifetime) && lifetime > 0;
    return known && lifetime < std::numeric_limits<qint32>::max() ? lifetime : hour;
}

} // namespace

QByteArray TokenDraft::text() const
{
    const QByteArray body = isUnencoded(header) ? payload : encoding::encodeBase64Url(payload);
    return encoding::encodeBase64Url(header) + '.' + body + '.' + signatureText;
}

std::optional<TokenDraft> draftOf(const TokenDocument &document)
{
    const jose::ParsedJws *jws = document.jws();
    if (!jws || jws->signatures.empty())
        return std::nullopt;
    const jose::JwsSignature &signature = jws->signatures.front();
    return TokenDraft{signature.header.text(), jws->payload,
                      jws->text.mid(signature.signatureRange.begin, signature.signatureRange.size())};
}

base::Result<void> checkHeader(const TokenDraft &draft)
{
    const auto header = encoding::JsonDocument::parse(draft.header);
    if (!header)
        return header.error();
    if (!header->root()["alg"_L1].isString())
        return base::Error{"jws-header"_L1,
                           Text::tr("The header must be a JSON object with alg."),
                           -1,
                           {base::Spec::Rfc7515, "4.1.1"}};
    return {};
}

base::Result<TokenDraft> signDraft(TokenDraft draft, const jose::Jwk &key)
{
    const base::Result<QByteArray> token = jose::signCompact(draft.header, draft.payload, key);
    if (!token)
        return token.error();
    draft.signatureText = token->mid(token->lastIndexOf('.') + 1);
    return draft;
}

TokenDraft unsignedDraft(TokenDraft draft)
{
    draft = withParameter(std::move(draft), "alg", "\"none\"");
    draft.signatureText = "";
    return draft;
}

TokenDraft withParameter(TokenDraft draft, QByteArrayView name, QByteArrayView json)
{
    draft.header = edited(draft.header, name, json);
    return draft;
}

TokenDraft withClaim(TokenDraft draft, QByteArrayView name, QByteArrayView json)
{
    draft.payload = edited(draft.payload, name, json);
    return draft;
}

QByteArrayList algorithmsFor(const jose::Jwk &key)
{
    QByteArrayList names;
    for (const jose::AlgorithmRow &row : jose::algorithmTable()) {
        if (row.use == jose::AlgorithmUse::Signature && !jose::isNone(row.name) &&
            jose::keyFits(row, key.key))
            names += row.name;
    }
    const QByteArray own = key.alg.toUtf8();
    if (names.removeOne(own))
        names.prepend(own);
    return names;
}

TokenDraft withTimes(TokenDraft draft, TimePreset preset, qint64 now)
{
    const auto parsed = encoding::JsonDocument::parse(draft.payload);
    if (!parsed || !parsed->root().isObject())
        return draft;
    const encoding::JsonDocument &claims = *parsed;
    switch (preset) {
    case TimePreset::Now:
        draft = withClaim(std::move(draft), "iat", QByteArray::number(now));
        setIfThere(draft, claims, "nbf"_L1, now);
        return withClaim(std::move(draft), "exp", QByteArray::number(now + lifetimeOf(claims)));
    case TimePreset::HourMore:
        setNotLater(draft, claims, "iat"_L1, now);
        setNotLater(draft, claims, "nbf"_L1, now);
        return withClaim(std::move(draft), "exp", QByteArray::number(now + hour));
    case TimePreset::Expired: break;
    }
    setNotLater(draft, claims, "iat"_L1, now - 2 * hour);
    setNotLater(draft, claims, "nbf"_L1, now - 2 * hour);
    return withClaim(std::move(draft), "exp", QByteArray::number(now - hour));
}

} // namespace claimcheck::token
