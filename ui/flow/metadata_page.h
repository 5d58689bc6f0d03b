#pragma once

#include "core/oauth/profile.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace claimcheck::ui {
class Button;
class Chip;
class DataTable;
class Pane;
} // namespace claimcheck::ui

namespace claimcheck::ui::flow {

class MetadataModel;
class MetadataReader;
class RemarksModel;

/// What an issuer says of itself, with findings; and beside that of another issuer.
class MetadataPage final : public QWidget
{
    Q_OBJECT

public:
    explicit MetadataPage(MetadataReader &reader, QWidget *parent = nullptr);

    /// Shows what was read of the profile's issuer. Sends nothing.
    void setProfile(const oauth::Profile &profile);
    [[nodiscard]] const MetadataModel &model() const { return *m_model; }

signals:
    void closeRequested();

private:
    QWidget *makeComparison();
    Pane *makeFindings();
    void compare();
    void follow();

    MetadataReader &m_reader;
    oauth::Profile m_profile;
    QString m_otherIssuer; ///< that is compared; empty: none
    MetadataModel *m_model;
    RemarksModel *m_remarks;
    Pane *m_pane;
    Chip *m_summary;
    DataTable *m_table;
    QLineEdit *m_other;
    QLabel *m_problem;
    Button *m_read;
    Button *m_compare;
    Button *m_alone;
};

} // namespace claimcheck::ui::flow
