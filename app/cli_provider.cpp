#include "app/cli_provider.h"

namespace claimcheck::app {

using namespace Qt::StringLiterals;

ExitStatus runProvider(const QStringList &)
{
    return fail(ExitStatus::Usage, u"provider"_s, Text::tr("not built yet"));
}

} // namespace claimcheck::app
