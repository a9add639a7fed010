# shellcheck shell=bash
# Debian packages, a kernel of Debian's among them, made into an initramfs without being installed. Sourced by the builders; needs die.

# The package that a flavour's meta package stands for now.
kernel_package() { # flavour
    local kernel
    kernel=$(apt-cache depends "$1" | sed -n 's/^ *Depends: \(linux-image-[0-9].*\)$/\1/p' | head -n 1)
    [[ -n $kernel ]] || die "apt knows no $1: run apt-get update"
    printf '%s\n' "$kernel"
}

download_packages() { # to package...
    mkdir "$1"
    # The download's own user cannot write into a private directory.
    (cd "$1" && apt-get -qq -o APT::Sandbox::User="$(id -un)" download "${@:2}")
}

unpack_packages() { # from to
    local package
    for package in "$1"/*.deb; do
        dpkg-deb --fsys-tarfile "$package" | tar -x -C "$2" --exclude='./usr/share/*' --exclude='./etc/*'
    done
}

copy_busybox() { # packages' tree, initramfs' tree
    local applet
    cp "$1/bin/busybox" "$2/bin/"
    for applet in $("$1/bin/busybox" --list | grep -vx busybox); do ln -s busybox "$2/bin/$applet"; done
}

copy_modules() { # packages' tree, initramfs' tree, list of modules
    local name file
    while read -r name; do
        file=$(find "$1/lib/modules" -name "$name.ko")
        [[ -n $file ]] || die "the kernel package holds no module $name"
        cp "$file" "$2/lib/modules/"
    done <"$3"
}

pack_initramfs() { # initramfs' tree, zstd's level, output
    (cd "$1" && find . | sort | bin/busybox cpio -o -H newc -R 0:0 2>/dev/null) | zstd -q "-$2" -o "$3"
}
