using Darts.Domain.Scripts;
using Darts.Domain.Scripts.Sources;

namespace Darts.Domain.Tests.Scripts;

public sealed class ScriptEntryTests
{
    private static readonly ScriptOptions s_options = new() { MaximumLength = 100 };

    [Fact]
    public void Each_prefix_names_its_source()
    {
        Assert.Equal(new InlineSource("echo a\necho b"), ScriptEntry.Parse("exec: echo a\necho b", s_options).Source);
        Assert.Equal(new InlineSource("#!/bin/bash\necho a"), ScriptEntry.Parse("bash:echo a", s_options).Source);
        Assert.Equal(new FileSource("/etc/darts/a.sh"), ScriptEntry.Parse("if(true): /etc/darts/a.sh\n", s_options).Source);
        Assert.Equal(new UrlSource(new Uri("https://example.org/a?b")), ScriptEntry.Parse("https://example.org/a?b", s_options).Source);
    }

    [Theory]
    [InlineData("qemu:-device foo", "virt-manager")]
    [InlineData("echo a", "exec:")]
    [InlineData("../a.sh", "exec:")]
    [InlineData("file:///etc/shadow", "exec:")]
    [InlineData("ftp://example.org/a", "exec:")]
    [InlineData("https://user:secret@example.org/a", "password")]
    [InlineData("https://", "address")]
    [InlineData("exec: ", "exec:")]
    [InlineData("if(user = 'a'): exec: x", "column 9")]
    public void What_cannot_be_used_is_refused_with_its_reason(string entry, string reason) =>
        Assert.Contains(reason, ScriptEntry.Fault(entry, s_options), StringComparison.Ordinal);

    [Fact]
    public void A_script_that_is_too_long_is_refused() =>
        Assert.Contains("100", ScriptEntry.Fault("exec:" + new string('x', 101), s_options), StringComparison.Ordinal);

    [Theory]
    [InlineData("/etc/shadow")]
    [InlineData("if(true): exec: x")]
    [InlineData("qemu:-x")]
    public void Users_bring_text_and_addresses_and_nothing_else(string entry) =>
        Assert.Throws<FormatException>(() => ScriptEntry.ParseUsers(entry, s_options));

    [Fact]
    public void A_title_shows_nothing_that_may_be_secret()
    {
        Assert.DoesNotContain("hunter2", ScriptEntry.Parse("exec: mount -o password=hunter2", s_options).Source.Title, StringComparison.Ordinal);
        Assert.Equal("example.org/a.sh", ScriptEntry.Parse("https://example.org/a.sh?token=hunter2", s_options).Source.Title);
    }

    [Fact]
    public void The_sites_entries_are_checked_at_start()
    {
        var options = new ScriptOptions { Entries = { "exec: true", "if(): exec: true" } };
        var fault = Assert.Single(options.Validate(new(options))).ErrorMessage;
        Assert.StartsWith("Darts:Scripts:Entries:1 ", fault, StringComparison.Ordinal);
        Assert.Contains("column 4", fault, StringComparison.Ordinal);
    }
}
