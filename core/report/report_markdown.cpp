#include "core/report/report_block.h"

#include <algorithm>

namespace claimcheck::report {

using namespace Qt::StringLiterals;

namespace {

/// Plain text in Markdown: what could be markup, HTML or the end of a table's cell is escaped.
QString markdownText(const QString &text)
{
    QString escaped;
    for (const QChar c : text) {
        if (c == u'\n' || c == u'\r')
            escaped += u' ';
        else if (c == u'<')
            escaped += u"&lt;"_s;
        else if (c == u'&')
            escaped += u"&amp;"_s;
        else if (u"\\`*_[]|~#"_s.contains(c))
            escaped += u'\\' + QString(c);
        else
            escaped += c;
    }
    return escaped;
}

/// A fence longer than any run of backticks inside.
QString fenceFor(const QString &text)
{
    qsizetype longest = 2, run = 0;
    for (const QChar c : text) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return QString(longest + 1, u'`');
}

QString markdownRow(const QStringList &cells)
{
    QStringList escaped;
    for (const QString &text : cells)
        escaped += markdownText(text);
    return u"| %1 |\n"_s.arg(escaped.join(u" | "_s));
}

QString markdownTable(const ReportBlock &block)
{
    QString text = markdownRow(block.head) + u"|%1\n"_s.arg(u"---|"_s.repeated(block.head.size()));
    for (const QStringList &cells : block.cells)
        text += markdownRow(cells);
    return text;
}

QString markdownBlock(const ReportBlock &block)
{
    switch (block.kind) {
    case BlockKind::Title: return u"# %1\n"_s.arg(markdownText(block.text));
    case BlockKind::Heading: return u"## %1\n"_s.arg(markdownText(block.text));
    case BlockKind::Subheading: return u"### %1\n"_s.arg(markdownText(block.text));
    case BlockKind::Paragraph: return markdownText(block.text) + u'\n';
    case BlockKind::Callout:
        return u"**%1** %2\n"_s.arg(markdownText(block.items.value(0)), markdownText(block.text));
    case BlockKind::List: {
        QString text;
        for (const QString &item : block.items)
            text += u"- %1\n"_s.arg(markdownText(item));
        return text;
    }
    case BlockKind::Code: {
        const QString fence = fenceFor(block.text);
        return u"%1\n%2\n%1\n"_s.arg(fence, block.text);
    }
    case BlockKind::Table: return markdownTable(block);
    case BlockKind::Plot: break;
    }
    return markdownText(plotText(block.plot)) + u'\n';
}

} // namespace

QByteArray markdownOf(const std::vector<ReportBlock> &blocks)
{
    QStringList parts;
    for (const ReportBlock &block : blocks)
        parts += markdownBlock(block);
    return parts.join(u'\n').toUtf8();
}

} // namespace claimcheck::report
