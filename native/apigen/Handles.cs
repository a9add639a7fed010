using System.Globalization;

namespace Darts.ApiGenerator;

internal static class Handles
{
    private static readonly (string C, string Class, string Free)[] s_all =
    [
        ("virAdmClient", "AdminClientHandle", "virAdmClientFree"),
        ("virAdmConnect", "AdminConnectionHandle", "virAdmConnectClose"),
        ("virAdmServer", "AdminServerHandle", "virAdmServerFree"),
        ("virConnect", "ConnectionHandle", "virConnectClose"),
        ("virDomain", "DomainHandle", "virDomainFree"),
        ("virDomainCheckpoint", "DomainCheckpointHandle", "virDomainCheckpointFree"),
        ("virDomainSnapshot", "DomainSnapshotHandle", "virDomainSnapshotFree"),
        ("virInterface", "InterfaceHandle", "virInterfaceFree"),
        ("virNetwork", "NetworkHandle", "virNetworkFree"),
        ("virNetworkPort", "NetworkPortHandle", "virNetworkPortFree"),
        ("virNodeDevice", "NodeDeviceHandle", "virNodeDeviceFree"),
        ("virNWFilter", "NetworkFilterHandle", "virNWFilterFree"),
        ("virNWFilterBinding", "NetworkFilterBindingHandle", "virNWFilterBindingFree"),
        ("virSecret", "SecretHandle", "virSecretFree"),
        ("virStoragePool", "StoragePoolHandle", "virStoragePoolFree"),
        ("virStorageVol", "StorageVolumeHandle", "virStorageVolFree"),
        ("virStream", "StreamHandle", "virStreamFree"),
    ];

    public static (string C, string Class, string Free)? Of(string type) =>
        s_all.Where(h => h.C + "Ptr" == type).Select(h => ((string, string, string)?)h).FirstOrDefault();

    public static IEnumerable<(string, string)> Write()
    {
        var text = Source.Begin("Darts.Libvirt.Interop");
        foreach (var (c, type, free) in s_all)
        {
            text.Append(CultureInfo.InvariantCulture, $"/// <summary>Owns one reference to a <c>{c}</c>.</summary>\n");
            text.Append(CultureInfo.InvariantCulture, $"internal sealed class {type} : LibvirtHandle\n{{\n    protected override int Release(nint value) => Native.{free}(value);\n}}\n\n");
        }

        yield return ("Handles", text.ToString().TrimEnd('\n') + "\n");
    }
}
