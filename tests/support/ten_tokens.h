#pragma once

#include <QByteArray>

#include <vector>

namespace claimcheck::test {

struct SampleToken
{
    const char *name;
    QByteArray text;
    QByteArray jwk; ///< the key of its signature or encryption; empty if there is none
};

/// One token of each kind, to be cut and changed. Most are facts of RFCs.
inline std::vector<SampleToken> tenTokens()
{
    const QByteArray hmacKey =
        R"({"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4)"
        R"(hcgUuTwjAzZr1Z9CAow"})";
    // RFC 7515 A.1
    const QByteArray header = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9";
    const QByteArray payload =
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19y"
        "b290Ijp0cnVlfQ";
    const QByteArray signature = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const QByteArray jws = header + '.' + payload + '.' + signature;
    const QByteArray general =
        "{\"payload\":\"" + payload + "\",\"signatures\":[{\"protected\":\"" + header +
        "\",\"header\":{\"kid\":\"e9bc097a-ce51-4036-9562-d2ade882db0d\"},\"signature\":\"" + signature +
        "\"},{\"protected\":\"" + header + "\",\"signature\":\"AAAA\"}]}";
    // RFC 7516 A.3
    const QByteArray wrapKey = R"({"kty":"oct","k":"GawgguFyGrWKav7AX4VKUg"})";
    const QByteArrayList jwe = {"eyJhbGciOiJBMTI4S1ciLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0",
                                "6KB707dM9YTIgHtLvtgWQ8mKwboJW3of9locizkDTHzBC2IlrT1oOQ",
                                "AxY8DCtDaGlsbGljb3RoZQ", "KDlTtXchhZTGufMYmOYGS4HffxPSUrfmqCHXaI9wOGY",
                                "U0m_YmjN04DJvceFICbCVQ"};
    const QByteArray jweJson = "{\"protected\":\"" + jwe[0] +
                               "\",\"recipients\":[{\"header\":{\"kid\":\"7\"},"
                               "\"encrypted_key\":\"" +
                               jwe[1] + "\"}],\"iv\":\"" + jwe[2] + "\",\"ciphertext\":\"" + jwe[3] +
                               "\",\"tag\":\"" + jwe[4] + "\"}";
    const QByteArray keyBinding = "eyJhbGciOiJFUzI1NiIsInR5cCI6ImtiK2p3dCJ9.eyJub25jZSI6IjEifQ.AAAA";
    const auto nestedIn = [](const QByteArray &inner) {
        return "eyJjdHkiOiJKV1QiLCJhbGciOiJub25lIn0." +
               inner.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) + '.';
    };
    return {
        {"JWS", jws, hmacKey},
        {"JWS JSON", general, hmacKey},
        {"JWE", jwe.join('.'), wrapKey},
        {"JWE JSON", jweJson, wrapKey},
        {"SD-JWT+KB", jws + "~WyJzYWx0IiwiZ2l2ZW5fbmFtZSIsIkpvaG4iXQ~WyJzYWx0IiwiREUiXQ~" + keyBinding,
         hmacKey},
        {"nested", nestedIn(nestedIn(jws)), hmacKey},
        // paseto-standard's vector 4-S-1
        {"PASETO",
         "v4.public."
         "eyJkYXRhIjoidGhpcyBpcyBhIHNpZ25lZCBtZXNzYWdlIiwiZXhwIjoiMjAyMi0wMS0wMVQwMDowMDowMCswMDowMCJ9bg_XBB"
         "zds8lTZShVlwwKSgeKpLT3yukTw6JUz3W4h_ExsQV-P0V54zemZDcAxFaSeef1QlXEFtkqxT1ciiQEDA",
         R"({"kty":"OKP","crv":"Ed25519","x":"Hrnbu7wEfAP9cGBOAHHwmH4Wsot1ciXBHwBBXQ4gsaI"})"},
        // libmacaroons' root_v2_1
        {"macaroon",
         "AgETaHR0cDovL2V4YW1wbGUub3JnLwIFa2V5aWQAAAYgfN7nklEcW8b1KEhYBd_psk54XijiqZMB-dcRxgnjjvc",
         {}},
        // RFC 7517 A.1, its second key
        {"JWK Set",
         R"({"keys":[{"kty":"oct","alg":"A128KW","k":"GawgguFyGrWKav7AX4VKUg"},{"kty":"OKP","crv":"Ed25519",)"
         R"("x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","kid":"two"}]})",
         {}},
        {"GitHub", "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", {}},
    };
}

} // namespace claimcheck::test
