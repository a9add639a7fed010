using System.Globalization;
using System.Xml.Linq;

namespace Darts.Libvirt.Tests.Xml;

/// <summary>Finds what one document says and another does not, whatever the order of elements.</summary>
internal static class Comparison
{
    /// <summary>The paths of attributes, texts and elements of a document that have no equal in another.</summary>
    public static IReadOnlyList<string> Missing(XElement wanted, XElement found) => [.. Facts(wanted).Except(Facts(found))];

    private static IEnumerable<string> Facts(XElement root) => root.DescendantsAndSelf().SelectMany(OfElement);

    private static IEnumerable<string> OfElement(XElement element)
    {
        var path = string.Join('/', element.AncestorsAndSelf().Reverse().Select(e => e.Name.LocalName));
        yield return path;
        foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration && a.Name != "unit"))
            yield return $"{path}/@{attribute.Name.LocalName} = {Plain(element, attribute.Value, attribute.Name.LocalName is "size" or "memory" or "value")}";
        if (!element.HasElements && element.Value.Length > 0)
            yield return $"{path} = {Plain(element, element.Value, true)}";
    }

    /// <summary>Numbers and sizes are compared by value: libvirt writes them in units and digits of its own.</summary>
    private static string Plain(XElement element, string text, bool mayHaveUnit)
    {
        text = text.Trim();
        // .NET counts in steps of 100 ns.
        if (element.Parent?.Name.LocalName == "timestamps")
            return (decimal.Truncate(decimal.Parse(text, CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond) / TimeSpan.TicksPerSecond).ToString("F7", CultureInfo.InvariantCulture);
        var isHex = text.StartsWith("0x", StringComparison.Ordinal);
        if (!ulong.TryParse(isHex ? text[2..] : text, isHex ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return text;
        var factor = mayHaveUnit && (string?)element.Attribute("unit") is { } unit ? Factor(unit) : 1;
        return (number * factor).ToString(CultureInfo.InvariantCulture);
    }

    private static ulong Factor(string unit) => unit switch
    {
        "KiB" => 1 << 10,
        "M" or "MiB" => 1 << 20,
        "GiB" => 1 << 30,
        _ => 1,
    };
}
