#include "core/report/discovery_report.h"
#include "core/report/text.h"
#include "core/report/text_lines.h"

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using oauth::MetadataRow;

namespace {

QString findingLines(const std::vector<base::Finding> &findings)
{
    QString text;
    for (const base::Finding &finding : findings)
        text += u"    %1 %2 (%3): %4\n"_s.arg(base::levelName(finding.level), finding.rule,
                                              finding.spec.label(), printable(finding.message));
    return text.replace(" (): "_L1, ": "_L1);
}

QString documentLines(const flow::FoundDocument &document, const flow::FoundIssuer &issuer)
{
    const QString use = &document == issuer.document() ? Text::tr("used") : Text::tr("not used");
    QString text = u"  %1: %2\n    %3\n"_s.arg(document.place->translatedName(), document.url.toString(),
                                               document.error ? printable(document.error->message) : use);
    if (document.signedState != flow::SignedState::Absent)
        text += u"    signed_metadata: %1\n"_s.arg(flow::signedStateName(document.signedState));
    return text + findingLines(document.findings);
}

QString memberLines(const oauth::ServerMetadata &metadata)
{
    QString text;
    for (const encoding::JsonMember member : metadata.document.root().members()) {
        const encoding::JsonValue value = member.value();
        if (member.nameEquals("signed_metadata")) // said above, and long
            continue;
        text += u"  %1  %2\n"_s.arg(printable(member.name()), -50)
                    .arg(printable(value.isString() ? value.toString()
                                                    : QString::fromUtf8(value.raw()).simplified()));
    }
    return text;
}

QString kindWord(MetadataRow::Kind kind)
{
    switch (kind) {
    case MetadataRow::Kind::Same: return Text::tr("the same");
    case MetadataRow::Kind::SameBelowIssuer: return Text::tr("the same below the issuer");
    case MetadataRow::Kind::Differs: return Text::tr("differs");
    case MetadataRow::Kind::OnlyA: return Text::tr("only in A");
    case MetadataRow::Kind::OnlyB: break;
    }
    return Text::tr("only in B");
}

QString issuerLines(const flow::FoundIssuer &issuer)
{
    QString text = u"\n%1\n"_s.arg(printable(issuer.issuer));
    for (const flow::FoundDocument &document : issuer.documents)
        text += documentLines(document, issuer);
    if (!issuer.differences.empty())
        text += Text::tr("  The two documents differ (A is used):") + u'\n' +
                metadataRowsText(issuer.differences);
    return issuer.document() ? text + memberLines(issuer.document()->metadata)
                             : text + u"  "_s + printable(issuer.error->message) + u'\n';
}

} // namespace

QString metadataRowsText(const std::vector<MetadataRow> &rows)
{
    QString text;
    for (const MetadataRow &row : rows) {
        text += u"  %1  %2\n"_s.arg(printable(row.name), -50).arg(kindWord(row.kind));
        if (!row.isDifference())
            continue;
        const bool isList = !row.onlyA.isEmpty() || !row.onlyB.isEmpty();
        const QString a = isList ? row.onlyA.join(u' ') : QString::fromUtf8(row.a).simplified();
        const QString b = isList ? row.onlyB.join(u' ') : QString::fromUtf8(row.b).simplified();
        if (!a.isEmpty())
            text += u"    A: %1\n"_s.arg(printable(a));
        if (!b.isEmpty())
            text += u"    B: %1\n"_s.arg(printable(b));
    }
    return text;
}

QString discoveryText(const flow::Discovery &discovery)
{
    const flow::DiscoveryResult &result = discovery.result();
    QString text = findingLines(result.findings);
    if (result.resource)
        text += Text::tr("The API %1 names: %2")
                    .arg(printable(result.resource->resource), printable(result.offered.join(u", "_s))) +
                u'\n';
    for (const flow::FoundIssuer &issuer : result.issuers)
        text += issuerLines(issuer);
    return text;
}

} // namespace claimcheck::report
