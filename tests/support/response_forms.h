#pragma once

#include "core/oauth/profile.h"

#include <QTest>

namespace claimcheck::test {

/// Every response type of a browser's grant with every response mode that it may have (OAuth 2.0 Multiple
/// Response Types §5: tokens are not sent in the query; JARM §2.3).
inline void addResponseForms(const QStringList &withoutTypes = {})
{
    using oauth::Grant;
    constexpr std::pair<Grant, const char *> types[] = {
        {Grant::AuthorizationCode, "code"}, {Grant::Hybrid, "code id_token"},
        {Grant::Hybrid, "code token"},      {Grant::Hybrid, "code id_token token"},
        {Grant::Implicit, "id_token"},      {Grant::Implicit, "id_token token"},
        {Grant::Implicit, "token"},
    };
    QTest::addColumn<oauth::Grant>("grant");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("mode");
    for (const auto &[grant, type] : types) {
        for (const char *mode :
             {"", "query", "fragment", "form_post", "jwt", "query.jwt", "fragment.jwt", "form_post.jwt"}) {
            const bool inQuery = QByteArray(mode).startsWith("query");
            if (withoutTypes.contains(QLatin1StringView(type)) ||
                (inQuery && grant != Grant::AuthorizationCode))
                continue;
            QTest::addRow("%s, %s", type, *mode ? mode : "as usual")
                << grant << QString::fromLatin1(type) << QString::fromLatin1(mode);
        }
    }
}

} // namespace claimcheck::test
