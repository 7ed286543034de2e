#include <catch2/catch.hpp>

#include "kiosk/domain/status_source.hpp"
#include "status_case.hpp"

using namespace kiosk;
using namespace kiosk::domain;

namespace {

class ScriptedSource final : public StatusSource {
  public:
    ScriptedSource(SourceKind kind, Result<SourceReply> reply) : kind_(kind), reply_(std::move(reply)) {}
    SourceKind kind() const override { return kind_; }
    Result<SourceReply> ask(const StatusQuestion&, const Cancelled&) override {
        ++asked;
        return reply_;
    }
    int asked = 0;

  private:
    SourceKind kind_;
    Result<SourceReply> reply_;
};

SourceReply found() {
    const Finding finding = list_says(axes(NikStatus::deactivated));
    return {SourceOutcome::found, {finding}, {finding.from}, ""};
}

SourceReply failed(SourceOutcome outcome, const char* problem) {
    return {outcome, {list_says(axes(NikStatus::active))}, {from(SourceKind::web_service)}, problem};
}

const Cancelled never = [] { return false; };

/// A question about a synthetic NIK.
struct Question {
    Nik nik = Nik::from_typed("3572020101909001", today).value();
    StatusQuestion question{nik, {}, std::nullopt, std::nullopt, today};
};

}  // namespace

TEST_CASE("words of outcomes") {
    CHECK(to_word(SourceOutcome::found) == "found");
    CHECK(to_word(SourceOutcome::not_found) == "not_found");
    CHECK(to_word(SourceOutcome::nothing) == "nothing");
    CHECK(to_word(SourceOutcome::timed_out) == "timed_out");
    CHECK(to_word(SourceOutcome::malformed) == "malformed");
    CHECK(to_word(SourceOutcome::unavailable) == "unavailable");
    CHECK(to_word(SourceOutcome::cancelled) == "cancelled");
}

TEST_CASE("the digits alone never find anything") {
    const Question q;
    StructureSource source;
    CHECK(source.kind() == SourceKind::structure);
    const auto reply = source.ask(q.question, never);
    REQUIRE(reply);
    CHECK(reply->outcome == SourceOutcome::nothing);
    CHECK(reply->findings.empty());
    CHECK(reply->searched.empty());
    CHECK(source.ask(q.question, [] { return true; })->outcome == SourceOutcome::cancelled);
    CHECK(source.ask(q.question, {})->outcome == SourceOutcome::nothing);
}

TEST_CASE("what all sources say stands together, in their order") {
    const Question q;
    ScriptedSource list(SourceKind::signed_list, found());
    ScriptedSource silent(SourceKind::local_list,
                          SourceReply{SourceOutcome::not_found, {}, {from(SourceKind::local_list)}, ""});
    StructureSource digits;
    const auto reply = ask_all({&digits, &silent, &list}, q.question, never);
    REQUIRE(reply);
    CHECK(reply->findings == found().findings);
    CHECK(reply->searched == std::vector{from(SourceKind::local_list), from(SourceKind::signed_list)});
    CHECK(reply->problems.empty());
}

TEST_CASE("a source that fails takes nothing from the others and is named") {
    struct Row {
        SourceOutcome outcome;
        const char* problem;
        const char* told;
    };
    const Row row = GENERATE(values<Row>({
        {SourceOutcome::timed_out, "no answer within 5 s", "web_service: timed_out: no answer within 5 s"},
        {SourceOutcome::malformed, "content is no array", "web_service: malformed: content is no array"},
        {SourceOutcome::unavailable, "", "web_service: unavailable"},
    }));
    const Question q;
    ScriptedSource service(SourceKind::web_service, failed(row.outcome, row.problem));
    ScriptedSource list(SourceKind::signed_list, found());
    const auto reply = ask_all({&service, &list}, q.question, never);
    REQUIRE(reply);
    CHECK(reply->findings == found().findings);
    CHECK(reply->searched == found().searched);
    CHECK(reply->problems == std::vector<std::string>{row.told});
}

TEST_CASE("a source may answer and complain") {
    const Question q;
    SourceReply reply = found();
    reply.problem = "one list is damaged";
    ScriptedSource list(SourceKind::signed_list, reply);
    const auto all = ask_all({&list}, q.question, never);
    CHECK(all->findings.size() == 1);
    CHECK(all->problems == std::vector<std::string>{"signed_list: found: one list is damaged"});
}

TEST_CASE("no source is asked once the question is cancelled") {
    const Question q;
    ScriptedSource first(SourceKind::signed_list, found());
    ScriptedSource second(SourceKind::web_service, found());
    bool wanted = false;
    CHECK(ask_all({&first, &second}, q.question, [&] { return !wanted; })->findings.empty());
    CHECK(first.asked == 0);

    const auto after_first = ask_all({&first, &second}, q.question, [&] { return first.asked > 0; });
    CHECK(after_first->findings.size() == 1);
    CHECK(second.asked == 0);

    wanted = true;
    ScriptedSource gives_up(SourceKind::web_service, failed(SourceOutcome::cancelled, ""));
    const auto reply = ask_all({&gives_up, &first}, q.question, [&] { return !wanted; });
    CHECK(reply->findings.empty());
    CHECK(reply->problems.empty());
    CHECK(first.asked == 1);
}

TEST_CASE("a kiosk that cannot read its own storage is no answer") {
    const Question q;
    ScriptedSource list(SourceKind::signed_list, found());
    ScriptedSource broken(SourceKind::local_list, Error{ErrorCode::damaged_data, "list: bad page"});
    const auto reply = ask_all({&list, &broken}, q.question, never);
    REQUIRE_FALSE(reply);
    CHECK(reply.error().code == ErrorCode::damaged_data);
}

TEST_CASE("what an officer saw is written as one axis and read back") {
    CHECK(seen_detail_of_record(KtpElRecord::print_ready) == "ktp_el print_ready");
    CHECK(seen_detail_of_nik(NikStatus::deactivated, DeactivationReason::not_recorded) ==
          "nik deactivated not_recorded");
    CHECK(seen_detail_of_nik(NikStatus::deactivated, DeactivationReason::unknown) == "nik deactivated");
    CHECK(seen_detail_of_nik(NikStatus::active, DeactivationReason::not_recorded) == "nik active");
    CHECK(seen_detail_of_ikd(IkdAccount::active) == "ikd active");

    for (int i = 1; i < ktp_el_record_count; ++i) {
        const auto code = static_cast<KtpElRecord>(i);
        CHECK(parse_seen_detail(seen_detail_of_record(code)) == axes(code));
    }
    for (int i = 1; i < nik_status_count; ++i) {
        for (int j = 0; j < deactivation_reason_count; ++j) {
            const auto status = static_cast<NikStatus>(i);
            const auto because = static_cast<DeactivationReason>(j);
            const bool kept = status == NikStatus::deactivated;
            CHECK(parse_seen_detail(seen_detail_of_nik(status, because)) ==
                  axes(status, kept ? because : DeactivationReason::unknown));
        }
    }
    for (int i = 1; i < ikd_account_count; ++i) {
        const auto account = static_cast<IkdAccount>(i);
        CHECK(parse_seen_detail(seen_detail_of_ikd(account)) == axes(account));
    }
}

TEST_CASE("any other detail is none") {
    const char* text = GENERATE(values<const char*>({"",
                                                     "ktp_el",
                                                     "ktp_el ",
                                                     "ktp_el unknown",
                                                     "ktp_el PRR",
                                                     "ktp_el print_ready ",
                                                     "ktp_el  print_ready",
                                                     "ktp_el active",
                                                     "nik",
                                                     "nik ",
                                                     "nik unknown",
                                                     "nik deactivated ",
                                                     "nik deactivated unknown",
                                                     "nik active not_recorded",
                                                     "nik deactivated not_recorded x",
                                                     "nik aktif",
                                                     "ikd",
                                                     "ikd unknown",
                                                     "ikd active x",
                                                     " ikd active",
                                                     "IKD active",
                                                     "unrecorded 2026-11-14 1234"}));
    CAPTURE(text);
    CHECK_FALSE(parse_seen_detail(text));
}
