#include <sys/resource.h>

#include <csignal>

#include "ikd_kiosk_tour_story.hpp"
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

/// What the officer's phone shows now.
std::string code_now(TourKiosk& kiosk, const std::string& secret) {
    const auto code = crypto::totp_code_at(secret, kiosk.now().wall);
    if (!code) kiosk.fail(code.error().text);
    return code ? *code : std::string();
}

}  // namespace

void officer_confirms_by_ticket(TourKiosk& kiosk) {
    kiosk.chapter("The first resident comes back; an officer confirms with a code");
    const auto secret = enrol(kiosk, domain::StaffRole::officer).secret;
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
