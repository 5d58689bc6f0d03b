#include "ui/flow/diagram_accessible.h"

#include "ui/flow/sequence_diagram.h"

#include <QPointer>

namespace claimcheck::ui::flow {

namespace {

/// One row. It has no widget of its own, so it asks the diagram each time.
class RowAccessible final : public QAccessibleInterface
{
public:
    RowAccessible(SequenceDiagram *diagram, int row) : m_diagram(diagram), m_row(row) {}

    [[nodiscard]] int row() const { return m_row; }
    [[nodiscard]] bool isValid() const override { return m_diagram && m_row < int(m_diagram->rows().size()); }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_diagram.data());
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? spokenText(m_diagram->rows()[std::size_t(m_row)])
                                                      : QString();
    }
    void setText(QAccessible::Text, const QString &) override {}
    [[nodiscard]] QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect local = m_diagram->visualRect(m_row);
        return {m_diagram->viewport()->mapToGlobal(local.topLeft()), local.size()};
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = true;
        state.focusable = true;
        state.invalid = !isValid();
        state.selected = isValid() && m_diagram->currentRow() == m_row;
        state.focused = state.selected && m_diagram->hasFocus();
        return state;
    }

private:
    QPointer<SequenceDiagram> m_diagram;
    int m_row;
};

} // namespace

DiagramAccessible::DiagramAccessible(SequenceDiagram *diagram) : QAccessibleWidget(diagram, QAccessible::List)
{
}

DiagramAccessible::~DiagramAccessible()
{
    for (const auto &[row, id] : m_rows)
        QAccessible::deleteAccessibleInterface(id);
}

SequenceDiagram *DiagramAccessible::diagram() const
{
    return static_cast<SequenceDiagram *>(widget());
}

int DiagramAccessible::childCount() const
{
    return int(diagram()->rows().size());
}

QAccessibleInterface *DiagramAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    const auto known = m_rows.find(index);
    if (known != m_rows.end())
        return QAccessible::accessibleInterface(known->second);
    auto *row = new RowAccessible(diagram(), index);
    m_rows.emplace(index, QAccessible::registerAccessibleInterface(row));
    return row;
}

QAccessibleInterface *DiagramAccessible::childAt(int x, int y) const
{
    return child(diagram()->rowAt(diagram()->viewport()->mapFromGlobal(QPoint(x, y))));
}

QAccessibleInterface *DiagramAccessible::focusChild() const
{
    return diagram()->hasFocus() ? child(diagram()->currentRow()) : nullptr;
}

int DiagramAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *row = dynamic_cast<const RowAccessible *>(child);
    return row ? row->row() : -1;
}

QAccessibleInterface *diagramAccessibleFactory(const QString &className, QObject *object)
{
    Q_UNUSED(className)
    auto *diagram = qobject_cast<SequenceDiagram *>(object);
    return diagram ? new DiagramAccessible(diagram) : nullptr;
}

} // namespace claimcheck::ui::flow
