#include "core/claims/typed.h"
#include "core/lint/groups.h"
#include "core/lint/text.h"
#include "core/lint/token_subject.h"

#include <algorithm>

// What an access token grants, to whom, and bound to what. RFC 9068 §2.2, RFC 8693 §4.2, RFC 7800.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::JsonValue;

namespace {

Verdict scopeHasItsForm(const TokenSubject &token)
{
    const QStringList where{u"/payload/scope"_s};
    const JsonValue scope = token.claim("scope"_L1);
    if (scope.isAbsent())
        return notApplicable();
    if (!scope.isString())
        return failed(Text::tr("scope must be one string with spaces between its words."), where);
    const QStringList words = claims::scopeList(scope);
    const bool allowed =
        std::ranges::all_of(words, [](const QString &word) { return claims::isScopeToken(word); });
    return allowed ? passed() : failed(Text::tr("scope has characters that no scope may have."), where);
}

Verdict confirmationIsAnObject(const TokenSubject &token)
{
    const JsonValue cnf = token.claim("cnf"_L1);
    if (cnf.isAbsent())
        return notApplicable();
    return cnf.isObject() && cnf.size() > 0
               ? passed()
               : failed(Text::tr("cnf must be an object that names a key."), {u"/payload/cnf"_s});
}

/// Of an access token client_id, or azp where a server has only that.
Verdict clientIsExpected(const TokenSubject &token)
{
    const QLatin1StringView claim = token.claim("client_id"_L1).isAbsent() ? "azp"_L1 : "client_id"_L1;
    const QString client = token.claim(claim).toString();
    if (token.expected.clientId.isEmpty() || client.isEmpty())
        return notApplicable();
    return client == token.expected.clientId
               ? passed()
               : failed(Text::tr("The token was issued to “%1” (%2), not to “%3”.")
                            .arg(client, claim, token.expected.clientId),
                        {u"/payload/"_s + claim});
}

constexpr TokenRule rows[] = {
    {{"scope-form",
      {Spec::Rfc9068, "2.2.3"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "scope is a string of words."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "APIs that look for a word in a string find none, or a part of another one."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server should send one string with a space between scopes.")},
     TokenType::AccessToken,
     scopeHasItsForm},
    {{"cnf-form",
      {Spec::Rfc7800, "3.1"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "cnf names a key."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The token looks bound to a key and is not: whoever has it can use it."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must send an object such as {\"jkt\": …}.")},
     anyTokenType,
     confirmationIsAnObject},
    {{"client-expected",
      {Spec::Rfc9068, "2.2"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token was issued to the expected client."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The token was made for another client, and may have been stolen from it."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Refuse it, or correct what is expected.")},
     TokenTypes(TokenType::AccessToken) | TokenType::RequestObject,
     clientIsExpected},
};

} // namespace

std::span<const TokenRule> accessClaimRules()
{
    return rows;
}

} // namespace claimcheck::lint
