using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Darts.Domain.Machines.Imports;

/// <summary>
/// The names of what Darts itself puts into the machines pool. A name holds all that its content depends on, so what is found under it
/// need not be looked at; and a second volume, the seal, says that the first one is complete, for libvirt cannot rename a volume.
/// </summary>
internal static partial class ImportNaming
{
    private const string SealSuffix = ".complete";

    private const string SavedPrefix = "darts-saved-";

    /// <summary>The volume that holds an image converted to qcow2.</summary>
    /// <param name="path">The image's path on the host.</param>
    /// <param name="bytes">Its size.</param>
    /// <param name="modifiedAt">When it was last changed.</param>
    public static string Conversion(string path, ulong bytes, DateTimeOffset? modifiedAt) =>
        $"darts-import-{Digest(string.Create(CultureInfo.InvariantCulture, $"{path}\n{bytes}\n{modifiedAt?.UtcTicks}"))}.qcow2";

    /// <summary>The volume that holds the disk of a session that was saved as a machine.</summary>
    /// <param name="session">The session.</param>
    /// <param name="at">When that was asked for.</param>
    public static string Saved(Guid session, DateTimeOffset at) =>
        $"{SavedPrefix}{Digest(string.Create(CultureInfo.InvariantCulture, $"{session}\n{at.UtcTicks}"))}.qcow2";

    /// <summary>Whether a volume of Darts' can be made again from nothing else, so that no sweep may take it.</summary>
    public static bool IsOnlyCopy(string volume) => volume.StartsWith(SavedPrefix, StringComparison.Ordinal);

    /// <summary>What the names of all downloads for an entry of the catalogue begin with.</summary>
    public static string DownloadPrefix(MachineDefinition definition) => $"darts-download-{Digest($"{definition.Url}\n{definition.Sha256?.ToLowerInvariant()}")}-";

    /// <summary>The volume that holds one version of what a server has.</summary>
    /// <param name="prefix">What <see cref="DownloadPrefix"/> gave.</param>
    /// <param name="version">What tells this version from others.</param>
    public static string Download(string prefix, string version) => prefix + Digest(version)[..16];

    /// <summary>The name of the seal of a volume.</summary>
    public static string Seal(string volume) => volume + SealSuffix;

    /// <summary>The name of the domain in which a volume is being converted.</summary>
    public static string Domain(string volume) => Path.GetFileNameWithoutExtension(volume);

    /// <summary>Whether a volume, or its seal, is one that Darts put there, and of which volume.</summary>
    public static bool IsOwn(string name, out string volume)
    {
        volume = name.EndsWith(SealSuffix, StringComparison.Ordinal) ? name[..^SealSuffix.Length] : name;
        return OwnPattern().IsMatch(volume);
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    [GeneratedRegex(@"^darts-((import|saved)-[0-9a-f]{32}\.qcow2|download-[0-9a-f]{32}-[0-9a-f]{16})\z", RegexOptions.CultureInvariant)]
    private static partial Regex OwnPattern();
}
