#include "core/lint/groups.h"
#include "core/lint/request_reading.h"
#include "core/lint/text.h"

// Where the answer of an authorization request goes. RFC 6749 §3.1.2, RFC 8252, RFC 9700.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;

namespace {

const QStringList redirectUri = {u"redirect_uri"_s};

std::optional<QUrl> redirectUriOf(const Run &run, const ObservedMessage &message)
{
    const QByteArray text = valueOf(effectiveRequest(run, message), "redirect_uri");
    return text.isEmpty() ? std::nullopt : std::optional(QUrl::fromEncoded(text));
}

bool isWeb(const QUrl &url)
{
    return url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
}

Verdict isAbsolute(const Run &run, const ObservedMessage &message)
{
    const auto url = redirectUriOf(run, message);
    if (!url)
        return notApplicable();
    if (url->isRelative())
        return failed(Text::tr("The redirect URI is relative."), redirectUri)
            .expecting(Text::tr("an absolute URI"), url->toString());
    return url->hasFragment()
               ? failed(Text::tr("The redirect URI has a fragment, which it must not."), redirectUri)
                     .expecting(Text::tr("no fragment"), u'#' + url->fragment())
               : passed();
}

Verdict isProtected(const Run &run, const ObservedMessage &message)
{
    const auto url = redirectUriOf(run, message);
    if (!url || !isWeb(*url))
        return notApplicable();
    if (url->scheme() == "https"_L1 || isLoopback(*url))
        return passed();
    Verdict verdict =
        failed(Text::tr("The redirect URI is plain http outside this machine: the code can be read on "
                        "the way."),
               redirectUri)
            .expecting(u"https"_s, url->toString());
    // OpenID Connect Core 1.0 §3.1.2.1 lets confidential clients of the code flow use http.
    if (run.ruleProfile == RuleProfile::OpenIdConnect && !isPublicClient(run))
        verdict.level = Level::Warning;
    return verdict;
}

Verdict isAnAddress(const Run &run, const ObservedMessage &message)
{
    const auto url = redirectUriOf(run, message);
    if (!url || !isWeb(*url) || !isLoopback(*url))
        return notApplicable();
    return url->host() == "localhost"_L1 ? failed(Text::tr("The redirect URI says localhost, which may name "
                                                           "another interface."),
                                                  redirectUri)
                                               .expecting(u"127.0.0.1, [::1]"_s, url->host())
                                         : passed();
}

Verdict customSchemeIsReverseDomain(const Run &run, const ObservedMessage &message)
{
    const auto url = redirectUriOf(run, message);
    if (!url || url->isRelative() || isWeb(*url))
        return notApplicable();
    return url->scheme().contains(u'.') ? passed()
                                        : failed(Text::tr("The scheme “%1” is not a domain of yours turned "
                                                          "round (com.example.app): another app can claim "
                                                          "it too.")
                                                     .arg(url->scheme()),
                                                 redirectUri)
                                              .expecting(u"com.example.app"_s, url->scheme());
}

constexpr MessageKind request = MessageKind::AuthorizationRequest;

constexpr MessageRule rows[] = {
    {{"AR08",
      {Spec::Rfc6749, "3.1.2"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The redirect URI is absolute and has no fragment."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server cannot send the browser back to it."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Use an absolute URI without a fragment.")},
     request,
     isAbsolute},
    {{"AR09",
      {Spec::Rfc9700, "2.6"},
      {Level::Warning, Level::Error, Level::Error, Level::Error},
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The redirect URI is https or stays on this machine."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Whoever is on the way reads the code."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Use https, or a loopback address for a native app.")},
     request,
     isProtected},
    {{"AR10",
      {Spec::Rfc8252, "8.3"},
      {Level::Note, Level::Warning, Level::Warning, Level::Warning},
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The loopback redirect URI names an address."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "localhost may lead to another interface, or be resolved by somebody else."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Use 127.0.0.1 or [::1].")},
     request,
     isAnAddress},
    {{"AR11",
      {Spec::Rfc8252, "7.1"},
      {Level::Warning, Level::Error, Level::Error, Level::Error},
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The redirect URI's own scheme is in reverse-domain form."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Another app can claim the same scheme and receive the code."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Use a domain of yours turned round, as com.example.app.")},
     request,
     customSchemeIsReverseDomain},
};

} // namespace

std::span<const MessageRule> redirectUriRules()
{
    return rows;
}

} // namespace claimcheck::lint
