#pragma once

#include "core/base/redaction.h"
#include "ui/models/inspection.h"

#include <QUrl>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace claimcheck::ui {
class Button;
}

namespace claimcheck::ui::inspect {

/// A shared secret and how its text stands for its bytes.
class SecretField : public QWidget
{
    Q_OBJECT

public:
    explicit SecretField(QWidget *parent = nullptr);

    [[nodiscard]] KeyInput input() const;
    void setText(const QString &text);
    void setReveal(base::Reveal reveal);

signals:
    void changed();

private:
    QLineEdit *m_text;
    QComboBox *m_encoding;
};

/// The text of a key or a key file, and its pass phrase where it turns out to need one. The text of a private
/// key is out of sight while secrets are hidden.
class KeyTextField : public QWidget
{
    Q_OBJECT

public:
    struct Words
    {
        QString name;       ///< object name of the text
        QString accessible; ///< of the text
        QString hint;       ///< in the empty text
        QString source;     ///< what a key's source is called
    };

    KeyTextField(KeyOrigin origin, Words words, QWidget *parent = nullptr);

    [[nodiscard]] KeyInput input() const;
    void setText(const QString &text);
    void setFile(const QString &path);
    /// Asks for a file.
    void openFile();
    void setReveal(base::Reveal reveal);
    /// Shows the field for the pass phrase where the error asks for one.
    void takeError(const std::optional<base::Error> &error);

signals:
    void changed();

private:
    void makeFileRow();
    void showText();

    KeyOrigin m_origin;
    Words m_words;
    QPlainTextEdit *m_text;
    QLabel *m_file;
    Button *m_forget;
    QLineEdit *m_passphrase;
    QString m_path;
    base::Reveal m_reveal = base::Reveal::Hidden;
};

/// A URL that keys are fetched from, and what came from there. Nothing is sent without the button.
class KeyUrlField : public QWidget
{
    Q_OBJECT

public:
    KeyUrlField(KeyOrigin origin, const QString &name, const QString &accessible, QWidget *parent = nullptr);

    [[nodiscard]] KeyInput input() const;
    [[nodiscard]] QString text() const;
    /// As if it was typed.
    void setText(const QString &text);
    /// What the field offers until the user types.
    void suggest(const QString &url);
    void setKeys(const QByteArray &keys, const QString &source);
    void setFailed();
    void clear();
    [[nodiscard]] QString source() const { return m_source; }

signals:
    void changed();
    void refused(const QString &why);
    void requested(const QUrl &url);

private:
    void request();
    void forget();

    KeyOrigin m_origin;
    QLineEdit *m_url;
    Button *m_fetch;
    QByteArray m_keys;
    QByteArray m_before;
    QString m_source;
    bool m_typed = false;
};

} // namespace claimcheck::ui::inspect
