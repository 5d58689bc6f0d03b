// What happens to a token when something goes wrong: revoked, server down, new keys, stolen.
#include "ui/compare/api_side.h"
#include "ui/compare/text.h"
#include "ui/models/time_text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

namespace {

using core::Answer;
using core::Binding;
using core::Presented;
using core::RevocationEnd;
using core::RevocationTrial;

QString presentedText(Presented presented)
{
    switch (presented) {
    case Presented::ToApi: return Text::tr("Presented to the API.");
    case Presented::ToLocalValidator:
        return Text::tr("No API is known: the checks of a local validator with cached keys stand for one.");
    case Presented::ToIntrospection:
        return Text::tr("No API is known: introspection at each call stands for one.");
    }
    return {};
}

QString revocationHelp(const RevocationTrial &trial)
{
    QString help = presentedText(trial.presented);
    if (!trial.revoked.isEmpty())
        help += u'\n' + Text::tr("Revoked: %1, then presented %2 times.")
                            .arg(trial.revoked)
                            .arg(trial.presentations.size());
    if (trial.acceptedUntil)
        help += u'\n' + Text::tr("Accepted for the last time after %1 ms.").arg(*trial.acceptedUntil);
    if (trial.calculatedSeconds)
        help += u'\n' + Text::tr("How much longer is calculated from its exp.");
    if (!trial.refusal.isEmpty())
        help += u'\n' + Text::tr("Refused with %1.").arg(trial.refusal);
    return help;
}

ApiCell refusedCell(const RevocationTrial &trial)
{
    if (!trial.acceptedUntil)
        return cell(Text::tr("refused at once"), Tone::Ok);
    const double seconds = double(trial.refusedSince.value_or(*trial.acceptedUntil)) / 1000;
    return cell(Text::tr("refused after %1 s").arg(QString::number(seconds, 'f', 1)), Tone::Warning);
}

ApiCell stillAcceptedCell(const RevocationTrial &trial, int waited)
{
    if (!trial.calculatedSeconds)
        return cell(Text::tr("still accepted after %1 s").arg(waited), Tone::Error);
    ApiCell result =
        cell(Text::tr("accepted for %1 more").arg(durationText(*trial.calculatedSeconds)), Tone::Error);
    result.spans.push_back(muted(u"  "_s + Text::tr("tried for %1 s").arg(waited)));
    return result;
}

ApiCell revocationOf(const ApiSide &side, const RevocationTrial &trial)
{
    switch (trial.end) {
    case RevocationEnd::NeverAccepted: return cell(Text::tr("refused before it was revoked"), Tone::Warning);
    case RevocationEnd::Refused: return refusedCell(trial);
    case RevocationEnd::StillAccepted:
        return stillAcceptedCell(trial, side.measurement().options.revocationSeconds);
    case RevocationEnd::Cancelled:
        return cell(Text::tr("accepted until the measurement was cancelled"), Tone::Warning);
    case RevocationEnd::NotTried:
    case RevocationEnd::Failed: break;
    }
    return missing(side, trial.failure);
}

} // namespace

ApiCell revocationCell(const ApiSide &side)
{
    const RevocationTrial &trial = side.token().revocation;
    ApiCell result = revocationOf(side, trial);
    if (trial.end != RevocationEnd::NotTried)
        result.help = revocationHelp(trial);
    return result;
}

ApiCell serverDownCell(const ApiSide &side)
{
    const core::ServerDownTrial &trial = side.token().serverDown;
    if (trial.withCache == Answer::NotTried && trial.withoutCache == Answer::NotTried)
        return missing(side);
    ApiCell result;
    if (trial.withoutCache == Answer::Accepted) {
        result = cell(Text::tr("yes"), Tone::Ok);
    } else if (trial.withCache != Answer::Accepted) {
        result = cell(Text::tr("no"), Tone::Error);
    } else if (side.isLocal()) {
        result = cell(Text::tr("yes"), Tone::Ok);
        result.spans.push_back(muted(u"  "_s + Text::tr("while its keys are cached")));
    } else {
        result = cell(Text::tr("no"), Tone::Error);
        result.spans.push_back(muted(
            u"  "_s + Text::tr("but for answers kept, %1 s").arg(side.measurement().options.cacheSeconds)));
    }
    result.help = trial.simulated;
    return result;
}

ApiCell rotationCell(const ApiSide &side)
{
    const core::KeyRotationTrial &trial = side.token().keyRotation;
    if (!side.isLocal() && trial.timed.samples.isEmpty())
        return {{muted(Text::tr("no keys needed"))}, Tone::Neutral, {}};
    ApiCell result = timedCell(side, trial.timed);
    if (!trial.timed.samples.isEmpty())
        result.spans.push_back(
            muted(u"  "_s + (trial.requests == 1 ? Text::tr("1 request")
                                                 : Text::tr("%1 requests").arg(trial.requests))));
    if (!trial.simulated.isEmpty())
        result.help = trial.simulated + u'\n' + result.help;
    return result;
}

ApiCell bindingCell(const ApiSide &side)
{
    const core::BindingTrial &trial = side.token().binding;
    if (trial.binding == Binding::None) {
        if (side.token().accessToken.isEmpty() || side.all.stage == Stage::Measuring ||
            (side.all.stage == Stage::NotStarted && !side.isLocal()))
            return missing(side);
        return cell(Text::tr("none: whoever has it can use it"), Tone::Info);
    }
    const QString name = trial.binding == Binding::Dpop ? Text::tr("DPoP") : Text::tr("mutual TLS");
    if (trial.withoutProof == Answer::Accepted)
        return cell(Text::tr("%1, accepted without its proof").arg(name), Tone::Error);
    if (trial.withoutProof == Answer::Refused)
        return cell(Text::tr("%1, refused without its proof").arg(name), Tone::Ok);
    return cell(name, Tone::Info);
}

} // namespace claimcheck::ui::compare
