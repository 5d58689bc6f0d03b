#include "core/lint/groups.h"
#include "core/lint/text.h"
#include "core/lint/token_subject.h"

#include <QSet>

#include <algorithm>

// SD-JWT and SD-JWT VC, beyond what their reader says of each disclosure: RFC 9901 §9 and, for credentials,
// the working draft that RFC 9901 A.3 speaks of ("SD-JWT-based Verifiable Digital Credentials", §2.2).
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::JsonValue;
using token::DisclosureState;

namespace {

/// The first step of a JSON pointer, unescaped enough for names without "~" and "/".
QString topName(const QString &pointer)
{
    return pointer.section(u'/', 1, 1);
}

/// The claims of the top level that are disclosed selectively, whole or in part.
QStringList disclosedClaims(const token::SdJwtReading &reading)
{
    QStringList names;
    for (const token::Disclosure &disclosure : reading.disclosures) {
        if (disclosure.state == DisclosureState::Placed)
            names += topName(disclosure.path);
    }
    for (const token::UndisclosedDigest &digest : reading.undisclosed) {
        if (digest.place.disclosure < 0)
            names += topName(digest.place.pointer); // "_sd" for the top level itself
    }
    names.removeDuplicates();
    return names;
}

QStringList forbiddenAmong(const TokenSubject &token, std::span<const QLatin1StringView> forbidden)
{
    QStringList where;
    const token::SdJwtReading *reading = token.document->sdJwt();
    const QStringList names = reading ? disclosedClaims(*reading) : QStringList();
    for (QLatin1StringView name : forbidden) {
        if (names.contains(name))
            where += u"/processedPayload/"_s + name;
    }
    return where;
}

constexpr QLatin1StringView credentialClaims[] = {"iss"_L1, "nbf"_L1,           "exp"_L1,      "cnf"_L1,
                                                  "vct"_L1, "vct#integrity"_L1, "aka_vcts"_L1, "status"_L1};

Verdict credentialClaimsAreOpen(const TokenSubject &token)
{
    const QStringList where = forbiddenAmong(token, credentialClaims);
    return where.isEmpty()
               ? passed()
               : failed(
                     Text::tr("A claim of the credential itself is disclosed selectively: the holder could "
                              "leave it out, and its verifier would not see what it depends on."),
                     where);
}

constexpr QLatin1StringView validityClaims[] = {"iss"_L1, "aud"_L1, "exp"_L1, "nbf"_L1, "cnf"_L1};

Verdict validityIsOpen(const TokenSubject &token)
{
    const QStringList where = forbiddenAmong(token, validityClaims);
    return where.isEmpty()
               ? passed()
               : failed(Text::tr("A claim that decides on the token's validity is disclosed selectively: a "
                                 "holder who leaves it out is not stopped by it."),
                        where);
}

Verdict hasCredentialType(const TokenSubject &token)
{
    const JsonValue vct = token.claim("vct"_L1);
    if (vct.isString())
        return passed();
    return vct.isAbsent() ? failed(Text::tr("vct is missing: nothing says what kind of credential this is."))
                          : failed(Text::tr("vct is not a string."), {u"/payload/vct"_s});
}

Verdict otherTypesHaveTheirShape(const TokenSubject &token)
{
    const JsonValue types = token.claim("aka_vcts"_L1);
    if (types.isAbsent())
        return notApplicable();
    const QString own = token.claim("vct"_L1).toString();
    bool good = types.isArray() && types.size() > 0;
    for (const JsonValue type : types.elements())
        good &= type.isString() && type.toString() != own;
    return good ? passed()
                : failed(Text::tr("aka_vcts must be an array of strings with at least one, and without vct."),
                         {u"/payload/aka_vcts"_s});
}

Verdict typIsCurrent(const TokenSubject &token)
{
    if (token.typ() != "vc+sd-jwt"_L1)
        return passed();
    return failed(Text::tr("typ is vc+sd-jwt, the name until November 2024: it is dc+sd-jwt now."),
                  {u"/header/typ"_s});
}

/// A salt of 128 random bits has 22 characters of base64url.
Verdict saltsAreLong(const TokenSubject &token)
{
    QStringList where;
    for (std::size_t i = 0; i < token.document->disclosures().size(); ++i) {
        const JsonValue salt = token.document->disclosures()[i].salt();
        if (salt.isString() && salt.toUtf8().size() < 22)
            where += u"/disclosures/%1"_s.arg(i);
    }
    return where.isEmpty() ? passed()
                           : failed(Text::tr("The salt is shorter than 128 bits: who knows the digest may "
                                             "find the value by trying."),
                                    where);
}

Verdict saltsAreUnique(const TokenSubject &token)
{
    QStringList where;
    QSet<QByteArray> seen;
    for (std::size_t i = 0; i < token.document->disclosures().size(); ++i) {
        const token::Disclosure &disclosure = token.document->disclosures()[i];
        const QByteArray salt = disclosure.salt().toUtf8();
        if (!disclosure.salt().isString() || disclosure.state == DisclosureState::Repeated)
            continue;
        if (seen.contains(salt))
            where += u"/disclosures/%1"_s.arg(i);
        seen.insert(salt);
    }
    return where.isEmpty() ? passed()
                           : failed(Text::tr("Two disclosures have the same salt: who sees the one can try "
                                             "values for the other."),
                                    where);
}

/// A payload made for disclosures, in a token that says it has none and cannot have any.
Verdict endsWithTilde(const TokenSubject &token)
{
    if (token.document->kind() != token::TokenKind::Jws)
        return notApplicable();
    const JsonValue root = token.document->payload().root();
    const QString typ = token.typ();
    if (!root.has("_sd"_L1) && !root.has("_sd_alg"_L1) && !typ.endsWith("+sd-jwt"_L1))
        return notApplicable();
    return failed(Text::tr("This is the issuer's part of an SD-JWT alone: the “~” that must follow it, and "
                           "the disclosures, are missing."));
}

constexpr TokenTypes otherThanCredential = anyTokenType & ~TokenTypes(TokenType::SdJwtVc);

constexpr TokenRule rows[] = {
    {{"vc-claim-disclosed",
      {Spec::SdJwtVc, "2.2.2"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The credential's own claims are not disclosed selectively."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A holder can hide what limits the credential."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must put these claims into the payload itself.")},
     TokenType::SdJwtVc,
     credentialClaimsAreOpen},
    {{"vc-vct",
      {Spec::SdJwtVc, "2.2.2"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The credential names its type."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Verifiers do not know which rules the credential follows."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must send vct.")},
     TokenType::SdJwtVc,
     hasCredentialType},
    {{"vc-aka-vcts",
      {Spec::SdJwtVc, "2.2.2"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The credential's other types are well formed."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Verifiers that look for another type cannot match it."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must send an array of the other type names.")},
     TokenType::SdJwtVc,
     otherTypesHaveTheirShape},
    {{"vc-typ-old",
      {Spec::SdJwtVc, "2.2.1"},
      Level::Note,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The credential's typ is dc+sd-jwt."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Verifiers that follow the newer drafts may refuse it."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer should write dc+sd-jwt.")},
     TokenType::SdJwtVc,
     typIsCurrent},
    {{"sd-jwt-validity-disclosed",
      {Spec::Rfc9901, "9.7"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "What decides on validity is not disclosed selectively."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A holder can hide what ends the token."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must put these claims into the payload itself.")},
     otherThanCredential,
     validityIsOpen},
    {{"sd-jwt-salt-short",
      {Spec::Rfc9901, "9.3"},
      Level::Note,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Salts have at least 128 bits."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "What the holder keeps back can be found out."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must use salts of 128 random bits.")},
     anyTokenType,
     saltsAreLong},
    {{"sd-jwt-salt-repeated",
      {Spec::Rfc9901, "9.3"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Every disclosure has a salt of its own."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "What the holder keeps back can be found out."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must draw a new salt for each disclosure.")},
     anyTokenType,
     saltsAreUnique},
    {{"sd-jwt-without-tilde",
      {Spec::Rfc9901, "4"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "An SD-JWT ends with a tilde or its key binding JWT."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Verifiers of SD-JWT refuse it, and others take the digests for claims."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Present the whole SD-JWT, up to and with its last tilde.")},
     anyTokenType,
     endsWithTilde},
};

} // namespace

std::span<const TokenRule> sdJwtRules()
{
    return rows;
}

} // namespace claimcheck::lint
