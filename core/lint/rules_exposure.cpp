#include "core/claims/personal.h"
#include "core/claims/plain_name.h"
#include "core/encoding/json_pointer.h"
#include "core/lint/groups.h"
#include "core/lint/text.h"
#include "core/lint/token_subject.h"

#include <algorithm>
#include <array>

// What everybody can read who gets the token into his hands. The messages name the claims and never their
// values. RFC 7519 §12.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::JsonMember;
using encoding::JsonValue;

namespace {

/// Sorted; each as claims::PlainName writes it.
constexpr std::string_view secretNames[] = {
    "accesskey",  "apikey",       "apisecret",  "authtoken",    "cardnumber",      "clientsecret",
    "creditcard", "cvc",          "cvv",        "mfasecret",    "onetimepassword", "otp",
    "otpsecret",  "passcode",     "passphrase", "passwd",       "password",        "passwordhash",
    "pin",        "privatekey",   "pwd",        "recoverycode", "refreshtoken",    "secret",
    "secretkey",  "sessiontoken", "signingkey", "totpsecret",   "userpassword",
};
static_assert(std::ranges::is_sorted(secretNames));

bool saysSomething(const JsonValue &value)
{
    return value.isNumber() || (value.isString() && value.raw().size() > 2) || value.size() > 0;
}

/// A private JWK, or PEM.
bool isPrivateKey(const JsonValue &value)
{
    if (value.isObject())
        return value.has("kty"_L1) && (value.has("d"_L1) || value.has("k"_L1) || value.has("priv"_L1));
    return value.isString() && value.raw().contains("PRIVATE KEY-----");
}

bool isSecret(const JsonMember &member)
{
    return (std::ranges::binary_search(secretNames, claims::PlainName(member.rawKey()).view()) &&
            saysSomething(member.value())) ||
           isPrivateKey(member.value());
}

bool isPersonal(const JsonMember &member)
{
    return claims::personalOf(member.rawKey()) == claims::Personal::Yes && saysSomething(member.value());
}

/// A payload of a megabyte is not searched to its end for the hundredth name.
struct Search
{
    bool (*fits)(const JsonMember &);
    QStringList where;
    int left = 2000;
    static constexpr int deepest = 6;

    void look(const JsonValue &value, const QString &pointer, int depth)
    {
        for (const JsonMember member : value.members()) {
            if (--left < 0)
                return;
            if (fits(member))
                where.append(pointer + encoding::pointerStep(member.name()));
            else if (depth < deepest && member.value().size() > 0)
                look(member.value(), pointer + encoding::pointerStep(member.name()), depth + 1);
        }
        qsizetype index = 0;
        for (const JsonValue element : value.elements()) {
            if (--left < 0)
                return;
            if (depth < deepest && element.size() > 0)
                look(element, pointer + encoding::pointerStep(index), depth + 1);
            ++index;
        }
    }
};

QStringList placesOf(const TokenSubject &token, bool (*fits)(const JsonMember &))
{
    Search search{fits, {}};
    search.look(token.document->payload().root(), u"/payload"_s, 0);
    return search.where;
}

/// Of an encrypted token only its recipient reads the claims.
bool isReadable(const TokenSubject &token)
{
    return token.document->kind() != token::TokenKind::Jwe && token.document->payload().root().isObject();
}

Verdict tellsNoSecret(const TokenSubject &token)
{
    if (!isReadable(token))
        return notApplicable();
    const QStringList where = placesOf(token, isSecret);
    return where.isEmpty()
               ? passed()
               : failed(
                     Text::tr("The claim looks like a secret, and everybody who gets the token can read it: "
                              "a signature hides nothing."),
                     where);
}

Verdict tellsNothingPersonal(const TokenSubject &token)
{
    if (!isReadable(token))
        return notApplicable();
    const QStringList where = placesOf(token, isPersonal);
    return where.isEmpty()
               ? passed()
               : failed(
                     Text::tr("The claim is about a person, and everybody who gets the token can read it."),
                     where);
}

/// Tokens that are not made to tell about their subject. ID tokens, credentials and introspection are;
/// request objects and events name the claims that they ask for.
constexpr TokenTypes aboutNobody =
    TokenTypes(TokenType::Jwt) | TokenType::AccessToken | TokenType::DpopProof | TokenType::LogoutToken |
    TokenType::ClientAssertion | TokenType::AuthorizationResponse | TokenType::KeyBinding;

constexpr TokenRule rows[] = {
    {{"payload-secret",
      {Spec::Rfc7519, "12"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "No claim is a secret."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Tokens stand in logs, browsers and proxies, and the secret stands there too."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Change the secret, and keep it out of the token or encrypt the token.")},
     anyTokenType,
     tellsNoSecret},
    {{"payload-personal",
      {Spec::Rfc7519, "12"},
      Level::Note,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "No claim is about a person."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The token goes through hands that need not know who its user is."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Leave the claim to the ID token or UserInfo, or encrypt the token.")},
     aboutNobody,
     tellsNothingPersonal},
};

} // namespace

std::span<const TokenRule> exposureRules()
{
    return rows;
}

} // namespace claimcheck::lint
