#include <curl/curl.h>
#include <string.h>

// Swift cannot call functions with a variable number of arguments; each of these is one use of them.

static inline CURLcode shirube_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode shirube_curl_set_number(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode shirube_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode shirube_curl_response_code(CURL *handle, long *code) {
    return curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, code);
}

/// Bytes to be sent, and how many of them are on their way.
struct shirube_curl_bytes {
    const char *bytes;
    size_t length;
    size_t sent;
};

static size_t shirube_curl_read(char *buffer, size_t size, size_t count, void *context) {
    struct shirube_curl_bytes *source = context;
    size_t rest = source->length - source->sent;
    size_t length = size * count < rest ? size * count : rest;
    memcpy(buffer, source->bytes + source->sent, length);
    source->sent += length;
    return length;
}

/// Both must stay where they are until the transfer has ended.
static inline CURLcode shirube_curl_set_source(CURL *handle, struct shirube_curl_bytes *source, char *error_buffer) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_READFUNCTION, shirube_curl_read);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_READDATA, source);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, error_buffer);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
    return code;
}

/// The beginning of the line with which the server refused something last, or of its greeting.
struct shirube_curl_line {
    char bytes[512];
    size_t length;
};

static size_t shirube_curl_keep(char *buffer, size_t size, size_t count, void *context) {
    struct shirube_curl_line *line = context;
    int refuses = size * count > 0 && (buffer[0] == '4' || buffer[0] == '5');
    if (!refuses && line->length > 0) return size * count;
    size_t length = size * count < sizeof(line->bytes) ? size * count : sizeof(line->bytes);
    memcpy(line->bytes, buffer, length);
    line->length = length;
    return size * count;
}

/// The line must stay where it is until the transfer has ended; nothing that the server says is printed.
static inline CURLcode shirube_curl_set_line(CURL *handle, struct shirube_curl_line *line) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, shirube_curl_keep);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_HEADERDATA, line);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, shirube_curl_keep);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_WRITEDATA, line);
    return code;
}
