#include "ui/inspect/secret_panel.h"

#include "ui/widgets/button.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/verdict_box.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

constexpr int wholeProgress = 1000;
constexpr int widestForm = 760;

} // namespace

SecretPanel::SecretPanel(QWidget *parent)
    : Pane(tr("Weak secret"), u"secretTest"_s, parent), m_words(new QLineEdit(this)),
      m_choose(new Button(tr("Choose a list\u2026"), u"secretTest.choose"_s, ButtonKind::Plain, this)),
      m_start(new Button(tr("Try the words"), u"secretTest.start"_s, ButtonKind::Primary, this)),
      m_cancel(new Button(tr("Cancel"), u"secretTest.cancel"_s, ButtonKind::Plain, this)),
      m_progress(new QProgressBar(this)), m_rate(new QLabel(this)),
      m_verdict(new VerdictBox(u"secretTest.verdict"_s, this))
{
    setAccessibleName(tr("Weak secret"));
    m_words->setObjectName(u"secretTest.words"_s);
    m_words->setAccessibleName(tr("Word list: a file, one word a line"));
    m_words->setPlaceholderText(tr("The short list that comes along, or a file with one word a line"));
    m_progress->setObjectName(u"secretTest.progress"_s);
    m_progress->setAccessibleName(tr("How much of the list is tried"));
    m_progress->setRange(0, wholeProgress);
    m_progress->setTextVisible(false);
    m_rate->setObjectName(u"secretTest.rate"_s);
    m_rate->setAccessibleName(tr("Rate"));
    m_rate->setProperty("tone", u"muted"_s);
    m_rate->setFont(smallFont());
    layOut();
    connect(m_choose, &QPushButton::clicked, this, &SecretPanel::chooseFile);
    connect(m_start, &QPushButton::clicked, this, &SecretPanel::start);
    connect(m_cancel, &QPushButton::clicked, this, &SecretPanel::stop);
    connect(&m_search, &SecretSearch::progressed, this, &SecretPanel::showProgress);
    connect(&m_search, &SecretSearch::finished, this, &SecretPanel::showResult);
    setOriginal({});
}

void SecretPanel::layOut()
{
    auto *body = new QWidget(this);
    auto *form = new QWidget(body);
    body->setObjectName(u"secretTest.body"_s);
    form->setObjectName(u"secretTest.form"_s);
    for (QWidget *part : {body, form})
        part->setAccessibleName(tr("Test for a weak secret"));
    form->setMaximumWidth(widestForm);
    auto *around = new QVBoxLayout(body);
    around->setContentsMargins(12, 12, 12, 12);
    around->addWidget(form);
    around->addStretch(1);
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_verdict);
    auto *words = new QHBoxLayout;
    words->addWidget(m_words, 1);
    words->addWidget(m_choose);
    column->addLayout(words);
    column->addWidget(m_progress);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_start);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_rate, 1);
    column->addLayout(buttons);
    addBody(body);
}

void SecretPanel::setOriginal(const token::TokenDocument &document)
{
    m_search.stop();
    m_original = document;
    m_found = {};
    m_progress->setValue(0);
    m_rate->clear();
    m_cancel->setEnabled(false);
    m_verdict->set(Tone::Neutral, tr("Is the secret in a list of words?"),
                   tr("Whoever holds a token signed with HS256, HS384 or HS512 can try words until one fits, "
                      "without asking anybody. Nothing is sent."));
}

void SecretPanel::setWords(const QString &path)
{
    m_words->setText(path);
}

void SecretPanel::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Word list"));
    if (!path.isEmpty())
        setWords(path);
}

void SecretPanel::start()
{
    const QString path = m_words->text().trimmed();
    const auto words =
        path.isEmpty() ? base::Result(attack::WordList::builtIn()) : attack::WordList::ofFile(path);
    if (!words)
        return m_verdict->set(Tone::Error, tr("No words"), words.error().message);
    m_found = {};
    m_size = words.value()->size();
    m_start->setEnabled(false);
    m_cancel->setEnabled(true);
    m_verdict->set(Tone::Neutral, tr("Trying \u2026"), tr("Each word of the list as secret of this token."));
    m_search.start(m_original, *words);
}

void SecretPanel::showProgress(const attack::SearchProgress &progress)
{
    if (m_size > 0)
        m_progress->setValue(int(qMin(progress.bytes, m_size) * wholeProgress / m_size));
    m_rate->setText(
        tr("%1 words, %2 a second")
            .arg(QLocale().toString(progress.words), QLocale().toString(qint64(progress.perSecond()))));
}

void SecretPanel::showResult(const SecretSearch::Result &result)
{
    m_start->setEnabled(true);
    m_cancel->setEnabled(false);
    if (!result)
        return m_verdict->set(Tone::Error, tr("Cannot be tried"), result.error().message);
    showProgress(result->progress);
    switch (result->end) {
    case attack::SearchEnd::Found: m_found = result->secret; return showFound();
    case attack::SearchEnd::NotFound:
        return m_verdict->set(
            Tone::Ok, tr("Not in this list"),
            tr("That does not make the secret good: it should be random and as long as the hash."));
    case attack::SearchEnd::Stopped: break;
    }
    m_verdict->set(Tone::Neutral, tr("Cancelled"), tr("The rest of the list was not tried."));
}

void SecretPanel::showFound()
{
    if (m_found.isEmpty())
        return;
    const QString secret = base::masked(QString::fromUtf8(m_found.view().toByteArray()), m_reveal);
    m_verdict->set(
        Tone::Error, tr("The secret is in the list: %1").arg(secret),
        tr("Anybody can find it and sign tokens with it. Change it for a random one, as long as the hash at "
           "least."));
}

void SecretPanel::setReveal(base::Reveal reveal)
{
    m_reveal = reveal;
    showFound();
}

} // namespace claimcheck::ui::inspect
