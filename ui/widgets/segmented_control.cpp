#include "ui/widgets/segmented_control.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

namespace {

constexpr int segmentHeight = 22;
constexpr qreal cornerRadius = 6;

class Segment final : public QAbstractButton
{
public:
    Segment(const QString &text, QWidget *parent) : QAbstractButton(parent)
    {
        setText(text);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAccessibleName(text);
        setFont(smallFont());
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        QFont bold = font();
        bold.setWeight(QFont::Medium);
        const QFontMetrics metrics(bold);
        return {metrics.horizontalAdvance(text()) + 20, qMax(segmentHeight, metrics.height() + 6)};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (isChecked() || underMouse())
            painter.fillRect(rect(), colour(isChecked() ? ColourRole::InfoGround : ColourRole::TableHead));
        QFont text_ = font();
        text_.setWeight(isChecked() ? QFont::Medium : QFont::Normal);
        painter.setFont(text_);
        const ColourRole role =
            isChecked() ? ColourRole::Accent : (isEnabled() ? ColourRole::Text : ColourRole::Muted);
        painter.setPen(colour(role));
        painter.drawText(rect(), Qt::AlignCenter, text());
        if (hasFocus()) {
            painter.setPen(QPen(colour(ColourRole::Accent), 2));
            painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 4, 4);
        }
    }
};

} // namespace

SegmentedControl::SegmentedControl(const QString &accessibleName, const QString &objectName, QWidget *parent)
    : QWidget(parent), m_row(new QHBoxLayout(this)), m_group(new QButtonGroup(this))
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_row->setContentsMargins(1, 1, 1, 1);
    m_row->setSpacing(0);
    m_group->setObjectName(objectName + u".group"_s);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            emit currentChanged(id);
    });
}

int SegmentedControl::addSegment(const QString &text)
{
    const int index = int(m_group->buttons().size());
    auto *segment = new Segment(text, this);
    segment->setObjectName(u"%1.%2"_s.arg(objectName()).arg(index));
    m_row->addWidget(segment);
    m_group->addButton(segment, index);
    if (index == 0) {
        const QSignalBlocker quiet(m_group);
        segment->setChecked(true);
    }
    return index;
}

int SegmentedControl::currentIndex() const
{
    return m_group->checkedId();
}

void SegmentedControl::setCurrentIndex(int index)
{
    if (QAbstractButton *segment = m_group->button(index))
        segment->setChecked(true);
}

void SegmentedControl::setSegmentEnabled(int index, bool enabled)
{
    if (QAbstractButton *segment = m_group->button(index))
        segment->setEnabled(enabled);
}

void SegmentedControl::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour(ColourRole::Line), 1));
    painter.setBrush(colour(ColourRole::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), cornerRadius, cornerRadius);
}

} // namespace claimcheck::ui
