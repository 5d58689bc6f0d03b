#pragma once

#include <QPushButton>

namespace claimcheck::ui {

/// Plain: bordered. Primary: the one filled button of a view. Link: text in the accent colour.
enum class ButtonKind : quint8 { Plain, Primary, Link };

/// A push button in one of the kinds; its accessible name is its text.
class Button : public QPushButton
{
    Q_OBJECT

public:
    Button(const QString &text, const QString &objectName, ButtonKind kind = ButtonKind::Plain,
           QWidget *parent = nullptr);

    void setKind(ButtonKind kind);
    /// Room for the arrow as well (QPushButton::setMenu leaves none with a style sheet).
    void setDropDown(QMenu *menu);
};

} // namespace claimcheck::ui
