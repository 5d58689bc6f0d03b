#include "core/flow/user_code.h"

#include "core/oauth/device_authorization.h"

namespace claimcheck::flow {

QString userCodeOf(const Trace &trace)
{
    const Message *started = trace.last(MessageKind::DeviceAuthorization);
    if (!started || !started->response)
        return {};
    const auto device = oauth::readDeviceAuthorization(*started->response);
    return device ? device->userCode : QString();
}

} // namespace claimcheck::flow
