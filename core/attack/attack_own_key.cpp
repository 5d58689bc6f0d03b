// Tokens that bring their own key along, or say where it is (RFC 8725 §3.10).
#include "core/attack/attack_rows.h"
#include "core/attack/text.h"
#include "core/crypto/certificate_maker.h"

using namespace Qt::StringLiterals;

namespace claimcheck::attack {

namespace {

using base::Spec;
using token::TokenDraft;

constexpr qint64 day = 24 * 3600;

/// A new key, with a certificate that it signed itself.
base::Result<jose::Jwk> newKey(const AttackInput &input)
{
    base::Result<jose::Jwk> key = jose::generateJwk("ES256");
    if (!key)
        return key;
    const auto certificate = crypto::selfSignedCertificate(
        key->key, {u"CN=claimcheck test"_s, input.now - day, input.now + day}, *input.random);
    if (!certificate)
        return certificate.error();
    key->certificates = {*certificate};
    key->kid = QString::fromLatin1(key->thumbprint());
    return key;
}

base::Result<Forged> signedByNewKey(TokenDraft draft, const jose::Jwk &key, const QByteArray &serve)
{
    draft = withOtherSubject(token::withParameter(std::move(draft), "alg", "\"ES256\""));
    const auto result = token::signDraft(std::move(draft), key);
    if (!result)
        return result.error();
    return Forged{result->text(), serve};
}

/// A JWK without what would name its certificate.
QByteArray publicJwk(const jose::Jwk &key)
{
    return jose::makeJwk(key.key.publicPart(), {}, key.kid).toJson();
}

QByteArray pemOf(const crypto::Certificate &certificate)
{
    QByteArray pem = "-----BEGIN CERTIFICATE-----\n";
    const QByteArray text = certificate.der().toBase64();
    for (qsizetype at = 0; at < text.size(); at += 64)
        pem += text.mid(at, 64) + '\n';
    return pem + "-----END CERTIFICATE-----\n";
}

enum class Brought : quint8 { Jwk, X5c, Jku, X5u };

template <Brought what>
base::Result<Forged> makeOwnKey(const AttackInput &input, TokenDraft draft)
{
    const base::Result<jose::Jwk> key = newKey(input);
    if (!key)
        return key.error();
    const crypto::Certificate &certificate = key->certificates.front();
    const QByteArray kid = quoted(key->kid.toUtf8());
    switch (what) {
    case Brought::Jwk:
        return signedByNewKey(token::withParameter(std::move(draft), "jwk", publicJwk(*key)), *key, {});
    case Brought::X5c:
        return signedByNewKey(
            token::withParameter(std::move(draft), "x5c", "[\"" + certificate.der().toBase64() + "\"]"), *key,
            {});
    case Brought::Jku:
        draft = token::withParameter(token::withParameter(std::move(draft), "jku", quoted(input.url)), "kid",
                                     kid);
        return signedByNewKey(std::move(draft), *key, "{\"keys\":[" + publicJwk(*key) + "]}");
    case Brought::X5u: break;
    }
    return signedByNewKey(token::withParameter(std::move(draft), "x5u", quoted(input.url)), *key,
                          pemOf(certificate));
}

#define TEXT(text) QT_TRANSLATE_NOOP("claimcheck_attack", text)

constexpr base::SpecRef ownKeySpec = {Spec::Rfc8725, "3.10"};
constexpr const char *broughtCheck = TEXT("That keys come from the issuer and never from the token itself.");
constexpr const char *urlCheck =
    TEXT("That keys are fetched from the issuer's address only, and no other address is asked.");

constexpr AttackRow ownKeyRows[] = {
    {"jwk-embedded", AttackGroup::OwnKey, AttackNeed::Nothing, TEXT("Key in the header (jwk)"),
     TEXT("Changes sub, signs with a new key and puts that key in the header."), broughtCheck, ownKeySpec,
     makeOwnKey<Brought::Jwk>},
    {"x5c-embedded", AttackGroup::OwnKey, AttackNeed::Nothing, TEXT("Certificate in the header (x5c)"),
     TEXT("The same with a certificate that the new key signed itself."), broughtCheck, ownKeySpec,
     makeOwnKey<Brought::X5c>},
    {"jku-elsewhere", AttackGroup::OwnKey, AttackNeed::Url, TEXT("Key set at a URL of yours (jku)"),
     TEXT("Changes sub, signs with a new key and says that the key set is at your URL."), urlCheck,
     ownKeySpec, makeOwnKey<Brought::Jku>},
    {"x5u-elsewhere", AttackGroup::OwnKey, AttackNeed::Url, TEXT("Certificate at a URL of yours (x5u)"),
     TEXT("The same with a certificate at your URL."), urlCheck, ownKeySpec, makeOwnKey<Brought::X5u>},
};

#undef TEXT

} // namespace

std::span<const AttackRow> ownKeyAttacks()
{
    return ownKeyRows;
}

} // namespace claimcheck::attack
