#include "ui/widgets/button.h"

#include <QMenu>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

Button::Button(const QString &text, const QString &objectName, ButtonKind kind, QWidget *parent)
    : QPushButton(text, parent)
{
    setObjectName(objectName);
    setAccessibleName(QString(text).remove(u'&'));
    setAutoDefault(false);
    setKind(kind);
}

void Button::setKind(ButtonKind kind)
{
    constexpr QLatin1StringView names[] = {"plain"_L1, "primary"_L1, "link"_L1};
    setProperty("buttonKind", QString(names[std::size_t(kind)]));
    setCursor(kind == ButtonKind::Link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    style()->unpolish(this);
    style()->polish(this);
}

void Button::setDropDown(QMenu *menu)
{
    setMenu(menu);
    setProperty("hasMenu", menu != nullptr);
    style()->unpolish(this);
    style()->polish(this);
}

} // namespace claimcheck::ui
