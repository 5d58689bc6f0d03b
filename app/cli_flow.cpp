#include "app/cli_flow.h"

namespace claimcheck::app {

using namespace Qt::StringLiterals;

ExitStatus runFlow(const QStringList &)
{
    return fail(ExitStatus::Usage, u"flow"_s, Text::tr("not built yet"));
}

} // namespace claimcheck::app
