#include "core/report/opaque_inspection.h"

#include "core/report/text.h"

#include <algorithm>

namespace claimcheck::report {

using namespace Qt::StringLiterals;

namespace {

/// Something that is not as the format says. That it is an error only a key can tell.
base::Finding findingOf(const base::Error &error, qsizetype textSize)
{
    base::Finding finding{error.code, base::Level::Warning, {}, error.message, error.spec, {}};
    if (error.where >= 0)
        finding.range = {std::min(error.where, textSize), std::min(error.where + 1, textSize)};
    return finding;
}

std::optional<base::Finding> timeFinding(const TimeVerdict &time)
{
    if (time.status == TimeStatus::Expired)
        return base::Finding{
            "time-expired"_L1,
            base::Level::Error,
            u"/payload/exp"_s,
            Text::tr("The token expired at %1.").arg(time.expiresAt.toUTC().toString(Qt::ISODate)),
            {},
            {}};
    if (time.status == TimeStatus::NotYetValid)
        return base::Finding{"time-not-yet-valid"_L1,
                             base::Level::Error,
                             u"/payload/nbf"_s,
                             Text::tr("The token is not valid yet."),
                             {},
                             {}};
    return std::nullopt;
}

} // namespace

formats::Opened openOpaque(const token::TokenDocument &document, const InspectionOptions &options)
{
    for (const formats::Recognized &recognized : document.recognized()) {
        formats::Opened opened =
            formats::open(recognized, document.text(), options.keys, {options.implicitAssertion});
        if (opened.signature || opened.decryption)
            return opened;
    }
    return {};
}

std::optional<jose::Decryption> decryptionFrom(const formats::Opened &opened)
{
    if (!opened.decryption)
        return std::nullopt;
    return jose::Decryption{
        *opened.decryption, {}, opened.plaintext ? opened.plaintext->bytes : QByteArray()};
}

std::optional<TimeVerdict> opaqueTime(const token::TokenDocument &document, qint64 now, qint64 leeway)
{
    if (document.kind() != token::TokenKind::Opaque || document.recognized().empty())
        return std::nullopt;
    const auto timeOf = [&document](QStringView name) {
        const formats::Field *field = document.recognized().front().field(name);
        return field ? field->time : QDateTime();
    };
    const QDateTime expiry = timeOf(u"expiresAt"), notBefore = timeOf(u"notBefore");
    if (!expiry.isValid() && !notBefore.isValid())
        return std::nullopt;
    TimeVerdict verdict{TimeStatus::NoExpiry, expiry};
    if (expiry.isValid() && now - leeway >= expiry.toSecsSinceEpoch())
        verdict.status = TimeStatus::Expired;
    else if (notBefore.isValid() && now + leeway < notBefore.toSecsSinceEpoch())
        verdict.status = TimeStatus::NotYetValid;
    else if (expiry.isValid())
        verdict.status = TimeStatus::Valid;
    return verdict;
}

std::vector<base::Finding> opaqueFindings(const Inspection &inspection)
{
    std::vector<base::Finding> findings;
    if (inspection.document.kind() != token::TokenKind::Opaque)
        return findings;
    for (const formats::Recognized &recognized : inspection.document.recognized()) {
        for (const base::Error &problem : recognized.problems)
            findings.push_back(findingOf(problem, inspection.document.text().size()));
    }
    if (auto finding = inspection.time ? timeFinding(*inspection.time) : std::nullopt)
        findings.push_back(*std::move(finding));
    return findings;
}

} // namespace claimcheck::report
