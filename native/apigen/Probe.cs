using System.Globalization;
using System.Text;

namespace Darts.ApiGenerator;

/// <summary>
/// Writes a C program that prints what the installed headers say of every layout, value and text that the raw layer repeats, a fact a line,
/// in the raw layer's own names.
/// </summary>
internal static class Probe
{
    public static string Write(Api api)
    {
        var text = new StringBuilder("""
            /* Written by native/apigen; run native/generate.sh, do not edit. */
            #include <stddef.h>
            #include <stdio.h>
            #include <libvirt/libvirt.h>
            #include <libvirt/libvirt-admin.h>
            #include <libvirt/libvirt-lxc.h>
            #include <libvirt/libvirt-qemu.h>
            #include <libvirt/virterror.h>

            #define SIZE(type) printf("size " #type " %zu\n", sizeof(type))
            #define FIELD(type, field) printf("field " #type "." #field " %zu %zu\n", offsetof(type, field), sizeof(((type *)0)->field))
            #define VALUE(name, value) printf("value " name " %lld\n", (long long)(value))
            #define TEXT(name, value) printf("text " name " %s\n", value)

            int main(void)
            {

            """);
        foreach (var s in api.Structs)
        {
            text.Append(CultureInfo.InvariantCulture, $"    SIZE({Api.Name(s)});\n");
            foreach (var field in s.Elements("field"))
            {
                text.Append(CultureInfo.InvariantCulture, $"    FIELD({Api.Name(s)}, {Api.Name(field)});\n");
            }
        }

        foreach (var (type, member, c) in Enums.Names(api))
        {
            text.Append(CultureInfo.InvariantCulture, $"    VALUE(\"{type}.{member}\", {c});\n");
        }

        foreach (var macro in api.Strings)
        {
            text.Append(CultureInfo.InvariantCulture, $"    TEXT(\"{Macros.Constant(macro)}\", {Api.Name(macro)});\n");
        }

        return text.Append("    return 0;\n}\n").ToString();
    }
}
