using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Darts.ApiGenerator;

internal static class Functions
{
    private static readonly HashSet<string> s_keywords = ["params", "event", "in", "out", "ref", "string", "object", "base", "lock", "fixed"];

    // Lists and events hand out domains that stay libvirt's, thousands at once: these are called on the bare pointer as well.
    private static readonly string[] s_alsoOnPointers = ["virDomainGetName", "virDomainGetUUID"];

    public static IEnumerable<(string, string)> Write(Api api)
    {
        foreach (var area in api.Functions.GroupBy(f => (string)f.Element.Attribute("file")!).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var text = Source.Begin("Darts.Libvirt.Interop", "System.Runtime.InteropServices", "System.Runtime.InteropServices.Marshalling");
            text.Append("internal static unsafe partial class Native\n{\n");
            text.AppendJoin("\n", area.SelectMany(f => Declarations(api, f.Library, f.Element)));
            yield return ("Native." + Area(area.Key), text.Append("}\n").ToString());
        }
    }

    private static string Area(string file) =>
        string.Concat(file.Replace("libvirt-", "", StringComparison.Ordinal).Split('-').Select(p => char.ToUpperInvariant(p[0]) + p[1..]));

    private static IEnumerable<string> Declarations(Api api, string library, XElement f)
    {
        var name = Api.Name(f);
        // Reference counting acts on the pointer itself, below the safe handles.
        var raw = Regex.IsMatch(name, "^vir(Adm)?[A-Za-z]*?(Ref|Free|Close)$") && f.Elements("arg").Count() == 1;
        yield return Declare(api, library, f, raw);
        if (s_alsoOnPointers.Contains(name))
        {
            yield return Declare(api, library, f, raw: true);
        }
    }

    private static string Declare(Api api, string library, XElement f, bool raw)
    {
        var name = Api.Name(f);
        var result = (string)f.Element("return")!.Attribute("type")!;
        // The owner of what these return is the object they are asked of.
        var borrowed = Regex.IsMatch(name, "(GetConnect|SnapshotGetDomain|CheckpointGetDomain|PortGetNetwork)$");
        var attribute = "";
        string type;
        if (result.Replace(" ", "", StringComparison.Ordinal) is "char*" or "constchar*")
        {
            attribute = $"    [return: MarshalUsing(typeof({(result.StartsWith("const", StringComparison.Ordinal) ? "BorrowedString" : "OwnedString")}))]\n";
            type = "string?";
        }
        else
        {
            type = !raw && !borrowed && Handles.Of(result) is { } handle ? handle.Class : api.Map(result);
        }

        // Events of one object or, with a null pointer, of all: a safe handle cannot be null.
        var optional = name.EndsWith("EventRegisterAny", StringComparison.Ordinal) || name.EndsWith("MonitorEventRegister", StringComparison.Ordinal);
        var all = f.Elements("arg").ToList();
        var arguments = all.Select((a, i) => Argument(api, a, raw || (optional && i == 1), buffer: i + 1 < all.Count && (string)all[i + 1].Attribute("type")! == "size_t"));
        return $"    [LibraryImport(\"{library}.so.0\", StringMarshalling = StringMarshalling.Custom, StringMarshallingCustomType = typeof(InputString))]\n"
            + attribute + $"    internal static partial {type} {name}({string.Join(", ", arguments)});\n";
    }

    private static string Argument(Api api, XElement a, bool raw, bool buffer)
    {
        var c = (string)a.Attribute("type")!;
        var name = Api.Name(a);
        var type = c == "const char *" && !buffer ? "string?" : !raw && Handles.Of(c) is { } handle ? handle.Class : api.Map(c);
        return type + " " + (s_keywords.Contains(name) ? "@" + name : name);
    }
}
