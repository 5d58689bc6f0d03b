#include "core/formats/row_fields.h"

#include "core/encoding/base64url.h"
#include "core/formats/add_field.h"
#include "core/formats/digit_codes.h"
#include "core/formats/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

constexpr qsizetype gitLabRandomBytes = 16;

/// The letter of a line and what its number names.
struct GitLabLine
{
    char letter;
    const char *name;
    const char *meaning;
};
constexpr GitLabLine gitLabLines[] = {
    {'c', "cellId", QT_TRANSLATE_NOOP("claimcheck_formats", "Cell that the request is sent to")},
    {'g', "groupId", QT_TRANSLATE_NOOP("claimcheck_formats", "Group")},
    {'o', "organizationId", QT_TRANSLATE_NOOP("claimcheck_formats", "Organization")},
    {'p', "projectId", QT_TRANSLATE_NOOP("claimcheck_formats", "Project")},
    {'t', "tokenType", QT_TRANSLATE_NOOP("claimcheck_formats", "Kind of token, as a number")},
    {'u', "userId", QT_TRANSLATE_NOOP("claimcheck_formats", "User")},
};

bool addGitLabLine(QByteArrayView line, base::ByteRange range, Recognized &found)
{
    for (const GitLabLine &known : gitLabLines) {
        if (line.size() < 3 || line[0] != known.letter || line[1] != ':')
            continue;
        const auto number = numberOf(line.sliced(2), base36Digits);
        if (number)
            addField(found, QString::fromLatin1(known.name), QString::number(*number),
                     Text::tr(known.meaning), range);
        return number.has_value();
    }
    return false;
}

enum class GitLabLayout : quint8 { First, Version01 };

/// The lines in what was decoded: behind the random bytes in version 01, before them in the first layout.
QByteArray gitLabRouting(const QByteArray &decoded, GitLabLayout layout)
{
    if (decoded.size() <= gitLabRandomBytes + 1)
        return {};
    return layout == GitLabLayout::Version01
               ? decoded.mid(gitLabRandomBytes, decoded.size() - gitLabRandomBytes - 1)
               : decoded.chopped(gitLabRandomBytes + 1);
}

} // namespace

bool readStatelessGitHub(QByteArrayView token, Recognized &found)
{
    constexpr qsizetype prefix = 4;
    const qsizetype separator = token.indexOf('_', prefix);
    if (separator < 0)
        return false;
    addField(found, u"appId"_s, QString::fromLatin1(token.sliced(prefix, separator - prefix)),
             Text::tr("The GitHub App"), {prefix, separator});
    found.inner = token.sliced(separator + 1).toByteArray();
    found.evidence += Text::tr("a signed token stands inside it; GitHub says not to rely on what it says");
    return true;
}

bool readGitLabRoutable(QByteArrayView token, Recognized &found)
{
    constexpr qsizetype lengthAt = 9; // from the end: 2 digits of length, 7 of checksum
    const auto length = numberOf(token.last(lengthAt).first(2), base36Digits);
    const qsizetype dot = token.indexOf('.');
    if (!length || dot < 0 || qsizetype(*length) > dot)
        return false;
    const base::ByteRange range = {dot - qsizetype(*length), dot};
    const auto decoded = encoding::decodeBase64Url(token.sliced(range.begin, range.size()));
    if (!decoded)
        return false;
    addField(found, u"prefix"_s, QString::fromLatin1(token.first(range.begin)),
             Text::tr("Kind of token; an administrator can change it"), {0, range.begin});
    const GitLabLayout layout =
        token.sliced(dot).startsWith(".01.") ? GitLabLayout::Version01 : GitLabLayout::First;
    const QByteArray routing = gitLabRouting(*decoded, layout);
    bool all = !routing.isEmpty();
    for (const QByteArray &line : routing.split('\n'))
        all = (line.isEmpty() || addGitLabLine(line, range, found)) && all;
    return all;
}

} // namespace claimcheck::formats
