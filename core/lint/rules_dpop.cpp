#include "core/lint/groups.h"
#include "core/lint/proof_reading.h"
#include "core/lint/run_reading.h"
#include "core/lint/text.h"

// DPoP proofs, as the client makes them. RFC 9449 §4 and §7.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;

namespace {

const QStringList &proofHeader()
{
    static const QStringList where{u"DPoP"_s};
    return where;
}

Verdict proofHasItsForm(const Run &, const ObservedMessage &message)
{
    if (!hasProof(message))
        return notApplicable();
    if (message.request.headers.values("DPoP").size() > 1)
        return failed(Text::tr("The request has more than one DPoP proof."), proofHeader());
    const auto proof = oauth::readDpopProof(message.request.headers.value("DPoP"));
    return proof ? passed(Text::tr("The proof is signed with the key in its header (%1).")
                              .arg(proof->key.description()))
                 : failed(proof.error().message, proofHeader());
}

QByteArray proofId(const ObservedMessage &message)
{
    const auto jwt = readJwt(message.request.headers.value("DPoP"));
    return jwt ? jwt->payload["jti"_L1].toUtf8() : QByteArray();
}

Verdict proofIsForThisRequest(const Run &run, const ObservedMessage &message)
{
    if (!hasProof(message))
        return notApplicable();
    const auto proof = proofOf(message);
    if (!proof)
        return couldNotTell(Text::tr("The proof cannot be read."));
    const qint64 sent = message.sentAt < 0 ? 0 : message.sentAt / 1000;
    const auto fits = oauth::checkDpopProof(*proof, {message.request.method, message.request.url}, sent);
    if (!fits)
        return failed(fits.error().message, proofHeader());
    return isJtiReused(run, message, proofId)
               ? failed(
                     Text::tr(
                         "The proof's jti was sent before in this run: a server that remembers it refuses."),
                     proofHeader())
               : passed();
}

Verdict proofIsForThisToken(const Run &run, const ObservedMessage &message)
{
    const bool dpop = schemeOf(message.request) == "dpop";
    if (!dpop && !hasProof(message) && !carriesBoundToken(run, message))
        return notApplicable();
    if (!dpop)
        return failed(Text::tr("The access token is bound to a key and sent with another scheme than DPoP."),
                      {u"Authorization"_s});
    if (!hasProof(message))
        return failed(Text::tr("The access token is sent with the scheme DPoP, but there is no proof."),
                      proofHeader());
    const auto proof = proofOf(message);
    if (!proof)
        return couldNotTell(Text::tr("The proof cannot be read."));
    return proof->tokenHash == oauth::accessTokenHash(oauth::dpopTarget(message.request).accessToken)
               ? passed()
               : failed(Text::tr("The proof's ath is missing or is not the hash of this access token."),
                        proofHeader());
}

constexpr MessageKinds proven = {MessageKind::PushedAuthorization, MessageKind::Token, MessageKind::Refresh,
                                 MessageKind::UserInfo, MessageKind::ApiCall};
constexpr MessageKinds calls = {MessageKind::UserInfo, MessageKind::ApiCall};

constexpr MessageRule rows[] = {
    {{"DP01",
      {Spec::Rfc9449, "4.2"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The DPoP proof is well made."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Servers refuse a proof that lacks something, and one with a private key in it gives "
                        "away the key that the tokens are bound to."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Sign with an asymmetric key, put typ dpop+jwt and the public key (jwk) into the "
                        "header, and jti, htm, htu and iat into the claims.")},
     proven,
     proofHasItsForm},
    {{"DP02",
      {Spec::Rfc9449, "4.3"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The DPoP proof is fresh and for this request."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A proof that fits another request, or comes twice, is what an attacker would "
                        "replay: servers refuse it."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Make a new proof for each request: htm is its method, htu its URL without query and "
                        "fragment, iat the time of sending, jti a fresh value.")},
     proven,
     proofIsForThisRequest},
    {{"DP03",
      {Spec::Rfc9449, "4.3"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The DPoP proof is for this access token."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Without the token's hash a proof could be used with another, stolen token."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "Send the token as \"Authorization: DPoP TOKEN\" and put base64url of its SHA-256 into "
          "the proof as ath.")},
     calls,
     proofIsForThisToken},
};

} // namespace

std::span<const MessageRule> dpopRules()
{
    return rows;
}

} // namespace claimcheck::lint
