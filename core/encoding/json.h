#pragma once

// The JSON of this project: exact reading, in-order writing, pointers.
#include "core/encoding/json_document.h"
#include "core/encoding/json_pointer.h"
#include "core/encoding/json_value.h"
#include "core/encoding/json_writer.h"
