#pragma once

#include <QAbstractButton>

namespace claimcheck::ui::shell {

/// An icon above a word; the chosen one has the accent's colour and ground.
class ModeButton : public QAbstractButton
{
    Q_OBJECT

public:
    ModeButton(const QString &text, QLatin1StringView iconName, const QString &objectName, QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override { return {62, 58}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLatin1StringView m_icon;
};

} // namespace claimcheck::ui::shell
