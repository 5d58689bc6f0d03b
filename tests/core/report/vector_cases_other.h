#pragma once

// The other folders of the vectors: own edge cases, attacks, SD-JWT, OAuth examples, PASETO, Branca,
// macaroons, the JSON test suite.

#include "tests/core/report/vector_cases.h"

namespace claimcheck::test {

/// The first signature's verdict; where nothing could be read, why.
inline QByteArray ownEdgeOutcome(const encoding::JsonValue &result)
{
    if (kindOf(result) != "unreadable")
        return verdictOutcome(result);
    const auto findings = result["findings"_L1];
    return findings.at(findings.size() - 1)["rule"_L1].toUtf8();
}

/// The folder's expectations are sentences; these are what Claimcheck says, which read the pasted text.
inline VectorCases ownEdgeCases(const QString &file)
{
    constexpr std::pair<const char *, const char *> answers[] = {
        {"es256-leading-zero-r", "verified"},
        {"es256-stripped-zero-r", "signature-length"},
        {"es256-der-signature", "ecdsa-der"},
        {"hs256-good", "verified"},
        {"sig-padding", "base64-padding"},
        {"newline-inside", "verified"}, // repaired, with a note
        {"leading-space", "verified"},
        {"bearer-prefix", "verified"},
        {"quoted", "verified"},
        {"empty-signature", "signature-missing"},
        {"two-parts", "token-cut-short"},
        {"four-parts", "token-parts"},
        {"dup-claim", "verified"},
        {"crit-unknown", "crit-not-understood"},
        {"exp-float", "verified"},
        {"exp-string", "verified"},
        {"payload-not-json", "verified"},
        {"html", "verified"},
    };
    VectorCases cases;
    const auto document = readVectors(file);
    for (const encoding::JsonValue item : document["cases"_L1].elements()) {
        const QByteArray id = item["id"_L1].toUtf8();
        const auto answer = std::ranges::find_if(answers, [&id](const auto &row) { return id == row.first; });
        if (answer != std::end(answers))
            cases.push_back({"own", id, item["token"_L1].toUtf8(), keysOf(item["jwk"_L1]), ownEdgeOutcome,
                             answer->second});
    }
    return cases;
}

inline QByteArray jwsOutcome(const encoding::JsonValue &result)
{
    return kindOf(result) == "jws" ? "jws" : "no jws";
}

inline QByteArray jweOutcome(const encoding::JsonValue &result)
{
    return kindOf(result) == "jwe" ? "jwe" : "no jwe";
}

inline VectorCases attackCases(const QString &file)
{
    struct Row
    {
        QLatin1StringView list;
        Outcome outcome;
        const char *expected;
    };
    constexpr Row lists[] = {{"detect_as_jws"_L1, jwsOutcome, "jws"},
                             {"not_jws"_L1, jwsOutcome, "no jws"},
                             {"detect_as_jwe"_L1, jweOutcome, "jwe"},
                             {"not_jwe"_L1, jweOutcome, "no jwe"}};
    VectorCases cases;
    const auto document = readVectors(file);
    for (const Row &row : lists) {
        for (const encoding::JsonValue item : document[row.list].elements()) {
            const QByteArray note = item["note"_L1].toUtf8(), token = item["token"_L1].toUtf8();
            cases.push_back({QByteArray(row.list.latin1()),
                             note.isEmpty() ? token : note,
                             token,
                             {},
                             row.outcome,
                             row.expected});
        }
    }
    for (const encoding::JsonValue item : document["attacks"_L1].elements()) {
        const QByteArray pem = item["public_pem"_L1].toUtf8();
        const auto keys = jose::readKeys(pem, QStringLiteral("vector")).valueOr({});
        const QByteArray name = item["name"_L1].toUtf8();
        const char *expected = !pem.isEmpty()                ? "key-confusion"
                               : name.startsWith("alg none") ? "alg-none"
                                                             : "no-key";
        cases.push_back({"attacks", name, item["token"_L1].toUtf8(), keys, verdictOutcome, expected});
    }
    return cases;
}

/// The issuer's signature, the disclosures and the key binding: "valid" where nothing is wrong with them.
inline QByteArray sdJwtOutcome(const encoding::JsonValue &result)
{
    const auto binding = result["keyBinding"_L1];
    const bool bound = binding["status"_L1].equals("not-present") ||
                       binding["status"_L1].equals("verified") ||
                       kindOf(result) == "jws"; // the issuer-signed part alone
    const bool sound = signatureOutcome(result) == "verified" && bound && !hasErrorOf(result, "sd-jwt") &&
                       !hasErrorOf(result, "key-binding") && !hasErrorOf(result, "kb-");
    return sound ? "valid" : "invalid";
}

inline VectorCases sdJwtRuleCases(const QString &file)
{
    VectorCases cases;
    const auto document = readVectors(file);
    for (const encoding::JsonValue item : document["cases"_L1].elements()) {
        lint::TokenExpectations expected;
        expected.nonce = item["verifier"_L1]["nonce"_L1].toString();
        expected.audience = item["verifier"_L1]["aud"_L1].toString();
        cases.push_back({"rules", item["id"_L1].toUtf8(), item["token"_L1].toUtf8(),
                         keysOf(document["issuer_jwk"_L1]), sdJwtOutcome, item["expect"_L1].toUtf8(),
                         expected});
    }
    return cases;
}

inline VectorCases sdJwtDraftCases(const QString &file)
{
    VectorCases cases;
    const auto document = readVectors(file);
    const auto add = [&](const encoding::JsonValue &item, QLatin1StringView member) {
        cases.push_back(
            {"draft", item["section"_L1].toUtf8() + ' ' + item["line_in_draft_txt"_L1].raw().toByteArray(),
             tokenText(item[member]), keysOf(document["issuer_jwk_public"_L1]), sdJwtOutcome, "valid"});
    };
    for (const encoding::JsonValue item : document["tokens"_L1].elements())
        add(item, "token"_L1);
    for (const encoding::JsonValue item : document["json_serialization"_L1].elements())
        add(item, "json"_L1);
    return cases;
}

/// The examples whose value is or holds a token; what they hold is said by kind.
inline VectorCases oauthCases(const QString &file)
{
    VectorCases cases;
    const auto document = readVectors(file);
    for (const encoding::JsonValue item : document["cases"_L1].elements()) {
        const QByteArray kind = item["kind"_L1].toUtf8(), name = item["ref"_L1].toUtf8();
        if (kind == "dpop-proof")
            cases.push_back({kind, name, item["token"_L1].toUtf8(), {}, verdictOutcome, "self-asserted"});
        else if (kind == "token-response" || kind == "authorization-header" ||
                 kind == "implicit-response-url")
            cases.push_back({kind, name, tokenText(item["value"_L1]), {}, kindOf, "opaque"});
    }
    return cases;
}

inline QByteArray payloadOutcome(const encoding::JsonValue &result)
{
    const encoding::JsonValue payload = result["payload"_L1];
    return payload.isObject() ? "object" : "not an object";
}

/// Each text of the suite as the payload of an unsecured token: an object that must be accepted shows as one,
/// and nothing that must be refused does.
inline VectorCases jsonSuiteCases(const QString &file)
{
    const QString name = file.section(u'/', -1);
    const QByteArray json = readFile(vectorPath(file));
    const bool object = json.trimmed().startsWith('{');
    if (name.startsWith(u'i') || (name.startsWith(u'y') && !object))
        return {};
    const QByteArray token = "eyJhbGciOiJub25lIn0." + encoding::encodeBase64Url(json) + '.';
    VectorCases cases;
    cases.push_back({name.left(1).toUtf8(),
                     name.toUtf8(),
                     token,
                     {},
                     payloadOutcome,
                     name.startsWith(u'y') ? "object" : "not an object"});
    return cases;
}

} // namespace claimcheck::test
