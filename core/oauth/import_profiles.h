#pragma once

#include "core/base/result.h"
#include "core/oauth/profile.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace claimcheck::oauth {

/// A setting of another tool that a profile has no place for.
struct NotTaken
{
    QString name; ///< as the file has it
    QString why;  ///< and what to do, one sentence
};

struct ImportedProfile
{
    Profile profile; ///< secrets are in it as text, where the file has them
    std::vector<NotTaken> notTaken;
};

/// The OAuth settings of a file of another tool: a Postman collection (2.0, 2.1), an export of Insomnia
/// (version 4), a .bru file or exported collection of Bruno. Settings that are the same but for their name
/// come once. environment: a Postman environment, or nothing; its variables win over the file's.
/// Codes: "import-not-known" (the message says what can be read), "import-empty" (read, and without OAuth
/// settings), those of the JSON reader.
[[nodiscard]] base::Result<std::vector<ImportedProfile>> importProfiles(const QByteArray &file,
                                                                        const QByteArray &environment = {});

} // namespace claimcheck::oauth
