#pragma once

#include "core/base/byte_range.h"
#include "core/base/spec_ref.h"

#include <QLatin1StringView>
#include <QString>

namespace claimcheck::base {

enum class Level : quint8 { Note, Warning, Error };

/// "note", "warning", "error": the words of the command line's JSON.
[[nodiscard]] QLatin1StringView levelName(Level level);

/// Something that a rule or a reader has to say about a token or a message.
struct Finding
{
    QLatin1StringView rule;   ///< stable id, a string literal, e.g. "time-expired"
    Level level = Level::Note;
    QString where;            ///< JSON pointer below the token, e.g. "/payload/exp"; empty for the whole
    QString message;          ///< at most two sentences: what is wrong, why it matters, what to do
    SpecRef spec = {};
    ByteRange range = {};     ///< the bytes of the token's text that it is about
};

} // namespace claimcheck::base
