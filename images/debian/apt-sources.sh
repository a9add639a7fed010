# shellcheck shell=bash
# Where the guest's packages come from. Sourced.

# The machine's own sources of Debian 12, whatever format they are written in; third-party ones do not count.
# Fails where it has none (another release, or no lists fetched yet).
debian_sources() {
    local key=/usr/share/keyrings/debian-archive-keyring.gpg found
    found=$(
        # shellcheck disable=SC2016 # apt-get fills the names in
        apt-get indextargets --format '$(ORIGIN)|$(CODENAME)|$(COMPONENT)|$(SIGNED_BY)|$(REPO_URI)|$(RELEASE)' \
            'Identifier: Packages' 2>/dev/null |
            awk -F'|' -v key="$key" '
                $1 == "Debian" && $2 ~ /^bookworm(-updates|-security)?$/ && $3 == "main" && $5 !~ /^cdrom:/ {
                    print "deb [signed-by=" ($4 ~ /^\// ? $4 : key) "] " $5, $6, $3
                }' | sort -u
    ) || true
    grep -q ' bookworm main$\| stable main$\| oldstable main$' <<<"$found" || return 1
    printf '%s\n' "$found"
}

# The machine's own proxy for packages, as options of mmdebstrap.
proxy_options() {
    apt-config dump 2>/dev/null | sed -n 's/^\(Acquire::https\?::Proxy[^ ]* ".*"\);$/--aptopt=\1/p'
}
