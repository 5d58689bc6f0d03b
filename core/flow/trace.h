#pragma once

#include "core/http/message.h"
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

    [[nodiscard]] bool wasEdited() const;
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
    /// The last of that kind; nullptr if there is none.
    [[nodiscard]] const Message *last(MessageKind kind) const;

    /// Numbers the message and keeps it. Returns its number.
    int append(Message message);

private:
    std::vector<Message> m_messages;
};

} // namespace claimcheck::flow
