#pragma once

#include "core/base/spec_ref.h"

#include <QLatin1StringView>
#include <QString>

namespace claimcheck::base {

/// What went wrong. Tests and programs compare the code, which is stable; the message is for people.
struct Error
{
    QLatin1StringView code;   ///< stable, lower-case words joined by hyphens, a string literal
    QString message;          ///< what is wrong and what to do, one or two sentences
    qsizetype where = -1;     ///< byte offset in the input that was read; -1 where there is none
    SpecRef spec = {};        ///< the section that is broken, if one is
};

} // namespace claimcheck::base
