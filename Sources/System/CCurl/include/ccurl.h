// libcurl: the HTTP client. Imported by the HTTP adapter alone.
#pragma once
