#include "core/token/key_binding.h"

#include "core/jose/jwk.h"
#include "core/token/key_binding_checks.h"
#include "core/token/text.h"

#include <algorithm>
#include <array>

namespace claimcheck::token {

using namespace Qt::StringLiterals;
using encoding::JsonValue;
using jose::SignatureStatus;

namespace {

constexpr std::array statusNames = {"not-present"_L1, "verified"_L1, "invalid"_L1, "not-checked"_L1};
static_assert(statusNames.size() == std::size_t(KeyBindingStatus::NotChecked) + 1);

void addFault(KeyBindingVerdict &verdict, QLatin1StringView code, const char *section, const QString &where,
              const QString &message)
{
    verdict.problems.push_back(
        {code, base::Level::Error, where, message, {base::Spec::Rfc9901, section}, {}});
}

/// §4.3.1, and §8.1 for the JSON serializations: the compact form, up to and with the last tilde.
QByteArray presentedText(const TokenDocument &document)
{
    const QByteArray &text = document.text();
    if (document.serialization() == jose::Serialization::Compact)
        return text.first(text.lastIndexOf('~') + 1);
    const jose::ParsedJws &jws = *document.jws();
    const base::ByteRange signature = jws.signatures.front().signatureRange;
    QByteArray presented =
        jws.signingInput(jws.signatures.front()) + '.' + text.sliced(signature.begin, signature.size()) + '~';
    for (const Disclosure &disclosure : document.disclosures())
        presented += disclosure.text + '~';
    return presented;
}

/// §4.1.2. Not set where cnf does not give the key itself.
std::optional<jose::Jwk> confirmationKey(const JsonValue &cnf, KeyBindingVerdict &verdict)
{
    if (cnf["jwk"_L1].isAbsent()) {
        if (cnf.isObject() && cnf.size() > 0)
            verdict.reason = jose::Reason{
                "key-binding-key-elsewhere"_L1,
                Text::tr("cnf names the holder's key without giving it: the signature cannot be checked.")};
        else
            addFault(verdict, "key-binding-no-key"_L1, "4.1.2", u"/payload/cnf"_s,
                     Text::tr("The payload has no cnf: there is no key that the presentation is bound to."));
        return std::nullopt;
    }
    auto jwk = jose::readJwk(cnf["jwk"_L1], u"cnf"_s);
    if (jwk)
        return *jwk;
    addFault(verdict, "key-binding-key"_L1, "4.1.2", u"/payload/cnf/jwk"_s,
             Text::tr("The key in cnf cannot be used: %1").arg(jwk.error().message));
    return std::nullopt;
}

void checkSignature(const TokenDocument &binding, const jose::Jwk &jwk, KeyBindingVerdict &verdict)
{
    jose::KeySet keys;
    keys.keys.push_back(jwk);
    jose::SignatureVerdict signature = jose::verifySignatures(*binding.jws(), keys).front();
    verdict.key = signature.key ? signature.key
                                : jose::KeyUsed{jwk.kid, jwk.thumbprint(), jwk.source, jwk.description()};
    if (signature.status == SignatureStatus::NotChecked)
        verdict.reason = signature.reason;
    else if (signature.status == SignatureStatus::Invalid)
        addFault(verdict, "key-binding-signature"_L1, "7.3", u"/keyBinding"_s,
                 Text::tr("The signature does not fit the holder's key in cnf: %1")
                     .arg(signature.reason ? signature.reason->message : QString()));
    // Unsigned is told by the check of alg.
}

std::optional<jose::Reason> hashNotChecked(const SdJwtReading &reading)
{
    if (!reading.algorithm.isEmpty())
        return std::nullopt;
    return jose::Reason{"sd-jwt-alg-unknown"_L1,
                        Text::tr("sd_hash cannot be checked: the digest algorithm is not known.")};
}

void check(const TokenDocument &document, const KeyBindingExpectations &expected, KeyBindingVerdict &verdict)
{
    const TokenDocument &binding = *document.keyBinding();
    if (!binding.jws() || binding.serialization() != jose::Serialization::Compact) {
        return addFault(verdict, "key-binding-unreadable"_L1, "4.3", u"/keyBinding"_s,
                        Text::tr("What stands in the key binding's place is not a signed JWT."));
    }
    verdict.alg = binding.jws()->signatures.front().alg;
    verdict.reason = hashNotChecked(*document.sdJwt());
    const KeyBindingSubject subject = {binding, *document.sdJwt(), presentedText(document), expected};
    for (const KeyBindingCheck &one : keyBindingChecks()) {
        if (const QString message = one.fault(subject); !message.isEmpty())
            addFault(verdict, one.code, one.section, u"/keyBinding"_s + QLatin1StringView(one.where),
                     message);
    }
    if (const auto jwk = confirmationKey(document.claims()["cnf"_L1], verdict))
        checkSignature(binding, *jwk, verdict);
}

bool isVerified(const std::vector<jose::SignatureVerdict> &issuer)
{
    return std::ranges::find(issuer, SignatureStatus::Verified, &jose::SignatureVerdict::status) !=
           issuer.end();
}

jose::Reason issuerNotVerified()
{
    return {"issuer-not-verified"_L1,
            Text::tr("It fits the key in a payload that nobody vouches for: the issuer's signature is not "
                     "verified.")};
}

} // namespace

QLatin1StringView keyBindingStatusName(KeyBindingStatus status)
{
    return statusNames[std::size_t(status)];
}

KeyBindingVerdict verifyKeyBinding(const TokenDocument &document,
                                   const std::vector<jose::SignatureVerdict> &issuer,
                                   const KeyBindingExpectations &expected)
{
    KeyBindingVerdict verdict;
    if (!document.sdJwt())
        return verdict;
    const bool present = document.keyBinding() != nullptr;
    if (present)
        check(document, expected, verdict);
    else if (!expected.nonce.isEmpty()) // §7.3 step 2: only a key binding JWT can answer a nonce
        addFault(verdict, "key-binding-missing"_L1, "7.3", {},
                 Text::tr("A nonce was expected, and the presentation has no key binding JWT."));
    if (!verdict.problems.empty())
        verdict.reason = jose::Reason{verdict.problems.front().rule, verdict.problems.front().message};
    else if (present && !verdict.reason && !isVerified(issuer))
        verdict.reason = issuerNotVerified();
    if (present)
        verdict.status = !verdict.problems.empty() ? KeyBindingStatus::Invalid
                         : verdict.reason          ? KeyBindingStatus::NotChecked
                                                   : KeyBindingStatus::Verified;
    return verdict;
}

} // namespace claimcheck::token
