#include "ui/keys/key_detail.h"

#include "ui/keys/certificate_form.h"
#include "ui/widgets/button.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/segmented_control.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::keys {

using jose::JwkPart;

namespace {

/// The text is as high as it needs to be, within these.
constexpr int leastLines = 4;
constexpr int mostLines = 22;

/// Lines that fold anywhere, in a width of so many characters.
int foldedLines(const QString &text, int width)
{
    int lines = 0;
    for (const QStringView line : QStringView(text).split(u'\n'))
        lines += qMax(1, int((line.size() + width - 1) / width));
    return lines;
}

QPlainTextEdit *makeText(QWidget *parent)
{
    auto *text = new QPlainTextEdit(parent);
    text->setObjectName(u"keys.text"_s);
    text->setAccessibleName(KeyDetail::tr("The key as text"));
    text->setFont(fixedFont());
    text->setFrameShape(QFrame::NoFrame);
    text->setReadOnly(true);
    text->setUndoRedoEnabled(false);
    text->setTabChangesFocus(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setWordWrapMode(QTextOption::WrapAnywhere);
    text->setStyleSheet(u"QPlainTextEdit { background: transparent; }"
                        "QPlainTextEdit:!focus { border: none; padding: 5px 7px; }"_s);
    return text;
}

bool canHaveCertificate(const jose::KeyEntry &entry)
{
    const crypto::Key &key = entry.jwk.key;
    const bool signs = key.kind() == crypto::KeyKind::Rsa || crypto::curveRow(key.curve()).signatureBytes > 0;
    return entry.isUsable() && key.hasPrivate() && signs && entry.jwk.certificates.empty();
}

} // namespace

KeyDetail::KeyDetail(QWidget *parent)
    : Pane(tr("Key"), u"keys.detail"_s, parent),
      m_views(new SegmentedControl(tr("Form"), u"keys.views"_s, this)), m_text(makeText(this)),
      m_note(new QLabel(this)), m_certificate(new CertificateForm(this)), m_facts(new FactModel(this)),
      m_table(new DataTable(tr("Facts of the key"), u"keys.facts"_s, this))
{
    for (const QString &name : {tr("JWK"), tr("PEM"), tr("DER"), tr("Certificate")})
        m_views->addSegment(name);
    addControl(m_views);
    m_note->setObjectName(u"keys.note"_s);
    m_note->setAccessibleName(tr("Note"));
    m_note->setProperty("tone", u"muted"_s);
    m_note->setFont(smallFont());
    m_note->setWordWrap(true);
    m_note->setContentsMargins(12, 6, 12, 8);
    m_table->setModel(m_facts);
    m_table->horizontalHeader()->hide();
    m_table->setColumns({{170, 0}, {0, 1}});
    addBody(m_text, 0);
    addBody(m_note, 0);
    addBody(m_certificate, 0);
    addLine();
    addBody(m_table);
    setFooter(makeFooter());
    connect(m_views, &SegmentedControl::currentChanged, this, &KeyDetail::present);
    connect(m_certificate, &CertificateForm::wished, this,
            [this] { emit certificateRequested(m_certificate->subject(), m_certificate->days()); });
    present();
}

QWidget *KeyDetail::makeFooter()
{
    auto *footer = new QWidget(this);
    footer->setObjectName(u"keys.acts"_s);
    footer->setAccessibleName(tr("What to do with the key"));
    m_use = new Button(tr("Use in Inspect"), u"keys.use"_s, ButtonKind::Primary, footer);
    m_copy = new Button(tr("Copy"), u"keys.copy"_s, ButtonKind::Plain, footer);
    m_save = new Button(tr("Save as\u2026"), u"keys.save"_s, ButtonKind::Plain, footer);
    m_partButton = new Button({}, u"keys.part"_s, ButtonKind::Plain, footer);
    m_phrase = new QLineEdit(footer);
    m_phrase->setObjectName(u"keys.phrase"_s);
    m_phrase->setAccessibleName(tr("Pass phrase of the saved file"));
    m_phrase->setPlaceholderText(tr("Pass phrase of the saved file; empty: not encrypted"));
    m_phrase->setEchoMode(QLineEdit::Password);
    m_phrase->setMaxLength(1024);
    auto *column = new QVBoxLayout(footer);
    column->setContentsMargins(12, 8, 12, 2);
    column->setSpacing(8);
    column->addWidget(m_phrase);
    auto *row = new QHBoxLayout;
    column->addLayout(row);
    row->setSpacing(8);
    for (Button *button : {m_use, m_copy, m_save})
        row->addWidget(button);
    row->addStretch(1);
    row->addWidget(m_partButton);
    connect(m_use, &QPushButton::clicked, this, &KeyDetail::useRequested);
    connect(m_copy, &QPushButton::clicked, this, &KeyDetail::copy);
    connect(m_save, &QPushButton::clicked, this, &KeyDetail::askWhere);
    connect(m_partButton, &QPushButton::clicked, this,
            [this] { setPart(m_part == JwkPart::Public ? JwkPart::Private : JwkPart::Public); });
    return footer;
}

void KeyDetail::show(const jose::KeyEntry *entry, const jose::CollectedSet *set, qint64 now,
                     Qt::TimeSpec display)
{
    const QByteArray key = entry && entry->isUsable() ? entry->jwk.thumbprint() : QByteArray();
    if (key != m_shown || key.isEmpty()) {
        m_part = JwkPart::Public;
        m_certificate->setSubject(entry ? u"CN="_s + QString(entry->jwk.kid.left(60)).remove(u',')
                                        : QString());
    }
    m_shown = key;
    m_entry = entry;
    m_set = set;
    m_now = now;
    m_display = display;
    present();
}

void KeyDetail::setReveal(base::Reveal reveal)
{
    m_reveal = reveal;
    if (reveal == base::Reveal::Hidden)
        m_part = JwkPart::Public;
    present();
}

void KeyDetail::setPart(JwkPart part)
{
    const bool whole = part == JwkPart::Private && m_entry && m_entry->jwk.key.hasPrivate();
    m_part = whole ? JwkPart::Private : JwkPart::Public;
    present();
}

void KeyDetail::setView(KeyView view)
{
    m_views->setCurrentIndex(int(view));
}

KeyView KeyDetail::view() const
{
    return KeyView(m_views->currentIndex());
}

void KeyDetail::present()
{
    const bool there = m_entry != nullptr;
    const ShownKey shown = there ? shownKey(*m_entry, view(), m_part, m_reveal) : ShownKey();
    setTitle(!there ? tr("Key") : m_entry->jwk.kid.isEmpty() ? tr("no kid") : m_entry->jwk.kid.left(80));
    m_text->setPlainText(shown.text.trimmed());
    fitText();
    m_text->setVisible(there && !shown.text.isEmpty());
    m_note->setText(there ? shown.note : tr("Choose a key to see it in every form."));
    m_note->setVisible(!m_note->text().isEmpty());
    m_certificate->setVisible(there && view() == KeyView::Certificate && canHaveCertificate(*m_entry));
    m_facts->setFacts(there ? keyFacts(*m_entry, *m_set, m_part, m_now, m_display) : std::vector<Fact>());
    m_views->setEnabled(there);
    m_use->setEnabled(there && m_entry->isUsable());
    m_copy->setEnabled(there);
    m_save->setEnabled(there);
    m_partButton->setVisible(there && m_entry->jwk.key.hasPrivate());
    m_partButton->setText(m_part == JwkPart::Public ? tr("Show private part") : tr("Show public part"));
    m_partButton->setAccessibleName(m_partButton->text());
    m_phrase->setVisible(canEncrypt());
    if (m_part == JwkPart::Public)
        m_phrase->clear();
}

bool KeyDetail::canEncrypt() const
{
    return m_entry && m_part == JwkPart::Private && m_entry->jwk.key.kind() != crypto::KeyKind::Secret &&
           (view() == KeyView::Pem || view() == KeyView::Der);
}

void KeyDetail::fitText()
{
    constexpr int sides = 34; // padding, margin, scroll bar
    const QFontMetrics metrics = m_text->fontMetrics();
    const int characters = qMax(20, (width() - sides) / qMax(1, metrics.horizontalAdvance(u'0')));
    const int lines = foldedLines(m_text->toPlainText(), characters);
    m_text->setFixedHeight(qBound(leastLines, lines, mostLines) * metrics.lineSpacing() + 36);
}

void KeyDetail::resizeEvent(QResizeEvent *event)
{
    Pane::resizeEvent(event);
    fitText();
}

void KeyDetail::copy()
{
    if (!m_entry)
        return;
    const auto file = keyFile(*m_entry, view(), m_part);
    if (!file)
        return emit problem(file.error().message);
    const bool binary = view() == KeyView::Der;
    QGuiApplication::clipboard()->setText(binary ? QString::fromLatin1(file->view().toByteArray().toHex())
                                                 : QString::fromUtf8(file->view()));
    emit saved(m_part == JwkPart::Private && view() != KeyView::Certificate
                   ? tr("Copied, private part included.")
                   : tr("Copied."));
}

void KeyDetail::askWhere()
{
    if (!m_entry)
        return;
    auto *dialog = new QFileDialog(this, tr("Save the key"), fileName(*m_entry, view()));
    dialog->setObjectName(u"keys.saveDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(fileName(*m_entry, view()));
    connect(dialog, &QFileDialog::fileSelected, this, &KeyDetail::save);
    dialog->open();
}

void KeyDetail::save(const QString &path)
{
    if (!m_entry)
        return;
    const auto phrase = base::SecretBytes::take(canEncrypt() ? m_phrase->text().toUtf8() : QByteArray());
    const auto content = keyFile(*m_entry, view(), m_part, phrase);
    if (!content)
        return emit problem(content.error().message);
    QSaveFile file(path);
    const bool whole = m_part == JwkPart::Private && view() != KeyView::Certificate;
    bool good = file.open(QIODevice::WriteOnly);
    if (good && whole)
        good = file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const QByteArrayView bytes = content->view();
    good = good && file.write(bytes.data(), bytes.size()) == bytes.size() && file.commit();
    if (!good)
        emit problem(tr("%1 could not be written: %2").arg(path, file.errorString()));
    else
        emit saved(!phrase.isEmpty() ? tr("Saved as %1, private part included, encrypted.").arg(path)
                   : whole           ? tr("Saved as %1, private part included.").arg(path)
                                     : tr("Saved as %1.").arg(path));
}

} // namespace claimcheck::ui::keys
