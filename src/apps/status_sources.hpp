#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "kiosk/config/kiosk_config.hpp"
#include "kiosk/crypto/keys.hpp"
#include "kiosk/dukcapil/web_service.hpp"
#include "kiosk/storage/status_lists.hpp"

namespace kiosk {

/// The signed list, searched with the passport that is kept at that moment: `ikdctl list trust` needs no
/// restart of the kiosk.
class TrustedListSource final : public domain::StatusSource {
  public:
    TrustedListSource(storage::StatusLists& lists, std::filesystem::path passport,
                      const crypto::SecretBox& secret_box)
        : lists_(lists), passport_(std::move(passport)), secret_box_(secret_box) {}
    domain::SourceKind kind() const override { return domain::SourceKind::signed_list; }
    Result<domain::SourceReply> ask(const domain::StatusQuestion& question,
                                    const domain::Cancelled& cancelled) override;

  private:
    storage::StatusLists& lists_;
    std::filesystem::path passport_;
    const crypto::SecretBox& secret_box_;
};

/// Any source; what goes wrong there is told in the log, which `problem` is made for.
class LoggedSource final : public domain::StatusSource {
  public:
    explicit LoggedSource(domain::StatusSource& source) : source_(source) {}
    domain::SourceKind kind() const override { return source_.kind(); }
    Result<domain::SourceReply> ask(const domain::StatusQuestion& question,
                                    const domain::Cancelled& cancelled) override;

  private:
    domain::StatusSource& source_;
};

/// The web service as configured. `bad_input` for a setup that cannot work.
Result<std::unique_ptr<dukcapil::WebServiceSource>> open_web_service(const config::DukcapilService& service,
                                                                     const Clock& clock);

}  // namespace kiosk
