// The explanations of why_undecryptable.h that are about the token's parts.
#include "core/encoding/base64url.h"
#include "core/jose/decryption_attempt.h"
#include "core/jose/json_spellings.h"
#include "core/jose/segment_repair.h"
#include "core/jose/text.h"

#include <algorithm>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;

namespace {

/// Other spellings of base64url text that stands for JSON.
QByteArrayList otherSpellings(const QByteArray &json)
{
    QByteArrayList encoded;
    if (const auto document = encoding::JsonDocument::parse(json)) {
        for (const QByteArray &text : jsonSpellings(*document))
            encoded += encoding::encodeBase64Url(text);
    }
    return encoded;
}

/// Every other authenticated data that the token may have had.
struct OtherData
{
    QByteArray text;
    QLatin1StringView code;
};

std::vector<OtherData> otherData(const ParsedJwe &jwe)
{
    std::vector<OtherData> all;
    const bool hasAad = jwe.aadRange.isValid();
    const QByteArray behind = hasAad ? '.' + jwe.aadText : QByteArray();
    for (const QByteArray &header : otherSpellings(jwe.header.text()))
        all.push_back({header + behind, "re-serialized"_L1});
    if (!hasAad)
        return all;
    for (const QByteArray &aad : otherSpellings(jwe.aad))
        all.push_back({jwe.protectedText + '.' + aad, "re-serialized"_L1});
    all.push_back({jwe.protectedText, "aad-added"_L1});
    return all;
}

Reason dataReason(QLatin1StringView code)
{
    if (code == "aad-added"_L1)
        return {code,
                Text::tr("It opens without aad, which was added after encrypting. Leave aad out, or let "
                         "the sender authenticate it.")};
    return {code,
            Text::tr("It opens with the same JSON in another spelling: the header or aad was written again "
                     "after encrypting. Pass the token on as the text that it is.")};
}

/// The content keys that the keys find, each with its key.
std::vector<base::SecretBytes> contentKeys(const DecryptionAttempt &attempt)
{
    std::vector<base::SecretBytes> found;
    for (const Jwk &jwk : attempt.keys.keys) {
        if (auto key = attempt.contentKeyWith(attempt.task.alg, jwk))
            found.push_back(std::move(*key));
    }
    return found;
}

/// The first bad byte of the parts, where that is why they could not be read; else null.
const base::Error *firstProblem(const DecryptionAttempt &attempt)
{
    const ParsedJwe &jwe = attempt.task.jwe;
    const auto &problems = jwe.problems.empty() ? attempt.task.recipient.problems : jwe.problems;
    if (attempt.failure.step != DecryptionStep::Reading || problems.empty())
        return nullptr;
    return &problems.front(); // those of a segment stand together, the end that it leaves last
}

/// The token ends in the middle of a byte of its tag.
bool isCutTag(const DecryptionAttempt &attempt, const base::Error &problem)
{
    const ParsedJwe &jwe = attempt.task.jwe;
    return isCutEnd(problem) && problem.where >= jwe.tagRange.begin &&
           jwe.tag.size() < attempt.task.enc.tagBytes;
}

} // namespace

std::optional<Reason> damagedPart(const DecryptionAttempt &attempt)
{
    const base::Error *problem = firstProblem(attempt);
    if (!problem || isCutTag(attempt, *problem))
        return std::nullopt;
    const SegmentDamage damage = segmentDamage(attempt.task.jwe.text, problem->where);
    return Reason{damage.code,
                  Text::tr("At byte %1: %2. %3").arg(problem->where).arg(damage.what, damage.advice)};
}

std::optional<Reason> tagCutShort(const DecryptionAttempt &attempt)
{
    const qsizetype size = attempt.task.jwe.tag.size();
    if (attempt.failure.step == DecryptionStep::Header || size >= attempt.task.enc.tagBytes)
        return std::nullopt;
    return Reason{"truncated"_L1,
                  Text::tr("It was cut short: the authentication tag has %1 bytes and must have %2. Copy the "
                           "token again, to its end.")
                      .arg(size)
                      .arg(attempt.task.enc.tagBytes)};
}

std::optional<Reason> otherAuthenticatedData(const DecryptionAttempt &attempt)
{
    if (attempt.failure.step != DecryptionStep::Tag)
        return std::nullopt;
    const std::vector<OtherData> all = otherData(attempt.task.jwe);
    for (const base::SecretBytes &key : contentKeys(attempt)) {
        for (const OtherData &other : all) {
            if (attempt.opensWith(attempt.task.enc, key, other.text))
                return dataReason(other.code);
        }
    }
    return std::nullopt;
}

std::optional<Reason> otherContentEncryption(const DecryptionAttempt &attempt)
{
    if (attempt.failure.step != DecryptionStep::Tag)
        return std::nullopt;
    const AlgorithmRow &named = attempt.task.enc;
    for (const base::SecretBytes &key : contentKeys(attempt)) {
        for (const AlgorithmRow &other : algorithmTable()) {
            const bool possible = other.use == AlgorithmUse::ContentEncryption && &other != &named &&
                                  other.keyBytes == key.size();
            if (possible && attempt.opensWith(other, key, attempt.task.jwe.authenticatedData()))
                return Reason{
                    "wrong-enc"_L1,
                    Text::tr("It was encrypted with %1, and the header says %2. The sender must write "
                             "the enc that it uses.")
                        .arg(QLatin1StringView(other.name), QLatin1StringView(named.name))};
        }
    }
    return std::nullopt;
}

} // namespace claimcheck::jose
