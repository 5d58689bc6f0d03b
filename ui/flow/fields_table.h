#pragma once

#include "ui/flow/fields_model.h"
#include "ui/widgets/data_table.h"

namespace claimcheck::ui::flow {

/// The table of a FieldsModel. Enter, F2 or a double click edits in place, Delete removes a row, "+ add" adds
/// one.
class FieldsTable final : public DataTable
{
    Q_OBJECT

public:
    FieldsTable(FieldsModel *model, const QString &accessibleName, const QString &objectName,
                QWidget *parent = nullptr);

    /// Where "+ add" puts a new row.
    void setPlaceForNew(ParameterPlace place) { m_placeForNew = place; }
    /// Chooses the first row of that name (header fields have no case); false if there is none.
    bool chooseField(const QString &name);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void activate(const QModelIndex &index);
    void addField();
    void fitNames();
    void copyValue(int row);

    FieldsModel *m_model;
    ParameterPlace m_placeForNew = ParameterPlace::Body;
};

} // namespace claimcheck::ui::flow
