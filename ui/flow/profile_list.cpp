#include "ui/flow/profile_list.h"

#include "core/oauth/server_metadata.h"
#include "ui/flow/profile_starts.h"
#include "ui/models/cell_roles.h"
#include "ui/widgets/button.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/shortcut_action.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

constexpr int originRole = CellFirstOwnRole;

/// Where the profile goes: the host of its issuer, else of its own token endpoint.
QString placeOf(const ProfileEntry &entry)
{
    if (entry.origin == ProfileOrigin::BuiltIn)
        return ProfileList::tr("built in");
    if (const QString host = QUrl(entry.profile.issuer).host(); !host.isEmpty())
        return host;
    if (!entry.profile.account.isEmpty())
        return entry.profile.account;
    const auto own = oauth::readMetadataObject(entry.profile.metadataJson);
    const QString host = own ? own->value.tokenEndpoint.host() : QString();
    return !host.isEmpty()                  ? host
           : entry.profile.issuer.isEmpty() ? ProfileList::tr("no issuer yet")
                                            : entry.profile.issuer;
}

} // namespace

ProfileList::ProfileList(QWidget *parent)
    : Pane(tr("Profiles"), u"profileListPane"_s, parent), m_model(new QStandardItemModel(this)),
      m_table(new DataTable(tr("Profiles"), u"profileList"_s, this)),
      m_new(new Button(u"+"_s, u"profileNew"_s, ButtonKind::Plain, this))
{
    m_table->setModel(m_model);
    m_table->setColumns({{.stretch = 1}});
    m_table->horizontalHeader()->hide();
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    makeActions();
    makeNewButton();
    addBody(m_table);
    setFooter(makeFooter());
    connect(m_table, &DataTable::currentRowChanged, this, [this](int row) {
        m_remove->setEnabled(row >= 0 &&
                             m_model->item(row)->data(originRole).toInt() == int(ProfileOrigin::Own));
        if (row >= 0 && !m_filling)
            emit chosen(row);
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, &ProfileList::showMenu);
}

void ProfileList::makeActions()
{
    m_duplicate = makeShortcutAction(m_table, u"profileDuplicate"_s, tr("Duplicate"),
                                     QKeySequence(Qt::CTRL | Qt::Key_D));
    m_remove = makeShortcutAction(m_table, u"profileRemove"_s, tr("Delete"), QKeySequence::Delete);
    m_saveFile = makeShortcutAction(m_table, u"profileSaveAction"_s, tr("Save as file\u2026"));
    connect(m_duplicate, &QAction::triggered, this, &ProfileList::duplicateRequested);
    connect(m_remove, &QAction::triggered, this, &ProfileList::removeRequested);
    connect(m_saveFile, &QAction::triggered, this, &ProfileList::saveFileRequested);
}

void ProfileList::makeNewButton()
{
    m_new->setAccessibleName(tr("New profile"));
    m_new->setToolTip(tr("New profile (Ctrl+N)"));
    m_new->setShortcut(QKeySequence::New);
    auto *menu = new QMenu(m_new);
    menu->setObjectName(u"profileNewMenu"_s);
    menu->setAccessibleName(tr("New profile"));
    fillStarts(*menu, [this](const ProfileEntry &entry) { emit startRequested(entry); });
    connect(m_new, &QPushButton::clicked, this,
            [this, menu] { menu->popup(m_new->mapToGlobal(QPoint(0, m_new->height() + 2))); });
    addControl(m_new);
}

QWidget *ProfileList::makeFooter()
{
    auto *footer = new QWidget;
    footer->setObjectName(u"profileListFooter"_s);
    footer->setAccessibleName(tr("Profiles"));
    auto *import = new Button(tr("I&mport\u2026"), u"profileImport"_s);
    import->setToolTip(tr("OAuth settings of Postman, Insomnia or Bruno; a profile file"));
    auto *save = new Button(tr("Save as &file\u2026"), u"profileSaveFile"_s);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(12, 8, 12, 4);
    row->setSpacing(8);
    row->addWidget(import);
    row->addWidget(save);
    row->addStretch(1);
    connect(import, &QPushButton::clicked, this, &ProfileList::importRequested);
    connect(save, &QPushButton::clicked, this, &ProfileList::saveFileRequested);
    return footer;
}

void ProfileList::setEntries(const ProfileEntries &entries, int current)
{
    const QScopedValueRollback filling(m_filling, true);
    m_model->setRowCount(0);
    for (std::size_t row = 0; row < entries.size(); ++row) {
        m_model->appendRow(new QStandardItem);
        setRow(int(row), entries[row]);
    }
    m_table->setCurrentIndex(m_model->index(current, 0));
}

void ProfileList::updateEntry(int row, const ProfileEntry &entry)
{
    const QScopedValueRollback filling(m_filling, true);
    setRow(row, entry);
}

void ProfileList::setRow(int row, const ProfileEntry &entry)
{
    QStandardItem *item = m_model->item(row);
    const QString place = placeOf(entry);
    const QString title = entry.title().isEmpty() ? tr("(no name)") : entry.title();
    if (item->text() == title && item->data(CellNoteRole).toString() == place)
        return;
    item->setEditable(false);
    item->setText(title);
    item->setData(QVariant::fromValue(CellStyle::Text), CellStyleRole);
    item->setData(place, CellNoteRole);
    item->setData(int(entry.origin), originRole);
    item->setData(tr("%1, %2").arg(title, place), Qt::AccessibleTextRole);
}

void ProfileList::focusList()
{
    m_table->setFocus();
}

void ProfileList::showMenu(const QPoint &position)
{
    QMenu menu(this);
    menu.addActions({m_duplicate, m_saveFile, m_remove});
    menu.exec(m_table->viewport()->mapToGlobal(position));
}

} // namespace claimcheck::ui::flow
