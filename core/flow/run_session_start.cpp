#include "core/flow/run_session.h"
#include "core/flow/starting_point.h"
#include "core/flow/text.h"
#include "core/net/fetcher.h"
#include "core/oauth/form_parameters.h"
#include "core/oauth/resource_metadata.h"
#include "core/oauth/webfinger.h"
#include "core/oauth/well_known.h"

#include <algorithm>

// How a run learns of the server: an account or an API names the issuer, the issuer's metadata the rest.
namespace claimcheck::flow {

using namespace Qt::StringLiterals;

bool RunSession::isStart(MessageKind kind) const
{
    return kind == MessageKind::Metadata || kind == MessageKind::WebFinger ||
           kind == MessageKind::ResourceMetadata || (kind == MessageKind::ApiCall && !m_granted);
}

void RunSession::takeStart(MessageKind kind)
{
    switch (kind) {
    case MessageKind::WebFinger: {
        const auto query = oauth::webFingerQuery(m_state.profile.account);
        return query ? askStart(query->url, "application/jrd+json, application/json") : fail(query.error());
    }
    case MessageKind::ApiCall: return askStart(m_state.profile.call.url);
    case MessageKind::ResourceMetadata: m_places = resourcePlaces(); break;
    default:
        for (const oauth::MetadataPlace *place : oauth::metadataPlacesOf(m_state.profile.issuer))
            m_places.push_back(place->url(m_state.profile.issuer));
        break;
    }
    askNextPlace();
}

/// Where the API says that its metadata is (RFC 9728 §5.1), then the well-known places of the URL and its
/// host.
std::deque<QUrl> RunSession::resourcePlaces() const
{
    const QUrl &called = m_state.profile.call.url;
    const Message *refusal = m_state.trace.last(MessageKind::ApiCall);
    std::deque<QUrl> places;
    const QUrl pointed =
        refusal && refusal->response ? oauth::resourceMetadataOf(*refusal->response) : QUrl();
    if (!pointed.isEmpty() && mayLead(called, pointed))
        places.push_back(pointed);
    for (const QUrl &resource : {called, called.resolved(QUrl(u"/"_s))}) {
        if (std::ranges::find(places, oauth::resourceMetadataUrl(resource)) == places.end())
            places.push_back(oauth::resourceMetadataUrl(resource));
    }
    return places;
}

void RunSession::askNextPlace()
{
    const QUrl url = m_places.front();
    m_places.pop_front();
    askStart(url);
}

void RunSession::askStart(const QUrl &url, const QByteArray &accept)
{
    http::Request request = net::getRequest(url, accept);
    if (const auto leg = legOf(m_kind))
        oauth::applyExtras(request, m_state.profile.extrasOf(*leg));
    const auto redirects =
        m_kind == MessageKind::ApiCall ? net::FollowRedirects::No : net::FollowRedirects::Safe;
    auto *fetcher = new net::Fetcher(*m_manager, request, {stepOf(m_kind).name, redirects}, this);
    connect(fetcher, &net::Fetcher::finished, this, [this, fetcher] {
        fetcher->deleteLater();
        if (!m_over)
            fetcher->result() ? readStart(*fetcher->result()) : fail(fetcher->result().error());
    });
    fetcher->start();
}

void RunSession::readStart(const http::Response &response)
{
    const bool isNotThere = response.status >= 400 && response.status < 500;
    if (isNotThere && !m_places.empty())
        return askNextPlace();
    m_places.clear();
    base::Result<void> read;
    switch (m_kind) {
    case MessageKind::ApiCall: break; // whatever it is: the next step asks for its metadata
    case MessageKind::WebFinger: {
        const auto answer =
            oauth::readWebFinger(response, oauth::webFingerQuery(m_state.profile.account)->resource);
        read = answer ? useIssuer(answer->value.issuers.front()) : answer.error();
        break;
    }
    case MessageKind::ResourceMetadata: {
        const auto metadata = oauth::readResourceMetadata(response, m_state.profile.call.url);
        read = metadata ? useIssuer(metadata->value.authorizationServers.front()) : metadata.error();
        break;
    }
    default: read = readMetadata(response);
    }
    if (!read)
        return fail(read.error());
    judge();
    nextStep();
}

/// From here on it is as if it stood in the profile. Of several that are offered it is the first.
base::Result<void> RunSession::useIssuer(const QString &issuer)
{
    const auto url = startUrl({StartKind::Issuer, issuer});
    const Message *from = m_state.trace.last(m_kind);
    if (!url || (from && !mayLead(from->request.toUrl(), *url)))
        return base::Error{"issuer-address"_L1,
                           url ? Text::tr("The issuer \"%1\" is not asked: it is this machine.").arg(issuer)
                               : url.error().message};
    m_state.profile.issuer = issuer;
    m_state.result.issuer = issuer;
    if (m_state.client.signer)
        m_state.client.signer->audience = issuer.toUtf8();
    return {};
}

base::Result<void> RunSession::readMetadata(const http::Response &response)
{
    const auto fetched = oauth::readServerMetadata(response, m_state.profile.issuer);
    if (!fetched)
        return fetched.error();
    auto metadata = oauth::applyOverrides(fetched->value, m_state.profile.metadataJson);
    if (!metadata)
        return metadata.error();
    m_state.metadata = *std::move(metadata);
    return {};
}

} // namespace claimcheck::flow
