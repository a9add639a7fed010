namespace Darts.Domain.Machines.Repository;

/// <summary>A commit of the catalogue's repository.</summary>
/// <param name="Id">Its id, 40 hexadecimal digits.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="At">When.</param>
public sealed record CatalogueCommit(string Id, string Subject, string Author, DateTimeOffset At);
