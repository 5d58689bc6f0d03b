#include "core/lint/groups.h"
#include "core/lint/request_reading.h"
#include "core/lint/text.h"

#include <algorithm>

// What shows only beside another run: values that must be fresh, one redirect URI for two issuers.
// RFC 9700 §2.1, RFC 8252 §8.10.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::FormPairs;

namespace {

struct FreshValue
{
    const char *parameter;
    QByteArray EarlierRequest::*before;
    Level level;
};

constexpr FreshValue freshValues[] = {
    {"code_challenge", &EarlierRequest::codeChallenge, Level::Error},
    {"nonce", &EarlierRequest::nonce, Level::Error},
    {"state", &EarlierRequest::state, Level::Warning},
};

Verdict valuesAreFresh(const Run &run, const ObservedMessage &message)
{
    if (run.earlier.empty())
        return notApplicable();
    const FormPairs pairs = effectiveRequest(run, message);
    for (const FreshValue &row : freshValues) {
        const QByteArray value = valueOf(pairs, row.parameter);
        const auto same = [&](const EarlierRequest &one) { return one.*row.before == value; };
        if (!value.isEmpty() && std::ranges::any_of(run.earlier, same))
            return failed(row.level,
                          Text::tr("%1 is the same as in an earlier run.")
                              .arg(QString::fromLatin1(row.parameter)),
                          {QString::fromLatin1(row.parameter)})
                .expecting(Text::tr("a fresh random value"), Text::tr("a value that was sent before"));
    }
    return passed();
}

/// What tells the client which issuer answered: iss, JARM, or an ID token.
bool knowsWhoAnswered(const Run &run)
{
    const ObservedMessage *answer = run.last(MessageKind::AuthorizationResponse);
    const FormPairs pairs = answer ? callbackOf(*answer) : FormPairs();
    return run.metadata.issParameterSupported.value_or(false) || hasParameter(pairs, "iss") ||
           hasParameter(pairs, "response") || hasParameter(pairs, "id_token");
}

Verdict redirectUriIsOfOneIssuer(const Run &run, const ObservedMessage &message)
{
    const QByteArray redirectUri = valueOf(effectiveRequest(run, message), "redirect_uri");
    const QString issuer = expectedIssuer(run);
    const auto other = std::ranges::find_if(run.earlier, [&](const EarlierRequest &one) {
        return !issuer.isEmpty() && !one.issuer.isEmpty() && one.issuer != issuer &&
               one.redirectUri == redirectUri;
    });
    if (other == run.earlier.end() || redirectUri.isEmpty())
        return notApplicable();
    if (knowsWhoAnswered(run))
        return passed();
    return failed(
               Text::tr("The same redirect URI is used for two issuers, and the response does not say which "
                        "of them answered."),
               {u"redirect_uri"_s})
        .expecting(Text::tr("a redirect URI for each issuer, or iss"), other->issuer + u", "_s + issuer);
}

constexpr MessageKind request = MessageKind::AuthorizationRequest;

constexpr MessageRule rows[] = {
    {{"AR07",
      {Spec::Rfc9700, "2.1.1"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "state, nonce and code_challenge are fresh."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A value that is used twice lets an old response pass as a new one."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Make each of them at random for each request.")},
     request,
     valuesAreFresh},
    {{"AR12",
      {Spec::Rfc8252, "8.10"},
      {Level::Warning, Level::Error, Level::Error, Level::Error},
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Responses of two issuers can be told apart."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A malicious server can have the code of the other one sent to itself (mix-up)."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Use one redirect URI for each issuer, or compare iss.")},
     request,
     redirectUriIsOfOneIssuer},
};

} // namespace

std::span<const MessageRule> earlierRunRules()
{
    return rows;
}

} // namespace claimcheck::lint
