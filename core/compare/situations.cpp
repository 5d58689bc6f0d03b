#include "core/compare/situations.h"

#include "core/compare/text.h"

#include <algorithm>

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

namespace {

constexpr Preset presetRows[] = {
    {"public-api"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "High-traffic public API"),
     {.callsPerSecond = 20'000,
      .networkMilliseconds = 5,
      .revokeWithinSeconds = 3600,
      .cacheSeconds = 60,
      .tokensInUse = 50'000,
      .instances = 40,
      .clientMayRead = YesNo::Yes}},
    {"money-transfer"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Money transfer"),
     {.callsPerSecond = 20,
      .networkMilliseconds = 3,
      .revokeWithinSeconds = 0,
      .tokensInUse = 200,
      .personalData = YesNo::Yes}},
    {"micro-services"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Micro-services behind a gateway"),
     {.callsPerSecond = 1000,
      .networkMilliseconds = 2,
      .tokensInUse = 2000,
      .instances = 20,
      .servicesPerCall = 5,
      .gateway = YesNo::Yes}},
    {"iot-fleet"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "IoT fleet"),
     {.callsPerSecond = 500,
      .networkMilliseconds = 40,
      .revokeWithinSeconds = 3600,
      .tokensInUse = 100'000,
      .instances = 4,
      .headerLimitBytes = 2048,
      .clientMayRead = YesNo::Yes}},
    {"partner-api"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Partner API with personal data"),
     {.callsPerSecond = 50,
      .networkMilliseconds = 15,
      .revokeWithinSeconds = 300,
      .tokensInUse = 40,
      .personalData = YesNo::Yes,
      .proofOfAnswer = YesNo::Yes}},
    {"single-service"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Single service with a local server"),
     {.callsPerSecond = 10,
      .networkMilliseconds = 0.2,
      .revokeWithinSeconds = 10,
      .tokensInUse = 200,
      .instances = 1}},
    {"spa-backend"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "First-party web app with a backend for frontend"),
     {.callsPerSecond = 300,
      .networkMilliseconds = 1,
      .revokeWithinSeconds = 120,
      .tokensInUse = 500,
      .instances = 4,
      .clientMayRead = YesNo::Yes}},
    {"serverless"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Serverless functions that start cold"),
     {.callsPerSecond = 100,
      .networkMilliseconds = 10,
      .revokeWithinSeconds = 3600,
      .tokensInUse = 500,
      .instances = 100,
      .coldPercent = 20,
      .clientMayRead = YesNo::Yes}},
    {"offline-edge"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Edge or CDN that must work offline"),
     {.callsPerSecond = 5000,
      .networkMilliseconds = 80,
      .revokeWithinSeconds = 300,
      .tokensInUse = 20'000,
      .instances = 50,
      .clientMayRead = YesNo::Yes,
      .worksWithoutServer = YesNo::Yes}},
    {"saas-offboarding"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Multi-tenant service with instant offboarding"),
     {.callsPerSecond = 400,
      .networkMilliseconds = 2,
      .revokeWithinSeconds = 5,
      .tokensInUse = 200,
      .instances = 4}},
    {"several-teams"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Services of several teams behind a gateway"),
     {.callsPerSecond = 300,
      .networkMilliseconds = 2,
      .tokensInUse = 300,
      .instances = 12,
      .servicesPerCall = 3,
      .gateway = YesNo::Yes,
      .narrowTokens = YesNo::Yes}},
    {"offline-at-once"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Offline, and revocation at once"),
     {.revokeWithinSeconds = 0, .clientMayRead = YesNo::Yes, .worksWithoutServer = YesNo::Yes}},
};

} // namespace

QString Preset::translatedTitle() const
{
    return Text::tr(title);
}

std::span<const Preset> presets()
{
    return presetRows;
}

const Preset *presetOf(QStringView id)
{
    const auto *found = std::ranges::find_if(presetRows, [id](const Preset &row) { return row.id == id; });
    return found == std::end(presetRows) ? nullptr : found;
}

} // namespace claimcheck::compare
