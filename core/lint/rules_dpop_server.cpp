#include "core/lint/groups.h"
#include "core/lint/introspection_reading.h"
#include "core/lint/proof_reading.h"
#include "core/lint/request_reading.h"
#include "core/lint/text.h"

#include <algorithm>

// What the servers make of DPoP proofs. RFC 9449 §5 to §10.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;

namespace {

/// Several fields reach us as one, joined by a comma and a space, which no nonce has in it.
QByteArrayList noncesOf(const ObservedMessage &message)
{
    QByteArrayList nonces;
    if (message.response) {
        for (const QByteArray &field : message.response->headers.values("DPoP-Nonce"))
            nonces += QByteArray(field).replace(", ", "\n").split('\n');
    }
    return nonces;
}

const QStringList &nonceHeader()
{
    static const QStringList where{u"DPoP-Nonce"_s};
    return where;
}

Verdict demandBringsNonce(const Run &, const ObservedMessage &message)
{
    if (!message.response || !oauth::demandsNonce(*message.response))
        return notApplicable();
    return noncesOf(message).isEmpty()
               ? failed(Text::tr("The server asks for a nonce in the proof (use_dpop_nonce) and gives none."),
                        nonceHeader())
               : passed();
}

Verdict nonceIsNewest(const Run &run, const ObservedMessage &message)
{
    const QByteArrayList nonces = noncesOf(message);
    if (!std::ranges::all_of(nonces, [](const QByteArray &nonce) { return oauth::isDpopNonce(nonce); }))
        return failed(Text::tr("DPoP-Nonce is empty or has characters that no nonce may have."),
                      nonceHeader());
    const QByteArray newest = nonceBefore(run, message);
    if (!hasProof(message) || newest.isEmpty())
        return nonces.isEmpty() ? notApplicable() : passed();
    const auto proof = proofOf(message);
    if (!proof)
        return couldNotTell(Text::tr("The proof cannot be read."));
    return proof->nonce == newest
               ? passed()
               : failed(Text::tr("The proof does not have the newest nonce that this server gave."),
                        {u"DPoP"_s});
}

/// The thumbprint that the token is bound to, from itself or from its introspection; nullopt: not to be seen.
std::optional<QByteArray> boundKeyOf(const Run &run, const ObservedMessage &message)
{
    if (const auto jwt = jwtMember(message, "access_token"_L1))
        return jwt->payload["cnf"_L1]["jkt"_L1].toUtf8();
    const QByteArray token = bodyOf(message)["access_token"_L1].toUtf8();
    for (const ObservedMessage &other : run.messages) {
        if (other.kind != MessageKind::Introspection || valueOf(formOf(other.request), "token") != token)
            continue;
        const encoding::JsonDocument body = introspectionOf(other);
        if (body["active"_L1].toBool())
            return body["cnf"_L1]["jkt"_L1].toUtf8();
    }
    return {};
}

bool isGranted(const ObservedMessage &message)
{
    return bodyOf(message).root().has("access_token"_L1);
}

bool isTypeDpop(const ObservedMessage &message)
{
    return bodyOf(message)["token_type"_L1].toString().compare("DPoP"_L1, Qt::CaseInsensitive) == 0;
}

Verdict tokenIsBound(const Run &run, const ObservedMessage &message)
{
    if (!hasProof(message) || !isGranted(message) || !isTypeDpop(message))
        return notApplicable();
    const auto proof = proofOf(message);
    if (!proof)
        return couldNotTell(Text::tr("The proof cannot be read."));
    const QByteArray thumbprint = proof->key.thumbprint();
    const QByteArray announced = valueOf(authorizationRequestOf(run), "dpop_jkt");
    if (message.kind == MessageKind::Token && !announced.isEmpty() && announced != thumbprint)
        return failed(Text::tr("Tokens came for a proof by another key than dpop_jkt announced."),
                      {u"dpop_jkt"_s});
    const auto bound = boundKeyOf(run, message);
    if (!bound)
        return couldNotTell(
            Text::tr("The access token is opaque: only its introspection shows the binding."));
    if (bound->isEmpty())
        return failed(Text::tr("The access token is not bound to the key of the proof: it has no cnf.jkt."),
                      {u"/cnf/jkt"_s});
    if (*bound == thumbprint)
        return passed();
    return failed(Text::tr("The access token is bound to another key than the proof's."), {u"/cnf/jkt"_s})
        .expecting(QString::fromLatin1(thumbprint), QString::fromUtf8(*bound));
}

Verdict bearerIsRefused(const Run &run, const ObservedMessage &message)
{
    if (noncesOf(message).size() > 1)
        return failed(Text::tr("The response has more than one DPoP-Nonce."), nonceHeader());
    if (!message.response || schemeOf(message.request) != "bearer" || !carriesBoundToken(run, message))
        return noncesOf(message).isEmpty() ? notApplicable() : passed();
    if (!message.response->isSuccess())
        return passed(Text::tr("The bound token was refused without its proof."));
    const bool knowsDpop =
        message.kind == MessageKind::UserInfo || run.metadata.dpopSigningAlgValuesSupported;
    return failed(
        knowsDpop ? Level::Error : Level::Warning,
        Text::tr("An access token that is bound to a key was taken with the scheme Bearer, without a "
                 "proof."),
        {u"Authorization"_s});
}

Verdict typeIsDpop(const Run &, const ObservedMessage &message)
{
    if (!hasProof(message) || !isGranted(message))
        return notApplicable();
    if (isTypeDpop(message))
        return passed();
    return failed(Text::tr("A DPoP proof was sent, but the token is good for whoever has it."),
                  {u"token_type"_s})
        .expecting(u"DPoP"_s, bodyOf(message)["token_type"_L1].toString());
}

constexpr MessageKinds grants = {MessageKind::Token, MessageKind::Refresh};
constexpr MessageKinds calls = {MessageKind::UserInfo, MessageKind::ApiCall};
constexpr MessageKinds proven = {MessageKind::PushedAuthorization, MessageKind::Token, MessageKind::Refresh,
                                 MessageKind::UserInfo, MessageKind::ApiCall};

constexpr MessageRule rows[] = {
    {{"TS05",
      {Spec::Rfc9449, "5"},
      {Level::Warning, Level::Warning, Level::Warning, Level::Error},
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token for a DPoP proof has the type DPoP."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The client asked for a token that only its key can use. What came can be used by "
                        "anybody who steals it."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Turn DPoP on at the server, for this client too; or leave out the proof.")},
     grants,
     typeIsDpop},
    {{"DP04",
      {Spec::Rfc9449, "8"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Who asks for a nonce gives one."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Without the nonce the client can never make the proof that is asked for."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Send DPoP-Nonce with each answer that says use_dpop_nonce.")},
     proven,
     demandBringsNonce},
    {{"DP05",
      {Spec::Rfc9449, "8.2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The DPoP nonce is well formed, and the newest one is used."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Clients cannot send back what is malformed, and a server may refuse a nonce as soon "
                        "as it has given a newer one."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "Servers: printable ASCII without space, quote and backslash. Clients: keep the nonce "
          "of each response and use it in the next proof.")},
     proven,
     nonceIsNewest},
    {{"DP06",
      {Spec::Rfc9449, "6"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The access token is bound to the key of the proof."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The API compares the proof's key with the token: without the right cnf.jkt it can "
                        "accept nothing, or accepts anybody."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "Put the RFC 7638 thumbprint of the proof's key into cnf.jkt, and refuse a code whose "
          "dpop_jkt is another.")},
     grants,
     tokenIsBound},
    {{"DP07",
      {Spec::Rfc9449, "7.2"},
      Level::Error,
      Fault::ResourceServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "A bound token is not taken without its proof."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A stolen token would be as good as if it had not been bound at all."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "Refuse a token with cnf.jkt that comes with the scheme Bearer, and send one DPoP-Nonce "
          "at most.")},
     proven,
     bearerIsRefused},
};

} // namespace

std::span<const MessageRule> dpopServerRules()
{
    return rows;
}

} // namespace claimcheck::lint
