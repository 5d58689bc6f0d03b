#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QLatin1StringView>
#include <QString>

#include <vector>

namespace claimcheck::token {

/// One thing that was taken away from pasted text, or looked through.
struct CleaningStep
{
    QLatin1StringView code; ///< "bearer", "quotes", "line-breaks" …: the table is in cleaning_steps.cpp
    QLatin1StringView rule; ///< the same as the id of a finding: "paste-bearer"
    QString message;        ///< for people: "The scheme “Bearer” was taken off."
};

/// A token that was pasted together with the one that is shown.
struct FoundToken
{
    QString name; ///< where it stood: "id_token", "refresh_token", "Cookie session"
    QByteArray text;
};

/// What was left of pasted text.
struct CleanedPaste
{
    QByteArray token;                ///< empty if nothing was there
    QString name;                    ///< where it stood, as in FoundToken; empty if it stood alone
    std::vector<CleaningStep> steps; ///< in the order taken; empty if the text was the token already
    std::vector<FoundToken> others;  ///< further tokens, in source order
};

/// Finds the token in what people paste: "Bearer …", quotes, wrapped lines, a header line, a cookie, a URL
/// with a query or a fragment, a token response, a curl command; with percent- or HTML-escapes, a byte order
/// mark or invisible characters. Never fails: what it does not know it returns as it is, without the white
/// space around it.
[[nodiscard]] CleanedPaste cleanPaste(QByteArrayView pasted);

} // namespace claimcheck::token
