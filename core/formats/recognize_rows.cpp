#include "core/formats/recognize_rows.h"

#include "core/formats/add_field.h"
#include "core/formats/format_row.h"
#include "core/formats/row_checksum.h"
#include "core/formats/row_fields.h"
#include "core/formats/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

/// The rows match at most a few thousand characters; longer text is not worth the time.
constexpr qsizetype longestRowText = 64 * 1024;

constexpr const char *recognizedElsewhere[] = {"paseto",      "paserk",      "fernet",          "branca",
                                               "macaroon-v1", "macaroon-v2", "macaroon-v2-json"};

/// Their form is that of other things too: without the decoding they are not named, though their match level
/// would allow it.
constexpr const char *namedOnlyDecoded[] = {"ulid",
                                            "typeid",
                                            "kerberos-or-ntlm-in-negotiate",
                                            "saml-assertion-or-response-base64",
                                            "azure-sas-query-string",
                                            "kubernetes-bootstrap-token"};

/// Frameworks and families whose form includes that of a row that says more.
constexpr const char *lessSpecific[] = {"itsdangerous-timed-token-flask-session",
                                        "microsoft-common-annotated-security-key-cask-first-generation"};

template <std::size_t Size>
bool isAmong(const QString &id, const char *const (&ids)[Size])
{
    return std::ranges::any_of(ids, [&id](const char *one) { return id == QLatin1StringView(one); });
}

QString formEvidence(const FormatRow &row)
{
    if (row.prefix.isEmpty())
        return Text::tr("it has the structure that is published for this format");
    return Text::tr("it begins with \u201c%1\u201d and has the length and characters that are published for "
                    "this format")
        .arg(row.prefix);
}

void addChecksum(const ChecksumResult &checksum, Recognized &one)
{
    const bool fits = checksum.state == ChecksumState::Fits;
    one.evidence += checksum.sentence();
    addField(one, u"checksum"_s, fits ? u"fits"_s : u"does-not-fit"_s,
             Text::tr("%1, %2").arg(checksum.code, checksum.place));
    if (fits)
        one.level = MatchLevel::Checksum;
}

/// Empty where the row must not be named.
std::optional<Recognized> readRow(const FormatRow &row, QByteArrayView token)
{
    Recognized one;
    one.id = row.id;
    one.name = row.name;
    one.source = row.source;
    one.evidence += formEvidence(row);
    if (const auto checksum = rowChecksum(row.id, token))
        addChecksum(*checksum, one);
    const Reading reading = readRowFields(token, one);
    const bool mustDecode = row.namedBy == NamedBy::Decoding || isAmong(row.id, namedOnlyDecoded);
    if (mustDecode && reading != Reading::Decoded && one.level != MatchLevel::Checksum)
        return std::nullopt;
    if (reading == Reading::Decoded) {
        one.level = MatchLevel::Decoded;
        one.evidence += Text::tr("what is encoded in it could be decoded");
    }
    return one;
}

} // namespace

void recognizeRows(QByteArrayView token, std::vector<Recognized> &found)
{
    if (token.isEmpty() || token.size() > longestRowText)
        return;
    const QString text = QString::fromLatin1(token); // a character a byte
    std::vector<Recognized> later;
    for (const FormatRow &row : formatRows()) {
        if (row.namedBy == NamedBy::Nothing || isAmong(row.id, recognizedElsewhere) ||
            !row.form.match(text).hasMatch())
            continue;
        if (auto one = readRow(row, token))
            (isAmong(row.id, lessSpecific) ? later : found).push_back(std::move(*one));
    }
    std::ranges::move(later, std::back_inserter(found));
}

} // namespace claimcheck::formats
