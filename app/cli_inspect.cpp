#include "app/cli_inspect.h"

namespace claimcheck::app {

using namespace Qt::StringLiterals;

ExitStatus runInspect(const QStringList &)
{
    return fail(ExitStatus::Usage, u"inspect"_s, Text::tr("not built yet"));
}

} // namespace claimcheck::app
