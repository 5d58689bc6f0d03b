#pragma once

// What tst_vector_table runs: every case of the public vectors that holds a token, through the pipeline of
// the window and the command line.

#include "core/encoding/base64url.h"
#include "core/report/inspection_json.h"
#include "tests/support/vectors.h"

#include <functional>

namespace claimcheck::test {

using namespace Qt::StringLiterals;

/// One word for what the pipeline says of a token: read from its JSON, which is the contract.
using Outcome = QByteArray (*)(const encoding::JsonValue &result);

struct VectorCase
{
    QByteArray group, name;
    QByteArray text;
    jose::KeySet keys;
    Outcome outcome;
    QByteArray expected;
    lint::TokenExpectations expectations = {};
    QByteArray implicitAssertion = {}; ///< of a PASETO
};

using VectorCases = std::vector<VectorCase>;

inline jose::KeySet keysOf(const encoding::JsonValue &value)
{
    return jose::readKeySet(value, QStringLiteral("vector")).valueOr({});
}

/// A token that stands as a string, or as the JSON of a serialization.
inline QByteArray tokenText(const encoding::JsonValue &value)
{
    return value.isString() ? value.toUtf8() : value.raw().toByteArray();
}

inline QByteArray kindOf(const encoding::JsonValue &result)
{
    return result["kind"_L1].toUtf8();
}

/// "verified" if one signature is; "not supported" where OpenSSL cannot; else "not verified".
inline QByteArray signatureOutcome(const encoding::JsonValue &result)
{
    QByteArray outcome = "not verified";
    for (const encoding::JsonValue signature : result["signatures"_L1].elements()) {
        const auto code = signature["reason"_L1]["code"_L1];
        if (signature["status"_L1].equals("verified"))
            return "verified";
        if (code.equals("not-supported-by-openssl"))
            outcome = "not supported";
    }
    return outcome;
}

/// status of the first signature, and its reason's code.
inline QByteArray verdictOutcome(const encoding::JsonValue &result)
{
    const encoding::JsonValue signature = result["signatures"_L1].at(0);
    const QByteArray code = signature["reason"_L1]["code"_L1].toUtf8();
    return code.isEmpty() ? signature["status"_L1].toUtf8() : code;
}

/// "decrypted", or not.
inline QByteArray decryptionOutcome(const encoding::JsonValue &result)
{
    const encoding::JsonValue status = result["decryption"_L1]["status"_L1];
    return status.equals("decrypted") ? "decrypted" : "not decrypted";
}

/// Whether a finding of level error has a rule that begins so.
inline bool hasErrorOf(const encoding::JsonValue &result, QByteArrayView prefix)
{
    for (const encoding::JsonValue finding : result["findings"_L1].elements()) {
        if (finding["level"_L1].equals("error") && finding["rule"_L1].toUtf8().startsWith(prefix))
            return true;
    }
    return false;
}

} // namespace claimcheck::test
