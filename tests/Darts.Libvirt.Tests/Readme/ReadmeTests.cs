using System.Reflection;
using System.Text.RegularExpressions;

namespace Darts.Libvirt.Tests.Readme;

public sealed partial class ReadmeTests
{
    [Fact]
    public void Every_example_stands_in_the_README_as_it_is_compiled_here()
    {
        var compiled = Body().Matches(File.ReadAllText(Metadata("Examples"))).Select(m => Dedent(m.Groups["body"].Value)).ToList();
        var shown = Block().Matches(File.ReadAllText(Metadata("Readme"))).Select(m => m.Groups["code"].Value.TrimEnd()).ToList();

        Assert.Equal(10, compiled.Count);
        Assert.Equal(compiled, shown);
    }

    [Theory]
    [InlineData(nameof(Examples.List), "test (6695eb01-f6a4-8304-79aa-97f2502e193f): Running")]
    [InlineData(nameof(Examples.Find), "Running")]
    [InlineData(nameof(Examples.Errors), "virDomainLookupByName failed with NoDomain")]
    [InlineData(nameof(Examples.Define), "-")]
    [InlineData(nameof(Examples.Edit), "Edited in place: what no record knows stays as it is")]
    [InlineData(nameof(Examples.Volume), "/default-pool/overlay.qcow2: 10737418240 bytes")]
    [InlineData(nameof(Examples.Few), "1")]
    [InlineData(nameof(Examples.Parameters), "65536")]
    [InlineData(nameof(Examples.Picture), "bytes of image/png")]
    public void Every_example_does_what_it_says(string example, string said)
    {
        using var host = new FakeHost();
        using var output = new StringWriter();

        typeof(Examples).GetMethod(example)!.CreateDelegate<Action<Connection, TextWriter>>()(host.Connection, output);

        Assert.Contains(said, output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_supervised_example_hears_of_what_it_starts()
    {
        using var host = new FakeHost("""
            <node><domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'>
              <name>another</name><memory unit='MiB'>8</memory><os><type>hvm</type></os><test:runstate>5</test:runstate>
            </domain></node>
            """);
        using var output = new StringWriter();

        await Examples.SuperviseAsync(host.Uri, output, TestContext.Current.CancellationToken);

        Assert.Equal("another runs", output.ToString().Trim());
    }

    private static string Dedent(string body) =>
        string.Join('\n', body.TrimEnd().Split('\n').Select(l => l.Length > 8 ? l[8..] : ""));

    private static string Metadata(string key) =>
        typeof(ReadmeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    [GeneratedRegex(@"^    public static [^\n]*\n    \{\n(?<body>.*?)^    \}$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Body();

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
