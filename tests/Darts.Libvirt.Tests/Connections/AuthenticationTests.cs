using System.Text;

namespace Darts.Libvirt.Tests.Connections;

/// <summary>libvirt's test driver asks for name and password when its document lists users.</summary>
public sealed class AuthenticationTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"darts-guarded-host-{Guid.NewGuid():N}.xml");

    public AuthenticationTests() =>
        File.WriteAllText(_file, "<node><auth><user password='open sesame'>jane</user><user password='näh'>bob</user></auth></node>");

    private string Uri => "test://" + _file;

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void The_right_answers_open_the_door()
    {
        var asked = new List<CredentialType>();

        using var connection = Connection.Open(Uri, requests =>
        {
            foreach (var request in requests)
            {
                asked.Add(request.Type);
                Assert.NotEmpty(request.Prompt);
                if (request.Type == CredentialType.Passphrase)
                {
                    request.Answer("open sesame"u8);
                }
                else
                {
                    request.Answer("jane");
                }
            }
        });

        Assert.Equal([CredentialType.AuthName, CredentialType.Passphrase], asked);
        Assert.True(connection.IsAlive);
    }

    [Fact]
    public void Answers_travel_as_UTF8_and_the_last_one_counts()
    {
        using var connection = Connection.Open(Uri, requests =>
        {
            foreach (var request in requests)
            {
                request.Answer("nonsense");
                request.Answer(request.Type == CredentialType.Passphrase ? Encoding.UTF8.GetBytes("näh") : "bob"u8);
            }
        });

        Assert.True(connection.IsAlive);
    }

    [Fact]
    public void A_wrong_answer_is_refused()
    {
        var error = Assert.Throws<AccessDeniedException>(() => Connection.Open(Uri, requests =>
        {
            foreach (var request in requests)
            {
                request.Answer("wrong");
            }
        }));

        Assert.Equal(ErrorCode.AuthFailed, error.Code);
        Assert.Equal("virConnectOpenAuth", error.Function);
    }

    [Fact]
    public void A_request_that_stays_unanswered_ends_the_attempt() =>
        Assert.Equal(ErrorCode.AuthFailed, Assert.Throws<AccessDeniedException>(() => Connection.Open(Uri, _ => { })).Code);

    [Fact]
    public void An_exception_from_the_delegate_comes_out_where_the_connection_was_opened()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Connection.Open(Uri, _ => throw new InvalidOperationException("no keyring")));

        Assert.Equal("no keyring", error.Message);
        Assert.Contains(nameof(An_exception_from_the_delegate_comes_out_where_the_connection_was_opened), error.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_C_or_UTF8_cannot_carry_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Connection.Open(Uri, requests => requests[0].Answer("jane\0bob")));
        Assert.Throws<EncoderFallbackException>(() => Connection.Open(Uri, requests => requests[0].Answer("\ud800")));
    }

    [Fact]
    public void What_the_caller_cannot_answer_is_not_asked()
    {
        var asked = 0;

        Assert.ThrowsAny<LibvirtException>(() => Connection.Open(Uri, _ => asked++, [CredentialType.Realm]));

        Assert.Equal(0, asked);
    }

    [Fact]
    public void Without_anybody_to_ask_a_guarded_host_is_closed_and_an_open_one_is_open()
    {
        Assert.Equal(ErrorCode.InvalidArg, Assert.ThrowsAny<LibvirtException>(() => Connection.Open(Uri)).Code);
        using var readOnly = Connection.Open("test:///default", ConnectFlags.ReadOnly);
        using var domain = readOnly.LookupDomain("test");
        Assert.Throws<AccessDeniedException>(domain.Suspend);
    }
}
