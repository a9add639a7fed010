namespace Darts.Web.Start;

/// <summary>Knows of settings that work and yet deserve a word at each start.</summary>
internal interface IStartWarning
{
    IEnumerable<string> Warnings { get; }
}
