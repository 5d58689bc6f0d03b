#include "core/oauth/profile_members.h"
#include "core/oauth/text.h"

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;

namespace {

constexpr ProfileSlot::Row userRows[] = {
    {"name"_L1, [](const ProfileSlot &s) { s.profile().user.name = s.text(); }},
    {"password"_L1, [](const ProfileSlot &s) { s.profile().user.password = s.secret(); }},
};

constexpr ProfileSlot::Row exchangeRows[] = {
    {"subject_token"_L1, [](const ProfileSlot &s) { s.profile().tokenExchange.subjectToken = s.secret(); }},
    {"subject_token_type"_L1,
     [](const ProfileSlot &s) { s.profile().tokenExchange.subjectTokenType = s.textOrNull(); }},
    {"actor_token"_L1, [](const ProfileSlot &s) { s.profile().tokenExchange.actorToken = s.secret(); }},
    {"actor_token_type"_L1,
     [](const ProfileSlot &s) { s.profile().tokenExchange.actorTokenType = s.textOrNull(); }},
    {"requested_token_type"_L1,
     [](const ProfileSlot &s) { s.profile().tokenExchange.requestedTokenType = s.textOrNull(); }},
    {"audience"_L1, [](const ProfileSlot &s) { s.profile().tokenExchange.audience = s.texts(); }},
};

constexpr ProfileSlot::Row assertionRows[] = {
    {"token"_L1, [](const ProfileSlot &s) { s.profile().assertion.token = s.secret(); }},
    {"issuer"_L1, [](const ProfileSlot &s) { s.profile().assertion.issuer = s.textOrNull(); }},
    {"subject"_L1, [](const ProfileSlot &s) { s.profile().assertion.subject = s.textOrNull(); }},
    {"audience"_L1, [](const ProfileSlot &s) { s.profile().assertion.audience = s.textOrNull(); }},
    {"key"_L1, [](const ProfileSlot &s) { s.profile().assertion.keyPath = s.textOrNull(); }},
};

constexpr ProfileSlot::Row cibaRows[] = {
    {"mode"_L1, [](const ProfileSlot &s) { s.profile().ciba.mode = s.word(CibaMode::Poll); }},
    {"login_hint"_L1, [](const ProfileSlot &s) { s.profile().ciba.loginHint = s.textOrNull(); }},
    {"binding_message"_L1, [](const ProfileSlot &s) { s.profile().ciba.bindingMessage = s.textOrNull(); }},
};

constexpr ProfileSlot::Row logoutRows[] = {
    {"backchannel"_L1, [](const ProfileSlot &s) { s.profile().logout.backchannel = s.flag(); }},
    {"frontchannel"_L1, [](const ProfileSlot &s) { s.profile().logout.frontchannel = s.flag(); }},
};

constexpr ProfileSlot::Row legRows[] = {
    {"parameters"_L1, [](const ProfileSlot &s) { s.profile().extras.back().parameters = s.parameters(); }},
    {"headers"_L1, [](const ProfileSlot &s) { s.profile().extras.back().headers = s.parameters(); }},
};

QString legList()
{
    QStringList list;
    for (const Word<Leg> &row : words<Leg>())
        list.append(row.word);
    return list.join(u", "_s);
}

} // namespace

void readUser(const ProfileSlot &slot)
{
    slot.readObject(userRows);
}

void readTokenExchange(const ProfileSlot &slot)
{
    slot.readObject(exchangeRows);
}

void readAssertion(const ProfileSlot &slot)
{
    slot.readObject(assertionRows);
}

void readLogout(const ProfileSlot &slot)
{
    slot.readObject(logoutRows);
}

void readCiba(const ProfileSlot &slot)
{
    slot.readObject(cibaRows);
}

void readExtras(const ProfileSlot &slot)
{
    if (!slot.isObject())
        return;
    for (const encoding::JsonMember member : slot.value().members()) {
        const auto leg = fromWord<Leg>(member.name());
        if (!leg)
            return slot.fail(
                Text::tr("\"%1\" is not a request of a run; known are %2").arg(member.name(), legList()));
        slot.profile().extras.push_back({*leg, {}, {}});
        slot.below(member.name()).readObject(legRows);
    }
}

} // namespace claimcheck::oauth
