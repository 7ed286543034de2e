#pragma once

#include <filesystem>
#include <string>

namespace kiosk::test {

/// A certificate with its key, as PEM files.
struct CertificateFiles {
    std::filesystem::path certificate;
    std::filesystem::path key;  ///< mode 0600
};

/// Makes keys and certificates when a test runs; none is ever kept.
class Authority {
  public:
    Authority(std::filesystem::path folder, std::string name);
    /// `alternative_name` as OpenSSL writes it: "IP:127.0.0.1", "DNS:example.test"; empty for clients.
    CertificateFiles issue(const std::string& name, const std::string& alternative_name) const;
    const std::filesystem::path& certificate() const { return own_.certificate; }

  private:
    std::filesystem::path folder_;
    CertificateFiles own_;
};

}  // namespace kiosk::test
