#include "core/report/redactor.h"

#include "core/report/hidden_secrets.h"
#include "core/report/named_values.h"

#include <algorithm>
#include <set>

namespace claimcheck::report {

namespace {

/// Shorter ones turn up by chance.
constexpr qsizetype shortestByValue = 8;
constexpr std::size_t maxValues = 10'000;

bool isWordPart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// The value's places in the text, as a word of its own: "alice-doe" is not hidden in "malice-doers".
void hideWord(QByteArray &text, const QByteArray &value)
{
    qsizetype at = 0;
    while ((at = text.indexOf(value, at)) >= 0) {
        const qsizetype end = at + value.size();
        const bool whole =
            (at == 0 || !isWordPart(text[at - 1])) && (end == text.size() || !isWordPart(text[end]));
        if (whole)
            text.replace(at, value.size(), hiddenText());
        at += whole ? hiddenText().size() : 1;
    }
}

void hideInHeaders(http::Headers &headers, const Redactor &redactor)
{
    http::Headers result;
    for (const http::Header &field : headers)
        result.append(field.name, redactor.bytes(field.value));
    headers = std::move(result);
}

} // namespace

Redactor::Redactor(const flow::RunView &run, Redaction level) : m_level(level)
{
    if (level == Redaction::None)
        return;
    std::set<QByteArray> values;
    const auto keep = [&](QByteArrayView name, const QByteArray &value) {
        if (value.size() >= shortestByValue && values.size() < maxValues &&
            isHidden(QString::fromUtf8(name), level)) {
            values.insert(value);
            values.insert(value.toPercentEncoding());
        }
    };
    for (const flow::Message &message : run.trace.messages())
        visitNamedValues(message, keep);
    m_values.assign(values.begin(), values.end());
    std::ranges::sort(m_values, std::ranges::greater(), &QByteArray::size);
}

http::Request Redactor::request(http::Request request) const
{
    if (m_level == Redaction::None)
        return request;
    request = withHiddenSecrets(std::move(request), m_level);
    request.url = bytes(request.url);
    request.body = bytes(request.body);
    hideInHeaders(request.headers, *this);
    return request;
}

http::Response Redactor::response(http::Response response) const
{
    if (m_level == Redaction::None)
        return response;
    response = withHiddenSecrets(std::move(response), m_level);
    response.body = bytes(response.body);
    hideInHeaders(response.headers, *this);
    return response;
}

flow::Message Redactor::message(flow::Message message) const
{
    message.request = request(std::move(message.request));
    message.original = request(std::move(message.original));
    if (message.response)
        message.response = response(*std::move(message.response));
    if (message.originalResponse)
        message.originalResponse = response(*std::move(message.originalResponse));
    message.failure = text(message.failure);
    return message;
}

flow::Trace Redactor::trace(flow::Trace trace) const
{
    for (int number = 1; flow::Message *message = trace.message(number); ++number)
        *message = this->message(std::move(*message));
    return trace;
}

flow::FlowResult Redactor::result(flow::FlowResult result) const
{
    if (result.failure)
        result.failure->message = text(result.failure->message);
    for (lint::CheckResult &check : result.checks) {
        for (QString *said : {&check.message, &check.expected, &check.found})
            *said = text(*said);
    }
    return result;
}

oauth::Profile Redactor::profile(oauth::Profile profile) const
{
    for (encoding::FormPairs *pairs : {&profile.authorizationParameters, &profile.tokenParameters}) {
        for (encoding::FormPair &pair : *pairs)
            pair.value = isHidden(QString::fromUtf8(pair.name), m_level) ? hiddenText() : bytes(pair.value);
    }
    return profile;
}

QString Redactor::text(const QString &text) const
{
    return m_values.empty() ? text : QString::fromUtf8(bytes(text.toUtf8()));
}

QByteArray Redactor::bytes(QByteArray text) const
{
    for (const QByteArray &value : m_values)
        hideWord(text, value);
    return text;
}

} // namespace claimcheck::report
