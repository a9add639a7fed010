using Microsoft.Extensions.Logging;

namespace Darts.Domain;

/// <summary>
/// Names each step that leaves something behind, as soon as it is done. Whoever follows a session in the log sees where it stands,
/// and the tests of crashes know where to pull the plug.
/// </summary>
internal sealed partial class StepLog(ILogger<StepLog> logger)
{
    [LoggerMessage(1, LogLevel.Debug, "{Subject}: {Step}")]
    public partial void Done(string step, string subject);
}
