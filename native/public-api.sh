#!/bin/bash
# Writes src/Darts.Libvirt/PublicAPI.Unshipped.txt anew: the public members that are not in PublicAPI.Shipped.txt, so that a review sees each
# change of the public API as a change of that file.
set -euo pipefail
cd "$(dirname "$0")/../src/Darts.Libvirt"

list=PublicAPI.Unshipped.txt
echo '#nullable enable' >$list
# The analyzer names each member that is missing, in the words of the list.
dotnet build --no-incremental -p:TreatWarningsAsErrors=false 2>&1 |
    sed -n "s/.*warning RS0016: Symbol '\(.*\)' is not part of the declared public API.*/\1/p" |
    LC_ALL=C sort -u >>$list
echo "$(wc -l <$list) lines in src/Darts.Libvirt/$list"
