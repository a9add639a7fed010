#!/bin/sh
# Regenerates the raw layer of src/Darts.Libvirt, and the C program that checks its layouts, from the installed API description (Debian package libvirt-dev).
set -eu
cd "$(dirname "$0")/.."
exec dotnet run --project native/apigen -- "${1:-/usr/share/libvirt/api}" "${2:-src/Darts.Libvirt/Interop/Generated}" "${3:-native/abi-probe.c}"
