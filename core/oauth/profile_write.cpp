#include "core/encoding/json.h"
#include "core/oauth/profile_file.h"
#include "core/oauth/profile_members.h"
#include "core/oauth/profile_words.h"

#include <algorithm>

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using encoding::FormPair;
using encoding::FormPairs;
using encoding::JsonWriter;

void writeText(JsonWriter &out, QLatin1StringView name, const QString &text)
{
    if (!text.isEmpty())
        out.member(name, text);
}

void writeTexts(JsonWriter &out, QLatin1StringView name, const QStringList &texts)
{
    if (texts.isEmpty())
        return;
    out.key({name.data(), name.size()});
    out.beginArray();
    for (const QString &text : texts)
        out.value(text);
    out.endArray();
}

void writeUnknown(JsonWriter &out, const Profile &profile, QStringView parent)
{
    for (const UnknownMember &member : profile.unknown) {
        const qsizetype slash = member.pointer.lastIndexOf(u'/');
        if (QStringView(member.pointer).left(slash) != parent)
            continue;
        const QString name = member.pointer.mid(slash + 1).replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
        out.memberRaw(name.toUtf8(), member.rawJson);
    }
}

bool hasUnknown(const Profile &profile, const QString &parent)
{
    return std::ranges::any_of(profile.unknown, [&parent](const UnknownMember &member) {
        return member.pointer.startsWith(parent + u'/');
    });
}

void writeParameters(JsonWriter &out, QLatin1StringView name, const FormPairs &pairs)
{
    if (pairs.empty())
        return;
    out.key({name.data(), name.size()});
    out.beginObject();
    for (auto pair = pairs.begin(); pair != pairs.end(); ++pair) {
        const auto sameName = [&pair](const FormPair &other) { return other.name == pair->name; };
        if (std::find_if(pairs.begin(), pair, sameName) != pair)
            continue; // written with the first of its name
        if (std::count_if(pairs.begin(), pairs.end(), sameName) == 1) {
            out.member(pair->name, pair->value);
            continue;
        }
        out.key(pair->name);
        out.beginArray();
        for (const FormPair &each : pairs) {
            if (sameName(each))
                out.value(each.value);
        }
        out.endArray();
    }
    out.endObject();
}

void writeSecret(JsonWriter &out, QLatin1StringView name, const SecretSource &secret)
{
    if (secret.place == SecretPlace::None)
        return;
    if (secret.place == SecretPlace::Text) {
        out.member(name, secret.text.view());
        return;
    }
    out.key({name.data(), name.size()});
    out.beginObject();
    const QLatin1StringView place = secret.place == SecretPlace::Environment ? "env"_L1
                                    : secret.place == SecretPlace::Keychain  ? "keychain"_L1
                                                                             : "file"_L1;
    out.member(place, secret.name);
    out.endObject();
}

namespace {

void writeOtherAuth(JsonWriter &out, const Profile &profile)
{
    const OtherAuth &other = profile.client.otherAuth;
    if (!other.introspection && !other.revocation && !other.par && !hasUnknown(profile, u"/client/auth_at"_s))
        return;
    out.key("auth_at");
    out.beginObject();
    if (other.introspection)
        out.member("introspection"_L1, wordFor(*other.introspection));
    if (other.revocation)
        out.member("revocation"_L1, wordFor(*other.revocation));
    if (other.par)
        out.member("par"_L1, wordFor(*other.par));
    writeUnknown(out, profile, u"/client/auth_at");
    out.endObject();
}

void writeClient(JsonWriter &out, const Profile &profile)
{
    const ClientSettings &client = profile.client;
    out.key("client");
    out.beginObject();
    out.member("id"_L1, client.id);
    out.member("auth"_L1, wordFor(client.auth));
    writeSecret(out, "secret"_L1, client.secret);
    writeText(out, "key"_L1, client.keyPath);
    writeText(out, "certificate"_L1, client.certificatePath);
    if (client.basicEncoding != BasicEncoding::Form)
        out.member("basic_encoding"_L1, wordFor(client.basicEncoding));
    writeOtherAuth(out, profile);
    writeUnknown(out, profile, u"/client");
    out.endObject();
}

void writeRedirect(JsonWriter &out, const Profile &profile)
{
    out.key("redirect");
    out.beginObject();
    out.member("host"_L1, profile.redirect.host);
    out.member("port"_L1, int(profile.redirect.port));
    out.member("path"_L1, profile.redirect.path);
    writeUnknown(out, profile, u"/redirect");
    out.endObject();
}

void writeRequestOptions(JsonWriter &out, const Profile &profile)
{
    writeTexts(out, "scope"_L1, profile.scope);
    writeTexts(out, "resource"_L1, profile.resource);
    writeText(out, "response_type"_L1, profile.responseType);
    writeText(out, "response_mode"_L1, profile.responseMode);
    out.member("pkce"_L1, wordFor(profile.pkce));
    if (profile.par)
        out.member("par"_L1, true);
    if (profile.requestObject != RequestObject::None)
        out.member("request_object"_L1, wordFor(profile.requestObject));
    if (profile.requestObjectBy != RequestObjectBy::Value)
        out.member("request_object_by"_L1, wordFor(profile.requestObjectBy));
    if (!profile.authorizationDetailsJson.isEmpty())
        out.memberRaw("authorization_details", profile.authorizationDetailsJson);
    if (profile.dpop)
        out.member("dpop"_L1, true);
    writeParameters(out, "authorization_parameters"_L1, profile.authorizationParameters);
    writeParameters(out, "token_parameters"_L1, profile.tokenParameters);
}

void writeAfter(JsonWriter &out, const Profile &profile)
{
    QStringList steps;
    for (const AfterStep step : profile.after)
        steps.append(wordFor(step));
    writeTexts(out, "after"_L1, steps);
    if (profile.call.url.isEmpty() && !hasUnknown(profile, u"/call"_s))
        return;
    out.key("call");
    out.beginObject();
    out.member("method"_L1, profile.call.method);
    writeText(out, "url"_L1, QString::fromLatin1(profile.call.url.toEncoded()));
    writeUnknown(out, profile, u"/call");
    out.endObject();
}

void writeTls(JsonWriter &out, const Profile &profile)
{
    if (profile.tlsCaPath.isEmpty() && !hasUnknown(profile, u"/tls"_s))
        return;
    out.key("tls");
    out.beginObject();
    writeText(out, "ca"_L1, profile.tlsCaPath);
    writeUnknown(out, profile, u"/tls");
    out.endObject();
}

void writeCompare(JsonWriter &out, const Profile &profile)
{
    if (profile.compare.isEmpty() && !hasUnknown(profile, u"/compare"_s))
        return;
    out.key("compare");
    out.beginObject();
    if (!profile.compare.a.isEmpty())
        out.memberRaw("a", profile.compare.a.view());
    if (!profile.compare.b.isEmpty())
        out.memberRaw("b", profile.compare.b.view());
    writeUnknown(out, profile, u"/compare");
    out.endObject();
}

} // namespace

QByteArray writeProfile(const Profile &profile, encoding::JsonIndent indent)
{
    JsonWriter out(indent);
    out.beginObject();
    writeText(out, "name"_L1, profile.name);
    writeText(out, "issuer"_L1, profile.issuer);
    writeText(out, "account"_L1, profile.account);
    if (!profile.metadataJson.isEmpty())
        out.memberRaw("metadata", profile.metadataJson);
    out.member("grant"_L1, wordFor(profile.grant));
    writeClient(out, profile);
    writeRedirect(out, profile);
    writeRequestOptions(out, profile);
    writeGrantSettings(out, profile);
    writeTls(out, profile);
    writeAfter(out, profile);
    writeCompare(out, profile);
    writeUnknown(out, profile, u"");
    out.endObject();
    return out.take();
}

} // namespace claimcheck::oauth
