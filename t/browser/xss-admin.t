#!/bin/sh
exec node "${0%.t}.mjs" "$@"
