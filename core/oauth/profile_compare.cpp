#include "core/oauth/profile_compare.h"

#include "core/encoding/json.h"
#include "core/oauth/profile_secrets.h"

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using encoding::JsonDocument;
using encoding::JsonMember;
using encoding::JsonWriter;

namespace {

void writeWithoutSecrets(JsonWriter &out, encoding::JsonValue object)
{
    out.beginObject();
    for (const JsonMember member : object.members()) {
        if (member.nameEquals("secret") && member.value().isString())
            continue;
        out.key(member.nameUtf8());
        if (member.value().isObject())
            writeWithoutSecrets(out, member.value());
        else
            out.value(member.value());
    }
    out.endObject();
}

/// What cannot be read is left out whole.
base::SecretBytes withoutSecrets(const base::SecretBytes &text)
{
    const auto document = JsonDocument::parse(text.view().toByteArray());
    if (!document || !document->root().isObject())
        return {};
    JsonWriter out;
    writeWithoutSecrets(out, document->root());
    return base::SecretBytes(out.take());
}

} // namespace

Profile withoutSecrets(Profile profile)
{
    for (SecretSource *secret : secretsOf(profile)) {
        if (secret->place == SecretPlace::Text)
            *secret = {};
    }
    profile.compare = {withoutSecrets(profile.compare.a), withoutSecrets(profile.compare.b)};
    return profile;
}

} // namespace claimcheck::oauth
