// A public key taken for an HMAC secret (RFC 8725 §2.1): the attacker has it, and the server would verify
// with it.
#include "core/attack/attack_rows.h"
#include "core/attack/text.h"
#include "core/crypto/key_forms.h"

namespace claimcheck::attack {

namespace {

using base::Spec;
using crypto::KeyEncoding;
using crypto::KeyStyle;
using token::TokenDraft;

base::Result<Forged> signedWithKeyFile(const AttackInput &input, TokenDraft draft,
                                       const crypto::KeyFileForm &form, qsizetype cut)
{
    const auto file = crypto::writeKeyFile(input.key->key.publicPart(), form);
    if (!file)
        return doesNotApply(Text::tr("The key has no such form: %1").arg(file.error().message));
    return signedWithSecret(withOtherSubject(std::move(draft)), file->view().chopped(cut));
}

enum class LineEnd : quint8 { Kept, Cut };

template <KeyEncoding encoding, KeyStyle style, LineEnd end>
base::Result<Forged> makeWithFile(const AttackInput &input, TokenDraft draft)
{
    return signedWithKeyFile(input, std::move(draft), {encoding, style}, end == LineEnd::Cut ? 1 : 0);
}

base::Result<Forged> makeWithJwk(const AttackInput &input, TokenDraft draft)
{
    if (!input.key->key.publicPart().isValid())
        return doesNotApply(Text::tr("A secret has no public key."));
    return signedWithSecret(withOtherSubject(std::move(draft)), input.key->toJson());
}

#define TEXT(text) QT_TRANSLATE_NOOP("claimcheck_attack", text)

constexpr const char *confusionCheck =
    TEXT("That the algorithm follows from the key, so that a public key is never used as a secret.");
constexpr base::SpecRef confusionSpec = {Spec::Rfc8725, "2.1"};

constexpr AttackRow confusionRows[] = {
    {"hmac-pem", AttackGroup::KeyConfusion, AttackNeed::PublicKey, TEXT("HS256 with the public key's PEM"),
     TEXT("Changes sub and signs with HMAC; the secret is the text of the public key's PEM file."),
     confusionCheck, confusionSpec, makeWithFile<KeyEncoding::Pem, KeyStyle::Pkcs8, LineEnd::Kept>},
    {"hmac-pem-no-newline", AttackGroup::KeyConfusion, AttackNeed::PublicKey,
     TEXT("HS256 with the PEM, last line break cut"),
     TEXT("The same without the line break at the end of the file."), confusionCheck, confusionSpec,
     makeWithFile<KeyEncoding::Pem, KeyStyle::Pkcs8, LineEnd::Cut>},
    {"hmac-pem-pkcs1", AttackGroup::KeyConfusion, AttackNeed::PublicKey, TEXT("HS256 with the PKCS#1 PEM"),
     TEXT("The same with the older form of an RSA public key."), confusionCheck, confusionSpec,
     makeWithFile<KeyEncoding::Pem, KeyStyle::Traditional, LineEnd::Kept>},
    {"hmac-der", AttackGroup::KeyConfusion, AttackNeed::PublicKey, TEXT("HS256 with the public key's DER"),
     TEXT("The same with the bytes of the public key (SubjectPublicKeyInfo)."), confusionCheck, confusionSpec,
     makeWithFile<KeyEncoding::Der, KeyStyle::Pkcs8, LineEnd::Kept>},
    {"hmac-jwk", AttackGroup::KeyConfusion, AttackNeed::PublicKey, TEXT("HS256 with the public key's JWK"),
     TEXT("The same with the text of the public key as JWK."), confusionCheck, confusionSpec, makeWithJwk},
};

#undef TEXT

} // namespace

std::span<const AttackRow> confusionAttacks()
{
    return confusionRows;
}

} // namespace claimcheck::attack
