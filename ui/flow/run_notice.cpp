#include "ui/flow/run_notice.h"

#include "core/base/spec_ref.h"
#include "ui/flow/run_session.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/icons.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

RunNotice::RunNotice(QWidget *parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_text(new QLabel(this)), m_url(new QLineEdit(this)),
      m_copy(new Button(tr("Copy URL"), u"copyBrowserUrl"_s, ButtonKind::Plain, this)),
      m_open(new Button(tr("Open again"), u"openBrowserAgain"_s, ButtonKind::Plain, this)),
      m_restart(new Button(tr("Restart"), u"noticeRestart"_s, ButtonKind::Plain, this)),
      m_stepUp(new Button(tr("&Log in again with what the API asks for"), u"noticeStepUp"_s,
                          ButtonKind::Plain, this))
{
    setObjectName(u"runNotice"_s);
    setAccessibleName(tr("Notice"));
    m_icon->setObjectName(u"runNotice.icon"_s);
    m_icon->setAccessibleName(tr("Kind of notice"));
    m_text->setObjectName(u"runNotice.text"_s);
    m_text->setAccessibleName(tr("Notice"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_url->setObjectName(u"browserUrl"_s);
    m_url->setAccessibleName(tr("Authorization URL"));
    m_url->setReadOnly(true);
    m_url->setFont(fixedFont());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_url, 1);
    for (Button *button : {m_copy, m_open, m_restart, m_stepUp})
        row->addWidget(button);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_url->text()); });
    connect(m_open, &QPushButton::clicked, this, &RunNotice::openAgainRequested);
    connect(m_restart, &QPushButton::clicked, this, &RunNotice::restartRequested);
    connect(m_stepUp, &QPushButton::clicked, this, &RunNotice::stepUpRequested);
    set(Kind::None, {}, {});
}

namespace {

/// "acr_values 2, max_age 300, scope payments", as the challenge has them.
QString askedFor(const oauth::StepUp &stepUp)
{
    QStringList parts;
    const std::pair<QLatin1StringView, QByteArray> all[] = {
        {"acr_values"_L1, stepUp.acrValues}, {"max_age"_L1, stepUp.maxAge}, {"scope"_L1, stepUp.scope}};
    for (const auto &[name, value] : all) {
        if (!value.isEmpty())
            parts += name + u' ' + QString::fromLatin1(value);
    }
    return parts.join(", "_L1);
}

} // namespace

void RunNotice::show(const RunSession &session)
{
    const RunPhase phase = session.phase();
    m_canRestart = !session.isRecorded();
    const QString url = session.browserUrl().toString(QUrl::FullyEncoded);
    if (!session.startProblem().isEmpty())
        return set(Kind::Failure, session.startProblem(), {});
    if (phase == RunPhase::Failed && session.result().failure)
        return set(Kind::Failure, session.result().failure->message, {});
    if (phase == RunPhase::InBrowser && !session.browserProblem().isEmpty())
        return set(Kind::BrowserProblem,
                   tr("The browser did not open: %1 Open this URL yourself.").arg(session.browserProblem()),
                   url);
    if (phase == RunPhase::InBrowser)
        return set(Kind::Browser, tr("Sign in and consent in the browser; the run goes on by itself."), url);
    if (const auto stepUp = session.stepUp())
        return set(Kind::StepUp,
                   tr("The API asks for a stronger or more recent sign-in (%1): %2.")
                       .arg(base::SpecRef{base::Spec::Rfc9470, "3"}.label(), askedFor(*stepUp)),
                   {});
    const bool stays = m_kind == Kind::Problem || m_kind == Kind::Done;
    if (!stays || session.isGoing())
        set(Kind::None, {}, {});
}

void RunNotice::showProblem(const QString &problem)
{
    set(Kind::Problem, problem, {});
}

void RunNotice::showDone(const QString &words)
{
    set(Kind::Done, words, {});
}

void RunNotice::set(Kind kind, const QString &text, const QString &url)
{
    constexpr Tone tones[] = {Tone::Neutral, Tone::Info, Tone::Warning, Tone::Error,
                              Tone::Error,   Tone::Ok,   Tone::Warning};
    m_kind = kind;
    m_text->setText(text);
    m_icon->setPixmap(toneIcon(tones[std::size_t(kind)]).pixmap(16, 16));
    if (m_url->text() != url) {
        m_url->setText(url);
        m_url->setCursorPosition(0);
    }
    m_url->setVisible(!url.isEmpty());
    m_copy->setVisible(!url.isEmpty());
    m_open->setVisible(!url.isEmpty());
    m_restart->setVisible(kind == Kind::Failure && m_canRestart);
    m_stepUp->setVisible(kind == Kind::StepUp);
    setVisible(kind != Kind::None);
    update();
}

void RunNotice::paintEvent(QPaintEvent *)
{
    constexpr ColourRole grounds[] = {
        ColourRole::Surface,     ColourRole::InfoGround, ColourRole::WarnGround, ColourRole::ErrorGround,
        ColourRole::ErrorGround, ColourRole::OkGround,   ColourRole::WarnGround};
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(grounds[std::size_t(m_kind)]));
    painter.drawRoundedRect(rect(), 8, 8);
}

} // namespace claimcheck::ui::flow
