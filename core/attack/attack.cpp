#include "core/attack/attack.h"

#include "core/attack/attack_rows.h"
#include "core/attack/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::attack {

namespace {

#define TEXT(text) QT_TRANSLATE_NOOP("claimcheck_attack", text)

struct GroupRow
{
    AttackGroup group;
    const char *title;
};

constexpr GroupRow groups[] = {
    {AttackGroup::Unsigned, TEXT("Not signed")},
    {AttackGroup::Signature, TEXT("Signature")},
    {AttackGroup::KeyConfusion, TEXT("Key confusion")},
    {AttackGroup::OwnKey, TEXT("A key of one's own")},
    {AttackGroup::KeyId, TEXT("Key ID")},
    {AttackGroup::Header, TEXT("Header")},
    {AttackGroup::Claims, TEXT("Claims")},
    {AttackGroup::Encryption, TEXT("Encryption")},
};

struct NeedRow
{
    AttackNeed need;
    QLatin1StringView code;
    const char *message;
};

constexpr NeedRow needs[] = {
    {AttackNeed::PublicKey, "attack-needs-public-key"_L1,
     TEXT("Give the public key that your server verifies with.")},
    {AttackNeed::PrivateKey, "attack-needs-private-key"_L1,
     TEXT("Give the private key or secret that your server's tokens are signed with.")},
    {AttackNeed::Url, "attack-needs-url"_L1, TEXT("Give a URL of your own that the server would ask.")},
};

#undef TEXT

bool isMet(AttackNeed need, const AttackInput &input)
{
    switch (need) {
    case AttackNeed::Nothing: return true;
    case AttackNeed::PublicKey: return input.key && input.key->key.isValid();
    case AttackNeed::PrivateKey: return input.key && input.key->key.hasPrivate();
    case AttackNeed::Url: return !input.url.isEmpty();
    }
    return false;
}

} // namespace

QString attackGroupTitle(AttackGroup group)
{
    const auto *row = std::ranges::find(groups, group, &GroupRow::group);
    return row == std::end(groups) ? QString() : Text::tr(row->title);
}

const std::vector<AttackRow> &attackTable()
{
    static const std::vector<AttackRow> table = [] {
        std::vector<AttackRow> rows;
        for (const std::span<const AttackRow> part :
             {unsignedAttacks(), signatureAttacks(), confusionAttacks(), ownKeyAttacks(), keyIdAttacks(),
              headerAttacks(), claimAttacks(), encryptionAttacks()})
            rows.insert(rows.end(), part.begin(), part.end());
        return rows;
    }();
    return table;
}

const AttackRow *findAttack(QByteArrayView id)
{
    const auto &table = attackTable();
    const auto row =
        std::ranges::find_if(table, [id](const AttackRow &each) { return id == QByteArrayView(each.id); });
    return row == table.end() ? nullptr : &*row;
}

QString label(const AttackRow &row)
{
    return Text::tr(row.label);
}

QString whatItTries(const AttackRow &row)
{
    return Text::tr(row.tries);
}

QString whatItTests(const AttackRow &row)
{
    return Text::tr(row.check);
}

base::Result<Forged> makeAttack(const AttackRow &row, const AttackInput &input)
{
    std::optional<token::TokenDraft> draft = token::draftOf(input.document);
    if (!draft)
        return base::Error{"attack-not-jws"_L1, Text::tr("Variants are made of signed tokens (JWS).")};
    if (!isMet(row.need, input)) {
        const auto *need = std::ranges::find(needs, row.need, &NeedRow::need);
        return base::Error{need->code, Text::tr(need->message)};
    }
    return row.make(input, std::move(*draft));
}

} // namespace claimcheck::attack
