// The files of the page: what is read into the list, and what is written.
#include "core/oauth/profile_compare.h"
#include "core/oauth/profile_file.h"
#include "ui/flow/import_page.h"
#include "ui/flow/profile_form.h"
#include "ui/flow/profile_page.h"

#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QSaveFile>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

QString droppedFile(const QMimeData &mime)
{
    const QList<QUrl> urls = mime.urls();
    return urls.isEmpty() ? QString() : urls.first().toLocalFile();
}

} // namespace

void ProfilePage::askForImport()
{
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Import"), {}, tr("Postman, Insomnia, Bruno, profiles (*.json *.bru);;All files (*)"));
    if (!path.isEmpty())
        importFile(path);
}

void ProfilePage::importFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return say(tr("%1 cannot be read: %2").arg(path, file.errorString()));
    if (file.size() > maximumImport)
        return say(tr("%1 is larger than 64 MB.").arg(path));
    const QByteArray bytes = file.readAll();
    const auto imported = m_import->show(QFileInfo(path).fileName(), bytes);
    if (imported)
        return m_pages->setCurrentWidget(m_import);
    const auto own = oauth::readProfile(bytes);
    if (!own)
        return say(imported.error().message);
    ProfileEntry entry{own->value, ProfileOrigin::Own, nullptr};
    if (entry.profile.name.isEmpty())
        entry.profile.name = QFileInfo(path).completeBaseName();
    start(entry);
}

void ProfilePage::saveAsFile()
{
    const oauth::Profile profile = m_form->profile();
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the profile"), profile.name + u".json"_s,
                                                      tr("Profiles (*.json)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const bool hasSecret = profile.client.secret.place == oauth::SecretPlace::Text;
    // A file is passed on more easily than a secret should be.
    const QByteArray text = oauth::writeProfile(oauth::withoutSecrets(profile));
    const bool written = file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
    if (!written)
        say(tr("%1 cannot be written: %2").arg(path, file.errorString()));
    else if (hasSecret)
        say(tr("Written without the secret."));
}

void ProfilePage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFile(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ProfilePage::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    importFile(droppedFile(*event->mimeData()));
}

} // namespace claimcheck::ui::flow
