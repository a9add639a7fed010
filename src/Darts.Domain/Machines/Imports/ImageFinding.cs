namespace Darts.Domain.Machines.Imports;

/// <summary>What was found of the image of a machine: the image, or why it cannot be used, or the work that has to be done first.</summary>
internal sealed record ImageFinding
{
    /// <summary>The image that overlays lie on, when it is there.</summary>
    public MasterImage? Image { get; init; }

    /// <summary>Why it cannot be used, for the administrator.</summary>
    public string? Reason { get; init; }

    /// <summary>What has to be done first.</summary>
    public IImportJob? Job { get; init; }

    /// <summary>What the names of the volumes begin with that Darts keeps for the machine in the machines pool.</summary>
    public IReadOnlyList<string> Keeps { get; init; } = [];
}
