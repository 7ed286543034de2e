#include "ikd_kiosk_program.hpp"

#include "kiosk/crypto/hash.hpp"

namespace kiosk {

app::AppSetup app_setup(const Program& program) {
    return {program.config, program.district, crypto::random_uuid7, program.first_language};
}

const std::string& language_of(const Program& program) {
    return program.first_language ? *program.first_language : program.config.languages.front();
}

std::string place_name(const Program& program) {
    const auto* place = config::find_place(program.district, program.config.place);
    return place ? place->name : std::string();
}

int exit_code_for(ErrorCode code) {
    switch (code) {
        case ErrorCode::bad_config:
        case ErrorCode::bad_input:
            return exit_config;
        case ErrorCode::in_use:
            return exit_in_use;
        case ErrorCode::not_found:
        case ErrorCode::unavailable:
            return exit_unavailable;
        case ErrorCode::damaged_data:
        case ErrorCode::io:
        case ErrorCode::denied:
            return exit_state;
    }
    return exit_state;
}

}  // namespace kiosk
