#include "core/encoding/json_pointer.h"

using namespace Qt::StringLiterals;

namespace claimcheck::encoding {

namespace {

/// RFC 6901 §4: digits without a zero in front. -1 where it is something else.
qsizetype arrayIndex(QStringView step)
{
    if (step.isEmpty() || step.size() > 9 || (step.size() > 1 && step.front() == u'0'))
        return -1;
    qsizetype index = 0;
    for (const QChar c : step) {
        if (c < u'0' || c > u'9')
            return -1;
        index = index * 10 + (c.unicode() - u'0');
    }
    return index;
}

} // namespace

QString pointerStep(QStringView name)
{
    QString escaped = name.toString();
    // RFC 6901 §3: the tilde first, or it would escape the slash's escape.
    escaped.replace(u'~', "~0"_L1).replace(u'/', "~1"_L1);
    return u'/' + escaped;
}

QString pointerStep(qsizetype index)
{
    return u'/' + QString::number(index);
}

JsonValue resolvePointer(JsonValue root, QStringView pointer)
{
    if (!pointer.isEmpty() && pointer.front() != u'/')
        return {};
    JsonValue current = root;
    while (!pointer.isEmpty() && !current.isAbsent()) {
        pointer = pointer.sliced(1);
        const qsizetype end = pointer.indexOf(u'/');
        const QStringView step = end < 0 ? pointer : pointer.first(end);
        QString name = step.toString();
        name.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
        current = current.isArray() ? current.at(arrayIndex(step)) : current[name];
        pointer = pointer.sliced(step.size());
    }
    return current;
}

} // namespace claimcheck::encoding
