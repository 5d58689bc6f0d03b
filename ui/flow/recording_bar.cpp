#include "ui/flow/recording_bar.h"

#include "ui/flow/run_session.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icons.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

/// "1 · demo-native at https://op.example · 8 messages".
QString flowTitle(int number, const claimcheck::flow::RunState &run)
{
    const QString client =
        run.profile.client.id.isEmpty() ? RecordingBar::tr("unknown client") : run.profile.client.id;
    const QString who =
        run.result.issuer.isEmpty() ? client : RecordingBar::tr("%1 at %2").arg(client, run.result.issuer);
    const auto count = run.trace.messages().size();
    const QString messages =
        count == 1 ? RecordingBar::tr("1 message") : RecordingBar::tr("%1 messages").arg(count);
    return u"%1 \u00b7 %2 \u00b7 %3"_s.arg(QString::number(number), who, messages);
}

} // namespace

RecordingBar::RecordingBar(RunSession &session, QWidget *parent)
    : QFrame(parent), m_session(session), m_icon(new QLabel(this)), m_text(new QLabel(this)),
      m_flows(new QComboBox(this)), m_close(new Button({}, u"recordingClose"_s, ButtonKind::Plain, this))
{
    setObjectName(u"recordingBar"_s);
    setAccessibleName(tr("Recorded run"));
    m_icon->setObjectName(u"recordingBar.icon"_s);
    m_icon->setAccessibleName(tr("Kind of notice"));
    m_text->setObjectName(u"recordingBar.text"_s);
    m_text->setAccessibleName(tr("Recorded run"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_flows->setObjectName(u"recordingFlows"_s);
    m_flows->setAccessibleName(tr("Flow of the file"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_flows);
    row->addWidget(m_close);
    connect(m_flows, &QComboBox::activated, this, &RecordingBar::choose);
    connect(m_close, &QPushButton::clicked, this, &RecordingBar::dismiss);
    connect(&m_reader, &RecordingReader::finished, this, &RecordingBar::take);
    connect(&m_session, &RunSession::changed, this, &RecordingBar::follow);
    set(Kind::None, {});
}

void RecordingBar::open(const QString &path)
{
    set(Kind::Reading, tr("Reading %1\u2026").arg(QFileInfo(path).fileName()));
    m_reader.read(path);
}

void RecordingBar::take(const std::shared_ptr<const RecordingFile> &file)
{
    const QString name = QFileInfo(file->path).fileName();
    if (!file->problem.isEmpty()) {
        set(Kind::Problem, tr("%1 cannot be shown: %2.").arg(name, file->problem));
        emit opened();
        return;
    }
    m_file = file;
    m_flows->clear();
    for (std::size_t index = 0; index < file->runs.size(); ++index)
        m_flows->addItem(flowTitle(int(index) + 1, *file->runs[index]));
    choose(0);
    emit opened();
}

void RecordingBar::choose(int flow)
{
    if (!m_file || flow < 0 || flow >= int(m_file->runs.size()))
        return;
    const QString name = QFileInfo(m_file->path).fileName();
    const QString text = tr("%1 \u00b7 recorded run, offline: nothing is sent for it.").arg(name);
    m_flows->setCurrentIndex(flow);
    m_session.showRecorded(m_file->runs[std::size_t(flow)], name);
    set(Kind::Shown, m_file->damage.isEmpty() ? text : text + u' ' + m_file->damage);
}

/// A live run, or another profile, takes the place of the recorded one.
void RecordingBar::follow()
{
    if (m_kind == Kind::Shown && !m_session.isRecorded())
        set(Kind::None, {});
}

void RecordingBar::dismiss()
{
    const Kind was = m_kind;
    m_reader.cancel();
    if (was == Kind::Shown)
        return m_session.closeRecorded();
    // What was shown before this file still is.
    if (m_session.isRecorded())
        return choose(m_flows->currentIndex());
    set(Kind::None, {});
}

void RecordingBar::set(Kind kind, const QString &text)
{
    m_kind = kind;
    m_text->setText(text);
    m_text->setToolTip(text);
    const bool damaged = kind == Kind::Shown && m_file && !m_file->damage.isEmpty();
    m_icon->setPixmap(toneIcon(kind == Kind::Problem ? Tone::Error
                               : damaged             ? Tone::Warning
                                                     : Tone::Info)
                          .pixmap(16, 16));
    m_flows->setVisible(kind == Kind::Shown && m_flows->count() > 1);
    const QString button = kind == Kind::Reading ? tr("Cancel")
                           : kind == Kind::Shown ? tr("Close")
                                                 : tr("Dismiss");
    m_close->setText(button);
    m_close->setAccessibleName(button);
    setVisible(kind != Kind::None);
    update();
}

void RecordingBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(m_kind == Kind::Problem ? ColourRole::ErrorGround : ColourRole::InfoGround));
    painter.drawRoundedRect(rect(), 8, 8);
}

} // namespace claimcheck::ui::flow
