#include "core/net/authorization_code_flow.h"

#include "core/net/redirect_listener.h"
#include "core/net/stepping_access_manager.h"
#include "core/net/text.h"

#include <QOAuth2AuthorizationCodeFlow>
#include <QPointer>

namespace claimcheck::net {

using namespace Qt::StringLiterals;

struct AuthorizationCodeFlow::Private
{
    AuthorizationCodeOptions options;
    SteppingAccessManager &manager;
    QPointer<RedirectListener> listener;
    QOAuth2AuthorizationCodeFlow machine;
    QPointer<Exchange> exchange;
};

AuthorizationCodeFlow::AuthorizationCodeFlow(AuthorizationCodeOptions options, SteppingAccessManager &manager,
                                             RedirectListener &listener, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(std::move(options), manager, &listener))
{
    QOAuth2AuthorizationCodeFlow &machine = d->machine;
    machine.setNetworkAccessManager(&manager);
    machine.setReplyHandler(&listener);
    machine.setAuthorizationUrl(d->options.authorization.endpoint);
    machine.setAccessTokenUrl(d->options.token.endpoint);
    machine.setClientIdentifier(QString::fromUtf8(d->options.token.client.id));
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    machine.setPkceMethod(QOAuth2AuthorizationCodeFlow::PkceMethod::None); // core/oauth makes the challenge
#endif
#if QT_VERSION >= QT_VERSION_CHECK(6, 9, 0)
    machine.setNonceMode(QAbstractOAuth2::NonceMode::Disabled); // and the nonce
#endif
    connect(&machine, &QAbstractOAuth::authorizeWithBrowser, this,
            [this] { emit authorizationRequestReady(oauth::authorizationUrl(d->options.authorization)); });
    connect(&listener, &RedirectListener::tokenResponseReceived, this,
            &AuthorizationCodeFlow::tokenResponseReceived);
    connect(&listener, &RedirectListener::tokenRequestFailed, this, &AuthorizationCodeFlow::failed);
}

AuthorizationCodeFlow::~AuthorizationCodeFlow()
{
    // Up to Qt 6.6 a reply calls its handler without looking whether that is still there: it ends here,
    // unheard.
    if (d->listener)
        d->listener->disconnect(this);
    if (d->exchange)
        d->exchange->cancel();
}

void AuthorizationCodeFlow::start()
{
    // A state between us and the machine, which would only log a mismatch. The one that goes to the server is
    // checked in takeCallback.
    d->machine.setState(u"checked"_s);
    d->machine.grant();
}

void AuthorizationCodeFlow::takeCallback(const encoding::FormPairs &values)
{
    const auto response = oauth::readAuthorizationResponse(values).value;
    if (const auto verdict = oauth::checkAuthorizationResponse(response, d->options.expected); !verdict) {
        emit failed(verdict.error());
        return;
    }
    oauth::TokenRequest token = d->options.token;
    token.grant = oauth::authorizationCodeGrant(response.code.value_or(QByteArray()), d->options.redirectUri,
                                                d->options.codeVerifier);
    const auto request = oauth::buildTokenRequest(token);
    if (!request) {
        emit failed(request.error());
        return;
    }
    sendTokenRequest(d->options.complete ? d->options.complete(*request) : *request);
}

/// The machine posts at once; before its exchange is announced, the request becomes exactly the one that
/// core/oauth built: Qt 6.4 encodes a code twice, and no version encodes a secret.
void AuthorizationCodeFlow::sendTokenRequest(const http::Request &built)
{
    const ExchangeHistory &history = d->manager.history();
    const std::size_t before = history.exchanges().size();
    const QByteArray state = d->machine.state().toLatin1();
    d->listener->passOn(
        {{QByteArrayLiteral("code"), QByteArrayLiteral("code")}, {QByteArrayLiteral("state"), state}});
    if (history.exchanges().size() == before) {
        emit failed({"code-already-used"_L1,
                     Text::tr("This run has already sent its token request. Start a new run.")});
        return;
    }
    d->exchange = history.exchanges().back().get();
    http::Request request = d->exchange->request();
    request.method = built.method;
    request.url = built.url;
    request.body = built.body;
    for (const http::Header &header : built.headers)
        request.headers.set(header.name, header.value);
    d->exchange->setLabel(u"token request"_s);
    d->exchange->setRequest(std::move(request));
}

Exchange *AuthorizationCodeFlow::tokenExchange() const
{
    return d->exchange;
}

} // namespace claimcheck::net
