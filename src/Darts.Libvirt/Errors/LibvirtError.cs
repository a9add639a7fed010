namespace Darts.Libvirt;

/// <summary>What libvirt says of a failed call (<c>virError</c>).</summary>
/// <param name="Function">The libvirt function that failed.</param>
/// <param name="Code">What went wrong.</param>
/// <param name="Domain">The part of libvirt that raised it.</param>
/// <param name="Level">How serious it is.</param>
/// <param name="Message">libvirt's text. It can hold whole command lines: for logs, not for users.</param>
public sealed record LibvirtError(string Function, ErrorCode Code, ErrorDomain Domain, ErrorLevel Level, string Message)
{
    /// <summary>Extra text, as libvirt's <c>str1</c>.</summary>
    public string? Text1 { get; init; }

    /// <summary>Extra text, as libvirt's <c>str2</c>.</summary>
    public string? Text2 { get; init; }

    /// <summary>Extra text, as libvirt's <c>str3</c>.</summary>
    public string? Text3 { get; init; }

    /// <summary>Extra number, as libvirt's <c>int1</c>; an errno for system errors.</summary>
    public int Number1 { get; init; }

    /// <summary>Extra number, as libvirt's <c>int2</c>.</summary>
    public int Number2 { get; init; }
}
