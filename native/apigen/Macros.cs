using System.Globalization;
using System.Xml.Linq;

namespace Darts.ApiGenerator;

internal static class Macros
{
    public static IEnumerable<(string, string)> Write(Api api)
    {
        var text = Source.Begin("Darts.Libvirt");
        text.Append("/// <summary>libvirt's names of typed parameters and statistics. One that ends in a dot is a prefix, followed by a number or a name.</summary>\n");
        text.Append("public static class ParameterNames\n{\n");
        text.AppendJoin("\n", api.Strings.Select(m => string.Create(
            CultureInfo.InvariantCulture,
            $"    /// <summary><c>{Api.Name(m)}</c></summary>\n    public const string {Constant(m)} = \"{(string)m.Attribute("string")!}\";\n")));
        yield return ("ParameterNames", text.Append("}\n").ToString());
    }

    public static string Constant(XElement macro) => Enums.Pascal(Api.Name(macro)["VIR_".Length..]);
}
