#include "ui/compare/compare_notice.h"

#include "ui/widgets/button.h"
#include "ui/widgets/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

namespace {
constexpr int barWidth = 260;
} // namespace

CompareNotice::CompareNotice(QWidget *parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_text(new QLabel(this)), m_bar(new QProgressBar(this)),
      m_button(new Button({}, u"compareCancel"_s, ButtonKind::Plain, this))
{
    setObjectName(u"compareNotice"_s);
    setAccessibleName(tr("Notice"));
    m_icon->setObjectName(u"compareNotice.icon"_s);
    m_icon->setAccessibleName(tr("Kind of notice"));
    m_text->setObjectName(u"compareNotice.text"_s);
    m_text->setAccessibleName(tr("Notice"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_bar->setObjectName(u"compareProgress"_s);
    m_bar->setAccessibleName(tr("Progress of the measurement"));
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(barWidth, 6);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_bar);
    row->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_kind == Kind::Progress)
            emit cancelRequested();
        else
            clear();
    });
    clear();
}

void CompareNotice::showProgress(int done, int total, const QString &phrase)
{
    m_bar->setRange(0, total);
    m_bar->setValue(qMin(done, total));
    set(Kind::Progress, phrase.isEmpty() ? tr("Measuring") : tr("Measuring: %1").arg(phrase));
}

void CompareNotice::showProblem(const QString &words)
{
    set(Kind::Problem, words);
}

void CompareNotice::showDone(const QString &words)
{
    set(Kind::Done, words);
}

void CompareNotice::clear()
{
    set(Kind::None, {});
}

QString CompareNotice::text() const
{
    return m_text->text();
}

void CompareNotice::set(Kind kind, const QString &text)
{
    constexpr Tone tones[] = {Tone::Neutral, Tone::Info, Tone::Error, Tone::Ok};
    m_text->setText(text);
    if (m_kind != kind || isHidden() != (kind == Kind::None)) {
        m_kind = kind;
        m_icon->setPixmap(toneIcon(tones[std::size_t(kind)]).pixmap(16, 16));
        const QString button = kind == Kind::Progress ? tr("Cancel") : tr("Dismiss");
        m_button->setText(button);
        m_button->setAccessibleName(button);
        m_button->setToolTip(kind == Kind::Progress ? tr("End here; what was measured stays (Esc)")
                                                    : QString());
        m_bar->setVisible(kind == Kind::Progress);
        setVisible(kind != Kind::None);
        update();
    }
}

void CompareNotice::paintEvent(QPaintEvent *)
{
    constexpr ColourRole grounds[] = {ColourRole::Surface, ColourRole::InfoGround, ColourRole::ErrorGround,
                                      ColourRole::OkGround};
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(grounds[std::size_t(m_kind)]));
    painter.drawRoundedRect(rect(), 8, 8);
}

} // namespace claimcheck::ui::compare
