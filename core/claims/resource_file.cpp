#include "core/claims/resource_file.h"

#include <QFile>

using namespace Qt::StringLiterals;

/// Q_INIT_RESOURCE must stand outside of namespaces.
static void initRegistries()
{
    Q_INIT_RESOURCE(registries);
}

namespace claimcheck::claims {

encoding::JsonDocument readRegistryFile(QLatin1StringView fileName)
{
    // The linker drops a static library's resources unless something names them.
    initRegistries();
    QFile file(":/claimcheck/registries/"_L1 + fileName);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "readRegistryFile", fileName.data());
    if (!opened)
        return {};
    return encoding::JsonDocument::parse(file.readAll()).valueOr({});
}

} // namespace claimcheck::claims
