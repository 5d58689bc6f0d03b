#include "core/oauth/client_registration.h"

#include "core/base/redaction.h"
#include "core/oauth/endpoint_error.h"
#include "core/oauth/json_body.h"
#include "core/oauth/profile_words.h"
#include "core/oauth/text.h"

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using base::Spec;
using encoding::JsonDocument;
using encoding::JsonValue;
using encoding::JsonWriter;

namespace {

/// The members that only the server writes, RFC 7592 §2.2; and the secret.
constexpr QLatin1StringView serverMembers[] = {
    "registration_access_token"_L1, "registration_client_uri"_L1, "client_secret_expires_at"_L1,
    "client_id_issued_at"_L1,       "client_secret"_L1,
};

constexpr QByteArrayView methods[] = {"POST", "GET", "PUT", "DELETE"};
static_assert(std::size(methods) == std::size_t(RegistrationAct::Delete) + 1);

base::Result<http::Request> requestOf(RegistrationAct act, const QUrl &url, QByteArrayView metadataJson,
                                      const base::SecretBytes &token)
{
    http::Request request{
        methods[std::size_t(act)].toByteArray(), url.toEncoded(QUrl::RemoveFragment), {}, {}};
    request.headers.append("Accept", "application/json");
    if (!token.isEmpty())
        request.headers.append("Authorization", "Bearer " + token.view().toByteArray());
    if (act == RegistrationAct::Read || act == RegistrationAct::Delete)
        return request;
    const auto metadata = JsonDocument::parse(metadataJson.toByteArray());
    if (!metadata || !metadata->root().isObject())
        return base::Error{"client-metadata-not-object"_L1,
                           metadata ? Text::tr("The client metadata must be a JSON object.")
                                    : Text::tr("The client metadata are not JSON (byte %1): %2")
                                          .arg(metadata.error().where)
                                          .arg(metadata.error().message),
                           -1,
                           {Spec::Rfc7591, "3.1"}};
    request.headers.append("Content-Type", "application/json");
    request.body = metadataJson.toByteArray();
    return request;
}

base::Error refused(const http::Response &response, const EndpointError &error)
{
    const QString said =
        error.description.isEmpty() ? error.code : u"%1: %2"_s.arg(error.code, error.description);
    return {"registration-refused"_L1,
            error.isEmpty() ? Text::tr("The server answered %1.").arg(response.status)
                            : Text::tr("The server answered %1, %2").arg(response.status).arg(said),
            -1,
            {Spec::Rfc7591, "3.2.2"}};
}

EndpointError errorOf(const http::Response &response)
{
    std::vector<base::Finding> ignored;
    const auto body = JsonDocument::parse(response.body);
    return body ? readErrorMembers(body->root(), ignored) : EndpointError();
}

/// A number; its digits as text are understood, with a finding.
std::optional<qint64> secondsMember(JsonValue object, QLatin1StringView name,
                                    std::vector<base::Finding> &findings)
{
    const JsonValue value = object[name];
    if (value.isAbsent() || value.isNull())
        return std::nullopt;
    if (const auto seconds = value.toInteger())
        return seconds;
    findings.push_back(
        {"member-type"_L1,
         base::Level::Error,
         encoding::pointerStep(QString(name)),
         Text::tr("\"%1\" is %2; a number was expected.").arg(name, encoding::jsonKindName(value.kind())),
         {Spec::Rfc7591, "3.2.1"},
         value.range()});
    bool isNumber = false;
    const qint64 seconds = value.toString().toLongLong(&isNumber);
    return isNumber ? std::optional(seconds) : std::nullopt;
}

/// Text; a number's digits are understood, with a finding.
QString idMember(JsonValue object, std::vector<base::Finding> &findings)
{
    const QString text = textMember(object, "client_id"_L1, {Spec::Rfc7591, "3.2.1"}, findings);
    const JsonValue value = object["client_id"_L1];
    return value.isNumber() ? QString::fromLatin1(value.raw()) : text;
}

void note(Reading<RegisteredClient> &reading, QLatin1StringView rule, const QString &where,
          const QString &message, base::SpecRef spec)
{
    reading.findings.push_back({rule, base::Level::Error, where, message, spec, {}});
}

void checkAnswer(RegistrationAct act, const http::Response &response, Reading<RegisteredClient> &reading)
{
    const bool registers = act == RegistrationAct::Register;
    const int expected = registers ? 201 : 200;
    if (response.status != expected)
        note(reading, "registration-status"_L1, {},
             Text::tr("Status %1; %2 was expected.").arg(response.status).arg(expected),
             registers ? base::SpecRef{Spec::Rfc7591, "3.2.1"} : base::SpecRef{Spec::Rfc7592, "2"});
    const RegisteredClient &client = reading.value;
    if (!client.secret.isEmpty() && !client.secretExpiresAt)
        note(reading, "registration-expiry-missing"_L1, u"/client_secret_expires_at"_s,
             Text::tr("A secret came without its expiry; 0 would say that it never expires."),
             {Spec::Rfc7591, "3.2.1"});
    const bool hasUrl = !client.configuration.url.isEmpty(), hasToken = !client.configuration.token.isEmpty();
    if (hasUrl != hasToken || (!registers && !hasUrl))
        note(reading, "registration-configuration"_L1,
             hasUrl ? u"/registration_access_token"_s : u"/registration_client_uri"_s,
             Text::tr("registration_client_uri and registration_access_token must come together; without "
                      "both nobody can manage the client."),
             {Spec::Rfc7592, "3"});
}

} // namespace

base::Result<http::Request> buildRegistrationRequest(const QUrl &endpoint, QByteArrayView metadataJson,
                                                     const base::SecretBytes &initialToken)
{
    if (endpoint.isEmpty())
        return base::Error{"registration-endpoint-missing"_L1,
                           Text::tr("The server's metadata names no registration endpoint."),
                           -1,
                           {Spec::Rfc8414, "2"}};
    return requestOf(RegistrationAct::Register, endpoint, metadataJson, initialToken);
}

base::Result<http::Request> buildConfigurationRequest(RegistrationAct act,
                                                      const ClientConfiguration &configuration,
                                                      QByteArrayView metadataJson)
{
    if (configuration.url.isEmpty() || configuration.token.isEmpty())
        return base::Error{"registration-not-manageable"_L1,
                           Text::tr("The server gave no registration_client_uri and "
                                    "registration_access_token for this client."),
                           -1,
                           {Spec::Rfc7592, "3"}};
    return requestOf(act, configuration.url, metadataJson, configuration.token);
}

base::Result<Reading<RegisteredClient>> readRegistration(RegistrationAct act, const http::Response &response)
{
    if (!response.isSuccess())
        return refused(response, errorOf(response));
    const base::SpecRef spec{Spec::Rfc7591, "3.2.1"};
    Reading<RegisteredClient> reading;
    auto &[client, findings] = reading;
    client.metadata = readJsonObject(response, spec, findings);
    const JsonValue root = client.metadata.root();
    client.id = idMember(root, findings);
    if (client.id.isEmpty())
        return base::Error{"registration-unreadable"_L1,
                           client.metadata.isEmpty() && !findings.empty()
                               ? findings.front().message
                               : Text::tr("The answer has no client_id."),
                           -1, spec};
    const auto secretMember = [&](QLatin1StringView name, base::SpecRef from) {
        return base::SecretBytes(textMember(root, name, from, findings).toUtf8());
    };
    client.secret = secretMember("client_secret"_L1, spec);
    client.secretExpiresAt = secondsMember(root, "client_secret_expires_at"_L1, findings);
    client.issuedAt = secondsMember(root, "client_id_issued_at"_L1, findings);
    client.configuration.url =
        QUrl(textMember(root, "registration_client_uri"_L1, {Spec::Rfc7592, "3"}, findings));
    client.configuration.token = secretMember("registration_access_token"_L1, {Spec::Rfc7592, "3"});
    checkAnswer(act, response, reading);
    return reading;
}

base::Result<void> readDeletion(const http::Response &response)
{
    return response.isSuccess() ? base::Result<void>() : refused(response, errorOf(response));
}

QByteArray withClientId(const QByteArray &metadataJson, const QString &id)
{
    const auto metadata = JsonDocument::parse(metadataJson);
    if (!metadata || !metadata->root().isObject())
        return metadataJson;
    JsonWriter writer(encoding::JsonIndent::TwoSpaces);
    writer.beginObject();
    writer.member("client_id"_L1, id);
    for (const auto member : metadata->root().members()) {
        if (!member.nameEquals("client_id"))
            writer.member(member.nameUtf8(), member.value());
    }
    writer.endObject();
    return writer.take();
}

QByteArray updateMetadataOf(const RegisteredClient &client)
{
    JsonWriter writer(encoding::JsonIndent::TwoSpaces);
    writer.beginObject();
    for (const auto member : client.metadata.root().members()) {
        const QString name = member.name();
        if (std::ranges::find(serverMembers, name) == std::end(serverMembers))
            writer.member(member.nameUtf8(), member.value());
    }
    writer.endObject();
    return writer.take();
}

QByteArray shownMetadataOf(const JsonDocument &metadata)
{
    JsonWriter writer(encoding::JsonIndent::TwoSpaces);
    writer.beginObject();
    for (const auto member : metadata.root().members()) {
        if (base::isSecretName(member.name()))
            writer.member(member.nameUtf8(), base::masked(member.value().toString()));
        else
            writer.member(member.nameUtf8(), member.value());
    }
    writer.endObject();
    return writer.take();
}

Profile withRegisteredClient(Profile profile, const RegisteredClient &client)
{
    profile.client.id = client.id;
    const QString method = client.metadata["token_endpoint_auth_method"_L1].toString();
    if (const auto known = fromWord<ClientAuth>(method))
        profile.client.auth = *known;
    profile.client.secret = {};
    if (!client.secret.isEmpty())
        profile.client.secret = {SecretPlace::Text, {}, client.secret};
    return profile;
}

} // namespace claimcheck::oauth
