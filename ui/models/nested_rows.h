#pragma once

#include "ui/models/member_rows.h"

namespace claimcheck::ui {

/// Appends what lies inside the value of the last row, which stands for the claim of that name: members,
/// elements, the words of a scope. The row becomes the head of a branch. Where `source` is empty, the rows
/// inside light up what the head does.
void addNestedRows(MemberRows &rows, const encoding::JsonValue &value, const QByteArray &claim,
                   const SourceOf &source);

} // namespace claimcheck::ui
