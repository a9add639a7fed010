using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Darts.Domain.Networks;

/// <summary>How guests are joined to the world: configuration section <c>Darts:Network</c>.</summary>
public sealed class NetworkOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Darts:Network";

    /// <summary>The kind of network that machines have whose files do not say.</summary>
    public NetworkKind Default { get; set; }

    /// <summary>The name of that libvirt network or bridge.</summary>
    public string? Name { get; set; }

    /// <summary>Whether a filter stands before each guest, where the kind of network knows filters.</summary>
    public bool Filter { get; set; } = true;

    /// <summary>The only addresses that guests reach, such as <c>10.1.0.0/16</c>; nothing named means all but those of the host and of other guests.</summary>
    public List<string> Only { get; } = [];

    /// <summary>Addresses that no guest reaches, besides those that the portal knows the host by.</summary>
    public List<string> HostAddresses { get; } = [];

    /// <summary>The name of the network that Darts makes where there is none.</summary>
    [RegularExpression("[A-Za-z0-9_.-]{1,50}", ErrorMessage = "Darts:Network:OwnName must have letters, digits, '.', '_' and '-' only, for example darts.")]
    public string OwnName { get; set; } = "darts";

    /// <summary>The name of the bridge of that network.</summary>
    [RegularExpression("[A-Za-z0-9_.-]{1,15}", ErrorMessage = "Darts:Network:OwnBridge must have at most 15 letters, digits, '.', '_' and '-', for example darts0.")]
    public string OwnBridge { get; set; } = "darts0";

    /// <summary>The addresses of that network; null takes a free range.</summary>
    public string? Subnet { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Default is NetworkKind.Libvirt or NetworkKind.Bridge && string.IsNullOrEmpty(Name))
            yield return new ValidationResult($"Darts:Network:Name is not set. Darts:Network:Default={Default} needs the name of the {(Default == NetworkKind.Bridge ? "host's bridge" : "libvirt network")}.");
        else if (NetworkReference.Fault(new NetworkReference { Kind = Default, Name = Name }) is not null)
            yield return new ValidationResult("Darts:Network:Name must be the name of the libvirt network or bridge, and be left out for Darts:Network:Default=Automatic, User or None.");
        foreach (var bad in Only.Where(o => !NetworkReference.TryParse(o, out _)))
            yield return new ValidationResult($"Darts:Network:Only has '{bad}'. Give IPv4 addresses or ranges such as 10.1.0.0/16.");
        foreach (var bad in HostAddresses.Where(o => !NetworkReference.TryParse(o, out _)))
            yield return new ValidationResult($"Darts:Network:HostAddresses has '{bad}'. Give IPv4 addresses or ranges such as 10.1.0.0/16.");
        if (Only.Count > 0 && !Filter)
            yield return new ValidationResult("Darts:Network:Only needs the filter: leave Darts:Network:Filter on, or Only out.");
        if (Subnet is not null && !(NetworkReference.TryParse(Subnet, out var subnet) && subnet.PrefixLength is >= 8 and <= 28))
            yield return new ValidationResult("Darts:Network:Subnet must be an IPv4 range between /8 and /28, for example 10.213.0.0/22.");
    }

    internal IReadOnlyList<IPNetwork> OwnRanges => Parse(Subnet is null ? [.. Enumerable.Range(0, 64).Select(n => $"10.213.{n * 4}.0/22")] : [Subnet]);

    internal static IReadOnlyList<IPNetwork> Parse(IEnumerable<string> ranges) =>
        [.. ranges.Select(r => NetworkReference.TryParse(r, out var range) ? range : throw new FormatException(r))];
}
