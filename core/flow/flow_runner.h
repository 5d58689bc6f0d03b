#pragma once

#include "core/flow/flow_environment.h"
#include "core/flow/flow_result.h"
#include "core/flow/held_message.h"
#include "core/flow/step_gate.h"
#include "core/flow/steps.h"
#include "core/flow/trace.h"
#include "core/oauth/profile.h"

#include <QObject>

#include <memory>

namespace claimcheck::flow {

struct RunState;

enum class Resend : quint8 {
    Signed,  ///< a proof or client assertion of ours that was not edited is made anew
    AsGiven, ///< byte for byte. An authorization request can be sent so too: by us, not by the browser
};

/// One run of a grant and what follows it, over the network, recorded and judged.
/// Sends nothing before start(). Every way out ends in finished(), after which start() works again.
class FlowRunner : public QObject
{
    Q_OBJECT

public:
    explicit FlowRunner(FlowEnvironment environment, QObject *parent = nullptr);
    ~FlowRunner() override;

    /// Begins a new run; the last one's trace is let go. Errors: "run-already-going", "profile-incomplete",
    /// those of net::HttpServer::listen ("port-in-use" …), of makeRunManager, clientOf and inputsOf.
    base::Result<void> start(const oauth::Profile &profile);

    /// Begins a new run that takes over the messages before this one of an earlier run, edits and all, marks
    /// them as replayed, and goes on over the network from there; the first message of its own is held,
    /// whatever the gate says. Before the callback that is the earlier callback, to be edited or sent as it
    /// was. A message sent again, a retry or a redirect counts as the step that it belongs to. earlier may be
    /// this runner's own run, once it is over. Errors: those of start(), "message-unknown".
    base::Result<void> branch(const RunState &earlier, int number);

    /// Sends this request beside the run, as a new message with Message::repeats set; the run's tokens and
    /// checks stay as they are. While a message is held, or after the end. Returns the new message's number;
    /// messageChanged tells of the answer. Errors: "message-unknown", "message-not-repeatable" (from or to
    /// the browser, or to the client), "run-not-held", those of start().
    base::Result<int> resend(int number, const http::Request &request, Resend how = Resend::Signed);

    [[nodiscard]] const FlowEnvironment &environment() const;
    [[nodiscard]] StepGate &gate();
    /// All of the run: to compare, to save, to branch from.
    [[nodiscard]] const RunState &state() const;
    [[nodiscard]] const Trace &trace() const;
    [[nodiscard]] const std::vector<PlannedStep> &plan() const;
    [[nodiscard]] const FlowResult &result() const;
    [[nodiscard]] const oauth::Profile &profile() const;
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] std::optional<HeldMessage> held() const;
    /// What runs before it sent, for the rules that compare: of other runners; its own runs are known. Before
    /// start().
    void setEarlier(std::vector<lint::EarlierRequest> earlier);
    /// That, and what this runner's own runs sent.
    [[nodiscard]] std::vector<lint::EarlierRequest> earlier() const;
    /// How strictly this run and those to come are judged; none: as the scope has openid or not. Judges
    /// again.
    void setRuleProfile(std::optional<lint::RuleProfile> profile);
    [[nodiscard]] std::optional<lint::RuleProfile> ruleProfile() const;
    /// The run as the rules see it.
    [[nodiscard]] lint::Run evidence() const;

    /// Seconds between two polls of a grant that waits for its user, if that is longer than what the server
    /// wants; 0: as the server wants it. From the next poll on.
    void setPollPause(int seconds);

    /// Closes the gate and lets the held message go on as it stands: stops at the next hold.
    void step();
    /// Opens the gate and lets the held message go on: stops at the next breakpoint.
    void continueRun();
    /// Opens the gate and lets the held message go on: stops at the next message of that kind, or at a
    /// breakpoint before it. Before start() too: the run then stops there.
    void runTo(MessageKind kind, HoldPoint point = HoldPoint::BeforeRequest);
    /// Ends the run as Stopped; what was recorded stays.
    void stop();

    // The message that is held. Each does nothing if none is, or if it stands at the other hold point.
    void editRequest(const http::Request &request);    ///< kept, not sent yet
    void editResponse(const http::Response &response); ///< kept, not given to the flow yet
    void send();                                       ///< on with it as it stands now
    void sendOriginal();                               ///< on with it as the flow, or the server, made it
    void drop();                                       ///< the run ends, failed with "message-dropped"
    /// A held request gets this answer and is not sent; a held response or failure gives way to it.
    void answer(const http::Response &response);
    /// An authorization request that is held, or open in the browser, is answered with this request to the
    /// redirect URI: a GET with a query, or a POST with a form. A url without a host is completed. Does
    /// nothing at other times.
    void answerCallback(const http::Request &callback);

signals:
    void started();
    void messageAdded(int number);
    void messageChanged(int number);
    void messageHeld(int number, claimcheck::flow::HoldPoint point);
    void checksChanged();
    void tokensChanged();
    void finished();

private:
    base::Result<void> launch(RunState state);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace claimcheck::flow
