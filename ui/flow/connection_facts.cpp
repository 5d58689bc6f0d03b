#include "ui/flow/connection_facts.h"

#include "core/crypto/certificate.h"
#include "ui/flow/diagram_rows.h"
#include "ui/flow/notes.h"
#include "ui/flow/shown_body.h"
#include "ui/flow/text.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

using claimcheck::flow::Message;
using claimcheck::flow::Trace;
using Facts = std::vector<Fact>;

void addFact(Facts &facts, const QString &name, const QString &value)
{
    facts.push_back({name, value, CellStyle::Text, {}});
}

QString dayText(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-dd"_s);
}

void addTimes(Facts &facts, const http::Timing &timing)
{
    const auto add = [&facts](const QString &name, qint64 from, qint64 to) {
        if (from >= 0 && to >= from)
            addFact(facts, name, durationText(to - from));
    };
    if (timing.started >= 0) {
        const QDateTime made = QDateTime::fromMSecsSinceEpoch(timing.started, Qt::UTC);
        addFact(facts, Text::tr("Made at"), made.toString(u"yyyy-MM-dd HH:mm:ss.zzz 'UTC'"_s));
    }
    add(Text::tr("Held before it was sent"), timing.started, timing.sent);
    add(Text::tr("Time to first byte"), timing.sent, timing.firstByte);
    add(Text::tr("Rest of the answer"), timing.firstByte, timing.finished);
    add(Text::tr("On the network in all"), timing.sent, timing.finished);
}

void addCertificate(Facts &facts, const QByteArray &der, std::size_t index)
{
    const QString name = Text::tr("Certificate %1").arg(index + 1);
    const auto certificate = crypto::Certificate::fromDer(der);
    if (!certificate) {
        addFact(facts, name, certificate.error().message);
        return;
    }
    const QString print = QString::fromLatin1(certificate->fingerprint(crypto::Digest::Sha256).toHex(':'));
    addFact(facts, name,
            Text::tr("%1, from %2, %3 to %4, SHA-256 %5")
                .arg(certificate->subject(), certificate->issuer(), dayText(certificate->notBefore()),
                     dayText(certificate->notAfter()), print));
}

void addTls(Facts &facts, const Message &message)
{
    const http::TlsFacts &tls = message.tls;
    if (!tls.isEmpty()) {
        addFact(facts, Text::tr("TLS"), tls.protocol.isEmpty() ? Text::tr("not agreed on") : tls.protocol);
        if (!tls.cipher.isEmpty())
            addFact(facts, Text::tr("Cipher"), tls.cipher);
        for (std::size_t index = 0; index < tls.certificates.size(); ++index)
            addCertificate(facts, tls.certificates[index], index);
        for (const QString &problem : tls.problems)
            addFact(facts, Text::tr("Problem"), problem);
    } else if (message.request.url.startsWith("http:")) {
        addFact(facts, Text::tr("TLS"), Text::tr("none, plain HTTP"));
    }
}

/// The numbers of the chain that the message is part of, first to last; one number where nothing redirects.
std::vector<int> redirectChain(const Trace &trace, int number)
{
    std::vector<int> chain{number};
    const Message *message = trace.message(number);
    while (message && message->redirectOf > 0 && message->redirectOf < message->number) {
        chain.insert(chain.begin(), message->redirectOf);
        message = trace.message(message->redirectOf);
    }
    for (const Message &later : trace.messages()) {
        if (later.redirectOf == chain.back() && later.number > chain.back())
            chain.push_back(later.number);
    }
    return chain;
}

void addRedirects(Facts &facts, const Trace &trace, int number)
{
    const std::vector<int> chain = redirectChain(trace, number);
    if (chain.size() < 2)
        return;
    for (const int hop : chain) {
        const Message &message = *trace.message(hop);
        const QString status = message.response ? u" \u00b7 %1"_s.arg(message.response->status) : QString();
        const QByteArray url = message.request.url.left(message.request.url.indexOf('?'));
        addFact(facts, hop == number ? Text::tr("Redirect, here") : Text::tr("Redirect"),
                u"%1 \u00b7 %2%3"_s.arg(QString::number(hop), QString::fromUtf8(url), status));
    }
}

void addOrigin(Facts &facts, const Message &message)
{
    if (message.replayed)
        addFact(facts, Text::tr("Taken over"), Text::tr("from an earlier run; not sent in this one"));
    if (message.repeats > 0)
        addFact(facts, Text::tr("Sent again"), Text::tr("message %1, beside the run").arg(message.repeats));
    if (message.answeredByHand)
        addFact(facts, Text::tr("Answered"), Text::tr("by hand; no server said this"));
    if (message.timesSent > 1)
        addFact(facts, Text::tr("Sent"),
                Text::tr("%1 times: the server closed the connection and the network "
                         "library tried again by itself")
                    .arg(message.timesSent));
}

} // namespace

std::vector<Fact> connectionFacts(const Trace &trace, const Message &message)
{
    Facts facts;
    addOrigin(facts, message);
    if (!message.failure.isEmpty())
        addFact(facts, Text::tr("Failure"), message.failure);
    addTimes(facts, message.timing);
    addTls(facts, message);
    addRedirects(facts, trace, message.number);
    for (const Field &field : networkFields(message))
        addFact(facts, Text::tr("Added below"),
                u"%1: %2"_s.arg(QString::fromLatin1(field.name), QString::fromUtf8(field.value)));
    addFact(facts, Text::tr("Request body"), sizeText(message.request.body.size()));
    if (message.response)
        addFact(facts, Text::tr("Answer body"), sizeText(message.response->body.size()));
    return facts;
}

} // namespace claimcheck::ui::flow
