// libcurl: the HTTP client. Imported by the HTTP adapter alone.
// setopt and getinfo are variadic, which Swift cannot call: one typed shim per kind of argument.
#pragma once
#include <stddef.h>
#include <curl/curl.h>

typedef size_t (*ccurl_receive)(char *, size_t, size_t, void *);

CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value);
CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *value);
CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, void *value);
CURLcode ccurl_set_receive(CURL *easy, CURLoption option, ccurl_receive value);
/// The method becomes POST; the bytes are copied.
CURLcode ccurl_set_body(CURL *easy, const void *bytes, size_t count);
long ccurl_status(CURL *easy);
/// What CURLOPT_PRIVATE was set to.
void *ccurl_private(CURL *easy);
CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value);
/// The transfer that has ended, with its result; NULL when no more have.
CURL *ccurl_next_done(CURLM *multi, CURLcode *result);
