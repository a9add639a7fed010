using Darts.Domain.Ledger;

namespace Darts.Domain.Tests.Ledger;

public sealed class SqliteLedgerTests : LedgerContract, IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("darts-ledger-").FullName;

    private protected override LedgerOptions Options => new() { File = Path.Combine(_directory, "ledger.db") };

    [Fact]
    public async Task The_file_is_for_its_owner_alone()
    {
        await using var lab = new LedgerLab(Options);
        await lab.WriteAsync();
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Options.File));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
