using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Darts.ApiGenerator;

internal sealed class Api
{
    private static readonly string[] s_libraries = ["libvirt", "libvirt-qemu", "libvirt-lxc", "libvirt-admin"];

    public Api(string folder)
    {
        foreach (var library in s_libraries)
        {
            var root = XDocument.Load(Path.Combine(folder, library + "-api.xml")).Root!;
            Functions.AddRange(root.Descendants("function").Select(f => (library, f)));
            Callbacks.AddRange(root.Descendants("functype"));
            Structs.AddRange(root.Descendants("struct").Where(s => s.Elements("field").Any() && !IsParameterAlias(s)));
            Strings.AddRange(root.Descendants("macro").Where(m => m.Attribute("string") is not null));
            Enums.AddRange(root.Descendants("enum").GroupBy(e => (string)e.Attribute("type")!).Where(g => g.Key.StartsWith("vir", StringComparison.Ordinal)));
            foreach (var typedef in root.Descendants("typedef").Where(t => (string)t.Attribute("type")! != "enum"))
            {
                Typedefs[(string)typedef.Attribute("name")!] = (string)typedef.Attribute("type")!;
            }
        }

        Functions.Sort((a, b) => string.CompareOrdinal(Name(a.Element), Name(b.Element)));
        Structs.Sort((a, b) => string.CompareOrdinal(Name(a), Name(b)));
        Strings.Sort((a, b) => string.CompareOrdinal(Name(a), Name(b)));
    }

    public List<(string Library, XElement Element)> Functions { get; } = [];
    public List<XElement> Callbacks { get; } = [];
    public List<XElement> Structs { get; } = [];
    public List<XElement> Strings { get; } = [];
    public List<IGrouping<string, XElement>> Enums { get; } = [];
    public Dictionary<string, string> Typedefs { get; } = [];

    /// <summary>Every generated file: its name and its text.</summary>
    public IEnumerable<(string Name, string Text)> WriteAll() =>
        ApiGenerator.Functions.Write(this)
            .Concat(ApiGenerator.Enums.Write(this))
            .Concat(ApiGenerator.Structs.Write(this))
            .Concat(Handles.Write())
            .Concat(Macros.Write(this))
            .Select(f => (f.Item1 + ".g.cs", f.Item2));

    /// <summary>The number behind an enum member; some are given as the name of another enum's member.</summary>
    public int Value(XElement member)
    {
        var text = (string)member.Attribute("value")!;
        return long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? (int)number : Value(Enums.SelectMany(e => e).First(e => Name(e) == text));
    }

    public static string Name(XElement e) => (string)e.Attribute("name")!;

    // virSchedParameter, virBlkioParameter and virMemoryParameter are older names of virTypedParameter.
    private static bool IsParameterAlias(XElement s) => (string)s.Attribute("type")! == "struct _virTypedParameter" && Name(s) != "virTypedParameter";

    /// <summary>The C# type that has the layout of a C type; handles are nint, strings are byte*.</summary>
    public string Map(string c)
    {
        var type = Regex.Replace(c.Trim(), @"\bconst\b", "");
        type = Regex.Replace(type, @"\s+", " ").Replace(" *", "*", StringComparison.Ordinal).Trim();
        var stars = type.Length - type.TrimEnd('*').Length;
        var name = type.TrimEnd('*').Trim();
        var pointer = new string('*', stars);
        var scalar = name switch
        {
            "void" => "void",
            "int" => "int",
            "unsigned int" => "uint",
            "long long" or "long long int" or "time_t" => "long",
            "unsigned long long" or "unsigned long long int" => "ulong",
            "unsigned long" => "CULong",
            "unsigned short" => "ushort",
            "size_t" => "nuint",
            "char" when stars == 0 => "sbyte",
            "char" or "unsigned char" => "byte",
            "double" => "double",
            _ => null,
        };
        if (scalar is not null)
        {
            return scalar + pointer;
        }

        if (Callbacks.Find(f => Name(f) == name) is { } callback)
        {
            var types = callback.Elements("arg").Select(a => Map((string)a.Attribute("type")!)).Append(Map((string)callback.Element("return")!.Attribute("type")!));
            return $"delegate* unmanaged<{string.Join(", ", types)}>" + pointer;
        }

        if (name.EndsWith("Ptr", StringComparison.Ordinal))
        {
            var pointee = name[..^3];
            return pointee switch
            {
                "virSchedParameter" or "virBlkioParameter" or "virMemoryParameter" => "virTypedParameter*" + pointer,
                "virDomainBlockStats" or "virDomainInterfaceStats" or "virDomainMemoryStat" => pointee + "Struct*" + pointer,
                _ when Structs.Exists(s => Name(s) == pointee) => pointee + "*" + pointer,
                _ when Handles.Of(name) is not null => "nint" + pointer,
                _ => throw new InvalidDataException($"No C# type for {c}"),
            };
        }

        return Structs.Exists(s => Name(s) == name) ? name + pointer
            : Enums.Exists(e => e.Key == name) ? "int" + pointer
            : Typedefs.TryGetValue(name, out var alias) ? Map(alias) + pointer
            : throw new InvalidDataException($"No C# type for {c}");
    }
}
