#include "core/lint/groups.h"
#include "core/lint/text.h"
#include "core/lint/token_subject.h"

#include <QRegularExpression>

#include <algorithm>
#include <vector>

// What the header says about the key, and the key itself. RFC 7515 §4.1.2–§4.1.8, RFC 8725 §3.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::JsonValue;

namespace {

const QStringList atKid = {u"/header/kid"_s};

Verdict bringsNoKey(const TokenSubject &token)
{
    if (token.header("jwk"_L1).isAbsent())
        return passed();
    return failed(
        Text::tr(
            "The token brings its own key (jwk). A signature that fits it proves nothing about who made the "
            "token."),
        {u"/header/jwk"_s});
}

Verdict bringsNoCertificate(const TokenSubject &token)
{
    if (token.header("x5c"_L1).isAbsent())
        return passed();
    return failed(Text::tr("The token brings its own certificates (x5c). They count only if their chain ends "
                           "in one that you "
                           "trust."),
                  {u"/header/x5c"_s});
}

Verdict pointsToNoKeys(const TokenSubject &token)
{
    QStringList where;
    for (QLatin1StringView name : {"jku"_L1, "x5u"_L1}) {
        if (!token.header(name).isAbsent())
            where.append(u"/header/"_s + name);
    }
    if (where.isEmpty())
        return passed();
    return failed(
        Text::tr(
            "The token says where its keys are to be fetched. Whoever made it chose that address: fetch keys "
            "only from an issuer that you trust."),
        where);
}

Verdict kidIsAString(const TokenSubject &token)
{
    const JsonValue kid = token.header("kid"_L1);
    if (kid.isAbsent())
        return notApplicable();
    return kid.isString()
               ? passed()
               : failed(Text::tr("kid must be a string; many libraries refuse another type."), atKid);
}

struct Shape
{
    const char *name;
    const char *pattern;
};

/// What an attacker writes into kid where a server uses it unfiltered.
constexpr Shape shapes[] = {
    {QT_TRANSLATE_NOOP("claimcheck_lint", "a file path"), R"(\.\.[/\\]|^[/\\]|^[A-Za-z]:\\|%2e%2e)"},
    {QT_TRANSLATE_NOOP("claimcheck_lint", "SQL"), R"('\s*(or|and|union|--|;)|\bunion\s+select\b|'\s*\|\|)"},
    {QT_TRANSLATE_NOOP("claimcheck_lint", "a shell command"), R"([|;`]|\$\(|&&)"},
};

/// Compiled once: it takes longer than all other rules together.
const QRegularExpression &patternOf(const Shape &shape)
{
    static const std::vector<QRegularExpression> patterns = [] {
        std::vector<QRegularExpression> made;
        for (const Shape &each : shapes)
            made.emplace_back(QString::fromLatin1(each.pattern), QRegularExpression::CaseInsensitiveOption);
        return made;
    }();
    return patterns[std::size_t(&shape - shapes)];
}

Verdict kidIsHarmless(const TokenSubject &token)
{
    const QString kid = token.header("kid"_L1).toString();
    if (kid.isEmpty())
        return notApplicable();
    for (const Shape &shape : shapes) {
        if (patternOf(shape).match(kid).hasMatch())
            return failed(Text::tr("kid looks like %1. A server that uses it to look up a key without care "
                                   "can be made to take "
                                   "a key of the attacker's choice.")
                              .arg(Text::tr(shape.name)),
                          atKid);
    }
    if (kid.startsWith("http://"_L1) || kid.startsWith("https://"_L1))
        return failed(Level::Note,
                      Text::tr("kid is a URL. It names a key; nothing should be fetched from it."), atKid);
    return passed();
}

/// The key that verified the first signature, or else the only one there is.
const jose::Jwk *keyUsed(const TokenSubject &token)
{
    if (!token.keys || !token.verdicts || token.verdicts->empty() || !token.verdicts->front().key)
        return nullptr;
    const QByteArray thumbprint = token.verdicts->front().key->thumbprint;
    const auto key = std::ranges::find_if(
        token.keys->keys, [&](const jose::Jwk &one) { return one.thumbprint() == thumbprint; });
    return key == token.keys->keys.end() ? nullptr : &*key;
}

Verdict rsaKeyIsLongEnough(const TokenSubject &token)
{
    const jose::Jwk *key = keyUsed(token);
    if (!key || key->key.kind() != crypto::KeyKind::Rsa)
        return notApplicable();
    if (key->key.bits() >= 2048)
        return passed();
    return failed(Text::tr("The RSA key has %1 bits; at least 2048 are required. It can be factored.")
                      .arg(key->key.bits()));
}

/// RFC 7518 §3.2: a secret is at least as long as the hash.
Verdict secretIsLongEnough(const TokenSubject &token)
{
    const jose::Jwk *key = keyUsed(token);
    const QByteArray alg = token.header("alg"_L1).toUtf8();
    if (!key || key->key.kind() != crypto::KeyKind::Secret || !alg.startsWith("HS"))
        return notApplicable();
    const int needed = alg.sliced(2).toInt();
    if (key->key.bits() >= needed)
        return passed();
    return failed(Text::tr("The secret has %1 bits; %2 needs at least %3. Short secrets are guessed.")
                      .arg(key->key.bits())
                      .arg(QString::fromUtf8(alg))
                      .arg(needed));
}

/// A DPoP proof carries its public key on purpose (RFC 9449 §4.2).
constexpr TokenTypes allButProofs =
    TokenTypes::fromInt(anyTokenType.toInt() & ~quint32(TokenType::DpopProof));

constexpr TokenRule rows[] = {
    {{"header-jwk",
      {Spec::Rfc8725, "3.10"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token does not bring its own key."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Whoever makes a token can put any key into it."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Verify with a key that you have from the issuer, never with the one in the token.")},
     allButProofs,
     bringsNoKey},
    {{"header-x5c",
      {Spec::Rfc7515, "4.1.6"},
      Level::Note,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token does not bring its own certificates."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Anybody can make a certificate with any name."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Trust the key only if the chain leads to an authority that you chose.")},
     anyTokenType,
     bringsNoCertificate},
    {{"header-key-url",
      {Spec::Rfc8725, "3.10"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token does not say where its keys are to be fetched."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A verifier that follows the address fetches the attacker's key, "
                                           "or can be made to call hosts of your own network."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Take keys from the issuer's metadata and ignore the address in the token.")},
     anyTokenType,
     pointsToNoKeys},
    {{"kid-type",
      {Spec::Rfc7515, "4.1.4"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "kid is a string."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Key lookups by another type fail or fall back to the first key."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must send kid as a string.")},
     anyTokenType,
     kidIsAString},
    {{"kid-shape",
      {Spec::Rfc8725, "3.10"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "kid looks harmless."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "kid is the attacker's to choose: a server that puts it into a "
                                           "path, a query or a command runs what it says."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Look kid up in a list of known keys and refuse what is not there.")},
     anyTokenType,
     kidIsHarmless},
    {{"rsa-key-short",
      {Spec::Rfc7518, "3.3"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The RSA key has at least 2048 bits."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Keys below 2048 bits can be factored, and then anybody can sign."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must change to a key of at least 2048 bits.")},
     anyTokenType,
     rsaKeyIsLongEnough},
    {{"secret-short",
      {Spec::Rfc7518, "3.2"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The secret is as long as the hash."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Whoever has one token can try secrets until one fits, and then sign tokens."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Use a random secret that is as long as the hash, or an asymmetric algorithm.")},
     anyTokenType,
     secretIsLongEnough},
};

} // namespace

std::span<const TokenRule> headerKeyRules()
{
    return rows;
}

} // namespace claimcheck::lint
