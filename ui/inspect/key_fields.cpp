#include "ui/inspect/key_fields.h"

#include "ui/widgets/button.h"
#include "ui/widgets/fonts.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

constexpr int textLines = 3;

QLineEdit *lineField(const QString &name, const QString &accessible, QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    field->setObjectName(name);
    field->setAccessibleName(accessible);
    field->setFont(fixedFont());
    return field;
}

QLineEdit::EchoMode echoOf(base::Reveal reveal)
{
    return reveal == base::Reveal::Shown ? QLineEdit::Normal : QLineEdit::Password;
}

/// PEM says so itself; a JWK by its private members (RFC 7518 §6.2.2, §6.3.2, §6.4.1, RFC 9964).
bool isPrivateKey(const QString &text)
{
    static const QRegularExpression member(u"\"(d|k|p|q|dp|dq|qi|priv)\"\\s*:"_s);
    return text.contains("PRIVATE KEY-----"_L1) || member.match(text).hasMatch();
}

QHBoxLayout *tightRow(QWidget *parent = nullptr)
{
    auto *row = new QHBoxLayout(parent);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    return row;
}

} // namespace

SecretField::SecretField(QWidget *parent)
    : QWidget(parent), m_text(lineField(u"keyChooser.secret"_s, tr("Secret"), this)),
      m_encoding(new QComboBox(this))
{
    setObjectName(u"keyChooser.secretPage"_s);
    setAccessibleName(tr("Secret"));
    m_text->setPlaceholderText(tr("The shared secret"));
    m_text->setEchoMode(QLineEdit::Password);
    m_encoding->setObjectName(u"keyChooser.secretEncoding"_s);
    m_encoding->setAccessibleName(tr("How the secret is written"));
    m_encoding->setToolTip(tr("How the text of the secret stands for its bytes"));
    m_encoding->addItem(tr("as text"), int(jose::SecretEncoding::Utf8));
    m_encoding->addItem(tr("base64"), int(jose::SecretEncoding::Base64));
    m_encoding->addItem(tr("base64url"), int(jose::SecretEncoding::Base64Url));
    m_encoding->addItem(tr("hexadecimal"), int(jose::SecretEncoding::Hex));
    QHBoxLayout *row = tightRow(this);
    row->addWidget(m_text, 1);
    row->addWidget(m_encoding);
    setFocusProxy(m_text);
    connect(m_text, &QLineEdit::textChanged, this, &SecretField::changed);
    connect(m_encoding, &QComboBox::activated, this, &SecretField::changed);
}

KeyInput SecretField::input() const
{
    return {.origin = KeyOrigin::Secret,
            .text = m_text->text().toUtf8(),
            .source = tr("secret"),
            .encoding = jose::SecretEncoding(m_encoding->currentData().toInt())};
}

void SecretField::setText(const QString &text)
{
    m_text->setText(text);
}

void SecretField::setReveal(base::Reveal reveal)
{
    m_text->setEchoMode(echoOf(reveal));
}

KeyTextField::KeyTextField(KeyOrigin origin, Words words, QWidget *parent)
    : QWidget(parent), m_origin(origin), m_words(std::move(words)), m_text(new QPlainTextEdit(this)),
      m_file(new QLabel(this)),
      m_forget(new Button(tr("Remove"), m_words.name + u".forget"_s, ButtonKind::Link, this)),
      m_passphrase(lineField(m_words.name + u".passphrase"_s, tr("Pass phrase"), this))
{
    setObjectName(m_words.name + u".page"_s);
    setAccessibleName(m_words.accessible);
    m_text->setObjectName(m_words.name);
    m_text->setAccessibleName(m_words.accessible);
    m_text->setPlaceholderText(m_words.hint);
    m_text->setFont(fixedFont());
    // Whole lines, with the border and padding of the style sheet.
    m_text->document()->setDocumentMargin(0);
    m_text->setFixedHeight(textLines * m_text->fontMetrics().lineSpacing() + 9);
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->setTabChangesFocus(true);
    m_text->setWordWrapMode(QTextOption::WrapAnywhere);
    m_passphrase->setPlaceholderText(tr("Pass phrase of this key"));
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphrase->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_text);
    makeFileRow();
    column->addWidget(m_passphrase);
    setFocusProxy(m_text);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        showText();
        emit changed();
    });
    connect(m_passphrase, &QLineEdit::editingFinished, this, &KeyTextField::changed);
}

void KeyTextField::makeFileRow()
{
    m_forget->setFont(smallFont());
    m_file->setObjectName(m_words.name + u".file"_s);
    m_file->setAccessibleName(tr("Key file"));
    m_file->setFont(smallFont());
    QHBoxLayout *row = tightRow();
    row->addWidget(m_file);
    row->addWidget(m_forget);
    row->addStretch(1);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(m_forget, &QPushButton::clicked, this, [this] {
        if (m_path.isEmpty())
            m_text->clear();
        else
            setFile({});
    });
    m_file->hide();
    m_forget->hide();
}

void KeyTextField::openFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a key file"));
    dialog->setObjectName(m_words.name + u".dialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &KeyTextField::setFile);
    dialog->open();
}

void KeyTextField::setFile(const QString &path)
{
    m_path = path;
    showText();
    m_passphrase->clear();
    emit changed();
}

void KeyTextField::showText()
{
    const bool fromFile = !m_path.isEmpty();
    const bool hidden = !fromFile && m_reveal == base::Reveal::Hidden && isPrivateKey(m_text->toPlainText());
    m_file->setText(fromFile ? QFileInfo(m_path).fileName() : tr("Secret key, hidden (Ctrl+H shows it)"));
    m_file->setToolTip(m_path);
    m_file->setVisible(fromFile || hidden);
    m_forget->setVisible(fromFile || hidden);
    m_text->setVisible(!fromFile && !hidden);
}

KeyInput KeyTextField::input() const
{
    KeyInput input{.origin = m_origin, .path = m_path, .source = m_words.source};
    if (m_path.isEmpty())
        input.text = m_text->toPlainText().toUtf8();
    else
        input.source = QFileInfo(m_path).fileName();
    input.passphrase = base::SecretBytes(m_passphrase->text().toUtf8());
    return input;
}

void KeyTextField::setText(const QString &text)
{
    if (!m_path.isEmpty())
        setFile({});
    m_passphrase->clear();
    m_text->setPlainText(text);
}

void KeyTextField::setReveal(base::Reveal reveal)
{
    m_reveal = reveal;
    showText();
    m_passphrase->setEchoMode(echoOf(reveal));
}

void KeyTextField::takeError(const std::optional<base::Error> &error)
{
    const bool asked = error && error->code.contains("passphrase"_L1);
    const bool given = !m_passphrase->text().isEmpty();
    const bool appears = asked && !m_passphrase->isVisibleTo(this);
    m_passphrase->setVisible(asked || given);
    if (appears && isVisible() && isAncestorOf(window()->focusWidget()))
        m_passphrase->setFocus(Qt::OtherFocusReason);
}

KeyUrlField::KeyUrlField(KeyOrigin origin, const QString &name, const QString &accessible, QWidget *parent)
    : QWidget(parent), m_origin(origin), m_url(lineField(name, accessible, this)),
      m_fetch(new Button(tr("Get keys"), name + u".fetch"_s, ButtonKind::Primary, this))
{
    setObjectName(name + u".page"_s);
    setAccessibleName(accessible);
    m_url->setPlaceholderText(tr("https://\u2026"));
    m_fetch->setToolTip(origin == KeyOrigin::Issuer
                            ? tr("Asks this issuer for its metadata and its keys. Nothing is sent before.")
                            : tr("Asks this address for its keys. Nothing is sent before."));
    QHBoxLayout *row = tightRow(this);
    row->addWidget(m_url, 1);
    row->addWidget(m_fetch);
    setFocusProxy(m_url);
    connect(m_url, &QLineEdit::textEdited, this, [this] {
        m_typed = true;
        forget();
        emit changed();
    });
    connect(m_url, &QLineEdit::returnPressed, this, &KeyUrlField::request);
    connect(m_fetch, &QPushButton::clicked, this, &KeyUrlField::request);
}

void KeyUrlField::request()
{
    const QUrl url(m_url->text().trimmed(), QUrl::StrictMode);
    const bool usable =
        url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
    if (!usable) {
        emit refused(m_origin == KeyOrigin::Issuer
                         ? tr("An issuer is an https URL, such as https://id.example.org.")
                         : tr("Keys have an https URL, such as https://id.example.org/jwks."));
        return;
    }
    m_fetch->setEnabled(false);
    emit requested(url);
}

void KeyUrlField::forget()
{
    m_keys.clear();
    m_before.clear();
    m_source.clear();
}

KeyInput KeyUrlField::input() const
{
    return {.origin = m_origin, .text = m_keys, .source = m_source, .before = m_before};
}

QString KeyUrlField::text() const
{
    return m_url->text();
}

void KeyUrlField::setText(const QString &text)
{
    m_url->setText(text);
}

void KeyUrlField::suggest(const QString &url)
{
    if (m_typed || m_url->text() == url)
        return;
    m_url->setText(url);
    forget();
}

void KeyUrlField::setKeys(const QByteArray &keys, const QString &source)
{
    m_before = source == m_source ? m_keys : QByteArray();
    m_keys = keys;
    m_source = source;
    m_fetch->setEnabled(true);
}

void KeyUrlField::clear()
{
    m_url->clear();
    m_typed = false;
    forget();
}

void KeyUrlField::setFailed()
{
    m_fetch->setEnabled(true);
}

} // namespace claimcheck::ui::inspect
