#include "core/provider/responses.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

http::Response jsonWithStatus(int status, QByteArray body)
{
    http::Response response = http::textResponse(status, "application/json", std::move(body));
    forbidStoring(response);
    return response;
}

int bearerStatus(QLatin1StringView error)
{
    if (error == "invalid_request"_L1)
        return 400;
    return error == "insufficient_scope"_L1 ? 403 : 401;
}

} // namespace

QStringList proofAlgorithms()
{
    return {u"ES256"_s, u"ES384"_s, u"ES512"_s, u"EdDSA"_s, u"RS256"_s, u"PS256"_s};
}

void forbidStoring(http::Response &response)
{
    response.headers.set("Cache-Control", "no-store");
    response.headers.set("Pragma", "no-cache"); // RFC 6749 §5.1 asks for both
}

http::Response jsonResponse(const AuthorizationServer &server, Part part, Members members)
{
    server.shape(part, members);
    return jsonWithStatus(200, members.toJson());
}

http::Response errorResponse(const AuthorizationServer &server, const Refusal &refusal)
{
    Members members;
    members.set("error"_L1, refusal.error);
    members.set("error_description"_L1, refusal.description);
    server.shape(Part::Error, members);
    const bool unauthorized = refusal.error == "invalid_client"_L1;
    http::Response response = jsonWithStatus(unauthorized ? 401 : 400, members.toJson());
    if (unauthorized)
        response.headers.append("WWW-Authenticate",
                                "Basic realm=\"Claimcheck demo provider\", charset=\"UTF-8\"");
    return response;
}

http::Response tokenRefusal(const AuthorizationServer &server, const http::Request &request,
                            const Refusal &refusal, const QString &neededScope)
{
    const bool dpop = request.headers.value("Authorization").toLower().startsWith("dpop ");
    QByteArray challenge = (dpop ? "DPoP" : "Bearer") + " realm=\"Claimcheck demo provider\""_ba;
    if (dpop)
        challenge += ", algs=\"" + proofAlgorithms().join(u' ').toLatin1() + '"';
    const auto add = [&challenge](QByteArrayView name, QByteArrayView value) {
        if (!value.isEmpty())
            challenge += ", " + name.toByteArray() + "=\"" + value.toByteArray() + '"';
    };
    add("error", {refusal.error.data(), refusal.error.size()});
    add("error_description", {refusal.description.data(), refusal.description.size()});
    add("scope", neededScope.toLatin1());
    Members members;
    if (!refusal.error.isEmpty()) {
        members.set("error"_L1, refusal.error);
        members.set("error_description"_L1, refusal.description);
        server.shape(Part::Error, members);
    }
    http::Response response =
        jsonWithStatus(refusal.error.isEmpty() ? 401 : bearerStatus(refusal.error), members.toJson());
    response.headers.append("WWW-Authenticate", challenge);
    return response;
}

} // namespace claimcheck::provider
