#pragma once

#include "ui/flow/field.h"
#include "ui/models/tone.h"

#include <QAbstractTableModel>

namespace claimcheck::ui::flow {

enum class FieldAccess : quint8 { ReadOnly, Editable };

/// Parameters or header fields as a table: name, value, why it is here. Editable while a message is held:
/// then a last row "+ add" makes a new one. Secrets are dots unless revealed; an editor of a hidden secret
/// starts empty.
class FieldsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : int { Name, Value, Why, ColumnCount };

    explicit FieldsModel(const QString &nameTitle, QObject *parent = nullptr);

    /// Keeps selection and editors where the content is what the model already has.
    void setFields(Fields fields, FieldAccess access);
    [[nodiscard]] const Fields &fields() const { return m_fields; }
    [[nodiscard]] FieldAccess access() const { return m_access; }
    void setReveal(base::Reveal reveal);
    /// Marks the fields that carry this travelling value; empty: none.
    void setFollowed(const QByteArray &value);
    /// A blank row at the end, to be filled by an editor. Returns its row.
    int appendBlank(ParameterPlace place);
    void removeField(int row);
    [[nodiscard]] bool isAddRow(int row) const;
    /// True where the value is a secret that is not shown now.
    [[nodiscard]] bool isHidden(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// By the user: fields() are the new ones.
    void edited();

private:
    [[nodiscard]] QVariant addRowData(int column, int role) const;
    [[nodiscard]] Tone toneOf(const Field &field, int column) const;
    [[nodiscard]] QString text(const Field &field, int column) const;
    [[nodiscard]] bool hasSameContent(const Fields &fields) const;

    QString m_nameTitle;
    Fields m_fields;
    FieldAccess m_access = FieldAccess::ReadOnly;
    base::Reveal m_reveal = base::Reveal::Hidden;
    QByteArray m_followed;
};

} // namespace claimcheck::ui::flow
