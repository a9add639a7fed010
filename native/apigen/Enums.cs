using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Darts.ApiGenerator;

internal static class Enums
{
    // Names that the public API reads better with than the mechanical ones.
    private static readonly Dictionary<string, string> s_types = new()
    {
        ["virErrorNumber"] = "ErrorCode",
        ["virConnectListAllDomainsFlags"] = "ListDomainsFlags",
        ["virConnectListAllStoragePoolsFlags"] = "ListStoragePoolsFlags",
        ["virConnectGetAllDomainStatsFlags"] = "DomainStatisticsFlags",
        ["virDomainStatsTypes"] = "DomainStatisticsTypes",
        ["virDomainOpenGraphicsFlags"] = "OpenGraphicsFlags",
        ["virConnectListAllNetworksFlags"] = "ListNetworksFlags",
        ["virConnectListAllInterfacesFlags"] = "ListInterfacesFlags",
        ["virConnectListAllNodeDeviceFlags"] = "ListNodeDevicesFlags",
        ["virConnectListAllSecretsFlags"] = "ListSecretsFlags",
        ["virNWFilterDefineFlags"] = "NetworkFilterDefineFlags",
        ["virNWFilterBindingCreateFlags"] = "NetworkFilterBindingCreateFlags",
        ["virIPAddrType"] = "IPAddressType",
        ["virCPUCompareResult"] = "CpuCompareResult",
        ["virConnectBaselineCPUFlags"] = "BaselineCpuFlags",
        ["virConnectCompareCPUFlags"] = "CompareCpuFlags",
        ["virConnectCredentialType"] = "CredentialType",
        ["virNodeAllocPagesFlags"] = "NodeAllocatePagesFlags",
    };

    private static readonly Dictionary<string, string> s_prefixes = new()
    {
        ["virErrorNumber"] = "VIR_ERR_",
        ["virNWFilterDefineFlags"] = "VIR_NWFILTER_DEFINE_",
        ["virNWFilterBindingCreateFlags"] = "VIR_NWFILTER_BINDING_CREATE_",
    };

    private static readonly Dictionary<string, string> s_words = new()
    {
        ["VOL"] = "Volume",
        ["NWFILTER"] = "NetworkFilter",
        ["NOSTATE"] = "NoState",
        ["SHUTOFF"] = "ShutOff",
        ["PMSUSPENDED"] = "PmSuspended",
        ["PMSUSPEND"] = "PmSuspend",
        ["NOWAIT"] = "NoWait",
        ["SKIPAUTH"] = "SkipAuth",
        ["AUTODESTROY"] = "AutoDestroy",
        ["NVRAM"] = "NvRam",
        ["VCPU"] = "VirtualCpu",
        ["IOTHREAD"] = "IoThread",
        ["PERF"] = "Performance",
        ["DIRTYRATE"] = "DirtyRate",
        ["AUTOSTART"] = "AutoStart",
        ["DEFINEFLAGS"] = "DefineFlags",
        ["INACCESSIBLE"] = "Inaccessible",
        ["FROMSNAPSHOT"] = "FromSnapshot",
        ["SHUTDOWN"] = "Shutdown",
        ["POSTCOPY"] = "PostCopy",
        ["NOERROR"] = "NoError",
        ["IOERROR"] = "IoError",
        ["ENOSPC"] = "NoSpace",
        ["PREALLOC"] = "Preallocate",
        ["REFLINK"] = "RefLink",
        ["RO"] = "ReadOnly",
        ["USERNAME"] = "UserName",
        ["AUTHNAME"] = "AuthName",
        ["CNONCE"] = "ClientNonce",
        ["ECHOPROMPT"] = "EchoPrompt",
        ["NOECHOPROMPT"] = "NoEchoPrompt",
        ["NETFS"] = "NetFs",
        ["NETDIR"] = "NetDir",
        ["VSTORAGE"] = "VStorage",
        ["PORTGROUP"] = "PortGroup",
    };

    public static IEnumerable<(string, string)> Write(Api api)
    {
        foreach (var file in api.Enums.GroupBy(e => (string)e.First().Attribute("file")!).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var text = Source.Begin("Darts.Libvirt");
            text.AppendJoin("\n", file.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => Declare(api, e)));
            yield return ("Enums." + Pascal(file.Key.Replace("libvirt-", "", StringComparison.Ordinal).Replace('-', '_')), text.ToString());
        }
    }

    /// <summary>Every member: the C# type, the C# member, and the C name.</summary>
    public static IEnumerable<(string Type, string Member, string C)> Names(Api api) =>
        from e in api.Enums
        let members = Members(api, e)
        let prefix = Prefix(e.Key, members)
        from member in members
        select (TypeName(e.Key), MemberName(Api.Name(member), prefix), Api.Name(member));

    // The sentinels move with every release.
    private static List<XElement> Members(Api api, IGrouping<string, XElement> values) =>
        [.. values.Where(v => !Api.Name(v).EndsWith("_LAST", StringComparison.Ordinal)).OrderBy(m => (uint)api.Value(m)).ThenBy(Api.Name, StringComparer.Ordinal)];

    private static string Declare(Api api, IGrouping<string, XElement> values)
    {
        var members = values.Where(v => !Api.Name(v).EndsWith("_LAST", StringComparison.Ordinal) || Api.Name(v).EndsWith("_ADD_LAST", StringComparison.Ordinal))
            .OrderBy(m => (uint)api.Value(m)).ThenBy(Api.Name, StringComparer.Ordinal).ToList();
        var flags = values.Key.EndsWith("Flags", StringComparison.Ordinal) || members.Exists(m => m.Attribute("value_bitshift") is not null);
        var prefix = Prefix(values.Key, members);
        var text = new StringBuilder($"/// <summary>libvirt's <c>{values.Key}</c>. Values unknown to this version are kept as they come.</summary>\n");
        text.Append(CultureInfo.InvariantCulture, $"{(flags ? "[Flags]\n" : "")}public enum {TypeName(values.Key)} : {(flags ? "uint" : "int")}\n{{\n");
        if (flags && !members.Exists(m => api.Value(m) == 0))
        {
            text.Append("    /// <summary>No flag.</summary>\n    None = 0,\n");
        }

        foreach (var member in members)
        {
            var value = api.Value(member);
            text.Append(CultureInfo.InvariantCulture, $"    /// <summary><c>{Api.Name(member)}</c></summary>\n");
            text.Append(CultureInfo.InvariantCulture, $"    {MemberName(Api.Name(member), prefix)} = {(flags ? $"0x{value:x}" : value)},\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string TypeName(string c) =>
        s_types.TryGetValue(c, out var name) ? name
        : Regex.Replace(c[3..], "Flag(s)?Values$", "Flags").Replace("XML", "Xml", StringComparison.Ordinal).Replace("StorageVol", "StorageVolume", StringComparison.Ordinal).Replace("StorageVolumeume", "StorageVolume", StringComparison.Ordinal);

    private static string Prefix(string type, List<XElement> members)
    {
        if (s_prefixes.TryGetValue(type, out var known))
        {
            return known;
        }

        var names = members.ConvertAll(Api.Name);
        var common = names[0];
        foreach (var name in names)
        {
            while (!name.StartsWith(common, StringComparison.Ordinal))
            {
                common = common[..^1];
            }
        }

        if (members.Count == 1)
        {
            // One member shares everything with itself: what the type's own name says is the prefix.
            var words = Regex.Matches(type, "[A-Z]?[a-z]+|[A-Z]+(?![a-z])").Select(m => m.Value.ToUpperInvariant()).ToArray();
            common = Enumerable.Range(1, words.Length).Select(n => string.Join('_', words[..n]) + "_").LastOrDefault(p => names[0].StartsWith(p, StringComparison.Ordinal)) ?? "VIR_";
        }

        return common[..(common.LastIndexOf('_') + 1)];
    }

    private static string MemberName(string c, string prefix)
    {
        var rest = c.StartsWith(prefix, StringComparison.Ordinal) ? c[prefix.Length..] : c["VIR_".Length..];
        var name = Pascal(rest);
        return char.IsDigit(name[0]) ? "Version" + name : name;
    }

    public static string Pascal(string words) =>
        string.Concat(words.Split('_').Select(w => s_words.TryGetValue(w.ToUpperInvariant(), out var word) ? word : char.ToUpperInvariant(w[0]) + w[1..].ToLowerInvariant()));
}
