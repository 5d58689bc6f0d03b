#include "ui/flow/waiting_bar.h"

#include "core/base/clock.h"
#include "ui/flow/run_session.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

constexpr int longestPause = 600; ///< seconds

QLabel *waitingLabel(const QString &name, const QString &accessibleName, const QString &tone = {})
{
    auto *label = new QLabel;
    label->setObjectName(name);
    label->setAccessibleName(accessibleName);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("tone", tone);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString clockText(qint64 milliseconds)
{
    const qint64 seconds = std::max<qint64>(0, (milliseconds + 999) / 1000);
    return u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QChar(u'0'));
}

void copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace

QString waitingText(const WaitingFacts &facts, int pause, qint64 now)
{
    QStringList parts;
    if (facts.expiresAt > 0)
        parts += now < facts.expiresAt ? WaitingBar::tr("expires in %1").arg(clockText(facts.expiresAt - now))
                                       : WaitingBar::tr("expired");
    parts += facts.polls == 1 ? WaitingBar::tr("1 poll") : WaitingBar::tr("%1 polls").arg(facts.polls);
    const qint64 seconds = std::max<qint64>(facts.interval, pause);
    parts += WaitingBar::tr("every %1 s").arg(seconds);
    if (facts.lastAnswer > 0) {
        const qint64 left = facts.lastAnswer + seconds * 1000 - now;
        parts += WaitingBar::tr("next in %1 s").arg(std::max<qint64>(0, (left + 999) / 1000));
    }
    if (facts.slowDowns > 0)
        parts += facts.slowDowns == 1 ? WaitingBar::tr("asked once to slow down")
                                      : WaitingBar::tr("asked %1 times to slow down").arg(facts.slowDowns);
    return parts.join(u" \u00b7 "_s);
}

WaitingBar::WaitingBar(RunSession &session, const base::Clock &clock, QWidget *parent)
    : QFrame(parent), m_session(session), m_clock(clock), m_code(waitingLabel(u"waitingCode"_s, tr("Code"))),
      m_todo(waitingLabel(u"waitingTodo"_s, tr("What to do"))),
      m_address(waitingLabel(u"waitingAddress"_s, tr("Address"))),
      m_progress(waitingLabel(u"waitingProgress"_s, tr("Polling"), u"muted"_s)),
      m_open(new Button(tr("&Open the page"), u"waitingOpen"_s)),
      m_copyAddress(new Button(tr("Copy address"), u"waitingCopyAddress"_s)), m_pause(new QSpinBox)
{
    setObjectName(u"waitingBar"_s);
    setAccessibleName(tr("Waiting for the user"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 10, 16, 10);
    row->setSpacing(20);
    m_codePart = makeCode();
    row->addWidget(m_codePart);
    row->addWidget(makeWords(), 1);
    row->addWidget(m_open);
    row->addWidget(m_copyAddress);
    row->addWidget(makePause());
    m_seconds.setInterval(1000);
    connect(&m_seconds, &QTimer::timeout, this, &WaitingBar::update);
    connect(m_open, &QPushButton::clicked, this, &WaitingBar::openPage);
    connect(m_copyAddress, &QPushButton::clicked, this,
            [this] { copy(m_facts.page.toString(QUrl::FullyEncoded)); });
    hide();
}

QWidget *WaitingBar::makeCode()
{
    auto *part = new QWidget;
    part->setObjectName(u"waitingCodePart"_s);
    part->setAccessibleName(tr("Code"));
    QFont large = fixedFont();
    large.setPointSizeF(large.pointSizeF() * 2);
    large.setWeight(QFont::DemiBold);
    m_code->setFont(large);
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *copyCode = new Button(tr("Copy"), u"waitingCopyCode"_s);
    copyCode->setAccessibleName(tr("Copy the code"));
    connect(copyCode, &QPushButton::clicked, this, [this] { copy(m_facts.code); });
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_code);
    row->addWidget(copyCode);
    return part;
}

QWidget *WaitingBar::makeWords()
{
    auto *part = new QWidget;
    part->setObjectName(u"waitingWords"_s);
    part->setAccessibleName(tr("What to do"));
    m_address->setFont(fixedFont());
    m_todo->setWordWrap(true);
    m_progress->setFont(ui::smallFont());
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    for (QLabel *label : {m_todo, m_address, m_progress})
        column->addWidget(label);
    return part;
}

QWidget *WaitingBar::makePause()
{
    auto *part = new QWidget;
    part->setObjectName(u"waitingPausePart"_s);
    part->setAccessibleName(tr("Pause between polls"));
    m_pause->setObjectName(u"waitingPause"_s);
    m_pause->setAccessibleName(tr("Pause between polls, in seconds"));
    m_pause->setRange(0, longestPause);
    m_pause->setSuffix(tr(" s"));
    m_pause->setSpecialValueText(tr("as the server wants"));
    m_pause->setKeyboardTracking(false);
    m_pause->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_pause->setMinimumWidth(150);
    m_pause->setToolTip(tr("Never shorter than what the server wants"));
    auto *label = new QLabel(tr("Pa&use between polls"));
    label->setObjectName(u"waitingPauseLabel"_s);
    label->setAccessibleName(tr("Pause between polls"));
    label->setFont(ui::smallFont());
    label->setProperty("tone", u"muted"_s);
    label->setBuddy(m_pause);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(label);
    column->addWidget(m_pause);
    connect(m_pause, &QSpinBox::valueChanged, this, [this](int seconds) {
        m_session.setPollPause(seconds);
        update();
    });
    return part;
}

void WaitingBar::update()
{
    const auto *runner = m_session.isGoing() ? m_session.runner() : nullptr;
    const auto facts = runner ? waitingFacts(runner->state()) : std::nullopt;
    if (facts)
        show(*facts);
    setVisible(facts.has_value());
    if (!facts)
        m_seconds.stop();
    else if (!m_seconds.isActive())
        m_seconds.start();
}

void WaitingBar::show(const WaitingFacts &facts)
{
    m_facts = facts;
    const QString large = facts.code.isEmpty() ? facts.message : facts.code;
    m_code->setText(large);
    m_codePart->setVisible(!large.isEmpty());
    const bool page = !facts.page.isEmpty();
    m_todo->setText(
        page ? tr("Open the address on any device, and confirm that it shows this code:")
             : tr("The server asks the user on a device of theirs; there the same message is shown."));
    m_address->setText(facts.address.toString());
    m_address->setVisible(page);
    m_open->setVisible(page);
    m_copyAddress->setVisible(page);
    m_pause->setValue(m_session.pollPause());
    m_progress->setText(waitingText(facts, m_session.pollPause(), m_clock.nowMilliseconds()));
}

void WaitingBar::openPage()
{
    m_session.openInBrowser(m_facts.page);
}

void WaitingBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(ColourRole::InfoGround));
    painter.drawRoundedRect(rect(), 8, 8);
}

} // namespace claimcheck::ui::flow
