#include "core/oauth/token_response.h"

#include "core/encoding/form.h"
#include "core/oauth/json_body.h"
#include "core/oauth/text.h"

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using base::Level;
using encoding::JsonValue;

namespace {

using Findings = std::vector<base::Finding>;
constexpr base::SpecRef success{base::Spec::Rfc6749, "5.1"};
constexpr base::SpecRef failure{base::Spec::Rfc6749, "5.2"};
constexpr qint64 secondsOfAYear = 31'536'000; ///< beyond it, milliseconds are the likely reason

std::optional<qint64> readExpiresIn(JsonValue value, Findings &findings)
{
    const auto note = [&](QLatin1StringView rule, Level level, const QString &message) {
        findings.push_back({rule, level, u"/expires_in"_s, message, success, value.range()});
    };
    std::optional<qint64> seconds = value.toInteger();
    if (value.isAbsent() || value.isNull()) {
        note("expires-in-missing"_L1, Level::Warning,
             Text::tr("Without expires_in a client does not know how long the token is valid."));
        return std::nullopt;
    }
    if (value.isString()) {
        note("expires-in-string"_L1, Level::Error,
             Text::tr("expires_in is text in quotes; it must be a number."));
        bool isNumber = false;
        const qint64 number = value.toString().toLongLong(&isNumber);
        seconds = isNumber ? std::optional(number) : std::nullopt;
    } else if (!seconds) {
        note("expires-in-type"_L1, Level::Error, Text::tr("expires_in is not a whole number of seconds."));
    }
    if (seconds && *seconds <= 0)
        note("expires-in-range"_L1, Level::Error,
             Text::tr("expires_in is not positive: the token is expired as it comes."));
    else if (seconds && *seconds > secondsOfAYear)
        note("expires-in-range"_L1, Level::Warning,
             Text::tr("expires_in is more than a year of seconds; perhaps it was meant in milliseconds."));
    return seconds;
}

std::optional<QStringList> readScope(JsonValue value, Findings &findings)
{
    if (value.isAbsent() || value.isNull())
        return std::nullopt;
    if (value.isString())
        return value.toString().split(u' ', Qt::SkipEmptyParts);
    const bool isArray = value.isArray();
    findings.push_back({isArray ? "scope-array"_L1 : "scope-type"_L1,
                        Level::Error,
                        u"/scope"_s,
                        Text::tr("scope must be one text with spaces between the scopes; it is %1.")
                            .arg(encoding::jsonKindName(value.kind())),
                        {base::Spec::Rfc6749, "3.3"},
                        value.range()});
    QStringList scopes;
    for (const JsonValue element : value.elements())
        scopes.append(element.toString());
    return isArray ? std::optional(scopes) : std::nullopt;
}

void checkTokenType(const TokenResponse &response, Findings &findings)
{
    if (response.tokenType.isEmpty())
        findings.push_back({"token-type-missing"_L1,
                            Level::Error,
                            u"/token_type"_s,
                            Text::tr("token_type is missing: a client cannot know how to use the token."),
                            success,
                            {}});
    else if (response.tokenType != "Bearer"_L1 &&
             response.tokenType.compare("Bearer"_L1, Qt::CaseInsensitive) == 0)
        findings.push_back(
            {"token-type-case"_L1,
             Level::Note,
             u"/token_type"_s,
             Text::tr("token_type is \"%1\"; case does not matter, but some clients expect \"Bearer\".")
                 .arg(response.tokenType),
             success,
             {}});
}

void readMembers(JsonValue root, TokenResponse &response, Findings &findings)
{
    response.accessToken = textMember(root, "access_token"_L1, success, findings).toUtf8();
    response.refreshToken = textMember(root, "refresh_token"_L1, success, findings).toUtf8();
    response.idToken = textMember(root, "id_token"_L1, success, findings).toUtf8();
    response.tokenType = textMember(root, "token_type"_L1, success, findings);
    response.issuedTokenType =
        textMember(root, "issued_token_type"_L1, {base::Spec::Rfc8693, "2.2.1"}, findings);
    if (root.has("error"_L1))
        response.error = readErrorMembers(root, findings);
    if (!response.error.isEmpty())
        response.outcome = TokenOutcome::Refused;
    else if (!response.accessToken.isEmpty())
        response.outcome = TokenOutcome::Granted;
    if (response.outcome != TokenOutcome::Granted)
        return;
    response.expiresIn = readExpiresIn(root["expires_in"_L1], findings);
    response.scope = readScope(root["scope"_L1], findings);
    checkTokenType(response, findings);
}

/// The form body that some servers send unless they are asked for JSON, as a JSON object of texts.
encoding::JsonDocument documentOfForm(const QByteArray &body)
{
    encoding::JsonWriter writer;
    writer.beginObject();
    for (const encoding::FormPair &pair : encoding::parseForm(body))
        writer.member(pair.name, pair.value);
    writer.endObject();
    return encoding::JsonDocument::parse(writer.take()).valueOr({});
}

encoding::JsonDocument readBody(const http::Response &response, Findings &findings)
{
    if (mediaTypeOf(response) != "application/x-www-form-urlencoded" ||
        response.body.trimmed().startsWith('{'))
        return readJsonObject(response, success, findings);
    findings.push_back({"token-body-form"_L1,
                        Level::Error,
                        u"Content-Type"_s,
                        Text::tr("The response is a form, not JSON as the standard has it."),
                        success,
                        {}});
    return documentOfForm(response.body);
}

void checkStatus(const TokenResponse &reading, const http::Response &response, Findings &findings)
{
    const bool refused = reading.outcome == TokenOutcome::Refused;
    // RFC 6749 §5.2: 400; 401 for invalid_client. 429 and 503 are HTTP's own words and fit an error.
    const bool fits = refused ? response.status >= 400 : response.status == 200;
    if (!fits)
        findings.push_back(
            {"token-status"_L1,
             Level::Error,
             {},
             refused ? Text::tr("An error came with status %1; it must be 400 or 401.").arg(response.status)
                     : Text::tr("Status %1; a token response has 200.").arg(response.status),
             refused ? failure : success,
             {}});
}

void checkCaching(const http::Response &response, Findings &findings)
{
    if (response.headers.value("Cache-Control").toLower().contains("no-store"))
        return;
    findings.push_back({"token-cache-control"_L1,
                        Level::Error,
                        u"Cache-Control"_s,
                        Text::tr("A response with tokens must say \"Cache-Control: no-store\"."),
                        success,
                        {}});
}

} // namespace

Reading<TokenResponse> readTokenResponse(const http::Response &response)
{
    Reading<TokenResponse> reading;
    TokenResponse &value = reading.value;
    value.document = readBody(response, reading.findings);
    if (!value.document.isEmpty())
        readMembers(value.document.root(), value, reading.findings);
    if (!value.document.isEmpty() && value.outcome == TokenOutcome::Unreadable)
        reading.findings.push_back({"access-token-missing"_L1,
                                    Level::Error,
                                    u"/access_token"_s,
                                    Text::tr("The response has neither access_token nor error."),
                                    success,
                                    {}});
    checkStatus(value, response, reading.findings);
    if (value.outcome == TokenOutcome::Granted)
        checkCaching(response, reading.findings);
    return reading;
}

} // namespace claimcheck::oauth
