namespace Darts.Domain.Machines;

/// <summary>The steps that make a machine's image usable.</summary>
public enum PreparationStage
{
    /// <summary>It comes from a web server.</summary>
    Downloading,

    /// <summary>It is copied into an image of a format that overlays can lie on.</summary>
    Converting,
}
