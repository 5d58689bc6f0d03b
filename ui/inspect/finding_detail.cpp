#include "ui/inspect/finding_detail.h"

#include "core/lint/finding_advice.h"
#include "ui/widgets/fonts.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

constexpr int leastWidth = 360;

QString sourceLink(const base::Finding &finding)
{
    const QString label = finding.spec.label().toHtmlEscaped();
    const QString url = finding.spec.url().toString(QUrl::FullyEncoded).toHtmlEscaped();
    return url.isEmpty() ? label : u"<a href=\"%1\">%2</a>"_s.arg(url, label);
}

} // namespace

FindingDetail::FindingDetail(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(u"findings.detail"_s);
    setAccessibleName(tr("The chosen finding"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(leastWidth);
    auto *content = new QWidget(this);
    content->setObjectName(u"findings.detail.content"_s);
    content->setAccessibleName(tr("The chosen finding"));
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(16, 8, 16, 8);
    column->setSpacing(0);
    setWidget(content);
    // The surface of the pane shows through.
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    m_wrong = addPart(u"wrong"_s, tr("What is wrong"));
    m_why = addPart(u"why"_s, tr("Why it matters"));
    m_fix = addPart(u"fix"_s, tr("What to do"));
    m_place = addPart(u"source"_s, tr("Where it is written"));
    m_place.text->setTextFormat(Qt::RichText);
    m_place.text->setOpenExternalLinks(true);
    m_place.text->setTextInteractionFlags(Qt::LinksAccessibleByKeyboard | Qt::LinksAccessibleByMouse);
    column->addStretch(1);
    hide();
}

FindingDetail::Part FindingDetail::addPart(const QString &name, const QString &heading)
{
    Part part{new QLabel(heading, widget()), new QLabel(widget())};
    part.heading->setObjectName(u"findings.detail."_s + name + u".heading"_s);
    part.heading->setAccessibleName(heading);
    part.heading->setProperty("tone", u"muted"_s);
    part.heading->setFont(smallFont());
    part.text->setObjectName(u"findings.detail."_s + name);
    part.text->setAccessibleName(heading);
    part.text->setTextFormat(Qt::PlainText);
    part.text->setWordWrap(true);
    part.text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    part.text->setContentsMargins(0, 0, 0, 4);
    widget()->layout()->addWidget(part.heading);
    widget()->layout()->addWidget(part.text);
    return part;
}

void FindingDetail::setFinding(const base::Finding *finding)
{
    setVisible(finding != nullptr);
    if (!finding)
        return;
    const lint::FindingAdvice advice = lint::findingAdvice(finding->rule);
    m_wrong.text->setText(finding->message);
    m_why.text->setText(advice.why);
    m_fix.text->setText(advice.fix);
    m_place.text->setText(sourceLink(*finding));
    for (const Part &part : {m_why, m_fix, m_place}) {
        part.heading->setVisible(!part.text->text().isEmpty());
        part.text->setVisible(!part.text->text().isEmpty());
    }
    ensureVisible(0, 0);
}

} // namespace claimcheck::ui::inspect
