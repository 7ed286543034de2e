#include "guidance.hpp"

#include "local_text.hpp"

namespace kiosk::config {

void read_status_rules(Reader& reader, domain::StatusRules& rules) {
    reader.whole("record_from_age", rules.record_from_age, 12, 21);
    reader.whole("card_from_age", rules.card_from_age, 12, 21);
    reader.flag("card_day_after_birthday", rules.card_day_after_birthday);
    reader.flag("deactivates_unrecorded", rules.deactivates_unrecorded);
    reader.whole("grace_months", rules.grace_months, 0, 24);
    if (rules.card_from_age < rules.record_from_age) {
        reader.refuse(reader.has("card_from_age") ? "card_from_age" : "record_from_age",
                      "card_from_age to be at least record_from_age");
    }
    if (rules.grace_months > 0 && !rules.deactivates_unrecorded) {
        reader.refuse("grace_months", "0 where nobody is deactivated",
                      "set deactivates_unrecorded = true, or leave grace_months out");
    }
}

void read_bring(Reader& reader, DistrictPack& pack) {
    for (int i = 0; i < domain::next_step_count; ++i) {
        const auto step = static_cast<domain::NextStep>(i);
        const auto word = domain::to_word(step);
        std::vector<LocalText> texts;
        read_local_list(reader, word, texts);
        if (!texts.empty()) pack.bring.emplace(step, std::move(texts));
    }
}

void read_recording(Reader& reader, RecordingInfo& info) {
    read_local_list(reader, "who", info.who);
    read_local_list(reader, "not_needed", info.not_needed);
    read_local_list(reader, "waiting", info.waiting);
    read_local_list(reader, "reactivation", info.reactivation);
    read_local_list(reader, "elsewhere", info.elsewhere);
    read_local_list(reader, "abroad", info.abroad);
}

}  // namespace kiosk::config
