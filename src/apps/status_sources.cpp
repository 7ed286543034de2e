#include "status_sources.hpp"

#include <sys/stat.h>

#include <fstream>
#include <iostream>
#include <utility>

#include "kiosk/crypto/list_keys.hpp"

namespace kiosk {
namespace {

/// The first line of a file that nobody else can read.
Result<std::string> read_password(const std::filesystem::path& file) {
    const std::string where = "dukcapil.password_file: " + file.string();
    struct stat facts {};
    std::ifstream in(file);
    if (!in || stat(file.c_str(), &facts) != 0) return Error{ErrorCode::bad_input, where + ": cannot read"};
    if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return Error{ErrorCode::bad_input, where + ": others can read it, expected mode 0600; chmod 600"};
    }
    std::string line;
    std::getline(in, line);
    if (line.empty()) return Error{ErrorCode::bad_input, where + ": the first line is empty"};
    return line;
}

}  // namespace

Result<domain::SourceReply> TrustedListSource::ask(const domain::StatusQuestion& question,
                                                   const domain::Cancelled& cancelled) {
    const auto passport = crypto::load_passport(passport_, secret_box_);
    if (!passport && passport.error().code == ErrorCode::not_found) return domain::SourceReply{};
    if (!passport) {
        return domain::SourceReply{domain::SourceOutcome::unavailable, {}, {}, passport.error().text};
    }
    const crypto::ListTokens tokens(passport->token_key);
    return storage::SignedListSource(lists_, &tokens).ask(question, cancelled);
}

Result<domain::SourceReply> LoggedSource::ask(const domain::StatusQuestion& question,
                                              const domain::Cancelled& cancelled) {
    auto reply = source_.ask(question, cancelled);
    if (reply && !reply->problem.empty()) {
        std::cerr << "ikd-kiosk: " << to_word(kind()) << ": " << to_word(reply->outcome) << ": "
                  << reply->problem << std::endl;
    }
    return reply;
}

Result<std::unique_ptr<dukcapil::WebServiceSource>> open_web_service(const config::DukcapilService& service,
                                                                     const Clock& clock) {
    auto password = read_password(service.password_file);
    if (!password) return password.error();
    dukcapil::WebServiceSetup setup;
    setup.url = service.url;
    setup.user_id = service.user_id;
    setup.password = std::move(*password);
    setup.ip_user = service.ip_user;
    setup.threshold = service.threshold;
    setup.year_first = service.date_format == "YYYY-MM-DD";
    setup.ca_file = service.ca_file;
    setup.client_cert = service.client_cert;
    setup.client_key = service.client_key;
    setup.connect_timeout = service.connect_timeout;
    setup.timeout = service.timeout;
    setup.source = service.source;
    auto opened = dukcapil::WebServiceSource::open(std::move(setup), clock);
    if (opened) return opened;
    return Error{ErrorCode::bad_input, "dukcapil: " + opened.error().text};
}

}  // namespace kiosk
