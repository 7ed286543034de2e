#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "kiosk/core/clock.hpp"
#include "kiosk/core/result.hpp"
#include "kiosk/domain/status_source.hpp"

namespace kiosk::dukcapil {

/// How to reach the service; see `config::DukcapilService`.
struct WebServiceSetup {
    std::string url;
    std::string user_id;
    std::string password;
    std::string ip_user;
    int threshold = 90;
    bool year_first = false;  ///< dates as YYYY-MM-DD instead of DD-MM-YYYY
    std::filesystem::path ca_file;
    std::filesystem::path client_cert;
    std::filesystem::path client_key;
    std::chrono::milliseconds connect_timeout{2000};
    std::chrono::milliseconds timeout{5000};
    std::string source;
};

/// CALL_VERIFY_BY_ELEMEN (domain.md 3.6): HTTPS POST of JSON, TLS 1.2 or newer, the server verified against
/// `ca_file` and its name or address, a client certificate (mTLS), no redirects, no proxy, answers of at most
/// 64 KiB. Asks with NIK, TGL_LHR and JENIS_KLMIN; never asks for a name.
///
/// NIK "Sesuai" -> NikStatus::matches; NIK "Tidak Sesuai" or empty content -> not_found (as a finding); NIK
/// "Sesuai" but date or sex "Tidak Sesuai" -> nothing was found that may be told (digits of a NIK may rightly
/// differ from the corrected record, domain.md 2.1), with a problem that names the element; anything else ->
/// malformed. It can say that data belong together, never active or inactive. After three
/// failures in a row it is not asked for a minute (`unavailable`), so that residents do not wait for a
/// network that is away. Neither NIK nor password are in a message, and buffers that held them are wiped.
/// One thread at a time.
class WebServiceSource final : public domain::StatusSource {
  public:
    /// `bad_input` for a setup that cannot work: no https, files missing or readable by others.
    static Result<std::unique_ptr<WebServiceSource>> open(WebServiceSetup setup, const Clock& clock);
    ~WebServiceSource() override;
    domain::SourceKind kind() const override { return domain::SourceKind::web_service; }
    Result<domain::SourceReply> ask(const domain::StatusQuestion& question,
                                    const domain::Cancelled& cancelled) override;

  private:
    struct State;
    explicit WebServiceSource(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// What an answer says; pure. `as_of`: today.
domain::SourceReply read_answer(std::string_view json, const std::string& source, domain::Date as_of);

}  // namespace kiosk::dukcapil
