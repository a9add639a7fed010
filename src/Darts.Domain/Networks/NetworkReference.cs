using System.Net;

namespace Darts.Domain.Networks;

/// <summary>The network of a machine, as its file in the catalogue names it.</summary>
public sealed record NetworkReference
{
    /// <summary>Its kind.</summary>
    public NetworkKind Kind { get; init; }

    /// <summary>The name of the libvirt network, or of the host's bridge.</summary>
    public string? Name { get; init; }

    /// <summary>The only addresses that guests reach, such as <c>10.1.0.0/16</c>; nothing named means what the site says.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Whether a filter stands before each guest; null: what the site says.</summary>
    public bool? Filter { get; init; }

    /// <summary>What is wrong with the reference, for the log; null when it is right.</summary>
    internal static string? Fault(NetworkReference? network) => network switch
    {
        null => null,
        { Kind: NetworkKind.Libvirt or NetworkKind.Bridge, Name: null } => "'network' needs the 'name' of the libvirt network or bridge",
        { Kind: NetworkKind.Automatic or NetworkKind.User or NetworkKind.None, Name: not null } => "'network' has a 'name' only where its 'kind' is 'libvirt' or 'bridge'",
        { Kind: NetworkKind.Bridge, Name: { } bridge } when !IsInterfaceName(bridge) => "'network' names no bridge: an interface has 1 to 15 letters, digits, '.', '_' and '-'",
        { Name: { } name } when !IsNetworkName(name) => "'network' has a name with characters that libvirt does not take",
        { Only.Count: > 0, Kind: NetworkKind.User or NetworkKind.None } => "'only' needs a network with a filter: 'kind' must be 'libvirt', 'bridge' or 'automatic'",
        { Only.Count: > 0, Filter: false } => "'only' needs the filter that 'filter' turns off",
        _ => network.Only.FirstOrDefault(o => !TryParse(o, out _)) is { } bad ? $"'only' has '{bad}', which is no IPv4 address or range such as 10.1.0.0/16" : null,
    };

    /// <summary>Reads an IPv4 address or range.</summary>
    internal static bool TryParse(string text, out IPNetwork range)
    {
        var isRange = text.Contains('/', StringComparison.Ordinal);
        return IPNetwork.TryParse(isRange ? text : text + "/32", out range)
            && range.BaseAddress.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
            // The parser also takes 10.1 for 10.0.0.1.
            && (isRange ? range.ToString() : range.BaseAddress.ToString()) == text;
    }

    internal static bool IsInterfaceName(string name) =>
        name.Length is > 0 and <= 15 && name is not "." and not ".." && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    internal static bool IsNetworkName(string name) =>
        name.Length is > 0 and <= 100 && !name.Any(c => c == '/' || char.IsControl(c));
}
