#pragma once

#include <QCoreApplication>
#include <QLatin1StringView>
#include <QString>

#include <array>

namespace claimcheck::ui::shell {

enum class Mode : quint8 { Inspect, Flow, Compare, Capture, Keys };

/// One workspace as the mode bar shows it; Ctrl+1 … Ctrl+5 in this order.
struct ModeRow
{
    Mode mode;
    const char *id;    ///< object names and pictures
    const char *title; ///< source text
    const char *icon;
    const char *purpose; ///< source text: what it does, or will do
};

inline constexpr std::array<ModeRow, 5> modeTable{{
    {Mode::Inspect, "inspect", QT_TRANSLATE_NOOP("claimcheck_shell", "Inspect"), "inspect",
     QT_TRANSLATE_NOOP("claimcheck_shell", "Read a token, see what it says, and check who signed it.")},
    {Mode::Flow, "flow", QT_TRANSLATE_NOOP("claimcheck_shell", "Flow"), "flow",
     QT_TRANSLATE_NOOP("claimcheck_shell", "Run a login step by step and see every message of it.")},
    {Mode::Compare, "compare", QT_TRANSLATE_NOOP("claimcheck_shell", "Compare"), "compare",
     QT_TRANSLATE_NOOP(
         "claimcheck_shell",
         "Put two token responses side by side, see what an API sees of each, and measure local validation "
         "against introspection.")},
    {Mode::Capture, "capture", QT_TRANSLATE_NOOP("claimcheck_shell", "Capture"), "capture",
     QT_TRANSLATE_NOOP(
         "claimcheck_shell",
         "Will list every token found in a HAR file, a log or any text, with its issuer, its expiry and "
         "its findings.")},
    {Mode::Keys, "keys", QT_TRANSLATE_NOOP("claimcheck_shell", "Keys"), "keys",
     QT_TRANSLATE_NOOP("claimcheck_shell", "Show key sets from a file, a URL or an issuer, convert between "
                                           "JWK, PEM and X.509, and make keys.")},
}};

[[nodiscard]] inline const ModeRow &modeRow(Mode mode)
{
    return modeTable[std::size_t(mode)];
}

[[nodiscard]] inline QString shellText(const char *source)
{
    return QCoreApplication::translate("claimcheck_shell", source);
}

} // namespace claimcheck::ui::shell
