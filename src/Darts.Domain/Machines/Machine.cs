namespace Darts.Domain.Machines;

/// <summary>A machine of the catalogue as users see it.</summary>
public sealed record Machine
{
    /// <summary>Its id: the name of its file in the catalogue, without the ending.</summary>
    public required string Id { get; init; }

    /// <summary>Its definition.</summary>
    public required MachineDefinition Definition { get; init; }

    /// <summary>Whether a picture of it stands in the catalogue.</summary>
    public bool HasPicture => Definition.Picture is not null;

    /// <summary>Why it cannot be used now, in words for users; null when it can.</summary>
    public string? Problem { get; init; }

    /// <summary>Why it cannot be used now, in words for administrators only; null when nothing more is known.</summary>
    public string? Reason { get; init; }

    /// <summary>How far its image is while it is downloaded or converted; null when nothing of that kind is needed.</summary>
    public Preparation? Preparation { get; init; }

    /// <summary>By what name the download or conversion is known.</summary>
    internal string? ImportKey { get; init; }
}
