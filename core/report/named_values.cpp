#include "core/report/named_values.h"

#include "core/encoding/form.h"
#include "core/lint/run_reading.h"
#include "core/oauth/client_auth.h"

#include <algorithm>

namespace claimcheck::report {

namespace {

/// In JSON these name other things too ("code": "order_not_found"), which are no secret wherever they stand.
bool isCommonWord(const QByteArray &name)
{
    return name == "code" || name == "request" || name == "response";
}

class ValueWalk
{
public:
    explicit ValueWalk(const NamedValueVisitor &visit) : m_visit(visit) {}

    void request(const http::Request &request)
    {
        url(request.url);
        headers(request.headers);
        form(request.body);
        json(request.body);
    }
    void response(const http::Response &response)
    {
        headers(response.headers);
        json(response.body);
        if (response.headers.value("Content-Type").contains("jwt"))
            named("token", response.body.trimmed());
    }

private:
    void named(QByteArrayView name, const QByteArray &value)
    {
        m_visit(name, value);
        if (const auto jwt = value.startsWith("eyJ") ? lint::readJwt(value) : std::nullopt)
            members(jwt->payload.root());
    }
    void members(const encoding::JsonValue &value)
    {
        for (const encoding::JsonMember member : value.members()) {
            if (member.value().isString() && !isCommonWord(member.nameUtf8()))
                named(member.nameUtf8(), member.value().toUtf8());
            else
                members(member.value());
        }
        for (const encoding::JsonValue element : value.elements())
            members(element);
    }
    void json(const QByteArray &body) { members(lint::jsonObject(body).root()); }
    void form(const QByteArray &text)
    {
        for (const encoding::FormPair &pair : encoding::parseForm(text))
            named(pair.name, pair.value);
    }
    void url(const QByteArray &url)
    {
        const qsizetype hash = url.indexOf('#');
        const QByteArray whole = url.first(hash < 0 ? url.size() : hash);
        form(
            whole.sliced(qMin(whole.size(), whole.indexOf('?') < 0 ? whole.size() : whole.indexOf('?') + 1)));
        if (hash >= 0)
            form(url.sliced(hash + 1));
    }
    void headers(const http::Headers &headers)
    {
        for (const http::Header &field : headers) {
            named(field.name, field.value);
            if (http::sameName(field.name, "Location") || http::sameName(field.name, "Referer"))
                url(field.value);
            else if (http::sameName(field.name, "Authorization"))
                credentials(field.value);
            else if (http::sameName(field.name, "Cookie") || http::sameName(field.name, "Set-Cookie"))
                cookies(field.value);
        }
    }
    void credentials(const QByteArray &value)
    {
        named("authorization", value.sliced(qMin(value.size(), value.indexOf(' ') + 1)));
        if (const auto basic = oauth::readBasicAuthorization(value))
            named("client_secret", basic->secret);
    }
    void cookies(const QByteArray &value)
    {
        for (const QByteArray &piece : value.split(';')) {
            const qsizetype equals = piece.indexOf('=');
            if (equals > 0)
                named("cookie", piece.sliced(equals + 1).trimmed());
        }
    }

    const NamedValueVisitor &m_visit;
};

} // namespace

void visitNamedValues(const flow::Message &message, const NamedValueVisitor &visit)
{
    ValueWalk walk(visit);
    walk.request(message.request);
    walk.request(message.original);
    if (message.response)
        walk.response(*message.response);
    if (message.originalResponse)
        walk.response(*message.originalResponse);
}

} // namespace claimcheck::report
