#pragma once

#include "core/http/message.h"

#include <QObject>
#include <QUrl>

namespace claimcheck::net {
class SteppingAccessManager;
}

namespace claimcheck::app {

/// Asks an issuer for its keys: metadata (OpenID Connect Discovery 1.0 §4, then RFC 8414 §3), then jwks_uri.
/// A job: start() once, then found() or failed(); deletes itself.
class IssuerKeys : public QObject
{
    Q_OBJECT

public:
    IssuerKeys(net::SteppingAccessManager &manager, const QUrl &issuer, QObject *parent = nullptr);

    void start();

signals:
    /// The text of the JWK Set and the URL that it came from.
    void found(const QByteArray &keys, const QString &source);
    void failed(const QString &message);

private:
    void fetchMetadata(std::size_t index);
    void readMetadata(std::size_t index, const http::Response &response);
    void fetchKeys(const QUrl &url);
    void fail(const QString &message);

    net::SteppingAccessManager &m_manager;
    QString m_issuer; ///< as the token or the user writes it
    QList<QUrl> m_places;
};

} // namespace claimcheck::app
