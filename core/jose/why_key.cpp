// The explanations about the keys: the token's own, none of the right kind, the named one missing.
#include "core/jose/attempt.h"
#include "core/jose/text.h"

#include <algorithm>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using crypto::SignatureCheck;

namespace {

/// The algorithm with which one of the keys made the signature, whatever alg says; nullptr if none did.
const AlgorithmRow *algorithmThatFits(const Attempt &attempt)
{
    for (const AlgorithmRow &row : algorithmTable()) {
        const bool signs = row.use == AlgorithmUse::Signature && &row != &attempt.row;
        if (signs && attempt.fittingKey(row.method, attempt.input, attempt.signature.signature))
            return &row;
    }
    return nullptr;
}

} // namespace

std::optional<Reason> ownKeyFits(const Attempt &attempt)
{
    const KeySet own = embeddedKeys(attempt.signature);
    const Attempt again{attempt.jws, attempt.signature, own, attempt.row, attempt.input, attempt.budget};
    if (own.isEmpty() || !again.fittingKey(attempt.input))
        return std::nullopt;
    return Reason{
        "self-asserted"_L1,
        Text::tr("It matches only the key inside the token, which proves nothing about who made it, "
                 "and none of the keys given. Get the issuer's key from the issuer.")};
}

std::optional<Reason> noKeyOfThatKind(const Attempt &attempt)
{
    const auto fits = [&attempt](const Jwk &jwk) { return keyFits(attempt.row, jwk.key); };
    if (std::ranges::any_of(attempt.keys.keys, fits))
        return std::nullopt;
    const QString alg = QString::fromUtf8(attempt.signature.alg);
    if (const AlgorithmRow *row = algorithmThatFits(attempt))
        return Reason{"algorithm-key-mismatch"_L1,
                      Text::tr("It was signed with %1, and the header says %2. The signer must write the alg "
                               "that it uses.")
                          .arg(QLatin1StringView(row->name), alg)};
    return Reason{"algorithm-key-mismatch"_L1,
                  Text::tr("%1 does not go with the key given (%2). Give a key of the kind that it needs.")
                      .arg(alg, attempt.keys.keys.front().description())};
}

std::optional<Reason> namedKeyMissing(const Attempt &attempt)
{
    const QString kid = QString::fromUtf8(attempt.signature.kid);
    const auto hasOtherName = [&kid](const Jwk &jwk) { return !jwk.kid.isEmpty() && jwk.kid != kid; };
    if (kid.isEmpty() || !std::ranges::all_of(attempt.keys.keys, hasOtherName))
        return std::nullopt;
    return Reason{"wrong-key"_L1,
                  Text::tr("The header names the key \u201c%1\u201d, which was not given, and the others do "
                           "not fit. Fetch the issuer's keys anew: they may have been rotated.")
                      .arg(kid)};
}

} // namespace claimcheck::jose
