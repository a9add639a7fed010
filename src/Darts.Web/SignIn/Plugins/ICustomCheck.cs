namespace Darts.Web.SignIn.Plugins;

/// <summary>
/// A site's own check of names and passwords, in an assembly that <c>Darts:SignIn:Methods:N</c> names with <c>Kind</c> <c>Plugin</c>.
/// </summary>
/// <remarks>
/// The type has a public constructor without parameters, or one that takes an <c>IReadOnlyDictionary&lt;string, string&gt;</c> with the keys of
/// <c>Darts:SignIn:Methods:N:Settings</c>. One object is made at start; it is asked by several threads at once. An exception, an answer of null and
/// an answer that takes too long let nobody in.
/// </remarks>
public interface ICustomCheck
{
    /// <summary>Says who somebody is.</summary>
    /// <param name="user">The name as it was typed: any text.</param>
    /// <param name="password">The password as it was typed: any text, never empty.</param>
    /// <param name="cancellationToken">Cancelled when the time for the check is over.</param>
    Task<CustomCheckAnswer> CheckAsync(string user, string password, CancellationToken cancellationToken);
}
