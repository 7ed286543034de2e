#include <sys/resource.h>

#include <csignal>

#include "ikd_kiosk_tour_story.hpp"
#include "kiosk/crypto/hash.hpp"
#include "kiosk/crypto/totp.hpp"

namespace kiosk::story {
namespace {

using namespace std::chrono_literals;

/// While it lives, no file grows: what a full disk does to the kiosk.
class FullDisk {
  public:
    FullDisk() {
        signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit none{0, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &none);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &before_); }

  private:
    rlimit before_{};
};

/// What the technician does with `ikdctl officer add`; answers the secret in the officer's phone.
std::string enrol_officer(TourKiosk& kiosk) {
    auto secret = crypto::new_totp_secret();
    auto sealed = kiosk.backend().secret_box().seal(secret);
    if (!sealed) return kiosk.fail(sealed.error().text), secret;
    const auto suffix = domain::format_uuid(crypto::random_uuid7(kiosk.now().wall)).substr(30);
    const auto added =
        storage::Officers(kiosk.backend().store()).add("Petugas Tur " + suffix, std::move(*sealed));
    if (!added) kiosk.fail(added.error().text);
    return secret;
}

/// What the officer's phone shows now.
std::string code_now(TourKiosk& kiosk, const std::string& secret) {
    const auto code = crypto::totp_code_at(secret, kiosk.now().wall);
    if (!code) kiosk.fail(code.error().text);
    return code ? *code : std::string();
}

}  // namespace

void officer_calls_next(TourKiosk& kiosk) {
    kiosk.chapter("An officer calls the next one of the waiting group");
    const auto secret = enrol_officer(kiosk);
    wake(kiosk);
    kiosk.go("frame.desk", "desk_code");
    kiosk.type("desk_code", code_now(kiosk, secret));
    kiosk.picture("desk_code_typed");
    kiosk.go("desk_code.submit", "desk");
    kiosk.go("desk.call_A-01", "call");
    kiosk.touch("call.end");
    kiosk.expect("attract");
    kiosk.picture("attract_called");
}

void officer_confirms_by_ticket(TourKiosk& kiosk) {
    kiosk.chapter("The first resident comes back; an officer confirms with a code");
    const auto secret = enrol_officer(kiosk);
    wake(kiosk);
    kiosk.go("home.ticket", "ticket_entry");
    kiosk.type("ticket_entry", "A01");
    kiosk.picture("ticket_entry_typed");
    kiosk.go("ticket_entry.submit", "confirm");
    kiosk.type("confirm", code_now(kiosk, secret) == "000000" ? "111111" : "000000");
    kiosk.touch("confirm.submit");
    kiosk.expect("confirm");
    kiosk.picture("confirm_refused");
    kiosk.type("confirm", code_now(kiosk, secret));
    kiosk.picture("confirm_typed");
    kiosk.go("confirm.submit", "done");
    kiosk.touch("done.rate_4");
    kiosk.expect("done");
    kiosk.picture("done_rated");
    kiosk.go("done.finish", "attract");
}

/// The disk takes no more: the kiosk must not say that anything was saved, and must come back by itself.
void disk_is_full(TourKiosk& kiosk) {
    kiosk.chapter("A full disk");
    {
        const FullDisk full;
        kiosk.touch("attract.start");
        kiosk.touch("home.check_nik");
        kiosk.touch("notice.agree");
        kiosk.expect("out_of_service");
    }
    kiosk.picture();
    kiosk.pass(61s);
    kiosk.expect("attract");
}

void office_closes(TourKiosk& kiosk) {
    kiosk.chapter("Evening");
    kiosk.pass(10h);
    kiosk.expect("closed");
    kiosk.picture();
}

}  // namespace kiosk::story
