using System.Runtime.Versioning;

// libvirt's local connections, file modes and unix sockets: Linux only.
[assembly: SupportedOSPlatform("linux")]
