// The layout of KeysWorkspace, and what a user does with the key in focus.
#include "core/base/spec_ref.h"
#include "ui/keys/fetch_form.h"
#include "ui/keys/key_detail.h"
#include "ui/keys/keys_table.h"
#include "ui/keys/keys_workspace.h"
#include "ui/keys/new_key_form.h"
#include "ui/keys/passphrase_form.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fonts.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::keys {

using jose::KeyPlace;

namespace {

constexpr int gap = 10;

} // namespace

QWidget *KeysWorkspace::makeToolbar()
{
    auto *bar = new QWidget(this);
    bar->setObjectName(u"keys.toolbar"_s);
    bar->setAccessibleName(tr("Keys"));
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 4, 0, 4);
    row->setSpacing(8);
    const auto add = [this, bar, row](const QString &text, const QString &name, ButtonKind kind, auto run) {
        auto *button = new Button(text, name, kind, bar);
        connect(button, &QPushButton::clicked, this, run);
        row->addWidget(button);
    };
    add(tr("+ New key"), u"keys.new"_s, ButtonKind::Primary, [this] { openForm(m_newForm); });
    add(tr("Open\u2026"), u"keys.open"_s, ButtonKind::Plain, [this] { emit openRequested(); });
    add(tr("From URL or issuer\u2026"), u"keys.fetch"_s, ButtonKind::Plain,
        [this] { openForm(m_fetchForm); });
    add(tr("Paste"), u"keys.paste"_s, ButtonKind::Plain, [this] { paste(); });
    row->addStretch(1);
    m_filter->setObjectName(u"keys.filter"_s);
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setPlaceholderText(tr("Filter by kid, type, use, thumbprint"));
    m_filter->setFont(smallFont());
    m_filter->setFixedWidth(240);
    m_filter->setClearButtonEnabled(true);
    row->addWidget(m_filter);
    return bar;
}

QWidget *KeysWorkspace::makeKeysPane()
{
    auto *pane = new Pane(tr("Keys"), u"keys.pane"_s, this);
    m_sources->setObjectName(u"keys.sources"_s);
    m_sources->setAccessibleName(tr("Where the keys came from"));
    m_sources->setProperty("tone", u"muted"_s);
    m_sources->setFont(smallFont());
    m_empty->setText(tr("No keys yet"),
                     tr("Make one, open a file, paste keys, or ask an issuer for its own."));
    pane->addChip(m_count);
    pane->addControl(m_sources);
    pane->addBody(m_table);
    pane->addBody(m_empty);
    return pane;
}

QWidget *KeysWorkspace::makeNotice()
{
    auto *bar = new QWidget(this);
    bar->setObjectName(u"keys.noticeBar"_s);
    bar->setAccessibleName(tr("Notice"));
    m_notice->setObjectName(u"keys.notice"_s);
    m_notice->setAccessibleName(tr("Notice"));
    m_notice->setWordWrap(true);
    m_notice->hide();
    m_cancel->hide();
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(2, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_notice, 1);
    row->addWidget(m_cancel);
    return bar;
}

void KeysWorkspace::layOut()
{
    auto *panes = new QSplitter(Qt::Horizontal, this);
    panes->setObjectName(u"keys.panes"_s);
    panes->setAccessibleName(tr("Panes"));
    panes->setHandleWidth(gap);
    panes->setChildrenCollapsible(false);
    panes->addWidget(makeKeysPane());
    panes->addWidget(m_detail);
    m_detail->setMinimumWidth(380);
    panes->setSizes({814, 520});
    panes->setStretchFactor(0, 3);
    panes->setStretchFactor(1, 2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap, gap, gap, gap);
    column->setSpacing(6);
    column->addWidget(makeToolbar());
    for (QWidget *form : {static_cast<QWidget *>(m_newForm), static_cast<QWidget *>(m_fetchForm),
                          static_cast<QWidget *>(m_passphraseForm)})
        column->addWidget(form);
    column->addWidget(makeNotice());
    column->addWidget(panes, 1);
}

void KeysWorkspace::openForm(QWidget *form)
{
    closeForms();
    say({}, Tone::Neutral);
    if (form == m_newForm)
        m_newForm->open(u"k-%1"_s.arg(m_made + 1));
    else if (form == m_fetchForm)
        m_fetchForm->open();
}

void KeysWorkspace::closeForms()
{
    for (QWidget *form : {static_cast<QWidget *>(m_newForm), static_cast<QWidget *>(m_fetchForm),
                          static_cast<QWidget *>(m_passphraseForm)})
        form->hide();
}

void KeysWorkspace::paste()
{
    takeText(QGuiApplication::clipboard()->text());
}

void KeysWorkspace::useInInspect()
{
    const auto place = m_table->chosen();
    if (!place)
        return;
    const jose::CollectedSet &set = m_collection.sets()[place->set];
    const jose::KeyEntry &entry = set.keys[place->key];
    const auto part = entry.jwk.key.hasPrivate() ? jose::JwkPart::Private : jose::JwkPart::Public;
    const auto text = jose::writeKeys({&entry, 1}, {.form = jose::KeyForm::JwkSet, .part = part});
    if (!text)
        return say(text.error().message, Tone::Error);
    TokenHandover key;
    key.keys = text->view().toByteArray();
    if (part == jose::JwkPart::Public && !set.address.isEmpty())
        key.keySource = set.address;
    emit tokenHandedOver(key);
}

void KeysWorkspace::fetchAgain()
{
    const int chosen = m_table->chosenSet();
    if (chosen < 0)
        return;
    const jose::CollectedSet &set = m_collection.sets()[std::size_t(chosen)];
    if (set.place == KeyPlace::Issuer || set.place == KeyPlace::JwksUrl)
        m_fetchForm->fetch(set.place, set.name);
    else if (set.place == KeyPlace::File)
        takeFile(set.name);
}

void KeysWorkspace::forgetSet()
{
    const int chosen = m_table->chosenSet();
    if (chosen < 0)
        return;
    m_detail->show(nullptr, nullptr, 0, Qt::UTC);
    m_collection.remove(std::size_t(chosen));
    refresh(std::nullopt);
}

void KeysWorkspace::makeCommands()
{
    const auto add = [this](const QString &id, const QString &text, const QKeySequence &shortcut, auto run) {
        auto *action = new QAction(text, this);
        action->setObjectName(id);
        action->setShortcut(shortcut);
        connect(action, &QAction::triggered, this, run);
        m_commands << action;
    };
    add(u"keys.action.new"_s, tr("Make a new key"), QKeySequence::New, [this] { openForm(m_newForm); });
    add(u"keys.action.fetch"_s, tr("Get keys from a URL or an issuer"), Qt::CTRL | Qt::Key_L,
        [this] { openForm(m_fetchForm); });
    add(u"keys.action.paste"_s, tr("Paste keys"), Qt::CTRL | Qt::SHIFT | Qt::Key_V, [this] { paste(); });
    add(u"keys.action.filter"_s, tr("Filter the keys"), QKeySequence::Find,
        [this] { m_filter->setFocus(Qt::ShortcutFocusReason); });
    add(u"keys.action.again"_s, tr("Read this key set again"), QKeySequence::Refresh,
        [this] { fetchAgain(); });
    add(u"keys.action.forget"_s, tr("Forget this key set"), {}, [this] { forgetSet(); });
    add(u"keys.action.use"_s, tr("Use this key in Inspect"), Qt::CTRL | Qt::Key_Return,
        [this] { useInInspect(); });
    add(u"keys.action.copy"_s, tr("Copy the key as it is shown"), Qt::CTRL | Qt::SHIFT | Qt::Key_C,
        [this] { m_detail->copy(); });
    add(u"keys.action.save"_s, tr("Save the key as\u2026"), QKeySequence::Save,
        [this] { m_detail->askWhere(); });
    add(u"keys.action.private"_s, tr("Show the private part of the key"), {},
        [this] { m_detail->setPart(jose::JwkPart::Private); });
}

QWidget *KeysWorkspace::firstFocus() const
{
    return m_collection.isEmpty() ? findChild<QWidget *>(u"keys.new"_s) : m_table;
}

FileWish KeysWorkspace::fileWish() const
{
    return {tr("Open keys"), tr("Keys (*.json *.jwk *.jwks *.pem *.key *.der *.crt *.cer *.p12 *.pfx *.pub);;"
                                "All files (*)")};
}

HelpText KeysWorkspace::help() const
{
    const base::SpecRef spec{base::Spec::Rfc7517, "4"};
    return {
        tr("Keys"),
        tr("A JWK says its kind (kty), its name (kid), what it is for (use, alg), and the key itself. Its "
           "thumbprint (RFC 7638) names it wherever it stands. Without being asked for, only the public "
           "part is shown, copied or saved."),
        spec.label(), spec.url()};
}

} // namespace claimcheck::ui::keys
