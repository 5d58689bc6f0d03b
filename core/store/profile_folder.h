#pragma once

#include "core/oauth/profile_file.h"

#include <QString>

#include <vector>

namespace claimcheck::store {

struct StoredProfile
{
    QString path;
    base::Result<oauth::Reading<oauth::Profile>> content; ///< the error of a file that cannot be read
};

/// The profiles of a user: one file NAME.json each, in the format of the manual, fit for version control.
class ProfileFolder
{
public:
    explicit ProfileFolder(QString path) : m_path(std::move(path)) {}

    /// By file name. Files that cannot be read are in it with their error. No folder: none.
    [[nodiscard]] std::vector<StoredProfile> list() const;
    /// Writes to path, or, where it is empty, to a new file named after the profile; gives the path.
    /// Errors: those of writeAtomically.
    [[nodiscard]] base::Result<QString> save(const oauth::Profile &profile, const QString &path = {}) const;
    /// Errors: "file-not-removed"; "file-not-here" for a file that is not of this folder.
    [[nodiscard]] base::Result<void> remove(const QString &path) const;

private:
    [[nodiscard]] QString freePath(const QString &name) const;

    QString m_path;
};

} // namespace claimcheck::store
