using System.Globalization;

namespace Darts.ApiGenerator;

internal static class Macros
{
    public static IEnumerable<(string, string)> Write(Api api)
    {
        var text = Source.Begin("Darts.Libvirt.Interop").Append("internal static class Macros\n{\n");
        foreach (var macro in api.Strings)
        {
            text.Append(CultureInfo.InvariantCulture, $"    internal const string {Api.Name(macro)} = \"{(string)macro.Attribute("string")!}\";\n");
        }

        yield return ("Macros", text.Append("}\n").ToString());
    }
}
