#include "core/formats/row_fields.h"

#include "core/formats/add_field.h"
#include "core/formats/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

/// A member of the JSON inside a token. Those that are in no table are secret until somebody knows better.
struct MemberRow
{
    const char *name;
    const char *field;
    const char *meaning;
};

constexpr MemberRow onePasswordMembers[] = {
    {"signInAddress", "signInAddress", QT_TRANSLATE_NOOP("claimcheck_formats", "The account's address")},
    {"email", "email", QT_TRANSLATE_NOOP("claimcheck_formats", "The service account")},
    {"deviceUuid", "deviceId", QT_TRANSLATE_NOOP("claimcheck_formats", "The device that it stands for")},
};
constexpr MemberRow grafanaMembers[] = {
    {"o", "organizationId", QT_TRANSLATE_NOOP("claimcheck_formats", "Organization")},
    {"n", "tokenName", QT_TRANSLATE_NOOP("claimcheck_formats", "Name that it was given")},
    {"m", "place", QT_TRANSLATE_NOOP("claimcheck_formats", "Where it is used, such as the region")},
    {"id", "organizationId", QT_TRANSLATE_NOOP("claimcheck_formats", "Organization")},
};
constexpr MemberRow sentryMembers[] = {
    {"iat", "issuedAt", QT_TRANSLATE_NOOP("claimcheck_formats", "When it was made")},
    {"url", "url", QT_TRANSLATE_NOOP("claimcheck_formats", "The Sentry server")},
    {"region_url", "regionUrl", QT_TRANSLATE_NOOP("claimcheck_formats", "The server of its region")},
    {"org", "organization", QT_TRANSLATE_NOOP("claimcheck_formats", "Organization")},
};

QString memberText(const encoding::JsonValue &value)
{
    return value.isString() ? value.toString() : QString::fromUtf8(value.raw());
}

template <std::size_t Size>
const MemberRow *findMember(const MemberRow (&rows)[Size], const encoding::JsonMember &member)
{
    for (const MemberRow &row : rows) {
        if (member.nameEquals(QByteArrayView(row.name)))
            return &row;
    }
    return nullptr;
}

/// The JSON object that base64 text decodes to; false where it is none.
template <std::size_t Size>
bool addMembers(QByteArrayView base64, base::ByteRange range, const MemberRow (&rows)[Size],
                Recognized &found)
{
    const auto decoded = decodeAnyBase64(base64);
    const auto json = encoding::JsonDocument::parse(decoded.value_or(QByteArray())).valueOr({});
    if (!json.root().isObject())
        return false;
    for (const encoding::JsonMember member : json.root().members()) {
        const MemberRow *row = findMember(rows, member);
        const auto seconds = member.value().toInteger();
        if (!row)
            addSecretField(found, member.name(), memberText(member.value()), Text::tr("Part of the secret"),
                           range);
        else if (QByteArrayView(row->name) == "iat" && seconds)
            addSecondsField(found, QString::fromLatin1(row->field), *seconds, Text::tr(row->meaning), range);
        else
            addField(found, QString::fromLatin1(row->field), memberText(member.value()),
                     Text::tr(row->meaning), range);
    }
    return true;
}

} // namespace

bool readOnePassword(QByteArrayView token, Recognized &found)
{
    constexpr qsizetype prefix = 4;
    return addMembers(token.sliced(prefix), {prefix, token.size()}, onePasswordMembers, found);
}

bool readGrafanaJson(QByteArrayView token, Recognized &found)
{
    const qsizetype prefix = token.startsWith("glc_") ? 4 : 0;
    return addMembers(token.sliced(prefix), {prefix, token.size()}, grafanaMembers, found);
}

bool readSentryJson(QByteArrayView token, Recognized &found)
{
    const qsizetype prefix = 7, end = token.lastIndexOf('_');
    return end > prefix &&
           addMembers(token.sliced(prefix, end - prefix), {prefix, end}, sentryMembers, found);
}

} // namespace claimcheck::formats
