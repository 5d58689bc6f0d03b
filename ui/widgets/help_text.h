#pragma once

#include <QString>
#include <QUrl>

namespace claimcheck::ui {

/// What F1 shows of the thing in focus.
struct HelpText
{
    QString title;
    QString text;
    QString reference; ///< as cited, e.g. "RFC 7519 §4.1.4"
    QUrl url;          ///< the specification

    [[nodiscard]] bool isEmpty() const { return title.isEmpty() && text.isEmpty(); }
};

} // namespace claimcheck::ui
