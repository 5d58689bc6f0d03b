#include "core/flow/trace.h"

#include <algorithm>
#include <ranges>

namespace claimcheck::flow {

bool Message::wasEdited() const
{
    return request != original || originalResponse.has_value();
}

const Message *Trace::message(int number) const
{
    const auto index = static_cast<std::size_t>(number - 1);
    return index < m_messages.size() ? &m_messages[index] : nullptr;
}

Message *Trace::message(int number)
{
    const auto index = static_cast<std::size_t>(number - 1);
    return index < m_messages.size() ? &m_messages[index] : nullptr;
}

const Message *Trace::last(MessageKind kind) const
{
    const auto reversed = m_messages | std::views::reverse;
    const auto found = std::ranges::find_if(
        reversed, [kind](const Message &message) { return message.kind == kind && message.isStep(); });
    return found == reversed.end() ? nullptr : &*found;
}

int Trace::append(Message message)
{
    message.number = static_cast<int>(m_messages.size()) + 1;
    m_messages.push_back(std::move(message));
    return m_messages.back().number;
}

} // namespace claimcheck::flow
