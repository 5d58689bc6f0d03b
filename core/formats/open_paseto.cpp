#include "core/formats/open_verdicts.h"
#include "core/formats/paseto.h"
#include "core/formats/paseto_crypto.h"
#include "core/formats/paseto_keys.h"
#include "core/formats/text.h"

#include <algorithm>

namespace claimcheck::formats {

using namespace Qt::StringLiterals;
using crypto::SignatureCheck;
using jose::DecryptionStep;
using jose::Reason;
using jose::SignatureStatus;

namespace {

QByteArray algOf(const PasetoRow &row)
{
    return QByteArray(row.header).chopped(1);
}

QString kidOf(const Paseto &paseto)
{
    return contentOf(paseto.footer).json["kid"_L1].toString();
}

Opened signatureVerdict(SignatureStatus status, const PasetoRow &row, std::optional<jose::KeyUsed> key,
                        std::optional<Reason> reason)
{
    Opened result;
    result.signature = {status, algOf(row), std::move(key), std::move(reason)};
    return result;
}

/// Those that the footer names come first.
bool nameFirst(std::vector<PasetoKey> &keys, const QString &kid)
{
    const auto named = [&kid](const PasetoKey &key) { return !kid.isEmpty() && key.names.contains(kid); };
    std::ranges::stable_partition(keys, named);
    return !keys.empty() && named(keys.front());
}

QString hintOf(const PasetoRow &row)
{
    return row.assertions == ImplicitAssertions::Yes
               ? Text::tr(" It may need an implicit assertion, which the token does not carry.")
               : QString();
}

Reason wrongKey(const QString &kid)
{
    return {"wrong-key"_L1,
            Text::tr("It was made with the key \u201c%1\u201d, which is not among those given.").arg(kid)};
}

Opened verified(const Paseto &paseto, const PasetoKey &key, const QString &kid, bool named)
{
    if (named && !key.names.contains(kid))
        return signatureVerdict(
            SignatureStatus::Invalid, *paseto.row, key.used,
            Reason{"wrong-kid"_L1,
                   Text::tr("The footer names the key \u201c%1\u201d, but it was signed with \u201c%2\u201d.")
                       .arg(kid, key.used.kid)});
    return signatureVerdict(SignatureStatus::Verified, *paseto.row, key.used, std::nullopt);
}

Opened verifyWith(const Paseto &paseto, std::vector<PasetoKey> keys, const OpenOptions &options)
{
    const QString kid = kidOf(paseto);
    const bool named = nameFirst(keys, kid);
    bool outOfRange = false;
    for (const PasetoKey &key : keys) {
        const SignatureCheck check = verifyPaseto(paseto, key.key, options.implicitAssertion);
        if (check == SignatureCheck::Valid)
            return verified(paseto, key, kid, named);
        outOfRange = outOfRange || check == SignatureCheck::OutOfRange;
    }
    Reason reason{"wrong-signature"_L1,
                  Text::tr("The signature does not fit the payload, footer and key.") + hintOf(*paseto.row)};
    if (outOfRange)
        reason = {"signature-range"_L1,
                  Text::tr("A number of the signature is zero or too large: no key can have made it.")};
    else if (!kid.isEmpty() && !named)
        reason = wrongKey(kid);
    return signatureVerdict(SignatureStatus::Invalid, *paseto.row, std::nullopt, reason);
}

Opened decryptWith(const Paseto &paseto, std::vector<PasetoKey> keys, const OpenOptions &options)
{
    const QString kid = kidOf(paseto);
    const bool named = nameFirst(keys, kid);
    for (const PasetoKey &key : keys) {
        auto plaintext = decryptPaseto(paseto, key.key.secret(), options.implicitAssertion);
        if (plaintext)
            return decrypted(algOf(*paseto.row), key.used, std::move(*plaintext));
    }
    const Reason reason =
        !kid.isEmpty() && !named
            ? wrongKey(kid)
            : Reason{"wrong-tag"_L1,
                     Text::tr("The authentication tag does not fit: another key, or the token was changed.") +
                         hintOf(*paseto.row)};
    return decryptionFailed(algOf(*paseto.row), DecryptionStep::Tag, reason);
}

/// The row of a token that need not be whole.
const PasetoRow &rowOf(QByteArrayView token)
{
    const auto rows = pasetoTable();
    const auto begins = [token](const PasetoRow &row) { return token.startsWith(row.header); };
    const auto row = std::ranges::find_if(rows, begins);
    return row == rows.end() ? rows.front() : *row;
}

Opened failed(const PasetoRow &row, DecryptionStep step, const Reason &reason)
{
    return row.purpose == PasetoPurpose::Local
               ? decryptionFailed(algOf(row), step, reason)
               : signatureVerdict(SignatureStatus::Invalid, row, std::nullopt, reason);
}

} // namespace

Opened openPaseto(QByteArrayView token, const jose::KeySet &keys, const OpenOptions &options)
{
    const PasetoRow &row = rowOf(token);
    const bool isLocal = row.purpose == PasetoPurpose::Local;
    if (keys.isEmpty())
        return isLocal ? decryptionNotTried(algOf(row), keys) : signatureNotChecked(algOf(row), keys);
    const auto paseto = readPaseto(token);
    if (!paseto)
        return failed(row, DecryptionStep::Reading, {paseto.error().code, paseto.error().message});
    PasetoKeys apt = pasetoKeys(keys, row);
    if (apt.keys.empty() && apt.refusal)
        return failed(row, DecryptionStep::Key, *apt.refusal);
    return isLocal ? decryptWith(*paseto, std::move(apt.keys), options)
                   : verifyWith(*paseto, std::move(apt.keys), options);
}

} // namespace claimcheck::formats
