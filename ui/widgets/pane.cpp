#include "ui/widgets/pane.h"

#include "ui/widgets/fonts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

namespace {

constexpr int radius = 8;
constexpr int titleHeight = 35;

/// The coloured square that ties a pane to its part of the token.
class Square final : public QWidget
{
public:
    explicit Square(QWidget *parent) : QWidget(parent)
    {
        setFixedSize(10, 10);
        hide();
    }
    void setRole(ColourRole role)
    {
        m_role = role;
        show();
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour(m_role));
        painter.drawRoundedRect(rect(), 2.5, 2.5);
    }

private:
    ColourRole m_role = ColourRole::Muted;
};

QHBoxLayout *row(int spacing)
{
    auto *layout = new QHBoxLayout;
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    return layout;
}

} // namespace

Pane::Pane(const QString &title, const QString &objectName, QWidget *parent)
    : QFrame(parent), m_column(new QVBoxLayout(this)), m_chips(row(8)), m_controls(row(6)),
      m_titleRow(new QWidget(this)), m_title(new QLabel(m_titleRow)), m_square(new Square(m_titleRow))
{
    setObjectName(objectName);
    // What is inside paints square ground: it stays above the round corners.
    m_column->setContentsMargins(1, 1, 1, radius - 2);
    m_column->setSpacing(0);
    m_titleRow->setObjectName(objectName + u".titleRow"_s);
    m_square->setObjectName(objectName + u".square"_s);
    m_title->setObjectName(objectName + u".title"_s);
    m_title->setFont(titleFont());
    m_titleRow->setMinimumHeight(titleHeight);
    auto *layout = row(8);
    layout->setContentsMargins(12, 0, 12, 0);
    layout->addWidget(m_square);
    layout->addWidget(m_title);
    layout->addLayout(m_chips);
    layout->addStretch(1);
    layout->addLayout(m_controls);
    m_titleRow->setLayout(layout);
    m_column->addWidget(m_titleRow);
    addLine();
    setTitle(title);
}

void Pane::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setAccessibleName(title);
    m_titleRow->setAccessibleName(title);
    m_square->setAccessibleName(title);
    setAccessibleName(title);
}

QString Pane::title() const
{
    return m_title->text();
}

void Pane::setSquare(ColourRole role)
{
    static_cast<Square *>(m_square)->setRole(role);
}

void Pane::addChip(QWidget *chip)
{
    m_chips->addWidget(chip);
}

void Pane::addControl(QWidget *control)
{
    m_controls->addWidget(control);
}

void Pane::addBody(QWidget *body, int stretch)
{
    m_column->addWidget(body, stretch);
}

void Pane::setFooter(QWidget *footer)
{
    addLine();
    m_column->addWidget(footer);
}

void Pane::addLine()
{
    auto *line = new Hairline(Qt::Horizontal, this);
    line->setObjectName(objectName() + u".line"_s);
    m_column->addWidget(line);
}

void Pane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour(ColourRole::Line), 1));
    painter.setBrush(colour(ColourRole::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

Hairline::Hairline(Qt::Orientation orientation, QWidget *parent) : QWidget(parent)
{
    setObjectName(u"line"_s);
    setAccessibleName(tr("Line"));
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void Hairline::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), colour(ColourRole::Line));
}

} // namespace claimcheck::ui
