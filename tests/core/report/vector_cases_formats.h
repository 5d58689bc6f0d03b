#pragma once

// PASETO, Branca and macaroons.

#include "tests/core/report/vector_cases.h"

namespace claimcheck::test {

inline jose::KeySet secretKey(const QByteArray &bytes)
{
    jose::KeySet keys;
    keys.keys.push_back(jose::keyFromSecret(base::SecretBytes(QByteArrayView(bytes))));
    return keys;
}

/// "opened": verified or decrypted; "refused": neither.
inline QByteArray openedOutcome(const encoding::JsonValue &result)
{
    const bool opened = signatureOutcome(result) == "verified" || decryptionOutcome(result) == "decrypted";
    return opened ? "opened" : "refused";
}

inline VectorCases pasetoCases(const QString &file)
{
    VectorCases cases;
    const auto document = readVectors(file);
    for (const encoding::JsonValue item : document["tests"_L1].elements()) {
        const auto pem = item.has("public-key-pem"_L1) ? item["public-key-pem"_L1] : item["public-key"_L1];
        const jose::KeySet keys = pem.isAbsent()
                                      ? secretKey(QByteArray::fromHex(item["key"_L1].toUtf8()))
                                      : jose::readKeys(pem.toUtf8(), QStringLiteral("vector")).valueOr({});
        const QByteArray version = 'v' + item["name"_L1].toUtf8().left(1) + '.';
        const bool itsOwn = item["token"_L1].toUtf8().startsWith(version);
        VectorCase one{itsOwn ? "paseto" : "another version",
                       item["name"_L1].toUtf8(),
                       item["token"_L1].toUtf8(),
                       keys,
                       openedOutcome,
                       item["expect-fail"_L1].toBool() ? "refused" : "opened"};
        one.implicitAssertion = item["implicit-assertion"_L1].toUtf8();
        cases.push_back(std::move(one));
    }
    return cases;
}

inline VectorCases brancaCases(const QString &file)
{
    VectorCases cases;
    const auto document = readVectors(file);
    for (const encoding::JsonValue item : document["tests"_L1].elements())
        cases.push_back({"branca", item["id"_L1].raw().toByteArray() + ' ' + item["comment"_L1].toUtf8(),
                         item["token"_L1].toUtf8(), secretKey(item["key"_L1].toUtf8()), openedOutcome,
                         item["is_valid"_L1].toBool() ? "opened" : "refused"});
    return cases;
}

inline VectorCases macaroonCases(const QString &file)
{
    VectorCases cases;
    const auto document = readVectors(file);
    for (const encoding::JsonValue item : document["tests"_L1].elements())
        cases.push_back({"macaroon", item["name"_L1].toUtf8(), item["token_b64"_L1].toUtf8(),
                         secretKey(item["root_key_text"_L1].toUtf8()), openedOutcome,
                         item["authorized"_L1].toBool() ? "opened" : "refused"});
    return cases;
}

} // namespace claimcheck::test
