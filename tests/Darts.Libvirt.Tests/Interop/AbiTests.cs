using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using Darts.ApiGenerator;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt.Tests.Interop;

/// <summary>Compares the raw layer with what a C compiler makes of the installed headers.</summary>
public sealed class AbiTests
{
    [Fact]
    public void Sizes_offsets_values_and_texts_are_those_of_the_headers()
    {
        var facts = Run(Compile(Description.Installed()));

        // Fewer would mean that the probe itself has lost something.
        Assert.Equal(30, facts.Count(f => f.StartsWith("size ", StringComparison.Ordinal)));
        Assert.True(facts.Length > 1350, $"Only {facts.Length} facts.");
        Assert.All(facts, fact => Assert.Equal(fact, Ours(fact.Split(' ', 3))));
    }

    [Fact]
    public void A_wrong_layout_would_be_seen()
    {
        Assert.Equal("size virDomainInfo 40", Ours(["size", "virDomainInfo", ""]));
        Assert.Equal("field virDomainInfo.nrVirtCpu 24 2", Ours(["field", "virDomainInfo.nrVirtCpu", ""]));
        Assert.Equal("field virTypedParameter.field 0 80", Ours(["field", "virTypedParameter.field", ""]));
        Assert.Equal("value ErrorCode.NoDomain 42", Ours(["value", "ErrorCode.NoDomain", ""]));
    }

    private static string Ours(string[] fact)
    {
        var (kind, name) = (fact[0], fact[1]);
        return kind switch
        {
            "size" => $"size {name} {Size(Struct(name))}",
            "field" => Field(name),
            "value" => $"value {name} {Value(name)}",
            "text" => $"text {name} {typeof(ParameterNames).GetField(name)!.GetRawConstantValue()}",
            _ => throw new InvalidOperationException(string.Join(' ', fact)),
        };
    }

    private static string Field(string name)
    {
        var parts = name.Split('.');
        var type = Struct(parts[0]);
        var field = type.GetField(parts[1], BindingFlags.Instance | BindingFlags.NonPublic)!;
        return $"field {name} {Marshal.OffsetOf(type, parts[1])} {Size(field.FieldType)}";
    }

    private static Type Struct(string name) => typeof(Native).Assembly.GetType($"Darts.Libvirt.Interop.{name}", throwOnError: true)!;

    private static int Size(Type type) => type.IsPointer || type.IsFunctionPointer ? nint.Size : Marshal.SizeOf(type);

    private static long Value(string name)
    {
        var parts = name.Split('.');
        var field = typeof(Connection).Assembly.GetType($"Darts.Libvirt.{parts[0]}", throwOnError: true)!.GetField(parts[1])!;
        return Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture);
    }

    private static string Compile(Api api)
    {
        Assert.Equal(Probe.Write(api), File.ReadAllText(Description.ProbeFile));
        var program = Path.Combine(Path.GetTempPath(), $"darts-abi-{Guid.NewGuid():N}");
        using var compiler = Process.Start(new ProcessStartInfo("gcc", ["-Wall", "-Werror", "-Wno-deprecated-declarations", Description.ProbeFile, "-o", program]) { RedirectStandardError = true })!;
        var said = compiler.StandardError.ReadToEnd();
        compiler.WaitForExit();
        Assert.True(compiler.ExitCode == 0, said);
        return program;
    }

    private static string[] Run(string program)
    {
        try
        {
            using var probe = Process.Start(new ProcessStartInfo(program) { RedirectStandardOutput = true })!;
            var facts = probe.StandardOutput.ReadToEnd();
            probe.WaitForExit();
            return facts.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            File.Delete(program);
        }
    }
}
