// Signatures that are none, and signatures of something else.
#include "core/attack/attack_rows.h"
#include "core/attack/text.h"
#include "core/crypto/signature.h"
#include "core/encoding/base64url.h"
#include "core/jose/algorithms.h"

namespace claimcheck::attack {

namespace {

using base::Spec;
using token::TokenDraft;

base::Result<Forged> makeStripped(const AttackInput &, TokenDraft draft)
{
    draft.signatureText = "";
    return Forged{draft.text()};
}

base::Result<Forged> makeOtherPayload(const AttackInput &, TokenDraft draft)
{
    const QByteArray before = draft.payload;
    draft = withOtherSubject(std::move(draft));
    if (draft.payload == before)
        draft.payload += ' ';
    return Forged{draft.text()};
}

base::Result<Forged> makeOneBit(const AttackInput &, TokenDraft draft)
{
    QByteArray bytes = encoding::diagnoseBase64Url(draft.signatureText).bytes;
    if (bytes.isEmpty())
        return doesNotApply(Text::tr("This token has no signature to damage."));
    bytes.back() = char(bytes.back() ^ 1);
    draft.signatureText = encoding::encodeBase64Url(bytes);
    return Forged{draft.text()};
}

/// The same family of keys, another padding or digest.
base::Result<Forged> makeSwappedAlg(const AttackInput &, TokenDraft draft)
{
    QByteArray alg = algOf(draft);
    if (alg.startsWith("RS"))
        alg.replace(0, 2, "PS");
    else if (alg.startsWith("PS"))
        alg.replace(0, 2, "RS");
    else if (alg == "HS256" || alg == "HS512")
        alg = alg == "HS256" ? "HS512" : "HS256";
    else
        return doesNotApply(Text::tr("Only RS, PS and HS algorithms have such a neighbour."));
    return Forged{token::withParameter(std::move(draft), "alg", quoted(alg)).text()};
}

/// The ECDSA algorithm to claim: the token's own, else that of the server's key, else ES256.
const jose::AlgorithmRow &ecdsaFor(const AttackInput &input, const TokenDraft &draft)
{
    const auto isEcdsa = [](const jose::AlgorithmRow *row) {
        return row && row->method.scheme == crypto::SignatureScheme::Ecdsa;
    };
    const jose::AlgorithmRow *own = jose::findAlgorithm(algOf(draft));
    if (isEcdsa(own))
        return *own;
    for (const QByteArray &name : input.key ? token::algorithmsFor(*input.key) : QByteArrayList()) {
        if (const jose::AlgorithmRow *row = jose::findAlgorithm(name); isEcdsa(row))
            return *row;
    }
    return *jose::findAlgorithm("ES256");
}

enum class SignatureForm : quint8 { Raw, Der };

/// r = s = 0 fits every message where a verifier leaves out the check of their range (FIPS 186-5 §6.4.2 step
/// 1).
template <SignatureForm form>
base::Result<Forged> makeZero(const AttackInput &input, TokenDraft draft)
{
    const jose::AlgorithmRow &row = ecdsaFor(input, draft);
    const QByteArray zeros(2 * ((crypto::curveRow(row.method.curve).signatureBytes + 1) / 2), '\0');
    draft = withOtherSubject(token::withParameter(std::move(draft), "alg", quoted(row.name)));
    draft.signatureText = encoding::encodeBase64Url(
        form == SignatureForm::Raw ? zeros : QByteArray::fromHex("3006020100020100"));
    return Forged{draft.text()};
}

#define TEXT(text) QT_TRANSLATE_NOOP("claimcheck_attack", text)

constexpr const char *zeroCheck =
    TEXT("That r and s of an ECDSA signature are checked to be neither zero nor too large.");

constexpr AttackRow signatureRows[] = {
    {"signature-stripped",
     AttackGroup::Signature,
     AttackNeed::Nothing,
     TEXT("Signature left out"),
     TEXT("Keeps alg as it is and leaves the signature empty."),
     TEXT("That a token without a signature is refused, whatever its alg says."),
     {Spec::Rfc7515, "5.2"},
     makeStripped},
    {"payload-changed",
     AttackGroup::Signature,
     AttackNeed::Nothing,
     TEXT("Another payload, old signature"),
     TEXT("Changes sub and keeps the signature of what was there before."),
     TEXT("That the signature is verified at all, before a claim is believed."),
     {Spec::Rfc7515, "5.2"},
     makeOtherPayload},
    {"signature-damaged",
     AttackGroup::Signature,
     AttackNeed::Nothing,
     TEXT("One bit of the signature"),
     TEXT("Turns over the last bit of the signature."),
     TEXT("That the whole signature is compared, to its last byte."),
     {Spec::Rfc7515, "5.2"},
     makeOneBit},
    {"alg-swapped",
     AttackGroup::Signature,
     AttackNeed::Nothing,
     TEXT("alg of a neighbour"),
     TEXT("Says PS256 where it was RS256 (or the other way, or HS512 for HS256) and keeps the signature."),
     TEXT("That a key is used with the one algorithm that it is meant for."),
     {Spec::Rfc8725, "3.1"},
     makeSwappedAlg},
    {"ecdsa-zero",
     AttackGroup::Signature,
     AttackNeed::Nothing,
     TEXT("ECDSA signature of zeros"),
     TEXT("Changes sub and signs with r = s = 0, which fits every message where the range is not checked."),
     zeroCheck,
     {Spec::Fips186, "6.4.2"},
     makeZero<SignatureForm::Raw>},
    {"ecdsa-zero-der",
     AttackGroup::Signature,
     AttackNeed::Nothing,
     TEXT("ECDSA signature of zeros, DER"),
     TEXT("The same, as ASN.1 rather than r||s."),
     zeroCheck,
     {Spec::Rfc7518, "3.4"},
     makeZero<SignatureForm::Der>},
};

#undef TEXT

} // namespace

std::span<const AttackRow> signatureAttacks()
{
    return signatureRows;
}

} // namespace claimcheck::attack
