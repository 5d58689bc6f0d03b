// Headers that a server has to refuse, with a good signature of the server's own key.
#include "core/attack/attack_rows.h"
#include "core/attack/text.h"
#include "core/encoding/base64url.h"
#include "core/encoding/json.h"
#include "core/jose/sign.h"

using namespace Qt::StringLiterals;

namespace claimcheck::attack {

namespace {

using base::Spec;
using token::TokenDraft;

base::Result<Forged> makeCrit(const AttackInput &input, TokenDraft draft)
{
    draft = token::withParameter(std::move(draft), "crit", "[\"x-claimcheck\"]");
    return signedAgain(input, token::withParameter(std::move(draft), "x-claimcheck", "true"));
}

/// Encoded as always, while the header says that it is not (RFC 7797 §6 asks for crit beside b64).
base::Result<Forged> makeB64(const AttackInput &input, TokenDraft draft)
{
    draft = token::withParameter(std::move(draft), "b64", "false");
    const QByteArray text =
        encoding::encodeBase64Url(draft.header) + '.' + encoding::encodeBase64Url(draft.payload);
    const auto signature = jose::signBytes(algOf(draft), text, *input.key);
    if (!signature)
        return signature.error();
    return Forged{text + '.' + encoding::encodeBase64Url(*signature)};
}

base::Result<Forged> makeOtherType(const AttackInput &input, TokenDraft draft)
{
    const QByteArray typ =
        encoding::JsonDocument::parse(draft.header).valueOr({})["typ"_L1].toUtf8().toLower();
    const bool isAccessToken = typ == "at+jwt" || typ == "application/at+jwt";
    return signedAgain(input, token::withParameter(std::move(draft), "typ",
                                                   isAccessToken ? "\"logout+jwt\"" : "\"at+jwt\""));
}

/// The outer token is not signed; the good one is its payload.
base::Result<Forged> makeNested(const AttackInput &input, TokenDraft draft)
{
    draft.header = "{\"alg\":\"none\",\"cty\":\"JWT\"}";
    draft.payload = input.document.text();
    draft.signatureText = "";
    return Forged{draft.text()};
}

#define TEXT(text) QT_TRANSLATE_NOOP("claimcheck_attack", text)

constexpr AttackRow headerRows[] = {
    {"crit-unknown",
     AttackGroup::Header,
     AttackNeed::PrivateKey,
     TEXT("crit that nobody knows"),
     TEXT("Names a critical header parameter that is not registered."),
     TEXT("That a token with a critical parameter that is not understood is refused."),
     {Spec::Rfc7515, "4.1.11"},
     makeCrit},
    {"b64-without-crit",
     AttackGroup::Header,
     AttackNeed::PrivateKey,
     TEXT("b64 false without crit"),
     TEXT("Says that the payload is not encoded, though it is, and does not say so in crit."),
     TEXT("That b64 is taken only together with crit."),
     {Spec::Rfc7797, "6"},
     makeB64},
    {"typ-confused",
     AttackGroup::Header,
     AttackNeed::PrivateKey,
     TEXT("Another typ"),
     TEXT("Says in typ that it is another kind of token: an access token becomes a logout token, all others "
          "an access token."),
     TEXT("That typ is compared with the kind of token that is expected."),
     {Spec::Rfc8725, "3.11"},
     makeOtherType},
    {"nested-unsigned",
     AttackGroup::Header,
     AttackNeed::Nothing,
     TEXT("Nested in an unsigned token"),
     TEXT("Puts the good token into one that is not signed (cty JWT)."),
     TEXT("That every layer of a nested token is verified, not the innermost alone."),
     {Spec::Rfc8725, "3.3"},
     makeNested},
};

constexpr const char *iterationCheck = TEXT("That p2c has a limit before a key is derived.");

/// A JWE that would keep a server busy; nothing in it can be decrypted.
base::Result<Forged> makeP2c(const AttackInput &input, TokenDraft)
{
    const auto random = [&input](qsizetype bytes) {
        return encoding::encodeBase64Url(input.random->bytes(bytes));
    };
    const QByteArray header =
        R"({"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2c":2147483647,"p2s":")" + random(16) + "\"}";
    return Forged{encoding::encodeBase64Url(header) + '.' + random(24) + '.' + random(12) + '.' + random(64) +
                  '.' + random(16)};
}

constexpr AttackRow encryptionRows[] = {
    {"pbes2-iterations",
     AttackGroup::Encryption,
     AttackNeed::Nothing,
     TEXT("JWE with a huge p2c"),
     TEXT("An encrypted token whose password takes two thousand million rounds to try."),
     iterationCheck,
     {Spec::Rfc7518, "8.1"},
     makeP2c},
};

#undef TEXT

} // namespace

std::span<const AttackRow> headerAttacks()
{
    return headerRows;
}

std::span<const AttackRow> encryptionAttacks()
{
    return encryptionRows;
}

} // namespace claimcheck::attack
