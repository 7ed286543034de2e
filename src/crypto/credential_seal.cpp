#include "credential_seal.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <string_view>

namespace kiosk::crypto {
namespace {

namespace fs = std::filesystem;

// An encrypted credential is base64 text; its first 16 bytes tell how the rest is sealed. These are the first
// 21 characters of that text (126 of the 128 bits), from the CRED_AES256_GCM_BY_* of systemd's creds-util.h.
constexpr std::size_t mark_size = 21;

struct Seal {
    std::string_view mark;
    KeyProtection protection;
};

constexpr std::array seals{
    Seal{"Whxqht+dQJax1aZeCGLxm", KeyProtection::credential_host},  // host key
    Seal{"VbntHThZTUOoMZ0uuzMqx", KeyProtection::credential_host},  // host key, for one user
    Seal{"DHzAexF2RZGcSwvqCLwg/", KeyProtection::credential_tpm},   // TPM
    Seal{"+vfrk0HjQSyhpDb5Wik2L", KeyProtection::credential_tpm},   // TPM, signed PCRs
    Seal{"k6iUCUh0RJCQyvL8k8q1U", KeyProtection::credential_tpm},   // host key and TPM
    Seal{"70rBNnmpSA6n22iJf58WX", KeyProtection::credential_tpm},   // both, for one user
    Seal{"r0lQqEkTTrGnOEYwT/MMB", KeyProtection::credential_tpm},   // both, signed PCRs
    Seal{"rbxMo++2QgG6iBtvLkCV6", KeyProtection::credential_tpm},   // both, signed PCRs, for one user
};

/// Shorter than `mark_size`: no credential.
std::string mark_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string mark;
    for (char c = 0; mark.size() < mark_size && in.get(c);) {
        if (c != '\n' && c != '\r' && c != ' ') mark += c;
    }
    return mark;
}

}  // namespace

KeyProtection protection_by_seal(const std::vector<fs::path>& candidates) {
    for (const fs::path& candidate : candidates) {
        const std::string mark = mark_of(candidate);
        if (mark.size() < mark_size) continue;
        const auto* const seal =
            std::find_if(seals.begin(), seals.end(), [&](const Seal& s) { return s.mark == mark; });
        return seal == seals.end() ? KeyProtection::credential : seal->protection;
    }
    return KeyProtection::credential;
}

}  // namespace kiosk::crypto
