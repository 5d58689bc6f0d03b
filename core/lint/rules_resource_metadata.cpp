#include "core/http/www_authenticate.h"
#include "core/lint/groups.h"
#include "core/lint/run_reading.h"
#include "core/lint/text.h"

#include <algorithm>

// What an API says of itself. RFC 9728.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;

namespace {

constexpr auto infix = "/.well-known/oauth-protected-resource"_L1;

/// RFC 9728 §3.1: the identifier is the URL without the well-known segment.
QString identifierOf(const QUrl &url)
{
    QString text = url.toString(QUrl::FullyEncoded);
    return text.remove(infix);
}

QString withoutSlash(QString text)
{
    return text.endsWith(u'/') ? text.chopped(1) : text;
}

Verdict resourceIsTheOneAsked(const Run &, const ObservedMessage &message)
{
    const QUrl url = message.request.toUrl();
    const encoding::JsonDocument body = bodyOf(message);
    if (body.isEmpty() || !url.path().startsWith(infix))
        return couldNotTell();
    const QString asked = identifierOf(url), found = body["resource"_L1].toString();
    // Without a path the identifier may end in a slash or not: both give the same URL.
    const bool same = asked == found || (url.path() == infix && withoutSlash(found) == withoutSlash(asked));
    return same ? passed()
                : failed(Text::tr("The metadata is about another resource."), {u"resource"_s})
                      .expecting(asked, found);
}

/// The metadata that the 401's challenge points to; nullptr if it was not fetched.
const ObservedMessage *pointedTo(const Run &run, const ObservedMessage &message)
{
    for (const http::Challenge &challenge : http::readChallenges(message.response->headers)) {
        const QByteArray url = challenge.value("resource_metadata");
        const auto found = std::ranges::find_if(run.messages, [&](const ObservedMessage &one) {
            return one.kind == MessageKind::ResourceMetadata && !url.isEmpty() && one.request.url == url;
        });
        if (found != run.messages.end())
            return &*found;
    }
    return nullptr;
}

Verdict challengePointsToItself(const Run &run, const ObservedMessage &message)
{
    if (!message.response || message.response->status != 401)
        return notApplicable();
    const ObservedMessage *metadata = pointedTo(run, message);
    const QString resource = metadata ? bodyOf(*metadata)["resource"_L1].toString() : QString();
    if (resource.isEmpty())
        return notApplicable();
    const QString called = message.request.toUrl().adjusted(QUrl::RemoveQuery).toString(QUrl::FullyEncoded);
    if (withoutSlash(called) == withoutSlash(resource))
        return passed();
    const bool part = called.startsWith(withoutSlash(resource) + u'/');
    return failed(part ? Level::Warning : Level::Error,
                  Text::tr("The API points to the metadata of another resource."), {u"resource_metadata"_s})
        .expecting(called, resource);
}

constexpr MessageRule rows[] = {
    {{"MD10",
      {Spec::Rfc9728, "3.3"},
      Level::Error,
      Fault::ResourceServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The resource metadata is about the resource that was asked for."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Another resource could have the client send tokens to its own server."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Do not use it; resource must equal the identifier in the URL.")},
     MessageKind::ResourceMetadata,
     resourceIsTheOneAsked},
    {{"RQ05",
      {Spec::Rfc9728, "5.1"},
      Level::Error,
      Fault::ResourceServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The challenge points to the API's own metadata."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The client would fetch a token for another resource than the one it called."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The API must name the metadata whose resource is the URL that was called.")},
     MessageKind::ApiCall,
     challengePointsToItself},
};

} // namespace

std::span<const MessageRule> resourceMetadataRules()
{
    return rows;
}

} // namespace claimcheck::lint
