#pragma once

#include "core/base/redaction.h"
#include "core/base/spec_ref.h"
#include "ui/flow/message_parameters.h"

#include <QString>

#include <vector>

namespace claimcheck::ui::flow {

enum class FieldChange : quint8 { None, Edited, Added };

/// Who writes a field: the message itself, or the network below us when it is sent.
enum class FieldOrigin : quint8 { Message, Network };

/// A row of a table of parameters or header fields.
struct Field
{
    ParameterPlace place = ParameterPlace::Body; ///< of a parameter; header fields do not care
    QByteArray name;
    QByteArray value;
    QString why; ///< why it is here and where its value came from
    base::SpecRef spec = {};
    FieldChange change = FieldChange::None;
    FieldOrigin origin = FieldOrigin::Message;

    [[nodiscard]] bool isSecret() const { return base::isSecretName(QString::fromUtf8(name)); }
    [[nodiscard]] bool isBlank() const { return name.isEmpty() && value.isEmpty(); }
    /// The same bytes, whatever is said of them.
    [[nodiscard]] bool sameContent(const Field &other) const
    {
        return place == other.place && name == other.name && value == other.value && origin == other.origin;
    }
};

using Fields = std::vector<Field>;

} // namespace claimcheck::ui::flow
