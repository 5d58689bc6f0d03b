#include "core/store/profile_folder.h"

#include "core/store/atomic_file.h"
#include "core/store/text.h"

#include <QDir>
#include <QFileInfo>

namespace claimcheck::store {

using namespace Qt::StringLiterals;

namespace {

base::Result<oauth::Reading<oauth::Profile>> readFile(const QString &path)
{
    const base::Result<QByteArray> content = readWhole(path);
    if (!content)
        return content.error();
    return oauth::readProfile(*content);
}

/// Letters, digits and hyphens, for any file system: "Staging (EU)" becomes "staging-eu".
QString fileNameOf(const QString &name)
{
    QString result;
    for (const QChar c : name.toLower()) {
        if (c.isLetterOrNumber())
            result += c;
        else if (!result.isEmpty() && !result.endsWith(u'-'))
            result += u'-';
    }
    while (result.endsWith(u'-'))
        result.chop(1);
    return result.isEmpty() ? u"profile"_s : result.left(60);
}

} // namespace

std::vector<StoredProfile> ProfileFolder::list() const
{
    std::vector<StoredProfile> profiles;
    const QDir folder(m_path);
    for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        const QString path = folder.filePath(name);
        profiles.push_back({path, readFile(path)});
    }
    return profiles;
}

QString ProfileFolder::freePath(const QString &name) const
{
    const QString stem = fileNameOf(name);
    QString path = QDir(m_path).filePath(stem + ".json"_L1);
    for (int number = 2; QFileInfo::exists(path); ++number)
        path = QDir(m_path).filePath(u"%1-%2.json"_s.arg(stem).arg(number));
    return path;
}

base::Result<QString> ProfileFolder::save(const oauth::Profile &profile, const QString &path) const
{
    const QString target = path.isEmpty() ? freePath(profile.name) : path;
    if (const base::Result<void> written = writeAtomically(target, oauth::writeProfile(profile) + '\n');
        !written)
        return written.error();
    return target;
}

base::Result<void> ProfileFolder::remove(const QString &path) const
{
    if (QFileInfo(path).absolutePath() != QFileInfo(m_path + u"/x"_s).absolutePath())
        return base::Error{
            "file-not-here"_L1, Text::tr("%1 is not in the folder of the profiles.").arg(path), -1, {}};
    if (!QFile::remove(path))
        return base::Error{"file-not-removed"_L1, Text::tr("%1 cannot be removed.").arg(path), -1, {}};
    return {};
}

} // namespace claimcheck::store
