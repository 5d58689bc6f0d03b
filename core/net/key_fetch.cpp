#include "core/net/key_fetch.h"

#include "core/net/fetcher.h"
#include "core/net/stepping_access_manager.h"
#include "core/net/text.h"
#include "core/oauth/server_metadata.h"

#include <QHostAddress>

namespace claimcheck::net {

using namespace Qt::StringLiterals;

namespace {

bool isLoopbackHost(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

bool isWebAddress(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() &&
           (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
}

} // namespace

bool isTrustworthyAddress(const QUrl &url)
{
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopbackHost(url.host()));
}

KeyFetch::KeyFetch(SteppingAccessManager &manager, KeyAddress kind, const QString &address,
                   KeyFetchLimits limits, QObject *parent)
    : QObject(parent), m_manager(manager), m_kind(kind), m_address(address), m_limits(limits),
      m_result(base::Error{"not-finished"_L1, Text::tr("The request is not finished.")})
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        fail("keys-timeout"_L1, Text::tr("%1 did not answer within %2 seconds.")
                                    .arg(m_url.toDisplayString())
                                    .arg(m_limits.milliseconds / 1000));
    });
}

void KeyFetch::start()
{
    const QUrl url(m_address, QUrl::StrictMode);
    if (!isWebAddress(url))
        return fail("keys-address"_L1, Text::tr("This is not an http or https address."));
    if (!isTrustworthyAddress(url))
        return fail("keys-not-https"_L1,
                    Text::tr("Keys are only taken over https: anybody could change what http carries."));
    if (m_kind == KeyAddress::Issuer && (url.hasQuery() || url.hasFragment()))
        return fail("keys-address"_L1, Text::tr("An issuer has neither query nor fragment (RFC 8414 §2)."));
    m_deadline.start(m_limits.milliseconds);
    if (m_kind == KeyAddress::JwksUrl)
        return askKeys(url);
    m_places = {oauth::openidConfigurationUrl(m_address), oauth::authorizationServerMetadataUrl(m_address)};
    askMetadata();
}

bool KeyFetch::mayAsk(const QUrl &url) const
{
    const bool local = isLoopbackHost(QUrl(m_address, QUrl::StrictMode).host());
    return url.scheme() == "https"_L1 || (local && isTrustworthyAddress(url));
}

void KeyFetch::get(const QUrl &url, const QString &label, Read read)
{
    m_url = url;
    FetchOptions options{label, FollowRedirects::Safe};
    options.mayFollow = [this](const QUrl &next) { return mayAsk(next); };
    auto *fetcher = new Fetcher(m_manager, getRequest(url), options, this);
    connect(fetcher, &Fetcher::finished, this, [this, fetcher, read] {
        fetcher->deleteLater();
        if (!m_finished)
            take(*fetcher, read);
    });
    fetcher->start();
}

void KeyFetch::take(const Fetcher &fetcher, Read read)
{
    if (!fetcher.result()) {
        const base::Error &error = fetcher.result().error();
        const bool large = error.code == "response-too-large"_L1;
        return fail(large ? "keys-too-large"_L1 : error.code, error.message);
    }
    m_url = fetcher.hops().back()->request().toUrl();
    if (fetcher.result()->body.size() > m_limits.bytes)
        return fail("keys-too-large"_L1,
                    Text::tr("%1 answered with %2 bytes; a key set of so many is not read.")
                        .arg(m_url.toDisplayString())
                        .arg(fetcher.result()->body.size()));
    (this->*read)(*fetcher.result());
}

void KeyFetch::askMetadata()
{
    if (m_places.isEmpty())
        return fail(
            "issuer-no-metadata"_L1,
            Text::tr("The issuer publishes no metadata where OpenID Connect Discovery and RFC 8414 look for "
                     "it: %1.")
                .arg(m_answers.join("; "_L1)));
    get(m_places.takeFirst(), u"metadata request"_s, &KeyFetch::readMetadata);
}

void KeyFetch::readMetadata(const http::Response &response)
{
    const auto reading = oauth::readServerMetadata(response, m_address);
    if (!reading) {
        m_answers.append(m_url.toDisplayString() + u' ' + QString::number(response.status));
        return askMetadata();
    }
    const oauth::ServerMetadata &metadata = reading->value;
    if (const base::Finding *other = oauth::otherIssuer(reading->findings))
        return fail(other->rule, other->message);
    if (metadata.issuer != m_address)
        return fail("metadata-issuer"_L1, Text::tr("The metadata does not say whose it is."));
    if (metadata.jwksUri.isEmpty())
        return fail("issuer-no-jwks-uri"_L1, Text::tr("The metadata names no jwks_uri."));
    if (!mayAsk(metadata.jwksUri))
        return fail("keys-not-https"_L1, Text::tr("The jwks_uri of the metadata, %1, is not https.")
                                             .arg(metadata.jwksUri.toDisplayString()));
    askKeys(metadata.jwksUri);
}

void KeyFetch::askKeys(const QUrl &url)
{
    get(url, u"key request"_s, &KeyFetch::readKeys);
}

void KeyFetch::readKeys(const http::Response &response)
{
    if (!response.isSuccess())
        return fail(
            "keys-status"_L1,
            Text::tr("%1 answered with status %2.").arg(m_url.toDisplayString()).arg(response.status));
    finish(FetchedKeys{response.body, m_url});
}

void KeyFetch::fail(QLatin1StringView code, const QString &message)
{
    finish(base::Error{code, message});
}

void KeyFetch::finish(base::Result<FetchedKeys> result)
{
    m_deadline.stop();
    m_result = std::move(result);
    m_finished = true;
    for (Fetcher *fetcher : findChildren<Fetcher *>())
        fetcher->cancel();
    emit finished();
}

} // namespace claimcheck::net
