#include "core/report/redactor.h"

#include "core/report/hidden_secrets.h"
#include "core/report/named_values.h"

#include <algorithm>
#include <cstring>
#include <set>

namespace claimcheck::report {

namespace {

/// Shorter ones turn up by chance.
constexpr qsizetype shortestByValue = sizeof(quint64);
constexpr std::size_t maxValues = 100'000;

bool isWordPart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

quint64 beginningOf(const char *text)
{
    quint64 beginning = 0;
    std::memcpy(&beginning, text, shortestByValue);
    return beginning;
}

/// The first of the values that stands at that place as a word of its own: "alice-doe" is not in
/// "malice-doers".
qsizetype lengthOfValueAt(const QByteArray &text, qsizetype at, const QHash<quint64, QByteArrayList> &values)
{
    const auto candidates = values.constFind(beginningOf(text.constData() + at));
    if (candidates == values.constEnd())
        return 0;
    const auto isThere = [&](const QByteArray &value) {
        const qsizetype end = at + value.size();
        return QByteArrayView(text).sliced(at).startsWith(value) &&
               (end == text.size() || !isWordPart(text[end]));
    };
    const auto found = std::ranges::find_if(*candidates, isThere);
    return found == candidates->end() ? 0 : found->size();
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
    for (const QByteArray &value : values)
        m_values[beginningOf(value.constData())].append(value);
    for (QByteArrayList &alike : m_values)
        std::ranges::sort(alike, std::ranges::greater(), &QByteArray::size);
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
    return m_values.isEmpty() ? text : QString::fromUtf8(bytes(text.toUtf8()));
}

QByteArray Redactor::bytes(const QByteArray &text) const
{
    QByteArray hidden;
    qsizetype kept = 0;
    for (qsizetype at = 0; at + shortestByValue <= text.size();) {
        const bool begins = at == 0 || !isWordPart(text[at - 1]);
        const qsizetype length = begins ? lengthOfValueAt(text, at, m_values) : 0;
        if (length > 0) {
            hidden += text.sliced(kept, at - kept) + hiddenText();
            kept = at + length;
        }
        at += qMax<qsizetype>(length, 1);
    }
    return kept == 0 ? text : hidden + text.sliced(kept);
}

} // namespace claimcheck::report
