#include "core/formats/format_id.h"

namespace claimcheck::formats {

QString formatId(const QString &name)
{
    QString word;
    for (const QChar c : name) {
        if (c.isLetterOrNumber())
            word += c.toLower();
        else if (!word.isEmpty() && !word.endsWith(u'-'))
            word += u'-';
    }
    return word.endsWith(u'-') ? word.chopped(1) : word;
}

} // namespace claimcheck::formats
