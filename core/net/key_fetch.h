#pragma once

#include "core/base/result.h"
#include "core/http/message.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

namespace claimcheck::net {

class Fetcher;
class SteppingAccessManager;

/// What an address is: that of a JWK Set, or an issuer, whose metadata says where its JWK Set is.
enum class KeyAddress : quint8 { JwksUrl, Issuer };

struct KeyFetchLimits
{
    qsizetype bytes = 4 * 1024 * 1024; ///< of one response
    int milliseconds = 20'000;         ///< for all requests together
};

struct FetchedKeys
{
    QByteArray text; ///< as it came, not read yet
    QUrl url;        ///< that it was asked from
};

/// Whether keys from there can be trusted to be the server's: https, or http to this machine (RFC 8414 §2).
[[nodiscard]] bool isTrustworthyAddress(const QUrl &url);

/// Fetches a JWK Set. Of an issuer first OpenID Connect Discovery 1.0 §4, then RFC 8414 §3, then the jwks_uri
/// of what is found; the metadata's issuer must be the one that was asked, character by character (RFC 8414
/// §3.3). Plain http is refused but for loopback, and from loopback only where loopback was asked. A job:
/// start() once, then one finished().
class KeyFetch : public QObject
{
    Q_OBJECT

public:
    KeyFetch(SteppingAccessManager &manager, KeyAddress kind, const QString &address,
             KeyFetchLimits limits = {}, QObject *parent = nullptr);

    void start();
    /// Only once finished. Codes: "keys-address" (not an http or https URL; an issuer with query or
    /// fragment), "keys-not-https", "keys-timeout", "keys-too-large", "keys-status", "issuer-no-metadata",
    /// "metadata-issuer", "metadata-issuer-slash", "-case", "-port", "issuer-no-jwks-uri", and those of
    /// Fetcher.
    [[nodiscard]] const base::Result<FetchedKeys> &result() const { return m_result; }
    [[nodiscard]] bool isFinished() const { return m_finished; }

signals:
    void finished();

private:
    using Read = void (KeyFetch::*)(const http::Response &);

    void get(const QUrl &url, const QString &label, Read read);
    void take(const Fetcher &fetcher, Read read);
    void askMetadata();
    void readMetadata(const http::Response &response);
    void askKeys(const QUrl &url);
    void readKeys(const http::Response &response);
    void fail(QLatin1StringView code, const QString &message);
    void finish(base::Result<FetchedKeys> result);
    [[nodiscard]] bool mayAsk(const QUrl &url) const;

    SteppingAccessManager &m_manager;
    KeyAddress m_kind;
    QString m_address;
    KeyFetchLimits m_limits;
    QList<QUrl> m_places;  ///< of metadata that are still to be asked
    QStringList m_answers; ///< what those answered that have been asked
    QUrl m_url;            ///< that is being asked
    QTimer m_deadline;
    base::Result<FetchedKeys> m_result;
    bool m_finished = false;
};

} // namespace claimcheck::net
