#include "ui/flow/travelling_value.h"

#include "core/encoding/form.h"
#include "core/oauth/pkce.h"
#include "ui/flow/message_parameters.h"

#include <algorithm>

namespace claimcheck::ui::flow {

namespace {

using claimcheck::flow::Message;
using claimcheck::flow::Trace;

constexpr qsizetype shortestValue = 8;
constexpr qsizetype longestSearch = 256 * 1024; ///< of a body; a run may carry huge ones

using Forms = std::vector<QByteArray>;

QByteArray challengeOf(const QByteArray &verifier)
{
    return oauth::challengeFor(oauth::PkceMethod::S256, verifier);
}

bool holds(const QByteArray &text, const Forms &forms)
{
    const QByteArrayView view = QByteArrayView(text).first(std::min(text.size(), longestSearch));
    return std::ranges::any_of(forms, [view](const QByteArray &form) { return view.contains(form); });
}

bool holds(const http::Headers &headers, const Forms &forms)
{
    return std::ranges::any_of(headers,
                               [&forms](const http::Header &field) { return holds(field.value, forms); });
}

bool carries(const Message &message, const Forms &forms)
{
    const http::Request &request = message.request;
    if (holds(request.url, forms) || holds(request.body, forms) || holds(request.headers, forms))
        return true;
    return message.response &&
           (holds(message.response->body, forms) || holds(message.response->headers, forms));
}

/// The verifier of the run's token request whose challenge the value is; empty if there is none.
QByteArray verifierOf(const Trace &trace, const QByteArray &value)
{
    for (const Message &message : trace.messages()) {
        if (message.kind != lint::MessageKind::Token)
            continue;
        for (const Parameter &parameter : readParameters(message.request)) {
            if (parameter.name == "code_verifier" && challengeOf(parameter.value) == value)
                return parameter.value;
        }
    }
    return {};
}

} // namespace

std::vector<int> messagesWith(const Trace &trace, const QByteArray &value)
{
    std::vector<int> numbers;
    if (value.size() < shortestValue)
        return numbers;
    Forms forms{value, encoding::encodeFormComponent(value), value.toPercentEncoding(), challengeOf(value)};
    if (const QByteArray verifier = verifierOf(trace, value); !verifier.isEmpty())
        forms.push_back(verifier);
    for (const Message &message : trace.messages()) {
        if (carries(message, forms))
            numbers.push_back(message.number);
    }
    return numbers;
}

} // namespace claimcheck::ui::flow
