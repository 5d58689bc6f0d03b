#include "ui/shell/command_palette.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::shell {

namespace {

constexpr int paletteWidth = 560;
constexpr int rowHeight = 30;
constexpr int maximumRows = 12;
constexpr int indexRole = Qt::UserRole;
constexpr int shortcutRole = Qt::UserRole + 1;

/// The name on the left, the shortcut on the right.
class CommandDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & QStyle::State_Selected) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colour(ColourRole::Selection));
            painter->drawRoundedRect(option.rect, 6, 6);
        }
        const QRect inner = option.rect.adjusted(10, 0, -10, 0);
        painter->setFont(interfaceFont());
        painter->setPen(colour(ColourRole::Text));
        painter->drawText(inner, Qt::AlignVCenter | Qt::AlignLeft, index.data().toString());
        painter->setFont(smallFont());
        painter->setPen(colour(ColourRole::Muted));
        painter->drawText(inner, Qt::AlignVCenter | Qt::AlignRight, index.data(shortcutRole).toString());
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {100, rowHeight};
    }
};

/// All words of the search occur in the name.
bool matches(const QString &name, const QString &search)
{
    const QStringList words = search.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(words,
                               [&](const QString &word) { return name.contains(word, Qt::CaseInsensitive); });
}

} // namespace

CommandPalette::CommandPalette(QWidget *parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint), m_field(new QLineEdit(this)),
      m_list(new QListWidget(this))
{
    setObjectName(u"commandPalette"_s);
    setAccessibleName(tr("Commands"));
    setAttribute(Qt::WA_TranslucentBackground);
    m_field->setObjectName(u"commandPalette.field"_s);
    m_field->setAccessibleName(tr("Find a command"));
    m_field->setPlaceholderText(tr("Find a command"));
    m_field->installEventFilter(this);
    m_list->setObjectName(u"commandPalette.list"_s);
    m_list->setAccessibleName(tr("Commands found"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(9, 9, 9, 9);
    column->setSpacing(8);
    column->addWidget(m_field);
    column->addWidget(m_list);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_field, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
}

void CommandPalette::openWith(const QList<QAction *> &actions)
{
    m_actions.clear();
    for (QAction *action : actions) {
        if (action->isEnabled() && action->isVisible() && !action->isSeparator())
            m_actions << action;
    }
    m_field->clear();
    filter({});
    const QWidget *window = parentWidget();
    const int width = qMin(paletteWidth, window->width() - 40);
    const QPoint corner = window->mapToGlobal(QPoint((window->width() - width) / 2, 72));
    setGeometry(QRect(corner, QSize(width, sizeHint().height())));
    resize(width, 60 + rowHeight * qMin(maximumRows, int(m_actions.size())));
    show();
    m_field->setFocus(Qt::PopupFocusReason);
}

int CommandPalette::matchCount() const
{
    return m_list->count();
}

void CommandPalette::filter(const QString &text)
{
    m_list->clear();
    for (int index = 0; index < m_actions.size(); ++index) {
        const QAction *action = m_actions[index];
        if (!action)
            continue;
        const QString name = QString(action->text()).remove(u'&');
        if (!matches(name, text))
            continue;
        auto *item = new QListWidgetItem(name, m_list);
        item->setData(indexRole, index);
        item->setData(shortcutRole, action->shortcut().toString(QKeySequence::NativeText));
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::run()
{
    const QListWidgetItem *item = m_list->currentItem();
    const QPointer<QAction> action = item ? m_actions.value(item->data(indexRole).toInt()) : nullptr;
    close();
    if (action)
        action->trigger();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : (key == Qt::Key_Up ? -1 : 0);
        if (step != 0 && m_list->count() > 0) {
            m_list->setCurrentRow((m_list->currentRow() + step + m_list->count()) % m_list->count());
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour(ColourRole::Muted), 1));
    painter.setBrush(colour(ColourRole::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace claimcheck::ui::shell
