#pragma once

#include "core/base/finding.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

/// "rule@where rule@where …", sorted: what a row of a test expects of a reader.
inline QString rulesOf(const std::vector<claimcheck::base::Finding> &findings)
{
    QStringList list;
    for (const claimcheck::base::Finding &finding : findings)
        list.append(finding.rule + QLatin1Char('@') + finding.where);
    list.sort();
    return list.join(QLatin1Char(' '));
}

/// JSON text, written with ' in place of ": moc (6.4) loses its way in raw strings that hold URLs.
inline QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}
