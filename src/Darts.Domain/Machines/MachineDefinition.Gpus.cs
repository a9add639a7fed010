namespace Darts.Domain.Machines;

/// <content>The GPUs that its guests may have.</content>
public sealed partial record MachineDefinition
{
    /// <summary>How many GPUs of the host a session may or must have; null: none.</summary>
    public GpuRange? Gpus { get; init; }
}
