// The requests of a login, made with a bare QNetworkAccessManager over one kept connection: the least that a
// program on Qt can take.
#include "login_requests.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <memory>

namespace {

std::string ask(QNetworkAccessManager &manager, const claimcheck::bench::Wanted &wanted)
{
    QNetworkRequest request(QUrl(QString::fromStdString(wanted.url)));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    if (!wanted.bearer.empty())
        request.setRawHeader("Authorization", QByteArray::fromStdString("Bearer " + wanted.bearer));
    if (!wanted.form.empty())
        request.setRawHeader("Content-Type", "application/x-www-form-urlencoded");
    const std::unique_ptr<QNetworkReply> reply(
        wanted.form.empty() ? manager.get(request)
                            : manager.post(request, QByteArray::fromStdString(wanted.form)));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    if (reply->error() != QNetworkReply::NoError)
        std::exit(1);
    const QByteArray redirect = reply->rawHeader("Location");
    return (redirect.isEmpty() ? reply->readAll() : redirect).toStdString();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QNetworkAccessManager manager;
    return claimcheck::bench::timeLogins(
        argc, argv, [&manager](const claimcheck::bench::Wanted &wanted) { return ask(manager, wanted); });
}
