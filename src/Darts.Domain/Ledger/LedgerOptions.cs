using System.ComponentModel.DataAnnotations;
using System.Data.Common;

namespace Darts.Domain.Ledger;

/// <summary>Where history is kept, and for how long: configuration section <c>Darts:Ledger</c>.</summary>
public sealed class LedgerOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Darts:Ledger";

    /// <summary>The kind of database.</summary>
    public LedgerProvider Provider { get; set; } = LedgerProvider.Sqlite;

    /// <summary>SQLite's file; when empty, <c>ledger.db</c> in the portal's state directory.</summary>
    public string File { get; set; } = "";

    /// <summary>PostgreSQL's connection string, without a password.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>A file that holds nothing but PostgreSQL's password; when empty, what PGPASSFILE names is used if the server asks for one.</summary>
    public string PasswordFile { get; set; } = "";

    /// <summary>The name under which this portal's host stands in the ledger; portals of the same host must have the same. When empty, the machine's name and libvirt's address.</summary>
    public string Site { get; set; } = "";

    /// <summary>After how many days an ended session and its entries are deleted or made anonymous; 0 for never.</summary>
    [Range(0, 36_500, ErrorMessage = "Darts:Ledger:RetentionDays must lie between 0 (keep for ever) and 36500.")]
    public int RetentionDays { get; set; }

    /// <summary>What becomes of entries that are older than that.</summary>
    public LedgerRetention Retention { get; set; } = LedgerRetention.Delete;

    /// <summary>How many sessions, and how many audit entries, are kept in memory while the database is away.</summary>
    [Range(10, 1_000_000, ErrorMessage = "Darts:Ledger:QueueLength must lie between 10 and 1000000.")]
    public int QueueLength { get; set; } = 10_000;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider == LedgerProvider.Sqlite)
            yield break;
        if (string.IsNullOrWhiteSpace(ConnectionString))
            yield return new ValidationResult("Darts:Ledger:ConnectionString is not set. Give PostgreSQL's, for example Host=db.example.org;Database=darts;Username=darts.");
        else if (Problem() is { } problem)
            yield return new ValidationResult(problem);
        if (PasswordFile.Length > 0 && !System.IO.File.Exists(PasswordFile))
            yield return new ValidationResult("Darts:Ledger:PasswordFile names a file that is not there, or that this user may not see.");
    }

    // The string itself is never repeated: it may hold what must not be shown.
    private string? Problem()
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = ConnectionString };
            return parts.ContainsKey("Password") || parts.ContainsKey("PWD") || parts.ContainsKey("PSW")
                ? "Darts:Ledger:ConnectionString holds a password. Put it into a file that only the portal's user may read, and name that in Darts:Ledger:PasswordFile."
                : null;
        }
        catch (ArgumentException)
        {
            return "Darts:Ledger:ConnectionString cannot be read. It has the form Host=db.example.org;Database=darts;Username=darts.";
        }
    }
}
