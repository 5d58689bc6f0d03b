#pragma once

#include "ui/models/tone.h"

#include <QIcon>
#include <QWidget>

namespace claimcheck::ui {

/// A small rounded label: "RS256", "⚠ 1 warning". A toned chip has its ground and, with showIcon, its mark.
class Chip : public QWidget
{
    Q_OBJECT

public:
    explicit Chip(const QString &objectName, QWidget *parent = nullptr);
    Chip(const QString &text, Tone tone, const QString &objectName, QWidget *parent = nullptr);

    enum class Mark : bool { None, OfTone };

    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] Tone tone() const { return m_tone; }
    /// An empty text hides the chip.
    void set(const QString &text, Tone tone = Tone::Neutral, Mark mark = Mark::None);
    /// As above, with an icon of resources/icons; an empty name is the mark of the tone.
    void set(const QString &text, Tone tone, QLatin1StringView icon);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void apply(const QString &text, Tone tone, const QIcon &icon);
    [[nodiscard]] int iconSpace() const { return m_icon.isNull() ? 0 : 18; }

    QString m_text;
    QIcon m_icon;
    Tone m_tone = Tone::Neutral;
};

} // namespace claimcheck::ui
