"""libvirt-python as a peer: reads "URI<TAB>operation<TAB>count" lines, answers with the seconds that it took."""
import sys
import threading
import time

import libvirt


def loop():
    while True:
        libvirt.virEventRunDefaultImpl()


# As any service must for keepalive and events, and as the binding under test does.
libvirt.virEventRegisterDefaultImpl()
threading.Thread(target=loop, daemon=True).start()
libvirt.registerErrorHandler(lambda context, error: None, None)

connections = {}


def opened(uri):
    connection = libvirt.open(uri)
    try:
        connection.setKeepAlive(5, 3)
    except libvirt.libvirtError:
        pass  # A driver inside this process has no line that could break.
    return connection


def failing(connection):
    try:
        connection.lookupByName("no such domain")
    except libvirt.libvirtError:
        pass


def operation(connection, name):
    domain = connection.listAllDomains()[0]
    return {
        "info": domain.info,
        "name": domain.name,
        "xml": domain.XMLDesc,
        "list": connection.listAllDomains,
        "stats": connection.getAllDomainStats,
        "state-stats": lambda: connection.getAllDomainStats(libvirt.VIR_DOMAIN_STATS_STATE),
        "failing": lambda: failing(connection),
    }[name]


for line in sys.stdin:
    uri, name, count = line.rstrip("\n").split("\t")
    if uri not in connections:
        connections[uri] = opened(uri)
    call = operation(connections[uri], name)
    begin = time.perf_counter()
    for _ in range(int(count)):
        call()
    print(time.perf_counter() - begin, flush=True)
