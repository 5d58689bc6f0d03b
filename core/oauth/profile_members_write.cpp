#include "core/encoding/json.h"
#include "core/oauth/profile_members.h"
#include "core/oauth/profile_words.h"

#include <functional>

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using encoding::JsonWriter;

namespace {

/// The object under name, with what was not understood in it; nothing where both are empty.
void writeObject(JsonWriter &out, const Profile &profile, QLatin1StringView name, bool isSet,
                 const std::function<void()> &write)
{
    const QString pointer = u"/"_s + name;
    if (!isSet && !hasUnknown(profile, pointer))
        return;
    out.key({name.data(), name.size()});
    out.beginObject();
    write();
    writeUnknown(out, profile, pointer);
    out.endObject();
}

void writeExchange(JsonWriter &out, const TokenExchangeSettings &exchange)
{
    writeSecret(out, "subject_token"_L1, exchange.subjectToken);
    writeText(out, "subject_token_type"_L1, exchange.subjectTokenType);
    writeSecret(out, "actor_token"_L1, exchange.actorToken);
    writeText(out, "actor_token_type"_L1, exchange.actorTokenType);
    writeText(out, "requested_token_type"_L1, exchange.requestedTokenType);
    writeTexts(out, "audience"_L1, exchange.audience);
}

bool isSet(const TokenExchangeSettings &exchange)
{
    return exchange.subjectToken.place != SecretPlace::None ||
           exchange.actorToken.place != SecretPlace::None || !exchange.audience.isEmpty() ||
           !(exchange.subjectTokenType + exchange.actorTokenType + exchange.requestedTokenType).isEmpty();
}

void writeAssertion(JsonWriter &out, const AssertionSettings &assertion)
{
    writeSecret(out, "token"_L1, assertion.token);
    writeText(out, "issuer"_L1, assertion.issuer);
    writeText(out, "subject"_L1, assertion.subject);
    writeText(out, "audience"_L1, assertion.audience);
    writeText(out, "key"_L1, assertion.keyPath);
}

bool isSet(const AssertionSettings &assertion)
{
    return assertion.token.place != SecretPlace::None ||
           !(assertion.issuer + assertion.subject + assertion.audience + assertion.keyPath).isEmpty();
}

void writeCiba(JsonWriter &out, const CibaSettings &ciba)
{
    if (ciba.mode != CibaMode::Poll)
        out.member("mode"_L1, wordFor(ciba.mode));
    writeText(out, "login_hint"_L1, ciba.loginHint);
    writeText(out, "binding_message"_L1, ciba.bindingMessage);
}

bool isSet(const CibaSettings &ciba)
{
    return ciba.mode != CibaMode::Poll || !(ciba.loginHint + ciba.bindingMessage).isEmpty();
}

void writeLogout(JsonWriter &out, const LogoutSettings &logout)
{
    if (logout.backchannel)
        out.member("backchannel"_L1, true);
    if (logout.frontchannel)
        out.member("frontchannel"_L1, true);
}

bool isSet(const LogoutSettings &logout)
{
    return logout.backchannel || logout.frontchannel;
}

void writeExtras(JsonWriter &out, const Profile &profile)
{
    if (profile.extras.empty())
        return;
    out.key("extras");
    out.beginObject();
    for (const LegExtras &each : profile.extras) {
        const QLatin1StringView leg = wordFor(each.leg);
        out.key({leg.data(), leg.size()});
        out.beginObject();
        writeParameters(out, "parameters"_L1, each.parameters);
        writeParameters(out, "headers"_L1, each.headers);
        writeUnknown(out, profile, u"/extras/"_s + leg);
        out.endObject();
    }
    out.endObject();
}

} // namespace

void writeGrantSettings(JsonWriter &out, const Profile &profile)
{
    writeExtras(out, profile);
    const UserSettings &user = profile.user;
    writeObject(out, profile, "user"_L1, !user.name.isEmpty() || user.password.place != SecretPlace::None,
                [&] {
                    writeText(out, "name"_L1, user.name);
                    writeSecret(out, "password"_L1, user.password);
                });
    writeSecret(out, "refresh_token"_L1, profile.refreshToken);
    writeObject(out, profile, "token_exchange"_L1, isSet(profile.tokenExchange),
                [&] { writeExchange(out, profile.tokenExchange); });
    writeObject(out, profile, "assertion"_L1, isSet(profile.assertion),
                [&] { writeAssertion(out, profile.assertion); });
    writeObject(out, profile, "ciba"_L1, isSet(profile.ciba), [&] { writeCiba(out, profile.ciba); });
    writeObject(out, profile, "logout"_L1, isSet(profile.logout), [&] { writeLogout(out, profile.logout); });
}

} // namespace claimcheck::oauth
