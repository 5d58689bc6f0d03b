#include "core/claims/typed.h"
#include "core/lint/groups.h"
#include "core/lint/text.h"
#include "core/lint/token_subject.h"

// What a client signs: its authentication (RFC 7523, OpenID Connect Core 1.0 §9) and its request (RFC 9101).
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::JsonValue;

namespace {

const QStringList atSubject = {u"/payload/sub"_s};

Verdict speaksForItself(const TokenSubject &token)
{
    const JsonValue issuer = token.claim("iss"_L1), subject = token.claim("sub"_L1);
    if (issuer.isAbsent() || subject.isAbsent())
        return notApplicable();
    return issuer.raw() == subject.raw()
               ? passed()
               : failed(Text::tr("iss and sub differ: a client that authenticates itself is both."),
                        atSubject);
}

Verdict isTheExpectedClient(const TokenSubject &token)
{
    const QString subject = token.claim("sub"_L1).toString();
    if (token.expected.clientId.isEmpty() || subject.isEmpty())
        return notApplicable();
    return subject == token.expected.clientId
               ? passed()
               : failed(
                     Text::tr("The assertion is of “%1”, not of “%2”.").arg(subject, token.expected.clientId),
                     atSubject);
}

Verdict isUsedOnce(const TokenSubject &token)
{
    if (!token.document->claims().root().isObject())
        return notApplicable();
    return token.claim("jti"_L1).isAbsent()
               ? failed(Text::tr(
                            "The assertion has no jti: a server cannot tell its second use from its first."),
                        {u"/payload"_s})
               : passed();
}

Verdict isForOneServer(const TokenSubject &token)
{
    if (token.claim("aud"_L1).isAbsent())
        return notApplicable();
    return claims::audience(token.claim("aud"_L1)).size() < 2
               ? passed()
               : failed(
                     Text::tr(
                         "The assertion is for several audiences: each of them could use it at the others."),
                     {u"/payload/aud"_s});
}

Verdict saysWhatIsAsked(const TokenSubject &token)
{
    if (!token.document->claims().root().isObject())
        return notApplicable();
    return token.claim("response_type"_L1).isAbsent()
               ? failed(Text::tr("response_type is missing: a server takes no parameter from outside the "
                                 "request object."),
                        {u"/payload"_s})
               : passed();
}

Verdict holdsNoOtherRequest(const TokenSubject &token)
{
    QStringList where;
    for (QLatin1StringView name : {"request"_L1, "request_uri"_L1}) {
        if (!token.claim(name).isAbsent())
            where += u"/payload/"_s + name;
    }
    return where.isEmpty() ? passed()
                           : failed(Text::tr("A request object must not point to another one."), where);
}

Verdict isNoAssertion(const TokenSubject &token)
{
    const QString subject = token.claim("sub"_L1).toString();
    if (subject.isEmpty())
        return notApplicable();
    return subject == token.claim("client_id"_L1).toString()
               ? failed(Text::tr(
                            "sub is the client id: this request object could be used as a client assertion."),
                        atSubject)
               : passed();
}

constexpr TokenRule rows[] = {
    {{"assertion-subject",
      {Spec::Rfc7523, "3"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The client speaks for itself."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Servers refuse it, or take the one for the other."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Set iss and sub to the client id.")},
     TokenType::ClientAssertion,
     speaksForItself},
    {{"assertion-client",
      {Spec::Rfc7523, "3"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The assertion is of the expected client."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "It authenticates another client."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Refuse it, or correct what is expected.")},
     TokenType::ClientAssertion,
     isTheExpectedClient},
    {{"assertion-jti",
      {Spec::OidcCore, "9"},
      Levels(Level::Note, Level::Warning, Level::Error, Level::Warning),
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The assertion has an identifier."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Whoever sees it can use it again until it expires."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Set jti to a fresh value in each assertion.")},
     TokenType::ClientAssertion,
     isUsedOnce},
    {{"assertion-audiences",
      {Spec::Rfc7523, "3"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The assertion is for one server."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A server that is given the assertion can act as the client at another one."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Set aud to the issuer of the one server.")},
     TokenType::ClientAssertion,
     isForOneServer},
    {{"request-response-type",
      {Spec::Rfc9101, "4"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The request object is a whole request."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "What is not signed can be changed by whoever sees the address; servers refuse such a request."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Put all parameters of the request into the object.")},
     TokenType::RequestObject,
     saysWhatIsAsked},
    {{"request-nested",
      {Spec::Rfc9101, "4"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The request object points to no other one."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Servers refuse it, or fetch without end."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Leave request and request_uri out of the object.")},
     TokenType::RequestObject,
     holdsNoOtherRequest},
    {{"request-subject",
      {Spec::Rfc9101, "10.8"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The request object cannot be taken for a client assertion."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Whoever sees the request could authenticate as the client."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Leave sub out, and set typ to oauth-authz-req+jwt.")},
     TokenType::RequestObject,
     isNoAssertion},
};

} // namespace

std::span<const TokenRule> clientTokenRules()
{
    return rows;
}

} // namespace claimcheck::lint
