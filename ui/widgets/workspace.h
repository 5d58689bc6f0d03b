#pragma once

#include "core/base/redaction.h"
#include "ui/widgets/help_text.h"

#include <QList>
#include <QWidget>

class QAction;

namespace claimcheck::ui {

enum class TimeDisplay : quint8 { Utc, Local };

/// A token on its way from one workspace to Inspect, with the keys that its sender already knows.
struct TokenHandover
{
    QByteArray token;
    QByteArray keys;   ///< text of a JWK Set or PEM; empty for none
    QString keySource; ///< where the keys came from, e.g. "https://issuer.example/jwks"
};

/// What a file dialog asks for. An empty title: files are none of this workspace's business.
struct FileWish
{
    QString title;
    QString filter; ///< as QFileDialog has it
};

/// One of the five modes of the main window. It keeps its state while another is shown.
class Workspace : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// The first part of the window's title, e.g. "at+jwt from id.example.org"; may be empty.
    [[nodiscard]] virtual QString documentTitle() const { return {}; }
    /// What the command palette and shortcuts offer while this workspace is shown. Their text is translated.
    [[nodiscard]] virtual QList<QAction *> commands() const { return {}; }
    /// What F1 says of the thing in focus inside this workspace.
    [[nodiscard]] virtual HelpText help() const { return {}; }
    /// What gets the focus when the workspace is shown.
    [[nodiscard]] virtual QWidget *firstFocus() const { return nullptr; }

    /// The files that this workspace opens itself; the frame sends all others to Inspect.
    [[nodiscard]] virtual FileWish fileWish() const { return {}; }

    /// Pasted or dropped text, a dropped or opened file, a token from another workspace.
    virtual void takeText(const QString &) {}
    virtual void takeFile(const QString &) {}
    virtual void takeToken(const TokenHandover &) {}

    virtual void setReveal(base::Reveal) {}
    virtual void setTimeDisplay(TimeDisplay) {}

signals:
    void documentTitleChanged();
    /// The frame's business: the clipboard and the file dialog.
    void pasteRequested();
    void openRequested();
    /// Another workspace's business: open this token in Inspect.
    void tokenHandedOver(const claimcheck::ui::TokenHandover &token);
};

} // namespace claimcheck::ui
