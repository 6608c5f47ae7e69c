// libevent's evhttp over OpenSSL bufferevents: the HTTP server. Imported by the HTTP adapter alone.
#pragma once
