#include "https_post.hpp"

#include <curl/curl.h>
#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace kiosk::dukcapil {
namespace {

using domain::SourceOutcome;
using domain::SourceReply;

// libcurl copies a request before it sends it. Whatever it gives back is wiped first.
void wipe_and_free(void* memory) {
    if (memory) explicit_bzero(memory, malloc_usable_size(memory));
    std::free(memory);
}

void* move_and_wipe(void* memory, std::size_t size) {
    void* const moved = std::malloc(size);
    if (!memory || !moved) return moved;
    std::memcpy(moved, memory, std::min(size, malloc_usable_size(memory)));
    wipe_and_free(memory);
    return moved;
}

template <auto Function>
struct With {
    template <class T>
    void operator()(T* thing) const {
        Function(thing);
    }
};
using Easy = std::unique_ptr<CURL, With<curl_easy_cleanup>>;
using Headers = std::unique_ptr<curl_slist, With<curl_slist_free_all>>;
using Url = std::unique_ptr<CURLU, With<curl_url_cleanup>>;
using CurlText = std::unique_ptr<char, With<curl_free>>;

/// One handle and the first option that it refused: then nothing is sent.
class Request {
  public:
    Request() : easy_(curl_easy_init()) { refused_ = easy_ ? CURLE_OK : CURLE_OUT_OF_MEMORY; }

    template <class Value>
    void set(CURLoption option, Value value) {
        if (refused_ == CURLE_OK) refused_ = curl_easy_setopt(easy_.get(), option, value);
    }
    void add_header(const char* line) {
        curl_slist* const longer = curl_slist_append(headers_.get(), line);
        if (!longer) refused_ = CURLE_OUT_OF_MEMORY;
        if (headers_ || !longer) return;
        headers_.reset(longer);
        set(CURLOPT_HTTPHEADER, longer);
    }
    CURLcode perform() { return refused_ == CURLE_OK ? curl_easy_perform(easy_.get()) : refused_; }
    long http_status() const {
        long status = 0;
        curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
        return status;
    }

  private:
    Headers headers_;  // outlives the handle, which points to it
    Easy easy_;
    CURLcode refused_ = CURLE_OK;
};

std::size_t take_part(const char* part, std::size_t, std::size_t size, void* answer) {
    std::string& text = *static_cast<std::string*>(answer);
    if (text.size() + size > longest_answer) return 0;  // ends the transfer
    text.append(part, size);
    return size;
}

int is_cancelled(void* cancelled, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    const auto& asked = *static_cast<const domain::Cancelled*>(cancelled);
    return asked && asked() ? 1 : 0;
}

void trust_only(Request& request, const WebServiceSetup& setup) {
    request.set(CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
    request.set(CURLOPT_SSL_VERIFYPEER, 1L);
    request.set(CURLOPT_SSL_VERIFYHOST, 2L);
    request.set(CURLOPT_CAINFO, setup.ca_file.c_str());
    request.set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));  // not the system's authorities
    request.set(CURLOPT_SSLCERT, setup.client_cert.c_str());
    request.set(CURLOPT_SSLKEY, setup.client_key.c_str());
    request.set(CURLOPT_KEYPASSWD, "");  // an encrypted key fails instead of asking at a terminal
    request.set(CURLOPT_SSL_SESSIONID_CACHE, 0L);
}

void go_only_there(Request& request, const WebServiceSetup& setup) {
    request.set(CURLOPT_URL, setup.url.c_str());
    request.set(CURLOPT_PROTOCOLS_STR, "https");
    request.set(CURLOPT_FOLLOWLOCATION, 0L);
    request.set(CURLOPT_PROXY, "");  // not even one of the environment
    request.set(CURLOPT_NETRC, long{CURL_NETRC_IGNORED});
    request.set(CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
    request.set(CURLOPT_MAXFILESIZE, static_cast<long>(longest_answer));
    request.add_header("Content-Type: application/json");
    request.add_header("Accept: application/json");
    request.add_header("Expect:");
}

void wait_only_so_long(Request& request, const WebServiceSetup& setup, const domain::Cancelled& cancelled) {
    request.set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(setup.connect_timeout.count()));
    request.set(CURLOPT_TIMEOUT_MS, static_cast<long>(setup.timeout.count()));
    request.set(CURLOPT_NOSIGNAL, 1L);
    request.set(CURLOPT_QUICK_EXIT, 1L);  // a name server that does not answer is not waited for
    request.set(CURLOPT_NOPROGRESS, 0L);
    request.set(CURLOPT_XFERINFOFUNCTION, &is_cancelled);
    request.set(CURLOPT_XFERINFODATA, &cancelled);
}

SourceReply failure(SourceOutcome outcome, std::string problem) {
    return {outcome, {}, {}, std::move(problem)};
}

/// Without libcurl's longer texts: those may quote what the server sent.
SourceReply explain(CURLcode code, const WebServiceSetup& setup) {
    switch (static_cast<int>(code)) {
        case CURLE_OPERATION_TIMEDOUT:
            return failure(SourceOutcome::timed_out,
                           "no answer within " + std::to_string(setup.timeout.count()) +
                               " ms (connecting: " + std::to_string(setup.connect_timeout.count()) + " ms)");
        case CURLE_ABORTED_BY_CALLBACK:
            return failure(SourceOutcome::cancelled, "");
        case CURLE_WRITE_ERROR:
        case CURLE_FILESIZE_EXCEEDED:
            return failure(SourceOutcome::malformed, "the answer is longer than 64 KiB");
        case CURLE_PEER_FAILED_VERIFICATION:
            return failure(SourceOutcome::unavailable,
                           "the server's certificate does not fit ca_file or the name in url");
        default:
            return failure(SourceOutcome::unavailable, curl_easy_strerror(code));
    }
}

}  // namespace

Result<void> start_curl() {
    static const CURLcode started = curl_global_init_mem(CURL_GLOBAL_DEFAULT, std::malloc, wipe_and_free,
                                                         move_and_wipe, strdup, std::calloc);
    if (started == CURLE_OK) return {};
    return Error{ErrorCode::unavailable, std::string("libcurl: ") + curl_easy_strerror(started)};
}

std::string misfit_of_url(const std::string& url) {
    const Url parts(curl_url());
    const bool read =
        parts && curl_url_set(parts.get(), CURLUPART_URL, url.c_str(), CURLU_DISALLOW_USER) == CURLUE_OK;
    if (!read) return "found no address that can be read, expected https://HOST:PORT/PATH without a user";
    char* raw = nullptr;
    curl_url_get(parts.get(), CURLUPART_SCHEME, &raw, 0);
    const CurlText scheme(raw);
    if (scheme && std::string_view(scheme.get()) == "https") return {};
    return "found " + std::string(scheme ? scheme.get() : "no scheme") + ", expected https";
}

std::variant<std::string, SourceReply> post_json(const WebServiceSetup& setup, std::string_view json,
                                                 const domain::Cancelled& cancelled) {
    std::string answer;
    answer.reserve(longest_answer);
    Request request;
    trust_only(request, setup);
    go_only_there(request, setup);
    wait_only_so_long(request, setup, cancelled);
    request.set(CURLOPT_POSTFIELDSIZE, static_cast<long>(json.size()));
    request.set(CURLOPT_POSTFIELDS, json.data());
    request.set(CURLOPT_WRITEFUNCTION, &take_part);
    request.set(CURLOPT_WRITEDATA, &answer);
    if (const CURLcode code = request.perform(); code != CURLE_OK) return explain(code, setup);
    if (const long status = request.http_status(); status != 200) {
        return failure(SourceOutcome::unavailable,
                       "HTTP status " + std::to_string(status) + ", expected 200");
    }
    return answer;
}

}  // namespace kiosk::dukcapil
