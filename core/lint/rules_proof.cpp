#include "core/claims/typed.h"
#include "core/jose/algorithms.h"
#include "core/lint/groups.h"
#include "core/lint/text.h"
#include "core/lint/token_subject.h"
#include "core/oauth/dpop.h"

#include <QUrl>

// A DPoP proof by itself: RFC 9449 §4.2, and the checks of §4.3 that need no server.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::JsonValue;

namespace {

const QStringList atMethod = {u"/payload/htm"_s};
const QStringList atUrl = {u"/payload/htu"_s};
const QStringList atAlg = {u"/header/alg"_s};

Verdict isForTheMethod(const TokenSubject &token)
{
    const JsonValue htm = token.claim("htm"_L1);
    if (token.expected.method.isEmpty() || htm.isAbsent())
        return notApplicable();
    return htm.toString() == token.expected.method
               ? passed()
               : failed(
                     Text::tr("The proof is for %1, the request is %2. Methods are compared with their case.")
                         .arg(htm.toString().left(20), token.expected.method),
                     atMethod);
}

/// RFC 9449 §4.3 check 9, with the normalization that RFC 3986 §6.2.2 and §6.2.3 allow.
QUrl comparable(const QByteArray &url)
{
    QUrl result(QString::fromUtf8(oauth::proofUrl(url)));
    const int usual = result.scheme() == "http"_L1 ? 80 : 443;
    if (result.port() == usual)
        result.setPort(-1);
    return result.adjusted(QUrl::NormalizePathSegments);
}

Verdict isForTheUrl(const TokenSubject &token)
{
    const JsonValue htu = token.claim("htu"_L1);
    if (token.expected.url.isEmpty() || htu.isAbsent())
        return notApplicable();
    return comparable(htu.toUtf8()) == comparable(token.expected.url.toUtf8())
               ? passed()
               : failed(Text::tr("The proof is for “%1”, the request goes to “%2”.")
                            .arg(QString::fromUtf8(oauth::proofUrl(htu.toUtf8())),
                                 QString::fromUtf8(oauth::proofUrl(token.expected.url.toUtf8()))),
                        atUrl);
}

Verdict urlIsBare(const TokenSubject &token)
{
    const JsonValue htu = token.claim("htu"_L1);
    if (htu.isAbsent())
        return notApplicable();
    const QUrl url(htu.toString(), QUrl::StrictMode);
    if (!htu.isString() || !url.isValid() || url.scheme().isEmpty() || url.host().isEmpty())
        return failed(Text::tr("htu is not the address of a request."), atUrl);
    return url.hasQuery() || url.hasFragment()
               ? failed(Level::Warning, Text::tr("htu has a query or a fragment, which is left out."), atUrl)
               : passed();
}

Verdict isForTheToken(const TokenSubject &token)
{
    const JsonValue ath = token.claim("ath"_L1);
    if (token.expected.accessToken.isEmpty())
        return notApplicable();
    if (ath.isAbsent())
        return failed(Text::tr("An access token goes with the proof, and the proof has no ath."),
                      {u"/payload"_s});
    return ath.equals(oauth::accessTokenHash(token.expected.accessToken))
               ? passed()
               : failed(Text::tr("ath is not the hash of this access token."), {u"/payload/ath"_s});
}

/// Servers take a proof for seconds to minutes (RFC 9449 §11.1).
constexpr qint64 freshSeconds = 5 * 60;

Verdict isFresh(const TokenSubject &token)
{
    const claims::NumericDate iat = claims::numericDate(token.claim("iat"_L1));
    if (!iat.isKnown())
        return notApplicable();
    const qint64 age = token.now - iat.seconds();
    return age <= freshSeconds + token.leeway
               ? passed()
               : failed(Text::tr("The proof is %1 seconds old; servers take it for some minutes at most.")
                            .arg(age),
                        {u"/payload/iat"_s});
}

Verdict bringsItsKey(const TokenSubject &token)
{
    const JsonValue jwk = token.header("jwk"_L1);
    if (jwk.isAbsent())
        return failed(Text::tr("The header has no jwk: nobody can tell whose proof this is."),
                      {u"/header"_s});
    const auto key = jose::readJwk(jwk);
    return key ? passed()
               : failed(Text::tr("jwk cannot be read: %1").arg(key.error().message), {u"/header/jwk"_s});
}

Verdict isAsymmetric(const TokenSubject &token)
{
    const jose::AlgorithmRow *row = jose::findAlgorithm(token.header("alg"_L1).toUtf8());
    if (!row)
        return notApplicable();
    return jose::isNone(row->name) || row->keyKind == crypto::KeyKind::Secret
               ? failed(Text::tr("A proof must be signed with a private key; %1 has none.")
                            .arg(QString::fromLatin1(row->name)),
                        atAlg)
               : passed();
}

constexpr TokenRule rows[] = {
    {{"htm-expected",
      {Spec::Rfc9449, "4.3"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The proof is for this method."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A proof for another request is what an attacker would replay."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Make a new proof for each request.")},
     TokenType::DpopProof,
     isForTheMethod},
    {{"htu-expected",
      {Spec::Rfc9449, "4.3"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The proof is for this address."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A proof for another server is what an attacker would replay."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "Make a new proof for each request; behind a proxy compare with the public address.")},
     TokenType::DpopProof,
     isForTheUrl},
    {{"htu-form",
      {Spec::Rfc9449, "4.2"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "htu is an address without query and fragment."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Servers that compare letter by letter refuse the proof."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The client must leave query and fragment out of htu.")},
     TokenType::DpopProof,
     urlIsBare},
    {{"ath-expected",
      {Spec::Rfc9449, "4.3"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The proof is for this access token."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Without its hash a proof could be used with another, stolen token."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The client must put base64url of the token's SHA-256 into ath.")},
     TokenType::DpopProof,
     isForTheToken},
    {{"proof-old",
      {Spec::Rfc9449, "11.1"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The proof is fresh."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A proof that is good for long can be replayed for long."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Make a new proof for each request; set the time back to judge a recorded one.")},
     TokenType::DpopProof,
     isFresh},
    {{"proof-key",
      {Spec::Rfc9449, "4.2"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The proof brings its public key."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server cannot check the proof, nor bind the token to its key."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The client must put its public key into the header as jwk.")},
     TokenType::DpopProof,
     bringsItsKey},
    {{"proof-alg",
      {Spec::Rfc9449, "4.2"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The proof is signed with a private key."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Whoever checks such a proof could have made it."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Use ES256 or another asymmetric algorithm.")},
     TokenType::DpopProof,
     isAsymmetric},
};

} // namespace

std::span<const TokenRule> proofRules()
{
    return rows;
}

} // namespace claimcheck::lint
