#include "core/jose/algorithms.h"
#include "core/lint/groups.h"
#include "core/lint/request_reading.h"
#include "core/lint/text.h"

// The request object of an authorization request. RFC 9101, OpenID Connect Core 1.0 §6.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::FormPairs;

namespace {

Verdict standsForTheRequest(const Run &, const ObservedMessage &message)
{
    const FormPairs pairs = requestParametersOf(message.request);
    const bool object = hasParameter(pairs, "request"), reference = hasParameter(pairs, "request_uri");
    if (!object && !reference)
        return notApplicable();
    if (object && reference)
        return failed(Text::tr("request and request_uri are both sent."), {u"request"_s, u"request_uri"_s})
            .expecting(Text::tr("one of the two"), Text::tr("both"));
    if (message.kind == MessageKind::AuthorizationRequest && valueOf(pairs, "client_id").isEmpty())
        return failed(Text::tr("client_id is missing beside the request object."), {u"client_id"_s})
            .expecting(u"client_id"_s, Text::tr("none"));
    return passed();
}

Verdict clientIsTheSame(const Run &, const ObservedMessage &message)
{
    const auto object = requestObjectOf(message);
    const QString outer = QString::fromUtf8(valueOf(requestParametersOf(message.request), "client_id"));
    if (!object || outer.isEmpty() || object->payload["client_id"_L1].isAbsent())
        return notApplicable();
    const QString inner = object->payload["client_id"_L1].toString();
    return inner == outer
               ? passed()
               : failed(Text::tr("client_id in the request object is another one."), {u"client_id"_s})
                     .expecting(outer, inner);
}

Verdict holdsNoOther(const Run &, const ObservedMessage &message)
{
    const auto object = requestObjectOf(message);
    if (!object)
        return notApplicable();
    for (QLatin1StringView claim : {"request"_L1, "request_uri"_L1}) {
        if (object->payload.root().has(claim))
            return failed(Text::tr("The request object has a member %1.").arg(claim), {claim});
    }
    return passed();
}

Verdict isNoAssertion(const Run &run, const ObservedMessage &message)
{
    const auto object = requestObjectOf(message);
    if (!object)
        return notApplicable();
    return object->payload["sub"_L1].toString() == run.profile.client.id
               ? failed(Text::tr("The request object has the client as its sub."), {u"sub"_s})
                     .expecting(Text::tr("no sub"), run.profile.client.id)
               : passed();
}

Verdict isSigned(const Run &run, const ObservedMessage &message)
{
    const auto object = requestObjectOf(message);
    if (!object)
        return notApplicable();
    if (!jose::isNone(object->header["alg"_L1].toUtf8()))
        return passed();
    if (run.ruleProfile == RuleProfile::OpenIdConnect)
        return passed(Text::tr("OpenID Connect allows a request object without a signature."));
    return failed(Text::tr("The request object is not signed."), {u"alg"_s})
        .expecting(Text::tr("a signature"), u"none"_s);
}

Verdict typeIsRight(const Run &, const ObservedMessage &message)
{
    const auto object = requestObjectOf(message);
    const QString typ = object ? object->header["typ"_L1].toString().toLower() : QString();
    if (typ.isEmpty() || typ == "jwt"_L1)
        return notApplicable();
    const bool right = typ == "oauth-authz-req+jwt"_L1 || typ == "application/oauth-authz-req+jwt"_L1;
    return right ? passed()
                 : failed(Text::tr("The request object is typed as something else."), {u"typ"_s})
                       .expecting(u"oauth-authz-req+jwt"_s, typ);
}

constexpr qsizetype maxReference = 512; // ASCII characters

Verdict referenceIsHttps(const Run &run, const ObservedMessage &message)
{
    const QByteArray text = valueOf(requestParametersOf(message.request), "request_uri");
    const QUrl url = QUrl::fromEncoded(text);
    if (text.isEmpty() || pushedRequestOf(run, message) ||
        text.startsWith("urn:ietf:params:oauth:request_uri:"))
        return notApplicable();
    if (url.scheme() == "http"_L1 && !isLoopback(url))
        return failed(Text::tr("request_uri is fetched without TLS."), {u"request_uri"_s})
            .expecting(u"https"_s, url.scheme());
    return text.size() <= maxReference
               ? passed()
               : failed(Level::Warning, Text::tr("request_uri is too long for some servers."),
                        {u"request_uri"_s})
                     .expecting(Text::tr("at most %1 characters").arg(maxReference),
                                QString::number(text.size()));
}

constexpr MessageKind request = MessageKind::AuthorizationRequest;
constexpr MessageKinds requests = {request, MessageKind::PushedAuthorization};

constexpr MessageRule rows[] = {
    {{"JR01",
      {Spec::Rfc9101, "5"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "One request object or reference stands beside client_id."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Servers refuse the request, or differ in which of the two they take."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Send client_id and either request or request_uri.")},
     requests,
     standsForTheRequest},
    {{"JR02",
      {Spec::Rfc9101, "5"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "client_id is the same in the request object and outside."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "One client's signed request could be sent in another's name."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Sign the request object with the client_id that is sent.")},
     requests,
     clientIsTheSame},
    {{"JR03",
      {Spec::Rfc9101, "4"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The request object holds no other request."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A server that followed it could be led in circles, or elsewhere."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Leave request and request_uri out of the request object.")},
     requests,
     holdsNoOther},
    {{"JR04",
      {Spec::Rfc9101, "10.8"},
      Level::Warning,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The request object cannot pass as a client assertion."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "With the client as sub it could be used to authenticate as the client."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Leave sub out of the request object.")},
     requests,
     isNoAssertion},
    {{"JR05",
      {Spec::Rfc9101, "10.1"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The request object is signed."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Without a signature anybody on the way can change the request."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Sign it with the client's key.")},
     requests,
     isSigned},
    {{"JR06",
      {Spec::Rfc9101, "10.8"},
      Level::Warning,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The request object has its own type."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Tokens of different kinds that share a type can be used in each other's place."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Set typ to oauth-authz-req+jwt.")},
     requests,
     typeIsRight},
    {{"JR07",
      {Spec::Rfc9101, "5.2"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "request_uri is a short https URL."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Who sits between the servers can put another request in its place."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Serve the request object over https at an address of at most 512 characters.")},
     request,
     referenceIsHttps},
};

} // namespace

std::span<const MessageRule> requestObjectRules()
{
    return rows;
}

} // namespace claimcheck::lint
