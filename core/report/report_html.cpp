#include "core/report/plot_svg.h"
#include "core/report/report_block.h"

namespace claimcheck::report {

using namespace Qt::StringLiterals;

namespace {

/// The colours of the window's themes.
constexpr auto pageStyle =
    ":root{color-scheme:light dark;--ground:#f5f6f8;--surface:#fff;--line:#dadfe6;--text:#1a1f26;"
    "--muted:#5c6675;--accent:#175cd3;--callout:#e8f0fe;--jwt:#4338ca;--opaque:#0b7a6f;--third:#b93a0a;"
    "--fourth:#175cd3;--fifth:#a15c07}\n"
    "@media (prefers-color-scheme:dark){:root{--ground:#16191e;--surface:#1d2127;--line:#333a44;"
    "--text:#e6e9ee;--muted:#9aa4b2;--accent:#84b4ff;--callout:#1b2a44;--jwt:#a5a6ff;--opaque:#5ed3c4;"
    "--third:#ff9a6b;--fourth:#84b4ff;--fifth:#f2b94b}}\n"
    "body{font:15px/1.5 system-ui,sans-serif;background:var(--ground);color:var(--text);margin:0 auto;"
    "max-width:60em;padding:1.5em}\n"
    "h1{font-size:1.5em}\nh2{font-size:1.2em;margin-top:1.6em}\nh3{font-size:1em}\n"
    ".callout{background:var(--callout);border-radius:8px;padding:.8em 1em}\n"
    ".callout strong{color:var(--accent)}\n"
    ".wide{overflow-x:auto}\ntable{border-collapse:collapse;background:var(--surface)}\n"
    "th,td{border:1px solid var(--line);padding:.35em .7em;text-align:left;vertical-align:top}\n"
    "thead th{color:var(--muted);font-weight:600}\ntbody th{font-weight:500}\n"
    "pre{background:var(--surface);border:1px solid var(--line);border-radius:8px;padding:.8em;"
    "white-space:pre-wrap;overflow-wrap:anywhere}\n";

/// Text of an element: what is no character of XML 1.0 is left out, and the rest is escaped.
QString htmlText(const QString &text)
{
    QString kept;
    for (const QChar c : text) {
        const bool isControl = c.unicode() < 0x20 && c != u'\n' && c != u'\t';
        const bool isNoCharacter = c.unicode() == 0xFFFE || c.unicode() == 0xFFFF;
        kept += isControl || isNoCharacter ? QChar(0xFFFD) : c;
    }
    return kept.toHtmlEscaped();
}

QString element(QLatin1StringView name, const QString &text)
{
    return u"<%1>%2</%1>\n"_s.arg(name, htmlText(text));
}

QString htmlTable(const ReportBlock &block)
{
    QString html = u"<div class=\"wide\"><table>\n<thead><tr>"_s;
    for (const QString &text : block.head)
        html += u"<th scope=\"col\">%1</th>"_s.arg(htmlText(text));
    html += u"</tr></thead>\n<tbody>\n"_s;
    for (const QStringList &cells : block.cells) {
        html += u"<tr>"_s;
        for (qsizetype i = 0; i < cells.size(); ++i)
            html += (i == 0 ? u"<th scope=\"row\">%1</th>"_s : u"<td>%1</td>"_s).arg(htmlText(cells[i]));
        html += u"</tr>\n"_s;
    }
    return html + u"</tbody>\n</table></div>\n"_s;
}

QString htmlList(const QStringList &items)
{
    QString html = u"<ul>\n"_s;
    for (const QString &item : items)
        html += element("li"_L1, item);
    return html + u"</ul>\n"_s;
}

QString htmlBlock(const ReportBlock &block)
{
    switch (block.kind) {
    case BlockKind::Title: return element("h1"_L1, block.text);
    case BlockKind::Heading: return element("h2"_L1, block.text);
    case BlockKind::Subheading: return element("h3"_L1, block.text);
    case BlockKind::Paragraph: return element("p"_L1, block.text);
    case BlockKind::Callout:
        return u"<p class=\"callout\"><strong>%1</strong><br/>%2</p>\n"_s.arg(htmlText(block.items.value(0)),
                                                                              htmlText(block.text));
    case BlockKind::List: return htmlList(block.items);
    case BlockKind::Code: return element("pre"_L1, block.text);
    case BlockKind::Table: return htmlTable(block);
    case BlockKind::Plot: break;
    }
    return plotSvg(block.plot);
}

} // namespace

QByteArray htmlOf(const std::vector<ReportBlock> &blocks)
{
    const QString title = blocks.empty() ? QString() : blocks.front().text;
    // The policy is a second lock: there is no script and no address in the page anyway.
    QString html = u"<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n"
                   "<meta charset=\"utf-8\"/>\n"
                   "<meta http-equiv=\"Content-Security-Policy\" "
                   "content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                   "<title>%1</title>\n<style>\n"_s.arg(htmlText(title)) +
                   QLatin1StringView(pageStyle) + plotStyle() + u"</style>\n</head>\n<body>\n"_s;
    for (const ReportBlock &block : blocks)
        html += htmlBlock(block);
    return (html + u"</body>\n</html>\n"_s).toUtf8();
}

} // namespace claimcheck::report
