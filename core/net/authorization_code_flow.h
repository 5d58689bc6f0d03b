#pragma once

#include "core/base/result.h"
#include "core/http/message.h"
#include "core/oauth/authorization_request.h"
#include "core/oauth/authorization_response.h"
#include "core/oauth/token_request.h"

#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

namespace claimcheck::net {

class Exchange;
class RedirectListener;
class SteppingAccessManager;

/// Everything that the two requests of a run are made of, built by core/oauth.
struct AuthorizationCodeOptions
{
    oauth::AuthorizationRequest
        authorization; ///< with the redirect_uri of the listener, state, nonce, challenge
    /// Its grant is made here, from the code; endpoint, client, resource and extra are taken as they are.
    oauth::TokenRequest token;
    QByteArray redirectUri;  ///< for the token request: what was pushed is not in authorization
    QByteArray codeVerifier; ///< empty: no PKCE
    oauth::ExpectedResponse expected;
    /// Called with the token request that was built, before it is announced (a DPoP proof); none: as it is.
    std::function<http::Request(http::Request)> complete = {};
};

/// The authorization code grant with QOAuth2AuthorizationCodeFlow as its state machine. One object a run.
/// Destroying it cancels its token request. The manager and the listener must outlive it, and the listener
/// serves one flow at a time.
class AuthorizationCodeFlow : public QObject
{
    Q_OBJECT

public:
    AuthorizationCodeFlow(AuthorizationCodeOptions options, SteppingAccessManager &manager,
                          RedirectListener &listener, QObject *parent = nullptr);
    ~AuthorizationCodeFlow() override;

    /// Emits authorizationRequestReady, or failed with the codes of oauth::buildTokenRequest.
    void start();
    /// Goes on with an authorization response: as it arrived, or edited. Emits failed with the codes of
    /// oauth::checkAuthorizationResponse, or sends the token request.
    void takeCallback(const encoding::FormPairs &values);

    /// The token request, once it is announced.
    [[nodiscard]] Exchange *tokenExchange() const;

signals:
    /// To be opened in a browser.
    void authorizationRequestReady(const QUrl &url);
    /// The token endpoint answered, with whatever status; as delivered.
    void tokenResponseReceived(const claimcheck::http::Response &response);
    /// The run cannot go on: as above, or Exchange::failure() of the token request.
    void failed(const claimcheck::base::Error &error);

private:
    void sendTokenRequest(const http::Request &built);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace claimcheck::net
