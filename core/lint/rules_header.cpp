#include "core/jose/algorithms.h"
#include "core/lint/groups.h"
#include "core/lint/text.h"
#include "core/lint/token_subject.h"

#include <algorithm>

// The header: what the token says about how it is signed. RFC 7515 §4, RFC 8725.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::JsonValue;

namespace {

const QStringList atAlg = {u"/header/alg"_s};
const QStringList atCrit = {u"/header/crit"_s};
const QStringList atTyp = {u"/header/typ"_s};

bool hasHeader(const TokenSubject &token)
{
    return !token.document->header().isEmpty();
}

Verdict algIsThere(const TokenSubject &token)
{
    const JsonValue alg = token.header("alg"_L1);
    if (!hasHeader(token))
        return notApplicable();
    if (alg.isAbsent())
        return failed(Text::tr("The header has no alg, so nothing says how the token is signed."));
    return alg.isString() ? passed() : failed(Text::tr("alg is not a string."), atAlg);
}

Verdict isSigned(const TokenSubject &token)
{
    if (!jose::isNone(token.header("alg"_L1).toUtf8()))
        return passed();
    return failed(Text::tr("The token is not signed (alg %1): anyone can make one like it. Never accept it.")
                      .arg(token.header("alg"_L1).toString()),
                  atAlg);
}

Verdict algIsKnown(const TokenSubject &token)
{
    const QByteArray alg = token.header("alg"_L1).toUtf8();
    if (alg.isEmpty() || jose::isNone(alg) || jose::findAlgorithm(alg))
        return passed();
    return failed(
        Text::tr(
            "The algorithm “%1” is not known: the signature cannot be checked. Names are case-sensitive.")
            .arg(QString::fromUtf8(alg)),
        atAlg);
}

Verdict algIsCurrent(const TokenSubject &token)
{
    const jose::AlgorithmRow *row = jose::findAlgorithm(token.header("alg"_L1).toUtf8());
    if (!row || jose::isNone(row->name))
        return notApplicable();
    const QString name = QString::fromLatin1(row->name);
    if (row->status == jose::AlgorithmStatus::Prohibited)
        return failed(Level::Error, Text::tr("The algorithm %1 must not be used any more.").arg(name), atAlg);
    if (row->status != jose::AlgorithmStatus::Deprecated)
        return passed();
    if (row->use == jose::AlgorithmUse::Signature)
        return failed(Level::Note,
                      Text::tr("The name %1 is deprecated; it is still safe to verify.").arg(name), atAlg);
    return failed(Level::Warning,
                  Text::tr("The algorithm %1 is deprecated: attacks on it are known.").arg(name), atAlg);
}

Verdict critIsWellFormed(const TokenSubject &token)
{
    const JsonValue crit = token.header("crit"_L1);
    if (crit.isAbsent())
        return notApplicable();
    if (!crit.isArray() || crit.size() == 0)
        return failed(Text::tr("crit must be an array of names with at least one."), atCrit);
    for (const JsonValue name : crit.elements()) {
        if (!name.isString() || token.document->header().root().member(name.toUtf8()).isAbsent())
            return failed(
                Text::tr("crit names %1, which is not in the header.").arg(QString::fromUtf8(name.raw())),
                atCrit);
    }
    return passed();
}

/// RFC 7515 §4.1.11: a recipient that does not understand an extension must refuse. b64 is the one that we
/// do.
Verdict critIsUnderstood(const TokenSubject &token)
{
    QStringList unknown;
    for (const JsonValue name : token.header("crit"_L1).elements()) {
        if (name.isString() && !name.equals("b64"))
            unknown.append(name.toString());
    }
    if (unknown.isEmpty())
        return passed();
    return failed(
        Text::tr(
            "crit demands extensions that Claimcheck does not know: %1. A recipient that does not understand "
            "them must refuse the token.")
            .arg(unknown.join(u", "_s)),
        atCrit);
}

Verdict b64IsCritical(const TokenSubject &token)
{
    const JsonValue b64 = token.header("b64"_L1);
    if (b64.isAbsent())
        return notApplicable();
    for (const JsonValue name : token.header("crit"_L1).elements()) {
        if (name.equals("b64"))
            return passed();
    }
    return failed(Text::tr("b64 is used but crit does not name it: readers disagree on what is signed."),
                  {u"/header/b64"_s});
}

struct ExpectedTyp
{
    TokenType type;
    std::initializer_list<QLatin1StringView> typ;
    Level level;
};

/// The types whose specification asks for an explicit typ, and how firmly.
const ExpectedTyp expectedTyps[] = {
    {TokenType::AccessToken, {"at+jwt"_L1}, Level::Error},
    {TokenType::DpopProof, {"dpop+jwt"_L1}, Level::Error},
    {TokenType::KeyBinding, {"kb+jwt"_L1}, Level::Error},
    {TokenType::IntrospectionResponse, {"token-introspection+jwt"_L1}, Level::Error},
    {TokenType::SdJwtVc, {"dc+sd-jwt"_L1, "vc+sd-jwt"_L1}, Level::Warning},
    {TokenType::LogoutToken, {"logout+jwt"_L1}, Level::Note},
    {TokenType::RequestObject, {"oauth-authz-req+jwt"_L1}, Level::Note},
    {TokenType::SecurityEvent, {"secevent+jwt"_L1}, Level::Note},
};

constexpr TokenTypes typedTokens = TokenTypes(TokenType::AccessToken) | TokenType::DpopProof |
                                   TokenType::KeyBinding | TokenType::IntrospectionResponse |
                                   TokenType::SdJwtVc | TokenType::LogoutToken | TokenType::RequestObject |
                                   TokenType::SecurityEvent;

Verdict typFits(const TokenSubject &token)
{
    const auto *row = std::ranges::find(expectedTyps, token.type, &ExpectedTyp::type);
    // A guessed access token without at+jwt does not claim RFC 9068, and most servers do not.
    const bool guessed = token.type == TokenType::AccessToken && token.typeOrigin == TypeOrigin::Detected;
    if (row == std::end(expectedTyps) || guessed)
        return notApplicable();
    const QString typ = token.typ();
    if (std::ranges::any_of(row->typ, [&](QLatin1StringView one) { return one == typ; }))
        return passed();
    return failed(
        row->level,
        Text::tr("typ is %1, not %2: without it this token may be mistaken for one of another kind.")
            .arg(typ.isEmpty() ? Text::tr("absent") : typ, *row->typ.begin()),
        atTyp);
}

/// RFC 8725 §3.11: a token of one kind is not taken for another.
Verdict typContradictsNothing(const TokenSubject &token)
{
    if (token.typeOrigin == TypeOrigin::Detected || token.typ().isEmpty() || token.typ() == "jwt"_L1)
        return notApplicable();
    const TokenType told = detectTokenType(*token.document);
    if (told == token.type)
        return passed();
    return failed(Text::tr("The token is typed %1 and looks like a token of kind %2, not %3.")
                      .arg(token.typ(), tokenTypeName(told), tokenTypeName(token.type)),
                  atTyp);
}

bool saysNested(const TokenSubject &token)
{
    QString cty = token.header("cty"_L1).toString().toLower();
    if (cty.startsWith("application/"_L1))
        cty.remove(0, 12);
    return cty == "jwt"_L1;
}

/// What an encrypted token holds is not known before it is decrypted.
Verdict nestedIsThere(const TokenSubject &token)
{
    if (!saysNested(token) || token.document->payloadBytes().isEmpty())
        return notApplicable();
    return token.document->nested()
               ? passed()
               : failed(Text::tr("cty says that the payload is a token, and it is none."),
                        {u"/header/cty"_s});
}

Verdict nestedIsSaid(const TokenSubject &token)
{
    const token::TokenDocument *nested = token.document->nested();
    if (!nested || nested->header().isEmpty()) // nothing, or a key
        return notApplicable();
    return saysNested(token)
               ? passed()
               : failed(Text::tr("The payload is a token, and no cty “JWT” says so: a reader may "
                                 "take it for text and not check what is inside."));
}

constexpr TokenRule rows[] = {
    {{"alg-missing",
      {Spec::Rfc7515, "4.1.1"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The header names its algorithm."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A verifier that has to guess the algorithm can be led to a weak one, or to none."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must put alg into the protected header.")},
     anyTokenType,
     algIsThere},
    {{"alg-none",
      {Spec::Rfc8725, "3.2"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token is signed."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Anybody can write such a token with any claims."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Refuse it, and have the verifier accept only the algorithms that you expect.")},
     anyTokenType,
     isSigned},
    {{"alg-unknown",
      {Spec::Rfc7515, "4.1.1"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The algorithm is known."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "No verifier that keeps to the registry can check the signature."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Use a registered algorithm, spelled as registered.")},
     anyTokenType,
     algIsKnown},
    {{"alg-deprecated",
      {Spec::Rfc8725, "3.2"},
      Level::Note,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The algorithm is not deprecated."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Libraries drop the algorithm, and for some of them attacks are known."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Move to a recommended algorithm such as ES256, PS256 or Ed25519; "
                                           "for encryption to RSA-OAEP-256 or ECDH-ES.")},
     anyTokenType,
     algIsCurrent},
    {{"crit-malformed",
      {Spec::Rfc7515, "4.1.11"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "crit names members of the header."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Verifiers that keep to the specification refuse the token."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "The issuer must list in crit only names that stand in the header, or leave crit out.")},
     anyTokenType,
     critIsWellFormed},
    {{"crit-not-understood",
      {Spec::Rfc7515, "4.1.11"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Every critical extension is understood."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "What the extension changes is not known here: the claims may not mean what they seem to."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Refuse the token, or use a verifier that implements the extension.")},
     anyTokenType,
     critIsUnderstood},
    {{"b64-without-crit",
      {Spec::Rfc7797, "6"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "b64 is marked critical."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "A verifier that does not know b64 checks another text than the one that was signed."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must name b64 in crit.")},
     anyTokenType,
     b64IsCritical},
    {{"typ-expected",
      {Spec::Rfc8725, "3.11"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "typ says what kind of token this is."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A token of one kind may be accepted as one of another kind."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The issuer must set the typ that the specification gives this kind of token.")},
     typedTokens,
     typFits},
    {{"typ-confusion",
      {Spec::Rfc8725, "3.11"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token is of the kind that was asked for."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "Whoever accepts a token of the wrong kind can be handed one that was made for something else."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Check as the kind that the token is, and refuse tokens with another typ.")},
     anyTokenType,
     typContradictsNothing},
    {{"cty-without-token",
      {Spec::Rfc7519, "5.2"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Where cty says so, the payload is a token."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "A reader that unpacks by cty fails, or takes the outer signature for the inner one."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The issuer must leave cty out where the payload is not a token.")},
     anyTokenType,
     nestedIsThere},
    {{"nested-without-cty",
      {Spec::Rfc7519, "5.2"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Where the payload is a token, cty says so."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The inner token may stay unchecked."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must set cty to JWT.")},
     anyTokenType,
     nestedIsSaid},
};

} // namespace

std::span<const TokenRule> headerRules()
{
    return rows;
}

} // namespace claimcheck::lint
