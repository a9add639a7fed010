using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Darts.ApiGenerator;

internal static class Structs
{
    public static IEnumerable<(string, string)> Write(Api api)
    {
        var text = Source.Begin("Darts.Libvirt.Interop", "System.Runtime.InteropServices");
        foreach (var s in api.Structs)
        {
            text.Append(CultureInfo.InvariantCulture, $"[StructLayout(LayoutKind.Sequential)]\ninternal unsafe struct {Api.Name(s)}\n{{\n");
            foreach (var field in s.Elements("field"))
            {
                text.Append(Field(api, field));
            }

            text.Append("}\n\n");
        }

        text.Append("[StructLayout(LayoutKind.Explicit)]\ninternal unsafe struct virTypedParameterValue\n{\n");
        foreach (var field in api.Structs.Single(s => Api.Name(s) == "virTypedParameter").Descendants("union").Elements("field"))
        {
            text.Append(CultureInfo.InvariantCulture, $"    [FieldOffset(0)]\n    internal {api.Map((string)field.Attribute("type")!)} {Api.Name(field)};\n");
        }

        yield return ("Structs", text.Append("}\n").ToString());
    }

    private static string Field(Api api, XElement field)
    {
        var type = (string)field.Attribute("type")!;
        var name = Api.Name(field);
        if (type == "union")
        {
            return $"    internal virTypedParameterValue {name};\n";
        }

        var array = Regex.Match(type, @"^char \w+\[(\w+)\]$");
        return array.Success
            ? $"    internal fixed byte {name}[{Length(array.Groups[1].Value)}];\n"
            : $"    internal {api.Map(type)} {(name is "params" or "event" ? "@" + name : name)};\n";
    }

    private static string Length(string bound) => bound switch
    {
        "VIR_TYPED_PARAM_FIELD_LENGTH" or "VIR_NODE_CPU_STATS_FIELD_LENGTH" or "VIR_NODE_MEMORY_STATS_FIELD_LENGTH" => "80",
        "VIR_SECURITY_LABEL_BUFLEN" => "4097",
        "VIR_SECURITY_MODEL_BUFLEN" or "VIR_SECURITY_DOI_BUFLEN" => "257",
        _ => int.Parse(bound, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
    };
}
