#include "core/lint/groups.h"
#include "core/lint/run_reading.h"
#include "core/lint/text.h"

// Where the answer of an authorization request goes. RFC 6749 §3.1.2, RFC 8252, RFC 9700.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;

namespace {

const QStringList redirectUri = {u"redirect_uri"_s};

std::optional<QUrl> redirectUriOf(const ObservedMessage &message)
{
    const QByteArray text = valueOf(queryOf(message.request), "redirect_uri");
    return text.isEmpty() ? std::nullopt : std::optional(QUrl::fromEncoded(text));
}

bool isWeb(const QUrl &url)
{
    return url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
}

Verdict isAbsolute(const Run &, const ObservedMessage &message)
{
    const auto url = redirectUriOf(message);
    if (!url)
        return notApplicable();
    if (url->isRelative())
        return failed(Text::tr("The redirect URI is relative; it must be absolute."), redirectUri);
    return url->hasFragment()
               ? failed(Text::tr("The redirect URI has a fragment, which it must not."), redirectUri)
               : passed();
}

Verdict isProtected(const Run &run, const ObservedMessage &message)
{
    const auto url = redirectUriOf(message);
    if (!url || !isWeb(*url))
        return notApplicable();
    if (url->scheme() == "https"_L1 || isLoopback(*url))
        return passed();
    const bool mild = run.ruleProfile == RuleProfile::PlainOAuth ||
                      (run.ruleProfile == RuleProfile::OpenIdConnect && !isPublicClient(run));
    return failed(mild ? Level::Warning : Level::Error,
                  Text::tr("The redirect URI is plain http outside this machine: the code can be read on the "
                           "way. Use https."),
                  redirectUri);
}

Verdict isAnAddress(const Run &, const ObservedMessage &message)
{
    const auto url = redirectUriOf(message);
    if (!url || !isWeb(*url) || !isLoopback(*url))
        return notApplicable();
    return url->host() == "localhost"_L1 ? failed(Text::tr("The redirect URI says localhost, which may name "
                                                           "another interface. Use 127.0.0.1 or [::1]."),
                                                  redirectUri)
                                         : passed();
}

Verdict customSchemeIsReverseDomain(const Run &, const ObservedMessage &message)
{
    const auto url = redirectUriOf(message);
    if (!url || url->isRelative() || isWeb(*url))
        return notApplicable();
    return url->scheme().contains(u'.') ? passed()
                                        : failed(Text::tr("The scheme “%1” is not a domain of yours turned "
                                                          "round (com.example.app): another app can claim "
                                                          "it too.")
                                                     .arg(url->scheme()),
                                                 redirectUri);
}

constexpr MessageKind request = MessageKind::AuthorizationRequest;

constexpr MessageRule rows[] = {
    {{"AR08",
      {Spec::Rfc6749, "3.1.2"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The redirect URI is absolute and has no fragment.")},
     request,
     isAbsolute},
    {{"AR09",
      {Spec::Rfc9700, "2.6"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The redirect URI is https or stays on this machine.")},
     request,
     isProtected},
    {{"AR10",
      {Spec::Rfc8252, "8.3"},
      Level::Warning,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The loopback redirect URI names an address.")},
     request,
     isAnAddress},
    {{"AR11",
      {Spec::Rfc8252, "7.1"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The redirect URI's own scheme is in reverse-domain form.")},
     request,
     customSchemeIsReverseDomain},
};

} // namespace

std::span<const MessageRule> redirectUriRules()
{
    return rows;
}

} // namespace claimcheck::lint
