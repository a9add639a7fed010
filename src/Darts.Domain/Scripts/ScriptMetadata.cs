using System.Globalization;
using System.Xml.Linq;

namespace Darts.Domain.Scripts;

/// <summary>
/// The record of a session's boot scripts in its domain's metadata: an element of its own, so that a change here and a change of
/// the session's own record never overwrite one another. It holds no script's text and no output: whoever may look at domains could read them.
/// </summary>
internal static class ScriptMetadata
{
    /// <summary>The XML namespace of the element.</summary>
    public const string NamespaceUri = "urn:darts:scripts:1";

    /// <summary>The prefix under which libvirt keeps it.</summary>
    public const string Prefix = "dartsscripts";

    private static readonly XNamespace s_namespace = NamespaceUri;

    /// <summary>The element as it stands in a domain's document.</summary>
    public static XElement ToXml(IEnumerable<SessionScript> scripts) =>
        Write(s_namespace, new XAttribute(XNamespace.Xmlns + Prefix, NamespaceUri), scripts);

    /// <summary>The element as <c>virDomainSetMetadata</c> takes it, in no namespace.</summary>
    public static string ToBareXml(IEnumerable<SessionScript> scripts) => Write(XNamespace.None, null, scripts).ToString();

    /// <summary>Reads the element; what Darts did not write counts as no script at all.</summary>
    public static IReadOnlyList<SessionScript> Parse(XElement element)
    {
        try
        {
            // libvirt gives the namespace to the children as well, or takes it from them.
            return [.. element.Elements().Where(e => e.Name.LocalName == "script").Take(ScriptOptions.MostScripts).Select(Read)];
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private static XElement Write(XNamespace xmlns, XAttribute? declaration, IEnumerable<SessionScript> scripts) =>
        new(xmlns + "scripts", declaration, scripts.Select(s => Write(xmlns, s)));

    private static XElement Write(XNamespace xmlns, SessionScript script) => new(
        xmlns + "script",
        new XAttribute("title", script.Title),
        new XAttribute("state", script.State),
        Optional("exit", script.ExitCode),
        Optional("problem", script.Problem),
        Optional("sha256", script.Sha256),
        Optional("commit", script.Commit),
        Optional("started", script.StartedAt?.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture)),
        script.NeedsPassword ? new XAttribute("needsPassword", true) : null);

    private static XAttribute? Optional(string name, object? value) => value is null ? null : new XAttribute(name, value);

    private static SessionScript Read(XElement element) => new()
    {
        Title = (string?)element.Attribute("title") ?? throw new FormatException("title"),
        State = Enum.TryParse<ScriptState>((string?)element.Attribute("state"), out var state) ? state : throw new FormatException("state"),
        ExitCode = (int?)element.Attribute("exit"),
        Problem = (string?)element.Attribute("problem"),
        Sha256 = (string?)element.Attribute("sha256"),
        Commit = (string?)element.Attribute("commit"),
        StartedAt = (string?)element.Attribute("started") is { } started
            ? DateTimeOffset.ParseExact(started, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : null,
        NeedsPassword = (bool?)element.Attribute("needsPassword") ?? false,
    };
}
