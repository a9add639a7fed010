using System.Text;
using Darts.Domain.Scripts;
using Darts.Domain.Scripts.Delivery;
using Darts.Domain.Scripts.Sources;

namespace Darts.Domain.Tests.Scripts;

/// <summary>What scripts are turned into, and what comes back.</summary>
public sealed class ScriptTextTests
{
    [Fact]
    public void Symbols_become_variables_and_never_values()
    {
        var linux = new LinuxShell();
        Assert.Equal("echo \"${DARTS_USER} ${DARTS_VM} ${DARTS_SESSION_NAME} ${DARTS_PW}\"\n", Text(linux.Prepare("echo \"@USER@ @VM@ @SESSION_NAME@ @PW@\"\r\n")));
        Assert.Equal("#!/usr/bin/env python3\nprint('@USER@')", Text(linux.Prepare("#!/usr/bin/env python3\nprint('@USER@')")));
        var windows = new WindowsShell();
        Assert.Equal("\uFEFFWrite-Output \"${env:DARTS_USER}\"\r\n", Text(windows.Prepare("Write-Output \"@USER@\"\n")));
        Assert.Equal("@echo off\r\necho !DARTS_USER!\r\n", Text(windows.Prepare("@echo off\necho @USER@\n")));
    }

    [Theory]
    [InlineData("echo a", "/bin/sh")]
    [InlineData("#!/bin/bash\necho a", "/bin/bash")]
    [InlineData("#! /usr/bin/env python3\r\nprint(1)", "/usr/bin/env python3")]
    [InlineData("#!/usr/bin/env -S python3 -u\nprint(1)", "/usr/bin/env -S python3 -u")]
    public void The_first_line_names_the_interpreter(string text, string interpreter) =>
        Assert.Equal(interpreter, string.Join(' ', new LinuxShell().Prepare(text).Interpreter));

    [Fact]
    public void A_script_for_the_other_system_is_refused()
    {
        Assert.Throws<ScriptFailedException>(() => new LinuxShell().Prepare("@echo off\r\n"));
        Assert.Throws<ScriptFailedException>(() => new LinuxShell().Prepare("#!\necho"));
        Assert.Throws<ScriptFailedException>(() => new WindowsShell().Prepare("#!/bin/sh\n"));
    }

    [Theory]
    [InlineData("a\r\nb\rc\tok", "a\nb\nc\tok")]
    [InlineData("\u001b[1;31mred\u001b[0m", "red")]
    [InlineData("\u001b]0;title\u0007", "\uFFFD]0;title\uFFFD")]
    [InlineData("a\u202Eb\u200Bc\0d", "a\uFFFDb\uFFFDc\uFFFDd")]
    [InlineData("\u009b31m", "\uFFFD31m")]
    public void Output_is_made_harmless(string output, string shown) => Assert.Equal(shown, ScriptOutput.Clean(Encoding.UTF8.GetBytes(output)));

    [Fact]
    public void Output_that_is_cut_within_a_character_is_shown_all_the_same() => Assert.Equal("\uFFFDb", ScriptOutput.Clean([0x9F, (byte)'b']));

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        Assert.Throws<ScriptFetchException>(() => ScriptText.Decode([0xFF, 0xFE, 0x00], 100));
        Assert.Throws<ScriptFetchException>(() => ScriptText.Decode("a\0"u8, 100));
        Assert.Throws<ScriptFetchException>(() => ScriptText.Decode(" \n"u8, 100));
        Assert.Throws<ScriptFetchException>(() => ScriptText.Decode("aaaa"u8, 3));
        Assert.Equal("aä", ScriptText.Decode([0xEF, 0xBB, 0xBF, .. "aä"u8], 3));
    }

    [Fact]
    public void A_password_is_shown_nowhere()
    {
        var request = Some.Request() with { Password = new UserPassword("hunter2") };
        Assert.DoesNotContain("hunter2", request.ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new UserPassword("a\0b"));
    }

    [Fact]
    public void The_record_of_scripts_is_read_back_as_it_was_written()
    {
        SessionScript[] scripts =
        [
            new() { Title = "<a> & 'b'", Sha256 = "00", Commit = "11", NeedsPassword = true },
            new() { Title = "b", State = ScriptState.Done, ExitCode = 3, StartedAt = Some.Noon },
            new() { Title = "c", State = ScriptState.Failed, Problem = "it was cut off" },
        ];
        Assert.Equal(scripts, ScriptMetadata.Parse(ScriptMetadata.ToXml(scripts)));
        Assert.Equal(scripts, ScriptMetadata.Parse(System.Xml.Linq.XElement.Parse(ScriptMetadata.ToBareXml(scripts))));
        Assert.Empty(ScriptMetadata.Parse(System.Xml.Linq.XElement.Parse("<scripts><script title='a' state='odd'/></scripts>")));
    }

    private static string Text(GuestScript script) => Encoding.UTF8.GetString(script.Content);
}
