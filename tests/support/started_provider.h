#pragma once

#include "core/provider/provider.h"

#include <memory>

namespace claimcheck::test {

/// The built-in provider on a free port of the loopback; nullptr if it cannot listen. Clock and random
/// outlive it.
inline std::unique_ptr<provider::Provider> startedProvider(const base::Clock &clock, base::Random &random,
                                                           provider::SignIn signIn = provider::SignIn::Ask)
{
    provider::ProviderOptions options;
    options.clock = &clock;
    options.random = &random;
    options.signIn = signIn;
    auto started = std::make_unique<provider::Provider>(options);
    return started->listen().ok() ? std::move(started) : nullptr;
}

} // namespace claimcheck::test
