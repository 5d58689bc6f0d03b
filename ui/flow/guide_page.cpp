#include "ui/flow/guide_page.h"

#include "core/oauth/profile_words.h"
#include "core/oauth/text.h"
#include "ui/models/cell_roles.h"
#include "ui/widgets/button.h"
#include "ui/widgets/data_table.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QStandardItemModel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

using oauth::GuideRow;

QStandardItem *cell(const QString &text, CellStyle style, const QString &note = {})
{
    auto *item = new QStandardItem(text);
    item->setEditable(false);
    item->setData(QVariant::fromValue(style), CellStyleRole);
    if (!note.isEmpty())
        item->setData(note, CellNoteRole);
    return item;
}

QList<QStandardItem *> cellsOf(const GuideRow &row)
{
    const bool avoids = *row.avoid != 0;
    QString sections = row.spec.label();
    if (avoids && row.avoidSpec.label() != sections)
        sections += u'\n' + row.avoidSpec.label();
    QStandardItem *section = cell(sections, CellStyle::Reference);
    section->setData(row.spec.url(), CellUrlRole);
    section->setData(row.spec.label(), CellReferenceRole);
    return {cell(oauth::Text::tr(row.application), CellStyle::Name, oauth::Text::tr(row.example)),
            cell(oauth::grantTitle(row.grant, row.pkce), CellStyle::Text,
                 GuidePage::tr("client: %1").arg(oauth::wordFor(row.auth))),
            cell(oauth::Text::tr(row.why), CellStyle::Text, avoids ? oauth::Text::tr(row.avoid) : QString()),
            section};
}

} // namespace

GuidePage::GuidePage(QWidget *parent)
    : Pane(tr("Which grant fits"), u"guidePage"_s, parent),
      m_table(new DataTable(tr("Kinds of application and their grants"), u"guideTable"_s, this)),
      m_use(new Button(tr("&Use this"), u"guideUse"_s, ButtonKind::Primary))
{
    fill();
    addBody(m_table);
    auto *footer = new QWidget;
    footer->setObjectName(u"guideFooter"_s);
    footer->setAccessibleName(tr("Which grant fits"));
    auto *back = new Button(tr("&Back"), u"guideClose"_s);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(12, 8, 12, 4);
    row->setSpacing(8);
    row->addStretch(1);
    row->addWidget(back);
    row->addWidget(m_use);
    setFooter(footer);
    auto *escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &GuidePage::closeRequested);
    connect(back, &QPushButton::clicked, this, &GuidePage::closeRequested);
    connect(m_use, &QPushButton::clicked, this, [this] { use(m_table->currentIndex().row()); });
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex &at) { use(at.row()); });
}

void GuidePage::fill()
{
    auto *model = new QStandardItemModel(this);
    model->setHorizontalHeaderLabels(
        {tr("Kind of application"), tr("Grant"), tr("Why"), tr("Specification")});
    for (const GuideRow &row : oauth::grantGuide())
        model->appendRow(cellsOf(row));
    m_table->setModel(model);
    m_table->setColumns({{.stretch = 5}, {.stretch = 4}, {.stretch = 10}, {.pixels = 180}});
}

void GuidePage::showFor(const GuideRow *chosen)
{
    const auto row = chosen ? int(chosen - oauth::grantGuide().data()) : 0;
    m_table->setCurrentIndex(m_table->model()->index(row, 0));
    m_table->setFocus();
}

void GuidePage::use(int row)
{
    if (row >= 0)
        emit chosen(oauth::grantGuide()[std::size_t(row)]);
}

} // namespace claimcheck::ui::flow
