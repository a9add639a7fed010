namespace Darts.Domain.Directories;

/// <summary>What becomes of a session whose directory is not there.</summary>
public enum MissingDirectory
{
    /// <summary>It does without.</summary>
    Skip,

    /// <summary>It is refused.</summary>
    Refuse,

    /// <summary>The directory is made.</summary>
    Make,
}
