namespace Darts.Web.SignIn.Checks;

/// <summary>A kind of check, of which a site may have several: <c>Darts:SignIn:Methods:N</c>.</summary>
internal interface ICredentialCheckKind
{
    /// <summary>The word in <c>Darts:SignIn:Methods:N:Kind</c>.</summary>
    string Kind { get; }

    /// <summary>What is wrong with the settings of one such check: each with its whole key and how to mend it.</summary>
    IEnumerable<string> Problems(IConfigurationSection settings);

    /// <summary>What works and yet deserves a word at each start.</summary>
    IEnumerable<string> Warnings(IConfigurationSection settings) => [];

    /// <summary>Makes the check; its settings have no problems.</summary>
    ICredentialCheck Create(IConfigurationSection settings);
}
