namespace Darts.Libvirt.Interop;

/// <summary>
/// What this process uses libvirt for. libvirt and libvirt-admin each carry the same types and register them with GLib, which takes a type
/// once: with connections through both, a process crashes. The first to come decides.
/// </summary>
internal static class ProcessRole
{
    private const int Hypervisor = 1;
    private const int Administration = 2;
    private static int s_role;

    /// <exception cref="NotSupportedException">This process has administered a daemon.</exception>
    internal static void ClaimHypervisor() =>
        Claim(Hypervisor, "This process has administered a libvirt daemon, and libvirt cannot open connections in the same process as well.");

    /// <exception cref="NotSupportedException">This process has opened a connection.</exception>
    internal static void ClaimAdministration() =>
        Claim(Administration, "This process has opened a libvirt connection, and libvirt cannot administer a daemon in the same process as well.");

    private static void Claim(int role, string refusal)
    {
        var before = Interlocked.CompareExchange(ref s_role, role, 0);
        if (before != 0 && before != role)
        {
            throw new NotSupportedException(refusal);
        }
    }
}
