#include "core/formats/row_fields.h"

#include "core/formats/add_field.h"
#include "core/formats/text.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

/// The named groups of a pattern are the fields of that name.
struct CaptureRow
{
    const char *rowId;
    const char *pattern;
};

constexpr std::array<CaptureRow, 22> captureRows = {{
    {"gitlab-other-prefixed-tokens", "glcbt-(?<partition>[0-9A-Za-z]{1,5})_"},
    {"laravel-sanctum-token", "(?<rowNumber>\\d+)\\|"},
    {"oauth2-proxy-cookie", "[^|]+\\|(?<issuedAt>\\d+)\\|"},
    {"slack-bot-token", "xoxb-(?<teamId>\\d+)-(?<botUserId>\\d+)"},
    {"slack-user-token", "xox[pe]-(?<teamId>\\d+)-(?<userId>\\d+)-(?<appId>\\d+)-"},
    {"slack-app-level-token", "xapp-\\d-(?<appId>[A-Z0-9]+)-(?<number>\\d+)-"},
    {"keycloak-authorization-code",
     "(?<codeId>[0-9a-f-]{36})\\.(?<sessionId>[0-9a-f-]{36})\\.(?<clientId>[0-9a-f-]{36})"},
    {"atlassian-cloud-api-token", "[^=]+=(?<checksum>[0-9A-F]{8})"},
    {"databricks-personal-access-token", "dapi[0-9a-f]{32}-(?<number>\\d)"},
    {"sendgrid-api-key", "SG\\.(?<keyId>[A-Za-z0-9_-]{22})\\."},
    {"notion-integration-token", "ntn_(?<number>[0-9]{11})"},
    {"doppler-tokens", "dp\\.st\\.(?<config>[a-z0-9_-]{2,35})\\."},
    {"terraform-cloud-token", "(?<tokenId>[A-Za-z0-9]{14})\\.atlasv1\\."},
    {"sourcegraph-access-token", "sgp_(?<instanceId>[0-9a-fA-F]{16})_"},
    {"telegram-bot-token", "(?<botUserId>[0-9]{8,10}):"},
    {"dynatrace-token", "dt0[a-z]\\d{2}\\.(?<tokenId>[A-Z0-9]{24})\\."},
    {"kubernetes-bootstrap-token", "(?<tokenId>[a-z0-9]{6})\\."},
    {"docker-swarm-join-token", "SWMTKN-1-(?<caDigest>[0-9a-z]{50})-(?<secret>[0-9a-z]{25})"},
    {"tailscale-key", "tskey-(?<kind>[a-z]+)-(?<keyId>[0-9A-Za-z_]+)-"},
    {"stripe-secret-or-restricted-key", "[a-z]+_(?<mode>live|test|prod)_"},
    {"stripe-publishable-key", "pk_(?<mode>live|test)_"},
    {"hawk-iron-iron-session-seal", "Fe26\\.2\\*(?<passwordId>[^*]*)\\*"},
}};

enum class Shown : quint8 { Text, Secret, Seconds };

struct GroupRow
{
    const char *name;
    const char *meaning;
    Shown shown = Shown::Text;
};

constexpr std::array<GroupRow, 21> groupRows = {{
    {"partition", QT_TRANSLATE_NOOP("claimcheck_formats", "Partition of the database, hexadecimal")},
    {"rowNumber", QT_TRANSLATE_NOOP("claimcheck_formats", "Row of the table of tokens")},
    {"issuedAt", QT_TRANSLATE_NOOP("claimcheck_formats", "When it was made"), Shown::Seconds},
    {"teamId", QT_TRANSLATE_NOOP("claimcheck_formats", "Workspace, as a number")},
    {"botUserId", QT_TRANSLATE_NOOP("claimcheck_formats", "The bot's user, as a number")},
    {"userId", QT_TRANSLATE_NOOP("claimcheck_formats", "The user, as a number")},
    {"appId", QT_TRANSLATE_NOOP("claimcheck_formats", "The app")},
    {"number", QT_TRANSLATE_NOOP("claimcheck_formats", "A number whose meaning is not published")},
    {"codeId", QT_TRANSLATE_NOOP("claimcheck_formats", "Id of the code")},
    {"sessionId", QT_TRANSLATE_NOOP("claimcheck_formats", "The user's session, as sid in tokens")},
    {"clientId", QT_TRANSLATE_NOOP("claimcheck_formats", "The client's internal id")},
    {"checksum", QT_TRANSLATE_NOOP("claimcheck_formats", "A checksum whose computation is not published")},
    {"keyId", QT_TRANSLATE_NOOP("claimcheck_formats", "Public id of the key")},
    {"tokenId", QT_TRANSLATE_NOOP("claimcheck_formats", "Public id of the token")},
    {"config", QT_TRANSLATE_NOOP("claimcheck_formats", "Name of the configuration")},
    {"instanceId", QT_TRANSLATE_NOOP("claimcheck_formats", "Id of the installation")},
    {"caDigest", QT_TRANSLATE_NOOP("claimcheck_formats", "Digest of the swarm's CA certificate, base36")},
    {"secret", QT_TRANSLATE_NOOP("claimcheck_formats", "The secret part"), Shown::Secret},
    {"kind", QT_TRANSLATE_NOOP("claimcheck_formats", "What it is for")},
    {"mode", QT_TRANSLATE_NOOP("claimcheck_formats", "Real or test data")},
    {"passwordId", QT_TRANSLATE_NOOP("claimcheck_formats", "Id of the password that seals it")},
}};

void addCapture(const GroupRow &group, const QRegularExpressionMatch &match, Recognized &found)
{
    const auto name = QString::fromLatin1(group.name);
    const base::ByteRange range = {match.capturedStart(name), match.capturedEnd(name)};
    const QString value = match.captured(name);
    const QString meaning = Text::tr(group.meaning);
    switch (group.shown) {
    case Shown::Text: return addField(found, name, value, meaning, range);
    case Shown::Secret: return addSecretField(found, name, value, meaning, range);
    case Shown::Seconds: return addSecondsField(found, name, value.toLongLong(), meaning, range);
    }
}

} // namespace

void readCaptures(QByteArrayView token, Recognized &found)
{
    const auto isOf = [&found](const CaptureRow &row) { return found.id == QLatin1StringView(row.rowId); };
    const auto row = std::ranges::find_if(captureRows, isOf);
    if (row == captureRows.end())
        return;
    const QRegularExpression pattern(u'^' + QLatin1StringView(row->pattern));
    const auto match = pattern.match(QString::fromLatin1(token)); // a character a byte, for the ranges
    if (!match.hasMatch())
        return;
    for (const QString &name : pattern.namedCaptureGroups()) {
        const auto named = [&name](const GroupRow &group) { return name == QLatin1StringView(group.name); };
        const auto group = std::ranges::find_if(groupRows, named);
        if (group != groupRows.end())
            addCapture(*group, match, found);
    }
}

} // namespace claimcheck::formats
