#pragma once

#include "ui/models/tone.h"

#include <QFrame>

class QLabel;

namespace claimcheck::ui {

/// A toned box that says one thing: an icon with a heading, and a muted sentence or two under it.
class VerdictBox : public QFrame
{
    Q_OBJECT

public:
    explicit VerdictBox(const QString &objectName, QWidget *parent = nullptr);

    /// `icon` names an icon of resources/icons; empty takes the mark of the tone.
    void set(Tone tone, const QString &heading, const QString &text, QLatin1StringView icon = {});
    [[nodiscard]] Tone tone() const { return m_tone; }
    [[nodiscard]] QString heading() const;
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void recolour();

    Tone m_tone = Tone::Neutral;
    QLatin1StringView m_iconName;
    QLabel *m_icon;
    QLabel *m_heading;
    QLabel *m_text;
};

} // namespace claimcheck::ui
