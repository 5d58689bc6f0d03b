#pragma once

#include "core/base/clock.h"
#include "ui/inspect/inspect_workspace.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QTest>

/// RFC 7515 appendix A.1: HS256, and its key.
inline const QByteArray rfc7515A1 = QByteArrayLiteral(
    "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9."
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ."
    "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
inline const QByteArray rfc7515A1Key = QByteArrayLiteral(
    R"({"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"})");

/// RFC 7515 appendix A.3: ES256, and its public key.
inline const QByteArray rfc7515A3 = QByteArrayLiteral(
    "eyJhbGciOiJFUzI1NiJ9."
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ."
    "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q");
inline const QByteArray rfc7515A3Keys = QByteArrayLiteral(
    R"({"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
    R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]})");

/// A workspace in a shown window, with a clock that stands still one minute before A.1 expires.
struct InspectFixture
{
    claimcheck::base::FixedClock clock{1300819320LL * 1000};
    claimcheck::ui::inspect::InspectWorkspace workspace{clock};

    InspectFixture()
    {
        claimcheck::ui::applyTheme(*qApp, claimcheck::ui::ThemeKind::Light);
        workspace.resize(1365, 873);
        workspace.show();
    }

    template <typename T>
    T *find(const char *name)
    {
        T *found = workspace.findChild<T *>(QString::fromLatin1(name));
        Q_ASSERT(found);
        return found;
    }

    /// Waits until the worker has answered.
    bool settle()
    {
        return QTest::qWaitFor([this] { return !workspace.isBusy(); }, 120'000);
    }
    bool take(const QByteArray &token)
    {
        workspace.takeText(QString::fromLatin1(token));
        return settle();
    }
};
