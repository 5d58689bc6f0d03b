#include "ui/keys/keys_workspace.h"

#include "ui/keys/fetch_form.h"
#include "ui/keys/key_detail.h"
#include "ui/keys/keys_table.h"
#include "ui/keys/new_key_form.h"
#include "ui/keys/passphrase_form.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"

#include <QLabel>
#include <QLineEdit>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::keys {

using jose::KeyPlace;

KeysWorkspace::KeysWorkspace(const base::Clock &clock, QWidget *parent)
    : Workspace(parent), m_clock(clock), m_work(new KeyWork(this)),
      m_model(new KeysModel(m_collection, this)), m_table(new KeysTable(m_model, this)),
      m_empty(new EmptyState(u"keys.empty"_s, this)), m_detail(new KeyDetail(this)),
      m_newForm(new NewKeyForm(this)), m_fetchForm(new FetchForm(this)),
      m_passphraseForm(new PassphraseForm(this)), m_filter(new QLineEdit(this)),
      m_count(new Chip(u"keys.count"_s, this)), m_sources(new QLabel(this)), m_notice(new QLabel(this)),
      m_cancel(new Button(tr("Cancel"), u"keys.cancel"_s, ButtonKind::Plain, this))
{
    setObjectName(u"keys"_s);
    setAccessibleName(tr("Keys"));
    m_model->setContext(context());
    layOut();
    connectForms();
    makeCommands();
    refresh(std::nullopt);
}

void KeysWorkspace::connectForms()
{
    connect(m_work, &KeyWork::busyChanged, this, &KeysWorkspace::showBusy);
    connect(m_work, &KeyWork::finished, this,
            [this](const KeyWork::Result &outcome) { takeOutcome(*outcome); });
    connect(m_cancel, &QPushButton::clicked, m_work, &KeyWork::cancel);
    connect(m_table, &KeysTable::chosenChanged, this, &KeysWorkspace::showChosen);
    connect(m_filter, &QLineEdit::textChanged, m_table, &KeysTable::setFilter);
    connect(m_newForm, &NewKeyForm::wished, this, [this] { makeKey(m_newForm->wish()); });
    connect(m_newForm, &NewKeyForm::cancelled, this, &KeysWorkspace::closeForms);
    connect(m_fetchForm, &FetchForm::cancelled, this, &KeysWorkspace::closeForms);
    connect(m_fetchForm, &FetchForm::refused, this, [this](const QString &why) { say(why, Tone::Error); });
    connect(m_fetchForm, &FetchForm::requested, this, [this](KeyPlace place, const QUrl &url) {
        say(tr("Asking %1 \u2026").arg(url.host()), Tone::Neutral);
        emit fetchRequested(place, url);
    });
    connect(m_passphraseForm, &PassphraseForm::cancelled, this, &KeysWorkspace::closeForms);
    connect(m_passphraseForm, &PassphraseForm::given, this, [this] {
        ReadWish again = m_last;
        again.passphrase = m_passphraseForm->take();
        closeForms();
        read(std::move(again));
    });
    connect(m_detail, &KeyDetail::useRequested, this, &KeysWorkspace::useInInspect);
    connect(m_detail, &KeyDetail::certificateRequested, this, &KeysWorkspace::makeCertificate);
    connect(m_detail, &KeyDetail::saved, this, [this](const QString &text) { say(text, Tone::Ok); });
    connect(m_detail, &KeyDetail::problem, this, [this](const QString &text) { say(text, Tone::Error); });
}

CellContext KeysWorkspace::context() const
{
    return {m_clock.nowSeconds(), m_display == TimeDisplay::Utc ? Qt::UTC : Qt::LocalTime, m_signers};
}

void KeysWorkspace::read(ReadWish wish)
{
    m_last = wish;
    m_last.passphrase = {};
    const QString name = wish.name.isEmpty() ? tr("pasted text") : wish.name.section(u'/', -1);
    m_work->run(tr("Reading %1 \u2026").arg(name),
                [todo = std::move(wish)](const crypto::StopQuestion &) { return readSet(todo); });
}

void KeysWorkspace::takeText(const QString &text)
{
    if (text.trimmed().isEmpty())
        return say(tr("There is no text to paste."), Tone::Error);
    read({.place = KeyPlace::Pasted, .bytes = text.toUtf8(), .now = m_clock.nowSeconds()});
}

void KeysWorkspace::takeFile(const QString &path)
{
    read({.place = KeyPlace::File, .name = path, .now = m_clock.nowSeconds()});
}

void KeysWorkspace::takeFetched(KeyPlace place, const QUrl &asked, const QByteArray &text, const QUrl &from)
{
    read({.place = place,
          .name = asked.toDisplayString(),
          .address = from.toDisplayString(),
          .bytes = text,
          .now = m_clock.nowSeconds()});
}

void KeysWorkspace::setFetchFailure(const QString &message)
{
    say(message, Tone::Error);
}

void KeysWorkspace::makeKey(const jose::KeyWish &wish)
{
    m_work->run(tr("Making a key: %1 \u2026").arg(QString::fromLatin1(wish.kind->title)),
                [wish](const crypto::StopQuestion &stop) { return makeNew(wish, stop); });
}

void KeysWorkspace::makeCertificate(const QString &subject, int days)
{
    const auto place = m_table->chosen();
    if (!place)
        return;
    const jose::Jwk jwk = m_collection.sets()[place->set].keys[place->key].jwk;
    const qint64 now = m_clock.nowSeconds();
    m_work->run(tr("Making a certificate \u2026"),
                [=](const crypto::StopQuestion &) { return keys::makeCertificate(jwk, subject, days, now); });
}

void KeysWorkspace::takeOutcome(const KeyOutcome &outcome)
{
    if (outcome.error) {
        if (outcome.error->code.startsWith("key-passphrase-wrong"_L1) ||
            outcome.error->code == "key-needs-passphrase"_L1) {
            openForm(m_passphraseForm);
            return m_passphraseForm->open(outcome.error->message);
        }
        return say(outcome.error->message, Tone::Error);
    }
    m_last = {}; // pasted keys may be private ones
    std::optional<KeyPosition> chosen = m_table->chosen();
    if (outcome.set)
        chosen = KeyPosition{m_collection.put(*outcome.set), 0};
    if (outcome.made) {
        m_collection.addMade(*outcome.made, m_clock.nowSeconds());
        const auto made = std::ranges::find(m_collection.sets(), KeyPlace::Made, &jose::CollectedSet::place);
        chosen = KeyPosition{std::size_t(made - m_collection.sets().begin()), made->keys.size() - 1};
        ++m_made;
    }
    if (!outcome.certificates.empty())
        m_collection.certify(outcome.certified, outcome.certificates);
    closeForms();
    refresh(chosen);
}

void KeysWorkspace::refresh(std::optional<KeyPosition> chosen)
{
    m_detail->show(nullptr, nullptr, 0, Qt::UTC); // it must not look at a key that is gone
    m_model->refresh();
    m_model->setContext(context());
    const bool empty = m_collection.isEmpty();
    m_table->setVisible(!empty);
    m_empty->setVisible(empty);
    const std::size_t count = m_collection.keyCount();
    m_count->set(empty ? QString() : count == 1 ? tr("1 key") : tr("%1 keys").arg(qsizetype(count)));
    m_sources->setText(collectionText(m_collection));
    if (chosen)
        choose(*chosen);
    showChosen();
}

void KeysWorkspace::choose(KeyPosition position)
{
    m_table->choose(position);
}

void KeysWorkspace::showChosen()
{
    const auto place = m_table->chosen();
    const CellContext now = context();
    if (!place)
        return m_detail->show(nullptr, nullptr, now.now, now.display);
    const jose::CollectedSet &set = m_collection.sets()[place->set];
    m_detail->show(&set.keys[place->key], &set, now.now, now.display);
}

void KeysWorkspace::showBusy()
{
    m_cancel->setVisible(m_work->isBusy());
    if (m_work->isBusy())
        say(m_work->title(), Tone::Neutral);
    else
        say({}, Tone::Neutral);
}

void KeysWorkspace::say(const QString &text, Tone tone)
{
    m_notice->setText(text);
    m_notice->setProperty("tone", tone == Tone::Error ? u"error"_s : tone == Tone::Ok ? u"ok"_s : u"muted"_s);
    m_notice->style()->unpolish(m_notice);
    m_notice->style()->polish(m_notice);
    m_notice->setVisible(!text.isEmpty());
}

void KeysWorkspace::setReveal(base::Reveal reveal)
{
    m_detail->setReveal(reveal);
}

void KeysWorkspace::setTimeDisplay(TimeDisplay display)
{
    m_display = display;
    m_model->setContext(context());
    showChosen();
}

void KeysWorkspace::setSigners(const QByteArrayList &thumbprints)
{
    m_signers = thumbprints;
    m_model->setContext(context());
}

} // namespace claimcheck::ui::keys
