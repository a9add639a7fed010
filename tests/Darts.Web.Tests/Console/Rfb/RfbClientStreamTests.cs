using System.Text;
using Darts.Web.Consoles.Rfb;

namespace Darts.Web.Tests.Console.Rfb;

public sealed class RfbClientStreamTests
{
    private static readonly byte[] s_keyPress = [4, 1, 0, 0, 0, 0, 0, 0x61];

    [Theory]
    [InlineData("RFB 003.008\n", new byte[] { 1 })]
    [InlineData("RFB 003.007\n", new byte[] { 1 })]
    [InlineData("RFB 003.003\n", new byte[] { })]
    public void A_client_that_would_evict_others_shares_however_its_bytes_are_cut(string version, byte[] security)
    {
        byte[] sent = [.. Encoding.ASCII.GetBytes(version), .. security, 0, .. s_keyPress];
        byte[] expected = [.. Encoding.ASCII.GetBytes(version), .. security, 1, .. s_keyPress];
        for (var size = 1; size <= sent.Length; size++)
        {
            var stream = new RfbClientStream();
            var bytes = sent.ToArray();
            for (var at = 0; at < bytes.Length; at += size)
                Assert.Equal(RfbVerdict.Forward, stream.Inspect(bytes.AsSpan(at, Math.Min(size, bytes.Length - at))));
            Assert.Equal(expected, bytes);
        }
    }

    [Fact]
    public void Nothing_is_changed_after_the_handshake()
    {
        var stream = new RfbClientStream();
        Assert.Equal(RfbVerdict.Forward, stream.Inspect([.. "RFB 003.008\n"u8, 1, 1]));
        var messages = new byte[70_000];
        new Random(1).NextBytes(messages);
        var passed = messages.ToArray();
        Assert.Equal(RfbVerdict.Forward, stream.Inspect(passed));
        Assert.Equal(messages, passed);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n")]
    [InlineData("RFB 003.009\n")]
    [InlineData("RFB 003.00\u0000\n")]
    [InlineData("RFB 004.008\n")]
    [InlineData("RFB 003.008\r")]
    [InlineData("RFB 003.008\n\u0002")]
    [InlineData("RFB 003.008\n\u0013")]
    [InlineData("RFB 003.007\n\u0000")]
    public void Whatever_else_a_client_says_is_a_violation(string text)
    {
        var whole = Encoding.Latin1.GetBytes(text);
        Assert.Equal(RfbVerdict.Violation, new RfbClientStream().Inspect(whole.ToArray()));
        var stream = new RfbClientStream();
        Assert.Contains(whole.Select(b => stream.Inspect([b])), verdict => verdict == RfbVerdict.Violation);
    }

    [Fact]
    public void No_bytes_are_no_violation() => Assert.Equal(RfbVerdict.Forward, new RfbClientStream().Inspect([]));
}
