#include "core/oauth/profile_compare.h"
#include "core/oauth/profile_file.h"
#include "core/oauth/profile_members.h"
#include "core/oauth/profile_slot.h"
#include "core/oauth/text.h"

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using encoding::JsonDocument;
using encoding::JsonMember;

namespace {

constexpr ProfileSlot::Row otherAuthRows[] = {
    {"introspection"_L1,
     [](const ProfileSlot &s) { s.profile().client.otherAuth.introspection = s.word(ClientAuth::None); }},
    {"revocation"_L1,
     [](const ProfileSlot &s) { s.profile().client.otherAuth.revocation = s.word(ClientAuth::None); }},
    {"par"_L1, [](const ProfileSlot &s) { s.profile().client.otherAuth.par = s.word(ClientAuth::None); }},
};

constexpr ProfileSlot::Row clientRows[] = {
    {"id"_L1, [](const ProfileSlot &s) { s.profile().client.id = s.text(); }},
    {"auth"_L1, [](const ProfileSlot &s) { s.profile().client.auth = s.word(ClientAuth::None); }},
    {"secret"_L1, [](const ProfileSlot &s) { s.profile().client.secret = s.secret(); }},
    {"key"_L1, [](const ProfileSlot &s) { s.profile().client.keyPath = s.textOrNull(); }},
    {"certificate"_L1, [](const ProfileSlot &s) { s.profile().client.certificatePath = s.textOrNull(); }},
    {"basic_encoding"_L1,
     [](const ProfileSlot &s) { s.profile().client.basicEncoding = s.word(BasicEncoding::Form); }},
    {"auth_at"_L1, [](const ProfileSlot &s) { s.readObject(otherAuthRows); }},
};

void readRedirectPath(const ProfileSlot &slot)
{
    slot.profile().redirect.path = slot.text();
    if (slot.value().isString() && !slot.profile().redirect.path.startsWith(u'/'))
        slot.fail(Text::tr("expected a path that begins with \"/\""));
}

constexpr ProfileSlot::Row redirectRows[] = {
    {"host"_L1, [](const ProfileSlot &s) { s.profile().redirect.host = s.text(); }},
    {"port"_L1, [](const ProfileSlot &s) { s.profile().redirect.port = s.port(); }},
    {"path"_L1, readRedirectPath},
};

constexpr ProfileSlot::Row tlsRows[] = {
    {"ca"_L1, [](const ProfileSlot &s) { s.profile().tlsCaPath = s.textOrNull(); }},
};

constexpr ProfileSlot::Row callRows[] = {
    {"method"_L1, [](const ProfileSlot &s) { s.profile().call.method = s.text().toUtf8(); }},
    {"url"_L1, [](const ProfileSlot &s) { s.profile().call.url = QUrl(s.text(), QUrl::StrictMode); }},
};

void readRequestObject(const ProfileSlot &slot)
{
    if (!slot.value().isNull())
        slot.profile().requestObject = slot.word(RequestObject::None);
}

void readAuthorizationDetails(const ProfileSlot &slot)
{
    if (!slot.value().isArray())
        return slot.failType(Text::tr("an array of objects"));
    slot.profile().authorizationDetailsJson = slot.value().raw().toByteArray();
}

void readAfter(const ProfileSlot &slot)
{
    qsizetype index = 0;
    for (const QString &word : slot.texts()) {
        const std::optional<AfterStep> step = fromWord<AfterStep>(word);
        if (!step) {
            slot.fail(Text::tr("\"%1\" (element %2) is not a step after the tokens").arg(word).arg(index));
            return;
        }
        slot.profile().after.push_back(*step);
        ++index;
    }
}

void readMetadata(const ProfileSlot &slot)
{
    if (slot.isObject())
        slot.profile().metadataJson = slot.value().raw().toByteArray();
}

/// Reads an object once to find its faults; ranges are those of the whole file.
void checkObject(const ProfileSlot &slot, std::span<const ProfileSlot::Row> rows)
{
    ProfileDraft &draft = slot.draft();
    ProfileDraft scratch;
    ProfileSlot(scratch, slot.value(), slot.pointer()).readObject(rows);
    if (scratch.error && !draft.error)
        draft.error = scratch.error;
    for (base::Finding &finding : scratch.reading.findings)
        draft.reading.findings.push_back(std::move(finding));
}

/// What one run of a comparison may have otherwise.
constexpr ProfileSlot::Row overrideRows[] = {
    {"client"_L1, [](const ProfileSlot &s) { s.readObject(clientRows); }},
    {"scope"_L1, [](const ProfileSlot &s) { s.profile().scope = s.texts(); }},
    {"resource"_L1, [](const ProfileSlot &s) { s.profile().resource = s.texts(); }},
    {"authorization_parameters"_L1,
     [](const ProfileSlot &s) { s.profile().authorizationParameters = s.parameters(); }},
    {"token_parameters"_L1, [](const ProfileSlot &s) { s.profile().tokenParameters = s.parameters(); }},
    {"introspect_as"_L1, [](const ProfileSlot &s) { checkObject(s, clientRows); }},
};

/// Keeps the text, and has it checked.
void readOverride(const ProfileSlot &slot, base::SecretBytes &text)
{
    checkObject(slot, overrideRows);
    text = base::SecretBytes(slot.value().raw());
}

constexpr ProfileSlot::Row compareRows[] = {
    {"a"_L1, [](const ProfileSlot &s) { readOverride(s, s.profile().compare.a); }},
    {"b"_L1, [](const ProfileSlot &s) { readOverride(s, s.profile().compare.b); }},
};

constexpr ProfileSlot::Row profileRows[] = {
    {"name"_L1, [](const ProfileSlot &s) { s.profile().name = s.text(); }},
    {"issuer"_L1, [](const ProfileSlot &s) { s.profile().issuer = s.textOrNull(); }},
    {"account"_L1, [](const ProfileSlot &s) { s.profile().account = s.textOrNull(); }},
    {"metadata"_L1, readMetadata},
    {"grant"_L1, [](const ProfileSlot &s) { s.profile().grant = s.word(Grant::AuthorizationCode); }},
    {"client"_L1, [](const ProfileSlot &s) { s.readObject(clientRows); }},
    {"redirect"_L1, [](const ProfileSlot &s) { s.readObject(redirectRows); }},
    {"scope"_L1, [](const ProfileSlot &s) { s.profile().scope = s.texts(); }},
    {"resource"_L1, [](const ProfileSlot &s) { s.profile().resource = s.texts(); }},
    {"response_type"_L1, [](const ProfileSlot &s) { s.profile().responseType = s.textOrNull(); }},
    {"response_mode"_L1, [](const ProfileSlot &s) { s.profile().responseMode = s.textOrNull(); }},
    {"pkce"_L1, [](const ProfileSlot &s) { s.profile().pkce = s.word(PkceMethod::S256); }},
    {"par"_L1, [](const ProfileSlot &s) { s.profile().par = s.flag(); }},
    {"request_object"_L1, readRequestObject},
    {"request_object_by"_L1,
     [](const ProfileSlot &s) { s.profile().requestObjectBy = s.word(RequestObjectBy::Value); }},
    {"authorization_details"_L1, readAuthorizationDetails},
    {"dpop"_L1, [](const ProfileSlot &s) { s.profile().dpop = s.flag(); }},
    {"authorization_parameters"_L1,
     [](const ProfileSlot &s) { s.profile().authorizationParameters = s.parameters(); }},
    {"token_parameters"_L1, [](const ProfileSlot &s) { s.profile().tokenParameters = s.parameters(); }},
    {"extras"_L1, readExtras},
    {"user"_L1, readUser},
    {"refresh_token"_L1, [](const ProfileSlot &s) { s.profile().refreshToken = s.secret(); }},
    {"token_exchange"_L1, readTokenExchange},
    {"assertion"_L1, readAssertion},
    {"ciba"_L1, readCiba},
    {"logout"_L1, readLogout},
    {"tls"_L1, [](const ProfileSlot &s) { s.readObject(tlsRows); }},
    {"after"_L1, readAfter},
    {"call"_L1, [](const ProfileSlot &s) { s.readObject(callRows); }},
    {"compare"_L1, [](const ProfileSlot &s) { s.readObject(compareRows); }},
};

void checkWhole(ProfileDraft &draft)
{
    const Profile &profile = draft.reading.value;
    const auto missing = [&draft](const QString &pointer, const QString &what) {
        draft.fail("profile-member-missing"_L1, pointer, what);
    };
    if (profile.issuer.isEmpty() && profile.metadataJson.isEmpty() && profile.account.isEmpty() &&
        !profile.call.url.isValid())
        missing(u"/issuer"_s,
                Text::tr("missing; without it, \"metadata\" must name the endpoints, \"account\" an "
                         "account with WebFinger, or \"call\" an API that names its issuer"));
    if (profile.client.id.isEmpty())
        missing(u"/client/id"_s, Text::tr("missing or empty"));
    if (profile.hasAfter(AfterStep::Call) && !profile.call.url.isValid())
        missing(u"/call/url"_s, Text::tr("the step \"call\" needs the URL of an API"));
}

} // namespace

base::Result<Profile> profileFor(const Profile &profile, CompareSide side)
{
    const base::SecretBytes &text = side == CompareSide::A ? profile.compare.a : profile.compare.b;
    if (text.isEmpty())
        return profile;
    const base::Result<JsonDocument> document = JsonDocument::parse(text.view().toByteArray());
    if (!document)
        return document.error();
    ProfileDraft draft;
    draft.reading.value = profile;
    ProfileSlot(draft, document->root(), side == CompareSide::A ? u"/compare/a"_s : u"/compare/b"_s)
        .readObject(overrideRows);
    if (draft.error)
        return *draft.error;
    return draft.reading.value;
}

base::Result<std::optional<ClientSettings>> introspectorOf(const Profile &profile, CompareSide side)
{
    const base::SecretBytes &text = side == CompareSide::A ? profile.compare.a : profile.compare.b;
    const auto document = JsonDocument::parse(text.view().toByteArray());
    if (!document || !document->root().has("introspect_as"_L1))
        return std::optional<ClientSettings>();
    ProfileDraft draft;
    ProfileSlot(draft, (*document)["introspect_as"_L1], u"/compare/introspect_as"_s).readObject(clientRows);
    if (draft.error)
        return *draft.error;
    return std::optional(draft.reading.value.client);
}

base::Result<Reading<Profile>> readProfile(QByteArrayView json)
{
    const base::Result<JsonDocument> document = JsonDocument::parse(json.toByteArray());
    if (!document)
        return document.error();
    if (!document->root().isObject())
        return base::Error{"profile-not-object"_L1, Text::tr("A profile file is a JSON object."), 0, {}};

    ProfileDraft draft;
    ProfileSlot(draft, document->root(), {}).readObject(profileRows);
    checkWhole(draft);
    if (draft.error)
        return *draft.error;
    for (const encoding::JsonDuplicate &duplicate : document->duplicates()) {
        draft.reading.findings.push_back(
            {"profile-duplicate-member"_L1,
             base::Level::Warning,
             duplicate.pointer,
             Text::tr("The member %1 stands twice; one of them has no effect.").arg(duplicate.pointer),
             {base::Spec::Rfc8259, "4"},
             duplicate.range});
    }
    return draft.reading;
}

} // namespace claimcheck::oauth
