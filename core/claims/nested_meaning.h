#pragma once

#include <QByteArrayView>
#include <QString>
#include <QUrl>

namespace claimcheck::claims {

/// What something inside a claim means, and where that is written.
struct NestedMeaning
{
    QString text;      ///< a short phrase; empty where nothing is known
    QString reference; ///< as cited
    QUrl url;
};

/// Of a member of the object that a claim is, or of one of the objects in its array: "cnf" and "jkt",
/// "authorization_details" and "type". The name decides only inside a claim that defines it.
[[nodiscard]] NestedMeaning memberMeaning(QByteArrayView claim, QByteArrayView member);

/// Of a value that a claim has, or of one of the values in its list: "amr" and "pwd", "scope" and "openid".
[[nodiscard]] NestedMeaning valueMeaning(QByteArrayView claim, QByteArrayView value);

} // namespace claimcheck::claims
