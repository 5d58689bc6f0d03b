#include "core/provider/endpoints.h"
#include "core/provider/pages.h"
#include "core/provider/text.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

http::Response startPage(AuthorizationServer &server, const http::Request &)
{
    QString clients;
    for (const Client &client : server.options.clients)
        clients += u"<li><code>%1</code>: %2</li>"_s.arg(QString::fromUtf8(client.id).toHtmlEscaped(),
                                                         client.name.toHtmlEscaped());
    const QString intro =
        Text::tr("This is Claimcheck's built-in provider, for trying OAuth on this machine. "
                 "It knows these clients:");
    return page(200, Text::tr("Demo provider"),
                u"<p>%1</p><ul>%2</ul><p><a href=\"/.well-known/openid-configuration\">%3</a></p>"_s.arg(
                    intro.toHtmlEscaped(), clients, Text::tr("Its metadata").toHtmlEscaped()));
}

} // namespace claimcheck::provider
