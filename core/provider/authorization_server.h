#pragma once

#include "core/provider/provider.h"
#include "core/provider/signing_keys.h"
#include "core/provider/state.h"

namespace claimcheck::provider {

/// The server without its sockets: a request value in, a response value out. One file endpoint_*.cpp an
/// endpoint.
class AuthorizationServer
{
public:
    AuthorizationServer(QString serverIssuer, const ProviderOptions &serverOptions);

    /// url is the request target ("/token"). 404 and 405 included.
    [[nodiscard]] http::Response handle(const http::Request &request);

    [[nodiscard]] qint64 now() const { return options.clock->nowSeconds(); }
    /// 256 bits as 43 characters.
    [[nodiscard]] QByteArray freshText() const { return options.random->urlSafeText(43); }
    [[nodiscard]] const Client *client(QByteArrayView id) const;
    [[nodiscard]] bool lets(Leniency leniency) const { return hooks.leniencies.contains(leniency); }
    [[nodiscard]] bool demands(Demand demand) const { return hooks.demands.contains(demand); }
    /// How the answer to that path is to travel.
    [[nodiscard]] Delivery deliveryOf(const http::Request &request) const;
    /// The place where every JSON object passes before it is written or signed.
    void shape(Part part, Members &members) const;

    /// x5t#S256 of the certificate that the sender of the request in hand showed; empty: none.
    [[nodiscard]] QByteArray certificateHash() const;

    /// What a client is to be told by itself: CIBA Core 1.0 §10.2, Back-Channel Logout 1.0 §2.5.
    struct Notification
    {
        http::Request request;
        qint64 afterSeconds = 0;
    };

    QString issuer;
    QString mutualTlsOrigin;                 ///< "https://127.0.0.1:PORT"; empty: there is none
    QByteArray mutualTlsAuthority;           ///< PEM of the CA that issues the clients' certificates
    QByteArray peerCertificate;              ///< DER, of the request in hand
    std::vector<Notification> notifications; ///< not sent yet
    ProviderOptions options;
    SigningKeys keys;
    State state;
    Hooks hooks;
};

} // namespace claimcheck::provider
