#include "core/formats/row_fields.h"

#include "core/encoding/base64url.h"
#include "core/formats/add_field.h"
#include "core/formats/cbor.h"
#include "core/formats/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

constexpr quint64 cwtTag = 61;

struct CoseStructure
{
    quint64 tag;
    const char *name;
};
/// The tags of COSE messages.
constexpr CoseStructure coseStructures[] = {
    {18, "COSE_Sign1"}, {17, "COSE_Mac0"}, {16, "COSE_Encrypt0"}, {98, "COSE_Sign"}, {97, "COSE_Mac"}};

struct CoseAlgorithm
{
    qint64 number;
    const char *name;
};
/// The registry of COSE algorithms, as far as tokens use them.
constexpr CoseAlgorithm coseAlgorithms[] = {
    {-7, "ES256"},      {-35, "ES384"},     {-36, "ES512"},     {-8, "EdDSA"},       {-19, "Ed25519"},
    {-53, "Ed448"},     {-9, "ESP256"},     {-51, "ESP384"},    {-52, "ESP512"},     {-47, "ES256K"},
    {-37, "PS256"},     {-38, "PS384"},     {-39, "PS512"},     {-257, "RS256"},     {-258, "RS384"},
    {-259, "RS512"},    {-48, "ML-DSA-44"}, {-49, "ML-DSA-65"}, {-50, "ML-DSA-87"},  {1, "A128GCM"},
    {2, "A192GCM"},     {3, "A256GCM"},     {4, "HMAC 256/64"}, {5, "HMAC 256/256"}, {6, "HMAC 384/384"},
    {7, "HMAC 512/512"}};

struct CwtClaim
{
    qint64 key;
    const char *name;
    const char *meaning;
};
constexpr CwtClaim cwtTimes[] = {
    {4, "expiresAt", QT_TRANSLATE_NOOP("claimcheck_formats", "Until when it is good (exp)")},
    {5, "notBefore", QT_TRANSLATE_NOOP("claimcheck_formats", "From when it is good (nbf)")},
    {6, "issuedAt", QT_TRANSLATE_NOOP("claimcheck_formats", "When it was made (iat)")}};
constexpr CwtClaim cwtTexts[] = {
    {1, "issuer", QT_TRANSLATE_NOOP("claimcheck_formats", "Who issued it (iss)")},
    {2, "subject", QT_TRANSLATE_NOOP("claimcheck_formats", "Whom it is about (sub)")},
    {3, "audience", QT_TRANSLATE_NOOP("claimcheck_formats", "Whom it is for (aud)")},
    {7, "tokenId", QT_TRANSLATE_NOOP("claimcheck_formats", "Id of the token (cti)")}};

std::optional<QByteArray> coseBytes(QByteArrayView token)
{
    QByteArray compact = token.toByteArray();
    compact.replace(' ', "");
    if (token.startsWith('d'))
        return encoding::decodeHex(compact).valueOr({});
    return decodeAnyBase64(token);
}

QString algorithmName(qint64 number)
{
    const auto found = std::ranges::find(coseAlgorithms, number, &CoseAlgorithm::number);
    return found == std::end(coseAlgorithms) ? QString::number(number) : QString::fromLatin1(found->name);
}

void addCoseHeader(const CborValue &header, Recognized &found)
{
    if (const CborValue *alg = header.member(1))
        addField(found, u"alg"_s,
                 alg->toInteger() ? algorithmName(*alg->toInteger()) : readableBytes(alg->bytes),
                 Text::tr("Algorithm"));
    if (const CborValue *kid = header.member(4))
        addField(found, u"kid"_s, readableBytes(kid->bytes), Text::tr("Which of the issuer's keys"));
}

/// Times may be fractions.
std::optional<qint64> cborMilliseconds(const CborValue &value)
{
    constexpr double farAway = 1e12;
    if (value.kind == CborKind::Float)
        return qint64(std::clamp(value.real == value.real ? value.real : 0, -farAway, farAway) * 1000);
    const auto seconds = value.toInteger();
    return seconds ? std::optional(std::clamp(*seconds, -qint64(farAway), qint64(farAway)) * 1000)
                   : std::nullopt;
}

void addCwtClaims(const CborValue &claims, Recognized &found)
{
    for (const CwtClaim &claim : cwtTexts) {
        if (const CborValue *value = claims.member(claim.key))
            addField(found, QString::fromLatin1(claim.name), readableBytes(value->bytes),
                     Text::tr(claim.meaning));
    }
    for (const CwtClaim &claim : cwtTimes) {
        const CborValue *value = claims.member(claim.key);
        if (const auto time = value ? cborMilliseconds(*value) : std::nullopt)
            addTimeField(found, QString::fromLatin1(claim.name), *time, Text::tr(claim.meaning));
    }
}

/// The payload of what is signed: the claims, in JSON with their names.
void addCosePayload(const CborValue &payload, Recognized &found)
{
    if (payload.kind != CborKind::Bytes || payload.bytes.isEmpty())
        return;
    const CborReading claims = readCbor(payload.bytes);
    found.payload = contentOf(payload.bytes);
    if (claims.problem || claims.value.kind != CborKind::Map)
        return;
    addCwtClaims(claims.value, found);
    found.payload->json =
        encoding::JsonDocument::parse(cborToJson(claims.value, CborNames::Claims)).valueOr({});
}

} // namespace

bool readCose(QByteArrayView token, Recognized &found)
{
    const auto bytes = coseBytes(token);
    if (!bytes)
        return false;
    const CborReading reading = readCbor(*bytes);
    const CborValue *message = &reading.value;
    if (message->kind == CborKind::Tag && message->number == cwtTag && !message->items.empty())
        message = &message->items.front();
    const auto structure = std::ranges::find(coseStructures, message->number, &CoseStructure::tag);
    if (message->kind != CborKind::Tag || structure == std::end(coseStructures) || message->items.empty())
        return false;
    const std::vector<CborValue> &parts = message->items.front().items;
    if (parts.size() < 2 || parts[0].kind != CborKind::Bytes || parts[1].kind != CborKind::Map)
        return false;
    addField(found, u"structure"_s, QString::fromLatin1(structure->name),
             Text::tr("What its tag says it is"));
    addCoseHeader(readCbor(parts[0].bytes).value, found);
    addCoseHeader(parts[1], found);
    if (parts.size() > 2 && structure->tag != 16)
        addCosePayload(parts[2], found);
    if (reading.problem)
        found.problems.push_back({reading.problem->code, reading.problem->message, token.size(), {}});
    return true;
}

} // namespace claimcheck::formats
