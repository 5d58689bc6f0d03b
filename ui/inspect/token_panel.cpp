#include "ui/inspect/token_panel.h"

#include "ui/inspect/token_words.h"
#include "ui/models/time_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/byte_colours.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/token_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

/// Work that is shorter than this needs no words.
constexpr int patienceMilliseconds = 200;
/// From here on the expiry is near enough to warn.
constexpr qint64 soonSeconds = 5 * 60;

} // namespace

TokenPanel::TokenPanel(QWidget *parent)
    : Pane(tr("Token"), u"token"_s, parent), m_kind(new Chip(u"token.kind"_s, this)),
      m_serialization(new Chip(u"token.serialization"_s, this)),
      m_algorithm(new Chip(u"token.algorithm"_s, this)), m_size(new Chip(u"token.size"_s, this)),
      m_time(new Chip(u"token.time"_s, this)),
      m_cancel(new Button(tr("Reading \u2026 Cancel"), u"token.cancel"_s, ButtonKind::Link, this)),
      m_stack(new QStackedWidget(this)), m_text(new TokenText(tr("Token"), u"token.text"_s, this)),
      m_cleaning(new QLabel(this))
{
    for (Chip *chip : {m_kind, m_serialization, m_algorithm, m_size, m_time})
        addChip(chip);
    addChip(m_cancel);
    m_cancel->hide();
    connect(m_cancel, &QPushButton::clicked, this, &TokenPanel::cancelRequested);
    makeControls();
    m_cleaning->setObjectName(u"token.cleaning"_s);
    m_cleaning->setAccessibleName(tr("What was taken away"));
    m_cleaning->setProperty("tone", u"muted"_s);
    m_cleaning->setFont(smallFont());
    m_cleaning->setContentsMargins(12, 6, 12, 0);
    m_cleaning->setTextFormat(Qt::RichText);
    m_cleaning->setWordWrap(true);
    m_cleaning->hide();
    connect(m_cleaning, &QLabel::linkActivated, this,
            [this](const QString &link) { emit otherTokenRequested(QByteArray::fromHex(link.toLatin1())); });
    m_text->setPlaceholder(tr("Paste a token, or press Ctrl+O"));
    addBody(m_cleaning, 0);
    m_stack->setObjectName(u"token.stack"_s);
    m_stack->setAccessibleName(tr("Token"));
    m_stack->addWidget(m_text);
    addBody(m_stack);
    makeEmptyPage();
}

void TokenPanel::makeControls()
{
    auto *paste = new Button(tr("Paste"), u"token.paste"_s, ButtonKind::Plain, this);
    paste->setToolTip(tr("Paste a token from the clipboard (Ctrl+V anywhere)"));
    auto *open = new Button(tr("Open\u2026"), u"token.open"_s, ButtonKind::Plain, this);
    open->setToolTip(tr("Open a file that holds a token (Ctrl+O)"));
    m_edit = new Button(tr("Edit && re-sign"), u"token.edit"_s, ButtonKind::Plain, this);
    m_edit->setAccessibleName(tr("Edit and re-sign"));
    m_edit->setToolTip(tr("Edit a copy, make variants for testing a server, try a weak secret (Ctrl+E)"));
    connect(m_edit, &QPushButton::clicked, this, &TokenPanel::editRequested);
    m_copy = new Button(tr("Copy as"), u"token.copy"_s, ButtonKind::Plain, this);
    auto *menu = new QMenu(m_copy);
    menu->setObjectName(u"token.copyMenu"_s);
    menu->setAccessibleName(tr("Copy as"));
    for (const report::CopyRow &row : report::copyTable()) {
        QAction *action = menu->addAction(report::copyTitle(row), this,
                                          [this, kind = row.kind] { emit copyRequested(kind); });
        action->setObjectName(u"token.copy."_s + QLatin1StringView(row.name));
    }
    m_copy->setDropDown(menu);
    for (Button *button : {paste, open, m_edit, m_copy}) {
        button->setFont(smallFont());
        addControl(button);
    }
    connect(paste, &QPushButton::clicked, this, &TokenPanel::pasteRequested);
    connect(open, &QPushButton::clicked, this, &TokenPanel::openRequested);
}

void TokenPanel::makeEmptyPage()
{
    auto *sample = new Button(tr("Show a sample"), u"token.sample"_s, ButtonKind::Link, m_text->viewport());
    sample->setToolTip(tr("A token made and signed on this machine, with the key to check it"));
    sample->move(13, 32);
    connect(sample, &QPushButton::clicked, this, &TokenPanel::sampleRequested);
}

void TokenPanel::showCleaning(const token::CleanedPaste &paste)
{
    QStringList words;
    for (const token::CleaningStep &step : paste.steps)
        words << step.message.toHtmlEscaped();
    for (const token::FoundToken &other : paste.others) {
        const QString name = other.name.isEmpty() ? tr("another token") : other.name;
        words << tr("Also there: <a href=\"%1\">%2</a>.")
                     .arg(QString::fromLatin1(other.text.toHex()), name.toHtmlEscaped());
        if (words.size() > 8)
            break;
    }
    m_cleaning->setText(words.join(u' '));
    m_cleaning->setVisible(!words.isEmpty());
}

void TokenPanel::show(const TokenView &view, TextChange change)
{
    const token::TokenDocument &document = view.document();
    const bool bad = document.kind() == token::TokenKind::Unreadable;
    m_kind->set(kindText(view), bad ? Tone::Error : Tone::Neutral,
                bad ? Chip::Mark::OfTone : Chip::Mark::None);
    m_serialization->set(serializationText(document));
    m_algorithm->set(algorithmName(document));
    m_size->set(tr("%1 bytes").arg(QLocale().toString(document.text().size())));
    m_validity = view.validity;
    setNow(m_validity.now);
    if (change == TextChange::Replace)
        m_text->setText(document.text());
    const bool same = change == TextChange::Replace || m_text->text() == document.text();
    m_text->setSpans(same ? byteSpans(view.tokenColours) : std::vector<ByteSpan>{});
    showCleaning(document.paste());
    m_edit->setEnabled(document.jws() != nullptr);
    m_copy->setEnabled(true);
    if (auto *sample = findChild<Button *>(u"token.sample"_s))
        sample->hide();
}

void TokenPanel::clear()
{
    for (Chip *chip : {m_kind, m_serialization, m_algorithm, m_size, m_time})
        chip->set({});
    m_validity = {};
    m_text->setText({});
    m_cleaning->hide();
    m_edit->setEnabled(false);
    m_copy->setEnabled(false);
    if (auto *sample = findChild<Button *>(u"token.sample"_s))
        sample->show();
}

void TokenPanel::setBusy(bool busy)
{
    m_cancel->setProperty("busy", busy);
    if (!busy)
        return m_cancel->hide();
    QTimer::singleShot(patienceMilliseconds, this,
                       [this] { m_cancel->setVisible(m_cancel->property("busy").toBool()); });
}

void TokenPanel::say(const QString &text)
{
    m_cleaning->setText(text.toHtmlEscaped());
    m_cleaning->setVisible(!text.isEmpty());
}

void TokenPanel::setNow(qint64 now)
{
    if (m_validity.notBefore && now < *m_validity.notBefore)
        return m_time->set(tr("not valid for another %1").arg(durationText(*m_validity.notBefore - now)),
                           Tone::Warning, Chip::Mark::OfTone);
    if (!m_validity.expires)
        return m_time->set({});
    const qint64 left = *m_validity.expires - now;
    if (left <= 0)
        return m_time->set(tr("expired %1").arg(relativeText(*m_validity.expires, now)), Tone::Error,
                           Chip::Mark::OfTone);
    const bool soon = left < soonSeconds;
    m_time->set(tr("expires in %1").arg(durationText(left)), soon ? Tone::Warning : Tone::Neutral,
                soon ? Chip::Mark::OfTone : Chip::Mark::None);
}

} // namespace claimcheck::ui::inspect
