#include "ui/flow/carried_values.h"

#include "core/encoding/base64url.h"
#include "core/encoding/form.h"
#include "core/encoding/json.h"
#include "core/jose/jwk.h"
#include "ui/flow/message_parameters.h"

namespace claimcheck::ui::flow {

namespace {

using encoding::JsonDocument;
using encoding::JsonValue;
using Values = std::vector<CarriedValue>;

constexpr qsizetype longestBody = 256 * 1024; ///< a run may carry huge ones
constexpr int deepest = 8;                    ///< members of members that are looked into

bool looksLikeJwt(const QByteArray &text)
{
    return text.startsWith("eyJ") && text.count('.') >= 2;
}

void addTexts(Values &values, const QByteArray &name, const JsonValue &value, int depth = 0)
{
    if (value.isString())
        values.push_back({name, value.toUtf8()});
    if (depth == deepest)
        return;
    for (const JsonValue element : value.elements())
        addTexts(values, name, element, depth + 1);
    for (const encoding::JsonMember member : value.members())
        addTexts(values, depth == 0 && name.isEmpty() ? member.nameUtf8() : name + '.' + member.nameUtf8(),
                 member.value(), depth + 1);
}

JsonDocument jsonPart(const QByteArray &base64)
{
    const auto bytes = encoding::decodeBase64Url(base64);
    if (!bytes)
        return {};
    return JsonDocument::parse(*bytes, {longestBody, deepest}).valueOr({});
}

void addJwt(Values &values, const QByteArray &name, const QByteArray &jwt)
{
    const QList<QByteArray> parts = jwt.split('.');
    if (const JsonDocument claims = jsonPart(parts[1]); !claims.isEmpty())
        addTexts(values, name, claims.root(), 1);
    if (http::sameName(name, "DPoP")) {
        const JsonDocument header = jsonPart(parts[0]);
        if (const auto key = jose::readJwk(header[QLatin1StringView("jwk")]))
            values.push_back({"DPoP.jkt", key->thumbprint()});
    }
}

void addForm(Values &values, QByteArrayView text)
{
    for (encoding::FormPair &pair : encoding::parseForm(text))
        values.push_back({std::move(pair.name), std::move(pair.value)});
}

/// A server's request target gets the authority that the client asked for.
QByteArray addressOf(const http::Request &request)
{
    const QByteArray url = request.url.left(request.url.indexOf('?')); // all of it where there is none
    return url.startsWith('/') ? "http://" + request.headers.value("Host") + url : url;
}

void addRequest(Values &values, const http::Request &request)
{
    values.push_back({"URL", addressOf(request)});
    for (Parameter &parameter : readParameters(request))
        values.push_back({std::move(parameter.name), std::move(parameter.value)});
    const QByteArray credentials = request.headers.value("Authorization");
    if (const qsizetype space = credentials.indexOf(' '); space > 0)
        values.push_back({"Authorization", credentials.mid(space + 1).trimmed()});
    if (const QByteArray proof = request.headers.value("DPoP"); !proof.isEmpty())
        values.push_back({"DPoP", proof});
}

void addResponse(Values &values, const http::Response &response)
{
    if (const QByteArray location = response.headers.value("Location"); location.contains('?'))
        addForm(values, http::Request{.url = location}.query());
    if (!response.body.startsWith('{') || response.body.size() > longestBody)
        return;
    if (const auto body = JsonDocument::parse(response.body))
        addTexts(values, {}, body->root());
}

} // namespace

std::vector<CarriedValue> valuesOf(const claimcheck::flow::Message &message)
{
    Values values;
    addRequest(values, message.request);
    if (message.response)
        addResponse(values, *message.response);
    const std::size_t plain = values.size();
    for (std::size_t index = 0; index < plain; ++index) {
        const CarriedValue carrier = values[index]; // the vector grows
        if (looksLikeJwt(carrier.value))
            addJwt(values, carrier.name, carrier.value);
    }
    return values;
}

} // namespace claimcheck::ui::flow
