#pragma once

#include "ui/keys/keys_model.h"

#include <QTreeView>

class QSortFilterProxyModel;

namespace claimcheck::ui::keys {

/// The keys under their sets, which fold away (Left and Right, Enter, a click). Ctrl+C copies a kid.
class KeysTable final : public QTreeView
{
    Q_OBJECT

public:
    explicit KeysTable(KeysModel *model, QWidget *parent = nullptr);

    /// Only keys that have the text in their kid, kind, use, algorithm, thumbprint or source.
    void setFilter(const QString &text);
    void choose(KeyPosition position);
    /// Nothing while a set, or nothing, is in focus.
    [[nodiscard]] std::optional<KeyPosition> chosen() const;
    /// The set in focus, or that of the key in focus; -1 for none.
    [[nodiscard]] int chosenSet() const;

signals:
    void chosenChanged();

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void drawBranches(QPainter *, const QRect &, const QModelIndex &) const override {}
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] QModelIndex source(const QModelIndex &index) const;
    void toggle(const QModelIndex &index);

    KeysModel *m_keys;
    QSortFilterProxyModel *m_filter;
};

} // namespace claimcheck::ui::keys
