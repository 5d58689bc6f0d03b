#include "ui/flow/import_page.h"

#include "core/oauth/grant_guide.h"
#include "ui/flow/setting_rows.h"
#include "ui/models/cell_roles.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/pane.h"

#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QShortcut>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

QStandardItem *importCell(const QString &text, CellStyle style, const QString &note = {})
{
    auto *item = new QStandardItem(text);
    item->setEditable(false);
    item->setData(QVariant::fromValue(style), CellStyleRole);
    if (!note.isEmpty())
        item->setData(note, CellNoteRole);
    return item;
}

} // namespace

ImportPage::ImportPage(QWidget *parent)
    : QWidget(parent), m_profiles(new QStandardItemModel(this)), m_taken(new QStandardItemModel(this)),
      m_left(new QStandardItemModel(this))
{
    setObjectName(u"importPage"_s);
    setAccessibleName(tr("Import"));
    auto *right = new QVBoxLayout;
    right->setSpacing(10);
    right->addWidget(makeTaken(), 3);
    right->addWidget(makeLeft(), 2);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(makeProfiles(), 2);
    row->addLayout(right, 5);
    auto *escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &ImportPage::cancelled);
}

Pane *ImportPage::makeProfiles()
{
    m_profilesPane = new Pane(tr("Import"), u"importProfilesPane"_s);
    m_profilesTable = new DataTable(tr("Profiles of the file"), u"importProfiles"_s);
    m_profilesTable->setModel(m_profiles);
    m_profilesTable->setColumns({{.stretch = 1}});
    m_profilesTable->horizontalHeader()->hide();
    m_profilesPane->addBody(m_profilesTable);
    m_profilesPane->setFooter(makeFooter());
    connect(m_profilesTable, &DataTable::currentRowChanged, this, &ImportPage::showProfile);
    return m_profilesPane;
}

Pane *ImportPage::makeTaken()
{
    auto *pane = new Pane(tr("Taken over"), u"importTakenPane"_s);
    auto *table = new DataTable(tr("Taken over"), u"importTaken"_s);
    table->setModel(m_taken);
    table->setColumns({{.stretch = 2}, {.stretch = 3}});
    pane->addBody(table);
    return pane;
}

Pane *ImportPage::makeLeft()
{
    auto *pane = new Pane(tr("Not taken over"), u"importLeftPane"_s);
    m_leftCount = new Chip(u"importLeftCount"_s);
    pane->addChip(m_leftCount);
    auto *table = new DataTable(tr("Not taken over"), u"importLeft"_s);
    table->setModel(m_left);
    table->setColumns({{.stretch = 2}, {.stretch = 3}});
    pane->addBody(table);
    return pane;
}

QWidget *ImportPage::makeFooter()
{
    auto *footer = new QWidget;
    footer->setObjectName(u"importFooter"_s);
    footer->setAccessibleName(tr("Import"));
    auto *environment = new Button(tr("With an &environment\u2026"), u"importEnvironment"_s);
    environment->setToolTip(tr("A Postman environment: values for the variables of the file"));
    auto *cancel = new Button(tr("&Cancel"), u"importCancel"_s);
    m_add = new Button(tr("&Add"), u"importAdd"_s, ButtonKind::Primary);
    m_problem = new QLabel;
    m_problem->setObjectName(u"importProblem"_s);
    m_problem->setAccessibleName(tr("Problem"));
    m_problem->setProperty("tone", u"error"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(environment);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_add);
    auto *column = new QVBoxLayout(footer);
    column->setContentsMargins(12, 8, 12, 4);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    connect(environment, &QPushButton::clicked, this, &ImportPage::askForEnvironment);
    connect(cancel, &QPushButton::clicked, this, &ImportPage::cancelled);
    connect(m_add, &QPushButton::clicked, this, &ImportPage::accept);
    return footer;
}

base::Result<void> ImportPage::show(const QString &fileName, const QByteArray &file)
{
    auto imported = oauth::importProfiles(file);
    if (!imported)
        return imported.error();
    m_fileName = fileName;
    m_file = file;
    m_problem->hide();
    take(std::move(*imported));
    return {};
}

void ImportPage::take(std::vector<oauth::ImportedProfile> imported)
{
    m_imported = std::move(imported);
    m_profilesPane->setTitle(tr("Import from %1").arg(m_fileName));
    m_profiles->setRowCount(0);
    for (const oauth::ImportedProfile &each : m_imported) {
        const QString grant = oauth::grantTitle(each.profile.grant, each.profile.pkce);
        m_profiles->appendRow(importCell(
            each.profile.name, CellStyle::Text,
            each.notTaken.empty() ? grant
                                  : tr("%1 \u00b7 %2 not taken over").arg(grant).arg(each.notTaken.size())));
    }
    m_add->setText(m_imported.size() == 1 ? tr("&Add the profile")
                                          : tr("&Add %1 profiles").arg(m_imported.size()));
    m_add->setAccessibleName(m_add->text().remove(u'&'));
    m_profilesTable->setCurrentIndex(m_profiles->index(0, 0));
    m_profilesTable->setFocus();
}

void ImportPage::showProfile(int row)
{
    m_taken->clear();
    m_left->clear();
    m_taken->setHorizontalHeaderLabels({tr("Setting"), tr("Value")});
    m_left->setHorizontalHeaderLabels({tr("Setting of the file"), tr("Why, and what to do")});
    if (row < 0)
        return m_leftCount->set({});
    const oauth::ImportedProfile &shown = m_imported[std::size_t(row)];
    for (const SettingRow &setting : settingRows(shown.profile))
        m_taken->appendRow(
            {importCell(setting.name, CellStyle::Name), importCell(setting.value, CellStyle::Value)});
    for (const oauth::NotTaken &left : shown.notTaken)
        m_left->appendRow({importCell(left.name, CellStyle::Name), importCell(left.why, CellStyle::Text)});
    const bool none = shown.notTaken.empty();
    m_leftCount->set(none ? tr("nothing") : QString::number(shown.notTaken.size()),
                     none ? Tone::Ok : Tone::Warning, Chip::Mark::OfTone);
}

void ImportPage::askForEnvironment()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a Postman environment"), {},
                                                      tr("Postman environments (*.json)"));
    if (path.isEmpty())
        return;
    QFile file(path);
    auto imported = file.open(QIODevice::ReadOnly) ? oauth::importProfiles(m_file, file.read(maximumImport))
                                                   : base::Error{"file-unreadable"_L1, file.errorString()};
    m_problem->setVisible(!imported);
    if (imported)
        take(std::move(*imported));
    else
        m_problem->setText(imported.error().message);
}

void ImportPage::accept()
{
    std::vector<oauth::Profile> profiles;
    for (const oauth::ImportedProfile &each : m_imported)
        profiles.push_back(each.profile);
    emit accepted(profiles);
}

} // namespace claimcheck::ui::flow
