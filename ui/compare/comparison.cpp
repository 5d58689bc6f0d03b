#include "ui/compare/comparison.h"

#include "core/claims/personal.h"
#include "core/claims/typed.h"
#include "ui/compare/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

namespace {

using core::ReadableClaim;
using core::TokenClass;
using core::TokenFormat;
using core::TokenMeasurement;

TokenFormat formatOf(TokenClass kind)
{
    switch (kind) {
    case TokenClass::Jwt:
    case TokenClass::SdJwt: return TokenFormat::Jwt;
    case TokenClass::EncryptedJwt: return TokenFormat::EncryptedJwt;
    default: return TokenFormat::Opaque;
    }
}

QString shortName(TokenClass kind)
{
    switch (kind) {
    case TokenClass::Jwt: return Text::tr("JWT");
    case TokenClass::EncryptedJwt: return Text::tr("Encrypted JWT");
    case TokenClass::SdJwt: return Text::tr("SD-JWT");
    case TokenClass::Opaque: return Text::tr("Opaque");
    case TokenClass::Key: return Text::tr("A key");
    case TokenClass::Unreadable: break;
    }
    return Text::tr("Unreadable");
}

ReadableClaim readable(const QString &name)
{
    constexpr ReadableClaim::Kind kinds[] = {ReadableClaim::Kind::Plain, ReadableClaim::Kind::Identifier,
                                             ReadableClaim::Kind::Personal};
    return {name, kinds[std::size_t(claims::personalOf(name))]};
}

TokenMeasurement measurementOf(const core::Response &response, const QByteArray &body)
{
    TokenMeasurement token;
    token.title = core::responseShapeTitle(response.shape);
    token.response = body;
    token.lifetime = response.lifetime();
    const core::ClassifiedToken *access = response.accessToken();
    if (!access)
        return token;
    token.accessToken = access->document.text();
    token.format = formatOf(access->kind);
    token.size.token = access->bytes;
    // RFC 6750 §2.1: the field's name, the scheme, the token, the line's end.
    token.size.authorizationHeader =
        qint64(QByteArrayView("Authorization: Bearer \r\n").size()) + access->bytes;
    if (!access->isReadable())
        return token;
    const encoding::JsonDocument &payload = access->document.payload();
    token.tokenClaims = payload.text();
    for (const encoding::JsonMember member : payload.root().members())
        token.readable.push_back(readable(member.name()));
    if (const auto expiry = claims::numericDate(payload["exp"_L1]); expiry.isKnown())
        token.expiresAt = expiry.seconds();
    return token;
}

} // namespace

void Comparison::setBody(CompareSide side, const QByteArray &body)
{
    QByteArray &kept = bodies[std::size_t(side)];
    if (kept == body)
        return;
    kept = body;
    responses[std::size_t(side)] = body.isEmpty() ? core::Response{} : core::readResponse(body);
}

QString sideName(CompareSide side)
{
    return side == CompareSide::A ? u"A"_s : u"B"_s;
}

QString sideTitle(const Comparison &comparison, CompareSide side)
{
    if (!comparison.hasResponse(side))
        return side == CompareSide::A ? Text::tr("A \u00b7 first response")
                                      : Text::tr("B \u00b7 second response");
    return sideName(side) + u" \u00b7 "_s + core::responseShapeTitle(comparison.response(side).shape);
}

QString sideHead(const Comparison &comparison, CompareSide side)
{
    const core::ClassifiedToken *token = comparison.response(side).accessToken();
    return token ? sideName(side) + u" \u00b7 "_s + shortName(token->kind) : sideName(side);
}

void readOffline(Comparison &comparison)
{
    comparison.measurement = {};
    for (const CompareSide side : {CompareSide::A, CompareSide::B})
        comparison.measurement.token(side) =
            measurementOf(comparison.response(side), comparison.bodies[std::size_t(side)]);
}

} // namespace claimcheck::ui::compare
