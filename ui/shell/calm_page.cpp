#include "ui/shell/calm_page.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/icons.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::shell {

namespace {

constexpr int purposeWidth = 460;

QLabel *centred(const QString &text, const QString &name, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(name);
    label->setAccessibleName(text);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

} // namespace

CalmPage::CalmPage(Mode mode, QWidget *parent) : Workspace(parent), m_mode(mode)
{
    const ModeRow &row = modeRow(mode);
    const QString id = QString::fromLatin1(row.id);
    setObjectName(id);
    setAccessibleName(shellText(row.title));
    auto *picture = centred({}, id + u".icon"_s, this);
    picture->setAccessibleName(shellText(row.title));
    picture->setPixmap(icon(QLatin1StringView(row.icon)).pixmap(QSize(48, 48), devicePixelRatioF()));
    auto *title = centred(shellText(row.title), id + u".title"_s, this);
    QFont font = titleFont();
    font.setPointSizeF(font.pointSizeF() * 1.4);
    title->setFont(font);
    auto *purpose = centred(shellText(row.purpose), id + u".purpose"_s, this);
    purpose->setProperty("tone", u"muted"_s);
    purpose->setFixedWidth(purposeWidth);
    purpose->setMinimumHeight(purpose->heightForWidth(purposeWidth));
    auto *later = centred(tr("This workspace is not built yet."), id + u".later"_s, this);
    later->setProperty("tone", u"muted"_s);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addStretch(2);
    for (QLabel *label : {picture, title})
        column->addWidget(label);
    column->addWidget(purpose, 0, Qt::AlignHCenter);
    column->addWidget(later);
    column->addStretch(3);
}

QString CalmPage::documentTitle() const
{
    return shellText(modeRow(m_mode).title);
}

} // namespace claimcheck::ui::shell
