#include "core/claims/typed.h"
#include "core/lint/groups.h"
#include "core/lint/text.h"
#include "core/lint/token_hash.h"
#include "core/lint/token_subject.h"

// The ID token and the login that it tells of. OpenID Connect Core 1.0 §2 and §3.1.3.7.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;

namespace {

Verdict severalAudiencesHaveAParty(const TokenSubject &token)
{
    if (claims::audience(token.claim("aud"_L1)).size() < 2)
        return notApplicable();
    return token.claim("azp"_L1).isAbsent() ? failed(Text::tr("The token has several audiences and no azp: "
                                                              "it does not say which of them asked for it."),
                                                     {u"/payload/aud"_s})
                                            : passed();
}

Verdict loginTimeIsThere(const TokenSubject &token)
{
    if (!token.expected.maxAge)
        return notApplicable();
    return token.claim("auth_time"_L1).isAbsent()
               ? failed(Text::tr("max_age was asked for, and the token has no auth_time."), {u"/payload"_s})
               : passed();
}

Verdict loginIsRecent(const TokenSubject &token)
{
    const claims::NumericDate login = claims::numericDate(token.claim("auth_time"_L1));
    if (!token.expected.maxAge || !login.isKnown())
        return notApplicable();
    const qint64 age = token.now - login.seconds();
    return age <= *token.expected.maxAge + token.leeway
               ? passed()
               : failed(Text::tr("The user signed in %1 seconds ago; at most %2 were asked for (max_age).")
                            .arg(age)
                            .arg(*token.expected.maxAge),
                        {u"/payload/auth_time"_s});
}

/// FAPI 1.0 Advanced §5.1.1 makes s_hash as OpenID Connect makes c_hash.
Verdict stateHashFits(const TokenSubject &token)
{
    const encoding::JsonValue value = token.claim("s_hash"_L1);
    const QByteArray hash = tokenHash(token.header("alg"_L1).toUtf8(), token.expected.state.toUtf8());
    if (value.isAbsent() || token.expected.state.isEmpty() || hash.isEmpty())
        return notApplicable();
    return value.equals(hash)
               ? passed()
               : failed(Text::tr("s_hash does not fit: the ID token and the state do not belong together."),
                        {u"/payload/s_hash"_s});
}

constexpr TokenRule rows[] = {
    {{"azp-missing",
      {Spec::OidcCore, "3.1.3.7"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "A token for several audiences says who asked for it."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "One of the audiences could hand the token on to another one as a login there."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server should send azp, and the client compare it with its own id.")},
     TokenType::IdToken,
     severalAudiencesHaveAParty},
    {{"auth-time-missing",
      {Spec::OidcCore, "2"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Where max_age was asked for, the token says when the user signed in."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The client cannot tell a fresh login from an old session."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Refuse the login; the server must send auth_time.")},
     TokenType::IdToken,
     loginTimeIsThere},
    {{"login-too-old",
      {Spec::OidcCore, "3.1.3.7"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The user signed in within max_age."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Somebody else may sit there now."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Ask the user to sign in again.")},
     TokenType::IdToken,
     loginIsRecent},
    {{"s-hash",
      {Spec::OidcCore, "3.3.2.11"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "s_hash fits the state."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The response may have been put together from two."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Refuse the login and begin it anew.")},
     TokenType::IdToken,
     stateHashFits},
};

} // namespace

std::span<const TokenRule> loginRules()
{
    return rows;
}

} // namespace claimcheck::lint
