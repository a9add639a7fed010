using Darts.Domain.Ledger;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Tests.Ledger;

public sealed class LedgerBookTests
{
    private readonly LedgerBook _book = new(Options.Create(new LedgerOptions { QueueLength = 10 }), TimeProvider.System);

    [Fact]
    public void What_waits_is_bounded_and_what_is_given_up_is_counted()
    {
        foreach (var n in Enumerable.Range(0, 25))
            _book.Note(new AuditEntry { Id = Guid.NewGuid(), At = Some.Noon, Who = "u" + n, What = "Created" });
        Assert.Equal((10, 15L), _book.Count);
        var batch = _book.Take();
        Assert.Equal("u24", batch.Entries[^1].Who);

        _book.Note(new AuditEntry { Id = Guid.NewGuid(), At = Some.Noon, Who = "later", What = "Created" });
        _book.PutBack(batch);
        Assert.Equal("later", _book.Take().Entries[^1].Who);
    }

    [Fact]
    public void A_session_without_news_is_written_seldom()
    {
        var session = LedgerLab.Session(Guid.NewGuid());
        _book.Look([session], Some.Noon);
        Assert.Single(_book.Take().Sessions);
        _book.Look([session with { CpuSeconds = 2 }], Some.Noon.AddSeconds(10));
        Assert.Empty(_book.Take().Sessions);
        _book.Look([session with { CpuSeconds = 3 }], Some.Noon.AddSeconds(31));
        Assert.Equal(3, Assert.Single(_book.Take().Sessions).CpuCounter);
    }

    [Theory]
    [InlineData("Host=db;Username=darts;Password=hunter2", "PasswordFile")]
    [InlineData("Host=db;Username=darts;pwd=hunter2", "PasswordFile")]
    [InlineData("", "ConnectionString is not set")]
    [InlineData("hunter2", "cannot be read")]
    public void A_connection_string_with_a_password_is_refused_and_never_repeated(string text, string expected)
    {
        var options = new LedgerOptions { Provider = LedgerProvider.PostgreSql, ConnectionString = text };
        var message = Assert.Single(options.Validate(new System.ComponentModel.DataAnnotations.ValidationContext(options))).ErrorMessage!;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", message, StringComparison.Ordinal);
    }
}
