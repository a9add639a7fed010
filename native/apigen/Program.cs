// Writes the raw layer of the binding from libvirt's own API description.
// dotnet run --project native/apigen -- <folder with libvirt*-api.xml> <output folder> <C program that checks it>
// Only names, types, values and versions are taken over; libvirt's texts (LGPL) are not.

using Darts.ApiGenerator;

if (args.Length != 3)
{
    Console.Error.WriteLine("usage: dotnet run --project native/apigen -- <api folder> <output folder> <probe.c>");
    return 2;
}

var api = new Api(args[0]);
Directory.CreateDirectory(args[1]);
foreach (var old in Directory.EnumerateFiles(args[1], "*.g.cs"))
{
    File.Delete(old);
}

foreach (var (name, text) in api.WriteAll())
{
    File.WriteAllText(Path.Combine(args[1], name), text);
}

File.WriteAllText(args[2], Probe.Write(api));
Console.WriteLine($"{api.Functions.Count} functions, {api.Enums.Count} enums, {api.Structs.Count} structs, {api.Strings.Count} string macros");
return 0;
