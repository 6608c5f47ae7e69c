// SQLite: the journal. Imported by the SQLite adapter alone.
#pragma once
#include <sqlite3.h>
