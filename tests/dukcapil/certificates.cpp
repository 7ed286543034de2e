#include "dukcapil/certificates.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <memory>
#include <stdexcept>

namespace kiosk::test {
namespace {

template <auto Function>
struct With {
    template <class T>
    void operator()(T* thing) const {
        Function(thing);
    }
};
using Key = std::unique_ptr<EVP_PKEY, With<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, With<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, With<X509_EXTENSION_free>>;
using File = std::unique_ptr<std::FILE, With<std::fclose>>;

template <class T>
T must(T value) {
    if (!value) throw std::runtime_error("OpenSSL: cannot make a test certificate");
    return value;
}

File open_file(const std::filesystem::path& file, const char* mode) {
    return must(File(std::fopen(file.c_str(), mode)));
}

void write_files(const CertificateFiles& files, const Certificate& certificate, const Key& key) {
    must(PEM_write_X509(open_file(files.certificate, "w").get(), certificate.get()));
    must(PEM_write_PrivateKey(open_file(files.key, "w").get(), key.get(), nullptr, nullptr, 0, nullptr,
                              nullptr));
    std::filesystem::permissions(files.key,
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

void add_extension(const Certificate& certificate, int kind, const std::string& value) {
    const Extension extension(must(X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.c_str())));
    must(X509_add_ext(certificate.get(), extension.get(), -1));
}

Certificate blank_certificate(const std::string& name, const Key& key) {
    static long serial = 0;
    Certificate certificate(must(X509_new()));
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -24 * 60 * 60);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 24 * 60 * 60);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
    return certificate;
}

Key new_key() {
    return Key(must(EVP_EC_gen("P-256")));
}

CertificateFiles files_for(const std::filesystem::path& folder, const std::string& name) {
    return {folder / (name + ".crt"), folder / (name + ".key")};
}

}  // namespace

Authority::Authority(std::filesystem::path folder, std::string name)
    : folder_(std::move(folder)), own_(files_for(folder_, name)) {
    const Key key = new_key();
    const Certificate certificate = blank_certificate(name, key);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
    add_extension(certificate, NID_basic_constraints, "critical,CA:TRUE");
    add_extension(certificate, NID_key_usage, "critical,keyCertSign");
    must(X509_sign(certificate.get(), key.get(), EVP_sha256()));
    write_files(own_, certificate, key);
}

CertificateFiles Authority::issue(const std::string& name, const std::string& alternative_name) const {
    const Key key = new_key();
    const Certificate issuer(
        must(PEM_read_X509(open_file(own_.certificate, "r").get(), nullptr, nullptr, nullptr)));
    const Key issuer_key(
        must(PEM_read_PrivateKey(open_file(own_.key, "r").get(), nullptr, nullptr, nullptr)));
    const Certificate certificate = blank_certificate(name, key);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer.get()));
    if (!alternative_name.empty()) add_extension(certificate, NID_subject_alt_name, alternative_name);
    must(X509_sign(certificate.get(), issuer_key.get(), EVP_sha256()));
    const CertificateFiles files = files_for(folder_, name);
    write_files(files, certificate, key);
    return files;
}

}  // namespace kiosk::test
