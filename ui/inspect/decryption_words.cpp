// The words for a decryption; see verdict_words.h.
#include "ui/inspect/text.h"
#include "ui/inspect/verdict_words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

using jose::DecryptionStatus;
using jose::DecryptionStep;

struct StepWords
{
    DecryptionStep step;
    const char *words; ///< source text
};

constexpr StepWords steps[] = {
    {DecryptionStep::Reading, QT_TRANSLATE_NOOP("claimcheck_ui_inspect", "reading its parts")},
    {DecryptionStep::Header, QT_TRANSLATE_NOOP("claimcheck_ui_inspect", "following its header")},
    {DecryptionStep::Key, QT_TRANSLATE_NOOP("claimcheck_ui_inspect", "choosing a key")},
    {DecryptionStep::KeyManagement, QT_TRANSLATE_NOOP("claimcheck_ui_inspect", "key management")},
    {DecryptionStep::KeyUnwrap, QT_TRANSLATE_NOOP("claimcheck_ui_inspect", "unwrapping the content key")},
    {DecryptionStep::Tag, QT_TRANSLATE_NOOP("claimcheck_ui_inspect", "the authentication tag")},
    {DecryptionStep::Inflate, QT_TRANSLATE_NOOP("claimcheck_ui_inspect", "decompression")},
};

QString failedHeading(DecryptionStep step)
{
    const auto *row = std::ranges::find(steps, step, &StepWords::step);
    if (row == std::end(steps))
        return Text::tr("Not decrypted");
    return Text::tr("Not decrypted: failed at %1")
        .arg(QCoreApplication::translate("claimcheck_ui_inspect", row->words));
}

} // namespace

VerdictWords wordsOf(const jose::DecryptionVerdict &verdict)
{
    const QString reason = verdict.reason ? verdict.reason->message : QString();
    switch (verdict.status) {
    case DecryptionStatus::Decrypted:
        return {Tone::Info, "decrypted"_L1, Text::tr("Decrypted"), Text::tr("Decrypted"),
                Text::tr("It was made for this key and has not been changed since. Encryption does not say "
                         "who made it: only a signature inside can.")};
    case DecryptionStatus::Failed:
        return {Tone::Error, {}, Text::tr("Not decrypted"), failedHeading(verdict.step), reason};
    case DecryptionStatus::NotTried: break;
    }
    const bool noKey = !verdict.reason || verdict.reason->code == "no-key"_L1;
    return {Tone::Neutral, "encrypted"_L1, Text::tr("Encrypted"), Text::tr("Not decrypted"),
            noKey ? Text::tr("Give the private key or the secret that it was encrypted for.") : reason};
}

} // namespace claimcheck::ui::inspect
