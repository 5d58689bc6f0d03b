#pragma once

#include "core/flow/flow_environment.h"
#include "core/flow/recorder.h"
#include "core/flow/request_signer.h"
#include "core/flow/run_state.h"
#include "core/flow/step_gate.h"
#include "core/net/authorization_code_flow.h"
#include "core/net/notification_listener.h"
#include "core/net/redirect_listener.h"
#include "core/net/stepping_access_manager.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>
#include <set>

namespace claimcheck::flow {

/// The network side of one run: takes the steps one after the other, stops where the gate says so, and writes
/// what happens into the state. One object a run; shut down once, then deleted later.
class RunSession : public QObject
{
    Q_OBJECT

public:
    RunSession(const FlowEnvironment &environment, StepGate &gate, RunState &state,
               QObject *parent = nullptr);
    ~RunSession() override;

    /// Opens the redirect listener. Codes: those of net::RedirectListener::listen and
    /// "certificate-unreadable".
    base::Result<void> prepare();
    void begin();
    /// Ends the run: nothing is sent or recorded any more; held messages count as dropped.
    void shutDown(FlowStatus status, std::optional<FlowFailure> failure = {});

    void release();         ///< lets the held message go on
    void restoreOriginal(); ///< of the held message
    void drop();
    void edit(const http::Request &request);
    void edit(const http::Response &response);
    void answer(const http::Response &response);
    void answerCallback(const http::Request &callback);
    void setPollPause(int seconds);
    void makeChecks(); ///< where something happened since they were made

signals:
    void messageAdded(int number);
    void messageChanged(int number);
    void messageHeld(int number, claimcheck::flow::HoldPoint point);
    void checksChanged();
    void tokensChanged();
    void finished();

private:
    // run_session.cpp
    base::Result<void> listen();
    void onCallbackTimeout();
    void nextStep();
    void take(MessageKind kind);
    void closeListener();
    void fail(QLatin1StringView code, const QString &message, int number = 0);
    void fail(const base::Error &error);
    [[nodiscard]] bool holds(int number, HoldPoint point);
    void hold(int number, HoldPoint point);
    void judge();
    [[nodiscard]] qint64 now() const { return m_environment.clock->nowMilliseconds(); }
    void onExchangeHeld(const net::Exchange *exchange, net::HoldPoint point);
    void onExchangeFinished();

    // run_session_start.cpp: account, API, metadata
    [[nodiscard]] bool isStart(MessageKind kind) const;
    void takeStart(MessageKind kind);
    [[nodiscard]] std::deque<QUrl> resourcePlaces() const;
    void askNextPlace();
    void askStart(const QUrl &url, const QByteArray &accept = QByteArrayLiteral("application/json"));
    void readStart(const http::Response &response);
    base::Result<void> useIssuer(const QString &issuer);
    base::Result<void> readMetadata(const http::Response &response);

    // run_session_code.cpp: browser, callback, token
    base::Result<void> makeValues();
    base::Result<void> makeCodeFlow();
    base::Result<void> startAuthorization();
    void onAuthorizationUrl(const QUrl &url);
    void openBrowser(Message &message);
    void onCallback(const net::RedirectCallback &callback);
    int addCallback(const http::Request &request);
    void onStrayCallback(const http::Request &request);
    void takeCallback(const Message &message);
    void useCallback();
    base::Result<void> openSignedResponse();
    void takeFrontChannel();
    void keepFrontTokens();
    /// A request to our listener with its whole URL.
    [[nodiscard]] http::Request completed(http::Request request) const;
    void onRequestObjectServed(const http::Request &request, const http::Response &response);
    void onCodeFlowFailed(const base::Error &error);
    void onTokenResponse(const http::Response &response);
    void sendTokenRequestAgain(const http::Request &request);

    // run_session_grant.cpp: grants without a redirect
    [[nodiscard]] bool isGrantStep(MessageKind kind) const;
    void readGrantStep(MessageKind kind, const http::Response &response);
    base::Result<void> learnStart(MessageKind kind, const http::Response &response);
    void openVerificationPage();
    void goToVerificationPage(Message &message);
    void takeToken();
    void waitForPoll();
    void poll();
    void readPoll(const http::Response &response);
    base::Result<void> listenForNotification();
    void onNotification(const http::Request &request);

    // run_session_logout.cpp
    base::Result<void> startLogout();
    void goToLogout(Message &message);
    void onLogoutReturn(const http::Request &request);
    void endLogout();
    std::optional<http::Response> receiveLogout(const http::Request &request);
    [[nodiscard]] bool awaitsNotice() const;
    void awaitNotices();
    void endNotices();

    // run_session_branch.cpp: the rest of a run that another began
    void planBranch();
    base::Result<void> takeEarlierCallback();
    base::Result<void> takeEarlierCode();

    // run_session_after.cpp: keys and the steps after the tokens
    void planAfterSteps();
    void fetch(MessageKind kind);
    void readAfterStep(MessageKind kind, const http::Response &response);
    void readKeys(const http::Response &response);
    void keepTokens(const http::Response &response);
    /// The server wants the step again, with the nonce that it gave (RFC 9449 §8). Once a step.
    [[nodiscard]] bool wantsAgain(MessageKind kind, const http::Response &response);

    const FlowEnvironment &m_environment;
    StepGate &m_gate;
    RunState &m_state;
    Recorder m_recorder;
    RequestSigner m_signer;
    net::ExchangeHistory m_history;
    std::unique_ptr<net::SteppingAccessManager> m_manager;
    std::unique_ptr<net::RedirectListener> m_listener;
    std::unique_ptr<net::NotificationListener> m_notifications;
    std::unique_ptr<net::AuthorizationCodeFlow> m_flow;
    QTimer m_callbackTimer;
    QTimer m_pollTimer;
    int m_pollPause = 0;     ///< seconds, see FlowRunner::setPollPause
    bool m_notified = false; ///< the server said that the tokens are ready
    bool m_granted = false;  ///< the grant's own tokens are here: what follows are the steps after
    std::deque<MessageKind> m_steps;
    std::deque<QUrl> m_places;               ///< of metadata, that are still to be asked
    MessageKind m_kind = MessageKind::Other; ///< of the step that is being taken
    int m_callbackNumber = 0;                ///< the message of the first callback
    encoding::FormPairs m_callbackValues;
    std::set<MessageKind> m_sentAgain; ///< steps that were taken again, with a nonce
    bool m_keysFetchedAgain = false;
    bool m_holdsFirst = false;
    bool m_dropped = false;
    bool m_over = false;
    bool m_checksDue = false; // see makeChecks
};

} // namespace claimcheck::flow
