#pragma once

#include "ui/flow/recording_reader.h"

#include <QFrame>

class QComboBox;
class QLabel;

namespace claimcheck::ui {
class Button;
}

namespace claimcheck::ui::flow {

class RunSession;

/// A strip above the panes while a run out of a file is shown or read: which file, which of its flows, and
/// that nothing is sent for it.
class RecordingBar final : public QFrame
{
    Q_OBJECT

public:
    explicit RecordingBar(RunSession &session, QWidget *parent = nullptr);

    /// Reads the file and shows its first flow; what is wrong with it is said in the strip.
    void open(const QString &path);
    /// Shows the flow with this index in the file.
    void choose(int flow);

signals:
    /// A file was read, whether or not it holds a flow.
    void opened();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Kind : quint8 { None, Reading, Shown, Problem };
    void set(Kind kind, const QString &text);
    void take(const std::shared_ptr<const RecordingFile> &file);
    void dismiss();
    void follow();

    RunSession &m_session;
    RecordingReader m_reader;
    Kind m_kind = Kind::None;
    std::shared_ptr<const RecordingFile> m_file;
    QLabel *m_icon;
    QLabel *m_text;
    QComboBox *m_flows;
    Button *m_close;
};

} // namespace claimcheck::ui::flow
