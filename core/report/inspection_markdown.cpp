#include "core/report/copy_as.h"
#include "core/report/hidden_secrets.h"
#include "core/report/text.h"
#include "core/report/text_lines.h"

using namespace Qt::StringLiterals;

namespace claimcheck::report {

namespace {

/// One cell of a table.
QString plainValue(const QString &text)
{
    QString result = printable(text);
    result.replace(u'|', "\\|"_L1).replace(u'`', u'\'').replace(u'<', "&lt;"_L1);
    return result;
}

QString quotedValue(const QString &text)
{
    return text.isEmpty() ? QString() : u'`' + plainValue(text).replace("&lt;"_L1, "<"_L1) + u'`';
}

QString verdictLines(const Inspection &inspection)
{
    QString text;
    for (const jose::SignatureVerdict &verdict : inspection.signatures) {
        text += u"- **%1:** %2 (%3)"_s.arg(Text::tr("Signature"), QString(jose::statusName(verdict.status)),
                                           plainValue(QString::fromUtf8(verdict.alg)));
        if (verdict.key)
            text += u", %1 `%2`"_s.arg(plainValue(verdict.key->description),
                                       QString::fromLatin1(verdict.key->thumbprint));
        if (verdict.reason)
            text += u": "_s + plainValue(verdict.reason->message);
        text += u'\n';
    }
    if (inspection.time) {
        text += u"- **%1:** %2"_s.arg(Text::tr("Time"), QString(timeStatusName(inspection.time->status)));
        if (inspection.time->expiresAt.isValid())
            text += u", %1"_s.arg(inspection.time->expiresAt.toString(Qt::ISODate));
        text += u'\n';
    }
    return text;
}

QString memberTable(const QString &title, const QByteArray &json)
{
    const auto document = encoding::JsonDocument::parse(json);
    if (!document || !document->root().isObject())
        return {};
    QString text = u"\n## %1\n\n| %2 | %3 |\n|---|---|\n"_s.arg(title, Text::tr("Name"), Text::tr("Value"));
    for (const encoding::JsonMember member : document->root().members()) {
        text += u"| %1 | %2 |\n"_s.arg(
            plainValue(member.name()),
            quotedValue(QString::fromUtf8(member.value().raw().toByteArray()).simplified()));
    }
    return text;
}

QString findingList(const Inspection &inspection)
{
    if (inspection.findings.empty())
        return {};
    QString text = u"\n## %1\n\n"_s.arg(Text::tr("Findings"));
    for (const base::Finding &finding : inspection.findings)
        text += u"- %1 (%2)\n"_s.arg(plainValue(finding.message), finding.spec.label());
    return text;
}

} // namespace

QByteArray inspectionMarkdown(const Inspection &inspection, Redaction level)
{
    const token::TokenDocument &document = inspection.document;
    const QString type(lint::tokenTypeName(inspection.type));
    QString text = u"# %1\n\n"_s.arg(Text::tr("Token: %1").arg(type)) + verdictLines(inspection);
    text += memberTable(Text::tr("Header"), hiddenJson(document.header().text(), level));
    text += memberTable(Text::tr("Claims"), hiddenJson(document.claims().text(), level));
    return (text + findingList(inspection)).toUtf8();
}

} // namespace claimcheck::report
