#!/bin/bash
# Runs inside the outer guest of the tests with devices that are passed through: a libvirtd, and the portal that the tests watch.
set -u
export HOME=/run PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_TieredPGO=0 DOTNET_TC_QuickJitForLoops=1
# Lines of the kernel's do not fall in between those of the portal's.
dmesg -n 1
echo "nested: up"
cat >/etc/libvirt/libvirtd.conf <<CONF
auth_unix_rw = "none"
log_outputs = "3:stderr"
host_uuid = "$(cat /proc/sys/kernel/random/uuid)"
CONF
cat >/etc/libvirt/qemu.conf <<CONF
security_driver = "none"
cgroup_controllers = []
namespaces = []
remember_owner = 0
stdio_handler = "file"
user = "root"
group = "root"
CONF
libvirtd </dev/null 2>&1 &
while ! [ -S /run/libvirt/libvirt-sock ]; do
    kill -0 $! || exit 1
    sleep 0.1
done
echo "nested: libvirtd listens"
read -r line </proc/cmdline
site=${line##* site=}
site=${site%% *}
dotnet "$(dirname "$0")/Darts.Domain.Exercise.dll" qemu:///system "$site" gpus - 2>&1
echo "nested: portal ended with $?"
