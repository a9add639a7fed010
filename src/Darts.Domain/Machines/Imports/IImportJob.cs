namespace Darts.Domain.Machines.Imports;

/// <summary>Work that puts a volume into the machines pool.</summary>
internal interface IImportJob
{
    /// <summary>What tells this work from all other; the same text is never worked on twice at once.</summary>
    string Key { get; }

    /// <summary>Which step of a machine's preparation it is.</summary>
    PreparationStage Stage { get; }

    /// <summary>Does it, or goes on with it where it was interrupted.</summary>
    /// <param name="progress">Told what part is done, from 0 to 1.</param>
    /// <param name="portalStops">Interrupts it, to be gone on with by the next portal.</param>
    /// <param name="cancelled">Gives it up: nothing of it is left.</param>
    /// <exception cref="ImportFailedException">It could not be done; nothing of it is left that another attempt could not use.</exception>
    Task RunAsync(IProgress<double> progress, CancellationToken portalStops, CancellationToken cancelled);
}
