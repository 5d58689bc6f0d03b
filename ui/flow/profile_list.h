#pragma once

#include "ui/flow/profile_entry.h"
#include "ui/widgets/pane.h"

class QAction;
class QStandardItemModel;

namespace claimcheck::ui {
class Button;
class DataTable;
} // namespace claimcheck::ui

namespace claimcheck::ui::flow {

/// The profiles of this sitting: name and host of each, and what can be done with one.
class ProfileList final : public Pane
{
    Q_OBJECT

public:
    explicit ProfileList(QWidget *parent = nullptr);

    void setEntries(const ProfileEntries &entries, int current);
    /// Its words may have changed.
    void updateEntry(int row, const ProfileEntry &entry);
    void focusList();

signals:
    /// By its user; rows as in setEntries().
    void chosen(int row);
    /// A new profile that begins as this one.
    void startRequested(const claimcheck::ui::flow::ProfileEntry &entry);
    void duplicateRequested();
    void removeRequested();
    void importRequested();
    void saveFileRequested();

private:
    void makeActions();
    void makeNewButton();
    QWidget *makeFooter();
    void setRow(int row, const ProfileEntry &entry);
    void showMenu(const QPoint &position);

    QStandardItemModel *m_model;
    DataTable *m_table;
    Button *m_new;
    QAction *m_duplicate;
    QAction *m_remove;
    QAction *m_saveFile;
    bool m_filling = false;
};

} // namespace claimcheck::ui::flow
