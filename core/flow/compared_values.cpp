#include "core/flow/compared_values.h"

#include "core/encoding/form.h"
#include "core/flow/trace_words.h"
#include "core/lint/run_reading.h"

#include <QRegularExpression>

#include <algorithm>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;

namespace {

/// New in every run, whatever they say; cnf and dpop_jkt because a run makes its DPoP key (RFC 9449 §6.1,
/// §10).
constexpr QByteArrayView newEveryTime[] = {
    "access_token",
    "at_hash",
    "ath",
    "auth_time",
    "c_hash",
    "client_assertion",
    "cnf",
    "code",
    "code_challenge",
    "code_verifier",
    "content-length",
    "cookie",
    "date",
    "device_code",
    "dpop",
    "dpop-nonce",
    "dpop_jkt",
    "etag",
    "exp",
    "host",
    "iat",
    "id_token",
    "id_token_hint",
    "jkt",
    "jti",
    "last-modified",
    "logout_token",
    "nbf",
    "nonce",
    "refresh_token",
    "request",
    "request_uri",
    "response",
    "rt_hash",
    "s_hash",
    "session_state",
    "set-cookie",
    "sid",
    "state",
    "token",
    "user_code",
};

class Collected
{
public:
    void add(ValuePlace place, const QByteArray &name, const QByteArray &value)
    {
        const auto [known, isNew] = m_values.emplace(ValueKey(place, name), value);
        if (!isNew)
            known->second += ", " + value;
    }
    void add(ValuePlace place, const encoding::FormPairs &pairs)
    {
        for (const encoding::FormPair &pair : pairs)
            add(place, pair.name, pair.value);
    }
    void add(ValuePlace place, const http::Headers &headers)
    {
        for (const http::Header &field : headers)
            add(place, field.name.toLower(), field.value);
    }
    void addMembers(ValuePlace place, const QByteArray &prefix, const encoding::JsonDocument &object)
    {
        for (const encoding::JsonMember member : object.root().members()) {
            const encoding::JsonValue value = member.value();
            add(place, prefix + member.nameUtf8(),
                value.isString() ? value.toUtf8() : value.raw().toByteArray());
        }
    }
    std::map<ValueKey, QByteArray> take() { return std::move(m_values); }

private:
    std::map<ValueKey, QByteArray> m_values;
};

void addTokens(Collected &values, const encoding::JsonDocument &body)
{
    for (const encoding::JsonMember member : body.root().members()) {
        if (!member.value().isString())
            continue;
        if (const auto jwt = lint::readJwt(member.value().toUtf8())) {
            values.addMembers(ValuePlace::TokenHeader, member.nameUtf8() + '.', jwt->header);
            values.addMembers(ValuePlace::TokenClaim, member.nameUtf8() + '.', jwt->payload);
        }
    }
}

/// A form, a JSON object, or whatever it is.
void addBody(Collected &values, ValuePlace place, const QByteArray &body, const http::Headers &headers)
{
    if (body.isEmpty())
        return;
    if (headers.value("Content-Type").toLower().startsWith("application/x-www-form-urlencoded"))
        return values.add(place, encoding::parseForm(body));
    const encoding::JsonDocument object = lint::jsonObject(body);
    if (!object.root().isObject())
        return values.add(place, "body", body);
    values.addMembers(place, {}, object);
    if (place == ValuePlace::ResponseBody)
        addTokens(values, object);
}

/// The last part of "id_token.exp".
QByteArray bareName(const QByteArray &name)
{
    return name.sliced(name.lastIndexOf('.') + 1).toLower();
}

/// The value without what is new in every run: the port of a loopback address (RFC 8252 §7.3), and parameters
/// by their names.
QByteArray lastingPart(const QByteArray &value)
{
    static const QRegularExpression port(u"\\b(127\\.0\\.0\\.1|\\[::1\\]|localhost):\\d+"_s);
    static const QRegularExpression parameter(u"([?&#])([A-Za-z_-]+)=[^&#]*"_s);
    const QString text = QString::fromUtf8(value).replace(port, u"\\1"_s);
    QString lasting;
    qsizetype last = 0;
    for (auto found = parameter.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const bool isNew =
            std::ranges::find(newEveryTime, match.captured(2).toUtf8()) != std::end(newEveryTime);
        lasting += text.mid(last, match.capturedStart() - last) +
                   (isNew ? match.captured(1) + match.captured(2) : match.captured());
        last = match.capturedEnd();
    }
    return (lasting + text.mid(last)).toUtf8();
}

bool isTokenScheme(const QByteArray &authorization)
{
    const QByteArray scheme = authorization.toLower();
    return scheme.startsWith("bearer ") || scheme.startsWith("dpop ");
}

} // namespace

std::map<ValueKey, QByteArray> valuesOf(const Message &message)
{
    Collected values;
    const http::Request &request = message.request;
    values.add(ValuePlace::Line, "method", request.method);
    const auto end = std::ranges::find_if(request.url, [](char c) { return c == '?' || c == '#'; });
    values.add(ValuePlace::Line, "url", request.url.first(end - request.url.begin()));
    const QLatin1StringView state = messageStateName(message.state);
    values.add(ValuePlace::Line, "state", QByteArray(state.data(), state.size()));
    values.add(ValuePlace::Query, encoding::parseForm(request.query()));
    if (const qsizetype hash = request.url.indexOf('#'); hash >= 0)
        values.add(ValuePlace::Query, encoding::parseForm(request.url.sliced(hash + 1)));
    values.add(ValuePlace::RequestHeader, request.headers);
    addBody(values, ValuePlace::RequestBody, request.body, request.headers);
    if (message.response) {
        values.add(ValuePlace::Status, "status", QByteArray::number(message.response->status));
        values.add(ValuePlace::ResponseHeader, message.response->headers);
        addBody(values, ValuePlace::ResponseBody, message.response->body, message.response->headers);
    }
    return values.take();
}

Difference differenceOf(const ValueKey &key, const std::optional<QByteArray> &a,
                        const std::optional<QByteArray> &b)
{
    if (!a || !b) // that it is there at all is not new in every run
        return Difference::Differs;
    const QByteArray bare = bareName(key.second);
    const bool isMessageState = key.first == ValuePlace::Line;
    if (!isMessageState && std::ranges::find(newEveryTime, bare) != std::end(newEveryTime))
        return Difference::Expected;
    if (bare == "authorization" && isTokenScheme(*a) && isTokenScheme(*b) &&
        a->first(4).compare(b->first(4), Qt::CaseInsensitive) == 0)
        return Difference::Expected;
    return lastingPart(*a) == lastingPart(*b) ? Difference::Expected : Difference::Differs;
}

} // namespace claimcheck::flow
