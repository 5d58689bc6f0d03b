#include "core/claims/registry.h"

#include "core/claims/reference.h"
#include "core/claims/resource_file.h"

#include <QHash>

#include <array>
#include <deque>
#include <vector>

using namespace Qt::StringLiterals;

namespace claimcheck::claims {

namespace {

constexpr std::array<const char *, 29> fileNames = {
    "jwt_claims.json",
    "jose_header_parameters.json",
    "jose_algorithms.json",
    "jwk_parameters.json",
    "jwk_key_types.json",
    "jwk_curves.json",
    "jwk_use.json",
    "jwk_key_ops.json",
    "jwt_confirmation_methods.json",
    "amr_values.json",
    "oauth_parameters.json",
    "oauth_errors.json",
    "oauth_token_types.json",
    "oauth_uris.json",
    "oauth_response_types.json",
    "oauth_introspection_members.json",
    "oauth_as_metadata_names.json",
    "oauth_client_metadata_names.json",
    "oauth_protected_resource_metadata_names.json",
    "oauth_token_endpoint_auth_methods.json",
    "jwk_set_parameters.json",
    "jwe_compression.json",
    "jwt_status_mechanisms.json",
    "oauth_status_types.json",
    "oauth_pkce_methods.json",
    "oauth_token_type_hints.json",
    "secevent_subject_id_formats.json",
    "secevent_error_codes.json",
    "typ_values.json",
};
static_assert(fileNames.size() == static_cast<std::size_t>(Registry::TypValues) + 1);

QByteArray normalized(Registry registry, QByteArrayView name)
{
    QByteArray key = name.toByteArray();
    if (registry != Registry::TypValues)
        return key;
    // RFC 7515 §4.1.9: "application/" may be left out where no other slash occurs; media types know no case.
    key = key.toLower();
    return key.startsWith("application/") && key.count('/') == 1 ? key.sliced(12) : key;
}

struct Table
{
    std::vector<RegistryEntry> rows;
    qsizetype declared = 0;
    std::deque<QByteArray> sections; ///< keeps what SpecRef::section points to
    QHash<QByteArray, std::size_t> byName;

    explicit Table(Registry registry)
    {
        const auto document =
            readRegistryFile(QLatin1StringView(fileNames[static_cast<std::size_t>(registry)]));
        declared = document["count"_L1].toInteger().value_or(0);
        for (const encoding::JsonValue &row : document["rows"_L1].elements())
            add(registry, row);
    }

    void add(Registry registry, const encoding::JsonValue &row)
    {
        RegistryEntry entry;
        entry.name = row[registry == Registry::TypValues ? "typ"_L1 : "name"_L1].toString();
        entry.meaning = row["desc"_L1].toString();
        entry.reference = row["ref"_L1].toString();
        if (entry.reference.isEmpty()) // what is left unassigned has no specification but the registry
            entry.reference = u"IANA registries"_s;
        const Reference reference = readReference(entry.reference);
        sections.push_back(reference.section);
        entry.spec = {reference.spec, sections.back().constData()};
        // A name that is registered twice (access_denied) keeps its first row.
        const QByteArray key = normalized(registry, entry.name.toUtf8());
        if (!byName.contains(key))
            byName.insert(key, rows.size());
        rows.push_back(std::move(entry));
    }
};

template <std::size_t I>
const Table &tableAt()
{
    static const Table table(static_cast<Registry>(I));
    return table;
}

template <std::size_t... I>
const Table &tableOf(std::size_t index, std::index_sequence<I...>)
{
    using Getter = const Table &(*)();
    static constexpr std::array<Getter, sizeof...(I)> getters = {&tableAt<I>...};
    return getters[index]();
}

/// Each table is read when it is first asked for; the language makes that safe from any thread.
const Table &tableOf(Registry registry)
{
    return tableOf(static_cast<std::size_t>(registry), std::make_index_sequence<fileNames.size()>());
}

} // namespace

QUrl RegistryEntry::url() const
{
    return spec.isEmpty() ? referenceUrl(reference) : spec.url();
}

const RegistryEntry *findEntry(Registry registry, QByteArrayView name)
{
    const Table &table = tableOf(registry);
    const auto found = table.byName.constFind(normalized(registry, name));
    return found == table.byName.constEnd() ? nullptr : &table.rows[*found];
}

qsizetype declaredCount(Registry registry)
{
    return tableOf(registry).declared;
}

std::span<const RegistryEntry> entries(Registry registry)
{
    return tableOf(registry).rows;
}

} // namespace claimcheck::claims
