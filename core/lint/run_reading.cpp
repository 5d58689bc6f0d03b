#include "core/lint/run_reading.h"

#include "core/jose/jws.h"
#include "core/lint/request_reading.h"

#include <QRegularExpression>

#include <algorithm>
#include <ranges>

namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using encoding::FormPairs;
using encoding::JsonDocument;
using encoding::JsonValue;

const ObservedMessage *Run::last(MessageKind kind) const
{
    const auto reversed = messages | std::views::reverse;
    const auto found = std::ranges::find(reversed, kind, &ObservedMessage::kind);
    return found == reversed.end() ? nullptr : &*found;
}

FormPairs queryOf(const http::Request &request)
{
    return encoding::parseForm(request.query());
}

FormPairs formOf(const http::Request &request)
{
    return encoding::parseForm(request.body);
}

FormPairs callbackOf(const http::Request &request)
{
    if (request.method == "POST")
        return formOf(request);
    FormPairs pairs = queryOf(request);
    if (const qsizetype hash = request.url.indexOf('#'); hash >= 0) {
        for (encoding::FormPair &pair : encoding::parseForm(request.url.sliced(hash + 1)))
            pairs.push_back(std::move(pair));
    }
    return pairs;
}

FormPairs callbackOf(const ObservedMessage &message)
{
    return callbackOf(message.request);
}

bool hasParameter(const FormPairs &pairs, QByteArrayView name)
{
    return encoding::firstValue(pairs, name).has_value();
}

bool mayHold(const http::Request &request, const QByteArray &value)
{
    return request.body.contains(value) || request.body.contains(encoding::encodeFormComponent(value));
}

QByteArray valueOf(const FormPairs &pairs, QByteArrayView name)
{
    return encoding::firstValue(pairs, name).value_or(QByteArray());
}

QStringList repeatedNames(const FormPairs &pairs, std::initializer_list<QByteArrayView> mayRepeat)
{
    QStringList names;
    for (auto pair = pairs.begin(); pair != pairs.end(); ++pair) {
        const bool before =
            std::any_of(pairs.begin(), pair, [&](const auto &one) { return one.name == pair->name; });
        const QString name = QString::fromUtf8(pair->name);
        if (before && std::ranges::find(mayRepeat, QByteArrayView(pair->name)) == mayRepeat.end() &&
            !names.contains(name))
            names.append(name);
    }
    return names;
}

QStringList words(const QByteArray &spaceSeparated)
{
    return QString::fromUtf8(spaceSeparated).split(u' ', Qt::SkipEmptyParts);
}

bool asksForOpenId(const Run &run)
{
    return words(valueOf(authorizationRequestOf(run), "scope")).contains(u"openid"_s);
}

bool isPublicClient(const Run &run)
{
    return run.profile.client.auth == oauth::ClientAuth::None;
}

bool isLoopback(const QUrl &url)
{
    // QUrl writes an IPv4 address with its four numbers; "127.example.org" is a name.
    static const QRegularExpression loopbackAddress(u"^127(\\.[0-9]{1,3}){3}$"_s);
    const QString host = url.host();
    return host == "localhost"_L1 || host == "::1"_L1 || loopbackAddress.match(host).hasMatch();
}

QString expectedIssuer(const Run &run)
{
    return run.profile.issuer.isEmpty() ? run.metadata.issuer : run.profile.issuer;
}

bool isMediaType(const http::Response &response, QByteArrayView type)
{
    const QByteArray value = response.headers.value("Content-Type");
    return value.first(std::max<qsizetype>(0, value.indexOf(';') < 0 ? value.size() : value.indexOf(';')))
               .trimmed()
               .compare(type, Qt::CaseInsensitive) == 0;
}

JsonDocument jsonObject(const QByteArray &text)
{
    auto document = JsonDocument::parse(text);
    return document.ok() && document->root().isObject() ? *document : JsonDocument();
}

JsonDocument bodyOf(const ObservedMessage &message)
{
    return message.response ? jsonObject(message.response->body) : JsonDocument();
}

std::optional<ReadJwt> readJwt(const QByteArray &text)
{
    const auto jws = jose::parseJws(text);
    if (!jws.ok() || jws->signatures.empty())
        return {};
    const JsonDocument payload = jsonObject(jws->payload);
    if (payload.isEmpty())
        return {};
    return ReadJwt{text, jws->signatures.front().header, payload};
}

std::optional<ReadJwt> jwtMember(const ObservedMessage &message, QLatin1StringView member)
{
    const JsonDocument body = bodyOf(message);
    const JsonValue value = body[member];
    return value.isString() ? readJwt(value.toUtf8()) : std::nullopt;
}

QStringList stringsOf(const JsonValue &value)
{
    if (value.isString())
        return {value.toString()};
    QStringList strings;
    for (const JsonValue element : value.elements())
        strings.append(element.toString());
    return strings;
}

} // namespace claimcheck::lint
