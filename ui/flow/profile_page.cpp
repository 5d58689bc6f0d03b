#include "ui/flow/profile_page.h"

#include "ui/flow/guide_page.h"
#include "ui/flow/import_page.h"
#include "ui/flow/profile_form.h"
#include "ui/flow/profile_list.h"
#include "ui/flow/profile_notes.h"
#include "ui/flow/profile_starts.h"
#include "ui/flow/request_preview.h"
#include "ui/widgets/button.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/verdict_box.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

constexpr int listWidth = 268;
constexpr int previewWidth = 320;
constexpr int paneGap = 10;

QScrollArea *scrolled(QWidget *body, const QString &name, const QString &accessibleName)
{
    auto *scroll = new QScrollArea;
    scroll->setObjectName(name);
    scroll->setAccessibleName(accessibleName);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(body);
    scroll->viewport()->setAutoFillBackground(false);
    body->setAutoFillBackground(false);
    return scroll;
}

QString headingOf(const std::vector<ProfileNote> &notes)
{
    return notes.size() == 1 ? ProfilePage::tr("One thing to know")
                             : ProfilePage::tr("%1 things to know").arg(notes.size());
}

/// The profile's own metadata wins.
oauth::ServerMetadata withOwn(oauth::ServerMetadata metadata, const oauth::Profile &profile)
{
    if (profile.metadataJson.isEmpty())
        return metadata;
    const auto merged = oauth::applyOverrides(metadata, profile.metadataJson);
    return merged ? *merged : metadata;
}

} // namespace

ProfilePage::ProfilePage(QWidget *parent)
    : QWidget(parent), m_list(new ProfileList), m_form(new ProfileForm),
      m_formPane(new Pane(tr("Profile"), u"profilePane"_s)), m_preview(new PreviewText),
      m_notes(new VerdictBox(u"profileNotes"_s)), m_problem(new QLabel),
      m_save(new Button(tr("&Save"), u"profileSave"_s, ButtonKind::Primary)), m_guide(new GuidePage),
      m_import(new ImportPage), m_formPage(makeFormPage()), m_pages(new QStackedWidget)
{
    setObjectName(u"profilePage"_s);
    setAccessibleName(tr("Profiles"));
    setAcceptDrops(true);
    m_pages->setObjectName(u"profilePages"_s);
    m_pages->setAccessibleName(tr("Profile"));
    for (QWidget *page : {m_formPage, static_cast<QWidget *>(m_guide), static_cast<QWidget *>(m_import)})
        m_pages->addWidget(page);
    m_list->setFixedWidth(listWidth);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(paneGap);
    row->addWidget(m_list);
    row->addWidget(m_pages, 1);
    connectList();
    connectPages();
}

QWidget *ProfilePage::makeFormPage()
{
    m_formPane->addBody(scrolled(m_form, u"profileScroll"_s, tr("Profile")));
    m_formPane->setFooter(makeFooter());
    auto *page = new QWidget;
    page->setObjectName(u"profileFormPage"_s);
    page->setAccessibleName(tr("Profile"));
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(paneGap);
    row->addWidget(m_formPane, 1);
    row->addWidget(makePreview());
    return page;
}

QWidget *ProfilePage::makeFooter()
{
    auto *footer = new QWidget;
    footer->setObjectName(u"profileFooter"_s);
    footer->setAccessibleName(tr("Profile"));
    m_problem->setObjectName(u"profileProblem"_s);
    m_problem->setAccessibleName(tr("Problem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setProperty("tone", u"error"_s);
    auto *checkUp = new Button(tr("C&heck up\u2026"), u"profileCheckUp"_s);
    checkUp->setToolTip(tr("Send this provider what it must refuse"));
    auto *cancel = new Button(tr("&Cancel"), u"profileCancel"_s);
    m_save->setToolTip(tr("Keep the profiles while the window is open, and run this one (Ctrl+S)"));
    m_save->setShortcut(QKeySequence::Save);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(12, 8, 12, 4);
    row->setSpacing(8);
    row->addWidget(checkUp);
    row->addWidget(m_problem, 1);
    row->addWidget(cancel);
    row->addWidget(m_save);
    connect(checkUp, &QPushButton::clicked, this, [this] { emit checkUpRequested(m_form->profile()); });
    connect(cancel, &QPushButton::clicked, this, &ProfilePage::cancelled);
    connect(m_save, &QPushButton::clicked, this, [this] { emit accepted(m_entries, m_current); });
    return footer;
}

Pane *ProfilePage::makePreview()
{
    auto *intro = new QLabel(tr("The first request that this profile sends:"));
    intro->setObjectName(u"previewIntro"_s);
    intro->setAccessibleName(tr("Preview"));
    intro->setWordWrap(true);
    intro->setProperty("tone", u"muted"_s);
    auto *body = new QWidget;
    body->setObjectName(u"previewBody"_s);
    body->setAccessibleName(tr("Preview"));
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(12);
    column->addWidget(intro);
    column->addWidget(m_preview);
    column->addWidget(m_notes);
    column->addStretch(1);
    auto *pane = new Pane(tr("Preview"), u"previewPane"_s);
    pane->addBody(scrolled(body, u"previewScroll"_s, tr("Preview")));
    pane->setFixedWidth(previewWidth);
    return pane;
}

void ProfilePage::connectList()
{
    connect(m_list, &ProfileList::chosen, this, &ProfilePage::showEntry);
    connect(m_list, &ProfileList::startRequested, this, &ProfilePage::start);
    connect(m_list, &ProfileList::duplicateRequested, this, &ProfilePage::duplicate);
    connect(m_list, &ProfileList::removeRequested, this, &ProfilePage::remove);
    connect(m_list, &ProfileList::importRequested, this, &ProfilePage::askForImport);
    connect(m_list, &ProfileList::saveFileRequested, this, &ProfilePage::saveAsFile);
    connect(m_form, &ProfileForm::edited, this, &ProfilePage::onEdited);
}

void ProfilePage::connectPages()
{
    connect(m_form, &ProfileForm::guideRequested, this, [this](const oauth::GuideRow *chosen) {
        m_pages->setCurrentWidget(m_guide);
        m_guide->showFor(chosen);
    });
    connect(m_guide, &GuidePage::closeRequested, this, [this] { m_pages->setCurrentWidget(m_formPage); });
    connect(m_guide, &GuidePage::chosen, this, [this](const oauth::GuideRow &row) {
        m_pages->setCurrentWidget(m_formPage);
        m_form->applyGuide(row);
    });
    connect(m_import, &ImportPage::cancelled, this, [this] { m_pages->setCurrentWidget(m_formPage); });
    connect(m_import, &ImportPage::accepted, this, [this](const std::vector<oauth::Profile> &profiles) {
        for (const oauth::Profile &profile : profiles)
            m_entries.push_back({profile, ProfileOrigin::Own, nullptr});
        showEntry(int(m_entries.size() - profiles.size()));
        m_list->setEntries(m_entries, m_current);
        m_list->focusList();
    });
}

void ProfilePage::edit(const ProfileEntries &entries, int current)
{
    m_entries = entries;
    if (m_entries.empty())
        m_entries.push_back(emptyProfile());
    showEntry(std::clamp(current, 0, int(m_entries.size()) - 1));
    m_list->setEntries(m_entries, m_current);
    m_list->focusList();
}

void ProfilePage::start(const ProfileEntry &entry)
{
    m_entries.push_back(entry);
    showEntry(int(m_entries.size()) - 1);
    m_list->setEntries(m_entries, m_current);
    auto *name = m_form->findChild<QLineEdit *>(u"profileName"_s);
    name->setFocus();
    name->selectAll();
}

void ProfilePage::showEntry(int row)
{
    m_current = row;
    m_form->setProfile(m_entries[std::size_t(row)].profile);
    m_pages->setCurrentWidget(m_formPage);
    refresh();
}

void ProfilePage::replaceCurrent(const oauth::Profile &profile)
{
    m_form->setProfile(profile);
    onEdited();
}

/// A profile of the built-in provider stays as it is: what is changed is a copy of it.
void ProfilePage::onEdited()
{
    const oauth::Profile edited = m_form->profile();
    if (m_entries[std::size_t(m_current)].origin == ProfileOrigin::BuiltIn)
        copyBuiltIn(edited);
    else
        m_entries[std::size_t(m_current)].profile = edited;
    m_list->updateEntry(m_current, m_entries[std::size_t(m_current)]);
    refresh();
}

void ProfilePage::copyBuiltIn(const oauth::Profile &edited)
{
    ProfileEntry copy{edited, ProfileOrigin::Own, nullptr};
    if (copy.profile.name == m_entries[std::size_t(m_current)].profile.name) {
        copy.profile.name = tr("%1 (copy)").arg(copy.profile.name);
        m_form->setName(copy.profile.name);
    }
    m_entries.push_back(copy);
    m_current = int(m_entries.size()) - 1;
    m_list->setEntries(m_entries, m_current);
}

void ProfilePage::duplicate()
{
    ProfileEntry copy = m_entries[std::size_t(m_current)];
    copy.origin = ProfileOrigin::Own;
    copy.profile.name = tr("%1 (copy)").arg(copy.title());
    m_entries.push_back(copy);
    showEntry(int(m_entries.size()) - 1);
    m_list->setEntries(m_entries, m_current);
}

void ProfilePage::remove()
{
    if (m_entries[std::size_t(m_current)].origin == ProfileOrigin::BuiltIn)
        return;
    m_entries.erase(m_entries.begin() + m_current);
    if (m_entries.empty())
        m_entries.push_back(emptyProfile());
    showEntry(std::min(m_current, int(m_entries.size()) - 1));
    m_list->setEntries(m_entries, m_current);
}

std::optional<oauth::ServerMetadata> ProfilePage::metadataOf(const oauth::Profile &profile) const
{
    auto known = m_known && !profile.issuer.isEmpty() ? m_known(profile.issuer) : std::nullopt;
    return known ? std::optional(withOwn(*std::move(known), profile)) : std::nullopt;
}

void ProfilePage::refresh()
{
    const ProfileEntry &entry = m_entries[std::size_t(m_current)];
    const auto metadata = metadataOf(entry.profile);
    const oauth::ServerMetadata *known = metadata ? &*metadata : nullptr;
    m_formPane->setTitle(entry.title().isEmpty() ? tr("Profile") : entry.title());
    m_preview->setParts(
        requestPreview(entry.profile, withOwn(metadata.value_or(oauth::ServerMetadata{}), entry.profile)));
    const std::vector<ProfileNote> notes = profileNotes(entry, known);
    QStringList sentences;
    std::ranges::transform(notes, std::back_inserter(sentences), &ProfileNote::sentence);
    const bool warns =
        std::ranges::any_of(notes, [](const ProfileNote &note) { return note.tone == Tone::Warning; });
    m_notes->set(warns ? Tone::Warning : Tone::Info, headingOf(notes), sentences.join("\n\n"_L1));
    m_notes->setVisible(!notes.empty());
    const QString problem = m_form->problem();
    say(problem);
    m_save->setEnabled(problem.isEmpty());
    emit shown(entry.profile);
}

void ProfilePage::say(const QString &problem)
{
    m_problem->setText(problem);
}

} // namespace claimcheck::ui::flow
