#pragma once

// Wycheproof, the RFCs' examples and the JOSE cookbook.

#include "tests/core/report/vector_cases.h"

namespace claimcheck::test {

/// A group's tests are JWS or JWE, "valid" or not, with the group's keys.
inline void addWycheproofGroup(VectorCases &cases, const encoding::JsonValue &group)
{
    for (const encoding::JsonValue item : group["tests"_L1].elements()) {
        const encoding::JsonValue jwe = item["jwe"_L1];
        const bool encrypted = !jwe.isAbsent();
        const bool valid = item["result"_L1].equals("valid");
        const auto publicKey = group["public"_L1];
        const auto key = encrypted || publicKey.isAbsent() ? group["private"_L1] : publicKey;
        const QByteArray name = item["comment"_L1].toUtf8() + ' ' + item["tcId"_L1].raw().toByteArray();
        cases.push_back(
            {group["comment"_L1].toUtf8(), name, tokenText(encrypted ? jwe : item["jws"_L1]), keysOf(key),
             encrypted ? decryptionOutcome : signatureOutcome,
             encrypted ? (valid ? "decrypted" : "not decrypted") : (valid ? "verified" : "not verified")});
    }
}

inline VectorCases wycheproofCases(const QString &file)
{
    VectorCases cases;
    const auto document = readVectors(file);
    for (const encoding::JsonValue group : document["testGroups"_L1].elements())
        addWycheproofGroup(cases, group);
    return cases;
}

/// Key agreement: no tokens, but keys that can be pasted.
inline VectorCases xdhKeyCases(const QString &file)
{
    VectorCases cases;
    const auto document = readVectors(file);
    for (const encoding::JsonValue group : document["testGroups"_L1].elements()) {
        for (const encoding::JsonValue item : group["tests"_L1].elements()) {
            for (const auto part : {"public"_L1, "private"_L1}) {
                const auto jwk = item[part];
                if (!jwk.isObject())
                    continue;
                const QByteArray name = item["tcId"_L1].raw().toByteArray() + ' ' + QByteArray(part.latin1());
                cases.push_back({"key",
                                 name,
                                 jwk.raw().toByteArray(),
                                 {},
                                 kindOf,
                                 jwk.has("kty"_L1) ? "jwk" : "unreadable"});
            }
        }
    }
    return cases;
}

inline QByteArray thumbprintOutcome(const encoding::JsonValue &result)
{
    return result["keys"_L1].at(0)["thumbprint"_L1].toUtf8();
}

inline VectorCases rfcCases(const QString &file)
{
    VectorCases cases;
    const auto document = readVectors(file);
    for (const encoding::JsonValue item : document["cases"_L1].elements()) {
        const QByteArray kind = item["kind"_L1].toUtf8();
        const QByteArray name = item["ref"_L1].toUtf8();
        const QByteArray text = tokenText(item["token"_L1]);
        const auto jwk = item["jwk"_L1];
        if (kind.startsWith("jwe"))
            cases.push_back({kind, name, text, keysOf(jwk), decryptionOutcome, "decrypted"});
        else if (kind.startsWith("jws"))
            cases.push_back({kind, name, text, keysOf(jwk), signatureOutcome, "verified"});
        else if (kind == "unsecured")
            cases.push_back({kind, name, text, {}, verdictOutcome, "alg-none"});
        else if (kind.startsWith("thumbprint"))
            cases.push_back(
                {kind, name, jwk.raw().toByteArray(), {}, thumbprintOutcome, item["value"_L1].toUtf8()});
    }
    return cases;
}

/// One file is one example in up to three serializations; its keys are one or a list.
inline VectorCases cookbookCases(const QString &file)
{
    VectorCases cases;
    const auto document = readVectors(file);
    const auto input = document["input"_L1];
    const bool encrypted = document.root().has("encrypting_content"_L1);
    for (const auto form : {"compact"_L1, "json"_L1, "json_flat"_L1}) {
        const auto output = document["output"_L1][form];
        if (output.isAbsent())
            continue;
        const QByteArray text = tokenText(output);
        const bool detached =
            !encrypted && (text.contains("..") || !(output.isString() || output.has("payload"_L1)));
        cases.push_back({file.section(u'/', 1).toUtf8(), QByteArray(form.latin1()), text,
                         keysOf(input["key"_L1]),
                         encrypted  ? decryptionOutcome
                         : detached ? verdictOutcome
                                    : signatureOutcome,
                         encrypted  ? "decrypted"
                         : detached ? "payload-detached"
                                    : "verified"});
    }
    if (document.root().has("kty"_L1))
        cases.push_back(
            {file.section(u'/', 1).toUtf8(), "key", document.root().raw().toByteArray(), {}, kindOf, "jwk"});
    return cases;
}

/// A folder's files, one after the other.
inline VectorCases joined(const QStringList &files, VectorCases (*read)(const QString &))
{
    VectorCases all;
    for (const QString &file : files) {
        VectorCases cases = read(file);
        all.insert(all.end(), std::make_move_iterator(cases.begin()), std::make_move_iterator(cases.end()));
    }
    return all;
}

inline VectorCases mlDsaCases(const QString &file)
{
    const auto document = readVectors(file);
    VectorCases cases;
    cases.push_back({"jws", document["jwk"_L1]["alg"_L1].toUtf8(), document["jws"_L1].toUtf8(),
                     keysOf(document["jwk"_L1]), signatureOutcome, "verified"});
    return cases;
}

} // namespace claimcheck::test
