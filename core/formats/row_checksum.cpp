#include "core/formats/row_checksum.h"

#include "core/formats/check_codes.h"
#include "core/formats/text.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

struct ChecksumRow
{
    const char *rowId;
    const char *code;
    const char *place;
    bool (*fits)(QByteArrayView token);
    Misfit misfit = Misfit::ProvesNothing;
    const char *onlyWith = ""; ///< what the text must contain; others of the form carry no checksum
};

constexpr auto lastSix = QT_TRANSLATE_NOOP("claimcheck_formats", "its last 6 characters");
constexpr auto lastSeven = QT_TRANSLATE_NOOP("claimcheck_formats", "its last 7 characters");
constexpr auto lastEight = QT_TRANSLATE_NOOP("claimcheck_formats", "its last 8 characters");
constexpr auto behindMark = QT_TRANSLATE_NOOP("claimcheck_formats", "the characters from the 81st on");
constexpr auto lastBytes = QT_TRANSLATE_NOOP("claimcheck_formats", "its last bytes");

constexpr std::array<ChecksumRow, 16> checksumRows = {{
    {"github-personal-access-token-classic", "CRC-32", lastSix, gitHubChecksumFits},
    {"github-oauth-access-token", "CRC-32", lastSix, gitHubChecksumFits},
    {"github-user-to-server-token", "CRC-32", lastSix, gitHubChecksumFits},
    {"github-installation-token-stateful", "CRC-32", lastSix, gitHubChecksumFits},
    {"npm-access-token", "CRC-32", lastSix, gitHubChecksumFits},
    {"gitlab-routable-token-first-layout", "CRC-32", lastSeven, gitLabChecksumFits, Misfit::Refused},
    {"gitlab-routable-token-version-01", "CRC-32", lastSeven, gitLabChecksumFits, Misfit::Refused},
    {"laravel-sanctum-token", "CRC-32", lastEight, sanctumChecksumFits},
    {"grafana-service-account-token", "CRC-32", lastEight, grafanaChecksumFits},
    {"microsoft-common-annotated-security-key-cask-first-generation", "Marvin32", behindMark,
     caskChecksumFits},
    {"azure-devops-personal-access-token-new", "Marvin32", behindMark, caskChecksumFits},
    {"azure-storage-account-key-identifiable", "Marvin32", lastBytes, storageKeyChecksumFits},
    {"entra-client-secret", "Marvin32", QT_TRANSLATE_NOOP("claimcheck_formats", "its last 3 characters"),
     entraSecretChecksumFits, Misfit::ProvesNothing, "8Q~"},
    {"nats-nkey-public-key", "CRC-16", lastBytes, nkeyChecksumFits, Misfit::Refused},
    {"nats-nkey-seed", "CRC-16", lastBytes, nkeyChecksumFits, Misfit::Refused},
    {"age-secret-key", "bech32", lastSix, bech32Fits, Misfit::Refused},
}};

} // namespace

QString ChecksumResult::sentence() const
{
    if (state == ChecksumState::Fits)
        return Text::tr("the checksum (%1, %2) fits").arg(code, place);
    if (misfit == Misfit::Refused)
        return Text::tr("the checksum (%1, %2) does not fit: whoever reads such tokens refuses this one")
            .arg(code, place);
    return Text::tr("the checksum (%1, %2) does not fit, which old and made-up tokens miss too")
        .arg(code, place);
}

std::optional<ChecksumResult> rowChecksum(QStringView rowId, QByteArrayView token)
{
    const auto isOf = [rowId](const ChecksumRow &row) { return rowId == QLatin1StringView(row.rowId); };
    const auto found = std::ranges::find_if(checksumRows, isOf);
    if (found == checksumRows.end() || !token.contains(QByteArrayView(found->onlyWith)))
        return std::nullopt;
    return ChecksumResult{found->fits(token) ? ChecksumState::Fits : ChecksumState::Misfits, found->misfit,
                          QString::fromLatin1(found->code), Text::tr(found->place)};
}

} // namespace claimcheck::formats
