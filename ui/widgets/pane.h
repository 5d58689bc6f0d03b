#pragma once

#include "ui/widgets/theme.h"

#include <QFrame>

#include <optional>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace claimcheck::ui {

/// A rounded surface with a title row: [square] Title [chips …]      [controls …], a line, then the body.
class Pane : public QFrame
{
    Q_OBJECT

public:
    Pane(const QString &title, const QString &objectName, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    [[nodiscard]] QString title() const;
    /// The coloured square before the title (a part of the token).
    void setSquare(ColourRole role);
    /// After the title, in the order of the calls.
    void addChip(QWidget *chip);
    /// At the right end of the title row, in the order of the calls.
    void addControl(QWidget *control);
    /// What the pane holds; a body with `stretch` 0 keeps its own height.
    void addBody(QWidget *body, int stretch = 1);
    /// A row under a line at the foot of the pane (buttons of a form).
    void setFooter(QWidget *footer);
    /// A 1 px line between two bodies.
    void addLine();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_column;
    QHBoxLayout *m_chips;
    QHBoxLayout *m_controls;
    QWidget *m_titleRow;
    QLabel *m_title;
    QWidget *m_square;
};

/// A horizontal or vertical hairline in the colour of lines.
class Hairline : public QWidget
{
    Q_OBJECT

public:
    explicit Hairline(Qt::Orientation orientation = Qt::Horizontal, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace claimcheck::ui
