#pragma once

#include "ui/widgets/button.h"

namespace claimcheck::ui {

/// "▸ Heading": shows what it folds, and hides it again.
class FoldButton final : public Button
{
    Q_OBJECT

public:
    FoldButton(const QString &heading, const QString &objectName, QWidget *folded, QWidget *parent = nullptr)
        : Button({}, objectName, ButtonKind::Link, parent), m_heading(heading), m_folded(folded)
    {
        setCheckable(true);
        setProperty("quiet", true);
        connect(this, &QPushButton::toggled, this, &FoldButton::follow);
        follow();
    }

private:
    void follow()
    {
        m_folded->setVisible(isChecked());
        const QChar mark = isChecked() ? u'\u25be' : u'\u25b8';
        setText(QString(mark) + u' ' + m_heading);
        setAccessibleName(m_heading);
    }

    QString m_heading;
    QWidget *m_folded; ///< lives as long
};

} // namespace claimcheck::ui
