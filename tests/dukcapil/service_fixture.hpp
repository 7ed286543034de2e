#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "dukcapil/certificates.hpp"
#include "dukcapil/https_server.hpp"
#include "kiosk/dukcapil/web_service.hpp"
#include "support/support.hpp"

namespace kiosk::test {

/// As the documented service keeps somebody.
struct RegisteredPerson {
    std::string birth_date;  ///< DD-MM-YYYY
    std::string sex;
};

/// Whom a question is about, and the question.
struct Asked {
    explicit Asked(std::string_view digits);
    domain::StatusQuestion question() const;

    domain::Nik nik;
    std::optional<domain::Date> birth_date;
    std::optional<domain::Sex> sex;
};

/// A service with two authorities, of its own and of its clients, and the set-up of a kiosk that may ask it.
struct ServiceFixture {
    using WebServiceSetup = dukcapil::WebServiceSetup;

    /// Answers as CALL_VERIFY_BY_ELEMEN does (domain.md 3.6): 403 without the right credentials.
    static std::string answer_as_documented(const HttpsRequest& request);
    static std::map<std::string, RegisteredPerson> registered();

    HttpsServerSetup server() const;
    WebServiceSetup kiosk(const HttpsServer& server) const;
    std::unique_ptr<dukcapil::WebServiceSource> open(const HttpsServer& server) const;

    TemporaryDirectory directory;
    Authority servers{directory.path(), "servers"};
    Authority clients{directory.path(), "clients"};
    Authority strangers{directory.path(), "strangers"};
    CertificateFiles service = servers.issue("service", "IP:127.0.0.1");
    CertificateFiles kiosk_files = clients.issue("kiosk", "");
    SimulatedClock clock{UtcTime{std::chrono::hours(24 * 365 * 50)}};
};

inline constexpr domain::Date asked_on = std::chrono::year(2026) / 5 / 2;
inline const std::string service_password = R"(Rah"asia\2026)";

}  // namespace kiosk::test
