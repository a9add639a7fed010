using Darts.Domain.Sessions;
using Darts.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Darts.Web.Pages.Sessions;

/// <summary>How far a session has come, and its end.</summary>
internal sealed class IndexModel(SessionView sessions, SessionControl control) : SessionPageModel(sessions)
{
    /// <summary>The steps that a new session goes through, as its owner sees them.</summary>
    public static IReadOnlyList<(SessionPhase Phase, string Words)> Steps { get; } =
    [
        (SessionPhase.Reserving, "Reserve cores and memory"),
        (SessionPhase.CreatingDisk, "Make its disk"),
        (SessionPhase.Starting, "Start the machine"),
        (SessionPhase.Booting, "Boot its system"),
        (SessionPhase.Ready, "Ready"),
    ];

    public bool IsOnItsWay => Session.Phase < SessionPhase.Ready;

    public string StateOf(SessionPhase step) => Session.Phase switch
    {
        SessionPhase.Ready or SessionPhase.Paused or SessionPhase.Ending => "done",
        SessionPhase.Failed => "stopped",
        var now when step < now => "done",
        var now when step == now => "now",
        _ => "ahead",
    };

    public async Task<IActionResult> OnPostEndAsync(CancellationToken ct) =>
        await control.EndAsync(Session.Id, User.OwnerName(), ct) ? Redirect("/") : NotFound();
}
