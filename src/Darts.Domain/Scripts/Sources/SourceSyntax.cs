using Darts.Domain.Scripts.Sources.Customizing;
using Darts.Domain.Scripts.Sources.Git;

namespace Darts.Domain.Scripts.Sources;

/// <summary>Tells from an entry's first characters where its script comes from.</summary>
internal static class SourceSyntax
{
    /// <exception cref="FormatException">It comes from nowhere that is known; the message says so.</exception>
    public static ScriptSource Parse(string text, ScriptOptions options)
    {
        if (After(text, "exec:") is { } exec)
            return Inline(exec, "exec:", options);
        if (After(text, "bash:") is { } bash)
            return Inline("#!/bin/bash\n" + bash, "bash:", options);
        if (After(text, "virt-customize:") is { } customize)
            return Inline(CustomizeScript.Make(customize), "virt-customize:", options);
        if (After(text, "git:") is { } git)
            return GitSource.Parse(git);
        if (After(text, "catalogue:") is { } name)
            return InCatalogue(name.Trim());
        if (After(text, "qemu:") is not null)
        {
            throw new FormatException(
                "qemu: is refused. A session is what its libvirt domain says, and options behind libvirt's back are neither seen nor checked. "
                + "Make a machine in virt-manager with the device that you want, and offer it as a template");
        }

        if (text.StartsWith('/'))
            return new FileSource(text.TrimEnd());
        if (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            return new UrlSource(Address(text));
        throw new FormatException("a script begins with /, http://, https://, git:, catalogue:, exec:, bash: or virt-customize:");
    }

    private static InlineSource Inline(string text, string prefix, ScriptOptions options)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new FormatException($"nothing stands behind {prefix}");
        if (text.Length > options.MaximumLength)
            throw new FormatException($"the script has {text.Length} characters; at most {options.MaximumLength} are taken");
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new FormatException("the script is not a text");
        return new InlineSource(text);
    }

    private static CatalogueSource InCatalogue(string name) => name.Length is > 0 and <= 200 && name[0] != '.' && !name.Any(c => c is '/' or '\\' || char.IsControl(c))
        ? new CatalogueSource(name)
        : throw new FormatException("behind catalogue: stands the plain name of a file in the folder of scripts");

    private static Uri Address(string text)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) || address.Host.Length == 0)
            throw new FormatException("this is not an address");
        // It would be shown, logged and sent in clear.
        if (address.UserInfo.Length > 0)
            throw new FormatException("an address must not hold a name or password");
        return address;
    }

    private static string? After(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? text[prefix.Length..].TrimStart(' ', '\t') : null;
}
