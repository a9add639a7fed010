namespace Darts.Domain.Hosts;

/// <summary>How a proving guest ended.</summary>
internal enum ProofOutcome
{
    /// <summary>Its instructions were executed.</summary>
    Runs,

    /// <summary>It did not start, or it ended without having run: another CPU may do better.</summary>
    Refused,

    /// <summary>It started, and then stood still: no CPU would do better.</summary>
    Hangs,
}
