#pragma once

#include "core/base/clock.h"
#include "core/base/secret_bytes.h"
#include "core/net/exchange.h"

#include <QNetworkAccessManager>
#include <QSslConfiguration>

#include <functional>
#include <memory>

namespace claimcheck::net {

enum class HoldPoint : quint8 { Request, Response };

/// True: the exchange stays held at that point until somebody calls send(), deliver(), answer() or cancel().
/// Asked anew at each point, so that a gate may open and close during a run.
using HoldPolicy = std::function<bool(const Exchange &, HoldPoint)>;

struct SteppingOptions
{
    int transferMilliseconds = 30'000;       ///< from send(); without progress for so long the request fails
    qint64 responseBytes = 16 * 1024 * 1024; ///< a longer body fails with "response-too-large"
    QByteArray userAgent = QByteArrayLiteral("Claimcheck/" CLAIMCHECK_VERSION);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    std::vector<QByteArray> trustedCertificates = {}; ///< DER; trusted besides the system's
    QByteArray clientCertificate = {};                ///< PEM; shown to servers that ask; empty: none
    base::SecretBytes clientKey = {};                 ///< PEM; of the certificate
};

/// A network access manager whose requests can be watched, held, edited, answered by hand and cancelled.
/// Sends exactly what the Exchange shows: no cookies, no redirects followed, no second request with
/// credentials, no compression.
class SteppingAccessManager : public QNetworkAccessManager
{
    Q_OBJECT

public:
    /// The attribute of a QNetworkRequest that holds the exchange's label (QString).
    static constexpr auto labelAttribute = QNetworkRequest::User;

    SteppingAccessManager(ExchangeHistory &history, const base::Clock &clock, SteppingOptions options = {},
                          QObject *parent = nullptr);
    ~SteppingAccessManager() override;

    void setHoldPolicy(HoldPolicy policy);
    [[nodiscard]] ExchangeHistory &history() const { return m_history; }
    [[nodiscard]] const SteppingOptions &options() const { return m_options; }

    /// Makes an exchange from a request value. The reply is a child of the manager; deleteLater it when
    /// finished.
    QNetworkReply *start(const http::Request &request, const QString &label);

signals:
    /// Announced, before anything is sent; a slot may edit the request, whether it will be held or not.
    void requestReady(claimcheck::net::Exchange *exchange);
    /// send() was called: the last moment to change the request (a proof that depends on its url and method).
    void aboutToSend(claimcheck::net::Exchange *exchange);
    /// The response is there (or the failure), not delivered yet.
    void responseReady(claimcheck::net::Exchange *exchange);
    /// It now waits for send() or deliver().
    void held(claimcheck::net::Exchange *exchange, claimcheck::net::HoldPoint point);
    /// Done or Cancelled.
    void exchangeFinished(claimcheck::net::Exchange *exchange);

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request,
                                 QIODevice *body) override;

private:
    friend class SteppingReply;

    ExchangeHistory &m_history;
    const base::Clock &m_clock;
    SteppingOptions m_options;
    HoldPolicy m_policy;
    std::unique_ptr<QNetworkAccessManager>
        m_wire; // parentless: ~QNetworkAccessManager deletes replies recursively
};

} // namespace claimcheck::net
