#include "dukcapil/service_fixture.hpp"

#include <nlohmann/json.hpp>

namespace kiosk::test {
namespace {

using nlohmann::json;

const std::string user_id = "test-user";
const std::string ip_user = "10.0.0.9";

bool is_agreed(const json& fields) {
    return fields.value("USER_ID", "") == user_id && fields.value("PASSWORD", "") == service_password &&
           fields.value("IP_USER", "") == ip_user && fields.value("TRESHOLD", "") == "85";
}

json compare(const json& fields, const RegisteredPerson& person) {
    json elements{{"NIK", "Sesuai"}};
    const auto add = [&](const std::string& name, const std::string& kept) {
        if (fields.contains(name)) elements[name] = fields[name] == kept ? "Sesuai" : "Tidak Sesuai (59)";
    };
    add("TGL_LHR", person.birth_date);
    add("JENIS_KLMIN", person.sex);
    return elements;
}

}  // namespace

Asked::Asked(std::string_view digits) : nik(*domain::Nik::from_typed(digits, asked_on)) {}

domain::StatusQuestion Asked::question() const {
    return {nik, domain::NikToken{}, birth_date, sex, asked_on};
}

std::map<std::string, RegisteredPerson> ServiceFixture::registered() {
    return {{"3572026105089001", {"21-05-2008", "Perempuan"}},
            {"3505032105089002", {"21-05-2008", "Laki-laki"}}};
}

std::string ServiceFixture::answer_as_documented(const HttpsRequest& request) {
    const json fields = json::parse(request.body, nullptr, false);
    if (!fields.is_object() || !is_agreed(fields)) return http_answer("403 Forbidden", "{}");
    const auto people = registered();
    const auto person = people.find(fields.value("NIK", ""));
    const json elements =
        person == people.end() ? json{{"NIK", "Tidak Sesuai"}} : compare(fields, person->second);
    return http_answer("200 OK", json{{"content", json::array({elements})}}.dump());
}

HttpsServerSetup ServiceFixture::server() const {
    HttpsServerSetup setup;
    setup.own = service;
    setup.clients = clients.certificate();
    setup.answer = answer_as_documented;
    return setup;
}

dukcapil::WebServiceSetup ServiceFixture::kiosk(const HttpsServer& server) const {
    WebServiceSetup setup;
    setup.url = "https://127.0.0.1:" + std::to_string(server.port()) +
                "/dukcapil/get_json/35-72/CALL_VERIFY_BY_ELEMEN";
    setup.user_id = user_id;
    setup.password = service_password;
    setup.ip_user = ip_user;
    setup.threshold = 85;
    setup.ca_file = servers.certificate();
    setup.client_cert = kiosk_files.certificate;
    setup.client_key = kiosk_files.key;
    setup.connect_timeout = std::chrono::seconds(20);  // what answers does so in time even on a slow machine
    setup.timeout = std::chrono::seconds(20);
    setup.source = "Data Dukcapil";
    return setup;
}

std::unique_ptr<dukcapil::WebServiceSource> ServiceFixture::open(const HttpsServer& server) const {
    return dukcapil::WebServiceSource::open(kiosk(server), clock).value();
}

}  // namespace kiosk::test
