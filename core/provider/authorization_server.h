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

    QString issuer;
    ProviderOptions options;
    SigningKeys keys;
    State state;
    Hooks hooks;
};

} // namespace claimcheck::provider
