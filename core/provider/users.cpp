#include "core/provider/users.h"

#include <QCryptographicHash>
#include <QUrl>

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

QString subjectOf(const QString &user)
{
    const QByteArray hash =
        QCryptographicHash::hash("claimcheck demo user " + user.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.first(15).toBase64(QByteArray::Base64UrlEncoding));
}

void addUserClaims(Members &members, const QString &user, const QStringList &scope)
{
    if (scope.contains("profile"_L1)) {
        members.set("name"_L1, QString(user.left(1).toUpper() + user.mid(1) + " Example"_L1));
        members.set("preferred_username"_L1, user);
    }
    if (scope.contains("email"_L1)) {
        members.set("email"_L1,
                    QString(QString::fromLatin1(QUrl::toPercentEncoding(user)) + "@example.com"_L1));
        members.set("email_verified"_L1, true);
    }
}

} // namespace claimcheck::provider
