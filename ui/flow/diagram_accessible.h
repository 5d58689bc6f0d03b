#pragma once

#include <QAccessibleWidget>

#include <unordered_map>

namespace claimcheck::ui::flow {

class SequenceDiagram;

/// The diagram for assistive technology: a list whose items are the rows, each with its spoken text.
class DiagramAccessible final : public QAccessibleWidget
{
public:
    explicit DiagramAccessible(SequenceDiagram *diagram);
    ~DiagramAccessible() override;

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface *focusChild() const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;

private:
    [[nodiscard]] SequenceDiagram *diagram() const;

    mutable std::unordered_map<int, QAccessible::Id> m_rows; ///< made when asked for
};

/// For QAccessible::installFactory.
QAccessibleInterface *diagramAccessibleFactory(const QString &className, QObject *object);

} // namespace claimcheck::ui::flow
