#include "core/report/text_lines.h"

namespace claimcheck::report {

using namespace Qt::StringLiterals;

QString line(const QString &name, const QString &value)
{
    constexpr int nameWidth = 14;
    return name.leftJustified(nameWidth) + u' ' + value + u'\n';
}

QString printable(const QString &text)
{
    QString result;
    for (const QChar character : text) {
        const auto category = character.category();
        const bool harmless = category != QChar::Other_Control && category != QChar::Other_Format;
        result += harmless ? QString(character) : u"\\u%1"_s.arg(uint(character.unicode()), 4, 16, QChar(u'0'));
    }
    return result;
}

} // namespace claimcheck::report
