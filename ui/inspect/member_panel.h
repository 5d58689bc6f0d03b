#pragma once

#include "ui/models/byte_role.h"
#include "ui/models/member_model.h"
#include "ui/widgets/help_text.h"
#include "ui/widgets/pane.h"

class QLabel;
class QStackedWidget;

namespace claimcheck::ui {
class ByteView;
class Chip;
class DataTable;
class HexView;
class SegmentedControl;
} // namespace claimcheck::ui

namespace claimcheck::ui::inspect {

/// A part of the token as a table of its members, as its own JSON text, byte for byte, or in hexadecimal.
class MemberPanel : public Pane
{
    Q_OBJECT

public:
    MemberPanel(const QString &title, const QString &objectName, MemberLayout layout,
                QWidget *parent = nullptr);

    /// `bytes` is the part as decoded; `notice` replaces the table where there are no members to show.
    void show(const MemberRows &rows, const QByteArray &bytes, const std::vector<ByteRole> &colours,
              const QString &notice);
    [[nodiscard]] MemberModel *model() const { return m_model; }
    [[nodiscard]] DataTable *table() const { return m_table; }
    [[nodiscard]] ByteView *json() const { return m_json; }
    [[nodiscard]] SegmentedControl *views() const { return m_views; }
    /// Selects without telling it on; -1 for none.
    void selectRow(int row);
    [[nodiscard]] HelpText help() const;
    /// A body between the title and the table.
    void setTop(QWidget *top);
    void showTop(bool shown);
    /// A word beside the title on where the content comes from; empty for none.
    void setOrigin(const QString &text, QLatin1StringView icon = {});
    [[nodiscard]] HexView *hex() const { return m_hex; }

signals:
    /// The user chose a member; null when the choice was given up.
    void memberChosen(const claimcheck::ui::MemberRow *row);

private:
    void choose(int row);
    void showPage();

    MemberModel *m_model;
    SegmentedControl *m_views;
    QStackedWidget *m_stack;
    DataTable *m_table;
    ByteView *m_json;
    HexView *m_hex;
    QLabel *m_notice;
    QWidget *m_top;
    Chip *m_origin;
    bool m_quiet = false;
};

} // namespace claimcheck::ui::inspect
