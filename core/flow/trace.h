#pragma once

#include "core/http/message.h"
#include "core/http/tls_facts.h"
#include "core/lint/message_kind.h"

#include <QString>

#include <optional>
#include <vector>

namespace claimcheck::flow {

using lint::MessageKind;

enum class Party : quint8 { Client, Browser, AuthorizationServer, ResourceServer };

/// "client", "browser", "authorization-server", "resource-server": the words of the command line's JSON.
[[nodiscard]] QLatin1StringView partyName(Party party);

enum class MessageState : quint8 {
    RequestHeld,  ///< built, not sent; for the callback: received, not yet given to the flow
    InFlight,     ///< sent, or (authorization request) open in the browser
    ResponseHeld, ///< answered, not yet given to the flow
    Done,
    Dropped, ///< the user did not let it go on
    Failed,  ///< no HTTP answer: refused, reset, timed out, TLS
};

/// One message of a run. Where nothing crosses the network (open the authorization URL) there is no response.
struct Message
{
    int number = 0; ///< counts from 1, in the order of their making
    Party from = Party::Client;
    Party to = Party::AuthorizationServer;
    MessageKind kind = MessageKind::Other;
    QString name;                           ///< "token request", translated
    http::Request request;                  ///< as it is to be sent or was sent
    http::Request original;                 ///< as the flow made it, before any edit
    std::optional<http::Response> response; ///< as the flow got it
    std::optional<http::Response>
        originalResponse; ///< as the server gave it, if it was edited or made by hand
    MessageState state = MessageState::RequestHeld;
    http::Timing timing;
    QString failure; ///< why there is no response; empty if all went well
    http::TlsFacts tls;
    int timesSent = 0;           ///< more than once: Qt repeats what a server answers by closing; 0: not sent
    int repeats = 0;             ///< the number of the message that was sent again; 0: a step of the run
    int redirectOf = 0;          ///< the number of the message whose answer redirected here
    bool replayed = false;       ///< taken over from an earlier run, not sent in this one
    bool answeredByHand = false; ///< the user wrote the response (for the callback: the request)

    [[nodiscard]] bool wasEdited() const;
    /// The message took the run further: it is not one that was sent again beside it.
    [[nodiscard]] bool isStep() const { return repeats == 0; }
};

/// Everything that happened in a run: a value, append-only; a message changes until its state is final.
class Trace
{
public:
    [[nodiscard]] const std::vector<Message> &messages() const { return m_messages; }
    [[nodiscard]] bool isEmpty() const { return m_messages.empty(); }
    /// By number, from 1. nullptr if there is none.
    [[nodiscard]] const Message *message(int number) const;
    [[nodiscard]] Message *message(int number);
    /// The last step of that kind; nullptr if there is none.
    [[nodiscard]] const Message *last(MessageKind kind) const;

    /// Numbers the message and keeps it. Returns its number.
    int append(Message message);

private:
    std::vector<Message> m_messages;
};

} // namespace claimcheck::flow
