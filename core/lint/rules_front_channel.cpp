#include "core/lint/groups.h"
#include "core/lint/run_reading.h"
#include "core/lint/text.h"
#include "core/lint/token_hash.h"

// The ID token that comes with the authorization response (hybrid and implicit flows), and the one after it.
// OpenID Connect Core 1.0 §3.3, RFC 9207.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::FormPairs;

namespace {

std::optional<ReadJwt> frontToken(const ObservedMessage &message)
{
    return readJwt(valueOf(callbackOf(message), "id_token"));
}

Verdict hashFits(const ReadJwt &token, QLatin1StringView claim, const QByteArray &value)
{
    const QByteArray hash = tokenHash(token.header["alg"_L1].toUtf8(), value);
    if (hash.isEmpty())
        return couldNotTell();
    if (token.payload[claim].toUtf8() == hash)
        return passed();
    return failed(Text::tr("%1 does not fit: the ID token belongs to another response.").arg(claim), {claim})
        .expecting(QString::fromLatin1(hash), token.payload[claim].toString());
}

Verdict codeHashFits(const Run &, const ObservedMessage &message)
{
    const bool front = message.kind == MessageKind::AuthorizationResponse;
    const auto token = front ? frontToken(message) : jwtMember(message, "id_token"_L1);
    const QByteArray code = valueOf(front ? callbackOf(message) : formOf(message.request), "code");
    if (!token || code.isEmpty())
        return notApplicable();
    if (token->payload["c_hash"_L1].isAbsent())
        return front ? failed(Text::tr("The ID token beside the code has no c_hash."), {u"c_hash"_s})
                           .expecting(u"c_hash"_s, Text::tr("none"))
                     : notApplicable();
    return hashFits(*token, "c_hash"_L1, code);
}

Verdict bothAreOfOneLogin(const Run &run, const ObservedMessage &message)
{
    const ObservedMessage *response = run.last(MessageKind::AuthorizationResponse);
    const auto first = response ? frontToken(*response) : std::nullopt;
    const auto second = jwtMember(message, "id_token"_L1);
    if (!first || !second)
        return notApplicable();
    for (QLatin1StringView claim : {"iss"_L1, "sub"_L1}) {
        const QString mine = first->payload[claim].toString(), theirs = second->payload[claim].toString();
        if (mine != theirs)
            return failed(Text::tr("The two ID tokens of this run differ in %1.").arg(claim), {claim})
                .expecting(mine, theirs);
    }
    return passed();
}

Verdict issuersAgree(const Run &, const ObservedMessage &message)
{
    const FormPairs pairs = callbackOf(message);
    const auto token =
        hasParameter(pairs, "response") ? readJwt(valueOf(pairs, "response")) : frontToken(message);
    if (!hasParameter(pairs, "iss") || !token)
        return notApplicable();
    const QString outside = QString::fromUtf8(valueOf(pairs, "iss"));
    const QString inside = token->payload["iss"_L1].toString();
    return outside == inside ? passed()
                             : failed(Text::tr("iss beside the token and in it differ."), {u"iss"_s})
                                   .expecting(inside, outside);
}

constexpr MessageRule rows[] = {
    {{"RS14",
      {Spec::Rfc9207, "2.4"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "iss and the token beside it name one issuer."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "One of the two is another server's: a mix-up attack looks like this."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Do not use the response; the server must name itself the same way.")},
     MessageKind::AuthorizationResponse,
     issuersAgree},
    {{"ID10",
      {Spec::OidcCore, "3.3.2.11"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "c_hash fits the code."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "c_hash is what shows that nobody exchanged the code on its way."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Do not redeem the code; the server must hash the code that it sends.")},
     {MessageKind::AuthorizationResponse, MessageKind::Token},
     codeHashFits},
    {{"ID11",
      {Spec::OidcCore, "3.3.3.6"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Both ID tokens are of one issuer and one user."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The code may have been exchanged for one of another login."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Refuse the login; the server must put the same iss and sub into both.")},
     MessageKind::Token,
     bothAreOfOneLogin},
};

} // namespace

std::span<const MessageRule> frontChannelRules()
{
    return rows;
}

} // namespace claimcheck::lint
