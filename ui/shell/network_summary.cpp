#include "ui/shell/network_summary.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui::shell {

namespace {
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(claimcheck_shell)
};
constexpr qsizetype hostsNamed = 3;
} // namespace

QString NetworkSummary::sentence() const
{
    QString sent = Text::tr("Offline \u2014 0 requests sent");
    if (requests > 0) {
        QString names = hosts.mid(0, hostsNamed).join(u", "_s);
        if (hosts.size() > hostsNamed)
            names += Text::tr(" and %1 more").arg(hosts.size() - hostsNamed);
        sent = requests == 1 ? Text::tr("1 request sent to %1").arg(names)
                             : Text::tr("%1 requests sent to %2").arg(requests).arg(names);
    }
    if (!recording.isEmpty())
        return Text::tr("%1 is a recorded run").arg(recording) + u" \u2014 "_s +
               (requests > 0 ? sent : Text::tr("offline, 0 requests sent"));
    if (listening.isEmpty())
        return sent;
    const QString waiting = Text::tr("%1 waiting for the redirect").arg(listening);
    return waiting + u" \u2014 "_s + (requests > 0 ? sent : Text::tr("no other address reached"));
}

} // namespace claimcheck::ui::shell
