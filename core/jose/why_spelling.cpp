// The explanations about what was signed: damaged segments, another spelling of header or payload, another
// encoding.
#include "core/encoding/base64url.h"
#include "core/jose/attempt.h"
#include "core/jose/json_spellings.h"
#include "core/jose/segment_repair.h"
#include "core/jose/text.h"

#include <algorithm>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;

namespace {

QByteArrayList encodedSpellings(const encoding::JsonDocument &document)
{
    QByteArrayList encoded;
    for (const QByteArray &text : jsonSpellings(document))
        encoded += encoding::encodeBase64Url(text);
    return encoded;
}

QString partOf(const JwsSignature &signature, const ParsedJws &jws, qsizetype where)
{
    if (where >= signature.protectedRange.begin && where < signature.protectedRange.end)
        return Text::tr("the header");
    if (where >= jws.payloadRange.begin && where < jws.payloadRange.end)
        return Text::tr("the payload");
    return Text::tr("the signature");
}

/// Whether the signature fits once header, payload and signature are written as they should be.
bool fitsWhenRepaired(const Attempt &attempt)
{
    const bool encoded = attempt.jws.payloadState == PayloadState::Encoded;
    const base::ByteRange at = attempt.signature.signatureRange;
    const QByteArray written =
        at.isValid() && at.end <= attempt.jws.text.size()
            ? repairedSegment(QByteArrayView(attempt.jws.text).sliced(at.begin, at.size()))
            : QByteArray();
    const QByteArray raw = encoding::decodeBase64Url(written).valueOr(attempt.signature.signature);
    const QByteArray repaired =
        repairedSegment(attempt.signature.protectedText) + '.' +
        (encoded ? repairedSegment(attempt.jws.payloadText) : attempt.jws.payloadText);
    for (const QByteArray &input : {repaired, attempt.input}) {
        if (attempt.fittingKey(attempt.row.method, input, raw))
            return true;
    }
    return false;
}

Reason damageReason(const Attempt &attempt, const base::Error &problem)
{
    const SegmentDamage damage = segmentDamage(attempt.jws.text, problem.where);
    const QString place = Text::tr("At byte %1, in %2: %3")
                              .arg(problem.where)
                              .arg(partOf(attempt.signature, attempt.jws, problem.where), damage.what);
    return {damage.code, fitsWhenRepaired(attempt)
                             ? Text::tr("%1; without it the signature fits. %2").arg(place, damage.advice)
                             : Text::tr("%1. %2").arg(place, damage.advice)};
}

/// The last segment ends in the middle of a byte, and bytes are missing: wrongShape() says so.
bool isCutSignature(const Attempt &attempt, const base::Error &problem)
{
    const auto shorter = [&attempt](const Jwk &jwk) {
        return attempt.signature.signature.size() < crypto::signatureSize(attempt.row.method, jwk.key);
    };
    return isCutEnd(problem) && problem.where >= attempt.signature.signatureRange.begin &&
           std::ranges::any_of(attempt.keys.keys, shorter);
}

Reason respelledReason()
{
    return {"re-serialized"_L1,
            Text::tr("It fits the same JSON with other white space, escapes or order: header or payload were "
                     "written again after signing. Pass the token on as the text that it is.")};
}

} // namespace

std::optional<Reason> damagedSegment(const Attempt &attempt)
{
    const auto &problems =
        attempt.signature.problems.empty() ? attempt.jws.problems : attempt.signature.problems;
    if (problems.empty())
        return std::nullopt;
    const auto isSegment = [](const base::Error &problem) { return problem.code.startsWith("base64url"_L1); };
    const auto rule = std::ranges::find_if_not(problems, isSegment);
    if (rule != problems.end()) // a rule of the header, see crit.h
        return Reason{
            rule->code,
            Text::tr("%1 A reader must refuse it: mend the header where it is made.").arg(rule->message)};
    const base::Error &first = problems.front(); // the end that a bad character leaves stands behind it
    return isCutSignature(attempt, first) ? std::nullopt : std::optional(damageReason(attempt, first));
}

std::optional<Reason> spelledDifferently(const Attempt &attempt)
{
    const QByteArray &header = attempt.signature.protectedText, &payload = attempt.jws.payloadText;
    const bool encoded = attempt.jws.payloadState == PayloadState::Encoded;
    const auto document = encoding::JsonDocument::parse(attempt.jws.payload);
    const QByteArrayList payloads = encoded && document ? encodedSpellings(*document) : QByteArrayList();
    const QByteArrayList headers = encodedSpellings(attempt.signature.header);
    for (const QByteArray &other : payloads) {
        if (attempt.fittingKey(header + '.' + other))
            return respelledReason();
    }
    for (const QByteArray &other : headers) {
        if (attempt.fittingKey(other + '.' + payload))
            return respelledReason();
    }
    for (const QByteArray &first : headers.first(qMin<qsizetype>(8, headers.size()))) {
        for (const QByteArray &second : payloads.first(qMin<qsizetype>(8, payloads.size()))) {
            if (attempt.fittingKey(first + '.' + second))
                return respelledReason();
        }
    }
    return std::nullopt;
}

std::optional<Reason> payloadEncodedDifferently(const Attempt &attempt)
{
    const bool plain = attempt.jws.payloadState == PayloadState::Plain;
    const QByteArray other = plain ? encoding::encodeBase64Url(attempt.jws.payload) : attempt.jws.payload;
    if (!attempt.fittingKey(attempt.signature.protectedText + '.' + other))
        return std::nullopt;
    return Reason{"payload-b64"_L1,
                  plain
                      ? Text::tr("It fits the base64url of the payload, and the header says b64 false. Leave "
                                 "b64 out, or sign the payload as it is (RFC 7797 §3).")
                      : Text::tr("It fits the payload as it is, without base64url. The header must then say "
                                 "b64 false and list it in crit (RFC 7797 §6).")};
}

} // namespace claimcheck::jose
