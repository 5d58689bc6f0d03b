#include "core/base/secret_bytes.h"
#include "core/lint/groups.h"
#include "core/lint/text.h"
#include "core/lint/token_subject.h"

#include <algorithm>

// Responses of the authorization server that are JWTs: introspection (RFC 9701) and authorization (JARM).
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::JsonValue;

namespace {

Verdict saysWhetherActive(const TokenSubject &token)
{
    const JsonValue content = token.claim("token_introspection"_L1);
    if (content.isAbsent())
        return notApplicable();
    if (!content.isObject())
        return failed(Text::tr("token_introspection must be an object."),
                      {u"/payload/token_introspection"_s});
    return content["active"_L1].isBool()
               ? passed()
               : failed(
                     Text::tr(
                         "token_introspection does not say with true or false whether the token is active."),
                     {u"/payload/token_introspection"_s});
}

Verdict cannotBeUsedAsAToken(const TokenSubject &token)
{
    QStringList where;
    for (QLatin1StringView claim : {"sub"_L1, "exp"_L1}) {
        if (!token.claim(claim).isAbsent())
            where += u"/payload/"_s + claim;
    }
    return where.isEmpty()
               ? passed()
               : failed(Text::tr(
                            "The claim stands at the top and makes the response look like an access token."),
                        where);
}

Verdict answersTheRequest(const TokenSubject &token)
{
    if (!token.document->claims().root().isObject())
        return notApplicable();
    constexpr QLatin1StringView answers[] = {"code"_L1, "error"_L1, "access_token"_L1, "id_token"_L1,
                                             "response"_L1};
    const bool answered =
        std::ranges::any_of(answers, [&](QLatin1StringView name) { return !token.claim(name).isAbsent(); });
    return answered ? passed()
                    : failed(Text::tr("The response has neither a code, nor a token, nor an error."),
                             {u"/payload"_s});
}

/// A state can be the key to a session: neither the one nor the other is printed.
Verdict stateIsExpected(const TokenSubject &token)
{
    const JsonValue state = token.claim("state"_L1);
    if (token.expected.state.isEmpty())
        return notApplicable();
    if (state.isAbsent())
        return failed(Text::tr("A state was sent, and none came back."), {u"/payload"_s});
    return base::constantTimeEquals(state.toUtf8(), token.expected.state.toUtf8())
               ? passed()
               : failed(Text::tr("The state is not the one that was sent."), {u"/payload/state"_s});
}

constexpr TokenRule rows[] = {
    {{"introspection-active",
      {Spec::Rfc9701, "5"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The introspection says whether the token is active."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "An API cannot tell whether it may serve the request."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must send active as true or false.")},
     TokenType::IntrospectionResponse,
     saysWhetherActive},
    {{"introspection-misuse",
      {Spec::Rfc9701, "8.1"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The response cannot be taken for an access token."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "An API that does not look at typ accepts it as one."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server should send sub and exp only inside token_introspection.")},
     TokenType::IntrospectionResponse,
     cannotBeUsedAsAToken},
    {{"response-empty",
      {Spec::Jarm, "2.1"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The response answers the request."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The client cannot go on."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server must put the parameters of the response into the JWT.")},
     TokenType::AuthorizationResponse,
     answersTheRequest},
    {{"state-expected",
      {Spec::Jarm, "2.4"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The state is the one that was sent."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The response may have been begun by somebody else."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Refuse it and begin the login anew.")},
     TokenType::AuthorizationResponse,
     stateIsExpected},
};

} // namespace

std::span<const TokenRule> serverTokenRules()
{
    return rows;
}

} // namespace claimcheck::lint
