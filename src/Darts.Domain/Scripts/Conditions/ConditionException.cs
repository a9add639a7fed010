namespace Darts.Domain.Scripts.Conditions;

/// <summary>A condition cannot be understood. The message names the column and is fit for who wrote the condition.</summary>
internal sealed class ConditionException(int column, string message) : FormatException($"column {column}: {message}")
{
    /// <summary>Where in the entry, counted from 1.</summary>
    public int Column { get; } = column;
}
