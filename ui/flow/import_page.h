#pragma once

#include "core/oauth/import_profiles.h"

#include <QWidget>

class QLabel;
class QStandardItemModel;

namespace claimcheck::ui {
class Button;
class Chip;
class DataTable;
class Pane;
} // namespace claimcheck::ui

namespace claimcheck::ui::flow {

/// Bytes that are read of a file of another tool.
inline constexpr qint64 maximumImport = 64 * 1024 * 1024;

/// The settings of another tool's file, before they are added: what is taken over, and what cannot be, by
/// name.
class ImportPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportPage(QWidget *parent = nullptr);

    /// Reads the file's bytes. Errors: those of oauth::importProfiles; the page then stays as it was.
    base::Result<void> show(const QString &fileName, const QByteArray &file);
    [[nodiscard]] const std::vector<oauth::ImportedProfile> &imported() const { return m_imported; }

signals:
    void accepted(const std::vector<claimcheck::oauth::Profile> &profiles);
    void cancelled();

private:
    Pane *makeProfiles();
    Pane *makeTaken();
    Pane *makeLeft();
    QWidget *makeFooter();
    void take(std::vector<oauth::ImportedProfile> imported);
    void showProfile(int row);
    void askForEnvironment();
    void accept();

    QString m_fileName;
    QByteArray m_file;
    std::vector<oauth::ImportedProfile> m_imported;
    QStandardItemModel *m_profiles;
    QStandardItemModel *m_taken;
    QStandardItemModel *m_left;
    Pane *m_profilesPane = nullptr;
    DataTable *m_profilesTable = nullptr;
    Chip *m_leftCount = nullptr;
    Button *m_add = nullptr;
    QLabel *m_problem = nullptr;
};

} // namespace claimcheck::ui::flow
